"""The zoo of the exercise curve_detective: six curves, and what speaks against each cause."""

from itertools import product

import numpy as np
import pytest
from zoo import fits_a_notebook

from softmaxlib.check.training.curve_clues import CLUES
from softmaxlib.check.training.curve_detective import curve_detective
from softmaxlib.faulty_training import ANSWER, CAUSES, runs

ORDER = list(CAUSES)
WORDS = list(ANSWER.values())
OTHER_WORDS = {
    "right": ["Right", "correct", "no mistake", "nothing", "R", "1"],
    "uphill": ["UPHILL", "goes uphill", "gradient ascent", "plus", "wrong sign", "u", "2"],
    "twice": ["softmax twice", " twice ", "double softmax", "t", "3"],
    "frozen": ["frozen bias", "the bias is frozen", "bias", "f", "4"],
    "summed": ["sum", "summed gradient", "the sum", "s", "5"],
}


def judged(answer):
    return fits_a_notebook(curve_detective(answer))


def but(**changed):
    return ANSWER | changed


def swapped(one, other):
    return ANSWER | {one: ANSWER[other], other: ANSWER[one]}


RIGHT = [
    ANSWER,
    {letter.lower(): cause.upper() for letter, cause in ANSWER.items()},
    dict(reversed(ANSWER.items())),
    WORDS,
    tuple(WORDS),
    np.array(WORDS),
    ", ".join(WORDS),
    " ".join(WORDS),
    "\n".join(f"{letter}: {cause}" for letter, cause in ANSWER.items()),
    ", ".join(f"{letter} {cause}" for letter, cause in reversed(ANSWER.items())),
    ", ".join(f"{letter} = {cause}" for letter, cause in ANSWER.items()),
    "".join(cause[0] for cause in WORDS),
    "".join(cause[0].upper() for cause in WORDS),
    " ".join(cause[0].upper() for cause in WORDS),  # the first one is F, and no curve
    ", ".join(cause[0].upper() for cause in WORDS),
    " ".join(f"{letter} {cause}" for letter, cause in ANSWER.items()),
    {letter: CAUSES[cause] for letter, cause in ANSWER.items()},
    [f"{cause}: {CAUSES[cause]}" for cause in WORDS],
    [ORDER.index(cause) + 1 for cause in WORDS],
    np.array([ORDER.index(cause) + 1 for cause in WORDS]),
    {letter: ORDER.index(cause) + 1 for letter, cause in ANSWER.items()},
    {c: "".join(letter for letter in ANSWER if ANSWER[letter] == c) for c in CAUSES},
    {c: [letter for letter in ANSWER if ANSWER[letter] == c] for c in CAUSES},
    {c: " and ".join(letter for letter in ANSWER if ANSWER[letter] == c) for c in CAUSES},
]


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_the_right_causes_pass_in_any_form(answer):
    verdict = judged(answer)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize("cause", OTHER_WORDS)
def test_a_cause_may_be_called_by_other_words(cause):
    for word in OTHER_WORDS[cause]:
        answer = {x: word if true == cause else true for x, true in ANSWER.items()}
        assert judged(answer).status == "passed", word


WRONG = [
    ("frozen_taken_for_right", swapped("A", "C")),
    ("frozen_taken_for_right", but(A="right")),
    ("frozen_taken_for_twice", swapped("A", "D")),
    ("frozen_taken_for_uphill", but(A="uphill")),
    ("frozen_taken_for_summed", swapped("A", "B")),
    ("summed_taken_for_right", swapped("B", "E")),
    ("summed_taken_for_uphill", swapped("B", "F")),
    ("summed_taken_for_twice", but(B="twice")),
    ("summed_taken_for_frozen", but(B="frozen")),
    ("right_taken_for_twice", swapped("C", "D")),
    ("right_taken_for_frozen", but(C="frozen")),
    ("right_taken_for_summed", but(C="summed")),
    ("right_taken_for_uphill", but(C="uphill")),
    ("twice_taken_for_right", but(D="right")),
    ("twice_taken_for_frozen", but(D="frozen")),
    ("twice_taken_for_uphill", swapped("D", "F")),
    ("twice_taken_for_summed", but(D="summed")),
    ("right_taken_for_frozen", but(E="frozen")),
    ("right_taken_for_twice", but(E="twice")),
    ("right_taken_for_uphill", swapped("E", "F")),
    ("right_taken_for_summed", but(E="summed")),
    ("uphill_taken_for_right", but(F="right")),
    ("uphill_taken_for_twice", but(F="twice")),
    ("uphill_taken_for_frozen", but(F="frozen")),
    ("uphill_taken_for_summed", but(F="summed")),
    ("all_alike", ["right"] * 6),
    ("all_alike", dict.fromkeys("ABCDEF", "twice")),
    ("all_alike", [3] * 6),
    ("returned_none", None),
    ("wrong_type", 3),
    ("wrong_type", ["right", "twice"]),
    ("wrong_type", "ABC"),
    ("wrong_type", {"A": ["right"]}),
    ("wrong_type", {"G": "right"}),
    ("wrong_type", {1: 2}),
    ("wrong_type", [0.5] * 6),
    ("wrong_type", [True] * 6),
    ("wrong_type", set("ABCDEF")),
    ("wrong_type", ["right"] * 7),
    (None, {}),
    (None, {"A": "frozen", "B": "summed"}),
    (None, but(C="bananas")),
    (None, but(C="")),
    (None, but(C=6)),
    (None, but(C=0)),
    (None, but(C="sum without axis")),
    ("wrong_type", "ABCDEF"),
    ("wrong_type", "frozen"),
    ("wrong_type", " Right "),
    ("wrong_type", "bananas"),
    ("wrong_type", "softmax twice"),
    (None, but(E=..., F=...)),
    (None, but(C=...)),
    (None, ["frozen", "summed", "right", ..., ..., ...]),
    (None, {"right": "CE", "twice": ..., "frozen": "A"}),
]


