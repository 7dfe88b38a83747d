"""Still figure of notebook 06: -ln of five sigmoid shapes, and how hard each pushes when wrong."""

import numpy as np

from softmaxlib.derivatives import numerical_gradient
from softmaxlib.figures import style
from softmaxlib.figures.curves import round_ticks
from softmaxlib.figures.described import described
from softmaxlib.figures.sigmoid_shapes import SHAPES

# All have the height 1/2 and the slope 1/4 at 0.
FIVE_SHAPES = {name: SHAPES[name] for name in ("erf", "logistic", "algebraic", "arctan")} | {
    "softsign": lambda x: 0.5 + x / (2 * (2 + np.abs(x)))
}
_LINES = {
    "erf": (style.INK, "-."),
    "logistic": (style.ALARM, "-"),
    "algebraic": (style.BLUE, "--"),
    "arctan": (style.BLUE, ":"),
    "softsign": (style.BLUE, (0, (6, 2, 1, 2, 1, 2))),
}
_LOW, _HIGH, _CEILING = -10, 5, 10.6
_ROW = 0.46  # inches from one shape to the next


def shape_loss(name, x):
    """Return the surprise -ln s(x) in nats, where s is the shape of that name."""
    return -np.log(FIVE_SHAPES[name](x))


def slope_when_wrong(name):
    """Return the slope of -ln s(x) at x = -10, by central differences."""
    return float(numerical_gradient(lambda x: shape_loss(name, x), float(_LOW)))


@described
def shape_losses():
    """Show the surprise -ln s(x) for five sigmoid shapes s, and its slope at x = -10.

    x is the score of the true class: far below 0, it is confidently wrong.
    """
    slopes = {name: slope_when_wrong(name) for name in FIVE_SHAPES}
    figure = style.new_figure(4.9)
    rest = "only the logistic shape settles at the slope -1"
    style.write_heading(figure, 0.15, 0.2, "Five shapes as a loss:", rest)
    top, height = 0.95, 3.2
    style.write(figure, 0.15, top - 0.35, "surprise -ln s(x), in nats", colour=style.QUIET)
    panel = style.add_panel(figure, 0.5, top, 3.75, height)
    panel.set(xlim=(_LOW, _HIGH), ylim=(-0.15, _CEILING))
    panel.set_xticks(*round_ticks(_LOW, _HIGH))
    panel.set_yticks(*round_ticks(0, 10))
    panel.set_xlabel("← wrong    score x (logit)    right →")
    x = np.linspace(_LOW, _HIGH, 301)
    for name, (colour, line) in _LINES.items():
        panel.plot(x, shape_loss(name, x), ls=line, color=colour, lw=2.2)

    left = 4.65
    title = f"slope at x = {_LOW}"
    style.write(figure, left, top - 0.35, title, size=style.HEADING, weight="bold")
    start = left + style.text_width(title, style.HEADING, "bold") + 0.1
    style.write(figure, start, top - 0.35, "nats per logit", colour=style.QUIET)
    effects = _effects(slopes)
    for row, (name, slope) in enumerate(slopes.items()):
        middle = top + 0.1 + 1.32 * row * _ROW
        colour, line = _LINES[name]
        sample = style.add_panel(figure, left, middle - 0.1, 0.5, 0.2)
        sample.set(xlim=(0, 1), ylim=(0, 1))
        sample.plot([0, 1], [0.5, 0.5], ls=line, color=colour, lw=2.2)
        sample.spines["bottom"].set_visible(False)
        style.write(figure, left + 0.6, middle, name, weight="bold")
        style.write(figure, left + 2.1, middle, f"{slope:.3f}", ha="right")
        style.write(figure, left + 0.6, middle + 0.24, effects[name], colour=style.QUIET)

    told = ", ".join(f"{name} {slope:.3f}" for name, slope in slopes.items())
    grouped = [
        f"{', '.join(n for n in slopes if effects[n] == effect)}: {effect}"
        for effect in dict.fromkeys(effects.values())
    ]
    return figure, (
        f"All five shapes have the height 1/2 and the slope 1/4 at 0. At x = {_LOW} the slopes of "
        f"-ln s(x), in nats per logit, are {told}. Further out: {'; '.join(grouped)}."
    )


def _effects(slopes):
    """Say for each shape what its slope does still further out, from x = -10 to x = -11."""
    effects = {}
    for name, slope in slopes.items():
        further = float(numerical_gradient(lambda x, name=name: shape_loss(name, x), _LOW - 1.0))
        if abs(further - slope) < 0.001:
            effects[name] = "the push stays"
        else:
            effects[name] = f"the push {'grows' if further < slope else 'fades'}"
    return effects
