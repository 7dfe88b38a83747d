"""The engine behind the checks: whatever an answer does, it gets a short and helpful verdict."""

import _thread
import io
import math
import re
import sys
import time
import warnings
from fractions import Fraction

import numpy as np
import pytest
from IPython.core.compilerop import CachingCompiler

import softmaxlib
from softmaxlib import check
from softmaxlib.check import running
from softmaxlib.check.engine import Exercise, ValueExercise
from softmaxlib.check.parts import BATCH, EXTREME, Curiosity, Mistake, Probe, Property
from softmaxlib.check.reading import read_letters

# A small exercise of its own: double each number of a list.


def _double(numbers):
    return [2 * n for n in numbers]


double = Exercise(
    "double",
    _double,
    [
        Probe(([3, -1],)),
        Probe(([0.5, 2, 2],)),
        Probe(([1e200, -4],), stage=EXTREME),
    ],
    properties=(
        Property("as many numbers as given", "", lambda v, p, expected: v.size == expected.size),
        Property(
            "signs stay",
            "a sign has changed",
            lambda v, probe, expected: (np.sign(v) == np.sign(expected)).all(),
            "which step could change a sign?",
        ),
    ),
    mistakes=(
        Mistake("squared", lambda ns: [n**2 for n in ns], "you square", "what is 3 + 3?"),
        Mistake("added_two", lambda ns: [n + 2 for n in ns], "you add 2", "what is 2 × 3?"),
        Mistake("sorted", lambda ns: sorted(_double(ns)), "you sort", "which comes first?"),
        Mistake("ordered", lambda ns: sorted(_double(ns)), "you put in order", "which is first?"),
    ),
    curiosities=(Curiosity(Probe(([0],)), "zero can be doubled, too"),),
    expects="a list with one number for each",
    closing="twice as much",
)

ROWS = np.array([[1.0, 2.0, 4.0], [8.0, 16.0, 64.0]])
totals = Exercise(
    "totals",
    lambda x, axis=-1: np.asarray(x).sum(axis=axis),
    [
        Probe((np.array([1.0, 2.0]),)),
        Probe((ROWS,), stage=BATCH),
        Probe((ROWS,), {"axis": 0}, stage=BATCH),
    ],
    expects="the totals",
)

half = ValueExercise(
    "half",
    0.5,
    mistakes=(Mistake("percent", 50, "that is in percent", "what is 50 out of 100?"),),
    expects="one number",
    closing="one of two",
)
pair = ValueExercise(
    "pair",
    [6.0, 4.0],
    free=True,
    properties=(
        Property("two numbers", "these are not two numbers", lambda v, p, e: v.shape == (2,)),
        Property("their sum is 10", "the sum is not 10", lambda v, p, e: v.sum() == 10),
    ),
    expects="a list of two numbers",
)
letters = ValueExercise("letters", "BA", read=read_letters, expects='letters, such as "AB"')


def judged(exercise, answer):
    """The verdict, once it is certain that it is well-formed, short, quick and repeatable."""
    started = time.monotonic()
    verdict = exercise(answer)
    assert time.monotonic() - started < 5
    well_formed(verdict)
    return verdict


def well_formed(verdict):
    lines = verdict.message.splitlines()
    assert len(lines) <= 8
    assert all(len(line) < 250 for line in lines)
    assert "Traceback" not in verdict.message
    assert repr(verdict) == verdict.message
    said = {"not attempted": "not attempted yet"}.get(verdict.status, verdict.status)
    assert lines[0] == f"{verdict.exercise}: {said}"
    assert verdict.status in ("passed", "look again", "not attempted")
    if verdict.status != "look again":
        assert verdict.mistake is None and verdict.candidates == ()
    assert verdict.mistake is None or verdict.candidates == ()
    assert len(verdict.candidates) != 1


def raising(error):
    def answer(numbers):
        raise error

    return answer


# Not attempted


def empty(numbers):
    pass


def only_a_docstring(numbers):
    """Double each number."""


def only_dots(numbers): ...


def total_is_missing(numbers):
    total = ...
    return [n / total for n in numbers]


def dots_in_a_loop(numbers):
    doubled = []
    for _ in numbers:
        doubled.append(...)
    return doubled


