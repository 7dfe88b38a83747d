"""The Python side of the live losses and slopes: text form, numbers, errors."""

import math

import numpy as np
import pytest
from traitlets import TraitError

from softmaxlib import numerical_gradient, softmax
from softmaxlib.costs import (
    best_gap,
    cross_entropy_of_gap,
    losses_and_slopes,
    smoothed_loss,
    smoothed_target,
    squared_error_of_gap,
)
from softmaxlib.live.loss_and_slope import LossAndSlope


def test_the_figure_says_its_numbers():
    assert repr(LossAndSlope()) == (
        "Live figure: two losses of 2 classes, and their slopes by the true logit. At the gap -6 "
        "the true class has the share 0.002473. Cross-entropy: loss 6.002 nats, slope -0.9975; "
        "squared error: loss 1.99, slope -0.009842. Without label smoothing both fall for ever as "
        "the gap grows. Run this cell in JupyterLab to move it."
    )
    assert (
        "Label smoothing 0.1: the target is 0.925 for the true class, 0.025 for each other. Both "
        "are lowest at the gap 3.611, where the cross-entropy is 0.3488 nats."
    ) in repr(LossAndSlope(2.5, classes=4, smoothing=0.1))


@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("smoothing", [0, 0.03, 0.5])
@pytest.mark.parametrize("gap", [-10.0, -2.5, 0, 0.7, 10])
def test_losses_and_slopes_are_those_of_their_definitions(gap, classes, smoothing):
    y = np.full(classes, smoothing / classes)
    y[0] += 1 - smoothing
    logits = np.append(gap, np.zeros(classes - 1)) + 3.0  # only the gap counts
    told = LossAndSlope(gap, classes, smoothing).numbers
    p = softmax(logits)
    assert told["shares"] == pytest.approx(p[:2].tolist(), rel=1e-13)
    assert told["target"] == pytest.approx(y[:2].tolist(), abs=1e-15)
    for name, loss_of in (
        ("cross_entropy", lambda z: -np.sum(y * np.log(softmax(z)))),
        ("squared_error", lambda z: np.sum((softmax(z) - y) ** 2)),
    ):
        loss, slope = told[name]
        assert loss == pytest.approx(loss_of(logits), rel=1e-8, abs=1e-14), name
        assert slope == pytest.approx(numerical_gradient(loss_of, logits)[0], abs=1e-8), name


@pytest.mark.parametrize("gap", [-40.0, -10, -3.3, 0, 4, 10, 40])
def test_with_two_classes_they_are_the_curves_of_the_still_figure(gap):
    cross, squared = losses_and_slopes(gap, 2, 0)
    assert cross == pytest.approx(cross_entropy_of_gap(gap), rel=1e-14, abs=0)
    assert squared == pytest.approx(squared_error_of_gap(gap), rel=1e-13, abs=0)


@pytest.mark.parametrize(("classes", "smoothing"), [(2, 0.5), (4, 0.1), (10, 0.01), (10, 0.5)])
def test_both_losses_are_lowest_at_the_best_gap(classes, smoothing):
    best = best_gap(classes, smoothing)
    cross, squared = losses_and_slopes(best, classes, smoothing)
    y = smoothed_target(classes, smoothing)
    assert softmax(np.append(best, np.zeros(classes - 1))) == pytest.approx(y)
    assert cross == pytest.approx((-np.sum(y * np.log(y)), 0))
    assert squared == pytest.approx((0, 0), abs=1e-15)
    for step in (-0.01, 0.01):
        for before, after in zip(
            (cross, squared), losses_and_slopes(best + step, classes, smoothing), strict=True
        ):
            assert after[0] > before[0] and np.sign(after[1]) == np.sign(step)
    assert LossAndSlope(0, classes, smoothing).numbers["lowest"] == [best, cross[0]]


def test_without_smoothing_there_is_no_lowest_place():
    assert best_gap(3, 0) == math.inf
    assert LossAndSlope(classes=3).numbers["lowest"] == []
    # Half of the smallest float is 0: nothing to smooth.
    assert LossAndSlope(smoothing=5e-324).numbers["lowest"] == []
    best, lowest = LossAndSlope(smoothing=1e-300).numbers["lowest"]
    assert best == pytest.approx(math.log(2) + 300 * math.log(10)) and 0 <= lowest < 1e-290


def test_what_a_learner_can_notice():
    cross, squared = (
        LossAndSlope(-10).numbers[name] for name in ("cross_entropy", "squared_error")
    )
    assert cross == pytest.approx([10, -1], abs=1e-4)
    assert squared == pytest.approx([2, -0.00018], abs=2e-4)
    steepest = min((losses_and_slopes(gap / 10, 2, 0)[1][1], gap / 10) for gap in range(-100, 101))
    assert steepest == (pytest.approx(-0.5926, abs=1e-4), -0.7)
    assert f"{best_gap(4, 0.1):.2f} {best_gap(4, 0.5):.2f}" == "3.61 1.61"
    assert f"{best_gap(2, 0.1):.2f} {best_gap(10, 0.1):.2f}" == "2.94 4.51"
    assert smoothed_loss(10, 4, 0.1) > smoothed_loss(5, 4, 0.1) > smoothed_loss(3.6, 4, 0.1)


def test_values_become_plain_numbers():
    figure = LossAndSlope(np.float32(2), np.int64(3), np.float64(0.25))
    values = (figure.gap, figure.classes, figure.smoothing)
    assert values == (2, 3, 0.25) and [type(value) for value in values] == [float, int, float]
    assert figure.get_state()["_start"] == {"gap": 2.0, "classes": 3, "smoothing": 0.25}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("gap", 10.5, "gap should lie between -10 and 10, not be 10.5"),
        ("gap", math.inf, "gap should be a finite number, not inf"),
        ("gap", "wide", "gap should be a number, not 'wide'"),
        ("classes", 1, "classes should lie between 2 and 10, not be 1"),
        ("classes", 11, "classes should lie between 2 and 10, not be 11"),
        ("classes", 3.0, "classes should be a whole number, not 3.0"),
        ("classes", True, "classes should be a whole number, not True"),
        ("classes", None, "classes should be a whole number, not None"),
        ("smoothing", -0.1, "smoothing should lie between 0 and 0.5, not be -0.1"),
        ("smoothing", 0.6, "smoothing should lie between 0 and 0.5, not be 0.6"),
        ("smoothing", math.nan, "smoothing should be a finite number, not nan"),
        ("smoothing", None, "smoothing should be a number, not None"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(name, value, words):
    figure = LossAndSlope(1.5, 4, 0.1)
    before = getattr(figure, name)
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        setattr(figure, name, value)
    assert getattr(figure, name) == before
    with pytest.raises((TypeError, ValueError), match=words):
        LossAndSlope(**{name: value})
