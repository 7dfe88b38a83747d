"""The figures on temperature draw and say what softmax computes, also for other scores."""

import mpmath
import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import logsumexp, softmax
from softmaxlib.figures.temperature import (
    shares_over_temperature,
    soft_maximum,
    temperature_bars,
)
from softmaxlib.wording import number, numbers

THREE, FIVE, SIX = [2.0, 1.0, 0.1], [0.5, 3, -1, 2, 3], [5, 4.9, 4.8, 4.7, 4.6, -9]
RISES_THEN_FALLS = [2, 1.9, -5]
WIDE = ["W" * 10] * 4
DRAWN = {
    "bars": lambda: temperature_bars(THREE, ["cat", "dog", "bird"]),
    "bars, five classes": lambda: temperature_bars(FIVE),
    "bars, all alike": lambda: temperature_bars([-4, -4], temperatures=[0.1]),
    "bars, six": lambda: temperature_bars(SIX, temperatures=[0.01, 0.1, 1, 10, 1000]),
    "bars, far apart": lambda: temperature_bars([1e6, -1e6], temperatures=[1e-6, 1e6]),
    "shares": lambda: shares_over_temperature(THREE),
    "shares, a peak": lambda: shares_over_temperature(RISES_THEN_FALLS),
    "shares, a tie": lambda: shares_over_temperature([2, 2, 0.1]),
    "shares, five classes": lambda: shares_over_temperature(FIVE),
    "shares, four peaks": lambda: shares_over_temperature(SIX),
    "shares, wide labels": lambda: shares_over_temperature([5, 4, 4, -20], WIDE),
    "shares, all alike": lambda: shares_over_temperature([-5, -5], low=1e-6, high=1e6),
    "shares, short range": lambda: shares_over_temperature([3, 2.8, 2.8, -3], low=2, high=4),
    "maximum": lambda: soft_maximum(THREE),
    "maximum, five classes": lambda: soft_maximum(FIVE),
    "maximum, all alike": lambda: soft_maximum([-7, -7, -7], low=1, high=10),
    "maximum, large": lambda: soft_maximum([-7e5, -7e5 - 0.2], high=1),
    "maximum, far apart": lambda: soft_maximum([2, -60, -50, -10, -20, -30]),
    "maximum, hot": lambda: soft_maximum([200, 100], high=500),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def shown(drawn):
    return [text.get_text() for text, _ in visible_texts(drawn.figure)]


@pytest.mark.parametrize("scores", [THREE, FIVE, [-1, -2]])
def test_bars_are_the_scores_divided_by_T_and_their_shares(scores):
    drawn = temperature_bars(scores, temperatures=(0.5, 1, 3))
    for group, T in enumerate((0.5, 1, 3)):
        quotients, shares = drawn.figure.axes[2 * group : 2 * group + 2]
        widths = [bar.get_width() for bar in quotients.patches]
        assert np.allclose(widths, np.array(scores) / T, rtol=1e-12)
        widths = [bar.get_width() for bar in shares.patches[-len(scores) :]]
        assert np.allclose(widths, softmax(scores, temperature=T), rtol=1e-12)
        assert f"{numbers(softmax(scores, temperature=T))} at T = {T}" in drawn.description


def test_bars_say_what_the_winner_has():
    drawn = temperature_bars(THREE, temperatures=(0.1, 0.5, 1, 2, 10))
    texts = shown(drawn)
    for share in ("0.99995", "0.8638", "0.659", "0.5017", "0.3661"):
        assert f"the winner has {share}" in texts
    assert "2 winners have 0.4051 each" in shown(temperature_bars(FIVE))
    assert "all have 0.5" in shown(temperature_bars([3, 3]))


def test_finite_scores_are_never_said_to_give_all_or_nothing():
    description = temperature_bars([1000, 0], temperatures=[1]).description
    assert "[almost 1, almost 0] at T = 1" in description
    assert "0.99995" in temperature_bars(THREE, temperatures=[0.1]).description


def test_where_nothing_changes_the_bars_say_so():
    assert "no T changes the shares" in temperature_bars([4, 4, 4]).description
    assert "the order never changes" in temperature_bars(THREE).description


@pytest.mark.parametrize("scores", [THREE, RISES_THEN_FALLS, FIVE, [2, 2, 0.1]])
def test_curves_are_the_shares_at_each_temperature(scores):
    drawn = shares_over_temperature(scores, low=0.2, high=20)
    lines = [line for line in drawn.figure.axes[0].lines if len(line.get_xdata()) > 100]
    assert len(lines) == len(scores)
    wanted = np.array([softmax(scores, temperature=T) for T in lines[0].get_xdata()])
    assert np.allclose(np.array([line.get_ydata() for line in lines]).T, wanted, rtol=1e-12)
    assert np.isclose(lines[0].get_xdata()[[0, -1]], [0.2, 20]).all()
    for T in (1, 20):
        assert f"{numbers(softmax(scores, temperature=T))} at T = {T}" in drawn.description


def peak_of_high_precision(scores, i):
    with mpmath.workdps(40):
        z = [mpmath.mpf(score) for score in scores]

        def slope(T):
            powers = [mpmath.exp(score / T) for score in z]
            return sum(p * (score - z[i]) for p, score in zip(powers, z, strict=True))

        T = mpmath.findroot(slope, (0.5, 10), solver="anderson")
        powers = [mpmath.exp(score / T) for score in z]
        return float(T), float(powers[i] / sum(powers))


@pytest.mark.parametrize(("scores", "i"), [(RISES_THEN_FALLS, 1), (FIVE, 3), ([7, 2, 5.5, 0], 2)])
def test_the_peak_of_a_share_is_marked(scores, i):
    labels = ["a", "b", "c", "d", "e"][: len(scores)]
    drawn = shares_over_temperature(scores, labels)
    T, share = peak_of_high_precision(scores, i)
    text = f"{labels[i]}: most at T = {number(T)}, {number(share)}"
    assert text in shown(drawn)
    assert drawn.description.endswith(f" {text}.")
    rings = [line for line in drawn.figure.axes[0].lines if line.get_markersize() == 11]
    assert np.allclose([ring.get_xydata()[0] for ring in rings], [[T, share]], rtol=1e-12)


def test_the_peak_of_the_source():
    assert "dog: most at T = 1.653, 0.4813" in shares_over_temperature(RISES_THEN_FALLS).description


@pytest.mark.parametrize(
    "draw",
    [
        lambda: shares_over_temperature(THREE),
        lambda: shares_over_temperature([2, 2, 0.1]),
        lambda: shares_over_temperature([4, 4]),
        lambda: shares_over_temperature([2, 1, 0]),  # dog is the mean: it only comes near 1/3
        lambda: shares_over_temperature(RISES_THEN_FALLS, low=2),
        lambda: shares_over_temperature(RISES_THEN_FALLS, high=1.6),
    ],
)
def test_no_peak_is_marked_where_there_is_none_inside(draw):
    assert "most at" not in draw().description


def test_equal_classes_share_one_peak():
    drawn = shares_over_temperature([5, 4.5, 4.5, -20], ["a", "b", "c", "d"])
    assert drawn.description.count("most at") == 1
    assert "b and its equals: most at" in drawn.description


def test_the_soft_maximum_is_what_logsumexp_gives_and_lies_in_its_band():
    drawn = soft_maximum(FIVE, low=0.1, high=4)
    curve = next(line for line in drawn.figure.axes[0].lines if len(line.get_xdata()) > 100)
    temperatures, heights = curve.get_data()
    wanted = [T * logsumexp(np.array(FIVE) / T) for T in temperatures]
    assert np.allclose(heights, wanted, rtol=1e-12)
    assert (heights >= 3).all() and (heights <= 3 + temperatures * np.log(5)).all()


def test_the_soft_maximum_of_the_source():
    drawn = soft_maximum(THREE)
    assert "2.4170 at T = 1, 2.0732 at T = 0.5 and 2.0000 at T = 0.1" in drawn.description
    marks = {"T = 1\n2.4170", "T = 0.5\n2.0732", "T = 0.1\n2.0000"}
    assert {*marks, "max = 2", "max + T ln 3"} <= set(shown(drawn))


@pytest.mark.parametrize(
    "draw",
    [
        lambda: temperature_bars([1]),
        lambda: temperature_bars(THREE, ["a"]),
        lambda: temperature_bars(THREE, temperatures=()),
        lambda: temperature_bars(THREE, temperatures=2),
        lambda: temperature_bars(THREE, temperatures=(1, 0)),
        lambda: temperature_bars(THREE, temperatures=(1, -2)),
        lambda: temperature_bars(THREE, temperatures=(1, np.nan)),
        lambda: temperature_bars(THREE, temperatures="12"),
        lambda: temperature_bars(THREE, temperatures=[1] * 6),
        lambda: shares_over_temperature([1, np.inf]),
        lambda: shares_over_temperature(THREE, low=0),
        lambda: shares_over_temperature(THREE, low=2, high=3),
        lambda: shares_over_temperature(THREE, low="1"),
        lambda: shares_over_temperature(THREE, high=np.inf),
        lambda: soft_maximum(THREE, low=-1),
        lambda: soft_maximum(THREE, high=None),
        lambda: soft_maximum("cat"),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was given|give one label"):
        draw()


@pytest.mark.parametrize("scores", [THREE, FIVE])
def test_sharper_is_left_more_even_is_right_and_all_alike_is_1_over_K(scores):
    panel = shares_over_temperature(scores).figure.axes[0]
    label = panel.get_xlabel()
    assert label.startswith("← sharper ") and label.endswith(" more even →")
    curves = [line for line in panel.lines if len(line.get_xdata()) > 100]
    left, right = (np.array([line.get_ydata()[end] for line in curves]) for end in (0, -1))
    assert not panel.xaxis_inverted() and left.max() > right.max()
    across = [line for line in panel.lines if list(line.get_xdata()) == [0, 1]]
    assert [list(line.get_ydata()) for line in across] == [[1 / len(scores)] * 2]
    upright = [line for line in panel.lines if list(line.get_ydata()) == [0, 1]]
    assert [list(line.get_xdata()) for line in upright] == [[1, 1]]


def name_heights(panel, names):
    """The names beside the panel, from top to bottom."""
    found = [text for text in panel.texts if text.get_text() in names]
    return [
        text.get_text() for text in sorted(found, key=lambda text: -text.get_window_extent().y0)
    ]


def test_names_stand_in_the_order_in_which_the_curves_end():
    drawn = shares_over_temperature(FIVE, ["a", "b", "c", "d", "e"], high=4)
    visible_texts(drawn.figure)  # draws it
    panel = drawn.figure.axes[0]
    ends = dict(zip("abcde", softmax(FIVE, temperature=4), strict=True))
    ends["1 / 5: all alike"] = 1 / 5
    wanted = sorted(ends.values(), reverse=True)
    assert [ends[name] for name in name_heights(panel, ends)] == wanted

    drawn = soft_maximum(THREE)
    visible_texts(drawn.figure)
    names = ["max + T ln 3", "T × logsumexp(z / T)", "max = 2"]
    assert name_heights(drawn.figure.axes[0], names) == names


@pytest.mark.parametrize("scores", [THREE, FIVE])
def test_the_band_goes_from_the_maximum_to_T_ln_K_above(scores):
    panel = soft_maximum(scores, high=3).figure.axes[0]
    assert panel.get_xlabel() == "temperature T"
    largest, reach = max(scores), 3 * np.log(len(scores))
    band = panel.collections[0].get_paths()[0].vertices
    corners = {(x, round(y, 9)) for x, y in band.tolist()}
    assert corners == {
        (0, largest), (3, largest), (3, round(largest + reach, 9)),
    }  # fmt: skip
    (bottom,) = [line for line in panel.lines if list(line.get_xdata()) == [0, 1]]
    assert list(bottom.get_ydata()) == [largest] * 2
