"""The smaller exercises of notebook 3 on temperature."""

import re

import numpy as np

from softmaxlib.check.parts import Property, named
from softmaxlib.check.reading import read_letters, read_squeezed
from softmaxlib.check.tested_value import TestedValue
from softmaxlib.functions import softmax
from softmaxlib.wording import number, numbers, shortened


def _cat_share(T):
    return softmax([2.0, 1.0, 0.1], temperature=float(T))[0]


def _told_share(T):
    share = _cat_share(T)
    told = number(share)
    told = "almost 1" if told == "1" else told
    return f"at this T the cat's share is {told}, which rounds to {share:.2f}"


def _gives_ninety(T):
    return 0 < T < np.inf and 0.895 <= _cat_share(T) < 0.905


temperature_for_ninety = TestedValue(
    "temperature_for_ninety",
    0.43,
    properties=(
        Property(
            "a temperature above 0",
            "a temperature is a number above 0, and not infinite",
            lambda T, probe, expected: bool(0 < T < np.inf),
            "the logits are divided by T. Which numbers can stand there?",
        ),
        Property(
            "not too hot",
            _told_share,
            lambda T, probe, expected: _cat_share(T) >= 0.895,
            "the share must grow, so go colder. How far from 0.90 is it still?",
        ),
        Property(
            "not too cold",
            _told_share,
            lambda T, probe, expected: _cat_share(T) < 0.905,
            "the share must shrink, so go hotter. How far from 0.90 is it still?",
        ),
    ),
    mistakes=(
        *named(
            "zero",
            "T = 0 would divide by 0; close to 0 the cat takes everything",
            "where does the cat's share stand at T = 1, and which way does it move as T falls?",
            lambda T: T == 0,
        ),
        *named(
            "negative",
            "a T below 0 turns the order round, and the bird would win",
            "which T above 0 stretches the differences of the logits?",
            lambda T: T < 0,
        ),
        *named(
            "share_instead",
            "that is the share you want to see, not the T that leads to it",
            "what is the cat's share at T = 1? Should the logits be stretched or squeezed?",
            lambda T: 0.895 <= T < 0.905 or 89.5 <= T < 90.5,
        ),
        *named(
            "multiplied",
            "softmax(logits * T) gives 0.90 with this number, but T divides the logits",
            "at T = 100, should the shares be nearly equal, or nearly all for one?",
            lambda T: _gives_ninety(1 / T),
        ),
        *named(
            "too_hot",
            "above T = 1 the shares come closer together, and the cat's falls below 0.66",
            "T divides the logits. Division by which numbers makes their differences larger?",
            lambda T: T > 1,
        ),
        *named(
            "unchanged",
            "T = 1 leaves the logits as they are",
            "which T makes their differences larger?",
            lambda T: T == 1,
        ),
        *named(
            "bird_forgotten",
            "cat and dog alone would give 0.90 here; the bird takes a little as well",
            "how much must the cat gain to make up for the bird? Is that hotter or colder?",
            lambda T: abs(T - 1 / np.log(9)) < 0.0015,
        ),
    ),
    read=read_squeezed,
    rtol=1,  # the properties say how near it has to be
    expects="one number",
    closing="below T = 1 the differences of the logits grow, and with them the winner's share",
)


def _read_places(value):
    """Return "CE", "e and c", ["C", "E"] or {"C", "E"} as an array of sorted capital letters."""
    if isinstance(value, str):
        value = re.sub(r"\band\b", " ", value, flags=re.IGNORECASE)
    if isinstance(value, (set, frozenset)):
        value = list(value)
    return np.unique(read_letters(value))


right_places = TestedValue(
    "right_places",
    "CE",
    free=True,  # so that nobody is told how many letters there are
    properties=(
        Property(
            "letters from A to E",
            "the five places are called A, B, C, D and E",
            lambda places, probe, expected: len(places) > 0 and set(places) <= set("ABCDE"),
            "which letters stand before the lines that give the same as softmax(z / T)?",
        ),
        Property(
            "each of them gives softmax(z / T)",
            "one of these places gives something else",
            lambda places, probe, expected: set(places) <= set(expected),
        ),
        Property(
            "and no other place does",
            "so far so good, but there is more to find",
            lambda places, probe, expected: set(places) >= set(expected),
        ),
    ),
    mistakes=(
        *named(
            "no_such_place",
            "a place is one of the letters A to E",
            "give the letters only. Which letter stands before each of the lines that you chose?",
            lambda places: not set(places) or not set(places) <= set("ABCDE"),
        ),
        *named(
            "factor_cancels",
            "in A the factor 1 / T stands above and below the line, and cancels",
            "what does A give at T = 1, and what at T = 100?",
            lambda places: "A" in places,
        ),
        *named(
            "total_is_not_one",
            "in B the shares are divided after they were made, so their total becomes 1 / T",
            "what do the three numbers of B add up to at T = 2?",
            lambda places: "B" in places,
        ),
        *named(
            "sharper_when_hot",
            "in D the shares are raised to the power T, which makes them sharper when it is hot",
            "at T = 2, should the smallest share grow or shrink? What does D do to it?",
            lambda places: "D" in places,
        ),
        *named(
            "power_of_shares",
            "you may have ruled out a power that is right: (e^z)^a is e^(a z)",
            "did brackets stand round 1 / T when you tried it? For which a is that e^(z / T)?",
            lambda places: "C" not in places,
        ),
        *named(
            "log_shares_are_logits",
            "you may have ruled out a place that only shifts the logits before T divides them",
            "what is left of z - log_softmax(z)? And what does softmax make of such a shift?",
            lambda places: "E" not in places,
        ),
    ),
    read=_read_places,
    expects='letters in quotes, such as "AB"',
    closing="divide logits, divide log-shares, or share out shares to the power 1 / T: all is one",
)


