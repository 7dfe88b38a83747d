"""Cross-entropy, the loss that a classifier is trained with, and its gradient by the logits.

    loss of one example = sum_k y_k (ln sum_j exp(z_j) - z_k)        gradient = p * sum(y) - y

z are the logits, p = softmax(z), y the label as a row: 1 for the right class and 0 for the others,
or any class probabilities. For an integer label, the loss is -ln p of that class: the surprise.

- float16 and float32 logits are computed in float64 and come back in their own dtype, longdouble
  stays longdouble, all else gives float64. No input is ever changed.
- A logit of -inf is a hard mask: the loss is inf if the label gives that class any weight; else
  the class does not count. NaN, +inf or nothing but -inf make their own example NaN.
- Labels of shape (N,) are always integers from 0 to K - 1: -1 neither counts from the end nor
  means "ignore". Labels of shape (N, K) are always class probabilities, even if they are integers:
  any finite weights >= 0, which need not add up to 1.
- TypeError: masked arrays, text, complex numbers, other objects, rows of unlike length; float
  labels of shape (N,). ValueError: labels out of range, negative or infinite class probabilities,
  shapes that do not fit, no classes, an unknown `reduction`, the mean of no examples.
"""

import numpy as np

from softmaxlib.carried_rounding import exp_with_error, shift_and_error, total_with_errors
from softmaxlib.class_inputs import labels_array, rows_of_classes
from softmaxlib.numeric_inputs import positive_integer, without_warnings


def one_hot(labels, K):
    """Return a row for each label: 1.0 in the column of that class, 0.0 in all others.

    labels  integers or bools from 0 to K - 1, shape (N,); or one of them
    K       the number of classes

    The result has shape (N, K), or (K,) for one label; float64. Raises TypeError if labels or K
    are no integers, ValueError for labels out of range, with more axes, or K < 1.
    """
    K = positive_integer("K", K)
    labels = labels_array(labels)
    if labels.ndim > 1:
        raise ValueError(
            f"labels must be one integer or have shape (N,), but have shape {labels.shape}. "
            "Did you mean labels.ravel(), or are they one-hot already?"
        )
    if labels.dtype.kind == "f" and labels.size:  # np.asarray([]) is float64, but holds no float
        raise TypeError(
            f"labels of shape {labels.shape} must be integers, but have dtype {labels.dtype}. "
            "labels.astype(int) converts whole numbers. Class probabilities need a column for "
            "each class, like the logits."
        )
    outside = labels[(labels < 0) | (labels >= K)]
    if outside.size:
        raise ValueError(
            f"labels must lie between 0 and {K - 1}, as there are {K} classes, but one is "
            f"{outside.flat[0]}. If yours start at 1, give labels - 1; leave out examples that "
            "have no label."
        )
    return (labels[..., None] == np.arange(K)).astype(float)


@without_warnings
def cross_entropy(logits, labels, reduction="mean"):
    """Return how surprising the labels are, in nats: sum_k y_k (ln sum_j exp(z_j) - z_k).

    logits     shape (N, K), or (K,) for one example
    labels     integers, shape (N,), or class probabilities, shape (N, K); for one example: one
               integer, or shape (K,)
    reduction  "mean" or "sum" of the examples, a number; "none" keeps the loss of each, shape (N,)

    The loss of each example is right to 5 units in its last place (below 1e-307, to about K times
    5e-324), also where softmax rounds to 0 or 1: cross_entropy([40, 0, 0], 0) is 8.5e-18. Raises
    TypeError and ValueError as the module says. Source: Bridle (1990), "Probabilistic
    interpretation of feedforward classification network outputs".
    """
    z, y, dtype = checked_examples(logits, labels, reduction)
    # The largest exponential is exactly 1. It is left out of the total, and log1p puts it back, for
    # 1 + 1e-17 would be rounded to 1. ln total is never negative and `shifted` never positive, so
    # that their difference does not cancel.
    shifted, error = shift_and_error(z, z.max(axis=-1, keepdims=True))
    log_total = np.log1p(_total_without_largest(exp_with_error(shifted, error)))
    surprises = log_total - shifted
    surprises[(y == 0) & (surprises == np.inf)] = 0  # 0 * inf would be NaN
    terms = y * surprises
    losses = terms.sum(axis=-1)
    # Near overflow, or where it is infinite, the total is the answer itself.
    losses = np.where(losses < 1e300, total_with_errors(terms)[..., 0], losses)
    if reduction == "none":
        return losses.astype(dtype)[()]  # [()]: a 0-d array to a number
    total = losses.sum()
    if reduction == "mean":
        # A mean of huge losses can be finite though their total is not.
        total = total / losses.size if np.isfinite(total) else (losses / losses.size).sum()
    return total.astype(dtype)


