"""Python's side of the live bars: numbers, words, errors, and the learner's own function."""

import math
import warnings

import numpy as np
import pytest
from traitlets import TraitError

from softmaxlib import live, softmax

LABELS = ["cat", "dog", "bird"]
WIDE = {"low": -800, "high": 800}


def naive_softmax(x):
    return np.exp(x) / np.exp(x).sum()


def listed_softmax(x):
    positives = [math.exp(score) for score in x]
    return [positive / sum(positives) for positive in positives]


def test_bars_say_their_numbers():
    assert repr(live.Bars()) == (
        "Live figure: scores become shares by softmax. cat: score 2, share 0.659; dog: score 1, "
        "share 0.2424; bird: score 0.1, share 0.09857. Run this cell in JupyterLab to move it."
    )
    assert "plain division. class 1: score -1, share -1;" in repr(
        live.Bars([-2, -2, 1, 0], shift=1, plain_division=True)
    )


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_bars_take_any_sequence_of_numbers(kind):
    bars = live.Bars(kind([1.5, -1, 3]), labels=("a", "b", "c"))
    assert bars.logits == [1.5, -1.0, 3.0] and type(bars.logits) is list
    bars.logits = kind([0, 0, 1])
    assert np.allclose(bars.shares, softmax([0, 0, 1]), rtol=0, atol=1e-15)


def test_bars_make_room_for_large_logits():
    bars = live.Bars([8.5, 1, -20])
    assert (bars.low, bars.high) == (-20, 9)


def test_shift_leaves_the_shares_and_plain_division_does_not():
    bars = live.Bars([-1, 2, 3])
    shares = bars.shares
    bars.shift = 7
    assert bars.scores == [6, 9, 10]
    assert np.allclose(bars.shares, shares, rtol=0, atol=1e-15)
    bars.plain_division = True
    assert np.allclose(bars.shares, [6 / 25, 9 / 25, 10 / 25])
    bars.shift = 0
    assert np.allclose(bars.shares, [-0.25, 0.5, 0.75])
    bars.logits = [-0.3, 0.3, 0]
    assert all(map(math.isnan, bars.shares))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("logits", [1, 2], "3 labels need 3 logits, not 2"),
        ("logits", [1, math.nan, 2], r"logits\[1\] should be a finite number, not nan"),
        ("logits", [1, math.inf, 2], r"logits\[1\] should be a finite number, not inf"),
        ("logits", [1, 2, "3"], r"logits\[2\] should be a number, not '3'"),
        ("logits", "123", "logits should be a list of numbers, not '123'"),
        ("logits", 3, "logits should be a list of numbers, not 3"),
        ("logits", [[1, 2, 3]], r"logits\[0\] should be a number"),
        ("logits", [1, 2, 30], r"logits\[2\] should lie between -3 and 5, not be 30"),
        ("labels", ["a", "b"], "3 logits need 3 labels, not 2"),
        ("labels", ["a", "b", "b"], "labels should all differ"),
        ("labels", ["a", "b", 3], r"labels\[2\] should be a name, not 3"),
        ("labels", "cat", "labels should be a list of names, not 'cat'"),
        ("shift", 11, "shift should lie between -10 and 10, not be 11"),
        ("shift", "far", "shift should be a number, not 'far'"),
        ("plain_division", "no", "plain_division"),
        ("low", 50, "low should be smaller than high, not 50 and 5"),
        ("low", 1, r"logits\[2\] should lie between 1 and 5, not be 0.1"),
        ("high", math.nan, "high should be a finite number, not nan"),
        ("logits", None, "logits should be a list of numbers, not None"),
        ("shift", None, "shift should be a number, not None"),
        ("high", None, "high should be a number, not None"),
        ("temperature", None, "temperature should be a number, not None"),
        ("temperature", 0, "temperature should lie between 0.05 and 100, not be 0"),
        ("temperature", "hot", "temperature should be a number, not 'hot'"),
        ("temperature", math.nan, "temperature should be a finite number, not nan"),
        ("controls", "all", "controls should be True, False or names out of .* not 'all'"),
        ("controls", ["shift", 3], "controls should be True, False or names out of"),
        ("controls", None, "controls should be True, False or names out of"),
        ("yours", 3, "yours should be a function of one array of scores, .* not 3"),
        ("yours", [0.5, 0.5], r"without calling it, as in yours=my_softmax, not \[0.5, 0.5\]"),
        ("high", -9, "low should be smaller than high, not -3 and -9"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(name, value, words):
    bars = live.Bars()
    before = getattr(bars, name)
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        setattr(bars, name, value)
    assert getattr(bars, name) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"logits": [1]}, "2 to 6 names are needed, not 1"),
        ({"logits": [0] * 7}, "2 to 6 names are needed, not 7"),
        ({"logits": [1, 2], "labels": ["a", "b", "c"]}, "2 logits need 2 labels, not 3"),
        ({"low": 5, "high": -3}, "low should be smaller than high, not 5 and -3"),
        ({"low": math.nan}, "low should be a finite number, not nan"),
        ({"logits": [1, 2, 3e3]}, r"logits\[2\] should lie between -2000 and 2000, not be 3000"),
        ({"high": 1.5}, r"logits\[0\] should lie between -3 and 1.5, not be 2"),
        ({"shift": 11}, "shift should lie between"),
        ({"shift": 900, "low": -800}, "shift should lie between -800 and 800, not be 900"),
        ({"temperature": 0.01}, "temperature should lie between 0.05 and 100"),
        ({"yours": "softmax"}, "yours should be a function of one array of scores"),
    ],
)
def test_bad_arguments_are_refused_in_words(arguments, words):
    with pytest.raises((TypeError, ValueError), match=words):
        live.Bars(**arguments)


