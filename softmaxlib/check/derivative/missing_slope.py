"""The smaller exercise of notebook 5, the derivative of softmax."""

import numpy as np

from softmaxlib.check.engine import ValueExercise
from softmaxlib.check.parts import Property, named
from softmaxlib.check.reading import read_squeezed
from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.functions import softmax

_LOGITS = np.array([2.0, 1.0, 0.1])
_SHARES = softmax(_LOGITS)
_SLOPES = softmax_jacobian(_LOGITS)
_RIGHT = _SLOPES[np.triu_indices(3, 1)]
_MAY_BE_OFF = 6e-4
"""The slope is asked for to three decimals; so many steps are small enough."""

_STEPS = tuple(10.0**-n for n in range(1, 7))
_COARSE = (1, -1, 0.5, -0.5, 0.2, -0.2, 0.1, -0.1, 0.05, -0.05)


def _moves(h):
    """How far each share moves as each logit is raised by h: row i is share i."""
    return (softmax(_LOGITS + h * np.eye(3)) - _SHARES).T


def _both_moves(h):
    return _moves(h) - _moves(-h)


def _beside(table):
    """The entries beside the diagonal."""
    return table[~np.eye(3, dtype=bool)]


def _typed(*values):
    """The values, and as they are typed with two digits."""
    return [form for v in values for form in (v, float(f"{v:.2g}"))]


def _coarse_slopes():
    """Slopes from large steps, to one side or to both, as far as they can be told from right."""
    one_sided = [_beside(_moves(h) / h) for h in _COARSE]
    both_sides = [_beside(_both_moves(h) / (2 * h)) for h in _COARSE if h > 0]
    slopes = np.concatenate(one_sided + both_sides)
    off = np.abs(slopes[:, None] - _RIGHT)
    return slopes[(off > np.maximum(_MAY_BE_OFF, 0.005 * np.abs(_RIGHT))).all(axis=1)]


def _is_right(slope):
    return bool(np.abs(slope - _RIGHT).min() <= _MAY_BE_OFF)


def _has_comma(value):
    """Whether 0,16 was typed for 0.16, which makes (0, 16) of it."""
    return value.shape == (2,) and value[0] == 0 and value[1] >= 1 and value[1] % 1 == 0


def _is_near(slope):
    return bool((np.abs(slope - _RIGHT) < 0.1 * np.abs(_RIGHT)).any())


missing_slope = ValueExercise(
    "missing_slope",
    _RIGHT[0],
    free=True,
    mistakes=(
        *named(
            "own_slope",
            "that is p (1 - p): how a share moves as its own logit is raised",
            "the sentence gives that one right. Which slope does it leave out?",
            *_typed(*np.diag(_SLOPES)),
            *(slope for h in (0.5, 0.1, -0.1) for slope in np.diag(_moves(h) / h)),
        ),
        *named(
            "minus_forgotten",
            "the size is right; the sign says that this share gains",
            "one logit is raised, and the total stays 1. Does a rival's share rise or fall?",
            *_typed(*-_RIGHT),
        ),
        *named(
            "own_slope_negative",
            "that is p (1 - p) with a minus: still a share and its own logit",
            "raise the logit of the dog. By how much does the share of the cat move?",
            *_typed(*-np.diag(_SLOPES)),
        ),
        *named(
            "share",
            "that is a share, before or after the nudge, not how it moves",
            "raise one logit by a small h. By how much does a share move for each unit of h?",
            *_typed(*_SHARES),
            *(share for h in (1, 0.5, 0.1, 0.01) for share in (_SHARES + _moves(h).T).ravel()),
        ),
        *named(
            "log_share_slope",
            "that is a share with a minus: how ln p of a rival moves, not p",
            "if ln p moves by 0.01, then p moves by 1 % of what?",
            *_typed(*-_SHARES),
        ),
        *named(
            "change_for_half",
            "that is the change for a nudge of 0.5; a slope is the change divided by the nudge",
            "the picture nudges by 0.5, and that is a large step. Which h is small enough?",
            *_typed(*_moves(0.5).ravel()),
        ),
        *named(
            "not_divided",
            "that is how far a share moves, not yet a slope",
            "half the step moves it half as far. What must the move be compared with?",
            *(move for h in _STEPS for move in _moves(h).ravel()),
            *(round(move, 4) for h in (0.1, 0.01) for move in _moves(h).ravel()),
            *(move for h in _STEPS for move in _both_moves(h).ravel()),
        ),
        *named(
            "coarse_step",
            "nearly: the step is so large that the slope changes on the way",
            "what do you get with a tenth of the step? And with a nudge up and down?",
            *_coarse_slopes(),
        ),
        *named(
            "few_digits",
            "nearly: digits were cut off, or the step is a little too large",
            "what do you get with h = 0.00001, rounded to three decimals?",
            *(-0.159, -0.15, -0.2, -0.1, -0.06, -0.023, -0.02),
        ),
        *named(
            "step_counted_wrong",
            "that is twice or half the slope: the way is longer or shorter than you count",
            "from where to where did you move the logit? Mark both on a line",
            *_typed(*(2 * _RIGHT)),
            *_typed(*(_RIGHT / 2)),
        ),
        *named(
            "nothing_moves",
            "that is what p (1 - p) claims for the other shares: that they stay",
            "raise the logit of the dog in code, and print the share of the cat. Did it stay?",
            0.0,
        ),
        *named(
            "own_square",
            "that is a share times itself, with a minus",
            "which two classes meet when the dog's logit is raised and the cat's share moves?",
            *(-(_SHARES**2)),
        ),
        *named(
            "percent",
            "your number is right in percent; here a share is a number from 0 to 1",
            "where do you multiply by 100?",
            *(100 * _RIGHT),
        ),
    ),
    properties=(
        Property(
            "",
            "a comma makes two numbers of it",
            lambda slope, probe, expected: not _has_comma(slope),
            "which sign stands between the whole part and the decimals? Python writes a point",
        ),
        Property(
            "one finite number",
            "asked is one finite number",
            lambda slope, probe, expected: slope.ndim == 0 and bool(np.isfinite(slope)),
            "one logit is raised, one share is looked at. Which single number comes of it?",
        ),
        Property(
            "",
            "that is near a right slope, but not right to three decimals",
            lambda slope, probe, expected: _is_right(slope) or not _is_near(slope),
            "take a smaller step, and keep all digits that are printed. What comes out?",
        ),
        Property(
            "a slope that p (1 - p) cannot be",
            "none of these shares has that slope as another logit is raised",
            lambda slope, probe, expected: _is_right(slope),
            "raise the dog's logit by 0.001, and print the cat's share before and after. And then?",
        ),
    ),
    read=read_squeezed,
    expects="one number",
    rtol=2e-3,
    closing="p (1 - p) is the diagonal only; all that stands beside it is what the others pay",
)
