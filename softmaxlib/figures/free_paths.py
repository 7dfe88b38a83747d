"""Still figure of notebook 08: where logits go that are free, without a network between."""

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.regions import ACROSS
from softmaxlib.figures.step_directions import draw_arrow, draw_plane, step, three_decimals
from softmaxlib.functions import softmax
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

START = (0.0, 5.0, 0.0)  # the named path: class 2 leads, and the example belongs to class 1
TIMES = (0, 1, 3, 10, 30)
_CENTRE_TIME = 5
_STEP = 0.05  # of time; errors of a Runge-Kutta step are far below the digits shown
_OTHER_STARTS = (
    (0, 5, 2.5),
    (0, 5, 4),
    (0, 4, 5),
    (0, 2.5, 5),
    (0, 0, 5),
    (2.5, 5, 0),
    (2.5, 0, 5),
)
_REACH = 4.6  # logits from the centre to the edge of the plane
_SIDE = 4.1  # inches of the plane


def free_path(start, until):
    """Return the times, shape (n,), and logits of dz/dt = e_1 - p from `start`.

    start  one place, shape (3,), or several, (m, 3); the logits are (n, 3) or (n, m, 3)
    """
    times = np.linspace(0, until, round(until / _STEP) + 1)
    path = [np.array(start, dtype=float)]
    for _ in times[1:]:
        z = path[-1]
        a = step(z)
        b = step(z + _STEP / 2 * a)
        c = step(z + _STEP / 2 * b)
        d = step(z + _STEP * c)
        path.append(z + _STEP / 6 * (a + 2 * b + 2 * c + d))
    return times, np.array(path)


@described
def free_paths():
    """Show the paths of free logits, each always moving along e_y - p, and a gap that closes.

    Left, in the plane where the logits add up to 0: one straight path from the centre for each
    class, and paths of class 1 from other places. Right, how far apart the two wrong logits are
    on the path from [0, 5, 0].
    """
    top = 1.15
    figure = style.new_figure(top + _SIDE + 0.85)
    style.write(figure, 0.15, 0.22, "Where free logits go", size=style.TITLE, weight="bold")
    unit = "No network: the logits of one example move along e - p. Drawn without their mean."
    style.write(figure, 0.15, 0.55, unit, colour=style.QUIET)
    style.write_heading(figure, 0.15, top - 0.22, "In the plane")
    panel = style.add_panel(figure, 0.15, top, _SIDE, _SIDE)
    draw_plane(panel, _REACH)
    style.write(
        figure, 0.15, top + _SIDE + 0.25, "Dotted: from the centre, for each class: straight."
    )
    style.write(figure, 0.15, top + _SIDE + 0.5, "The others are paths of class 1: curved.")
    times, path = free_path(START, TIMES[-1])
    shown = path[np.isin(np.round(times / _STEP), np.round(np.array(TIMES) / _STEP))]
    _draw_paths(panel, path, shown)
    gaps = path[:, 1] - path[:, 2]
    gaps_shown = shown[:, 1] - shown[:, 2]
    _draw_gap(figure, times, gaps, gaps_shown, top)

    shares = softmax(free_path((0, 0, 0), _CENTRE_TIME)[1][-1])
    when = ", ".join(
        f"{gap:.2f} at {time}" for time, gap in zip(TIMES[1:], gaps_shown[1:], strict=True)
    )
    return figure, (
        "Free logits that always move along e - p. From the centre each goes straight towards its "
        f"class: at time {_CENTRE_TIME} the shares are {three_decimals(shares)}. Where the "
        f"two rivals differ, the path is curved. From {numbers(list(START))}, class 1, the gap "
        f"between the two wrong logits closes slowly: {number(gaps[0])} at time 0, {when}."
    )


def _draw_paths(panel, path, shown):
    _, from_centre = free_path((0, 0, 0), TIMES[-1])
    for k in range(3):
        look = class_style(k)
        # For class k, the path of class 1 with the classes exchanged.
        ends = np.roll(from_centre, k, axis=1) @ ACROSS.T
        panel.plot(*ends.T, ":", color=look.colour, lw=3, zorder=3)
        _draw_head(panel, ends, look.colour, 1.8)
    _, others = free_path(_OTHER_STARTS, TIMES[-1])
    for points in np.moveaxis(others @ ACROSS.T, 1, 0):
        panel.plot(*points.T, color=style.QUIET, lw=1.1, zorder=3)
        panel.plot(*points[0], "o", color=style.QUIET, ms=4, zorder=4)
        _draw_head(panel, points, style.QUIET, 1.1, 1.7)
    points = path @ ACROSS.T
    panel.plot(*points.T, color=style.INK, lw=2.4, zorder=4)
    panel.plot(*(shown @ ACROSS.T).T, "o", color=style.INK, ms=7, zorder=5)
    panel.plot(0, 0, "o", color=style.INK, ms=7, mfc="white", zorder=5)


def _draw_head(panel, points, colour, width, after=None):
    """An arrow head at the end of a path, or `after` so many logits of its way."""
    way = np.append(0, np.linalg.norm(np.diff(points, axis=0), axis=1).cumsum())
    last = len(points) - 1 if after is None else np.searchsorted(way, after)
    draw_arrow(panel, points[last - 1], points[last], colour, width)


def _draw_gap(figure, times, gaps, gaps_shown, top):
    left, width = _SIDE + 0.75, style.WIDTH - _SIDE - 1.0
    style.write_heading(figure, left - 0.3, top - 0.22, "Gap of the wrong logits")
    style.write(
        figure, left - 0.3, top + 0.05, "on the black path, dot by dot (logits)", colour=style.QUIET
    )
    panel = style.add_panel(figure, left, top + 0.25, width, _SIDE - 0.25)
    panel.plot(times, gaps, color=style.INK, lw=2.4)
    panel.plot(TIMES, gaps_shown, "o", color=style.INK, ms=7)
    for time, gap in zip(TIMES, gaps_shown, strict=True):
        side = {"ha": "right"} if time == TIMES[-1] else {"ha": "left"}
        offset = (0, 13) if time == TIMES[-1] else (9, 5)
        panel.annotate(
            f"{gap:.2f}", (time, gap), offset, textcoords="offset points", va="center", **side
        )
    panel.set(xlim=(-0.6, 31), ylim=(0, 5.4), xlabel="time (many tiny steps)", yticks=range(6))
    panel.set_xticks([0, 10, 20, 30])
    panel.spines["left"].set_visible(True)
