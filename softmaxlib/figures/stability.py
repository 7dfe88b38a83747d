"""Still figures of notebook 02: which exponents fit, and how a shift moves them."""

import math

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_scores
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

_NAMES_WIDTH = 2.0  # inches left of the number line
_LINE_WIDTH = 3.9  # inches of the number line itself
_STRIP = 0.62  # inches from one number line to the next
_TOO_SMALL, _TOO_LARGE = "#E4E4E4", "#F6D5C8"


def cliffs(kind=np.float64):
    """Return the smallest and largest exponent whose power of e fits, cut to two decimals.

    Cut towards 0, not rounded: in float16 even 11.09 is too large.
    """
    info = np.finfo(kind)
    largest = math.log(float(info.max))
    # What is closer to 0 than half of the smallest number that there is gets rounded to 0.
    smallest = math.log(float(info.smallest_subnormal)) - math.log(2)
    return math.trunc(100 * smallest) / 100, math.trunc(100 * largest) / 100


@described
def exponential_cliffs(scores=(2000, 0, 0, 0)):
    """Show the exponents of one list of scores as given, minus their mean and minus their max.

    Above, the reach of e to the power in float16, float32 and float64; below, one number line for
    each shift, with the zones in which a float64 power becomes 0 or inf, and the shares.
    """
    scores = checked_scores(scores, "[2000, 0, 0, 0]")
    shifts = [
        ("as given", 0.0),
        (f"minus the mean, {number(scores.mean())}", scores.mean()),
        (f"minus the max, {number(scores.max())}", scores.max()),
    ]
    strips = [(name, scores - shift) for name, shift in shifts]

    header = 2.2
    figure = style.new_figure(header + 0.5 + _STRIP * len(strips) + 0.1)
    style.write(figure, 0.15, 0.2, "Which exponents fit?", size=style.TITLE, weight="bold")
    _draw_reach(figure, 0.45)
    title = "Where do these exponents lie?"
    style.write(figure, 0.15, header - 0.1, title, size=style.TITLE, weight="bold")
    _draw_strips(figure, header + 0.5, strips, [scores] * len(strips))

    reaches = [f"{cliffs(kind)[1]:.2f} in {kind.__name__}" for kind in _KINDS]
    told = [
        f"{name}, the largest exponent is {number(z.max())} and the shares {numbers(_shares(z), 3)}"
        for name, z in strips
    ]
    return figure, (
        f"e to the power z fits up to {', '.join(reaches)}. "
        f"For the scores {numbers(scores)}, {'; '.join(told)}."
    )


@described
def rows_and_their_max(table=((1000, 1001, 1002), (1, 2, 3))):
    """Show the exponents of each row under one max for the whole table, and one max a row."""
    rows = [checked_scores(row, "[[1000, 1001, 1002], [1, 2, 3]]") for row in table]
    if len({row.size for row in rows}) != 1:
        raise ValueError(f"The rows of the table should be equally long. It was {numbers(table)}.")
    largest = max(row.max() for row in rows)
    groups = [
        (f"One max for the whole table, {number(largest)}", [row - largest for row in rows]),
        ("One max for each row", [row - row.max() for row in rows]),
    ]

    group_height = 0.85 + _STRIP * len(rows)
    figure = style.new_figure(group_height * len(groups) + 0.1)
    sentences = []
    for k, (title, exponents) in enumerate(groups):
        top = 0.2 + k * group_height
        style.write(figure, 0.15, top, title, size=style.TITLE, weight="bold")
        strips = [(numbers(row), z) for row, z in zip(rows, exponents, strict=True)]
        _draw_strips(figure, top + 0.52, strips, rows)
        told = [
            f"{numbers(row)} becomes {numbers(z)}, shares {numbers(_shares(z), 3)}"
            for row, z in zip(rows, exponents, strict=True)
        ]
        sentences.append(f"{title}: {'; '.join(told)}.")
    return figure, " ".join(sentences)


_KINDS = (np.float16, np.float32, np.float64)


def _draw_reach(figure, top):
    """A bar for each kind of float: from the exponent where e^z becomes 0 to where it overflows."""
    panel = style.add_panel(figure, _NAMES_WIDTH, top, _LINE_WIDTH + 1.0, 1.2)
    panel.set(xlim=(-1000, 1000), ylim=(len(_KINDS) - 0.5, -0.5))
    for row, kind in enumerate(_KINDS):
        low, high = cliffs(kind)
        panel.barh(row, high - low, left=low, height=0.5, color=class_style(4).colour)
        for x, side, shift in ((low, "right", -4), (high, "left", 4)):
            text = f"{x:.2f}"
            panel.annotate(
                text,
                (x, row),
                xytext=(shift, 0),
                textcoords="offset points",
                va="center_baseline",
                ha=side,
            )
        middle = top + (row + 0.5) * 1.2 / len(_KINDS)
        style.write(figure, 0.15, middle, kind.__name__)
    panel.spines["bottom"].set_visible(False)
    panel.axvline(0, color=style.INK, lw=1)


