"""The exercise two_class_softmax of notebook 4: the share of the first of two scores."""

import math

import numpy as np

from softmaxlib.check.parts import BATCH, EXTREME, Probe, Property, named
from softmaxlib.check.two_options.elementwise import (
    ElementwiseExercise,
    elementwise_mistakes,
    same_side_of_half,
)
from softmaxlib.check.two_options.two_class_slips import SLIPS
from softmaxlib.functions import sigmoid, softmax


def _right(z1, z2):
    return sigmoid(np.subtract(z1, z2))


def _naive(z1, z2):
    return np.exp(z1) / (np.exp(z1) + np.exp(z2))


def _with_each_exp(*formulas):
    """Each formula with np.exp, with powers of e, and with math.exp for one pair at a time."""
    for formula in formulas:
        yield lambda z1, z2, f=formula: f(np.exp, z1, z2)
        yield lambda z1, z2, f=formula: f(lambda z: math.e**z, z1, z2)
        yield np.vectorize(lambda a, b, f=formula: f(math.exp, a, b), otypes=[float])


def _odds_over_one_plus_odds(exp, z1, z2):
    odds = exp(z1) / exp(z2)
    return odds / (1 + odds)


def _one_maximum(z1, z2):
    m = np.max([z1, z2])
    return _naive(z1 - m, z2 - m)


def _all_in_one(z1, z2):
    e = np.exp(np.array([z1, z2]) - np.max([z1, z2]))
    return e[0] / e.sum()


def _beginning_of_one_row(z1, z2):
    return softmax(np.hstack([z1, z2]))[0]


def _clipped(bound):
    return lambda z1, z2: _right(np.clip(z1, -bound, bound), np.clip(z2, -bound, bound))


def _nan_replaced(by):
    return lambda z1, z2: np.nan_to_num(_naive(z1, z2), nan=by)


