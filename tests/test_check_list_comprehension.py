"""The zoo of notebook 1: every known mistake is recognised, every right answer passes.

The wrong functions are written here as learners write them, apart from those of the check itself.
"""

import functools
import math
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from softmaxlib import check

SOFTMAX_CHECKS = (check.softmax_list, check.repaired_softmax)
both_softmax_checks = pytest.mark.parametrize("exercise", SOFTMAX_CHECKS, ids=lambda e: e.name)

# What stands in the notebook above the exercise, for those who use it by accident.
logits = [2.0, 1.0, 0.1]
positives = [math.exp(z) for z in logits]
total = sum(positives)
shares = [p / total for p in positives]


# Right answers


def with_loops(scores):
    result = []
    below = 0.0
    for score in scores:
        below = below + math.exp(score)
    for score in scores:
        result.append(math.exp(score) / below)
    return result


def with_index_loop(x):
    out = [0] * len(x)
    for i in range(len(x)):
        bottom = 0
        for j in range(len(x)):
            bottom += math.exp(x[j] - x[i])
        out[i] = 1 / bottom
    return out


def with_recursion(scores):
    def summed(rest):
        return 0 if not rest else math.exp(rest[0]) + summed(rest[1:])

    def shared(rest, whole):
        return [] if not rest else [math.exp(rest[0]) / whole, *shared(rest[1:], whole)]

    return shared(list(scores), summed(list(scores)))


def with_numpy(scores):
    e = np.exp(scores)
    return e / e.sum()


def with_max_shift(scores):
    top = max(scores)
    e = [math.exp(z - top) for z in scores]
    return [v / math.fsum(e) for v in e]


def in_log_space(scores):
    lse = np.logaddexp.reduce(np.asarray(scores, dtype=float))
    return np.exp(np.asarray(scores) - lse)


def with_fractions(scores):
    e = [Fraction(math.exp(z)) for z in scores]
    return [v / sum(e) for v in e]


def with_decimals(scores):
    e = [Decimal(z).exp() for z in scores]
    return [v / sum(e) for v in e]


def with_epsilon(scores):
    e = [math.exp(z) for z in scores]
    return [v / (sum(e) + 1e-12) for v in e]


def with_expm1(scores):
    e = [1 + math.expm1(z) for z in scores]
    return [v / sum(e) for v in e]


def with_pairs(scores):
    return [1 / sum(math.e ** (other - own) for other in scores) for own in scores]


def in_single_precision(scores):
    e = np.exp(np.array(scores, dtype=np.float32))
    return e / e.sum(dtype=np.float32)


def with_dict_of_positions(scores):
    e = {i: math.exp(z) for i, z in enumerate(scores)}
    return [e[i] / sum(e.values()) for i in range(len(scores))]


def yielding_inside(scores):
    def each():
        whole = sum(math.exp(z) for z in scores)
        for z in scores:
            yield math.exp(z) / whole

    return list(each())


def repaired_in_place(scores):
    result = [math.exp(z) for z in scores]
    whole = sum(result)
    for i in range(len(result)):
        result[i] = result[i] / whole
    return result


class Softmax:
    def __init__(self, base):
        self.base = base

    def __call__(self, scores):
        e = [self.base**z for z in scores]
        return [v / sum(e) for v in e]


def with_base(base, scores):
    return Softmax(base)(scores)


