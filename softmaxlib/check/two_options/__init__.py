"""The exercises of notebook 4."""

from softmaxlib.check.two_options.sigmoid_tails import sigmoid
from softmaxlib.check.two_options.small_exercises import three_quarters, undecided_logits
from softmaxlib.check.two_options.stories import six_stories
from softmaxlib.check.two_options.two_class import two_class_softmax

__all__ = [
    "sigmoid",
    "six_stories",
    "three_quarters",
    "two_class_softmax",
    "undecided_logits",
]