_ARRAYS_AND_EXTREMES = (
    *named(
        "softmax_over_array",
        "the entries of an array compete with each other, instead of z1 with z2",
        "the two scores of a pair stand along which axis? Which one do your sums run along?",
        lambda z1, z2: softmax([z1, z2])[0] if np.ndim(z1) else _right(z1, z2),
        lambda z1, z2: softmax(np.subtract(z1, z2)) if np.ndim(z1) else _right(z1, z2),
        _all_in_one,
        _beginning_of_one_row,
        lambda z1, z2: np.exp(z1) / (np.sum(np.exp(z1)) + np.sum(np.exp(z2))),
        lambda z1, z2: np.exp(z1) / (np.exp(z1) + np.sum(np.exp(z2))),
    ),
    *named(
        "first_pair",
        "[0] takes both shares of the first pair, not the first share of each pair",
        "print the shape of what softmax gives back. Along which axis stand the two of a pair?",
        lambda z1, z2: softmax(np.stack([z1, z2], axis=-1))[0],
        lambda z1, z2: softmax(np.transpose([z1, z2]))[0],
    ),
    *named(
        "list_of_two",
        "[z1 - z2, 0] holds two numbers only where z1 and z2 are single numbers",
        "which array holds one 0 for each difference? Or which formula needs no list?",
        lambda z1, z2: softmax([z1 - z2, 0.0])[0],
        lambda z1, z2: np.array([z1 - z2, 0.0])[0] if np.ndim(z1) else _right(z1, z2),
        lambda z1, z2: np.stack([z1 - z2, 0]) if np.ndim(z1) else _right(z1, z2),
    ),
    *elementwise_mistakes(_right),
    *named(
        "overflow",
        "the scores themselves go into exp; but e^1000 is too large for a float, and e^-1000 is 0",
        "only the difference of the scores counts. What can you subtract before exp?",
        *_with_each_exp(
            lambda exp, z1, z2: exp(z1) / (exp(z1) + exp(z2)),
            lambda exp, z1, z2: 1 / (1 + exp(z2) / exp(z1)),
            lambda exp, z1, z2: 1 / (1 + 1 / (exp(z1) / exp(z2))),
            lambda exp, z1, z2: 1 - exp(z2) / (exp(z1) + exp(z2)),
            _odds_over_one_plus_odds,
        ),
        lambda z1, z2: np.exp(z1 - np.log(np.exp(z1) + np.exp(z2))),
    ),
    *named(
        "difference_too_large",
        "e^1000 stands above and below the line, and inf / inf is nan",
        "divide both by e^(z1 - z2). Where does the large power stand then?",
        *_with_each_exp(lambda exp, z1, z2: exp(z1 - z2) / (1 + exp(z1 - z2))),
    ),
    *named(
        "math_overflow",
        "Python's own floats stop where a power is too large; np.exp goes on with inf",
        "what is 1 / (1 + inf)? Which exp gets you there? Or which form never needs e^1000?",
        lambda z1, z2: 1 / (1 + math.e ** (z2 - z1)),
        np.vectorize(lambda a, b: 1 / (1 + math.exp(b - a)), otypes=[float]),
    ),
    *named(
        "one_max_for_all",
        "one maximum serves all pairs, and pairs far below it become 0 / 0",
        "which maximum does the pair (-1000, -1001) need? Which one did it get?",
        _one_maximum,
    ),
    *named(
        "clipped",
        "you cut the scores off, so that different scores become equal",
        "it looks well without nan. But what is the share of 1000 against 1001?",
        *map(_clipped, (10, 20, 30, 50, 88, 100, 300, 500, 600, 700, 705, 708, 709)),
    ),
    *named(
        "nan_replaced",
        "you replace nan or an error by a number that is not the answer",
        "it looks well without nan. But what is the share of 1000 against 1001?",
        *map(_nan_replaced, (0.0, 0.5, 1.0)),
    ),
    *named(
        "half_precision",
        "float16 keeps three digits, and ends at 65504",
        "which line makes float16 of the numbers? What would float64 give?",
        lambda z1, z2: np.float16(_right(z1, z2)),
        lambda z1, z2: _right(np.float16(z1), np.float16(z2)),
    ),
)


def _pair(z1, z2, stage):
    return Probe((np.array(z1), np.array(z2)), stage=stage)


two_class_softmax = ElementwiseExercise(
    "two_class_softmax",
    _right,
    [
        *(Probe(pair) for pair in ((2.0, 1.0), (0.1, 2.0), (-1, 3), (2.0, 2.0), (5, 0))),
        _pair([0.5, 3.0, -1.0], [1.0, 0.5, -1.0], BATCH),
        _pair([2, -1, 0], [1, 1, 3], BATCH),
        _pair([[2.0, 1.0, 0.1], [1.0, 3.0, 2.5]], [[1.0, 1.5, 0.1], [-1.0, 4.0, 0.5]], BATCH),
        *(
            Probe(pair, stage=EXTREME)
            for pair in (
                *((1000.0, 1001.0), (-1000.0, -1001.0), (1000.0, 0.0), (0.0, 1000.0)),
                *((-1000, 0), (5000, 4999)),
            )
        ),
        _pair([1000.0, 0.0, -1000.0], [0.0, 1000.0, -1001.0], EXTREME),
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
            lambda p, probe, expected: bool(((p >= -1e-6) & (p <= 1 + 1e-6)).all()),
            "which positive number is shared, and by which total is it divided?",
        ),
        Property(
            "more than one half where z1 leads",
            "the larger score should get more than one half",
            same_side_of_half,
            "who wins for z1 = 5 and z2 = 0? And what if both are 2?",
        ),
    ),
    mistakes=(*SLIPS, *_ARRAYS_AND_EXTREMES),
    expects="numbers in the shape of z1 and z2",
    closing="with two options only the difference counts: that is why one output is enough",
)
