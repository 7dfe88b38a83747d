"""How a temperature goes wrong: on the wrong numbers, the wrong way round, or wiped out again.

Each mistake is a function of the logits z and of T.
"""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.check.shifts import max_along
from softmaxlib.functions import log_softmax, softmax


def total(values):
    return values.sum(axis=-1, keepdims=True)


def shared(positives):
    return positives / total(positives)


def naive(scores):
    return shared(np.exp(scores))


def both(wrong):
    """A wrong step after a softmax, of which there are two: with the max shift and without."""
    return (
        lambda z, T: wrong(softmax(z), T),
        lambda z, T: wrong(naive(z), T),
    )


def either(scores):
    """The softmax, with the max shift and without, of what T has made of the logits."""
    return (
        lambda z, T: softmax(scores(z, T)),
        lambda z, T: naive(scores(z, T)),
    )


def _on_two_sides(above, below):
    """Exponentials of unlike scores above and below the line, without and with the max shift."""

    def wrong(z, T):
        return np.exp(above(z, T)) / total(np.exp(below(z, T)))

    return (
        wrong,
        lambda z, T: wrong(z - max_along(z), T),
    )


def winners(z):
    """1 for the largest score of each row, and for all that equal it."""
    return (z == max_along(z)).astype(float)


def first_winner(z):
    return (np.arange(z.shape[-1]) == z.argmax(axis=-1, keepdims=True)).astype(float)


def _up_to(limit, winner):
    """The softmax, but for T up to the limit all for the winner."""
    return lambda z, T: winner(z) if limit >= T else softmax(z / T)


def _mixed(p, weight):
    return weight * p + (1 - weight) / p.shape[-1]


def _z(z, T):
    return z


def _z_over_T(z, T):
    return z / T


_HOT_OR_COLD = "at T = 100, should the shares be nearly equal, or nearly all for one? And yours?"
_WIPED_OUT = "change T: do your numbers move? Which step wipes it out, or never sees it?"
_WHERE = "score, positive, share: which of the three does T belong to?"

