"""The exercise softmax_jacobian of notebook 5: the slope of each share as each logit is raised."""

import numpy as np

from softmaxlib.check.array_inputs import PLAIN_LIST, array_probe
from softmaxlib.check.derivative.jacobian_by_formula import formula_mistakes
from softmaxlib.check.derivative.jacobian_by_loops import loop_mistakes
from softmaxlib.check.derivative.jacobian_by_nudging import MEASURED, NO_NOISE, nudging_mistakes
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import EASY, EXTREME, Curiosity, Probe, Property
from softmaxlib.derivatives import softmax_jacobian as true_jacobian

_WHOLE_NUMBERS = Curiosity(
    Probe((np.array([3, 0, 1]),)),
    "in an array of whole numbers the nudge is cut off; x = np.asarray(x, dtype=float) would help",
)


def _is_zero(table):
    return bool(np.abs(table).max() < 1e-11)


softmax_jacobian = Exercise(
    "softmax_jacobian",
    true_jacobian,
    [
        array_probe([1.5, 0.5], EASY),
        array_probe([2.0, 1.0, 0.1], EASY),
        array_probe([0.5, 3, -1, 2, 3], EASY),
        array_probe([1000.0, 1001.0, 1002.0], EXTREME),
        array_probe([-1000.0, -1001.0], EXTREME),
        array_probe([1000.0, -1000.0, 0.0], EXTREME),
    ],
    properties=(
        Property(
            "no nan",
            "every slope is a finite number here",
            lambda table, probe, expected: bool(np.isfinite(table).all()),
            "print what each line makes of these logits: where do inf, 0 / 0 or nan first appear?",
        ),
        NO_NOISE,
        Property(
            "",
            "every slope is 0 or nearly 0, as if no share ever moved",
            lambda table, probe, expected: not _is_zero(table) or _is_zero(expected),
            "print the table right after the line that fills it. Does an entry change?",
        ),
        Property(
            "columns add up to 0",
            "a column does not add up to 0",
            lambda table, probe, expected: np.allclose(table.sum(axis=0), 0, atol=2e-3),
            "the shares always add up to 1. If one of them gains, where does that come from?",
        ),
        Property(
            "each logit raises its own share",
            "a number on the diagonal is negative",
            lambda table, probe, expected: (np.diag(table) > -1e-4).all(),
            "raise one logit by hand. In which direction does its own share move?",
        ),
        Property(
            "symmetric",
            "the table is not equal to its transpose",
            lambda table, probe, expected: np.allclose(table, table.T, atol=2e-3),
            "compare the entries [0, 1] and [1, 0]. Which two shares meet in each of them?",
        ),
    ),
    mistakes=(*formula_mistakes(), *loop_mistakes(), *nudging_mistakes()),
    curiosities=(PLAIN_LIST, _WHOLE_NUMBERS),
    notices=(MEASURED,),
    expects="a table with a row and a column for each logit",
    rtol=1e-3,
    atol=1e-4,  # a forward difference with a step of 0.001 is right, too
    closing="what one share gains, the others pay in proportion to their own shares",
)
