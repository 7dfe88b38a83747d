"""Still figures, a module for each notebook: each function returns a figure with its description.

A figure shows itself as two outputs of a cell: the picture, then its description as text.
"""

from softmaxlib.figures.list_comprehension import division_against_softmax, score_positive_share

__all__ = [
    "division_against_softmax",
    "score_positive_share",
]
