"""The Python side of the live two costs: text form, numbers, errors."""

import math

import numpy as np
import pytest
from traitlets import TraitError

from softmaxlib.live.two_costs import TwoCosts


def test_the_figure_says_its_numbers():
    assert repr(TwoCosts()) == (
        "Live figure: ten shares, and 6 is true, with 0.55. The wrong class 0 has 0.05, each of "
        "the eight others 0.05. Cost of the true class only: 0.5978 nats; ten yes/no costs: 1.0595 "
        "nats. Run this cell in JupyterLab to move it."
    )
    assert (
        "class 0 has 0.45, each of the eight others 0. Cost of the true class only: 0.5978 nats; "
        "ten yes/no costs: 1.1957 nats."
    ) in repr(TwoCosts(0.45))


@pytest.mark.parametrize("share", [0, 0.05, 0.123, 0.29, 0.445, 0.45])
def test_the_numbers_are_the_two_costs(share):
    figure = TwoCosts(share)
    p = np.array(figure.shares)
    y = np.arange(10) == 6
    assert p.min() >= 0 and p.sum() == pytest.approx(1, abs=1e-15)
    assert (p[0], p[6]) == (share, 0.55) and len(set(np.delete(p, [0, 6]))) == 1
    assert figure.numbers == {
        "shares": figure.shares,
        "true_class": pytest.approx(-math.log(0.55), rel=1e-15),
        "yes_no": pytest.approx(-np.log(np.where(y, p, 1 - p)).sum(), rel=1e-14),
    }


def test_what_a_learner_can_notice():
    costs = [TwoCosts(share).numbers for share in np.arange(91) / 200]
    assert {cost["true_class"] for cost in costs} == {-math.log(0.55)}
    yes_no = [cost["yes_no"] for cost in costs]
    assert np.argmin(yes_no) / 200 == 0.05  # all nine alike
    assert [f"{yes_no[i]:.4f}" for i in (0, 10, 58, 90)] == ["1.0610", "1.0595", "1.1019", "1.1957"]
    assert yes_no[-1] == pytest.approx(2 * -math.log(0.55))


@pytest.mark.parametrize("kind", [int, np.float32, np.float64])
def test_any_kind_of_number_becomes_a_float(kind):
    figure = TwoCosts(kind(0))
    assert figure.rival_share == 0 and type(figure.rival_share) is float
    assert figure.get_state()["_start"] == {"rival_share": 0.0}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.46, "rival_share should lie between 0 and 0.45, not be 0.46"),
        (-0.01, "rival_share should lie between 0 and 0.45, not be -0.01"),
        (math.nan, "rival_share should be a finite number, not nan"),
        ("much", "rival_share should be a number, not 'much'"),
        (None, "rival_share should be a number, not None"),
        ([0.1], r"rival_share should be a number, not \[0.1\]"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(value, words):
    figure = TwoCosts(0.2)
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        figure.rival_share = value
    assert figure.rival_share == 0.2
    with pytest.raises((TypeError, ValueError), match=words):
        TwoCosts(value)
