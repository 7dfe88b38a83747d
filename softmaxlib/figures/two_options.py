"""Still figures of notebook 04: two options are one difference."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_between, checked_labels, checked_scores
from softmaxlib.functions import sigmoid, softmax
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

REACH = 4  # the plane shows logits from -4 to 4
SHARES_ON_LINES = (0.1, 0.25, 0.5, 0.75, 0.9)
_FARTHEST_POINT = 3  # so that the names in the corners stay free
_CLOSEST_POINTS = 1  # in logits; closer ones would hide each other's names
_NAMES = "ABCD"
_SIDE = 3.1  # inches of the plane, and height of the cut
_BAR = 0.3  # inches from one bar to the next


@described
def two_logit_plane(points=((2, 1), (0, -1)), labels=None):
    """Show the share of the first of two classes over both logits, and along their difference.

    points  up to four pairs (z1, z2) of logits from -3 to 3, marked in both panels
    labels  names of the two classes

    Left, each diagonal has one share; right, the cut across the diagonals is the sigmoid of
    z1 - z2.
    """
    points = _checked_points(points)
    first, second = checked_labels(labels, 2)
    differences = [z1 - z2 for z1, z2 in points]
    shares = [float(softmax(point)[0]) for point in points]
    top = 0.75
    figure = style.new_figure(top + _SIDE + 0.75 + 0.25 * len(points))
    # Light in the middle, so that the lightness tells how far a share is from one half.
    ends = [class_style(1).colour, "white", class_style(0).colour]
    shading = {"cmap": LinearSegmentedColormap.from_list("share", ends), "vmin": 0, "vmax": 1}

    style.write_heading(figure, 0.15, 0.2, "Along a diagonal:", "one share")
    plane = style.add_panel(figure, 0.8, top, _SIDE, _SIDE)
    _draw_plane(plane, shading, first, second)
    _draw_points_on_plane(plane, points, differences)

    style.write_heading(figure, 4.75, 0.2, "Along the arrow:", "the sigmoid")
    cut = style.add_panel(figure, 5.4, top, style.WIDTH - 5.4 - 0.15, _SIDE)
    _draw_cut(cut, shading, first)
    _draw_points_on_cut(cut, differences, shares)

    for row, (point, d, p) in enumerate(zip(points, differences, shares, strict=True)):
        text = (
            f"{_NAMES[row]}: logits {number(point[0])} and {number(point[1])}, "
            f"difference {_tidy(d)}, share of {first} {number(p, 3)}"
        )
        style.write(figure, 0.15, top + _SIDE + 0.75 + 0.25 * row, text)

    told = [
        f"{numbers(list(point))} has the difference {_tidy(d)} and the share {number(p, 3)}"
        for point, d, p in zip(points, differences, shares, strict=True)
    ]
    at = [f"{number(sigmoid(d), 3)} at {d}" for d in (-2, 0, 2)]
    return figure, (
        f"The share of {first} against {second}, by their two logits: {'; '.join(told)}. "
        "Along a diagonal the share stays the same. Across the diagonals it is the sigmoid of "
        f"the difference: {', '.join(at)}."
    )


def _draw_plane(plane, shading, first, second):
    """The share of the first class as a colour, lines of equal share, and the way of the cut."""
    axis = np.linspace(-REACH, REACH, 161)
    z1, z2 = np.meshgrid(axis, axis)
    share = softmax(np.stack([z1, z2], axis=-1))[..., 0]
    everywhere = (-REACH, REACH, -REACH, REACH)
    plane.imshow(share, origin="lower", extent=everywhere, interpolation="bilinear", **shading)
    for p in SHARES_ON_LINES:
        d = np.log(p / (1 - p))  # where z1 - z2 is this difference, the share is p
        ends = np.clip([-REACH, REACH], -REACH + d, REACH + d)
        line = "-" if p >= 0.5 else "--"
        plane.plot(ends, ends - d, line, color=style.INK, lw=2 if p == 0.5 else 1)
        above = d < 0.4  # the line leaves at the top of the plane, else at its right
        plane.annotate(
            number(p),
            (ends[1], ends[1] - d),
            xytext=(0, 4) if above else (5, 0),
            textcoords="offset points",
            ha="center" if above else "left",
            va="bottom" if above else "center_baseline",
        )
    plane.annotate(
        f"share of {first}:",
        (1.1, REACH),
        xytext=(0, 4),
        textcoords="offset points",
        ha="right",
        va="bottom",
    )
    arrow = {"arrowstyle": "-|>", "color": style.INK, "lw": 1.4}
    plane.annotate("", (3.2, -3.2), (-3.2, 3.2), arrowprops=arrow)
    plane.text(-3.8, 3.6, f"{second} leads", va="center", path_effects=style.HALO)
    plane.text(3.8, -3.6, f"{first} leads", va="center", ha="right", path_effects=style.HALO)
    ticks = range(-REACH, REACH + 1, 2)
    plane.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), xticks=ticks, yticks=ticks)
    plane.set(xlabel=f"z1, logit of {first}", ylabel=f"z2, logit of {second}")


def _draw_points_on_plane(plane, points, differences):
    """Each point with its letter; a line joins points with the same difference."""
    for group in _equal(differences):
        if len(group) > 1:
            along = sorted(points[i] for i in group)
            plane.plot(*zip(along[0], along[-1], strict=True), ":", color=style.INK, lw=2)
    for name, (z1, z2) in zip(_NAMES, points, strict=False):
        _draw_ring(plane, z1, z2, 8)
        _write_beside(plane, name, z1, z2, (9, 0))


def _draw_cut(cut, shading, first):
    """The share against the difference, on the colours of the plane."""
    d = np.linspace(-2 * REACH, 2 * REACH, 321)
    everywhere = (-2 * REACH, 2 * REACH, 0, 1)
    cut.imshow(sigmoid(d)[np.newaxis], extent=everywhere, aspect="auto", **shading)
    cut.plot(d, sigmoid(d), color=style.INK, lw=2)
    cut.plot([-2 * REACH, 0, 0], [0.5, 0.5, 0], "--", color=style.INK, lw=1)
    cut.set(xlim=(-2 * REACH, 2 * REACH), ylim=(0, 1))
    shares = (0, *SHARES_ON_LINES, 1)
    cut.set(xticks=range(-2 * REACH, 2 * REACH + 1, REACH))
    cut.set_yticks(shares, [number(p) for p in shares])
    cut.set(xlabel="difference z1 - z2 (logits)", ylabel=f"share of {first} (probability)")


def _draw_points_on_cut(cut, differences, shares):
    """The points on the curve, as rings around each other where the differences are equal."""
    groups = _equal(differences)
    left = [group for group in groups if differences[group[0]] < 0]
    right = [group for group in reversed(groups) if differences[group[0]] >= 0]
    # Names stand left above the curve or right below it, where it leaves room, a line apart.
    for side, up in ((left, 1), (right, -1)):
        heights = []
        for group in side:
            d, p = differences[group[0]], shares[group[0]]
            for turn, _ in enumerate(group):
                _draw_ring(cut, d, p, 8 + 5 * turn)
            free = [up * heights[-1] + 0.075] if heights else []
            heights.append(up * max(up * p + 0.04, *free, -2))
            names = ", ".join(_NAMES[i] for i in group)
            _write_beside(cut, names, d, heights[-1], (-up * (8 + 2.5 * len(group)), 0))


def _draw_ring(panel, x, y, size):
    panel.plot(
        x, y, "o", markersize=size, markeredgecolor=style.INK, markeredgewidth=1.6,
        markerfacecolor="white" if size == 8 else "none", zorder=4, clip_on=False,
    )  # fmt: skip


def _write_beside(panel, text, x, y, offset):
    panel.annotate(
        text,
        (x, y),
        xytext=offset,
        textcoords="offset points",
        ha="left" if offset[0] > 0 else "right",
        va="center_baseline",
        weight="bold",
        path_effects=style.HALO,
        zorder=5,
    )


def _equal(differences):
    """The positions of the differences, in groups of equal ones, from small to large."""
    rounded = np.round(differences, 9)  # 0.3 - 0.1 is not quite 0.2
    return [np.flatnonzero(rounded == d).tolist() for d in np.unique(rounded)]


def _tidy(difference):
    return number(round(difference, 9))


def _checked_points(points):
    """Return the points as pairs of floats, or say what is the matter with them."""
    try:
        pairs = [(z1, z2) for z1, z2 in points]
    except (TypeError, ValueError):
        pairs = []
    if not 1 <= len(pairs) <= len(_NAMES):
        raise ValueError(
            f"points should be 1 to {len(_NAMES)} pairs of logits, such as ((2, 1), (0, -1)). "
            f"It was given {numbers(points)}."
        )
    limits = (-_FARTHEST_POINT, _FARTHEST_POINT)
    pairs = [tuple(checked_between("Each logit of points", z, *limits) for z in p) for p in pairs]
    for i, point in enumerate(pairs):
        for other in pairs[:i]:
            if np.hypot(*np.subtract(point, other)) < _CLOSEST_POINTS:
                raise ValueError(
                    f"Points should be {_CLOSEST_POINTS} apart or more, to be told apart. "
                    f"It was given {numbers(other)} and {numbers(point)}."
                )
    return pairs


@described
def softmax_or_sigmoids(logits, labels=None):
    """Show the same logits shared out by softmax, and answered one by one by a sigmoid each.

    logits  2 to 6 scores
    labels  a name for each

    A line marks one half, and a word the probabilities above it.
    """
    scores = checked_scores(logits, "[2, -1, 1.5, -3]")
    labels = checked_labels(labels, len(scores))
    columns = [
        ("softmax", "one question: which of them?", softmax(scores)),
        ("a sigmoid each", "many questions: yes or no?", sigmoid(scores)),
    ]

    names_width = max(style.text_width(label) for label in labels)
    heading_width = style.text_width("logit", style.TITLE, "bold")
    logits_right = 0.15 + names_width + 0.2
    logits_right += max(heading_width, *(style.text_width(number(z)) for z in scores))
    left, gap, numbers_width = logits_right + 0.3, 0.25, 1.25
    column_width = (style.WIDTH - left - gap - 0.05) / 2
    bar_width = column_width - numbers_width
    top, height = 0.95, _BAR * len(scores)
    figure = style.new_figure(top + height + 0.4)
    style.write(figure, logits_right, 0.2, "logit", size=style.TITLE, weight="bold", ha="right")
    middles = [top + (row + 0.5) * _BAR for row in range(len(scores))]
    for middle, label, z in zip(middles, labels, scores, strict=True):
        style.write(figure, 0.15, middle, label)
        style.write(figure, logits_right, middle, number(z), ha="right")

    told = []
    for i, (title, question, p) in enumerate(columns):
        x = left + i * (column_width + gap)
        above = [label for label, share in zip(labels, p, strict=True) if share > 0.5]
        style.write(figure, x, 0.2, title, size=style.TITLE, weight="bold")
        style.write(figure, x, 0.45, question, colour=style.QUIET)
        style.write(figure, x + bar_width / 2, top - 0.15, "one half", ha="center")
        panel = style.add_panel(figure, x, top, bar_width, height)
        panel.barh(range(len(p)), 1, height=0.74, color=style.TRACK)
        for row, share in enumerate(p):
            look = class_style(row)
            panel.barh(row, share, height=0.74, color=look.colour, hatch=look.hatch)
            # In a column of their own, for the line at one half would cross them.
            style.write(figure, x + bar_width + 0.08, middles[row], number(share, 3))
            if share > 0.5:
                style.write(figure, x + column_width, middles[row], "above", ha="right")
        panel.set(xlim=(0, 1), ylim=(len(p) - 0.5, -0.5))
        panel.spines["bottom"].set_visible(False)
        panel.axvline(0.5, color=style.INK, lw=1.6)
        total = f"total {number(p.sum())}"
        count = f"{len(above) or 'none'} of {len(p)}"
        style.write(figure, x, top + height + 0.2, f"{total}; {count} above one half")
        told.append(f"{numbers(p, 3)}, {total}, above one half: {', '.join(above) or 'none'}")
    return figure, (
        f"The logits {numbers(scores)} of {', '.join(labels)}. Softmax shares one whole: {told[0]}."
        f" A sigmoid each answers its own yes-or-no question: {told[1]}."
    )
