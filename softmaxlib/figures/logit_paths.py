"""Still figures of notebook 08: examples in space, and their logits moving through training."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator
from mpl_toolkits.mplot3d.art3d import Line3DCollection, Poly3DCollection

from softmaxlib.figures import style
from softmaxlib.figures.curves import round_ticks
from softmaxlib.figures.data_inputs import checked_class_numbers, checked_numbers
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_labels
from softmaxlib.logit_planes import ACROSS
from softmaxlib.logit_runs import checked_runs
from softmaxlib.palette import class_style
from softmaxlib.wording import number

_CLASSES = ("class 1", "class 2", "class 3")
_FRAMES = 60  # more make a picture larger, and no path smoother
_LONGEST_NAME = 12
_IN_PLANE = 1e-6  # logits; rounding errors of training are far smaller
_FROM = {"elev": 26, "azim": -12}  # the sheet looks oblique, and the classes lie apart
_SHEET = "#D5D5D5"


@described
def points_in_space(X, y, labels=None):
    """Show examples with three features as points in space, and how far they are from 0.

    X       features, shape (N, 3)
    y       labels 0, 1 or 2, shape (N,)
    labels  names of the three classes
    """
    X = checked_numbers("X", X, 2, "[[0, 1, 2], [1, 1, 0]]")
    if X.shape[1] != 3:
        raise ValueError(f"X should have 3 columns, one for each axis. It has {X.shape[1]}.")
    y = checked_class_numbers("y", y, len(X), 3)
    labels = checked_labels(_CLASSES if labels is None else labels, 3)
    distances = np.linalg.norm(X, axis=1)

    figure = style.new_figure(4.5)
    style.write_heading(figure, 0.15, 0.25, "Examples in space:", "features x1, x2, x3")
    space = _add_space(figure, 0.35, 0.5, 3.75, ("x1", "x2", "x3"))
    _set_reach(space, np.abs(X).max() or 1)
    space.view_init(elev=18, azim=-60)
    left, top, height = 4.75, 0.75, 2.9
    style.write_heading(figure, left - 0.1, 0.25, "How far from 0?")
    flat = style.add_panel(figure, left, top, style.WIDTH - left - 0.25, height)
    farthest = distances.max() or 1
    flat.set(xlim=(-0.03 * farthest, 1.05 * farthest), ylim=(2.6, -0.5))
    flat.set_xticks(*round_ticks(0, farthest))
    flat.set_xlabel("distance from the point (0, 0, 0)")
    told = []
    for k, label in enumerate(labels):
        look, own = class_style(k), y == k
        points = {"color": look.colour, "marker": look.marker, "ls": "none", "mec": "white"}
        space.plot(*X[own].T, ms=7, mew=0.6, **points)
        rows = k + 0.1 * (np.arange(own.sum()) % 4)  # so that fewer points hide each other
        flat.plot(distances[own], rows, ms=8, mew=0.6, **points)
        far = _range_of(distances[own])
        _name_class(figure, left, top + (k + 0.17) / 3.1 * height, f"{label}: {far}", k)
        told.append(f"{label}: {_middle_of(X[own])}{far}" + (" from 0" if own.any() else ""))
    return figure, "; ".join(told) + "."


def _range_of(distances):
    """The smallest and the largest distance as text, to one decimal place."""
    if not len(distances):
        return "no points"
    low, high = (number(round(float(d), 1)) for d in (distances.min(), distances.max()))
    return f"all {low}" if low == high else f"{low} to {high}"


def _middle_of(points):
    if not len(points):
        return ""
    middle = ", ".join(number(round(float(c), 1)) for c in points.mean(axis=0))
    return f"{len(points)} point{'s' if len(points) > 1 else ''}, mean ({middle}), "


@described
def logit_paths(histories, y, labels=None):
    """Show how the three logits of each example move through training, in space.

    histories  one or two runs, a dict from name to History, trained with keep_logits=True
    y          labels 0, 1 or 2, shape (N,)
    labels     names of the three classes

    The grey sheet is the plane on which the three logits add up to 0. Below, the same paths are
    seen from the edge of that plane: their height is the sum of the three logits.
    """
    runs = _checked_runs(histories)
    y = checked_class_numbers("y", y, next(iter(runs.values()))[0].shape[1], 3)
    labels = checked_labels(_CLASSES if labels is None else labels, 3)

    figure = style.new_figure(7.1, width=style.WIDTH if len(runs) == 2 else 4.4)
    together = np.concatenate([paths.reshape(-1, 3) for paths, *_ in runs.values()])
    told = []
    for column, (name, (paths, last, loss)) in enumerate(runs.items()):
        left = 0.15 + column * 3.95
        farthest = np.abs(paths.sum(axis=2)).max()
        stays = farthest < _IN_PLANE
        rest = f"{'stays in' if stays else 'leaves'} the plane"
        style.write_heading(figure, left, 0.25, f"{name}:", rest)
        space = _add_space(figure, left + 0.1, 0.45, 3.4, ("z1", "z2", "z3"))
        _draw_in_space(space, paths, y, together)
        _draw_from_the_edge(figure, left + 0.55, paths, y, together, has_name=column == 0)
        where = (
            "all paths stay in that plane"
            if stays
            else f"the paths leave that plane, the farthest sum is {_signed_extreme(paths)}"
        )
        told.append(f"{name}: {where}; loss {number(loss, 2)} after {number(last)} steps")
    for k, label in enumerate(labels):
        _name_class(figure, 0.3 + 1.3 * k, 4.08, label, k)
    first = 0.15 if len(runs) == 1 else 4.4
    second = 4.38 if len(runs) == 1 else 4.08
    style.write(figure, first, second, "black: start. grey: z1 + z2 + z3 = 0", colour=style.QUIET)
    return figure, (
        f"The paths of {len(y)} examples in the space of their three logits, and in it the plane "
        f"where the logits add up to 0. {'. '.join(told)}."
    )


def _signed_extreme(paths):
    sums = paths.sum(axis=2)
    return number(sums.flat[np.abs(sums).argmax()], 2)


def _checked_runs(histories):
    """Return name -> (paths (frames, N, 3), last step, last loss), or say what is the matter."""
    runs = {}
    for name, paths in checked_runs(histories, 2, _LONGEST_NAME).items():
        kept = np.unique(np.linspace(0, len(paths) - 1, _FRAMES).round().astype(int))
        history = histories[name]
        runs[name] = (paths[kept], history.steps[-1], history.losses[-1])
    return runs


def _add_space(figure, left, top, side, names):
    """Return 3D axes of `side` inches with named axes, in the look of the series."""
    width, height = figure.get_size_inches()
    place = (left / width, 1 - (top + side) / height, side / width, side / height)
    # Things are drawn in the order of their zorder: Matplotlib's guess of what hides what is poor.
    space = figure.add_axes(place, projection="3d", facecolor="none", computed_zorder=False)
    space.set_proj_type("ortho")
    for axis, name in zip((space.xaxis, space.yaxis, space.zaxis), names, strict=True):
        axis.set_label_text(name)
        axis.set_pane_color("#F7F7F7")
        axis.labelpad = 0
    space.tick_params(pad=0)
    space.grid(False)
    return space


def _set_reach(space, reach):
    reach = 1.05 * reach
    ticks = [tick for tick in MaxNLocator(3).tick_values(-reach, reach) if abs(tick) <= reach]
    for axis in (space.xaxis, space.yaxis, space.zaxis):
        axis.set_ticks(ticks, [number(tick, 7) for tick in ticks])
    space.set(xlim=(-reach, reach), ylim=(-reach, reach), zlim=(-reach, reach))
    space.set_box_aspect((1, 1, 1), zoom=1.0)


def _draw_in_space(space, paths, y, together):
    """Draw the paths, the plane of sum 0 as a round sheet, and below it what is behind it."""
    radius = 1.05 * np.linalg.norm(together @ ACROSS.T, axis=1).max() or 1
    _set_reach(space, max(np.abs(together).max(), np.sqrt(2 / 3) * radius))
    space.view_init(**_FROM)
    turn = np.linspace(0, 2 * np.pi, 73)
    circle = radius * np.stack([np.cos(turn), np.sin(turn)], axis=-1) @ ACROSS
    sheet = Poly3DCollection([circle], facecolor=_SHEET, alpha=0.5, zorder=2)
    space.add_collection3d(sheet)
    space.plot(*circle.T, color=style.QUIET, lw=0.8, zorder=2)
    pieces = np.stack([paths[:-1], paths[1:]], axis=2)  # (frames - 1, N, 2, 3)
    is_behind = pieces.sum(axis=(2, 3)) < -_IN_PLANE
    ends_behind = paths[-1].sum(axis=1) < -_IN_PLANE
    for k in range(3):
        look = class_style(k)
        for side, zorder in ((is_behind, 1), (~is_behind, 3)):
            own = pieces[side & (y == k)]
            if len(own):
                space.add_collection3d(
                    Line3DCollection(own, color=look.colour, lw=0.9, zorder=zorder)
                )
        for side, zorder in ((ends_behind, 1.5), (~ends_behind, 3.5)):
            ends = {"color": look.colour, "ms": 6, "mec": "white", "mew": 0.5, "ls": "none"}
            space.plot(*paths[-1, side & (y == k)].T, marker=look.marker, zorder=zorder, **ends)
    space.plot(*paths[0].T, "o", color=style.INK, ms=5, zorder=4)


def _draw_from_the_edge(figure, left, paths, y, together, has_name):
    """Draw the sums of the three logits against a direction inside the plane of sum 0."""
    panel = style.add_panel(figure, left, 5.0, 3.0, 1.45)
    sideways, sums = together[:, 1] - together[:, 0], together.sum(axis=1)
    reach = 1.05 * np.abs(sideways).max() or 1
    low, high = min(sums.min(), 0), max(sums.max(), 0)
    room = 0.12 * max(high - low, reach)
    panel.set(xlim=(-reach, reach), ylim=(low - room, high + room))
    panel.set_xticks(*round_ticks(-reach, reach))
    panel.set_yticks(*round_ticks(low - room, high + room))
    panel.set_xlabel("z2 - z1")
    panel.axhline(0, color=_SHEET, lw=7, zorder=1)
    for k in range(3):
        look = class_style(k)
        across, total = paths[..., 1] - paths[..., 0], paths.sum(axis=2)
        own = y == k
        panel.plot(across[:, own], total[:, own], color=look.colour, lw=0.9)
        ends = {"color": look.colour, "ms": 6, "mec": "white", "mew": 0.5, "ls": "none"}
        panel.plot(across[-1, own], total[-1, own], marker=look.marker, **ends)
    panel.plot(across[0], total[0], "o", color=style.INK, ms=5, zorder=4)
    if has_name:
        words = "Seen from the edge:", "height is z1 + z2 + z3"
        style.write_heading(figure, 0.15, 4.72, *words)


def _name_class(figure, x, top, label, k):
    """Write the name of class k beside its marker, in inches from the top left corner."""
    look = class_style(k)
    width, height = figure.get_size_inches()
    place = [x / width], [1 - top / height]
    figure.add_artist(Line2D(*place, marker=look.marker, color=look.colour, ms=8, ls="none"))
    style.write(figure, x + 0.16, top, label)
