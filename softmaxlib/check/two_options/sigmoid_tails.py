"""The exercise sigmoid of notebook 4: one score against 0, accurate in both tails."""

import math

import numpy as np

from softmaxlib.check.parts import BATCH, EXTREME, Probe, Property, named
from softmaxlib.check.reading import read_numbers
from softmaxlib.check.two_options.elementwise import (
    ElementwiseExercise,
    elementwise_mistakes,
    same_side_of_half,
)
from softmaxlib.check.two_options.sigmoid_cases import CASES
from softmaxlib.check.two_options.sigmoid_slips import SLIPS
from softmaxlib.functions import sigmoid as true_sigmoid
from softmaxlib.functions import softmax


def _read(value):
    """The numbers as float64; float32 stays what it is, for it cannot reach as far down."""
    array = read_numbers(value)
    return array.astype(np.float32) if np.asarray(value).dtype == np.float32 else array


class _TailExercise(ElementwiseExercise):
    """An exercise in which tiny values count; a float32 answer is compared in float32."""

    def _same(self, value, right):
        return super()._same(value, right.astype(value.dtype))


def _keeps_small_shares(p, probe, expected):
    """Whether shares that are small, and not too small for a float, are small and not 0."""
    small = (expected < 1e-6) & (expected.astype(p.dtype) > 0)
    return bool(((p > 0) & (p < 0.5))[small].all())


def _vectorized(one_number):
    """A function of math for arrays, too: it stops where np.exp would go on with inf."""
    return np.vectorize(one_number, otypes=[float])


def _stacked(z):
    return np.stack([z, np.zeros_like(z)])


def _one_total(z):
    e = np.exp(z)
    return e / (1 + e.sum())


def _swapped(z):
    return math.exp(z) / (1 + math.exp(z)) if z >= 0 else 1 / (1 + math.exp(-z))


def _common_shift(z):
    e = np.exp(z - np.max(z))
    return e / (e + np.exp(-np.max(z)))


_BOUNDS = (5, 6, 10, 15, 16, 20, 25, 30, 36, 37, 50, 88, 100, 200, 250, 300, 400, 500, 600, 650)
_VISIBLE = (1e-5, 1e-6, 1e-7, np.finfo("f").eps, 1e-8, 1e-9)
_TINY = (1e-10, 1e-12, 1e-14, 1e-15, np.finfo("d").eps, 1e-16, 1e-20, 1e-30, 1e-50, 1e-100, 1e-300)

_ARRAY_MISTAKES = (
    *named(
        "list_of_two",
        "[z, 0] holds two numbers only where z is one number",
        "which array holds one 0 for each entry of z? Or which formula needs no list?",
        lambda z: softmax([z, 0])[0],
        lambda z: np.array([z, 0.0])[0] if np.ndim(z) else true_sigmoid(z),
        lambda z: np.stack([z, 0]) if np.ndim(z) else true_sigmoid(z),
    ),
    *named(
        "one_total",
        "the entries of an array share one total, so that they compete with each other",
        "against which score should each entry compete? Where do you sum, or call softmax?",
        _one_total,
        lambda z: softmax(_stacked(z))[0],
        lambda z: np.exp(_stacked(z) - np.max(z))[0] / np.exp(_stacked(z) - np.max(z)).sum(),
        lambda z: softmax(z) if np.ndim(z) else true_sigmoid(z),
    ),
    *elementwise_mistakes(true_sigmoid),
)

