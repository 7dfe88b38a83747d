"""What goes wrong in gradient_descent_step after the gradient: where it goes, and the pair."""

import numpy as np

from softmaxlib.check.parts import Mistake, named
from softmaxlib.check.shifts import shift_mistakes
from softmaxlib.check.training.descent_sizes import size_mistakes
from softmaxlib.check.training.true_step import (
    from_gradients,
    moved_by_logits,
    one_hot,
    true_gradients,
    true_step,
)


def _of_result(change):
    """A right step, returned in a wrong way: `change(W_new, b_new)`."""
    return lambda *args: change(*true_step(*args))


def _weights_first(W, b, X, y, lr):
    W_new = W - lr * true_gradients(W, b, X, y)[0]
    return W_new, b - lr * true_gradients(W_new, b, X, y)[1]


def _bias_first(W, b, X, y, lr):
    b_new = b - lr * true_gradients(W, b, X, y)[1]
    return W - lr * true_gradients(W, b_new, X, y)[0], b_new


def _one_after_another(divided):
    def step(W, b, X, y, lr):
        for n in range(len(X)):
            some = slice(n, n + 1)
            W, b = true_step(W, b, X[some], y[some], lr / len(X) if divided else lr)
        return W, b

    return step


def step_mistakes():
    return (*_direction_mistakes(), *size_mistakes(), *_pair_mistakes())


def _direction_mistakes():
    return (
        *named(
            "uphill",
            "the step goes uphill: the loss grows",
            "which sign has your step, and which sign has the difference inside your gradient?",
            from_gradients(lambda W, b, dW, db, lr: (W + lr * dW, b + lr * db)),
        ),
        *named(
            "bias_uphill",
            "W goes downhill, and b goes uphill",
            "compare the signs in your two lines. Which of them makes the loss grow?",
            from_gradients(lambda W, b, dW, db, lr: (W - lr * dW, b + lr * db)),
        ),
        *named(
            "weights_uphill",
            "b goes downhill, and W goes uphill",
            "compare the signs in your two lines. Which of them makes the loss grow?",
            from_gradients(lambda W, b, dW, db, lr: (W + lr * dW, b - lr * db)),
        ),
        *named(
            "subtracted_from_the_gradient",
            "the old value is subtracted from the step, and not the step from the old value",
            "the gradient may be 0. What should W_new be then, and what is it in your code?",
            from_gradients(lambda W, b, dW, db, lr: (lr * dW - W, lr * db - b)),
        ),
        *named(
            "gradients_returned",
            "these are the gradients, or the steps; W and b are not moved by them yet",
            "where should W and b stand after the step? What is still missing?",
            *(
                from_gradients(lambda W, b, dW, db, lr, f=f: (f(lr) * dW, f(lr) * db))
                for f in (lambda lr: 1, lambda lr: lr, lambda lr: -1, lambda lr: -lr)
            ),
            lambda W, b, X, y, lr: tuple(len(X) * g for g in true_gradients(W, b, X, y)),
        ),
        *named(
            "weights_frozen",
            "W_new is still W: the step moves only b",
            "print W before and after the step. Which line makes W_new?",
            from_gradients(lambda W, b, dW, db, lr: (W, b - lr * db)),
        ),
        *named(
            "nothing_moved",
            "W and b come back as they were",
            "print the gradient, and W before and after the step. Which line makes W_new?",
            lambda W, b, X, y, lr: (W, b),
        ),
        *named(
            "over_everything",
            "W's gradient is summed over the classes, too, where gains and losses cancel to 0",
            "print the shape of your gradient of W. Is there a number for each entry of W?",
            from_gradients(lambda W, b, dW, db, lr: (W - lr * dW.sum(), b - lr * db)),
            from_gradients(lambda W, b, dW, db, lr: (W - lr * dW.sum(), b - lr * db.sum())),
        ),
        *named(
            "gradient_after_the_update",
            "one of the two gradients was computed after the other parameter had moved",
            "both gradients belong to the old W and b. Which of your lines comes too early?",
            _weights_first,
            _bias_first,
        ),
        *named(
            "one_example_after_another",
            "W and b move after every example; asked is one step with all of them",
            "at which W and b should the gradient of the second example be taken?",
            _one_after_another(divided=False),
            _one_after_another(divided=True),
        ),
    )


def _pair_mistakes():
    return (
        *named(
            "pair_swapped",
            "b_new comes first and W_new second; asked is the pair (W_new, b_new)",
            "in which order does the exercise name the two? And your return?",
            _of_result(lambda W_new, b_new: (b_new, W_new)),
        ),
        *named(
            "bias_not_returned",
            "only W_new is returned, and b_new is missing",
            "two things have moved. What stands behind your return?",
            _of_result(lambda W_new, b_new: W_new),
        ),
        *named(
            "weights_not_returned",
            "only b_new is returned, and W_new is missing",
            "two things have moved. What stands behind your return?",
            _of_result(lambda W_new, b_new: b_new),
        ),
        *named(
            "one_array_of_both",
            "W_new and b_new do not fit into one array: they have unlike shapes",
            "how does a function return two things side by side?",
            _of_result(lambda W_new, b_new: np.array([W_new, b_new])),
            _of_result(lambda W_new, b_new: np.vstack([W_new, b_new])),
            _of_result(lambda W_new, b_new: np.concatenate([W_new, b_new])),
        ),
        *named(
            "added_up",
            "W_new and b_new are added up to one table",
            "two things are asked for, side by side. What does + do with them?",
            _of_result(lambda W_new, b_new: (W_new + b_new, b_new)),
        ),
        *named(
            "weights_turned",
            "W_new is turned: it has the shape (K, D), and W has (D, K)",
            "print the shape of W before and after. Which line turns it?",
            _of_result(lambda W_new, b_new: (W_new.T, b_new)),
        ),
    )


def shift_slips():
    """A softmax of the learner's own that fails for large logits, in the ways of notebook 2."""

    def shares(shifted, axis=-1):
        exps = np.exp(shifted)
        return exps / exps.sum(axis=axis, keepdims=True)

    def step(of_scores):
        return moved_by_logits(lambda W, b, X, y: of_scores(X @ W + b) - one_hot(y, len(b)))

    return tuple(
        Mistake(m.slug, step(m.wrong), m.cause, m.hint) for m in shift_mistakes(shares)
    ) + named(
        "nan_replaced",
        "you replace nan by a number that is not the answer",
        "it looks well without nan. But which shares belong to the logits 1000 and 1001?",
        step(lambda z: np.nan_to_num(shares(z))),
    )
