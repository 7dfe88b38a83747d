"""The exercise of notebook 3 in which a learner puts a function of their own behind a slider."""

from math import isnan

from softmaxlib.check import telling
from softmaxlib.check.reading import stumbles_over_ellipsis
from softmaxlib.check.running import call_many
from softmaxlib.check.temperature.own_slider_reading import (
    LOGITS,
    NEAR,
    Telling,
    displays_kept,
    likeness_of,
    name_of,
    stops_of,
)
from softmaxlib.check.verdict import LOOK_AGAIN, NOT_ATTEMPTED, PASSED, Verdict
from softmaxlib.functions import softmax
from softmaxlib.wording import number, shortened

_OVERFLOWS = 709.78  # e to this power is near the largest float
_ROUNDED = (
    "fewer than two decimals hide how the shares change",
    "keep at least two decimals. Which number in your line says how many?",
)
# Wrong rules that are met often, with a sentence and a question for each.
_WRONG_RULES = (
    (
        "multiplied",
        lambda T: softmax(LOGITS * T),
        "the scores are multiplied by T; softmax(z / T) divides them",
        "at T = 100, should the shares be nearly equal, or nearly all for one?",
    ),
    (
        "divides_shares",
        lambda T: softmax(LOGITS) / T,
        "the shares are divided by T, so they no longer add up to 1",
        "does T come before softmax, or after it?",
    ),
    (
        "no_softmax",
        lambda T: LOGITS / T,
        "these are the scores divided by T; softmax still has to come",
        "which function makes shares of them?",
    ),
    (
        "ignores_argument",
        lambda T: softmax(LOGITS),
        "the shares stay the same at every T",
        "does the line that computes use the name in the brackets after def?",
    ),
    ("one_decimal", lambda T: softmax(LOGITS / T).round(1), *_ROUNDED),
    ("one_decimal", lambda T: softmax(LOGITS / T).round(), *_ROUNDED),
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
            call = f"{self.name} = interact(your_function, T=(low, high))"
            return self._not_attempted(f"write the function, then {call}")
        widget = getattr(answer, "widget", answer)
        controls = getattr(widget, "kwargs_widgets", None)
        function = getattr(widget, "f", None)
        if controls is None or not callable(function):
            return self._no_slider(answer)
        ranges = [control for control in controls if stops_of(control) is not None]
        if not ranges:
            found = "a control that is no slider" if len(controls) else "no control at all"
            cause = "interact makes a slider of a pair of numbers, such as T=(0.1, 5.0)"
            hint = "which pair belongs behind T= ?"
            return self._look_again("no_slider", f"behind the function is {found}", cause, hint)
        T = max(ranges, key=likeness_of)  # the first, where several are alike
        others = {name_of(control): control.value for control in controls if control is not T}
        return self._try(function, name_of(T), stops_of(T), others)

    def _try(self, function, name, stops, others):
        with displays_kept() as displayed:
            inputs = [((), {name: T, **others}) for T in stops]
            outcomes = call_many(Telling(function, displayed), inputs, _look)
        if any(outcome.unfinished for outcome in outcomes):
            return self._not_attempted("a ... is met: finish your function, or one that it calls")
        fault = self._range_fault(*stops)
        if fault:
            return self._another_number(stops, outcomes) or fault
        calls = [f"at {name} = {number(T)} your function" for T in stops]
        for T, call, outcome in zip(stops, calls, outcomes, strict=False):
            if outcome.timed_out:
                hint = "which loop never comes to an end? If there is none, run this cell again"
                rows = [("but", f"{call} was still running after 2 seconds"), ("try", hint)]
                return Verdict(self.name, LOOK_AGAIN, rows, mistake="timed_out")
            if outcome.error is not None:
                text = telling.error_text(outcome.error, outcome.said)
                if isinstance(outcome.error, OverflowError) and LOGITS[0] / T > _OVERFLOWS:
                    return self._overflow(f"{call} stopped with {text}", T)
                rows = [("but", f"{call} stopped with {text}")]
                rows.append(("in your line", shortened(outcome.line, 100)))
                rows.append(("try", telling.error_hint(outcome.error, outcome.said)))
                return Verdict(self.name, LOOK_AGAIN, rows, mistake="raised")
        return self._judge(stops, calls, [outcome.seen for outcome in outcomes])

    def _judge(self, stops, calls, seen):
        expected = [softmax(LOGITS / T) for T in stops]
        at, times = _first_failing(seen, expected)
        texts = [shown.text for shown in seen]
        same = texts[0] == texts[1] == texts[2]
        if at is None and same and expected[0][0] - expected[2][0] > 2 * NEAR:
            at = 0  # it shows the shares of many T, whatever the slider says
        if at is None:
            unit = " in percent" if times == 100 else ""
            reach = "from sharp to even" if stops[0] <= 0.5 and stops[2] >= 2 else "around T = 1"
            return self._passed(f"a slider {reach}, and the shares of softmax(z / T){unit}")
        shows = f"{calls[at]} shows"
        but = f"{shows} {', '.join(map(number, seen[at].numbers[:6]))}"
        for slug, rule, cause, hint in _WRONG_RULES:
            if _first_failing(seen, list(map(rule, stops)))[0] is None:
                return self._look_again(slug, but, cause, hint)
        if all(shown.is_picture for shown in seen) or _is_drawn_with_letters(seen):
            right = "a slider, and a picture or object that it changes"
            return self._passed(right, "there were no numbers that this check could compare")
        if not seen[at].numbers:
            text = shortened(texts[at], 60)
            cause = "interact shows what the function returns or prints"
            hint = "end the function with return and the shares"
            if text.startswith("<"):
                cause, hint = "such an object does not show what is in it", "list( ) around it?"
            but = f"{shows} {text + ', no numbers' if text else 'nothing'}"
            return self._look_again("no_numbers" if text else "returned_none", but, cause, hint)
        if any(map(isnan, seen[at].numbers)) and not any(map(isnan, seen[2].numbers)):
            return self._overflow(but, stops[at])
        if same:
            return self._look_again("ignores_argument", but, *_WRONG_RULES[3][2:])
        if all(len(shown.numbers) < 3 for shown in seen):
            cause = "three shares are wanted: those of cat, dog and bird"
            hint = "which line picks one of them? softmax gives all three"
            return self._look_again("fewer_than_three", but, cause, hint)
        wanted = ", ".join(f"{share:.3f}" for share in times * expected[at])
        rows = [("but", f"{but}; expected the shares {wanted}")]
        rows.append(("try", "divide the scores of cat, dog and bird by T, then softmax"))
        return Verdict(self.name, LOOK_AGAIN, rows)

    def _another_number(self, stops, outcomes):
        """The verdict where right shares are shown, although the slider does not show their T."""
        if len(outcomes) < 3 or any(outcome.error is not None for outcome in outcomes):
            return None
        shown = [outcome.seen.temperature() for outcome in outcomes]
        if None in shown or shown != sorted(shown) or not shown[0] < 0.99 < 1.01 < shown[2]:
            return None
        reach = f"from {number(stops[0])} to {number(stops[2])}"
        noticed = f"your slider goes {reach}: those are other numbers than T"
        if stops[0] == 0 and outcomes[2].seen.holds(softmax(LOGITS / stops[2])):
            noticed = "your slider shows shares at 0, where softmax(z / T) has no answer"
        return self._passed("a slider, and the shares of softmax(z / T)", noticed)

    def _range_fault(self, low, middle, high):
        """The verdict on a range that does not fit T; None where it does."""
        reach = f"your slider goes from {number(low)} to {number(high)}"
        if not low > 0:
            cause = "softmax(z / T) divides by T: there is no answer at T = 0 or below"
            hint = "which smallest T is still a division? Give both ends: T=(low, high)"
            return self._look_again("reaches_zero", reach, cause, hint)
        if isinstance(low, int):
            cause = "of two whole numbers interact makes a slider of whole numbers"
            hint = (
                "with a decimal point, such as 5.0, it also stops between whole numbers. "
                "And how will it get below 1?"
            )
            return self._look_again("whole_numbers", reach, cause, hint)
        if not low < 1 < high:
            cause = "then the shares can only be made sharper, or only more even"
            hint = "which T leaves the scores as they are? Let the slider go beyond, both ways"
            return self._look_again("one_sided", reach, cause, hint)
        return None

    def _no_slider(self, answer):
        hint = "interact(your_function, T=(low, high)): what is your function called?"
        if answer is None:
            cause = "what interact(...) gives was not kept, or it was put into print() or display()"
            return self._look_again("returned_none", f"{self.name} is None", cause, hint)
        if hasattr(answer, "observe"):
            but = f"{self.name} is a widget of the kind {type(answer).__name__}"
            cause = "in it this check sees no function that a slider calls"
            return self._look_again("slider_alone", but, cause, hint)
        if callable(answer):
            name = getattr(answer, "__name__", "this")
            but = f"{self.name} is the function {name} itself"
            cause = "nothing ties it to a slider yet"
            return self._look_again("function_alone", but, cause, hint)
        but = f"{self.name} is {shortened(telling.shown(answer), 60)}"
        cause = "that is no slider with a function behind it"
        return self._look_again("wrong_type", but, cause, hint)

    def _overflow(self, but, T):
        cause = f"e to the power overflows: 2 / T is {number(LOGITS[0] / T)} there"
        hint = "shift first, as in notebook 2, or let the slider start higher"
        return self._look_again("overflow", but, cause, hint)

    def _look_again(self, mistake, but, cause, hint):
        rows = [("but", but), ("likely cause", cause), ("try", hint)]
        return Verdict(self.name, LOOK_AGAIN, rows, mistake=mistake)

    def _not_attempted(self, todo):
        return Verdict(self.name, NOT_ATTEMPTED, [("to do", todo)])

    def _passed(self, right, noticed=""):
        closing = "the same line puts any function of yours behind a slider"
        rows = [("right", right), ("did you notice", noticed), ("and now", closing)]
        return Verdict(self.name, PASSED, rows)


def _look(outcome):
    if outcome.error is not None:
        outcome.unfinished = stumbles_over_ellipsis(outcome.error, outcome.said)
    else:
        outcome.seen = outcome.value
        outcome.unfinished = "Ellipsis" in outcome.seen.text


def _first_failing(seen, expected):
    """The first stop that does not show what is expected (or None), and 100 for percents or 1."""
    failing = {
        times: [
            at
            for at, shown in enumerate(seen)
            if not shown.holds(times * expected[at], times * NEAR)
        ]
        for times in (1, 100)
    }
    times = min(failing, key=lambda times: len(failing[times]))
    return next(iter(failing[times]), None), times


def _is_drawn_with_letters(seen):
    """Whether there is another text without numbers at each stop, such as bars of # signs."""
    return not any(shown.numbers for shown in seen) and len({shown.text for shown in seen}) == 3


shares_slider = SliderExercise()
