"""The exercises of notebook 6."""

from softmaxlib.check.cross_entropy.costly_rivals import costly_rivals
from softmaxlib.check.cross_entropy.from_logits import cross_entropy_from_logits
from softmaxlib.check.cross_entropy.from_probs import cross_entropy_from_probs
from softmaxlib.check.cross_entropy.loss_gradient import cross_entropy_gradient
from softmaxlib.check.cross_entropy.one_hot import one_hot

__all__ = [
    "costly_rivals",
    "cross_entropy_from_logits",
    "cross_entropy_from_probs",
    "cross_entropy_gradient",
    "one_hot",
]
