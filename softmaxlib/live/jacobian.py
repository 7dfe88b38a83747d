"""The live figure of notebook 5: drag a score, and watch the table of slopes follow."""

import traitlets

from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.functions import softmax
from softmaxlib.live.base import Moved, finite_number
from softmaxlib.live.scores import ScoresFigure, control_names
from softmaxlib.wording import number

COLDEST, HOTTEST = 0.1, 10
CONTROLS = ("temperature",)


class Jacobian(
    ScoresFigure,
    scripts=("controls.js", "rows.js", "slopes.js", "jacobian.js"),
    styles=("jacobian.css",),
):
    """The Jacobian of softmax(z / T) under its scores: a row a share, a column a nudged score.

    logits       the scores z, 2 to 6 of them
    labels       the names of the classes
    low, high    how far a score can be dragged; -3 to 5, or wider where the logits need it
    temperature  T, 0.1 to 10; every slope by a score has the factor 1 / T
    controls     "temperature" shows a slider for it below; otherwise Reset stands there alone

    All of them follow the learner's hand, and assigning to one moves the picture: `figure.logits =
    [0, 0, 0]`. `figure.slopes` holds the table, `figure.shares` the shares. A cell is white for
    0 and has its full colour at 1 / (4 T), the largest slope there is.
    """

    temperature = Moved(1.0)
    controls = Moved(())

    def __init__(
        self,
        logits=(2.0, 1.0, 0.1),
        labels=None,
        low=None,
        high=None,
        temperature=1.0,
        controls=(),
    ):
        moving = {"temperature": temperature}
        super().__init__(logits, labels, low, high, moving, controls=controls)

    @traitlets.validate("temperature")
    def _check_temperature(self, proposal):
        return finite_number("temperature", proposal["value"], COLDEST, HOTTEST)

    @traitlets.validate("controls")
    def _check_controls(self, proposal):
        return control_names(proposal["value"], CONTROLS, CONTROLS)

    @property
    def _scaled(self):
        return [logit / self.temperature for logit in self.logits]

    @property
    def shares(self):
        """The share of each class, softmax(logits / T), a list of floats."""
        return softmax(self._scaled).tolist()

    @property
    def slopes(self):
        """A list for each share that moves: its slope by each score, probability per logit."""
        return (softmax_jacobian(self._scaled) / self.temperature).tolist()

    @property
    def numbers(self):
        return {"shares": self.shares, "slopes": self.slopes}

    def describe(self):
        """Return the figure in words: each class with its score, its share and its row."""
        rows = zip(self.labels, self.logits, self.shares, self.slopes, strict=True)
        each = [
            f"{label}: score {number(z)}, share {number(p)}, slopes {', '.join(map(_signed, row))}"
            for label, z, p, row in rows
        ]
        warm = "" if self.temperature == 1 else f" at the temperature {number(self.temperature)}"
        return (
            f"the slope of each share by the scores of {', '.join(self.labels)}{warm}. "
            f"{'; '.join(each)}. Each row and each column adds up to 0."
        )


def _signed(slope):
    """A slope with its sign, also where it is positive; 0 has none."""
    return f"+{number(slope)}" if slope > 0 else number(slope)
