"""The exercises of notebook 2."""

from softmaxlib.check.stability.small_exercises import (
    first_overflow,
    impossible_print,
    shapes,
    stubborn_logits,
)
from softmaxlib.check.stability.table_log_softmax import log_softmax
from softmaxlib.check.stability.table_softmax import stable_softmax

__all__ = [
    "first_overflow",
    "impossible_print",
    "log_softmax",
    "shapes",
    "stable_softmax",
    "stubborn_logits",
]
