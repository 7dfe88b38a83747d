"""softmaxlib: the small module that the softmax notebooks share.

The functions need NumPy only. Figures, live figures, checks and predictions are loaded when they
are first asked for, so that `import softmaxlib` stays quick.
"""

from importlib import import_module

from softmaxlib.derivatives import numerical_gradient, softmax_jacobian, softmax_vjp
from softmaxlib.functions import log_softmax, logsumexp, sigmoid, softmax

__all__ = [
    "check",
    "figures",
    "live",
    "log_softmax",
    "logsumexp",
    "numerical_gradient",
    "predict",
    "sigmoid",
    "softmax",
    "softmax_jacobian",
    "softmax_vjp",
]

_LOADED_WHEN_ASKED_FOR = ("check", "figures", "live", "predict")


def __getattr__(name):
    if name in _LOADED_WHEN_ASKED_FOR:
        return import_module(f"softmaxlib.{name}")
    raise AttributeError(f"module 'softmaxlib' has no attribute {name!r}")


def __dir__():
    return sorted(__all__)
