"""Slips of a sigmoid that treats z above 0 and z below 0 as two cases."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.functions import sigmoid


def _for(condition, otherwise):
    """The right share for numbers z with this condition; for the others something else."""
    return lambda z: sigmoid(z) if np.ndim(z) or condition(z) else otherwise


def _size(z):
    return np.exp(-np.abs(z))


def _cases(above, below):
    """One number above the line where z is not negative, another elsewhere."""
    return lambda z: np.where(np.greater_equal(z, 0), above(z), below(z))


def _one(z):
    return 1.0


def _over_whole(numerator):
    return lambda z: numerator(z) / (1 + _size(z))


_NUMERATORS = (
    *(lambda z: 1 - _size(z), lambda z: 1 / _size(z), lambda z: -_size(z)),
    *(lambda z: z, lambda z: -1.0),
)


CASES = (
    *named(
        "right_above_zero_only",
        "the sign of z is lost: what you compute is right for z above 0 only",
        "what should z = -1 give, more than one half or less? And what does it give now?",
        lambda z: sigmoid(np.abs(z)),
    ),
    *named(
        "right_below_zero_only",
        "the sign of z is lost: what you compute is right for z below 0 only",
        "what should z = 2 give, more than one half or less? And what does it give now?",
        lambda z: sigmoid(-np.abs(z)),
    ),
    *named(
        "another_numerator",
        "in one of the two cases another number belongs above the line",
        "z = 2 has 1 against e^-2, and z = -1 has e^-1 against 1. Which belongs to z itself?",
        *(_over_whole(_cases(_one, other)) for other in _NUMERATORS),
        *(_over_whole(_cases(other, _size)) for other in (*_NUMERATORS, np.exp, np.zeros_like)),
    ),
    *named(
        "undivided",
        "the division by the whole is missing, in one case or in both",
        "what is the whole for z = 2, and for z = -1? Is each case divided by it?",
        _cases(_one, _size),
        _cases(sigmoid, _size),
        _cases(_one, sigmoid),
    ),
    *named(
        "divided_twice",
        "each case is divided by the whole twice",
        "follow z = 0 through your lines: what stands above the line, and what below it?",
        _over_whole(sigmoid),
    ),
    *named(
        "case_left_out",
        "one case is left out, and its entries stay 0",
        "follow 2, 0 and -1 through your lines: does each of them get its value?",
        lambda z: np.where(np.less(z, 0), 0, sigmoid(z)),
        lambda z: np.where(np.less_equal(z, 0), 0, sigmoid(z)),
        lambda z: np.where(np.equal(z, 0), 0, sigmoid(z)),
        lambda z: np.where(np.greater(z, 0), 0, sigmoid(z)),
        lambda z: np.where(np.greater_equal(z, 0), 0, sigmoid(z)),
    ),
    *named(
        "branch_without_return",
        "in one of the branches nothing is returned, so None comes back",
        "follow 2, 0 and -1 through your lines: does each of them meet a return?",
        *(
            _for(condition, None)
            for condition in (
                *(lambda z: z >= 0, lambda z: z > 0, lambda z: z < 0),
                *(lambda z: z <= 0, lambda z: z != 0),
            )
        ),
    ),
)
