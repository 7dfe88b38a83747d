"""Checks for the exercises of the notebooks: `check.<exercise>(your answer)`."""

from softmaxlib.check.list_comprehension import (
    cat_against_bird,
    counterexample,
    order_of_lines,
    squares,
)
from softmaxlib.check.list_softmax import repaired_softmax, softmax_list
from softmaxlib.check.stability import (
    first_overflow,
    impossible_print,
    shapes,
    stubborn_logits,
)
from softmaxlib.check.start_here import first_share
from softmaxlib.check.table_log_softmax import log_softmax
from softmaxlib.check.table_softmax import stable_softmax

__all__ = [
    "cat_against_bird",
    "counterexample",
    "first_overflow",
    "first_share",
    "impossible_print",
    "log_softmax",
    "order_of_lines",
    "repaired_softmax",
    "shapes",
    "softmax_list",
    "squares",
    "stable_softmax",
    "stubborn_logits",
]
