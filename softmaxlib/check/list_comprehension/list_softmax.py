"""The exercise softmax_list of notebook 1, and its twin, the repair of a buggy softmax."""

import math

import numpy as np

from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import EXTREME, Curiosity, Probe, Property, named
from softmaxlib.functions import softmax


def _exps(scores):
    return [math.exp(z) for z in scores]


def _shared(positives):
    return [p / sum(positives) for p in positives]


def _softmax(scores):
    return softmax(scores).tolist()


# Known mistakes that take more than a line.


def _running_total(scores):
    total, shares = 0, []
    for z in scores:
        total += math.exp(z)
        shares.append(math.exp(z) / total)
    return shares


def _overwritten_total(scores):
    shares = _exps(scores)
    for i in range(len(shares)):
        shares[i] = shares[i] / sum(shares)
    return shares


def _overwritten_scores(scores):
    shares = list(scores)
    for i in range(len(shares)):
        shares[i] = math.exp(shares[i]) / sum(_exps(shares))
    return shares


def _used_up(scores):
    positives = map(math.exp, scores)
    total = sum(positives)
    return [p / total for p in positives]


_LOST_SHARES = "softmax keeps a share for every option. Which line throws the others away?"
_KEEP_ORDER = "which function makes any number positive and keeps the order?"
_EMPTY_LIST = "which lines put something into your list, and what is there to put when they run?"

