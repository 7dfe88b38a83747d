"""Training by gradient descent: one step, two optimizers, and a loop that keeps a history."""

from functools import partial

import numpy as np

from softmaxlib.class_inputs import labels_array
from softmaxlib.history import History, ProgressLine, short_loss
from softmaxlib.learners_step import NotAStep, moves_like, step_taken
from softmaxlib.losses import cross_entropy, cross_entropy_gradient
from softmaxlib.models import Network, accuracy
from softmaxlib.numeric_inputs import (
    named_real_numbers,
    not_negative,
    positive_integer,
    without_warnings,
)
from softmaxlib.optimizers import SGD, Adam

__all__ = ["SGD", "Adam", "gradient_descent_step", "train", "train_with"]


@without_warnings
def gradient_descent_step(W, b, X, y, lr):
    """Return (W_new, b_new): softmax regression after one step down the mean cross-entropy.

    W, b  weights, shape (D, K), and biases, shape (K,), for logits X @ W + b; not changed
    X, y  features, shape (N, D), and labels 0..K-1, shape (N,)
    lr    the learning rate, one number, 0 or more

    It is computed in float64; W_new and b_new have the widest dtype of W, b and X (integers count
    as float64). Raises TypeError for what holds no real numbers, or is masked; ValueError for
    shapes that do not fit, labels out of range, and a negative lr.
    """
    lr = not_negative("lr", lr)
    (W, dtype_W), (b, dtype_b), (X, dtype_X) = (
        named_real_numbers(name, array) for name, array in (("W", W), ("b", b), ("X", X))
    )
    dtype, y = np.result_type(dtype_W, dtype_b, dtype_X), labels_array(y)
    if X.ndim != 2:
        raise ValueError(f"X must have shape (N, D), a row for each example, not {X.shape}.")
    if W.ndim != 2 or len(W) != X.shape[1]:
        raise ValueError(f"W must have shape ({X.shape[1]}, K) for this X, not {W.shape}.")
    if b.shape != W.shape[1:]:
        raise ValueError(f"b must have shape {W.shape[1:]}, one for each class, not {b.shape}.")
    if y.shape != X.shape[:1]:
        raise ValueError(f"y must have shape {X.shape[:1]}, a label for each row, not {y.shape}.")
    upstream = cross_entropy_gradient(X @ W + b, y)  # (P - Y) / N
    W_new, b_new = W - lr * (X.T @ upstream), b - lr * upstream.sum(axis=0)
    return W_new.astype(dtype), b_new.astype(dtype)


def train(
    model,
    X,
    y,
    optimizer,
    steps,
    *,
    batch_size=None,
    penalty=0.0,
    seed=0,
    validation=None,
    keep_logits=False,
    records=100,
    progress=True,
):
    """Train `model` in place and return its History.

    model       a Network; its arrays are changed
    X, y        features, shape (N, D); labels, shape (N,), or class probabilities, shape (N, K)
    optimizer   SGD(...) or Adam(...)
    steps       number of steps; each is one batch
    batch_size  examples of a batch; None takes all. Batches are shuffled anew for each epoch.
    penalty     lambda of the L2 penalty of `Network.loss`
    seed        of the shuffling
    validation  (X, y) to measure the loss and accuracy on, never to train on
    keep_logits True keeps the logits of all training examples at each recorded step
    records     about how many steps are recorded; step 0 and the last one always are
    progress    True shows the step and the loss while it runs (in a notebook), and prints a line

    The stop button of the notebook (KeyboardInterrupt) ends the training: what was recorded so far
    is returned, with `interrupted` set. A loss that is no number stops nothing; the line says so.

    Raises TypeError for no real numbers, a masked array, or no optimizer; ValueError for shapes
    that do not fit, labels out of range, counts below 1, a negative penalty, or a validation that
    is no pair.
    """
    X, y = _checked_data(X, y)
    if validation is not None:
        if not isinstance(validation, (tuple, list)) or len(validation) != 2:
            raise ValueError(
                "validation must be a pair, such as (data.X_validation, data.y_validation), but "
                f"this {type(validation).__name__} is none."
            )
        validation = _checked_data(*validation, " of validation")
    if isinstance(optimizer, type) or not callable(getattr(optimizer, "step", None)):
        raise TypeError(
            "optimizer must be one that was made with its learning rate, such as SGD(0.5), but got "
            f"{optimizer!r}."
        )
    penalty = not_negative("penalty", penalty)
    if batch_size is not None:
        batch_size = positive_integer("batch_size", batch_size)
    batches = _batches(len(X), batch_size, seed)

    def advance():
        rows = next(batches)
        optimizer.step(model.parameters, model.gradients(X[rows], y[rows], penalty))

    line = ProgressLine(progress)
    return _told(_run(model, advance, X, y, steps, validation, keep_logits, records, line), line)


