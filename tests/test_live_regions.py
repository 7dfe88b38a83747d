"""The live regions of notebook 4, on Python's side: text form, numbers, errors in words."""

import math

import numpy as np
import pytest

from softmaxlib import softmax
from softmaxlib.live.regions import Regions
from softmaxlib.palette import CLASS_STYLES


def test_the_text_form_says_who_leads():
    assert repr(Regions()) == (
        "Live figure: a point in logit space, seen in two planes; cat leads with share 0.659. "
        "cat: score 1.9, share 0.659; dog: score 0.9, share 0.2424; bird: score 0, share 0.09857. "
        "Run this cell in JupyterLab to move it."
    )
    data, _ = Regions()._repr_mimebundle_()
    assert data["text/plain"] == repr(Regions())
    raised = repr(Regions([-1, 0, 0], raised=1, labels=("a", "b", "c")))
    assert "in two planes, with a raised by 1; all three share the lead, 0.3333 each." in raised
    assert "dog and bird share the lead, 0.4223 each. cat: score -1," in repr(Regions([-1, 0, 0]))


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_the_third_logit_is_taken_off_all_which_changes_no_share(kind):
    regions = Regions(kind([0.5, 7.5, 4.0]))
    assert regions.logits == [-3.5, 3.5, 0] and type(regions.logits) is list
    assert np.allclose(regions.shares, softmax([0.5, 7.5, 4.0]), rtol=0, atol=1e-15)
    regions.logits = kind([1.0, 2.0, 3.0])
    assert regions.logits == [-2, -1, 0]
    assert np.allclose(regions.shares, softmax([1, 2, 3]), rtol=0, atol=1e-15)


def test_both_planes_show_the_same_shares():
    chance = np.random.default_rng(0)
    for _ in range(50):
        numbers = Regions([*chance.uniform(-4, 4, 2), 0], raised=chance.uniform(-1, 1)).numbers
        assert np.allclose(numbers["shares"], numbers["shares_across"], rtol=0, atol=1e-15)
        less = np.subtract(numbers["scores"], numbers["scores_across"])
        assert np.allclose(less, less[0], rtol=0, atol=1e-14)
        assert np.allclose(less[0], np.mean(numbers["logits"]), rtol=0, atol=1e-14)


def test_the_plane_across_has_room_for_the_square_of_the_slice():
    for corner in ([4, 4, 0], [4, -4, 0], [-4, 4, 0], [-4, -4, 0]):
        assert np.abs(Regions(corner).numbers["across"]).max() < 5


def test_raising_moves_the_scores_and_the_middle():
    regions = Regions([1, 2, 0], raised=-0.5)
    assert regions.scores == [0.5, 2, 0]
    assert np.allclose(regions.shares, softmax([0.5, 2, 0]), rtol=0, atol=1e-15)
    assert np.allclose(regions.numbers["middles"], [[0.5, 0], [1 / math.sqrt(6), 0]])
    assert regions.numbers["angles"] == [[135, 135, 90], [120, 120, 120]]


@pytest.mark.parametrize(
    ("logits", "raised", "leaders"),
    [
        ([2, 1, 0], 0, [0]),
        ([-1, -2, 0], 0, [2]),
        ([3, 3, 0], 0, [0, 1]),
        ([0.2, 0.3, 0], 0.1, [0, 1]),  # 0.2 + 0.1 is a little more than 0.3
        ([-0.4, -4, 0], 0.4, [0, 2]),
        ([0, 0, 0], 0, [0, 1, 2]),
    ],
)
def test_who_leads(logits, raised, leaders):
    regions = Regions(logits, raised=raised)
    assert regions.leaders == leaders
    assert regions.numbers["leads"] == [int(k in leaders) for k in range(3)]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("logits", [1, 2], "logits: 3 numbers are needed, not 2"),
        ("logits", [1, 2, 3, 4], "logits: 3 numbers are needed, not 4"),
        ("logits", [1, math.nan, 2], r"logits\[1\] should be a finite number, not nan"),
        ("logits", [1, 2, "3"], r"logits\[2\] should be a number, not '3'"),
        ("logits", "123", "logits should be a list of numbers, not '123'"),
        ("logits", 3, "logits should be a list of numbers, not 3"),
        ("logits", [1, 5, 0], r"logits\[1\] - logits\[2\] should lie between -4 and 4, not be 5"),
        ("logits", [1, 2, 6], r"logits\[0\] - logits\[2\] should lie between -4 and 4, not be -5"),
        ("raised", 1.5, "raised should lie between -1 and 1, not be 1.5"),
        ("raised", "up", "raised should be a number, not 'up'"),
        ("raised", math.nan, "raised should be a finite number, not nan"),
        ("labels", ["a", "b"], "labels: 3 names are needed, not 2"),
        ("labels", ["a", "b", "c", "d"], "labels: 3 names are needed, not 4"),
        ("labels", ["a", "b", "b"], "labels should all differ"),
        ("labels", "cat", "labels should be a list of names, not 'cat'"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(name, value, words):
    with pytest.raises((TypeError, ValueError), match=words):
        Regions(**{name: value})
    regions = Regions()
    before = getattr(regions, name)
    with pytest.raises((TypeError, ValueError), match=words):
        setattr(regions, name, value)
    assert getattr(regions, name) == before


def test_what_is_given_is_not_changed():
    logits = [2.0, 1.0, 0.1]
    Regions(logits)
    assert logits == [2.0, 1.0, 0.1]


def test_the_script_has_the_colours_of_the_classes_and_is_small():
    assert all(style.colour in Regions._esm for style in CLASS_STYLES[:3])
    assert len(Regions._esm + Regions._css) < 40_000
