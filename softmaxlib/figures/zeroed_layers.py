"""Still figure of notebook 08: which networks learn although a layer starts at zero."""

import math
from typing import NamedTuple

from softmaxlib import datasets
from softmaxlib.figures import style
from softmaxlib.figures.curves import name_ends, round_ticks, width_of_names
from softmaxlib.figures.described import described
from softmaxlib.models import Network
from softmaxlib.palette import ClassStyle
from softmaxlib.training import SGD, train
from softmaxlib.wording import number

_STEPS = 300
_RECORDS = 60
_RATE = 0.1
_DEEP, _SINGLE = (3, 32, 32, 3), (3, 3)
_STUCK_WITHIN = 0.01  # nats from the first loss


class Case(NamedTuple):
    """A network of which some layers start at zero: its name, layers and look."""

    name: str
    widths: tuple
    activation: str
    zeroed: tuple
    look: ClassStyle


# Numbered as in the exercise. None of the colours of the classes.
CASES = (
    Case("ReLU, last", _DEEP, "relu", (-1,), ClassStyle(style.INK, "o", "")),
    Case("ReLU, first", _DEEP, "relu", (1,), ClassStyle(style.ALARM, "s", "")),
    Case("tanh, first", _DEEP, "tanh", (1,), ClassStyle(style.BLUE, "^", "")),
    Case("tanh, first and last", _DEEP, "tanh", (1, -1), ClassStyle("#7B4F9E", "D", "")),
    Case("a single layer", _SINGLE, "relu", (-1,), ClassStyle("#7A6A1F", "v", "")),
)


@described
def zeroed_layers():
    """Show how the loss of five networks falls, or does not, if some layers start at zero.

    Trained on the three clusters, on all points, by plain gradient descent.
    """
    histories = [_trained(case) for case in CASES]
    is_stuck = [bool(run.losses[0] - run.losses[-1] < _STUCK_WITHIN) for run in histories]
    blind = math.log(3)
    names = [
        f"{i}. {case.name}: {'stuck' if stuck else 'learns'}"
        for i, (case, stuck) in enumerate(zip(CASES, is_stuck, strict=True), 1)
    ]

    left, top, height = 0.75, 0.9, 3.4
    figure = style.new_figure(top + height + 0.75)
    title = "Which layers may start at zero?"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    unit = "loss on the three clusters (nats). Named: activation, and which layer starts at 0"
    style.write(figure, 0.15, 0.55, unit, colour=style.QUIET)
    width = style.WIDTH - left - width_of_names(names)
    panel = style.add_panel(figure, left, top, width, height)
    panel.set(xlim=(-0.02 * _STEPS, 1.02 * _STEPS), ylim=(0, 1.2), xlabel="step")
    panel.set_xticks(*round_ticks(0, _STEPS, whole=True))
    ticks, texts = round_ticks(0, 1)
    panel.set_yticks(ticks, texts)
    panel.hlines(ticks, *panel.get_xlim(), color=style.TRACK, lw=1, zorder=0)
    style.write(figure, left + 0.1, top + 0.1, f"ln 3 = {number(blind)}", colour=style.QUIET)
    for i, (case, run) in enumerate(zip(CASES, histories, strict=True)):
        # Curves on top of each other have their markers at different steps.
        marks = {"marker": case.look.marker, "ms": 7, "markevery": (2 + 3 * (i // 2), 12)}
        dashes = (0, (4, 4)) if case.name == "tanh, first and last" else "-"
        panel.plot(run.steps, run.losses, color=case.look.colour, lw=2.4, ls=dashes, **marks)
    looks = [case.look for case in CASES]
    # Rounded, so that no rounding error decides which of two equal ends is named first.
    ends = [round(float(run.losses[-1]), 6) for run in histories]
    name_ends(panel, list(zip(ends, names, looks, strict=True)))
    told = [f"{i}. {case.name}" for i, case in enumerate(CASES, 1)]
    learning = [
        f"{name} ({number(end, 2)})"
        for name, end, stuck in zip(told, ends, is_stuck, strict=True)
        if not stuck
    ]
    stuck = [name for name, stays in zip(told, is_stuck, strict=True) if stays]
    return figure, (
        f"The loss of five networks in {_STEPS} steps of gradient descent on the three clusters, "
        f"by activation and by the layers that start at zero. All start at ln 3 = {number(blind)}. "
        f"These learn (last loss): {'; '.join(learning)}. "
        f"These are stuck at ln 3: {'; '.join(stuck)}."
    )


def _trained(case):
    X, y = datasets.three_clusters()
    network = Network(case.widths, case.activation, case.zeroed)
    return train(network, X, y, SGD(_RATE), _STEPS, records=_RECORDS, progress=False)
