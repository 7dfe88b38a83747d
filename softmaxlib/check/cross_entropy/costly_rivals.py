"""The exercise of notebook 6 that refutes: cross-entropy looks only at the true class."""

import numpy as np

from softmaxlib.check.parts import Property, named
from softmaxlib.check.reading import read_squeezed
from softmaxlib.check.tested_value import TestedValue
from softmaxlib.functions import logsumexp, softmax
from softmaxlib.wording import number

_SCORES = np.array([2.0, 1.0, 0.1])
_CAT, _LEAST = 2.0, 3.0
_NAMES = ("cat", "dog", "bird")
_ROUNDING = 1e-12


def _losses(z):
    """The loss in nats of a photo of each class, if its scores are z."""
    return logsumexp(z) - z


def _loss(z):
    return _losses(z)[0]


def _is_above(z):
    return _loss(z) > _LEAST + _ROUNDING


def _told_loss(z):
    """The loss with as many digits as it takes to tell it from 3."""
    texts = [number(_loss(z), digits) for digits in range(3, 17)]
    return next((text for text in texts if float(text) < _LEAST), "3")


def _told_not_above(z):
    return f"the loss of a photo of a cat is {_told_loss(z)} nats, which is not above 3"


def _keeps_cat(z):
    return bool(np.isclose(z[0], _CAT, rtol=0, atol=1e-6))


def _told_cat(z):
    """The cat's score with as many digits as it takes to tell it from 2."""
    texts = [number(z[0], digits) for digits in range(4, 17)]
    return next((text for text in texts if float(text) != _CAT), texts[-1])


def _adds_up_to(total):
    return lambda z: (z >= 0).all() and abs(z.sum() - total) < 0.015 * total


def _is_lowered(z):
    return (z[1:] <= _SCORES[1:]).all() and (z[1:] < _SCORES[1:]).any()


def _leads(z):
    return z[0] >= z.max()


def _told_other_class(z):
    dearest = np.argmax(_losses(z))
    loss = number(_losses(z)[dearest], 3)
    return f"a photo of a {_NAMES[dearest]} would have a loss of {loss}; on this photo is a cat"


costly_rivals = TestedValue(
    "costly_rivals",
    [2.0, 6.0, 1.0],
    free=True,
    properties=(
        Property(
            "three scores",
            "asked are three scores: of cat, dog and bird",
            lambda z, probe, expected: z.shape == (3,),
            "which score stands for which of the three classes?",
        ),
        Property(
            "all finite",
            "a score here is a finite number",
            lambda z, probe, expected: bool(np.isfinite(z).all()),
            "which ordinary number is high enough, or low enough?",
        ),
        Property(
            "the cat keeps its 2.0",
            "the first score, the cat's, should stay 2.0",
            lambda z, probe, expected: _keeps_cat(z),
            "the sentence is about the other classes. Which two scores may move?",
        ),
        Property(
            "and its loss is above 3 nats",
            _told_not_above,
            lambda z, probe, expected: _is_above(z),
            "the loss is -ln of the cat's share. What makes that share small?",
        ),
    ),
    mistakes=(
        *named(
            "number_given",
            "that is one number; asked are the three scores that lead to such a loss",
            "which scores do cat, dog and bird get? Write them in [ ], with commas",
            lambda z: z.ndim == 0,
        ),
        *named(
            "only_rivals",
            "these are two scores; the cat's own belongs to the list, too",
            "the softmax shares one whole among all three. Which score stands first?",
            lambda z: z.shape == (2,) and not _keeps_cat(z),
        ),
        *named(
            "rival_missing",
            "these are two scores; a rival is missing",
            "there are three classes: cat, dog and bird. Which of them has no score yet?",
            lambda z: z.shape == (2,),
        ),
        *named(
            "decimal_comma",
            lambda z: f"these are {z.size} numbers, not three; a decimal comma makes two of one",
            "the decimal sign is a point. Did you write 2,0 and mean 2.0?",
            lambda z: z.ndim == 1 and 3 < z.size < 7 and z[1] == 0 and (z % 1 == 0).all(),
        ),
        *named(
            "not_three",
            "asked is one list with three scores, in the order cat, dog, bird",
            "how many numbers are yours? Which of them is the dog's score?",
            lambda z: z.shape != (3,),
        ),
        *named(
            "not_finite",
            "a score here is a finite number, and one of yours is not",
            "replace it by an ordinary number. Which one takes the loss above 3?",
            lambda z: not np.isfinite(z).all(),
        ),
        *named(
            "shares_given",
            "these add up to 1, so they are shares; asked are the scores that go into softmax",
            "the cat's score stays 2.0. Which scores of the rivals would lead to such shares?",
            lambda z: not _keeps_cat(z) and _adds_up_to(1)(z),
        ),
        *named(
            "percent_given",
            "these add up to 100, so they are shares in percent; asked are scores",
            "the cat's score stays 2.0. Which scores of the rivals would lead to such shares?",
            lambda z: not _keeps_cat(z) and _adds_up_to(100)(z),
        ),
        *named(
            "order_changed",
            "the cat comes first, and here the 2.0 stands in another place",
            "the order is cat, dog, bird. Whose scores may move?",
            lambda z: not _keeps_cat(z) and any(_keeps_cat(z[i:]) for i in (1, 2)),
        ),
        *named(
            "cat_changed",
            lambda z: f"the cat's own score is moved, to {_told_cat(z)}",
            "the sentence is about the scores of the other classes. Which two may you move?",
            lambda z: not _keeps_cat(z),
        ),
        *named(
            "unchanged",
            "these are the scores that the photo had before, with a loss of 0.42",
            "which two scores may move? What happens to the cat's share if one of them grows?",
            lambda z: np.allclose(z, _SCORES),
        ),
        *named(
            "exactly_three",
            "that is 3 as exactly as a computer has it; asked is a loss above 3",
            "a little more will do. Which way must a rival move?",
            lambda z: abs(_loss(z) - _LEAST) < 1e-6 and not _is_above(z),
        ),
        *named(
            "blind_guess",
            "three equal scores are a blind guess, with the loss ln 3, which is 1.10",
            "how can a guess be worse than blind? Which class would the photo be taken for?",
            lambda z: np.ptp(z) < 1e-6,
        ),
        *named(
            "rivals_lowered",
            lambda z: (
                f"with lower rivals the cat's share grows, here to {number(softmax(z)[0], 3)}"
            ),
            "the loss is -ln of the cat's share. Should that share grow or shrink?",
            _is_lowered,
        ),
        *named(
            "other_class",
            _told_other_class,
            "whose share goes into the loss of this photo? Should that share grow or shrink?",
            lambda z: _leads(z) and _losses(z).max() > _LEAST,
        ),
        *named(
            "cat_still_leads",
            "the cat still has the largest score, so the loss is at most that of a blind guess",
            "to whom could the cat lose nearly all of its share?",
            _leads,
        ),
        *named(
            "not_enough",
            lambda z: f"that is the right way, but {_told_loss(z)} nats are not above 3",
            "e^-3 is about 0.05, and the cat's share must be below it. How large is it now?",
            lambda z: not _is_above(z),
        ),
    ),
    read=read_squeezed,
    expects="a list of three scores",
    closing="the loss names only the true class; but its share is what the others leave it",
)