def test_the_temperature_divides_the_scores():
    bars = live.Bars([2, 1, -1], shift=1, temperature=0.5)
    assert bars.scores == [6, 4, 0]
    assert bars.shares == softmax([3, 2, 0], temperature=0.5).tolist()
    assert "shares by softmax at temperature 0.5. cat: score 6, share 0.8789" in repr(bars)
    bars.temperature = 100
    assert np.allclose(bars.scores, [0.03, 0.02, 0])
    bars.plain_division = True
    assert np.allclose(bars.shares, [0.6, 0.4, 0])


@pytest.mark.parametrize(
    ("controls", "names"),
    [
        (True, ["shift", "plain_division"]),
        (False, []),
        ((), []),
        ("temperature", ["temperature"]),
        (("plain_division", "shift"), ["shift", "plain_division"]),
        (["temperature", "shift"], ["shift", "temperature"]),
    ],
)
def test_the_controls_are_chosen_by_name(controls, names):
    assert live.Bars(controls=controls).controls == names


def test_bars_reach_beyond_what_exp_can_hold():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # ipywidgets' own, in old releases
        numbers = live.Bars([800, 0, -800], **WIDE).numbers
    assert numbers["positives"] == [math.inf, 1, 0]
    assert numbers["shares"] == [1, 0, 0]
    bars = live.Bars([-790, -789, -792], **WIDE)
    assert bars.numbers["positives"] == [0, 0, 0]
    assert np.allclose(bars.shares, softmax([2, 3, 0]), rtol=1e-12, atol=0)
    bars.shift = 790
    assert bars.scores == [0, 1, -2]
    with pytest.raises(ValueError, match="shift should lie between -500 and 500, not be 790"):
        live.Bars([0, 0], low=-500, high=500, shift=790)


@pytest.mark.parametrize("function", [naive_softmax, listed_softmax, softmax])
def test_the_learners_function_answers_for_the_scores_on_show(function):
    bars = live.Bars([2, 1, 0.1], yours=function)
    assert bars.numbers["yours"] == pytest.approx(bars.shares, rel=1e-12)
    bars.logits = [0, 0, 3]
    assert bars.numbers["yours"] == pytest.approx(softmax([0, 0, 3]).tolist(), rel=1e-12)
    bars.temperature = 2
    assert bars.numbers["yours"] == pytest.approx(softmax([0, 0, 1.5]).tolist(), rel=1e-12)
    assert bars._yours["scores"] == bars.scores == [0, 0, 1.5]
    name = function.__name__
    assert f" yours: {name} gave 0.1543, 0.1543, 0.6914. Run this cell" in repr(bars)


def test_the_learners_function_goes_nan_where_it_overflows():
    bars = live.Bars([709, 10, -700], **WIDE, yours=naive_softmax)
    assert np.isfinite(bars.numbers["yours"]).all()
    bars.logits = [710, 10, -700]
    assert bars._yours["shares"] == ["nan", "0.0", "0.0"]
    assert "yours: naive_softmax gave nan, 0, 0." in repr(bars)
    bars.logits = [-790, -789, -792]
    assert bars._yours["shares"] == ["nan"] * 3
    bars.yours = lambda x: x * [np.inf, -np.inf, 1]
    assert bars._yours["shares"] == ["-inf", "inf", "-792.0"]


def raiser(error):
    def function(x):
        raise error

    return function


class Unreadable(Exception):
    def __str__(self):
        raise ValueError