def train_with(step, data, learning_rate, steps, *, progress=True):
    """Train softmax regression on `data` with the learner's own `step`, and return the History.

    step  as `gradient_descent_step`; if it is a stub, raises, or returns something else, the
          course's own one is used instead, and a line says why
    data  a `datasets.Data`; W and b start at 0, each step takes all training examples

    A line says whose step was used, and whether the learner's differs from the course's own: it
    may have the right shapes, and even a lower loss. `history.name` says whose it was, too;
    `history.parameters` is (W, b) at the end.

    Raises TypeError and ValueError if the learning rate is not one number, 0 or more, or `steps`
    no integer, 1 or more. What goes wrong in the learner's step is told, not raised.
    """
    learning_rate = not_negative("learning_rate", learning_rate)
    steps = positive_integer("steps", steps)
    X, y, validation = data.X_train, data.y_train, (data.X_validation, data.y_validation)
    line = ProgressLine(progress)

    def run(step, name):
        model = Network((X.shape[1], len(data.classes)), zeroed=[-1])

        def advance():
            new = step(*model.parameters, X, y, learning_rate)
            for parameter, value in zip(model.parameters, new, strict=True):
                parameter[:] = value

        return _run(model, advance, X, y, steps, validation, False, 100, line, name)

    try:
        history = run(partial(step_taken, step), "your step")
    except NotAStep as reason:
        print(f"Trained with the course's step, for yours {reason}")
        history = run(gradient_descent_step, "the course's step")
    else:
        # A step that was stopped by hand is not called again.
        if history.interrupted or moves_like(gradient_descent_step, step, X, y, len(data.classes)):
            print("Trained with your step.")
        else:
            print("Trained with your step; it differs from the course's, so run its check again.")
    return _told(history, line)


def _checked_data(X, y, of=""):
    """Return features (N, D) and labels as arrays, or raise; `of` says what they are for."""
    X, y = named_real_numbers(f"X{of}", X)[0], labels_array(y)
    if X.ndim != 2 or len(X) != len(np.atleast_1d(y)) or not len(X):
        raise ValueError(
            f"X{of} must have shape (N, D) and y a label for each of its rows, but X has shape "
            f"{X.shape} and y {y.shape}."
        )
    return X, y


def _batches(N, batch_size, seed):
    """Yield, for ever, the rows of one batch: all of them, or shuffled ones, an epoch at a time."""
    rng = np.random.default_rng(seed)
    while batch_size is None:
        yield slice(None)
    while True:
        order = rng.permutation(N)
        yield from (order[start : start + batch_size] for start in range(0, N, batch_size))


@without_warnings  # a loss that grows past all bounds is told by the History's line
def _run(model, advance, X, y, steps, validation, keep_logits, records, line, name=""):
    """Call `advance` once for each step; record, show progress, and return the History."""
    steps, records = positive_integer("steps", steps), positive_integer("records", records)
    rows = []

    def measured(logits, y):
        return cross_entropy(logits, y), accuracy(logits, y)

    def record(step):
        logits = model.logits(X)
        row = [step, *measured(logits, y)]
        if validation is None:
            row += None, None
        else:
            row += measured(model.logits(validation[0]), validation[1])
        rows.append([*row, logits if keep_logits else None])  # all of it, or nothing

    recorded = set(np.linspace(0, steps, min(records, steps) + 1).round().tolist())
    record(0)
    interrupted = False
    try:
        for step in range(1, steps + 1):
            advance()
            if step in recorded:
                record(step)
            if line.is_due():
                line.show(f"step {step} of {steps}, loss {short_loss(rows[-1][1])}")
    except KeyboardInterrupt:
        interrupted = True
    finally:
        line.show("")
    columns = [None if c[0] is None else np.array(c) for c in zip(*rows, strict=True)]
    return History(*columns, interrupted, name, tuple(p.copy() for p in model.parameters))


def _told(history, line):
    """Print the line of the history, where it is wanted or tells of a stop; return the history."""
    if line.wanted or history.interrupted:
        print(history)
    return history
