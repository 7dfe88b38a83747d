"""What goes wrong in gradient_descent_step with how far the step goes: its factors and brackets."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.check.training.true_step import (
    from_gradients,
    true_gradients,
    true_step,
)


def _times(factor):
    """A step `factor(N, D, K)` times as long as it should be, for W and b alike."""

    def step(W, b, X, y, lr):
        return true_step(W, b, X, y, lr * factor(*X.shape, len(b)))

    return step


def _twice(W, b, X, y, lr):
    return true_step(*true_step(W, b, X, y, lr), X, y, lr)


def _subtracted_first(W, b, X, y, lr, N):
    """`(W - lr) * slope`, with slopes that are summed N times too often."""
    dW, db = true_gradients(W, b, X, y)
    return (W - lr) * dW * N, (b - lr) * db * N


def _all_divided(W, b, X, y, lr, weights, biases):
    """`(W - lr * summed slope) / N`, for W, for b or for both; the others are right."""
    N = len(X)
    W_new, b_new = true_step(W, b, X, y, lr)
    W_summed, b_summed = true_step(W, b, X, y, lr * N)
    return W_summed / N if weights else W_new, b_summed / N if biases else b_new


def _weights_divided_bias_summed(W, b, X, y, lr):
    W_summed, b_summed = true_step(W, b, X, y, lr * len(X))
    return W_summed / len(X), b_summed


def size_mistakes():
    return (
        *named(
            "summed",
            "this step is right for the summed loss; asked is the mean loss over N examples",
            "with the sum, twice the data makes the step twice as long. What makes it a mean?",
            _times(lambda N, D, K: N),
        ),
        *named(
            "divided_twice",
            "the gradient is divided by the number of examples twice",
            "does your code divide by N, and then take a mean as well?",
            _times(lambda N, D, K: 1 / N),
        ),
        *named(
            "divided_by_another_count",
            "you divide by D, by K or by all entries; a mean over the examples divides by N",
            "print what you divide by. Is it the number of rows of X?",
            _times(lambda N, D, K: 1 / K),
            _times(lambda N, D, K: N / K),
            _times(lambda N, D, K: N / D),
            _times(lambda N, D, K: 1 / D),
            _times(lambda N, D, K: 1 / (D * K)),
            lambda W, b, X, y, lr: true_step(W, b, X, y, lr * len(X) / len(set(y.tolist()))),
        ),
        *named(
            "twice_as_long",
            "the step is twice as long as it should be, as for a square or for two steps at once",
            "is there a factor of 2 in your code, or a step that is taken twice?",
            _times(lambda N, D, K: 2),
            _twice,
        ),
        *named(
            "half_as_long",
            "the step is half as long as it should be",
            "is there a factor of 0.5 in your code? Where does it come from?",
            _times(lambda N, D, K: 0.5),
        ),
        *named(
            "learning_rate_forgotten",
            "the learning rate is not used, or for one of the two only",
            "how far would lr = 0 move W and b? How far do they move with your code?",
            from_gradients(lambda W, b, dW, db, lr: (W - dW, b - db)),
            from_gradients(lambda W, b, dW, db, lr: (W - lr * dW, b - db)),
            from_gradients(lambda W, b, dW, db, lr: (W - dW, b - lr * db)),
            lambda W, b, X, y, lr: true_step(W, b, X, y, len(X)),
        ),
        *named(
            "learning_rate_divides",
            "you divide by the learning rate, so that a small rate makes a long step",
            "which lr should make the longer step: 0.1 or 1?",
            from_gradients(lambda W, b, dW, db, lr: (W - dW / lr, b - db / lr)),
        ),
        *named(
            "learning_rate_on_everything",
            "the learning rate multiplies the old values, too",
            "how far would lr = 0 move W and b? What does your code give?",
            from_gradients(lambda W, b, dW, db, lr: (lr * (W - dW), lr * (b - db))),
            from_gradients(lambda W, b, dW, db, lr: (lr * W - dW, lr * b - db)),
        ),
        *named(
            "learning_rate_overwritten",
            "a fixed number is the learning rate here, whatever lr is given",
            "lr comes in through the brackets after def. Which line gives it a value, or a number "
            "in its place?",
            *(
                lambda W, b, X, y, lr, fixed=fixed: true_step(W, b, X, y, fixed)
                for fixed in (0.1, 0.5, 0.01, 2, 0.001, 0.05, 0.2, 0.3)
            ),
        ),
        *named(
            "subtraction_first",
            "the brackets subtract lr first, and what is left meets the slope as a factor",
            "which should come first: lr times the slope, or the subtraction? What do brackets do?",
            *(
                lambda W, b, X, y, lr, N=N: _subtracted_first(W, b, X, y, lr, N(X))
                for N in (lambda X: 1, len)
            ),
        ),
        *named(
            "old_values_divided",
            "the division reaches the old W and b, too, and not only their slopes",
            "how far would lr = 0 move W and b? What stands inside the brackets that you divide?",
            *(
                lambda W, b, X, y, lr, some=some: _all_divided(W, b, X, y, lr, *some)
                for some in ((True, True), (True, False), (False, True))
            ),
            _weights_divided_bias_summed,
        ),
        *named(
            "learning_rate_twice",
            "the learning rate is multiplied in twice",
            "which of your lines hold lr? Are two of them on the same way?",
            lambda W, b, X, y, lr: true_step(W, b, X, y, lr**2),
        ),
        *named(
            "learning_rate_subtracted",
            "a fixed length is taken off, whatever the gradient is",
            "the gradient may be 0. How far should W and b move then?",
            from_gradients(lambda W, b, dW, db, lr: (W - lr, b - lr)),
            from_gradients(lambda W, b, dW, db, lr: (W - lr * np.sign(dW), b - lr * np.sign(db))),
            from_gradients(lambda W, b, dW, db, lr: (W - lr - dW, b - lr - db)),
        ),
    )
