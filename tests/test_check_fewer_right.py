"""The zoo of the exercise fewer_right: a lower loss, and fewer right answers."""

from fractions import Fraction

import numpy as np
import pytest
from zoo import fits_a_notebook

from softmaxlib.check.training.fewer_right import fewer_right

FIRST = [0.6, 0.6, 0.6, 0.1]

RIGHT = [
    *([0.99, 0.99, 0.45, 0.45], [0.45, 0.99, 0.45, 0.99], [0.49] * 4, [0.4, 0.4, 0.4, 0.4]),
    *((0.9, 0.9, 0.4, 0.3), np.array([0.51, 0.51, 0.4, 0.4]), np.float32([0.9, 0.9, 0.4, 0.4])),
    *([[0.99, 0.99, 0.45, 0.45]], [[0.9], [0.9], [0.4], [0.4]], [1, 1, 0.45, 0.45]),
    *([1.0, 0.4, 0.4, 0.3], [Fraction(9, 10), Fraction(9, 10), 0.4, 0.4], [1, 1, 0.499999, 0.05]),
    [0.9, 0.5, 0.4, 0.4],  # whatever a tie counts for, at most two are right
]

WRONG = {
    "unchanged": [FIRST, [0.1, 0.6, 0.6, 0.6], (0.6, 0.1, 0.6, 0.6)],
    "not_fewer": [
        *([0.9] * 4, [0.99, 0.99, 0.99, 0.2], [0.6, 0.6, 0.6, 0.2], [0.6, 0.6, 0.6, 0.4]),
        *([0.51, 0.51, 0.51, 0.45], [0.6] * 4, [0.9, 0.9, 0.9, 0.5], [1, 1, 1, 1]),
    ],
    "higher_loss": [
        *([0.9, 0.9, 0.1, 0.1], [0.3] * 4, [0.6, 0.6, 0.1, 0.1], [0.6, 0.6, 0.4, 0.1]),
        *([0.99, 0.01, 0.01, 0.01], [0.99, 0.99, 0.01, 0.4], [1e-300] * 4, [0.2, 0.2, 0.4, 0.3]),
        [0.5, 0.5, 0.5, 0.01],
    ],
    "neither": [[0.6, 0.6, 0.6, 0.05], [0.9, 0.9, 0.9, 0.001], [0.55, 0.6, 0.6, 0.1]],
    "tie": [
        [1, 1, 0.5, 0.4],
        [0.99, 0.99, 0.5, 0.4],
        [0.5] * 4,
        [0.9, 0.5, 0.5, 0.4],
        [0.99, 0.99, 0.5, 0.5],
    ],
    "zero": [[1, 1, 0, 0], [0.9, 0.9, 0.4, 0], [0, 0, 0, 0], [True, True, False, False]],
    "percent": [[99, 99, 45, 45], [90, 90, 40, 40], [60, 60, 60, 10], [100, 100, 40, 40]],
    "surprises_given": [[0.01, 0.01, 0.8, 1.2], [1.1, 0.8, 0.7, 0.75], [1.2, 0.9, 0.45, 0.45]],
    "not_shares": [
        [2, 2, 1, 1],
        [5, 5, 1, 1],
        [-0.1, 0.5, 0.5, 0.5],
        [1.2, 1.1, 1.3, 1.2],
        [0.9, 0.9, -0.4, 0.4],
        [-1] * 4,
    ],
    "add_up_to_one": [[0.4, 0.3, 0.2, 0.1], [0.25] * 4, [0.7, 0.1, 0.1, 0.1]],
    "both_classes": [
        [[0.9, 0.1], [0.9, 0.1], [0.4, 0.6], [0.4, 0.6]],
        [0.9, 0.1, 0.9, 0.1, 0.4, 0.6, 0.4, 0.6],
        [[0.9, 0.9, 0.4, 0.4], [0.1, 0.1, 0.6, 0.6]],
    ],
    "number_given": [0.4, 2, 0.95, [0.4]],
    "not_four": [[0.9, 0.9, 0.4], [0.4, 0.4], [], [0.9, 0.9, 0.4, 0.4, 0.4], np.eye(3)],
    "decimal_comma": [(0, 9, 0, 9, 0, 4, 0, 4), [0, 99, 0, 99, 0, 45, 1]],
    "not_finite": [[np.nan] * 4, [0.9, 0.9, np.inf, 0.4], [0.9, np.nan, 0.4, 0.4]],
    "wrong_type": ["0.9 0.9 0.4 0.4", ["0.9", "0.9", "0.4", "0.4"], {0.9, 0.4}, {"a": 0.4}, 1j],
    "returned_none": [None],
}


