"""What goes wrong in gradient_descent_step with p, the probabilities."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.check.training.true_step import error, moved, moved_by_logits, one_hot
from softmaxlib.derivatives import softmax_vjp
from softmaxlib.functions import log_softmax, sigmoid, softmax


def _minus_labels(shares):
    """A step where other numbers stand in the place of the probabilities."""
    return moved_by_logits(lambda W, b, X, y: shares(X @ W + b) - one_hot(y, len(b)))


def logits_in_the_wrong_order():
    """Steps where X and W are multiplied in another order, or turned: mostly they do not fit."""
    return tuple(
        _minus_labels_of(logits)
        for logits in (
            lambda X, W: W @ X,
            lambda X, W: X.T @ W,
            lambda X, W: X @ W.T,
            lambda X, W: W.T @ X,
            lambda X, W: W.T @ X.T,
            lambda X, W: np.dot(W, X),
        )
    )


def _minus_labels_of(logits):
    """A step with other logits: `logits(X, W)`, before b is added."""
    return moved_by_logits(lambda W, b, X, y: softmax(logits(X, W) + b) - one_hot(y, len(b)))


def probability_mistakes():
    """What stands in the place of p."""
    return (
        *named(
            "softmax_along_columns",
            "softmax works along axis 0, so that each column adds up to 1, not each row",
            "print p and its sums. Which axis holds the classes of one example?",
            _minus_labels(lambda z: softmax(z, axis=0)),
        ),
        *named(
            "one_total_for_all",
            "the whole table of probabilities adds up to 1, and each row should",
            "print the sum of each row of p. Which of your sums has no axis?",
            _minus_labels(lambda z: softmax(z.ravel()).reshape(z.shape)),
        ),
        *named(
            "softmax_twice",
            "softmax is applied twice, the second time to probabilities",
            "print p for large logits: does it come near 1? Which functions call softmax?",
            _minus_labels(lambda z: softmax(softmax(z))),
        ),
        *named(
            "softmax_forgotten",
            "the logits themselves stand where the probabilities belong",
            "print a row of p. Does it add up to 1?",
            _minus_labels(lambda z: z),
        ),
        *named(
            "logarithms_for_shares",
            "log-probabilities stand where the probabilities belong",
            "print a row of p. Does it add up to 1?",
            _minus_labels(log_softmax),
        ),
        *named(
            "exponentials_not_shared",
            "these are exponentials; they are not shared out yet",
            "print a row of p. Does it add up to 1?",
            _minus_labels(np.exp),
            _minus_labels(lambda z: np.exp(z - z.max(axis=1, keepdims=True))),
            _minus_labels(lambda z: np.exp(z - z.max())),
        ),
        *named(
            "sigmoid_for_softmax",
            "each class has a sigmoid of its own, and the classes do not share a total of 1",
            "print a row of p. Does it add up to 1?",
            _minus_labels(sigmoid),
        ),
        *named(
            "winners_for_shares",
            "the winning class counts as 1 and all others as 0, in place of probabilities",
            "what does the gradient say of a row that is right, but only just?",
            _minus_labels(lambda z: one_hot(z.argmax(axis=1), z.shape[1])),
            _minus_labels(lambda z: np.round(softmax(z))),
        ),
        *named(
            "bias_not_in_logits",
            "the probabilities are computed without b",
            "which two things make the logits of an example?",
            moved_by_logits(lambda W, b, X, y: softmax(X @ W) - one_hot(y, len(b))),
        ),
        *named(
            "logits_entry_by_entry",
            "* multiplies entry by entry, where the logits need a sum over the D inputs",
            "a logit adds up each input times its weight. Which product adds up?",
            _minus_labels_of(lambda X, W: X * W),
            _minus_labels_of(lambda X, W: W * X),
            _minus_labels_of(lambda X, W: X * W.T),
            _minus_labels_of(lambda X, W: X.T * W),
        ),
        *named(
            "softmax_slope_added",
            "you multiply by the slope of softmax once more; p - y holds it already",
            "which two steps does p - y jump over, from the loss to the logits?",
            moved_by_logits(lambda W, b, X, y: softmax_vjp(softmax(X @ W + b), error(W, b, X, y))),
            moved_by_logits(
                lambda W, b, X, y: 2 * softmax_vjp(softmax(X @ W + b), error(W, b, X, y))
            ),
            moved_by_logits(lambda W, b, X, y: error(W, b, X, y) * _own_slope(W, b, X)),
        ),
        *named(
            "stopped_at_the_shares",
            "this is the gradient by the probabilities; the way on to the logits is missing",
            "a nudge of one logit moves all shares of its row. Which formula counts that?",
            moved_by_logits(
                lambda W, b, X, y: -one_hot(y, len(b)) / softmax(X @ W + b),
            ),
        ),
        *named(
            "loss_for_gradient",
            "the loss itself stands where its gradient belongs",
            "what is the gradient by one logit: its share, its label, or a difference of both?",
            moved_by_logits(lambda W, b, X, y: -one_hot(y, len(b)) * log_softmax(X @ W + b)),
            moved(lambda W, b, X, y: (_loss(W, b, X, y), _loss(W, b, X, y))),
        ),
    )


def _loss(W, b, X, y):
    return -log_softmax(X @ W + b)[np.arange(len(y)), y].mean()


def _own_slope(W, b, X):
    p = softmax(X @ W + b)
    return p * (1 - p)