_TAIL_MISTAKES = (
    *named(
        "math_overflow",
        "Python's own floats stop where a power is too large; np.exp goes on with inf",
        "what is 1 / (1 + inf)? Which exp gets you there? Or which form never needs e^1000?",
        _vectorized(lambda z: 1 / (1 + math.exp(-z))),
        _vectorized(lambda z: 1 - 1 / (1 + math.exp(z))),
        lambda z: 1 / (1 + math.e ** (-z)),
    ),
    *named(
        "large_over_large",
        "e to a large power stands above and below the line: too large, and inf / inf is nan",
        "which form of the formula belongs to z > 0? Test 1000 and -1000, not only near 0",
        lambda z: np.exp(z) / (1 + np.exp(z)),
        lambda z: 1 - np.exp(-z) / (1 + np.exp(-z)),
    ),
    *named(
        "swapped_branches",
        "each of the two formulas stands in the branch of the other",
        "which power is too large for z = 1000, and which for -1000? Who takes which z?",
        _vectorized(_swapped),
    ),
    *named(
        "nan_replaced",
        "you replace nan or an error by a number that is not the answer",
        "it looks well without nan. But what is the share of z = 1000?",
        *(
            lambda z, by=by: np.nan_to_num(np.exp(z) / (1 + np.exp(z)), nan=by)
            for by in (0.0, 0.5, -1.0)
        ),
        *(lambda z, by=by: np.where(np.less(z, -705), by, true_sigmoid(z)) for by in (1.0, 0.5)),
    ),
    *named(
        "one_minus",
        "the small share is what is left of 1 minus something close to 1, and its digits are gone",
        "what is 1 - 0.99999999999999999 in Python? Which form has no such difference?",
        lambda z: 1 - true_sigmoid(-z),
    ),
    *named(
        "tanh_form",
        "on paper that is right; but tanh is close to -1 there, and 1 + tanh has no digits left",
        "what is 1 + np.tanh(-20)? Which form keeps e^-40 as it is?",
        lambda z: (1 + np.tanh(np.divide(z, 2))) / 2,
        _vectorized(lambda z: (1 + math.tanh(z / 2)) / 2),
    ),
    *named(
        "clipped",
        "you cut z off, so that all scores beyond the bound get one and the same share",
        "which share has your lowest allowed z? Is the true one not far smaller?",
        *(lambda z, b=b: true_sigmoid(np.clip(z, -b, b)) for b in _BOUNDS),
    ),
    *named(
        "cut_to_zero",
        "small shares become exactly 0: cut off, rounded away, or too small for float32",
        "e^-40 is 4.2e-18, and a float can hold it. Which line makes 0 of it?",
        # More bounds would give the same on these probes.
        *(lambda z, b=b: np.where(np.less(z, -b), 0.0, true_sigmoid(z)) for b in (30, 37, 100)),
        *(lambda z, digits=digits: np.round(true_sigmoid(z), digits) for digits in (15, 16, 17)),
    ),
    *named(
        "epsilon_added",
        "a small number is added as a safeguard, and here it is larger than the share itself",
        "what is the lowest value that your version can return? And the share of z = -40?",
        *(lambda z, tiny=tiny: true_sigmoid(z) + tiny for tiny in (*_VISIBLE, *_TINY)),
        # With more than 1e-10 these give the same as those above.
        *(lambda z, tiny=tiny: np.maximum(true_sigmoid(z), tiny) for tiny in _TINY),
    ),
    *named(
        "common_shift",
        "one maximum is taken off for all entries, so that those far below it become 0 / 0",
        "does sigmoid compare the entries with each other? What is each compared with?",
        _common_shift,
    ),
    *named(
        "half_precision",
        "float16 keeps three digits, and ends at 65504",
        "which line makes float16 of the numbers? What would float64 give?",
        lambda z: np.float16(true_sigmoid(z)),
        lambda z: 1 / (1 + np.exp(-np.float16(z))),
    ),
)

sigmoid = _TailExercise(
    "sigmoid",
    true_sigmoid,
    [
        *(Probe((z,)) for z in (0.0, 2.0, -1.0, 3, 0.5)),
        *(
            Probe((np.array(z),), stage=BATCH)
            for z in (
                [0.5, 3.0, -1.0, 3.0],
                [2, -3, 0],
                [[2.0, 1.0, 0.1], [-1.0, 0.0, -2.5]],
            )
        ),
        *(Probe((z,), stage=EXTREME) for z in (1000.0, -1000.0, -40.0, -35.0, -690.0)),
        *(
            Probe((np.array(z),), stage=EXTREME)
            for z in ([-1000.0, -40.0, 0.0, 1000.0], [1000, -1000])
        ),
    ],
    properties=(
        Property(
            "no nan",
            "nan and inf are no shares",
            lambda p, probe, expected: bool(np.isfinite(p).all()),
            "print each power of e in your lines: which one is too large, or which 0 divides?",
        ),
        Property(
            "from 0 to 1",
            "a share lies between 0 and 1",
            lambda p, probe, expected: bool(((p >= 0) & (p <= 1 + 1e-6)).all()),
            "which positive number is shared, and by which total is it divided?",
        ),
        Property(
            "above one half just where z > 0",
            "one half belongs to z = 0, more to a positive z, less to a negative one",
            same_side_of_half,
            "z competes with 0. Who wins for z = 2, who for z = -1, and who for z = 0?",
        ),
        Property(
            "small shares stay above 0",
            "the share is small, and yet a float can tell it from 0",
            _keeps_small_shares,
            "where does your code subtract from 1, round or cut off?",
        ),
    ),
    mistakes=(*SLIPS, *CASES, *_ARRAY_MISTAKES, *_TAIL_MISTAKES),
    expects="numbers in the shape of z",
    closing="from a score to its share; next come the log-odds, which lead back to the score",
    atol=1e-303,
    read=_read,
)
