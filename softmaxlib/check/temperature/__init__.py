"""The exercises of notebook 3."""

from softmaxlib.check.temperature.average_surprise import entropy
from softmaxlib.check.temperature.drawn_counts import sample_counts
from softmaxlib.check.temperature.largest_variance import wildest_die
from softmaxlib.check.temperature.own_slider import shares_slider
from softmaxlib.check.temperature.small_exercises import (
    right_places,
    rising_runner_up,
    temperature_for_ninety,
)
from softmaxlib.check.temperature.tempered_softmax import softmax_with_temperature

__all__ = [
    "entropy",
    "right_places",
    "rising_runner_up",
    "sample_counts",
    "shares_slider",
    "softmax_with_temperature",
    "temperature_for_ninety",
    "wildest_die",
]
