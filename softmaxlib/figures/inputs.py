"""What a figure is given, checked before anything is drawn."""

import numpy as np

from softmaxlib.wording import numbers

FIRST_LABELS = ("cat", "dog", "bird")
MOST_CLASSES = 8
LONGEST_LABEL = 10


def checked_scores(scores, example="[2.0, 1.0, 0.1]"):
    """Return the scores as a float array, or say what is the matter with them."""
    try:
        array = np.asarray(scores, dtype=float)
    except (TypeError, ValueError):
        array = np.empty(0)
    if array.ndim != 1 or not 2 <= array.size <= MOST_CLASSES or not np.isfinite(array).all():
        raise ValueError(
            f"This figure draws a list of 2 to {MOST_CLASSES} finite scores, such as {example}. "
            f"It was given {numbers(scores)}."
        )
    return array


def checked_labels(labels, count):
    """Return a short name for each of `count` classes, or say what is the matter with `labels`."""
    if labels is None:
        if count <= len(FIRST_LABELS):
            return FIRST_LABELS[:count]
        return tuple(f"class {i + 1}" for i in range(count))
    names = tuple(labels) if not isinstance(labels, str) else (labels,)
    if len(names) != count:
        raise ValueError(
            f"There are {count} scores and {len(names)} labels: give one label for each score."
        )
    for name in names:
        if not isinstance(name, str) or not 1 <= len(name) <= LONGEST_LABEL:
            raise ValueError(
                f"A label is a text of 1 to {LONGEST_LABEL} characters. It was given {name!r}."
            )
    return names
