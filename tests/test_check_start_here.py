"""The zoo of notebook 0: its one exercise takes a share of 3 out of 12."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from softmaxlib import check
from softmaxlib.check import start_here

RIGHT = [0.25, 3 / 12, 1 / 4, Fraction(3, 12), Decimal("0.25"), np.float32(0.25), np.array(0.25)]
RIGHT += [np.divide(3, 12), 12**-1 * 3, 0.2500001, (0.25,), [0.25], np.array([3]) / 12]

WRONG = {
    "other_way_round": [12 / 3, 4],
    "percent": [25, 100 * 3 / 12],
    "part_only": [3, 3.0],
    "whole_only": [12],
    "rest_against_part": [3 / 9, 0.3333, Fraction(1, 3)],
    "part_added_to_whole": [0.2],
    "rest": [0.75, 1 - 3 / 12],
    "product": [3 * 12],
    "whole_division": [3 // 12, 0],
    "text_in_quotes": ["3/12", "0.25", "25 %"],
    "returned_none": [None],
    "wrong_shape": [(3, 12), [3, 12]],
    "wrong_type": [{3: 12}, 0.25j, {0.25}, max, 10**400],
}

UNNAMED = [0.3, -0.25, float("nan"), float("inf"), 1, True]


def judged(answer):
    verdict = check.first_share(answer)
    lines = verdict.message.splitlines()
    assert len(lines) <= 8
    assert max(map(len, lines)) <= 200
    assert verdict.status == "passed" or "0.25" not in verdict.message.replace(repr(answer), "")
    return verdict


@pytest.mark.parametrize("answer", RIGHT, ids=repr)
def test_right_answers_pass(answer):
    assert judged(answer).status == "passed"


@pytest.mark.parametrize(
    ("mistake", "answer"), [(slug, answer) for slug, answers in WRONG.items() for answer in answers]
)
def test_mistakes_are_told_by_their_name(mistake, answer):
    verdict = judged(answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message


@pytest.mark.parametrize("answer", UNNAMED, ids=lambda answer: repr(answer)[:20])
def test_other_answers_are_sent_to_the_hints(answer):
    verdict = judged(answer)
    assert (verdict.status, verdict.mistake) == ("look again", None)
    assert "  try  " in verdict.message


def test_the_stub_is_not_attempted():
    assert judged(...).status == "not attempted"


@pytest.mark.parametrize("mistake", start_here.first_share.mistakes, ids=lambda m: m.slug)
def test_every_mistake_is_met_in_the_zoo(mistake):
    assert mistake.slug in WRONG
    assert len(mistake.cause.split()) <= 20
    assert mistake.hint.endswith("?")
