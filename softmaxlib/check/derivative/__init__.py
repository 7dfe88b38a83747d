"""The exercises of notebook 5."""

from softmaxlib.check.derivative.jacobian_product import softmax_vjp
from softmaxlib.check.derivative.jacobian_table import softmax_jacobian
from softmaxlib.check.derivative.missing_slope import missing_slope
from softmaxlib.check.derivative.nudging import central_difference

__all__ = [
    "central_difference",
    "missing_slope",
    "softmax_jacobian",
    "softmax_vjp",
]
