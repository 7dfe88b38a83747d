"""Calibration: is a classifier right as often as its probabilities say, and what mends it?

Source: Guo, Pleiss, Sun and Weinberger (2017), "On Calibration of Modern Neural Networks",
arXiv:1706.04599. No input is ever changed.
"""

from typing import NamedTuple

import numpy as np

from softmaxlib.class_inputs import check_probabilities, rows_of_classes
from softmaxlib.losses import checked_examples, cross_entropy, cross_entropy_gradient, one_hot
from softmaxlib.numeric_inputs import positive_integer, without_warnings


@without_warnings
def fit_temperature(logits, labels):
    """Return the temperature T > 0 with the smallest cross_entropy(logits / T, labels), a float.

    logits  shape (N, K), of examples that the classifier was not trained with
    labels  integers, shape (N,), or class probabilities, shape (N, K)

    T is in the units of the logits. T > 1 says that softmax(logits) was too sure of these
    examples, T < 1 that it was not sure enough.

    Raises TypeError and ValueError as `cross_entropy` does; ValueError also if the loss is not
    finite, and where no T is best. That is so if each label has the largest logit (T shrinks
    towards 0), if labels have no larger logits than the average class (T grows without limit), or
    if all logits of a row are equal (T changes nothing).
    Source: Guo et al. (2017), section 4.2, "temperature scaling".
    """
    from scipy.optimize import brentq  # only here: importing it takes long

    z, y, _ = checked_examples(logits, labels)
    loss = cross_entropy(z, y)
    if not np.isfinite(loss):
        raise ValueError(
            f"the loss is {loss}, so no temperature is better than another. Look for NaN or +inf "
            "among the logits, or for a label whose logit is -inf."
        )
    # How far each logit lies below the largest, as a share of the longest distance: 0 to 1.
    distance = z.max(axis=-1, keepdims=True) - z
    masked = distance == np.inf  # probability 0, whatever T is
    longest = np.max(distance, initial=0, where=~masked)
    distance = np.where(masked, 0, distance / longest)
    # Not "== 0": where all logits are equal, it is NaN.
    if not np.any((distance > 0) & y.any(axis=-1, keepdims=True)):
        raise ValueError(
            "no temperature is better than another: in each row that has a label, all logits are "
            "equal or -inf, or there is one class only."
        )

    def slope(sharpness):
        """Return the derivative of the mean loss by the sharpness, longest / T."""
        tempered = np.where(masked, -np.inf, -sharpness * distance)
        return -np.sum(distance * cross_entropy_gradient(tempered, y, "sum")) / y.sum()

    # The loss is convex in 1 / T, so its slope only rises: from slope(0), where all shares are
    # equal, to sum(y * distance), where the largest logit takes everything. If 0 lies between
    # them, that is the minimum.
    if not slope(0) < -1e-9:  # rounding alone can make 0 a little negative
        raise ValueError(
            "no temperature is best: on average, the labels have no larger logits than the other "
            "classes, and the loss is smallest for T without limit, where all shares are equal. "
            "Do logits and labels stand in the same order? If they do, train the classifier first."
        )
    if np.sum(y * distance) == 0:
        raise ValueError(
            "no temperature is best: each label has the largest logit of its row, so the loss "
            "keeps falling as T shrinks towards 0. Fit on more examples, and on ones that the "
            "classifier was not trained with: some mistakes must be among them."
        )
    low = high = 1.0
    while slope(low) > 0:
        low /= 4
    while slope(high) < 0:
        high *= 4
    root = brentq(lambda ln: slope(np.exp(ln)), np.log(low), np.log(high), xtol=1e-12)
    return float(longest / np.exp(root))


class Reliability(NamedTuple):
    """What `reliability` returns: an entry for each bin that is not empty, least sure first."""

    confidence: np.ndarray  # the mean probability of the most likely class
    accuracy: np.ndarray  # how often that class is the label, 0 to 1
    count: np.ndarray  # how many examples are in the bin
    bin: np.ndarray  # the number of the bin: 0 is the one that begins at 0

    @property
    def expected_calibration_error(self):
        """The mean of abs(accuracy - confidence) over all examples: Guo et al. (2017), eq. 3."""
        return float(np.average(np.abs(self.accuracy - self.confidence), weights=self.count))


def reliability(probabilities, labels, bins=10):
    """Return how sure a classifier is, and how often it is right, in bins of equal width.

    probabilities  shape (N, K); each row adds up to 1
    labels         integers, shape (N,)
    bins           how many. The first holds confidences from 0 to 1 / bins; each bin has its
                   upper end in it.

    The confidence is the largest probability of a row. Its class is the answer; of equal ones,
    the first. Returns a `Reliability`: arrays (confidence, accuracy, count, bin), without the empty
    bins. For a calibrated classifier, accuracy and confidence agree, up to chance.

    Raises TypeError if there are no real numbers, or labels or bins are no integers; ValueError
    for other shapes, no examples, labels out of range, bins < 1, NaN, a negative probability, or
    a row whose total is more than 0.02 away from 1. Source: Guo et al. (2017), section 2.
    """
    p, _ = rows_of_classes("probabilities", probabilities)
    if p.ndim != 2 or len(p) == 0:
        raise ValueError(
            f"probabilities must have shape (N, K), with N at least 1, but have shape {p.shape}. "
            "For p of yes and no, shape (N,), give np.stack([1 - p, p], axis=-1)."
        )
    if np.any(np.isnan(p)):
        raise ValueError("probabilities hold NaN. Look for NaN or +inf among the logits.")
    check_probabilities("probabilities", p, "reliability(softmax(logits), labels)")
    hits = one_hot(labels, p.shape[-1])
    if hits.shape != p.shape:
        raise ValueError(
            f"labels have shape {np.shape(labels)}, but probabilities have shape {p.shape}. Give "
            f"integers of shape {p.shape[:1]}."
        )
    bins = positive_integer("bins", bins)
    answer = p.argmax(axis=-1, keepdims=True)
    confidence = np.take_along_axis(p, answer, axis=-1)[:, 0]
    hit = np.take_along_axis(hits, answer, axis=-1)[:, 0]
    bin_of_each = np.searchsorted(np.arange(1, bins) / bins, confidence)
    count, *totals = (np.bincount(bin_of_each, weights) for weights in (None, confidence, hit))
    kept = count > 0
    means = (total[kept] / count[kept] for total in totals)
    return Reliability(*means, count[kept], np.flatnonzero(kept))
