"""What chance explains, and what it does not: drawn counts beside n p, and beside each other.

Counts are arrays: (K,) for one call, (calls, K) for several. `right` is n p in the same shape.
"""

import numpy as np

ONE_CALL = "gave"
EQUAL_SEEDS = "gave, for equal seeds,"
UNLIKE_SEEDS = "gave, for unlike seeds,"
LONG_RUN = "gave, on average over many calls,"
"""How the calls of a probe belong together, as a message says it."""

SDS = 8
"""So many standard deviations a count may be away from n p."""

LEAST_SPREAD, MOST_SPREAD = 0.2, 3
"""Between these the spread of a long run has to lie; about 1 is right."""


def is_still(calls):
    """Whether all calls gave the same."""
    return bool(np.all(calls == calls[0]))


def may_be_alike(one, other, how, right):
    """Whether two series of calls may well come from the same way of drawing.

    Without chance the results themselves are compared. Those of unlike seeds will do, and whoever
    repeats one and the same draw for ever may repeat any.
    """
    if is_still(one) != is_still(other):
        return False
    if how == EQUAL_SEEDS:
        return True
    if is_still(one):
        return (
            how == LONG_RUN
            or np.allclose(one, other)
            or (_is_one_draw(one, right) and _is_one_draw(other, right))
        )
    if is_whole(one) != is_whole(other):
        return False
    one, other = one.reshape(len(one), -1), other.reshape(len(other), -1)
    if how == LONG_RUN:
        return _have_like_means(one, other, sds=5) and _vary_alike(one, other)
    # The fewer the calls, the less is known of how they vary.
    return _have_like_means(one, other, sds=10)


def _have_like_means(one, other, sds):
    """Whether the counts of both agree on average, and how often they are 0."""
    one, other = (np.hstack([calls, calls == 0]) for calls in (one, other))
    limits = sds * np.sqrt((one.var(axis=0) + other.var(axis=0)) / len(one)) + 1e-9
    return bool(np.all(np.abs(one.mean(axis=0) - other.mean(axis=0)) <= limits))


def _vary_alike(one, other):
    """Whether the totals of both are one and the same number, or vary; and the counts as much."""
    totals = one.sum(axis=1), other.sum(axis=1)
    fixed = [bool(np.ptp(t) < 1e-6) for t in totals]
    if fixed[0] != fixed[1] or (fixed[0] and not np.allclose(*totals)):
        return False
    return 1 / 4 < one.var(axis=0).sum() / other.var(axis=0).sum() < 4


def _is_one_draw(calls, right):
    """Whether what all calls gave is a draw that really happened, once and for all."""
    if calls.shape != right.shape or np.allclose(calls, right):
        return False
    return is_whole(calls) and adds_up(calls, right) and is_plausible(calls, right)


def is_whole(counts):
    return bool(np.allclose(counts, np.round(counts), rtol=0, atol=1e-6))


def adds_up(counts, right):
    return np.allclose(counts.sum(axis=-1), right.sum(axis=-1), rtol=0, atol=1e-6)


def is_plausible(counts, right):
    """Whether no class comes up more often, or less often, than chance explains."""
    counts, right = np.atleast_2d(counts), np.atleast_2d(right)
    if is_still(counts):  # then the other calls say nothing new
        counts, right = counts[:1], right[:1]
    counts, wanted = counts.sum(axis=0), right.sum(axis=0)
    sds = np.sqrt(wanted * (1 - wanted / wanted.sum()))
    return bool(np.all(np.abs(counts - wanted) <= SDS * sds))


def spread(calls, right):
    """How much the counts vary around n p: about 1 for independent draws (Pearson's chi-square)."""
    return np.mean((calls - right) ** 2 / right) * right.shape[1] / (right.shape[1] - 1)
