"""The exercise cross_entropy_from_logits of notebook 6: the mean surprise, without any share."""

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_means import mean_mistakes
from softmaxlib.check.cross_entropy.from_logits_picking import picking_mistakes
from softmaxlib.check.cross_entropy.from_logits_slips import formula_mistakes
from softmaxlib.check.cross_entropy.from_logits_tails import axis_mistakes, tail_mistakes
from softmaxlib.check.cross_entropy.from_logits_targets import target_mistakes
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import BATCH, EASY, EXTREME, Curiosity, Probe, Property
from softmaxlib.check.reading import read_squeezed
from softmaxlib.functions import log_softmax


def _true_loss(logits, labels):
    return -log_softmax(logits)[np.arange(len(labels)), labels].mean()


def _probe(rows, labels, stage=EASY):
    return Probe((np.array(rows, dtype=float), np.array(labels)), stage=stage)


def _reaches_the_gap(loss, probe, expected):
    """Whether an extreme loss is at least what the largest logit lies above the true one."""
    logits, labels = probe.args
    gap = (logits.max(axis=-1) - logits[np.arange(len(labels)), labels]).mean()
    return probe.stage < EXTREME or bool(loss >= gap * (1 - 1e-4) - 1e-6)


cross_entropy_from_logits = Exercise(
    "cross_entropy_from_logits",
    _true_loss,
    [
        _probe([[2.0, 1.0, 0.1]], [0]),
        _probe([[2.0, 1.0, 0.1]], [2]),
        _probe([[3, -1]], [1]),
        _probe([[0.5, 3, -1, 2, 3]], [3]),
        _probe([[2.0, 1.0, 0.1], [1.0, 3.0, 2.5]], [1, 2], BATCH),
        _probe([[1, 3, 2.5, 0], [2, 1, 0.1, -1], [0.5, -2, 1, 4]], [1, 2, 0], BATCH),
        _probe([[2, 1, 0.1], [1, 3, 2.5], [0, 0, 0], [-1, 4, 2]], [2, 2, 0, 2], BATCH),
        _probe([[0, -800]], [1], EXTREME),
        _probe([[0, -800]], [0], EXTREME),
        # A share of e^-720 is not 0 yet, while e^720 is too large for a float.
        _probe([[0, -720]], [1], EXTREME),
        _probe([[1000, 1001, 1002]], [0], EXTREME),
        _probe([[-1000, -1001]], [0], EXTREME),
        _probe([[400, 399]], [1], EXTREME),
        _probe([[1000, 1001, 1002], [1, 2, 3]], [0, 1], EXTREME),
        _probe([[0, 1000, -3000, 0, 2000]], [2], EXTREME),
        _probe([[1e30, 0, -1e30]], [1], EXTREME),
    ],
    properties=(
        Property(
            "finite",
            "the loss is a finite number here",
            lambda loss, probe, expected: bool(np.isfinite(loss)),
            "print what each line makes of these logits: where do inf, 0 or nan first appear?",
        ),
        Property(
            "never below 0",
            "a surprise is never below 0, so their mean is not either",
            lambda loss, probe, expected: bool(loss >= -1e-5),
            "a share is at most 1. Which sign has its ln, and which sign the surprise?",
        ),
        Property(
            "",
            "the true logit lies further below the largest one than this loss says",
            _reaches_the_gap,
            "what is the largest loss that your lines can ever return?",
        ),
    ),
    mistakes=(
        *formula_mistakes(),
        *target_mistakes(),
        *picking_mistakes(),
        *mean_mistakes(),
        *tail_mistakes(),
        *axis_mistakes(),
    ),
    curiosities=(
        Curiosity(
            Probe((np.array([[1e300, 0.0]]), np.array([1]))),
            "logits of 1e300 are too large for it; float32 ends at 3.4e38, float64 at 1.8e308",
        ),
    ),
    expects="one number, the mean loss",
    read=read_squeezed,
    closing="no share was formed, so no loss becomes inf. Now: which way is down for each logit?",
)
