"""What goes wrong in central_difference with f: where it is asked, and whether it is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from softmaxlib.check.derivative.nudging_slips import central, forward
from softmaxlib.check.parts import named
from softmaxlib.functions import sigmoid


@dataclass(frozen=True)
class Function:
    """A function that shows itself by its name, where Python would show <function ...>."""

    name: str
    value: Callable

    def __call__(self, x):
        return self.value(x)

    def __repr__(self):
        return self.name


SQUARE = Function("square", lambda x: x**2)
CUBE = Function("cube", lambda x: x**3)
EXP = Function("exp", np.exp)
SIGMOID = Function("sigmoid", sigmoid)


def place_slips():
    """Where f is asked, and whether it is asked at all."""
    return (
        *named(
            "same_point_twice",
            "f is asked at the same place twice, so nothing changes",
            "read what stands in the brackets of your two f( ). Where do they differ?",
            lambda f, x, h: 0.0,
        ),
        *named(
            "nudged_value",
            "you add h to the value f(x), not to x",
            "what do you nudge: what goes into f, or what comes out?",
            lambda f, x, h: (f(x) + h - (f(x) - h)) / (2 * h),
            lambda f, x, h: (f(x) + h - f(x) - h) / (2 * h),
            lambda f, x, h: (f(x) + h - f(x - h)) / (2 * h),
            lambda f, x, h: (f(x + h) - (f(x) - h)) / (2 * h),
            lambda f, x, h: (f(x + h) - f(x) - h) / (2 * h),
            lambda f, x, h: (f(x) + h - f(x - h)) / h,
        ),
        *named(
            "values_added",
            "you add two values of f: that tells how large f is, not how it changes",
            "if f is 5 everywhere, its slope is 0. What do your lines give then?",
            lambda f, x, h: (f(x + h) + f(x - h)) / (2 * h),
            lambda f, x, h: (f(x + h) + f(x - h)) / 2,
            lambda f, x, h: (f(x + h) + f(x)) / h,
        ),
        *named(
            "one_value_only",
            "only one value of f is used, and a slope compares two",
            "if f is 5 everywhere, its slope is 0. What do your lines give then?",
            lambda f, x, h: f(x + h) / (2 * h),
            lambda f, x, h: f(x + h) / h,
            lambda f, x, h: f(x + h),
            lambda f, x, h: f(x) / h,
            lambda f, x, h: f(x) / x,
        ),
        *named(
            "value_for_slope",
            "this is the value of f at x, not its slope",
            "if f is 5 everywhere, its slope is 0. What do your lines give then?",
            lambda f, x, h: f(x),
        ),
        *named(
            "x_left_out",
            "you nudge 0, not x: the slope is the same wherever you stand",
            "where do you stand when you step by h? Is x in both brackets?",
            lambda f, x, h: central(f, 0, h),
            lambda f, x, h: (f(h) - f(0)) / h,
        ),
        *named(
            "x_multiplied",
            "you multiply x by h, and a nudge adds a little",
            "x = 3, h = 0.1: which two points lie one small step away?",
            lambda f, x, h: (f(x * h) - f(x)) / h,
            lambda f, x, h: (f(x * (1 + h)) - f(x * (1 - h))) / (2 * h),
        ),
        *named(
            "sigmoid_rule",
            "f (1 - f) is the slope of the sigmoid, and f may be any function",
            "where do your lines nudge x? For the square at 3 the slope is 6",
            lambda f, x, h: f(x) * (1 - f(x)),
        ),
        *named(
            "f_ignored",
            "that is the slope of one certain function, whatever f is",
            "which of your lines calls f? Try it on cube and on exp",
            lambda f, x, h: 2 * x,
            lambda f, x, h: 1.0,
            lambda f, x, h: sigmoid(x) * (1 - sigmoid(x)),
            *(
                lambda f, x, h, own=own, slope=slope: slope(own, x, h)
                for own in (SQUARE, CUBE, EXP, SIGMOID)
                for slope in (central, forward)
            ),
        ),
        *named(
            "function_multiplied",
            "f * ( ) multiplies by the function itself, which has no value yet",
            "how do you call a function in Python? What stands between its name and the bracket?",
            lambda f, x, h: f * h,
        ),
        *named(
            "star_missing",
            "a number stands before a bracket with no * between: Python takes it for a call",
            "read your line aloud. What is meant to be multiplied by what?",
            lambda f, x, h: h(x),
            lambda f, x, h: (lambda: 2)()(x),
        ),
        *named(
            "arguments_swapped",
            "the three arguments come in another order than f, x, h",
            "compare the line that begins with def with the call above. Which stands where?",
            lambda f, x, h: central(f, h, x),
            lambda f, x, h: central(x, f, h),
            lambda f, x, h: f - h,
            lambda f, x, h: x(f),
        ),
    )
