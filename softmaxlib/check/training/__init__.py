"""The exercises of notebook 7."""

from softmaxlib.check.training.accuracy import accuracy
from softmaxlib.check.training.curve_detective import curve_detective
from softmaxlib.check.training.descent_step import gradient_descent_step
from softmaxlib.check.training.fewer_right import fewer_right

__all__ = ["accuracy", "curve_detective", "fewer_right", "gradient_descent_step"]
