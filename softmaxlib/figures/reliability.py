"""Still figures of notebook 07: is a model as often right as it says?"""

from typing import NamedTuple

import numpy as np

from softmaxlib.calibration import Reliability, reliability
from softmaxlib.figures import style
from softmaxlib.figures.data_inputs import (
    checked_class_numbers,
    checked_names,
    checked_rows_of_shares,
)
from softmaxlib.figures.described import described
from softmaxlib.figures.inputs import checked_whole
from softmaxlib.wording import number, numbers

MOST_PANELS = 3
_NAMELESS = ""
_COLOUR, _BAND = style.BLUE, "#DADADA"  # neither is the colour of a class
_SIDES = {1: 3.2, 2: 2.9, 3: 2.05}  # inches of a panel, by the number of panels
_GAP = 0.3  # inches between two panels
_COUNTS = 0.8  # height of the counts, in inches


class _Model(NamedTuple):
    """One model on N examples: its bins, and the means over all of them."""

    name: str
    bins: Reliability
    confidence: float
    accuracy: float
    sd: float  # of the accuracy of as many draws, if the confidences are right

    @property
    def means(self):
        return f"confidence {self.confidence:.2f}", f"accuracy {self.accuracy:.2f}"

    @property
    def verdict(self):
        """Over- or underconfident, and by how much: the difference of the rounded means."""
        gap = round(self.confidence, 2) - round(self.accuracy, 2)
        if abs(gap) < 0.005:
            return "as right as it says"
        return f"{'overconfident' if gap > 0 else 'underconfident'} by {abs(gap):.2f}"

    @property
    def remark(self):
        by_chance = abs(self.confidence - self.accuracy) <= 2 * self.sd
        return "chance may do that" if by_chance and "by" in self.verdict else ""


@described
def reliability_diagram(probabilities, labels=None, *, bins=10):
    """Show how often a model is right, by how sure it says it is, for one to three models.

    probabilities  (N, K) with `labels` (N,), the true classes; or for several models a dict
                   of up to three: name -> (probabilities, labels)
    bins           how many bins of equal width from 0 to 1; 2 to 10

    Confidence is the largest probability of a row. The grey range is where the accuracy of a bin
    mostly lies if its confidence is right: confidence ± 2 standard deviations of that many draws.
    """
    bins = checked_whole("bins", bins, 2, 10)
    models = _checked_models(probabilities, labels, bins)
    alone = len(models) == 1
    side = _SIDES[len(models)]
    left, top = 0.8, 1.5
    bottom = top + side + 0.15 + _COUNTS
    figure = style.new_figure(bottom + (0.75 if alone else 1.85))
    for i, model in enumerate(models):
        x = left + i * (side + _GAP)
        panel = style.add_panel(figure, x, top, side, side)
        counts = style.add_panel(figure, x, top + side + 0.15, side, _COUNTS)
        _draw_bins(panel, model)
        _draw_counts(counts, model, bins)
        panel.set_yticks([0, 0.5, 1], ["0", "0.5", "1"] if i == 0 else [""] * 3)
        # Beside the only panel, or below each of several.
        x, y = (x + side + 0.4, top + 0.1) if alone else (x, bottom + 0.8)
        name = [] if model.name == _NAMELESS else [model.name]
        lines = [*name, *model.means, model.verdict, model.remark]
        for row, text in enumerate(lines if alone else lines[len(name) :]):
            weight = "bold" if text in (*name, model.verdict) else "normal"
            style.write(figure, x, y + 0.27 * row, text, weight=weight)
        if not alone:
            style.write(figure, x, top - 0.2, model.name, size=style.HEADING, weight="bold")

    question = "Of the answers with this confidence, how many are right?"
    style.write_heading(figure, 0.15, 0.2, "As right as it says?", question)
    keys = (
        "Dots: answers in bins of like confidence. Above the dashed line the model is",
        "underconfident, below it overconfident. Grey: where chance alone may put a dot.",
    )
    for row, text in enumerate(keys):
        style.write(figure, 0.15, 0.52 + 0.27 * row, text, colour=style.QUIET)
    figure.axes[0].set_ylabel("accuracy (share right)")
    figure.axes[1].set_ylabel("count")
    return figure, " ".join(map(_described_model, models))