_SOFTMAX_MISTAKES = (
    *named(
        "divide_by_sum",
        "you divide the scores by their sum",
        "make every number positive before you share. Which function does that?",
        _shared,
    ),
    *named(
        "absolute_values",
        "you drop the minus signs, so that -3 counts as much as +3",
        f"is a score of -3 as good as +3? And {_KEEP_ORDER}",
        lambda scores: _shared([abs(z) for z in scores]),
        lambda scores: [abs(z) / sum(scores) for z in scores],
    ),
    *named(
        "negatives_to_zero",
        "every negative score counts as 0, so that -1 and -100 become equal",
        _KEEP_ORDER,
        lambda scores: _shared([max(z, 0) for z in scores]),
    ),
    *named(
        "subtract_minimum",
        "you subtract the smallest score, so that the weakest option always gets exactly 0",
        "which function makes any number positive, and never 0?",
        lambda scores: _shared([z - min(scores) for z in scores]),
    ),
    *named(
        "min_max_scaling",
        "you stretch the scores to run from 0 to 1, each for itself",
        "add up your answers. What should the total be?",
        lambda scores: [(z - min(scores)) / (max(scores) - min(scores)) for z in scores],
    ),
    *named(
        "squared_scores",
        "you square the scores, so that -3 counts as much as +3",
        _KEEP_ORDER,
        lambda scores: _shared([z**2 for z in scores]),
    ),
    *named(
        "winner_position",
        "you return the position of the largest score",
        _LOST_SHARES,
        lambda scores: scores.index(max(scores)),
    ),
    *named(
        "winner_takes_all",
        "the largest score gets 1 and the rest nothing",
        _LOST_SHARES,
        lambda scores: [float(i == scores.index(max(scores))) for i in range(len(scores))],
        lambda scores: [float(z == max(scores)) for z in scores],
    ),
    *named(
        "exp_of_whole_list",
        "e is raised to the whole list, and a power takes one number",
        "where can a `for` go inside [ ], so that math.exp gets one score after the other?",
        math.exp,
        lambda scores: math.e**scores,
    ),
    *named(
        "list_divided",
        "the whole list is divided at once, and Python divides one number at a time",
        "where can a `for` go inside [ ], so that one number after the other is divided?",
        lambda scores: _exps(scores) / sum(_exps(scores)),
        lambda scores: scores / sum(scores),
    ),
    *named(
        "exponentials_only",
        "these are the exponentials; they are not yet shared out",
        "what is 7.39 as a share of a total of 11.21?",
        _exps,
    ),
    *named(
        "exp_on_top_only",
        "above the line stand exponentials, below it the sum of the scores",
        "which total belongs to the numbers that you share out?",
        lambda scores: [e / sum(scores) for e in _exps(scores)],
    ),
    *named(
        "exp_below_only",
        "below the line stand exponentials, above it the score itself",
        "is what you share out part of the total that you divide by?",
        lambda scores: [z / sum(_exps(scores)) for z in scores],
    ),
    *named(
        "total_from_outside",
        "you divide by the total of cat, dog and bird, a variable outside the function",
        "which line inside the function computes the total of *these* scores?",
        lambda scores: [e / sum(_exps([2.0, 1.0, 0.1])) for e in _exps(scores)],
    ),
    *named(
        "total_only",
        "this is the total of the exponentials; nothing has been shared out yet",
        "which share of this total belongs to each score?",
        lambda scores: sum(_exps(scores)),
    ),
    *named(
        "exp_of_sum",
        "below the line stands the exponential of the sum, not the sum of the exponentials",
        "for the scores 0 and 0: is it e^0 + e^0 = 2 or e^(0 + 0) = 1 that you need?",
        lambda scores: [e / math.exp(sum(scores)) for e in _exps(scores)],
    ),
    *named(
        "divide_before_exp",
        "you share first and exponentiate afterwards",
        "which step comes last, if the results are to add up to 1?",
        lambda scores: [math.exp(z / sum(scores)) for z in scores],
    ),
    *named(
        "divide_by_largest",
        "you divide by the largest exponential, so that the winner always has 1",
        "that compares with the winner. A share compares with what?",
        lambda scores: [e / max(_exps(scores)) for e in _exps(scores)],
    ),
    *named(
        "divide_by_count",
        "you divide by how many scores there are",
        "add up your answers. Which divisor would make the total 1?",
        lambda scores: [e / len(scores) for e in _exps(scores)],
        lambda scores: [z / len(scores) for z in scores],
    ),
    *named(
        "base_two",
        "your numbers are right for base 2; here the base is e (notebook 3 names the others)",
        "which function raises e, and not 2, to a power?",
        lambda scores: _shared([2**z for z in scores]),
    ),
    *named(
        "base_ten",
        "your numbers are right for base 10; here the base is e (notebook 3 names the others)",
        "which function raises e, and not 10, to a power?",
        lambda scores: _shared([10**z for z in scores]),
    ),
    *named(
        "base_and_power_swapped",
        "the score is raised to the power e; it should be the other way round",
        "2 ** 3 is 2 × 2 × 2. In e to the power z, which of the two stands first?",
        lambda scores: _shared([z**math.e for z in scores]),
    ),
    *named(
        "minus_in_the_power",
        "with a minus sign in the power the smallest score gets the largest share",
        "which score should win? What does that say about the sign?",
        lambda scores: _shared([math.exp(-z) for z in scores]),
    ),
    *named(
        "positions",
        "you take the position of a score, 0, 1, 2, in place of the score",
        "what is i in your loop, and what is logits[i]?",
        lambda scores: _softmax(range(len(scores))),
        lambda scores: [math.exp(i) / sum(_exps(scores)) for i in range(len(scores))],
    ),
    *named(
        "sigmoids",
        "that is the sigmoid of each score alone; softmax lets all scores share one whole",
        "add up your answers. In which line do the other scores have a say?",
        lambda scores: [1 / (1 + math.exp(-z)) for z in scores],
    ),
    *named(
        "logarithms",
        "these are the logarithms of the right shares (notebook 2 needs them)",
        "which step takes the logarithm? A share itself lies between 0 and 1.",
        lambda scores: [math.log(p) for p in _softmax(scores)],
    ),
    *named(
        "percent",
        "your numbers are right in percent; here a share is a number from 0 to 1",
        "where do you multiply by 100?",
        lambda scores: [100 * p for p in _softmax(scores)],
    ),
    *named(
        "running_total",
        "you divide by the total so far, so that the first share is always 1",
        "when is the whole total known? Compute it before the first share.",
        _running_total,
    ),
    *named(
        "overwritten_total",
        "the list that you sum already holds some shares",
        "print the total inside the loop. Does it change from one share to the next?",
        _overwritten_total,
        _overwritten_scores,
    ),
    *named(
        "return_in_loop",
        "return ends the function at the first score",
        "how far is `return` indented? It should wait until the loop is over.",
        lambda scores: _softmax(scores)[:1],
        lambda scores: _softmax(scores)[0],
        lambda scores: _exps(scores)[:1],
        lambda scores: _exps(scores)[0],
        lambda scores: [1.0],
        lambda scores: 1.0,
    ),
    *named(
        "one_left_out",
        "the first or the last score gets no share",
        "print what your loop walks through. Where does range(...) or the slice begin and end?",
        lambda scores: _softmax(scores)[:-1],
        lambda scores: _softmax(scores[:-1]),
        lambda scores: _softmax(scores)[1:],
        lambda scores: _softmax(scores[1:]),
    ),
    *named(
        "used_up",
        "the numbers come from map( ) or round brackets, and sum has used them up",
        _EMPTY_LIST,
        _used_up,
    ),
    *named(
        "nothing_appended",
        "nothing was put into the list before it was returned",
        _EMPTY_LIST,
        lambda scores: [],
    ),
    *named(
        "ties_vanish",
        "a dict or set keeps equal scores only once",
        "try [1.5, 1.5, 0.25]: two options, one score. Which line loses one of them?",
        lambda scores: list(dict(zip(scores, _softmax(scores), strict=True)).values()),
        lambda scores: _shared(_exps(dict.fromkeys(scores))),
        lambda scores: [math.exp(z) / sum(_exps(scores)) for z in set(scores)],
        lambda scores: [e / sum(set(_exps(scores))) for e in _exps(scores)],
    ),
    *named(
        "sorted_scores",
        "the shares come sorted, no longer in the order of the scores",
        "the first share belongs to the first score. Which line changes the order?",
        lambda scores: sorted(_softmax(scores)),
        lambda scores: sorted(_softmax(scores), reverse=True),
    ),
)