def judged(answer):
    return fits_a_notebook(fewer_right(answer))


def mean_surprise(p):
    return -np.log(p).mean()


@pytest.mark.parametrize("value", RIGHT, ids=str)
def test_right_shares_pass(value):
    verdict = judged(value)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(
    ("mistake", "value"), [(slug, value) for slug, values in WRONG.items() for value in values]
)
def test_wrong_shares_are_told_by_their_name(mistake, value):
    verdict = judged(value)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


def test_each_known_mistake_is_in_the_zoo_and_helps():
    example = np.array([0.9, 0.9, 0.9, 0.2])
    for mistake in fewer_right.mistakes:
        assert mistake.slug in WRONG
        cause = mistake.cause(example) if callable(mistake.cause) else mistake.cause
        assert len(cause.split()) <= 20
        assert "?" in mistake.hint
    assert all("?" in prop.hint for prop in fewer_right.properties)


@pytest.mark.parametrize("stub", [..., [...] * 4, [0.9, 0.9, ..., ...]])
def test_what_is_not_filled_in_is_not_attempted(stub):
    assert judged(stub).status == "not attempted"


def test_any_four_shares_are_judged_by_loss_and_count():
    for p in np.random.default_rng(0).uniform(0.02, 1, size=(150, 4)):
        right = mean_surprise(p) < mean_surprise(FIRST) and (p > 0.5).sum() <= 2
        assert (judged(p).status == "passed") == right


def test_the_numbers_are_true():
    assert mean_surprise(FIRST) == pytest.approx(0.959, abs=5e-4)
    said = judged([0.3] * 4).message
    assert "the mean surprise is 1.2, and that of the first model 0.959" in said
    assert "4 of the 4 are right; the first model has 3" in judged([0.9] * 4).message
    assert "as large as that of the first model, 0.959" in judged(FIRST).message
    near = [0.6, 0.6, 0.1, 0.6 - 1e-4]
    assert (
        "the mean surprise is 0.95881, and that of the first model 0.95877" in judged(near).message
    )
    assert "of the 4, 2 lie above 0.5, and 1 exactly on it" in judged([0.9, 0.9, 0.5, 0.4]).message
    assert "so do not use it" in judged([0.5] * 4).message
    assert "a share is at most 1" in judged([1.2, 0.9, 0.45, 0.45]).message
    assert "[0.9, 0.9, 0.4]; that makes 3 numbers" in judged([0.9, 0.9, 0.4]).message
    assert "that makes 1 number\n" in judged(0.4).message
    assert "0.5 itself is neither" in judged([0.9, 0.5, 0.4, 0.4]).message


def test_those_with_none_right_are_told_so_and_others_are_asked():
    assert "not one of the four photos is right" in judged([0.45] * 4).message
    assert "which shares do that?" in judged([0.99, 0.99, 0.45, 0.45]).message


def test_a_right_value_is_not_given_away():
    for values in WRONG.values():
        for value in values:
            said = judged(value).message.splitlines()
            told = " ".join(line for line in said if not line.startswith("  but"))
            assert not [secret for secret in ("0.45", "0.4 ", "0.99") if secret in told], told