STUBS = {
    "return ...": lambda numbers: ...,
    "list of ...": lambda numbers: [... for n in numbers],
    "rows of ...": lambda numbers: [[..., 1] for n in numbers],
    "some ...": lambda numbers: [numbers[0], ...],
    "array of ...": lambda numbers: np.array([...] * 2),
    "dict of ...": lambda numbers: {"a": ...},
    "math.exp(...)": lambda numbers: [math.exp(...) for n in numbers],
    "np.exp(...)": lambda numbers: np.exp(...),
    "... * n": lambda numbers: [... * n for n in numbers],
    "sum of ...": lambda numbers: sum(... for n in numbers),
    "for n in ...": lambda numbers: [n for n in ...],
    "....sum()": lambda numbers: (...).sum(),
    "total = ...": total_is_missing,
    "append(...)": dots_in_a_loop,
    "pass": empty,
    "docstring": only_a_docstring,
    "body ...": only_dots,
    "lambda: None": lambda numbers: None,
}


@pytest.mark.parametrize("stub", STUBS.values(), ids=STUBS)
def test_a_stub_is_not_attempted(stub):
    verdict = judged(double, stub)
    assert verdict.status == "not attempted"
    assert "then run both cells again" in verdict.message


@pytest.mark.parametrize("stub", [..., [...], [..., 1], (1, ...), {"a": ...}, np.array([...])])
def test_a_value_with_dots_is_not_attempted(stub):
    assert judged(half, stub).status == "not attempted"


@pytest.mark.parametrize("thing", [..., [2, 4], 6.0, None, "double", {}, np.ones(2), True])
def test_something_that_is_no_function_is_not_attempted(thing):
    verdict = judged(double, thing)
    assert verdict.status == "not attempted"
    if thing is not ...:
        assert "check.double(double)" in verdict.message


def test_an_ellipsis_as_an_index_is_no_stub():
    assert judged(totals, lambda x, axis=-1: x[...].sum(axis=axis)).status == "passed"


# Right answers


class Doubler:
    def __call__(self, numbers):
        return _double(numbers)


