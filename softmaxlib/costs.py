"""Losses as the figures of notebook 06 show them, the still and the live ones.

First ten shares whose wrong classes are moved about, and two ways to count what they cost. Then
losses as functions of the gap: how far the true logit lies above all others, which are equal.
"""

import math

import numpy as np

from softmaxlib.derivatives import softmax_vjp
from softmaxlib.functions import sigmoid, softmax
from softmaxlib.losses import cross_entropy, cross_entropy_gradient, one_hot

# Ours: ten digits, and the photo shows a 6.
TARGET = 6
SHARES = np.array([0.05, 0.02, 0.02, 0.02, 0.02, 0.12, 0.55, 0.02, 0.16, 0.02])
RIVAL = 0  # the wrong class to which the mover gives more and more


def true_class_cost(shares):
    """Return -ln of the share of the true class, in nats."""
    return float(-np.log(shares[TARGET]))


def yes_no_costs(shares):
    """Return the cost of K yes/no questions, one for each class, in nats.

    It is -ln p for the true class, and -ln(1 - p), the surprise at its "no", for each other.
    """
    wrong = np.delete(shares, TARGET)
    return float(-np.log(shares[TARGET]) - np.log1p(-wrong).sum())


def moved(rival_share):
    """Return ten shares: the true class keeps its own, the rival has `rival_share`.

    What is left goes in equal parts to the eight others.
    """
    left = max(0.0, 1 - SHARES[TARGET] - rival_share)  # 1 - 0.55 - 0.45 is a hair below 0
    shares = np.full(len(SHARES), left / (len(SHARES) - 2))
    shares[[TARGET, RIVAL]] = SHARES[TARGET], rival_share
    return shares


def cross_entropy_of_gap(gap):
    """Return ln(1 + e^-gap), the loss of two classes, and its slope by the true logit."""
    gap = np.asarray(gap, dtype=float)
    return np.logaddexp(0, -gap), -sigmoid(-gap)


def squared_error_of_gap(gap):
    """Return the sum of (p - y)^2 for two classes, and its slope by the true logit.

    By the chain rule the slopes are 2 J (p - y). Both p - y are +- the share of the wrong class,
    and each entry of J is +- the product of both shares.
    """
    gap = np.asarray(gap, dtype=float)
    right, wrong = sigmoid(gap), sigmoid(-gap)
    return 2 * wrong**2, -4 * right * wrong * wrong


def smoothed_target(classes, smoothing):
    """Return the label of class 0 as shares: a part, `smoothing`, goes to all classes alike."""
    return (1 - smoothing) * one_hot(0, classes) + smoothing / classes


def smoothed_loss(gap, classes, smoothing):
    """Return the loss in nats if the true logit is `gap` above all others, which are equal."""
    return float(cross_entropy(_logits(gap, classes), smoothed_target(classes, smoothing)))


def losses_and_slopes(gap, classes, smoothing):
    """Return (loss, slope by the true logit) of cross-entropy, and of squared error.

    As `smoothed_loss`, by softmaxlib's general functions. Squared error: the sum of (p - y)^2.
    """
    logits, y = _logits(gap, classes), smoothed_target(classes, smoothing)
    off = cross_entropy_gradient(logits, y)  # p - y, with all its digits
    slope = softmax_vjp(softmax(logits), 2 * off)[0]
    cross = smoothed_loss(gap, classes, smoothing), float(off[0])
    return cross, (float(np.sum(off**2)), float(slope))


def best_gap(classes, smoothing):
    """Return the gap at which the shares are the smoothed target: there both losses are lowest."""
    true, wrong = smoothed_target(classes, smoothing)[:2]
    return math.log(true) - math.log(wrong) if wrong else math.inf


def _logits(gap, classes):
    logits = np.zeros(classes)
    logits[0] = gap
    return logits