RIGHT = {
    "loops": with_loops,
    "index loops": with_index_loop,
    "recursion": with_recursion,
    "NumPy": with_numpy,
    "max shift": with_max_shift,
    "log space": in_log_space,
    "fractions": with_fractions,
    "decimals": with_decimals,
    "epsilon": with_epsilon,
    "expm1": with_expm1,
    "pairs": with_pairs,
    "float32": in_single_precision,
    "positions in a dict": with_dict_of_positions,
    "generator inside": yielding_inside,
    "repaired in place": repaired_in_place,
    "one line": lambda v: [math.exp(z) / sum(math.exp(w) for w in v) for z in v],
    "map": lambda v: list(map(lambda e: e / sum(map(math.exp, v)), map(math.exp, v))),
    "math.pow": lambda v: [math.pow(math.e, z) / sum(math.pow(math.e, w) for w in v) for z in v],
    "np.float64 in a list": lambda v: [np.exp(z) / np.sum(np.exp(v)) for z in v],
    "class": Softmax(math.e),
    "partial": functools.partial(with_base, math.e),
    "keyword default": lambda scores, base=math.e: with_base(base, scores),
}
WRAPPED_AS = {
    "as it is": lambda result: result,
    "float32 array": lambda result: np.array([float(p) for p in result], dtype=np.float32),
    "list": list,
    "tuple": tuple,
}


@both_softmax_checks
@pytest.mark.parametrize("wrap", WRAPPED_AS.values(), ids=WRAPPED_AS)
@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_right_answers_pass(exercise, answer, wrap):
    verdict = exercise(lambda scores: wrap(answer(scores)))
    assert verdict.status == "passed", verdict.message


def test_a_naive_exp_passes_with_an_outlook_on_notebook_2():
    assert "[1000, 0] is still too much for it" in check.softmax_list(with_loops).message
    assert "1000" not in check.softmax_list(with_max_shift).message


def test_an_epsilon_passes_with_a_remark():
    assert "anything added to their total shows" in check.softmax_list(with_epsilon).message


@settings(derandomize=True, database=None, deadline=None, max_examples=40)
@given(
    answer=st.sampled_from(list(RIGHT.values())),
    shift=st.floats(-3, 3),
    factor=st.floats(0.1, 10),
    relative_error=st.floats(-1e-7, 1e-7),
)
def test_any_right_way_of_reckoning_passes(answer, shift, factor, relative_error):
    def reckoned(scores):
        moved = [z + shift for z in scores]
        return [factor * float(p) * (1 + relative_error) / factor for p in answer(moved)]

    verdict = check.softmax_list(reckoned)
    assert verdict.status == "passed", verdict.message


# Wrong answers


def running_total(scores):
    so_far = 0
    out = []
    for s in scores:
        so_far = so_far + math.exp(s)
        out.append(math.exp(s) / so_far)
    return out


def running_total_in_numpy(scores):
    e = np.exp(scores)
    return e / np.cumsum(e)


def overwritten_total(scores):
    e = [math.exp(s) for s in scores]
    for position, value in enumerate(e):
        e[position] = value / sum(e)
    return e


def overwritten_in_numpy(scores):
    e = np.exp(np.array(scores, dtype=float))
    for i in range(e.size):
        e[i] /= e.sum()
    return e


def overwritten_argument(scores):
    for i in range(len(scores)):
        scores[i] = math.exp(scores[i]) / sum(math.exp(s) for s in scores)
    return scores


def returns_in_the_loop(scores):
    whole = sum(math.exp(s) for s in scores)
    out = []
    for s in scores:
        out.append(math.exp(s) / whole)
        return out


def returns_one_number(scores):
    whole = sum(math.exp(s) for s in scores)
    for s in scores:
        return math.exp(s) / whole


def returns_in_the_total_loop(scores):
    whole = 0
    for s in scores:
        whole += math.exp(s)
        return [math.exp(s) / whole for s in scores[:1]]


def returns_one_exponential(scores):
    out = []
    for s in scores:
        out.append(math.exp(s))
        return out


def prints_the_list(scores):
    e = [math.exp(s) for s in scores]
    print([v / sum(e) for v in e])


def forgets_to_return(scores):
    e = [math.exp(s) for s in scores]
    e = [v / sum(e) for v in e]


def one_hot(scores):
    out = [0] * len(scores)
    out[scores.index(max(scores))] = 1
    return out


def exponential_of_list(scores):
    top = math.exp(scores)
    return top / sum(top)


def exponential_of_list_below(scores):
    return [math.exp(s) / sum(math.exp(scores)) for s in scores]


def divides_the_list(scores):
    e = []
    for s in scores:
        e.append(math.exp(s))
    return e / sum(e)


