"""Still figure of notebook 05: how small should the nudge be that measures a slope?"""

import numpy as np

from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.nudging import four_decimals
from softmaxlib.functions import softmax
from softmaxlib.palette import class_labels
from softmaxlib.wording import number, numbers

_SCORES = np.array([2.0, 1.0, 0.1])
_WHICH = 0  # the class whose share is measured, and whose score is nudged
_EXPONENTS = np.arange(-15, 0.25, 0.5)  # of the nudges h, two in each decade
_NEARBY = np.linspace(-0.25, 0.25, 50)  # in decades
_DECADES = 3  # from one mark on an axis to the next
_WIDTH, _HEIGHT = 6.85, 3.5  # of the panel, in inches


@described
def valley_of_h():
    """Show how wrong the slope of the cat's share is, measured with nudges h from 1e-15 to 1.

    One curve is the one-sided difference, one the central difference. Rounding errors jump from
    nudge to nudge and differ between machines, so a point is the worst of 50 nearby nudges.
    """
    slope = softmax_jacobian(_SCORES)[_WHICH, _WHICH]
    one_sided, central = _largest_errors(slope)
    best_one_sided, best_central = _lowest(one_sided), _lowest(central)

    left, top = 0.8, 1.6
    figure = style.new_figure(top + _HEIGHT + 0.75)
    title = "Which nudge h measures the slope best?"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    subtitle = "Height: error of the slope, worst of 50 nearby nudges."
    style.write(figure, 0.15, 0.56, subtitle, colour=style.QUIET)
    jumps = f"Both axes jump by factors: each mark is {10**_DECADES} times the last."
    style.write(figure, 0.15, 0.83, jumps, colour=style.QUIET)
    style.write(figure, left, top - 0.25, "← h too small: rounding noise", weight="bold")
    style.write(
        figure, left + _WIDTH, top - 0.25, "h too large: too coarse →", weight="bold", ha="right"
    )

    panel = style.add_panel(figure, left, top, _WIDTH, _HEIGHT)
    panel.set(xlim=(-15.2, 0.2), ylim=(-12.3, 0.3))
    _name_ticks(panel)
    panel.axhline(np.log10(slope), color=style.QUIET, lw=1.2, ls=":")
    as_large = f"error as large as the slope itself, {four_decimals(slope)}"
    _name(panel, as_large, (-7.5, np.log10(slope) - 0.55), "center")
    for errors, best, colour, dashes, marker, place, side in (
        (one_sided, best_one_sided, style.ALARM, "--", "s", (-7, -5.4), "center"),
        (central, best_central, style.INK, "-", "o", (-6.5, -11.5), "right"),
    ):
        panel.plot(_EXPONENTS, np.log10(errors), dashes, color=colour, lw=2)
        lowest = _EXPONENTS[best], np.log10(errors[best])
        panel.plot(*lowest, marker, color=colour, markersize=9)
        panel.annotate(
            f"smallest near h = {_power(_EXPONENTS[best])}",
            lowest,
            place,
            color=colour,
            va="center_baseline",
            ha=side,
            arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.2, "shrinkB": 7},
        )
    up_only = "up only: one-sided\n(f(z + h) - f(z)) / h"
    _name(panel, up_only, (-3.6, -3.1), "right", style.ALARM)
    up_and_down = "up and down: central\n(f(z + h) - f(z - h)) / 2h"
    _name(panel, up_and_down, (-4.1, -10.3), "left", style.INK)
    middle = left + _WIDTH / 2
    style.write(figure, middle, top + _HEIGHT + 0.52, "nudge h (logit)", ha="center")

    cat = class_labels(len(_SCORES))[_WHICH]
    # Only orders of magnitude: the errors themselves differ between machines.
    noise = np.floor(np.log10(min(one_sided[0], central[0])))
    return figure, (
        f"For the scores {numbers(_SCORES)} the slope of the share of {cat} is "
        f"{four_decimals(slope)}; it is measured with nudges h from {_power(_EXPONENTS[0])} to 1. "
        "The error of the one-sided difference (up only) is smallest near "
        f"h = {_power(_EXPONENTS[best_one_sided])}, about {_order(one_sided[best_one_sided])}, "
        "that of the central difference (up and down) near "
        f"h = {_power(_EXPONENTS[best_central])}, about {_order(central[best_central])}. "
        "Larger nudges are too coarse and smaller ones drown in rounding noise: near "
        f"h = {_power(_EXPONENTS[0])} the error is more than {number(10.0**noise)}."
    )


def _largest_errors(slope):
    """The largest error near each nudge, of the one-sided and of the central difference."""
    steps = 10.0 ** (_EXPONENTS[:, None] + _NEARBY)
    nudges = steps[..., None] * np.eye(len(_SCORES))[_WHICH]
    here = softmax(_SCORES)[_WHICH]
    above = softmax(_SCORES + nudges)[..., _WHICH]
    below = softmax(_SCORES - nudges)[..., _WHICH]
    one_sided, central = (above - here) / steps, (above - below) / (2 * steps)
    return [np.abs(measured - slope).max(axis=1) for measured in (one_sided, central)]


def _lowest(errors):
    """The position of the smallest error at a whole power of ten; halves are too close to tell."""
    return 2 * np.argmin(errors[::2])


def _order(error):
    return _power(round(np.log10(error)))


def _power(exponent):
    return f"1e{exponent:.0f}" if exponent else "1"


def _name_ticks(panel):
    """Powers of ten as Python writes them, on both axes."""
    for axis, first in ((panel.xaxis, -15), (panel.yaxis, -12)):
        exponents = range(first, 1, _DECADES)
        axis.set_ticks(exponents, [_power(e) for e in exponents])
    panel.tick_params(length=4, labelcolor=style.QUIET)
    panel.spines["left"].set_visible(True)


def _name(panel, text, place, side, colour=style.QUIET):
    panel.annotate(text, place, color=colour, ha=side, va="center", linespacing=1.35)
