"""What panels with curves share: plain ticks, names at the ends of curves, texts at points."""

import math

import numpy as np
from matplotlib.ticker import MaxNLocator

from softmaxlib.figures import style
from softmaxlib.wording import number

_LINE = 0.23  # inches from one line of text to the next
_LEADER = 0.36  # inches from the end of a curve to its name
_MARKER = 0.2  # inches that a marker before the name takes


def round_ticks(low, high, whole=False):
    """Return about five round ticks from low to high, whole numbers if asked, and their texts."""
    ticks = MaxNLocator(5, steps=[1, 2, 2.5, 5, 10], integer=whole).tick_values(low, high)
    ticks = [tick for tick in ticks if low <= tick <= high]
    return ticks, [number(tick, 7) for tick in ticks]


def logarithmic_ticks(low, high):
    """Return the ticks 1, 2, 5 of each decade, or fewer if that gets many, and their texts."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    steps = (1, 2, 5) if last - first < 5 else (1,)
    decades = range(first, last + 1, 1 if last - first < 9 else 2)
    # Quotients, because 5 * 0.01 may differ from 0.05, and then from `low`.
    ticks = [step * 10**d if d >= 0 else step / 10**-d for d in decades for step in steps]
    ticks = [tick for tick in ticks if low <= tick <= high]
    return ticks, [number(tick) for tick in ticks]


def width_of_names(names):
    """Return how many inches `name_ends` needs right of a panel."""
    return _LEADER + _MARKER + 0.12 + max(style.text_width(name) for name in names)


def name_ends(panel, ends):
    """Write names right of the panel, each joined by a line to the right end of its curve.

    `ends` are triples (height, name, look): the height in units of the panel, and the ClassStyle
    of the curve, or None for a curve that stands for no class.
    """
    width, height = _inches_of(panel)
    bottom, top = panel.get_ylim()
    # With equal ends, the first stands highest.
    order = sorted(range(len(ends)), key=lambda i: (ends[i][0], -i))
    starts = [height * (ends[i][0] - bottom) / (top - bottom) for i in order]
    for i, start, place in zip(order, starts, _spread_apart(starts, _LINE, height), strict=True):
        _, name, look = ends[i]
        beside = {"transform": panel.transAxes, "clip_on": False}
        x, y = 1 + (_LEADER + _MARKER) / width, place / height
        colour = look.colour if look else style.QUIET
        x_line = x - (_MARKER + 0.08 if look else 0.08) / width
        panel.plot([1, x_line], [start / height, y], color=colour, lw=1.1, **beside)
        if look:
            panel.plot(x - 0.12 / width, y, look.marker, color=colour, ms=8, **beside)
        panel.text(x, y, name, va="center_baseline", transform=panel.transAxes)


def mark_points(panel, marks, curves):
    """Ring points and write a line of text for each, together, where they hide no curve.

    `marks` are (x, y, text, look), and each of `curves` an array (n, 2), in units of the panel.
    """
    room = _inches_of(panel)
    to_parts = panel.transScale + panel.transLimits  # of the panel's width and height
    points = to_parts.transform([(x, y) for x, y, *_ in marks]) * room
    size = np.array(
        [0.3 + max(style.text_width(text) for *_, text, _ in marks), len(marks) * _LINE]
    )
    centre = _free_place(room, size, points, to_parts.transform(np.concatenate(curves)) * room)
    left, top = centre[0] - size[0] / 2, centre[1] + size[1] / 2
    for row, (x, y, text, look) in enumerate(marks):
        ring = {"mfc": "white", "mec": look.colour, "mew": 2.2, "ls": "none"}
        panel.plot(x, y, marker=look.marker, ms=11, zorder=4, **ring)
        height = (top - (row + 0.5) * _LINE) / room[1]
        inside = {"transform": panel.transAxes, "zorder": 4}
        panel.plot((left + 0.09) / room[0], height, marker=look.marker, ms=8, **ring, **inside)
        words = panel.text((left + 0.26) / room[0], height, text, va="center_baseline", **inside)
        words.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85})
    if len(marks) == 1:  # with several, lines would cross
        near = np.clip(points[0], centre - size / 2, centre + size / 2) / room
        arrow = {"arrowstyle": "-", "color": style.QUIET, "lw": 1, "shrinkA": 1, "shrinkB": 7}
        panel.annotate(
            "", (x, y), xytext=near, textcoords="axes fraction", arrowprops=arrow, zorder=3
        )


def _inches_of(panel):
    return panel.get_position().size * panel.figure.get_size_inches()


def _spread_apart(places, gap, high):
    """Return rising `places` moved as little as need be: `gap` apart, between 0 and `high`."""
    places = np.array(places, dtype=float)
    for _ in range(1000):  # each time, two that are too close share the way
        push = np.maximum(gap - np.diff(places), 0) / 2
        places[1:] += push
        places[:-1] -= push
        places = np.clip(places, 0, high)
    return places


def _free_place(room, size, points, curves):
    """Return the centre of a box that hides little and stands near the points, all in inches."""

    def hidden(places, margin):
        return (np.abs(places - centre) < size / 2 + margin).all(axis=1).sum()

    columns, rows = (
        np.linspace(half, side - half, 41) for half, side in zip(size / 2, room, strict=True)
    )
    best, least = None, np.inf
    for centre in np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2):
        # To hide a ring round one of the points is worst of all.
        cost = hidden(curves, 0.06) + 1000 * hidden(points, 0.15)
        cost += np.hypot(*(centre - points.mean(axis=0)))
        if cost < least:
            best, least = centre, cost
    return best
