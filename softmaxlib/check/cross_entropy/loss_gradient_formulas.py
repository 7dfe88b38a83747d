"""How cross_entropy_gradient goes wrong: the formula, and slopes of something else."""

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import each_loss, one_hot, picked
from softmaxlib.check.parts import named
from softmaxlib.derivatives import softmax_jacobian, softmax_vjp
from softmaxlib.functions import log_softmax, sigmoid, softmax


def gradient(z, y):
    """The right gradient of the mean loss."""
    return (softmax(z) - one_hot(z, y)) / len(y)


def of_mean_or_sum(of_each):
    """A wrong slope of each example's loss, divided by N and not."""
    return (lambda z, y: of_each(z, y) / len(y), of_each)


def _at_true_class(value):
    """`value(p)` at the true class of each row, and 0 elsewhere."""
    return lambda z, y: one_hot(z, y) * value(softmax(z))


def _squares(z, y):
    return (softmax(z) - one_hot(z, y)) ** 2


ROW_SUM = "raise all logits of a row at once: no share moves. What should a row add up to?"
_NUDGE = "raise the true logit a little. Does the loss rise or fall? And with a wrong one?"


def formula_mistakes():
    return (
        *named(
            "sign_flipped",
            "every sign is turned round: a step against this slope would raise the loss",
            _NUDGE,
            *of_mean_or_sum(lambda z, y: one_hot(z, y) - softmax(z)),
        ),
        *named(
            "sign_lost",
            "the sizes are right, and signs are lost: the true class looks like the others",
            _NUDGE,
            *of_mean_or_sum(lambda z, y: np.abs(softmax(z) - one_hot(z, y))),
            *of_mean_or_sum(lambda z, y: -np.abs(softmax(z) - one_hot(z, y))),
        ),
        *named(
            "labels_unused",
            "these are the shares: no label is used yet, or what a line computes is not stored",
            "which slope of a row should be negative? Print the table after each of your lines",
            *of_mean_or_sum(lambda z, y: softmax(z)),
        ),
        *named(
            "only_one_hot",
            "this is the one-hot table alone, perhaps with a minus: no share is used",
            "the model grows surer. Should the slope stay the same?",
            *of_mean_or_sum(lambda z, y: -one_hot(z, y)),
            *of_mean_or_sum(one_hot),
        ),
        *named(
            "true_class_only",
            "in yours, only the true class has a slope; the wrong classes have 0",
            "raise the logit of a wrong class: what happens to the share of the true one?",
            *of_mean_or_sum(_at_true_class(lambda p: p - 1)),
            *of_mean_or_sum(_at_true_class(lambda p: 1 - p)),
            *of_mean_or_sum(_at_true_class(lambda p: p)),
            *of_mean_or_sum(lambda z, y: picked(softmax(z), y) - 1),
            *of_mean_or_sum(lambda z, y: 1 - picked(softmax(z), y)),
        ),
        *named(
            "wrong_classes_only",
            "the wrong classes are right; in yours, the true class of each row has slope 0",
            ROW_SUM,
            *of_mean_or_sum(lambda z, y: softmax(z) * (1 - one_hot(z, y))),
        ),
        *named(
            "share_overwritten",
            "at the true class the share is written over, where it should only be changed",
            "print that entry before the line and after it. Is its share still in it?",
            *of_mean_or_sum(lambda z, y: np.where(one_hot(z, y) > 0, -1, softmax(z))),
            *of_mean_or_sum(lambda z, y: np.where(one_hot(z, y) > 0, 1, softmax(z))),
        ),
        *named(
            "one_added",
            "in yours, shares and one-hot table are added",
            ROW_SUM,
            *of_mean_or_sum(lambda z, y: softmax(z) + one_hot(z, y)),
        ),
        *named(
            "one_off_everywhere",
            "in yours, every class of a row is treated as if it were the true one",
            ROW_SUM,
            *of_mean_or_sum(lambda z, y: softmax(z) - 1),
            *of_mean_or_sum(lambda z, y: 1 - softmax(z)),
        ),
        *named(
            "logits_for_shares",
            "the logits stand where their shares belong",
            "do the rows add up to 0, and does every entry lie between -1 and 1?",
            *of_mean_or_sum(lambda z, y: z - one_hot(z, y)),
            *of_mean_or_sum(lambda z, y: one_hot(z, y) - z),
        ),
        *named(
            "softmax_twice",
            "softmax is applied twice: shares are taken for logits",
            "print the min and max of what softmax receives. Could these be logits?",
            *of_mean_or_sum(lambda z, y: softmax(softmax(z)) - one_hot(z, y)),
            lambda z, y: softmax_vjp(softmax(z), gradient(softmax(z), y)),
        ),
        *named(
            "log_shares_for_shares",
            "the logs of the shares stand where the shares belong",
            "do the rows add up to 0, and does every entry lie between -1 and 1?",
            *of_mean_or_sum(lambda z, y: log_softmax(z) - one_hot(z, y)),
            *of_mean_or_sum(lambda z, y: one_hot(z, y) - log_softmax(z)),
            *of_mean_or_sum(lambda z, y: -log_softmax(z) - one_hot(z, y)),
            *of_mean_or_sum(lambda z, y: log_softmax(z)),
        ),
        *named(
            "not_normalised",
            "the exponentials are not shared out: they are no shares yet",
            "score, positive, share: which of the three steps is missing?",
            *of_mean_or_sum(lambda z, y: np.exp(z) - one_hot(z, y)),
            *of_mean_or_sum(lambda z, y: np.exp(z - z.max(axis=1, keepdims=True)) - one_hot(z, y)),
        ),
        *named(
            "exp_forgotten",
            "the logits are shared out as they are; they were never made positive",
            "score, positive, share: which of the three steps is missing?",
            *of_mean_or_sum(lambda z, y: z / z.sum(axis=1, keepdims=True) - one_hot(z, y)),
        ),
        *named(
            "sigmoid_for_softmax",
            "each logit goes through a sigmoid of its own, as if it had no rivals in its row",
            "do your shares of one row add up to 1? What makes the logits of a row compete?",
            *of_mean_or_sum(lambda z, y: sigmoid(z) - one_hot(z, y)),
        ),
        *named(
            "winner_for_shares",
            "the winning class gets 1 and all others 0: how sure the model is got lost",
            "the true class wins with 0.4 and with 0.99. Is nothing left to gain in both?",
            *of_mean_or_sum(lambda z, y: one_hot(z, z.argmax(axis=1)) - one_hot(z, y)),
        ),
        *named(
            "softmax_slope",
            "p (1 - p) is how a share moves by its own logit; the loss is not in it",
            _NUDGE,
            *of_mean_or_sum(lambda z, y: softmax(z) * (1 - softmax(z))),
        ),
        *named(
            "extra_slope",
            "a factor p (1 - p) is too much: it makes the slope vanish where p is near 0",
            "the model is sure and wrong. How steep is your loss there? How steep should it be?",
            *of_mean_or_sum(
                lambda z, y: (softmax(z) - one_hot(z, y)) * softmax(z) * (1 - softmax(z))
            ),
        ),
        *named(
            "squared_error",
            "this is the slope of a squared distance: a factor from softmax is still in it",
            "the model is sure and wrong. How steep is your loss there? How steep should it be?",
            *of_mean_or_sum(lambda z, y: softmax_vjp(softmax(z), softmax(z) - one_hot(z, y))),
            *of_mean_or_sum(lambda z, y: 2 * softmax_vjp(softmax(z), softmax(z) - one_hot(z, y))),
        ),
        *named(
            "squared_distance",
            "this is a squared distance between shares and labels, not the slope of the loss",
            _NUDGE,
            *of_mean_or_sum(_squares),
            lambda z, y: _squares(z, y).mean(),
            lambda z, y: _squares(z, y).sum(axis=1),
            lambda z, y: _squares(z, y).sum(axis=1).mean(),
        ),
        *named(
            "labels_off_the_logits",
            "in yours, the true class is changed in the logits, before they become shares",
            "print what softmax receives. Are these still the logits that were given?",
            *of_mean_or_sum(lambda z, y: softmax(z - one_hot(z, y))),
            *of_mean_or_sum(lambda z, y: softmax(z - one_hot(z, y)) - one_hot(z, y)),
        ),
        *named(
            "slope_of_share",
            "this is the slope of the true share itself; the log of the loss is missing",
            "the loss is -ln of a share. Which factor does the ln add to the slope?",
            *of_mean_or_sum(lambda z, y: softmax_vjp(softmax(z), one_hot(z, y))),
            *of_mean_or_sum(lambda z, y: -softmax_vjp(softmax(z), one_hot(z, y))),
        ),
        *named(
            "slope_by_share",
            "1 / p is the slope by the share; you are asked for the slope by the logit",
            "which step lies between logit and share? What does that one add?",
            *of_mean_or_sum(lambda z, y: -one_hot(z, y) / softmax(z)),
            *of_mean_or_sum(lambda z, y: one_hot(z, y) / softmax(z)),
            *of_mean_or_sum(lambda z, y: -1 / softmax(z)),
            *of_mean_or_sum(lambda z, y: softmax(z) - one_hot(z, y) / softmax(z)),
            *of_mean_or_sum(lambda z, y: (softmax(z) - one_hot(z, y)) / softmax(z)),
        ),
        *named(
            "loss_returned",
            "this is the loss itself, or its parts, and not how it moves with each logit",
            "how many numbers do you return, and how many logits can be nudged?",
            lambda z, y: each_loss(z, y).mean(),
            lambda z, y: np.full(z.shape, each_loss(z, y).mean()),
            each_loss,
            lambda z, y: each_loss(z, y).sum(),
            *of_mean_or_sum(lambda z, y: -one_hot(z, y) * log_softmax(z)),
            lambda z, y: -log_softmax(z),
        ),
        *named(
            "jacobian_returned",
            "these are the slopes of all shares, a table for each row, not those of the loss",
            "one logit moves all shares. How does one loss come out of them?",
            lambda z, y: softmax_jacobian(z),
            lambda z, y: softmax_jacobian(z[0]),
            lambda z, y: softmax_jacobian(z) / len(y),
        ),
        *named(
            "slopes_of_each_loss",
            "every loss was nudged by itself, which leaves a table for each example",
            "the mean loss is one number. Which line should make one of them, before the nudge?",
            lambda z, y: np.eye(len(y))[:, :, None] * gradient(z, y) * len(y),
            lambda z, y: np.eye(len(y))[:, :, None] * gradient(z, y),
        ),
        *named(
            "bits",
            "your slopes belong to a loss in bits (log2); here the unit is the nat (ln)",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            lambda z, y: gradient(z, y) / np.log(2),
        ),
    )
