"""The live figure of notebook 3: a die whose entropy and variance move apart, and its draws."""

import math

import numpy as np
import traitlets

from softmaxlib.live.base import LiveFigure, Moved, RefusedValue, finite_number, finite_numbers
from softmaxlib.live.draws import SEEDS, drawn_counts
from softmaxlib.wording import number

LARGEST_WEIGHT = 10
LARGEST_FACE = 100
MOST_DRAWS = 100_000


class Dice(
    LiveFigure,
    scripts=("controls.js", "rows.js", "draws.js", "dice_parts.js", "dice.js"),
    styles=("dice.css",),
):
    """A die of six weights to drag: *probability = weight / total*; entropy, variance, draws.

    weights   six weights, 0 to 10; where all are 0 nothing can come up
    faces     the numbers on the six faces, -100 to 100
    draws     how many draws are shown, 0 to 100,000
    seed      a whole number from 0; the same seed repeats the same draws
    controls  False: without the buttons

    All of them follow the learner's hand, and assigning to one moves the picture. A weight that
    the hand moves clears the draws. `probabilities`, `mean`, `entropy` (in nats), `variance` and
    `counts` hold what is seen; the first four are nan where all weights are 0.
    """

    weights = Moved()
    faces = Moved()
    draws = Moved(0)
    seed = Moved(0)
    controls = traitlets.Bool(True).tag(sync=True)
    _start = traitlets.Dict().tag(sync=True)

    def __init__(self, weights=(5,) * 6, faces=(1, 2, 3, 4, 5, 6), draws=0, seed=0, controls=True):
        start = {
            "weights": _six_numbers("weights", weights, 0, LARGEST_WEIGHT),
            "faces": _six_numbers("faces", faces, -LARGEST_FACE, LARGEST_FACE),
            "draws": _whole_number("draws", draws, MOST_DRAWS),
            "seed": _whole_number("seed", seed, SEEDS - 1),
        }
        super().__init__(controls=controls, _start=start, **start)

    @traitlets.validate("weights")
    def _check_weights(self, proposal):
        return _six_numbers("weights", proposal["value"], 0, LARGEST_WEIGHT)

    @traitlets.validate("faces")
    def _check_faces(self, proposal):
        return _six_numbers("faces", proposal["value"], -LARGEST_FACE, LARGEST_FACE)

    @traitlets.validate("draws")
    def _check_draws(self, proposal):
        return _whole_number("draws", proposal["value"], MOST_DRAWS)

    @traitlets.validate("seed")
    def _check_seed(self, proposal):
        return _whole_number("seed", proposal["value"], SEEDS - 1)

    @property
    def probabilities(self):
        """Each weight divided by the total of all, a list of floats."""
        total = sum(self.weights)
        return [weight / total if total else math.nan for weight in self.weights]

    @property
    def mean(self):
        """The average face in the long run: each face times its probability, added up."""
        middle = self._likeliest_face
        return middle + sum(p * (face - middle) for p, face in self._chances)

    @property
    def entropy(self):
        """The average surprise in nats; a face of probability 0 adds 0."""
        p = np.array(self.probabilities)
        p = p[p != 0]
        return float(abs(np.sum(p * np.log(p))))

    @property
    def variance(self):
        """The average squared distance of the faces from their mean."""
        middle = self._likeliest_face
        away = sum(p * (face - middle) for p, face in self._chances)
        return sum(p * (face - middle - away) ** 2 for p, face in self._chances)

    @property
    def counts(self):
        """How often each face came up in the draws, a list of whole numbers."""
        return drawn_counts(self.weights, self.seed, self.draws)

    @property
    def numbers(self):
        names = ("probabilities", "mean", "entropy", "variance", "counts")
        return {name: getattr(self, name) for name in names}

    def describe(self):
        """Return the figure in words: faces, probabilities, entropy, variance, and the draws."""
        faces = ", ".join(map(number, self.faces))
        if not any(self.weights):
            return f"a die with the faces {faces}. All weights are 0: nothing can come up."
        told = (
            f"a die with the faces {faces} and the probabilities "
            f"{', '.join(map(number, self.probabilities))}. Entropy {number(self.entropy)} nats, "
            f"variance {number(self.variance)} around the mean {number(self.mean)}."
        )
        counts = ", ".join(map(str, self.counts))
        return told + (f" Counts of {self.draws} drawn: {counts}." if self.draws else "")

    @property
    def _chances(self):
        return list(zip(self.probabilities, self.faces, strict=True))

    @property
    def _likeliest_face(self):
        # Distances are measured from here, so that a sure face has the variance 0 without noise.
        return self.faces[self.weights.index(max(self.weights))]


def _six_numbers(name, values, low, high):
    values = finite_numbers(name, values, low, high)
    if len(values) != 6:
        raise RefusedValue(f"{name}: a die has six faces and needs 6 numbers, not {len(values)}")
    return values


def _whole_number(name, value, most):
    if finite_number(name, value, 0, most) != int(value) or isinstance(value, bool):
        raise RefusedValue(f"{name} should be a whole number, not {value!r}")
    return int(value)
