"""The zoo of the smaller exercises of notebook 3: one temperature, five places, a list, a die."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
import scipy.special
from zoo import fits_a_notebook

from softmaxlib.check.temperature.largest_variance import wildest_die
from softmaxlib.check.temperature.small_exercises import (
    right_places,
    rising_runner_up,
    temperature_for_ninety,
)

EXERCISES = {
    exercise.name: exercise
    for exercise in (temperature_for_ninety, right_places, rising_runner_up, wildest_die)
}
CAT_DOG_BIRD = np.array([2.0, 1.0, 0.1])
HALF_AND_HALF = [0.5, 0, 0, 0, 0, 0.5]

RIGHT = {
    "temperature_for_ninety": [
        *(0.43, 0.44, 0.4227, 0.4414, 3 / 7, [0.43], (0.43,), [[0.43]]),
        *(np.float64(0.43), np.float32(0.43), np.array(0.43), Fraction(43, 100), Decimal("0.43")),
    ],
    "right_places": [
        *("CE", "EC", "ce", "C, E", "c e", "C and E", "e And c", "C/E", "C+E", "CCE"),
        *(["C", "E"], ("E", "C"), {"C", "E"}, frozenset("EC"), np.array(["C", "E"]), ["c, e"]),
    ],
    "rising_runner_up": [
        *([2, 1.9, 0], [3, 2.9, 1, 1], (2, 0, 1.9), np.array([0.1, 0.0, -1.0, -1.0])),
        *([[2, 1.9, 0]], [[2], [1.9], [0]], np.float32([2, 1.9, 1, 1]), [1002, 1001.9, 1000]),
        *([0.5, 3, -1, 2, 3.1], [0, 1, 2, 2.1], [Fraction(3), Fraction(29, 10), Fraction(1)]),
        *([5, 4.9] + [0] * 200, [1, 0.9, 0.4, 0.3, 0.2, 0.1]),
    ],
    "wildest_die": [
        *(HALF_AND_HALF, tuple(HALF_AND_HALF), np.array(HALF_AND_HALF), [HALF_AND_HALF]),
        *([1 / 2, 0.0, 0.0, 0.0, 0.0, 1 / 2], np.float32(HALF_AND_HALF), np.eye(6)[[0, 5]].mean(0)),
        [Fraction(1, 2), 0, 0, 0, 0, Fraction(1, 2)],
        [0.4999999, 0, 0, 0, 0, 0.5000001],
    ],
}

WRONG = {
    "temperature_for_ninety": {
        "multiplied": [1 / 0.43, 2.27, 2.3, 2.32, 2.35, [2.3]],
        "too_hot": [1.1, 2, 10, 100, 2.5, np.inf],
        "share_instead": [0.9, 0.90, 90, [90]],
        "unchanged": [1, 1.0],
        "zero": [0, 0.0, -0.0],
        "negative": [-1, -0.43, -np.inf],
        "bird_forgotten": [1 / np.log(9), 0.455, 0.4551],
        "wrong_type": ["0.43", {0.43}, 0.43j],
        "wrong_shape": [(0, 43), [0.4, 0.5], []],
        "returned_none": [None],
        None: [0.42, 0.45, 0.5, 0.4, 0.6, 0.8, 0.01, 1e-320, np.nan],
    },
    "right_places": {
        "factor_cancels": ["A", "AC", ["A", "E"], "ABCDE"],
        "total_is_not_one": ["B", "b, c", {"B", "E"}, "BCDE"],
        "sharper_when_hot": ["D", "CD", "DE", "C and D"],
        "power_of_shares": ["E", ["E"], "e"],
        "log_shares_are_logits": ["C", ("C",), "c"],
        "no_such_place": ["F", "", "CEF", "3 and 5", [], "C und E", "answers: C and E"],
        "wrong_type": [3, {"C": 1}, [3, 5], True],
        "returned_none": [None],
    },
    "rising_runner_up": {
        "two_logits": [[2, 1.9], (5, 0), [1, 1], [[2, 1]]],
        "tie": [[2, 2, 0], [0.5, 3, -1, 2, 3], [0, 0, 0], [1e308, 1e308, 0]],
        "second_too_far": [
            *([2, 1, 0.1], [2, 1.8, 0], [5, 0, 0], [1, -1, -2, -3], [10, 5, 0], [-5, 10, -5]),
            *([3, 2.8, 1], [1.2, 1, 0.9], [5] + [0] * 200),
        ],
        "nothing_to_take": [
            *([2, 1.99, -5], [2, 1.9, -5], [4, 3.9, 0], [10, 9, 0], [1000, 999.99, 0]),
            *([1, 0, -1000], [2, 1.9999999, -14], [4, 3.9, 0, -1], [2, 1.9, -1]),
        ],
        "third_too_close": [[2, 2.0000001, 2], [2, 1.9, 1.9], [2, 1.85, 1.8], [1, 0.9, 0.9, 0.9]],
        "decimal_comma": [[2, 1, 95, 0], [2, 0, 1, 95, 0, 0], (2, 1, 9, 0), [2, 1, 2, 0]],
        "wrong_type": ["2, 1.9, 0", {2, 1.9, 0}, ["2", "1.95", "0"]],
        "returned_none": [None],
        None: [[2], 2, [], [[2, 1.9, 0], [1, 2, 3]], [2, np.nan, 0], [np.inf, 1, 0]],
    },
    "wildest_die": {
        "percent": [[50, 0, 0, 0, 0, 50], np.array(HALF_AND_HALF) * 100],
        "weights": [[1, 0, 0, 0, 0, 1], [3, 0, 0, 0, 0, 3], [0.25, 0, 0, 0, 0, 0.25]],
        "faces": [[1, 2, 3, 4, 5, 6], range(1, 7)],
        "not_probabilities": [
            *([0.5, 0, 0, 0, 0, 0.6], [-1, 0, 0, 0, 1, 1], [1] * 6, [0] * 6, [np.nan] * 6),
            *([np.inf, 0, 0, 0, 0, 0], [100 / 6] * 6, [1, 0, 0, 0, 0, 6]),
        ],
        "fair": [
            [1 / 6] * 6,
            [0.167] * 6,
            np.full(6, 1 / 6),
            [0.167, 0.167, 0.167, 0.167, 0.166, 0.166],
        ],
        "certain": [[0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0]],
        "unbalanced": [[0.3, 0, 0, 0, 0, 0.7], [0.9, 0, 0, 0, 0, 0.1], [0.6, 0, 0, 0, 0, 0.4]],
        "middle": [[0, 0, 0.5, 0.5, 0, 0], [0, 0.5, 0, 0, 0.5, 0], [0, 0.25, 0.25, 0.25, 0.25, 0]],
        "some_between": [
            *([0.4, 0.1, 0, 0, 0.1, 0.4], [0.1] * 5 + [0.5], np.arange(1, 7) / 21),
            *([0.5, 0, 0, 0, 0.5, 0], [0.25, 0.25, 0, 0, 0.25, 0.25], [0.49, 0.01, 0, 0, 0, 0.5]),
        ],
        "nearly": [
            *([0.4999, 0.0001, 0, 0, 0.0001, 0.4999], [0.4995, 0, 0, 0, 0, 0.5005]),
            *([0.499998, 0, 0, 0, 0, 0.500002], [0.4999, 0, 0, 0, 0, 0.5]),
        ],
        "variance_given": [6.25, [6.25], np.float64(6.25)],
        "decimal_comma": [[0, 5, 0, 0, 0, 0, 0, 5], (0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5)],
        "not_six": [[0.5, 0.5], 0.5, 2.92, [0.5, 0, 0, 0, 0, 0, 0.5], [], np.eye(6)],
        "wrong_type": ["half and half", {1: 0.5, 6: 0.5}, ["0.5", "0", "0", "0", "0", "0.5"]],
        "returned_none": [None],
    },
}


def right_values():
    return [(exercise, value) for exercise, values in RIGHT.items() for value in values]


def wrong_values():
    return [
        (exercise, mistake, value)
        for exercise, mistakes in WRONG.items()
        for mistake, values in mistakes.items()
        for value in values
    ]


def judged(exercise, answer):
    return fits_a_notebook(EXERCISES[exercise](answer))


@pytest.mark.parametrize(("exercise", "value"), right_values())
def test_right_values_pass(exercise, value):
    verdict = judged(exercise, value)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "value"), wrong_values())
def test_wrong_values_are_told_by_their_name(exercise, mistake, value):
    verdict = judged(exercise, value)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("stub", [..., [..., ...]])
def test_what_is_not_filled_in_is_not_attempted(exercise, stub):
    assert judged(exercise, stub).status == "not attempted"


def known_mistakes():
    found = {(name, m.slug): m for name, e in EXERCISES.items() for m in e.mistakes}
    return [pytest.param(*key, mistake, id="-".join(key)) for key, mistake in found.items()]


@pytest.mark.parametrize(("exercise", "slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(exercise, slug, mistake):
    example = np.array([3.0, 2.0, 0.0])
    cause = mistake.cause(example) if callable(mistake.cause) else mistake.cause
    assert len(cause.split()) <= 20
    assert mistake.hint.endswith("?") or "? " in mistake.hint
    assert slug in WRONG[exercise]


def test_every_property_that_fails_has_a_helpful_hint():
    for exercise in EXERCISES.values():
        for prop in exercise.properties:
            named_always = exercise is right_places
            assert named_always or "?" in prop.hint


# temperature_for_ninety


def cat_share(T):
    return scipy.special.softmax(CAT_DOG_BIRD / T)[0]


def test_every_temperature_passes_at_which_the_share_rounds_to_ninety_hundredths():
    for T in np.arange(0.3, 0.6, 0.001):
        assert (judged("temperature_for_ninety", T).status == "passed") == (
            0.895 <= cat_share(T) < 0.905
        )


def test_the_way_to_go_is_told():
    assert "0.9064" in judged("temperature_for_ninety", 0.42).message
    assert "go hotter" in judged("temperature_for_ninety", 0.42).message
    assert "0.8904" in judged("temperature_for_ninety", 0.45).message
    assert "go colder" in judged("temperature_for_ninety", 0.45).message
    assert "is 0.8904, which rounds to 0.89" in judged("temperature_for_ninety", 0.45).message
    assert "is almost 1, which rounds to 1.00" in judged("temperature_for_ninety", 0.1).message


def test_the_numbers_in_the_sentences_are_true():
    assert 0.655 < cat_share(1) < 0.66 and all(cat_share(T) < 0.66 for T in (1, 1.1, 2, 50))
    T = 1 / np.log(9)
    assert scipy.special.softmax(CAT_DOG_BIRD[:2] / T)[0] == pytest.approx(0.9)
    assert 0.895 < scipy.special.softmax(CAT_DOG_BIRD * 2.3)[0] < 0.905


# right_places


def places(z, T):
    """The five places for T that the notebook shows."""
    p = scipy.special.softmax(z)
    return {
        "A": np.exp(z) / T / (np.exp(z) / T).sum(),
        "B": p / T,
        "C": p ** (1 / T) / (p ** (1 / T)).sum(),
        "D": p**T / (p**T).sum(),
        "E": scipy.special.softmax(scipy.special.log_softmax(z) / T),
    }


@pytest.mark.parametrize("z", [CAT_DOG_BIRD, np.array([0.5, 3, -1, 2, 3])])
@pytest.mark.parametrize("T", [0.5, 2, 5])
def test_the_right_places_are_those_that_give_the_same(z, T):
    wanted = scipy.special.softmax(z / T)
    same = {letter for letter, p in places(z, T).items() if np.allclose(p, wanted)}
    assert judged("right_places", same).status == "passed"


def first_trouble(letters):
    for letter, mistake in zip("ABD", WRONG["right_places"], strict=False):
        if letter in letters:
            return mistake
    return "power_of_shares" if "C" not in letters else "log_shares_are_logits"


def test_every_set_of_places_is_told_its_first_trouble():
    for size in range(1, 6):
        for letters in combinations("ABCDE", size):
            if letters == ("C", "E"):
                continue
            verdict = judged("right_places", letters)
            assert verdict.mistake == first_trouble(letters)
            said = "\n".join(verdict.message.splitlines()[3:])
            missing = set("CE") - set(letters)
            assert not [letter for letter in missing if f" {letter} " in said]


def test_the_bracket_that_makes_a_right_place_look_wrong_is_asked_for():
    z, T = CAT_DOG_BIRD, 2
    p = scipy.special.softmax(z)
    assert np.allclose(p**1 / T / (p**1 / T).sum(), p)
    assert "did brackets stand round 1 / T" in judged("right_places", "E").message


# rising_runner_up


def test_the_example_breaks_the_false_sentence_and_a_tempting_one_does_not():
    before, after = (scipy.special.softmax(np.array([2, 1.9, 0]) / T) for T in (1, 0.5))
    assert after[1] > before[1] and after[0] > before[0]
    before, after = (scipy.special.softmax(np.array([2, 1.9, -5]) / T) for T in (1, 0.5))
    assert after[1] < before[1]


@pytest.mark.parametrize("seed", range(30))
def test_any_list_is_judged_by_its_shares(seed):
    z = np.random.default_rng(seed).normal(0, 1.5, size=3 + seed % 4)
    growth = scipy.special.softmax(z / 0.5) - scipy.special.softmax(z)
    rises = (np.delete(growth, z.argmax()) > 1e-6).any()
    assert (judged("rising_runner_up", z).status == "passed") == rises


def test_the_shares_are_shown_to_those_whose_winner_alone_gains():
    said = judged("rising_runner_up", [2, 1, 0.1]).message
    assert "[0.659, 0.242, 0.0986] become [0.864, 0.117, 0.0193]" in said
    assert "..." in judged("rising_runner_up", [5] + [0] * 200).message


def test_the_two_causes_come_with_their_numbers():
    for z, told in [
        ([2, 1.99, -5], "the third has only 0.0005 at T = 1"),
        ([10, 9, 0], "the third has less than 0.0001 at T = 1"),
        ([4, 3.9, 0, -1], "the others have only 0.01 at T = 1"),
        ([2, 1, 0.1], "the second is 1 behind the winner"),
        ([2, 1.8, 0], "the second is 0.2 behind the winner"),
        ([2, 1, 95, 0], "these are 4 numbers"),
    ]:
        assert told in judged("rising_runner_up", z).message


@pytest.mark.parametrize(
    ("z", "shown"),
    [
        ([1000, 999.99, 0], "[1000, 999.99, 0]"),
        ((2, 2.0000001, 2), "(2, 2.0000001, 2)"),
        (np.array([2.0, 1.0, 0.1]), "[2, 1, 0.1]"),
        ([1 / 3, -1, -1], "[0.3333, -1, -1]"),
        ([Fraction(1), Decimal("0.12345"), np.float64(0)], "[1, 0.12345, 0]"),
    ],
)
def test_a_value_is_shown_as_it_was_typed(z, shown):
    assert f"rising_runner_up is {shown}; " in judged("rising_runner_up", z).message


def test_numbers_in_quotes_are_told_to_lose_them():
    for exercise, value in [("rising_runner_up", ["2", "1"]), ("wildest_die", ["0.5", "0.5"])]:
        assert "without the quotes" in judged(exercise, value).message


# wildest_die

FACES = np.arange(1, 7)


def variance(p):
    return FACES**2 @ p - (FACES @ p) ** 2


@pytest.mark.parametrize(
    ("p", "told"),
    [
        (np.full(6, 1 / 6), "2.92"),
        (np.eye(6)[5], "0"),
        (np.array([0.4, 0.1, 0, 0, 0.1, 0.4]), "5.45"),
        (np.array([0.3, 0, 0, 0, 0, 0.7]), "5.25"),
        (np.array([0, 0, 0.5, 0.5, 0, 0]), "0.25"),
    ],
)
def test_the_variance_is_told(p, told):
    assert float(told) == pytest.approx(variance(p), abs=6e-3)
    assert f"the variance is {told}, and" in judged("wildest_die", p).message


def test_a_die_that_is_very_near_is_told_that_a_little_more_is_possible():
    said = judged("wildest_die", [0.4999, 0.0001, 0, 0, 0.0001, 0.4999]).message
    assert "the variance is almost 6.25, and a larger one is possible" in said
    assert "a little more is possible" in said


def test_no_die_has_a_larger_variance():
    dice = np.random.default_rng(0).dirichlet(np.full(6, 0.2), size=2_000)
    assert max(variance(p) for p in dice) < variance(np.array(HALF_AND_HALF)) == 6.25


# None of them gives its solution away.


def test_a_right_value_is_not_given_away():
    secrets = {
        "temperature_for_ninety": ["0.43", "0.44"],
        "right_places": ["C and E", "CE", "C, E"],
        "rising_runner_up": ["[2, 1.9, 0]", "1.95"],
        "wildest_die": ["[0.5, 0, 0, 0, 0, 0.5]", "1 and 6", "faces 1"],
    }
    for exercise, _, value in wrong_values():
        said = judged(exercise, value).message
        said = "\n".join(line for line in said.splitlines() if not line.startswith("  but"))
        assert not [secret for secret in secrets[exercise] if secret in said], said
