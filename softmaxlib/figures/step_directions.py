"""Still figure of notebook 08: where a step for one example's logits aims, place by place."""

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Wedge

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.regions import ACROSS, sectors
from softmaxlib.functions import softmax
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

# Three places, and what the step does there. (At [0, 5, 5] both rivals have nearly 0.5.)
PLACES = (
    ("A", (0.0, 0.0, 0.0), ("straight away from", "both rivals alike")),
    ("B", (0.0, 5.0, 0.0), ("away from class 2, and", "hardly from class 3")),
    ("C", (0.0, 5.0, 5.0), ("straight away from both,", "and longer than at A")),
)
_REACH = 5.2  # logits from the centre to the edge of the plane
_SPACING = 1.7  # between arrows, so that the longest, sqrt 2, reaches no other
_SIDE = 4.7  # inches of the plane
_NAMES_AT = ((0.78, 0.76), (-0.76, 0.82), (-0.76, -0.82))  # of the classes, in parts of the reach


def step(logits):
    """Return e_1 - p, the step downhill of logits (..., 3) of class 1 at learning rate 1."""
    return np.array([1.0, 0, 0]) - softmax(logits)


@described
def step_directions():
    """Show the step e_1 - p for class 1 in the plane where three logits add up to 0.

    Arrows have the length of the step at learning rate 1, in the scale of the plane. Three places
    are named; the logits [0, 5, 0] and [0, 5, 5] are moved into the plane, which changes no share.
    """
    top = 0.8
    figure = style.new_figure(top + _SIDE + 0.3)
    title = "Where does a step for class 1 aim?"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    unit = "Drawn without the mean of the logits. Arrow: step e1 - p. Dot: almost 0."
    style.write(figure, 0.15, 0.55, unit, colour=style.QUIET)
    panel = style.add_panel(figure, 0.15, top, _SIDE, _SIDE)
    draw_plane(panel, _REACH)
    _draw_field(panel)
    told = []
    for row, (name, place, words) in enumerate(PLACES):
        point, arrow = ACROSS @ place, ACROSS @ step(np.array(place))
        draw_arrow(panel, point, point + arrow, style.INK, 2.6)
        panel.plot(*point, "o", color=style.INK, ms=8, zorder=6)
        panel.annotate(
            name, point, (-12, -12), textcoords="offset points", weight="bold", ha="center",
            va="center_baseline", path_effects=style.HALO, zorder=7,
        )  # fmt: skip
        exact, length = three_decimals(step(np.array(place))), number(np.linalg.norm(arrow), 3)
        left, first = _SIDE + 0.4, top + 0.3 + 1.6 * row
        lines = (f"step {exact}", f"length {length}", *words)
        style.write_heading(figure, left, first, name, f"at {numbers(list(place))}")
        for line, text in enumerate(lines):
            style.write(figure, left, first + 0.26 * (line + 1), text)
        told.append(f"at {numbers(list(place))} it is ({exact}), length {length}")
    return figure, (
        f"The step e1 - p for the logits of an example of class 1: {'; '.join(told)}. "
        "It aims at no single point: where one rival leads, it runs about along the line from that "
        "rival to class 1; where both rivals are level, straight away from both."
    )


def three_decimals(values):
    """The numbers with three decimal places, separated by commas; negative zero is 0.000."""
    return ", ".join(f"{round(float(v), 3) + 0:.3f}" for v in values)


def draw_plane(panel, reach):
    """Draw the pale regions of three classes around the centre of the plane of sum 0."""
    panel.set(xlim=(-reach, reach), ylim=(-reach, reach))
    for spine in panel.spines.values():
        spine.set_visible(False)
    for k, (start, end) in enumerate(sectors(ACROSS)):
        look = class_style(k)
        pale = 0.82 + 0.18 * np.array(to_rgb(look.colour))
        panel.add_patch(Wedge((0, 0), 2 * reach, start, end, facecolor=pale, hatch=look.hatch))
        border = np.radians(start)
        ends = [0, 2 * reach * np.cos(border)], [0, 2 * reach * np.sin(border)]
        panel.plot(*ends, color="white", lw=2, zorder=2)
        x, y = reach * np.array(_NAMES_AT[k])
        panel.plot(x, y + 0.05 * reach, look.marker, color=look.colour, ms=9, zorder=5)
        panel.text(x, y - 0.06 * reach, f"class {k + 1}", ha="center", va="center_baseline",
                   weight="bold", path_effects=style.HALO, zorder=5)  # fmt: skip


def draw_arrow(panel, start, end, colour, width):
    """Draw an arrow from one point of the panel to another, without gaps at its ends."""
    head = f"-|>,head_width={0.12 + 0.05 * width},head_length={0.25 + 0.1 * width}"
    arrow = {"arrowstyle": head, "color": colour, "lw": width, "shrinkA": 0, "shrinkB": 0}
    panel.annotate("", end, start, arrowprops=arrow, zorder=4)


def _draw_field(panel):
    """Arrows on a lattice with the symmetry of the plane: each point has six neighbours."""
    rows = np.arange(-4, 5)
    u, v = (axis.ravel() for axis in np.meshgrid(rows, rows))
    lattice = _SPACING * np.stack([(u + v / 2), v * np.sqrt(3) / 2], axis=-1)
    places = [ACROSS @ place for _, place, _ in PLACES]
    taken = np.array([*places, *(_REACH * np.array(_NAMES_AT))])
    for point in lattice:
        arrow = ACROSS @ step(point @ ACROSS)
        is_inside = np.abs([point, point + arrow]).max() < _REACH
        if is_inside and np.linalg.norm(taken - point, axis=1).min() > 1.1:
            if np.linalg.norm(arrow) > 0.25:
                draw_arrow(panel, point, point + arrow, style.QUIET, 1.1)
            panel.plot(*point, "o", color=style.QUIET, ms=2.5, zorder=4)