@without_warnings
def cross_entropy_gradient(logits, labels, reduction="mean"):
    """Return the derivative of the cross-entropy by each logit, in nats per unit of logit.

    The arguments are those of `cross_entropy`. The result has the shape of the logits: p - y for
    each example (p * sum(y) - y, if a label y does not add up to 1), divided by N for "mean".
    "sum" and "none" give the same numbers, for no example acts on the loss of another.

    With integer labels, each entry is right to 6 units in its last place (below 1e-307, to about
    K times 5e-324), also where softmax rounds to 0 or 1. With class probabilities that add up to
    about 1, p - y can cancel: it is right to 6 units in the last place of the larger of the two.
    Raises TypeError and ValueError as the module says.
    Source: as for `cross_entropy`.
    """
    z, y, dtype = checked_examples(logits, labels, reduction)
    exps = exp_with_error(*shift_and_error(z, z.max(axis=-1, keepdims=True)))
    others = _total_of_others(exps)
    # p_i sum(y) - y_i is p_i (sum of the other labels) - y_i (sum of the other shares): both have
    # p_i y_i in common. With p_i - 1, a right class whose share rounds to 1 would get 0.
    gradient = (exps * _total_of_others(y) - y * others) / (exps + others)
    if reduction == "mean":
        gradient /= z.size // z.shape[-1]  # N
    return gradient.astype(dtype)


def _total_without_largest(rows):
    """Return the total of each row without its largest entry (one of them, if several are equal).

    The rows, along the last axis, hold no negative numbers. That axis is kept, with length 1.
    """
    winner = one_hot(rows.argmax(axis=-1), rows.shape[-1])
    return total_with_errors(np.where(winner, 0, rows))


def _total_of_others(rows):
    """Return, for each entry, the total of all other entries of its row: nothing cancels."""
    return _total_without_largest(rows) + (rows.max(axis=-1, keepdims=True) - rows)


def checked_examples(logits, labels, reduction="mean"):
    """Return logits and class probabilities of one shape, and the dtype of the result, or raise."""
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f'reduction must be "mean", "sum" or "none", but got {reduction!r}.')
    z, dtype = rows_of_classes("logits", logits)
    if z.ndim > 2:
        raise ValueError(
            f"logits must have shape (N, K), or (K,) for one example, but have shape {z.shape}. "
            "logits.reshape(-1, K) makes a table of them."
        )
    if z.size == 0 and reduction == "mean":
        raise ValueError("there are no examples, and so no mean. Give at least one.")
    y = labels_array(labels)
    if y.shape == z.shape[:-1]:
        y = one_hot(y, z.shape[-1])
    elif y.shape != z.shape:
        one_each = f"integers of shape {z.shape[:-1]}" if z.ndim == 2 else "one integer"
        raise ValueError(
            f"labels have shape {y.shape}, but logits have shape {z.shape}. For these logits, "
            f"give {one_each}, or class probabilities of shape {z.shape}."
        )
    y = y.astype(z.dtype, copy=False)
    bad = y[~((y >= 0) & (y < np.inf))]
    if bad.size:
        raise ValueError(
            f"labels of shape {y.shape} are class probabilities, which must be >= 0 and finite, "
            f"but one is {bad[0]:g}."
        )
    return z, y, dtype
