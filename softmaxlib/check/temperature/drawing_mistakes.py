"""Known mistakes of sample_counts that lie in the drawing: another chance, or none."""

import copy

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.check.temperature.counting_mistakes import counted
from softmaxlib.functions import softmax


def _instead_of_p(change):
    """Draw rightly, but with other probabilities than p."""
    return lambda p, n, rng: rng.multinomial(n, change(p))


def _of_numbers(u, p):
    """The counts of the classes into whose pieces the numbers fall."""
    return counted(np.searchsorted(np.cumsum(p), u, side="right"), len(p))


def _first_below(p, n, rng):
    """The first class whose p, not summed up, is above the random number; -1 where none is."""
    below = rng.random((n, 1)) < p
    return np.where(below.any(axis=1), below.argmax(axis=1), -1)


def _last_below(p, n, rng):
    below = rng.random((n, 1)) < p
    return np.where(below.any(axis=1), len(p) - 1 - below[:, ::-1].argmax(axis=1), -1)


def _class_by_class(p, n, rng):
    """Each draw tries one class after the other, each with its own p; -1 where none is taken."""
    taken = rng.random((n, len(p))) < p
    return np.where(taken.any(axis=1), taken.argmax(axis=1), -1)


def _rest_to_the_last(draw):
    def wrong(p, n, rng):
        draws = draw(p, n, rng)
        return counted(np.where(draws < 0, len(p) - 1, draws), len(p))

    return wrong


def _rest_lost(draw):
    return lambda p, n, rng: counted(draw(p, n, rng), len(p))


def _with_the_rest(counts, n):
    """The counts, with the last one replaced by what the others leave of n."""
    return np.append(counts[:-1], n - counts[:-1].sum())


def _noisy(sd, change=np.asarray):
    return lambda p, n, rng: change(n * p + rng.normal(0, sd, len(p)))


def _without_rng(p, n, rng):
    return np.random.default_rng().multinomial(n, p)


def _from_a_copy(p, n, rng):
    return copy.deepcopy(rng).multinomial(n, p)