def by_score_in_a_dict(scores):
    e = {}
    for s in scores:
        e[s] = math.exp(s)
    whole = sum(math.exp(s) for s in scores)
    return [e[s] / whole for s in e]


def total_of_a_dict(scores):
    e = dict(zip(scores, map(math.exp, scores), strict=True))
    return [v / sum(e.values()) for v in e.values()]


def unique_scores(scores):
    whole = sum(math.exp(s) for s in scores)
    return [math.exp(s) / whole for s in set(scores)]


def largest_first(scores):
    scores = sorted(scores, reverse=True)
    e = [math.exp(s) for s in scores]
    return [v / sum(e) for v in e]


def smallest_first(scores):
    e = np.exp(np.sort(scores))
    return e / e.sum()


def used_up(scores):
    e = (math.exp(s) for s in scores)
    whole = sum(e)
    return [v / whole for v in e]


def used_up_map(scores):
    e = map(math.exp, scores)
    return [v / sum(e) for v in list(e)[len(scores) :]]


def never_appended(scores):
    out = []
    for s in scores:
        math.exp(s)
    return out


def numpy_share(over):
    """A function that divides the exponentials by what `over` makes of the scores."""
    return lambda scores: np.exp(scores) / over(np.asarray(scores, dtype=float))


def negative_becomes_zero(scores):
    kept = [s if s > 0 else 0 for s in scores]
    return [k / sum(kept) for k in kept]


def without_the_last(scores):
    whole = sum(math.exp(s) for s in scores)
    return [math.exp(scores[i]) / whole for i in range(len(scores) - 1)]


def without_the_first(scores):
    e = [math.exp(scores[i]) for i in range(1, len(scores))]
    return [v / sum(e) for v in e]


def remembering(kept):
    def answer(scores):
        whole = sum(math.exp(s) for s in scores)
        for s in scores:
            kept.append(math.exp(s) / whole)
        return kept

    return answer


def softmax_of(scores):
    return [p / sum(map(math.exp, scores)) for p in map(math.exp, scores)]


