"""The frames of a training run that a live figure shows, small enough to be saved with it."""

import base64

import numpy as np

from softmaxlib.live.base import RefusedValue
from softmaxlib.losses import cross_entropy
from softmaxlib.wording import numbers

MOST_FRAMES = 60
MOST_EXAMPLES = 100
# In logits. No eye sees this rounding, and it hides that of other machines, which is far smaller:
# so a notebook is saved with the same bytes everywhere.
FINEST = 0.001


class Frames:
    """The kept frames of one run, in whole units: z1, z2 and z1 + z2 + z3.

    With the sum kept, what stays in the plane of sum 0 does so exactly.
    """

    def __init__(self, steps, paths):
        kept = _kept(np.asarray(steps))
        self.steps = np.asarray(steps)[kept]
        paths = np.asarray(paths, dtype=float)[kept]
        columns = np.stack([paths[..., 0], paths[..., 1], paths.sum(axis=2)], axis=-1)
        self.unit = FINEST
        while np.abs(columns).max() > 32767 * self.unit:
            self.unit *= 2
        self.columns = np.rint(columns / self.unit).astype("<i2")

    def packed(self):
        """What the page reads: the columns as bytes, in base64."""
        text = base64.b64encode(self.columns.tobytes()).decode("ascii")
        return {"steps": self.steps.tolist(), "unit": self.unit, "paths": text}

    def at(self, frame, y):
        """The logits of a frame, their mean cross-entropy, and the sum that is farthest from 0."""
        z1, z2, sums = self.columns[min(frame, len(self.columns) - 1)].T.astype(float)
        logits = np.stack([z1, z2, sums - z1 - z2], axis=-1) * self.unit
        return {
            "loss": float(cross_entropy(logits, y)),
            "farthest_sum": float(sums[np.abs(sums).argmax()] * self.unit),
            "logits": logits.tolist(),
        }


def _kept(steps):
    """Which of the recorded steps are shown: all, or 60 that lie denser early on."""
    if len(steps) <= MOST_FRAMES:
        return np.arange(len(steps))
    part = np.arange(MOST_FRAMES) / (MOST_FRAMES - 1)
    wanted = steps[0] + (steps[-1] - steps[0]) * part**2
    return np.unique(np.abs(steps[:, None] - wanted).argmin(axis=0))


def checked_labels_of_examples(y, examples):
    """Return y as an array of whole numbers 0, 1 or 2, one for each example, or raise."""
    if examples > MOST_EXAMPLES:
        raise RefusedValue(
            f"This figure draws at most {MOST_EXAMPLES} examples; the runs have {examples}. Train "
            "on fewer, or pass histories with fewer."
        )
    array = np.asarray(y)
    fits = array.shape == (examples,) and array.dtype.kind in "iufb"
    if not fits or not np.isin(array, [0, 1, 2]).all():
        raise RefusedValue(
            f"y should be {examples} whole numbers from 0 to 2, one for each example. It was given "
            f"{numbers(y) if array.size <= 12 else f'an array of shape {array.shape}'}."
        )
    return array.astype(int)
