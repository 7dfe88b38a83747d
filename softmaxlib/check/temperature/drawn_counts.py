"""The exercise sample_counts of notebook 3: draw n times, and count how often each class came up.

Right answers differ by chance, so none can be compared with one result. A check calls the answer
often, with generators that it seeds itself, and looks at what every right answer has in common. The
limits are so wide that chance alone passes them less than once in a billion times, for any way of
drawing (the tests reckon it out); whatever is really wrong lies far outside.
"""

import copy
from dataclasses import dataclass, replace

import numpy as np

from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import BATCH, Curiosity, Probe, Property
from softmaxlib.check.temperature.borrowed_lines import BORROWED_MISTAKES
from softmaxlib.check.temperature.chance import (
    EQUAL_SEEDS,
    LEAST_SPREAD,
    LONG_RUN,
    MOST_SPREAD,
    ONE_CALL,
    UNLIKE_SEEDS,
    adds_up,
    is_plausible,
    is_still,
    is_whole,
    may_be_alike,
    spread,
)
from softmaxlib.check.temperature.counting_mistakes import COUNTING_MISTAKES
from softmaxlib.check.temperature.drawing_mistakes import DRAWING_MISTAKES
from softmaxlib.wording import number


@dataclass(frozen=True)
class Draws(Probe):
    """One call or several: args are p, n and a function that makes the generator of each call."""

    how: str = ONE_CALL
    """What the generators have to do with each other, as the message says it."""


def probes(seed):
    """The calls to try, with generators that are seeded by `seed` (a whole number)."""
    p = np.array([0.65, 0.1, 0.25])
    # The rare class never comes up, and yet its logarithm is a number.
    rare_last = np.array([0.3, 0.3, 0.4, 1e-15])
    rare_between = np.array([0.5, 1e-15, 0.5])
    rng = np.random.default_rng
    return (
        Draws((p, 123, lambda: [rng(seed)])),
        Draws((rare_last, 60, lambda: [rng(seed + 1)])),
        Draws((rare_between, 40, lambda: [rng(seed + 2)])),
        Draws((np.array([0.6, 0.4]), 30, lambda: [rng(seed + 3)])),
        Draws((p, 123, lambda: [rng(seed) for _ in range(5)]), {}, BATCH, EQUAL_SEEDS),
        Draws((rare_last, 60, lambda: [rng(seed + i) for i in range(14)]), {}, BATCH, UNLIKE_SEEDS),
        Draws((p, 123, lambda: [rng(seed)] * 40), {}, BATCH, LONG_RUN),
    )


class _EachCall:
    """The learner's function, called once with each of the generators."""

    def __init__(self, function):
        self.function = function
        # There the engine finds out which line is the learner's own.
        self.__code__ = getattr(function, "__code__", None)

    def __call__(self, p, n, generators):
        # A copy of each, for the function may return the same list again and add to it.
        results = [_copied(self.function(p, n, rng)) for rng in generators()]
        return results if len(results) > 1 else results[0]


def _copied(value):
    return copy.copy(value) if type(value) in (list, np.ndarray) else value