RIGHT = {
    "list": _double,
    "tuple": lambda ns: tuple(_double(ns)),
    "array": lambda ns: np.array(_double(ns)),
    "NumPy numbers": lambda ns: [np.float64(2 * n) for n in ns],
    "column of an array": lambda ns: np.array([_double(ns)] * 3).T[:, 1],
    "masked array": lambda ns: np.ma.masked_array(_double(ns)),
    "fractions": lambda ns: [Fraction(n) * 2 for n in ns],
    "long doubles": lambda ns: np.array(_double(ns), dtype=np.longdouble),
    "a little off": lambda ns: [2 * n * (1 + 1e-9) + 1e-12 for n in ns],
    "object": Doubler(),
    "method": Doubler().__call__,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_right_answers_pass(answer):
    verdict = judged(double, answer)
    assert verdict.status == "passed"
    assert "as many numbers as given, signs stay" in verdict.message
    assert "twice as much" in verdict.message


def test_an_answer_may_write_into_the_same_list_in_every_call():
    kept = []

    def answer(numbers):
        kept[:] = _double(numbers)
        return kept

    assert judged(double, answer).status == "passed"


def test_a_curiosity_is_a_remark_and_no_failure():
    verdict = judged(double, lambda ns: _double(ns) if any(ns) else "nothing")
    assert verdict.status == "passed"
    assert "beyond this    zero can be doubled, too" in verdict.message
    assert "beyond this" not in double(_double).message


def test_a_notice_is_made_of_right_answers_for_which_it_holds():
    noticing = Exercise(
        "double",
        _double,
        double.probes,
        properties=[
            Property("", "that is none", lambda v, p, expected: v.size),
            *double.properties,
        ],
        notices=[(lambda outcomes: isinstance(outcomes[0].value, tuple), "you use a tuple")],
    )
    verdict = judged(noticing, lambda ns: tuple(_double(ns)))
    assert verdict.status == "passed"
    assert "did you notice you use a tuple" in verdict.message
    assert "  right          as many numbers as given, signs stay\n" in verdict.message
    assert "tuple" not in judged(noticing, _double).message
    assert "right so far   as many" in judged(noticing, lambda ns: [-2 * n for n in ns]).message


def test_printing_beside_a_right_answer_is_a_remark():
    def answer(numbers):
        print("working")
        return _double(numbers)

    verdict = judged(double, answer)
    assert verdict.status == "passed"
    assert "also prints" in verdict.message


def test_a_warning_is_a_remark():
    def answer(x, axis=-1):
        np.exp(np.array([1000.0]))
        return x.sum(axis=axis)

    verdict = judged(totals, answer)
    assert verdict.status == "passed"
    assert "overflow" in verdict.message


def strict_numpy():
    return np.errstate(all="raise")


def strict_warnings():
    warned = warnings.catch_warnings()
    warned.__enter__()
    warnings.simplefilter("error")
    return warned


@pytest.mark.parametrize("strict", [strict_numpy, strict_warnings])
def test_the_notebooks_own_strictness_fails_no_answer(strict):
    def answer(x, axis=-1):
        np.exp(np.array([1000.0, -1000.0]))
        warnings.warn("careful", stacklevel=1)
        return x.sum(axis=axis)

    state = strict()
    if strict is strict_numpy:
        with state:
            verdict, wrong = judged(totals, answer), judged(double, lambda ns: [n * n for n in ns])
    else:
        try:
            verdict, wrong = judged(totals, answer), judged(double, lambda ns: [n * n for n in ns])
        finally:
            state.__exit__(None, None, None)
    assert (verdict.status, wrong.mistake) == ("passed", "squared")


def test_what_an_answer_does_to_numpys_settings_stays_inside():
    before = np.geterr()

    def answer(numbers):
        np.seterr(all="raise")
        return _double(numbers)

    assert judged(double, answer).status == "passed"
    assert np.geterr() == before


# Exceptions


class Speechless(Exception):
    def __str__(self):
        raise ValueError("no words")


@pytest.mark.parametrize(
    "error",
    [
        ValueError("too <b>bold</b>"),
        ValueError("one\ntwo\nthree\n" * 50),
        ValueError("x" * 100_000),
        ValueError(),
        Speechless(),
        SystemExit(3),
        GeneratorExit(),
        StopIteration(),
        MemoryError(),
        ZeroDivisionError("division by zero"),
        BaseExceptionGroup("several", [ValueError("a"), SystemExit()]),
        SyntaxError("invalid syntax", ("<cell>", 1, 2, "1 +")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_exception_is_told_with_the_learners_own_line(error):
    verdict = judged(double, raising(error))
    assert (verdict.status, verdict.mistake) == ("look again", "raised")
    assert f"double([3, -1]) stopped with {type(error).__name__}" in verdict.message
    assert re.search(r"in your line +raise error\n", verdict.message)


def test_the_line_is_found_in_a_notebook_cell():
    cell = "def double(numbers):\n    helper = 3\n    return [n / 0 for n in numbers]\n"
    name = CachingCompiler().cache(cell)
    learner = {}
    exec(compile(cell, name, "exec"), learner)
    verdict = judged(double, learner["double"])
    assert "return [n / 0 for n in numbers]" in verdict.message
    assert "divide by, and can it be 0?" in verdict.message


def test_a_line_that_nobody_can_show_is_left_out():
    learner = {}
    exec("def double(numbers):\n    return numbers[9]\n", learner)
    verdict = judged(double, learner["double"])
    assert verdict.mistake == "raised"
    assert "in your line" not in verdict.message


def uses_before(numbers):
    for n in numbers:
        total += n  # noqa: F821
    return total


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (uses_before, "before it gives it a value"),
        (lambda ns: undefined_name, "spelled in the same way"),  # noqa: F821
        (lambda ns: ns[len(ns)], "the last index is len(...) - 1"),
        (lambda a, b: a, "compare the call with the line that begins with def"),
        (lambda: 1, "compare the call with the line that begins with def"),
        (lambda ns: ns / 2, "a list cannot be computed with as a whole"),
        (lambda ns: ns[0](ns), "was a name such as sum given another value?"),
        (lambda ns: [math.log(n - 5) for n in ns], "logarithms"),
        (lambda ns: [math.exp(1000 * n) for n in ns], "which number became too large?"),
        (lambda ns: input("numbers? "), "comes in through the brackets after def"),
        (lambda ns: [n(2) for n in ns], "is a * missing before the ( )?"),
        (lambda ns: np.array(ns)(2), "is a * missing before the ( )?"),
        (lambda ns: np.array(ns)(0), "picking takes square brackets [ ]"),
        (lambda ns: ns(0), "picking takes square brackets [ ]"),
        (lambda ns: np.ones((5, 5))[[0, 1, 2], [0] * 5], "each row number meets one label"),
        (lambda ns: [abs[n] for n in ns], "is it a function? It is called with ( )"),
        (lambda ns: ns[0, 1], "a list of lists takes [i][j]"),
        (lambda ns: ns[0.5], "stand for a score or a position?"),
        (lambda ns: np.array(ns)[0, 1], "which line makes that array, and with which shape?"),
        (lambda ns: np.array(ns)[0.5], "stand for a value or a position?"),
        (lambda ns: np.array(ns)[0][1], "which name before [ ] is a number in this call?"),
        (lambda ns: np.array(ns).shape[1], "how many axes has the input in this call?"),
        (lambda ns: [][0], "Is the list still empty"),
        (lambda ns: [].__setitem__(0, 1), "an empty one grows with append"),
        (lambda ns: np.zeros(2, 2), "needs brackets of its own"),
        (lambda ns: len(ns[0]), "which name is a single number here?"),
        (lambda ns: math.exp(np.array(ns)), "which line gives them a whole array?"),
        (lambda ns: np.zeros(2).__setitem__(0, ns), "what stands on the right of the ="),
    ],
)
def test_common_exceptions_get_a_hint_of_their_own(answer, hint):
    verdict = judged(double, answer)
    assert verdict.mistake == "raised"
    assert hint in verdict.message.splitlines()[-1]


def test_a_missing_keyword_argument_is_told():
    verdict = judged(totals, lambda x: x.sum(axis=-1))
    assert verdict.mistake == "raised"
    assert "as the exercise spells it" in verdict.message


def test_endless_recursion_is_an_exception():
    def answer(numbers):
        return answer(numbers)

    verdict = judged(double, answer)
    assert verdict.mistake == "raised"
    assert "RecursionError" in verdict.message
    assert "return answer(numbers)" in verdict.message


def test_keyboard_interrupt_passes_through():
    with pytest.raises(KeyboardInterrupt):
        double(raising(KeyboardInterrupt()))


# Values of the wrong kind


def endless():
    while True:
        yield 1


def prints_only(numbers):
    print(_double(numbers))


def returns_nothing(numbers):
    for n in numbers:
        n * 2


def test_none_is_told():
    verdict = judged(double, returns_nothing)
    assert verdict.mistake == "returned_none"
    assert "nothing was returned" in verdict.message


def test_printing_instead_of_returning_is_told():
    verdict = judged(double, prints_only)
    assert verdict.mistake == "returned_none"
    assert "something was printed, but nothing was returned" in verdict.message


@pytest.mark.parametrize(
    ("value", "called"),
    [
        ("text", "text"),
        (b"bytes", "bytes"),
        ({"a": 1}, "a dict"),
        ({1, 2}, "a set"),
        (1j, "a complex number"),
        ([1j, 2], "a list of complex numbers"),
        (["6 %", "-2 %"], "a list of text"),
        ([6, None], "a list with None"),
        ([6, {}], "a list with a dict"),
        ([[1, 2], [3]], "rows of unlike length"),
        ([10**400, 1], "a number that is too large for a float"),
        (object(), "an object"),
        (math.exp, "a builtin_function_or_method"),
        (map(abs, [1]), "a map object"),
        (endless(), "a generator"),
        ([endless(), endless()], "a list with a generator"),
        (np.array([endless(), endless()]), "a list with a generator"),
        ((np.ones(2), np.ones((2, 2))), "2 things, with a comma between them"),
        (([1, 2], [3]), "rows of unlike length"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_the_wrong_type_is_told_by_name(value, called):
    verdict = judged(double, lambda numbers: value)
    assert verdict.mistake == "wrong_type"
    assert f"gave {called}, not a list with one number for each" in verdict.message


def test_a_generator_is_never_walked_through():
    walked = []

    def answer(numbers):
        for n in numbers:
            walked.append(n)
            yield 2 * n

    for form in (answer, lambda numbers: [answer(numbers)], lambda numbers: (1, answer(numbers))):
        verdict = judged(double, form)
        assert verdict.mistake == "wrong_type"
        assert "square brackets" in verdict.message
    assert walked == []


def test_where_one_number_is_asked_for_no_list_is_recommended():
    one = Exercise("one", lambda: 1.0, [Probe()], expects="one number")
    for answer in (endless, lambda: map(abs, [1])):
        verdict = judged(one, answer)
        assert verdict.mistake == "wrong_type"
        assert "list" not in verdict.message


@pytest.mark.parametrize(
    ("exercise", "value", "hint"),
    [
        (half, "0.5", "give one number; without the quotes it would be one"),
        (half, " -1 ", "give one number; without the quotes it would be one"),
        (half, "0,5", "give one number; it has no quotes, and its decimal sign is a point"),
        (half, "a half", "give one number"),
        (half, "[0.5]", "give one number"),
        (pair, "[6, 4]", "give a list of two numbers; without the quotes it would be one"),
        (pair, "6 and 4", "give a list of two numbers"),
        (pair, "(" * 300, "give a list of two numbers"),
        (half, (0, 5), "give one number; a comma makes two of it, the decimal sign is a point"),
        (half, (0.5, 0.25), "give one number; a comma makes several of it"),
        (half, (0.5,), "give one number; what does the last comma do?"),
        (half, [0.5], "give one number"),
    ],
)
def test_what_is_said_of_quotes_and_commas_is_true(exercise, value, hint):
    lines = judged(exercise, value).message.splitlines()
    assert lines[-1] == f"  try            {hint}"


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (np.ones((1,) * 9 + (2,)), "1 × 1 × 1 × 1 × 1 × 1 × 1 × 1 × 1 × 2 array"),
        ([[6, -2]], "1 × 2 table"),
        (np.zeros((2, 0)), "2 × 0 table"),
        ([], "0 values"),
        ([6], "1 value"),
        (6.0, "a single number"),
        (np.array(6.0), "a single number"),
        ([0.5] * 300_000, "300000 values"),
    ],
)
def test_the_wrong_shape_is_told_in_words(value, shape):
    verdict = judged(double, lambda numbers: value if len(numbers) == 2 else _double(numbers))
    assert verdict.mistake == "wrong_shape"
    assert f"{shape} instead of 2 values" in verdict.message


def test_none_of_an_argument_is_changed_for_the_caller():
    given = np.array([1.0, 2.0])
    exercise = Exercise("clear", lambda x: x * 2, [Probe((given,))])

    def answer(x):
        x *= 2
        return x

    verdict = judged(exercise, answer)
    assert verdict.mistake == "changed_argument"
    assert given.tolist() == [1, 2]


def test_an_argument_that_is_put_back_counts_as_unchanged():
    given = np.array([0.1, -2.0, 0.0, 1000.0])
    exercise = Exercise("triple", lambda x: 3 * x, [Probe((given,))])

    def nudges_and_puts_back(x):
        x += 0.3
        x -= 0.3
        return 3 * x

    def moves_a_little(x):
        x += 1e-12
        return 3 * x

    assert judged(exercise, nudges_and_puts_back).status == "passed"
    assert judged(exercise, moves_a_little).mistake == "changed_argument"


def doubles_in_place(numbers):
    for i in range(len(numbers)):
        numbers[i] = 2 * numbers[i]
    return numbers


def squares_in_place(numbers):
    for i in range(len(numbers)):
        numbers[i] = numbers[i] ** 2
    return numbers


@pytest.mark.parametrize(
    ("answer", "mistake"),
    [
        (doubles_in_place, "changed_argument"),
        (lambda ns: [2 * ns.pop(0) for _ in range(len(ns))], "changed_argument"),
        (squares_in_place, "squared"),
    ],
)
def test_a_changed_argument_is_told_and_a_known_mistake_still_named(answer, mistake):
    verdict = judged(double, answer)
    assert verdict.mistake == mistake
    assert "changed the list or array that it was given" in verdict.message


# Values that are wrong


def test_a_known_mistake_is_named():
    verdict = judged(double, lambda ns: [n + 2 for n in ns])
    assert (verdict.mistake, verdict.candidates) == ("added_two", ())
    assert verdict.message.splitlines()[-2:] == [
        "  likely cause   you add 2",
        "  try            what is 2 × 3?",
    ]


def test_infinity_and_an_overflow_error_are_one_mistake():
    # n * n gives inf where n ** 2 of the known mistake raises OverflowError.
    assert judged(double, lambda ns: [n * n for n in ns]).mistake == "squared"


def test_mistakes_with_the_same_output_are_offered_as_questions():
    verdict = judged(double, lambda ns: sorted(2 * n for n in ns))
    assert verdict.mistake is None
    assert verdict.candidates == ("sorted", "ordered")
    assert re.search(r"could it be +you sort\?\n  or +you put in order\?", verdict.message)


def test_without_a_known_mistake_the_property_that_fails_is_told():
    verdict = judged(double, lambda ns: [-2 * n for n in ns])
    assert (verdict.mistake, verdict.candidates) == (None, ())
    assert "right so far   as many numbers as given\n" in verdict.message
    assert "double([3, -1]) gave [-6, 2]; a sign has changed" in verdict.message
    assert "which step could change a sign?" in verdict.message


def test_otherwise_the_expected_value_is_told():
    verdict = judged(double, lambda ns: [5 * n for n in ns])
    assert "double([3, -1]) gave [15, -5]; expected [6, -2]" in verdict.message


def test_a_rounded_answer_is_told_that_it_is_close():
    verdict = judged(double, lambda ns: [2.001 * n for n in ns])
    assert "close: off by at most 0.003" in verdict.message


def test_values_are_shown_with_the_digits_that_tell_them_apart():
    exact = Exercise("exact", lambda: 2.0, [Probe()], rtol=1e-12, atol=0)
    assert "gave 2.000000001; expected 2" in judged(exact, lambda: 2.000000001).message


def test_easy_trouble_comes_first_and_passed_stages_are_praised():
    def only_ordinary(numbers):
        return _double(numbers) if max(numbers) < 1e100 else numbers

    verdict = judged(double, only_ordinary)
    assert "right so far   ordinary numbers, " in verdict.message
    assert "double([1e+200, -4]) gave [1e+200, -4]" in verdict.message


def test_tables_are_praised_by_their_own_name():
    verdict = judged(totals, lambda x, axis=-1: x.sum(axis=-1))
    assert "totals(np.array([[1, 2, 4], [8, 16, 64]]), axis=0) gave [7, 88]" in verdict.message
    assert "right so far   ordinary numbers" in verdict.message


def test_an_answer_that_ignores_its_argument_is_told():
    assert judged(double, lambda ns: [6, -2]).mistake == "ignores_argument"


def test_an_answer_that_remembers_earlier_calls_is_told():
    kept = []

    def answer(numbers):
        for n in numbers:
            kept.append(2 * n)
        return kept

    assert double(answer).mistake == "remembers_calls"


# Never-ending answers


def loops(numbers):
    while True:
        pass


def swallows_everything(numbers):
    while True:
        try:
            while True:
                sum(n for n in range(100))
        except BaseException:
            continue


def prints_for_ever(numbers):
    while True:
        print("x" * 1000)


def recurses_for_ever(numbers):
    try:
        return recurses_for_ever(numbers)
    except RecursionError:
        return recurses_for_ever(numbers)


def sleeps(numbers):
    time.sleep(60)


def is_running(function):
    """Whether any thread is inside the function."""
    for frame in sys._current_frames().values():
        while frame:
            if frame.f_code is function.__code__:
                return True
            frame = frame.f_back
    return False


def ends_soon(function):
    """Whether no thread is inside the function any more, within ten seconds."""
    deadline = time.monotonic() + 10
    while is_running(function) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not is_running(function)


@pytest.mark.parametrize(
    "answer", [loops, swallows_everything, prints_for_ever, recurses_for_ever, sleeps]
)
def test_a_never_ending_answer_is_stopped_and_told(answer, capfd):
    screens = sys.stdout, sys.stderr
    started = time.monotonic()
    verdict = double(answer)
    assert time.monotonic() - started < 30
    well_formed(verdict)
    assert verdict.mistake == "timed_out"
    assert "double([3, -1]) was still running after 2 seconds" in verdict.message
    assert answer is sleeps or ends_soon(answer)
    assert (sys.stdout, sys.stderr) == screens
    print("still here")
    assert capfd.readouterr() == ("still here\n", "")
    assert double(_double).status == "passed"


def test_what_worked_before_the_endless_loop_counts():
    def answer(numbers):
        while len(numbers) == 3:
            pass
        return _double(numbers)

    assert "double([0.5, 2, 2]) was still running" in double(answer).message


def test_time_in_which_the_machine_stood_still_does_not_count(monkeypatch):
    monkeypatch.setattr(running, "SECONDS", -2)  # as if they had gone by at the first look

    def answer(numbers):
        time.sleep(0.04)
        return _double(numbers)

    assert double(answer).status == "passed"
    assert "still running" in double(loops).message


def test_the_stop_button_is_heard_and_stops_the_answer(stop_button):
    screen, usual_input = sys.stdout, input

    def answer(numbers):
        time.sleep(0.1)
        _thread.interrupt_main()
        while True:
            pass

    with pytest.raises(KeyboardInterrupt):
        double(answer)
    assert ends_soon(answer)
    assert sys.stdout is screen and input is usual_input


# What is printed


def test_nothing_that_an_answer_prints_reaches_the_notebook(capfd):
    def answer(numbers):
        for i in range(5000):
            print("line", i)
            print("trouble", file=sys.stderr, flush=True)
        sys.stdout.write("end")
        warnings.warn("careful", stacklevel=1)
        return _double(numbers)

    assert judged(double, answer).status == "passed"
    assert capfd.readouterr() == ("", "")


def test_the_screens_are_those_of_the_notebook_afterwards(monkeypatch):
    mine = io.StringIO()
    monkeypatch.setattr(sys, "stdout", mine)
    double(prints_only)
    print("mine")
    assert mine.getvalue() == "mine\n"


# Verdicts


WELL_KNOWN = {
    "stub": lambda ns: ...,
    "passed": _double,
    "named": lambda ns: [n + 2 for n in ns],
    "candidates": lambda ns: sorted(2 * n for n in ns),
    "raised": lambda ns: ns / 0,
    "wrong type": lambda ns: {"a": object()},
    "generator": lambda ns: (n for n in ns),
    "unknown": lambda ns: [7 * n for n in ns],
}


@pytest.mark.parametrize("answer", WELL_KNOWN.values(), ids=WELL_KNOWN)
def test_the_same_answer_gets_the_same_message_in_any_order(answer):
    first = judged(double, answer)
    double(lambda ns: [n + 2 for n in ns])
    totals(lambda x, axis: None)
    again = judged(double, answer)
    assert (first.message, first._repr_html_()) == (again.message, again._repr_html_())
    assert (first.mistake, first.candidates) == (again.mistake, again.candidates)


def test_the_html_form_escapes_what_the_learner_wrote():
    html = double(raising(ValueError("<script>alert('&')</script>")))._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("answer", WELL_KNOWN.values(), ids=WELL_KNOWN)
def test_the_html_form_says_the_same(answer):
    verdict = double(answer)
    words = re.sub(r"<[^>]+>", " ", verdict._repr_html_())
    for entity, character in [("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"), ("&quot;", '"')]:
        words = words.replace(entity, character)
    assert words.replace("&amp;", "&").split() == verdict.message.split()


# Exercises whose answer is a value


@pytest.mark.parametrize("value", [0.5, 1 / 2, Fraction(1, 2), np.float32(0.5), np.array(0.5)])
def test_a_right_value_passes(value):
    assert judged(half, value).status == "passed"


@pytest.mark.parametrize(
    ("value", "mistake"),
    [
        (50, "percent"),
        (0.25, None),
        (math.nan, None),
        (10**400, "wrong_type"),
        ([0.5], "wrong_shape"),
        ([], "wrong_shape"),
        (np.ones((2, 3, 4)), "wrong_shape"),
        ("0.5", "wrong_type"),
        ({0.5}, "wrong_type"),
        (None, "returned_none"),
        (0.5j, "wrong_type"),
        (lambda: 0.5, "wrong_type"),
        (endless(), "wrong_type"),
        ([[1], [2, 3]], "wrong_type"),
    ],
)
def test_a_wrong_value_is_told_without_the_right_one(value, mistake):
    verdict = judged(half, value)
    assert (verdict.status, verdict.mistake) == ("look again", mistake)
    assert "half is " in verdict.message
    assert "expected" not in verdict.message


@pytest.mark.parametrize("value", [[1, 9], (5, 5), np.array([12, -2]), [2.5, 7.5]])
def test_a_free_exercise_takes_any_value_with_its_properties(value):
    assert judged(pair, value).status == "passed"


@pytest.mark.parametrize(
    ("value", "failing"),
    [([1, 2], "the sum is not 10"), ([10], "not two numbers"), (10, "not two numbers")],
)
def test_a_free_exercise_tells_the_property_that_fails(value, failing):
    assert failing in judged(pair, value).message


@pytest.mark.parametrize("value", ["BA", "ba", "B, A", "b-a", ["B", "A"], ("b", "a")])
def test_letters_are_read_in_any_form(value):
    assert judged(letters, value).status == "passed"


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("AB", "letters is A B"),
        ("B", "1 entry instead of 2 entries"),
        (12, "letters is a number"),
        (["B", 1], "letters is a list"),
    ],
)
def test_other_letters_are_told(value, seen):
    assert seen in judged(letters, value).message


# Answers that reach beyond their own call


def test_a_message_stays_short_whatever_there_is_to_remark():
    def answer(x, axis=-1):
        print("working")
        np.log(np.zeros(1))
        m = x.max(axis=axis, keepdims=True)
        d = x - m
        if np.abs(np.asarray(x, float)).max() > 1e38:
            d = x.astype(np.float32) - m.astype(np.float32)
        total = np.log(np.exp(d).sum(axis=axis, keepdims=True)) + m
        return np.exp(x - total)

    message = check.stable_softmax(answer).message
    assert "passed" in message
    assert len(message.splitlines()) <= 8


class Endless:
    """Says that it holds two numbers, and never stops giving more."""

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return 0.5


class Slow:
    def __array__(self, dtype=None, copy=None):
        time.sleep(3)
        return np.array([6.0, -2.0])


class Angry(list):
    def __iter__(self):
        raise RuntimeError("do not read me")


class NamelessCode:
    __code__ = 5

    def __call__(self, numbers):
        return _double(numbers)


@pytest.mark.parametrize("value", [range(10**8), Endless(), Angry([6, -2]), [0.0] * 5_000_000])
def test_what_is_hard_to_read_gets_a_message(value):
    started = time.monotonic()
    well_formed(judged(double, lambda numbers: value))
    assert time.monotonic() - started < 30


def test_reading_an_answer_is_stopped_too():
    assert double(lambda numbers: Slow()).mistake == "timed_out"


def test_an_odd_callable_passes():
    assert double(NamelessCode()).status == "passed"


def test_the_recursion_limit_is_as_before():
    usual = sys.getrecursionlimit()

    def answer(numbers):
        sys.setrecursionlimit(usual + 5)
        return _double(numbers)

    assert double(answer).status == "passed"
    assert sys.getrecursionlimit() == usual


def test_an_answer_may_fill_one_nested_list_again_and_again():
    rows = [[0.0] * 3, [0.0] * 3]

    def answer(x, axis=-1):
        shares = softmaxlib.softmax(x, axis=axis)
        if shares.shape != (2, 3):
            return shares
        for row, values in zip(rows, shares.tolist(), strict=True):
            row[:] = values
        return rows

    assert check.stable_softmax(answer).status == "passed"


def test_an_exception_that_cannot_speak_is_no_timeout():
    class Silent(Exception):
        def __str__(self):
            raise SystemExit

    assert double(raising(Silent())).mistake == "raised"


def test_a_known_mistake_that_stalled_once_is_tried_again():
    stalls = [True]

    def doubled(x):
        while stalls:
            pass
        return 2 * x

    mistake = Mistake("doubled", doubled, "you double it", "what should be left of it?")
    exercise = Exercise("same", lambda x: x, [Probe((3.0,)), Probe((4.0,))], mistakes=(mistake,))
    assert exercise(lambda x: 2 * x).mistake is None
    stalls.clear()
    assert exercise(lambda x: 2 * x).mistake == "doubled"


@pytest.mark.parametrize("kind", [np.array, list])
def test_an_argument_that_was_nudged_and_put_back_counts_as_unchanged(kind):
    def nudged(x):
        for i in range(len(x)):
            x[i] += 0.001
            x[i] -= 0.001
        return list(x)

    def mended(x):
        x[1] = 1e-16
        return list(x)

    exercise = Exercise("same", lambda x: x, [Probe((kind([0.1, 0.0, 2.3]),))])
    assert judged(exercise, nudged).status == "passed"
    assert judged(exercise, mended).mistake == "changed_argument"
