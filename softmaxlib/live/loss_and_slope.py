"""The live figure of notebook 6: two losses and their slopes over the gap of the true logit."""

from numbers import Integral

import traitlets

from softmaxlib.costs import best_gap, losses_and_slopes, smoothed_loss, smoothed_target
from softmaxlib.functions import softmax
from softmaxlib.live.base import LiveFigure, Moved, RefusedType, finite_number
from softmaxlib.wording import number

REACH = 10  # logits on both sides of a gap of 0
FEWEST, MOST = 2, 10  # classes
LARGEST_SMOOTHING = 0.5


class LossAndSlope(
    LiveFigure,
    scripts=(
        "controls.js",
        "plot.js",
        "losses_of_gap.js",
        "loss_and_slope_panels.js",
        "loss_and_slope.js",
    ),
    styles=("loss_and_slope.css",),
):
    """Cross-entropy beside squared error, and the slopes of both, over the gap; drag the gap.

    gap        the true logit minus each wrong one, -10 to 10; all wrong logits are equal
    classes    how many, 2 to 10
    smoothing  label smoothing: the part of the label that goes to all classes alike, 0 to 0.5

    All of them follow the learner's hand, and assigning to one moves the picture: `losses.gap = 3`.
    The slope is by the true logit. `losses.numbers` holds what the picture shows.
    """

    gap = Moved()
    classes = Moved()
    smoothing = Moved()
    _start = traitlets.Dict().tag(sync=True)

    def __init__(self, gap=-6.0, classes=2, smoothing=0.0):
        start = {
            "gap": finite_number("gap", gap, -REACH, REACH),
            "classes": _checked_classes(classes),
            "smoothing": finite_number("smoothing", smoothing, 0, LARGEST_SMOOTHING),
        }
        super().__init__(_start=start, **start)

    @traitlets.validate("gap")
    def _check_gap(self, proposal):
        return finite_number("gap", proposal["value"], -REACH, REACH)

    @traitlets.validate("classes")
    def _check_classes(self, proposal):
        return _checked_classes(proposal["value"])

    @traitlets.validate("smoothing")
    def _check_smoothing(self, proposal):
        return finite_number("smoothing", proposal["value"], 0, LARGEST_SMOOTHING)

    @property
    def numbers(self):
        """Shares and targets: of the true class, and of each wrong one. Losses: with the slope.

        `lowest` is the best gap with the cross-entropy there; empty without smoothing.
        """
        target = smoothed_target(self.classes, self.smoothing)[:2].tolist()
        cross, squared = losses_and_slopes(self.gap, self.classes, self.smoothing)
        lowest = []
        if target[1]:
            best = best_gap(self.classes, self.smoothing)
            lowest = [best, smoothed_loss(best, self.classes, self.smoothing)]
        return {
            "shares": softmax([self.gap] + [0.0] * (self.classes - 1))[:2].tolist(),
            "target": target,
            "cross_entropy": list(cross),
            "squared_error": list(squared),
            "lowest": lowest,
        }

    def describe(self):
        """Return the figure in words: the gap, both losses and both slopes, the lowest place."""
        told = self.numbers
        loss, slope = map(number, told["cross_entropy"])
        other_loss, other_slope = map(number, told["squared_error"])
        target, each = map(number, told["target"])
        text = (
            f"two losses of {self.classes} classes, and their slopes by the true logit. At the gap "
            f"{number(self.gap)} the true class has the share {number(told['shares'][0])}. "
            f"Cross-entropy: loss {loss} nats, slope {slope}; squared error: loss {other_loss}, "
            f"slope {other_slope}."
        )
        if not told["lowest"]:
            return f"{text} Without label smoothing both fall for ever as the gap grows."
        best, lowest = map(number, told["lowest"])
        return (
            f"{text} Label smoothing {number(self.smoothing)}: the target is {target} for the true "
            f"class, {each} for each other. Both are lowest at the gap {best}, where the "
            f"cross-entropy is {lowest} nats."
        )


def _checked_classes(classes):
    if isinstance(classes, bool) or not isinstance(classes, Integral):
        raise RefusedType(f"classes should be a whole number, not {classes!r}")
    return int(finite_number("classes", int(classes), FEWEST, MOST))
