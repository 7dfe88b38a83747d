"""Softmax and its relatives, in plain NumPy: shift first, then score → positive → share.

What all of them do at the edges:

- Lists, tuples and arrays of floats, integers or bools are taken. float16 and float32 are computed
  in float64 and come back in their own dtype, longdouble stays longdouble, all else gives float64.
  Subclasses such as np.matrix come back as plain arrays. No input is ever changed.
- A logit of -inf is a hard mask: probability 0, log-probability -inf. NaN spreads through its own
  slice; so do +inf, and nothing but -inf, which leave softmax without an answer (NaN).
- TypeError: complex numbers, text, other objects, rows of unlike length, masked arrays; an `axis`
  that is not one integer; a `temperature` that is not one number.
- ValueError: an `axis` that x does not have (it is NumPy's AxisError, so also an IndexError), a
  single number where an axis is needed, nothing along the axis, a temperature that is not
  positive and finite.
"""

import operator
from numbers import Real

import numpy as np

# Overflow to inf and underflow to 0 are part of the method here, so nobody is warned of them.
_without_warnings = np.errstate(all="ignore")


@_without_warnings
def softmax(x, axis=-1, temperature=1.0):
    """Return the share of each score: exp(x_i / T) / sum_j exp(x_j / T), along one axis.

    x            logits, any shape with at least one axis; the result has the same shape
    axis         the axis whose entries share a total of 1 (one integer; -1 is the last)
    temperature  T > 0, in the units of the logits; small sharpens, large evens out

    Raises TypeError and ValueError as the module says. Sources: Bridle (1990), "Probabilistic
    interpretation of feedforward classification network outputs", for the formula; Hinton, Vinyals
    and Dean (2015), arXiv:1503.02531, for T; Blanchard, Higham and Higham (2021),
    doi:10.1093/imanum/draa038, for the shift.
    """
    x, dtype = _real_numbers(x)
    axis = _axis_with_entries(axis, x)
    exps = np.exp(_shifted(x, axis, temperature))
    return (exps / exps.sum(axis=axis, keepdims=True)).astype(dtype)


@_without_warnings
def log_softmax(x, axis=-1, temperature=1.0):
    """Return ln softmax(x), in nats: x_i / T - ln sum_j exp(x_j / T), along one axis.

    It stays finite where softmax underflows to 0, and keeps its digits where softmax rounds to 1:
    log_softmax([40, 0, 0])[0] is -8.5e-18. Arguments, shape, errors: as for `softmax`. Source:
    Blanchard, Higham and Higham (2021), doi:10.1093/imanum/draa038.
    """
    x, dtype = _real_numbers(x)
    axis = _axis_with_entries(axis, x)
    shifted = _shifted(x, axis, temperature)
    return (shifted - _log_of_total(shifted, axis)).astype(dtype)


@_without_warnings
def logsumexp(x, axis=-1, keepdims=False):
    """Return ln sum_j exp(x_j), in nats, along one axis: a smooth stand-in for the maximum.

    x         logits, any shape with at least one axis
    axis      the axis to add up (one integer); it goes, as in np.sum: (K,) gives a number
    keepdims  True keeps that axis, with length 1

    +inf anywhere gives +inf; nothing but -inf, or nothing at all, gives -inf, the logarithm of an
    empty sum. Raises TypeError and ValueError as the module says. Source: Blanchard, Higham and
    Higham (2021), doi:10.1093/imanum/draa038.
    """
    x, dtype = _real_numbers(x)
    axis = _axis(axis, x)
    if x.shape[axis] == 0:
        result = np.log(x.sum(axis=axis, keepdims=True))
    else:
        largest = x.max(axis=axis, keepdims=True)
        result = largest + _log_of_total(x - largest, axis)
        # An infinite maximum is the answer itself; inf - inf would have made it NaN.
        result = np.where(np.isinf(largest), largest, result)
    result = result.astype(dtype)
    return result if keepdims else result.squeeze(axis)[()]  # [()]: a 0-d array to a number


@_without_warnings
def sigmoid(x):
    """Return 1 / (1 + exp(-x)) of each entry: the share of x against a single rival of score 0.

    x is a number, a list or an array of any shape, and the result has that shape. -inf gives 0,
    +inf gives 1, NaN gives NaN. Raises TypeError for whatever holds no real numbers. Source: the
    logistic function of Verhulst (1845); for x < 0 it is exp(x) / (1 + exp(x)), which is the same
    but cannot overflow.
    """
    x, dtype = _real_numbers(x)
    exps = np.exp(-np.abs(x))  # never above 1
    return np.asarray(np.where(x >= 0, 1, exps) / (1 + exps), dtype=dtype)[()]


def _shifted(x, axis, temperature):
    """Return (x - max) / T: the same shares, and no exponential can pass e^0 = 1."""
    T = _positive(temperature)
    # The shift comes before the division, so that a small T cannot overflow the largest logit.
    # With T > 1 both are halved (which is exact), so that 1e308 - (-1e308) cannot overflow either.
    half = 0.5 if T > 1 else 1.0
    largest = x.max(axis=axis, keepdims=True)
    return (half * x - half * largest) / (half * T)


def _log_of_total(shifted, axis):
    """Return ln sum exp(shifted) along the axis, which is kept; the largest entry must be 0.

    That entry adds exactly 1 to the total. It is left out of the sum and log1p puts it back, for
    1 + 1e-17 would be rounded to 1, and its logarithm to 0. (1 is taken away, instead of writing
    0 there, so that NaN stays NaN.)
    """
    exps = np.exp(shifted)
    winner = np.argmax(shifted, axis=axis, keepdims=True)  # one of them, if several are equal
    np.put_along_axis(exps, winner, np.take_along_axis(exps, winner, axis) - 1, axis)
    return np.log1p(exps.sum(axis=axis, keepdims=True))


def _real_numbers(x):
    """Return x as an array of at least float64, and the dtype that the result is to have."""
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
            f"{x.dtype}. Numbers in another form, such as text or Decimal, can be converted "
            "first: np.asarray(x, dtype=float)."
        )
    dtype = np.result_type(x.dtype) if x.dtype.kind == "f" else np.dtype(np.float64)
    return x.astype(np.result_type(dtype, np.float64), copy=False), dtype


def _has_mask(x):
    """Tell whether x is a masked array, or a list that holds one: np.asarray would unmask it."""
    if isinstance(x, (list, tuple)):
        return any(_has_mask(item) for item in x)
    return isinstance(x, np.ma.MaskedArray)


def _axis(axis, x):
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


def _axis_with_entries(axis, x):
    """Return the axis as an int along which x has at least one entry, or raise."""
    axis = _axis(axis, x)
    if x.shape[axis] == 0:
        raise ValueError(
            f"x has shape {x.shape}: nothing along axis {axis}, and no shares of nothing can add "
            "up to 1. Give at least one score."
        )
    return axis


def _positive(temperature):
    """Return the temperature as a float, or raise."""
    T = temperature[()] if isinstance(temperature, np.ndarray) else temperature
    if isinstance(T, (bool, np.bool_)) or not isinstance(T, Real):
        raise TypeError(
            f"temperature must be one number, such as 0.5, but got {temperature!r}. For a "
            "temperature of each row, divide the logits yourself and leave temperature at 1."
        )
    if not 0 < T <= float(np.finfo(float).max):
        raise ValueError(
            f"temperature must be a positive finite number, but got {temperature}. T = 0 would "
            "divide by zero; as T shrinks towards 0, the largest logit takes everything (equal "
            "largest ones share it). For that, ask for np.argmax(x, axis)."
        )
    return float(T)
