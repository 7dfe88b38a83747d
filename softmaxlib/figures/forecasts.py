"""Still figure of notebook 06: average surprise of some forecasts = entropy + something extra."""

import math

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.chance import entropy
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_labels, checked_shares
from softmaxlib.wording import number, numbers

_BAR = 0.27  # inches from one class to the next
_GAP = 0.45  # inches between the two columns
_FLOOR, _EXTRA = "#8C8C8C", {"color": style.ALARM, "hatch": "//"}
_MOST_TRIES = 5
_SHARES = 2.2  # inches of the left column
_TARGET = ("target", None, 0.0)


@described
def forecasts(target, tries, labels=None):
    """Show the average surprise (nats) of some forecasts: what no forecast avoids, and the extra.

    target  K probabilities with which the classes really happen (2 to 6 classes)
    tries   1 to 5 forecasts of K probabilities each: a list, or a dict with their names
    labels  names of the classes

    The average surprise is the cross-entropy, sum of -target ln forecast. It is the entropy of the
    target (the floor) plus the Kullback-Leibler divergence (the extra).
    """
    target = checked_shares("target", target)
    tries = _checked_tries(tries, len(target))
    labels = checked_labels(labels, len(target))
    floor, blind = entropy(target), math.log(len(target))
    rows = [(name, p, extra(target, p)) for name, p in tries.items()]
    told = [_told(name, floor, more, blind) for name, _, more in rows]

    left = 0.15 + max(style.text_width(label) for label in labels) + 0.12
    lefts = [left, left + _SHARES + _GAP]
    width = style.WIDTH - lefts[1] - 0.15
    bars_height, header = _BAR * len(target), 0.6
    row_height = 0.38 + bars_height + 0.14
    bottom = header + row_height * (1 + len(rows))
    figure = style.new_figure(bottom + 0.95)
    style.write(figure, 0.15, 0.24, "forecast", size=style.TITLE, weight="bold")
    start = 0.15 + style.text_width("forecast", style.TITLE, "bold") + 0.1
    style.write(figure, start, 0.25, "probability", colour=style.QUIET)
    style.write(figure, lefts[1], 0.24, "average surprise", size=style.TITLE, weight="bold")
    start = lefts[1] + style.text_width("average surprise", style.TITLE, "bold") + 0.1
    style.write(figure, start, 0.25, "nats", colour=style.QUIET)

    # Right of the blind guess there is room for its name.
    finite = [floor + more for _, _, more in rows if math.isfinite(more)]
    most = max(1.06 * max(finite, default=0), 1.5 * blind)
    texts = ["how often each answer comes", *told]
    for i, ((name, p, more), text) in enumerate(zip([_TARGET, *rows], texts, strict=True)):
        top = header + i * row_height
        p = target if p is None else p
        style.write_heading(figure, 0.15, top + 0.16, f"{name}:", text)
        panel = style.add_panel(figure, lefts[0], top + 0.38, _SHARES, bars_height)
        panel.barh(range(len(p)), 1, height=0.74, color=style.TRACK)
        style.draw_bars(panel, p, [number(share, 3) for share in p], (0, 1), longest="0.333")
        panel.set_yticks(range(len(labels)), labels)
        panel.tick_params(length=0)
        panel = style.add_panel(figure, lefts[1], top + 0.38, width, bars_height)
        _draw_surprise(panel, floor, more, blind, most)
    for value, side, lines in (
        (floor, "right", ("the floor:", f"entropy {floor:.4f}")),
        (blind, "left", ("blind guess:", f"ln {len(target)} = {blind:.4f}")),
    ):
        x = lefts[1] + width * value / most
        for line, line_text in enumerate(lines):
            style.write(figure, x, bottom + 0.05 + 0.23 * line, line_text, ha=side)
    _write_key(figure, bottom + 0.75)

    listed = "; ".join(
        f"{name} {numbers(p, 3)} has {text}" for (name, p, _), text in zip(rows, told, strict=True)
    )
    return figure, (
        f"For {', '.join(labels)} the target is {numbers(target, 3)}, with the entropy "
        f"{floor:.4f} nats: no forecast has a lower average surprise. "
        f"A blind guess has ln {len(target)} = {blind:.4f}. The forecasts: {listed}."
    )


def extra(target, forecast):
    """Return the Kullback-Leibler divergence in nats: the sum of y ln(y / p), inf if p is 0."""
    happens = target > 0
    y, p = target[happens], forecast[happens]
    if (p == 0).any():
        return math.inf
    return max(0.0, float(np.sum(y * (np.log(y) - np.log(p)))))  # never below 0, but by rounding


def _told(name, floor, more, blind):
    """Say the average surprise of a forecast, and on which side of a blind guess it lies."""
    if math.isinf(more):
        return "no upper limit: it ruled out what happens"
    total = floor + more
    if abs(total - blind) < 1e-9:
        verdict = "as good as a blind guess"
    else:
        verdict = f"{'worse' if total > blind else 'better'} than a blind guess"
    if more < 5e-5:
        return f"{total:.4f}, no extra, {verdict}"
    return f"{floor:.4f} + {more:.4f} = {total:.4f}, {verdict}"


def _draw_surprise(panel, floor, more, blind, most):
    """One bar: the floor, then the extra; lines at the floor and at the blind guess."""
    middle = 0.5
    shown = min(more, most - floor)
    panel.barh(middle, floor, height=0.5, color=_FLOOR)
    panel.barh(middle, shown, left=floor, height=0.5, **_EXTRA)
    if math.isinf(more):
        panel.plot(most, middle, ">", color=style.ALARM, ms=13, clip_on=False)
    panel.vlines(floor, 0, 1, color=style.INK, lw=1.4, ls=":")
    panel.vlines(blind, 0, 1, color=style.INK, lw=1.4, ls=(0, (4, 3)))
    panel.set(xlim=(0, most), ylim=(0, 1))
    panel.spines["bottom"].set_visible(False)
    panel.vlines(0, 0, 1, color=style.RULE, lw=1)


def _write_key(figure, top):
    left = 0.15
    for look, text in (
        ({"color": _FLOOR}, "floor: no forecast is below it"),
        (_EXTRA, "extra: what the forecast adds (KL divergence)"),
    ):
        swatch = style.add_panel(figure, left, top - 0.09, 0.26, 0.18)
        swatch.set(xlim=(0, 1), ylim=(-0.5, 0.5))
        swatch.barh(0, 1, height=1, **look)
        swatch.spines["bottom"].set_visible(False)
        style.write(figure, left + 0.34, top, text)
        left += 0.34 + style.text_width(text) + 0.3


def _checked_tries(tries, count):
    """Return a dict of forecasts, or say what is the matter with them."""
    if not isinstance(tries, dict):
        given = list(tries) if np.iterable(tries) and not isinstance(tries, str) else []
        named = {f"try {i + 1}": p for i, p in enumerate(given)}
    else:
        named = tries
    if not 1 <= len(named) <= _MOST_TRIES:
        raise ValueError(
            f"tries should be 1 to {_MOST_TRIES} forecasts, such as [[0.3, 0.3, 0.4]], or a dict "
            f"with their names. It was given {numbers(tries)}."
        )
    names = checked_labels(list(named), len(named))
    return {name: checked_shares(f"The forecast {name!r}", named[name], count, count)
            for name in names}  # fmt: skip
