"""The Python side of the live figures: their text form, their script, their errors."""

import re
from importlib.resources import files

import numpy as np
import pytest

from softmaxlib import live
from softmaxlib.live.base import LiveFigure
from softmaxlib.palette import CLASS_STYLES

FIGURES = [getattr(live, name) for name in live.__all__]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
def test_the_text_form_is_stable_and_has_no_address(figure):
    data, _ = figure()._repr_mimebundle_()
    again, _ = figure()._repr_mimebundle_()
    assert data["text/plain"] == again["text/plain"] == repr(figure())
    assert data["text/plain"].startswith("Live figure: ")
    assert "0x" not in data["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in data


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
def test_the_script_is_one_small_module_that_fetches_nothing(figure):
    script, style = figure._esm, figure._css
    assert issubclass(figure, LiveFigure)
    assert script.count("export default") == 1
    assert not re.search(r"\bimport\b|\bfetch\(|XMLHttpRequest|url\(['\"h]", script)
    assert set(re.findall(r"https?://[^\"'\s]+", script + style)) <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in style and "url(" not in style
    assert all(colour.colour in script for colour in CLASS_STYLES)
    assert len(script + style) < 48_000


def test_each_file_of_a_live_figure_is_small_enough_to_read():
    paths = [path for path in files("softmaxlib.live").iterdir() if path.is_file()]
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert len(lines) > 8
    assert {name: count for name, count in lines.items() if count > 200} == {}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
def test_the_numbers_of_a_figure_are_numbers_by_name(figure):
    numbers = figure().numbers
    assert numbers
    for name, values in numbers.items():
        assert np.array(values).dtype.kind in "if", name
        assert np.isfinite(values).all(), name