WRONG = {
    "divide_by_sum": [
        lambda scores: [s / sum(scores) for s in scores],
        lambda scores: np.array(scores) / np.sum(scores),
    ],
    "absolute_values": [
        lambda scores: [abs(s) / sum(map(abs, scores)) for s in scores],
        lambda scores: np.abs(scores) / np.abs(scores).sum(),
        lambda scores: [abs(s) / sum(scores) for s in scores],
    ],
    "negatives_to_zero": [
        negative_becomes_zero,
        lambda scores: [max(0, s) / sum(max(0, t) for t in scores) for s in scores],
    ],
    "subtract_minimum": [
        lambda scores: [(s - min(scores)) / sum(t - min(scores) for t in scores) for s in scores],
        lambda scores: (np.array(scores) - np.min(scores)) / np.sum(np.array(scores) - min(scores)),
    ],
    "min_max_scaling": [
        lambda scores: [(s - min(scores)) / (max(scores) - min(scores)) for s in scores],
        lambda scores: (np.array(scores) - np.min(scores)) / np.ptp(scores),
    ],
    "squared_scores": [
        lambda scores: [s * s / sum(t * t for t in scores) for s in scores],
        lambda scores: np.square(scores) / np.square(scores).sum(),
    ],
    "winner_position": [lambda scores: scores.index(max(scores)), lambda s: int(np.argmax(s))],
    "winner_takes_all": [
        one_hot,
        lambda scores: [int(s == max(scores)) for s in scores],
        lambda scores: [s == max(scores) for s in scores],
        lambda scores: np.eye(len(scores))[np.argmax(scores)],
    ],
    "exp_of_whole_list": [
        exponential_of_list,
        exponential_of_list_below,
        lambda scores: math.exp(scores) / sum(math.exp(scores)),
        lambda scores: math.e**scores / sum(math.e**scores),
    ],
    "list_divided": [
        divides_the_list,
        lambda scores: scores / sum(scores),
        lambda scores: [math.exp(s) for s in scores] / math.exp(sum(scores)),
    ],
    "exponentials_only": [
        lambda scores: [math.exp(s) for s in scores],
        lambda scores: list(map(math.exp, scores)),
        np.exp,
    ],
    "total_only": [
        lambda scores: sum(math.exp(s) for s in scores),
        lambda scores: np.exp(scores).sum(),
    ],
    "exp_on_top_only": [
        lambda scores: [math.exp(s) / sum(scores) for s in scores],
        numpy_share(np.sum),
    ],
    "exp_below_only": [
        lambda scores: [s / sum(math.exp(t) for t in scores) for s in scores],
        lambda scores: np.array(scores) / np.sum(np.exp(scores)),
    ],
    "total_from_outside": [
        lambda scores: [math.exp(s) / total for s in scores],
        lambda scores: [math.exp(s) / sum(positives) for s in scores],
    ],
    "ignores_argument": [
        lambda scores: [p / total for p in positives],
        lambda scores: softmax_of(logits),
        lambda scores: shares,
        lambda scores: [0.659, 0.242, 0.099],
    ],
    "remembers_calls": [remembering([]), remembering([0.659, 0.242, 0.099])],
    "exp_of_sum": [
        lambda scores: [math.exp(s) / math.exp(sum(scores)) for s in scores],
        numpy_share(lambda s: np.exp(s.sum())),
        lambda scores: [math.exp(s - sum(scores)) for s in scores],
    ],
    "divide_before_exp": [
        lambda scores: [math.exp(s / sum(scores)) for s in scores],
        lambda scores: np.exp(np.array(scores) / sum(scores)),
    ],
    "divide_by_largest": [
        lambda scores: [math.exp(s) / math.exp(max(scores)) for s in scores],
        lambda scores: [math.exp(s - max(scores)) for s in scores],
        numpy_share(lambda s: np.exp(s).max()),
    ],
    "divide_by_count": [
        lambda scores: [math.exp(s) / len(scores) for s in scores],
        numpy_share(len),
        lambda scores: [s / len(scores) for s in scores],
    ],
    "base_two": [
        lambda scores: [2**s / sum(2**t for t in scores) for s in scores],
        lambda scores: np.exp2(scores) / np.exp2(scores).sum(),
        functools.partial(with_base, 2.0),
    ],
    "base_ten": [functools.partial(with_base, 10), functools.partial(with_base, 10.0)],
    "base_and_power_swapped": [
        lambda scores: [s**math.e / sum(t**math.e for t in scores) for s in scores],
        lambda scores: [pow(s, math.e) / sum(pow(t, math.e) for t in scores) for s in scores],
    ],
    "minus_in_the_power": [
        lambda scores: softmax_of([-s for s in scores]),
        lambda scores: np.exp(-np.array(scores)) / np.sum(np.exp(-np.array(scores))),
        functools.partial(with_base, 1 / math.e),
    ],
    "positions": [
        lambda scores: softmax_of(list(range(len(scores)))),
        lambda scores: [math.exp(i) / sum(map(math.exp, scores)) for i, _ in enumerate(scores)],
    ],
    "sigmoids": [
        lambda scores: [1 / (1 + math.exp(-s)) for s in scores],
        lambda scores: [math.exp(s) / (1 + math.exp(s)) for s in scores],
    ],
    "logarithms": [
        lambda scores: [math.log(p) for p in softmax_of(scores)],
        lambda scores: [s - math.log(sum(map(math.exp, scores))) for s in scores],
    ],
    "percent": [
        lambda scores: [100 * p for p in softmax_of(scores)],
        lambda scores: 100 * with_numpy(scores),
    ],
    "running_total": [running_total, running_total_in_numpy],
    "overwritten_total": [overwritten_total, overwritten_in_numpy, overwritten_argument],
    "return_in_loop": [
        returns_in_the_loop,
        returns_one_number,
        returns_in_the_total_loop,
        returns_one_exponential,
        lambda scores: 1.0,
    ],
    "returned_none": [prints_the_list, forgets_to_return],
    "one_left_out": [without_the_last, without_the_first, lambda s: softmax_of(s[:-1])],
    "ties_vanish": [by_score_in_a_dict, total_of_a_dict, unique_scores],
    "sorted_scores": [largest_first, smallest_first, lambda s: sorted(softmax_of(s))],
}
# No output can tell these apart: they are offered together.
GROUPS = {("used_up", "nothing_appended"): [used_up, used_up_map, never_appended]}


