"""Still figure of notebook 04: other S-shaped curves, and what sharing them out gives."""

import math

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_between, checked_scores
from softmaxlib.functions import sigmoid
from softmaxlib.palette import class_labels, class_style
from softmaxlib.wording import number, numbers


@np.vectorize(otypes=[float])
def _erf_curve(z):
    """1/2 + erf(√π z / 4) / 2, written with erfc, which keeps its digits for negative z."""
    return math.erfc(-math.sqrt(math.pi) * z / 4) / 2


# Each shape f makes scores positive; shares are f(z_i) / sum of f(z_j). The scales of the first
# four are such that all have f(0) = 1/2 and the slope 1/4 there.
SHAPES = {
    "logistic": sigmoid,
    "erf": _erf_curve,
    "algebraic": lambda z: 0.5 + z / (2 * np.sqrt(4 + z**2)),
    "arctan": lambda z: 0.5 + np.arctan(np.pi * z / 4) / np.pi,
    "softplus": lambda z: np.logaddexp(0, z),
    "exp (softmax)": np.exp,
}
# The line that each is drawn with.
_BOUNDED = {"logistic": "-", "erf": "-.", "algebraic": "--", "arctan": ":"}
_REACH = 6  # the curves are drawn from -6 to 6
_LARGEST = 20  # logits beyond it leave bars that say nothing
_ROW = 0.3  # inches from one shape to the next
_ABOUT_STRAIGHT = 0.01


@described
def sigmoid_shapes(logits=(2.0, 1.0, 0.1), shift=5):
    """Show four sigmoid curves, and the shares that each shape gives before and after a shift.

    logits  2 to 6 scores
    shift   added to each score (not 0); scores stay between -20 and 20

    Softplus, ln(1 + e^z), and exp have no upper limit: they stand in the lower part only.
    """
    scores = checked_scores(logits)
    shift = checked_between("shift", shift, -2 * _LARGEST, 2 * _LARGEST)
    if shift == 0 or max(np.abs(scores).max(), np.abs(scores + shift).max()) > _LARGEST:
        raise ValueError(
            f"Scores should lie between -{_LARGEST} and {_LARGEST}, before and after a shift that "
            f"is not 0. It was given {numbers(scores)} and the shift {number(shift)}."
        )
    before = {name: shares_by(f, scores) for name, f in SHAPES.items()}
    after = {name: shares_by(f, scores + shift) for name, f in SHAPES.items()}
    steady = [name for name in SHAPES if np.allclose(before[name], after[name], rtol=1e-9, atol=0)]

    top = 3.35
    figure = style.new_figure(top + 0.85 + _ROW * len(SHAPES) + 0.1)
    style.write_heading(
        figure, 0.15, 0.2, "Four sigmoids:", "from 0 to 1, with the same slope at 0"
    )
    _draw_curves(style.add_panel(figure, 0.8, 0.45, 5.7, 2.2))
    moved = f"{'+' if shift > 0 else '-'}{number(abs(shift))}"
    keeper = f"only {' and '.join(steady)}" if len(steady) < len(SHAPES) else "each shape"
    rest = f"{keeper} keeps its shares when each logit gets {moved}"
    style.write_heading(figure, 0.15, top, "Shared out:", rest)
    _write_key(figure, top + 0.3, scores)
    _draw_shares(figure, top + 0.85, before, after, moved)

    straight = _straight_until()
    told = [f"{k} {numbers(before[k], 3)}, then {numbers(after[k], 3)}" for k in SHAPES]
    cap = 1 / (1 + (len(scores) - 1) * SHAPES["logistic"](0.0))
    return figure, (
        f"The curves {', '.join(_BOUNDED)} have the slope 0.25 at 0; from -{straight} to "
        f"{straight} the logistic one stays within {_ABOUT_STRAIGHT} of 1/2 + z/4. "
        f"The erf curve is within {_erf_beside_logistic()[1]} of the logistic one. "
        f"Shares of the logits {numbers(scores)}, then with {moved} on each: {'; '.join(told)}. "
        f"{keeper.capitalize()} keeps its shares. With the other logits at 0, no share by one of "
        f"the four curves is above {number(cap, 3)}."
    )


def shares_by(shape, scores):
    """Return shape(z_i) / sum_j shape(z_j) for the scores z."""
    positive = shape(np.asarray(scores, dtype=float))
    return positive / positive.sum()


def _erf_beside_logistic():
    """Where the erf curve is furthest above the logistic one, and how far, in two decimals."""
    z = np.arange(4000) / 1000
    gap = SHAPES["erf"](z) - SHAPES["logistic"](z)
    return z[np.argmax(gap)], f"{math.ceil(100 * gap.max()) / 100:.2f}"


