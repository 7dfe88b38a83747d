"""Still figures of notebook 03: how predictable chance is, and what many draws look like."""

from itertools import permutations
from numbers import Real

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.curves import round_ticks
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_counts, checked_labels, checked_shares
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

FOUR_DICE = {
    "fair": [1 / 6] * 6,
    "loaded": [0.01, 0.01, 0.01, 0.01, 0.95, 0.01],
    "1 or 6": [0.5, 0, 0, 0, 0, 0.5],
    "3 or 4": [0, 0, 0.5, 0.5, 0, 0],
}
_ROW = 1.06  # inches from one die to the next
_FACE = 0.42  # inches from one face to the next
_COLOUR, _BAND = class_style(4).colour, "#D9D9D9"


@described
def dice(dice=None, *, faces=(1, 2, 3, 4, 5, 6)):
    """Show the entropy of some dice, which asks only for the shares, beside their variance.

    dice   a dict: the name of each die and its six probabilities; None takes FOUR_DICE
    faces  the numbers on the six sides: they change the variance, and not the entropy
    """
    dice = _checked_dice(FOUR_DICE if dice is None else dice)
    faces = _checked_faces(faces)
    rows = [(name, p, entropy(p), variance(p, faces)) for name, p in dice.items()]
    most = (np.log(6), np.ptp(faces) ** 2 / 4)
    remarks = _remarks(rows)

    left = 0.15 + max(style.text_width(name) for name in dice) + 0.15
    gap = 0.3
    bars_width = (style.WIDTH - left - 6 * _FACE - 2 * gap - 0.05) / 2
    lefts = [left + 6 * _FACE + gap, left + 6 * _FACE + bars_width + 2 * gap]
    header = 0.85
    figure = style.new_figure(header + _ROW * len(rows) + 0.28 * len(remarks) + 0.05)
    columns = (
        ("six faces", "probability of each"),
        ("entropy", f"nats, at most {number(most[0])}"),
        ("variance", f"at most {number(most[1])}"),
    )
    for x, (title, unit) in zip((left, *lefts), columns, strict=True):
        style.write(figure, x, 0.28, title, size=style.TITLE, weight="bold")
        style.write(figure, x, 0.54, unit, colour=style.QUIET)
    texts = [[number(row[measure]) for row in rows] for measure in (2, 3)]
    for i, (name, p, *measures) in enumerate(rows):
        top = header + i * _ROW
        style.write(figure, left - 0.15, top + 0.5, name, ha="right")
        _draw_faces(style.add_panel(figure, left, top, 6 * _FACE, _ROW - 0.35), p, faces)
        for x, value, largest, column in zip(lefts, measures, most, texts, strict=True):
            panel = style.add_panel(figure, x, top + 0.34, bars_width, 0.32)
            panel.barh(0, largest, height=0.74, color=style.TRACK)
            panel.barh(0, value, height=0.74, color=style.QUIET)
            room = max(style.text_width(text) for text in column) + 0.12
            panel.set(xlim=(0, largest / (1 - room / bars_width)), ylim=(-0.5, 0.5))
            panel.spines["bottom"].set_visible(False)
            panel.annotate(
                column[i],
                (value, 0),
                xytext=(4, 0),
                textcoords="offset points",
                va="center_baseline",
            )
    for i, remark in enumerate(remarks):
        style.write(figure, 0.15, header + _ROW * len(rows) + 0.05 + 0.28 * i, remark)

    told = "; ".join(
        f"{name}: entropy {number(in_nats)}, variance {number(spread)}"
        for name, _, in_nats, spread in rows
    )
    return figure, " ".join([f"Dice with the faces {numbers(list(faces))}: {told}.", *remarks])


def entropy(p):
    """Return the entropy in nats of the probabilities p: the sum of -p ln p, 0 where p is 0."""
    p = p[p > 0]
    return abs(np.sum(p * np.log(p)))


def variance(p, values):
    """Return the variance of a draw that gives values[i] with probability p[i]."""
    return np.sum(p * (values - np.sum(p * values)) ** 2)


def _draw_faces(panel, p, faces):
    """A bar for each face, its probability above, the number on the face below."""
    panel.bar(range(6), p, width=0.8, color=_COLOUR)
    # Above a probability of 1 there is still room for its text.
    panel.set(xlim=(-0.5, 5.5), ylim=(0, 1.32))
    panel.set_xticks(range(6), [number(face) for face in faces])
    panel.tick_params(length=0, labelcolor=style.INK)
    for face, share in enumerate(p):
        if share > 0:
            panel.annotate(
                f"{share:.2f}" if share >= 0.005 else "~0",
                (face, share),
                xytext=(0, 2),
                textcoords="offset points",
                ha="center",
            )


def _remarks(rows):
    """Say where entropy and variance rank two dice in opposite ways, and where only one differs."""
    remarks = []
    opposite = [
        (more[3] - less[3], more, less)
        for more, less in permutations(rows, 2)
        if more[3] > less[3] * (1 + 1e-9) and more[2] < less[2] - 1e-9
    ]
    if opposite:
        _, die, other = max(opposite, key=lambda pair: pair[0])
        remarks.append(f"“{die[0]}” has less entropy than “{other[0]}”, and more variance.")
    for die, other in permutations(rows, 2):
        if abs(die[2] - other[2]) < 1e-9 and die[3] > other[3] * (1 + 1e-9):
            remarks.append(
                f"“{die[0]}” and “{other[0]}” share one entropy; their variances differ."
            )
            break
    return remarks


