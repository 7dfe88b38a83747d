"""Still figures of notebook 07: pictures of digits, and what a softmax regression looks for."""

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.data_inputs import checked_class_numbers, checked_names, told
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import as_numbers
from softmaxlib.figures.jacobian import draw_signs
from softmaxlib.figures.nudging import signed
from softmaxlib.wording import two_digits

SIDE = 8  # pixels of a picture, across and down
MOST_PICTURES = 12
_CLASSES = 10
_EDGE = 0.15  # inches left free at both sides of the figure
_STRONG = 0.5  # a weight beyond this part of the largest one has its sign written on it


@described
def digits_shown(images, labels, predictions=None, probabilities=None):
    """Show up to 12 pictures of digits, each with its label, and with what a model took it for.

    images         (n, 64) or (n, 8, 8), from 0 (paper) to 1 (ink)
    labels         (n,), the digits 0 to 9 that they are
    predictions    (n,), the digits that a model took them for; a wrong one is framed
    probabilities  (n,), what the model gave its prediction, or (n, 10), what it gave each digit
    """
    images = _checked_images(images)
    count = len(images)
    labels = checked_class_numbers("labels", labels, count, _CLASSES)
    judged = predictions is not None
    if judged:
        predictions = checked_class_numbers("predictions", predictions, count, _CLASSES)
        answers = _answers(predictions, _checked_sureness(probabilities, predictions))
        wrong = predictions != labels
    elif probabilities is not None:
        raise ValueError("probabilities were given without predictions: give both, or neither.")

    columns, side, lines = (4, 1.15, 2) if judged else (6, 1.0, 1)
    cell = (style.WIDTH - 2 * _EDGE) / columns
    top, row_height = 0.75, side + 0.28 * lines + 0.22
    rows = -(-count // columns)
    figure = style.new_figure(top + rows * row_height)
    for i in range(count):
        row, column = divmod(i, columns)
        middle = _EDGE + (column + 0.5) * cell
        upper = top + row * row_height
        panel = style.add_panel(figure, middle - side / 2, upper, side, side)
        panel.imshow(images[i], cmap="Greys", vmin=0, vmax=1, interpolation="nearest")
        is_wrong = judged and wrong[i]
        for spine in panel.spines.values():
            spine.set(visible=True, color=style.ALARM if is_wrong else style.RULE)
            spine.set_linewidth(4 if is_wrong else 0.8)
        name = f"{labels[i]} ✗" if is_wrong else str(labels[i])
        below = upper + side + 0.2
        style.write(figure, middle, below, name, size=style.HEADING, weight="bold", ha="center")
        if judged:
            text = f"took it for {answers[i]}" if is_wrong else f"right: {answers[i]}"
            colour = style.ALARM if is_wrong else style.QUIET
            style.write(figure, middle, below + 0.27, text, colour=colour, ha="center")

    if judged:
        head = "Framed ✗:", "the model took the digit for another one"
        if not wrong.any():
            head = "All right:", "the model took no digit for another one"
    else:
        head = "8 by 8 pixels each:", "the number below is the label"
    style.write_heading(figure, _EDGE, 0.2, *head)
    key = "bold: the label" if judged else "pixels from 0 (white, paper) to 1 (black, ink)"
    if judged and probabilities is not None:
        key += "; in brackets: the probability that the model gave its answer"
    style.write(figure, _EDGE, 0.5, key, colour=style.QUIET)
    if not judged:
        how_many = "picture of a digit" if count == 1 else "pictures of digits"
        return figure, (
            f"{count} {how_many}, 8 by 8 pixels each, from 0 for paper to 1 for ink. "
            f"Labels: {', '.join(map(str, labels))}."
        )
    return figure, _judgement(labels, answers, wrong)


def _judgement(labels, answers, wrong):
    mistakes = [
        f"{label}, took it for {answer}"
        for label, answer, is_wrong in zip(labels, answers, wrong, strict=True)
        if is_wrong
    ]
    rest = [answer for answer, is_wrong in zip(answers, wrong, strict=True) if not is_wrong]
    how_many = "1 digit" if len(labels) == 1 else f"{len(labels)} digits"
    text = f"{how_many}, {len(mistakes)} of them misread"
    text += f": {'; '.join(mistakes)}." if mistakes else "."
    return text + (f" Read rightly: {', '.join(rest)}." if rest else "")


def _answers(predictions, sureness):
    """The answers as texts: 9, or with their probabilities 9 (0.83)."""
    if sureness is None:
        return [str(k) for k in predictions]
    return [f"{k} ({_two_decimals(p)})" for k, p in zip(predictions, sureness, strict=True)]


def _two_decimals(p):
    """The probability with two decimals; no model is quite sure, so never 1.00."""
    return "over 0.99" if p > 0.99 else f"{p:.2f}"


@described
def weights_shown(W, classes=None):
    """Show the weights of a softmax regression on 8x8 pictures: a picture of signs for each class.

    W        (64, K), a column for each of 2 to 10 classes
    classes  K names; None takes the digits 0 to K - 1

    One scale for all: a colour is the same weight in each picture.
    """
    W = _checked_weights(W)
    count = W.shape[1]
    names = range(count) if classes is None else classes
    names = [str(name) for name in names] if np.iterable(names) else names
    names = checked_names("classes", names, count)

    columns = min(count, 5)
    side, row_height, top = 1.36, 1.36 + 0.55, 1.15
    cell = (style.WIDTH - 2 * _EDGE) / columns
    rows = -(-count // columns)
    figure = style.new_figure(top + rows * row_height - 0.1)
    largest = np.abs(W).max()
    for k, name in enumerate(names):
        row, column = divmod(k, columns)
        left, upper = _EDGE + (column + 0.5) * cell - side / 2, top + row * row_height
        style.write(
            figure, left + side / 2, upper, f"for {name}", size=style.HEADING, weight="bold",
            ha="center",
        )  # fmt: skip
        panel = style.add_panel(figure, left, upper + 0.18, side, side)
        weights = W[:, k].reshape(SIDE, SIDE)
        draw_signs(panel, weights)
        if largest > 0:
            panel.images[0].set_clim(-largest, largest)
            # Markers, because text that is large enough to read would not fit the pixels.
            for marker, strong in (("+", weights), ("_", -weights)):
                rows_of, columns_of = np.nonzero(strong > _STRONG * largest)
                panel.plot(columns_of, rows_of, marker, color=style.INK, ms=7, mew=1.4, ls="none")

    style.write_heading(figure, _EDGE, 0.2, "What each class looks for:", "its 64 weights")
    keys = (
        "Green, +: ink in this pixel raises the logit of the class. Brown, -: it lowers it.",
        "White: it hardly counts. A sign is written on weights beyond half of the largest.",
    )
    for line, text in enumerate(keys):
        style.write(figure, _EDGE, 0.5 + 0.26 * line, text, colour=style.QUIET)
    return figure, _strongest(W, names)


def _strongest(W, names):
    """The largest and the smallest weight with their places, in words."""
    start = f"The 64 weights of each of the classes {', '.join(names)}, as pictures of 8 by 8. "
    sizes = np.abs(W).max()
    if sizes == 0:
        return start + "All weights are 0."
    told_weights = []
    # Rounded, so that weights that are equal but for noise are in one order everywhere.
    rounded = np.round(W / sizes, 6)
    for extreme, effect in ((np.argmax, "for"), (np.argmin, "against")):
        pixel, k = np.unravel_index(extreme(rounded), W.shape)
        row, column = divmod(int(pixel), SIDE)
        weight = signed(W[pixel, k], write=two_digits)
        place = f"row {row + 1}, column {column + 1}"
        told_weights.append(f"{weight}, speaks {effect} {names[k]}: {place}")
    return start + f"The largest, {told_weights[0]}. The smallest, {told_weights[1]}."


def _checked_images(images):
    array = as_numbers(images)
    if array.ndim >= 2 and array.shape[1:] in ((SIDE * SIDE,), (SIDE, SIDE)):
        array = array.reshape(len(array), SIDE, SIDE)
    else:
        array = np.empty((0, SIDE, SIDE))
    # Not "less than" in the last test: nan compares with nothing.
    if not (1 <= len(array) <= MOST_PICTURES and array.min() >= 0 and array.max() <= 1):
        raise ValueError(
            f"images should be 1 to {MOST_PICTURES} pictures, shape (n, 64) or (n, 8, 8), with "
            f"numbers from 0 to 1, such as data.X_test[:6]. It was given {told(images)}."
        )
    return array


def _checked_sureness(probabilities, predictions):
    """Return the probability (n,) of each prediction, or None if there are none."""
    if probabilities is None:
        return None
    array, count = as_numbers(probabilities), len(predictions)
    if array.shape == (count, _CLASSES):
        array = array[np.arange(count), predictions]
    if not (array.shape == (count,) and array.min() >= 0 and array.max() <= 1 + 1e-9):
        raise ValueError(
            f"probabilities should be {count} numbers from 0 to 1, or a table with {count} rows "
            f"and {_CLASSES} columns. It was given {told(probabilities)}."
        )
    return array


def _checked_weights(W):
    array = as_numbers(W)
    fits = array.ndim == 2 and len(array) == SIDE * SIDE and 2 <= array.shape[1] <= _CLASSES
    # Not "greater than": nan compares with nothing.
    if not (fits and np.abs(array).max() <= 1e6):
        raise ValueError(
            f"W should be a table with 64 rows, one for each pixel, and 2 to {_CLASSES} columns, "
            f"one for each class, none beyond 1e6. It was given {told(W)}."
        )
    return array
