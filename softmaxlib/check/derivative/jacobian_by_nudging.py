"""What goes wrong where the table of slopes of softmax is made by nudging the logits."""

import numpy as np

from softmaxlib.check.parts import Property, named
from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.functions import softmax

_STEPS = tuple(10.0**-n for n in range(1, 9))
_COARSE = (1.0, 0.5, 0.1, 0.01)
_TOO_SMALL = tuple(10.0**-n for n in range(11, 17))


def _forward(above, here, below):
    return above - here


def _backward(above, here, below):
    return here - below


def _central(above, here, below):
    return (above - below) / 2


_DIFFERENCES = (_forward, _backward, _central)


def _nudged(h, difference=_forward, directions=np.eye, divisor=None, shares=softmax):
    """A table by nudging; column j is how the shares move by h times row j of `directions`."""

    def table(x):
        nudges = h * directions(x.size)
        moves = difference(shares(x + nudges), shares(x), shares(x - nudges))
        return moves.T / (divisor or h)

    return table


def _both_ways(*tables):
    """The tables, and their transposes."""
    return (*tables, *(lambda x, table=table: table(x).T for table in tables))


def _all_at_once(size):
    return np.ones((size, size))


def _row_by_row(x):
    """Softmax of one row at a time, as learners call it: of noise each bit counts."""
    return np.array([softmax(row) for row in np.atleast_2d(x)])


def _in_float32(h, difference):
    nudged = _nudged(h, difference, lambda k: np.eye(k, dtype=np.float32), shares=_row_by_row)
    return lambda x: nudged(x.astype(np.float32))


def _unshifted_softmax(x):
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def _without_shift(x):
    p = _unshifted_softmax(x)
    return np.diag(p) - np.outer(p, p)


def _is_no_noise(table, probe, expected):
    """False if a table is far off, and all its entries are multiples of one rounding step."""
    if np.abs(table).max() < 0.01 or np.allclose(table, expected, rtol=1e-3, atol=1e-4):
        return True
    # Shares above 0.001 are stored in steps of 2^-62 or more; their difference is divided by h.
    counts = [table * h * 2.0**62 for h in _TOO_SMALL]
    return not any(np.all(np.abs(count - np.round(count)) < 1e-6) for count in counts)


NO_NOISE = Property(
    "",
    "each entry is a multiple of one tiny step: rounding noise",
    _is_no_noise,
    "how small is your h? How many digits of the two shares still differ after it?",
)


def _is_measured(outcomes):
    """Whether a table is not quite symmetric, as steps and rounding leave it, but no formula."""
    for table in (outcome.seen for outcome in outcomes):
        in_float32 = np.array_equal(table, table.astype(np.float32))
        if not in_float32 and np.abs(table - table.T).max() > 1e-12:
            return True
    return False


MEASURED = (
    _is_measured,
    "your slopes are measured by nudging: close enough here, while a formula is exact",
)


def nudging_mistakes():
    return (
        *named(
            "all_raised",
            "all logits are raised at once, or none of them, and softmax ignores a shift",
            "which single logit should the nudge reach? Print x and the nudged x",
            *(lambda x, h=h: (softmax(x + h) - softmax(x)) / h for h in _STEPS),
            *(_nudged(h, directions=_all_at_once) for h in _STEPS),
        ),
        *named(
            "nudges_pile_up",
            "the nudges pile up: each one is added to the earlier ones",
            "after one column is done, what is in the nudged logit? What should be there?",
            *_both_ways(*(_nudged(h, directions=np.tri) for h in _STEPS)),
        ),
        *named(
            "not_divided",
            "these are the changes of the shares, not their slopes",
            "half the step changes them half as much. What must the change be compared with?",
            *(_nudged(h, divisor=1) for h in _STEPS),
            *(_nudged(h, _central, divisor=0.5) for h in _STEPS),
        ),
        *named(
            "two_steps_over_one",
            "all slopes are twice too large: the way is two steps long, and one is counted",
            "how far is it from z - h to z + h? Mark both on a line",
            lambda x: 2 * softmax_jacobian(x),
        ),
        *named(
            "one_step_over_two",
            "all slopes are half as large: the way is one step long, and two are counted",
            "how far are your two points from each other? Mark them on a line",
            lambda x: softmax_jacobian(x) / 2,
        ),
        *named(
            "coarse_step",
            "your step is so large that the slope changes on the way",
            "what do you get with a tenth of the step? And with both neighbours, up and down?",
            *_both_ways(*(_nudged(h, how) for h in _COARSE for how in _DIFFERENCES)),
        ),
        *named(
            "step_too_small",
            "your step is so small that only rounding is left of the difference",
            "how many digits of the two shares differ? What do you get with h = 1e-5?",
            *(_nudged(h, how, shares=_row_by_row) for h in _TOO_SMALL for how in _DIFFERENCES),
            *(_nudged(np.finfo(float).eps, how, shares=_row_by_row) for how in _DIFFERENCES),
        ),
        *named(
            "float32_nudge",
            "the nudge is made in float32, which keeps 7 digits: few are left of the difference",
            "which dtype have your arrays? What do the same lines give in float64?",
            *_both_ways(*(_in_float32(h, how) for h in _STEPS[3:6] for how in _DIFFERENCES)),
        ),
        *named(
            "no_shift",
            "too large a logit reaches exp, and np.exp(1000) is inf",
            "which softmax do your lines use? Which one do you know that shifts first?",
            _without_shift,
            _nudged(1e-5, shares=_unshifted_softmax),
        ),
    )
