"""Still figures of notebook 03: what the temperature T does to the shares."""

import math

import numpy as np
from matplotlib.ticker import NullLocator

from softmaxlib.figures import style
from softmaxlib.figures.curves import (
    logarithmic_ticks,
    mark_points,
    name_ends,
    round_ticks,
    width_of_names,
)
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import (
    checked_labels,
    checked_scores,
    checked_temperature_range,
    checked_temperatures,
)
from softmaxlib.functions import logsumexp, softmax
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

_BAR = 0.27  # inches from one bar to the next
_POINTS = 481  # of each curve
_BAND = "#E9E9E9"


@described
def temperature_bars(logits, labels=None, *, temperatures=(0.5, 1, 2)):
    """Show the scores divided by T, and the shares made of them: a group of bars for each T."""
    scores = checked_scores(logits)
    labels = checked_labels(labels, len(scores))
    temperatures = checked_temperatures(temperatures)
    groups = [(T, scores / T, softmax(scores, temperature=T)) for T in temperatures]

    left = 0.15 + max(style.text_width(label) for label in labels) + 0.12
    gap = 0.75
    panel_width = (style.WIDTH - left - gap - 0.05) / 2
    lefts = [left, left + panel_width + gap]
    bars_height = _BAR * len(scores)
    header, group_height = 0.85, 0.36 + bars_height + 0.2
    figure = style.new_figure(header + group_height * len(groups) + 0.3)

    divided = np.concatenate([quotients for _, quotients, _ in groups])
    limits = (min(0, divided.min()), max(0, divided.max()))
    # The same room for numbers in each group: bars that are alike shall look alike.
    longest = max([number(z) for z in divided], key=style.text_width)
    longest_share = max(
        [_share_text(p) for *_, shares in groups for p in shares], key=style.text_width
    )
    for i, (T, quotients, shares) in enumerate(groups):
        top = header + i * group_height
        style.write_heading(figure, 0.15, top + 0.12, f"T = {number(T)}:", _lead(shares))
        panels = [style.add_panel(figure, x, top + 0.36, panel_width, bars_height) for x in lefts]
        texts = [number(z) for z in quotients]
        style.draw_bars(panels[0], quotients, texts, limits, longest=longest)
        panels[1].barh(range(len(shares)), 1, height=0.74, color=style.TRACK)
        texts = [_share_text(p) for p in shares]
        style.draw_bars(panels[1], shares, texts, (0, 1), longest=longest_share)
        panels[0].set_yticks(range(len(labels)), labels)
        panels[0].tick_params(length=0)

    columns = (("score / T", "logit divided by T"), ("share", "probability"))
    for x, (name, term) in zip(lefts, columns, strict=True):
        style.write(figure, x, 0.28, name, size=style.TITLE, weight="bold")
        style.write(figure, x, 0.54, term, colour=style.QUIET)
    start = left + style.text_width("score / T", style.TITLE, "bold") + 0.15
    style.draw_arrow(figure, start, lefts[1] - 0.12, 0.34)
    style.write(figure, (start + lefts[1] - 0.12) / 2, 0.2, "softmax", ha="center")
    point = (
        "All scores are equal, so no T changes the shares."
        if np.ptp(scores) == 0
        else "A small T sharpens, a large T evens out, and the order never changes."
    )
    style.write(figure, 0.15, header + group_height * len(groups) + 0.08, point)

    told = _listed([f"{_share_texts(shares)} at T = {number(T)}" for T, _, shares in groups])
    return figure, (
        f"For {', '.join(labels)} with the scores {numbers(scores)}, the shares are {told}. {point}"
    )


def _lead(shares):
    """Say how much the winner has, or the winners if several are equal."""
    winners = int(np.isclose(shares, shares.max(), rtol=1e-12, atol=0).sum())
    share = _share_text(shares.max())
    if winners == 1:
        return f"the winner has {share}"
    return f"all have {share}" if winners == len(shares) else f"{winners} winners have {share} each"