def _keeps_order(shares, probe, expected):
    logits = np.asarray(probe.args[0], dtype=float)
    pairs = [(i, j) for i in range(logits.size) for j in range(logits.size)]
    return all(shares[i] > shares[j] for i, j in pairs if logits[i] > logits[j])


_SHARE_PROPERTIES = (
    Property(
        "as many shares as scores", "", lambda shares, probe, expected: shares.size == expected.size
    ),
    Property(
        "they add up to 1",
        "the shares do not add up to 1",
        lambda shares, probe, expected: math.isclose(shares.sum(), 1, abs_tol=1e-4),
        "which divisor makes a whole of 1?",
    ),
    Property(
        "none is negative",
        "a share is never negative",
        lambda shares, probe, expected: (shares >= 0).all(),
        "which function makes any number positive?",
    ),
    Property(
        "a larger score gets a larger share",
        "a larger score should get a larger share",
        _keeps_order,
        "which line could turn the order round, or make unlike scores equal?",
    ),
)

_SOFTMAX_PROBES = (
    Probe(([3, -1],)),
    Probe(([2.0, 1.0, 0.1],)),
    Probe(([0.5, 3, -1, 2, 3],)),
    Probe(([1.5, 1.5, 0.25],)),
    Probe(([-1, -2],)),
    Probe(([7],), stage=EXTREME),
    Probe(([0, 0, 0, 0],), stage=EXTREME),
    Probe(([-0.3, 0.3],), stage=EXTREME),
    Probe(([10, 11],), stage=EXTREME),
    Probe(([-5.5, -6, -4],), stage=EXTREME),
    Probe(([20, -20, 0],), stage=EXTREME),
    Probe(([i / 4 for i in range(23)],), stage=EXTREME),
)


def _softmax_exercise(name, closing):
    return Exercise(
        name,
        _softmax,
        _SOFTMAX_PROBES,
        properties=_SHARE_PROPERTIES,
        mistakes=_SOFTMAX_MISTAKES,
        curiosities=(
            Curiosity(
                Probe(([-30.5, -31, -29],)),
                "[-30.5, -31, -29] has tiny exponentials; anything added to their total shows",
            ),
            Curiosity(
                Probe(([1000, 0],)),
                "[1000, 0] is still too much for it; that is where notebook 2 begins",
            ),
        ),
        expects="a list with one number for each score",
        closing=closing,
    )


softmax_list = _softmax_exercise(
    "softmax_list", "this is the softmax function, and you wrote it; now move its bars by hand"
)
repaired_softmax = _softmax_exercise(
    "repaired_softmax", "a total that changes while it is used is a bug in any language"
)
