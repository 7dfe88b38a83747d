"""The derivative of softmax, as a matrix and as a product with it, and a derivative by nudging.

Numbers are taken as `softmaxlib.functions` takes them: float16 and float32 are computed in float64
and come back in their own dtype (from numerical_gradient as float64), integers and bools give
float64, no input is ever changed.
TypeError: complex numbers, text, other objects, rows of unlike length, masked arrays.
"""

from numbers import Real

import numpy as np

from softmaxlib.carried_rounding import exp_with_error, shift_and_error, total_with_errors
from softmaxlib.class_inputs import check_probabilities, rows_of_classes
from softmaxlib.numeric_inputs import axis_with_entries, real_numbers, without_warnings


@without_warnings
def softmax_jacobian(x):
    """Return the derivative of each share by each logit: J_ij = p_i (delta_ij - p_j).

    x  logits, shape (..., K); the shares p = softmax(x) are taken along the last axis

    The result has shape (..., K, K): row i is the share that changes, column j the logit that is
    nudged, in units of probability per unit of logit. It is symmetric, and each row adds up to 0.
    Each entry is right to 8 units in its last place (for entries below 1e-307, to about K times
    5e-324). A logit of -inf has a row and a column of 0. NaN or +inf in a slice, or nothing but
    -inf, makes its whole matrix NaN.

    Raises TypeError as the module says; ValueError for a single number, or nothing along the last
    axis. Source: Gao and Pavel (2017), arXiv:1704.00805.
    """
    x, dtype = real_numbers(x)
    axis_with_entries(-1, x)
    # The rounding errors of the shift and of the total are carried along: each entry holds two
    # shares, so their errors would count twice.
    exps = exp_with_error(*shift_and_error(x, x.max(axis=-1, keepdims=True)))
    p = exps / total_with_errors(exps)
    jacobian = 0 - p[..., :, None] * p[..., None, :]  # a plain minus would turn 0 into -0
    # On the diagonal, p (1 - p) would be 0 as soon as p rounds to 1. The sum of the other shares
    # is the same as 1 - p, and keeps its digits.
    diagonal = np.eye(x.shape[-1], dtype=bool)
    others = total_with_errors(np.where(diagonal, 0, p[..., None, :]))
    jacobian[..., diagonal] = p * others[..., 0]
    return jacobian.astype(dtype)


@without_warnings
def softmax_vjp(p, upstream):
    """Return upstream @ J, the vector-Jacobian product, without ever building J.

    p         probabilities, shape (..., K), as softmax gives them: each row adds up to 1
    upstream  the derivative of a loss by each share, the same shape; per unit of probability

    The result, p_j (upstream_j - sum_i p_i upstream_i), has that shape too: the derivative of the
    loss by each logit, in units of the loss. Only differences of upstream count: a constant added
    to a whole row changes nothing. p is taken as given, never rescaled. The dtype is the wider of
    the two. NaN in p, NaN or an infinity in upstream fill their own slice with NaN.

    Raises TypeError as the module says; ValueError for shapes that differ, a single number,
    nothing along the last axis, a negative p, or a row of p whose total is more than 0.02 away
    from 1. Source: the Jacobian of Gao and Pavel (2017), arXiv:1704.00805, multiplied out.
    """
    p, dtype_of_p = rows_of_classes("p", p)
    upstream, dtype_of_upstream = rows_of_classes("upstream", upstream)
    check_probabilities("p", p, "softmax_vjp(softmax(x), upstream)")
    if upstream.shape != p.shape:
        raise ValueError(
            f"upstream has shape {upstream.shape}, but p has shape {p.shape}. There must be one "
            "upstream for each share: np.broadcast_to(upstream, p.shape) repeats a row."
        )
    # Subtracting a constant from upstream is exact in mathematics, for each column of J adds up
    # to 0. Here it saves digits: a large common part would drown the differences. What the most
    # likely class gets is the best constant. That class then has 0, so its own result is a sum
    # over the others, which stays right where its share rounds to 1.
    winner = np.argmax(p, axis=-1, keepdims=True)
    # Half of everything, so that 1e308 - (-1e308) cannot overflow; the 2 below puts it back.
    gains = upstream / 2 - np.take_along_axis(upstream, winner, axis=-1) / 2
    average = (p * gains).sum(axis=-1, keepdims=True)
    average = np.where(np.isfinite(average), average, np.nan)
    product = 2 * p * (gains - average) + 0.0  # + 0.0 turns -0 into 0
    return product.astype(np.result_type(dtype_of_p, dtype_of_upstream))


