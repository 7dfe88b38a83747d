"""Still figure of notebook 07: how the loss falls in training."""

import math
from numbers import Integral
from typing import NamedTuple

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.curves import logarithmic_ticks, name_ends, round_ticks, width_of_names
from softmaxlib.figures.data_inputs import checked_names, told
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import as_numbers
from softmaxlib.palette import ClassStyle
from softmaxlib.wording import number, numbers, two_digits

# None of the colours of the classes: a run stands for no class.
RUN_STYLES = (
    ClassStyle(style.INK, "o", ""),
    ClassStyle(style.ALARM, "s", "//"),
    ClassStyle(style.BLUE, "^", ".."),
    ClassStyle("#7B4F9E", "D", "xx"),
)
LONGEST_NAME = 22
_HEIGHT = 3.2  # of the panel, in inches
_STEEP = 5  # a loss that gets this many times as high as at the start needs a logarithmic axis
_HIGHEST = 1000  # and one that gets this many times as high leaves the panel


class Run(NamedTuple):
    """The recorded steps of a run, and its losses there; not all of them need be numbers."""

    steps: np.ndarray
    losses: np.ndarray
    validation: np.ndarray | None

    @property
    def lines(self):
        """The losses on training and, if there are any, on validation data."""
        return [line for line in (self.losses, self.validation) if line is not None]

    @property
    def broken_at(self):
        """The first step at which the loss is no number, or None."""
        broken = np.flatnonzero(~np.isfinite(self.losses))
        return self.steps[broken[0]] if broken.size else None


@described
def training_curves(histories, names=None, classes=None):
    """Show the loss of one to four training runs against the steps.

    histories  a History, or a list of up to four: anything with .steps and .losses, (frames,), and
               perhaps .validation_losses, which are drawn dashed
    names      a text for each run
    classes    K, or the names of the K classes: draws the loss of a blind guess, ln K

    If a loss gets far higher than at the start, the axis of the losses is logarithmic.
    """
    runs = _checked_runs(histories)
    names = checked_run_names(names, len(runs))
    K = _checked_K(classes)
    blind = [math.log(K)] if K else []

    guess = [f"blind guess, ln {K} = {number(value)}" for value in blind]
    end_names = [f"{name}: {_last(run)}" for name, run in zip(names, runs, strict=True)]
    left, top = 0.75, 0.85
    width = style.WIDTH - left - width_of_names([*end_names, *guess])
    figure = style.new_figure(top + _HEIGHT + 0.9 + 0.27 * len(runs))
    panel = style.add_panel(figure, left, top, width, _HEIGHT)
    scale = _set_axes(panel, runs, blind)
    for value in blind:
        panel.axhline(scale(value), color=style.QUIET, lw=1.8, ls=":", zorder=1)
    for index, run in enumerate(runs):
        _draw_run(panel, run, scale, index, len(runs))
    # A run that broke down has its name where it left the panel: at the top.
    last_losses = [np.nan_to_num(run.losses[-1], nan=np.inf) for run in runs]
    heights = [np.clip(scale(loss), *panel.get_ylim()) for loss in last_losses]
    ends = list(zip(heights, end_names, RUN_STYLES, strict=False))
    name_ends(panel, [*ends, *((scale(value), guess[0], None) for value in blind)])

    falls = all(1.1 * run.losses[0] >= run.losses.max() > run.losses[-1] for run in runs)
    title = "The loss falls, step by step" if falls else "The loss, step by step"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    unit = "loss: mean surprise (nats)" if scale is float else "loss (nats, logarithmic axis)"
    if any(run.validation is not None for run in runs):
        unit += ". Full line: training data. Dashed: validation data"
    style.write(figure, 0.15, 0.55, unit, colour=style.QUIET)
    lines = [_first_and_last(name, run) for name, run in zip(names, runs, strict=True)]
    for row, text in enumerate(lines):
        style.write(figure, 0.15, top + _HEIGHT + 0.9 + 0.27 * row, text)
    return figure, f"The loss in nats by the step of training. {'; '.join(lines)}." + "".join(
        f" A blind guess among {K} classes has the loss {number(value)}." for value in blind
    )


