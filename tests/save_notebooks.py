"""Run the notebooks and save them as they are committed: `python tests/save_notebooks.py [01 ...]`.

This is the one way in which outputs get into a notebook. It runs every cell in a fresh kernel and
keeps what is the same on every machine: sources, ids, tags, outputs, and the state of the live
figures under ids that do not change from run to run.
"""

import json
import sys
import uuid
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def paths(names=()):
    """The notebooks whose file name starts with one of `names`; all of them without names.

    Those of the course begin with two digits; learners' own copies beside them do not count.
    """
    names = [Path(name).name for name in names]
    found = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    return [p for p in found if not names or p.name.startswith(tuple(names))]


def executed(path):
    """Run the notebook in a fresh kernel and return it as it should be committed."""
    return _normalised(run(nbformat.read(path, as_version=4), path.parent))


def run(notebook, folder=NOTEBOOKS):
    """Run every cell in a fresh kernel, in `folder`; the outputs replace those of the notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook.metadata.pop("widgets", None)
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=True,
        extra_arguments=["--log-level=ERROR"],  # newer kernels warn of their own transport
        resources={"metadata": {"path": str(folder)}},
    )
    return client.execute()


def _normalised(notebook):
    widgets = notebook.metadata.get("widgets")
    notebook.metadata = nbformat.from_dict(dict(_METADATA))
    for cell in notebook.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if cell.cell_type == "code":
            cell.outputs = _without_paths(_joined_streams(cell.outputs))
    if widgets:
        notebook.metadata["widgets"] = widgets
        notebook = _with_stable_widget_ids(notebook)
    nbformat.validate(notebook)
    return notebook


def _without_paths(outputs):
    """The outputs; of a traceback only the last line, which names no folder of this machine."""
    for output in outputs:
        if output.output_type == "error":
            output.traceback = [f"{output.ename}: {output.evalue}"]
    return outputs


def _joined_streams(outputs):
    """The outputs, with text that the kernel sent in pieces put together again."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        both_streams = last is not None and last.output_type == output.output_type == "stream"
        if both_streams and last.name == output.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def _with_stable_widget_ids(notebook):
    """The notebook with its random widget ids replaced by numbered ones, in order of creation."""
    text = nbformat.writes(notebook)
    for state in notebook.metadata.widgets.values():
        for position, model_id in enumerate(state["state"]):
            text = text.replace(model_id, stable_widget_id(position))
    return nbformat.reads(text, as_version=4)


def stable_widget_id(position):
    """The id of the widget that is created at this position, 0 first, in any notebook."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"softmax-course-widget-{position}").hex


def compared(notebook):
    """What two runs of one notebook must share, as text: all but pictures, tracebacks, versions."""
    content = json.loads(nbformat.writes(notebook))
    for cell in content["cells"]:
        for output in cell.get("outputs", []):
            output.pop("traceback", None)
            output.get("data", {}).pop("image/png", None)
    for widgets in content["metadata"].get("widgets", {}).values():
        for model in widgets["state"].values():
            model.pop("model_module_version", None)
            for key in ("_model_module_version", "_view_module_version"):
                model["state"].pop(key, None)
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True)


def main(names):
    if not paths(names):
        sys.exit(f"no notebook's file name begins with {' or '.join(names)}")
    for path in paths(names):
        print(f"running {path.name}", flush=True)
        fresh = nbformat.writes(executed(path)) + "\n"
        if fresh == path.read_text(encoding="utf-8"):
            print("  unchanged")
            continue
        path.write_text(fresh, encoding="utf-8", newline="\n")
        print("  saved")


if __name__ == "__main__":
    main(sys.argv[1:])
