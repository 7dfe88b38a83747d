"""Mistakes that every exercise with a max shift shares: wrong shifts, and wrong axes.

`finish(shifted, axis, keepdims)` stands for what an exercise does with the shifted scores. Each
mistake is a function of the scores x, and of the axis where an exercise has one.
"""

import math

import numpy as np

from softmaxlib.check.parts import named


def max_along(x, axis=-1):
    return x.max(axis=axis, keepdims=True)


def shares(shifted, axis=-1, keepdims=True):
    exps = np.exp(shifted)
    return exps / exps.sum(axis=axis, keepdims=keepdims)


def log_shares(shifted, axis=-1, keepdims=True):
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=keepdims))


def shift_mistakes(finish):
    """The wrong shifts, and what is tried in place of a shift."""

    def by(shift):
        return lambda x, axis=-1: finish(x - shift(x, axis), axis)

    return (
        *named(
            "no_shift",
            "too large a score reaches exp, and np.exp(1000) is inf",
            "what is the largest number that exp received? Subtract something first",
            by(lambda x, axis: 0),
        ),
        *named(
            "mean_shift",
            "you subtract the mean or another middle value; a score far above it stays too large",
            "try [2000, 0, 0, 0]: what reaches exp? Which shift leaves nothing above 0?",
            by(lambda x, axis: x.mean(axis=axis, keepdims=True)),
        ),
        *named(
            "min_shift",
            "you subtract the smallest score, so that the largest numbers stay large",
            "what is the largest exponent after your shift? What should it be?",
            by(lambda x, axis: x.min(axis=axis, keepdims=True)),
        ),
        *named(
            "one_score_shift",
            "you subtract the first or the last score, which need not be the largest",
            "try [0, 2000] and [2000, 0]: what reaches exp? Which shift leaves nothing above 0?",
            by(lambda x, axis: x.take([0], axis)),
            by(lambda x, axis: x.take([-1], axis)),
        ),
        *named(
            "constant_shift",
            "you subtract a fixed number: too little for some scores, too much for others",
            "which shift makes the same of [5, 3], [1005, 1003] and [-995, -997]?",
            by(lambda x, axis: 500),
            by(lambda x, axis: 1000),
        ),
        *named(
            "added_max",
            "you add the maximum instead of subtracting it",
            "what reaches exp for [1000, 1001, 1002], and what should?",
            by(lambda x, axis: -max_along(x, axis)),
        ),
        *named(
            "max_of_absolute_values",
            "you subtract the largest size, without its sign",
            "for [-1000, -1001]: what is the largest score, and what did you subtract?",
            by(lambda x, axis: max_along(np.abs(x), axis)),
        ),
        *named(
            "max_with_zero",
            "rows of negative scores are not shifted: their exponentials all become 0",
            "what is the largest number in [-1000, -1001]? What did your code use?",
            by(lambda x, axis: np.maximum(0, max_along(x, axis))),
            by(lambda x, axis: max(0, x.max())),
        ),
        *named(
            "one_max_for_all",
            "one maximum serves the whole table, and rows far below it vanish",
            "which maximum did the row with the small scores use? Which does it need?",
            by(lambda x, axis: x.max()),
        ),
        *named(
            "extended_precision",
            "a longer float moves the cliff, to e^11356 at most, but does not remove it",
            "which scores would be too large for this one? What could be subtracted first?",
            # As far as longdouble reaches where it is longer, also where it is not.
            by(lambda x, axis: np.clip(max_along(x, axis), -11000, 11000)),
        ),
        *named(
            "half_precision",
            "float16 keeps three digits, and ends at 65504",
            "which line makes float16 of the numbers? What would float64 give?",
            lambda x, axis=-1: finish(
                x.astype(np.float16) - max_along(x.astype(np.float16), axis), axis
            ),
            lambda x, axis=-1: finish((x - max_along(x, axis)).astype(np.float16), axis),
            lambda x, axis=-1: finish(x - max_along(x, axis), axis).astype(np.float16),
        ),
        *named(
            "clipped",
            "you cut large scores off, so that different scores become equal",
            "it looks well without nan. But what are the right shares of 1000, 1001, 1002?",
            lambda x, axis=-1: finish(np.clip(x, -700, 700), axis),
            lambda x, axis=-1: finish(np.minimum(x, 700), axis),
            lambda x, axis=-1: finish(np.clip(x - x.mean(axis, keepdims=True), -700, 700), axis),
            # Three times e^709 is too large for the sum.
            lambda x, axis=-1: finish(np.clip(x, -709, 709), axis),
            lambda x, axis=-1: finish(np.minimum(x, 709), axis),
        ),
    )