def each(zoo):
    return [
        pytest.param(slug, wrong, id=f"{slug} {i}")
        for slug, wrongs in zoo.items()
        for i, wrong in enumerate(wrongs)
    ]


@pytest.mark.parametrize(("slug", "wrong"), each(WRONG))
@both_softmax_checks
def test_each_mistake_is_recognised_by_its_own_name(exercise, slug, wrong):
    verdict = exercise(wrong)
    assert verdict.status == "look again"
    assert verdict.mistake == slug, verdict.message
    assert len(verdict.message.splitlines()) <= 8


@pytest.mark.parametrize(("slugs", "wrong"), each(GROUPS))
def test_mistakes_with_one_output_are_offered_together(slugs, wrong):
    verdict = check.softmax_list(wrong)
    assert (verdict.mistake, verdict.candidates) == (None, slugs)


def test_the_zoo_holds_every_known_mistake():
    general = {"ignores_argument", "remembers_calls", "returned_none"}
    in_the_zoo = {*WRONG, *(slug for group in GROUPS for slug in group)}
    for exercise in SOFTMAX_CHECKS:
        assert {mistake.slug for mistake in exercise.mistakes} == in_the_zoo - general


# Wrong in ways that have no name: the message still says what can be seen.


def rounded(digits):
    return lambda scores: [round(p, digits) for p in softmax_of(scores)]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (rounded(2), "close: off by at most"),
        (rounded(3), "close: off by at most"),
        (rounded(4), "close: off by at most"),
        (functools.partial(with_base, 2.7), "close: off by at most"),
        (functools.partial(with_base, 2.718), "close: off by at most"),
        (rounded(6), "make unlike scores equal?"),
        (lambda s: [1 - p for p in softmax_of(s)], "larger share"),
        (lambda s: softmax_of(s)[::-1], "a larger score should get a larger share"),
        (lambda s: softmax_of(softmax_of(s)), "expected [0.982, 0.01799]"),
        (lambda s: s, "do not add up to 1"),
        (lambda s: [1 / len(s) for _ in s], "a larger score should get a larger share"),
        (lambda s: [math.log(z) for z in s], "logarithms"),
        (lambda s: [f"{100 * p:.1f} %" for p in softmax_of(s)], "a list of text"),
        (lambda s: str(softmax_of(s)), "gave text"),
        (lambda s: dict(zip(s, softmax_of(s), strict=True)), "a dict"),
        (lambda s: (p for p in softmax_of(s)), "square brackets"),
        (lambda s: map(math.exp, s), "a map object"),
        (lambda s: [[p] for p in softmax_of(s)], "2 × 1 table instead of 2 values"),
        (lambda a, b, c: softmax_of([a, b, c]), "compare the call with the line that begins"),
        (lambda s: [math.exp(s[i + 1]) for i in range(len(s))], "the last index is len(...) - 1"),
        (lambda s: [math.exp(s[0]), math.exp(s[1]), math.exp(s[2])], "a list of any length"),
        (lambda s: max(s), "a single number instead of 2 values"),
    ],
)
def test_other_mistakes_are_told_by_what_can_be_seen(wrong, said):
    verdict = check.softmax_list(wrong)
    assert verdict.status == "look again"
    assert verdict.candidates == ()
    assert said in verdict.message