def _draw_bins(panel, model):
    """The diagonal, the range of chance around it, and a dot for each bin joined to it."""
    panel.plot([0, 1], [0, 1], color=style.QUIET, lw=1.2, ls=(0, (4, 3)), zorder=1)
    for confidence, accuracy, count, _ in zip(*model.bins, strict=True):
        reach = 2 * np.sqrt(confidence * (1 - confidence) / count)
        ends = np.clip([confidence - reach, confidence + reach], 0, 1)
        panel.plot([confidence] * 2, ends, color=_BAND, lw=8, solid_capstyle="butt", zorder=0)
        panel.plot([confidence] * 2, [confidence, accuracy], color=_COLOUR, lw=1.4, zorder=2)
        panel.plot(confidence, accuracy, "o", color=_COLOUR, ms=7, zorder=3, clip_on=False)
    panel.set(xlim=(0, 1), ylim=(-0.02, 1.02))
    panel.set_xticks([0, 0.5, 1], [""] * 3)
    panel.tick_params(labelcolor=style.QUIET)


def _draw_counts(panel, model, bins):
    """A bar for each bin, its number above: upright, if the numbers are too wide for the bars."""
    counts, places = model.bins.count, (model.bins.bin + 0.5) / bins
    width = panel.get_position().width * panel.figure.get_size_inches()[0] / bins
    widest = max(style.text_width(str(count)) for count in counts)
    upright = widest + 0.06 > width
    room = (widest if upright else 0.16) + 0.1
    panel.bar(places, counts, width=0.8 / bins, color=_COLOUR)
    panel.set(xlim=(0, 1), ylim=(0, max(counts) / (1 - room / _COUNTS)))
    for place, count in zip(places, counts, strict=True):
        panel.annotate(
            str(count), (place, count), xytext=(0, 2), textcoords="offset points", ha="center",
            va="bottom", rotation=90 if upright else 0,
        )  # fmt: skip
    panel.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    panel.set_xlabel("confidence")


def _described_model(model):
    """The name, the means, the verdict, and the bin with the most examples."""
    confidences, accuracies, counts, _ = model.bins
    most = int(np.argmax(counts))
    remark = f" ({model.remark})" if model.remark else ""
    name = "" if model.name == _NAMELESS else f"{model.name}: "
    start = f"mean confidence {model.confidence:.2f}, accuracy {model.accuracy:.2f}"
    return (
        f"{name}{start if name else start.capitalize()} on {_counted('example', counts.sum())}, "
        f"{model.verdict}{remark}. In the fullest bin, {_counted('answer', counts[most])} with "
        f"confidence {number(confidences[most], 3)}, the share {number(accuracies[most], 3)} is "
        "right."
    )


def _counted(thing, count):
    return f"{count} {thing}{'s' if count != 1 else ''}"


def _checked_models(probabilities, labels, bins):
    """Return each model on its examples, or say what is the matter with what was given."""
    if not isinstance(probabilities, dict):
        if labels is None:
            raise ValueError(
                "labels are missing: give reliability_diagram(probabilities, labels), or a dict "
                "such as {'my model': (probabilities, labels)}. It was given no labels."
            )
        return [_measured(_NAMELESS, probabilities, labels, bins)]
    pairs = list(probabilities.values())
    if not (
        labels is None
        and 1 <= len(pairs) <= MOST_PANELS
        and all(isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in pairs)
    ):
        raise ValueError(
            f"For several models, give one dict of up to {MOST_PANELS}: name -> (probabilities, "
            f"labels). It was given {numbers(list(probabilities))} with values that do not fit."
        )
    names = checked_names("The names of the models", list(probabilities), len(pairs), 18)
    return [_measured(name, *pair, bins) for name, pair in zip(names, pairs, strict=True)]


def _measured(name, probabilities, labels, bins):
    p = checked_rows_of_shares("probabilities", probabilities)
    labels = checked_class_numbers("labels", labels, *p.shape)
    confidence, right = p.max(axis=1), p.argmax(axis=1) == labels
    sd = np.sqrt(np.sum(confidence * (1 - confidence))) / len(p)
    return _Model(name, reliability(p, labels, bins), confidence.mean(), right.mean(), sd)
