"""Numbers as the learner reads them: short, without noise, the same on every machine."""

import math
import re
from decimal import Decimal
from numbers import Real

import numpy as np


def number(value, digits=4):
    """Return `value` as text with at most `digits` significant digits: 0.659, 11.21, 2e-44, nan.

    Before the point up to seven figures stay: 12345.6 is 12346. Negative zero is 0.
    """
    try:
        value = float(value)
    except OverflowError:
        value = math.inf if value > 0 else -math.inf
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
    if value == int(value) or abs(value) >= 10**digits - 0.5:
        whole = round(value)
        if abs(whole) < 10**7:
            return str(whole)
    return f"{value:.{digits}g}"


def two_digits(value):
    return number(value, 2)


def numbers(values, digits=4):
    """Return a number, list or array of numbers as text, nested brackets included.

    Anything that holds no numbers comes back as its `repr`, without addresses and cut to 60
    characters.
    """
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if isinstance(values, tuple):
        inside = ", ".join(numbers(v, digits) for v in values)
        return f"({inside},)" if len(values) == 1 else f"({inside})"
    if isinstance(values, list):
        return "[" + ", ".join(numbers(v, digits) for v in values) + "]"
    if isinstance(values, (bool, np.bool_)):
        return str(bool(values))
    if isinstance(values, (Real, Decimal)):
        return number(values, digits)
    try:
        text = re.sub(r" at 0x[0-9A-Fa-f]+", "", repr(values))
    except Exception:
        text = f"<{type(values).__name__}>"
    return shortened(text, 60)


def shortened(text, most):
    """The text on one line, cut to `most` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3] + "..."
