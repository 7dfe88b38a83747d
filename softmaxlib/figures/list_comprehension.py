"""Still figures of notebook 01: score, positive, share."""

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_labels, checked_number, checked_scores
from softmaxlib.functions import softmax
from softmaxlib.wording import number, numbers

_BAR = 0.27  # inches from one bar to the next
_GAP = 0.32  # inches between two panels
_LONGEST_SHARE = "0.0000"


@described
def score_positive_share(logits, labels=None, *, add=10, times=2):
    """Show how scores become shares, and what adding to or multiplying each score does to them.

    Each line of bars is one class: its score, its exponential, its share. `add` and `times` say
    what the second and third group do to each score; None leaves that group out.
    """
    scores = checked_scores(logits)
    labels = checked_labels(labels, len(scores))
    groups = [("The scores as given", scores)]
    if add is not None:
        add = checked_number("add", add)
        groups.append((f"Every score {'-' if add < 0 else '+'} {number(abs(add))}", scores + add))
    if times is not None:
        times = checked_number("times", times)
        groups.append((f"Every score × {number(times)}", scores * times))
    for _, changed in groups:
        _refuse_overflow(changed)

    left = 0.15 + max(style.text_width(label) for label in labels) + 0.12
    panel_width = (style.WIDTH - left - 2 * _GAP - 0.05) / 3
    lefts = [left + i * (panel_width + _GAP) for i in range(3)]
    bars_height = _BAR * len(scores)
    header, group_height = 0.9, 0.36 + bars_height + 0.42
    figure = style.new_figure(header + group_height * len(groups) + 0.22)
    score_limits = (
        min(0, *(changed.min() for _, changed in groups)),
        max(0, *(changed.max() for _, changed in groups)),
    )

    # The same room for numbers in each group: bars that are alike shall look alike.
    texts = [_whole(e) for _, changed in groups for e in np.exp(changed)]
    longest_exponential = max(texts, key=style.text_width)
    for i, (name, changed) in enumerate(groups):
        top = header + i * group_height
        exponentials, shares = np.exp(changed), softmax(changed)
        style.write_heading(figure, 0.15, top + 0.12, *_heading(name, scores, changed, labels))
        panels = [style.add_panel(figure, x, top + 0.36, panel_width, bars_height) for x in lefts]
        panels[2].barh(range(len(shares)), 1, height=0.74, color=style.TRACK)
        style.draw_bars(panels[0], changed, [number(z) for z in changed], score_limits)
        texts = [_whole(e) for e in exponentials]
        style.draw_bars(panels[1], exponentials, texts, longest=longest_exponential)
        texts = [number(p, 3) for p in shares]
        style.draw_bars(panels[2], shares, texts, (0, 1), longest=_LONGEST_SHARE)
        panels[0].set_yticks(range(len(labels)), labels)
        panels[0].tick_params(length=0)
        totals = (_whole(exponentials.sum()), number(round(shares.sum(), 12)))
        for x, total in zip(lefts[1:], totals, strict=True):
            style.write(figure, x, top + 0.36 + bars_height + 0.12, f"total {total}")

    _write_column_names(figure, lefts)
    if len(groups) > 1:
        remark = "In the column “positive” each group has its own scale."
        style.write(figure, 0.15, header + group_height * len(groups), remark, colour=style.QUIET)
    return figure, _description(groups, labels)


def _write_column_names(figure, lefts):
    names = ("score", "positive", "share")
    for x, name, term in zip(lefts, names, ("logit", "exponential", "probability"), strict=True):
        style.write(figure, x, 0.3, name, size=style.TITLE, weight="bold")
        style.write(figure, x, 0.56, term, colour=style.QUIET)
    for i, step in enumerate(("$e^{score}$", "÷ total")):
        start = lefts[i] + style.text_width(names[i], style.TITLE, "bold") + 0.15
        end = lefts[i + 1] - 0.12
        style.draw_arrow(figure, start, end, 0.36)
        size = 16 if i == 0 else style.SMALL
        style.write(figure, (start + end) / 2, 0.2, step, size=size, ha="center")


def _heading(name, scores, changed, labels):
    if changed is scores:
        return (name, "")
    before, after = softmax(scores), softmax(changed)
    if np.allclose(before, after, rtol=1e-9, atol=1e-12):
        return (name + ":", "the shares stay the same")
    winner = int(np.argmax(before))
    return (
        name + ":",
        f"the shares change, {labels[winner]} goes from {number(before[winner], 3)} "
        f"to {number(after[winner], 3)}",
    )


