"""The live figures of the notebooks, whichever there are: found, moved, compared with Python."""

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from pointing_hand import drag
from serving import ROOT
from stage import assert_same_numbers, page_numbers

NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
VIEW = "application/vnd.jupyter.widget-view+json"


def live_cells(path):
    """The code cells of a notebook that are tagged live."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if "live" in cell.metadata.get("tags", [])]


WITH_LIVE_CELLS = [path for path in NOTEBOOKS if live_cells(path)]
each_live_notebook = pytest.mark.parametrize("path", WITH_LIVE_CELLS, ids=lambda path: path.stem)


def severe_barriers(page, context):
    """What axe finds within these elements that is critical or serious."""
    found = Axe().run(page, context=context).response["violations"]
    return [barrier for barrier in found if barrier["impact"] in ("critical", "serious")]


class LiveFigure:
    """A live figure in a page: its root, its first handle, and the numbers that it tells."""

    def __init__(self, root):
        self.root, self.page = root, root.page
        self.handle = root.locator(".handle").first

    def numbers(self):
        """What the page has computed, in full precision."""
        return page_numbers(self.root)

    def told(self):
        """The same as the page writes it: texts that differ are numbers that differ."""
        return self.root.get_attribute("data-numbers")

    def grip(self):
        """Where the first handle shows that it can be grabbed; the handle itself if nowhere."""
        self.handle.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
        grips = self.handle.locator(".grip")
        return grips.first if grips.count() else self.handle

    def drag(self, across=6, up=10):
        """Drag the first handle by so many pixels to the right and upwards."""
        drag(self.grip(), across, up)

    def press(self, key):
        """Press a key on the first handle."""
        self.handle.focus()
        self.page.keyboard.press(key)

    def wait_until_changed(self, before, seconds=5):
        """Wait until the page tells other numbers than before."""
        for _ in range(int(seconds / 0.05)):
            self.page.wait_for_timeout(50)
            if self.told() != before:
                return
        raise AssertionError(f"the numbers stayed {before}")

    def moves(self):
        """Whether the mouse moves the first handle, and then the keyboard.

        Up and then down: the drag may have come to the end of its range.
        """
        for move in (self.drag, lambda: self.press("ArrowDown")):
            before = self.told()
            assert before is not None
            move()
            self.wait_until_changed(before)
            self.check()
        return True

    def check(self):
        """What must hold after each move."""


class LiveCell(LiveFigure):
    """The live figure that a cell shows in JupyterLab, and its widget in the kernel.

    With `kernel=False` the widget is not in the kernel: the notebook has not been run.
    """

    def __init__(self, lab, cell_id, kernel=True):
        super().__init__(lab.show_live_figure(cell_id))
        self.lab, self.cell_id, self.kernel = lab, cell_id, kernel

    def check(self):
        if self.kernel:
            self.assert_agrees_with_python()

    def python(self, code="", value="None"):
        """Run code in the kernel, where `_live` is the widget of this cell; return `value`."""
        (model_id,) = [
            output["data"][VIEW]["model_id"]
            for output in self.lab.outputs(self.cell_id)
            if VIEW in output.get("data", {})
        ]
        find = "from ipywidgets.widgets.widget import _instances as _live"
        return self.lab.run_in_kernel(f"{find}\n_live = _live[{model_id!r}]\n{code}", value)

    def python_numbers(self):
        return self.python(value="_live.numbers")

    def assert_agrees_with_python(self, seconds=5):
        """Assert that page and kernel have the same numbers, once they have told each other."""
        for _ in range(int(seconds / 0.1)):
            self.page.wait_for_timeout(100)
            try:
                assert_same_numbers(self.numbers(), self.python_numbers())
            except AssertionError:
                continue
            return
        assert_same_numbers(self.numbers(), self.python_numbers())
