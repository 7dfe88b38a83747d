"""The committed notebooks are what `python tests/save_notebooks.py` makes of them."""

import difflib
import json

import nbformat
import notebook_reading as reading
import pytest
import save_notebooks
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

_LINES, _WIDTH = 40, 160


def difference(saved, fresh):
    """The first lines in which two texts differ; "" if they do not."""
    lines = difflib.unified_diff(
        saved.splitlines(), fresh.splitlines(), "as committed", "as saved now", lineterm="", n=2
    )
    return "\n".join(line[:_WIDTH] for line in list(lines)[:_LINES])


@pytest.mark.parametrize("path", save_notebooks.paths(), ids=lambda p: p.stem)
def test_notebook_is_committed_as_the_save_command_makes_it(path):
    saved = save_notebooks.compared(nbformat.read(path, as_version=4))
    fresh = save_notebooks.compared(reading.result_of(save_notebooks.executed, path))
    differs = difference(saved, fresh)
    if differs:
        command = f"python tests/save_notebooks.py {path.name[:2]}"
        pytest.fail(f"run: {command}\n{differs}", pytrace=False)


WIDGETS = """\
from ipywidgets import HTML, VBox

inner = HTML("share")
VBox([inner])"""
PIECES = """\
import sys

print("one", flush=True)
sys.stdout.flush()
print("two")"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A small notebook in a folder of its own, saved twice: path, first and second text, report."""
    folder = tmp_path_factory.mktemp("notebooks")
    path = folder / "01_small.ipynb"
    cells = [
        new_markdown_cell("# Small", id="title", metadata={"editable": True}),
        new_code_cell(PIECES, id="pieces", metadata={"tags": ["figure"], "collapsed": False}),
        new_code_cell(WIDGETS, id="widgets", execution_count=7),
        new_code_cell("print(open('01_small.ipynb').read()[:1])", id="folder"),
    ]
    metadata = {"kernelspec": {"display_name": "Mine", "language": "python", "name": "mine"}}
    nbformat.write(new_notebook(cells=cells, metadata=metadata), path)
    (folder / "my_01_small.ipynb").write_text("a learner's own copy", encoding="utf-8")
    return path, *_saved_twice(path)


def _saved_twice(path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(save_notebooks, "NOTEBOOKS", path.parent)
        save_notebooks.main(["01"])
        first = path.read_text(encoding="utf-8")
        save_notebooks.main([])
    return first, path.read_text(encoding="utf-8")


def test_saving_twice_changes_nothing(saved):
    _, first, second = saved
    assert not difference(first, second)


def test_text_that_came_in_pieces_is_joined(saved):
    outputs = json.loads(saved[1])["cells"][1]["outputs"]
    assert [(o["name"], "".join(o["text"])) for o in outputs] == [("stdout", "one\ntwo\n")]


def test_widgets_are_saved_under_stable_ids(saved):
    notebook = json.loads(saved[1])
    (view,) = notebook["cells"][2]["outputs"]
    (widgets,) = notebook["metadata"]["widgets"].values()
    ids = list(widgets["state"])
    assert sorted(ids) == sorted(save_notebooks.stable_widget_id(i) for i in range(len(ids)))
    assert view["data"]["application/vnd.jupyter.widget-view+json"]["model_id"] in ids
    (box,) = [m["state"] for m in widgets["state"].values() if m["model_name"] == "VBoxModel"]
    assert box["children"][0].removeprefix("IPY_MODEL_") in ids


def test_only_what_belongs_to_the_course_is_kept(saved):
    path, first, _ = saved
    notebook = json.loads(first)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert [c["id"] for c in notebook["cells"]] == ["title", "pieces", "widgets", "folder"]
    assert [c["metadata"] for c in notebook["cells"]] == [{}, {"tags": ["figure"]}, {}, {}]
    assert [c.get("execution_count") for c in notebook["cells"]] == [None, 1, 2, 3]
    assert notebook["cells"][3]["outputs"], "cells should run in the notebook's own folder"
    assert (path.parent / "my_01_small.ipynb").read_text(encoding="utf-8").startswith("a learner")


def test_a_redrawn_picture_is_saved_and_yet_not_a_difference(saved, monkeypatch, capsys):
    path, first, _ = saved
    fresh = nbformat.reads(first, as_version=4)
    picture = {"output_type": "display_data", "metadata": {}, "data": {"text/plain": "Picture"}}
    fresh.cells[1].outputs = [nbformat.from_dict(picture)]
    texts = []
    for png in ("iVBORw0KGgo=\n", "iVBORw0KGgp=\n"):
        fresh.cells[1].outputs[0]["data"]["image/png"] = png
        texts.append(save_notebooks.compared(fresh))
        monkeypatch.setattr(save_notebooks, "NOTEBOOKS", path.parent)
        monkeypatch.setattr(save_notebooks, "executed", lambda path: fresh)
        save_notebooks.main([])
        assert "  saved" in capsys.readouterr().out
    assert texts[0] == texts[1]
    save_notebooks.main([])
    assert "  unchanged" in capsys.readouterr().out


def test_the_difference_is_readable():
    assert not difference("same\ntext", "same\ntext")
    long = difference("a\nb", "a\n" + "\n".join(["x" * 1000] * 1000))
    assert "-b" in long
    assert len(long) <= _LINES * (_WIDTH + 1)


def test_the_kernel_does_not_warn_of_its_own_transport(tmp_path, capfd):
    save_notebooks.run(new_notebook(cells=[new_code_cell("1", id="one")]), tmp_path)
    assert capfd.readouterr().err == ""
