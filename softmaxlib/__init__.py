"""softmaxlib: the small module that the softmax notebooks share.

The functions and losses need NumPy only. Everything else is loaded when it is first asked for, so
that `import softmaxlib` stays quick.
"""

from importlib import import_module

from softmaxlib.derivatives import numerical_gradient, softmax_jacobian, softmax_vjp
from softmaxlib.functions import log_softmax, logsumexp, sigmoid, softmax
from softmaxlib.losses import cross_entropy, cross_entropy_gradient, one_hot

__all__ = [
    "calibration",
    "check",
    "cross_entropy",
    "cross_entropy_gradient",
    "datasets",
    "figures",
    "live",
    "log_softmax",
    "logsumexp",
    "models",
    "numerical_gradient",
    "one_hot",
    "predict",
    "sigmoid",
    "softmax",
    "softmax_jacobian",
    "softmax_vjp",
    "training",
]

_LOADED_WHEN_ASKED_FOR = (
    "calibration",
    "check",
    "datasets",
    "figures",
    "live",
    "models",
    "predict",
    "training",
)


def __getattr__(name):
    if name in _LOADED_WHEN_ASKED_FOR:
        return import_module(f"softmaxlib.{name}")
    raise AttributeError(f"module 'softmaxlib' has no attribute {name!r}")


def __dir__():
    return sorted(__all__)
