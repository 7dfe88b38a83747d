"""No number in the prose of a notebook is typed by hand: a cell shows it, or it is computed here.

To add one: write the words around the number, with {} (and a format) in its place, and what
computes it; braces of a formula are doubled, {{ }}. A number that the text quotes as false goes to
QUOTED_MISTAKES.
"""

import math
import re
import sys
from fractions import Fraction
from typing import NamedTuple

import notebook_reading as reading
import numpy as np
import pytest

from benchmarks.families import Truth, ulps
from softmaxlib import (
    costs,
    datasets,
    log_softmax,
    models,
    sigmoid,
    softmax,
    softmax_jacobian,
    training,
)


class Fact(NamedTuple):
    """Words that stand in the text of a notebook, with {} for the numbers `values`."""

    notebook: str
    """The first letters of the notebook's file name."""
    words: str
    values: tuple

    @property
    def text(self):
        return " ".join(self.words.format(*self.values).split())


class Quoted(NamedTuple):
    """A false number of somebody else, in the words in which the text quotes it."""

    notebook: str
    text: str


def surprise(points):
    """The surprise at an answer that got so many of 100 points."""
    return math.log(100 / points)


def variance_of(*faces):
    """The variance of a die that shows these faces equally often."""
    return np.var(faces)


def facts(notebook, *rows):
    """Facts of one notebook, from rows of words and values."""
    return [Fact(notebook, text, values) for text, *values in rows]


def units_lost_by_the_shift():
    """How wrong notebook 2's small share is after the max shift, in units of its last place."""
    scores = np.array([1000.1, 300.7])
    positives = np.exp(scores - scores.max())
    truth = Truth(scores).softmax
    return ulps((positives / positives.sum())[1:], (truth[0][1:], truth[1][1:]))


def scores_that_lose_nothing():
    """Two scores whose difference is not rounded."""
    scores = 1000.5, 300.5
    assert Fraction(scores[1]) - Fraction(scores[0]) == Fraction(scores[1] - scores[0])
    return scores


def paths_of(**options):
    """The logits of SGD as notebook 8 trains, before and after, and the labels."""
    X, y = datasets.three_clusters()
    network = models.Network((3, 32, 32, 3), **options)
    history = training.train(
        network, X, y, training.SGD(0.1), 1000, records=1, keep_logits=True, progress=False
    )
    return history.logits, y


def mean_gap_of_wrong_logits():
    """How far the two wrong logits of an example lie apart in the end, last layer zeroed."""
    logits, y = paths_of(zeroed=[-1])
    wrong = logits[-1][np.arange(3) != y[:, None]].reshape(-1, 2)
    return np.abs(np.diff(wrong)).mean()


SUMS_FROM_RANDOM_LAYERS = [row[np.abs(row).argmax()] for row in paths_of()[0].sum(axis=2)]
MEAN_GAP_OF_WRONG_LOGITS = mean_gap_of_wrong_logits()
SHARE_AND_TARGET_AT_THE_LOWEST_LOSS = softmax([3.6, 0, 0, 0])[0], costs.smoothed_target(4, 0.1)[0]
SCALE = [100, 50, 25, 10, 1]
CAT_DOG_BIRD = [2.0, 1.0, 0.1]
LEVEL_WITH_THE_CAT = softmax([2.0, 2.0, 0.1])
LARGEST_FLOAT = sys.float_info.max
LARGEST_EXPONENT = math.log(LARGEST_FLOAT)
CAT, DOG, BIRD = softmax(CAT_DOG_BIRD)
PERCENT = 100 * softmax(CAT_DOG_BIRD)
BOLD_ENOUGH = [
    T / 100 for T in range(1, 100) if round(softmax(CAT_DOG_BIRD, temperature=T / 100)[0], 2) == 0.9
]
LOG_ODDS = np.log(np.divide([0.7, 0.2, 0.1], [0.3, 0.8, 0.9]))
SIGMOIDS_SHARED = sigmoid(CAT_DOG_BIRD) / sigmoid(CAT_DOG_BIRD).sum()
OFF_AT_799 = 0.5 + 0.799 / 4 - sigmoid(0.799)

