"""Still figure of notebook 05: the table of slopes, a row for each share that moves."""

from functools import partial

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_labels, checked_scores
from softmaxlib.figures.nudging import four_decimals, signed, total_of
from softmaxlib.palette import class_style
from softmaxlib.wording import numbers

# None of the colours of the classes, and pale enough for black numbers.
SIGN_COLOURS = LinearSegmentedColormap.from_list("signs", ["#CF9255", "#FFFFFF", "#5BB5AA"])
_ROW = 0.46  # inches from one row to the next
_WIDEST_CELL = 1.4
_ROWS_ARE, _COLUMNS_ARE = "share that moves ↓", "score that is nudged →"


@described
def jacobian_map(logits, labels=None):
    """Show the Jacobian of softmax as a table of signed slopes (probability per logit).

    A row is the share that moves, a column the score that is nudged; the diagonal is framed.
    """
    scores = checked_scores(logits)
    labels = checked_labels(labels, len(scores))
    count, slopes = len(scores), softmax_jacobian(scores)

    longest = max(style.text_width(label) for label in labels)
    left = 0.15 + max(longest + 0.4, style.text_width(_ROWS_ARE, weight="bold") + 0.15)
    cell = min(_WIDEST_CELL, (style.WIDTH - 0.65 - left) / count)
    upright = longest + 0.35 > cell
    top = 1.15 + (longest + 0.4 if upright else 0.35)
    height = _ROW * count
    figure = style.new_figure(top + height + 1.5)
    panel = style.add_panel(figure, left, top, cell * count, height)
    draw_signs(panel, slopes)
    _frame_diagonal(panel, count)
    _write_slopes(panel, slopes, cell)

    style.write_heading(figure, 0.15, 0.2, "Nudge one score:", "how fast does each share move?")
    unit = "slope = change of the share ÷ nudge (probability per logit), to four decimals"
    style.write(figure, 0.15, 0.5, unit, colour=style.QUIET)
    style.write(figure, left, 0.95, _COLUMNS_ARE, weight="bold")
    style.write(figure, 0.15, top - 0.2, _ROWS_ARE, weight="bold")
    for index, label in enumerate(labels):
        _name_class(figure, index, label, left - 0.14, top + (index + 0.5) * _ROW, "right")
        middle = left + (index + 0.5) * cell
        _name_class(figure, index, label, middle, top - 0.2, "upright" if upright else "center")
    _write_totals(figure, slopes, left, top, cell)
    for line, text in enumerate(
        (
            "Framed, sign +: a share and its own score. Not framed, sign -: another score.",
            "A column adds up to 0: what one share gains, the others pay.",
            "A row adds up to 0: the same nudge for all scores moves no share.",
        )
    ):
        style.write(figure, 0.15, top + height + 0.66 + 0.29 * line, text)
    return figure, _description(scores, slopes, labels)


def draw_signs(panel, values):
    """Draw a table of numbers as coloured cells: one colour for +, one for -, and white for 0."""
    largest = np.abs(values).max() or 1
    rows, columns = values.shape
    panel.imshow(
        values,
        cmap=SIGN_COLOURS,
        vmin=-largest,
        vmax=largest,
        extent=(-0.5, columns - 0.5, rows - 0.5, -0.5),
        aspect="auto",
    )
    panel.hlines(np.arange(rows + 1) - 0.5, -0.5, columns - 0.5, color=style.RULE, lw=0.8)
    panel.vlines(np.arange(columns + 1) - 0.5, -0.5, rows - 0.5, color=style.RULE, lw=0.8)
    panel.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5))
    panel.spines["bottom"].set_visible(False)


def _frame_diagonal(panel, count):
    for index in range(count):
        corner = (index - 0.5, index - 0.5)
        frame = Rectangle(corner, 1, 1, fill=False, edgecolor=style.INK, lw=2.2, clip_on=False)
        frame.set_zorder(3)  # above the lines between the cells
        panel.add_patch(frame)


def _write_slopes(panel, slopes, cell):
    texts = _written(slopes)
    if max(style.text_width(text) for text in texts) + 0.1 > cell:
        texts = _written(slopes, digits=1)
    for index, text in enumerate(texts):
        row, column = divmod(index, len(slopes))
        panel.text(column, row, text, ha="center", va="center_baseline")


def _written(slopes, digits=3):
    """The slopes as texts; `digits` are for those that four decimals would not show."""
    write = partial(four_decimals, digits=digits)
    return [signed(slope, write=write) for slope in slopes.flat]


def _name_class(figure, index, label, x, y, place):
    """Write the name of a class beside its marker, which ends at x or stands around it."""
    look = class_style(index)
    full_width, full_height = figure.get_size_inches()
    text_width = style.text_width(label)
    if place == "right":
        marker_x = x - 0.02
        style.write(figure, x - 0.17, y, label, ha="right")
    elif place == "center":
        marker_x = x - text_width / 2 - 0.02
        style.write(figure, x + 0.11, y, label, ha="center")
    else:
        marker_x = x
        style.write(figure, x, y - 0.14, label, rotation=90, ha="center", va="bottom")
    figure.axes[0].plot(
        marker_x / full_width,
        1 - y / full_height,
        look.marker,
        color=look.colour,
        markersize=7,
        transform=figure.transFigure,
        clip_on=False,
        scalex=False,
        scaley=False,
    )


def _write_totals(figure, slopes, left, top, cell):
    count = len(slopes)
    right, bottom = left + cell * count + 0.12, top + _ROW * count
    style.write(figure, right, top - 0.2, "total", colour=style.QUIET)
    style.write(figure, left - 0.14, bottom + 0.2, "total", colour=style.QUIET, ha="right")
    for index in range(count):
        by_row, by_column = total_of(slopes[index]), total_of(slopes[:, index])
        style.write(figure, right, top + (index + 0.5) * _ROW, by_row)
        style.write(figure, left + (index + 0.5) * cell, bottom + 0.2, by_column, ha="center")


def _description(scores, slopes, labels):
    rows = [
        f"{label} [{', '.join(_written(row))}]" for label, row in zip(labels, slopes, strict=True)
    ]
    own, others = np.diag(slopes), slopes[~np.eye(len(slopes), dtype=bool)]
    plus = "positive" if own.min() > 0 else "0 or positive"
    minus = "negative" if others.max() < 0 else "0 or negative"
    totals = {total_of(line) for line in (*slopes, *slopes.T)}
    return (
        f"For {', '.join(labels)} with the scores {numbers(scores)}, the slopes of each share by "
        f"each score are {', '.join(rows)}. By its own score each slope is {plus}, by another "
        f"score {minus}. Each row and each column adds up to {' or '.join(sorted(totals))}."
    )
