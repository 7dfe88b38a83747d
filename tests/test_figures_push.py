"""The still figure of the push: shares, target, slopes, and where a step downhill goes."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import softmax
from softmaxlib.figures.push import push

THREE, FIVE = [2.0, 1.0, 0.1], [0.5, 3, -1, 2, 3]
DRAWN = {
    "cat": lambda: push(THREE, 0),
    "bird": lambda: push(THREE, np.int64(2)),
    "five": lambda: push(FIVE, 2),
    "equal": lambda: push((-4, -4), 1),
    "no push left": lambda: push([1000, 3, -1, 2, 3, -123.456], 0, ["strawberry"] * 6),
    "far off": lambda: push([-1e6, 1e6], 0),
    "tiny": lambda: push(np.array([40, -123.456, 2]), 0, ["strawberry", "b", "c"]),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_in_words():
    assert push(THREE, 0).description == (
        "For cat, dog, bird with the scores [2, 1, 0.1] the shares p are [0.6590, 0.2424, 0.0986]. "
        "True is cat, so the loss is 0.4170 nats and its slopes p - y are "
        "[-0.3410, +0.2424, +0.0986], total 0. A step downhill raises the score of cat and lowers "
        "the scores of dog, bird."
    )


@pytest.mark.parametrize(("scores", "label"), [(THREE, 0), (THREE, 1), (FIVE, 2), ([-1, -2], 1)])
def test_the_bars_are_the_shares_and_p_minus_y_to_one_scale(scores, label):
    figure, p = push(scores, label).figure, softmax(scores)
    y = np.eye(len(scores))[label]
    shares, slopes = figure.axes
    assert [bar.get_width() for bar in shares.patches[len(p) :]] == pytest.approx(p)
    assert [bar.get_width() for bar in slopes.patches] == pytest.approx(p - y)
    assert all(bar.get_x() == 0 for bar in slopes.patches)
    assert slopes.get_position().width == pytest.approx(2 * shares.get_position().width)
    assert np.ptp(slopes.get_xlim()) == 2 * np.ptp(shares.get_xlim())
    shown = [text.get_text() for text, _ in visible_texts(figure)]
    for value in p - y:
        assert f"{value:+.4f}" in shown
    assert shown.count("total 0") == 1


@pytest.mark.parametrize(("scores", "label"), [(THREE, 0), (FIVE, 2)])
def test_one_step_downhill_moves_each_score_as_written(scores, label):
    figure, p = push(scores, label).figure, softmax(scores)
    after = scores - 0.1 * (p - np.eye(len(p))[label])
    assert softmax(after)[label] > p[label]
    box = figure.axes[1].get_position()
    rows = box.y1 - box.height * (np.arange(len(p)) + 0.5) / len(p)
    moves = [text for text in figure.texts if text.get_text() in ("score ↑", "score ↓")]
    assert [text.get_position()[1] for text in moves] == pytest.approx(rows)
    wanted = ["score ↑" if new > old else "score ↓" for new, old in zip(after, scores, strict=True)]
    assert [text.get_text() for text in moves] == wanted


def test_a_share_close_to_1_is_still_pushed():
    description = push([40, 0, 0], 0).description
    assert "the loss is 8.5e-18 nats" in description
    assert "[-8.5e-18, +4.25e-18, +4.25e-18], total 0." in description
    assert "raises the score of cat and lowers the scores of dog, bird." in description


def test_where_nothing_is_left_to_push_it_says_so():
    drawn = push([1000, 0], 0)
    assert drawn.description.endswith("A step downhill moves no score.")
    shown = [text.get_text() for text, _ in visible_texts(drawn.figure)]
    assert shown.count("stays") == 2 and "cat has the whole share: no score is pushed." in shown


@pytest.mark.parametrize(
    "draw",
    [
        lambda: push([1.0], 0),
        lambda: push(THREE, 3),
        lambda: push(THREE, -1),
        lambda: push(THREE, 0.0),
        lambda: push(THREE, "cat"),
        lambda: push(THREE, [0]),
        lambda: push(THREE, True),
        lambda: push([1, np.inf], 0),
        lambda: push(list(range(7)), 0),
        lambda: push([1, 2], 0, ["one"]),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was given|give one"):
        draw()
