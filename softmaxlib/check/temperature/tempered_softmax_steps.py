"""How the softmax of divided logits goes wrong: its steps, its shift, its axes, its result.

Each mistake is a function of the logits z and of T.
"""

import math
from dataclasses import replace

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.check.shifts import max_along, shares, shift_mistakes, table_mistakes
from softmaxlib.check.temperature.tempered_softmax_mistakes import (
    either,
    first_winner,
    naive,
    shared,
    total,
    winners,
)
from softmaxlib.functions import log_softmax, softmax


def _into_integers(z, T):
    result = np.zeros_like(z)
    result[...] = softmax(z / T)
    return result


def _exponentials_into_integers(z, T):
    result = np.zeros_like(z)
    result[...] = np.exp(z / T - max_along(z / T))
    return shared(result)


def _quotients_into_integers(z, T):
    result = np.zeros_like(z)
    result[...] = z / T
    return softmax(result)


def _divided_first(mistakes):
    """The mistakes of a softmax without T, made with the logits after their division by T."""
    return tuple(
        replace(m, wrong=lambda z, T, wrong=m.wrong: wrong(z / T))
        for m in mistakes
        if m.slug not in ("no_shift", "row_by_row")
    )


STEP_MISTAKES = (
    *named(
        "scores_to_a_power",
        "you raise the scores themselves to a power, and a negative score has no root",
        "which function makes every number positive before it is shared?",
        lambda z, T: shared(z ** (1 / T)),
        lambda z, T: shared(z**T),
    ),
    *named(
        "no_exp",
        "you share out the divided scores themselves, so that T cancels and shares turn negative",
        "which function makes every number positive before it is shared?",
        lambda z, T: shared(z / T),
    ),
    *named(
        "softmax_twice",
        "softmax is taken twice: its shares go through it again as if they were scores",
        "which of your lines, or of the functions you call, make shares already?",
        lambda z, T: softmax(softmax(z) / T),
        lambda z, T: softmax(softmax(z) * T),
        lambda z, T: softmax(softmax(z / T)),
        lambda z, T: softmax(softmax(z / T) / T),
    ),
    *named(
        "no_shift",
        "z / T became too large for exp: a small T makes large scores of ordinary ones",
        "what is the largest number that exp received? What came before exp in notebook 2?",
        lambda z, T: naive(z / T),
        lambda z, T: shared(np.exp(z) ** (1 / T)),
        lambda z, T: shared(naive(z) ** (1 / T)),
    ),
    *named(
        "maximum_of_other_scores",
        "the scores are divided by T, and the maximum that you subtract is not, or the reverse",
        "after your shift, is the largest score 0? Print what reaches exp for T = 0.01",
        lambda z, T: naive(z / T - max_along(z)),
        lambda z, T: naive((z - max_along(z) / T) / T),
    ),
    *named(
        "minus_in_the_power",
        "there is a minus before the scores, so that the smallest one wins",
        "physics writes a minus, for an energy: low is likely there. And for a score?",
        lambda z, T: softmax(-z / T),
        lambda z, T: shares((max_along(z) - z) / T),
    ),
    *named(
        "exponentials_only",
        "these are exponentials; they are not yet shared out",
        "score, positive, share: which of the three steps is missing?",
        lambda z, T: np.exp(z / T),
        lambda z, T: np.exp(z) / T,
        lambda z, T: np.exp((z - max_along(z)) / T),
        lambda z, T: np.exp(z - max_along(z)) / T,
        lambda z, T: np.exp(z),
        lambda z, T: np.exp(z - max_along(z)),
    ),
    *named(
        "scores_only",
        "these are still scores, the first step of three",
        "score, positive, share: which two steps are missing?",
        lambda z, T: z / T,
        lambda z, T: (z - max_along(z)) / T,
    ),
    *named(
        "winner_takes_all",
        "the largest score gets 1 and the rest nothing, as for a T near 0",
        "at T = 2 every option keeps a share. Which line throws the others away?",
        lambda z, T: first_winner(z),
        lambda z, T: winners(z),
        lambda z, T: np.round(softmax(z / T)),
    ),
    *named(
        "winner_position",
        "this is where the largest score stands; no T would change that",
        "softmax keeps a share for every option. Which line throws the others away?",
        lambda z, T: z.argmax(),
        lambda z, T: z.argmax(axis=-1),
    ),
    *named(
        "logarithms",
        "these are logarithms of shares",
        "can a share be negative? What undoes the ln?",
        lambda z, T: log_softmax(z / T),
        lambda z, T: log_softmax(z) / T,
    ),
    *named(
        "percent",
        "your numbers are right in percent; here a share is a number from 0 to 1",
        "where do you multiply by 100?",
        lambda z, T: 100 * softmax(z / T),
    ),
    *named(
        "rounded",
        "your shares are rounded, so their total need not be 1, and small ones are lost",
        "which line rounds? Could print do that, for the eye alone?",
        *(
            lambda z, T, digits=digits: np.round(softmax(z / T), digits)
            for digits in (1, 2, 3, 4, 5)
        ),
    ),
    *named(
        "one_score_at_a_time",
        "your loop gives softmax one score at a time, and a single score has nobody to share with",
        "what would z be in each round of the loop? Does an array need a loop here?",
        lambda z, T: [softmax(score / T) for score in z],
        lambda z, T: [softmax(score, temperature=T) for score in z],
        lambda z, T: [softmax(score) for score in z / T],
    ),
    *named(
        "row_by_row",
        "your loop takes a table row by row; of a single row it takes one score at a time",
        "what is the loop's variable for [2, 1, 0.1]? Could it do without the loop?",
        lambda z, T: np.array([shares((row - row.max()) / T, None) for row in z]),
        lambda z, T: np.array([shares(row / T, None) for row in z]),
    ),
    *named(
        "whole_numbers_only",
        "fractions get lost: // and int( ) keep whole numbers only",
        "what are 3 // 4 and 3 / 4?",
        lambda z, T: softmax(z // T),
        lambda z, T: np.trunc(softmax(z / T)),
        lambda z, T: softmax(np.trunc(z / T)),
        lambda z, T: softmax(z / np.float64(int(T))),
    ),
    *named(
        "integer_result",
        "fractions are written into an array of integers, which has no room for them",
        "the logits are integers here. What dtype has np.zeros_like of them, or a copy?",
        _into_integers,
        _exponentials_into_integers,
        _quotients_into_integers,
    ),
    *named(
        "rescaled",
        "besides T, the scores are divided by a number that is made from them",
        "odds depend on T and on the difference of two scores. Which step brings in more?",
        lambda z, T: softmax(z / max_along(z) / T),
        lambda z, T: softmax(z / total(z) / T),
        lambda z, T: softmax(z / np.linalg.norm(z, axis=-1, keepdims=True) / T),
        lambda z, T: softmax(z / z.std(axis=-1, keepdims=True) / T),
        lambda z, T: softmax((z - z.min()) / (z.max() - z.min()) / T),
    ),
    *named(
        "nan_replaced",
        "you replace inf or nan by a number that is not the answer",
        "it looks well without nan. But what are the right shares of 20, 0, 0 at T = 0.01?",
        lambda z, T: np.nan_to_num(naive(z / T)),
        lambda z, T: np.nan_to_num(naive(z / T), nan=1.0),
        lambda z, T: np.nan_to_num(naive(z / T), nan=1 / z.shape[-1]),
        lambda z, T: np.nan_to_num(shared(np.nan_to_num(np.exp(z / T)))),
    ),
    *named(
        "log_of_share_plus_epsilon",
        "a small number under the log lifts every tiny share, and a high T then shows it",
        "what is the lowest logarithm that your version can give? Is there one without a share?",
        *(
            lambda z, T, tiny=tiny: softmax(np.log(softmax(z) + tiny) / T)
            for tiny in (1e-3, 1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
        ),
    ),
    *_divided_first(shift_mistakes(shares)),
    *named(
        "constant_shift",
        "you subtract a fixed number: too little for some scores, too much for others",
        "which shift makes the same of [5, 3], [1005, 1003] and [-995, -997]?",
        lambda z, T: naive((z - 500) / T),
        lambda z, T: naive((z - 1000) / T),
    ),
    *named(
        "clipped",
        "you cut large scores off: unlike ones become equal, and a small T makes others too large",
        "what are the right shares of 1000, 1001, 1002? And what reaches exp for 20 at T = 0.01?",
        *either(lambda z, T: np.clip(z, -700, 700) / T),
        *either(lambda z, T: np.minimum(z, 700) / T),
    ),
    *_divided_first(table_mistakes(shares)),
    *named(
        "math_function",
        "math.exp, int( ) and float( ) take one number, and the logits are many",
        "which exp works on every number of an array? And are int( ) or float( ) needed?",
        lambda z, T: math.exp(z / T),
    ),
)
