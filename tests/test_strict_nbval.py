"""`python -m pytest` compares the outputs of the notebooks with those that the code gives now.

A notebook with right and wrong outputs goes through the project's own settings, so a change of
these that lets wrong outputs pass fails here.
"""

import re
import tomllib

import nbformat
import pytest
import save_notebooks
from nbformat.v4 import new_code_cell, new_notebook
from strict_nbval import PYPROJECT, pytest_on

ONE_PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

SETUP = """\
import math

from matplotlib.figure import Figure
from softmaxlib import check
from softmaxlib.figures.described import DescribedFigure
from softmaxlib.live import Bars"""
PRINT = "print(round(math.e, 3))"
CHECK = "check.squares([1, 4, 9, 16, 25])"
PICTURE = "DescribedFigure(Figure((1, 1)), f'The first share is {0.5 + 0.25}, the other 0.25.')"
LIVE = "Bars([2.0, 1.0], ['cat', 'dog'])"


def replaced(wrong, right):
    """A change of outputs that puts `wrong` where the text has `right`, in every form of it."""

    def change(outputs):
        for output in outputs:
            if "text" in output:
                output["text"] = output["text"].replace(right, wrong)
            for kind, data in output.get("data", {}).items():
                if kind.startswith("text/"):
                    output["data"][kind] = data.replace(right, wrong)

    return change


def redrawn(outputs):
    outputs[0]["data"]["image/png"] = ONE_PIXEL


# What the cell does, its code, what is done to its saved outputs, and whether it should pass.
CASES = [
    ("setup", SETUP, None, True),
    ("print", PRINT, None, True),
    ("print-wrong-number", PRINT, replaced("2.719", "2.718"), False),
    ("print-lost", PRINT, list.clear, False),
    ("check", CHECK, None, True),
    ("check-other-words", CHECK, replaced("look again", "passed"), False),
    ("picture", PICTURE, None, True),
    ("picture-redrawn", PICTURE, redrawn, True),
    ("picture-wrong-description", PICTURE, replaced("0.76", "0.75"), False),
    ("picture-without-description", PICTURE, lambda outputs: outputs.pop(), False),
    ("live", LIVE, None, True),
    ("live-wrong-text", LIVE, replaced("score 3", "score 2"), False),
]


@pytest.fixture(scope="module")
def passed(tmp_path_factory):
    """For each case, whether its cell passed."""
    path = tmp_path_factory.mktemp("notebooks") / "cases.ipynb"
    cells = [new_code_cell(code, id=name) for name, code, *_ in CASES]
    notebook = save_notebooks.run(new_notebook(cells=cells), path.parent)
    for cell, (*_, change, _) in zip(notebook.cells, CASES, strict=True):
        if change:
            before = str(cell.outputs)
            change(cell.outputs)
            assert str(cell.outputs) != before, f"{cell.id}: nothing was changed"
    nbformat.write(notebook, path)
    said = pytest_on(path)
    found = dict(re.findall(r"::Cell (\d+) (PASSED|FAILED)", said))
    assert len(found) == len(CASES), said
    return {name: found[str(i)] == "PASSED" for i, (name, *_) in enumerate(CASES)}


@pytest.mark.parametrize(("name", "right"), [(name, right) for name, *_, right in CASES])
def test_only_right_outputs_pass(passed, name, right):
    assert passed[name] == right


def test_the_notebooks_are_among_what_pytest_runs():
    settings = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert "notebooks" in settings["testpaths"]
    assert not any("sanitize" in option or "lax" in option for option in settings["addopts"])
