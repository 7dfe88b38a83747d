"""The exercise softmax_vjp of notebook 5: what each logit earns, without the table of slopes."""

import numpy as np

from softmaxlib.check.derivative.product_axes import axis_mistakes
from softmaxlib.check.derivative.product_results import result_mistakes
from softmaxlib.check.derivative.product_rewards import average_mistakes, table_mistakes
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import BATCH, EASY, EXTREME, Probe, Property
from softmaxlib.derivatives import softmax_vjp as true_vjp


def _probe(p, upstream, stage=EASY):
    return Probe((np.array(p), np.array(upstream)), stage=stage)


def _is_zero(earned):
    return bool(np.abs(earned).max() < 1e-12)


softmax_vjp = Exercise(
    "softmax_vjp",
    true_vjp,
    [
        _probe([0.7, 0.2, 0.1], [1.0, 2.0, 5.0]),
        _probe([0.1, 0.6, 0.3], [-1.0, 0.5, 2.0]),
        _probe([0.25, 0.05, 0.3, 0.4], [9, -3, 0, 6]),
        _probe([0.5, 0.3, 0.2], [3.0, 3.0, 3.0]),
        _probe([[0.2, 0.8], [0.6, 0.4]], [[1.0, 2.0], [5.0, -1.0]], BATCH),
        _probe([[0.2, 0.8], [1.0, 0.0], [0.0, 1.0]], [[1, 0], [2, 3], [0, 4]], BATCH),
        _probe([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]], [[1.0, 2.0, 5.0], [-1.0, 0.5, 4.0]], BATCH),
        _probe([[0.3, 0.6, 0.1]], [[1.0, 2.0, 5.0]], BATCH),
        _probe([1.0, 0.0, 0.0], [2.0, 5.0, -1.0], EXTREME),
        _probe([[0.0, 1.0], [0.75, 0.25]], [[4.0, -2.0], [100.0, -300.0]], EXTREME),
    ],
    properties=(
        Property(
            "no nan",
            "every entry is a finite number here",
            lambda earned, probe, expected: bool(np.isfinite(earned).all()),
            "what do your lines make of a share that is 0? Do they divide by it?",
        ),
        Property(
            "",
            "every entry is 0 or nearly 0, as if no nudge earned anything",
            lambda earned, probe, expected: not _is_zero(earned) or _is_zero(expected),
            "print what each line makes of this row. Where do the numbers become 0?",
        ),
        Property(
            "each row adds up to 0",
            "a row does not add up to 0",
            lambda earned, probe, expected: np.allclose(earned.sum(axis=-1), 0, atol=0.02),
            "raising all logits at once moves no share. What do they earn together?",
        ),
    ),
    mistakes=(*average_mistakes(), *table_mistakes(), *result_mistakes(), *axis_mistakes()),
    expects="an array of the same shape as p",
    closing="no table was built: this is how libraries pass a slope back through softmax",
)
