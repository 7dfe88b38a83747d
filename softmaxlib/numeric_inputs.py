"""What softmaxlib takes as numbers, as an axis and as a temperature, and how it refuses the rest.

Each function returns its argument in the one form that the mathematics needs, or raises TypeError
or ValueError with a sentence that says what to give instead.
"""

import functools
import operator
import sys
from numbers import Real

import numpy as np


def without_warnings(function):
    """Overflow to inf and underflow to 0 are part of the method, so nobody is warned of them."""

    @functools.wraps(function)
    def quiet(*args, **kwargs):
        with np.errstate(all="ignore"):  # a third of the time of NumPy's own decorator
            return function(*args, **kwargs)

    return quiet


_FLOAT64 = np.dtype(np.float64)


def real_numbers(x):
    """Return x as an array of at least float64, and the dtype that the result is to have."""
    x, dtype = real_array(x)
    return x.astype(np.promote_types(dtype, np.float64), copy=False), dtype


def named_real_numbers(name, numbers):
    """Return the numbers as an array of at least float64, and their own dtype, or raise."""
    try:
        return real_numbers(numbers)
    except TypeError:
        raise TypeError(
            f"{name} must be a regular array of real numbers (floats, integers or bools), without "
            f"a mask, but this {type(numbers).__name__} is not."
        ) from None


def real_array(x):
    """Return x as an array of real numbers as they are, and the dtype of the result."""
    if type(x) is np.ndarray and x.dtype is _FLOAT64:  # the common case, without delay
        return x, _FLOAT64
    if _has_mask(x):
        raise TypeError(
            "x is a masked array, and its mask would be lost. To leave the masked entries out "
            "(probability 0), give x.astype(float).filled(-np.inf)."
        )
    try:
        x = np.asarray(x)
    except ValueError as error:
        raise TypeError(
            "x must be a regular array of numbers, but its rows have different lengths. "
            "Fill the short rows up with -np.inf (probability 0), or give one row at a time."
        ) from error
    if x.dtype.kind not in "biuf":
        raise TypeError(
            "x must hold real numbers (floats, integers or bools), but np.asarray(x) has dtype "
            f"{x.dtype}. Numbers in another form, such as text, Decimal or integers beyond 64 "
            "bits, can be converted first: np.asarray(x, dtype=float)."
        )
    return x, x.dtype.newbyteorder("=") if x.dtype.kind == "f" else _FLOAT64


def _has_mask(x, depth=0):
    """Tell whether x is a masked array, or a list that holds one: np.asarray would unmask it."""
    if isinstance(x, (list, tuple)):  # deeper than 64, np.asarray finds no numbers anyway
        return depth < 64 and any(_has_mask(item, depth + 1) for item in x)
    return isinstance(x, np.ma.MaskedArray)


def one_axis(axis, x):
    """Return the axis as an int that x has, or raise."""
    if x.ndim == 0:
        raise ValueError(
            f"x is a single number ({x[()]:g}), which has no axis. Give a list or array of scores."
        )
    try:
        number = None if isinstance(axis, (bool, np.bool_)) else operator.index(axis)
    except TypeError:
        number = None
    if number is None:
        raise TypeError(
            f"axis must be one integer, but got {axis!r}. To take several axes together, reshape x "
            "first: x.ravel() or x.reshape(len(x), -1)."
        )
    if not -x.ndim <= number < x.ndim:
        raise np.exceptions.AxisError(
            f"axis {number} does not exist: x has shape {x.shape}, so axis must lie between "
            f"{-x.ndim} and {x.ndim - 1}."
        )
    return number


def axis_with_entries(axis, x):
    """Return the axis as an int along which x has at least one entry, or raise."""
    axis = one_axis(axis, x)
    if x.shape[axis] == 0:
        raise ValueError(
            f"x has shape {x.shape}: nothing along axis {axis}, and no shares of nothing can add "
            "up to 1. Give at least one score."
        )
    return axis


def positive_temperature(temperature):
    """Return the temperature as a float, or raise."""
    if type(temperature) is float and 0 < temperature <= sys.float_info.max:
        return temperature
    T = temperature[()] if isinstance(temperature, np.ndarray) else temperature
    if isinstance(T, (bool, np.bool_)) or not isinstance(T, Real):
        raise TypeError(
            f"temperature must be one number, such as 0.5, but got {temperature!r}. For a "
            "temperature of each row, divide the logits yourself and leave temperature at 1."
        )
    if not 0 < T <= sys.float_info.max or float(T) == 0:
        raise ValueError(
            f"temperature must be a positive finite number, but got {_shown(T)}. T = 0 would "
            "divide by zero; as T shrinks towards 0, the largest logit takes everything (equal "
            "largest ones share it). For that, ask for np.argmax(x, axis)."
        )
    return float(T)


def _shown(number):
    """Return the number as text, if Python writes it: it refuses thousands of digits."""
    try:
        return str(number)
    except ValueError:
        return "one of thousands of digits"


def not_negative(name, number):
    """Return the number as a float, or raise."""
    value = number[()] if isinstance(number, np.ndarray) else number
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Real):
        raise TypeError(f"{name} must be one number, such as 0.1, but got {number!r}.")
    if not 0 <= value <= float(np.finfo(float).max):
        raise ValueError(f"{name} must be 0 or more, and finite, but got {value}.")
    return float(value)


def positive_integer(name, number):
    """Return the number as an int, or raise."""
    try:
        integer = operator.index(number)
    except TypeError:
        integer = None
    if integer is None or isinstance(number, (bool, np.bool_)):
        raise TypeError(f"{name} must be an integer, such as 3, but got {number!r}.")
    if integer < 1:
        raise ValueError(f"{name} must be at least 1, but got {number}.")
    return integer
