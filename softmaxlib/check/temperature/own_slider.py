"""The exercise of notebook 3 in which a learner puts a function of their own behind a slider."""

import io
import re
import sys
from contextlib import contextmanager

import numpy as np

from softmaxlib.check import telling
from softmaxlib.check.reading import stumbles_over_ellipsis
from softmaxlib.check.running import call_many
from softmaxlib.check.verdict import LOOK_AGAIN, NOT_ATTEMPTED, PASSED, Verdict
from softmaxlib.functions import softmax
from softmaxlib.wording import number, shortened

_LOGITS = np.array([2.0, 1.0, 0.1])
_NEAR = 0.006  # two digits after the point are enough
_NUMBER = re.compile(r"[-+]?\d+\.?\d*(?:e[-+]?\d+)?|\bnan\b|\binf\b")
# Wrong rules that are met often, with a sentence and a question for each.
_WRONG_RULES = (
    (
        "multiplied",
        lambda T: softmax(_LOGITS * T),
        "the scores are multiplied by T; softmax(z / T) divides them",
        "at T = 100, should the shares be nearly equal, or nearly all for one?",
    ),
    (
        "divides_shares",
        lambda T: softmax(_LOGITS) / T,
        "the shares are divided by T, so they no longer add up to 1",
        "does T come before softmax, or after it?",
    ),
    (
        "no_softmax",
        lambda T: _LOGITS / T,
        "these are the scores divided by T; softmax still has to come",
        "which function makes shares of them?",
    ),
)


