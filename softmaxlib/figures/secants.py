"""Still figure of notebook 05: a slope measured up only, and up and down."""

from typing import NamedTuple

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.curves import name_ends, round_ticks
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_between
from softmaxlib.figures.nudging import four_decimals
from softmaxlib.functions import sigmoid
from softmaxlib.wording import number

_LEFT, _TOP, _WIDTH, _HEIGHT = 0.8, 0.85, 4.35, 3.8  # of the panel, in inches
_BEFORE, _AFTER = 0.35, 0.75  # how far it goes beyond x - h and x + h, in parts of h
_CURVE, _TRUE, _PALE = "#CFE3F0", style.BLUE, "#9A9A9A"


class _Slopes(NamedTuple):
    """The share at x - h, x and x + h, and three slopes at x."""

    low: float
    here: float
    high: float
    up_only: float
    both: float  # up and down
    true: float


@described
def secants(x=1.0, h=1.5):
    """Show the sigmoid's slope at x, measured up only and up and down, beside the true slope.

    x  a score from -4 to 4, at which the slope is measured
    h  the nudge, from 0.25 to 4

    A line through two points of the curve is a secant; the line of the true slope is the tangent.
    The secant up and down is drawn again through x, pale, beside the tangent.
    """
    x = checked_between("x", x, -4, 4)
    h = checked_between("h", h, 0.25, 4)
    slopes = _measured(x, h)

    figure = style.new_figure(_TOP + _HEIGHT + 1.55)
    bold, question = "Nudge up only, or up and down?", "Which line is as steep as the curve at x?"
    style.write_heading(figure, 0.15, 0.2, bold, question)
    unit = "slope = change of share ÷ change of score (probability per logit)"
    style.write(figure, 0.15, 0.5, unit, colour=style.QUIET)
    panel = style.add_panel(figure, _LEFT, _TOP, _WIDTH, _HEIGHT)
    ends = _draw_lines(panel, x, h, slopes)
    _draw_triangle(panel, x, h, slopes)
    _set_axes(panel, x, h)
    name_ends(panel, ends)
    wedges = "A wedge shows how far a line through x strays from the true slope:"
    style.write(figure, 0.15, _TOP + _HEIGHT + 1.05, wedges)
    misses = f"up only by {_miss(slopes, 'up_only')}, up and down by {_miss(slopes, 'both')}."
    style.write(figure, 0.15, _TOP + _HEIGHT + 1.33, misses, size=style.HEADING, weight="bold")

    shares = ", ".join(map(four_decimals, slopes[:3]))
    return figure, (
        f"The sigmoid at x = {number(x)}, with the nudge h = {number(h)}: the shares at x - h, x "
        f"and x + h are {shares}. The line through x and x + h, up only, has the slope "
        f"{four_decimals(slopes.up_only)}; the line through x - h and x + h, up and down, "
        f"{four_decimals(slopes.both)}. The true slope at x is {four_decimals(slopes.true)}. "
        f"The lines stray from it: {misses}"
    )


def _measured(x, h):
    low, here, high = (float(sigmoid(z)) for z in (x - h, x, x + h))
    up_only, both = (high - here) / h, (high - low) / (2 * h)
    return _Slopes(low, here, high, up_only, both, here * float(sigmoid(-x)))


def _miss(slopes, name):
    return four_decimals(abs(getattr(slopes, name) - slopes.true))


def _draw_lines(panel, x, h, slopes):
    """Draw curve, wedges, lines and points; return the right ends of the lines with their names."""
    left, right = x - (1 + _BEFORE) * h, x + (1 + _AFTER) * h
    z = np.linspace(left, right, 201)
    panel.plot(z, sigmoid(z), color=_CURVE, lw=8, solid_capstyle="butt")
    ends = [(float(sigmoid(right)), "the curve σ(z)", None)]

    def height(slope, z, at_x=slopes.here):
        return at_x + slope * (z - x)

    to_right = np.array([x, right])
    for slope, colour in ((slopes.up_only, style.ALARM), (slopes.both, style.INK)):
        lines = height(slopes.true, to_right), height(slope, to_right)
        panel.fill_between(to_right, *lines, color=colour, alpha=0.16, lw=0)

    middle = (slopes.low + slopes.high) / 2
    for text, slope, at_x, start, line in (
        (f"up and down: slope {four_decimals(slopes.both)}", slopes.both, middle, left,
         {"color": style.INK, "lw": 2.4}),
        ("up and down, moved to x", slopes.both, slopes.here, left, {"color": _PALE, "lw": 2.4}),
        (f"true slope at x: {four_decimals(slopes.true)}", slopes.true, slopes.here, left,
         {"color": _TRUE, "lw": 1.3}),
        (f"up only: slope {four_decimals(slopes.up_only)}", slopes.up_only, slopes.here, x,
         {"color": style.ALARM, "lw": 2.4, "ls": "--"}),
    ):  # fmt: skip
        if "moved" in text and abs(middle - slopes.here) < 1e-9:
            continue  # it goes through x already
        ends_of_line = np.array([start, right])
        panel.plot(ends_of_line, height(slope, ends_of_line, at_x), **line)
        ends.append((height(slope, right, at_x), text, None))
    panel.plot([x - h, x, x + h], slopes[:3], "o", color=style.INK, ms=8, zorder=4)
    return ends


def _draw_triangle(panel, x, h, slopes):
    """Draw the change of score and of share of the line up and down, where the curve is not."""
    # The curve lies above the line for x > 0, and below it for x < 0.
    side, away = (x + h, -1) if x >= 0 else (x - h, 1)
    level = slopes.low if x >= 0 else slopes.high
    panel.plot([x - h, x + h], [level, level], color=style.QUIET, lw=1)
    panel.plot([side, side], [slopes.low, slopes.high], color=style.QUIET, lw=1)
    options = {"textcoords": "offset points", "path_effects": style.HALO, "zorder": 5}
    panel.annotate(
        f"change of score: 2h = {number(2 * h)}",
        (x, level),
        xytext=(0, 12 * away),
        ha="center",
        va="center_baseline",
        **options,
    )
    panel.annotate(
        f"change of\nshare: {four_decimals(slopes.high - slopes.low)}",
        (side, slopes.low + (0.28 if x >= 0 else 0.72) * (slopes.high - slopes.low)),
        xytext=(6 * away, 0),
        ha="right" if x >= 0 else "left",
        va="center",
        **options,
    )


def _set_axes(panel, x, h):
    panel.set_xlim(x - (1 + _BEFORE) * h, x + (1 + _AFTER) * h)
    low, high = panel.get_ylim()
    low, high = low - 0.06 * (high - low), high + 0.02 * (high - low)
    panel.set_ylim(low, high)
    panel.set_yticks(*round_ticks(max(low, 0), min(high, 1)))
    points = {"x - h": x - h, "x": x, "x + h": x + h}
    panel.set_xticks(list(points.values()), [f"{name}\n{number(z)}" for name, z in points.items()])
    panel.set(xlabel="score z (logit)", ylabel="share σ(z) (probability)")
