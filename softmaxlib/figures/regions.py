"""Still figure of notebook 04: which of three classes leads, over a plane of their logits."""

import math

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Wedge

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_between, checked_labels
from softmaxlib.functions import softmax
from softmaxlib.logit_planes import ACROSS, REACH, SLICE, meeting_point, sectors
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

_FAR = 100  # logits; far enough out for the limit on a border
_MOST_RAISED = 1  # so that each region keeps room for its name
_ROOM_ON_THE_RIGHT = 0.5  # a centre further left has room for its text
_SIDE = 3.15  # inches of a plane


@described
def three_class_regions(*, raised=0.0, labels=None):
    """Show which of three classes has the largest logit, in two planes of logit space.

    raised  a number from -1 to 1, added to the first class's logit everywhere (a bias)
    labels  names of the three classes

    Left, the slice in which the third logit is 0: the angles of the regions are unlike, because
    the slice is oblique. Right, the plane at right angles to (1, 1, 1): no class is preferred.
    """
    raised = checked_between("raised", raised, -_MOST_RAISED, _MOST_RAISED)
    labels = checked_labels(labels, 3)
    bias = np.array([raised, 0, 0])

    top = 0.7
    figure = style.new_figure(top + _SIDE + (1.3 if raised else 1.05))
    told = []
    for left, plane, bold, rest in (
        (0.75, SLICE, "A slice:", f"{labels[2]} has logit 0"),
        (4.6, ACROSS, "Seen along (1, 1, 1):", "equal angles"),
    ):
        style.write_heading(figure, left if plane is ACROSS else 0.15, 0.25, bold, rest)
        panel = style.add_panel(figure, left, top, _SIDE, _SIDE)
        panel.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH))
        _draw_regions(panel, plane, bias, labels)
        angles = [end - start for start, end in sectors(plane)]
        told.append(numbers(angles))
        if plane is SLICE:
            told.append(numbers([angle / 360 for angle in angles], 3))
            ticks = range(-REACH, REACH + 1, 2)
            panel.set(xticks=ticks, yticks=ticks)
            panel.set(xlabel=f"z1, logit of {labels[0]}", ylabel=f"z2, logit of {labels[1]}")
        else:
            _draw_raises(panel, plane, bias)
            panel.set_xlabel("arrows: one logit raised by 1")

    third, half, wins = middle_share(SLICE, bias), border_share(SLICE, bias), chances(bias)
    remark = "On a border two logits are equal: far out, those two classes have"
    style.write(figure, 0.15, top + _SIDE + 0.8, f"{remark} {number(half, 3)} each.")
    start = f"{labels[0]} has {number(abs(raised))} {'more' if raised > 0 else 'less'} on its logit"
    if raised:
        remark = f"{start}: the borders move (dotted: before), the angles stay."
        style.write(figure, 0.15, top + _SIDE + 1.05, remark)
    return figure, (
        (f"{start}: the borders move, the angles stay. " if raised else "")
        + f"The regions in which {', '.join(labels)} lead have angles of {told[0]} degrees in the "
        f"slice where {labels[2]} has logit 0, so {told[1]} of that plane, and {told[2]} degrees "
        "across (1, 1, 1). "
        f"Where all three meet, each has {number(third, 3)}; on a border, far out, two have "
        f"{number(half, 3)} each. "
        "If each logit is drawn from the same bell curve with width 1"
        + (f", and {labels[0]} gets {_signed(raised)}, " if raised else ", ")
        + f"they lead with chances {numbers(wins, 3)}."
    )


def chances(bias):
    """Return how often each of three classes leads, if its logit is its bias plus a N(0, 1) draw.

    It leads at x if both others stay below: the integral of density(x) P(others < x) over x.
    """
    x = np.linspace(-10, 10, 2001)
    below = [[0.5 + 0.5 * math.erf((t - b) / math.sqrt(2)) for t in x] for b in bias]
    densities = [np.exp(-((x - b) ** 2) / 2) / math.sqrt(2 * math.pi) for b in bias]
    others = [np.prod(np.delete(below, k, axis=0), axis=0) for k in range(3)]
    return np.array([np.sum(d * o) * (x[1] - x[0]) for d, o in zip(densities, others, strict=True)])