class SliderExercise:
    """The check of a slider made by `interact`, with the function behind it.

    Duck typing, so that this module needs no widgets: what `interact` returns has `.widget`, and
    that has `.f`, the function, and `.kwargs_widgets`, the controls.
    """

    name = "shares_slider"

    def __repr__(self):
        return f"check.{self.name}: call it with your answer"

    def __call__(self, answer):
        if answer is Ellipsis:
            todo = "write the function, and put it behind a slider with interact(...)"
            return Verdict(self.name, NOT_ATTEMPTED, [("to do", todo)])
        widget = getattr(answer, "widget", answer)
        controls = getattr(widget, "kwargs_widgets", None)
        function = getattr(widget, "f", None)
        if controls is None or not callable(function):
            return self._no_slider(answer)
        ranges = [control for control in controls if _ends(control) is not None]
        if not ranges:
            found = "a control that is no slider" if len(controls) else "no control at all"
            cause = "interact makes a slider of a pair of numbers, such as T=(0.1, 5.0)"
            hint = "which pair belongs behind T= ?"
            return self._look_again("no_slider", f"behind the function is {found}", cause, hint)
        T = next(
            (control for control in ranges if _name(control) in ("T", "temperature")), ranges[0]
        )
        fault = self._range_fault(*_ends(T))
        others = {_name(control): control.value for control in controls if control is not T}
        return fault or self._try(function, T, others)

    def _look_again(self, mistake, but, cause, hint):
        rows = [("but", but), ("likely cause", cause), ("try", hint)]
        return Verdict(self.name, LOOK_AGAIN, rows, mistake=mistake)

    def _no_slider(self, answer):
        hint = "interact(your_function, T=(low, high)): what is your function called?"
        if answer is None:
            cause = "what interact(...) gives was not kept, or it was put into print() or display()"
            return self._look_again("returned_none", f"{self.name} is None", cause, hint)
        if hasattr(answer, "observe"):
            but = f"{self.name} is a {type(answer).__name__} alone"
            cause = "a slider that no function is tied to changes nothing but itself"
            return self._look_again("slider_alone", but, cause, hint)
        if callable(answer):
            name = getattr(answer, "__name__", "this")
            but = f"{self.name} is the function {name} itself"
            cause = "nothing ties it to a slider yet"
            return self._look_again("function_alone", but, cause, hint)
        but = f"{self.name} is {shortened(telling.shown(answer), 60)}"
        cause = "that is no slider with a function behind it"
        return self._look_again("wrong_type", but, cause, hint)

    def _range_fault(self, low, high):
        """The verdict on a range that does not fit T; None where it does."""
        reach = f"your slider goes from {number(low)} to {number(high)}"
        if not low > 0:
            cause = "softmax(z / T) divides by T: there is no answer at T = 0 or below"
            hint = "which smallest T is still a division? Give both ends: T=(low, high)"
            return self._look_again("reaches_zero", reach, cause, hint)
        if isinstance(low, int):
            cause = "of two whole numbers interact makes a slider of whole numbers"
            hint = "with a decimal point, such as 5.0, it stops between them, too. Below T = 1?"
            return self._look_again("whole_numbers", reach, cause, hint)
        if not low < 1 < high:
            cause = "then the shares can only be made sharper, or only more even"
            hint = "which T leaves the scores as they are? Let the slider go beyond, both ways"
            return self._look_again("one_sided", reach, cause, hint)
        return None

    def _try(self, function, control, others):
        name, (low, high) = _name(control), _ends(control)
        tried = [float(low), (low + high) / 2, float(high)]
        if hasattr(control, "options"):  # it may stand at these only
            tried = [low, sorted(control.options)[len(control.options) // 2], high]
        inputs = [((), {name: T, **others}) for T in tried]
        outcomes = call_many(_telling(function), inputs, _read)
        calls = [f"at {name} = {number(T)} your function" for T in tried]
        for call, outcome in zip(calls, outcomes, strict=False):
            if outcome.timed_out:
                hint = "which loop never comes to an end?"
                rows = [("but", f"{call} was still running after 2 seconds"), ("try", hint)]
                return Verdict(self.name, LOOK_AGAIN, rows, mistake="timed_out")
            if outcome.unfinished:
                todo = "your function meets a ... : finish it, or the function that it calls"
                return Verdict(self.name, NOT_ATTEMPTED, [("to do", todo)])
            if outcome.error is not None:
                text = telling.error_text(outcome.error, outcome.said)
                rows = [("but", f"{call} stopped with {text}")]
                rows.append(("in your line", shortened(outcome.line, 100)))
                rows.append(("try", telling.error_hint(outcome.error, outcome.said)))
                return Verdict(self.name, LOOK_AGAIN, rows, mistake="raised")
        return self._judge(tried, calls, [outcome.seen for outcome in outcomes])

    def _judge(self, tried, calls, seen):
        closing = "the same line puts any function of yours behind a slider"
        if all(values is None for values in seen):
            rows = [("right", "a slider, and a picture or object that it changes")]
            rows.append(("did you notice", "there were no numbers that this check could compare"))
            return Verdict(self.name, PASSED, [*rows, ("and now", closing)])
        if any(values is None or not len(values) for values in seen):
            at = next(k for k, values in enumerate(seen) if values is None or not len(values))
            cause = "interact shows what the function returns or prints"
            but, hint = (
                f"{calls[at]} gave no numbers",
                "end the function with return and the shares",
            )
            return self._look_again("returned_none", but, cause, hint)
        for unit in ("", " in percent"):
            times = 100 if unit else 1
            expected = [times * softmax(_LOGITS / T) for T in tried]
            if all(map(_holds, seen, expected, 3 * [times * _NEAR])):
                right = f"a slider from sharp to even, and the shares of softmax(z / T){unit}"
                return Verdict(self.name, PASSED, [("right", right), ("and now", closing)])
        last = ", ".join(map(number, seen[-1][:6]))
        but = f"{calls[-1]} shows {last}"
        for slug, rule, cause, hint in _WRONG_RULES:
            if all(map(_holds, seen, map(rule, tried))):
                return self._look_again(slug, but, cause, hint)
        if all(np.array_equal(values, seen[0]) for values in seen[1:]):
            cause = "the function shows the same at every T"
            hint = "does the line that computes use the name in the brackets after def?"
            return self._look_again("ignores_argument", but, cause, hint)
        expected = ", ".join(f"{p:.3f}" for p in softmax(_LOGITS / tried[-1]))
        rows = [("but", f"{but}; expected the shares {expected}")]
        rows.append(("try", "divide the scores of cat, dog and bird by T, then softmax"))
        return Verdict(self.name, LOOK_AGAIN, rows)


def _name(control):
    return getattr(control, "_kwarg", "T")


def _ends(control):
    """The smallest and largest value of a slider; None for a control that is none."""
    options = getattr(control, "options", None)
    if options and all(isinstance(option, (int, float)) for option in options):
        return float(min(options)), float(max(options))
    if not hasattr(control, "min"):
        return None
    if hasattr(control, "base"):  # of a logarithmic slider, which keeps the exponents
        return control.base**control.min, control.base**control.max
    return control.min, control.max


@contextmanager
def _printed():
    """Collect what is printed. A thread that is stopped late must not undo what others did."""
    before, screen = sys.stdout, io.StringIO()
    sys.stdout = screen
    try:
        yield screen
    finally:
        if sys.stdout is screen:
            sys.stdout = before


def _telling(function):
    """The function, returning also what it prints: interact shows both."""

    def told(**controls):
        with _printed() as screen:
            value = function(**controls)
        return value, screen.getvalue()

    return told


def _read(outcome):
    """Read the numbers that are shown, as an array; None where an object shows no numbers."""
    if outcome.error is not None:
        outcome.unfinished = stumbles_over_ellipsis(outcome.error, outcome.said)
        return
    value, printed = outcome.value
    outcome.unfinished = value is Ellipsis
    is_plain = value is None or isinstance(value, (str, int, float, list, tuple, dict, np.ndarray))
    if not is_plain and not isinstance(value, np.generic) and not printed:
        outcome.seen = None
        return
    with np.printoptions(threshold=1000, precision=12, suppress=True):
        text = printed + ("" if value is None else f" {value!r}")
    outcome.seen = np.array([float(found) for found in _NUMBER.findall(text)])


def _holds(values, expected, near=_NEAR):
    """Whether the expected numbers stand among the shown ones, one after another."""
    count = len(expected)
    windows = [values[i : i + count] for i in range(len(values) - count + 1)]
    return any(np.allclose(window, expected, rtol=0, atol=near) for window in windows)


shares_slider = SliderExercise()
