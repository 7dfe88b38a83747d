"""Still figure of notebook 07: do the weights of a softmax regression ever come to rest?"""

import math

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.curves import logarithmic_ticks, name_ends, round_ticks, width_of_names
from softmaxlib.figures.data_inputs import told
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import as_numbers
from softmaxlib.figures.training import RUN_STYLES, checked_run_names
from softmaxlib.wording import number, two_digits

_MOST_RUNS = 3
_HEIGHT = 2.1  # of each panel, in inches
_MOST_TICKS = 9


@described
def growing_weights(steps, sizes, shares, names=None):
    """Show how large W gets, and how large the mean share of the true class, step by step.

    steps   (frames,), rising from 1 or above: the axis is logarithmic, ten times each mark
    sizes   the size of W at these steps, sqrt(sum of squares): one list for each run, up to three
    shares  the mean share (probability) of the true class at these steps, as `sizes`
    names   a text for each run; None takes "no penalty" and "with a penalty" for two runs
    """
    steps, sizes, shares = _checked_runs(steps, sizes, shares)
    if names is None and len(sizes) == 2:
        names = "no penalty", "with a penalty"
    names = checked_run_names(names, len(sizes))
    x = np.log10(steps)

    left, top, gap = 0.75, 0.9, 0.55
    texts = [[two_digits(run[-1]) for run in sizes], [_share(run[-1]) for run in shares]]
    ends = [[f"{name}: {text}" for name, text in zip(names, row, strict=True)] for row in texts]
    width = style.WIDTH - left - width_of_names([*ends[0], *ends[1]])
    figure = style.new_figure(top + 2 * _HEIGHT + gap + 0.7)
    title = "Does W come to rest?"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    for row, (what, runs, ceiling) in enumerate(
        (
            ("size of W (square root of the sum of its squares)", sizes, 1.06 * sizes.max()),
            ("mean share of the true class (probability)", shares, 1.05),
        )
    ):
        upper = top + row * (_HEIGHT + gap)
        style.write(figure, 0.15, upper - 0.25, what, colour=style.QUIET)
        panel = style.add_panel(figure, left, upper, width, _HEIGHT)
        panel.set(xlim=(x[0], x[-1]), ylim=(0, ceiling or 1))
        panel.set_yticks(*round_ticks(0, ceiling))
        panel.hlines(panel.get_yticks(), x[0], x[-1], color=style.TRACK, lw=1, zorder=0)
        for look, run in zip(RUN_STYLES, runs, strict=False):
            every = max(1, len(x) // 6)
            panel.plot(
                x, run, color=look.colour, lw=2.2, marker=look.marker, ms=7, markevery=every,
                clip_on=False,
            )  # fmt: skip
        name_ends(panel, list(zip(runs[:, -1], ends[row], RUN_STYLES, strict=False)))
        ticks, tick_texts = logarithmic_ticks(steps[0], steps[-1])
        if len(ticks) > _MOST_TICKS:  # only 1, 10, 100: the others would overlap
            decades = [i for i, tick in enumerate(ticks) if np.log10(tick) % 1 == 0]
            ticks, tick_texts = [ticks[i] for i in decades], [tick_texts[i] for i in decades]
        panel.set_xticks(np.log10(ticks), tick_texts if row else [""] * len(ticks))
    panel.set_xlabel("step (logarithmic axis)")

    runs = [
        f"{name}: the size of W goes from {two_digits(size[0])} at step {number(steps[0])} to "
        f"{two_digits(size[-1])} at step {number(steps[-1], 7)}{_rest(steps, size)}, and the mean "
        f"share of the true class from {_share(share[0])} to {_share(share[-1])}."
        for name, size, share in zip(names, sizes, shares, strict=True)
    ]
    return figure, " ".join(run[0].upper() + run[1:] for run in runs)


def _rest(steps, size):
    """Whether W still grew while the number of steps became ten times as large, in words."""
    before = size[np.searchsorted(steps, steps[-1] / 10)]
    if size[-1] > 1.1 * before:
        return " (still growing)"
    return " (at rest)" if abs(size[-1] - before) <= 0.02 * size[-1] else ""


def _share(p):
    """A share as text; close to 1 only its nines, since no share becomes 1."""
    if p <= 0.99:
        return two_digits(p)
    nines = min(9, math.floor(-math.log10(max(1 - p, 1e-12)) + 1e-9))
    return f"over 0.{'9' * nines}"


def _checked_runs(steps, sizes, shares):
    """Return steps (frames,), sizes and shares (runs, frames), or say what is the matter."""
    x = as_numbers(steps)
    if not (x.ndim == 1 and len(x) >= 2 and x[0] >= 1 and (np.diff(x) > 0).all() and x[-1] <= 1e9):
        raise ValueError(
            "steps should be two or more rising numbers, the first at least 1, such as "
            f"[1, 10, 100]. It was given {told(steps)}."
        )
    tables = []
    for name, runs, most in (("sizes", sizes, 1e6), ("shares", shares, 1)):
        table = as_numbers(runs)
        fits = table.ndim == 2 and 1 <= len(table) <= _MOST_RUNS and table.shape[1] == len(x)
        # Not "greater than": nan compares with nothing.
        if not (fits and table.min() >= 0 and table.max() <= most + 1e-9):
            raise ValueError(
                f"{name} should be 1 to {_MOST_RUNS} lists of {len(x)} numbers from 0 to "
                f"{most:g}, a list for each run. It was given {told(runs)}."
            )
        tables.append(table)
    if len(tables[0]) != len(tables[1]):
        raise ValueError(
            "sizes and shares should hold as many runs. "
            f"It was given {len(tables[0])} and {len(tables[1])}."
        )
    return x, *tables