@described
def shares_over_temperature(logits, labels=None, *, low=0.05, high=50):
    """Show the share of each class at every temperature from `low` to `high`.

    A class between the first and the last may have its largest share in between: that is marked.
    """
    scores = checked_scores(logits)
    labels = checked_labels(labels, len(scores))
    low, high = checked_temperature_range(low, high)
    temperatures = np.geomspace(low, high, _POINTS)
    curves = np.array([softmax(scores, temperature=T) for T in temperatures]).T
    count = len(scores)

    all_alike = f"1 / {count}: all alike"
    left, top, height = 0.55, 0.85, 3.3
    width = style.WIDTH - left - width_of_names([*labels, all_alike])
    figure = style.new_figure(top + height + 0.75)
    style.write(figure, 0.15, 0.22, "Every share at every T", size=style.TITLE, weight="bold")
    style.write(figure, 0.15, 0.55, "share (probability)", colour=style.QUIET)
    panel = style.add_panel(figure, left, top, width, height)
    # Curves at 0 and at 1 shall be seen whole.
    panel.set(xscale="log", xlim=(low, high), ylim=(-0.02, 1.02))
    panel.set_xticks(*logarithmic_ticks(low, high))
    panel.xaxis.set_minor_locator(NullLocator())
    panel.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
    panel.set_xlabel("← sharper        temperature T (logarithmic axis)        more even →")
    panel.hlines([0, 0.25, 0.5, 0.75, 1], low, high, color=style.TRACK, lw=1, zorder=0)
    panel.axhline(1 / count, color=style.QUIET, lw=1.2, ls=(0, (4, 3)), zorder=1)
    if low <= 1 <= high:
        panel.axvline(1, color=style.QUIET, lw=0.8, zorder=1)
        panel.annotate("T = 1", (1, 1.02), xytext=(0, 6), textcoords="offset points", ha="center")

    step = _POINTS // 5
    for i, curve in enumerate(curves):
        look = class_style(i)
        # Equal scores give one curve: dashes in turn let the colour of each be seen.
        alike = np.flatnonzero(scores == scores[i])
        dashes = (0, ()) if alike.size == 1 else (6 * list(alike).index(i), (6, 6 * alike.size - 6))
        panel.plot(
            temperatures,
            curve,
            color=look.colour,
            lw=2.4,
            ls=dashes,
            dash_capstyle="butt",
            marker=look.marker,
            markersize=8,
            markevery=(step // 6 + i * step // count, step),
            zorder=3,
        )
    ends = [(curves[i, -1], label, class_style(i)) for i, label in enumerate(labels)]
    name_ends(panel, [*ends, (1 / count, all_alike, None)])

    peaks = _peaks(scores, labels, low, high)
    lines = [(temperatures, curve) for curve in curves]
    lines.append((temperatures, np.full(_POINTS, 1 / count)))
    lines.append((np.ones(21), np.linspace(0, 1, 21)))
    if peaks:
        mark_points(panel, peaks, [np.column_stack(line) for line in lines])

    at = [(T, softmax(scores, temperature=T)) for T in (low, 1.0, high) if low <= T <= high]
    told = _listed([f"{_share_texts(shares)} at T = {number(T)}" for T, shares in at])
    described_peaks = "".join(f" {text}." for _, _, text, _ in peaks)
    return figure, (
        f"For {', '.join(labels)} with the scores {numbers(scores)}, the shares are {told}; "
        f"1 / {count} is {number(1 / count)}.{described_peaks}"
    )


def _peaks(scores, labels, low, high):
    """Return (T, share, text, look) for each share that is largest at a T inside the range.

    dp_i/dT = -p_i (z_i - E z) / T². E z, the mean of the scores weighted by their shares, falls
    from the largest score to the plain mean as T rises. Where it passes z_i, share i is largest.
    """
    peaks = []
    for score in np.unique(scores)[-2::-1]:  # from the runner-up downwards
        above = scores - score

        def excess(T, above=above):
            return softmax(above, temperature=T) @ above

        if not excess(low) > 0 > excess(high):
            continue
        left, right = low, high
        for _ in range(200):  # bisection on the logarithmic axis, far more often than needed
            middle = math.sqrt(left * right)
            left, right = (middle, right) if excess(middle) > 0 else (left, middle)
        alike = np.flatnonzero(above == 0)
        share = softmax(scores, temperature=left)[alike[0]]
        name = labels[alike[0]] + (" and its equals" if alike.size > 1 else "")
        text = f"{name}: most at T = {number(left)}, {number(share)}"
        peaks.append((left, share, text, class_style(alike[0])))
    return peaks


@described
def soft_maximum(logits, *, low=0.05, high=2):
    """Show T × logsumexp(z / T), which comes down to the largest logit as T falls towards 0."""
    scores = checked_scores(logits)
    low, high = checked_temperature_range(low, high)
    count, largest = len(scores), scores.max()

    def soft(T):
        return largest + T * logsumexp((scores - largest) / T)

    temperatures = np.linspace(low, high, _POINTS)
    curve = np.array([soft(T) for T in temperatures])
    bound = f"max + T ln {count}"
    names = (bound, "T × logsumexp(z / T)", f"max = {number(largest)}")
    reach = high * math.log(count)
    floor, ceiling = largest - 0.32 * reach, largest + 1.05 * reach
    heights, height_names = round_ticks(floor, ceiling)
    left = 0.2 + max(style.text_width(name) for name in height_names)
    top, height = 0.85, 3.0
    width = style.WIDTH - left - width_of_names(names)
    figure = style.new_figure(top + height + 0.7)
    title = "As T falls to 0, the soft maximum becomes the maximum"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    style.write(figure, 0.15, 0.55, "logit", colour=style.QUIET)
    panel = style.add_panel(figure, left, top, width, height)
    panel.set(xlim=(0, high), ylim=(floor, ceiling))
    panel.set_xticks(*round_ticks(0, high))
    panel.set_yticks(heights, height_names)
    panel.set_xlabel("temperature T")
    panel.fill_between([0, high], largest, [largest, largest + reach], color=_BAND, lw=0)
    panel.axhline(largest, color=style.QUIET, lw=1.4, ls=(0, (4, 3)))
    panel.plot(temperatures, curve, color=style.INK, lw=2.6, zorder=3)

    marks = [T for T in (high / 2, high / 4, high / 20) if low <= T]
    for T in marks:
        panel.vlines(T, largest - 0.08 * reach, soft(T), color=style.QUIET, lw=0.8)
        panel.plot(T, soft(T), "o", color=style.INK, ms=8, zorder=4)
        panel.annotate(
            f"T = {number(T)}\n{_fixed(soft(T))}",
            (T, largest - 0.08 * reach),
            xytext=(-4, -3),
            textcoords="offset points",
            va="top",
        )
    ends = (largest + reach, curve[-1], largest)
    name_ends(panel, [(y, name, None) for y, name in zip(ends, names, strict=True)])

    told = _listed([f"{_fixed(soft(T))} at T = {number(T)}" for T in marks])
    return figure, (
        f"For the logits {numbers(scores)}, T times logsumexp(z / T) is {told}. "
        f"It comes down to the largest logit, {number(largest)}, as T falls to 0, "
        f"never below it and never more than T ln {count} above."
    )


def _share_text(share):
    """Return a share as text that claims no certainty: finite scores never give all or nothing."""
    if share < 1e-6:
        return "almost 0"
    if share > 1 - 1e-6:
        return "almost 1"
    return next(text for digits in (4, 5, 6, 7) if (text := number(share, digits)) != "1")


def _share_texts(shares):
    return "[" + ", ".join(_share_text(p) for p in shares) + "]"


def _fixed(value):
    """Return a value with four decimals, also if they are zeros; large values are rounded."""
    # Plus 0, for -0.00001 is rounded to -0.0.
    return f"{round(value, 4) + 0.0:.4f}" if abs(value) < 1000 else number(value, 7)


def _listed(texts):
    """Return texts as a list in a sentence: a, b and c."""
    return " and ".join([", ".join(texts[:-1])] * (len(texts) > 1) + [texts[-1]])
