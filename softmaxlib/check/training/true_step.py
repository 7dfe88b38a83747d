"""A step of gradient descent, taken apart: what its known mistakes change is one of the parts."""

import numpy as np

from softmaxlib.functions import softmax


def one_hot(y, K):
    return np.eye(K)[y]


def error(W, b, X, y):
    """The gradient of each example's loss by its logits, p - y, shape (N, K)."""
    return softmax(X @ W + b) - one_hot(y, len(b))


def true_gradients(W, b, X, y):
    """The gradients of the mean loss by W and by b."""
    return of_logits(error(W, b, X, y), X)


def of_logits(G, X):
    """The gradients by W and b, where G (N, K) is the gradient by the logits, not divided by N."""
    return X.T @ G / len(X), G.sum(axis=0) / len(X)


def true_step(W, b, X, y, lr):
    dW, db = true_gradients(W, b, X, y)
    return W - lr * dW, b - lr * db


def moved(gradients):
    """A step by other gradients: `gradients(W, b, X, y)` returns one by W and one by b."""

    def step(W, b, X, y, lr):
        dW, db = gradients(W, b, X, y)
        return W - lr * dW, b - lr * db

    return step


def from_gradients(step):
    """A wrong step from right gradients: `step(W, b, dW, db, lr)`."""
    return lambda W, b, X, y, lr: step(W, b, *true_gradients(W, b, X, y), lr)


def moved_by_logits(gradient):
    """A step by another gradient by the logits: `gradient(W, b, X, y)` returns (N, K) numbers."""
    return moved(lambda W, b, X, y: of_logits(gradient(W, b, X, y), X))