def _straight_until():
    """How far from 0 the logistic curve is about its tangent, cut to three decimals."""
    z = np.arange(4000) / 1000
    strays = np.abs(sigmoid(z) - (0.5 + z / 4)) > _ABOUT_STRAIGHT
    return number(z[np.argmax(strays) - 1], 3)


def _draw_curves(panel):
    z = np.linspace(-_REACH, _REACH, 241)
    panel.plot([-2, 2], [0, 1], color=style.RULE, lw=5, solid_capstyle="butt")
    for name, line in _BOUNDED.items():
        panel.plot(z, SHAPES[name](z), line, color=style.INK, lw=2)
    for turn, name in enumerate(name for name in _BOUNDED if name != "erf"):
        panel.annotate(
            name,
            (_REACH, SHAPES[name](_REACH)),
            xytext=(_REACH + 0.9, 1.04 - 0.14 * turn),
            va="center_baseline",
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": style.QUIET, "lw": 0.8, "shrinkA": 2},
        )
    # At its end the erf curve cannot be told from the logistic one: named where they are apart.
    z_apart, apart = _erf_beside_logistic()
    panel.annotate(
        f"erf: within {apart} of logistic",
        (z_apart, SHAPES["erf"](z_apart)),
        xytext=(-_REACH + 0.1, 0.9),
        va="center_baseline",
        arrowprops={
            "arrowstyle": "-",
            "color": style.QUIET,
            "lw": 0.8,
            "shrinkA": 2,
            "shrinkB": 1,
            "relpos": (1, 0.5),
        },
    )
    panel.annotate("the line 1/2 + z/4", (-0.8, 0.3), xytext=(0.3, 0.36), va="center_baseline",
                   arrowprops={"arrowstyle": "-", "color": style.QUIET, "lw": 0.8})  # fmt: skip
    panel.text(0.3, 0.2, "Not drawn, for they have no upper")
    panel.text(0.3, 0.09, "limit: softplus and exp.")
    panel.set(xlim=(-_REACH, _REACH), ylim=(0, 1), xticks=range(-_REACH, _REACH + 1, 2))
    panel.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
    panel.set(xlabel="z (logit)", ylabel="height of the curve")


def _write_key(figure, top, scores):
    """A swatch for each class with its logit, in a line; without the logits if it gets too long."""
    names = class_labels(len(scores))
    texts = [f"{name}: {number(z, 3)}" for name, z in zip(names, scores, strict=True)]
    if sum(style.text_width(text) + 0.48 for text in texts) > style.WIDTH - 0.15:
        texts = names
    x = 0.15
    for row, text in enumerate(texts):
        look = class_style(row)
        swatch = style.add_panel(figure, x, top - 0.09, 0.22, 0.18)
        swatch.set(xlim=(0, 1), ylim=(-0.5, 0.5))
        swatch.barh(0, 1, height=1, color=look.colour, hatch=look.hatch)
        swatch.spines["bottom"].set_visible(False)
        style.write(figure, x + 0.28, top, text)
        x += 0.28 + style.text_width(text) + 0.2


def _draw_shares(figure, top, before, after, moved):
    """A line for each shape: its shares as a divided bar and as numbers, before and after."""
    names_width = max(style.text_width(name, weight="bold") for name in before) + 0.15
    texts = [numbers(p, 3) for shares in (before, after) for p in shares.values()]
    width, gap = (style.WIDTH - 0.15 - names_width - 0.3 - 0.05) / 2, 0.3
    numbers_width = max(style.text_width(text) for text in texts) + 0.08
    if width - numbers_width < 0.8:
        numbers_width = 0  # no room for them: the description has them
    for column, (title, shares) in enumerate((("as given", before), (f"each {moved}", after))):
        x = 0.15 + names_width + column * (width + gap)
        style.write(figure, x, top - 0.2, title, colour=style.QUIET)
        height = _ROW * len(shares)
        panel = style.add_panel(figure, x, top, width - numbers_width, height)
        panel.set(xlim=(0, 1), ylim=(len(shares) - 0.5, -0.5))
        panel.spines["bottom"].set_visible(False)
        for row, (name, p) in enumerate(shares.items()):
            starts = np.cumsum(p) - p
            for k, (start, share) in enumerate(zip(starts, p, strict=True)):
                look = class_style(k)
                panel.barh(row, share, left=start, height=0.62, color=look.colour, hatch=look.hatch)
            middle = top + (row + 0.5) * _ROW
            if column == 0:
                style.write(figure, 0.15, middle, name, weight="bold")
            if numbers_width:
                style.write(figure, x + width - numbers_width + 0.08, middle, numbers(p, 3))
