"""What a figure is given, checked before anything is drawn."""

from numbers import Real

import numpy as np

from softmaxlib.palette import CLASS_STYLES, class_labels
from softmaxlib.wording import numbers

MOST_CLASSES = len(CLASS_STYLES)
LARGEST_SCORE = 1e6
LONGEST_LABEL = 10


def checked_scores(scores, example="[2.0, 1.0, 0.1]"):
    """Return the scores as a float array, or say what is the matter with them."""
    try:
        array = np.asarray(scores)
    except ValueError:
        array = np.empty(0)
    is_list_of_numbers = array.ndim == 1 and array.dtype.kind in "biuf"
    array = array.astype(float) if is_list_of_numbers else np.empty(0)
    # Not "greater than" in the last line: nan compares with nothing.
    if not (2 <= array.size <= MOST_CLASSES and np.abs(array).max() <= LARGEST_SCORE):
        raise ValueError(
            f"This figure draws a list of 2 to {MOST_CLASSES} scores, none beyond "
            f"{LARGEST_SCORE:g}, such as {example}. It was given {numbers(scores)}."
        )
    return array


def checked_number(name, value):
    """Return `value` as a float, or say that it is no number that can be drawn."""
    if not isinstance(value, Real) or not abs(value) <= LARGEST_SCORE:
        raise ValueError(
            f"{name} should be a number up to {LARGEST_SCORE:g}. It was given {numbers(value)}."
        )
    return float(value)


def checked_labels(labels, count):
    """Return a short name for each of `count` classes, or say what is the matter with `labels`."""
    if labels is None:
        return class_labels(count)
    names = tuple(labels) if isinstance(labels, (list, tuple)) else (labels,)
    if len(names) != count:
        raise ValueError(
            f"There are {count} scores and {len(names)} labels: give one label for each score."
        )
    for name in names:
        fits = isinstance(name, str) and 1 <= len(name) <= LONGEST_LABEL and "$" not in name
        if not fits:
            raise ValueError(
                f"A label is a text of 1 to {LONGEST_LABEL} characters, without $. "
                f"It was given {name!r}."
            )
    return names
