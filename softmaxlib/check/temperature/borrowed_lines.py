"""Known mistakes of sample_counts in lines that were copied: names and numbers of another place."""

from itertools import permutations

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.functions import softmax

_CAT_DOG_BIRD = softmax(np.array([2.0, 1.0, 0.1]))


def _lines(shares=None, size=None, classes=None, minlength=None, seed=None):
    """The notebook's lines, with what is given in the place of p, n, len(p), len(p) and rng."""

    def wrong(p, n, rng):
        rng = rng if seed is None else np.random.default_rng(seed)
        draws = rng.choice(classes or len(p), size or n, p=p if shares is None else shares)
        return np.bincount(draws, minlength=minlength or len(p))

    return wrong


def _legacy(p, n, rng):
    draws = np.random.RandomState().choice(3, n, p=p)
    return np.bincount(draws, minlength=len(p))


def _in_another_order():
    """Right functions whose arguments stand in another order than p, n, rng."""
    rights = (
        lambda p, n, rng: rng.choice(len(p), n, p=p),
        lambda p, n, rng: (len(p), rng.choice),
        lambda p, n, rng: rng.multinomial(n, p),
    )
    # Of p and n swapped, multinomial says what it says where they are swapped in its own brackets.
    for places in list(permutations(range(3)))[1:]:
        for right in rights[: 2 if places == (1, 0, 2) else 3]:
            yield lambda *args, right=right, places=places: right(*(args[i] for i in places))


BORROWED_MISTAKES = (
    *named(
        "p_and_n_not_used",
        "your lines do not use p and n: they are those of the notebook, for cat, dog and bird",
        "what should stand in the places of 3, of 1000 and of softmax(logits)?",
        _lines(_CAT_DOG_BIRD, 1000, 3, 3),
        _lines(_CAT_DOG_BIRD, 1000, 3),
        _lines(_CAT_DOG_BIRD, 1000),
        _lines(_CAT_DOG_BIRD, 1000, minlength=3),
    ),
    *named(
        "p_not_used",
        "your lines do not use p: they draw from the shares of cat, dog and bird",
        "which shares does the function get? Where do they belong?",
        _lines(_CAT_DOG_BIRD, None, 3, 3),
        _lines(_CAT_DOG_BIRD, None, 3),
        _lines(_CAT_DOG_BIRD),
        _lines(_CAT_DOG_BIRD, minlength=3),
    ),
    *named(
        "drawn_from_three_classes",
        "you choose from three classes, and p may hold more of them, or fewer",
        "choose from as many classes as p has. Which name tells how many?",
        _lines(classes=3),
        _lines(classes=3, size=1000),
        _lines(classes=3, seed=7),
        _lines(classes=3, size=1000, seed=7),
        _legacy,
    ),
    *(
        mistake
        for size in (10, 15, 100, 1000, 10000)
        for mistake in named(
            "size_written_into_the_code",
            f"your counts add up to {size}, a number in your code, and not to n",
            "how many draws are asked for? Which line says how many are made?",
            _lines(size=size),
            _lines(size=size, seed=7),
        )
    ),
    *named(
        "arguments_swapped",
        "p, n and rng seem to stand in another order in your line with def",
        "compare it with the exercise: sample_counts(p, n, rng). What does each name get?",
        *_in_another_order(),
    ),
)