def numerical_gradient(f, x, h=None):
    """Return the derivative of f at x by central differences: (f(x + h) - f(x - h)) / 2h.

    f  a function; takes an array of the shape of x (a number if x is one), returns a number or
       an array of real numbers, of the same shape each time
    x  where: a finite number, or a list or array of any shape; f is given it as float64 (or longer)
    h  the step, in the units of x, the same for all entries. None stands for
       6.1e-6 * max(1, abs(x_i)), where 6.1e-6 is the cube root of the machine epsilon.

    The result has shape f(x).shape + x.shape: result[i, j] is the derivative of f(x)[i] by x[j]
    if both are vectors. Entry by entry, one is nudged up and down: 2 * x.size + 1 calls, each with
    an array of its own, so that f can change neither x nor the next call.

    The formula is wrong by about h^2 (curvature) and by epsilon / h (rounding). The cube root of
    epsilon balances the two; about 10 digits are right. A smaller h is worse. If f computes in
    float32, give h = 0.005.

    Raises TypeError as the module says, for x and for what f returns, if f cannot be called, or
    if h is not one number; ValueError if h is not positive and finite, or too small or too large
    for x, if x is not finite, or if f changes the shape of what it returns. Source: Press,
    Teukolsky, Vetterling and Flannery, "Numerical Recipes", 3rd edition (2007), section 5.7.
    """
    if not callable(f):
        raise TypeError(
            f"f must be a function, but got an object of type {type(f).__name__}. Hand over the "
            "function itself: numerical_gradient(softmax, x)."
        )
    x, _ = real_numbers(x)
    if not np.all(np.isfinite(x)):
        raise ValueError("x must be finite: from NaN or an infinity there is no step to take.")
    if h is None:
        steps = np.cbrt(np.finfo(x.dtype).eps) * np.maximum(1, np.abs(x))
    else:
        steps = np.broadcast_to(_step(h), x.shape)
    value = _value(f, x.copy())
    gradient = np.empty(value.shape + x.shape, np.result_type(value, x))
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        with np.errstate(all="ignore"):
            above[index] += steps[index]
            below[index] -= steps[index]
            # x + h is rounded. The distance of the two points as they are is what counts.
            distance = above[index] - below[index]
        if not 0 < distance < np.inf:
            raise ValueError(
                f"h = {steps[index]:g} is too {'large' if distance else 'small'} at "
                f"x = {x[index]:g}: x + h and x - h are {distance:g} apart in floating point."
            )
        higher, lower = _value(f, above), _value(f, below)
        if not higher.shape == lower.shape == value.shape:
            raise ValueError(
                f"f returned shape {value.shape} at x, but {higher.shape} and {lower.shape} a "
                "small step beside it. It must return the same shape each time."
            )
        with np.errstate(all="ignore"):
            gradient[..., *index] = (higher - lower) / distance
    return gradient[()]  # [()]: a 0-d array to a number


def _step(h):
    """Return h as a float, or raise."""
    number = h[()] if isinstance(h, np.ndarray) else h
    if isinstance(number, (bool, np.bool_)) or not isinstance(number, Real):
        raise TypeError(f"h must be one number, such as 1e-5, but got {h!r}.")
    try:
        step = float(number)
    except OverflowError:  # 10**400
        step = np.inf
    if not 0 < step < np.inf:
        raise ValueError(f"h must be a positive finite number, but got {step:g}.")
    return step


def _value(f, x):
    """Return a copy of what f makes of x, as an array, or raise."""
    value = f(x[()])  # [()]: a 0-d array to a number
    if value is None:
        raise TypeError("f returned None, not a number or an array. Does it end with a return?")
    try:
        return np.array(real_numbers(value)[0])  # a copy: f may use the same memory again
    except TypeError:
        raise TypeError(
            "f must return a real number or a regular array of real numbers, but this "
            f"{type(value).__name__} is neither."
        ) from None