def _told_only_the_winner_gains(z):
    before, after = softmax(z), softmax(z, temperature=0.5)
    told = [shortened(numbers(shares, 3), 36) for shares in (before, after)]
    return f"from T = 1 to T = 0.5 only the winner gains: {' become '.join(told)}"


def _another_grows(z):
    growth = softmax(z, temperature=0.5) - softmax(z)
    return bool((np.delete(growth, np.argmax(z)) > 1e-6).any())


def _has_one_winner(z):
    return np.count_nonzero(z == z.max()) == 1


def _are_three(z):
    return z.ndim == 1 and z.size > 2 and bool(np.isfinite(z).all())


def _behind(z):
    """How far the second logit is behind the first."""
    second, first = np.sort(z)[-2:]
    return first - second


def _left_for_others(z):
    """What the two leaders leave to the others at T = 1."""
    return np.sort(softmax(z))[:-2].sum()


def _told_what_is_left(z):
    left = _left_for_others(z)
    who = "the third has" if z.size == 3 else "the others have"
    much = f"only {number(left, 1)}" if left >= 1e-4 else "less than 0.0001"
    return f"{who} {much} at T = 1, so there is nothing to take"


def _others_lowered(z):
    lowered = np.sort(z)
    lowered[:-2] -= 1
    return lowered


rising_runner_up = TestedValue(
    "rising_runner_up",
    [2.0, 1.9, 0.0],
    free=True,
    properties=(
        Property(
            "three logits or more",
            "give a list of three logits or more",
            lambda z, probe, expected: z.ndim == 1 and z.size > 2,
            "a winner, one that grows beside it: from whom could both of them gain?",
        ),
        Property(
            "all finite",
            "a logit here is a finite number",
            lambda z, probe, expected: bool(np.isfinite(z).all()),
            "which ordinary number is low enough, or high enough?",
        ),
        Property(
            "one winner",
            "the largest logit should stand alone",
            lambda z, probe, expected: _has_one_winner(z),
            "if two are equal, who is the winner?",
        ),
        Property(
            "another share grows as well",
            _told_only_the_winner_gains,
            lambda z, probe, expected: _another_grows(z),
            "how close to the winner is the next one, and who is left to lose something to both?",
        ),
    ),
    mistakes=(
        *named(
            "two_logits",
            "with two shares, what the one gains the other must lose",
            "from whom could the winner and another one gain at the same time?",
            lambda z: z.shape == (2,),
        ),
        *named(
            "decimal_comma",
            lambda z: f"these are {z.size} numbers, not three; a decimal comma makes two of one",
            "the decimal sign is a point. Did you write 1,5 and mean 1.5?",
            lambda z: _are_three(z) and 3 < z.size < 7 and (z == abs(z.round())).all(),
        ),
        *named(
            "tie",
            "two logits or more are the largest, so there is no single winner",
            "by how little may the second one be lower, so that there is one?",
            lambda z: _are_three(z) and not _has_one_winner(z),
        ),
        *named(
            "third_too_close",
            "the second has hardly more than those behind it, so it loses as they do",
            "who should lose, so that the second can gain? Which logit would have to be lower?",
            lambda z: _are_three(z) and _another_grows(_others_lowered(z)),
        ),
        *named(
            "nothing_to_take",
            _told_what_is_left,
            "who should lose a share to both leaders? How high must its logit be at T = 1?",
            lambda z: _are_three(z) and _left_for_others(z) < 0.05 and _behind(z) < 1.01,
        ),
        *named(
            "second_too_far",
            lambda z: f"the second is {number(_behind(z), 2)} behind the winner, which is too far",
            "how much closer to the winner may it come, and still be the second?",
            _are_three,
        ),
    ),
    read=read_squeezed,
    expects="a list of logits",
    closing="the last one's share went to both leaders; at a still lower T the winner takes it all",
)
