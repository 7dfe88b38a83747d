"""Still figure of notebook 06: the loss of one class over the plane of three logits."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from softmaxlib.figures import style
from softmaxlib.figures.curves import round_ticks
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_labels
from softmaxlib.figures.regions import ACROSS, sectors
from softmaxlib.functions import log_softmax
from softmaxlib.palette import class_style
from softmaxlib.wording import number

_REACH = 6  # the plane shows -6 to 6, in logits
_TRUE, _RIVAL = 0, 1
# The path crosses the border between the true class and its rival at right angles. A step of 1
# takes 1 / sqrt(2) from one logit and gives it to the other; the third stays 0.
_WAY = np.array([-1.0, 1.0, 0.0]) / np.sqrt(2)
_STEPS = (-6, -3, 0, 3, 6)
_SIDE = 3.3  # inches of each panel
_HEIGHTS = LinearSegmentedColormap.from_list("heights", ["#FFFFFF", "#A9C6D8", "#5A93B5"])


def loss_at(points):
    """Return the loss in nats of the true class at points (..., 2) of the plane."""
    return -log_softmax(np.asarray(points) @ ACROSS)[..., _TRUE]


def point_on_path(step):
    """Return the place (2,) in the plane after `step` logits on the path."""
    return ACROSS @ (step * _WAY)


@described
def loss_surface(labels=None):
    """Show the loss (nats) of one true class over the plane in which three logits have the sum 0.

    labels  names of the three classes; the first is true

    Left, lines of equal loss, one for each nat; right, the loss along a straight path.
    """
    labels = checked_labels(labels, 3)
    true, rival = labels[_TRUE], labels[_RIVAL]
    losses = [float(loss_at(point_on_path(step))) for step in _STEPS]
    figure = style.new_figure(5.0)
    rest = "nearly flat where it leads, steep where a rival does"
    style.write_heading(figure, 0.15, 0.2, f"The loss if {true} is true:", rest)
    top = 1.0
    style.write(figure, 0.15, 0.62, "lines of equal loss, one for each nat", colour=style.QUIET)
    _draw_plane(style.add_panel(figure, 0.15, top, _SIDE, _SIDE), labels)
    style.write(figure, 4.05, 0.62, "loss (nats) along the path", colour=style.QUIET)
    panel = style.add_panel(figure, 4.4, top, _SIDE, _SIDE)
    _draw_path(panel, losses)
    panel.set_xlabel(f"← {true}    steps (logit)    {rival} →")

    before, after = losses[1] - losses[0], losses[-1] - losses[-2]
    wide = _STEPS[1] - _STEPS[0]
    told = ", ".join(f"{loss:.2f} at {step}" for step, loss in zip(_STEPS, losses, strict=True))
    return figure, (
        f"Three logits with the sum 0, and {true} is true. On a straight path from the region of "
        f"{true} to that of {rival} the loss is, in nats, {told}. It rises by {before / wide:.2f} "
        f"nats per logit of the path at first, and at last by {after / wide:.2f}, close to √2 = "
        f"{np.sqrt(2):.2f}: there it is about the logit of {rival} minus the logit of {true}."
    )


def _draw_plane(panel, labels):
    panel.set(xlim=(-_REACH, _REACH), ylim=(-_REACH, _REACH))
    panel.spines["bottom"].set_visible(False)
    axis = np.linspace(-_REACH, _REACH, 161)
    losses = loss_at(np.stack(np.meshgrid(axis, axis), axis=-1))
    levels = np.arange(0, np.ceil(losses.max()) + 1)
    panel.contourf(axis, axis, losses, levels, cmap=_HEIGHTS)
    panel.contour(axis, axis, losses, levels[1:], colors=[style.QUIET], linewidths=0.8)
    for start, _ in sectors(ACROSS):
        x, y = np.cos(np.radians(start)), np.sin(np.radians(start))
        panel.plot([0, 2 * _REACH * x], [0, 2 * _REACH * y], color="white", lw=3.5)
        panel.plot([0, 2 * _REACH * x], [0, 2 * _REACH * y], "--", color=style.INK, lw=1.4)
    path = np.array([point_on_path(step) for step in _STEPS])
    arrow = {"arrowstyle": "-|>", "color": style.ALARM, "lw": 2.2, "shrinkA": 0, "shrinkB": 0}
    panel.annotate("", path[-1], path[0], arrowprops=arrow)
    panel.plot(*path.T, "o", color=style.ALARM, ms=7, zorder=4)
    # Off the path, which goes through the middle of the rival's region.
    for k, (distance, turn) in enumerate(((3.6, 25), (4.2, -17), (4.2, 0))):
        angle = np.radians(np.mean(sectors(ACROSS)[k]) + turn)
        x, y = distance * np.cos(angle), distance * np.sin(angle)
        look = class_style(k)
        panel.plot(x, y + 0.5, look.marker, color=look.colour, ms=9, zorder=5)
        name = f"{labels[k]} leads"
        panel.text(x, y - 0.4, name, weight="bold" if k == _TRUE else "normal", ha="center",
                   va="center_baseline", path_effects=style.HALO, zorder=5)  # fmt: skip


def _draw_path(panel, losses):
    steps = np.linspace(_STEPS[0], _STEPS[-1], 241)
    ceiling = 9.4
    panel.set(xlim=(_STEPS[0] - 0.2, _STEPS[-1] + 0.2), ylim=(-0.25, ceiling))
    panel.set_xticks(_STEPS, [number(step) for step in _STEPS])
    panel.set_yticks(*round_ticks(0, ceiling))
    panel.axvline(0, color=style.INK, lw=1.2, ls="--")
    panel.plot([0, _STEPS[-1]], [0, np.sqrt(2) * _STEPS[-1]], color=style.RULE, lw=5)
    panel.plot(steps, [loss_at(point_on_path(step)) for step in steps], color=style.ALARM, lw=2.4)
    panel.plot(_STEPS, losses, "o", color=style.ALARM, ms=8, zorder=4)
    for step, loss in zip(_STEPS, losses, strict=True):
        side = "left" if step == _STEPS[0] else "right"
        panel.annotate(
            f"{loss:.2f}", (step, loss), xytext=(-5, 10), textcoords="offset points", ha=side,
            va="center_baseline", path_effects=style.HALO, zorder=5,
        )  # fmt: skip
    panel.text(1.5, 1.2, "grey: slope √2", va="center_baseline")
