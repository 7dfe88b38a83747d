"""Still figures of notebook 01: score, positive, share."""

from typing import NamedTuple

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_labels, checked_scores
from softmaxlib.functions import softmax
from softmaxlib.wording import number, numbers

_BAR = 0.27  # inches from one bar to the next
_GAP = 0.32  # inches between two panels
_EDGE = 0.15  # inches left of all text


class _Group(NamedTuple):
    """One group of bars: what was done to the scores, and what came of it."""

    name: str
    factor: float | None  # what each exponential got multiplied by, if it is one number
    scores: np.ndarray
    exponentials: np.ndarray
    shares: np.ndarray


@described
def score_positive_share(logits, labels=None, *, add=10, times=2):
    """Show how scores become shares, and what adding to or multiplying each score does to them.

    Each line of bars is one class: its score, its exponential, its share. `add` and `times` say
    what the second and third group do to each score; None leaves that group out.
    """
    scores = checked_scores(logits)
    labels = checked_labels(labels, len(scores))
    groups = [_group("The scores as given", scores)]
    if add is not None:
        groups.append(_group(f"Every score {_plus(add)}", scores + add, np.exp(min(add, 709))))
    if times is not None:
        groups.append(_group(f"Every score × {number(times)}", scores * times))

    left = _EDGE + max(style.text_width(label) for label in labels) + 0.12
    width = (style.WIDTH - left - 2 * _GAP - 0.05) / 3
    lefts = [left + i * (width + _GAP) for i in range(3)]
    bars = _BAR * len(scores)
    header, height = 0.9, 0.34 + bars + 0.44
    figure = style.new_figure(header + height * len(groups) + 0.18)

    # Three columns of bars: (values, their texts) for each group, and the limits of the axes.
    columns = (
        [(g.scores, [number(z) for z in g.scores]) for g in groups],
        [(g.exponentials, [_whole(e) for e in g.exponentials]) for g in groups],
        [(g.shares, [number(p, 3) for p in g.shares]) for g in groups],
    )
    all_scores = np.concatenate([[0], *(g.scores for g in groups)])
    limits = ((all_scores.min(), all_scores.max()), None, (0, 1))
    for x, column, column_limits in zip(lefts, columns, limits, strict=True):
        room = style.room_for([text for _, texts in column for text in texts])
        for i, (values, texts) in enumerate(column):
            panel = style.add_panel(figure, x, header + i * height + 0.34, width, bars)
            if column_limits == (0, 1):
                panel.barh(range(len(values)), 1, height=0.74, color=style.TRACK)
            style.draw_bars(panel, values, texts, column_limits, room)
            if x == lefts[0]:
                style.name_rows(panel, labels)
    for i, group in enumerate(groups):
        top = header + i * height
        style.write_heading(figure, _EDGE, top + 0.12, *_heading(group, groups[0], labels))
        below = top + 0.34 + bars + 0.13
        style.write(figure, lefts[1], below, f"total {_whole(group.exponentials.sum())}")
        style.write(figure, lefts[2], below, f"total {number(group.shares.sum(), 6)}")
    _write_column_names(figure, lefts)
    if len(groups) > 1:
        remark = "In the column “positive”, each group has its own scale."
        style.write(figure, _EDGE, header + height * len(groups), remark, colour=style.QUIET)
    return figure, _description(groups, labels)


def _group(name, scores, factor=None):
    largest = np.log(np.finfo(float).max / len(scores))
    if scores.max() > largest:
        raise ValueError(
            f"e to the power of {number(scores.max())} is too large for a float. "
            f"Give scores that stay below {int(largest)} in every group."
        )
    return _Group(name, factor, scores, np.exp(scores), softmax(scores))


def _write_column_names(figure, lefts):
    names = ("score", "positive", "share")
    terms = ("logit", "exponential", "probability")
    for x, name, term in zip(lefts, names, terms, strict=True):
        style.write(figure, x, 0.33, name, size=style.TITLE, weight="bold")
        style.write(figure, x, 0.58, term, colour=style.QUIET)
    # The raised word is 0.7 times as large as what it stands on: 16 pt make it 11 pt.
    for i, (step, size) in enumerate((("$e^{score}$", 16), ("÷ total", style.SMALL))):
        start = lefts[i] + style.text_width(names[i], style.TITLE, "bold") + 0.15
        end = lefts[i + 1] - 0.12
        style.draw_arrow(figure, start, end, 0.36)
        style.write(figure, (start + end) / 2, 0.2, step, size=size, ha="center")


def _same_shares(group, first):
    return np.allclose(group.shares, first.shares, rtol=1e-9, atol=1e-12)


