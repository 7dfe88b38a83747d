"""How cross_entropy_gradient goes wrong with shifts and axes, in its softmax and in its loss."""

import math
from dataclasses import replace

import numpy as np

from softmaxlib.check import shifts
from softmaxlib.check.cross_entropy.from_logits_slips import one_hot, picked
from softmaxlib.check.cross_entropy.loss_gradient_formulas import of_mean_or_sum
from softmaxlib.check.parts import named
from softmaxlib.derivatives import softmax_vjp
from softmaxlib.functions import softmax

# A table has an axis 1, and a loop over rows serves it.
_NO_MISTAKES_HERE = {
    "math_function",
    "python_max_or_sum",
    "axis_one",
    "column_by_hand",
    "row_by_row",
    "one_row_only",
    "exp_with_axis",
}


def _from(shares):
    """The gradient, made of wrong shares."""
    return lambda z, y: (shares(z) - one_hot(z, y)) / len(y)


def _adapted(mistakes):
    """The mistakes that softmax shares with this exercise, as wrong gradients."""
    return tuple(
        replace(mistake, wrong=_from(mistake.wrong))
        for mistake in mistakes
        if mistake.slug not in _NO_MISTAKES_HERE | {"no_shift"}
    )


def _through_the_share(shares):
    """The slopes by way of 1 / p, which is infinite where a true share is 0."""

    def slopes(z, y):
        p = shares(z)
        return softmax_vjp(p, -one_hot(z, y) / p) / len(y)

    return slopes


def _naive_loss_nudged(log_shares, h=1e-5):
    """The slopes by nudging a loss that becomes infinite: that of each row, and their mean."""

    def of_rows(z, y):
        result = np.zeros(z.shape)
        for j, nudge in enumerate(h * np.eye(z.shape[1])):
            change = log_shares(z - nudge) - log_shares(z + nudge)
            result[:, j] = picked(change, y) / (2 * h) / len(y)
        return result

    def of_mean(z, y):
        result = of_rows(z, y)
        return result if np.isfinite(result).all() else np.full(z.shape, np.nan)

    return of_rows, of_mean


def table_mistakes():
    return (
        *_adapted(shifts.shift_mistakes(shifts.shares)),
        *_adapted(shifts.table_mistakes(shifts.shares)),
        *named(
            "axis_zero",
            "columns belong together, not rows: you work along axis 0, or use Python's own sum",
            "which direction disappears in x.sum(axis=0), and in sum(x)? Which one should?",
            *of_mean_or_sum(lambda z, y: softmax(z, axis=0) - one_hot(z, y)),
            _from(lambda z: shifts.shares(z, 0)),
        ),
        *named(
            "missing_axis",
            "the whole table shares one total: a max or a sum without an axis",
            "which of your sums has no axis? Print it for a table of two rows",
            *of_mean_or_sum(lambda z, y: shifts.shares(z - z.max(), None) - one_hot(z, y)),
            _from(lambda z: shifts.shares(z, None)),
        ),
        *named(
            "missing_keepdims",
            "an axis got lost in max or sum, and the shapes no longer fit",
            "write both shapes below each other, from the right. Which argument keeps the axis?",
            _from(lambda z: shifts.shares(z, -1, False)),
        ),
        *named(
            "no_shift",
            "right on ordinary logits; only huge ones break it, as np.exp(1000) is inf",
            "what is the largest number that exp received? Subtract something first",
            _from(shifts.shares),
            *_naive_loss_nudged(lambda z: z - np.log(np.exp(z).sum(axis=-1, keepdims=True))),
        ),
        *named(
            "python_max_or_sum",
            "Python's own max knows no axis, and takes whole rows for numbers",
            "which max belongs to an array, and knows what an axis is?",
            _from(lambda z: shifts.shares(z - max(z))),
        ),
        *named(
            "math_function",
            "math.exp takes one number, and an array holds many",
            "which exp works on every number of an array?",
            lambda z, y: math.exp(z),
        ),
        *named(
            "true_share_is_zero",
            "right on ordinary logits; only huge ones break it: a share 0 has no ln and no 1 / p",
            "1 / p is multiplied by p later on; could you cancel it? And which loss stays finite?",
            _through_the_share(softmax),
            _through_the_share(shifts.shares),
            *_naive_loss_nudged(lambda z: np.log(softmax(z))),
            *_naive_loss_nudged(lambda z: np.log(shifts.shares(z))),
        ),
    )
