"""The still figure of one nudged score: what it draws and says is what softmax computes."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import softmax
from softmaxlib.figures.nudging import four_decimals, nudge, signed
from softmaxlib.wording import number

FIVE = [0.5, 3, -1, 2, 3]
DRAWN = {
    "the running example": lambda: nudge([2.0, 1.0, 0.1]),
    "with names": lambda: nudge([2.0, 1.0, 0.1], ["cat", "dog", "bird"], which=2),
    "five classes, a tie": lambda: nudge(FIVE, which=1),
    "a score below 0 goes down": lambda: nudge([-2, -1, -3], which=1, h=-0.5),
    "a score crosses 0": lambda: nudge([-0.5, 1, -2, 0.2], which=0, h=3),
    "two equal classes": lambda: nudge([-4, -4], h=-1.25),
    "one class has it all": lambda: nudge([40, 0, 0], which=np.int64(0)),
    "small shares": lambda: nudge([-3.5, 1, -20, 0.2], which=0, h=3),
    "nothing moves": lambda: nudge([1000, 0, 3], which=1, h=1),
    "six classes": lambda: nudge((1, 1, 1, 1, 1, 1), ["strawberry"] * 6, which=5, h=0.001),
    "wide texts": lambda: nudge([123456, -12345, 3], ["newspapers"] * 3, which=1, h=0.00123),
}
CASES = [
    ([2.0, 1.0, 0.1], 0, 0.5),
    ([2.0, 1.0, 0.1], 1, -0.5),
    (FIVE, 1, 0.5),
    (FIVE, 2, 8),
    ([-4, -4], 1, -2),
    ([3, 3, 3, 3, 3, 3], 5, 0.001),
]


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def nudged(scores, which, h):
    """The shares before and after, and what each other class pays as a part of its own share."""
    raised = np.array(scores, dtype=float)
    raised[which] += h
    before, after = softmax(np.array(scores, dtype=float)), softmax(raised)
    other = 1 if which == 0 else 0
    return before, after, (before[other] - after[other]) / before[other]


@pytest.mark.parametrize("scores, which, h", CASES)
def test_the_bars_are_what_softmax_computes(scores, which, h):
    before, after, _ = nudged(scores, which, h)
    score_panel, share_panel, change_panel = nudge(scores, which=which, h=h).figure.axes
    widths = [bar.get_width() for bar in score_panel.patches]
    assert np.allclose(widths[: len(scores)], scores)
    assert score_panel.patches[-1].get_x() == scores[which]
    assert np.isclose(widths[-1], h)
    shares = [bar.get_width() for bar in share_panel.patches[len(scores) :]]
    assert np.allclose(shares[0::2], after) and np.allclose(shares[1::2], before)
    bars = np.array([bar.get_width() for bar in change_panel.patches])
    changes = after - before
    assert np.allclose(bars * np.abs(changes).max(), changes, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("scores, which, h", CASES)
def test_the_description_tells_shares_changes_and_the_part_that_is_paid(scores, which, h):
    before, after, part = nudged(scores, which, h)
    description = nudge(scores, which=which, h=h).description
    shares = [f"[{', '.join(f'{p:.4f}' for p in shares)}]" for shares in (before, after)]
    assert " become ".join(shares) in description
    for change in after - before:
        shown = f"{change:+.4f}" if abs(change) >= 5e-5 else f"{change:+.3g}"
        assert f" {shown}," in description
    assert "total 0." in description
    assert f" {'pays' if h > 0 else 'gains'} " in description
    assert f"{number(100 * abs(part), 3)} %" in description


def test_the_running_example_in_words():
    assert nudge([2.0, 1.0, 0.1]).description == (
        "The scores of cat, dog, bird are [2, 1, 0.1]. With cat's score + 0.5, the shares "
        "[0.6590, 0.2424, 0.0986] become [0.7611, 0.1698, 0.0690]. The changes are cat +0.1021, "
        "dog -0.0726, bird -0.0295, total 0. "
        "Each other class pays the same part of its own share: 29.9 %. "
        "For a tiny nudge h this part is about h × 0.6590: h times the share of cat."
    )


def test_of_two_classes_the_other_one_is_named():
    texts = [text.get_text() for text, _ in visible_texts(nudge([1, 2], which=1).figure)]
    assert any(text.endswith("and cat pays it") for text in texts)
    assert any(text.startswith("cat pays ") and "own share" in text for text in texts)


def test_a_gain_that_is_too_small_for_1_minus_p_is_still_told():
    before, after, _ = nudged([40, 0, 0], 0, 0.5)
    assert before[0] == after[0] == 1
    paid = (before - after)[1:].sum()
    assert f"cat {signed(paid, write=four_decimals)}, dog" in nudge([40, 0, 0]).description


def test_signed_numbers():
    assert [signed(value) for value in (0.25, -0.1598, 0.0, -0.0)] == [
        "+0.25", "-0.1598", "0", "0",
    ]  # fmt: skip
    assert signed(-0.5, " ") == "- 0.5"
    assert signed(0.03, write=four_decimals) == "+0.0300"


def test_four_decimals_and_what_they_would_hide():
    assert [four_decimals(value) for value in (0.17, 1, 0.00006, 0)] == [
        "0.1700", "1.0000", "0.0001", "0",
    ]  # fmt: skip
    assert four_decimals(4.248e-18) == "4.25e-18" and four_decimals(4.2e-18, 1) == "4e-18"


@pytest.mark.parametrize("h", [0.001, -0.001])
def test_for_a_tiny_nudge_each_other_class_pays_the_stated_part(h):
    before, _, part = nudged([2.0, 1.0, 0.1], 1, h)
    assert part / h == pytest.approx(before[1], rel=1e-3)
    description = nudge([2.0, 1.0, 0.1], which=1, h=h).description
    assert description.endswith(f"about h × {before[1]:.4f}: h times the share of dog.")


def test_frame_has_one_meaning():
    texts = [text.get_text() for text, _ in visible_texts(nudge([2.0, 1.0, 0.1]).figure)]
    assert [text for text in texts if "frame" in text] == ["frame: before, bar: after"]
    assert "pale: nudge" in texts


@pytest.mark.parametrize(
    "draw",
    [
        lambda: nudge([1.0]),
        lambda: nudge([1, np.nan]),
        lambda: nudge("cat"),
        lambda: nudge(list(range(7))),
        lambda: nudge([[1, 2], [3, 4]]),
        lambda: nudge([1, 2], ["one"]),
        lambda: nudge([1, 2], ["a", "$"]),
        lambda: nudge([1, 2], which=2),
        lambda: nudge([1, 2], which=-1),
        lambda: nudge([1, 2], which=0.0),
        lambda: nudge([1, 2], which=True),
        lambda: nudge([1, 2], which="cat"),
        lambda: nudge([1, 2], h=0),
        lambda: nudge([1, 2], h=1e-5),
        lambda: nudge([1, 2], h=-11),
        lambda: nudge([1, 2], h=np.nan),
        lambda: nudge([1, 2], h="0.5"),
        lambda: nudge([1, 2], h=[0.5, 0.5]),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was|give|given"):
        draw()


def test_each_name_stands_at_the_bars_of_its_class():
    names, scores = ["a", "b", "c", "d"], [2, -1, 0.5, 1]
    before, after, _ = nudged(scores, 1, 0.5)
    figure = nudge(scores, names, which=1).figure
    panel = figure.axes[0]
    assert [label.get_text() for label in panel.get_yticklabels()] == names
    assert list(panel.get_yticks()) == [0, 1, 2, 3]
    beside = {text.get_text(): text.xy[1] for text in panel.texts if text.get_text()}
    assert beside == {"2": 0, "-1 + 0.5": 1, "0.5": 2, "1": 3}
    assert figure.axes[0].yaxis_inverted() and figure.axes[1].yaxis_inverted()
    for row in range(4):
        assert [bar.get_y() + bar.get_height() / 2 for bar in figure.axes[2].patches][row] == (
            pytest.approx(row)
        )
        middle = panel.get_position().y1 - panel.get_position().height * (row + 0.5) / 4
        for text in (
            f"{before[row]:.4f} → {after[row]:.4f}",
            f"{after[row] - before[row]:+.4f}",
        ):
            (found,) = [t for t in figure.texts if t.get_text() == text]
            assert found.get_position()[1] == pytest.approx(middle)


@pytest.mark.parametrize("h", [0.5, -0.5])
def test_who_pays_is_left_of_0_and_who_gains_is_right(h):
    figure = nudge([2.0, 1.0, 0.1], h=h).figure
    panel, width = figure.axes[2], figure.get_size_inches()[0]
    box, (left, right) = panel.get_position(), panel.get_xlim()
    zero = box.x0 + box.width * -left / (right - left)
    assert right > left
    for text, side in (("← pays", -1), ("gains →", 1)):
        (found,) = [t for t in figure.texts if t.get_text() == text]
        assert found.get_position()[0] == pytest.approx(zero + side * 0.05 / width)
        assert found.get_ha() == ("right" if side < 0 else "left")
