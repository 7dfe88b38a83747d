"""Still figure of notebook 06: where the slope of the loss pushes each score."""

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_labels, checked_scores, checked_whole
from softmaxlib.figures.nudging import four_decimals, signed, total_of
from softmaxlib.functions import softmax
from softmaxlib.losses import cross_entropy, cross_entropy_gradient, one_hot
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

_BAR = 0.36  # inches from one class to the next
_SCORES, _TARGETS = 0.62, 0.85  # inches of the columns of scores, at least, and of targets
_FALL, _RISE, _STAY = "score ↓", "score ↑", "stays"


@described
def push(logits, label, labels=None):
    """Show the slope of one example's loss by each score: its share p minus its target y.

    logits  2 to 6 scores
    label   the number of the true class, from 0
    labels  names of the classes

    A step downhill goes against the slope (nats per logit).
    """
    scores = checked_scores(logits)
    label = checked_whole("label", label, 0, len(scores) - 1)
    labels = checked_labels(labels, len(scores))
    p, y = softmax(scores), one_hot(label, len(scores))
    loss = float(cross_entropy(scores, label))
    slopes = cross_entropy_gradient(scores, label)

    p_texts = [four_decimals(share) for share in p]
    texts = [signed(slope, write=four_decimals) for slope in slopes]
    left = 0.27 + max(style.text_width(name, weight="bold") for name in labels)
    scores_width = max(style.widest(map(number, scores)), _SCORES) + 0.22
    p_width, texts_width = style.widest(p_texts) + 0.28, style.widest(texts) + 0.22
    effects_width = style.widest(["downhill"]) + 0.15
    # A share of 1 is as long as a slope of 1: the bars of shares take one part, slopes two parts.
    fixed = left + scores_width + p_width + _TARGETS + texts_width + effects_width
    one = (style.WIDTH - fixed) / 3
    lefts = np.cumsum([left, scores_width, one + p_width, _TARGETS])

    header, height = 1.25, _BAR * len(scores)
    figure = style.new_figure(header + height + 1.3)
    shares = style.add_panel(figure, lefts[1], header, one, height)
    bars = style.add_panel(figure, lefts[3], header, 2 * one, height)
    for panel in (shares, bars):
        panel.set_ylim(len(scores) - 0.5, -0.5)
        panel.spines["bottom"].set_visible(False)
    shares.set_xlim(0, 1)
    shares.barh(range(len(p)), 1, height=0.74, color=style.TRACK)
    bars.set_xlim(-1, 1)
    for k, (share, slope) in enumerate(zip(p, slopes, strict=True)):
        look = class_style(k)
        shares.barh(k, share, height=0.74, color=look.colour, hatch=look.hatch)
        bars.barh(k, slope, height=0.74, color=look.colour, hatch=look.hatch)
    bars.vlines(0, -0.5, len(p) - 0.5, color=style.INK, lw=1)
    for k, name in enumerate(labels):
        middle = header + (k + 0.5) * _BAR
        weight = "bold" if k == label else "normal"
        style.write(figure, left - 0.12, middle, name, ha="right", weight=weight)
        style.write(figure, lefts[0], middle, number(scores[k]))
        style.write(figure, lefts[1] + one + 0.08, middle, p_texts[k])
        style.write(figure, lefts[2] + 0.05, middle, number(y[k]), weight=weight)
        x = style.WIDTH - effects_width
        style.write(figure, x - 0.12, middle, texts[k], ha="right")
        effect = _STAY if slopes[k] == 0 else _FALL if slopes[k] > 0 else _RISE
        style.write(figure, x, middle, effect, weight=weight)
    _write_column_names(figure, [*lefts, style.WIDTH - effects_width])

    style.write_heading(
        figure,
        0.15,
        0.22,
        f"{labels[label]} is true:",
        f"loss = surprise = {four_decimals(loss)} nats",
    )
    below = header + height + 0.16
    style.write(figure, style.WIDTH - effects_width - 0.12, below,
                f"total {total_of(slopes)}", ha="right")  # fmt: skip
    for line, text in enumerate(_rules(labels, label, slopes)):
        style.write(figure, 0.15, below + 0.4 + 0.29 * line, text)
    return figure, _description(scores, labels, label, loss, p_texts, slopes, texts)


def _write_column_names(figure, lefts):
    names = (
        ("score", "logit z"),
        ("share", "probability p"),
        ("target", "y"),
        ("slope p - y", "nats per logit"),
        ("step", "downhill"),
    )
    for x, (name, term) in zip(lefts, names, strict=True):
        style.write(figure, x, 0.75, name, size=style.TITLE, weight="bold")
        style.write(figure, x, 1.02, term, colour=style.QUIET)


def _rules(labels, label, slopes):
    true = labels[label]
    if slopes[label] == 0:
        return f"{true} has the whole share: no score is pushed.", ""
    others = "Each other class" if len(labels) > 2 else labels[1 - label]
    short = four_decimals(-slopes[label])
    return (
        f"{true} is {short} short of 1. Its slope is negative: downhill its score rises.",
        f"{others} has its whole share too much: downhill its score falls.",
    )


def _description(scores, labels, label, loss, p_texts, slopes, texts):
    ups, downs = ([name for name, s in zip(labels, sign * slopes, strict=True) if s < 0]
                  for sign in (1, -1))  # fmt: skip
    moves = [
        f"{word} the score{'s' if len(names) > 1 else ''} of {', '.join(names)}"
        for word, names in (("raises", ups), ("lowers", downs))
        if names
    ]
    return (
        f"For {', '.join(labels)} with the scores {numbers(scores)} the shares p are "
        f"[{', '.join(p_texts)}]. True is {labels[label]}, so the loss is {four_decimals(loss)} "
        f"nats and its slopes p - y are [{', '.join(texts)}], total {total_of(slopes)}. "
        f"A step downhill {' and '.join(moves) or 'moves no score'}."
    )
