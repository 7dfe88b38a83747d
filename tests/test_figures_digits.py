"""The still figures of the digits: pictures upright, mistakes marked, weights at their pixels."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib.figures import style
from softmaxlib.figures.digits import digits_shown, weights_shown

RANDOM = np.random.default_rng(0)
IMAGES = RANDOM.integers(0, 17, (12, 64)) / 16
LABELS = np.array([4, 9, 1, 0, 8, 3, 5, 7, 2, 6, 6, 1])
TAKEN_FOR = np.where(np.arange(12) % 3, LABELS, (LABELS + 5) % 10)
SURENESS = np.linspace(0.15, 1, 12)
WEIGHTS = RANDOM.normal(size=(64, 10))
DRAWN = {
    "twelve": lambda: digits_shown(IMAGES, LABELS),
    "one": lambda: digits_shown(IMAGES[:1], [4]),
    "seven, as 8 x 8": lambda: digits_shown(IMAGES[:7].reshape(-1, 8, 8), LABELS[:7]),
    "judged": lambda: digits_shown(IMAGES, LABELS, TAKEN_FOR, SURENESS),
    "judged, never sure": lambda: digits_shown(IMAGES[:5], LABELS[:5], TAKEN_FOR[:5]),
    "all wrong": lambda: digits_shown(IMAGES, LABELS, 9 - LABELS, np.ones(12)),
    "weights": lambda: weights_shown(WEIGHTS),
    "weights, two": lambda: weights_shown(WEIGHTS[:, :2], ["no", "yes"]),
    "weights, six": lambda: weights_shown(1e4 * WEIGHTS[:, :6]),
    "no weights": lambda: weights_shown(np.zeros((64, 3))),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_the_pictures_are_the_data_row_by_row_with_the_label_below():
    figure = digits_shown(IMAGES, LABELS).figure
    texts = {text.get_position(): text.get_text() for text, _ in visible_texts(figure)}
    for panel, image, label in zip(figure.axes, IMAGES, LABELS, strict=True):
        (picture,) = panel.images
        assert np.array_equal(picture.get_array(), image.reshape(8, 8))
        assert picture.origin == "upper" and picture.get_clim() == (0, 1)
        assert picture.cmap(0.0)[:3] == (1, 1, 1) and max(picture.cmap(1.0)[:3]) < 0.01
        box = panel.get_position()
        below = [
            text
            for (x, y), text in texts.items()
            if abs(x - (box.x0 + box.x1) / 2) < 0.01 and box.y0 - 0.1 < y < box.y0
        ]
        assert below == [str(label)]


def test_flat_and_square_pictures_are_drawn_alike():
    square = digits_shown(IMAGES.reshape(-1, 8, 8), LABELS)
    assert square.png() == digits_shown(IMAGES, LABELS).png()


def test_mistakes_are_framed_crossed_and_told():
    drawn = digits_shown(IMAGES[:3], [4, 9, 1], [9, 9, 1], [0.834, 0.5, 0.998])
    for panel, is_wrong in zip(drawn.figure.axes, (True, False, False), strict=True):
        frame = panel.spines["left"]
        assert (frame.get_linewidth() > 2) == is_wrong
        assert (frame.get_edgecolor()[:3] == (176 / 255, 58 / 255, 0)) == is_wrong
        assert style.ALARM == "#B03A00"
    texts = [text.get_text() for text, _ in visible_texts(drawn.figure)]
    assert {"4 ✗", "took it for 9 (0.83)", "9", "right: 9 (0.50)", "1"} <= set(texts)
    assert drawn.description == (
        "3 digits, 1 of them misread: 4, took it for 9 (0.83). "
        "Read rightly: 9 (0.50), 1 (over 0.99)."
    )


def test_a_table_of_probabilities_gives_those_of_the_predictions():
    table = RANDOM.dirichlet(np.ones(10), 12)
    from_table = digits_shown(IMAGES, LABELS, TAKEN_FOR, table)
    chosen = table[np.arange(12), TAKEN_FOR]
    assert from_table.description == digits_shown(IMAGES, LABELS, TAKEN_FOR, chosen).description
    assert f"{LABELS[0]}, took it for {TAKEN_FOR[0]} ({chosen[0]:.2f})" in from_table.description


def test_no_mistake_and_nothing_but_mistakes():
    assert digits_shown(IMAGES[:2], [4, 9], [4, 9]).description == (
        "2 digits, 0 of them misread. Read rightly: 4, 9."
    )
    assert digits_shown(IMAGES[:1], [4], [9]).description == (
        "1 digit, 1 of them misread: 4, took it for 9."
    )


def test_digits_in_words():
    assert digits_shown(IMAGES[:3], LABELS[:3]).description == (
        "3 pictures of digits, 8 by 8 pixels each, from 0 for paper to 1 for ink. Labels: 4, 9, 1."
    )


def test_weights_are_columns_on_one_scale():
    figure = weights_shown(WEIGHTS).figure
    largest = np.abs(WEIGHTS).max()
    for k, panel in enumerate(figure.axes):
        (picture,) = panel.images
        assert np.array_equal(picture.get_array(), WEIGHTS[:, k].reshape(8, 8))
        assert picture.get_clim() == (-largest, largest)
    names = [t.get_text() for t, _ in visible_texts(figure) if t.get_text().startswith("for ")]
    assert names == [f"for {k}" for k in range(10)]


def test_signs_stand_on_strong_weights():
    W = np.zeros((64, 2))
    W[8 * 2 + 5, 0], W[8 * 6 + 1, 0], W[0, 1] = 3, -2, 1
    panel, other = weights_shown(W, ["a", "b"]).figure.axes
    marks = {line.get_marker(): line.get_xydata().tolist() for line in panel.lines}
    assert marks == {"+": [[5, 2]], "_": [[1, 6]]}
    assert all(line.get_xydata().size == 0 for line in other.lines)


def test_weights_in_words():
    W = 0.1 * np.ones((64, 3))
    W[8 * 2 + 5, 0], W[8 * 6 + 1, 2] = 3.14159, -2.71
    assert weights_shown(W).description == (
        "The 64 weights of each of the classes 0, 1, 2, as pictures of 8 by 8. "
        "The largest, +3.1, speaks for 0: row 3, column 6. "
        "The smallest, -2.7, speaks against 2: row 7, column 2."
    )
    assert weights_shown(0 * W).description.endswith("All weights are 0.")


@pytest.mark.parametrize("seed", range(5))
def test_noise_does_not_decide_between_equal_weights(seed):
    W = np.zeros((64, 2))
    W[[3, 40]] = [1, -1]
    noise = np.random.default_rng(seed).normal(scale=1e-13, size=W.shape)
    assert weights_shown(W + noise).description == weights_shown(W).description


def test_no_input_is_changed():
    arrays = [IMAGES.copy(), LABELS.copy(), TAKEN_FOR.copy(), SURENESS.copy()]
    for array in arrays:
        array.flags.writeable = False
    digits_shown(*arrays)
    W = WEIGHTS.copy()
    W.flags.writeable = False
    weights_shown(W)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: digits_shown(IMAGES[0], [4]),
        lambda: digits_shown(16 * IMAGES, LABELS),
        lambda: digits_shown(np.ones((13, 64)), np.ones(13, int)),
        lambda: digits_shown(np.full((1, 64), np.nan), [1]),
        lambda: digits_shown("cat", [1]),
        lambda: digits_shown(IMAGES, LABELS[:3]),
        lambda: digits_shown(IMAGES, LABELS + 5),
        lambda: digits_shown(IMAGES, LABELS + 0.5),
        lambda: digits_shown(IMAGES, LABELS, "cat"),
        lambda: digits_shown(IMAGES, LABELS, LABELS, np.ones(3)),
        lambda: digits_shown(IMAGES, LABELS, LABELS, 2 * np.ones(12)),
        lambda: digits_shown(IMAGES, LABELS, probabilities=SURENESS),
        lambda: weights_shown(WEIGHTS.T),
        lambda: weights_shown(WEIGHTS[:, :1]),
        lambda: weights_shown(np.inf * WEIGHTS),
        lambda: weights_shown(WEIGHTS, ["a", "b"]),
        lambda: weights_shown(WEIGHTS, 10 * ["a"]),
        lambda: weights_shown(WEIGHTS, 5),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was|given"):
        draw()
