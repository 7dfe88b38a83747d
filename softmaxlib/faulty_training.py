"""Six training runs of a softmax regression, A to F: two are right, four have one mistake each.

Notebook 07 shows their curves and asks what happened in each. The answer stands at the end of this
file: look there after the exercise.

A run does not stop at a mistake and gives no error message. Only its curve tells.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from softmaxlib import datasets
from softmaxlib.derivatives import softmax_vjp
from softmaxlib.functions import softmax
from softmaxlib.losses import cross_entropy, cross_entropy_gradient

CAUSES = {
    "right": "no mistake: one run on each data set is right",
    "uphill": "a plus for the minus: W + lr * gradient",
    "twice": "softmax is taken twice: the loss gets shares where it expects logits",
    "frozen": "np.sum without axis=0 in the gradient of b: it is one number, 0, and b never moves",
    "summed": "the gradient is the sum over all examples, not their mean",
}
"""What may have happened, by the words that the exercise takes, in the order of the notebook."""

LEARNING_RATE = 0.5
STEPS = {"iris": 200, "digits": 30}


@dataclass(frozen=True, eq=False)
class Run:
    """One training run.

    letter    A to F
    data      the name of the data set, "iris" or "digits"
    K         its number of classes
    cause     a key of CAUSES
    losses    the loss that was trained, of the training examples, in nats: before the first step
              and after each one, shape (steps + 1,), read-only
    accuracy  share of the training examples that the model gets right after the last step
    """

    letter: str
    data: str
    K: int
    cause: str
    losses: np.ndarray
    accuracy: float


def runs():
    """Return the six runs by their letters. They are made once and then remembered."""
    return {letter: _run(letter) for letter in _RUNS}


# Each of these returns the loss, its gradient by W and its gradient by b, right or not.


def _right(W, b, X, y):
    logits = X @ W + b
    upstream = cross_entropy_gradient(logits, y)  # (P - Y) / N
    return cross_entropy(logits, y), X.T @ upstream, upstream.sum(axis=0)


def _uphill(W, b, X, y):
    loss, dW, db = _right(W, b, X, y)
    return loss, -dW, -db  # W - lr * -dW is W + lr * dW


def _twice(W, b, X, y):
    shares = softmax(X @ W + b)
    # All of this is the right gradient, but of the wrong loss: softmax(shares) is a second softmax.
    upstream = softmax_vjp(shares, cross_entropy_gradient(shares, y))
    return cross_entropy(shares, y), X.T @ upstream, upstream.sum(axis=0)


def _frozen(W, b, X, y):
    logits = X @ W + b
    upstream = cross_entropy_gradient(logits, y)
    return cross_entropy(logits, y), X.T @ upstream, upstream.sum()  # each row adds up to 0


def _summed(W, b, X, y):
    logits = X @ W + b
    upstream = cross_entropy_gradient(logits, y, reduction="sum")  # P - Y
    return cross_entropy(logits, y), X.T @ upstream, upstream.sum(axis=0)


@cache
def _run(letter):
    name, gradients = _RUNS[letter]
    data = getattr(datasets, name)()
    X, y = data.X_train, data.y_train
    K = len(data.classes)
    W, b = np.zeros((X.shape[1], K)), np.zeros(K)
    losses = np.empty(STEPS[name] + 1)
    for step in range(len(losses)):
        losses[step], dW, db = gradients(W, b, X, y)
        if step < STEPS[name]:
            W = W - LEARNING_RATE * dW
            b = b - LEARNING_RATE * db
    losses.flags.writeable = False
    accuracy = float(((X @ W + b).argmax(axis=1) == y).mean())
    return Run(letter, name, K, gradients.__name__.strip("_"), losses, accuracy)


_RUNS: dict[str, tuple[str, Callable]] = {
    "A": ("iris", _frozen),
    "B": ("digits", _summed),
    "C": ("iris", _right),
    "D": ("iris", _twice),
    "E": ("digits", _right),
    "F": ("iris", _uphill),
}

ANSWER = {letter: gradients.__name__.strip("_") for letter, (_, gradients) in _RUNS.items()}
"""The cause of each run, for the check of the exercise: nothing is trained for it."""
