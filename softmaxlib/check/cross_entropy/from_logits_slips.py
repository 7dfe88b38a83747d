"""How cross_entropy_from_logits goes wrong: the log of the sum, and the true logit."""

import math

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.functions import log_softmax, logsumexp, softmax


def picked(table, labels):
    """The entry of each row at its label."""
    return table[np.arange(len(labels)), labels]


def each_loss(z, y):
    """The right loss of each example."""
    return -picked(log_softmax(z), y)


def one_hot(z, y):
    return np.eye(z.shape[1])[y]


def mean_of(each):
    """The mean over the examples of what `each` gives for them."""
    return lambda z, y: each(z, y).mean()


def _sum_of_exps(z):
    return np.exp(z).sum(axis=-1)


def _gap(z, y):
    return z.max(axis=-1) - picked(z, y)


def _logs_of_losses():
    """The ln of what is a ln already: of the losses, of their negatives, and of their mean."""
    return (
        mean_of(lambda z, y: np.log(-each_loss(z, y))),
        lambda z, y: math.log(-each_loss(z, y)[0]),
        *(
            wrong
            for sign in (1, -1)
            for wrong in (
                lambda z, y, sign=sign: sign * np.log(each_loss(z, y)).mean(),
                lambda z, y, sign=sign: sign * np.log(each_loss(z, y)).sum(),
                lambda z, y, sign=sign: sign * np.log(each_loss(z, y).mean()),
            )
        ),
    )


BLIND = "three equal logits: the loss of a blind guess is ln 3. What do your lines give?"
_LN = "which NumPy function is ln: np.log, np.log2 or np.log10?"


