"""The engine behind every check: it tries an answer, finds the first trouble and names the mistake.

An exercise is data: a reference, inputs to try (probes), properties that a right answer has, and
the known mistakes, each a small wrong function with its sentence. An answer that fails is laid
beside the known mistakes: the one that gives the same output on the same probes is the likely
cause.
"""

from dataclasses import dataclass

import numpy as np

from softmaxlib.check import reading, telling
from softmaxlib.check.parts import EASY, STAGE_NAMES, Mistake, Probe
from softmaxlib.check.running import call_many
from softmaxlib.check.verdict import LOOK_AGAIN, NOT_ATTEMPTED, PASSED, Verdict
from softmaxlib.wording import shortened

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
    "does it draw at random, or use a list made outside, which lives on from call to call?",
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
    probes : Probe objects, the simplest first
    properties : Property objects, looked at before the values themselves
    mistakes : Mistake objects; several wrong functions may share a slug
    curiosities : Curiosity objects; they never make an answer fail
    notices : pairs of a test and a remark, made where the answer is right and test(outcomes) holds
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
        notices=(),
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
        self.notices = tuple(notices)
        self.expects = expects
        self.closing = closing
        self.free = free
        self.rtol = rtol
        self.atol = atol
        self.read = read
        self._outcomes = {}  # of the known mistakes

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
        return self._survived(answer)

    def __repr__(self):
        return f"check.{self.name}: call it with your answer"

    def _survived(self, answer):
        """The verdict, also where an answer broke something that the check itself needs."""
        try:
            return self._judge(answer)
        except Exception as error:
            seen = f"the check itself stumbled over it: {type(error).__name__}"
            hint = "does your code change NumPy or Python itself? Then restart the kernel"
            return self._look_again(_Fault("raised", EASY, seen, hint), [])

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
        return call_many(function, [(p.args, p.kwargs) for p in probes], self._look_at)

    def _look_at(self, outcome):
        """Read what was returned: as an array, or in words; an arithmetic error counts as nan."""
        if outcome.error is not None:
            outcome.unfinished = reading.stumbles_over_ellipsis(outcome.error, outcome.said)
            is_nan = isinstance(outcome.error, ArithmeticError)
            outcome.seen = np.array(np.nan) if is_nan else "nothing"
            return
        outcome.unfinished = reading.holds_ellipsis(outcome.value)
        try:
            outcome.seen = self.read(outcome.value)
        except reading.WrongType as found:
            outcome.seen = str(found)

    def _expected(self, probe):
        return self.read(self.reference(*probe.args, **probe.kwargs))

    # What an answer that is not there yet is told.

    def _not_attempted(self, sentence):
        return Verdict(self.name, NOT_ATTEMPTED, [("to do", sentence)])

    def _unfinished(self, answer, outcomes):
        first = outcomes[0]
        if reading.has_empty_body(answer) and first.value is None and not first.error:
            return "the function is still empty; write its body, then run both cells again"
        if any(outcome.unfinished for outcome in outcomes):
            return "a ... is still there; replace it by your own code, then run both cells again"
        return None

    # Where it fails first.

    def _first_fault(self, outcomes, expected):
        for stage in range(len(STAGE_NAMES)):
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
        more = telling.type_hint(outcome.value, outcome.seen, right, self.read)
        return _Fault("wrong_type", probe.stage, seen, f"{self._asks} {self.expects}{more}")

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
            hint += telling.comma_hint(outcome.value)
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
                fails = prop.fails(value) if callable(prop.fails) else prop.fails
                seen = f"{self._gave(probe)} {telling.shown(outcome.value)}; {fails}"
                return _Fault("wrong_value", probe.stage, seen, prop.hint, held=tuple(held))
            if prop.holds:
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
        tried = list(zip(self.probes, outcomes, expected, strict=False))
        so_far = [entry for entry in tried if entry[0].stage <= stage]
        later = [entry for entry in tried if entry[0].stage > stage]
        alike = [m for m in self.mistakes if self._repeats(m, so_far, failing=True)]
        # Later probes only decide where the earlier ones leave several mistakes.
        alike_throughout = [m for m in alike if self._repeats(m, later)]
        return list({m.slug: m for m in alike_throughout or alike}.values())

    def _repeats(self, mistake, tried, failing=False):
        """Whether the mistake gives what the answer gave (and, if `failing`, is not right)."""
        # Most mistakes differ on the very first probe, and then need not be tried on the others.
        if tried:
            probe, ours, _ = tried[0]
            if not self._alike(ours, *self._known(mistake, [probe])):
                return False
        theirs = self._known(mistake, [probe for probe, _, _ in tried])
        if any(their.timed_out for their in theirs):
            return False  # a machine that stalls is no mistake of the learner
        entries = list(zip(tried, theirs, strict=False))
        if failing and all(self._is_right(their, right) for (_, _, right), their in entries):
            return False
        return all(self._alike(our, their) for (_, our, _), their in entries)

    def _known(self, mistake, probes):
        """What the mistake gives on the probes; it is tried once, for it never changes."""
        known = self._outcomes.setdefault(id(mistake), {})
        new = [probe for probe in probes if id(probe) not in known]
        outcomes = {id(p): o for p, o in zip(new, self._try(mistake.wrong, new), strict=False)}
        known.update({key: o for key, o in outcomes.items() if not o.timed_out})
        outcomes.update(known)
        return [outcomes[id(probe)] for probe in probes if id(probe) in outcomes]

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
            return np.allclose(
                one, other, rtol=max(self.rtol, 1e-4), atol=min(self.atol, 1e-9), equal_nan=True
            )
        return bool(one.ndim == 0 and np.isnan(one) and not np.isfinite(other).all()) or bool(
            other.ndim == 0 and np.isnan(other) and not np.isfinite(one).all()
        )

    def _general_mistake(self, answer, outcomes):
        """A mistake that can be seen in any exercise, as a list of one or none."""
        first, *others = outcomes
        if first.timed_out or isinstance(first.seen, str) or first.error:
            return []
        same = others and all(self._alike(first, other) for other in others)
        if same and np.isfinite(first.seen).all():
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
        praise = [name for name in STAGE_NAMES[: fault.stage] if self._has_stage(name)]
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
        return any(STAGE_NAMES[p.stage] == name for p in self.probes)

    def _passed(self, answer, outcomes):
        rows = [("right", ", ".join(p.holds for p in self.properties if p.holds))]
        if len(self.probes) > 1:
            last = shortened(self.call_text(self.probes[-1]), 60)
            rows.append(("tried on", f"{len(self.probes)} inputs, the last {last}"))
        remarks = []
        if any(o.printed for o in outcomes):
            remarks.append(("did you notice", "the function also prints; only its answer counts"))
        warned = next((o.warned[0] for o in outcomes if o.warned), None)
        if warned:
            text = f"Python warned: {shortened(warned, 70)}; the values are right all the same"
            remarks.append(("did you notice", text))
        remarks += [("did you notice", remark) for test, remark in self.notices if test(outcomes)]
        remarks += [("beyond this", remark) for remark in self._remarks(answer)]
        rows += remarks[:4]
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
        return self._survived(lambda: answer)

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