def middle_share(plane, bias):
    """Return the share of the first class, and so of each, where all three logits are equal."""
    return softmax(meeting_point(plane, bias) @ plane + bias)[0]


def border_share(plane, bias):
    """Return the share of the first class where its sector ends, far from the meeting point."""
    angle = math.radians(sectors(plane)[0][1])
    point = meeting_point(plane, bias) + _FAR * np.array([math.cos(angle), math.sin(angle)])
    return softmax(point @ plane + bias)[0]


def _draw_regions(panel, plane, bias, labels):
    centre = meeting_point(plane, bias)
    axis = np.linspace(-REACH, REACH, 81)
    lattice = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    leader = np.argmax(lattice @ plane + bias, axis=-1)
    for k, (start, end) in enumerate(sectors(plane)):
        look = class_style(k)
        pale = 0.7 + 0.3 * np.array(to_rgb(look.colour))
        panel.add_patch(Wedge(centre, 4 * REACH, start, end, facecolor=pale, hatch=look.hatch))
        _draw_ray(panel, centre, start, "-")
        if bias.any():
            _draw_ray(panel, meeting_point(plane, 0 * bias), start, ":")
        x, y = lattice[leader == k].mean(axis=0)
        half_width = style.text_width(labels[k], weight="bold") / 2 * (2 * REACH / _SIDE)
        x = np.clip(x, half_width + 0.1 - REACH, REACH - 0.1 - half_width)
        panel.plot(x, y + 0.45, look.marker, color=look.colour, markersize=9)
        options = {"ha": "center", "va": "center_baseline", "path_effects": style.HALO, "zorder": 5}
        panel.text(x, y - 0.45, labels[k], weight="bold", **options)
        panel.text(x, y - 1.05, f"{number(end - start)}°", **options)

    panel.plot(*centre, "o", color=style.INK, markersize=7, zorder=4)
    third = middle_share(plane, bias)
    _write_at_centre(panel, f"{number(third, 3)} each", centre, sectors(plane)[0][1] % 360)
    # Where the first border leaves the panel at the top or at the right.
    angle = math.radians(sectors(plane)[0][1])
    way = np.array([math.cos(angle), math.sin(angle)])
    reached = 0.85 * min((REACH - centre) / way)
    half = border_share(plane, bias)
    _write_left_above(panel, f"{number(half, 3)} each", centre + reached * way, (-5, 5))


def _write_at_centre(panel, text, centre, border):
    """A text joined to the centre by a line: right of it, or left below if there is no room.

    `border` is the angle of the border on the upper right, in degrees.
    """
    is_right = centre[0] < _ROOM_ON_THE_RIGHT
    angle = math.radians(0.68 * border if is_right else 205)
    panel.annotate(
        text,
        centre,
        xytext=centre + 1.5 * np.array([math.cos(angle), math.sin(angle)]),
        ha="left" if is_right else "right",
        va="center_baseline",
        arrowprops={
            "arrowstyle": "-",
            "color": style.INK,
            "lw": 0.9,
            "relpos": (0 if is_right else 1, 0.5),
            "shrinkA": 1,
            "shrinkB": 0,
        },
        path_effects=style.HALO,
        zorder=5,
    )


def _write_left_above(panel, text, point, offset):
    panel.annotate(text, point, xytext=offset, textcoords="offset points", ha="right",
                   va="center_baseline", path_effects=style.HALO, zorder=5)  # fmt: skip


def _draw_ray(panel, centre, angle, line):
    """A border: from the centre out of the panel, in the direction of `angle` degrees."""
    x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    far = 4 * REACH
    ends = [centre[0], centre[0] + far * x], [centre[1], centre[1] + far * y]
    panel.plot(*ends, line, color=style.INK, lw=1.6)


def _draw_raises(panel, plane, bias):
    """An arrow for each class: where the meeting point goes when that logit grows by 1."""
    centre = meeting_point(plane, bias)
    for k in range(3):
        arrow = {"arrowstyle": "-|>", "color": style.INK, "lw": 1.4, "shrinkA": 0, "shrinkB": 0}
        panel.annotate("", centre + plane[:, k], centre, arrowprops=arrow)


def _signed(value):
    return f"{'+' if value > 0 else '-'}{number(abs(value))}"
