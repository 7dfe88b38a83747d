"""What an exercise is made of: inputs to try, properties of a right answer, and known mistakes."""

from collections.abc import Callable
from dataclasses import dataclass, field

EASY, BATCH, EXTREME = range(3)
"""The stages of a check, in the order in which it looks."""

STAGE_NAMES = ("ordinary numbers", "tables and axes", "very large and very small numbers")


@dataclass(frozen=True)
class Probe:
    """One input to try, in the stage to which it belongs."""

    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    stage: int = EASY


@dataclass(frozen=True)
class Property:
    """Something true of every right answer.

    `holds` and `fails` are the words for both cases; `fails` may be a function of the value that
    returns them. `test(value, probe, expected)` decides, on the value as an array. `hint` is a
    question for an answer that fails in no known way.
    """

    holds: str
    fails: str | Callable
    test: Callable
    hint: str = ""


@dataclass(frozen=True)
class Mistake:
    """A known mistake: a wrong function, what it does wrong, and a question that helps."""

    slug: str
    wrong: Callable
    cause: str
    hint: str


def named(slug, cause, hint, *wrongs):
    """One mistake in all the forms in which it is met: a Mistake for each wrong function."""
    return tuple(Mistake(slug, wrong, cause, hint) for wrong in wrongs)


@dataclass(frozen=True)
class Curiosity:
    """An input beyond the contract: an answer that passed and fails here is shown `remark`."""

    probe: Probe
    remark: str
