"""How cross_entropy_from_probs goes wrong in its formula: the sign, the log, and the zeros."""

import math

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import one_hot, picked
from softmaxlib.check.parts import named
from softmaxlib.functions import log_softmax

_SURE = "a sure and right answer has share 1. What do your lines give there, and what should they?"
_LN = "which NumPy function is ln: np.log, np.log2 or np.log10?"


def _mean(each):
    """The mean over the examples of each(share of the true class)."""
    return lambda probs, labels: each(picked(probs, labels)).mean()


def _mean_and_sum(each):
    return _mean(each), lambda probs, labels: each(picked(probs, labels)).sum()


def _with_visible_number(tiny):
    """The ways in which a small number under the log, too large to be harmless, is met."""
    return (
        _mean(lambda p: -np.log(p + tiny)),
        lambda probs, labels: (
            -np.log(
                picked((probs + tiny) / (probs + tiny).sum(axis=1, keepdims=True), labels)
            ).mean()
        ),
    )


def _with_visible_limit(tiny):
    """The same with shares kept above a limit."""
    return (
        _mean(lambda p: -np.log(p.clip(tiny, 1))),
        _mean(lambda p: -np.log(p.clip(tiny, 1 - tiny))),
    )


def formula_mistakes():
    return (
        *named(
            "sign_missing",
            "your number is right, but for its sign",
            "is the ln of 0.5 above or below 0? And a surprise?",
            _mean(np.log),
        ),
        *named(
            "bits",
            "your number is right in bits (log2); here the unit is the nat (ln)",
            _LN,
            _mean(lambda p: -np.log2(p)),
        ),
        *named(
            "base_ten",
            "your number is right for the base 10; here the base is e",
            _LN,
            _mean(lambda p: -np.log10(p)),
        ),
        *named(
            "no_log",
            "there is no ln in it: these are shares, or what they lack to 1, not surprises",
            "a share of 0.5 has surprise 0.69, a share of 1 has 0. What makes one of the other?",
            *_mean_and_sum(lambda p: p),
            *_mean_and_sum(lambda p: -p),
            *_mean_and_sum(lambda p: 1 - p),
        ),
        *named(
            "exp_for_ln",
            "you take e to the power of the share; a surprise takes its ln",
            _SURE,
            *(
                wrong
                for each in (np.exp, lambda p: np.exp(-p), lambda p: -np.exp(p))
                for wrong in _mean_and_sum(each)
            ),
        ),
        *named(
            "reciprocal",
            "you average 1 / p, and no ln is taken of it",
            _SURE,
            *_mean_and_sum(lambda p: 1 / p),
        ),
        *named(
            "complement",
            "the ln is taken of 1 - p, the chance that the true class does not happen",
            _SURE,
            *_mean_and_sum(lambda p: -np.log(1 - p)),
            *_mean_and_sum(lambda p: np.log(1 - p)),
        ),
        *named(
            "log_again",
            "a ln is taken of what is a ln already",
            _SURE,
            *_mean_and_sum(lambda p: np.log(-np.log(p))),
            *_mean_and_sum(lambda p: -np.log(-np.log(p))),
            lambda probs, labels: np.log(-np.log(picked(probs, labels)).mean()),
            lambda probs, labels: -np.log(-np.log(picked(probs, labels)).mean()),
        ),
        *named(
            "log_of_p_plus_one",
            "the ln is taken of 1 + p, so that even a sure and right answer surprises",
            _SURE,
            *_mean_and_sum(np.log1p),
            *_mean_and_sum(lambda p: -np.log1p(p)),
        ),
        *named(
            "weighted_by_its_share",
            "each surprise is multiplied by its share once more, as in an entropy",
            "the true class did happen. With which weight should its surprise count?",
            *_mean_and_sum(lambda p: -p * np.log(p)),
        ),
        *named(
            "product",
            "the shares are multiplied; for many rows that product is almost 0",
            "which function turns a product into a sum? What is then left to divide by?",
            lambda probs, labels: picked(probs, labels).prod(),
            lambda probs, labels: -picked(probs, labels).prod(),
            lambda probs, labels: 1 - picked(probs, labels).prod(),
            lambda probs, labels: picked(probs, labels).prod() / len(labels),
        ),
        *named(
            "mean_before_log",
            "a sum, or a division by N, happens before the ln is taken; each row needs its own ln",
            "what is done to each row, and what to all rows together? In which order?",
            lambda probs, labels: -np.log(picked(probs, labels).sum()),
            lambda probs, labels: -np.log(picked(probs, labels) / len(labels)).sum(),
            _mean(lambda p: -np.log(p / len(p))),
            lambda probs, labels: np.log((1 / picked(probs, labels)).mean()),
        ),
        *named(
            "softmax_again",
            "a softmax is taken of these shares, or a loss that has one in it",
            "what do the rows add up to before your first line? What is the largest share after?",
            lambda probs, labels: -picked(log_softmax(probs), labels).mean(),
            lambda probs, labels: -picked(log_softmax(probs), labels).sum(),
        ),
        *named(
            "visible_epsilon",
            "a small number keeps 0 away from the log, but it is large enough to change the loss",
            "what becomes of a share of 0.001? How small could your number be?",
            *(
                wrong
                for tiny in (0.1, 0.05, 0.01, 1e-3, 1e-4, 1e-5)
                for wrong in _with_visible_number(tiny)
            ),
            *(wrong for tiny in (0.1, 0.05, 0.01) for wrong in _with_visible_limit(tiny)),
            _mean(lambda p: -np.log(p.clip(1e-3, 1 - 1e-3))),
        ),
        *named(
            "zero_times_infinity",
            "a wrong class has share 0; its ln is -inf, and 0 * -inf is nan",
            "print the table of logs. Which entries of it do you need?",
            lambda probs, labels: -(one_hot(probs, labels) * np.log(probs)).sum() / len(labels),
            # Where the log comes from math.
            lambda probs, labels: -sum(math.log(p) for p in probs.ravel()),
            lambda probs, labels: (
                -sum(
                    y * math.log(p)
                    for p, y in zip(probs.ravel(), one_hot(probs, labels).ravel(), strict=True)
                )
                / len(labels)
            ),
        ),
        *named(
            "log_of_zeros",
            "0 or less reaches the ln (one-hot table, ln of a ln), or a list has stayed empty",
            "print what goes into your ln. Is it empty, as when + makes a list that nobody keeps?",
            lambda probs, labels: -np.log(one_hot(probs, labels) * probs).sum(),
        ),
        *named(
            "math_function",
            "math.log takes one number, and an array holds many",
            "which log works on every number of an array?",
            lambda probs, labels: math.log(probs),
            # Some versions of NumPy let math take an array of one number.
            lambda probs, labels: -math.log(picked(probs, labels)),
        ),
    )
