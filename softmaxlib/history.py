"""What a training run leaves behind, and what it shows while it runs."""

import sys
import time
from dataclasses import dataclass

import numpy as np

from softmaxlib.wording import number

_SECONDS_BETWEEN_LINES = 0.2


@dataclass(repr=False, eq=False)
class History:
    """What was recorded while a model was trained; its repr is one line.

    steps   the recorded steps, shape (frames,); step 0 is before any step
    losses  mean cross-entropy of all training examples at these steps, in nats, without penalty
    accuracies  share of the training examples whose largest logit is that of their label
    validation_losses, validation_accuracies  the same on validation data, or None
    logits  of all training examples, shape (frames, N, K), or None
    interrupted  True if training was stopped by hand
    name    whose step was used, where that is a question
    parameters  copies of the arrays of the model at the end
    """

    steps: np.ndarray
    losses: np.ndarray
    accuracies: np.ndarray
    validation_losses: np.ndarray | None = None
    validation_accuracies: np.ndarray | None = None
    logits: np.ndarray | None = None
    interrupted: bool = False
    name: str = ""
    parameters: tuple = ()

    def __repr__(self):
        last = self.steps[-1]
        steps = f"{last} step{'s' if last != 1 else ''}"
        if self.interrupted:
            steps = f"interrupted, recorded up to step {last}"
        line = (
            f"{steps}: loss {short_loss(self.losses[0])} -> {short_loss(self.losses[-1])}, "
            f"accuracy {self.accuracies[0]:.2f} -> {self.accuracies[-1]:.2f}"
        )
        broken = ~np.isfinite(self.losses)
        if broken.any():
            first = self.steps[np.argmax(broken)]
            cause = "is the learning rate too large?" if first > 0 else "is there NaN in X?"
            line += f" (the loss is no number since step {first}: {cause})"
        return line


def short_loss(loss):
    return f"{loss:.3f}" if loss >= 0.1 else number(loss, 2)


class ProgressLine:
    """A line under the cell that is rewritten while it runs, and empty before and after.

    It is one display output that gets updates. An update never adds an output, so what is saved
    is always the same: an empty text. nbval, which drops updates, sees the same. Outside a
    notebook nothing is shown.
    """

    def __init__(self, wanted):
        self.wanted = wanted
        self._output = None
        self._shown_at = time.monotonic()
        shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
        if wanted and hasattr(shell, "kernel"):
            from IPython.display import display

            self._output = display({"text/plain": ""}, raw=True, display_id=True)

    def is_due(self):
        """Tell whether there is a line to show, and the one before is old enough."""
        return self._output and time.monotonic() - self._shown_at >= _SECONDS_BETWEEN_LINES

    def show(self, text):
        if self._output:
            self._output.update({"text/plain": text}, raw=True)
            self._shown_at = time.monotonic()