DRAWING_MISTAKES = (
    *named(
        "expected_counts",
        "you compute how many to expect, n p; nothing is drawn, so chance has no part in it",
        "run it twice. Should two samples agree exactly?",
        *(lambda p, n, rng, c=change: c(n * p) for change in (np.round, np.floor, np.ceil, abs)),
        lambda p, n, rng: _with_the_rest(np.floor(n * p), n),
        lambda p, n, rng: _with_the_rest(np.round(n * p), n),
    ),
    *named(
        "p_returned",
        "these are the probabilities p themselves; nothing is drawn",
        "p says how likely each class is. How often did it really come up?",
        lambda p, n, rng: p,
    ),
    *named(
        "ignores_rng",
        "the draws do not come from rng, so nobody can repeat them",
        "where does your chance come from? Only the generator rng was given the seed",
        _without_rng,
    ),
    *named(
        "fixed_seed",
        "a generator made anew with the same seed draws the same numbers each time",
        "which generator should be used: one made inside, or the one that is handed in?",
        *(lambda p, n, rng, s=s: np.random.default_rng(s).multinomial(n, p) for s in range(3)),
    ),
    *named(
        "copied_generator",
        "you draw from a copy, so rng itself stays where it was, and the next call repeats it all",
        "what has to move on, so that the next call draws something else?",
        _from_a_copy,
    ),
    *named(
        "uniform",
        "every class is drawn equally often, whatever p says",
        "which of your lines uses p?",
        _instead_of_p(lambda p: np.full(len(p), 1 / len(p))),
        _instead_of_p(lambda p: np.append(np.full(len(p) - 1, 1 / (len(p) - 1)), 0)),
    ),
    *named(
        "most_probable_only",
        "the most probable class takes all draws, as at temperature 0",
        "how often should a class with p = 0.3 come up in 100 draws?",
        lambda p, n, rng: n * np.eye(len(p), dtype=int)[np.argmax(p)],
    ),
    *named(
        "one_draw_for_all",
        "one single draw decides for all n of them",
        "how many random numbers does it take for n independent draws?",
        lambda p, n, rng: n * rng.multinomial(1, p),
    ),
    *named(
        "one_draw_only",
        "only one draw is made, or only one is counted",
        "where does n come in? And does a return stand inside the loop?",
        lambda p, n, rng: rng.choice(len(p), p=p),
        lambda p, n, rng: [rng.choice(len(p), p=p)],
        lambda p, n, rng: rng.multinomial(1, p),
    ),
    *named(
        "array_for_one_yes_or_no",
        "a whole array stands where a single yes or no is wanted",
        "does an `if` compare with all of p at once? Or is p the third thing in rng.choice( )?",
        lambda p, n, rng: rng.choice(len(p), n, p),
    ),
    *named(
        "drawn_from_p",
        "you draw among the probabilities themselves, as if they were the classes",
        "the classes are 0, 1, 2 ... Which argument of rng.choice says what to draw from?",
        lambda p, n, rng: rng.choice(p, n),
        lambda p, n, rng: rng.choice(p, n, p=p),
    ),
    *named(
        "choices_and_p_differ",
        "the values to choose from are not as many as the probabilities",
        "which argument of rng.choice says what to draw from, and which says how often?",
        lambda p, n, rng: rng.choice(n, len(p), p=p),
    ),
    *named(
        "n_and_K_swapped",
        "as many draws as there are classes, or a class number up to n: n and K have swapped",
        "how many draws are asked for, and how many counts?",
        lambda p, n, rng: rng.multinomial(len(p), p),
        lambda p, n, rng: rng.integers(n, size=len(p)),
    ),
    *named(
        "fractions_for_whole",
        "NumPy wants whole numbers there, and gets fractions",
        "are n and p in their places? And what goes into np.bincount: classes, or random numbers?",
        lambda p, n, rng: rng.multinomial(p, n),
        lambda p, n, rng: np.bincount(rng.random(n)),
    ),
    *named(
        "p_no_longer_adds_up",
        "the probabilities that reach NumPy do not add up to 1",
        "p itself does. What was done to it on the way?",
        lambda p, n, rng: rng.choice(len(p), n, p=np.cumsum(p)),
        lambda p, n, rng: rng.multinomial(n, np.cumsum(p)),
    ),
    *named(
        "p_as_logits",
        "p is treated as logits: softmax is taken a second time",
        "p holds shares already: no softmax is needed. Which line takes them for scores?",
        _instead_of_p(softmax),
    ),
    *named(
        "random_times_p",
        "the largest of random number times p wins; that favours the probable classes too much",
        "how often would the smaller one win with p = [0.9, 0.1]? Try it with many draws",
        lambda p, n, rng: counted((rng.random((n, len(p))) * p).argmax(axis=1), len(p)),
    ),
    *named(
        "thresholds_not_summed",
        "the random number is compared with the probabilities, and not with their running total",
        "draw a line from 0 to 1. From where to where on it does the piece of class 1 reach?",
        _rest_lost(_first_below),
        _rest_lost(_last_below),
        _rest_to_the_last(_first_below),
        lambda p, n, rng: np.bincount(np.searchsorted(p, rng.random(n)), minlength=len(p)),
        lambda p, n, rng: counted(np.searchsorted(np.sort(p), rng.random(n)), len(p)),
    ),
    *named(
        "edges_not_sorted",
        "the edges that np.digitize gets are not sorted",
        "at which points does the line from 0 to 1 pass from one class to the next?",
        lambda p, n, rng: np.digitize(rng.random(n), p),
        lambda p, n, rng: np.bincount(np.digitize(rng.random(n), p), minlength=len(p)),
        lambda p, n, rng: np.digitize(p, rng.random(n)),
    ),
    *named(
        "rest_not_rescaled",
        "a class that is passed over leaves the others with their old p, although fewer are left",
        "once class 0 is ruled out, how likely is class 1 among those that are left?",
        _rest_lost(_class_by_class),
        _rest_to_the_last(_class_by_class),
    ),
    *named(
        "each_class_by_itself",
        "each class is counted on its own, so a draw can count for two classes or for none",
        "one draw has one class. How can one random number decide among all of them?",
        lambda p, n, rng: rng.binomial(n, p),
        lambda p, n, rng: rng.poisson(n * p),
        lambda p, n, rng: (rng.random((n, 1)) < p).sum(axis=0),
    ),
    *named(
        "last_takes_the_rest",
        "the last class takes whatever is left, which may be less than nothing",
        "all draws but the last class are drawn apart. Can they be more than n together?",
        lambda p, n, rng: _with_the_rest(rng.binomial(n, p), n),
    ),
    *named(
        "noise_added",
        "you take the expected counts n p and add noise",
        "chance lies in the draws. How would you let one single draw happen?",
        *(_noisy(sd) for sd in (0.03, 0.1, 0.3, 1, 2, 4, 8)),
        *(_noisy(sd, np.round) for sd in (0.5, 1)),
    ),
    *named(
        "evenly_spaced",
        "the random numbers are spread evenly from 0 to 1, so the counts hardly vary",
        "how often are 10 tosses of a coin not 5 and 5?",
        lambda p, n, rng: _of_numbers((np.arange(n) + rng.random(n)) / n, p),
        lambda p, n, rng: _of_numbers((np.arange(n) + rng.random()) / n, p),
    ),
    *named(
        "without_replacement",
        "you draw without putting back: what was drawn cannot come up again",
        "does one draw change the probabilities of the next?",
        lambda p, n, rng: rng.choice(len(p), n, replace=False, p=p),
    ),
    *named(
        "one_draw_missing",
        "there is one draw too few",
        "how many numbers does range(1, n) hold?",
        lambda p, n, rng: rng.multinomial(n - 1, p),
    ),
    *named(
        "one_draw_too_many",
        "there is one draw too many",
        "how many times does your loop run?",
        lambda p, n, rng: rng.multinomial(n + 1, p),
    ),
)