@settings(derandomize=True, database=None, deadline=None, max_examples=80)
@given(
    st.one_of(
        st.recursive(
            st.one_of(
                st.none(),
                st.booleans(),
                st.integers(),
                st.floats(),
                st.complex_numbers(),
                st.text(max_size=3),
                st.just(...),
                st.just([2.0, 1.0]),
            ),
            lambda inner: st.one_of(
                st.lists(inner, max_size=4),
                st.tuples(inner, inner),
                st.dictionaries(st.text(max_size=2), inner, max_size=2),
            ),
            max_leaves=8,
        ),
        st.builds(
            lambda values, kind: np.array(values).astype(kind),
            st.lists(st.integers(0, 9), min_size=2, max_size=2),
            st.sampled_from(["f2", "i1", "u8", "U1", "S1", "c8", "O", "M8[s]", "?"]),
        ),
    ),
    st.integers(0, 3),
)
def test_garbage_never_raises_out_of_a_check(garbage, calls):
    def answer(scores):
        return softmax_of(scores) if len(scores) <= calls else garbage

    for exercise in (check.softmax_list, check.squares, check.order_of_lines, check.counterexample):
        verdict = exercise(answer if exercise is check.softmax_list else garbage)
        assert verdict.status in ("look again", "not attempted", "passed")
        assert len(verdict.message.splitlines()) <= 8


# The smaller exercises


def told(exercise, answer):
    verdict = exercise(answer)
    assert len(verdict.message.splitlines()) <= 8
    return verdict


@pytest.mark.parametrize(
    "answer",
    [
        [n * n for n in [1, 2, 3, 4, 5]],
        [n**2.0 for n in range(1, 6)],
        (1, 4, 9, 16, 25),
        np.arange(1, 6) ** 2,
        [np.int8(n * n) for n in range(1, 6)],
        list(map(lambda n: n * n, range(1, 6))),
    ],
)
def test_squares_pass_in_any_form(answer):
    assert told(check.squares, answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "slug"),
    [
        ([n * 2 for n in range(1, 6)], "doubled"),
        ([n + n for n in range(1, 6)], "doubled"),
        ([n ^ 2 for n in range(1, 6)], "caret"),
        ([n for n in range(1, 6)], "unchanged"),
        ([n + 1 for n in range(1, 6)], "plus_one"),
        ([n**3 for n in range(1, 6)], "cubes"),
        ([2**n for n in range(1, 6)], "powers_of_two"),
        ([1, 4, 9, 16], "wrong_shape"),
        (55, "wrong_shape"),
        ({n * n for n in range(1, 6)}, "wrong_type"),
        ((n * n for n in range(1, 6)), "wrong_type"),
        ("[1, 4, 9, 16, 25]", "wrong_type"),
        ([1, 4, 9, 16, 24], None),
    ],
)
def test_wrong_squares_are_told(answer, slug):
    verdict = told(check.squares, answer)
    assert (verdict.status, verdict.mistake) == ("look again", slug)
    assert "expected" not in verdict.message


@pytest.mark.parametrize(
    "answer", ["CBDA", "cbda", "C, B, D, A", "C B D A", "C→B→D→A", list("CBDA"), tuple("cbda")]
)
def test_the_right_order_passes_in_any_form(answer):
    assert told(check.order_of_lines, answer).status == "passed"


def runs_into(order):
    """The slug of the first line that fails when Python runs the lines in this order."""
    known = {"logits"}
    for line in order:
        needs, makes = {
            "A": ({"shares"}, set()),
            "B": ({"positives"}, {"total"}),
            "C": ({"logits"}, {"positives"}),
            "D": ({"positives", "total"}, {"shares"}),
        }[line]
        if not needs <= known:
            return {"A": "return_early", "B": "total_first", "D": "share_before_total"}[line]
        known |= makes
    return None


