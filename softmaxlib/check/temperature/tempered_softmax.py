"""The exercise softmax_with_temperature of notebook 3: the shares of logits, at any T above 0."""

import numpy as np

from softmaxlib.check.array_inputs import TABLE
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import BATCH, EXTREME, Curiosity, Probe, Property
from softmaxlib.check.temperature.tempered_softmax_mistakes import TEMPERATURE_MISTAKES
from softmaxlib.check.temperature.tempered_softmax_steps import STEP_MISTAKES
from softmaxlib.functions import softmax


def _probe(logits, T, stage=0):
    return Probe((np.array(logits), T), stage=stage)


def _reference(logits, T):
    return softmax(logits, temperature=T)


def _order_is_kept(p, probe, expected):
    order = np.argsort(probe.args[0], axis=-1)
    return bool((np.diff(np.take_along_axis(p, order, axis=-1), axis=-1) > -1e-6).all())


def _hot_evens_out(p, probe, expected):
    """Whether T moves the largest share of each row in the right direction."""
    at_one = softmax(probe.args[0]).max(axis=-1)
    change, wanted = p.max(axis=-1) - at_one, expected.max(axis=-1) - at_one
    return bool((change * np.sign(wanted) > 0.1 * np.abs(wanted) - 1e-4).all())


softmax_with_temperature = Exercise(
    "softmax_with_temperature",
    _reference,
    [
        _probe([2.0, 1.0, 0.1], 2),
        _probe([3.0, -1.0], 4),
        _probe([0.5, 3, -1, 2, 3], 0.5),
        # Integers here, so that an answer that writes into its argument is told that first.
        _probe([3, -1], 4, BATCH),
        _probe(TABLE, 2.0, BATCH),
        _probe([[5, 3, 2, 0]], 0.4, BATCH),
        _probe([[0, 1], [4, 2], [-2, -5]], 3, BATCH),
        # Nearly equal scores still share, however small T is; 1e-6 added to T does not show here.
        _probe([1.0, 0.99], 0.05, EXTREME),
        _probe([1.0, 0.999], 0.005, EXTREME),
        _probe([2.0, 1.0, 0.1], 0.01, EXTREME),
        _probe([0.5, 3, -1, 2, 3], 250, EXTREME),
        _probe([20.0, 0.0, 0.0], 0.01, EXTREME),
        _probe([1000.0, 1001.0, 1002.0], 250.0, EXTREME),
        _probe([1000.0, 1001.0, 1002.0], 0.01, EXTREME),
        _probe([1000, 1001], 2, EXTREME),
        _probe([-1000, -1001], 0.5, EXTREME),
        _probe([0, 1000, -3000, 0, 2000], 0.01, EXTREME),
        _probe([-200.0, -201.0], 0.5, EXTREME),
        _probe([400.0, 399.0], 0.01, EXTREME),
        _probe([0.0, -60.0], 250, EXTREME),
        _probe([[1000.0, 1001.0, 1002.0], [1.0, 2.0, 3.0]], 0.5, EXTREME),
        _probe([1e30, 0.0, -1e30], 0.5, EXTREME),
    ],
    properties=(
        Property(
            "no nan",
            "nan is no share",
            lambda p, probe, expected: bool(np.isfinite(p).all()),
            "print what each line makes of these scores: where do inf, 0 / 0 or nan first appear?",
        ),
        Property(
            "no negatives",
            "a share is never negative",
            lambda p, probe, expected: bool((p >= 0).all()),
            "which step makes every number positive, and what happens after it?",
        ),
        Property(
            "rows add up to 1",
            "along the last axis the shares do not add up to 1",
            lambda p, probe, expected: np.allclose(p.sum(axis=-1), 1, atol=1e-4),
            "which numbers go into the total that you divide by? Does T come after it?",
        ),
        Property(
            "order kept",
            "a larger score should get a larger share",
            _order_is_kept,
            "which step turns the order round, or makes unlike scores equal?",
        ),
        Property(
            "hot evens out",
            "T above 1 should even the shares out, T below 1 sharpen them",
            _hot_evens_out,
            "does your T shrink the differences of the scores where it is large?",
        ),
    ),
    mistakes=(*TEMPERATURE_MISTAKES, *STEP_MISTAKES),
    curiosities=(
        Curiosity(
            Probe((np.array([1000.0, 0.0]), 250)),
            "for [1000, 0] at T = 250 a share has become 0 before T could lift it; "
            "dividing the scores keeps it",
        ),
        Curiosity(
            Probe((np.array([0.5, 3.0, -1.0, 2.0, 3.0]), 0.001)),
            "at T = 0.001 the power 1 / T is 1000, and its result leaves the range of numbers; "
            "dividing the scores does not",
        ),
    ),
    expects="an array of the same shape",
    closing="one T, from all for the winner to equal shares; how spread out is that, as a number?",
)
