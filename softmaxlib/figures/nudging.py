"""Still figure of notebook 05: nudge one score and see who pays."""

from typing import NamedTuple

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_labels, checked_number, checked_scores, checked_whole
from softmaxlib.functions import softmax
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

_BAR = 0.34  # inches from one bar to the next
_GAP = 0.36  # inches between two panels
_SCORE_KEY, _SHARE_KEY = "pale: nudge", "frame: before, bar: after"
_FRAME = {"facecolor": "none", "edgecolor": style.INK, "linewidth": 1.4}
_SMALLEST_H, _LARGEST_H = 0.001, 10


class _Nudged(NamedTuple):
    """What a nudge of one score by `h` does: the shares before and after, and their changes."""

    scores: np.ndarray
    which: int
    h: float
    before: np.ndarray
    after: np.ndarray
    changes: np.ndarray
    part: float  # what each other class pays, as a part of its own share; negative if it gains


@described
def nudge(logits, labels=None, *, which=0, h=0.5):
    """Show who gains and who pays when score number `which` is raised by `h` (logit).

    Each line of bars is one class: its score, its share before and after, the change of its share.
    A negative `h` lowers the score.
    """
    scores = checked_scores(logits)
    labels = checked_labels(labels, len(scores))
    step = _nudged(scores, checked_whole("which", which, 0, len(scores) - 1), _checked_step(h))

    left = 0.15 + style.widest(labels) + 0.12
    score_texts = [
        number(z) + (f" {signed(step.h, ' ')}" if i == step.which else "")
        for i, z in enumerate(scores)
    ]
    share_texts = [
        f"{four_decimals(p)} → {four_decimals(q)}"
        for p, q in zip(step.before, step.after, strict=True)
    ]
    change_texts = [signed(change, write=four_decimals) for change in step.changes]
    # Texts take what they need, and the bars of shares and changes have the rest between them.
    score_width = max(1.25, style.widest(score_texts) + 0.4)
    share_texts_width = style.widest(share_texts) + 0.1
    change_texts_width = style.widest(change_texts) + 0.1
    fixed = left + score_width + share_texts_width + change_texts_width + 2 * _GAP + 0.15
    share_width = 0.48 * (style.WIDTH - fixed)
    share_width = max(share_width, style.widest([_SHARE_KEY]) - share_texts_width)
    change_width = style.WIDTH - fixed - share_width
    lefts = [left, left + score_width + _GAP]
    lefts.append(lefts[1] + share_width + share_texts_width + _GAP)

    header, height = 1.2, _BAR * len(scores)
    figure = style.new_figure(header + height + 1.0)
    panels = [
        style.add_panel(figure, x, header, width, height)
        for x, width in zip(lefts, (score_width, share_width, change_width), strict=True)
    ]
    for panel in panels:
        panel.set_ylim(len(scores) - 0.5, -0.5)
        panel.spines["bottom"].set_visible(False)
    _draw_scores(panels[0], step, score_texts, labels)
    _draw_shares(panels[1], step)
    zero = lefts[2] + _draw_changes(panels[2], step, change_width)
    for row, (share, change) in enumerate(zip(share_texts, change_texts, strict=True)):
        middle = header + (row + 0.5) * _BAR
        style.write(figure, lefts[1] + share_width + 0.1, middle, share)
        style.write(figure, style.WIDTH - 0.15, middle, change, ha="right")

    bold = f"{labels[step.which]}'s score {signed(step.h, ' ')}:"
    style.write_heading(figure, 0.15, 0.2, bold, _who_pays(step, labels))
    _write_column_names(figure, lefts, header, zero)
    below = header + height + 0.16
    style.write(figure, lefts[1], below, "total 1, before and after (each rounded)")
    total = number(round(step.changes.sum(), 12))
    style.write(figure, style.WIDTH - 0.15, below, f"total {total}", ha="right")
    style.write(figure, 0.15, below + 0.34, _rule(step, labels), size=style.HEADING)
    style.write(figure, 0.15, below + 0.64, _limit(step, labels), colour=style.QUIET)
    return figure, _description(step, labels)


def _nudged(scores, which, h):
    raised = scores.copy()
    raised[which] += h
    before = softmax(scores)
    # The total of the exponentials grows by this factor minus 1. All others shrink by the factor.
    # (Taking `after - before` instead would lose its digits when one share is close to 1.)
    growth = before[which] * np.expm1(h)
    part = growth / (1 + growth)
    changes = -part * before
    changes[which] = 0
    changes[which] = -changes.sum()
    return _Nudged(scores, which, h, before, softmax(raised), changes, float(part))