SCALE_OF_SURPRISE = (
    ("| points on what happens | {} | {} | {} (a blind guess) | {} | {} | 0 |", *SCALE),
    (
        "| surprise | {:.0f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | no upper limit |",
        *map(surprise, SCALE),
    ),
)

FACTS = [
    *facts("00", *SCALE_OF_SURPRISE, ("That is {}, a quarter of the whole", 3 / 12)),
    *facts(
        "01",
        *SCALE_OF_SURPRISE,
        ("each halving adds {:.2f}", math.log(2)),
        ("3 / 12 = {}", 3 / 12),
        ("about {:.1f} times the dog's share", math.e),
        ("**e** is a number, about {:.3f}", math.e),
        ("$e^{{2.0}}$ ≈ {:.3f}", math.exp(2.0)),
        ("our shares are {:.1f}, {:.1f} and {:.1f}", *softmax(CAT_DOG_BIRD)),
        ("becomes ({:.3f} × f)", math.exp(2.0)),
        ("/ ({:.3f} × f)", np.exp(CAT_DOG_BIRD).sum()),
        ("the dog's exponential is {:.3f}", math.exp(2.0)),
        ("and the total {:.3f}", np.exp([2.0, 2.0, 0.1]).sum()),
        ("Cat and dog have {:.3f} each, the bird {:.3f}", *LEVEL_WITH_THE_CAT[1:]),
        ("three positive numbers, {:.3f}, {:.3f} and {:.3f}", *np.exp(CAT_DOG_BIRD)),
        ("Their total is {:.3f}", np.exp(CAT_DOG_BIRD).sum()),
        ("holds {:.3f} instead of {:.3f}", softmax(CAT_DOG_BIRD)[0], math.exp(2.0)),
        ("Four equal scores get {:.2f} each", softmax([60.0] * 4)[0]),
        ("has {} digits before the point", math.floor(1000 / math.log(10)) + 1),
        ("the largest `float` has {}", len(str(int(LARGEST_FLOAT)))),
        ("the logits add up to {:.1f}, the exponentials", sum(CAT_DOG_BIRD)),
        ("the exponentials to {:.3f}", np.exp(CAT_DOG_BIRD).sum()),
    ),
    *facts(
        "02",
        ("e¹, about {:.3f} : 1", math.e),
        ("three equal shares, [{0:.4f} {0:.4f} {0:.4f}]", 1 / 3),
        ("the same as for [0, 1, 2], {}", softmax([0, 1, 2]).round(4)),
        ("ends at about {}, that is", f"{LARGEST_FLOAT:.2g}".replace("e+", "e")),
        ("that is {:.1f} × 10³⁰⁸", LARGEST_FLOAT / 1e308),
        ("The print adds up to {}", round(sum([0.9584, 0.0176, 0.0065, 0.0176]), 4)),
        ("two numbers of {:.3g}", math.exp(-40)),
        ("a number of {} digits", len(str(int(LARGEST_FLOAT)))),
        ("The cliff lies at about {:.2f}", math.log(LARGEST_FLOAT)),
        ("Above about {:.2f} it becomes inf", math.log(LARGEST_FLOAT)),
        ("With {:.2f} they are close", -math.log(0.0176)),
        ("For [40, 0, 0] it is about {:.2g}", log_softmax([40.0, 0.0, 0.0])[0]),
        ("{} and {} lose nothing", *scores_that_lose_nothing()),
        ("that is about {:.0f} units", round(units_lost_by_the_shift(), -2)),
    ),
    *facts(
        "03",
        ("the entropy is {:.3f}, and the variance {:.2f}", math.log(4), variance_of(1, 2, 5, 6)),
        ("At 0.5 the cat's, to {:.4f}.", softmax(CAT_DOG_BIRD, temperature=0.5)[0]),
        ("the cat is left with {:.4f}", softmax(CAT_DOG_BIRD, temperature=4)[0]),
        ("It has about {:.0e}: not nothing", softmax(CAT_DOG_BIRD, temperature=0.05)[2]),
        ("-ln 0.5, which is ln 2, about {:.2f} nats", math.log(2)),
        ("the same as before, {:.2f}, {:.2f} and {:.1f}", *softmax(CAT_DOG_BIRD)),
        ("At T = 1 the cat has {:.2f}", CAT),
        ("rounded to two decimals, is {:.2f}", softmax(CAT_DOG_BIRD, temperature=0.44)[0]),
        ("at T = 0.5 it has {:.2f}", softmax(CAT_DOG_BIRD, temperature=0.5)[0]),
        ("Any T from {} to {} will do", BOLD_ENOUGH[0], BOLD_ENOUGH[-1]),
        ("is the softmax of {}", [z / 0.5 for z in CAT_DOG_BIRD]),
        ("the cat comes in {:.2f} of all cases", CAT),
        (
            "about {:.0f} bring the first surprise below, {:.0f} the second and {:.0f}",
            *PERCENT,
        ),
        ("You know ln 4 = {:.2f} already", math.log(4)),
        ("0.5 × {0:.2f} twice, which is {0:.2f}", math.log(2)),
        ("(2.5² + 1.5² + 0.5²) / 6, which is {:.3f}", 2 * (2.5**2 + 1.5**2 + 0.5**2) / 6),
        (
            "√(1000 × {:.3f} × {:.3f}), about {:.0f}",
            CAT,
            1 - CAT,
            (1000 * CAT * (1 - CAT)) ** 0.5,
        ),
        ("A fair die has the same mean, {}.", np.arange(1, 7).mean()),
        ("Each throw lies {} from the mean", 6 - np.arange(1, 7).mean()),
        ("that is {}. Try {} and {}: the mean moves", 2.5**2, 0.6, 1 - 0.6),
        ("passes {:.2f} as soon as T falls below {:.6f}", LARGEST_EXPONENT, 2.0 / LARGEST_EXPONENT),
        ("their variances differ by a factor of {:.0f}", variance_of(1, 6) / variance_of(3, 4)),
    ),
    *facts(
        "04",
        ("and the same share, {:.4f}", sigmoid(1.0)),
        ("At 4 it is {:.4f}, and at -4 as well", sigmoid(4.0) * sigmoid(-4.0)),
        (
            "{:.4f} each at (1, 1), and {:.4f} each at (4, 4)",
            *(softmax([z, z, 0])[0] for z in (1, 4)),
        ),
        ("e¹, about {:.3f} : 1", math.e),
        ("{:.4f}, which is e to the power -5", math.exp(-5)),
        ("At z = 2 it has {:.2f}", sigmoid(2.0)),
        ("That is {:.4f}; {} is right, too", math.log(3), round(math.log(3), 1)),
        ("the answer is σ(1), which is {:.4f}", sigmoid(1.0)),
        ("it is σ(-1), which is {:.4f}", sigmoid(-1.0)),
        ("σ(-40) is about {:.3g}, which", sigmoid(-40.0)),
        ("{}, {} and {}: closer together", *SIGMOIDS_SHARED.round(3)),
        ("{}, {} and {}: further apart", *softmax(LOG_ODDS).round(3)),
        ("off by less than {}", math.ceil(100 * OFF_AT_799) / 100),
        ("Two sigmoids would say {:.2f} each", sigmoid(4.0)),
    ),
    *facts(
        "05",
        ("At 5 the cat has {:.3f}", softmax([5, 1, 0.1])[0]),
        ("its own slope falls from {:.4f}", softmax_jacobian(CAT_DOG_BIRD)[0, 0]),
        ("{:.4f} to {:.4f}.", *(softmax_jacobian([z, 1, 0.1])[0, 0] for z in (2, 5))),
        ("near the score {:.2f}. No cell", math.log(math.exp(1) + math.exp(0.1))),
        ("For the cat that is {:.4f}", softmax_jacobian(CAT_DOG_BIRD)[0, 0]),
        ("$e^{{0.001}}$ = {:.7f}", math.exp(0.001)),
        ("-{:.4f} × {:.4f} is {:.4f}", DOG, CAT, softmax_jacobian(CAT_DOG_BIRD)[1, 0]),
        ("should be about {}.", sigmoid(0.0) * (1 - sigmoid(0.0))),
        ("call f at {} and at {}", 2 + 0.1, 2 - 0.1),
        ("The two places are {:.1f} apart", 2 * 0.1),
        ("With h = 1e-5, which is {:.5f}, the slope", 1e-5),
        ("comes out as {:.4f}. What", softmax_jacobian(CAT_DOG_BIRD)[0, 0]),
        ("the first row is {0} × {1:.1f}, -{0} × {2}, -{0} × {3}", 0.7, 1 - 0.7, 0.2, 0.1),
        ("row is -{1} × {0}, {1} × {2}, -{1} × {3}", 0.7, 0.2, 1 - 0.2, 0.1),
        ("For p = [0.7, {:.1f}] and upstream", 1 - 0.7),
        ("0.7 × 0.3 and {:.1f} × -0.7", 1 - 0.7),
        ("the cat pays: {:.4f}", softmax_jacobian(CAT_DOG_BIRD)[0, 1]),
        ("Near {:.5f}, for a float64", 1e-5),
        ("from about z = {:.0f} on", -math.log(sys.float_info.epsilon / 2)),
        ("the table would have {:,} entries", 50_000**2),
    ),
    *facts(
        "06",
        (
            "from {:.4f} up to {:.4f}. The",
            *(costs.yes_no_costs(costs.moved(p)) for p in (0.05, 0.45)),
        ),
        ("cost of the true class only stays {:.4f}.", costs.true_class_cost(costs.moved(0.45))),
        ("They are equal, {:.4f} each", costs.true_class_cost(costs.moved(0.45))),
        ("and its slope is {:.4f}", costs.losses_and_slopes(-10, 2, 0)[1][1]),
        ("Near the gap {:.1f}, with the slope {:.3f}", -math.log(2), -16 / 27),
        ("alike: {:.3f} and {:.3f} at the gap 3.6", *SHARE_AND_TARGET_AT_THE_LOWEST_LOSS),
        ("where they meet: at {:.3f}", costs.best_gap(4, 0.1)),
        ("and smoothing 0.5 it is {:.3f}", costs.best_gap(4, 0.5)),
        ("with ten it is {:.3f}", costs.best_gap(10, 0.5)),
        ("ln K: {:.2f} for three classes, {:.2f} for ten", math.log(3), math.log(10)),
        ("the cat's {:.4f} has {:.4f}", CAT, -math.log(CAT)),
        ("rounded to 0.7 it has {:.4f}", -math.log(0.7)),
        ("{:.2f} + {} is {:.2f} × {:.2f}", 0.5, 0.01, 0.5, (0.5 + 0.01) / 0.5),
        ("ln {:.2f} is nearly {:.2f}", 1.02, math.log(1.02)),
        ("**C** {:.1f}, {}, {}: a little bolder", 0.7 + 0.1, 0.1, 0.1),
        ("**D** {:.1f}, which is ln 800", math.log(800)),
        ("no error can cost more than {:.2f}", -math.log(1e-9)),
        ("p - y is [{:.1f}, 0.3] and [0.4, {:.1f}]", 0.7 - 1, 0.6 - 1),
        ("-ln {} is almost {:.0f}", 0.05, -math.log(0.05)),
        ("For the dog that is {:.4f}, not {:.4f}", DOG, CAT),
        ("for our cat that gives -{:.4f}", CAT),
        ("the loss is {:.2f}, though the cat's", -log_softmax([2.0, 3.0, 0.1])[0]),
    ),
    *facts(
        "07",
        ("**D** {:.2f}, which is ln 10", math.log(10)),
        ("a loss of {:.4f} with three classes", -log_softmax([1.0, 0.0, 0.0])[0]),
        ("ln 2, about {:.2f} nats", math.log(2)),
        ("G has the rows [{}, {}]", (0.5 - 1) / 2, 0.5 / 2),
        ("then two of three are right: {:.3f}", 2 / 3),
        (
            "0.6, 0.6, 0.6 and 0.1. So it has three right, and a mean surprise of {:.2f}",
            -np.log([0.6, 0.6, 0.6, 0.1]).mean(),
        ),
        ("A share of 0.45 is an error, but a cheap one: {:.2f}", -math.log(0.45)),
        ("The share 0.1 costs {:.2f}", -math.log(0.1)),
        ("{:.3f} with three classes", softmax([1.0, 0.0, 0.0])[0]),
    ),
    *facts(
        "08",
        ("The farthest sum is {:.1f} at first, and {:.1f} in the end", *SUMS_FROM_RANDOM_LAYERS),
        ("and its mean is {:.1f} in the end", MEAN_GAP_OF_WRONG_LOGITS),
        ("**A** by {} and by {:.5f}", 0.01 * 10, 0.01 * 0.001),
        ("**D** both by {:.2f}, the learning rate", 0.01 * (10 + 0.001) / 2),
        ("the bird's by less than {}", 0.05),
        ("and a bird below {}", 0.05),
    ),
]

