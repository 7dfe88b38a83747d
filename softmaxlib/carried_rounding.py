"""A shift by the largest logit, and a total, with the rounding errors carried along.

x - max(x) is rounded like every subtraction, by up to half of its last digit. For a distance of
-500 that is 3e-14. The exponential turns it into a relative error of 3e-14: about 250 times its
own rounding. But what one addition or subtraction rounds away can be computed exactly.
Then it need not be lost. A division by a temperature is rounded, too, and treated alike.

NaN and infinities go through; the caller silences NumPy's warnings for inf - inf.
"""

import math

import numpy as np

LONG = 2**16  # more entries than that go in pieces, so that what is made in between is small


def sum_and_error(a, b):
    """Return (s, error), elementwise: s is a + b rounded, s + error is a + b exactly.

    Where s overflows, the error is NaN. Source: Knuth, "The Art of Computer Programming", volume 2,
    section 4.2.2 (TwoSum).
    """
    s = a + b
    b_in_s = s - a  # how much of b has arrived in s; what is left of s is from a
    a_in_s = s - b_in_s
    return s, (a - a_in_s) + (b - b_in_s)


def shift_and_error(x, largest):
    """Return (shifted, error), elementwise: shifted + error is x - largest exactly.

    x is an array of floats. Where the error cannot be had, it is 0: beside an infinite or NaN logit
    (a hard mask stays -inf), or one next to the largest float.
    """
    shifted, error = sum_and_error(x, -largest)
    return shifted, np.where(np.isfinite(error), error, 0)


def exp_with_error(shifted, error):
    """Return exp(shifted + error), elementwise, for what `shift_and_error` returns.

    It is exp(shifted) * exp(error), and exp(error) is 1 + error: an error is so small that its
    square does not count. (A large one comes only with a logit so low that its exponential is 0.)
    """
    exps = np.exp(shifted)
    exps += exps * error
    return exps


def divide_with_error(a, error, T):
    """Return (q, error), elementwise: q is a / T rounded, q + the new error is nearly
    exactly (a + the old error) / T.

    T is a number between 2**-80 and 1. Where abs(q) is beyond float32 (3.4e38), the error is NaN.
    """
    q = a / T
    # q * T, to be subtracted from a, is taken apart: the first part of each has 24 binary digits,
    # so two of the products are exact. The third is too small for its rounding to count.
    q_first, T_first = q.astype(np.float32).astype(q.dtype), float(np.float32(T))
    rest = a - q_first * T_first - q_first * (T - T_first) - (q - q_first) * T
    return q, (rest + error) / T


def exps_and_sizes(scores, T, size_of):
    """Return exp(x / T), times any one factor for each column, and size_of(these exponentials).

    scores   a table of floats with a column for each softmax
    size_of  a function that gives the total of each column, or the largest: shape (columns,)

    Each exponential is right to 1 or 2 units in its last place. NaN, +inf and nothing but -inf
    make their column NaN.
    """
    if T == 1:
        # Without a shift, none is rounded. A size not far below 1, and far from overflow, proves
        # that nothing has overflowed, and that no underflow counts. Only the others are shifted.
        exps = np.exp(scores)
        sizes = size_of(exps)
        if _all_between(0.5, sizes, 1e300):
            return exps, sizes
        to_shift = ~((sizes >= 0.5) & (sizes < 1e300))
    else:
        exps, to_shift = np.empty_like(scores), np.full(scores.shape[1], True)
    largest = np.maximum.reduce(scores, axis=0)[to_shift]
    for start in range(0, len(scores), LONG):
        part = slice(start, start + LONG)
        exps[part, to_shift] = _shifted_exps(scores[part, to_shift], largest, T)
    return exps, size_of(exps)


def _all_between(lowest, numbers, highest):
    """Tell whether all numbers are at least `lowest` and below `highest`; NaN is not."""
    if numbers.size == 1:  # a lone softmax: the quickest way by far
        return lowest <= numbers.item() < highest
    return lowest <= numbers.min() and numbers.max() < highest


def _shifted_exps(scores, largest, T):
    """Return exp((scores - largest) / T), with the rounding errors carried along."""
    if T == 1:
        return exp_with_error(*shift_and_error(scores, largest))
    # T is t * 2**power, and scaling by 2**power rounds nothing. Logits shrink before the shift,
    # and grow only after it: so the largest ones never overflow.
    power = max(math.frexp(T)[1], -1000)
    t, scale = math.ldexp(T, -power), 2.0**-power
    shrink, grow = (scale, 1) if power > 0 else (1, scale)
    shifted, error = shift_and_error(shrink * scores, shrink * largest)
    shifted, error = divide_with_error(grow * shifted, grow * error, t)
    # Where the error is NaN, that is far below 0: the exponential is 0 without it.
    return exp_with_error(shifted, np.where(np.isfinite(error), error, 0))


def column_totals(table):
    """Return the total of each column of numbers that are not negative, shape (columns,)."""
    if table.size <= 100 and table.shape[1] == 1 and table.dtype == np.float64:
        try:
            return np.array([math.fsum(table[:, 0].tolist())])  # a lone column: quicker
        except OverflowError:
            return np.array([np.inf])
    return total_with_errors(table, axis=0)[0]


def total_with_errors(terms, axis=-1):
    """Return the sum along the axis, which is kept: right to 2 units in its last place.

    That is for terms of one sign, at least one of them, whose total is far from overflow. After
    Rump, Ogita and Oishi (2008), doi:10.1137/050645671, who take a power of 2 for the rough total.
    """
    if terms.shape[axis] > LONG:
        return sum(total_with_errors(half, axis) for half in np.array_split(terms, 2, axis))
    # Adding the rough total and taking it away cuts each term to the digits that the total has.
    # Such numbers add up without rounding (but for the last digit, where their total has one digit
    # more). What was cut off is added apart.
    rough = np.add.reduce(terms, axis=axis, keepdims=True)
    cut = terms + rough
    cut -= rough
    total = np.add.reduce(cut, axis=axis, keepdims=True)
    np.subtract(terms, cut, out=cut)
    return total + np.add.reduce(cut, axis=axis, keepdims=True)
