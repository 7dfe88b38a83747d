"""How cross_entropy_from_logits goes wrong: another loss, or other targets than the labels."""

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import (
    BLIND,
    each_loss,
    mean_of,
    one_hot,
    picked,
)
from softmaxlib.check.parts import named
from softmaxlib.functions import log_softmax, logsumexp, sigmoid, softmax


def target_mistakes():
    return (
        *named(
            "every_class",
            "all classes of a row count in full, not the true one alone",
            "which entry of each row should stay? What does the label say about the others?",
            lambda z, y: -log_softmax(z).mean(),
            lambda z, y: -np.log(softmax(z)).mean(),
            lambda z, y: -log_softmax(z).sum(),
            lambda z, y: -log_softmax(z).sum() / len(y),
            mean_of(lambda z, y: logsumexp(z) - z.sum(axis=-1)),
            mean_of(lambda z, y: logsumexp(z) - z.mean(axis=-1)),
        ),
        *named(
            "yes_no_losses",
            "a log of 1 - p is added for each other class: that is a yes/no loss for every class",
            "softmax answers one question a row, not one for each class. How many logs stay?",
            mean_of(lambda z, y: _yes_no(z, y).sum(axis=-1)),
            lambda z, y: _yes_no(z, y).mean(),
            lambda z, y: _yes_no(z, y).sum(),
            mean_of(lambda z, y: _yes_no_by_sigmoids(z, y).sum(axis=-1)),
            lambda z, y: _yes_no_by_sigmoids(z, y).mean(),
        ),
        *named(
            "sigmoid_for_softmax",
            "each logit goes through a sigmoid of its own, as if it had no rivals in its row",
            "raise the logit of a wrong class. Does your loss notice?",
            mean_of(lambda z, y: np.logaddexp(0, -picked(z, y))),
            mean_of(lambda z, y: -np.log(sigmoid(picked(z, y)))),
        ),
        *named(
            "own_shares_as_targets",
            "this is the entropy of the shares: they stand where the labels belong",
            "change a label: does your loss change? Which of your lines uses it?",
            mean_of(lambda z, y: -(softmax(z) * log_softmax(z)).sum(axis=-1)),
        ),
        *named(
            "squared_error",
            "this is a squared distance between shares and labels, not a surprise",
            BLIND,
            mean_of(lambda z, y: ((softmax(z) - one_hot(z, y)) ** 2).sum(axis=-1)),
            lambda z, y: ((softmax(z) - one_hot(z, y)) ** 2).mean(),
            mean_of(lambda z, y: (1 - picked(softmax(z), y)) ** 2),
        ),
        *named(
            "accuracy",
            "this counts how many examples are right or wrong, however sure the answer was",
            "the same class wins with [2, 1] and with [9, 1]. Should the loss be the same?",
            lambda z, y: (z.argmax(axis=-1) == y).mean(),
            lambda z, y: (z.argmax(axis=-1) != y).mean(),
        ),
        *named(
            "perplexity",
            "this is e to the power of the loss, or of minus it, not the loss itself",
            "a sure and right answer has loss 0. What do your lines give there?",
            lambda z, y: np.exp(each_loss(z, y).mean()),
            lambda z, y: np.exp(-each_loss(z, y).mean()),
        ),
        *named(
            "label_for_logit",
            "the label itself is used in the sum, not the logit that it points at",
            "a label is a position, 0 to K - 1. How do you get what stands there?",
            mean_of(lambda z, y: logsumexp(z) - y),
            mean_of(lambda z, y: logsumexp(z) - z.sum(axis=-1) * y),
            lambda z, y: -(y * log_softmax(z)).sum(),
            lambda z, y: -(y * log_softmax(z)).sum() / len(y),
            lambda z, y: -(y * log_softmax(z)).mean(),
            lambda z, y: -(y[:, None] * log_softmax(z)).sum(axis=1).mean(),
            lambda z, y: -(y[:, None] * log_softmax(z)).mean(),
            lambda z, y: -(y @ log_softmax(z)).sum(),
            lambda z, y: -(y @ log_softmax(z)).mean(),
            lambda z, y: -(y @ log_softmax(z)).sum() / len(y),
        ),
    )


def _yes_no(z, y):
    p, targets = softmax(z), one_hot(z, y)
    return -(targets * np.log(p) + (1 - targets) * np.log(1 - p))


def _yes_no_by_sigmoids(z, y):
    """The loss of each logit as if it were a yes/no question of its own."""
    return np.logaddexp(0, z) - one_hot(z, y) * z
