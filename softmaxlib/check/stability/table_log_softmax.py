"""The exercise log_softmax of notebook 2: the ln of each share, without forming the share."""

import math

import numpy as np

from softmaxlib.check.array_inputs import (
    EXTREMES,
    FLOAT32,
    LN_LOST,
    ONE_ROW,
    TABLE,
    UNSIGNED,
    array_probe,
)
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import BATCH, EXTREME, Property, named
from softmaxlib.check.shifts import log_shares, max_along, shift_mistakes, table_mistakes
from softmaxlib.functions import log_softmax as true_log_softmax
from softmaxlib.functions import softmax

_VISIBLE = [10.0**-n for n in range(3, 10)]
_EPSILONS = [*_VISIBLE, *(10.0**-n for n in (10, 11, 12, 14, 15, 16, 20, 30, 38, 50, 100, 300))]
_EPSILONS += [limit for kind in "fd" for limit in (np.finfo(kind).eps, np.finfo(kind).tiny)]


def _unshifted_with_math(row):
    return [z - math.log(sum(math.exp(v) for v in row)) for z in row]


def _log_of_kept_shares(below, x):
    """The log of the shares, and `below` where a share has become 0."""
    p = softmax(x)
    return np.where(p > 0, np.log(p), below)


def _max_inside_only(x):
    return x - np.log(np.exp(x - max_along(x)).sum(axis=-1, keepdims=True))


def _max_outside_only(x):
    return x - max_along(x) - np.log(np.exp(x).sum(axis=-1, keepdims=True))


def _max_taken_twice(x):
    total = np.log(np.exp(x - max_along(x)).sum(axis=-1, keepdims=True))
    return x - max_along(x) - (max_along(x) + total)


def _logsumexp(x, keepdims=True):
    total = np.exp(x - max_along(x)).sum(axis=-1, keepdims=True)
    return (max_along(x) + np.log(total)).squeeze(() if keepdims else -1)


def _log_of_total(x, keepdims=True):
    return np.log(np.exp(x - max_along(x)).sum(axis=-1, keepdims=keepdims))


def _difference_and(combine, total):
    """The shifted scores, combined wrongly with a total of theirs."""

    def wrong(x):
        shifted = x - max_along(x)
        return combine(shifted, total(shifted))

    return wrong


def _sum(values):
    return values.sum(axis=-1, keepdims=True)


