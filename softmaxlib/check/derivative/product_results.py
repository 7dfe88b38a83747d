"""What goes wrong in softmax_vjp after a right formula: signs, digits, and what is returned."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.derivatives import softmax_vjp


def _into_integers(p, g):
    result = np.zeros_like(g)
    result[...] = softmax_vjp(p, g)
    return result


def _first_only(p, g):
    """One entry of the answer, or of a table its first row; all others are 0."""
    result = np.zeros(p.shape)
    result[0] = softmax_vjp(p, g)[0]
    return result


def _first_of_a_table(form):
    """A right answer for one row; `form(answer)` for a table."""

    def wrong(p, g):
        earned = softmax_vjp(p, g)
        return form(earned) if p.ndim > 1 else earned

    return wrong


def _first_row(earned):
    return earned * (np.arange(len(earned)) == 0)[:, None]


def result_mistakes():
    return (
        *named(
            "sign_flipped",
            "every sign is turned round: a reward above the average becomes a loss",
            "only share 2 is rewarded. What does raising its logit earn: more or less than 0?",
            lambda p, g: -softmax_vjp(p, g),
        ),
        *named(
            "sign_lost",
            "the sizes are right, and the signs are lost: a loss looks like a gain",
            "add up a row of your answer. What should come out?",
            lambda p, g: np.abs(softmax_vjp(p, g)),
            lambda p, g: p * np.abs(g - (p * g).sum(axis=-1, keepdims=True)),
        ),
        *named(
            "losses_cut",
            "a loss becomes 0, as by max(0, ...): no logit can lose",
            "add up a row of your answer. What should come out?",
            lambda p, g: np.maximum(softmax_vjp(p, g), 0),
        ),
        *named(
            "cut_to_whole",
            "the earnings are cut to whole numbers, as by int( ), round( ) or //",
            "print one entry before that line, and after it. What is left of 0.34?",
            lambda p, g: np.trunc(softmax_vjp(p, g)),
            lambda p, g: np.round(softmax_vjp(p, g)),
            lambda p, g: np.floor(softmax_vjp(p, g)),
        ),
        *named(
            "integer_result",
            "fractions are written into an array of integers, which has no room for them",
            "the upstream holds integers here. What dtype has np.zeros_like of it?",
            _into_integers,
        ),
        *named(
            "divided_by_count",
            "you also divide by a number of rows or entries",
            "is a mean asked for here? Which line divides, and by what?",
            lambda p, g: softmax_vjp(p, g) / len(p),
            lambda p, g: softmax_vjp(p, g) / p.shape[-1],
            lambda p, g: softmax_vjp(p, g) / p.size,
        ),
        *named(
            "return_inside_loop",
            "only the first entry or row is there: the function ends before its loop does",
            "how far is your return indented? After which loop should it stand?",
            _first_only,
            lambda p, g: softmax_vjp(p, g)[0],
            lambda p, g: softmax_vjp(p, g)[:1],
            *map(_first_of_a_table, (_first_row, lambda earned: earned[0], lambda e: e[:1])),
        ),
        *named(
            "overwritten",
            "only the last entry or row is left: each round of the loop forgets the one before",
            "where do the results of all rounds gather? What does your return give back?",
            lambda p, g: softmax_vjp(p, g)[-1],
            *map(_first_of_a_table, (lambda earned: earned[-1], lambda earned: earned[-1:])),
        ),
        *named(
            "extra_brackets",
            "there is one pair of brackets too many around the answer",
            "print the shape of p and of what you return. Which line adds an axis?",
            lambda p, g: softmax_vjp(p, g)[None],
        ),
    )
