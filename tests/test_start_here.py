"""Notebook 0 helps a learner whose kernel does not find softmaxlib."""

import builtins

import notebook_reading as reading
import pytest


@pytest.fixture
def first_cell():
    start = next(n for n in reading.notebooks() if n.name.startswith("00"))
    return start.code[0].source


def test_a_missing_module_is_told_with_what_mends_it(first_cell, monkeypatch, capsys):
    usual = builtins.__import__

    def without_softmaxlib(name, *args, **kwargs):
        if name.split(".")[0] == "softmaxlib":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return usual(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_softmaxlib)
    exec(first_cell, {})
    said = capsys.readouterr().out
    assert "The module softmaxlib is missing in the Python that runs this notebook." in said
    assert "%pip install -e .." in said and "Restart Kernel" in said


def test_where_nothing_is_missing_it_says_so(first_cell, capsys):
    exec(first_cell, {})
    assert capsys.readouterr().out == "All set: the course module softmaxlib is here.\n"
