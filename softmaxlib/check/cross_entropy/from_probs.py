"""The exercise cross_entropy_from_probs of notebook 6: the mean surprise of the true classes."""

import numpy as np

from softmaxlib.check.cross_entropy.from_probs_formulas import formula_mistakes
from softmaxlib.check.cross_entropy.from_probs_targets import shared_mistakes, target_mistakes
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import EASY, EXTREME, Curiosity, Probe, Property
from softmaxlib.check.reading import read_squeezed


def _surprises(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels])


def _mean_surprise(probs, labels):
    return _surprises(probs, labels).mean()


def _probe(probs, labels, stage=EASY):
    return Probe((np.array(probs, dtype=float), np.array(labels)), stage=stage)


def _lies_between(loss, probe, expected):
    each = _surprises(*probe.args)
    room = 1e-3 * (1 + each.max())
    return bool(each.min() - room <= loss <= each.max() + room)


cross_entropy_from_probs = Exercise(
    "cross_entropy_from_probs",
    _mean_surprise,
    [
        _probe([[0.7, 0.2, 0.1], [0.1, 0.5, 0.4]], [0, 2]),
        _probe([[0.2, 0.5, 0.3]], [2]),
        _probe(
            [[0.1, 0.8, 0.1], [0.3, 0.1, 0.6], [0.5, 0.3, 0.2], [0.4, 0.25, 0.35]], [1, 2, 0, 1]
        ),
        # The last class is absent.
        _probe([[0.1, 0.2, 0.3, 0.4], [0.05, 0.15, 0.7, 0.1], [0.3, 0.3, 0.2, 0.2]], [1, 2, 0]),
        _probe([[0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]], [3, 3]),
        # A share of 0 for a wrong class; a sure and right answer; a sure and wrong one.
        _probe([[0.5, 0.5, 0.0], [0.0, 0.25, 0.75]], [0, 2], EXTREME),
        _probe([[1.0, 0.0, 0.0], [0.0, 0.8, 0.2]], [0, 1], EXTREME),
        _probe([[0.001, 0.999], [0.5, 0.5]], [0, 1], EXTREME),
    ],
    properties=(
        Property(
            "a finite number",
            "the true classes all have a share above 0, so the loss is a finite number",
            lambda loss, probe, expected: bool(np.isfinite(loss)),
            "print what each line makes of these shares: where do inf or nan first appear?",
        ),
        Property(
            "not below 0",
            "no surprise is below 0, so their mean is not either",
            lambda loss, probe, expected: bool(loss > -1e-3),
            "which sign does the ln of a number below 1 have?",
        ),
        Property(
            "between the smallest and the largest surprise",
            "a mean lies between the smallest and the largest surprise",
            _lies_between,
            "how surprised is each row by its true class? Work these out, and compare",
        ),
    ),
    mistakes=(*formula_mistakes(), *target_mistakes(), *shared_mistakes()),
    curiosities=(
        Curiosity(
            _probe([[0.0, 1.0]], [0]),
            "where the true class has share 0, the loss is inf; yours stops, or has a largest "
            "value. Which?",
        ),
        Curiosity(
            _probe([[0.5, 0.5]] * 2000, [0] * 2000),
            "for 2000 rows it fails: a product of so many shares is 0 in a float",
        ),
    ),
    expects="one number",
    # Wide enough for an epsilon of 1e-6 wherever it is put.
    rtol=3e-4,
    atol=5e-5,
    read=read_squeezed,
    closing="a blind guess among K has loss ln K, and a sure and right answer has loss 0",
)
