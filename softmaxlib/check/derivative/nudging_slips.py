"""What goes wrong in central_difference with the steps, and with what is divided by what."""

import numpy as np

from softmaxlib.check.parts import named

_OWN_STEPS = (1, 0.5, *(10.0**-n for n in range(1, 17)))


def central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def forward(f, x, h):
    return (f(x + h) - f(x)) / h


def step_slips():
    """How many steps are made, and by how many the change is divided."""
    return (
        *named(
            "forward_difference",
            "you compare x + h with x itself: that looks to the right side only",
            "for the square at 3 that gives 6 + h. Where could a second nudge go to balance it?",
            forward,
        ),
        *named(
            "backward_difference",
            "you compare x with x - h: that looks to the left side only",
            "for the square at 3 that gives 6 - h. Where could a second nudge go to balance it?",
            lambda f, x, h: (f(x) - f(x - h)) / h,
        ),
        *named(
            "one_step_over_two",
            "you walk one h, and divide by two of them",
            "how far are your two points from each other? Mark them on a line",
            lambda f, x, h: (f(x + h) - f(x)) / (2 * h),
            lambda f, x, h: (f(x) - f(x - h)) / (2 * h),
            lambda f, x, h: (f(x + h / 2) - f(x - h / 2)) / (2 * h),
        ),
        *named(
            "two_steps_over_one",
            "the slope is twice too large: the change over two steps is divided by one",
            "how far is it from x - h to x + h? Mark both on a line",
            lambda f, x, h: (f(x + h) - f(x - h)) / h,
        ),
        *named(
            "not_divided",
            "this is how far f changes, not its slope",
            "for half the step it changes half as much. What must the change be compared with?",
            lambda f, x, h: f(x + h) - f(x - h),
            lambda f, x, h: f(x + h) - f(x),
            lambda f, x, h: f(x) - f(x - h),
        ),
        *named(
            "halved_only",
            "you divide by 2, and h itself is missing below the line",
            "how far is it from x - h to x + h? Mark both on a line",
            lambda f, x, h: (f(x + h) - f(x - h)) / 2,
            lambda f, x, h: (f(x + h) - f(x)) / 2,
        ),
        *named(
            "not_two_steps",
            "2 and h are added, or one is the power of the other; neither is two steps",
            "h = 0.1: how far is it from x - h to x + h? And by what do you divide?",
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 + h),
            lambda f, x, h: (f(x + h) - f(x)) / (2 + h),
            lambda f, x, h: (f(x + h) - f(x - h)) / 2 + h,
            lambda f, x, h: (f(x + h) - f(x - h)) / 2**h,
        ),
        *named(
            "step_squared",
            "you divide by the step twice",
            "for the square at 3, f changes by 12 h. What should you divide that by?",
            lambda f, x, h: (f(x + h) - f(x - h)) / h**2,
            lambda f, x, h: (f(x + h) - f(x)) / h**2,
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h**2),
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h) ** 2,
        ),
        *named(
            "multiplied_by_step",
            "you multiply by the step",
            "a smaller step changes f less. Does the slope shrink with it?",
            lambda f, x, h: (f(x + h) - f(x - h)) * h,
            lambda f, x, h: (f(x + h) - f(x - h)) * 2 * h,
            lambda f, x, h: (f(x + h) - f(x)) * h,
        ),
        *named(
            "step_ignored",
            "the h from the brackets changes nothing: your function has a step of its own",
            "call it with h = 0.5 and with h = 0.001. Which line should feel the difference?",
            *(lambda f, x, h, own=own: central(f, x, own) for own in _OWN_STEPS),
            *(lambda f, x, h, own=own: forward(f, x, own) for own in _OWN_STEPS),
        ),
    )


