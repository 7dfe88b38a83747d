"""Still figures of notebook 07: the examples to train on, and how they are split in three."""

import numpy as np
from matplotlib.colors import ListedColormap, to_rgb

from softmaxlib.figures import style
from softmaxlib.figures.curves import round_ticks
from softmaxlib.figures.data_inputs import (
    LARGEST_NUMBER,
    checked_class_numbers,
    checked_names,
    checked_numbers,
    told,
)
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import MOST_CLASSES, as_numbers
from softmaxlib.palette import class_style

PARTS = (
    ("training", "fit the weights W and b"),
    ("validation", "choose settings, such as learning rate, steps and T"),
    ("test", "see once, at the end, how good the model is"),
)
_FIELDS = ("y_train", "y_validation", "y_test")
_COLOURS = (style.BLUE, "#8FB4C8", "#D3D3D3")
_ROW = 0.85  # inches from one part to the next
_HEIGHT = 4.0  # of the panel with the points, in inches
_FINE = 301  # points of the lattice, across and down


@described
def split_shown(data):
    """Show how many examples are for training, validation and test, and what each part is for.

    data  a `datasets.Data`, or anything with y_train, y_validation, y_test and name
    """
    parts = _checked_parts(data)
    counts = [len(labels) for labels in parts]
    total = sum(counts)
    told_counts = [
        f"{count} ({100 * count / total:.0f} %), {_of_each_class(labels)}"
        for count, labels in zip(counts, parts, strict=True)
    ]
    left, top, width = 0.15, 0.9, style.WIDTH - 0.3
    # The longest bar leaves room for its text.
    longest = width - 0.15 - max(style.text_width(text) for text in told_counts)
    figure = style.new_figure(top + _ROW * len(parts))
    style.write_heading(figure, left, 0.2, "Three parts:", f"one use for each of {total} examples")
    style.write(figure, left, 0.5, "bar: number of examples", colour=style.QUIET)
    panel = style.add_panel(figure, left, top, width, _ROW * len(parts))
    panel.set(xlim=(0, max(counts) * width / longest), ylim=(len(parts), 0))
    panel.spines["bottom"].set_visible(False)
    for row, ((name, use), count, text) in enumerate(zip(PARTS, counts, told_counts, strict=True)):
        style.write_heading(figure, left, top + row * _ROW + 0.12, f"{name}:", use)
        panel.barh(row + 0.53, count, height=0.36, color=_COLOURS[row])
        panel.annotate(
            text, (count, row + 0.53), xytext=(5, 0), textcoords="offset points",
            va="center_baseline",
        )  # fmt: skip
    shown = [
        f"{name.capitalize()} {text}, to {use}."
        for (name, use), text in zip(PARTS, told_counts, strict=True)
    ]
    return figure, f"{total} examples in three parts. {' '.join(shown)}"


def _of_each_class(labels):
    """How many of each class there are, in words."""
    counts = np.unique(labels, return_counts=True)[1]
    low, high = counts.min(), counts.max()
    return f"{low} of each class" if low == high else f"{low} to {high} of each class"


@described
def iris_points(X, y, features, classes, W=None, b=None):
    """Show examples by two features, and which class wins where if W and b are given.

    X, y      features, shape (N, 2), and labels 0..K-1, shape (N,)
    features  two names, for the axes
    classes   K names, 2 to 6
    W, b      weights, shape (2, K), and biases, shape (K,), of logits X @ W + b on these features
    """
    features = checked_names("features", features, 2, 40)
    count = len(classes) if isinstance(classes, (list, tuple, np.ndarray)) else 0
    names = checked_names("classes", classes, min(max(count, 2), MOST_CLASSES), 12)
    X = _checked_points(X)
    y = checked_class_numbers("y", y, len(X), len(names))
    model = _checked_model(W, b, len(names))

    left, top, right = 0.75, 1.05, 0.45 + max(style.text_width(name) for name in names)
    width = style.WIDTH - left - right - 0.1
    figure = style.new_figure(top + _HEIGHT + 0.75)
    panel = style.add_panel(figure, left, top, width, _HEIGHT)
    _set_limits(panel, X, features)
    if model:
        _draw_regions(panel, model, names, X)
    for k, name in enumerate(names):
        look = class_style(k)
        panel.scatter(
            *X[y == k].T, marker=look.marker, s=46, color=look.colour, edgecolor="white",
            linewidth=0.7, zorder=3,
        )  # fmt: skip
        line = top + 0.2 + 0.3 * k
        beside = left + width + 0.3
        figure_width, figure_height = figure.get_size_inches()
        panel.plot(
            (beside - 0.12) / figure_width, 1 - line / figure_height, look.marker,
            color=look.colour, ms=9, transform=figure.transFigure, clip_on=False, scalex=False,
            scaley=False,
        )  # fmt: skip
        style.write(figure, beside + 0.05, line, name)
    head = ("Two features,", f"{len(names)} classes: {len(X)} points")
    style.write_heading(figure, 0.15, 0.2, *head)
    if model:
        right_side = np.argmax(X @ model[0] + model[1], axis=1) == y
        remark = f"{right_side.sum()} of {len(X)} points lie where their own class wins"
        key = "Shaded: where each class has the largest share. A border is a straight line."
        style.write(figure, 0.15, 0.78, f"{remark}.", colour=style.INK)
    else:
        remark, key = "", "A point is an example, its marker the class."
    style.write(figure, 0.15, 0.5, key, colour=style.QUIET)

    told_classes = "; ".join(
        f"{name} {_points(np.sum(y == k))}" + _middle(X[y == k], features)
        for k, name in enumerate(names)
    )
    ending = f" {remark}; the borders are straight lines." if model else ""
    start = f"{features[0]} and {features[1]} of {len(X)} examples"
    return figure, f"{start[0].upper()}{start[1:]}: {told_classes}.{ending}"


