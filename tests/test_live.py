"""The Python side of the live figures: their text form, their script, their errors."""

import math
import re
from importlib.resources import files

import numpy as np
import pytest
from traitlets import TraitError

from softmaxlib import live, softmax
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
    assert len(script + style) < 40_000


def test_bars_say_their_numbers():
    assert repr(live.Bars()) == (
        "Live figure: scores become shares by softmax. cat: score 2, share 0.659; dog: score 1, "
        "share 0.2424; bird: score 0.1, share 0.09857. Run this cell in JupyterLab to move it."
    )
    assert "plain division. class 1: score -1, share -1;" in repr(
        live.Bars([-2, -2, 1, 0], shift=1, plain_division=True)
    )


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_bars_take_any_sequence_of_numbers(kind):
    bars = live.Bars(kind([1.5, -1, 3]), labels=("a", "b", "c"))
    assert bars.logits == [1.5, -1.0, 3.0] and type(bars.logits) is list
    bars.logits = kind([0, 0, 1])
    assert np.allclose(bars.shares, softmax([0, 0, 1]), rtol=0, atol=1e-15)


def test_bars_make_room_for_large_logits():
    bars = live.Bars([8.5, 1, -20])
    assert (bars.low, bars.high) == (-20, 9)


def test_shift_leaves_the_shares_and_plain_division_does_not():
    bars = live.Bars([-1, 2, 3])
    shares = bars.shares
    bars.shift = 7
    assert bars.scores == [6, 9, 10]
    assert np.allclose(bars.shares, shares, rtol=0, atol=1e-15)
    bars.plain_division = True
    assert np.allclose(bars.shares, [6 / 25, 9 / 25, 10 / 25])
    bars.shift = 0
    assert np.allclose(bars.shares, [-0.25, 0.5, 0.75])
    bars.logits = [-0.3, 0.3, 0]
    assert all(map(math.isnan, bars.shares))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("logits", [1, 2], "3 labels need 3 logits, not 2"),
        ("logits", [1, math.nan, 2], r"logits\[1\] should be a finite number, not nan"),
        ("logits", [1, math.inf, 2], r"logits\[1\] should be a finite number, not inf"),
        ("logits", [1, 2, "3"], r"logits\[2\] should be a number, not '3'"),
        ("logits", "123", "logits should be a list of numbers, not '123'"),
        ("logits", 3, "logits should be a list of numbers, not 3"),
        ("logits", [[1, 2, 3]], r"logits\[0\] should be a number"),
        ("logits", [1, 2, 30], r"logits\[2\] should lie between -3 and 5, not be 30"),
        ("labels", ["a", "b"], "3 logits need 3 labels, not 2"),
        ("labels", ["a", "b", "b"], "labels should all differ"),
        ("labels", ["a", "b", 3], r"labels\[2\] should be a name, not 3"),
        ("labels", "cat", "labels should be a list of names, not 'cat'"),
        ("shift", 11, "shift should lie between -10 and 10, not be 11"),
        ("shift", "far", "shift should be a number, not 'far'"),
        ("plain_division", "no", "plain_division"),
        ("low", 50, "low should be smaller than high, not 50 and 5"),
        ("low", 1, r"logits\[2\] should lie between 1 and 5, not be 0.1"),
        ("high", math.nan, "high should be a finite number, not nan"),
        ("high", -9, "low should be smaller than high, not -3 and -9"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(name, value, words):
    bars = live.Bars()
    before = getattr(bars, name)
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        setattr(bars, name, value)
    assert getattr(bars, name) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"logits": [1]}, "2 to 6 names are needed, not 1"),
        ({"logits": [0] * 7}, "2 to 6 names are needed, not 7"),
        ({"logits": [1, 2], "labels": ["a", "b", "c"]}, "3 labels need 3 logits, not 2"),
        ({"low": 5, "high": -3}, "low should be smaller than high, not 5 and -3"),
        ({"low": math.nan}, "low should be a finite number, not nan"),
        ({"logits": [1, 2, 900]}, r"logits\[2\] should lie between -100 and 100, not be 900"),
        ({"high": 1.5}, r"logits\[0\] should lie between -3 and 1.5, not be 2"),
        ({"shift": 11}, "shift should lie between"),
    ],
)
def test_bad_arguments_are_refused_in_words(arguments, words):
    with pytest.raises((TypeError, ValueError), match=words):
        live.Bars(**arguments)


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
