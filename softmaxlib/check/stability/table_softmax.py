"""The exercise stable_softmax of notebook 2: a softmax for tables that cannot overflow."""

import numpy as np

from softmaxlib.check.array_inputs import (
    BOX,
    EXTREMES,
    FLOAT32,
    LN_LOST,
    ONE_ROW,
    PLAIN_LIST,
    TABLE,
    UNSIGNED,
    array_probe,
)
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import BATCH, Property, named
from softmaxlib.check.shifts import max_along, shares, shift_mistakes, table_mistakes
from softmaxlib.functions import log_softmax, softmax


def _shift_top_only(x, axis=-1):
    return np.exp(x - max_along(x, axis)) / np.exp(x).sum(axis=axis, keepdims=True)


def _shift_bottom_only(x, axis=-1):
    return np.exp(x) / np.exp(x - max_along(x, axis)).sum(axis=axis, keepdims=True)


def _shift_of_exponentials(x, axis=-1):
    e = np.exp(x)
    e = e - max_along(e, axis)
    return e / e.sum(axis=axis, keepdims=True)


def _shift_of_exponentials_by_score(x, axis=-1):
    e = np.exp(x) - max_along(x, axis)
    return e / e.sum(axis=axis, keepdims=True)


def _shift_of_shares(x, axis=-1):
    p = shares(x, axis)
    return p - max_along(p, axis)


def _nan_replaced(by):
    def wrong(x, axis=-1):
        p = shares(x, axis)
        return np.where(np.isnan(p), by or 1 / x.shape[axis], p)

    return wrong


def _large_replaced(x, axis=-1):
    e = np.nan_to_num(np.exp(x))
    return np.nan_to_num(e / e.sum(axis=axis, keepdims=True))


def _no_exp(x, axis=-1):
    shifted = x - max_along(x, axis)
    return shifted / shifted.sum(axis=axis, keepdims=True)


def _divided_by_scores(x, axis=-1):
    return np.exp(x - max_along(x, axis)) / x.sum(axis=axis, keepdims=True)


def _divided_by_shifted_scores(x, axis=-1):
    shifted = x - max_along(x, axis)
    return np.exp(shifted) / shifted.sum(axis=axis, keepdims=True)


def _min_max_scaled(x, axis=-1):
    low = x.min(axis=axis, keepdims=True)
    return shares((x - low) / (max_along(x, axis) - low), axis)


def _standardised(x, axis=-1):
    middle, spread = x.mean(axis=axis, keepdims=True), x.std(axis=axis, keepdims=True)
    return shares((x - middle) / spread, axis)


def _integer_shares(x, axis=-1):
    result = np.zeros_like(x)
    result[...] = softmax(x, axis=axis)
    return result


def _integer_exponentials(x, axis=-1):
    result = np.zeros_like(x)
    result[...] = np.exp(x - max_along(x, axis))
    return result / result.sum(axis=axis, keepdims=True)


def _exp_in_place(x, axis=-1):
    shifted = x - max_along(x, axis)
    np.exp(shifted, out=shifted)
    return shifted / shifted.sum(axis=axis, keepdims=True)


def _transposed_sum(x, axis=-1):
    e = np.exp(x - max_along(x, axis))
    return (e.T / e.sum(axis=axis)).T


