"""The still figures over the logit gap: two losses with their slopes, and label smoothing."""

import math

import numpy as np
import pytest
from figure_reading import assert_fit_to_show

from softmaxlib import numerical_gradient, softmax
from softmaxlib.figures.gap import (
    cross_entropy_of_gap,
    label_smoothing,
    loss_and_slope,
    smoothed_loss,
    squared_error_of_gap,
)

DRAWN = {
    "two losses": loss_and_slope,
    "smoothing": label_smoothing,
    "many classes, little": lambda: label_smoothing(100, 0.01),
    "two classes, much": lambda: label_smoothing(2, 0.5),
    "many classes, much": lambda: label_smoothing(np.int64(50), np.float32(0.5)),
    "ten": lambda: label_smoothing(10, 0.2),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


@pytest.mark.parametrize("gap", [-10.0, -2, -0.5, 0, 3])
def test_losses_and_slopes_are_those_of_softmax(gap):
    y = np.array([1, 0])
    for loss_of, f in (
        (lambda z: -np.log(softmax(z)[0]), cross_entropy_of_gap),
        (lambda z: np.sum((softmax(z) - y) ** 2), squared_error_of_gap),
    ):
        loss, slope = f(gap)
        logits = np.array([gap / 2, -gap / 2])
        assert loss == pytest.approx(loss_of(logits))
        assert slope == pytest.approx(numerical_gradient(loss_of, logits)[0], abs=1e-8)


def test_confidently_wrong_only_cross_entropy_pushes():
    assert cross_entropy_of_gap(-10)[1] == pytest.approx(-1, abs=1e-4)
    assert squared_error_of_gap(-10)[1] == pytest.approx(-1.8e-4, rel=0.01)
    assert squared_error_of_gap(-20)[1] == pytest.approx(-8e-9, rel=0.04)
    slopes = squared_error_of_gap(np.linspace(-3, 3, 6001))[1]
    assert np.linspace(-3, 3, 6001)[slopes.argmin()] == pytest.approx(-math.log(2), abs=1e-3)
    assert slopes.min() == pytest.approx(-16 / 27)


def test_the_two_losses_in_words_and_curves():
    drawn = loss_and_slope()
    assert drawn.description == (
        "Two classes; the gap is the true logit minus the wrong one. Where the wrong class is far "
        "ahead, at the gap -10, cross-entropy has the loss 10 and the slope -1, squared error the "
        "loss 2 and the slope -0.00018 (per unit of the true logit). Squared error is steepest at "
        "the gap -0.69, with the slope -0.593, and nearly flat far out on both sides."
    )
    for i, panel in enumerate(drawn.figure.axes):
        curves = [line.get_xydata() for line in panel.lines if len(line.get_xdata()) > 2]
        for curve, f in zip(curves, (cross_entropy_of_gap, squared_error_of_gap), strict=True):
            assert curve[:, 1] == pytest.approx(f(curve[:, 0])[i])


@pytest.mark.parametrize(("classes", "smoothing"), [(4, 0.1), (2, 0.5), (100, 0.01)])
def test_at_the_lowest_loss_the_shares_are_the_target(classes, smoothing):
    each = smoothing / classes
    best = math.log((1 - smoothing + each) / each)
    shares = softmax(np.append(best, np.zeros(classes - 1)))
    assert shares[1:] == pytest.approx(each)
    lowest = smoothed_loss(best, classes, smoothing)
    assert lowest == pytest.approx(-np.sum(shares * np.log(shares)))
    assert all(smoothed_loss(best + step, classes, smoothing) > lowest for step in (-0.1, 0.1))
    assert f"{best:.2f}, {lowest:.4f} nats" in label_smoothing(classes, smoothing).description


def test_label_smoothing_in_words_and_curves():
    drawn = label_smoothing()
    assert drawn.description == (
        "4 classes, all wrong logits equal, smoothing 0.1: the target is 0.925 for the true class, "
        "0.025 for each other, instead of 1 and 0. Without smoothing the loss falls towards 0 for "
        "ever as the gap grows. With it the loss is lowest at the gap 3.61, 0.3488 nats, and grows "
        "again beyond."
    )
    lines = drawn.figure.axes[0].lines
    for line, smoothing in zip(lines[:2], (0, 0.1), strict=True):
        for gap, loss in line.get_xydata()[::60]:
            assert loss == pytest.approx(smoothed_loss(gap, 4, smoothing))
    assert lines[0].get_ydata()[-1] == pytest.approx(3 * math.exp(-12), rel=1e-4)
    assert lines[2].get_xydata()[0] == pytest.approx((3.6109, 0.3488), abs=1e-4)


@pytest.mark.parametrize(
    "options",
    [
        {"classes": 1},
        {"classes": 101},
        {"classes": 4.0},
        {"classes": "4"},
        {"smoothing": 0},
        {"smoothing": 0.6},
        {"smoothing": np.nan},
        {"smoothing": "0.1"},
    ],
)
def test_bad_input_is_told_what_is_expected(options):
    with pytest.raises(ValueError, match="It was given"):
        label_smoothing(**options)
