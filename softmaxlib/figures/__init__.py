"""Still figures, a module for each notebook: each function returns a figure with its description.

A figure shows itself as two outputs of a cell: the picture, then its description as text.
"""

from softmaxlib.figures.list_comprehension import division_against_softmax, score_positive_share
from softmaxlib.figures.stability import exponential_cliffs, rows_and_their_max

__all__ = [
    "division_against_softmax",
    "exponential_cliffs",
    "rows_and_their_max",
    "score_positive_share",
]
