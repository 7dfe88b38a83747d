"""The exercise accuracy of notebook 7: the part of the rows whose winner is the label."""

import numpy as np

from softmaxlib.check.parts import EASY, EXTREME, Curiosity, Probe, Property
from softmaxlib.check.reading import read_squeezed
from softmaxlib.check.told import TruthShownExercise, is_truth
from softmaxlib.check.training.accuracy_counts import count_mistakes, hits
from softmaxlib.check.training.accuracy_winners import comparison_mistakes, winner_mistakes


def _probe(logits, labels, stage=EASY):
    return Probe((np.array(logits), np.array(labels)), stage=stage)


class _PartOrTruth(TruthShownExercise):
    """A right True counts as 1, but a wrong one is another mistake than a wrong 1."""

    def _alike(self, ours, theirs):
        return is_truth(ours.value) == is_truth(theirs.value) and super()._alike(ours, theirs)


accuracy = _PartOrTruth(
    "accuracy",
    lambda logits, labels: hits(logits, labels).mean(),
    [
        _probe([[2.0, 1.0], [0.5, 3.0], [4.0, 1.0]], [0, 1, 1]),
        # The winner 1.2 has less than half of the probability.
        _probe([[1.2, 1.0, 1.1], [0.5, 3.0, -1.0]], [0, 2]),
        _probe([[2.0, 1.0, 0.1], [0.5, 3.0, -1.0]], [2, 1]),
        # Integers, among them a largest logit that equals its label, or a wrong label.
        _probe([[-1, 0, 2], [1, 0, -2], [3, 5, 4], [0, -3, -1]], [2, 1, 2, 0]),
        # Class 2 never is the label.
        _probe(
            [
                [0.5, 3.0, -1.0, 2.0],
                [2.0, 1.9, 1.8, 1.7],
                [-0.3, -0.1, -0.2, -0.4],
                [0.2, 0.7, 0.1, 0.9],
                [1.0, 0.4, 0.8, -2.0],
            ],
            [1, 0, 1, 3, 1],
        ),
        _probe([[0.1, 0.3, 0.2]], [1]),
        _probe([[0.4, 1.3], [2.2, 0.7], [0.1, 0.9]], [1, 1, 0]),
        _probe([[1.0, -2.0, 0.5], [0.3, 0.2, 0.8], [0.9, 1.4, -1.0]], [0, 2, 1]),
        _probe([[1.5, 2.5, -0.5, 0.0], [3.0, 0.1, 1.0, 2.0]], [0, 1]),
        _probe([[1000.0, 1001.0, 999.0], [-1000.0, -1002.0, -1001.0]], [1, 1], EXTREME),
        _probe([[1e30, 0.0], [-800.0, 0.0], [900.0, 905.0]], [0, 1, 1], EXTREME),
    ],
    properties=(
        Property(
            "",
            "a part of the rows is a finite number",
            lambda part, probe, expected: bool(np.isfinite(part)),
            "print what each line makes of these rows. Where does nan come in?",
        ),
        Property(
            "a number from 0 to 1",
            "a part of the rows lies between 0 and 1",
            lambda part, probe, expected: bool(-1e-6 <= part <= 1 + 1e-6),
            "what should come out if all rows are right, and what if none is?",
        ),
    ),
    mistakes=(*winner_mistakes(), *comparison_mistakes(), *count_mistakes()),
    curiosities=(
        Curiosity(
            # Exact shares of these two logits would differ by less than a float can hold.
            _probe([[0.0, 1e-17]], [1]),
            "softmax seems to come first; it keeps the order, so the logits show the same winner",
        ),
    ),
    expects="one number",
    read=read_squeezed,
    closing="accuracy asks only who wins; the loss also hears how sure the model was",
)