def table_mistakes(finish):
    """What goes wrong with axes, and with arrays in the place of single numbers."""

    def by(shift):
        return lambda x, axis=-1: finish(x - shift(x, axis), axis)

    return (
        *named(
            "axis_zero",
            "columns belong together, not rows: you work along axis 0, or use Python's own sum",
            "which direction disappears in x.sum(axis=0), and in sum(x)? Which one should?",
            lambda x, axis=0: finish(x - max_along(x, 0), 0),
            lambda x, axis=-1: finish(x - max_along(x, max(axis, 0)), max(axis, 0)),
            lambda x, axis=-1: finish(x - max_along(x, axis), 0),
            lambda x, axis=-1: finish(x - max_along(x, 0), axis),
            lambda x, axis=-1: finish(x - x.max(), 0),
        ),
        *named(
            "axis_one",
            "you work along axis 1, yet a single row of scores has axis 0 only",
            "which number of an axis means the last one, however many there are?",
            lambda x, axis=-1: finish(x - max_along(x, 1), 1),
        ),
        *named(
            "missing_axis",
            "the whole table shares one total, so that it adds up to 1, not each row",
            "which of your lines, or of a function that you call, sums without an axis?",
            lambda x, axis=-1: finish(x - x.max(), None),
            lambda x, axis=-1: finish(x - max_along(x, axis), None),
        ),
        *named(
            "missing_keepdims",
            "an axis got lost in max or sum, and the shapes no longer fit",
            "write both shapes below each other, from the right. Which argument keeps the axis?",
            lambda x, axis=-1: finish(x - x.max(axis=axis), axis, keepdims=False),
            lambda x, axis=-1: finish(x - max_along(x, axis), axis, keepdims=False),
            lambda x, axis=-1: finish(x - x.max(), axis, keepdims=False),
        ),
        *named(
            "column_by_hand",
            "[:, None] or reshape(-1, 1) makes a column, which fits two axes only",
            "which argument of max and sum keeps the axis, whatever the shape?",
            by(lambda x, axis: x.max(axis=axis)[:, None]),
            by(lambda x, axis: x.max(axis=axis).reshape(-1, 1)),
            by(lambda x, axis: x.max(axis=axis).reshape(x.shape[0], 1)),
        ),
        *named(
            "row_by_row",
            "your loop takes one row after the other, and a single row of scores has none",
            "what is the loop's variable for [2, 1, 0.1]? Could it do without the loop?",
            lambda x, axis=-1: np.array([finish(row - np.max(row), None) for row in x]),
        ),
        *named(
            "one_row_only",
            "your loop takes one score after the other, and in a table it meets whole rows",
            "which of x.max(...) and x.sum(...) work on all rows at once, without a loop?",
            lambda x, axis=-1: finish(np.array([float(z) for z in x - x.max()])),
        ),
        *named(
            "python_max_or_sum",
            "Python's own max and sum know no axis, and take whole rows for numbers",
            "which max and sum belong to the array x, and know what an axis is?",
            by(lambda x, axis: max(x)),
            by(lambda x, axis: max(x, axis=axis)),
            lambda x, axis=-1: sum(x, axis=axis),
        ),
        *named(
            "math_function",
            "math.exp and math.log take one number, and x holds many",
            "which exp and log work on every number of an array?",
            lambda x, axis=-1: math.exp(x - x.max()),
        ),
        *named(
            "exp_with_axis",
            "np.exp takes each number by itself, so it has no use for an axis",
            "which two of your steps look at several numbers at once?",
            lambda x, axis=-1: np.exp(x, axis=axis),
            lambda x, axis=-1: np.exp(x, axis=axis, keepdims=True),
        ),
    )
