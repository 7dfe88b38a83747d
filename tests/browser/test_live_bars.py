"""The live bars of notebook 1, moved in the real JupyterLab as a learner moves them."""

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import ROOT
from stage import page_numbers

from softmaxlib import softmax

pytestmark = pytest.mark.browser

NOTEBOOK = "01_list_comprehension.ipynb"
CELL = "live-bars"
START = [2.0, 1.0, 0.1]
NOTEBOOKS = [path.stem for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))]


@pytest.fixture(scope="module")
def notebook(open_lab):
    """Notebook 1, run from top to bottom."""
    lab = open_lab()
    lab.open_notebook(NOTEBOOK)
    assert lab.run_all() == []
    return lab


@pytest.fixture
def bars(notebook):
    """The live figure of notebook 1, in view and as it starts."""
    bars = Bars(notebook)
    bars.reset()
    return bars


class Bars:
    """The figure in the page: its handles, and the numbers that the page computes."""

    def __init__(self, lab):
        self.lab = lab
        self.page = lab.page
        self.root = lab.show_live_figure(CELL)

    def handle(self, label):
        return self.root.locator(f'[role="slider"][aria-label="{label}"]')

    def numbers(self, name):
        """What the page computes, in full precision: scores, positives or shares."""
        self.page.wait_for_timeout(100)
        return np.array(page_numbers(self.root)[name])

    def shown(self):
        """The line of text under the figure, once it has been brought up to date."""
        self.page.wait_for_timeout(500)
        return self.root.locator('[role="status"]').inner_text()

    def drag(self, label, upwards, steps=12):
        """Grab the bar of this class at its grip, and move the mouse so many pixels upwards."""
        box = self.handle(label).locator(".grip").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x, y - upwards, steps=steps)
        self.page.mouse.up()

    def reset(self):
        self.root.get_by_role("button", name="Reset").click()

    def agrees_with_python(self):
        scores = self.numbers("scores")
        assert np.allclose(self.numbers("positives"), np.exp(scores), rtol=1e-12, atol=0)
        assert np.allclose(self.numbers("shares"), softmax(scores), rtol=0, atol=1e-12)
        return True


def test_it_starts_with_the_numbers_of_the_notebook(bars):
    assert bars.numbers("scores").tolist() == START
    assert bars.agrees_with_python()
    assert "cat: score 2, positive 7.389, share 0.659" in bars.shown()


def test_python_hears_of_what_the_hand_does(bars):
    bars.drag("cat", upwards=-20)
    bars.lab.run_in_kernel("moved = Out[max(k for k in Out if isinstance(Out[k], live.Bars))]")
    bars.lab.run_in_kernel("assert moved.logits[0] < 1.9; moved.logits = [0.0, 0.0, 0.0]")
    bars.page.wait_for_timeout(300)
    assert bars.numbers("scores").tolist() == [0, 0, 0]


def test_dragging_a_bar_moves_score_positive_and_share(bars):
    before = bars.numbers("shares")
    bars.drag("dog", upwards=25)
    scores, shares = bars.numbers("scores"), bars.numbers("shares")
    assert scores[1] > 1.2 and scores[[0, 2]].tolist() == [2.0, 0.1]
    assert shares[1] > before[1] and shares[0] < before[0] and shares[2] < before[2]
    assert bars.agrees_with_python()
    assert f"dog: score {scores[1]:.4g}" in bars.shown()


def test_a_bar_stops_at_the_ends_of_its_range(bars):
    bars.drag("cat", upwards=600)
    assert bars.numbers("scores")[0] == 5
    bars.drag("cat", upwards=-600)
    assert bars.numbers("scores")[0] == -3
    assert bars.agrees_with_python()


def test_the_keyboard_moves_a_bar(bars):
    bars.handle("bird").focus()
    for key in ("ArrowUp", "ArrowUp", "PageUp", "ArrowDown"):
        bars.page.keyboard.press(key)
    assert np.isclose(bars.numbers("scores")[2], 1.2)
    assert bars.agrees_with_python()
    words = bars.handle("bird").get_attribute("aria-valuetext")
    assert words.startswith("bird: logit 1.2, share 0.2")
    bars.page.keyboard.press("Home")
    assert bars.numbers("scores")[2] == -3


def test_shift_moves_the_scores_and_leaves_the_shares(bars):
    shares = bars.numbers("shares")
    bars.root.locator('input[type="range"]').focus()
    for _ in range(4):
        bars.page.keyboard.press("ArrowRight")
    assert np.allclose(bars.numbers("scores"), np.add(START, 2))
    assert np.allclose(bars.numbers("shares"), shares, rtol=0, atol=1e-12)
    assert bars.agrees_with_python()


def test_keys_in_the_figure_do_not_fold_or_leave_the_notebook(bars):
    count = bars.page.locator(".jp-Cell:visible").count()
    bars.root.locator('input[type="range"]').focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowLeft", "b", "d", "d"):
        bars.page.keyboard.press(key)
    assert bars.root.is_visible()
    assert bars.page.locator(".jp-Cell:visible").count() == count
    assert np.allclose(bars.numbers("scores"), np.add(START, -1.5))


def test_plain_division_shows_what_is_no_share(bars):
    bars.root.get_by_text("share by plain division").click()
    bars.drag("bird", upwards=-25)
    scores, shares = bars.numbers("scores"), bars.numbers("shares")
    assert scores[2] < 0 and shares[2] < 0
    assert np.allclose(shares, scores / scores.sum(), rtol=1e-12, atol=0)
    assert "not a share" in bars.shown()
    bars.reset()
    assert bars.numbers("scores").tolist() == START
    assert bars.agrees_with_python()


def test_no_barrier_for_assistive_technology(bars):
    result = Axe().run(bars.page, context=".softmaxlib-live")
    severe = [v for v in result.response["violations"] if v["impact"] in ("critical", "serious")]
    assert severe == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_for_a_person_to_look_at(open_lab, theme):
    for name in NOTEBOOKS:
        lab = open_lab(width=1000)
        lab.open_notebook(f"{name}.ipynb", theme)
        assert lab.run_all() == []
        paths = lab.screenshot_top_to_bottom(name, theme)
        assert len(paths) > 2 and all(path.stat().st_size > 10_000 for path in paths)