log_softmax = Exercise(
    "log_softmax",
    true_log_softmax,
    [
        *ONE_ROW,
        array_probe(TABLE, BATCH),
        array_probe([[5, 3, 2, 0]], BATCH),
        array_probe([0.0, -800.0], EXTREME),
        *EXTREMES,
    ],
    properties=(
        Property("the shape stays", "", lambda v, probe, expected: v.shape == expected.shape),
        Property(
            "every value is finite",
            "every log-probability is a finite number here",
            lambda v, probe, expected: bool(np.isfinite(v).all()),
            "print what each line makes of these scores: where do inf, 0 or nan first appear?",
        ),
        Property(
            "none is above 0",
            "a probability is at most 1, so its ln is never above 0",
            lambda v, probe, expected: (v <= 1e-6).all(),
            "what is the largest value that z - m can have? And how large is the sum at least?",
        ),
        Property(
            "exp of them adds up to 1",
            "np.exp of it does not add up to 1 along the last axis",
            lambda v, probe, expected: np.allclose(np.exp(v).sum(axis=-1), 1, atol=1e-4),
            "lay your lines beside the formula: what does it subtract, and from what?",
        ),
    ),
    mistakes=(
        *shift_mistakes(log_shares),
        *named(
            "no_shift",
            "too large a score reaches exp, and np.exp(1000) is inf",
            "what is the largest number that exp received? Subtract something first",
            lambda x: np.log(np.exp(x) / _sum(np.exp(x))),
            lambda x: np.apply_along_axis(_unshifted_with_math, -1, x),
        ),
        *named(
            "log_of_softmax",
            "you take the log of a probability that has already become 0",
            "compute -800 without ever forming e^-800. What is the log of a quotient?",
            lambda x: np.log(softmax(x)),
            lambda x: np.vectorize(math.log)(softmax(x)),
        ),
        *named(
            "log_of_softmax_plus_epsilon",
            "a small number under the log hides the -inf, and changes the answer",
            "what is the lowest value that your version can ever return?",
            *(lambda x, tiny=tiny: np.log(softmax(x) + tiny) for tiny in _EPSILONS),
            # With less than 1e-9 these two give the same as the one above.
            *(lambda x, tiny=tiny: np.log(np.maximum(softmax(x), tiny)) for tiny in _VISIBLE),
            *(lambda x, tiny=tiny: np.log(softmax(x).clip(tiny, 1 - tiny)) for tiny in _VISIBLE),
        ),
        *named(
            "infinity_replaced",
            "you replace -inf by a number that is not the answer",
            "no -inf any more, but what is the ln of a share of e^-800?",
            *(
                lambda x, below=below: _log_of_kept_shares(below, x)
                for below in (0, -100, -1000, -1e9, np.finfo(float).min)
            ),
        ),
        *named(
            "max_inside_only",
            "the maximum is taken off inside the sum only",
            "what was subtracted under the exp must be subtracted where else?",
            _max_inside_only,
        ),
        *named(
            "max_outside_only",
            "the maximum is taken off outside the sum only",
            "which scores belong under the exp: x, or what is left after the shift?",
            _max_outside_only,
        ),
        *named(
            "max_taken_twice",
            "the maximum is subtracted twice",
            "does your last term, m + ln of the sum, already hold the maximum?",
            _max_taken_twice,
        ),
        *named(
            "logsumexp_only",
            "this is the logsumexp, one number for each row",
            "ln p is a score minus something. What role does your number play there?",
            _logsumexp,
            lambda x: _logsumexp(x, keepdims=False),
            _log_of_total,
            lambda x: _log_of_total(x, keepdims=False),
        ),
        *named(
            "log_sum_forgotten",
            "only the maximum is taken off, not the log of the sum",
            "apply np.exp to your answer and add up. What is the total, and what is its log?",
            lambda x: x - max_along(x),
        ),
        *named(
            "log_sum_added",
            "you add the log of the sum where it should be subtracted",
            "dividing by a sum becomes, under the log, subtracting its …?",
            _difference_and(np.add, lambda d: np.log(_sum(np.exp(d)))),
        ),
        *named(
            "sum_of_differences",
            "you subtract the sum itself, not the log of the sum of exponentials",
            "is it the sum of the logs that the formula takes, or the log of a sum?",
            _difference_and(np.subtract, _sum),
        ),
        *named(
            "log_forgotten",
            "you subtract the sum of the exponentials without its log",
            "dividing by a sum becomes, under the log, subtracting its …?",
            _difference_and(np.subtract, lambda d: _sum(np.exp(d))),
        ),
        *named(
            "log_of_scores",
            "you take the log of scores, and a score may be 0 or negative",
            "which of the two terms in the formula stands under the ln?",
            lambda x: np.log(x - max_along(x)),
            lambda x: np.log(x) - np.log(_sum(x)),
            lambda x: np.log(x),
            _difference_and(np.subtract, lambda d: np.log(_sum(d))),
            lambda x: np.log(x / _sum(x)),
        ),
        *named(
            "divided_by_log",
            "you divide by the log of the sum",
            "what does a division become under the log?",
            _difference_and(np.divide, lambda d: np.log(_sum(np.exp(d)))),
        ),
        *named(
            "renormalised",
            "you made the log-probabilities themselves add up to 1, or to 0",
            "which numbers should add up to 1: these, or np.exp of them?",
            lambda x: true_log_softmax(x) / _sum(true_log_softmax(x)),
            lambda x: true_log_softmax(x) - _sum(true_log_softmax(x)),
        ),
        *named(
            "probabilities",
            "these are the probabilities, without their log",
            "should a log-probability be above 0?",
            softmax,
        ),
        *named(
            "surprise",
            "these are the surprises -ln p: right, but with the other sign",
            "is the ln of 0.5 above or below 0?",
            lambda x: -true_log_softmax(x),
        ),
        *named(
            "bits",
            "your numbers are right in bits (log2); here the unit is the nat (ln)",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            lambda x: true_log_softmax(x) / np.log(2),
            lambda x: np.log2(softmax(x)),
        ),
        *named(
            "base_ten",
            "your numbers are right for the base 10; here the base is e",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            lambda x: true_log_softmax(x) / np.log(10),
            lambda x: np.log10(softmax(x)),
        ),
        *named(
            "another_log",
            "the total is under another log than ln",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            _difference_and(np.subtract, lambda e: np.log10(np.exp(e).sum(-1, keepdims=True))),
            _difference_and(np.subtract, lambda e: np.log2(np.exp(e).sum(-1, keepdims=True))),
        ),
        *table_mistakes(log_shares),
        # Before NumPy 2.4 this fails for tables only.
        *named(
            "math_function",
            "math.log takes one number, and the totals of a table are several",
            "which log works on every number of an array?",
            _difference_and(np.subtract, lambda d: math.log(_sum(np.exp(d)))),
        ),
    ),
    curiosities=(UNSIGNED, FLOAT32, LN_LOST),
    expects="an array of the same shape",
    closing="this is what libraries compute inside their losses; notebook 6 does, too",
)
