"""Numbers as the learner reads them: short, without noise, the same on every machine."""

import math

import numpy as np


def number(value, digits=4):
    """Return `value` as text with at most `digits` significant digits: 0.659, 11.21, 2e-44, nan.

    Whole numbers of up to seven figures keep all their figures, and negative zero is 0.
    """
    value = float(value)
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
    if value == int(value) and abs(value) < 1e7:
        return str(int(value))
    return f"{value:.{digits}g}"


def numbers(values, digits=4):
    """Return a number, list or array of numbers as text, nested brackets included.

    Anything that holds no numbers comes back as its `repr`, cut to 60 characters.
    """
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if isinstance(values, (list, tuple)):
        return "[" + ", ".join(numbers(v, digits) for v in values) + "]"
    if isinstance(values, (bool, np.bool_)):
        return str(bool(values))
    if isinstance(values, (int, float, np.integer, np.floating)):
        return number(values, digits)
    text = repr(values)
    return text if len(text) <= 60 else text[:57] + "..."
