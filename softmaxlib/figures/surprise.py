"""Still figure of notebook 06: the surprise at what happened, by the probability it had."""

import math

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.curves import name_ends, width_of_names
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_whole
from softmaxlib.wording import number

MARKED = (1, 0.5, 0.25, 0.1, 0.01)
_CEILING = 5.2  # nats
_HALVINGS = 3  # steps of the stair
_STAIR, _BAND = style.BLUE, "#F3E3DB"


@described
def surprise_curve(options=4):
    """Show the surprise -ln p (nats) at something that had the probability p.

    options  the number K of possible answers, 2 to 50; a line marks the surprise ln K of a
             blind guess, which gives 1 / K to each
    """
    options = checked_whole("options", options, 2, 50)
    blind = math.log(options)

    name = f"blind guess: ln {options} = {blind:.2f}"
    left, top, height = 0.55, 0.9, 4.0
    width = style.WIDTH - left - width_of_names([name])
    figure = style.new_figure(top + height + 0.75)
    title = "The fewer points on what happened, the bigger the surprise"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    style.write(figure, 0.15, 0.56, "surprise -ln p (nats)", colour=style.QUIET)
    halving = f"each halving of p adds {surprise(0.5):.2f}"
    style.write(figure, left + width, 0.56, halving, colour=_STAIR, ha="right", weight="bold")
    panel = style.add_panel(figure, left, top, width, height)
    panel.set(xlim=(0, 1.03), ylim=(-0.12, _CEILING), yticks=range(6))
    ticks = (0, 0.25, 0.5, 0.75, 1)
    panel.set_xticks(ticks, [number(p) for p in ticks])
    panel.set_xlabel("p, the probability given to what happened")
    panel.axhspan(blind, _CEILING, color=_BAND)
    panel.axhline(blind, color=style.QUIET, lw=1.4, ls=(0, (4, 3)))
    panel.text(0.31, 4.9, "p = 0: no upper limit ↑", va="center_baseline")
    worse = "worse than a blind guess"
    panel.text(1, blind + 0.6, worse, ha="right", va="center_baseline")
    p = np.exp(-np.linspace(0, _CEILING, 301))
    panel.plot(p, -np.log(p), color=style.INK, lw=2.6, zorder=3)
    _draw_stair(panel)
    for share in MARKED:
        panel.plot(share, surprise(share), "o", color=style.INK, ms=8, zorder=4, clip_on=False)
        above = (-3, 13) if share == 1 else (9, 9)
        panel.annotate(
            f"p = {number(share)}: {_two_decimals(surprise(share))}",
            (share, surprise(share)),
            xytext=above,
            textcoords="offset points",
            ha="center" if share == 1 else "left",
            va="center_baseline",
            zorder=5,
        )
    name_ends(panel, [(blind, name, None)])

    told = ", ".join(f"{_two_decimals(surprise(share))} at p = {number(share)}" for share in MARKED)
    return figure, (
        f"The surprise -ln p is {told}. Each halving of p adds {surprise(0.5):.2f}, and there is "
        f"no upper limit. A blind guess among {options} options has p = 1/{options} and the "
        f"surprise ln {options} = {blind:.2f}."
    )


def surprise(p):
    """Return -ln p, in nats."""
    return -math.log(p) + 0.0  # plus 0, for -ln 1 is -0.0


def _draw_stair(panel):
    """Halve p, step by step: each step is as high as the one before."""
    for step in range(_HALVINGS):
        start, end = 0.5**step, 0.5 ** (step + 1)
        low, high = surprise(start), surprise(end)
        panel.plot([start, end, end], [low, low, high], color=_STAIR, lw=1.4, zorder=2)
        text = f"+{high - low:.2f}"
        if step == 0:
            panel.text(0.59, 0.14, "half of p", color=_STAIR, ha="center",
                       va="center_baseline")  # fmt: skip
        panel.annotate(
            text,
            (end, (low + high) / 2),
            xytext=(-4, 0),
            textcoords="offset points",
            color=_STAIR,
            ha="right",
            va="center_baseline",
        )


def _two_decimals(value):
    return f"{value:.2f}" if value else "0"
