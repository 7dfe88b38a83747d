"""The two tables as one figure, in the look of the course."""

import matplotlib.ticker

from benchmarks.contenders import NAMES
from softmaxlib.figures.style import (
    ALARM,
    INK,
    QUIET,
    RULE,
    add_panel,
    look,
    new_figure,
    write,
    write_heading,
)
from softmaxlib.palette import class_style

ALL_DIGITS = 4.5e15  # units in the last place: as many as a float64 has
SHOWN = {"softmaxlib": 0, "SciPy": 1, "PyTorch": 2}  # and their place in the palette
SLOWEST = 2  # times as slow as SciPy
CLAIM = 4  # units in the last place, of softmaxlib
LEFTS = ((1.75, "softmax"), (4.9, "log_softmax"))  # inches
LINE = 0.3  # inches


def draw(errors, times, sizes):
    """Return a figure of softmax and log_softmax.

    errors  {function: {family: {name: units in the last place}}}
    times   {function: [{name: multiple of SciPy's time}, ...]}, a dict for each of the sizes
    """
    families = list(errors["softmax"])
    sizes = [" × ".join(f"{n:,}" for n in size) for size in sizes]
    speed_top = 1.15 + LINE * len(families) + 1.2
    with look():
        figure = new_figure(height=speed_top + LINE * len(sizes) + 0.45)
        write_heading(figure, 0.1, 0.25, "Last digits lost:", "error in units of the last place")
        _write_legend(figure, 0.62, errors["softmax"][families[0]])
        write_heading(figure, 0.1, speed_top - 0.5, "Time taken:", "in float64; SciPy takes 1")
        for left, function in LEFTS:
            rows = [
                {name: min(max(error, 0.3), ALL_DIGITS) for name, error in _shown(row).items()}
                for row in errors[function].values()
            ]
            panel = add_panel(figure, left, 1.15, 2.8, LINE * len(rows))
            panel.set(xscale="log", xlim=(0.2, 3e16), xticks=[1, 1e4, 1e8, 1e12, 1e16])
            panel.xaxis.set_minor_locator(matplotlib.ticker.NullLocator())
            _draw_dots(panel, rows, CLAIM)
            write(figure, left, 0.98, function, weight="bold")
            panel = add_panel(figure, left, speed_top, 2.8, LINE * len(sizes))
            panel.set(
                xlim=(0, SLOWEST), xticks=[0, 1, SLOWEST], xticklabels=["0", "1", f"≥ {SLOWEST}"]
            )
            rows = [
                {name: min(ratio, SLOWEST) for name, ratio in _shown(row).items()}
                for row in times[function]
            ]
            _draw_dots(panel, rows, 1)
            write(figure, left, speed_top - 0.17, function, weight="bold")
        for top, texts in ((1.15, families), (speed_top, sizes)):
            for row, text in enumerate(texts):
                write(figure, 1.65, top + LINE * (row + 0.5), text, ha="right")
    return figure


def _shown(row):
    """The entries of a dict {name: number} that the figure shows."""
    return {name: row[name] for name in SHOWN if name in row}


def _write_legend(figure, top, present):
    left = 1.75
    for name, place in SHOWN.items():
        if name in present:
            style = class_style(place)
            panel = add_panel(figure, left, top - 0.1, 0.2, 0.2)
            panel.plot(0, 0, style.marker, color=style.colour, markersize=6)
            panel.set_axis_off()
            write(figure, left + 0.28, top, NAMES[name])
            left += 0.75 + 0.085 * len(NAMES[name])
    write(figure, left, top, f"| at most {CLAIM}", colour=ALARM)


def _draw_dots(panel, rows, aim):
    """A line for each dict of rows, from top to bottom, with its contenders a little apart."""
    for place, row in enumerate(rows):
        panel.axhline(place, color=RULE, lw=0.6, zorder=0)
        for name, value in row.items():
            style = class_style(SHOWN[name])
            height = place + 0.2 * (SHOWN[name] - 1)
            panel.plot(value, height, style.marker, color=style.colour, ms=6, clip_on=False)
    panel.axvline(aim, color=ALARM, lw=1, zorder=0)
    panel.set_ylim(len(rows) - 0.5, -0.5)
    panel.tick_params(length=0, labelcolor=QUIET)
    panel.spines["bottom"].set_color(INK)
