"""How cross_entropy_from_logits goes wrong at large logits: shares of 0, caps, shifts and axes."""

import math
from dataclasses import replace

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import each_loss, one_hot, picked
from softmaxlib.check.parts import named
from softmaxlib.check.shifts import log_shares, shares, shift_mistakes, table_mistakes
from softmaxlib.functions import log_softmax, logsumexp, softmax

_VISIBLE = [10.0**-n for n in range(4, 10)]
_EPSILONS = [*_VISIBLE, *(10.0**-n for n in (3, 10, 11, 12, 14, 15, 16, 20, 30, 100, 300))]
_EPSILONS += [limit for kind in "fd" for limit in (np.finfo(kind).eps, np.finfo(kind).tiny)]
_OFTEN_MET = (*_VISIBLE, 1e-10, 1e-12, 1e-15, 1e-16, np.finfo(float).eps)
_NOT_HERE = {
    "math_function",
    "python_max_or_sum",
    "axis_one",
    "column_by_hand",
    "row_by_row",
    "one_row_only",
    "exp_with_axis",
}


def _by_one_max(z):
    return shares(z - z.max())


def _mean_loss(log_shares):
    """The mean loss of wrong log shares."""
    return lambda z, y: -picked(log_shares(z), y).mean()


def _capped(tiny):
    """The forms in which a small number keeps the log from a share of 0, with the cap named."""
    forms = [lambda z, y: -np.log(picked(softmax(z), y) + tiny).mean()]
    if tiny in _OFTEN_MET:
        forms.append(lambda z, y: -np.log(picked(shares(z), y) + tiny).mean())
    if tiny in _VISIBLE:
        forms.append(lambda z, y: -np.log(np.maximum(picked(softmax(z), y), tiny)).mean())
        forms.append(lambda z, y: -np.log(picked(softmax(z), y).clip(tiny, 1 - tiny)).mean())
    return named(
        "capped_by_epsilon",
        f"a small number hides the log of 0 and caps the loss, at {-math.log(tiny):.1f} nats",
        "800 below the winner, or 80: can your loss tell them apart? Is the share needed at all?",
        *forms,
    )


def _cut_off(most):
    """The forms in which a loss is cut off at a fixed value."""
    forms = [lambda z, y: np.where(picked(softmax(z), y) > 0, each_loss(z, y), most).mean()]
    if most:
        forms.append(lambda z, y: np.minimum(each_loss(z, y), most).mean())
    return named(
        "loss_cut_off",
        f"an infinite or large loss is replaced by {most:.4g}",
        "no inf any more. But the true logit lies 800 below: which loss belongs to that?",
        *forms,
    )


