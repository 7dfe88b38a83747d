"""Checks for the exercises of the notebooks: `check.<exercise>(your answer)`."""

from softmaxlib.check.list_comprehension import (
    cat_against_bird,
    counterexample,
    order_of_lines,
    repaired_softmax,
    softmax_list,
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
