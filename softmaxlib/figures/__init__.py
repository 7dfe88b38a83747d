"""Still figures: each function returns a figure with its description.

A figure shows itself as two outputs of a cell: the picture, then its description as text.
"""

from softmaxlib.figures.chance import counts_against_expectation, dice
from softmaxlib.figures.jacobian import jacobian_map
from softmaxlib.figures.layers import layer_jacobians
from softmaxlib.figures.list_comprehension import division_against_softmax, score_positive_share
from softmaxlib.figures.nudging import nudge
from softmaxlib.figures.regions import three_class_regions
from softmaxlib.figures.secants import secants
from softmaxlib.figures.sigmoid_shapes import sigmoid_shapes
from softmaxlib.figures.stability import exponential_cliffs, rows_and_their_max
from softmaxlib.figures.step_size import valley_of_h
from softmaxlib.figures.temperature import shares_over_temperature, soft_maximum, temperature_bars
from softmaxlib.figures.two_options import softmax_or_sigmoids, two_logit_plane

__all__ = [
    "counts_against_expectation",
    "dice",
    "division_against_softmax",
    "exponential_cliffs",
    "jacobian_map",
    "layer_jacobians",
    "nudge",
    "rows_and_their_max",
    "score_positive_share",
    "secants",
    "shares_over_temperature",
    "sigmoid_shapes",
    "soft_maximum",
    "softmax_or_sigmoids",
    "temperature_bars",
    "three_class_regions",
    "two_logit_plane",
    "valley_of_h",
]
