"""Still figure of notebook 07: the loss curves of six training runs; what happened in each?"""

import numpy as np

from softmaxlib.faulty_training import runs
from softmaxlib.figures import style
from softmaxlib.figures.curves import round_ticks
from softmaxlib.figures.described import described

_COLUMNS = 3
_LEFT, _TOP = 0.6, 1.25  # of the first panel's heading, in inches
_WIDTH, _HEIGHT = 1.95, 1.45  # of a panel
_ACROSS, _DOWN = 2.58, 2.55  # from one panel to the next
_STILL_FALLING = 0.08  # of the last loss, within the last quarter of the steps


@described
def curve_detective():
    """Show the training loss of the six runs A to F of faulty_training, without their causes."""
    drawn = list(runs().values())
    rows = -(-len(drawn) // _COLUMNS)
    figure = style.new_figure(_TOP + rows * _DOWN + 0.15)
    title = "Six training runs, A to F: what happened in each?"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    blind = _blind_guesses(drawn)
    guesses = " or ".join(f"{loss} ({name})" for name, loss in blind.items())
    height = "Height: loss of the training examples, nats. Each panel has a scale of its own."
    style.write(figure, 0.15, 0.56, height, colour=style.QUIET)
    style.write(figure, 0.15, 0.83, f"Dotted: a blind guess, {guesses}.", colour=style.QUIET)
    for i, run in enumerate(drawn):
        row, column = divmod(i, _COLUMNS)
        left, top = _LEFT + column * _ACROSS, _TOP + row * _DOWN
        style.write_heading(figure, left, top, run.letter, run.data)
        first, last = map(_short, run.losses[[0, -1]])
        style.write(figure, left, top + 0.26, f"first {first}, last {last}")
        panel = style.add_panel(figure, left, top + 0.45, _WIDTH, _HEIGHT)
        _draw_curve(panel, run.losses, np.log(run.K))
        under = top + 0.45 + _HEIGHT + 0.42
        style.write(figure, left + _WIDTH / 2, under, "step", ha="center", colour=style.QUIET)
    told = "; ".join(f"{run.letter} ({run.data}) {_shape(run.losses)}" for run in drawn)
    given = " and ".join(f"{loss} on {name}" for name, loss in blind.items())
    return figure, (
        f"Six curves of the training loss in nats, step by step; a blind guess has {given}. {told}."
    )


def _draw_curve(panel, losses, blind):
    last, highest = len(losses) - 1, 1.1 * losses.max()
    panel.set(xlim=(-0.03 * last, 1.03 * last), ylim=(-0.03 * highest, highest))
    panel.axhline(blind, color=style.QUIET, lw=1.4, ls=":")
    panel.plot(losses, color=style.INK, lw=2)
    panel.plot([0, last], losses[[0, -1]], "o", color=style.INK, ms=5)
    panel.xaxis.set_ticks([0, last // 2, last])
    panel.yaxis.set_ticks(*round_ticks(0, highest))
    panel.tick_params(length=4, labelcolor=style.QUIET)
    panel.spines["left"].set_visible(True)


def _shape(losses):
    """What the curve does, in words."""
    first, last, highest = map(_short, (losses[0], losses[-1], losses.max()))
    if (np.diff(losses) > 0).all():
        return f"climbs from {first} to {last}, higher at every step"
    if (np.diff(losses) > 0).any():
        return f"starts at {first}, shoots up to {highest} and comes down again, to {last}"
    fallen = losses[-1 - len(losses) // 4] - losses[-1]
    is_falling = fallen > _STILL_FALLING * losses[-1]
    end = "is still falling at the end" if is_falling else "is almost level at the end"
    return f"falls from {first} to {last} and {end}"


def _blind_guesses(drawn):
    """The loss of a blind guess on each data set, in words."""
    return {run.data: f"ln {run.K} = {_short(np.log(run.K))}" for run in drawn}


def _short(loss):
    """Two decimals, or none for losses of 100 and more."""
    return f"{loss:.2f}" if loss < 100 else f"{loss:.0f}"
