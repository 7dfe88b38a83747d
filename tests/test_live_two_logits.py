"""The Python side of live.TwoLogits: its text form, its numbers, its errors."""

import math

import numpy as np
import pytest
from traitlets import TraitError

from softmaxlib import sigmoid, softmax
from softmaxlib.live.two_logits import TwoLogits


def test_it_says_its_numbers():
    assert repr(TwoLogits()) == (
        "Live figure: two logits make one difference, and that makes the share. cat 2, dog 1: "
        "difference 1, share of cat 0.7311, share of dog 0.2689. Run this cell in JupyterLab to "
        "move it."
    )
    words = TwoLogits([0.3, 0.1], labels=["yes", "no"]).describe()
    assert "yes 0.3, no 0.1: difference 0.2, share of yes 0.5498, share of no 0.4502." in words


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_it_takes_any_sequence_of_two_numbers(kind):
    plane = TwoLogits(kind([-1.5, 3]), turn=kind([10, 20]))
    assert plane.logits == [-1.5, 3.0] and type(plane.logits) is list
    assert plane.turn == [10.0, 20.0] and type(plane.turn) is list
    plane.logits = kind([0, 4])
    assert plane.difference == -4


@pytest.mark.parametrize("logits", [(2, 1), (-10, 10), (10, -10), (0.3, 0.1), (0, 0), (9.95, 10)])
def test_its_numbers_are_softmax_sigmoid_and_its_slope(logits):
    plane = TwoLogits(logits, low=-10, high=10)
    d = logits[0] - logits[1]
    assert np.allclose(plane.shares, softmax(logits), rtol=1e-15, atol=0)
    assert np.allclose(plane.shares, [sigmoid(d), sigmoid(-d)], rtol=1e-12, atol=0)
    assert plane.numbers["difference"] == plane.difference == d
    h = 1e-5
    assert math.isclose(
        plane.numbers["slope"], (sigmoid(d + h) - sigmoid(d - h)) / (2 * h), abs_tol=1e-9
    )
    # Across the lines of the plane a step of length h changes the difference by sqrt(2) h.
    step = h / math.sqrt(2)
    there, back = [softmax([logits[0] + k * step, logits[1] - k * step])[0] for k in (1, -1)]
    assert math.isclose(plane.numbers["slope_across"], (there - back) / (2 * h), abs_tol=1e-9)


def test_what_counts_is_the_difference_alone():
    plane = TwoLogits((2, 1))
    before = plane.numbers
    plane.logits = (-3, -4)
    assert plane.numbers == before
    assert TwoLogits((0, 0)).numbers["slope"] == 0.25
    assert TwoLogits((3, 3)).numbers["slope_across"] == math.sqrt(2) / 4


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("logits", [1, 2, 3], "logits: 2 numbers are needed, not 3"),
        ("logits", [1], "logits: 2 numbers are needed, not 1"),
        ("logits", [1, math.nan], r"logits\[1\] should be a finite number, not nan"),
        ("logits", [1, "2"], r"logits\[1\] should be a number, not '2'"),
        ("logits", [4.5, 1], r"logits\[0\] should lie between -4 and 4, not be 4.5"),
        ("logits", 3, "logits should be a list of numbers, not 3"),
        ("labels", ["a", "b", "c"], "labels: 2 names are needed, not 3"),
        ("labels", ["a", "a"], "labels should all differ"),
        ("labels", "ab", "labels should be a list of names, not 'ab'"),
        ("low", 3, "high should be larger than low by 2 or more, not 3 and 4"),
        ("low", -11, "low should lie between -10 and 10, not be -11"),
        ("high", 1.5, r"logits\[0\] should lie between -4 and 1.5, not be 2"),
        ("high", math.inf, "high should be a finite number, not inf"),
        ("turn", [200, 10], r"turn\[0\] should lie between -180 and 180, not be 200"),
        ("turn", [20, -10], r"turn\[1\] should lie between 0 and 90, not be -10"),
        ("turn", [20], "turn: 2 numbers are needed, not 1"),
        ("hold_difference", "no", "hold_difference"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(name, value, words):
    plane = TwoLogits()
    before = getattr(plane, name)
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        setattr(plane, name, value)
    assert getattr(plane, name) == before
    if name != "low" and name != "high":
        with pytest.raises((TypeError, ValueError, TraitError), match=words):
            TwoLogits(**{name: value})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"low": 1, "high": 2}, "high should be larger than low by 2 or more, not 1 and 2"),
        ({"low": "-4"}, "low should be a number, not '-4'"),
        ({"high": 1}, r"logits\[0\] should lie between -4 and 1, not be 2"),
        ({"high": 30}, "high should lie between -10 and 10, not be 30"),
    ],
)
def test_bad_arguments_are_refused_in_words(arguments, words):
    with pytest.raises((TypeError, ValueError), match=words):
        TwoLogits(**arguments)


def test_it_can_be_made_anew_from_what_it_has():
    plane = TwoLogits((-1, 0.5), ("yes", "no"), -6, 6, (45, 0), hold_difference=True)
    names = ("logits", "labels", "low", "high", "turn", "hold_difference")
    again = TwoLogits(**{name: getattr(plane, name) for name in names})
    assert again._start == plane._start and again.labels == ["yes", "no"]
    again.low, again.high = -3, 3
    assert (again.low, again.high) == (-3, 3)
