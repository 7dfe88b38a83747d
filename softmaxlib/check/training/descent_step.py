"""The exercise gradient_descent_step of notebook 7: one step down the slope of the mean loss."""

import numpy as np

from softmaxlib.check.parts import EXTREME, Property
from softmaxlib.check.told import ToldProbe
from softmaxlib.check.training.descent_gradients import bias_mistakes, product_mistakes
from softmaxlib.check.training.descent_labels import label_mistakes
from softmaxlib.check.training.descent_logits import probability_mistakes
from softmaxlib.check.training.descent_slips import shift_slips, step_mistakes
from softmaxlib.check.training.pairs import Pair
from softmaxlib.check.training.true_step import true_step
from softmaxlib.functions import log_softmax


def _by_hand(X, y, K, lr):
    """A step from zeros, so small that it can be worked out on paper."""
    W, X = np.zeros((len(X[0]), K)), np.array(X)
    told = f" with W and b = 0, X = {X.astype(int).tolist()}, y = {y}, K = {K}, lr = {lr}"
    return ToldProbe((W, np.zeros(K), X, np.array(y), lr), told=told)


def _with_weights():
    """A step from equal logits, as easy as from zeros, where the old W and b matter, too."""
    W, b, X = np.ones((1, 2)), np.full(2, 3.0), np.array([[2.0], [-2.0]])
    told = " with W = [[1, 1]], b = [3, 3], X = [[2], [-2]], y = [0, 1], lr = 0.5"
    return ToldProbe((W, b, X, np.array([0, 1]), 0.5), told=told)


def _at_random(seed, N, D, y, K, lr):
    rng = np.random.default_rng(seed)
    W, b, X = rng.normal(size=(D, K)), rng.normal(size=K), rng.normal(size=(N, D))
    told = f" with random W, b and X with N = {N}, D = {D}, K = {K}; lr = {lr}"
    # Two digits, so that nothing depends on how a machine rounds.
    return ToldProbe((*(a.round(2) for a in (W, b, X)), np.array(y), lr), told=told)


def _far_off(first, second):
    """Two examples with labels 2 and 1, and logits that are too far from 0 for a plain exp.

    The logits are the rows of W. The inputs are small, so that a gradient found by nudging is
    right, too.
    """
    W, X = np.array([first, second], dtype=float), np.eye(2)
    told = f" with W = [{first}, {second}], b = 0, X = [[1, 0], [0, 1]], y = [2, 1], lr = 200"
    return ToldProbe((W, np.zeros(3), X, np.array([2, 1]), 200), stage=EXTREME, told=told)


def _loss(W, b, X, y):
    return -log_softmax(X @ W + b)[np.arange(len(y)), y].mean()


def _not_uphill(value, probe, expected):
    """Whether the loss is no higher after the step, where a right step makes it fall."""
    W, b, X, y, _lr = probe.args
    before, right, after = (
        _loss(table[:-1], table[-1], X, y) for table in (np.vstack([W, b]), expected, value)
    )
    return bool(right >= before or after <= before + 1e-6)


def _classes_cancel(value, probe, expected):
    before = np.vstack(probe.args[:2])
    change = value - before
    # What rounding leaves of a change that cancels to 0 is no change.
    allowed = 1e-9 + 1e-3 * np.abs(change).max() + 1e-5 * np.abs(before).max()
    return bool(np.abs(change.sum(axis=1)).max() <= allowed)


gradient_descent_step = Pair(
    "gradient_descent_step",
    true_step,
    [
        _by_hand([[1.0, 2.0]], [0], 3, 0.3),
        _by_hand([[1.0], [3.0]], [0, 2], 3, 0.6),
        _with_weights(),
        _at_random(1, 5, 3, [1, 0, 1, 1, 0], 2, 0.2),
        _at_random(2, 4, 2, [1, 2, 0, 2], 3, 2),
        _at_random(3, 6, 5, [3, 1, 2, 2, 0, 3], 4, 0.7),
        _at_random(4, 3, 4, [4, 1, 4], 5, 0.05),
        _far_off([1000, 1001, 999], [1003, 1002, 1000]),
        _far_off([-1000, -1001, -1002], [-1003, -1001, -1000]),
        _far_off([1000, 1001, 999], [1, 2, 0.5]),
        _far_off([5, -1200, -1100], [0, -900, -950]),
        _far_off([800, 801, 0], [900, 899, 1]),
        _far_off([1500, 0, 1], [1400, 1, 0]),
        _far_off([0, 1, 1600], [1, 2, 900]),
        _far_off([30000, 29999, -30000], [-30000, 20000, 20001]),
    ],
    properties=(
        Property(
            "",
            "a nan or an infinity has come in",
            lambda value, probe, expected: bool(np.isfinite(value).all()),
            "print what each line makes of these logits. Where do inf or nan first appear?",
        ),
        Property(
            "the step does not go uphill",
            "the loss is higher after this step than before it",
            _not_uphill,
            "check one number of your gradient: nudge that weight, and see how the loss moves",
        ),
        Property(
            "its changes add up to 0 over the classes",
            "the changes of a row should add up to 0 over the classes",
            _classes_cancel,
            "each row of p - y adds up to 0. Does yours? If so: what do your brackets enclose?",
        ),
    ),
    mistakes=(
        *step_mistakes(),
        *probability_mistakes(),
        *label_mistakes(),
        *bias_mistakes(),
        *product_mistakes(),
        *shift_slips(),
    ),
    names=("W_new", "b_new"),
    passed_before_extremes="steps from small logits",
    expects="the pair (W_new, b_new)",
    closing="training is nothing but this step, again and again",
)