def quotient_slips():
    """What is divided by what, and what becomes of the result."""
    return (
        *named(
            "brackets_below",
            "the step multiplies: Python reads a / 2 * h from left to right",
            "what is 8 / 2 * 4 in Python? And which part should be computed first?",
            lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h,
        ),
        *named(
            "brackets_above",
            "only the last value of f is divided: a division comes before a minus",
            "which part is one number to divide? What could hold it together?",
            lambda f, x, h: f(x + h) - f(x - h) / (2 * h),
            lambda f, x, h: f(x + h) - f(x - h) / 2 * h,
            lambda f, x, h: f(x + h) - f(x - h) / h,
            lambda f, x, h: f(x + h) - f(x) / h,
        ),
        *named(
            "width_without_brackets",
            "x + h - x - h is 0: a minus before x - h needs brackets around it",
            "how far is it from x - h to x + h? Must x appear in it at all?",
            lambda f, x, h: (f(x + h) - f(x - h)) / (x + h - x - h),
        ),
        *named(
            "fraction_inverted",
            "the fraction is upside down: the step is divided by the change of f",
            "if f changes by much for a small step, is the slope large or small? And yours?",
            lambda f, x, h: 2 * h / (f(x + h) - f(x - h)),
            lambda f, x, h: h / (f(x + h) - f(x - h)),
            lambda f, x, h: h / (f(x + h) - f(x)),
        ),
        *named(
            "sign_flipped",
            "the two values of f have changed places: a rise counts as a fall",
            "the square rises at 3. Which of f(x + h) and f(x - h) is larger there?",
            lambda f, x, h: -central(f, x, h),
            lambda f, x, h: -forward(f, x, h),
            lambda f, x, h: (f(x - h) - f(x)) / h,
            lambda f, x, h: (f(x - h) - f(x + h)) / h,
        ),
        *named(
            "sign_lost",
            "you drop the sign, so that a fall looks like a rise",
            "at x = -2 the square falls. What sign has its slope there?",
            lambda f, x, h: abs(central(f, x, h)),
            lambda f, x, h: abs(f(x + h) - f(x - h)) / h,
        ),
        *named(
            "negative_cut",
            "a slope below 0 becomes 0, as by max(0, ...)",
            "at x = -2 the square falls. What sign has its slope there?",
            lambda f, x, h: max(0.0, central(f, x, h)),
            lambda f, x, h: max(0.0, forward(f, x, h)),
        ),
        *named(
            "relative_change",
            "you also divide by the value of f: that is a change in parts of f(x)",
            "if f is twice as large everywhere, so is its slope. Which line takes that away?",
            lambda f, x, h: central(f, x, h) / f(x),
            lambda f, x, h: forward(f, x, h) / f(x),
        ),
        *named(
            "divided_by_x",
            "you divide by x or x + h, not by the distance of the two points",
            "how far is it from x - h to x + h? Must x appear in it at all?",
            lambda f, x, h: (f(x + h) - f(x - h)) / x,
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 * x),
            lambda f, x, h: (f(x + h) - f(x - h)) / x - h,
            lambda f, x, h: (f(x + h) - f(x - h)) / (x + h),
            lambda f, x, h: (f(x + h) - f(x)) / x,
            lambda f, x, h: (f(x + h) - f(x)) / (x + h),
        ),
        *named(
            "cut_to_whole",
            "the answer is cut to a whole number, as by //, int( ) or round( )",
            "what do 7 // 2, int(3.9) and round(0.2) give? Is one of them in your lines?",
            lambda f, x, h: (f(x + h) - f(x - h)) // (2 * h),
            lambda f, x, h: float(np.trunc(central(f, x, h))),
            lambda f, x, h: float(np.round(central(f, x, h))),
            lambda f, x, h: (np.trunc(f(x + h)) - np.trunc(f(x - h))) / (2 * h),
        ),
        *named(
            "percent",
            "your slope is 100 times too large, as a percentage would be",
            "where do you multiply by 100?",
            lambda f, x, h: 100 * central(f, x, h),
            lambda f, x, h: 100 * forward(f, x, h),
        ),
        *named(
            "second_difference",
            "this is how the slope changes, not the slope",
            "for the square it gives 2 everywhere. Is its slope the same at 3 and at 0?",
            lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / h**2,
        ),
    )