def _checked_dice(dice):
    if not isinstance(dice, dict) or not 1 <= len(dice) <= 6:
        raise ValueError(
            "dice should be a dict of 1 to 6 dice, such as {'fair': [1/6] * 6}. "
            f"It was given {numbers(dice)}."
        )
    names = checked_labels(list(dice), len(dice))
    return {name: checked_shares(f"The die {name!r}", dice[name], 6, 6) for name in names}


def _checked_faces(faces):
    given = list(faces) if np.iterable(faces) else []
    values = np.array([float(face) for face in given if isinstance(face, Real)])
    short = all(-100 <= value <= 1000 and len(number(value)) <= 4 for value in values)
    if len(given) != 6 or len(set(values)) != 6 or not short:
        raise ValueError(
            "faces should be six different numbers from -100 to 1000, of at most four characters, "
            f"such as (1, 2, 3, 4, 5, 6). It was given {numbers(faces)}."
        )
    return values


@described
def counts_against_expectation(p, counts, labels=None):
    """Show how often each class was drawn, and the range in which its count mostly lies.

    p       the share of each class, K probabilities
    counts  how often each was drawn, K whole numbers; their sum is the number of draws n

    The range is n p - 2 sd to n p + 2 sd, where sd = sqrt(n p (1 - p)), the standard deviation of
    one binomial count. It holds for each class alone, not for all of them at once.
    """
    p = checked_shares("p", p)
    counts = checked_counts(counts, len(p))
    labels = checked_labels(labels, len(p))
    n = counts.sum()
    expected = n * p
    reach = 2 * np.sqrt(n * p * (1 - p))
    # No count can be negative or above n. Sums such as 0.1 + 0.2 shall not decide at an edge.
    low, high = np.maximum(expected - reach, 0), np.minimum(expected + reach, n)
    slack = 1e-9 * n
    verdicts = [
        "below" if too_few else "above" if too_many else "inside"
        for too_few, too_many in zip(counts < low - slack, counts > high + slack, strict=True)
    ]

    outside = np.array(verdicts) != "inside"
    decimals = _decimals(counts, low, high, outside)
    means, starts, ends = ([f"{x:.{decimals}f}" for x in row] for row in (expected, low, high))
    columns = [
        ("expected", means),
        ("counted", [str(count) for count in counts]),
        ("range", verdicts),
    ]
    widths = [max(map(style.text_width, (name, *texts))) + 0.25 for name, texts in columns]
    left = 0.15 + max(style.text_width(label) for label in labels) + 0.15
    # The number at the end of the last range stands right of the panel.
    end = style.WIDTH - sum(widths) - max(map(style.text_width, ends)) - 0.2
    row_height, header = 0.62, 0.7
    bottom = header + row_height * len(p)
    figure = style.new_figure(bottom + 1.35)
    title = f"{n} draw{'s' if n > 1 else ''}"
    style.write(figure, 0.15, 0.28, title, size=style.TITLE, weight="bold")
    panel = style.add_panel(figure, left, header, end - left, row_height * len(p))
    # A little more than the largest number, so that a mark there is seen whole.
    panel.set(xlim=(0, 1.01 * max(high.max(), counts.max())), ylim=(len(p) - 0.5, -0.5))
    panel.set_xticks(*round_ticks(*panel.get_xlim(), whole=True))
    panel.set_xlabel("count")
    _draw_counts(panel, counts, expected, (low, high), (starts, ends))

    for row, (label, verdict) in enumerate(zip(labels, verdicts, strict=True)):
        middle = header + (row + 0.64) * row_height
        style.write(figure, left - 0.12, middle, label, ha="right")
        x = style.WIDTH - sum(widths)
        for (name, texts), width in zip(columns, widths, strict=True):
            if row == 0:
                style.write(figure, x, 0.28, name, colour=style.QUIET)
            stray = name == "range" and verdict != "inside"
            options = {"colour": style.ALARM, "weight": "bold"} if stray else {}
            style.write(figure, x, middle, texts[row], **options)
            x += width
    legend = (
        "Dark line: the expected count, n p. Pale: n p ± 2 standard deviations,",
        "the range in which the count of one class mostly lies.",
    )
    for i, line in enumerate(legend):
        style.write(figure, 0.15, bottom + 0.85 + 0.26 * i, line, colour=style.QUIET)

    told = "; ".join(
        f"{label} {count}, expected {mean}, range {start} to {end}, {verdict}"
        for label, count, mean, start, end, verdict in zip(
            labels, counts, means, starts, ends, verdicts, strict=True
        )
    )
    return figure, f"{title}: {told}. Counts outside their range: {outside.sum()} of {len(p)}."


def _decimals(counts, low, high, outside):
    """How many decimals to show: one, and none for large counts.

    More, if otherwise a count outside of its range would seem to be its end.
    """
    for decimals in range(0 if counts.sum() >= 10_000 else 1, 6):
        at_an_end = (counts == low.round(decimals)) | (counts == high.round(decimals))
        if not (at_an_end & outside).any():
            break
    return decimals


def _draw_counts(panel, counts, expected, ranges, texts):
    """In each row the range with the texts of its ends, the bar of the count, the expectation."""
    for row, (count, mean, start, end) in enumerate(zip(counts, expected, *ranges, strict=True)):
        look = class_style(row)
        panel.barh(row + 0.14, end - start, left=start, height=0.62, color=_BAND)
        panel.barh(row + 0.14, count, height=0.36, color=look.colour, hatch=look.hatch)
        panel.vlines(mean, row - 0.17, row + 0.45, color=style.INK, lw=2.5)
        for x, text, side, shift in (
            (start, texts[0][row], "right", -2),
            (end, texts[1][row], "left", 2),
        ):
            panel.annotate(
                text,
                (x, row - 0.32),
                xytext=(shift, 0),
                textcoords="offset points",
                va="center_baseline",
                ha=side,
                color=style.QUIET,
            )
