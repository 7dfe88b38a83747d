"""The zoo of the exercise costly_rivals: three scores whose loss says that rivals matter."""

from fractions import Fraction

import numpy as np
import pytest
import scipy.special
from zoo import fits_a_notebook

from softmaxlib.check.cross_entropy.costly_rivals import costly_rivals

EXACT = 2 + np.log((np.exp(3) - 1) / 2)  # with two such rivals the loss is 3

RIGHT = [
    *([2.0, 6, 1], [2, 5.1, -3], [2, 1, 5.1], [2.0, 10.0, 10.0], [2, 1000, 0], (2.0, 1.0, 9.0)),
    *(np.array([2.0, 6.0, 0.1]), np.float32([2, 6, 1]), [[2, 6, 1]], [[2], [6], [1]]),
    *([2, 1e308, 1e308], [2, 1e300, -1e300], [Fraction(2), Fraction(11, 2), 1], [2, 4.3, 4.3]),
    *([2 + 1e-9, 6, 1], [2, EXACT + 1e-9, EXACT], [2, 1 + 10, 0.1 + 10]),
]

WRONG = {
    "unchanged": [[2, 1, 0.1], np.array([2.0, 1.0, 0.1])],
    "rivals_lowered": [
        *([2, 0, 0], [2, 0, -1], [2, -5, -5], [2, 1, -5], [2, 1, 0], [2, -1000, 0.1], [2, 0, 0.1]),
    ],
    "other_class": [[2, 1.9, -4], [2, -9, 1.5], [2, 2, -3], [2, 1.5, -100]],
    "cat_still_leads": [[2, 1.5, 1], [2, 1, 1], [2, 2, 0.1], [2, 1.99, 1.99], [2, 0, 2]],
    "blind_guess": [[2, 2, 2], [2.0, 2.0, 2.0]],
    "not_enough": [
        *([2, 3, 1], [2, 4, 1], [2, 3, 3], [2, 4.9, 1], [2, 4.1, 4.1], [2, 1, 4.9]),
        *([2, 4.93, 0.1], [2, 3, -100], [2, 4.255, 4.255]),
    ],
    "exactly_three": [[2, EXACT, EXACT], [2, EXACT - 1e-9, EXACT]],
    "cat_changed": [
        *([-3, 1, 0.1], [0, 1, 0.1], [-10, 10, 10], [2.1, 6, 1], [20, 60, 10], [9, 1, 0.1]),
        [0, 0, 0],
    ],
    "order_changed": [[6, 2, 1], [1, 6, 2], [0.1, 1, 2], [5, 2.0, 5]],
    "shares_given": [
        *([0.04, 0.9, 0.06], [0.049, 0.951, 0], scipy.special.softmax([2, 6, 1.0]), [0, 1, 0]),
        [0.66, 0.24, 0.1],
    ],
    "percent_given": [[4, 90, 6], [1, 50, 49]],
    "number_given": [3.1, 5, 2.0, 0.04, [6]],
    "only_rivals": [[6, 1], (5, 5)],
    "rival_missing": [[2, 6], [2.0, 1]],
    "decimal_comma": [(2, 0, 5, 1), [2, 0, 5, 0, 1, 0], (2, 0, 5, 5, 1)],
    "not_three": [[2, 6, 1, 1], [], [[2, 6, 1], [2, 1, 6]], [2] * 10],
    "not_finite": [[2, np.inf, 0], [2, 9, -np.inf], [2, np.nan, 9], [np.nan] * 3],
    "wrong_type": ["2, 6, 1", ["2.0", "6", "1"], {"cat": 2}, {2, 6, 1}, [2, "high", 1], 2j],
    "returned_none": [None],
}


def judged(answer):
    return fits_a_notebook(costly_rivals(answer))


def loss(z):
    return scipy.special.logsumexp(z) - z[0]


@pytest.mark.parametrize("value", RIGHT, ids=str)
def test_right_scores_pass(value):
    verdict = judged(value)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(
    ("mistake", "value"), [(slug, value) for slug, values in WRONG.items() for value in values]
)
def test_wrong_scores_are_told_by_their_name(mistake, value):
    verdict = judged(value)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


def test_each_known_mistake_is_in_the_zoo_and_helps():
    example = np.array([2.0, 4.0, 1.0])
    for mistake in costly_rivals.mistakes:
        assert mistake.slug in WRONG
        cause = mistake.cause(example) if callable(mistake.cause) else mistake.cause
        assert len(cause.split()) <= 20
        assert "?" in mistake.hint
    assert all("?" in prop.hint for prop in costly_rivals.properties)


@pytest.mark.parametrize("stub", [..., [..., ..., ...], [2.0, ..., ...], [2.0, 6, ...]])
def test_what_is_not_filled_in_is_not_attempted(stub):
    assert judged(stub).status == "not attempted"


def test_any_two_rivals_are_judged_by_the_loss():
    for rivals in np.random.default_rng(0).normal(2, 2.5, size=(150, 2)):
        z = [2.0, *rivals]
        assert (judged(z).status == "passed") == (loss(z) > 3)


def test_the_numbers_are_true():
    assert loss([2, 1, 0.1]) == pytest.approx(0.417, abs=5e-4)
    assert "a loss of 0.42" in judged([2, 1, 0.1]).message
    assert "is 2.17 nats, which is not above 3" in judged([2, 4, 1]).message
    assert loss([2, 4, 1]) == pytest.approx(2.17, abs=5e-3)
    assert "the cat's share grows, here to 0.844" in judged([2, 0, -1]).message
    bird = scipy.special.logsumexp([2, 1.9, -4]) + 4
    assert f"bird would have a loss of {bird:.2f}" in judged([2, 1.9, -4]).message
    assert "moved, to 2.0001" in judged([2.0001, 6, 6]).message
    assert "moved, to 2.5" in judged([2.5, 6, 6]).message
    assert "is 2.9999" in judged([2, EXACT - 1e-5, EXACT]).message
    assert np.exp(-3) == pytest.approx(0.05, abs=3e-4)


def test_infinity_is_to_become_an_ordinary_number():
    for value in WRONG["not_finite"]:
        assert "replace it by an ordinary number" in judged(value).message


def test_a_right_value_is_not_given_away():
    for values in WRONG.values():
        for value in values:
            said = judged(value).message.splitlines()
            told = " ".join(line for line in said if not line.startswith("  but"))
            assert not [secret for secret in ("[2", "raise", "higher score") if secret in told], (
                told
            )