TEMPERATURE_MISTAKES = (
    *named(
        "T_multiplies",
        "T multiplies the logits, so that a high T sharpens instead of evening out",
        _HOT_OR_COLD,
        *either(lambda z, T: z * T),
    ),
    *named(
        "power_T",
        "the shares are raised to the power T, so that a high T sharpens instead of evening out",
        "for T = 2, should small shares grow or shrink? What does a square do to 0.1?",
        *both(lambda p, T: p**T),
        *both(lambda p, T: shared(p**T)),
        lambda z, T: shared(np.exp(z) ** T),
        lambda z, T: shared(np.exp(z - max_along(z)) ** T),
        lambda z, T: np.exp(z) ** T,
    ),
    *named(
        "T_ignored",
        "T is not used: this is the softmax of the logits as they are",
        _WIPED_OUT,
        *either(_z),
    ),
    *named(
        "T_cancels",
        "T scales the exponentials or the shares, and sharing out takes a common factor away again",
        _WIPED_OUT,
        *both(lambda p, T: shared(p / T)),
        lambda z, T: shared(np.exp(z) / T),
    ),
    *named(
        "T_added",
        "T is added to every logit, and softmax does not notice a shift",
        "softmax sees only differences of scores. Does your T change them?",
        *either(lambda z, T: z + T),
        *either(lambda z, T: z - T),
    ),
    *named(
        "maximum_divided_only",
        "T divides only the maximum that you subtract, not the logits",
        "in z - m / T Python divides first. Where do the brackets belong?",
        lambda z, T: naive(z - max_along(z) / T),
    ),
    *named(
        "shares_scaled",
        "T scales the shares at the end, so that they no longer add up to 1",
        _WHERE,
        lambda z, T: softmax(z) / T,
        lambda z, T: softmax(z) * T,
    ),
    *named(
        "power_not_shared",
        "the power is right, but its results are not shared out again",
        "add up your numbers. What is missing before they are shares?",
        lambda z, T: softmax(z) ** (1 / T),
        lambda z, T: np.exp(log_softmax(z) / T),
    ),
    *named(
        "T_twice",
        "T is applied twice, which divides by T * T",
        "T = 1 hides this. How many of your lines, or of those you call, use T?",
        lambda z, T: softmax(z / T**2),
    ),
    *named(
        "root_of_T",
        "the logits are divided by the square root of T",
        "at T = 4, what should a difference of 8 become? And what does yours become?",
        lambda z, T: softmax(z / np.sqrt(T)),
    ),
    *named(
        "T_above_only",
        "T divides the logits above the line, but not in the sum below it",
        "do your numbers add up to 1? Which exponentials belong into the sum?",
        *_on_two_sides(_z_over_T, _z),
        lambda z, T: np.exp(z / T) / total(np.exp(z) / T),
        lambda z, T: np.exp(z / T) / total(np.exp(z)) / T,
    ),
    *named(
        "T_below_only",
        "T divides the logits in the sum below the line, but not above it",
        "do your numbers add up to 1? Which numbers are shared out?",
        *_on_two_sides(_z, _z_over_T),
        lambda z, T: np.exp(z) / T / total(np.exp(z / T)),
    ),
    *named(
        "mixed_with_equal_shares",
        "you mix the shares with equal ones; temperature works by factors, so this only comes near",
        "print the odds of two shares at T = 1 and T = 2: what became of the difference of scores?",
        lambda z, T: _mixed(softmax(z), 1 / T),
        lambda z, T: _mixed(softmax(z), T),
        lambda z, T: _mixed(softmax(z), 1 / (1 + T)),
        lambda z, T: _mixed(softmax(z), min(1 / T, 1)),
    ),
    *named(
        "T_added_after_exp",
        "T is added to the exponentials, to their total or to the shares",
        _WHERE,
        lambda z, T: softmax(z) + T,
        lambda z, T: shared(softmax(z) + T),
        lambda z, T: shared(np.exp(z) + T),
        lambda z, T: shared(np.exp(z - max_along(z)) + T),
        lambda z, T: np.exp(z) / (total(np.exp(z)) + T),
        lambda z, T: np.exp(z - max_along(z)) / (total(np.exp(z - max_along(z))) + T),
    ),
    *named(
        "T_as_base",
        "you raise T to the power of the scores, in place of e",
        "T changes the scores and leaves e alone. Which number do you raise to a power?",
        lambda z, T: shared(float(T) ** z),
        lambda z, T: softmax(z * np.log(T)),
    ),
    *named(
        "arguments_swapped",
        "your function takes T first and the logits second, and here they come the other way",
        "in which order does the exercise name the two, and which of them stands above the line?",
        lambda z, T: softmax(T / z),
    ),
    *named(
        "T_divided_by_logits",
        "T is divided by the logits",
        "which of the two is divided by the other?",
        lambda z, T: softmax(T / z),
    ),
    *named(
        "T_as_axis",
        "the second argument of softmax, max or sum is the axis, so T is taken for an axis",
        "write temperature=T. Which other step could use T before softmax does?",
        lambda z, T: softmax(z, T),
        lambda z, T: softmax(z / T, T),
        lambda z, T: np.max(z, T),
        lambda z, T: np.max(z / T, T),
    ),
    *named(
        "T_bounded",
        "your code lets T go only so far: a T beyond that limit counts as the limit",
        "print the T that reaches your division, for T = 0.5, 0.005 and 250. Which is not itself?",
        *(
            lambda z, T, least=least: softmax(z / max(T, least))
            for least in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1)
        ),
        *(lambda z, T, most=most: softmax(z / min(T, most)) for most in (1, 10, 100)),
        lambda z, T: softmax(z / min(max(T, 0.1), 10)),
    ),
    *named(
        "winner_for_small_T",
        "below some T your code gives all to the largest score; nearly equal ones still share",
        "divide 1.0 and 0.99 by T = 0.05. How far apart are they then, and what does each get?",
        # The T of the probes: what lies between two of them makes no difference, nor do ties below.
        *(_up_to(limit, winners) for limit in (0.005, 0.01, 0.05, 0.4, 0.5)),
        _up_to(0.5, first_winner),
        _up_to(0.5, lambda z: shared(winners(z))),
    ),
    *(
        mistake
        for T_written in (0.1, 0.43, 0.44, 0.5, 2, 3, 4, 5, 10, 100)
        for mistake in named(
            "T_written_into_the_code",
            f"T = {T_written} is written into your code, whatever T is given",
            "which of your lines uses the T in the brackets after def?",
            lambda z, T, T_written=T_written: softmax(z / T_written),
        )
    ),
)
