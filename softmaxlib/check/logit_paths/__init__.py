"""The exercises of notebook 8."""

from softmaxlib.check.logit_paths.hidden_gradient import hidden_gradient
from softmaxlib.check.logit_paths.same_push import same_push
from softmaxlib.check.logit_paths.zeroed_layers import zeroed_layers

__all__ = ["hidden_gradient", "same_push", "zeroed_layers"]
