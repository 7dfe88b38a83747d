"""The figures on chance draw and say the entropy, the variance and the range of counts."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib.figures.chance import FOUR_DICE, counts_against_expectation, dice
from softmaxlib.figures.chance import entropy as entropy_of
from softmaxlib.figures.chance import variance as variance_of
from softmaxlib.wording import number

P = [0.659, 0.2424, 0.0986]
WIDE = {"W" * 10: [0.5, 0.5, 0, 0, 0, 0], "W" * 9 + "M": [0.5, 0, 0.5, 0, 0, 0]}
DRAWN = {
    "dice": dice,
    "dice, other faces": lambda: dice(faces=range(10, 61, 10)),
    "dice, one": lambda: dice({"one": [0.999, 0.001, 0, 0, 0, 0]}),
    "dice, wide": lambda: dice(WIDE, faces=[-100, 999, 0.25, -3.5, 0, 1000]),
    "dice, six": lambda: dice({str(i): [0.1, 0.2, 0.3, 0.2, 0.1, 0.1] for i in range(6)}),
    "counts": lambda: counts_against_expectation(P, [652, 251, 97]),
    "counts, few": lambda: counts_against_expectation(P, [69, 29, 2], ["cat", "dog", "bird"]),
    "counts, outside": lambda: counts_against_expectation(P, [590, 252, 158]),
    "counts, one draw": lambda: counts_against_expectation([0, 1], [0, 1]),
    "counts, many": lambda: counts_against_expectation(
        [0.03, 0.41, 0.007, 0.143, 0.41], [331_800, 4e6, 73_000, 1_500_000, 4e6]
    ),
    "counts, six": lambda: counts_against_expectation(
        [0.1, 0.1, 0.2, 0.3, 0.2, 0.1], [1, 1, 2, 3, 2, 0], ["W" * 10] * 6
    ),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def shown(drawn):
    return [text.get_text() for text, _ in visible_texts(drawn.figure)]


@pytest.mark.parametrize(
    ("name", "in_nats", "spread"),
    [
        ("fair", 1.7918, 2.9167),
        ("loaded", 0.2790, 0.3019),
        ("1 or 6", 0.6931, 6.25),
        ("3 or 4", 0.6931, 0.25),
    ],
)
def test_entropy_and_variance_of_the_four_dice(name, in_nats, spread):
    p = np.array(FOUR_DICE[name])
    assert round(entropy_of(p), 4) == in_nats
    assert round(variance_of(p, np.arange(1, 7)), 4) == spread
    assert f"{name}: entropy {number(in_nats)}, variance {number(spread)}" in dice().description


def test_bars_of_the_dice_are_what_is_computed():
    panels = dice().figure.axes
    for row, p in enumerate(map(np.array, FOUR_DICE.values())):
        faces, in_nats, spread = panels[3 * row : 3 * row + 3]
        assert np.allclose([bar.get_height() for bar in faces.patches], p, rtol=1e-12)
        assert np.isclose(in_nats.patches[-1].get_width(), -sum(x * np.log(x) for x in p if x))
        mean, mean_square = p @ np.arange(1, 7), p @ np.arange(1, 7) ** 2
        assert np.isclose(spread.patches[-1].get_width(), mean_square - mean**2)
    # The same length means the same value in each row.
    for column in (1, 2):
        assert len({panel.get_xlim() for panel in panels[column::3]}) == 1


def test_entropy_and_variance_move_apart():
    description = dice().description
    assert "“1 or 6” has less entropy than “fair”, and more variance." in description
    assert "“1 or 6” and “3 or 4” share one entropy; their variances differ." in description
    assert "less entropy" not in dice({"fair": [1 / 6] * 6}).description


def test_the_faces_change_the_variance_and_not_the_entropy():
    description = dice(faces=(10, 20, 30, 40, 50, 60)).description
    assert "fair: entropy 1.792, variance 291.7" in description
    assert "1 or 6: entropy 0.6931, variance 625" in description
    assert "at most 625" in shown(dice(faces=range(10, 61, 10)))


def test_two_equal_halves_at_the_ends_have_the_largest_variance():
    rng = np.random.default_rng(3)
    for p in rng.dirichlet(np.ones(6), 200):
        assert variance_of(p, np.arange(1, 7)) <= 6.25


def test_counts_are_compared_with_their_ranges():
    counts = [590, 252, 158]
    drawn = counts_against_expectation(P, counts)
    assert drawn.description.startswith(
        "1000 draws: cat 590, expected 659.0, range 629.0 to 689.0, below"
    )
    assert drawn.description.endswith("Counts outside their range: 2 of 3.")
    panel, texts = drawn.figure.axes[0], shown(drawn)
    bands, bars = panel.patches[::2], panel.patches[1::2]
    assert [bar.get_width() for bar in bars] == counts
    for p, band in zip(P, bands, strict=True):
        reach = 2 * np.sqrt(1000 * p * (1 - p))
        ends = [band.get_x(), band.get_x() + band.get_width()]
        assert np.allclose(ends, [1000 * p - reach, 1000 * p + reach])
        assert {f"{end:.1f}" for end in ends} <= set(texts)
    marks = [mark.get_segments()[0][0][0] for mark in panel.collections]
    assert np.allclose(marks, np.multiply(P, 1000))
    assert [texts.count(word) for word in ("below", "inside", "above")] == [1, 1, 1]


def test_a_count_at_the_end_of_its_range_is_inside():
    for p, n, end in ((0.5, 100, 60), (0.1, 100, 16), (0.1, 100, 4)):
        description = counts_against_expectation([p, 1 - p], [end, n - end]).description
        assert "Counts outside their range: 0 of 2." in description
        further = end + (1 if end > n * p else -1)
        description = counts_against_expectation([p, 1 - p], [further, n - further]).description
        assert "Counts outside their range: 2 of 2." in description


def test_counts_have_one_decimal_and_large_ones_none():
    p = [0.6590011388859679, 0.24243297070471392, 0.09856589040931818]
    description = counts_against_expectation(p, [652, 251, 97]).description
    assert description == (
        "1000 draws: cat 652, expected 659.0, range 629.0 to 689.0, inside; dog 251, expected "
        "242.4, range 215.3 to 269.5, inside; bird 97, expected 98.6, range 79.7 to 117.4, inside. "
        "Counts outside their range: 0 of 3."
    )
    description = counts_against_expectation([0.3, 0.7], [3100, 6900]).description
    assert "expected 3000, range 2908 to 3092, above" in description


def test_no_rounded_end_is_a_count_outside_its_range():
    # The range ends at 4.974: with one decimal, 5 would be its end, and yet be above it.
    n, p = 7, 0.35
    high = n * p + 2 * np.sqrt(n * p * (1 - p))
    assert high < 5 == round(high, 1)
    description = counts_against_expectation([p, 1 - p], [5, 2]).description
    assert f"range 0.00 to {high:.2f}, above" in description


def test_a_range_ends_where_no_count_can_be():
    description = counts_against_expectation([0.1, 0.9], [0, 5]).description
    assert "range 0.0 to 1.8" in description and "range 3.2 to 5.0, inside" in description


@pytest.mark.parametrize(
    "draw",
    [
        lambda: dice([1 / 6] * 6),
        lambda: dice({}),
        lambda: dice({"short": [0.5, 0.5]}),
        lambda: dice({"more than 1": [0.5] * 6}),
        lambda: dice({"negative": [-0.5, 0.5, 0.5, 0.5, 0, 0]}),
        lambda: dice({"nan": [np.nan, 1, 0, 0, 0, 0]}),
        lambda: dice({"text": "123456"}),
        lambda: dice({3: [1, 0, 0, 0, 0, 0]}),
        lambda: dice(faces=(1, 2, 3)),
        lambda: dice(faces=(1, 2, 3, 4, 5, 5)),
        lambda: dice(faces=(1, 2, 3, 4, 5, 1e9)),
        lambda: dice(faces=(1, 2, 3, 4, 5, np.nan)),
        lambda: dice(faces="123456"),
        lambda: dice(faces=6),
        lambda: counts_against_expectation([0.5, 0.6], [1, 1]),
        lambda: counts_against_expectation([0.5, 0.5], [1, 1, 1]),
        lambda: counts_against_expectation([0.5, 0.5], [0, 0]),
        lambda: counts_against_expectation([0.5, 0.5], [1.5, 1]),
        lambda: counts_against_expectation([0.5, 0.5], [-1, 3]),
        lambda: counts_against_expectation([0.5, 0.5], [np.nan, 3]),
        lambda: counts_against_expectation([0.5, 0.5], ...),
        lambda: counts_against_expectation([[0.5, 0.5]], [1, 1]),
        lambda: counts_against_expectation([0.5, 0.5], [1, 1], ["a"]),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was given|give one label"):
        draw()


def test_pale_tracks_are_as_long_as_the_largest_value_that_is_said():
    figure = dice().figure
    height = {text.get_text(): text.get_position()[1] for text in figure.texts}
    for row, name in enumerate(FOUR_DICE):
        faces, in_nats, spread = figure.axes[3 * row : 3 * row + 3]
        for panel, most in ((in_nats, np.log(6)), (spread, 6.25)):
            track, bar = panel.patches
            assert track.get_x() == bar.get_x() == 0
            assert track.get_width() == pytest.approx(most)
            (text,) = panel.texts
            assert text.get_text() == number(bar.get_width())
        assert faces.get_position().y0 < height[name] < faces.get_position().y1
        assert [label.get_text() for label in faces.get_xticklabels()] == list("123456")
    assert {f"nats, at most {number(np.log(6))}", "at most 6.25"} <= set(height)


def test_names_and_counts_stand_at_their_rows():
    figure = counts_against_expectation(P, [590, 252, 158], ["a", "b", "c"]).figure
    height = {text.get_text(): text.get_position()[1] for text in figure.texts}
    panel = figure.axes[0]
    assert panel.get_xlabel() == "count" and panel.yaxis_inverted()
    box = panel.get_position()
    for row, texts in enumerate((("a", "590", "below"), ("b", "252", "inside"), ("c", "158"))):
        middle = box.y1 - box.height * (row + 0.64) / 3
        assert [height[text] for text in texts] == pytest.approx([middle] * len(texts))
        bar = panel.patches[2 * row + 1]
        assert bar.get_y() + bar.get_height() / 2 == pytest.approx(row + 0.14)
