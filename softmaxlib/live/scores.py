"""What live figures with scores to drag share: the logits, their names, and how far they move."""

import math

import numpy as np
import traitlets

from softmaxlib.live.base import (
    LiveFigure,
    Moved,
    RefusedValue,
    class_names,
    finite_number,
    finite_numbers,
)
from softmaxlib.palette import class_labels


class ScoresFigure(LiveFigure):
    """A live figure of 2 to 6 classes whose logits are dragged between low and high."""

    largest_score = 100

    logits = Moved()
    labels = Moved()
    low = Moved()
    high = Moved()
    _start = traitlets.Dict().tag(sync=True)

    def __init__(self, logits, labels, low, high, moving, **others):
        """None stands for the usual names and range; `moving` are other traits the hand moves."""
        logits = finite_numbers("logits", logits, -self.largest_score, self.largest_score)
        labels = class_names("labels", class_labels(len(logits)) if labels is None else labels)
        _check_same_count(logits, labels)
        low = min(-3, math.floor(min(logits))) if low is None else low
        high = max(5, math.ceil(max(logits))) if high is None else high
        low, high = self._score("low", low), self._score("high", high)
        _check_ends(low, high, logits)
        start = {"logits": logits, **moving}
        super().__init__(labels=labels, low=low, high=high, _start=start, **start, **others)

    def _score(self, name, value):
        return finite_number(name, value, -self.largest_score, self.largest_score)

    @traitlets.validate("low", "high")
    def _check_range(self, proposal):
        name = proposal["trait"].name
        value = self._score(name, proposal["value"])
        low, high = (value, self.high) if name == "low" else (self.low, value)
        if None not in (low, high, self.logits):
            self._check_reach(low, high)
        return value

    def _check_reach(self, low, high):
        """Raise unless all that the hand moves lies inside this range of scores."""
        _check_ends(low, high, self.logits)

    @traitlets.validate("logits")
    def _check_logits(self, proposal):
        logits = finite_numbers("logits", proposal["value"], self.low, self.high)
        if len(logits) != len(self.labels):
            raise RefusedValue(
                f"{len(self.labels)} labels need {len(self.labels)} logits, not {len(logits)}"
            )
        return logits

    @traitlets.validate("labels")
    def _check_labels(self, proposal):
        labels = class_names("labels", proposal["value"])
        if self.logits is not None:
            _check_same_count(self.logits, labels)
        return labels


def control_names(value, possible, usual):
    """Return which of the `possible` controls are meant, in their order; True: the `usual` ones."""
    if isinstance(value, (bool, np.bool_)):
        return list(usual) if value else []
    names = [value] if isinstance(value, str) else value
    if isinstance(names, (list, tuple)) and all(name in possible for name in names):
        return [name for name in possible if name in names]
    raise RefusedValue(f"controls should be True, False or names out of {possible}, not {value!r}")


def _check_same_count(logits, labels):
    if len(labels) != len(logits):
        raise RefusedValue(f"{len(logits)} logits need {len(logits)} labels, not {len(labels)}")


def _check_ends(low, high, logits):
    if low >= high:
        raise RefusedValue(f"low should be smaller than high, not {low:g} and {high:g}")
    finite_numbers("logits", logits, low, high)
