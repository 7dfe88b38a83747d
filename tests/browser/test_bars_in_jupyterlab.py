"""The live bars of notebook 1, moved in the real JupyterLab as a learner moves them.

That hand, page and kernel agree is tested for every live figure in test_every_notebook.py.
"""

import re

import numpy as np
import pytest
from lab import CURRENT
from live_cells import NOTEBOOKS, LiveFigure
from pointing_hand import drag

from softmaxlib import softmax

pytestmark = pytest.mark.browser

START = [2.0, 1.0, 0.1]


@pytest.fixture(scope="module")
def notebook(open_lab):
    """Notebook 1, run from top to bottom."""
    lab = open_lab()
    lab.open_notebook(NOTEBOOKS[1].name)
    assert lab.run_all() == []
    return lab


@pytest.fixture
def bars(notebook):
    """The live figure of notebook 1, in view and as it starts."""
    bars = Bars(notebook.show_live_figure("live-bars"))
    bars.reset()
    return bars


class Bars(LiveFigure):
    """The figure in the page: its bars by name, and the numbers that the page computes."""

    def bar(self, label):
        return self.root.locator(f'[role="slider"][aria-label="{label}"]')

    def shift(self):
        return self.root.get_by_role("slider", name=re.compile("^shift"))

    def read(self, name):
        """What the page computes, in full precision: scores, positives or shares."""
        self.page.wait_for_timeout(100)
        return np.array(self.numbers()[name])

    def shown(self):
        """The line of text under the figure, once it has been brought up to date."""
        self.page.wait_for_timeout(500)
        return self.root.locator('[role="status"]').inner_text()

    def drag_bar(self, label, up):
        """Grab the bar of this class at its grip, and move the mouse so many pixels upwards."""
        drag(self.bar(label).locator(".grip"), up=up, steps=12)

    def reset(self):
        self.root.get_by_role("button", name="Reset").click()

    def shares_are_right(self):
        return np.allclose(self.read("shares"), softmax(self.read("scores")), rtol=0, atol=1e-12)


def test_it_starts_with_the_numbers_of_the_notebook(bars):
    assert bars.read("scores").tolist() == START
    assert bars.shares_are_right()
    assert "cat: score 2, positive 7.389, share 0.659" in bars.shown()


def test_dragging_a_bar_moves_score_positive_and_share(bars):
    before = bars.read("shares")
    bars.drag_bar("dog", up=25)
    scores, shares = bars.read("scores"), bars.read("shares")
    assert scores[1] > 1.2 and scores[[0, 2]].tolist() == [2.0, 0.1]
    assert shares[1] > before[1] and shares[0] < before[0] and shares[2] < before[2]
    assert bars.shares_are_right()
    assert f"dog: score {scores[1]:.4g}" in bars.shown()


def test_a_bar_stops_at_the_ends_of_its_range(bars):
    bars.drag_bar("cat", up=600)
    assert bars.read("scores")[0] == 5
    bars.drag_bar("cat", up=-600)
    assert bars.read("scores")[0] == -3
    assert bars.shares_are_right()


def test_the_keyboard_moves_a_bar(bars):
    bars.bar("bird").focus()
    for key in ("ArrowUp", "ArrowUp", "PageUp", "ArrowDown"):
        bars.page.keyboard.press(key)
    assert np.isclose(bars.read("scores")[2], 1.2)
    assert bars.shares_are_right()
    words = bars.bar("bird").get_attribute("aria-valuetext")
    assert words.startswith("bird: logit 1.2, share 0.2")
    bars.page.keyboard.press("Home")
    assert bars.read("scores")[2] == -3


def test_shift_moves_the_scores_and_leaves_the_shares(bars):
    shares = bars.read("shares")
    bars.shift().focus()
    for _ in range(4):
        bars.page.keyboard.press("ArrowRight")
    assert np.allclose(bars.read("scores"), np.add(START, 2))
    assert np.allclose(bars.read("shares"), shares, rtol=0, atol=1e-12)


def test_keys_with_shift_do_not_select_merge_or_number_cells(notebook, bars):
    how_many = f"() => {CURRENT}.content.widgets.length"
    count = notebook.evaluate(how_many)
    bars.bar("cat").focus()
    for key in ("Shift+K", "Shift+M", "Shift+L", "Shift+J", "Shift+M"):
        bars.page.keyboard.press(key)
    assert notebook.evaluate(how_many) == count
    assert bars.root.is_visible()


def test_keys_in_the_figure_do_not_fold_or_leave_the_notebook(bars):
    count = bars.page.locator(".jp-Cell:visible").count()
    bars.shift().focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowLeft", "b", "d", "d"):
        bars.page.keyboard.press(key)
    assert bars.root.is_visible()
    assert bars.page.locator(".jp-Cell:visible").count() == count
    assert np.allclose(bars.read("scores"), np.add(START, -1.5))


def test_plain_division_shows_what_is_no_share(bars):
    bars.root.get_by_text("share by plain division").click()
    bars.drag_bar("bird", up=-25)
    scores, shares = bars.read("scores"), bars.read("shares")
    assert scores[2] < 0 and shares[2] < 0
    assert np.allclose(shares, scores / scores.sum(), rtol=1e-12, atol=0)
    assert "not a share" in bars.shown()
    bars.reset()
    assert bars.read("scores").tolist() == START
    assert bars.shares_are_right()
