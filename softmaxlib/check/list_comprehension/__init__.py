"""The exercises of notebook 1."""

from softmaxlib.check.list_comprehension.list_softmax import repaired_softmax, softmax_list
from softmaxlib.check.list_comprehension.small_exercises import (
    cat_against_bird,
    counterexample,
    order_of_lines,
    squares,
)

__all__ = [
    "cat_against_bird",
    "counterexample",
    "order_of_lines",
    "repaired_softmax",
    "softmax_list",
    "squares",
]
