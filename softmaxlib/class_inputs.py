"""What softmaxlib takes as rows with an entry for each class, as probabilities and as labels."""

import numpy as np

from softmaxlib.numeric_inputs import named_real_numbers, real_numbers

# How far a row of probabilities may be from a total of 1: shares that were rounded to two digits,
# or stored as float16, still pass; logits, percentages and columns in place of rows do not.
TOTAL_MAY_MISS_ONE_BY = 0.02


def rows_of_classes(name, numbers):
    """Return an array of rows (float64 or wider), each together in memory, and its own dtype."""
    numbers, dtype = named_real_numbers(name, numbers)
    if numbers.ndim == 0:
        raise ValueError(f"{name} is a single number, but must have one entry for each class.")
    if numbers.shape[-1] == 0:
        raise ValueError(f"{name} has shape {numbers.shape}: there are no classes.")
    return np.ascontiguousarray(numbers), dtype


def check_probabilities(name, p, instead):
    """Raise if p cannot be rows of probabilities; NaN passes. `instead` is right for logits."""
    advice = f"If these are logits, give {instead}."
    if np.any(p < 0):
        raise ValueError(f"{name} must not be negative, but holds {p[p < 0][0]:g}. {advice}")
    totals = p.sum(axis=-1)
    far = totals[np.abs(totals - 1) > TOTAL_MAY_MISS_ONE_BY]
    if far.size:
        raise ValueError(
            f"each row of {name} must add up to 1, but one adds up to {far[0]:g}. {advice}"
        )


def labels_array(labels):
    """Return the labels as an array of integers, bools or floats, or raise."""
    try:
        real_numbers(labels)
    except TypeError:
        raise TypeError(
            "labels must be integers from 0 to K - 1, or a table of class probabilities, without "
            f"a mask, but this {type(labels).__name__} is neither. Names of classes can be "
            "numbered: np.unique(names, return_inverse=True)[1]."
        ) from None
    return np.asarray(labels)
