"""The engine behind every check: it tries an answer, finds the first trouble and names the mistake.

An exercise is data: a reference, inputs to try (probes), properties that a right answer has, and
the known mistakes, each a small wrong function with its sentence. An answer that fails is laid
beside the known mistakes: the one that gives the same output on the same probes is the likely
cause.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from softmaxlib.check import reading, telling
from softmaxlib.check.running import call_many
from softmaxlib.check.verdict import LOOK_AGAIN, NOT_ATTEMPTED, PASSED, Verdict
from softmaxlib.wording import shortened

EASY, BATCH, EXTREME, PRECISE = range(4)
"""The stages of a check, in the order in which it looks."""

_STAGE_NAMES = ("ordinary numbers", "tables and axes", "very large and very small numbers", "")


@dataclass(frozen=True)
class Probe:
    """One input to try, in the stage to which it belongs."""

    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    stage: int = EASY


@dataclass(frozen=True)
class Property:
    """Something true of every right answer.

    `holds` and `fails` are the words for both cases; `test(value, probe, expected)` decides, on
    the value as an array. `hint` is a question for an answer that fails in no known way.
    """

    holds: str
    fails: str
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


_IGNORES_ARGUMENT = Mistake(
    "ignores_argument",
    None,
    "the answer is the same whatever the function is given",
    "which of your lines use the name in the brackets after def, and which a name from outside?",
)
_REMEMBERS_CALLS = Mistake(
    "remembers_calls",
    None,
    "called again with the same input, the function gives another answer",
    "which list or number is made outside the function, and lives on from call to call?",
)


@dataclass(frozen=True)
class _Fault:
    """The first trouble of an answer: a general slug, the stage, and what was seen."""

    slug: str
    stage: int
    seen: str
    hint: str
    line: str = ""
    held: tuple = ()


class Exercise:
    """One exercise with its check; calling it with an answer returns a Verdict.

    Parameters
    ----------
    name : the learner's function, as the notebook calls it
    reference : a right function
    probes : Probe objects, the simplest first; stages must not go back
    properties : Property objects, looked at before the values themselves
    mistakes : Mistake objects; several wrong functions may share a slug
    curiosities : Curiosity objects; they never make an answer fail
    expects : what a right answer returns, in words
    free : whether any value with the right properties passes; the reference is then one example
    closing : a sentence for those who passed
    rtol, atol : how far a value may be off (relative, absolute)
    read : turns a returned value into an array; raises WrongType
    """

    _asks = "return"
    _stuck = "follow one input through your lines by hand, and compare after each step"

    def __init__(
        self,
        name,
        reference,
        probes,
        properties=(),
        mistakes=(),
        curiosities=(),
        expects="numbers",
        closing="",
        free=False,
        rtol=1e-4,
        atol=1e-6,
        read=reading.read_numbers,
    ):
        self.name = name
        self.reference = reference
        self.probes = tuple(probes)
        self.properties = tuple(properties)
        self.mistakes = tuple(mistakes)
        self.curiosities = tuple(curiosities)
        self.expects = expects
        self.closing = closing
        self.free = free
        self.rtol = rtol
        self.atol = atol
        self.read = read

    def __call__(self, answer):
        if answer is Ellipsis:
            return self._not_attempted(
                "replace the ... by your own code, then run both cells again"
            )
        if not callable(answer):
            return self._not_attempted(
                "the check needs the function itself, its name without brackets: "
                f"check.{self.name}({self.name})"
            )
        return self._judge(answer)

    def __repr__(self):
        return f"check.{self.name}: call it with your answer"

    def _judge(self, answer):
        # The answer runs under NumPy's usual settings, everything else without warnings.
        with np.errstate(all="ignore"):
            outcomes = self._try(answer, self.probes)
            unfinished = self._unfinished(answer, outcomes)
            if unfinished:
                return self._not_attempted(unfinished)
            expected = [self._expected(probe) for probe in self.probes]
            fault = self._first_fault(outcomes, expected)
            if fault is None:
                return self._passed(answer, outcomes)
            mistakes = self._recognise(outcomes, expected, fault.stage)
            return self._look_again(fault, mistakes or self._general_mistake(answer, outcomes))

    def _try(self, function, probes):
        outcomes = call_many(function, [(p.args, p.kwargs) for p in probes])
        for outcome in outcomes:
            outcome.seen = self._readable(outcome)
        return outcomes

    def _readable(self, outcome):
        """The outcome as an array; an arithmetic error counts as nan; else a word for it."""
        if isinstance(outcome.error, ArithmeticError):
            return np.array(np.nan)
        if outcome.error is not None or outcome.timed_out:
            return "nothing"
        try:
            return self.read(outcome.value)
        except reading.WrongType as found:
            return str(found)

    def _expected(self, probe):
        return self.read(self.reference(*probe.args, **probe.kwargs))

    # What an answer that is not there yet is told.

    def _not_attempted(self, sentence):
        return Verdict(self.name, NOT_ATTEMPTED, [("to do", sentence)])

    def _unfinished(self, answer, outcomes):
        first = outcomes[0]
        if reading.has_empty_body(answer) and first.value is None and not first.error:
            return "the function is still empty; write its body, then run both cells again"
        for outcome in outcomes:
            left = reading.holds_ellipsis(outcome.value)
            if left or reading.stumbles_over_ellipsis(outcome.error, outcome.said):
                return (
                    "a ... is still there; replace it by your own code, then run both cells again"
                )
        return None

    # Where it fails first.

    def _first_fault(self, outcomes, expected):
        for stage in range(PRECISE + 1):
            tried = [
                (probe, outcome, right)
                for probe, outcome, right in zip(self.probes, outcomes, expected, strict=False)
                if probe.stage == stage
            ]
            looks = (self._raised, self._no_numbers, self._shape, self._changed, self._wrong)
            for look in looks:
                for probe, outcome, right in tried:
                    fault = look(probe, outcome, right)
                    if fault:
                        return fault
        return None

    def _raised(self, probe, outcome, right):
        call = self.call_text(probe)
        if outcome.timed_out:
            seen = f"{call} was still running after 2 seconds, so it was stopped"
            hint = "which loop, or which call of itself, never comes to an end?"
            return _Fault("timed_out", probe.stage, seen, hint)
        if outcome.error is None:
            return None
        seen = f"{call} stopped with {telling.error_text(outcome.error, outcome.said)}"
        hint = telling.error_hint(outcome.error, outcome.said)
        if outcome.said.startswith(f"{self.name}() got an unexpected keyword"):
            hint = "does the line that begins with def name all arguments that the exercise names?"
        return _Fault("raised", probe.stage, seen, hint, line=outcome.line)

    def _no_numbers(self, probe, outcome, right):
        if outcome.value is None:
            return self._returned_none(probe, outcome)
        if not isinstance(outcome.seen, str):
            return None
        seen = f"{self._gave(probe)} {outcome.seen}, not {self.expects}"
        hint = f"{self._asks} {self.expects}"
        if outcome.seen == "a generator":
            hint += "; square brackets around the comprehension make it a list"
        if outcome.seen in ("a map object", "a zip object", "a dict_values"):
            hint += "; list( ) around it makes it one"
        if outcome.seen == "text":
            hint += "; without the quotes it would be one"
        return _Fault("wrong_type", probe.stage, seen, hint)

    def _returned_none(self, probe, outcome):
        what = "something was printed, but nothing" if outcome.printed else "nothing"
        seen = f"{self._gave(probe)} None: {what} was returned"
        hint = "end the function with return and the result"
        return _Fault("returned_none", probe.stage, seen, hint)

    def _shape(self, probe, outcome, right):
        if self.free or outcome.seen.shape == right.shape:
            return None
        seen = (
            f"{self._gave(probe)} {telling.shown(outcome.value)}: "
            f"{telling.shape_text(outcome.seen)} instead of {telling.shape_text(right)}"
        )
        hint = f"{self._asks} {self.expects}"
        if right.ndim == 0 and isinstance(outcome.value, tuple):
            hint += "; a comma makes two of it, the decimal sign is a point"
        return _Fault("wrong_shape", probe.stage, seen, hint)

    def _changed(self, probe, outcome, right):
        if not outcome.changed:
            return None
        seen = f"{self.call_text(probe)} changed the list or array that it was given"
        hint = (
            "build a new one; which line writes into the argument (x[i] = ..., x -= ..., x.sort())?"
        )
        return _Fault("changed_argument", probe.stage, seen, hint)

    def _wrong(self, probe, outcome, right):
        value, held = outcome.seen, []
        for prop in self.properties:
            if not prop.test(value, probe, right):
                seen = f"{self._gave(probe)} {telling.shown(outcome.value)}; {prop.fails}"
                return _Fault("wrong_value", probe.stage, seen, prop.hint, held=tuple(held))
            held.append(prop.holds)
        if self.free or self._same(value, right):
            return None
        seen = f"{self._gave(probe)} {self._not_right(value, right)}"
        hint = telling.closeness(value, right) or self._stuck
        return _Fault("wrong_value", probe.stage, seen, hint, held=tuple(held))

    def _not_right(self, value, right):
        got, wanted = telling.told_apart(value, right)
        return f"{got}; expected {wanted}"

    def _same(self, value, right):
        if value.shape != right.shape:
            return False
        if value.dtype.kind == "U":
            return np.array_equal(value, right)
        return np.allclose(value, right, rtol=self.rtol, atol=self.atol)

    # Which known mistake gives the same.

    def _recognise(self, outcomes, expected, stage):
        """The mistakes that fail up to this stage, and agree there with the answer throughout."""
        named, named_for_all = {}, {}
        for mistake in self.mistakes:
            theirs = self._try(mistake.wrong, self.probes)
            tried = list(zip(self.probes, outcomes, theirs, expected, strict=False))
            so_far = [entry for entry in tried if entry[0].stage <= stage]
            fails = not all(self._is_right(their, right) for _, _, their, right in so_far)
            if fails and all(self._alike(our, their) for _, our, their, _ in so_far):
                named[mistake.slug] = mistake
                # Later probes only decide where the earlier ones leave several mistakes.
                if all(self._alike(our, their) for _, our, their, _ in tried):
                    named_for_all[mistake.slug] = mistake
        return list((named_for_all or named).values())

    def _is_right(self, outcome, right):
        return not isinstance(outcome.seen, str) and self._same(outcome.seen, right)

    def _alike(self, ours, theirs):
        if ours.timed_out or theirs.timed_out:
            return ours.timed_out and theirs.timed_out
        if ours.error is not None and theirs.error is not None:
            return _error_key(ours) == _error_key(theirs)
        one, other = ours.seen, theirs.seen
        if isinstance(one, str) or isinstance(other, str):
            return isinstance(one, str) and isinstance(other, str) and one == other
        if one.dtype.kind == "U" or other.dtype.kind == "U":
            return np.array_equal(one, other)
        if one.shape == other.shape:
            # math.exp raises where np.exp gives inf: to a learner that is one and the same mistake.
            one, other = (np.where(np.isfinite(v), v, np.nan) for v in (one, other))
            return np.allclose(one, other, rtol=max(self.rtol, 1e-4), atol=1e-9, equal_nan=True)
        return bool(one.ndim == 0 and np.isnan(one) and not np.isfinite(other).all()) or bool(
            other.ndim == 0 and np.isnan(other) and not np.isfinite(one).all()
        )

    def _general_mistake(self, answer, outcomes):
        """A mistake that can be seen in any exercise, as a list of one or none."""
        first, *others = outcomes
        if first.timed_out or isinstance(first.seen, str) or first.error:
            return []
        if others and all(self._alike(first, other) for other in others):
            return [_IGNORES_ARGUMENT]
        once, *again = self._try(answer, self.probes[:1] * 2)
        return [] if all(self._alike(once, other) for other in again) else [_REMEMBERS_CALLS]

    # How it is said.

    def call_text(self, probe):
        """The call as the learner would type it."""
        parts = [telling.typed(a) for a in probe.args]
        parts += [f"{key}={telling.typed(value)}" for key, value in probe.kwargs.items()]
        return f"{self.name}({', '.join(parts)})"

    def _gave(self, probe):
        return f"{self.call_text(probe)} gave"

    def _look_again(self, fault, mistakes):
        praise = [name for name in _STAGE_NAMES[: fault.stage] if self._has_stage(name)]
        rows = [("right so far", ", ".join([*praise, *fault.held]))]
        rows.append(("but", fault.seen))
        rows.append(("in your line", shortened(fault.line, 100)))
        if len(mistakes) == 1:
            rows.append(("likely cause", mistakes[0].cause))
            rows.append(("try", mistakes[0].hint))
            return Verdict(self.name, LOOK_AGAIN, rows, mistake=mistakes[0].slug)
        if mistakes:
            questions = [f"{m.cause}?" for m in mistakes[:3]]
            rows += [("could it be", questions[0]), *(("or", q) for q in questions[1:])]
            rows.append(("try", mistakes[0].hint))
            return Verdict(self.name, LOOK_AGAIN, rows, candidates=[m.slug for m in mistakes])
        rows.append(("try", fault.hint))
        general = None if fault.slug == "wrong_value" else fault.slug
        return Verdict(self.name, LOOK_AGAIN, rows, mistake=general)

    def _has_stage(self, name):
        return any(_STAGE_NAMES[p.stage] == name for p in self.probes)

    def _passed(self, answer, outcomes):
        rows = [("right", ", ".join(p.holds for p in self.properties))]
        if len(self.probes) > 1:
            last = shortened(self.call_text(self.probes[-1]), 60)
            rows.append(("tried on", f"{len(self.probes)} inputs, the last {last}"))
        rows += [("beyond this", remark) for remark in self._remarks(answer)]
        if any(o.printed for o in outcomes):
            rows.append(("did you notice", "the function also prints; its answer is what counts"))
        warned = next((o.warned[0] for o in outcomes if o.warned), None)
        if warned:
            text = f"Python warned: {shortened(warned, 70)}; the values are right all the same"
            rows.append(("did you notice", text))
        rows.append(("and now", self.closing))
        return Verdict(self.name, PASSED, rows)

    def _remarks(self, answer):
        for curiosity in self.curiosities:
            outcome = self._try(answer, [curiosity.probe])[0]
            if not self._is_right(outcome, self._expected(curiosity.probe)):
                yield curiosity.remark


class ValueExercise(Exercise):
    """An exercise whose answer is a value, not a function: a list, a number, an order of lines.

    `right` is the right value (with `free`, one of them); each Mistake's `wrong` is a wrong value.
    """

    _asks = "give"
    _stuck = "the Nudge below this cell says where to look"

    def __init__(self, name, right, mistakes=(), **options):
        wrongs = [Mistake(m.slug, lambda v=m.wrong: v, m.cause, m.hint) for m in mistakes]
        super().__init__(name, lambda: right, [Probe()], mistakes=wrongs, **options)

    def __call__(self, answer):
        return self._judge(lambda: answer)

    def call_text(self, probe):
        return self.name

    def _gave(self, probe):
        return f"{self.name} is"

    def _not_right(self, value, right):
        # The right value would be the solution.
        return f"{telling.told_apart(value, right)[0]}, and that is not it yet"

    def _returned_none(self, probe, outcome):
        hint = "print() shows a value and gives None; assign the value itself"
        return _Fault("returned_none", probe.stage, f"{self.name} is None", hint)


def _error_key(outcome):
    """What two exceptions must share to count as one mistake."""
    if isinstance(outcome.error, ArithmeticError):
        return "arithmetic"
    return type(outcome.error), outcome.said
