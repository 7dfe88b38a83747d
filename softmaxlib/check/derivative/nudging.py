"""The exercise central_difference of notebook 5: a slope from two nudges, one up and one down."""

import numpy as np

from softmaxlib.check.derivative.nudging_places import (
    CUBE,
    EXP,
    SIGMOID,
    SQUARE,
    Function,
    place_slips,
)
from softmaxlib.check.derivative.nudging_slips import central, quotient_slips, step_slips
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import Probe, Property
from softmaxlib.check.reading import read_squeezed

# At x = 1 its slope is 3, but a whole number of ripples fits into h = 0.5, h / 2 and 2 h: whoever
# steps by these sees a square, of slope 2. A step of one's own sees the ripple.
_RIPPLE = 16 * np.pi
_rippled_square = Function("rippled_square", lambda x: x**2 + np.sin(_RIPPLE * x) / _RIPPLE)


def _in_brackets(outcomes):
    return any(isinstance(o.value, (list, tuple)) or np.ndim(o.value) for o in outcomes)


central_difference = Exercise(
    "central_difference",
    central,
    # Better formulas are right, too. They differ from this one for large steps only, unless the
    # function is a square: so the steps are small for all other functions.
    [
        Probe((SQUARE, 3.0, 0.1)),
        Probe((SQUARE, -2.0, 0.5)),
        Probe((SQUARE, 1, 2)),
        Probe((CUBE, 2.0, 0.01)),
        Probe((EXP, 0.0, 0.01)),
        Probe((SIGMOID, 1.0, 0.01)),
        Probe((_rippled_square, 1.0, 0.5)),
    ],
    properties=(
        Property("one number", "", lambda slope, probe, expected: slope.ndim == 0),
        Property(
            "",
            "the slope there is not 0",
            lambda slope, probe, expected: bool(np.abs(slope) > 1e-9),
            "print what f gives at each of your places. Do these values differ?",
        ),
        Property(
            "the right sign",
            "the slope there has the other sign",
            lambda slope, probe, expected: not slope * expected < 0,
            "which value of f do you subtract, and from which one?",
        ),
    ),
    mistakes=(*place_slips(), *step_slips(), *quotient_slips()),
    notices=(
        (
            _in_brackets,
            "brackets, or a comma at the end, make a list of your number; it needs none",
        ),
    ),
    expects="one number, the slope",
    read=read_squeezed,
    closing="now f can be a share, and x a logit: nudge one, and look at all the shares",
)
