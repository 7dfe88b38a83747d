"""Still figure of notebook 06: the true class's surprise beside K yes/no costs."""

import numpy as np

from softmaxlib.costs import RIVAL, SHARES, TARGET, moved, true_class_cost, yes_no_costs
from softmaxlib.figures import style
from softmaxlib.figures.curves import name_ends, round_ticks, width_of_names
from softmaxlib.figures.described import described
from softmaxlib.wording import number, numbers

_ONLY = "the true class only"
_OTHERS = 0.02  # of each other wrong class at the mark in the middle
_TRUE, _ALL, _WRONG = style.BLUE, style.ALARM, "#8C8C8C"


@described
def two_costs():
    """Show two costs (nats) of ten shares, and what they do while wrong shares are moved about.

    Above, ten shares of our own; the true class is 6. Below, the share of the class 0 grows, at
    the cost of the other wrong classes: the cost of the true class alone stays the same.
    """
    own, all_ten = true_class_cost(SHARES), yes_no_costs(SHARES)
    figure = style.new_figure(7.45)
    style.write_heading(
        figure, 0.15, 0.2, "Ten shares, and 6 is true:", "two ways to count the cost"
    )
    style.write(figure, 0.15, 0.5, "share (probability)", colour=style.QUIET)
    _draw_shares(style.add_panel(figure, 0.35, 0.72, 7.2, 1.35))
    lines = (
        (f"{_ONLY}:", f"-ln {number(SHARES[TARGET])} = {own:.4f} nats"),
        ("ten yes/no costs:",
         f"{own:.4f} + {all_ten - own:.4f} for nine times “no” = {all_ten:.4f} nats"),
    )  # fmt: skip
    for i, (bold, rest) in enumerate(lines):
        style.write_heading(figure, 0.35, 2.66 + 0.28 * i, bold, rest)

    top, left, height = 4.0, 0.6, 2.6
    rest = "move shares from wrong class to wrong class"
    style.write_heading(figure, 0.15, top - 0.62, f"6 keeps {number(SHARES[TARGET])}:", rest)
    style.write(figure, 0.15, top - 0.32, "cost (nats)", colour=style.QUIET)
    width = style.WIDTH - left - width_of_names([_ONLY])
    marks = _draw_mover(style.add_panel(figure, left, top, width, height))

    told = ", ".join(f"{yes_no_costs(moved(x)):.4f} at {number(x)}" for x, _ in marks)
    return figure, (
        f"For the shares {numbers(SHARES)} of the classes 0 to 9 and the true class {TARGET}, "
        f"the cost of the true class only is -ln {number(SHARES[TARGET])} = {own:.4f} nats; ten "
        f"yes/no costs have the total {all_ten:.4f}. The wrong classes share "
        f"{number(1 - SHARES[TARGET])}. As class {RIVAL} takes more of it, the ten yes/no costs "
        f"grow ({told}); the cost of the true class only stays {own:.4f}."
    )


def _draw_shares(panel):
    panel.set(xlim=(-0.5, len(SHARES) - 0.5), ylim=(0, 0.66))
    panel.set_xticks(range(len(SHARES)))
    panel.tick_params(length=0, labelcolor=style.INK)
    panel.set_xlabel("class")
    for k, share in enumerate(SHARES):
        true = k == TARGET
        panel.bar(k, share, width=0.74, color=_TRUE if true else _WRONG, hatch="" if true else "//")
        panel.annotate(
            number(share), (k, share), xytext=(0, 3), textcoords="offset points", ha="center",
            weight="bold" if true else "normal",
        )  # fmt: skip


def _draw_mover(panel):
    """Draw both costs over the share of the rival; return the marked shares with their texts."""
    wrong = 1 - SHARES[TARGET]
    even, middle = wrong / (len(SHARES) - 1), wrong - (len(SHARES) - 2) * _OTHERS
    marks = ((even, "all nine alike"), (middle, f"the others {number(_OTHERS)}"), (wrong, "all"))
    shares = np.linspace(even, wrong, 101)
    panel.set(xlim=(0, wrong + 0.004), ylim=(0, 1.38))
    panel.set_xticks([x for x, _ in marks], [f"{number(x)}\n{text}" for x, text in marks])
    panel.set_yticks(*round_ticks(0, 1.38))
    panel.set_xlabel(f"share of the wrong class {RIVAL} (probability)")
    ends = []
    for cost, name, colour, marker, line in (
        (yes_no_costs, "ten yes/no costs", _ALL, "s", "--"),
        (true_class_cost, _ONLY, _TRUE, "o", "-"),
    ):
        panel.plot(shares, [cost(moved(x)) for x in shares], line, color=colour, lw=2.6)
        for (x, _), side in zip(marks, ("left", "center", "right"), strict=True):
            y = cost(moved(x))
            panel.plot(x, y, marker, color=colour, ms=8, clip_on=False, zorder=4)
            panel.annotate(f"{y:.4f}", (x, y), xytext=(0, 9), textcoords="offset points", ha=side)
        ends.append((cost(moved(wrong)), name, None))
    name_ends(panel, ends)
    return marks