class Odd:
    def __array__(self, *_, **__):
        raise RuntimeError


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (
            lambda x: ...,
            "returned ..., no shares yet. Write the function, then run this cell again",
        ),
        (lambda x: [...] * 3, "returned [...], no shares yet. Write the function"),
        (lambda x: None, "returned None, no shares yet. Does the function end with return?"),
        (lambda x: x[:2], "returned 2 numbers, not 3"),
        (lambda x: x[:1], "returned 1 number, not 3"),
        (lambda x: x.sum(), "returned one number, not 3 shares"),
        (lambda x: 0.5, "returned one number, not 3 shares"),
        (lambda x: x[None], "returned an array of shape (1, 3), not 3 shares in a row"),
        (lambda x: "0.5", "returned text, not 3 shares"),
        (lambda x: ["a", "b", "c"], "returned no numbers, but a list"),
        (lambda x: [None] * 3, "returned no numbers, but a list"),
        (lambda x: [[1], [2, 3], 4], "returned no numbers, but a list"),
        (lambda x: dict.fromkeys(x), "returned a dict, not 3 shares"),
        (lambda x: (score for score in x), "returned a generator, not 3 shares"),
        (lambda x: x * 1j, "returned complex numbers, not 3 shares"),
        (lambda x: Odd(), "returned no numbers, but an Odd"),
        (lambda: 1, "raised TypeError: "),
        (lambda x: x[3], "raised IndexError: index 3 is out of bounds"),
        (lambda x: [math.exp(800), 0, 0], "raised OverflowError: math range error"),
        (raiser(ZeroDivisionError()), "raised ZeroDivisionError"),
        (raiser(SystemExit("far\n away")), "raised SystemExit: far away"),
        (raiser(Unreadable()), "raised Unreadable"),
        (raiser(ValueError("x" * 500)), f"raised ValueError: {'x' * 87}..."),
    ],
)
def test_what_is_no_list_of_shares_is_told_in_a_sentence(function, said):
    bars = live.Bars([2, 1, 0.1], yours=function)
    assert bars._yours["said"].startswith(said)
    assert bars._yours["shares"] == []
    assert "yours" not in bars.numbers
    assert len(bars._yours["said"]) < 150
    end = "" if said.endswith("?") else "."
    name = function.__name__
    assert f" yours: {name} {bars._yours['said']}{end} Run this cell" in repr(bars)


@pytest.mark.parametrize("kind", [list, tuple, np.array, lambda x: np.array(x, dtype=np.float32)])
def test_any_list_of_numbers_is_an_answer(kind):
    bars = live.Bars([2, 1, 0.1], yours=lambda x: kind([0.5, 1, True]))
    assert bars.numbers["yours"] == [0.5, 1, 1]


def test_the_learners_function_is_called_once_a_change_and_gets_its_own_array():
    seen = []

    def greedy(x):
        seen.append(x.copy())
        assert isinstance(x, np.ndarray) and x.dtype == float and x.shape == (3,)
        x[:] = 0
        return x

    bars = live.Bars([2, 1, 0.1], yours=greedy)
    assert bars.logits == [2, 1, 0.1]
    bars.shift = 1
    bars.shift = 1
    bars.plain_division = True
    bars.set_state({"logits": [1, 1, 1], "shift": 0})
    assert np.array_equal(seen, [[2, 1, 0.1], [3, 2, 1.1], [1, 1, 1]])


def test_what_the_learners_function_prints_and_warns_stays_unseen(capfd):
    def noisy(x):
        print("here I am")
        warnings.warn("dear me", stacklevel=1)
        return np.exp(x * 1e6) / 0

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # ipywidgets' own, in old releases
        bars = live.Bars([2, 1, 0.1], yours=noisy)
    assert bars._yours["shares"] == ["inf"] * 3
    assert capfd.readouterr() == ("", "")


def test_the_stop_button_comes_through():
    with pytest.raises(KeyboardInterrupt):
        live.Bars([2, 1, 0.1], yours=raiser(KeyboardInterrupt()))


def test_another_function_or_none_takes_the_place_of_the_first():
    bars = live.Bars([2, 1, 0.1], yours=naive_softmax)
    assert bars._yours_name == "naive_softmax"
    bars.yours = lambda x: x * 0
    assert (bars._yours_name, bars.numbers["yours"]) == ("<lambda>", [0, 0, 0])
    bars.yours = None
    assert (bars._yours_name, bars._yours) == ("", None)
    assert "yours" not in bars.numbers and "yours" not in repr(bars)


def test_a_function_without_a_name_is_called_by_its_kind():
    class Model:
        def __call__(self, x):
            return x

    assert live.Bars(yours=Model())._yours_name == "Model"
