"""The still figure of the step h: its valleys stand where they are, on each machine."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import softmax
from softmaxlib.figures import step_size
from softmaxlib.figures.step_size import valley_of_h

SCORES = np.array([2.0, 1.0, 0.1])


@pytest.fixture(scope="module")
def drawn():
    return valley_of_h()


def test_texts_picture_and_description(drawn):
    assert_fit_to_show(drawn)


def test_in_words(drawn):
    assert drawn.description == (
        "For the scores [2, 1, 0.1] the slope of the share of cat is 0.2247; it is measured with "
        "nudges h from 1e-15 to 1. The error of the one-sided difference (up only) is smallest "
        "near h = 1e-7, about 1e-8, that of the central difference (up and down) near h = 1e-5, "
        "about 1e-11. Larger nudges are too coarse and smaller ones drown in rounding noise: near "
        "h = 1e-15 the error is more than 0.1."
    )


@pytest.mark.parametrize("seed", range(8))
def test_another_machine_says_the_same(drawn, monkeypatch, seed):
    """An exponential that ends in other digits moves the curves a little, but no word."""
    random = np.random.default_rng(seed)

    def another_softmax(x):
        shares = softmax(x)
        return shares * (1 + random.choice([-1, 0, 1], shares.shape) * np.finfo(float).eps / 2)

    monkeypatch.setattr(step_size, "softmax", another_softmax)
    assert valley_of_h().description == drawn.description


def test_the_curves_are_errors_of_the_two_differences(drawn):
    p = softmax(SCORES)[0]
    one_sided, central = [
        line for line in drawn.figure.axes[0].lines if len(line.get_xdata()) == 31
    ]
    for h in (1e-15, 1e-12, 1e-7, 1e-5, 1e-3, 1):
        above, below = (softmax(SCORES + np.array([step, 0, 0]))[0] for step in (h, -h))
        for line, measured in ((one_sided, (above - p) / h), (central, (above - below) / (2 * h))):
            drawn_error = 10 ** line.get_ydata()[line.get_xdata() == np.round(np.log10(h))][0]
            # The curve shows the largest error of nudges that are up to 1.8 times as large.
            assert abs(measured - p * (1 - p)) <= 1.3 * drawn_error
            if h >= 1e-3:
                assert abs(measured - p * (1 - p)) > drawn_error / 10


def test_both_valleys_are_named_in_the_picture(drawn):
    texts = {text.get_text() for text, _ in visible_texts(drawn.figure)}
    assert {"smallest near h = 1e-7", "smallest near h = 1e-5"} <= texts


def test_the_marks_are_1000_times_apart_as_the_picture_says(drawn):
    texts = {text.get_text() for text, _ in visible_texts(drawn.figure)}
    assert "Both axes jump by factors: each mark is 1000 times the last." in texts
    panel = drawn.figure.axes[0]
    for ticks in (panel.get_xticks(), panel.get_yticks()):
        assert np.allclose(np.diff(ticks), np.log10(1000))
    slope = softmax(SCORES)[0] * (1 - softmax(SCORES)[0])
    assert f"error as large as the slope itself, {slope:.4f}" in texts
    assert not any("step" in text for text in texts)


def test_the_dotted_line_is_at_the_slope_and_the_names_at_their_sides(drawn):
    panel = drawn.figure.axes[0]
    p = softmax(SCORES)[0]
    (line,) = [line for line in panel.lines if line.get_linestyle() == ":"]
    assert np.allclose(line.get_ydata(), np.log10(p * (1 - p)))
    x = {text.get_text(): text.get_position()[0] for text in drawn.figure.texts}
    assert x["← h too small: rounding noise"] < x["h too large: too coarse →"]
    assert not panel.xaxis_inverted() and not panel.yaxis_inverted()
    one_sided, central = [line for line in panel.lines if len(line.get_xdata()) == 31]
    for start, curve, h in (("up only", one_sided, -7), ("up and down", central, -5)):
        (name,) = [text for text in panel.texts if text.get_text().startswith(start)]
        assert name.get_color() == curve.get_color()
        (mark,) = [text for text in panel.texts if text.get_text() == f"smallest near h = 1e{h}"]
        assert mark.get_color() == curve.get_color()
        assert mark.xy == (h, curve.get_ydata()[curve.get_xdata() == h][0])
    for ticks in (panel.xaxis, panel.yaxis):
        for place, label in zip(ticks.get_ticklocs(), ticks.get_ticklabels(), strict=True):
            assert float(label.get_text()) == pytest.approx(10.0**place)
