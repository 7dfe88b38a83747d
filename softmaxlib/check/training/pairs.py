"""Exercises whose answer is a pair of arrays of unlike shape, such as (W_new, b_new)."""

from dataclasses import replace

import numpy as np

from softmaxlib.check import telling
from softmaxlib.check.parts import EXTREME
from softmaxlib.check.reading import WrongType, read_numbers
from softmaxlib.check.told import ToldExercise
from softmaxlib.wording import shortened

_WIDTH = 60  # of each array in a message


class Pair(ToldExercise):
    """An exercise that asks for a table and a row; `names` are what the notebook calls them.

    An answer that fails only on the EXTREME probes is told `passed_before_extremes`.

    The engine compares one array. The row is put below the table where the two fit; where they do
    not, all numbers stand in one line, behind both shapes.
    """

    def __init__(self, name, *args, names, passed_before_extremes, **options):
        self.names = names
        self.passed_before_extremes = passed_before_extremes
        super().__init__(name, *args, read=self._read_pair, **options)

    def _read_pair(self, value):
        table, row = self._parts(value)
        if table.ndim == 2 and row.shape == table.shape[1:]:
            return np.vstack([table, row])
        sizes = [table.ndim, *table.shape, row.ndim, *row.shape]
        return np.concatenate([sizes, table.ravel(), row.ravel()]).astype(float)

    def _parts(self, value):
        """Both arrays. Raises WrongType for what is no pair, or holds something else."""
        if isinstance(value, np.ndarray) and value.dtype == object:
            value = list(value)
        if not isinstance(value, (list, tuple)):
            array = read_numbers(value)  # which says what it is, if it holds no numbers
            raise WrongType(f"one array of shape {array.shape}" if array.ndim else "one number")
        if len(value) != 2:
            raise WrongType(f"{len(value)} thing{'s' * (len(value) != 1)}")
        return [self._part(name, part) for name, part in zip(self.names, value, strict=True)]

    def _part(self, name, part):
        try:
            return read_numbers(part)
        except WrongType as found:
            raise WrongType(f"{found} as {name}") from found

    def _first_fault(self, outcomes, expected):
        fault = super()._first_fault(outcomes, expected)
        if fault and fault.stage == EXTREME:
            fault = replace(fault, held=(self.passed_before_extremes, *fault.held))
        return fault

    def _has_stage(self, name):
        return False  # the names of the stages speak of numbers, and not of this exercise

    def _shape(self, probe, outcome, right):
        fault = super()._shape(probe, outcome, right)
        if fault is None:
            return None
        parts = zip(self.names, self._parts(outcome.value), _split(right), strict=True)
        name, part, whole = next(found for found in parts if found[1].shape != found[2].shape)
        seen = f"{self._gave(probe)} {name} of shape {part.shape}, not {whole.shape}"
        hint = f"print the shapes of all that stands in the line that makes {name}"
        return replace(fault, seen=seen, hint=hint)

    def _changed(self, probe, outcome, right):
        fault = super()._changed(probe, outcome, right)
        hint = "make new arrays; which line writes into an argument, as by -=, *= or [...] = ?"
        return fault and replace(fault, hint=hint)

    def _wrong(self, probe, outcome, right):
        fault = super()._wrong(probe, outcome, right)
        if fault is None:
            return None
        part = self._off(outcome.seen, right)
        some = f"{self.names[part]} = {_cut(telling.shown(_split(outcome.seen)[part]))}"
        return replace(fault, seen=fault.seen.replace(telling.shown(outcome.value), some, 1))

    def _not_right(self, value, right):
        part = self._off(value, right)
        pairs = list(zip(_split(value), _split(right), strict=True))
        got, wanted = map(_cut, telling.told_apart(*pairs[part]))
        other = "is right" if self._same(*pairs[1 - part]) else "is off, too"
        return f"{self.names[part]} = {got}; expected {wanted}; {self.names[1 - part]} {other}"

    def _off(self, value, right):
        """Which part is shown, 0 or 1: where both are off the row, for it is the shorter one."""
        return 0 if self._same(value[-1], right[-1]) else 1


def _split(stacked):
    """Table and row. What is left of a 0 after rounding is 0: it differs between machines."""
    stacked = np.where(np.abs(stacked) < 1e-14, 0, stacked)
    return stacked[:-1], stacked[-1]


def _cut(text):
    return shortened(text, _WIDTH)