QUOTED_MISTAKES = [
    Quoted("01", "softmax([1, 2, 5]) is [0.02, 0.05, 0.93]"),
]

NOTEBOOKS = reading.notebooks()
_DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+(?:e[+-]?\d+)?(?!\.?\d)")
_NO_RESULT = re.compile(r"\]\([^)]*\)|https?://\S+|\barXiv[: ]\S+|\b(?:Python|SciPy) \d\.\d+")
_SHORT_STEPS = ("Almost code", "Solution")


def prose(notebook):
    """The (cell, text) pairs of a notebook, without the code of hints and without addresses."""
    for cell in notebook.markdown:
        text = cell.source
        for summary, folded in reading.folds(text):
            if summary in _SHORT_STEPS:
                text = text.replace(folded, reading.without_fences(folded))
        yield cell, " ".join(_NO_RESULT.sub(" ", text).split())


def decimals(text):
    return set(_DECIMAL.findall(text))


def of(rows, notebook):
    """The rows that belong to this notebook."""
    return [row for row in rows if notebook.name.startswith(row.notebook)]


def test_facts_stand_in_their_notebooks():
    texts = {n.name: " ".join(text for _, text in prose(n)) for n in NOTEBOOKS}
    reading.none_of(
        f"{row.notebook} should say: {row.text} (mend the number there, or rewritten words here)"
        for row in (*FACTS, *QUOTED_MISTAKES)
        if not any(name.startswith(row.notebook) and row.text in texts[name] for name in texts)
    )


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda n: n.name)
def test_every_decimal_number_is_shown_by_a_cell_or_computed_here(notebook):
    known = decimals(" ".join(c.source + " " + reading.shown(c) for c in notebook.code))
    known |= decimals(" ".join(row.text for row in of([*FACTS, *QUOTED_MISTAKES], notebook)))
    reading.none_of(
        f"{cell.id} says {number}: let a cell print it, or compute it in FACTS"
        for cell, text in prose(notebook)
        for number in sorted(decimals(text) - known)
    )


def test_the_scanner_sees_numbers_and_skips_addresses_and_hints():
    text = "Softmax: 0.659, then 1.8e308. e^2.0; [0.5]. Version 1.2.3, x1.5, a.5"
    assert decimals(text) == {"0.659", "1.8e308", "2.0", "0.5"}
    assert not decimals(
        _NO_RESULT.sub(" ", "[a](b/c-3.12) http://x/1.5 Python 3.12 arXiv:1502.03167")
    )