def tail_mistakes():
    """What large logits do to shares, logs and shifts."""
    return (
        *named(
            "log_of_softmax",
            "you take the log of a share that has already become 0",
            "what is the log of a quotient? Could 800 come out without ever forming e^-800?",
            lambda z, y: -np.log(picked(softmax(z), y)).mean(),
            lambda z, y: -sum(math.log(p) for p in picked(softmax(z), y)) / len(y),
            lambda z, y: -np.log(picked(shares(z), y)).mean(),
            lambda z, y: -np.log(picked(_by_one_max(z), y)).mean(),
        ),
        *named(
            "zero_times_infinity",
            "the log of a share that is 0: inf for the true class, nan (0 * -inf) for others",
            "print the shares, then their logs. Could the log be had without the share?",
            lambda z, y: -(one_hot(z, y) * np.log(softmax(z))).sum(axis=-1).mean(),
            lambda z, y: -(one_hot(z, y) * np.log(shares(z))).sum(axis=-1).mean(),
            lambda z, y: -(one_hot(z, y) * np.log(_by_one_max(z))).sum(axis=-1).mean(),
        ),
        *(mistake for tiny in _EPSILONS for mistake in _capped(tiny)),
        *(mistake for most in (0, 20, 50, 100, 500, 1000, 1e6, 1e9) for mistake in _cut_off(most)),
        *named(
            "loss_cut_off",
            "an infinite loss is replaced by the largest float there is",
            "no inf any more. But the true logit lies 800 below: which loss belongs to that?",
            lambda z, y: np.nan_to_num(-np.log(picked(softmax(z), y))).mean(),
            lambda z, y: -np.nan_to_num(np.log(softmax(z)))[np.arange(len(y)), y].mean(),
        ),
        *_adapted(shift_mistakes(log_shares)),
        *named(
            "no_shift",
            "too large a score reaches exp, and np.exp(1000) is inf",
            "what is the largest number that exp received? Subtract something first",
            # With math.exp this raises an OverflowError, which counts as not finite.
            lambda z, y: (np.log(np.exp(z).sum(axis=-1)) - picked(z, y)).mean(),
        ),
        *named(
            "difference_reaches_exp",
            "the true logit is taken off, which need not be the largest: e^800 comes up",
            "after your shift, what is the largest number that exp received? What should it be?",
            lambda z, y: np.log(np.exp(z - picked(z, y)[:, None]).sum(axis=-1)).mean(),
            lambda z, y: np.log1p(np.exp(z - picked(z, y)[:, None]).sum(axis=-1) - 1).mean(),
        ),
        *named(
            "one_max_for_all",
            "one maximum serves the whole table, and rows far below it vanish",
            "which maximum did the row with the small logits use? Which does it need?",
            lambda z, y: (z.max() + np.log(np.exp(z - z.max()).sum(axis=-1)) - picked(z, y)).mean(),
        ),
    )


def _adapted(mistakes):
    """The mistakes that log-softmax shares with this exercise, as wrong mean losses."""
    return tuple(
        replace(mistake, wrong=_mean_loss(mistake.wrong))
        for mistake in mistakes
        if mistake.slug not in _NOT_HERE
    )


def axis_mistakes():
    """What goes wrong with the axes of the table."""
    return (
        *_adapted(table_mistakes(log_shares)),
        *named(
            "axis_zero",
            "columns belong together, not rows: you work along axis 0, or use Python's own sum",
            "which direction disappears in x.sum(axis=0), and in sum(x)? Which one should?",
            lambda z, y: (logsumexp(z, axis=0) - picked(z, y)).mean(),
            lambda z, y: (np.log(np.exp(z).sum(axis=0)) - picked(z, y)).mean(),
            lambda z, y: -picked(log_softmax(z, axis=0), y).mean(),
            lambda z, y: -np.log(picked(softmax(z, axis=0), y)).mean(),
        ),
        *named(
            "missing_axis",
            "the whole table shares one total: a max or a sum without an axis",
            "which of your sums has no axis? Print it for a table of two rows",
            lambda z, y: (np.log(np.exp(z).sum()) - picked(z, y)).mean(),
            lambda z, y: (z.max() + np.log(np.exp(z - z.max()).sum()) - picked(z, y)).mean(),
            lambda z, y: -np.log(picked(shares(z - z.max(), None), y)).mean(),
            lambda z, y: -np.log(picked(shares(z, None), y)).mean(),
        ),
        *named(
            "missing_keepdims",
            "an axis got lost in max or sum, and the shapes no longer fit",
            "write both shapes below each other, from the right. Which argument keeps the axis?",
            lambda z, y: logsumexp(z - z.max(axis=1)) - picked(z, y),
            lambda z, y: -np.log(shares(z, -1, False)[np.arange(len(y)), y]).mean(),
            lambda z, y: z - logsumexp(z),
        ),
        *named(
            "python_max_or_sum",
            "Python's own max knows no axis, and takes whole rows for numbers",
            "which max belongs to an array, and knows what an axis is?",
            _mean_loss(lambda z: log_shares(z - max(z))),
        ),
        *named(
            "math_function",
            "math.exp and math.log take one number, and an array holds many",
            "which exp and log work on every number of an array?",
            lambda z, y: math.exp(z),
            lambda z, y: -math.log(picked(softmax(z), y)),
        ),
    )
