"""An exercise whose answer is a value, and whose mistakes are ranges and kinds of values."""

from dataclasses import replace
from decimal import Decimal
from itertools import islice
from numbers import Real

import numpy as np

from softmaxlib.check import telling
from softmaxlib.check.engine import ValueExercise
from softmaxlib.wording import number, shortened

_FEW = 40


class TestedValue(ValueExercise):
    """A value whose mistakes are ranges and kinds: each Mistake's `wrong` is a test of the value.

    The first test that says yes names the mistake. A `cause` may be a function of the value, which
    returns the sentence.
    """

    def _recognise(self, outcomes, expected, stage):
        value = outcomes[0].seen
        if isinstance(value, str) or not (self.free or value.shape == expected[0].shape):
            return []
        # A ValueExercise keeps each `wrong` in a function that returns it.
        found = islice((m for m in self.mistakes if m.wrong()(value)), 1)
        return [replace(m, cause=m.cause(value)) if callable(m.cause) else m for m in found]

    def _no_numbers(self, probe, outcome, right):
        fault = super()._no_numbers(probe, outcome, right)
        if fault and outcome.seen == "a list of text" and _are_numbers(outcome.value):
            fault = replace(fault, hint=f"{fault.hint}; without the quotes they would be numbers")
        return fault

    def _wrong(self, probe, outcome, right):
        fault = super()._wrong(probe, outcome, right)
        if fault and outcome.seen.dtype.kind == "f":
            rounded = f"{self._gave(probe)} {telling.shown(outcome.value)}"
            typed = f"{self._gave(probe)} {_as_typed(outcome.value)}"
            fault = replace(fault, seen=fault.seen.replace(rounded, typed, 1))
        return fault


def _are_numbers(texts):
    """Whether each text would be a number without its quotes."""
    try:
        return np.asarray(texts).astype(float).size > 0
    except ValueError:
        return False


def _as_typed(value):
    """The value with all digits that were typed: 999.99 is not shown as 1000."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        left, right = "[]" if isinstance(value, list) else "()"
        return shortened(left + ", ".join(map(_as_typed, value[:_FEW])) + right, 72)
    if not isinstance(value, (Real, Decimal)):
        return telling.shown(value)
    texts = (number(value, digits) for digits in (4, 7, 10, 13, 15))
    # Nobody types the seventeen digits of 1 / 6.
    return next((text for text in texts if float(text) == float(value)), number(value))