def _set_axes(panel, runs, blind):
    """Set limits and ticks; return the scale of the losses, `float` or `_log10`."""
    drawn = np.concatenate([line for run in runs for line in run.lines])
    start = max([run.losses[0] for run in runs] + blind)
    drawn = drawn[np.isfinite(drawn)]
    low, high = drawn.min(), max([min(drawn.max(), _HIGHEST * start), *blind, 1e-9])
    if high > _STEEP * start and low > 0:
        scale, low, high = _log10, 0.8 * max(low, 1e-6), 1.25 * high
        ticks, texts = logarithmic_ticks(low, high)
    else:
        scale, low, high = float, 0, 1.06 * high
        ticks, texts = round_ticks(low, high)
    panel.set_ylim(scale(low), scale(high))
    panel.set_yticks([scale(tick) for tick in ticks], texts)
    last = max(1, *(run.steps[-1] for run in runs))
    # A little more than the steps, so that the markers at both ends are seen whole.
    panel.set(xlim=(-0.02 * last, 1.02 * last), xlabel="step")
    panel.set_xticks(*round_ticks(0, last, whole=True))
    panel.hlines(
        [scale(tick) for tick in ticks], *panel.get_xlim(), color=style.TRACK, lw=1, zorder=0
    )
    return scale


def _log10(values):
    return np.log10(np.maximum(values, 1e-9))


def _draw_run(panel, run, scale, index, count):
    look, last = RUN_STYLES[index], panel.get_xlim()[1]
    to_heights = np.asarray if scale is float else scale
    # Markers at other steps for each run, so that curves on top of each other can be told apart.
    step = max(1, len(run.steps) // 6)
    markers = {"marker": look.marker, "ms": 7, "markevery": (index * step // count, step)}
    panel.plot(run.steps, to_heights(run.losses), color=look.colour, lw=2.2, zorder=3, **markers)
    if run.validation is not None:
        dashes = (0, (5, 2.5))
        panel.plot(run.steps, to_heights(run.validation), color=look.colour, lw=2, ls=dashes)
    if run.steps[-1] < last and run.broken_at is None:
        panel.hlines(scale(run.losses[-1]), run.steps[-1], last, color=look.colour, lw=0.8)


def _last(run):
    return "broke down" if run.broken_at is not None else two_digits(run.losses[-1])


def _first_and_last(name, run):
    start = f"{name}: {two_digits(run.losses[0])} at step {number(run.steps[0])}"
    if run.broken_at is not None:
        return f"{start}, no number from step {number(run.broken_at, 7)} on"
    if len(run.steps) == 1:
        return start
    text = f"{start}, {two_digits(run.losses[-1])} at step {number(run.steps[-1], 7)}"
    if run.validation is None:
        return text
    first, *_, last = run.validation
    lowest = run.validation.min()
    # Only where one sees it: training went on for too long.
    least = f", lowest {two_digits(lowest)}" if lowest < 0.97 * last else ""
    return f"{text} (validation: {two_digits(first)} to {two_digits(last)}{least})"


def checked_run_names(names, count):
    """Return a name for each of `count` runs, or say what is the matter with `names`."""
    if names is None:
        return ("training",) if count == 1 else tuple(f"run {i + 1}" for i in range(count))
    return checked_names("names", [names] if isinstance(names, str) else names, count, LONGEST_NAME)


def _checked_runs(histories):
    given = list(histories) if isinstance(histories, (list, tuple)) else [histories]
    if not 1 <= len(given) <= len(RUN_STYLES):
        raise ValueError(
            f"histories should be 1 to {len(RUN_STYLES)} training histories. "
            f"It was given {len(given)}."
        )
    return [_checked_run(history) for history in given]


def _checked_run(history):
    """Return one run, or say what is the matter with it."""
    steps, losses = (as_numbers(getattr(history, name, ())) for name in ("steps", "losses"))
    validation = getattr(history, "validation_losses", None)
    validation = None if validation is None else as_numbers(validation)
    fits = steps.ndim == 1 and steps.size > 0 and losses.shape == steps.shape
    if not fits or (validation is not None and validation.shape != steps.shape):
        raise ValueError(
            "A history should have .steps and .losses, one loss for each recorded step, as train() "
            f"returns it. It was given {told(history)}."
        )
    rising = steps[0] >= 0 and (np.diff(steps) > 0).all() and np.isfinite(steps).all()
    run = Run(steps, losses, validation)
    if not rising or not losses[0] >= 0 or any((line < 0).any() for line in run.lines):
        raise ValueError(
            "A history should have steps that rise from 0 or above, and losses of 0 or more, the "
            f"first a number. It was given steps {told(steps)} and losses {told(losses)}."
        )
    return run


def _checked_K(classes):
    """Return the number of classes, or None if `classes` is None."""
    if classes is None:
        return None
    is_names = isinstance(classes, (list, tuple, np.ndarray))
    K = len(classes) if is_names else classes
    if isinstance(K, bool) or not isinstance(K, Integral) or not 2 <= K <= 1_000_000:
        raise ValueError(
            "classes should be the number of classes, 2 or more, or their names. "
            f"It was given {numbers(classes)}."
        )
    return int(K)