@pytest.mark.parametrize("order", ["".join(lines) for lines in permutations("ABCD")])
def test_each_order_is_told_its_first_line_that_fails(order):
    verdict = told(check.order_of_lines, order)
    expected = "bottom_up" if order == "ADBC" else runs_into(order)
    assert (verdict.status == "passed") == (order == "CBDA")
    assert verdict.mistake == expected
    assert order == "CBDA" or "CBDA" not in verdict.message.replace(" ", "")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("CBD", "3 entries instead of 4 entries"),
        ("CBDAA", "5 entries instead of 4 entries"),
        ("", "0 entries"),
        (3241, "a number, not four letters"),
        (["C", 2, "D", "A"], "four letters in quotes"),
        ("WXYZ", "not it yet"),
        (None, "None"),
    ],
)
def test_other_orders_are_told_what_to_give(answer, said):
    verdict = told(check.order_of_lines, answer)
    assert verdict.status == "look again"
    assert said in verdict.message


@pytest.mark.parametrize(
    "answer",
    [
        math.exp(1.9),
        math.exp(2.0) / math.exp(0.1),
        shares[0] / shares[2],
        np.exp(np.float32(1.9)),
        np.array(6.686),
        6.69,
        2.718**1.9,
        Fraction(6686, 1000),
    ],
)
def test_the_odds_pass_in_any_form(answer):
    assert told(check.cat_against_bird, answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "slug"),
    [
        (2.0 / 0.1, "ratio_of_scores"),
        (2.0 - 0.1, "difference_only"),
        (shares[2] / shares[0], "other_way_round"),
        (math.exp(0.1 - 2.0), "other_way_round"),
        (math.exp(2.0 - 1.0), "dog_instead"),
        (2.72, "dog_instead"),
        (math.exp(1.0 - 0.1), "dog_against_bird"),
        (math.exp(2.0 / 0.1), "power_of_ratio"),
        (math.exp(2.0) - math.exp(0.1), "difference_of_exponentials"),
        (shares[0], "share_of_the_cat"),
        (0.66, "share_of_the_cat"),
        (shares[0] - shares[2], "difference_of_shares"),
        ([6.686], "wrong_shape"),
        ("6.69", "wrong_type"),
        (math.nan, None),
        (1000, None),
    ],
)
def test_wrong_odds_are_told(answer, slug):
    verdict = told(check.cat_against_bird, answer)
    assert (verdict.status, verdict.mistake) == ("look again", slug)


def test_odds_with_a_coarse_e_are_told_that_they_are_close():
    assert "that is close" in told(check.cat_against_bird, 2.7**1.9).message


@pytest.mark.parametrize(
    "answer",
    [
        [60.0] * 4,
        (51, 51, 51, 51),
        np.full(10, 1000),
        [50.1, 50.2, 50.1, 50.0001],
        [99.5, 100, 99, 99.7, 100],
        [1e300] * 5,
        list(range(60, 60 + 1)) * 7,
    ],
)
def test_any_counterexample_passes(answer):
    assert told(check.counterexample, answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ([60, 60, 60], "one of its shares is 0.3 or more"),
        ([51, 52, 53, 54], "one of its shares is 0.3 or more"),
        ([50, 50, 50, 50], "one of the scores is not above 50"),
        ([60, 60, 60, 60, 1], "one of the scores is not above 50"),
        ([60], "not a list of two scores or more"),
        (60, "not a list of two scores or more"),
        ([], "not a list of two scores or more"),
        ([[60] * 4], "not a list of two scores or more"),
        ([math.inf] * 4, "a score is a finite number"),
        ([math.nan] * 4, "a score is a finite number"),
        ("60, 60, 60, 60", "is text, not a list of scores"),
        ({60, 61}, "is a set, not a list of scores"),
    ],
)
def test_a_list_that_refutes_nothing_is_told_why(answer, said):
    verdict = told(check.counterexample, answer)
    assert verdict.status == "look again"
    assert said in verdict.message


# Messages


@pytest.mark.parametrize(
    "exercise",
    [*SOFTMAX_CHECKS, check.squares, check.order_of_lines, check.cat_against_bird],
    ids=lambda e: e.name,
)
def test_causes_are_short_and_hints_help(exercise):
    for mistake in exercise.mistakes:
        assert 3 <= len(mistake.cause.split()) <= 20
        assert 3 <= len(mistake.hint.split()) <= 25
        assert not mistake.cause.endswith(".")
