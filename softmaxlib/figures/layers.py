"""Still figure of notebook 05: the Jacobian of a layer, of softmax, and of both, as shapes."""

from numbers import Integral

import numpy as np

from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import MOST_CLASSES
from softmaxlib.figures.jacobian import draw_signs
from softmaxlib.palette import class_labels, class_style
from softmaxlib.wording import numbers

_MOST_COLUMNS = 30  # of the three tables together; with more, their signs could not be read
_WIDEST_CELL = 0.36  # inches
_BETWEEN = 0.42  # inches between two tables, with @ or = in the middle


@described
def layer_jacobians(D=4, K=3, seed=0):
    """Show, for the logits z = x @ W + b, the Jacobian of softmax, of the layer, and of both.

    x has D features and W has D x K weights, drawn at random with `seed`; b is 0, as at the start
    of training, and the slopes by b are left out. The weights are laid out class by class, as by
    W.T.ravel(), so that the weights of one class stand side by side.
    """
    _check(D, K, seed)
    random = np.random.default_rng(seed)
    x, W = random.standard_normal(D), random.standard_normal((D, K))
    of_softmax = softmax_jacobian(x @ W)
    of_layer = np.kron(np.eye(K), x)  # x in the columns of its own class, 0 in all others
    tables = [
        ("softmax", ("shares", "by scores"), of_softmax),
        ("layer", ("scores", "by weights"), of_layer),
        ("both", ("shares", "by weights"), of_softmax @ of_layer),
    ]

    labels = class_labels(K)
    left = 0.15 + max(style.text_width(label) for label in labels) + 0.35
    texts = [(name, *by, _shape(table), _zeros(table)) for name, by, table in tables]
    least = [max(style.text_width(line, style.HEADING) for line in lines) for lines in texts]
    cell, widths = _fit(style.WIDTH - left - 0.1, [table.shape[1] for *_, table in tables], least)

    top = 1.95
    figure = style.new_figure(top + cell * K + 1.2)
    bold = "z = x @ W + b, then softmax:"
    style.write_heading(figure, 0.15, 0.2, bold, "which weight moves which share?")
    start = left
    signs = ("@", "=", "")
    for (_, _, table), lines, width, sign in zip(tables, texts, widths, signs, strict=True):
        for i, line in enumerate(lines):
            look = {"colour": style.QUIET if i in (1, 2) else style.INK}
            if i == 0:
                look |= {"size": style.HEADING, "weight": "bold"}
            style.write(figure, start, 0.62 + 0.26 * i, line, **look)
        panel = style.add_panel(figure, start, top, cell * table.shape[1], cell * K)
        draw_signs(panel, table)
        _draw_symbols(panel, table, cell)
        _mark_classes(panel, K, table.shape[1] // K, cell)
        middle = start + width + _BETWEEN / 2
        style.write(figure, middle, top + cell * K / 2, sign, size=style.TITLE, ha="center")
        start += width + _BETWEEN
    for row, label in enumerate(labels):
        style.write(figure, left - 0.3, top + (row + 0.5) * cell, label, ha="right")
        _mark(figure.axes[0], row, -0.5 - 0.15 / cell, row)
    figure.axes[0].set(xlim=(-0.5, K - 0.5), ylim=(K - 0.5, -0.5))

    below = top + cell * K + 0.55
    key = "+ and - : sign of the slope. White: 0. Markers: the class of a score or a weight."
    style.write(figure, 0.15, below, key, colour=style.QUIET)
    own = f"its own {D} weights" if D > 1 else "its own weight"
    point = f"A score depends on {own} only: 1 slope in {K} of the layer is not 0."
    style.write(figure, 0.15, below + 0.32, point, size=style.HEADING)
    return figure, _description(D, K, tables, point)


def _fit(room, columns, least):
    """The width of a cell, and of each table with its heading, so that all fit into the room."""
    for cell in np.arange(_WIDEST_CELL, 0, -0.002):
        widths = [max(cell * count, width) for count, width in zip(columns, least, strict=True)]
        if sum(widths) + 2 * _BETWEEN <= room:
            return cell, widths
    raise ValueError(f"The headings alone do not fit into {room:g} inches.")


def _draw_symbols(panel, table, cell):
    for sign, symbol in ((1, "+"), (-1, "_")):
        rows, columns = np.nonzero(np.sign(table) == sign)
        size = min(7, 30 * cell)
        panel.plot(columns, rows, symbol, color=style.INK, markersize=size, markeredgewidth=1.3)


def _mark_classes(panel, K, per_class, cell):
    """Below the table, a bracket and a marker for the columns of each class."""
    bottom = K - 0.5
    for k in range(K):
        first, last = k * per_class - 0.5, (k + 1) * per_class - 0.5
        if per_class > 1:
            under = [bottom + 0.07 / cell] * 2
            panel.plot([first + 0.15, last - 0.15], under, color=style.QUIET, lw=1.2, clip_on=False)
            panel.plot([last] * 2, [-0.5, bottom], color=style.QUIET, lw=1.4)
        _mark(panel, k, (first + last) / 2, bottom + 0.2 / cell)
    panel.set(xlim=(-0.5, K * per_class - 0.5), ylim=(bottom, -0.5))


def _mark(panel, index, x, y):
    look = class_style(index)
    panel.plot(x, y, look.marker, color=look.colour, markersize=7, clip_on=False)


def _shape(table):
    return " × ".join(map(str, table.shape))


def _zeros(table):
    zeros = table.size - np.count_nonzero(table)
    return f"{zeros} of {table.size} are 0" if zeros else "no zeros"


def _description(D, K, tables, point):
    (_, _, softmax_table), (_, _, layer_table), (_, _, both) = tables
    return (
        f"For {D} feature{'s' if D > 1 else ''} and {K} classes, the Jacobian of softmax is "
        f"{_shape(softmax_table)} ({_zeros(softmax_table)}); the Jacobian of the layer by its "
        f"weights is {_shape(layer_table)} ({_zeros(layer_table)}, "
        f"{np.count_nonzero(layer_table)} are not); their product is {_shape(both)} "
        f"({_zeros(both)}). {point}"
    )


def _check(D, K, seed):
    whole = all(isinstance(n, Integral) and not isinstance(n, bool) for n in (D, K, seed))
    fits = whole and D >= 1 and 2 <= K <= MOST_CLASSES and K + 2 * K * D <= _MOST_COLUMNS
    if not fits or seed < 0:
        raise ValueError(
            f"This figure needs D of 1 or more, K from 2 to {MOST_CLASSES}, K + 2 * K * D up to "
            f"{_MOST_COLUMNS}, and a seed of 0 or more, all whole numbers. It was given "
            f"D={numbers(D)}, K={numbers(K)}, seed={numbers(seed)}."
        )
