"""The exercises of notebook 1, softmax with a list comprehension."""

import math

import numpy as np

from softmaxlib.check.engine import (
    EXTREME,
    Curiosity,
    Exercise,
    Mistake,
    Probe,
    Property,
    ValueExercise,
)
from softmaxlib.check.reading import read_letters
from softmaxlib.functions import softmax


def _exps(logits):
    return [math.exp(z) for z in logits]


def _softmax(logits):
    return softmax(logits).tolist()


# The known mistakes, each as a learner would write it.


def _divide_by_sum(logits):
    return [z / sum(logits) for z in logits]


def _absolute_values(logits):
    return [abs(z) / sum(abs(z) for z in logits) for z in logits]


def _subtract_minimum(logits):
    above = [z - min(logits) for z in logits]
    return [a / sum(above) for a in above]


def _min_max_scaling(logits):
    return [(z - min(logits)) / (max(logits) - min(logits)) for z in logits]


def _squares(logits):
    return [z**2 / sum(z**2 for z in logits) for z in logits]


def _winner_takes_all(logits):
    return [1.0 if i == logits.index(max(logits)) else 0.0 for i in range(len(logits))]


def _all_winners(logits):
    return [1.0 if z == max(logits) else 0.0 for z in logits]


def _exp_of_whole_list(logits):
    return math.exp(logits)


def _exp_on_top_only(logits):
    return [math.exp(z) / sum(logits) for z in logits]


def _exp_of_sum(logits):
    return [math.exp(z) / math.exp(sum(logits)) for z in logits]


def _divide_before_exp(logits):
    return [math.exp(z / sum(logits)) for z in logits]


def _divide_by_largest(logits):
    return [e / max(_exps(logits)) for e in _exps(logits)]


def _divide_by_count(logits):
    return [e / len(logits) for e in _exps(logits)]


def _base_two(logits):
    return [2**z / sum(2**z for z in logits) for z in logits]


def _running_total(logits):
    total, shares = 0, []
    for z in logits:
        total += math.exp(z)
        shares.append(math.exp(z) / total)
    return shares


def _overwritten_total(logits):
    shares = _exps(logits)
    for i in range(len(shares)):
        shares[i] = shares[i] / sum(shares)
    return shares


def _return_in_loop(logits):
    return [_exps(logits)[0] / sum(_exps(logits))]


def _return_in_loop_number(logits):
    return _exps(logits)[0] / sum(_exps(logits))


def _total_in_loop(logits):
    return [math.exp(logits[0]) / math.exp(logits[0])]


def _ties_vanish(logits):
    return list({z: math.exp(z) / sum(_exps(logits)) for z in logits}.values())


def _ties_vanish_from_total(logits):
    positive = {z: math.exp(z) for z in logits}
    return [e / sum(positive.values()) for e in positive.values()]


def _set_total(logits):
    return [math.exp(z) / sum(set(_exps(logits))) for z in logits]


def _sorted(logits):
    return sorted(_softmax(logits))


def _sorted_down(logits):
    return sorted(_softmax(logits), reverse=True)


def _percent(logits):
    return [100 * p for p in _softmax(logits)]