def _description(groups, labels):
    (_, scores), *changes = groups
    exponentials, shares = np.exp(scores), softmax(scores)
    sentences = [
        f"For {', '.join(labels)} the scores {numbers(scores)} become the exponentials "
        f"[{', '.join(_whole(e) for e in exponentials)}], total {_whole(exponentials.sum())}, "
        f"and the shares {numbers(shares, 3)}."
    ]
    for name, changed in changes:
        after = softmax(changed)
        same = np.allclose(shares, after, rtol=1e-9, atol=1e-12)
        sentences.append(
            f"{name}: the total becomes {_whole(np.exp(changed).sum())}, "
            + ("and " if same else "and the shares become ")
            + (f"the shares stay {numbers(after, 3)}." if same else f"{numbers(after, 3)}.")
        )
    return " ".join(sentences)


@described
def division_against_softmax(scores=(5, 3, 2), labels=None, *, added=(0, 10, 1000)):
    """Show the shares by plain division beside softmax while a constant is added to each score."""
    scores = checked_scores(scores, "[5, 3, 2]")
    labels = checked_labels(labels, len(scores))
    added = [checked_number("added", constant) for constant in added]
    if len(added) < 2 or added[0] < 0 or sorted(set(added)) != added:
        raise ValueError(
            "added should be two constants or more, from 0 upwards, such as (0, 10, 1000). "
            f"It was given {numbers(added)}."
        )
    groups = []
    for constant in added:
        raised = scores + constant
        if raised.min() < 0 or raised.sum() == 0:
            raise ValueError(
                "Plain division needs scores of 0 or more, and not only zeros. "
                f"It was given {numbers(scores)} with {number(constant)} added."
            )
        groups.append((constant, raised, raised / raised.sum(), softmax(raised)))

    left = 0.15 + max(style.text_width(label) for label in labels) + 0.12
    number_width = max(style.text_width(number(z)) for _, zs, _, _ in groups for z in zs) + 0.35
    number_width = max(number_width, 0.9)
    panel_width = (style.WIDTH - left - number_width - _GAP - 0.05) / 2
    lefts = [left + number_width, left + number_width + panel_width + _GAP]
    bars_height = _BAR * len(scores)
    header, group_height = 0.75, 0.34 + bars_height + 0.2
    figure = style.new_figure(header + group_height * len(groups) + 0.02)

    style.write(figure, left, 0.25, "score", size=style.TITLE, weight="bold")
    titles = (("plain division", "score ÷ total of the scores"), ("softmax", "positive ÷ total"))
    for x, (title, formula) in zip(lefts, titles, strict=True):
        style.write(figure, x, 0.25, title, size=style.TITLE, weight="bold")
        style.write(figure, x, 0.5, formula, colour=style.QUIET)
    for i, (constant, raised, *both_shares) in enumerate(groups):
        top = header + i * group_height
        bold = f"Every score + {number(constant)}" if constant else "The scores as given"
        style.write_heading(figure, 0.15, top + 0.12, bold)
        for row, (label, z) in enumerate(zip(labels, raised, strict=True)):
            middle = top + 0.34 + (row + 0.5) * _BAR
            style.write(figure, left - 0.12, middle, label, ha="right")
            style.write(figure, left, middle, number(z, 6))
        for x, shares in zip(lefts, both_shares, strict=True):
            panel = style.add_panel(figure, x, top + 0.34, panel_width, bars_height)
            panel.barh(range(len(shares)), 1, height=0.74, color=style.TRACK)
            texts = [number(p, 3) for p in shares]
            style.draw_bars(panel, shares, texts, (0, 1), longest=_LONGEST_SHARE)

    (_, _, divided, soft), (last, _, divided_at_end, soft_at_end) = groups[0], groups[-1]
    description = (
        f"Scores {numbers(scores)}: plain division gives {numbers(divided, 3)}, "
        f"and with {number(last)} added to each score {numbers(divided_at_end, 3)}, "
        f"closer to {number(1 / len(scores), 3)} each. "
        f"Softmax gives {numbers(soft, 3)} and, with {number(last)} added, "
        f"{numbers(soft_at_end, 3)}: it does not move."
    )
    return figure, description


def _whole(value):
    """Return a positive number as text; from 1000 on without its decimals."""
    return number(round(value) if 1000 <= value < 1e7 else value)


def _refuse_overflow(scores):
    smallest, largest = np.log([np.finfo(float).tiny, np.finfo(float).max / len(scores)])
    for score in (scores.min(), scores.max()):
        if not smallest < score < largest:
            raise ValueError(
                f"e to the power of {number(score)} does not fit into a float. It was given such "
                f"a score in one group: all should stay between {int(smallest)} and {int(largest)}."
            )
