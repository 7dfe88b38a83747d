"""Exercises whose messages show more than numbers: inputs told in words, and True and False."""

from dataclasses import dataclass, replace

import numpy as np

from softmaxlib.check import telling
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import Probe


def is_truth(value):
    """Whether the value is True or False, or holds nothing else."""
    try:
        return np.asarray(value).dtype == bool
    except Exception:
        return False


class TruthShownExercise(Exercise):
    """An exercise that asks for numbers; where True and False came back, it shows them."""

    def _wrong(self, probe, outcome, right):
        fault = super()._wrong(probe, outcome, right)
        if fault is None or not is_truth(outcome.value):
            return fault
        as_number = f"gave {telling.told_apart(outcome.seen, right)[0]};"
        as_it_is = f"gave {telling.shown(np.asarray(outcome.value))};"
        return replace(fault, seen=fault.seen.replace(as_number, as_it_is, 1))


@dataclass(frozen=True)
class ToldProbe(Probe):
    """An input with too many numbers for one line.

    `told` stands behind the name of the function, and says what is in it.
    """

    told: str = ""


class ToldExercise(TruthShownExercise):
    """An exercise whose probes are ToldProbes."""

    def call_text(self, probe):
        return f"{self.name}{probe.told}"