def _heading(group, first, labels):
    if group is first:
        return (group.name,)
    if _same_shares(group, first):
        because = "" if group.factor is None else f"each exponential × {_whole(group.factor)}, and "
        return (f"{group.name}:", because + "the shares stay the same")
    winner = int(np.argmax(first.shares))
    before, after = number(first.shares[winner], 3), number(group.shares[winner], 3)
    return (f"{group.name}:", f"the shares change, {labels[winner]} from {before} to {after}")


def _description(groups, labels):
    first = groups[0]
    exponentials = ", ".join(_whole(e) for e in first.exponentials)
    sentences = [
        f"For {', '.join(labels)}, the scores {numbers(first.scores)} become the exponentials "
        f"[{exponentials}], total {_whole(first.exponentials.sum())}, "
        f"and the shares {numbers(first.shares, 3)}."
    ]
    for group in groups[1:]:
        verb = "stay" if _same_shares(group, first) else "become"
        sentences.append(
            f"{group.name}: the total becomes {_whole(group.exponentials.sum())}, "
            f"and the shares {verb} {numbers(group.shares, 3)}."
        )
    return " ".join(sentences)


@described
def division_against_softmax(scores=(5, 3, 2), labels=None, *, added=(0, 10, 1000)):
    """Show the shares by plain division beside softmax while a constant is added to each score."""
    scores = checked_scores(scores, "[5, 3, 2]")
    labels = checked_labels(labels, len(scores))
    groups = []  # what was added, the scores then, their shares by division, and by softmax
    for constant in added:
        raised = scores + constant
        if raised.min() < 0 or raised.sum() == 0:
            raise ValueError(
                "Plain division needs scores of 0 or more, and not only zeros. "
                f"It was given {numbers(scores)} with {number(constant)} added."
            )
        groups.append((constant, raised, raised / raised.sum(), softmax(raised)))
    winner = int(np.argmax(scores))

    left = _EDGE + max(style.text_width(label) for label in labels) + 0.12
    score_texts = [[number(z, 6) for z in raised] for _, raised, _, _ in groups]
    score_width = max(0.95, *(style.room_for(texts) + 0.2 for texts in score_texts))
    width = (style.WIDTH - left - score_width - _GAP - 0.05) / 2
    lefts = [left + score_width, left + score_width + width + _GAP]
    bars = _BAR * len(scores)
    header, height = 0.85, 0.32 + bars + 0.25
    figure = style.new_figure(header + height * len(groups))

    style.write(figure, left, 0.25, "score", size=style.TITLE, weight="bold")
    titles = (("plain division", "score ÷ total"), ("softmax", "positive ÷ total"))
    for x, (title, formula) in zip(lefts, titles, strict=True):
        style.write(figure, x, 0.25, title, size=style.TITLE, weight="bold")
        style.write(figure, x, 0.5, formula, colour=style.QUIET)
    room = style.room_for([number(p, 3) for group in groups for shares in group[2:] for p in shares])
    for i, (constant, _, *both_shares) in enumerate(groups):
        top = header + i * height
        heading = ["The scores as given"]
        if constant:
            divided, soft = (number(shares[winner], 3) for shares in both_shares)
            heading = [
                f"Every score {_plus(constant)}:",
                f"division gives {labels[winner]} {divided}, softmax {soft}",
            ]
        style.write_heading(figure, _EDGE, top + 0.12, *heading)
        for row, (label, text) in enumerate(zip(labels, score_texts[i], strict=True)):
            middle = top + 0.32 + (row + 0.5) * _BAR
            style.write(figure, left - 0.12, middle, label, ha="right")
            style.write(figure, left, middle, text)
        for x, shares in zip(lefts, both_shares, strict=True):
            panel = style.add_panel(figure, x, top + 0.32, width, bars)
            panel.barh(range(len(shares)), 1, height=0.74, color=style.TRACK)
            style.draw_bars(panel, shares, [number(p, 3) for p in shares], (0, 1), room)

    listed = [
        (_plus(constant), numbers(divided, 3), numbers(soft, 3))
        for constant, _, divided, soft in groups
    ]
    description = (
        f"For the scores {numbers(scores)}, plain division gives "
        + ", ".join(f"{divided} at {plus}" for plus, divided, _ in listed)
        + f": it drifts towards {number(1 / len(scores), 3)} each. Softmax gives "
        + ", ".join(f"{soft} at {plus}" for plus, _, soft in listed)
        + ": it does not move."
    )
    return figure, description


def _plus(value):
    """Return what is added as text with its sign: + 10, - 3."""
    return f"{'-' if value < 0 else '+'} {number(abs(value))}"


def _whole(value):
    """Return a positive number as text; from 1000 on without its decimals."""
    return number(round(value) if 1000 <= value < 1e7 else value)
