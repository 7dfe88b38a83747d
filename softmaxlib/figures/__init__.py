"""Still figures: each function returns a figure with its description.

A figure shows itself as two outputs of a cell: the picture, then its description as text.
"""

from softmaxlib.figures.calibration import temperature_by_strength
from softmaxlib.figures.chance import counts_against_expectation, dice
from softmaxlib.figures.curve_detective import curve_detective
from softmaxlib.figures.digits import digits_shown, weights_shown
from softmaxlib.figures.examples import iris_points, split_shown
from softmaxlib.figures.forecasts import forecasts
from softmaxlib.figures.free_paths import free_paths
from softmaxlib.figures.gap import label_smoothing, loss_and_slope
from softmaxlib.figures.growth import growing_weights
from softmaxlib.figures.jacobian import jacobian_map
from softmaxlib.figures.layers import layer_jacobians
from softmaxlib.figures.list_comprehension import division_against_softmax, score_positive_share
from softmaxlib.figures.logit_paths import logit_paths, points_in_space
from softmaxlib.figures.loss_surface import loss_surface
from softmaxlib.figures.nudging import nudge
from softmaxlib.figures.push import push
from softmaxlib.figures.regions import three_class_regions
from softmaxlib.figures.reliability import reliability_diagram
from softmaxlib.figures.secants import secants
from softmaxlib.figures.shape_losses import shape_losses
from softmaxlib.figures.sigmoid_shapes import sigmoid_shapes
from softmaxlib.figures.stability import exponential_cliffs, rows_and_their_max
from softmaxlib.figures.step_directions import step_directions
from softmaxlib.figures.step_size import valley_of_h
from softmaxlib.figures.surprise import surprise_curve
from softmaxlib.figures.temperature import shares_over_temperature, soft_maximum, temperature_bars
from softmaxlib.figures.training import training_curves
from softmaxlib.figures.two_costs import two_costs
from softmaxlib.figures.two_options import softmax_or_sigmoids, two_logit_plane
from softmaxlib.figures.zeroed_layers import zeroed_layers

__all__ = [
    "counts_against_expectation",
    "curve_detective",
    "dice",
    "digits_shown",
    "division_against_softmax",
    "exponential_cliffs",
    "forecasts",
    "free_paths",
    "growing_weights",
    "iris_points",
    "jacobian_map",
    "label_smoothing",
    "layer_jacobians",
    "logit_paths",
    "loss_and_slope",
    "loss_surface",
    "nudge",
    "points_in_space",
    "push",
    "reliability_diagram",
    "rows_and_their_max",
    "score_positive_share",
    "secants",
    "shape_losses",
    "shares_over_temperature",
    "sigmoid_shapes",
    "soft_maximum",
    "softmax_or_sigmoids",
    "split_shown",
    "step_directions",
    "surprise_curve",
    "temperature_bars",
    "temperature_by_strength",
    "three_class_regions",
    "training_curves",
    "two_costs",
    "two_logit_plane",
    "valley_of_h",
    "weights_shown",
    "zeroed_layers",
]
