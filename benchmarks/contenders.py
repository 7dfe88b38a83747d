"""Who takes part: functions of a float array, along its last axis; PyTorch if it is installed."""

import math

import numpy as np
import scipy.special
from sklearn.utils.extmath import softmax as sklearn_softmax

import softmaxlib

try:
    import torch
except ImportError:
    torch = None

NAMES = {
    "comprehension": "list comprehension (nb 1)",
    "naive": "naive NumPy",
    "notebook 2": "max shift (nb 2)",
    "softmaxlib": "softmaxlib",
    "SciPy": "SciPy",
    "scikit-learn": "scikit-learn",
    "PyTorch": "PyTorch, 1 thread",
    "limit": "only np.exp(x, out=...)",
}


def comprehension(x):
    rows = []
    for row in x.reshape(-1, x.shape[-1]).tolist():
        positives = [math.exp(z) for z in row]
        total = sum(positives)
        rows.append([p / total for p in positives])
    return rows


def naive(x):
    positives = np.exp(x)
    return positives / positives.sum(axis=-1, keepdims=True)


def notebook_2(x):
    positives = np.exp(x - x.max(axis=-1, keepdims=True))
    return positives / positives.sum(axis=-1, keepdims=True)


def notebook_2_log(x):
    shifted = x - x.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def notebook_2_logsumexp(x):
    largest = x.max(axis=-1, keepdims=True)
    return (largest + np.log(np.exp(x - largest).sum(axis=-1, keepdims=True)))[..., 0]


def scikit_learn(x):
    return sklearn_softmax(np.atleast_2d(x)).reshape(x.shape)


def contenders(function):
    """Return {name: function of x} for "softmax", "log_softmax" or "logsumexp"."""
    scipy_function = getattr(scipy.special, function)
    mine = {
        "softmax": notebook_2, "log_softmax": notebook_2_log, "logsumexp": notebook_2_logsumexp
    }  # fmt: skip
    found = {
        "notebook 2": mine[function],
        "softmaxlib": getattr(softmaxlib, function),
        "SciPy": lambda x: scipy_function(x, axis=-1),
    }
    if function == "softmax":
        found |= {
            "comprehension": comprehension, "naive": naive, "scikit-learn": scikit_learn
        }  # fmt: skip
    if torch is not None:
        torch.set_num_threads(1)
        torch_function = getattr(torch, function)
        found["PyTorch"] = lambda x: torch_function(torch.from_numpy(x), -1).numpy()
    return {name: found[name] for name in NAMES if name in found}
