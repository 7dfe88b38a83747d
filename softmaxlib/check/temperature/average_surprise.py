"""The exercise entropy of notebook 3: the average surprise of a row of shares, in nats."""

import numpy as np

from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import EXTREME, Curiosity, Probe, Property, named
from softmaxlib.check.reading import read_squeezed
from softmaxlib.check.temperature.average_surprise_mistakes import ENTROPY_MISTAKES, entropy_of


def _unknown(name):
    """A wrong function that stops at a name which nobody has made."""

    def wrong(p):
        raise NameError(f"name '{name}' is not defined")

    return wrong


_PICKING = "must anything be removed? What does a condition in square brackets pick?"


WRITING_MISTAKES = (
    *named(
        "condition_for_shares",
        "your condition gave yes/no answers, or picked none of the shares",
        "print what it makes of [0.5, 0.5, 0]: numbers, yes/no answers, or nothing at all?",
        lambda p: -((p > 0) * np.log(p > 0)).sum(),
        lambda p: np.nansum((p > 0) * np.log(p > 0)),
    ),
    *named(
        "positions_for_shares",
        "np.nonzero gives positions: 0, 1, 2 ..., not the shares that stand there",
        "how do you get the shares themselves, once you know where they stand?",
        lambda p: -(np.nonzero(p) * np.log(np.nonzero(p))).sum(),
    ),
    *named(
        "ln_by_its_name",
        "ln and log have no meaning of their own here; in NumPy, ln is np.log",
        "in which of your lines does it stand alone?",
        *map(_unknown, ("ln", "log")),
    ),
    *named(
        "array_called",
        "a round bracket right after an array or a list calls it, as if it were a function",
        "is a * missing there? Or should square brackets pick something from the array?",
        lambda p: p(p > 0),
        lambda p: p.tolist()(p > 0),
    ),
    *named(
        "list_method",
        "p is an array, and this is a method of lists or of other types",
        _PICKING,
        *(
            lambda p, name=name: getattr(p, name)
            for name in ("remove", "pop", "count", "append", "delete", "drop", "index", "filter")
        ),
        lambda p: entropy_of(p) if p.all() else p.remove(0),
    ),
    *named(
        "list_method",
        "remove( ) takes a single entry out of a list, and stops where there is none",
        _PICKING,
        lambda p: p.tolist().remove(0),
    ),
    *named(
        "log_not_applied",
        "np.log stands there without its brackets, and nothing is put into it",
        "of which numbers should the log be taken?",
        lambda p: p * np.log,
        lambda p: -np.log,
    ),
)
"""Slips in writing it down: what is picked from p, and how things are called."""

entropy = Exercise(
    "entropy",
    entropy_of,
    [
        Probe((np.array([0.5, 0.5]),)),
        Probe((np.array([0.7, 0.2, 0.1]),)),
        Probe((np.array([0.15, 0.6, 0.25]),)),
        Probe((np.full(6, 1 / 6),)),
        Probe((np.array([0.5, 0.5, 0.0]),), stage=EXTREME),
        Probe((np.array([1.0, 0.0, 0.0, 0.0]),), stage=EXTREME),
        Probe((np.array([0.0, 0.25, 0.75]),), stage=EXTREME),
        Probe((np.array([0.9999, 0.0001]),), stage=EXTREME),
        # Several, so that together they show what a lowest share of 0.0001 does to each.
        Probe((np.array([0.99988, 0.00004, 0.00004, 0.00004]),), stage=EXTREME),
        Probe((np.array([0.5, 0.5, 1e-300]),), stage=EXTREME),
    ],
    properties=(
        Property(
            "a finite number",
            "an average surprise is a finite number",
            lambda h, probe, expected: bool(np.isfinite(h)),
            "print what each line makes of these p: where do inf or nan first appear?",
        ),
        Property(
            "not below 0",
            "no event has a surprise below 0, so the average has none either",
            lambda h, probe, expected: bool(h > -1e-3),
            "which sign does the ln of a number below 1 have?",
        ),
        Property(
            "not above ln K",
            "with K options the average surprise is never above ln K",
            lambda h, probe, expected: bool(h < np.log(len(probe.args[0])) + 1e-3),
            "the p weight the surprises and add up to 1. Does each surprise have its own weight?",
        ),
    ),
    mistakes=(*WRITING_MISTAKES, *ENTROPY_MISTAKES),
    curiosities=(
        Curiosity(
            Probe((np.array([0, 1, 0]),)),
            "whole numbers such as [0, 1, 0] fail here; p = np.asarray(p, dtype=float) "
            "as the first line would take both",
        ),
    ),
    expects="one number",
    # Wide enough for an epsilon of 1e-6 wherever it is put.
    rtol=1e-5,
    atol=5e-5,
    read=read_squeezed,
    closing="0 if one option is sure, ln K if all are alike; a later notebook makes a loss of it",
)
