"""Softmax and its relatives, in plain NumPy: score → positive → share, as in notebooks 1 and 2.

The step to positive numbers is in carried_rounding.py: it shifts by the largest score where it has
to, and carries along what the shift rounds away. blocks.py turns any input into tables, with a
column for each softmax. How many digits are right is what the tests found, against 60 digits.

What all of them do at the edges:

- Lists, tuples and arrays of floats, integers or bools are taken. float16 and float32 are computed
  in float64 and come back in their own dtype, longdouble stays longdouble, all else is rounded to
  float64. Subclasses such as np.matrix come back as plain arrays. No input is ever changed.
- A logit of -inf is a hard mask: probability 0, log-probability -inf. NaN spreads through its own
  slice; so do +inf, and nothing but -inf, which leave softmax without an answer (NaN).
- TypeError: complex numbers, text, other objects, rows of unlike length, masked arrays; an `axis`
  that is not one integer; a `temperature` that is not one number.
- ValueError: an `axis` that x does not have (it is NumPy's AxisError, so also an IndexError), a
  single number where an axis is needed, nothing along the axis, a temperature that is not
  positive and finite.
"""

import numpy as np

from softmaxlib.blocks import by_blocks
from softmaxlib.carried_rounding import column_totals, exps_and_sizes
from softmaxlib.numeric_inputs import (
    axis_with_entries,
    one_axis,
    positive_temperature,
    real_array,
    without_warnings,
)


@without_warnings
def softmax(x, axis=-1, temperature=1.0):
    """Return the share of each score: exp(x_i / T) / sum_j exp(x_j / T), along one axis.

    x            logits, any shape with at least one axis; the result has the same shape
    axis         the axis whose entries share a total of 1 (one integer; -1 is the last)
    temperature  T > 0, in the units of the logits; small sharpens, large evens out

    In float64, each share is right to 4 units in its last place, whatever the temperature. Raises
    TypeError and ValueError as the module says. Sources: Bridle (1990), "Probabilistic
    interpretation of feedforward classification network outputs", for the formula; Hinton, Vinyals
    and Dean (2015), arXiv:1503.02531, for T; Blanchard, Higham and Higham (2021),
    doi:10.1093/imanum/draa038, for the shift.
    """
    x, dtype = real_array(x)
    axis = axis_with_entries(axis, x)
    T = positive_temperature(temperature)

    def shares(scores):
        positives, total = exps_and_sizes(scores, T, column_totals)  # score → positive
        return np.divide(positives, total, out=positives)  # positive → share

    return by_blocks(shares, x, axis, dtype)


@without_warnings
def log_softmax(x, axis=-1, temperature=1.0):
    """Return ln softmax(x), in nats: x_i / T - ln sum_j exp(x_j / T), along one axis.

    It stays finite where softmax underflows to 0, and keeps its digits where softmax rounds to 1:
    log_softmax([40, 0, 0])[0] is -8.5e-18. In float64, each entry is right to 5 units in its last
    place (below 1e-307, to about K times 5e-324), whatever the temperature. Arguments, shape,
    errors: as for `softmax`. Source: Blanchard, Higham and Higham (2021),
    doi:10.1093/imanum/draa038.
    """
    x, dtype = real_array(x)
    axis = axis_with_entries(axis, x)
    T = positive_temperature(temperature)

    def log_shares(scores):
        largest, log_total = _largest_and_log_total(scores, T)
        if T == 1:
            shares = scores - largest
            shares -= log_total
            return shares
        # The shift comes before the division, so that a small T cannot overflow the largest. With
        # T > 1 all is halved (which is exact), so that 1e308 - (-1e308) cannot overflow either.
        half = 0.5 if T > 1 else 1.0
        return (half * scores - half * largest) / (half * T) - log_total

    return by_blocks(log_shares, x, axis, dtype)


@without_warnings
def logsumexp(x, axis=-1, keepdims=False):
    """Return ln sum_j exp(x_j), in nats, along one axis: a smooth stand-in for the maximum.

    x         logits, any shape with at least one axis
    axis      the axis to add up (one integer); it goes, as in np.sum: (K,) gives a number
    keepdims  True keeps that axis, with length 1

    In float64, it is right to 8 units in the last place of itself or of the maximum, whichever is
    larger. NaN gives NaN, +inf gives +inf; nothing but -inf, or nothing at all, gives -inf, the
    logarithm of an empty sum. Raises TypeError and ValueError as the module says. Source:
    Blanchard, Higham and Higham (2021), doi:10.1093/imanum/draa038.
    """
    x, dtype = real_array(x)
    axis = one_axis(axis, x)

    def log_sums(scores):
        largest, log_total = _largest_and_log_total(scores, 1.0)
        # An infinite maximum is the answer itself; inf - inf would have made it NaN.
        return np.where(np.isinf(largest), largest, largest + log_total)

    if x.shape[axis] == 0:
        result = np.log(x.sum(axis=axis, keepdims=True, dtype=dtype))
    else:
        result = by_blocks(log_sums, x, axis, dtype, length=1)
    return result if keepdims else result.squeeze(axis)[()]  # [()]: a 0-d array to a number


@without_warnings
def sigmoid(x):
    """Return 1 / (1 + exp(-x)) of each entry: the share of x against a single rival of score 0.

    x is a number, a list or an array of any shape, and the result has that shape. -inf gives 0,
    +inf gives 1, NaN gives NaN. In float64, each entry is right to 3 units in its last place.
    Raises TypeError for whatever holds no real numbers. Source: the logistic function of Verhulst
    (1845); for x < 0 it is exp(x) / (1 + exp(x)), which is the same but cannot overflow.
    """
    x, dtype = real_array(x)

    def shares(z):
        exps = np.exp(-np.abs(z))  # never above 1
        return np.where(z >= 0, 1, exps) / (1 + exps)

    each_alone = x[..., np.newaxis]
    return by_blocks(shares, each_alone, -1, dtype)[..., 0][()]  # [()]: see above


def _largest_and_log_total(scores, T):
    """Return the largest score of each column, and ln sum exp((score - largest) / T).

    The largest exponential adds exactly 1 to that sum. It is left out, and log1p puts it back: for
    1 + 1e-17 would be rounded to 1, and its logarithm to 0.
    """
    largest = np.maximum.reduce(scores, axis=0)
    exps, top = exps_and_sizes(scores, T, np.maximum.reduce)
    losers = scores < largest
    exps *= losers
    others = column_totals(exps)
    if np.count_nonzero(losers) < scores.size - largest.size:  # some share the first place:
        others += ((~losers).sum(axis=0) - 1) * top  # only one of them is left out
    return largest, np.log1p(others / top)
