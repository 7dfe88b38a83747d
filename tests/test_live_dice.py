"""The live die of notebook 3, on Python's side: text form, numbers, draws, errors in words."""

import json
import math
from importlib.resources import files

import numpy as np
import pytest
from traitlets import TraitError

from softmaxlib.figures.chance import FOUR_DICE
from softmaxlib.figures.chance import entropy as entropy_of
from softmaxlib.figures.chance import variance as variance_of
from softmaxlib.live.dice import LARGEST_FACE, LARGEST_WEIGHT, MOST_DRAWS, Dice
from softmaxlib.live.draws import SEEDS, chances, drawn_counts


def mulberry32(seed, count):
    """The generator as it is published, one number after the other."""
    mask = 0xFFFFFFFF
    numbers = []
    for _ in range(count):
        seed = (seed + 0x6D2B79F5) & mask
        t = (seed ^ (seed >> 15)) * (seed | 1) & mask
        t ^= (t + ((t ^ (t >> 7)) * (t | 61) & mask)) & mask
        numbers.append((t ^ (t >> 14)) / 2**32)
    return numbers


def test_the_text_form_says_entropy_variance_and_draws():
    assert repr(Dice()) == (
        "Live figure: a die with the faces 1, 2, 3, 4, 5, 6 and the probabilities 0.1667, 0.1667, "
        "0.1667, 0.1667, 0.1667, 0.1667. Entropy 1.792 nats, variance 2.917 around the mean 3.5. "
        "Run this cell in JupyterLab to move it."
    )
    data, _ = Dice()._repr_mimebundle_()
    assert data["text/plain"] == repr(Dice())
    counts = ", ".join(map(str, Dice(draws=60).counts))
    assert f"the mean 3.5. Counts of 60 drawn: {counts}. Run" in repr(Dice(draws=60))
    assert repr(Dice([0] * 6, draws=60)) == (
        "Live figure: a die with the faces 1, 2, 3, 4, 5, 6. All weights are 0: nothing can come "
        "up. Run this cell in JupyterLab to move it."
    )


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_probabilities_are_the_weights_shared_out(kind):
    die = Dice(kind([1, 2, 3, 0, 0, 4]))
    assert die.weights == [1, 2, 3, 0, 0, 4] and type(die.weights) is list
    assert np.allclose(die.probabilities, [0.1, 0.2, 0.3, 0, 0, 0.4], rtol=0, atol=1e-15)
    die.weights = kind([0, 0, 7, 0, 0, 0])
    assert die.probabilities == [0, 0, 1, 0, 0, 0]
    assert (die.mean, die.entropy, die.variance) == (3, 0, 0)


@pytest.mark.parametrize("name", FOUR_DICE)
@pytest.mark.parametrize("faces", [range(1, 7), range(10, 61, 10), [-3, 0.5, 8, 8, 100, -100]])
def test_entropy_and_variance_are_those_of_the_still_figure(name, faces):
    p, faces = np.array(FOUR_DICE[name]), list(faces)
    die = Dice(10 * p, faces)
    assert np.allclose(die.probabilities, p, rtol=1e-14, atol=0)
    assert math.isclose(die.entropy, entropy_of(p), rel_tol=1e-13)
    assert math.isclose(die.variance, variance_of(p, np.array(faces)), rel_tol=1e-13)
    assert math.isclose(die.mean, p @ faces, rel_tol=1e-13, abs_tol=1e-13)


def test_random_dice_agree_with_the_still_figure_too():
    chance = np.random.default_rng(0)
    for _ in range(200):
        weights = chance.choice([0, 10, 0.1, *chance.uniform(0, 10, 4)], 6)
        weights[2] = 0.1 if not weights.any() else weights[2]
        faces = chance.uniform(-100, 100, 6)
        die = Dice(weights, faces)
        p = weights / weights.sum()
        assert math.isclose(die.entropy, entropy_of(p), rel_tol=1e-12, abs_tol=1e-15)
        assert math.isclose(die.variance, variance_of(p, faces), rel_tol=1e-12)
        assert 0 <= die.entropy <= math.log(6) + 1e-12
        assert die.variance <= np.ptp(faces) ** 2 / 4 * (1 + 1e-12)


def test_equal_faces_and_sure_faces_have_no_variance_at_all():
    assert Dice(faces=[3.3] * 6).variance == 0 and Dice(faces=[3.3] * 6).entropy > 1.79
    assert Dice([0, 0, 0, 0.1, 0, 0], [0.1, 0.2, 0.7, 0.3, -60, 1 / 3]).variance == 0


def test_a_die_without_weights_has_no_numbers_and_nothing_is_drawn():
    numbers = Dice([0] * 6, draws=60).numbers
    assert numbers["counts"] == [0] * 6
    for name in ("probabilities", "mean", "entropy", "variance"):
        assert np.isnan(numbers[name]).all()


