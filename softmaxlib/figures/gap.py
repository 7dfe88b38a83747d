"""Still figures of notebook 06: loss and slope over the gap between true and wrong logit."""

import math

import numpy as np

from softmaxlib.costs import cross_entropy_of_gap, smoothed_loss, squared_error_of_gap
from softmaxlib.figures import style
from softmaxlib.figures.curves import name_ends, round_ticks, width_of_names
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_between, checked_whole
from softmaxlib.wording import number

_REACH = 10  # logits on both sides of a gap of 0
_CROSS, _SQUARED = ("cross-entropy", style.ALARM, "-"), ("squared error", style.BLUE, "--")
# Of the names, in units of the panels of loss and slope.
_PLACES = (((-4.6, 6.4), (-9.6, -0.8)), ((-9.6, 1.2), (-9.6, -0.36)))
_MARKED = -10  # the gap at which the slopes are told


@described
def loss_and_slope():
    """Show cross-entropy and squared error of two classes, and their slopes, over the logit gap.

    The gap is the true logit minus the wrong one. The slope is by the true logit.
    """
    gaps = np.linspace(-_REACH, _REACH, 401)
    losses = ((_CROSS, cross_entropy_of_gap), (_SQUARED, squared_error_of_gap))
    figure = style.new_figure(4.55)
    top, height, width = 1.05, 2.75, 3.2
    style.write_heading(figure, 0.15, 0.2, "Confidently wrong:",
                        "cross-entropy still pushes, squared error does not")  # fmt: skip
    panels = [style.add_panel(figure, left, top, width, height) for left in (0.5, 4.5)]
    limits = ((-0.4, 10.4), (-1.08, 0.04))
    names = (
        ("loss", "nats; squared error: no unit"),
        ("slope of the loss", f"per logit; dots: gap {_MARKED}"),
    )
    for panel, limit, (name, unit), left in zip(panels, limits, names, (0.15, 4.05), strict=True):
        style.write(figure, left, top - 0.42, name, size=style.HEADING, weight="bold")
        start = left + style.text_width(name, style.HEADING, "bold") + 0.1
        style.write(figure, start, top - 0.42, unit, colour=style.QUIET)
        panel.set(xlim=(-_REACH, _REACH), ylim=limit)
        panel.set_xticks(*round_ticks(-_REACH, _REACH))
        panel.set_yticks(*round_ticks(*limit))
        panel.axvline(0, color=style.TRACK, lw=1.2, zorder=0)
        panel.set_xlabel("gap: true logit - wrong logit")
    told = []
    for ((name, colour, line), f), places in zip(losses, _PLACES, strict=True):
        loss, slope = (number(value, 2) for value in f(_MARKED))
        texts = (name, f"{name}\n{slope}")
        for panel, values, at, text, place in zip(
            panels, f(gaps), f(_MARKED), texts, places, strict=True
        ):
            panel.plot(gaps, values, line, color=colour, lw=2.6, clip_on=False)
            panel.plot(_MARKED, at, "o", color=colour, ms=8, clip_on=False, zorder=4)
            panel.annotate(text, place, color=colour, va="center", linespacing=1.35)
        told.append((name, loss, slope))
    steepest = -math.log(2)  # where the wrong class has the share 2 / 3
    (first, *its), (second, *others) = told
    return figure, (
        "Two classes; the gap is the true logit minus the wrong one. Where the wrong class is far "
        f"ahead, at the gap {_MARKED}, {first} has the loss {its[0]} and the slope {its[1]}, "
        f"{second} the loss {others[0]} and the slope {others[1]} (per unit of the true logit). "
        f"Squared error is steepest at the gap {number(steepest, 2)}, with the slope "
        f"{number(squared_error_of_gap(steepest)[1], 3)}, and nearly flat far out on both sides."
    )


@described
def label_smoothing(classes=4, smoothing=0.1):
    """Show the loss (nats) over the logit gap, with and without label smoothing.

    classes    how many, 2 to 100; all wrong logits are equal, and the gap is the true one's lead
    smoothing  the part of the target that goes to all classes alike, 0.01 to 0.5

    Source: Szegedy et al. (2016), arXiv:1512.00567.
    """
    classes = checked_whole("classes", classes, 2, 100)
    smoothing = checked_between("smoothing", smoothing, 0.01, 0.5)
    each = smoothing / classes
    target = 1 - smoothing + each
    best = math.log(target / each)  # there the shares are the target
    lowest = smoothed_loss(best, classes, smoothing)
    high = math.ceil(max(12, 2 * best))
    gaps = np.linspace(-2, high, 421)
    plain, smoothed = ([smoothed_loss(gap, classes, part) for gap in gaps]
                       for part in (0, smoothing))  # fmt: skip

    names = ("with smoothing", "without")
    left, top, height = 0.6, 0.95, 3.1
    width = style.WIDTH - left - width_of_names(names)
    figure = style.new_figure(top + height + 1.05)
    style.write_heading(figure, 0.15, 0.2, "Label smoothing:", "the best gap is no longer infinite")
    style.write(figure, 0.15, 0.56, "loss (nats)", colour=style.QUIET)
    panel = style.add_panel(figure, left, top, width, height)
    ceiling = 1.05 * max(*smoothed, *plain)
    panel.set(xlim=(-2, high), ylim=(-0.04 * ceiling, ceiling))
    panel.set_xticks(*round_ticks(-2, high))
    panel.set_yticks(*round_ticks(0, ceiling))
    panel.set_xlabel("gap: true logit - each wrong logit")
    panel.plot(gaps, plain, "-", color=style.ALARM, lw=2.6)
    panel.plot(gaps, smoothed, "--", color=style.BLUE, lw=2.6)
    panel.plot(best, lowest, "o", color=style.BLUE, ms=9, zorder=4)
    panel.annotate(
        f"lowest at gap {best:.2f}:\n{lowest:.4f} nats",
        (best, lowest),
        xytext=(best, lowest + 0.42 * ceiling),
        color=style.BLUE,
        weight="bold",
        ha="left",
        va="center",
        linespacing=1.35,
        arrowprops={"arrowstyle": "-", "color": style.BLUE, "lw": 1, "shrinkB": 6},
    )
    name_ends(panel, [(smoothed[-1], names[0], None), (plain[-1], names[1], None)])
    rest = f"{target:.4g} for the true class, {each:.4g} for each other, instead of 1 and 0"
    style.write(figure, 0.15, top + height + 0.82, f"Target: {rest}.")
    return figure, (
        f"{classes} classes, all wrong logits equal, smoothing {number(smoothing)}: the target is "
        f"{rest}. Without smoothing the loss falls towards 0 for ever as the gap grows. With it "
        f"the loss is lowest at the gap {best:.2f}, {lowest:.4f} nats, and grows again beyond."
    )
