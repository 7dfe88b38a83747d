"""An endless answer in notebook 1, stopped by its check or by the stop button: all still works."""

import pytest
from live_cells import NOTEBOOKS, LiveCell, live_cells
from typing_hand import reply, rewrite, run_from

pytestmark = pytest.mark.browser

NOTEBOOK = NOTEBOOKS[1]
ENDLESS = ["def softmax_list(logits):", "while True:", "pass"]
RIGHT = ["def softmax_list(logits):", "powers = [math.exp(z) for z in logits]"]
RIGHT += ["return [p / sum(powers) for p in powers]"]


@pytest.fixture(scope="module")
def lab(open_lab):
    lab = open_lab()
    lab.open_notebook(NOTEBOOK.name)
    assert lab.run_all() == []
    return lab


def press_stop(lab):
    """Click on the stop button above the notebook, while the kernel is at work."""
    lab.wait_until_busy()
    lab.page.wait_for_timeout(300)
    lab.page.locator('.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"]').click()
    lab.wait_until_idle(seconds=10)


def assert_all_still_works(lab):
    rewrite(lab, "softmax-stub", RIGHT)
    run_from(lab, "softmax-stub", count=2)
    assert reply(lab, "softmax-check").startswith("softmax_list: passed")
    (cell,) = live_cells(NOTEBOOK)
    assert LiveCell(lab, cell.id).moves()


def test_a_check_stops_an_endless_answer_by_itself(lab):
    rewrite(lab, "softmax-stub", ENDLESS)
    run_from(lab, "softmax-stub", count=2)
    assert "was still running after 2 seconds" in reply(lab, "softmax-check")
    assert_all_still_works(lab)


def test_the_stop_button_stops_a_check_of_an_endless_answer(lab):
    lab.run_in_kernel("from softmaxlib.check import running; running.SECONDS = 60")
    rewrite(lab, "softmax-stub", ENDLESS)
    run_from(lab, "softmax-stub", count=2, wait=False)
    press_stop(lab)
    assert "KeyboardInterrupt" in reply(lab, "softmax-check")
    assert_all_still_works(lab)


def test_the_stop_button_stops_an_endless_cell(lab):
    rewrite(lab, "softmax-stub", ["while True:", "pass"])
    run_from(lab, "softmax-stub", wait=False)
    press_stop(lab)
    assert "KeyboardInterrupt" in reply(lab, "softmax-stub")
    assert_all_still_works(lab)
