"""Known mistakes of sample_counts that lie in the counting: the draws are right."""

from collections import Counter

import numpy as np

from softmaxlib.check.parts import named


def _drawn(p, n, rng):
    return rng.choice(len(p), n, p=p)


def _of_counts(change):
    """Draw and count rightly, then do something more with the counts."""
    return lambda p, n, rng: change(rng.multinomial(n, p))


def _of_draws(change):
    """Draw rightly, then do something with the draws and the number of classes."""
    return lambda p, n, rng: change(_drawn(p, n, rng), len(p))


def counted(draws, K):
    return np.array([np.sum(draws == k) for k in range(K)])


COUNTING_MISTAKES = (
    *named(
        "minlength_missing",
        "np.bincount stops at the last class that came up; a later one gets no count",
        "how many classes are there, and how many counts did you return?",
        _of_draws(lambda draws, K: np.bincount(draws)),
        _of_draws(lambda draws, K: np.bincount(draws, minlength=K - 1)),
    ),
    *named(
        "unseen_dropped",
        "only classes that came up are counted, so the others vanish instead of getting a 0",
        "how many classes are there, and how many counts did you return?",
        _of_draws(lambda draws, K: np.unique(draws, return_counts=True)[1]),
        _of_draws(lambda draws, K: list(Counter(draws.tolist()).values())),
    ),
    *named(
        "classes_and_counts",
        "np.unique gives two arrays, the classes that came up and their counts",
        "which of the two is asked for? And which classes are missing from it?",
        _of_draws(lambda draws, K: np.array(np.unique(draws, return_counts=True))),
    ),
    *named(
        "minlength_off",
        "the counts are not as many as the classes; minlength may be another number",
        "how many classes are there? That many counts are wanted, whatever n is",
        *(_of_draws(lambda draws, K, i=i: np.bincount(draws, minlength=K + i)) for i in (1, 2)),
        lambda p, n, rng: np.bincount(_drawn(p, n, rng), minlength=n),
        lambda p, n, rng: np.bincount(_drawn(p, n, rng), minlength=n + 1),
    ),
    *named(
        "three_classes_only",
        "three classes are counted, whatever p holds",
        "which name tells how many classes there are?",
        _of_draws(lambda draws, K: counted(draws, 3)),
        _of_draws(lambda draws, K: np.bincount(draws, minlength=3)),
        lambda p, n, rng: np.bincount(_drawn(p, 1000, rng), minlength=3),
    ),
    *named(
        "weights_for_minlength",
        "the second argument of np.bincount is for weights, so len(p) was taken for those",
        "write minlength= before it. How does the line of the notebook do it?",
        _of_draws(lambda draws, K: np.bincount(draws, K)),
        _of_draws(lambda draws, K: np.bincount(draws, 3)),
    ),
    *named(
        "a_class_left_out",
        "one class has no count, the first or the last",
        "which numbers does your range run through, and which classes are there?",
        _of_counts(lambda counts: counts[:-1]),
        _of_counts(lambda counts: counts[1:]),
    ),
    *named(
        "classes_from_one",
        "the classes are numbered from 1, and the counts from 0",
        "which number does the first class have?",
        _of_draws(lambda draws, K: np.bincount(draws + 1, minlength=K)),
        _of_draws(lambda draws, K: counted(draws + 1, K)),
    ),
    *named(
        "bins_not_classes",
        "the bins of np.histogram are not the classes here",
        "between which two edges should class 0 lie, and between which two the last class?",
        _of_draws(lambda draws, K: np.histogram(draws, bins=K)[0]),
        _of_draws(lambda draws, K: np.histogram(draws, bins=range(K))[0]),
        _of_draws(lambda draws, K: np.histogram(draws)[0]),
    ),
    *named(
        "two_things_returned",
        "two things come back, and only the counts are asked for; np.histogram gives two by itself",
        "which of the two is it? Is there a comma in the line with return?",
        _of_draws(lambda draws, K: np.histogram(draws, bins=K)),
        lambda p, n, rng: (rng.multinomial(n, p), n),
        lambda p, n, rng: (rng.multinomial(n, p), p),
        lambda p, n, rng: (p, rng.multinomial(n, p)),
        lambda p, n, rng: (rng.multinomial(n, p), np.arange(len(p))),
    ),
    *named(
        "dict_returned",
        "a dict or a Counter is no row of counts, and may leave out a class that never came up",
        "go through the classes 0 to K - 1 instead. What is the count of one that never came up?",
        _of_draws(lambda draws, K: Counter(draws.tolist())),
        _of_draws(lambda draws, K: dict(Counter(draws.tolist()))),
    ),
    *named(
        "draws_returned",
        "these are the n draws themselves; nobody has counted them yet",
        "how often did class 0 come up among them, how often class 1?",
        _of_draws(lambda draws, K: draws),
        _of_draws(lambda draws, K: draws + 1),
        _of_draws(lambda draws, K: np.sort(draws)),
    ),
    *named(
        "draws_as_rows",
        "each draw is a row of its own, with a 1 for its class",
        "how often did each class come up? In which direction should you add?",
        lambda p, n, rng: rng.multinomial(1, p, size=n),
    ),
    *named(
        "rows_added",
        "each draw has added up its own 1; that direction runs across the classes",
        "there should be one count for each class. Along which axis do you add?",
        lambda p, n, rng: rng.multinomial(1, p, size=n).sum(axis=1),
    ),
    *named(
        "sample_in_a_table",
        "with `size` each row is a whole sample of its own, in a table",
        "how many samples of n draws are asked for?",
        lambda p, n, rng: rng.multinomial(n, p, size=n),
        lambda p, n, rng: rng.multinomial(n, p, size=len(p)),
    ),
    *named(
        "table_of_one_row",
        "brackets around the array, a comma after it or size=1 make a table with one row of it",
        "how many axes should the result have? What stands around your counts?",
        lambda p, n, rng: rng.multinomial(n, p, size=1),
    ),
    *named(
        "shares",
        "these are shares of the draws; asked is how many they are",
        "you have divided by n. What stood there before?",
        lambda p, n, rng: rng.multinomial(n, p) / n,
    ),
    *named(
        "percent",
        "that is right in percent; asked is how many draws they are",
        "how many draws are 100 % of them?",
        lambda p, n, rng: 100 * rng.multinomial(n, p) / n,
    ),
    *named(
        "sorted_by_size",
        "sorted by size, the counts no longer belong to their classes",
        "the first count belongs to class 0. Which class is yours from?",
        _of_counts(np.sort),
        _of_counts(lambda counts: np.sort(counts)[::-1]),
        _of_draws(lambda draws, K: [c for _, c in Counter(draws.tolist()).most_common()]),
    ),
    *named(
        "reversed",
        "the counts stand in reversed order",
        "the first count belongs to class 0. Which class is yours from?",
        _of_counts(np.flip),
    ),
    *named(
        "shuffled",
        "the counts stand in random order, and so belong to no class any more",
        "what should be drawn at random: the place of a count, or the class of each draw?",
        lambda p, n, rng: rng.permutation(np.round(n * p)),
        lambda p, n, rng: rng.permutation(rng.multinomial(n, p)),
    ),
    *named(
        "cumulative_counts",
        "the counts are summed up: each one holds those before it",
        "p is summed up to find the class. Which class alone gets the draw?",
        _of_counts(np.cumsum),
        lambda p, n, rng: (rng.random((n, 1)) < np.cumsum(p)).sum(axis=0),
    ),
    *named(
        "not_added_up",
        "a class that came up gets a 1, however often it did",
        "does your line set the count to 1, or does it add 1 to it?",
        _of_counts(lambda counts: (counts > 0).astype(int)),
    ),
    *named(
        "one_added_to_each",
        "each class has one more than it drew",
        "with what do your counts begin, before the first draw?",
        _of_counts(lambda counts: counts + 1),
    ),
    *named(
        "averaged",
        "many samples are averaged, and chance averages out",
        "how many samples of n draws are asked for?",
        *(
            lambda p, n, rng, size=size: rng.multinomial(n, p, size=size).mean(axis=0)
            for size in (10, 100, 1000)
        ),
    ),
)