@pytest.mark.parametrize("seed", [0, 1, 12345, SEEDS - 1])
def test_the_generator_is_mulberry32(seed):
    assert chances(seed, 1000).tolist() == mulberry32(seed, 1000)
    assert chances(seed, 0).tolist() == []
    assert chances(seed, 30).tolist() == chances(seed, 1000)[:30].tolist()


def test_its_numbers_are_spread_evenly():
    many = chances(3, MOST_DRAWS)
    assert many.min() >= 0 and many.max() < 1
    assert np.abs(np.bincount((many * 20).astype(int), minlength=20) / 5000 - 1).max() < 0.06
    assert abs(np.corrcoef(many[1:], many[:-1])[0, 1]) < 0.01
    assert abs(np.corrcoef(chances(4, MOST_DRAWS), many)[0, 1]) < 0.01


@pytest.mark.parametrize("name", FOUR_DICE)
def test_counts_follow_the_probabilities(name):
    p = np.array(FOUR_DICE[name])
    counts = np.array(Dice(10 * p, draws=MOST_DRAWS).counts)
    assert counts.sum() == MOST_DRAWS
    assert (counts[p == 0] == 0).all()
    assert (np.abs(counts - MOST_DRAWS * p) < 4 * np.sqrt(MOST_DRAWS * p) + 1e-6).all()


def test_more_draws_keep_those_before_and_another_seed_gives_others():
    before, after = np.array(Dice(draws=60).counts), np.array(Dice(draws=660).counts)
    assert (after >= before).all() and (after - before).sum() == 600
    assert Dice(draws=60, seed=1).counts != before.tolist()
    assert Dice().counts == [0] * 6


@pytest.mark.parametrize("weights", [[0.3] * 6, [0.1, 0, 0.7, 0.2, 0, 0], [0, 5e-324, 0, 0, 0, 0]])
def test_the_largest_chance_draws_a_face_that_is_possible(weights, monkeypatch):
    ends = np.array([0.0, 1 - 1 / SEEDS])
    monkeypatch.setattr("softmaxlib.live.draws.chances", lambda seed, draws: ends)
    possible = np.flatnonzero(weights)
    expected = np.bincount([possible[0], possible[-1]], minlength=6)
    assert drawn_counts(weights, 0, 2) == expected.tolist()


def test_the_page_has_the_limits_and_the_dice_of_python():
    script = (files("softmaxlib.live") / "dice.js").read_text(encoding="utf-8")
    limits = {"WEIGHT": LARGEST_WEIGHT, "FACE": LARGEST_FACE}
    for name, value in limits.items():
        assert f"const LARGEST_{name} = {value};" in script
    assert f"const MOST_DRAWS = {MOST_DRAWS};" in script
    for p in FOUR_DICE.values():
        weights = json.dumps([float(f"{10 * share:.6g}") for share in p]).replace(".0", "")
        taken = "[5, 5, 5, 5, 5, 5]" if len(set(p)) == 1 else weights
        assert taken in script


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("weights", [1] * 5, "weights: a die has six faces and needs 6 numbers, not 5"),
        (
            "weights",
            [1, 1, 1, 1, 1, -0.1],
            r"weights\[5\] should lie between 0 and 10, not be -0.1",
        ),
        ("weights", [1, 11, 1, 1, 1, 1], r"weights\[1\] should lie between 0 and 10, not be 11"),
        ("weights", [math.nan] * 6, r"weights\[0\] should be a finite number, not nan"),
        ("weights", "111111", "weights should be a list of numbers, not '111111'"),
        ("weights", 1, "weights should be a list of numbers, not 1"),
        ("weights", None, "weights"),
        ("faces", range(7), "faces: a die has six faces and needs 6 numbers, not 7"),
        ("faces", [1, 2, 3, 4, 5, "6"], r"faces\[5\] should be a number, not '6'"),
        ("faces", [1, 2, 3, 4, 5, 101], r"faces\[5\] should lie between -100 and 100, not be 101"),
        ("draws", -1, "draws should lie between 0 and 100000, not be -1"),
        ("draws", 1.5, "draws should be a whole number, not 1.5"),
        ("draws", True, "draws should be a number, not True"),
        ("draws", "60", "draws should be a number, not '60'"),
        ("draws", 200_000, "draws should lie between 0 and"),
        ("seed", -1, "seed should lie between 0 and"),
        ("seed", 2**32, "seed should lie between 0 and"),
        ("seed", 0.5, "seed should be a whole number, not 0.5"),
        ("controls", "yes", "controls"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(name, value, words):
    die = Dice()
    before = getattr(die, name)
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        setattr(die, name, value)
    assert getattr(die, name) == before
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        Dice(**{name: value})


def test_reset_knows_how_it_started():
    die = Dice([1, 2, 3, 4, 5, 6], draws=7, seed=9)
    die.weights, die.draws = [1] * 6, 0
    assert die._start == {
        "weights": [1, 2, 3, 4, 5, 6], "faces": [1, 2, 3, 4, 5, 6], "draws": 7, "seed": 9
    }  # fmt: skip
