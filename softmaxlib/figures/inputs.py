"""What a figure is given, checked before anything is drawn."""

import operator
from numbers import Real

import numpy as np

from softmaxlib.palette import CLASS_STYLES, class_labels
from softmaxlib.wording import number, numbers

MOST_CLASSES = len(CLASS_STYLES)
LARGEST_SCORE = 1e6
LONGEST_LABEL = 10


def checked_scores(scores, example="[2.0, 1.0, 0.1]"):
    """Return the scores as a float array, or say what is the matter with them."""
    array = _list_of_numbers(scores)
    # Not "greater than" in the last line: nan compares with nothing.
    if not (2 <= array.size <= MOST_CLASSES and np.abs(array).max() <= LARGEST_SCORE):
        raise ValueError(
            f"This figure draws a list of 2 to {MOST_CLASSES} scores, none beyond "
            f"{LARGEST_SCORE:g}, such as {example}. It was given {numbers(scores)}."
        )
    return array


def checked_number(name, value):
    """Return `value` as a float, or say that it is no number that can be drawn."""
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not abs(value) <= LARGEST_SCORE:
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


def checked_between(name, value, low, high):
    """Return `value` as a float from `low` to `high`, or say that it cannot be drawn."""
    if not isinstance(value, Real) or not low <= value <= high:
        raise ValueError(
            f"{name} should be a number from {number(low)} to {number(high)}. "
            f"It was given {numbers(value)}."
        )
    return float(value)


COLDEST = 1e-6


def _is_temperature(value):
    return isinstance(value, Real) and COLDEST <= value <= LARGEST_SCORE


def checked_temperatures(temperatures):
    """Return one to five temperatures as floats, or say what is the matter with them."""
    given = list(temperatures) if np.iterable(temperatures) else []
    if not 1 <= len(given) <= 5 or not all(_is_temperature(T) for T in given):
        raise ValueError(
            "temperatures should be 1 to 5 numbers above 0, such as (0.5, 1, 2), each between "
            f"{COLDEST:g} and {LARGEST_SCORE:g}. It was given {numbers(temperatures)}."
        )
    return [float(T) for T in given]


def checked_temperature_range(low, high):
    """Return the ends of a range of temperatures as floats, or say what is the matter with them."""
    if not (_is_temperature(low) and _is_temperature(high) and 2 * low <= high):
        raise ValueError(
            f"low and high should be temperatures from {COLDEST:g} to {LARGEST_SCORE:g}, and high "
            f"at least twice low. It was given low={numbers(low)} and high={numbers(high)}."
        )
    return float(low), float(high)


def checked_shares(name, shares, most=MOST_CLASSES, least=2):
    """Return numbers >= 0 with total 1 as a float array, or say what is the matter with them."""
    array = _list_of_numbers(shares)
    # Not "less than" in the last lines: nan compares with nothing.
    fits = least <= array.size <= most and array.min() >= 0 and abs(array.sum() - 1) <= 1e-6
    if not fits:
        how_many = f"{most}" if least == most else f"{least} to {most}"
        raise ValueError(
            f"{name} should be {how_many} probabilities, none below 0, with the total 1. "
            f"It was given {numbers(shares)}."
        )
    return array / array.sum()  # above 1, even by rounding, sqrt(p (1 - p)) would be nan


def checked_counts(counts, classes):
    """Return a count for each of `classes` as an array, or say what is the matter with them."""
    array = _list_of_numbers(counts)
    fits = array.size == classes and array.min() >= 0 and 1 <= array.sum() <= 1e7
    if not fits or (array != np.floor(array)).any():
        raise ValueError(
            f"counts should be {classes} whole numbers, one for each class, none below 0, with a "
            f"total from 1 to 10000000. It was given {numbers(counts)}."
        )
    return array.astype(int)


def as_numbers(values):
    """Return `values` as a float array, and an empty array for anything but real numbers."""
    try:
        array = np.asarray(values)
    except ValueError:
        array = np.empty(0)
    return array.astype(float) if array.dtype.kind in "biuf" else np.empty(0)


def _list_of_numbers(values):
    """Return a list of numbers as a float array, and an empty array for anything else."""
    array = as_numbers(values)
    return array if array.ndim == 1 else np.empty(0)


def checked_whole(name, value, low, high):
    """Return `value` as an int from `low` to `high`, or say that it is no such whole number."""
    try:
        whole = None if isinstance(value, (bool, np.bool_)) else operator.index(value)
    except TypeError:
        whole = None
    if whole is None or not low <= whole <= high:
        raise ValueError(
            f"{name} should be a whole number from {low} to {high}. It was given {numbers(value)}."
        )
    return whole