@pytest.mark.parametrize(("mistake", "answer"), WRONG, ids=str)
def test_wrong_causes_are_told_by_their_name(mistake, answer):
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


def test_each_cause_of_each_curve_has_a_clue():
    for letter, cause in product(ANSWER, CAUSES):
        if cause == ANSWER[letter]:
            continue
        verdict = judged(but(**{letter: cause}))
        assert verdict.mistake == f"{ANSWER[letter]}_taken_for_{cause}"
        assert f"curve {letter} " in verdict.message
        assert "5 of 6 fit" in verdict.message


def test_each_known_mistake_is_in_the_zoo():
    assert {m.slug for m in curve_detective.mistakes} <= {slug for slug, _ in WRONG}


def test_causes_are_short_and_hints_are_questions():
    for mistake in curve_detective.mistakes:
        assert len(mistake.cause.split()) <= 20
        assert mistake.hint.endswith("?")


def test_any_answer_is_judged():
    random = np.random.default_rng(0)
    for causes in random.choice(ORDER, size=(100, 6)):
        verdict = judged(list(causes))
        right = sum(causes == WORDS)
        assert (verdict.status == "passed") == (right == 6)
        assert verdict.mistake or right == 6


def test_the_true_cause_of_the_curve_is_not_told():
    for letter, cause in product(ANSWER, CAUSES):
        if cause != ANSWER[letter]:
            said = judged(but(**{letter: cause})).message.splitlines()
            told = " ".join(line for line in said if not line.startswith("  but"))
            assert f"{letter} is {ANSWER[letter]}" not in told
            if ANSWER[letter] != "right":
                assert ANSWER[letter] not in told.split("_")[0]


@pytest.mark.parametrize("stub", [..., dict.fromkeys("ABCDEF", ...), [...] * 6])
def test_what_is_not_filled_in_is_not_attempted(stub):
    assert judged(stub).status == "not attempted"


def test_what_is_missing_or_unknown_is_named():
    assert "no word yet for C, D, E, F" in judged({"A": "frozen", "B": "summed"}).message
    message = judged({"A": "frozen", "B": ...}).message
    assert "{'A': 'frozen', 'B': ...}; no word yet for B, C, D, E, F" in message
    assert "; no word yet for E, F" in judged(but(E=..., F=...)).message
    assert "is one word, not six words in quotes" in judged("frozen").message
    assert "'bananas' is none of the five words" in judged(but(C="bananas")).message
    assert "right, uphill, twice, frozen, summed" in judged(but(C="bananas")).message


# The clues are true of the curves.


def by_letter():
    return {letter: run.losses for letter, run in runs().items()}


def clue_letters(chosen, part):
    return {letter for letter, text, _ in CLUES[chosen] if part in text}


def test_what_the_clues_say_of_the_curves_is_so():
    L = by_letter()
    data = {letter: run.data for letter, run in runs().items()}
    falls = {x for x in L if (np.diff(L[x]) < 0).all()}
    climbs = {x for x in L if (np.diff(L[x]) > 0).all()}
    assert clue_letters("right", "almost level above 0.25") == {"A"} and L["A"].min() > 0.25
    assert data["A"] == data["C"] and L["C"][-1] < 0.2
    assert L["A"][1] == pytest.approx(L["C"][1], abs=0.01)  # "both begin alike"
    assert L["D"][0] == pytest.approx(np.log(3)) and L["D"].min() > 0.6
    assert climbs == {"F"} == clue_letters("right", "climbs at every step")
    for chosen in ("uphill", "summed"):
        assert clue_letters(chosen, "falls at every step") <= falls
    for chosen in ("twice", "frozen"):
        assert all(L[x].max() > 300 for x in clue_letters(chosen, "hundreds of nats"))
    assert L["B"].max() > 300 and L["B"].argmax() < len(L["B"]) / 2 and L["B"][-1] < 20
    assert L["B"][:6].max() > 200  # "after a few steps"
    for x in clue_letters("twice", "below 0.55"):
        assert data[x] == "iris" and L[x].min() < 0.55 < np.log(np.e + 2) - 1
    for x in clue_letters("twice", "below 1.46"):
        assert data[x] == "digits" and L[x].min() < 1.46 < np.log(np.e + 9) - 1
    lowest = min((x for x in L if data[x] == "iris"), key=lambda x: L[x][-1])
    assert clue_letters("frozen", "no curve of the same data is lower") == {lowest}
    assert L["C"][-1] < 0.97 * L["C"][-20]
    assert clue_letters("frozen", "falls slowly from the first step on") == {"D"}
    assert L["D"][1] > 1 > 0.8 > max(L["A"][1], L["C"][1])
    assert clue_letters("frozen", "the other curve of the digits") == {"E"}


def test_nothing_is_trained_for_the_check():
    import subprocess
    import sys

    code = (
        "import sys; from softmaxlib.check.training.curve_detective import curve_detective;"
        "curve_detective(['right'] * 6); print('sklearn' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
