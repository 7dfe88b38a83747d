"""The exercise cross_entropy_gradient of notebook 6: which way is down, for each logit."""

import numpy as np

from softmaxlib.check.cross_entropy.loss_gradient_formulas import formula_mistakes
from softmaxlib.check.cross_entropy.loss_gradient_places import place_mistakes
from softmaxlib.check.cross_entropy.loss_gradient_results import result_mistakes
from softmaxlib.check.cross_entropy.loss_gradient_tables import table_mistakes
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import BATCH, EASY, EXTREME, Curiosity, Probe, Property
from softmaxlib.functions import softmax


def _true_gradient(logits, labels):
    targets = np.eye(logits.shape[1])[labels]
    return (softmax(logits) - targets) / len(labels)


def _probe(rows, labels, stage=EASY):
    return Probe((np.array(rows, dtype=float), np.array(labels)), stage=stage)


def _signs_fit(gradient, probe, expected):
    """Whether no entry has clearly the other sign than it must have."""
    return bool((gradient * np.sign(expected) > -1e-3).all())


def _is_zero(gradient):
    return bool(np.abs(gradient).max() < 1e-11)


cross_entropy_gradient = Exercise(
    "cross_entropy_gradient",
    _true_gradient,
    [
        _probe([[2.0, 1.0, 0.1]], [0]),
        _probe([[2.0, 1.0, 0.1]], [2]),
        _probe([[3, -1]], [1]),
        _probe([[0.5, 3, -1, 2, 3]], [3]),
        _probe([[2.0, 1.0, 0.1], [1.0, 3.0, 2.5]], [1, 2], BATCH),
        _probe([[1, 3, 2.5, 0], [2, 1, 0.1, -1], [0.5, -2, 1, 4]], [1, 2, 0], BATCH),
        _probe([[2, 1, 0.1], [1, 3, 2.5], [0, 0, 0], [-1, 4, 2]], [2, 2, 0, 2], BATCH),
        _probe([[0, -800]], [1], EXTREME),
        _probe([[1000, 1001, 1002]], [0], EXTREME),
        _probe([[-1000, -1001]], [0], EXTREME),
        _probe([[400, 399]], [1], EXTREME),
        _probe([[2000, 0, 0, 0]], [0], EXTREME),
        _probe([[1000, 1001, 1002], [1, 2, 3]], [0, 1], EXTREME),
        _probe([[0, 1000, -3000, 0, 2000], [5, 4, 3, 2, 1]], [1, 4], EXTREME),
    ],
    properties=(
        Property(
            "finite",
            "every slope is a finite number here",
            lambda gradient, probe, expected: bool(np.isfinite(gradient).all()),
            "print what each line makes of these logits: where do inf, 0 or nan first appear?",
        ),
        Property(
            "",
            "every entry is 0 or nearly 0, as if no nudge changed the loss",
            lambda gradient, probe, expected: not _is_zero(gradient) or _is_zero(expected),
            "print the table right after the line that fills it. Does an entry change?",
        ),
        Property(
            "each row adds up to 0",
            "a row does not add up to 0",
            lambda gradient, probe, expected: np.allclose(gradient.sum(axis=1), 0, atol=2e-3),
            "raise all logits of a row at once: does its loss move? So what must its slopes give?",
        ),
        Property(
            "the loss falls as the true logit is raised",
            "a slope has the other sign",
            _signs_fit,
            "raise the true logit a little. Does the loss rise or fall? And with a wrong one?",
        ),
    ),
    mistakes=(*formula_mistakes(), *place_mistakes(), *result_mistakes(), *table_mistakes()),
    curiosities=(
        Curiosity(
            Probe((np.array([[3, 0, 1]]), np.array([1]))),
            "in a table of whole numbers fractions are cut off; "
            "logits = np.asarray(logits, dtype=float) as the first line would take both",
        ),
    ),
    expects="a table of the same shape as logits",
    rtol=1e-3,
    atol=1e-4,  # a forward difference with a step of 0.001 is right, too
    closing="a step against these slopes raises each true logit; notebook 7 takes such steps",
)
