"""The one look of all still figures, and the few strokes they share.

Places are given in inches from the top left corner of the figure, as one reads.
"""

import matplotlib.style
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import withStroke
from matplotlib.textpath import TextPath

from softmaxlib.palette import class_style

WIDTH = 7.9  # inches; 758 pixels wide in a notebook
SCREEN_PIXELS_PER_INCH = 96  # so that 11 pt in the figure is 11 pt in the notebook
PIXELS_PER_INCH = 128  # a third more, for sharp screens, in files that stay small

SMALL, HEADING, TITLE = 11, 12, 14  # points
INK, QUIET, RULE, TRACK, ALARM = "#222222", "#555555", "#BBBBBB", "#EEEEEE", "#B03A00"
BLUE = "#2C6E91"  # the colour of no class
HALO = [withStroke(linewidth=3, foreground="white")]  # keeps text clear of what is behind it

_SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": SMALL,
    "axes.edgecolor": RULE,
    "axes.facecolor": "white",
    "axes.labelcolor": INK,
    "axes.labelsize": SMALL,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.facecolor": "white",
    "hatch.color": "white",
    "hatch.linewidth": 1.2,
    "patch.linewidth": 0,
    "text.color": INK,
    "xtick.color": RULE,
    "xtick.labelcolor": QUIET,
    "xtick.labelsize": SMALL,
    "ytick.color": RULE,
    "ytick.labelcolor": INK,
    "ytick.labelsize": SMALL,
}


def look():
    """Return a context in which Matplotlib has the look of the series, whatever was set before."""
    return matplotlib.style.context(["default", _SETTINGS])


def new_figure(height, width=WIDTH):
    """Return an empty figure, unknown to pyplot, so that a notebook shows it only when asked."""
    return Figure(figsize=(width, height))


def add_panel(figure, left, top, width, height):
    """Return new axes without ticks, placed in inches from the figure's top left corner."""
    full_width, full_height = figure.get_size_inches()
    axes = figure.add_axes(
        (left / full_width, 1 - (top + height) / full_height, width / full_width,
         height / full_height)
    )  # fmt: skip
    axes.set(xticks=[], yticks=[])
    return axes


def write(figure, left, top, text, size=SMALL, colour=INK, **options):
    """Write `text` in one line, its middle `top` inches below the figure's upper edge."""
    full_width, full_height = figure.get_size_inches()
    options = {"va": "center_baseline", **options}
    x, y = left / full_width, 1 - top / full_height
    return figure.text(x, y, text, size=size, color=colour, **options)


def write_heading(figure, left, top, bold, rest=""):
    """Write a heading: some bold words, then the rest of the sentence."""
    write(figure, left, top, bold, size=HEADING, weight="bold")
    if rest:
        gap = text_width(" ", HEADING)
        write(figure, left + text_width(bold, HEADING, "bold") + gap, top, rest, size=HEADING)


def draw_arrow(figure, left, right, top):
    """Draw an arrow to the right, `top` inches below the figure's upper edge."""
    full_width, full_height = figure.get_size_inches()
    y = 1 - top / full_height
    panel = figure.axes[0]
    panel.annotate(
        "",
        xy=(right / full_width, y),
        xytext=(left / full_width, y),
        xycoords="figure fraction",
        arrowprops={"arrowstyle": "-|>", "color": QUIET, "lw": 1.4, "shrinkA": 0, "shrinkB": 0},
    )


def text_width(text, size=SMALL, weight="normal"):
    """Return the width in inches that `text` will take."""
    # The full stops keep spaces at the ends from getting lost.
    font = FontProperties(family="DejaVu Sans", weight=weight)
    framed = TextPath((0, 0), f".{text}.", size=size, prop=font).get_extents().x1
    frame = TextPath((0, 0), "..", size=size, prop=font).get_extents().x1
    return (framed - frame) / 72


def widest(texts):
    """Return the width of the widest of these texts, in the size of plain text."""
    return max(text_width(text) for text in texts)


def draw_bars(panel, values, texts, limits=None, longest=""):
    """Draw a bar a class from top to bottom, each with its number, and make room for the numbers.

    A number stands right of its bar, and right of zero if the bar goes to the left. `limits` are
    the values that the panel must hold, and `longest` a text for which it keeps room; bars of
    different panels compare if both are the same.
    """
    low, high = limits or (min(0, *values), max(0, *values))
    if low == high:
        high = 1
    for row, value in enumerate(values):
        look_of_class = class_style(row)
        panel.barh(row, value, height=0.74, color=look_of_class.colour, hatch=look_of_class.hatch)
    inches = panel.get_position().width * panel.figure.get_size_inches()[0]
    for row, (value, text) in enumerate(zip(values, texts, strict=True)):
        panel.annotate(
            text,
            (max(value, 0), row),
            xytext=(4, 0),
            textcoords="offset points",
            va="center_baseline",
        )
    room = max(text_width(text) for text in (longest, *texts)) + 0.12
    right = low + (high - low) / (1 - room / inches)
    panel.set(xlim=(low, right), ylim=(len(values) - 0.5, -0.5))
    panel.spines["bottom"].set_visible(False)
    panel.vlines(0, -0.5, len(values) - 0.5, color=RULE, lw=1)
