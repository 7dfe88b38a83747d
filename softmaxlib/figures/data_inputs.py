"""What a figure of examples and models is given, checked before anything is drawn."""

import numpy as np

from softmaxlib.class_inputs import TOTAL_MAY_MISS_ONE_BY
from softmaxlib.figures.inputs import as_numbers
from softmaxlib.wording import numbers

LARGEST_NUMBER = 1e6
MOST_EXAMPLES = 1_000_000


def checked_numbers(name, values, ndim, example, *, least=1, most=MOST_EXAMPLES):
    """Return `values` as a finite float array with `ndim` axes, or say what is the matter.

    The first axis has `least` to `most` entries, and no other is empty.
    """
    array = as_numbers(values)
    fits = array.ndim == ndim and array.size > 0 and least <= len(array) <= most
    # Not "greater than": nan compares with nothing.
    if not (fits and np.abs(array).max() <= LARGEST_NUMBER):
        what = "a list of numbers" if ndim == 1 else "a table of numbers, a row for each example"
        how_many = f"{least} or more" if most == MOST_EXAMPLES else f"{least} to {most}"
        raise ValueError(
            f"{name} should be {what}, {how_many} of them, none beyond {LARGEST_NUMBER:g}, such "
            f"as {example}. It was given {told(values)}."
        )
    return array


def checked_rows_of_shares(name, probabilities):
    """Return a table (N, K) of probabilities, each row with the total 1, or say what is wrong.

    Shares that were rounded, or stored as float16, are divided by their total. Above 1, even a
    little, sqrt(p (1 - p)) would be nan.
    """
    array = checked_numbers(name, probabilities, 2, "softmax(logits)")
    totals = array.sum(axis=1, keepdims=True)
    is_far = np.abs(totals - 1).max() > TOTAL_MAY_MISS_ONE_BY
    if array.shape[1] < 2 or array.min() < 0 or is_far:
        raise ValueError(
            f"{name} should hold a row of K probabilities for each example, none below 0, each row "
            f"with the total 1, such as softmax(logits). It was given {told(probabilities)}."
        )
    return array / totals


def checked_class_numbers(name, labels, examples, classes):
    """Return one whole number from 0 to classes - 1 for each example, or say what is wrong."""
    array = as_numbers(labels)
    fits = array.shape == (examples,) and array.min() >= 0 and array.max() < classes
    if not fits or (array != np.floor(array)).any():
        raise ValueError(
            f"{name} should be {examples} whole numbers from 0 to {classes - 1}, one for each "
            f"example. It was given {told(labels)}."
        )
    return array.astype(int)


def checked_names(name, names, count, longest=10):
    """Return `count` different short texts as a tuple, or say what is the matter with `names`."""
    given = tuple(names) if isinstance(names, (list, tuple, np.ndarray)) else ()
    texts = tuple(str(text) for text in given if isinstance(text, str))
    short = all(1 <= len(text) <= longest and "$" not in text for text in texts)
    if not (len(given) == len(set(texts)) == count and short):
        raise ValueError(
            f"{name} should be {count} different texts of 1 to {longest} characters, without $. "
            f"It was given {told(names)}."
        )
    return texts


def told(values):
    """Return what was given as text: small lists in full, and the shape of large arrays."""
    array = as_numbers(values)
    if array.size <= 12:
        return numbers(values)
    shape = f"numbers of shape {array.shape}"
    finite = np.isfinite(array)
    if not finite.all():
        return f"{shape}, of which {np.sum(~finite)} are nan or infinite"
    return f"{shape}, from {numbers(array.min())} to {numbers(array.max())}"