def _points(count):
    return "1 point" if count == 1 else f"{count} points"


def _middle(points, features):
    """The means of a class, in words, to two digits."""
    if len(points) == 0:
        return ""
    # Plus 0, for a mean that is rounded to -0.0.
    means = [f"{round(float(mean), 2) + 0.0:.2f}" for mean in points.mean(axis=0)]
    return f", on average at {features[0]} {means[0]} and {features[1]} {means[1]}"


def _set_limits(panel, X, features):
    low, high = X.min(axis=0), X.max(axis=0)
    margin = np.where(high > low, 0.08 * (high - low), 1)
    panel.set(xlim=(low[0] - margin[0], high[0] + margin[0]))
    panel.set(ylim=(low[1] - margin[1], high[1] + margin[1]))
    panel.set_xticks(*round_ticks(*panel.get_xlim()))
    panel.set_yticks(*round_ticks(*panel.get_ylim()))
    panel.set(xlabel=features[0], ylabel=features[1])


def _draw_regions(panel, model, names, X):
    """Where each class wins: its pale colour, its borders, and its name."""
    W, b = model
    ends = (*panel.get_xlim(), *panel.get_ylim())
    across, up = np.linspace(*ends[:2], _FINE), np.linspace(*ends[2:], _FINE)
    lattice = np.stack(np.meshgrid(across, up), axis=-1)
    logits = lattice @ W + b
    winner = np.argmax(logits, axis=-1)
    pale = [0.75 + 0.25 * np.array(to_rgb(class_style(k).colour)) for k in range(len(names))]
    panel.imshow(
        winner, cmap=ListedColormap(pale), vmin=-0.5, vmax=len(names) - 0.5, origin="lower",
        extent=ends, aspect="auto", interpolation="nearest", zorder=0,
    )  # fmt: skip
    for k in range(len(names)):
        ahead = logits[..., k] - np.delete(logits, k, axis=-1).max(axis=-1)
        if ahead.min() < 0 < ahead.max():
            panel.contour(across, up, ahead, [0], colors=style.INK, linewidths=1.4, zorder=1)
    coarse = slice(None, None, 10)
    for k, name in enumerate(names):
        place = _free_place(panel, lattice[coarse, coarse], winner[coarse, coarse] == k, X, name)
        if place is not None:
            panel.text(
                *place, name, ha="center", va="center_baseline", weight="bold", zorder=4,
                path_effects=style.HALO,
            )  # fmt: skip


def _free_place(panel, lattice, is_inside, points, name):
    """Return the place in a region that is farthest from points and borders, or None."""
    width, height = panel.get_position().size * panel.figure.get_size_inches()
    # Distances in units of the text's half width and height.
    unit = np.array([style.text_width(name, weight="bold") / 2 + 0.1, 0.15])
    ends = np.array([panel.get_xlim(), panel.get_ylim()])
    scale = np.array([width, height]) / np.ptp(ends, axis=1) / unit
    inside = lattice[is_inside]
    to_edge = np.minimum(inside - ends[:, 0], ends[:, 1] - inside) * scale
    inside = inside[(to_edge > 1).all(axis=1)]
    if len(inside) == 0:
        return None
    hindrances = np.concatenate([points, lattice[~is_inside]])
    gaps = [np.abs((hindrances - place) * scale).max(axis=1).min() for place in inside]
    return inside[int(np.argmax(np.round(gaps, 6)))]


def _checked_parts(data):
    """Return the labels of the three parts, or say what is the matter with `data`."""
    parts = [as_numbers(getattr(data, name, ())) for name in _FIELDS]
    if not all(part.ndim == 1 and part.size > 0 for part in parts):
        raise ValueError(
            "data should have y_train, y_validation and y_test, a label for each example, such as "
            f"datasets.iris(). It was given {told(data)}."
        )
    return parts


def _checked_points(X):
    points = checked_numbers("X", X, 2, "data.X_train[:, 2:4]", least=2)
    if points.shape[1] != 2:
        raise ValueError(
            "X should have two columns, such as data.X_train[:, 2:4]. "
            f"It was given {points.shape[1]} columns."
        )
    return points


def _checked_model(W, b, classes):
    """Return (W, b), or None if both are None, or say what is the matter with them."""
    if W is None and b is None:
        return None
    weights, biases = as_numbers([] if W is None else W), as_numbers([] if b is None else b)
    fits = weights.shape == (2, classes) and biases.shape == (classes,)
    # Not "greater than": nan compares with nothing.
    if not (fits and all(np.abs(part).max() <= LARGEST_NUMBER for part in (weights, biases))):
        raise ValueError(
            f"W should have shape (2, {classes}) and b shape ({classes},), no number beyond "
            f"{LARGEST_NUMBER:g}: a model of these two features. "
            f"It was given W {told(W)} and b {told(b)}."
        )
    return weights, biases