_SOFTMAX_MISTAKES = (
    *shift_mistakes(shares),
    *named(
        "shift_top_only",
        "the exponentials above the line are shifted, those below it are not",
        "the shares no longer add up to 1. Where is the other shift?",
        _shift_top_only,
    ),
    *named(
        "shift_bottom_only",
        "the exponentials below the line are shifted, those above it are not",
        "the shares no longer add up to 1. Where is the other shift?",
        _shift_bottom_only,
    ),
    *named(
        "shift_after_exp",
        "you shift after exp: that is too late, and no longer harmless",
        "read your lines in order: at which one would inf first appear?",
        _shift_of_exponentials,
        _shift_of_exponentials_by_score,
        _shift_of_shares,
    ),
    *named(
        "nan_replaced",
        "you replace inf or nan by a number that is not the answer",
        "it looks well without nan. But what are the right shares of 1000, 1001, 1002?",
        lambda x, axis=-1: np.nan_to_num(shares(x, axis)),
        _nan_replaced(by=1.0),
        _nan_replaced(by=None),
        _large_replaced,
    ),
    *named(
        "no_exp",
        "you share out the shifted scores themselves, and the winner's is 0",
        "which function makes every number positive before it is shared?",
        _no_exp,
    ),
    *named(
        "divided_by_scores",
        "above the line stand exponentials, below it a sum of scores",
        "which total belongs to the numbers that you share out?",
        _divided_by_scores,
        _divided_by_shifted_scores,
    ),
    *named(
        "rescaled",
        "you divide the scores, and only a shift leaves the shares as they are",
        "the odds of two scores depend on their difference. Which step changes that?",
        lambda x, axis=-1: shares(x / max_along(x, axis), axis),
        _min_max_scaled,
        _standardised,
    ),
    *named(
        "sign_flipped",
        "you subtract the scores from their maximum, so that the smallest one wins",
        "what should remain of the largest score, and what of one that is 3 below it?",
        lambda x, axis=-1: shares(max_along(x, axis) - x, axis),
    ),
    *named(
        "logarithms",
        "these are the logarithms of the right shares, which come later in this notebook",
        "can a share be negative? Which step takes the logarithm?",
        lambda x, axis=-1: log_softmax(x, axis=axis),
    ),
    *named(
        "percent",
        "your numbers are right in percent; here a share is a number from 0 to 1",
        "where do you multiply by 100?",
        lambda x, axis=-1: 100 * softmax(x, axis=axis),
    ),
    *named(
        "exponentials_only",
        "these are the shifted exponentials; they are not yet shared out",
        "the winner has 1.0. What is left to divide by?",
        lambda x, axis=-1: np.exp(x - max_along(x, axis)),
    ),
    *named(
        "shift_only",
        "these are the shifted scores, the first step of three",
        "the winner has 0. Which two steps make shares of these numbers?",
        lambda x, axis=-1: x - max_along(x, axis),
    ),
    *named(
        "integer_result",
        "fractions are written into an array of integers, which has no room for them",
        "x holds integers here. What dtype has np.zeros_like(x), or a copy of x?",
        _integer_shares,
        _integer_exponentials,
        _exp_in_place,
    ),
    *named(
        "axis_ignored",
        "rows are right, but the argument axis changes nothing",
        "where should `axis` stand in your function, instead of -1 or 1?",
        lambda x, axis=-1: softmax(x),
        lambda x, axis=-1: shares(x - max_along(x, axis), -1),
    ),
    *named(
        "missing_keepdims",
        "an axis got lost in max or sum, and the shapes no longer fit",
        "write both shapes below each other, from the right. Which argument keeps the axis?",
        _transposed_sum,
    ),
    *table_mistakes(shares),
)

_SHARE_PROPERTIES = (
    Property("the shape stays", "", lambda p, probe, expected: p.shape == expected.shape),
    Property(
        "no nan",
        "nan is no share",
        lambda p, probe, expected: bool(np.isfinite(p).all()),
        "print what each line makes of these scores: where do inf, 0 / 0 or nan first appear?",
    ),
    Property(
        "none is negative",
        "a share is never negative",
        lambda p, probe, expected: (p >= 0).all(),
        "which step makes every number positive, and what happens after it?",
    ),
    Property(
        "each row adds up to 1",
        "along the axis the shares do not add up to 1",
        lambda p, probe, expected: np.allclose(
            p.sum(axis=probe.kwargs.get("axis", -1)), 1, atol=1e-4
        ),
        "which numbers go into the total that you divide by? Print it, and its shape",
    ),
)

stable_softmax = Exercise(
    "stable_softmax",
    softmax,
    [
        *ONE_ROW,
        array_probe(TABLE, BATCH),
        array_probe(TABLE, BATCH, axis=0),
        array_probe([[5, 3, 2, 0]], BATCH),
        array_probe(BOX, BATCH),
        array_probe(BOX, BATCH, axis=1),
        *EXTREMES,
    ],
    properties=_SHARE_PROPERTIES,
    mistakes=_SOFTMAX_MISTAKES,
    curiosities=(UNSIGNED, PLAIN_LIST, FLOAT32, LN_LOST),
    expects="an array of the same shape",
    closing="no scores are too large for it any more, and it works on whole tables",
)