class DrawnCounts(Exercise):
    """An exercise with chance in its answers; each of its probes is a Draws.

    What counts as expected is n p. A known mistake is recognised where it has the same habits as
    the answer: the same shapes, means and spread, as far as chance lets them be seen.
    """

    def _try(self, function, probes):
        outcomes = super()._try(_EachCall(function), probes)
        for probe, outcome in zip(probes, outcomes, strict=False):
            if probe.how != ONE_CALL and isinstance(outcome.seen, np.ndarray) and outcome.seen.ndim:
                calls = outcome.seen
                # What the message has room for.
                outcome.value = calls.mean(axis=0).round(1) if probe.how == LONG_RUN else calls[:3]
        return outcomes

    def _expected(self, probe):
        p, n, generators = probe.args
        counts, calls = n * np.asarray(p), len(generators())
        return counts if calls == 1 else np.tile(counts, (calls, 1))

    def _same(self, value, right):
        # All that can be said of the values themselves is said by the properties.
        return value.shape == right.shape

    def _wrong(self, probe, outcome, right):
        fault = super()._wrong(probe, outcome, right)
        if fault:
            about = ", ".join(f"{count:.0f}" for count in np.atleast_2d(right)[0])
            seen = fault.seen.replace("not to n", f"not to n = {probe.args[1]}")
            fault = replace(fault, seen=seen.replace("n p", f"n p = [{about}]"))
        return fault

    def _recognise(self, outcomes, expected, stage):
        tried = list(zip(self.probes, outcomes, expected, strict=False))
        alike = {}
        for mistake in self.mistakes:
            # One probe after the other: most mistakes are ruled out by the first of them.
            if all(self._has_same_habits(mistake.wrong, *entry) for entry in tried):
                alike[mistake.slug] = mistake
        return list(alike.values())

    def _has_same_habits(self, wrong, probe, ours, right):
        theirs = self._try(wrong, [probe])[0]
        one, other = ours.seen, theirs.seen
        if ours.error or theirs.error or isinstance(one, str) or isinstance(other, str):
            return self._alike(ours, theirs)
        if one.shape != other.shape:
            return False
        return probe.how == ONE_CALL or may_be_alike(one, other, probe.how, right)

    def _general_mistake(self, answer, outcomes):
        single = [o for o, p in zip(outcomes, self.probes, strict=False) if p.how == ONE_CALL]
        return super()._general_mistake(answer, single)

    def _has_stage(self, name):
        return False  # the properties say it better

    def call_text(self, probe):
        p = probe.args[0]
        call = super().call_text(replace(probe, args=probe.args[:2])).removesuffix(")") + ", rng)"
        if min(p) > 1e-9:
            return call
        which = "last" if np.argmin(p) == len(p) - 1 else "middle"
        return f"{call}, where the {which} class hardly ever comes up,"

    def _gave(self, probe):
        return f"{self.call_text(probe)} {probe.how}"


def _told_totals(counts):
    totals = np.atleast_1d(counts.sum(axis=-1))
    if np.ptp(totals) > 1e-6:
        return "they do not always add up to n"
    return f"they add up to {number(totals[0])}, not to n"


PROPERTIES = (
    Property(
        "whole numbers",
        "counts are whole numbers, none below 0",
        lambda counts, probe, right: is_whole(counts) and bool((counts > -1e-6).all()),
        "a count says how often a class came up. Which line does more than count?",
    ),
    Property(
        "n in all",
        _told_totals,
        lambda counts, probe, right: adds_up(counts, right),
        "how many draws does your code make? Does each of them count, and only once?",
    ),
    Property(
        "as p says",
        "that is further from n p than chance explains",
        lambda counts, probe, right: is_plausible(counts, right),
        "print a few single draws: how often does each class come up, and how often should it?",
    ),
    Property(
        "repeatable",
        "equal seeds should give equal counts",
        lambda counts, probe, right: probe.how != EQUAL_SEEDS or is_still(counts),
        "where does your chance come from? Only rng was given the seed",
    ),
    Property(
        "new for other seeds",
        "the same each time, as if nothing were drawn",
        lambda counts, probe, right: probe.how != UNLIKE_SEEDS or not is_still(counts),
        "in which of your lines does rng draw something?",
    ),
    Property(
        "new in each call",
        "and each call gave the same as the first",
        lambda counts, probe, right: probe.how != LONG_RUN or not is_still(counts),
        "each draw moves the generator on. Do you draw from rng itself, or from a copy?",
    ),
    Property(
        "the right spread",
        "but from call to call they vary more, or less, than n independent draws do",
        lambda counts, probe, right: (
            probe.how != LONG_RUN or LEAST_SPREAD < spread(counts, right) < MOST_SPREAD
        ),
        "does each of the n draws have a random number of its own?",
    ),
)


def sampling_check(seed):
    """The exercise sample_counts, with the generators of its probes seeded by `seed`."""
    rng = np.random.default_rng
    return DrawnCounts(
        "sample_counts",
        lambda p, n, rng: rng.multinomial(n, p),
        probes(seed),
        properties=PROPERTIES,
        mistakes=(*BORROWED_MISTAKES, *COUNTING_MISTAKES, *DRAWING_MISTAKES),
        curiosities=(
            Curiosity(
                Draws(([0.65, 0.1, 0.25], 10, lambda: [rng(seed)])),
                "a plain list as p fails here; p = np.asarray(p) as the first line would take both",
            ),
            Curiosity(
                Draws((np.array([0.5, 0.5, 0.0]), 10, lambda: [rng(seed)])),
                "a probability of exactly 0 is too much for it. What becomes of that 0?",
            ),
        ),
        expects="one whole number for each class",
        closing="T settles the shares; chance enters only here, in the draw",
    )


sample_counts = sampling_check(seed=23)
