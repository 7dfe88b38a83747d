"""The exercise of notebook 3 on variance: the die whose throws vary most."""

import numpy as np

from softmaxlib.check.parts import Property, named
from softmaxlib.check.reading import read_squeezed
from softmaxlib.check.tested_value import TestedValue
from softmaxlib.wording import number

_FACES = np.arange(1, 7)
_WILDEST = np.array([0.5, 0, 0, 0, 0, 0.5])
_NEAR = 1e-3 + 1e-9
_EXACT = 1e-6


def _told_variance(p):
    variance = p @ (_FACES - p @ _FACES) ** 2
    told = number(variance, 3)
    told = f"almost {told}" if told == "6.25" else told
    return f"the variance is {told}, and a larger one is possible"


def _is_wildest(p, near=_NEAR):
    return bool(np.abs(p - _WILDEST).max() <= near)


def _has_range(p):
    return bool(np.isfinite(p).all() and (p >= 0).all())


def _adds_up(p):
    return abs(p.sum() - 1) < 6e-3


wildest_die = TestedValue(
    "wildest_die",
    _WILDEST,
    free=True,  # the last property says what is right
    properties=(
        Property(
            "six numbers",
            "a die has six faces, so six probabilities are asked for",
            lambda p, probe, expected: p.shape == (6,),
            "how likely is each of the six faces?",
        ),
        Property(
            "none below 0",
            "a probability is a number from 0 to 1",
            lambda p, probe, expected: _has_range(p),
            "how likely is a face that never comes up?",
        ),
        Property(
            "they add up to 1",
            "six probabilities add up to 1, and these do not",
            lambda p, probe, expected: _adds_up(p),
            "what do yours add up to? Divide each of them by that total",
        ),
        Property(
            "no die has a larger variance",
            _told_variance,
            lambda p, probe, expected: _is_wildest(p, _EXACT),
            "which throws lie far from the average? Move some probability to them",
        ),
    ),
    mistakes=(
        *named(
            "variance_given",
            "that is the variance, not the die",
            "which six probabilities lead to it?",
            lambda p: p.ndim == 0 and np.isclose(p, 6.25, rtol=0, atol=0.01),
        ),
        *named(
            "decimal_comma",
            lambda p: f"these are {p.size} numbers, not six; a decimal comma makes two of one",
            "the decimal sign is a point. Did you write 0,2 and mean 0.2?",
            lambda p: 6 < p.size < 13 and (p == abs(p.round())).all(),
        ),
        *named(
            "not_six",
            "a die has six faces, and each of them needs its own probability",
            "how many probabilities are yours? Which one does a face get that never comes up?",
            lambda p: p.shape != (6,),
        ),
        *named(
            "percent",
            "that is right in percent; here a probability is a number from 0 to 1",
            "100 % is the whole, which is 1. What is each of yours as a plain number?",
            lambda p: _is_wildest(p / 100),
        ),
        *named(
            "weights",
            "these are weights of the faces; a probability is a share of the whole",
            "what do your six numbers add up to?",
            lambda p: p.sum() > 0 and not _is_wildest(p) and _is_wildest(p / p.sum()),
        ),
        *named(
            "faces",
            "these are the numbers on the faces, not their probabilities",
            "how likely is each of the six faces?",
            lambda p: np.allclose(p, _FACES),
        ),
        *named(
            "not_probabilities",
            "six probabilities lie between 0 and 1 and add up to 1, and yours do not",
            "what do they add up to? And is one of them below 0, or above 1?",
            lambda p: not (_has_range(p) and _adds_up(p)),
        ),
        *named(
            "nearly",
            "that is very close, and a little more is possible",
            "which of your numbers could still move a little, and in which direction?",
            _is_wildest,
        ),
        *named(
            "fair",
            "that is the fair die: faces close to the average are as likely as those far away",
            "which faces lie furthest from the average of 3.5? And which lie close to it?",
            lambda p: np.ptp(p) < 0.01,
        ),
        *named(
            "certain",
            "a die that always shows the same face does not vary at all",
            "variance is the mean squared distance from the average. How far away are your throws?",
            lambda p: p.max() > 0.99,
        ),
        *named(
            "unbalanced",
            "one end is more likely, so the average lies near it, and so do most of the throws",
            "where should the average lie, so that every throw is far away from it?",
            lambda p: p[1:5].max() <= _NEAR,
        ),
        *named(
            "middle",
            "all throws stay away from the ends, and so close to their average",
            "which faces are furthest apart?",
            lambda p: max(p[0], p[5]) <= _NEAR,
        ),
        *named(
            "some_between",
            "some throws fall between the ends, and so nearer to the average",
            "what would the variance do if a face between the ends came up less often?",
            lambda p: p[1:5].max() > _NEAR,
        ),
    ),
    read=read_squeezed,
    expects="six probabilities, one for each face",
    closing="no die varies more, yet the fair one has more entropy: spread is of two kinds",
)
