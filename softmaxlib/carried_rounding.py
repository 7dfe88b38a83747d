"""A shift by the largest logit, and a total, with the rounding errors carried along.

x - max(x) is rounded like every subtraction, by up to half of its last digit. For a distance of
-500 that is 3e-14, and the exponential turns it into a relative error of 3e-14: more than 100
times its own rounding. But what one addition or subtraction rounds away can be computed exactly.
Then it need not be lost.

NaN and infinities go through; the caller silences NumPy's warnings for inf - inf.
"""

import numpy as np


def sum_and_error(a, b):
    """Return (s, error), elementwise: s is a + b rounded, s + error is a + b exactly.

    Source: Knuth, "The Art of Computer Programming", volume 2, section 4.2.2 (TwoSum).
    """
    s = a + b
    b_in_s = s - a  # how much of b has arrived in s; what is left of s is from a
    a_in_s = s - b_in_s
    return s, (a - a_in_s) + (b - b_in_s)


def shift_and_error(x, axis):
    """Return (shifted, error), both of the shape of x: shifted + error is x - max(x) exactly.

    x is an array of floats with at least one entry along the axis (one integer). Where the
    shifted logit is infinite or NaN, the error is 0: a hard mask stays -inf.
    """
    shifted, error = sum_and_error(x, -x.max(axis=axis, keepdims=True))
    return shifted, np.where(np.isfinite(shifted), error, 0)


def exp_with_error(shifted, error):
    """Return exp(shifted + error), elementwise, for what `shift_and_error` returns.

    It is exp(shifted) * exp(error), and exp(error) is 1 + error: an error is so small that its
    square does not count. (A large one comes only with a logit so low that its exponential is 0.)
    """
    exps = np.exp(shifted)
    exps += exps * error
    return exps


def total_with_errors(terms):
    """Return the sum along the last axis, which is kept: right to about one rounding.

    That is for terms of one sign, at least one of them. They are added in pairs, the sums in
    pairs again, and so on. The errors of all these additions are added at the end.
    """
    errors = 0
    while terms.shape[-1] > 1:
        half = terms.shape[-1] // 2
        sums, lost = sum_and_error(terms[..., :half], terms[..., half : 2 * half])
        errors = errors + lost.sum(axis=-1, keepdims=True)
        terms = np.concatenate([sums, terms[..., 2 * half :]], axis=-1)  # an odd one waits
    return terms + errors
