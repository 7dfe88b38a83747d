"""The zoo of the smaller exercises of notebook 8: zeroed layers, and where a photo is pushed."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
import scipy.special
from zoo import fits_a_notebook

from softmaxlib.check.logit_paths.same_push import same_push
from softmaxlib.check.logit_paths.zeroed_layers import zeroed_layers
from softmaxlib.datasets import three_clusters
from softmaxlib.models import Network
from softmaxlib.training import SGD

EXERCISES = {exercise.name: exercise for exercise in (zeroed_layers, same_push)}
LETTERS = "LSLSL"

RIGHT = {
    "zeroed_layers": [
        *(
            LETTERS,
            LETTERS.lower(),
            "L, S, L, S, L",
            "L S L S L",
            "L-S-L-S-L",
            "1 L, 2 S, 3L 4S 5L",
        ),
        *([*LETTERS], (*LETTERS,), np.array([*LETTERS]), dict(enumerate(LETTERS, 1)), [LETTERS]),
        *([True, False, True, False, True], (1, 0, 1, 0, 1), np.array([1, 0, 1, 0, 1]) == 1),
        *(np.array([1, 0, 1, 0, 1]), "learns, stuck, learns, stuck, learns"),
        *("learns stuck learns stuck learns", ["Learns", "Stuck", "learns", "is stuck", "learns"]),
        ["it learns", "does not learn", "learning", "gets stuck", "learn"],
        ["not stuck", "doesn't learn", "isn't stuck", "doesn’t move", "moves"],
        *({2: "S", 4: "S", 1: "L", 3: "L", 5: "L"}, "2 S, 4 S, 1 L, 3 L, 5 L"),
        *({"L": [1, 3, 5], "S": [2, 4]}, {"case 3": "L", "case 2": "S", 1: 1, 4: 0, 5: "L"}),
        *(["yes", "no", "yes", "no", "yes"], "L\nS\nL\nS\nL", "1: L, 2: S, 3: L, 4: S, 5: L"),
    ],
    "same_push": [
        *([0, 5, 0], [-5, 0, -5], [0.0, 3.0, 0.0], [2, 7, 0.1], (0, 4, 0), [2, 10, 0.1]),
        *(np.array([0.0, 5.0, 0.0]), np.float32([0, 5, 0]), [[0, 5, 0]], [[0], [5], [0]]),
        *([0, 1000, 0], [1, 1e308, -1e308], [2, 4.9, 0], [Fraction(1), Fraction(5), 0]),
        *([0, 3, -5], [-100, 0, -100], [1, 5.0, 1.5], [-3, 2, -2]),
        *({"cat": 0, "dog": 5, "bird": 0}, {"Dog": 5.0, "Bird": -1, "Cat": 0}),
    ],
}

WRONG = {
    "zeroed_layers": {
        "zeros_never_learn": ["SSSSS", [False] * 5, ["stuck"] * 5, ["never learns"] * 5],
        "zeros_always_learn": ["LLLLL", [True] * 5, "learns " * 5],
        "letters_exchanged": ["SLSLS", (0, 1, 0, 1, 0), ["no", "yes", "no", "yes", "no"]],
        "only_last_may_be_zeroed": ["LSSSL", [1, 0, 0, 0, 1]],
        "hidden_layers_always_stick": ["SSSSL", [0, 0, 0, 0, 1]],
        "tanh_as_relu_exchanged": [
            *("LLSSL", "L, L, S, S, L", {1: "L", 3: "S", 2: "L", 4: "S", 5: "L"}),
        ],
        "relu_last_as_stuck": ["SSLSL", "SLLLL", "SSSLL"],
        "relu_first_as_learning": ["LLLSL", "LLLLS"],
        "tanh_first_as_stuck": ["LSSLL", "LSSSS"],
        "tanh_both_as_learning": ["LSLLL", "LSLLS"],
        "regression_as_stuck": ["LSLSS", ["L", "S", "L", "S", "S"]],
        "wrong_shape": ["LSL", "LSLSLS", "", [], "L", "learns", "relu1", "?????"],
        "wrong_type": [5, 1.0, {"L", "S"}, [2, 3, 4, 5, 6], [0.5] * 5, [None] * 5, 1j, [["L"]] * 5],
        "returned_none": [None],
        None: ["LXLSL", "ABCDE", "10101", "A, B, C, D, E"],
    },
    "same_push": {
        "cat_leads": [
            np.log([0.5, 0.45, 0.05]),
            {"dog": 0, "cat": 5, "bird": 0},
            [5, 0, 0],
            [2, 1, 0.1],
            [1000, 0, 0],
            [1, 0.9, 0],
            [10, 9, 0],
        ],
        "equal_logits": [[0, 0, 0], [1, 1, 1], [5, 5, 5]],
        "rivals_tie": [[0, 5, 5], [-5, 0, 0], [0, 1, 1]],
        "rivals_exchanged": [[0, 0, 5], [0, -5, 5], [-5, -5, 0], [2, 0.1, 7]],
        "bird_leads": [[0, 1, 2], [0, 2, 2.5], [0, 4, 5], [0, 0.1, 2]],
        "bird_too_high": [[0, 5, 2.2], [0, 5, 3], [-3, 2, -0.3], [0, 2, 1], [-9, 5, 4.9]],
        "not_enough": [[0, 2, -5], [3, 5, 0], [5, 5, 0], [2, 3, -1], [0, 2.19, -100]],
        "dog_lowered_beforehand": [[0, -5, 0], [5, -5, 0], [2, -10, 0.1], [0, -1, 0]],
        "step_given": [[0.993, -0.987, -0.007], [0.95, -0.91, -0.04], [1, -1, 0]],
        "shares_given": [
            *([0.01, 0.95, 0.04], [0.05, 0.92, 0.03], scipy.special.softmax([0, 5, 0])),
            [0.66, 0.24, 0.1],
        ],
        "number_given": [5, 0.9, [5], -0.9],
        "decimal_comma": [(0, 5, 5, 5, 0, 5), [0, 0, 5, 0, 0]],
        "not_three": [[0, 5], [], [0, 5, 0, 0], [[0, 5, 0], [1, 2, 3]]],
        "not_finite": [[0, np.inf, 0], [0, 5, -np.inf], [np.nan, 5, 0]],
        "wrong_type": [
            *("0 5 0", ["0", "5", "0"], {0, 5}, {"cat": 0}, [0, "high", 0], [0, "dog", 0]),
            *({"cat": 0, "dog": 5, "fish": 0}, {"cat": 0, "dog": 5, "bird": 0, "fish": 1}),
        ],
        "returned_none": [None],
    },
}


def judged(exercise, answer):
    return fits_a_notebook(EXERCISES[exercise](answer))


@pytest.mark.parametrize(
    ("exercise", "value"), [(e, v) for e, values in RIGHT.items() for v in values]
)
def test_right_values_pass(exercise, value):
    verdict = judged(exercise, value)
    assert verdict.status == "passed", verdict.message


def wrong_values():
    return [
        (exercise, mistake, value)
        for exercise, mistakes in WRONG.items()
        for mistake, values in mistakes.items()
        for value in values
    ]


@pytest.mark.parametrize(("exercise", "mistake", "value"), wrong_values())
def test_wrong_values_are_told_by_their_name(exercise, mistake, value):
    verdict = judged(exercise, value)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("stub", [..., [...], [..., ..., ...], ["L", ...]])
def test_what_is_not_filled_in_is_not_attempted(exercise, stub):
    assert judged(exercise, stub).status == "not attempted"


def known_mistakes():
    found = {(name, m.slug): m for name, e in EXERCISES.items() for m in e.mistakes}
    return [pytest.param(*key, mistake, id="-".join(key)) for key, mistake in found.items()]


@pytest.mark.parametrize(("exercise", "slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(exercise, slug, mistake):
    example = np.array([0.0, 2.0, 1.0])
    cause = mistake.cause(example) if callable(mistake.cause) else mistake.cause
    assert len(cause.split()) <= 20
    assert "?" in mistake.hint
    assert slug in WRONG[exercise]


def test_every_property_has_a_helpful_hint():
    for exercise in EXERCISES.values():
        assert all("?" in prop.hint for prop in exercise.properties)


# zeroed_layers

CASES = [("relu", [-1]), ("relu", [1]), ("tanh", [1]), ("tanh", [1, -1])]


def falls(network):
    """Whether 200 steps lower the loss of the three clusters."""
    X, y = three_clusters()
    optimizer, before = SGD(0.1), network.loss(X, y)
    for _ in range(200):
        optimizer.step(network.parameters, network.gradients(X, y))
    return network.loss(X, y) < before - 0.1


@pytest.mark.parametrize("hidden", [(8,), (16, 16)])
def test_the_letters_are_what_the_networks_do(hidden):
    networks = [Network((3, *hidden, 3), act, zeroed=zeroed) for act, zeroed in CASES]
    networks.append(Network((3, 3), zeroed=[-1]))
    assert "".join("L" if falls(network) else "S" for network in networks) == LETTERS


def test_any_five_letters_are_told_a_case_that_is_not_right():
    for letters in map("".join, product("LS", repeat=5)):
        verdict = judged("zeroed_layers", letters)
        assert (verdict.status == "passed") == (letters == LETTERS)
        assert verdict.mistake in WRONG["zeroed_layers"]
        for n, (given, right) in enumerate(zip(letters, LETTERS, strict=True), 1):
            if f"likely cause   case {n}:" in verdict.message:
                assert given != right


# same_push


def is_pushed(z):
    step = np.array([1, 0, 0]) - scipy.special.softmax(z)
    return step[1] < -0.9 and step[2] > -0.05


def test_any_three_logits_are_judged_by_their_step():
    for z in np.random.default_rng(0).normal([0, 3, 0], 2, size=(150, 3)):
        assert (judged("same_push", z).status == "passed") == is_pushed(z)


def test_the_step_is_told():
    assert "the step is [0.997, -0.498, -0.498]" in judged("same_push", [0, 5, 5]).message
    assert "the step is [0.341, -0.242, -0.0986]" in judged("same_push", [2, 1, 0.1]).message
    assert "the dog's cannot be above 0.9" in judged("same_push", [2, 1, 0.1]).message
    assert "the bird's share is 0.057;" in judged("same_push", [0, 5, 2.2]).message


def test_what_holds_no_three_logits_is_told():
    assert "same_push is [0, 5]; that makes 2 numbers" in judged("same_push", [0, 5]).message
    assert "a dict without bird," in judged("same_push", {"cat": 0, "dog": 5}).message
    assert "also holds 'fish'" in judged("same_push", WRONG["same_push"]["wrong_type"][-1]).message
    message = judged("same_push", [0, "dog", 0]).message
    assert "a list that holds 'dog'," in message and "quotes" not in message
    assert "without the quotes" in judged("same_push", ["0", "5", "0"]).message


def test_zeroed_layers_speaks_of_points_and_of_every_step():
    assert "0 for every point?" in judged("zeroed_layers", "SSSSL").message
    assert "in every case some layer could move" in judged("zeroed_layers", "LLLLL").message
    assert "is 0 at every step" in judged("zeroed_layers", LETTERS).message


# Neither gives its solution away.


def test_a_right_value_is_not_given_away():
    secrets = {"zeroed_layers": ["LSLSL", "L S L S L"], "same_push": ["[0, 5", "= 5", " 3,"]}
    for exercise, _, value in wrong_values():
        said = judged(exercise, value).message.splitlines()
        told = " ".join(line for line in said if not line.startswith("  but"))
        assert not [secret for secret in secrets[exercise] if secret in told], told
