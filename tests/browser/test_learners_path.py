"""A learner's way through an exercise of notebook 1: a mistake, its name, the hints, the answer."""

import pytest
from live_cells import NOTEBOOKS
from typing_hand import reply, rewrite, run_from

pytestmark = pytest.mark.browser

NOTEBOOK = NOTEBOOKS[1]
DIVIDED_BY_THE_SUM = ["def softmax_list(logits):", "return [z / sum(logits) for z in logits]"]
RIGHT = [
    "def softmax_list(logits):",
    "positives = [math.exp(z) for z in logits]",
    "total = sum(positives)",
    "return [p / total for p in positives]",
]


@pytest.fixture(scope="module")
def lab(open_lab):
    """Notebook 1, with the cells run that stand above the exercise."""
    lab = open_lab()
    lab.open_notebook(NOTEBOOK.name)
    lab.show_cell("softmax-stub")
    lab.command("notebook:run-all-above")
    return lab


def answer(lab, lines):
    """Type the answer, press Shift + Enter twice (stub and check), and return the check's reply."""
    rewrite(lab, "softmax-stub", lines)
    run_from(lab, "softmax-stub", count=2)
    return reply(lab, "softmax-check")


def test_the_untouched_stub_is_not_attempted_yet(lab):
    run_from(lab, "softmax-stub", count=2)
    assert "not attempted yet" in reply(lab, "softmax-check")


def test_a_wrong_answer_is_told_its_likely_cause(lab):
    words = answer(lab, DIVIDED_BY_THE_SUM)
    assert "softmax_list: look again" in words
    assert "you divide the scores by their sum" in words
    assert "Traceback" not in words and len(words.splitlines()) <= 8


def test_the_hints_unfold_one_by_one(lab):
    folds = lab.show_cell("softmax-folds").locator("details")
    names = ["Nudge", "Idea", "Almost code", "Solution"]
    assert [name.strip() for name in folds.locator("summary").all_inner_texts()] == names
    for position in range(4):
        fold = folds.nth(position)
        hidden = fold.locator("summary ~ *").first
        assert not hidden.is_visible()
        fold.locator("summary").click()
        assert hidden.is_visible() and hidden.inner_text().strip()
    assert "math.exp" in folds.nth(3).inner_text()


def test_the_mended_answer_passes(lab):
    words = answer(lab, RIGHT)
    assert words.startswith("softmax_list: passed")
    (source,) = [cell["source"] for cell in lab.cells() if cell["id"] == "softmax-stub"]
    assert source == "\n    ".join(RIGHT)