_SOFTMAX_MISTAKES = (
    Mistake(
        "divide_by_sum",
        _divide_by_sum,
        "you divide the scores by their sum",
        "make every number positive before you share. Which function does that?",
    ),
    Mistake(
        "absolute_values",
        _absolute_values,
        "you drop the minus signs, so that -3 counts as much as +3",
        "is a score of -3 as good as +3? Which function makes positive and keeps the order?",
    ),
    Mistake(
        "subtract_minimum",
        _subtract_minimum,
        "you subtract the smallest score, so that the last option always gets exactly 0",
        "which function makes any number positive, and never 0?",
    ),
    Mistake(
        "min_max_scaling",
        _min_max_scaling,
        "you stretch the scores to run from 0 to 1, each for itself",
        "add up your answers. What should the total be?",
    ),
    Mistake(
        "squared_scores",
        _squares,
        "you square the scores, so that -3 counts as much as +3",
        "which function makes positive and keeps the order?",
    ),
    Mistake(
        "winner_position",
        lambda logits: logits.index(max(logits)),
        "you return the position of the largest score",
        "softmax keeps a share for every option. Which line throws the others away?",
    ),
    Mistake(
        "winner_takes_all",
        _winner_takes_all,
        "the winner gets 1 and the rest nothing",
        "softmax keeps a share for every option. Which line throws the others away?",
    ),
    Mistake(
        "winner_takes_all",
        _all_winners,
        "the winners get 1 each and the rest nothing",
        "softmax keeps a share for every option. Which line throws the others away?",
    ),
    Mistake(
        "exp_of_whole_list",
        _exp_of_whole_list,
        "math.exp gets the whole list, and it takes one number",
        "where can a `for` go inside [ ], so that math.exp gets one score after the other?",
    ),
    Mistake(
        "exponentials_only",
        _exps,
        "these are the exponentials; they are not yet shared out",
        "what is 7.39 as a share of a total of 11.21?",
    ),
    Mistake(
        "exp_on_top_only",
        _exp_on_top_only,
        "above the line stand exponentials, below it the sum of the scores",
        "which total belongs to the numbers that you share out?",
    ),
    Mistake(
        "exp_of_sum",
        _exp_of_sum,
        "below the line stands the exponential of the sum, not the sum of the exponentials",
        "for the scores 0 and 0: is it e^0 + e^0 = 2 or e^(0 + 0) = 1 that you need?",
    ),
    Mistake(
        "divide_before_exp",
        _divide_before_exp,
        "you share first and exponentiate afterwards",
        "which step comes last, if the results are to add up to 1?",
    ),
    Mistake(
        "divide_by_largest",
        _divide_by_largest,
        "you divide by the largest exponential, so that the winner always has 1",
        "that compares with the winner. A share compares with what?",
    ),
    Mistake(
        "divide_by_count",
        _divide_by_count,
        "you divide by how many scores there are",
        "add up your answers. Which divisor would make the total 1?",
    ),
    Mistake(
        "base_two",
        _base_two,
        "your numbers are right for base 2; here the base is e (notebook 3 names the others)",
        "which function raises e, and not 2, to a power?",
    ),
    Mistake(
        "percent",
        _percent,
        "your numbers are right in percent; here a share is a number from 0 to 1",
        "where do you multiply by 100?",
    ),
    Mistake(
        "running_total",
        _running_total,
        "you divide by the total so far, so that the first share is always 1",
        "when is the whole total known? Compute it before the first share.",
    ),
    Mistake(
        "overwritten_total",
        _overwritten_total,
        "the list that you sum already holds some shares",
        "print the total inside the loop. Does it change from one share to the next?",
    ),
    *(
        Mistake(
            "return_in_loop",
            wrong,
            "return ends the function at the first score",
            "how far is `return` indented? It should wait until the loop is over.",
        )
        for wrong in (_return_in_loop, _return_in_loop_number, _total_in_loop)
    ),
    *(
        Mistake(
            "ties_vanish",
            wrong,
            "a dict or set keeps equal scores only once",
            "try [1.5, 1.5, 0.25]: two options, one score. Which line loses one of them?",
        )
        for wrong in (_ties_vanish, _ties_vanish_from_total, _set_total)
    ),
    *(
        Mistake(
            "sorted_scores",
            wrong,
            "the shares come sorted, no longer in the order of the scores",
            "the first share belongs to the first score. Which line changes the order?",
        )
        for wrong in (_sorted, _sorted_down)
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
    ),
    Property(
        "none is negative", "a share is never negative", lambda s, p, expected: (s >= 0).all()
    ),
    Property(
        "a larger score gets a larger share", "a larger score gets a larger share", _keeps_order
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
    Probe(([-30.5, -31, -29],), stage=EXTREME),
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
    ),
    expects="a list of five numbers",
    closing="the part before `for` says what becomes of each one: all of softmax is built so",
)

order_of_lines = ValueExercise(
    "order_of_lines",
    "CBDA",
    mistakes=(
        Mistake(
            "total_first",
            "BCDA",
            "line B sums the positive numbers before line C has made them",
            "which line uses only what is given, the logits?",
        ),
        Mistake(
            "share_before_total",
            "CDBA",
            "line D divides by the total before line B has computed it",
            "what must be known before anyone's share can be said?",
        ),
        Mistake(
            "return_early",
            "CBAD",
            "line A ends the function before line D has made the shares",
            "nothing that stands after `return` is ever run. Which line comes last?",
        ),
        Mistake(
            "bottom_up",
            "ADBC",
            "this is the order from bottom to top",
            "Python runs the first line first. Which line uses only the logits?",
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
            "difference_of_shares",
            softmax([2.0, 1.0, 0.1])[0] - softmax([2.0, 1.0, 0.1])[2],
            "that is how much larger the share is, not how many times as large",
            "divide the one share by the other, or raise e to the difference of the scores",
        ),
    ),
    expects="one number",
    rtol=5e-3,
    closing="the odds of two options are e to the difference of their scores, whatever the others do",
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
        ),
        Property(
            "every score is above 50",
            "one of the scores is not above 50",
            lambda scores, probe, expected: (scores > 50).all(),
        ),
        Property(
            "every share is below 0.3",
            "one of its shares is 0.3 or more; think of the differences of the scores",
            lambda scores, probe, expected: (softmax(scores) < 0.3).all(),
        ),
    ),
    expects="a list of scores",
    closing="large scores, small shares: only the differences count, and how many share the whole",
)
