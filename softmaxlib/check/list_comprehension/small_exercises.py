"""The smaller exercises of notebook 1, softmax with a list comprehension."""

import math
from itertools import permutations

import numpy as np

from softmaxlib.check.engine import ValueExercise
from softmaxlib.check.parts import Mistake, Property
from softmaxlib.check.reading import read_letters
from softmaxlib.functions import softmax

squares = ValueExercise(
    "squares",
    [1, 4, 9, 16, 25],
    mistakes=(
        Mistake("doubled", [2, 4, 6, 8, 10], "you double each number", "a square is n times what?"),
        Mistake(
            "caret",
            [3, 0, 1, 6, 7],
            "in Python ^ is no power (it compares bits)",
            "a power is written n ** 2; or what is n times n?",
        ),
        Mistake(
            "unchanged",
            [1, 2, 3, 4, 5],
            "each number is handed on as it is",
            "the part before `for` says what becomes of each n",
        ),
        Mistake(
            "plus_one",
            [2, 3, 4, 5, 6],
            "that is n + 1, the example above",
            "a square is n times what?",
        ),
        Mistake("cubes", [1, 8, 27, 64, 125], "these are the cubes", "a square is n times what?"),
        Mistake(
            "powers_of_two",
            [2, 4, 8, 16, 32],
            "that is 2 to the power n",
            "which of the two numbers is multiplied by itself, n or 2?",
        ),
    ),
    expects="a list of five numbers",
    closing="the part before `for` says what becomes of each one: all of softmax is built so",
)

_NEEDED_BEFORE = {
    "B": ("C", "total_first"),
    "D": ("B", "share_before_total"),
    "A": ("D", "return_early"),
}
_WHY_NOT_YET = {
    "total_first": (
        "line B sums the positive numbers before line C has made them",
        "which line uses only what is given, the logits?",
    ),
    "share_before_total": (
        "line D divides by the total before line B has computed it",
        "what must be known before anyone's share can be said?",
    ),
    "return_early": (
        "line A ends the function before line D has made the shares",
        "nothing that stands after `return` is ever run. Which line comes last?",
    ),
}


def _first_trouble(order):
    """The slug of the first line that comes too early; None if all four lines work."""
    for position, line in enumerate(order):
        needed, slug = _NEEDED_BEFORE.get(line, ("", None))
        if needed not in order[:position]:
            return slug
    return None


_ORDERS = ["".join(lines) for lines in permutations("ABCD")]

order_of_lines = ValueExercise(
    "order_of_lines",
    "CBDA",
    mistakes=(
        Mistake(
            "bottom_up",
            "ADBC",
            "this is the order from bottom to top",
            "Python runs the first line first. Which line uses only the logits?",
        ),
        *(
            Mistake(_first_trouble(order), order, *_WHY_NOT_YET[_first_trouble(order)])
            for order in _ORDERS
            if order not in ("ADBC", "CBDA")
        ),
    ),
    read=read_letters,
    expects='four letters in quotes, such as "ABCD"',
    closing="score, positive, share: three steps and a return",
)

cat_against_bird = ValueExercise(
    "cat_against_bird",
    math.exp(1.9),
    mistakes=(
        Mistake(
            "ratio_of_scores",
            20.0,
            "that is 2.0 / 0.1, the ratio of the scores",
            "softmax sees differences only. What is 2.0 - 0.1?",
        ),
        Mistake(
            "difference_only",
            1.9,
            "that is the difference of the scores",
            "the difference is the power. What is raised to it?",
        ),
        Mistake(
            "other_way_round",
            math.exp(-1.9),
            "this is the bird's share as a multiple of the cat's",
            "the cat has the larger share. Is your number above 1?",
        ),
        Mistake(
            "dog_instead",
            math.e,
            "that is cat against dog, e^(2.0 - 1.0)",
            "which score does the bird have?",
        ),
        Mistake(
            "dog_against_bird",
            math.exp(0.9),
            "that is dog against bird, e^(1.0 - 0.1)",
            "which score does the cat have?",
        ),
        Mistake(
            "power_of_ratio",
            math.exp(20),
            "that is e to the ratio of the scores, 2.0 / 0.1",
            "what do you do with two powers when you divide one by the other?",
        ),
        Mistake(
            "difference_of_exponentials",
            math.exp(2.0) - math.exp(0.1),
            "that is how much larger the exponential is, not how many times as large",
            "how many times: is that a difference or a ratio?",
        ),
        Mistake(
            "share_of_the_cat",
            softmax([2.0, 1.0, 0.1])[0],
            "that is the cat's share itself",
            "how many times does the bird's share fit into it?",
        ),
        Mistake(
            "difference_of_shares",
            softmax([2.0, 1.0, 0.1])[0] - softmax([2.0, 1.0, 0.1])[2],
            "that is how much larger the share is, not how many times as large",
            "divide the one share by the other, or raise e to the difference of the scores",
        ),
    ),
    expects="one number",
    rtol=5e-3,
    closing="odds are e to the difference of two scores, whatever the others do",
)

counterexample = ValueExercise(
    "counterexample",
    [60.0] * 4,
    free=True,
    properties=(
        Property(
            "a list of two scores or more",
            "that is not a list of two scores or more",
            lambda scores, probe, expected: scores.ndim == 1 and scores.size > 1,
            "write the scores between [ and ], with commas",
        ),
        Property(
            "every score is a finite number",
            "a score is a finite number",
            lambda scores, probe, expected: np.isfinite(scores).all(),
            "which ordinary number above 50 would do?",
        ),
        Property(
            "every score is above 50",
            "one of the scores is not above 50",
            lambda scores, probe, expected: (scores > 50).all(),
            "raise that score; 50 itself is not above 50",
        ),
        Property(
            "every share is below 0.3",
            "one of its shares is 0.3 or more",
            lambda scores, probe, expected: (softmax(scores) < 0.3).all(),
            "think of the differences of the scores, and of how many share the whole",
        ),
    ),
    expects="a list of scores",
    closing="large scores, small shares: only the differences count, and how many share the whole",
)