def _draw_scores(panel, step, texts, labels):
    """The bars of the scores; the nudge is the pale piece at the end of its bar."""
    which, h = step.which, step.h
    after = step.scores + h * (np.arange(len(step.scores)) == which)
    style.draw_bars(
        panel,
        step.scores,
        [""] * len(texts),
        (min(0, *step.scores, *after), max(0, *step.scores, *after)),
        longest=max(texts, key=style.text_width),
    )
    look = class_style(which)
    panel.barh(which, h, left=step.scores[which], height=0.74, color="white")
    panel.barh(which, h, left=step.scores[which], height=0.74, color=look.colour, alpha=0.35)
    for row, text in enumerate(texts):
        end = max(0, step.scores[row], after[row])
        panel.annotate(
            text, (end, row), xytext=(4, 0), textcoords="offset points", va="center_baseline"
        )
    panel.set_yticks(range(len(labels)), labels)
    panel.tick_params(length=0)


def _draw_shares(panel, step):
    panel.barh(range(len(step.after)), 1, height=0.74, color=style.TRACK)
    for row, (before, after) in enumerate(zip(step.before, step.after, strict=True)):
        look = class_style(row)
        panel.barh(row, after, height=0.74, color=look.colour, hatch=look.hatch)
        panel.barh(row, before, height=0.74, **_FRAME)
    panel.set_xlim(-0.01, 1.01)


def _draw_changes(panel, step, width):
    """Draw bars to the right for gains, to the left for what is paid; return the place of 0."""
    most = np.abs(step.changes).max() or 1
    bars = step.changes / most
    zero = width * max(0, -bars.min()) / (np.ptp([0, *bars]) or 1)
    zero = max(zero, style.widest(["← pays"]) + 0.05)
    scale = min(zero / max(1e-9, -bars.min()), (width - zero) / max(1e-9, bars.max()))
    panel.set_xlim(-zero / scale, (width - zero) / scale)
    for row, bar in enumerate(bars):
        look = class_style(row)
        panel.barh(row, bar, height=0.74, color=look.colour, hatch=look.hatch)
    panel.vlines(0, -0.5, len(bars) - 0.5, color=style.INK, lw=1)
    return zero


def _write_column_names(figure, lefts, header, zero):
    names = (("score", "logit"), ("share", "probability"), ("change", "of share"))
    for x, (name, term) in zip(lefts, names, strict=True):
        style.write(figure, x, 0.68, name, size=style.TITLE, weight="bold")
        start = x + style.text_width(name, style.TITLE, "bold") + 0.1
        style.write(figure, start, 0.69, term, colour=style.QUIET)
    style.write(figure, lefts[0], header - 0.18, _SCORE_KEY, colour=style.QUIET)
    style.write(figure, lefts[1], header - 0.18, _SHARE_KEY, colour=style.QUIET)
    style.write(figure, zero - 0.05, header - 0.18, "← pays", ha="right")
    style.write(figure, zero + 0.05, header - 0.18, "gains →")


def _who_pays(step, labels):
    change = four_decimals(abs(step.changes[step.which]))
    several = len(labels) > 2
    others = "the others" if several else labels[1 - step.which]
    does, they_do = ("gains", "pay") if step.h > 0 else ("pays", "gain")
    return f"its share {does} {change}, and {others} {they_do}{'' if several else 's'} it"


def _rule(step, labels):
    verb = "pays" if step.h > 0 else "gains"
    if len(labels) == 2:
        return f"{labels[1 - step.which]} {verb} {_percent(step)} of its own share."
    return f"Each other class {verb} the same part of its own share: {_percent(step)}."


def _limit(step, labels):
    share = four_decimals(step.before[step.which])
    return (
        f"For a tiny nudge h this part is about h × {share}: "
        f"h times the share of {labels[step.which]}."
    )


def _description(step, labels):
    changes = [
        f"{label} {signed(change, write=four_decimals)}"
        for label, change in zip(labels, step.changes, strict=True)
    ]
    before, after = (", ".join(map(four_decimals, p)) for p in (step.before, step.after))
    return (
        f"The scores of {', '.join(labels)} are {numbers(step.scores)}. "
        f"With {labels[step.which]}'s score {signed(step.h, ' ')}, the shares "
        f"[{before}] become [{after}]. "
        f"The changes are {', '.join(changes)}, total {number(round(step.changes.sum(), 12))}. "
        f"{_rule(step, labels)} {_limit(step, labels)}"
    )


def _percent(step):
    return f"{number(100 * abs(step.part), 3)} %"


def total_of(slopes):
    """Return the total as text, rounded: the order of a sum decides about its last digits."""
    return number(round(float(slopes.sum()), 12))


def four_decimals(value, digits=3):
    """Return a number with four decimals, so that numbers below each other add up as they should.

    0 is "0", and what would be 0.0000 has at most `digits` digits instead: 1.7e-17.
    """
    text = f"{value:.4f}"
    return number(value, digits) if float(text) == 0 else text


def signed(value, between="", write=number):
    """Return a number with its sign, also when it is positive; 0 has none."""
    text = write(abs(value))
    return text if text == "0" else f"{'-' if value < 0 else '+'}{between}{text}"


def _checked_step(h):
    h = checked_number("h", h)
    if not _SMALLEST_H <= abs(h) <= _LARGEST_H:
        raise ValueError(
            f"h should be a step that can be seen, from {_SMALLEST_H} to {_LARGEST_H}, or the same "
            f"with a minus sign. It was given {number(h)}."
        )
    return h