def formula_mistakes():
    """What becomes of the log of the sum minus the true logit."""
    return (
        *named(
            "sign_missing",
            "your number is right, but for its sign",
            "a sure and right answer has loss 0. What should a bad one have: more, or less?",
            mean_of(lambda z, y: -each_loss(z, y)),
            lambda z, y: -each_loss(z, y).sum(),
        ),
        *named(
            "softmax_twice",
            "softmax is applied twice: shares are taken for logits",
            "print the min and max of what your loss receives. Could these be logits?",
            mean_of(lambda z, y: each_loss(softmax(z), y)),
            mean_of(lambda z, y: logsumexp(softmax(z)) - picked(z, y)),
            mean_of(lambda z, y: logsumexp(z) - picked(softmax(z), y)),
        ),
        *named(
            "logits_as_shares",
            "you take the log of the logits, as if they were shares",
            "a logit may be 0 or negative. What turns it into something that has a log?",
            mean_of(lambda z, y: -np.log(picked(z, y))),
            mean_of(lambda z, y: np.log(picked(z, y))),
        ),
        *named(
            "log_again",
            "log_softmax has taken the ln already; you take it a second time",
            "print what goes into your log. Is it a share, or the log of one already?",
            *_logs_of_losses(),
        ),
        *named(
            "minus_inside_log",
            "the minus stands inside the log, and a number below 0 has no ln",
            "print what goes into your log. Which numbers have a ln, and which have none?",
            mean_of(lambda z, y: np.log(-picked(softmax(z), y))),
            lambda z, y: math.log(-picked(softmax(z), y)[0]),
        ),
        *named(
            "exp_forgotten",
            "the logits are summed as they are; they were never made positive",
            "score, positive, share: which of the three steps is missing in your sum?",
            mean_of(lambda z, y: -np.log(picked(z, y) / z.sum(axis=-1))),
            mean_of(lambda z, y: np.log(z.sum(axis=-1)) - picked(z, y)),
            mean_of(lambda z, y: z.sum(axis=-1) - picked(z, y)),
            mean_of(lambda z, y: np.log(z.sum(axis=-1)) - np.log(picked(z, y))),
        ),
        *named(
            "log_forgotten",
            "this is a share, or a sum, without its log",
            BLIND,
            mean_of(lambda z, y: -picked(softmax(z), y)),
            mean_of(lambda z, y: picked(softmax(z), y)),
            mean_of(lambda z, y: _sum_of_exps(z) - picked(z, y)),
        ),
        *named(
            "one_minus_share",
            "you take what is left for the other classes, not the surprise of the true one",
            BLIND,
            mean_of(lambda z, y: 1 - picked(softmax(z), y)),
            mean_of(lambda z, y: -np.log(1 - picked(softmax(z), y))),
        ),
        *named(
            "only_true_logit",
            "only the true logit is used: the log of the sum is missing",
            "add 5 to all logits: no share changes. Does your loss?",
            mean_of(lambda z, y: -picked(z, y)),
            mean_of(picked),
            mean_of(lambda z, y: -np.log(np.exp(picked(z, y)))),
        ),
        *named(
            "only_log_of_sum",
            "only the log of the sum is there: no label is used",
            "which logit of each row does its label point at? Where does it come in?",
            mean_of(lambda z, y: logsumexp(z)),
            mean_of(lambda z, y: -logsumexp(z)),
        ),
        *named(
            "true_logit_added",
            "the true logit is added to the log of the sum",
            "add 5 to all logits: no share changes. Does your loss?",
            mean_of(lambda z, y: logsumexp(z) + picked(z, y)),
            mean_of(lambda z, y: -(logsumexp(z) + picked(z, y))),
        ),
        *named(
            "quotient_of_logs",
            "you divide one part by the other",
            "what does a division become under the log?",
            mean_of(lambda z, y: logsumexp(z) / picked(z, y)),
            mean_of(lambda z, y: picked(z, y) / logsumexp(z)),
            mean_of(lambda z, y: -picked(z, y) / logsumexp(z)),
        ),
        *named(
            "log_of_true_logit",
            "the true logit meets another log or exp: it is on the log scale already",
            "the share is e^z over a sum. What is the log of e^z?",
            mean_of(lambda z, y: logsumexp(z) - np.log(picked(z, y))),
            mean_of(lambda z, y: logsumexp(z) - np.exp(picked(z, y))),
            mean_of(lambda z, y: np.log(logsumexp(z)) - picked(z, y)),
            mean_of(lambda z, y: _sum_of_exps(z) - np.exp(picked(z, y))),
            mean_of(lambda z, y: np.log(_sum_of_exps(z) - np.exp(picked(z, y)))),
        ),
        *named(
            "max_for_log_of_sum",
            "the largest logit stands where the log of the sum belongs",
            BLIND,
            mean_of(lambda z, y: z.max(axis=-1) - picked(z, y)),
        ),
        *named(
            "rivals_only",
            "the true class is left out of the sum",
            "can a share pass 1? What does the true class itself add to the total?",
            mean_of(lambda z, y: logsumexp(np.where(one_hot(z, y) > 0, -np.inf, z)) - picked(z, y)),
        ),
        *named(
            "one_in_the_sum",
            "there is a 1 too much in the sum, as by log1p: one more class of logit 0",
            BLIND,
            mean_of(lambda z, y: np.logaddexp(0, logsumexp(z)) - picked(z, y)),
            mean_of(lambda z, y: np.log1p(_sum_of_exps(z - z.max(-1, keepdims=True))) + _gap(z, y)),
        ),
        *named(
            "max_not_added_back",
            "inside the log the largest logit is taken off, and it never comes back",
            "add 5 to all logits: which of your two parts moves, and which does not?",
            mean_of(lambda z, y: logsumexp(z) - z.max(axis=-1) - picked(z, y)),
            mean_of(lambda z, y: logsumexp(z - z.max()) - picked(z, y)),
        ),
        *named(
            "max_on_one_side",
            "the largest logit is taken off the true one, but is still in the log of the sum",
            "add 5 to all logits: which of your two parts moves, and which does not?",
            mean_of(lambda z, y: logsumexp(z) + _gap(z, y)),
        ),
        *named(
            "bits",
            "your number is right in bits (log2); here the unit is the nat (ln)",
            _LN,
            mean_of(lambda z, y: each_loss(z, y) / np.log(2)),
            mean_of(lambda z, y: -np.log2(picked(softmax(z), y))),
        ),
        *named(
            "base_ten",
            "your number is right for the base 10; here the base is e",
            _LN,
            mean_of(lambda z, y: each_loss(z, y) / np.log(10)),
            mean_of(lambda z, y: -np.log10(picked(softmax(z), y))),
        ),
        *named(
            "another_log",
            "the sum is under another log than ln",
            _LN,
            mean_of(lambda z, y: np.log2(_sum_of_exps(z)) - picked(z, y)),
            mean_of(lambda z, y: np.log10(_sum_of_exps(z)) - picked(z, y)),
        ),
    )