def _draw_strips(figure, top, strips, origins):
    """A number line for each (name, exponents), and what softmax makes of them at its right.

    Arrows lead from `origins`, the exponents before the shift.
    """
    everything = np.concatenate([*origins, *(exponents for _, exponents in strips)])
    # Room on the left for a label such as "-1001 to -999".
    low, high = 1.9 * min(-1000.0, everything.min()), 1.25 * max(1000.0, everything.max())
    zero, overflow = cliffs()
    for name, left, right in (
        ("e^z becomes 0", low, zero),
        (f"{zero:.2f}", zero, zero),
        ("0", 0, 0),
        (f"{overflow:.2f}", overflow, overflow),
        ("e^z becomes inf", overflow, high),
    ):
        x = _NAMES_WIDTH + _LINE_WIDTH * ((left + right) / 2 - low) / (high - low)
        above = 0.3 if left != right else 0.08
        style.write(figure, x, top - above, name, ha="center", colour=style.QUIET)
    style.write(figure, _NAMES_WIDTH + _LINE_WIDTH + 0.15, top - 0.08, "shares", colour=style.QUIET)

    for i, ((name, exponents), origin) in enumerate(zip(strips, origins, strict=True)):
        panel_top = top + i * _STRIP + 0.06
        panel = style.add_panel(figure, _NAMES_WIDTH, panel_top, _LINE_WIDTH, _STRIP - 0.12)
        panel.set(xlim=(low, high), ylim=(0, 1))
        panel.axvspan(low, zero, color=_TOO_SMALL)
        panel.axvspan(overflow, high, color=_TOO_LARGE)
        panel.axvline(0, color=style.RULE, lw=1)
        _draw_points(panel, exponents, origin)
        middle = panel_top + (_STRIP - 0.12) / 2
        style.write(figure, 0.15, middle, name)
        shares = _shares(exponents)
        broken = not np.isfinite(shares).all()
        style.write(
            figure,
            _NAMES_WIDTH + _LINE_WIDTH + 0.15,
            middle,
            _fitting(shares),
            colour=style.ALARM if broken else style.INK,
            weight="bold" if broken else "normal",
        )


def _draw_points(panel, exponents, origin):
    """A marker for each exponent, one below the other, and one label for those close together."""
    apart = 0.035 * np.ptp(panel.get_xlim())
    heights = np.linspace(0.82, 0.18, len(exponents))
    for index, (x, start, y) in enumerate(zip(exponents, origin, heights, strict=True)):
        look = class_style(index)
        panel.plot(x, y, look.marker, color=look.colour, markersize=6.5, zorder=3)
        if start - x > apart:
            panel.plot(start, y, look.marker, color=look.colour, markersize=6.5, alpha=0.35)
            arrow = {"arrowstyle": "->", "color": style.QUIET, "shrinkB": 6, "lw": 0.9}
            panel.annotate("", (x, y), (start, y), arrowprops=arrow)
    for group in _neighbours(exponents, apart):
        first, last = exponents[group[0]], exponents[group[-1]]
        text = number(first) if first == last else f"{number(first)} to {number(last)}"
        panel.annotate(
            text,
            (first, heights[group].mean()),
            xytext=(-7, 0),
            textcoords="offset points",
            va="center_baseline",
            ha="right",
        )


def _fitting(shares):
    """The shares as text; only the largest of them where there is no room for all."""
    text = numbers(shares, 3)
    room = style.WIDTH - _NAMES_WIDTH - _LINE_WIDTH - 0.2
    return (
        text
        if style.text_width(text, weight="bold") < room
        else f"largest {number(shares.max(), 3)}"
    )


def _neighbours(values, apart):
    """The positions of the values, sorted, in groups whose neighbours are closer than `apart`."""
    order = np.argsort(values, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(values[order]) >= apart) + 1)


def _shares(exponents):
    """Softmax without any further shift, as a learner's first version computes it."""
    with np.errstate(all="ignore"):
        powers = np.exp(exponents)
        return powers / powers.sum()
