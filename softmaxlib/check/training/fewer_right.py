"""The exercise of notebook 7 that refutes: when the loss falls, the accuracy rises."""

import numpy as np

from softmaxlib.check.parts import Property, named
from softmaxlib.check.reading import read_squeezed
from softmaxlib.check.tested_value import TestedValue
from softmaxlib.wording import number

_FIRST = np.array([0.6, 0.6, 0.6, 0.1])
"""What the first model gives to the true class of each photo; the other class gets the rest."""

_MOST_RIGHT = 2


def _mean_surprise(p):
    return -np.log(p).mean()


_FIRST_LOSS = _mean_surprise(_FIRST)


def _told_losses(p):
    """Both losses, with as many digits as it takes to tell them apart."""
    loss = _mean_surprise(p)
    for digits in (3, 5, 7):
        ours, first = number(loss, digits), number(_FIRST_LOSS, digits)
        if ours != first:
            return f"the mean surprise is {ours}, and that of the first model {first}"
    return f"the mean surprise is as large as that of the first model, {number(_FIRST_LOSS, 3)}"


def _is_lower(p):
    return _mean_surprise(p) < _FIRST_LOSS - 1e-12


def _right(p):
    """How many of the photos are right: a share of exactly one half is not above one half."""
    return int((p > 0.5).sum())


def _is_fewer(p):
    # Where a share of one half is all that decides, nobody can tell what is right.
    return (p >= 0.5).sum() <= _MOST_RIGHT


def _told_right(p):
    ties = int((p == 0.5).sum())
    if _right(p) <= _MOST_RIGHT:
        return f"of the 4, {_right(p)} lie above 0.5, and {ties} exactly on it"
    return f"{_right(p)} of the 4 are right; the first model has 3, and you want fewer"


def _told_count(p):
    return f"that makes {p.size} number{'s' * (p.size != 1)}"


def _have_range(p):
    return bool(((p >= 0) & (p <= 1)).all())


def _answers(p):
    return p.shape == (4,) and _have_range(p) and (p > 0).all() and _is_lower(p) and _is_fewer(p)


def _has_tie(outcomes):
    return bool((outcomes[0].seen == 0.5).any())


def _none_right(outcomes):
    return _right(outcomes[0].seen) == 0


fewer_right = TestedValue(
    "fewer_right",
    [0.99, 0.99, 0.45, 0.45],
    free=True,
    properties=(
        Property(
            "four shares",
            _told_count,
            lambda p, probe, expected: p.shape == (4,),
            "which share does the true class of each photo get?",
        ),
        Property(
            "each from 0 to 1",
            "a share lies between 0 and 1",
            lambda p, probe, expected: _have_range(p),
            "how much of the one whole does the true class get?",
        ),
        Property(
            "a lower mean surprise",
            _told_losses,
            lambda p, probe, expected: (p > 0).all() and _is_lower(p),
            "which of your four photos has the largest surprise?",
        ),
        Property(
            "and fewer right",
            _told_right,
            lambda p, probe, expected: _is_fewer(p),
            "on which side of 0.5 lies each share? Which photo could be wrong by very little?",
        ),
    ),
    mistakes=(
        *named(
            "number_given",
            "that is one number; asked are the four shares that lead to such a mean",
            "which share does the true class of each photo get? Write them in [ ], with commas",
            lambda p: p.ndim == 0,
        ),
        *named(
            "both_classes",
            "these are the shares of both classes; asked is the true one's only",
            "two shares of a photo add up to 1, so one tells the other. Which of them surprises?",
            lambda p: (
                p.shape in ((4, 2), (2, 4), (8,)) and _have_range(p) and abs(p.sum() - 4) < 0.1
            ),
        ),
        *named(
            "decimal_comma",
            "asked are four shares; a decimal comma makes two numbers of one",
            "the decimal sign is a point. Did you write 0,9 and mean 0.9?",
            lambda p: p.ndim == 1 and 4 < p.size < 9 and p.max() > 1 and (p % 1 == 0).all(),
        ),
        *named(
            "not_four",
            "asked are four shares, one for each photo",
            "how many numbers are yours? Which photo has none yet, or more than one?",
            lambda p: p.shape != (4,),
        ),
        *named(
            "not_finite",
            "a share is an ordinary number, and one of yours is not",
            "how much of the one whole does the true class of that photo get?",
            lambda p: not np.isfinite(p).all(),
        ),
        *named(
            "surprises_given",
            "a share is at most 1; as surprises these would do, and asked are their shares",
            "are these four surprises, -ln p? If so: how do you get from each back to p?",
            lambda p: p.max() > 1 and _answers(np.exp(-p)),
        ),
        *named(
            "percent",
            "these look like percent; here a share is a number from 0 to 1",
            "100 % is the whole, which is 1. What is each of yours as a plain number?",
            lambda p: p.max() >= 10 and ((p >= 0) & (p <= 100)).all(),
        ),
        *named(
            "not_shares",
            "a share is a part of one whole: it is never below 0, and never above 1",
            "how much of the one whole does the true class of each photo get?",
            lambda p: not _have_range(p),
        ),
        *named(
            "zero",
            "a share of 0 for the true class is an infinite surprise, and so is the mean",
            "a photo can be wrong without being impossible. How much may its share be?",
            lambda p: (p == 0).any(),
        ),
        *named(
            "unchanged",
            "these are the shares of the first model itself",
            "which photo costs it most? And which could be wrong by very little?",
            lambda p: np.allclose(np.sort(p), np.sort(_FIRST)),
        ),
        *named(
            "add_up_to_one",
            "these four add up to 1; but each belongs to a photo of its own, and may be large",
            "what does the other class of the first photo get? Who shares a whole with whom?",
            lambda p: abs(p.sum() - 1) < 1e-6,
        ),
        *named(
            "tie",
            "above 0.5 is right, below it wrong; 0.5 itself is neither, so do not use it",
            "on which side of 0.5 should it lie? How little does the loss change by that?",
            lambda p: _is_lower(p) and _right(p) <= _MOST_RIGHT and not _is_fewer(p),
        ),
        *named(
            "not_fewer",
            lambda p: f"the loss is lower, but {_right(p)} are right, and so no fewer than before",
            "which shares could fall below 0.5? How little does that cost, if it is only just?",
            lambda p: _is_lower(p) and not _is_fewer(p),
        ),
        *named(
            "higher_loss",
            "fewer are right, but the loss is not lower",
            "which photo surprises most? A wrong one costs little if its share is near what?",
            lambda p: _right(p) <= _MOST_RIGHT and not _is_lower(p),
        ),
        *named(
            "neither",
            "the loss is not lower, and no fewer are right",
            "which photo of the first model costs most? What could you change there?",
            lambda p: _right(p) > _MOST_RIGHT,
        ),
    ),
    notices=(
        (_has_tie, "0.5 itself is neither right nor wrong; here the others decide"),
        (_none_right, "not one of the four photos is right, and still the loss is lower"),
        (
            lambda outcomes: not _none_right(outcomes),
            "the loss can be lower with none of the four right; which shares do that?",
        ),
    ),
    read=read_squeezed,
    expects="a list of four shares",
    closing="the loss sees how large each share is, accuracy only the side of 0.5: watch both",
)
