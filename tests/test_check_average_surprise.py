"""The zoo of entropy: every right answer passes, every known mistake is told by its name.

The answers are written as learners write them, without a look at the check's own wrong functions.
"""

import math

import numpy as np
import pytest
import scipy.special
import scipy.stats
from zoo import Zoo

import softmaxlib
from softmaxlib.check.temperature.average_surprise import entropy

zoo = Zoo()
right = zoo("right")


def wrong(mistake):
    return zoo("wrong", mistake)


# Right answers


@right
def solution(p):
    seen = p[p > 0]
    return -np.sum(seen * np.log(seen))


@right
def with_where(p):
    return -np.sum(np.where(p > 0, p * np.log(p), 0))


@right
def with_ones_for_zeros(p):
    return -np.sum(p * np.log(np.where(p == 0, 1, p)))


@right
def with_xlogy(p):
    return -scipy.special.xlogy(p, p).sum()


@right
def with_entr(p):
    return scipy.special.entr(p).sum()


@right
def scipys(p):
    return scipy.stats.entropy(p)


@right
def with_nansum(p):
    with np.errstate(all="ignore"):
        return -np.nansum(p * np.log(p))


@right
def with_nan_to_num(p):
    return -np.nan_to_num(p * np.log(p)).sum()


@right
def log_made_finite(p):
    return -(p * np.nan_to_num(np.log(p))).sum()


@right
def log_into_zeros(p):
    return -np.sum(p * np.log(p, out=np.zeros_like(p), where=p > 0))


@right
def sum_where(p):
    return -np.sum(p * np.log(p), where=p > 0)


@right
def loop(p):
    total = 0
    for q in p:
        if q > 0:
            total += q * -math.log(q)
    return total


@right
def loop_with_continue(p):
    total = 0.0
    for i in range(len(p)):
        if p[i] == 0:
            continue
        total = total - p[i] * np.log(p[i])
    return total


@right
def comprehension(p):
    return sum([q * math.log(1 / q) for q in p if q != 0])


@right
def recursion(p):
    if len(p) == 0:
        return 0.0
    first = 0.0 if p[0] == 0 else -p[0] * math.log(p[0])
    return first + recursion(p[1:])


@right
def weighted_average(p):
    surprises = -np.log(np.maximum(p, 1e-300))
    return np.average(surprises, weights=p)


@right
def dot_product(p):
    seen = p[p != 0]
    return -(seen @ np.log(seen))


@right
def in_bits_and_back(p):
    seen = p[p > 0]
    return -(seen * np.log2(seen)).sum() * math.log(2)


@right
def product_of_powers(p):
    return -np.log(np.prod(p**p))


@right
def harmless_epsilon(p):
    return -np.sum(p * np.log(p + 1e-12))


@right
def epsilon_in_both_places(p):
    q = p + 1e-9
    return -np.sum(q * np.log(q))


@right
def machine_epsilon(p):
    return -np.sum(p * np.log(p + np.finfo(float).eps))


@right
def epsilon_of_float32(p):
    return -np.sum(p * np.log(p + 1e-7))


@right
def clipped(p):
    q = np.clip(p, 1e-12, 1)
    return -np.sum(q * np.log(q))


@right
def small_logs_are_left_out(p):
    return -sum(q * math.log(q) for q in p if q > 1e-9)


@right
def normalised_first(p):
    q = p / p.sum()
    q = q[np.nonzero(q)]
    return np.sum(q * np.log(1 / q))


@right
def copied_then_changed(p):
    q = p.copy()
    q[q == 0] = 1
    return -np.sum(q * np.log(q))


@right
def float32_inside(p):
    q = p.astype(np.float32)
    q = q[q > 0]
    return -np.sum(q * np.log(q))


@right
def difference_from_equal_shares(p):
    return math.log(len(p)) - scipy.special.rel_entr(p, 1 / len(p)).sum()


@right
def over_logits(p):
    z = np.log(np.where(p > 0, p, 1e-300))
    return softmaxlib.logsumexp(z) - (p * z).sum()


@right
def array_of_one(p):
    return -np.sum(np.where(p > 0, p * np.log(np.where(p > 0, p, 1)), 0), keepdims=True)


@right
def list_of_one(p):
    return [scipy.stats.entropy(p)]


@right
def never_minus_zero(p):
    return abs(scipy.stats.entropy(p)) + 0.0


# Wrong answers: the zeros


@wrong("nan_for_zero")
def formula(p):
    return -np.sum(p * np.log(p))


@wrong("nan_for_zero")
def formula_with_matmul(p):
    return -p @ np.log(p)


@wrong("nan_for_zero")
def formula_with_math(p):
    return -sum(q * math.log(q) for q in p)


@wrong("nan_for_zero")
def formula_with_reciprocal(p):
    return sum(q * math.log(1 / q) for q in p.tolist())


@wrong("nan_for_zero")
def formula_in_a_loop(p):
    total = 0
    for q in p:
        total -= q * np.log(q)
    return total


@wrong("nan_for_zero")
def warnings_silenced(p):
    with np.errstate(all="ignore"):
        return (p * -np.log(p)).sum()


@wrong("zeros_left_out_once")
def masked_under_the_log(p):
    return -np.sum(p * np.log(p[p > 0]))


@wrong("zeros_left_out_once")
def masked_in_the_product(p):
    return -np.dot(p, np.log(p[p != 0]))


@wrong("zeros_left_out_once")
def masked_outside_the_log(p):
    return -np.sum(p[p > 0] * np.log(p))


@wrong("zero_wipes_out")
def sum_made_finite(p):
    return np.nan_to_num(-np.sum(p * np.log(p)))


@wrong("zero_wipes_out")
def zero_where_any_is_zero(p):
    if 0 in p:
        return 0.0
    return -np.sum(p * np.log(p))


@wrong("zero_wipes_out")
def returns_at_the_first_zero(p):
    total = 0
    for q in p:
        if q == 0:
            return 0
        total -= q * math.log(q)
    return total


@wrong("zero_ends_the_loop")
def breaks_at_the_first_zero(p):
    total = 0
    for q in p:
        if q == 0:
            break
        total -= q * math.log(q)
    return total


@wrong("zero_ends_the_loop")
def returns_the_total_so_far(p):
    total = 0
    for q in p:
        if q <= 0:
            return total
        total += -q * np.log(q)
    return total


@wrong("visible_epsilon")
def a_hundredth(p):
    return -np.sum(p * np.log(p + 0.01))


@wrong("visible_epsilon")
def a_thousandth(p):
    p = p + 1e-3
    return -np.sum(p * np.log(p))


@wrong("visible_epsilon")
def clipped_at_a_thousandth(p):
    return -np.sum(p * np.log(np.maximum(p, 1e-3))) - 0.0


@wrong("visible_epsilon")
def clipped_at_a_ten_thousandth(p):
    q = np.clip(p, 1e-4, 1 - 1e-4)
    return -(q * np.log(q)).sum()


@wrong("visible_epsilon")
def added_and_shared_again(p):
    q = p + 0.01
    q = q / q.sum()
    return -np.sum(q * np.log(q))


@wrong("visible_epsilon")
def zeros_become_a_hundredth(p):
    q = np.where(p == 0, 0.01, p)
    return -np.sum(q * np.log(q))


@wrong("visible_epsilon")
def lowest_share_under_the_log(p):
    return -(p * np.log(np.clip(p, 1e-4, 1))).sum()


@wrong("small_ones_left_out")
def above_a_half(p):
    possible = p[p > 0.5]
    return -(possible * np.log(possible)).sum()


@wrong("small_ones_left_out")
def above_a_ten_thousandth(p):
    possible = p[p > 1e-4]
    return -(possible * np.log(possible)).sum()


@wrong("small_ones_left_out")
def above_a_hundredth(p):
    q = p[p > 0.01]
    return -np.sum(q * np.log(q))


@wrong("small_ones_left_out")
def not_the_tenth(p):
    return -sum(q * math.log(q) for q in p if q > 0.1)


@wrong("log_of_p_plus_one")
def with_log1p(p):
    return -np.sum(p * np.log1p(p))


@wrong("log_of_p_plus_one")
def log_of_one_plus_p(p):
    return np.sum(p * np.log(1 + p))


# Wrong answers: the sign, the unit, the weights


@wrong("sign_missing")
def without_minus(p):
    q = p[p > 0]
    return np.sum(q * np.log(q))


@wrong("sign_missing")
def without_minus_and_nan(p):
    return np.sum(p * np.log(p))


@wrong("sign_missing")
def two_minus_signs(p):
    return -np.sum(-p * np.log(p + 1e-12))


@wrong("bits")
def log_two(p):
    q = p[p > 0]
    return -np.sum(q * np.log2(q))


@wrong("bits")
def scipys_bits(p):
    return scipy.stats.entropy(p, base=2)


@wrong("base_ten")
def log_ten(p):
    return -sum(q * math.log10(q) for q in p if q)


@wrong("share_of_the_maximum")
def over_its_maximum(p):
    return scipy.stats.entropy(p) / np.log(len(p))


@wrong("share_of_the_maximum")
def base_of_their_number(p):
    return -sum(q * math.log(q, len(p)) for q in p if q > 0)


@wrong("mean_of_terms")
def mean_of_terms(p):
    return -np.mean(np.where(p > 0, p * np.log(p), 0))


@wrong("mean_of_terms")
def mean_of_terms_above_zero(p):
    q = p[p > 0]
    return np.mean(-q * np.log(q))


@wrong("mean_of_terms")
def divided_by_their_number(p):
    return scipy.stats.entropy(p) / p.size


@wrong("surprises_not_weighted")
def sum_of_surprises(p):
    return -np.sum(np.log(p))


@wrong("surprises_not_weighted")
def sum_of_surprises_above_zero(p):
    return sum(-math.log(q) for q in p if q > 0)


@wrong("surprises_not_weighted")
def sums_then_product(p):
    return -np.sum(p) * np.sum(np.log(p))


@wrong("plain_mean_of_surprises")
def mean_of_surprises(p):
    return np.mean(-np.log(p))


@wrong("plain_mean_of_surprises")
def mean_of_surprises_above_zero(p):
    return -np.log(p[p > 0]).mean()


@wrong("weighted_twice")
def p_squared(p):
    q = p[p > 0]
    return -np.sum(q * q * np.log(q))


@wrong("weighted_twice")
def average_of_terms(p):
    return np.average(scipy.special.entr(p), weights=p)


@wrong("perplexity")
def number_of_equal_options(p):
    return math.exp(scipy.stats.entropy(p))


@wrong("perplexity")
def two_to_the_bits(p):
    return 2 ** scipy.stats.entropy(p, base=2)


# Wrong answers: another measure, or part of it


@wrong("distance_from_equal")
def from_the_uniform(p):
    return scipy.stats.entropy(p, np.full(len(p), 1 / len(p)))


@wrong("distance_from_equal")
def ln_of_their_number_less(p):
    return np.log(len(p)) - scipy.stats.entropy(p)


@wrong("ln_of_their_number")
def ln_of_count(p):
    return np.log(len(p))


@wrong("ln_of_their_number")
def against_the_uniform(p):
    return -np.sum(p * np.log(1 / len(p)))


@wrong("ln_of_their_number")
def ln_of_the_mean(p):
    return -np.log(np.mean(p))


@wrong("variance")
def variance(p):
    return np.var(p)


@wrong("variance")
def standard_deviation(p):
    return p.std()


@wrong("variance")
def variance_by_hand(p):
    return sum((q - sum(p) / len(p)) ** 2 for q in p) / len(p)


@wrong("squared_shares")
def gini(p):
    return 1 - np.sum(p**2)


@wrong("squared_shares")
def sum_of_squares(p):
    return p @ p


@wrong("squared_shares")
def gini_by_products(p):
    return sum(q * (1 - q) for q in p)


@wrong("exp_for_ln")
def exp_instead(p):
    return np.sum(p * np.exp(p))


@wrong("exp_for_ln")
def exp_with_minus(p):
    return sum(q * math.exp(-q) for q in p)


@wrong("log_of_the_sum")
def ln_of_squares(p):
    return -np.log(np.sum(p * p))


@wrong("log_of_the_sum")
def terms_with_ln_of_total(p):
    possible = p[p > 0]
    return -(possible * np.log(possible.sum()))


@wrong("one_surprise_only")
def largest_surprise(p):
    return np.max(-np.log(p[p > 0]))


@wrong("one_surprise_only")
def surprise_of_the_favourite(p):
    return -math.log(max(p))


@wrong("one_term_only")
def returns_in_the_loop(p):
    for q in p:
        return -q * math.log(q) if q > 0 else 0.0


@wrong("one_term_only")
def total_replaced(p):
    total = 0
    for q in p:
        if q > 0:
            total = -q * math.log(q)
    return total


@wrong("one_term_only")
def first_one_alone(p):
    return -p[0] * np.log(p[0])


@wrong("one_term_only")
def largest_term(p):
    return max(scipy.special.entr(p))


@wrong("unsure_of_the_largest")
def one_minus_the_largest(p):
    return 1 - np.max(p)


@wrong("terms_not_added")
def terms(p):
    return -p * np.log(p)


@wrong("terms_not_added")
def terms_with_where(p):
    return np.where(p > 0, -p * np.log(p), 0)


@wrong("terms_not_added")
def list_of_terms(p):
    return [-q * math.log(q) if q > 0 else 0.0 for q in p]


@wrong("terms_not_added")
def running_total(p):
    return np.cumsum(scipy.special.entr(p))


@wrong("surprises_only")
def surprises(p):
    return -np.log(p)


@wrong("surprises_only")
def brackets_in_the_wrong_place(p):
    return -np.sum(p) * np.log(p)


@wrong("sum_of_logs_only")
def bracket_round_the_product_missing(p):
    possible = p[p > 0]
    return -possible * np.log(possible).sum()


@wrong("sum_of_logs_only")
def bracket_missing_without_picking(p):
    return -p * np.log(p).sum()


@wrong("complement")
def yes_no_entropies(p):
    return -np.sum(scipy.special.xlogy(p, p) + scipy.special.xlogy(1 - p, 1 - p))


@wrong("complement")
def surprise_of_the_complement(p):
    return -np.sum(p * np.log(1 - p))


@wrong("softmax_first")
def shares_of_shares(p):
    q = softmaxlib.softmax(p)
    return -np.sum(q * np.log(q))


@wrong("math_function")
def math_log(p):
    return -sum(p * math.log(p))


# Wrong answers: slips in writing


@wrong("condition_for_shares")
def yes_or_no(p):
    possible = p > 0
    return -(possible * np.log(possible)).sum()


@wrong("condition_for_shares")
def yes_or_no_in_a_list(p):
    possible = [p > 0]
    return -(possible * np.log(possible)).sum()


@wrong("condition_for_shares")
def yes_or_no_under_the_log(p):
    possible = p > 0
    return -(p * np.log(possible)).sum()


@wrong("condition_for_shares")
def the_impossible_ones(p):
    possible = p[p == 0]
    return -(possible * np.log(possible)).sum()


@wrong("positions_for_shares")
def positions(p):
    possible = np.nonzero(p)
    return -(possible * np.log(possible)).sum()


@wrong("positions_for_shares")
def positions_by_hand(p):
    possible = np.array([i for i in range(len(p)) if p[i] > 0])
    return -(possible * np.log(possible)).sum()


@wrong("ln_by_its_name")
def ln_alone(p):
    possible = p[p > 0]
    return -(possible * ln(possible)).sum()  # noqa: F821


@wrong("ln_by_its_name")
def log_alone(p):
    return -sum(q * log(q) for q in p if q > 0)  # noqa: F821


@wrong("array_called")
def round_brackets(p):
    possible = p(p > 0)
    return -(possible * np.log(possible)).sum()


@wrong("array_called")
def times_forgotten(p):
    possible = p[p > 0]
    return -(possible(np.log(possible))).sum()


@wrong("list_method")
def zero_removed(p):
    p.remove(0)
    return -(p * np.log(p)).sum()


@wrong("list_method")
def zero_removed_where_there_is_one(p):
    if 0 in p:
        p.remove(0)
    return -(p * np.log(p)).sum()


@wrong("list_method")
def zero_removed_from_a_list(p):
    possible = list(p)
    possible.remove(0)
    return -np.sum(possible * np.log(possible))


@wrong("list_method")
def zeros_counted(p):
    return -np.sum(p * np.log(p)) if p.count(0) == 0 else 0


@wrong("log_not_applied")
def brackets_of_log_forgotten(p):
    possible = p[p > 0]
    return -(possible * np.log).sum()


@wrong("changed_argument")
def zeros_overwritten(p):
    p[p == 0] = 1
    return -np.sum(p * np.log(p))


@wrong("changed_argument")
def epsilon_in_place(p):
    p += 1e-9
    return -np.sum(p * np.log(p))


@wrong("returned_none")
def printed(p):
    print(scipy.stats.entropy(p))


@wrong("ignores_argument")
def always_ln_two(p):
    return math.log(2)


# These give 0 throughout, and cannot be told apart.


def below_zero(p):
    possible = p[p < 0]
    return -(possible * np.log(possible)).sum()


def above_one(p):
    return -sum(q * math.log(q) for q in p if q > 1)


def yes_or_no_without_nan(p):
    possible = p > 0
    return -np.nansum(possible * np.log(possible))


def ln_of_total(p):
    return -np.log(np.sum(p))


def ln_of_total_times_p(p):
    return np.sum(-p * np.log(p.sum()))


NOTHING_LEFT = [below_zero, above_one, yes_or_no_without_nan, ln_of_total, ln_of_total_times_p]


# What the zoo is for


FORMS = {
    "as it is": lambda value: value,
    "float": lambda value: np.asarray(value).item(),
    "float32": np.float32,
    "0-d array": lambda value: np.array(np.asarray(value).item()),
    "array of one": lambda value: np.array([np.asarray(value).item()]),
}
SECRETS = ("np.where", "xlogy", "p > 0", "np.sum", "p * np.log", "-p * ln", "nansum", "sum(p")


def judged(answer):
    """The verdict, whose message must be short, polite, and without the solution."""
    verdict = entropy(answer)
    lines = verdict.message.splitlines()
    assert len(lines) <= 8
    assert all(len(line) <= 160 for line in lines), max(lines, key=len)
    told = "\n".join(line for line in lines if not line.startswith("  in your line"))
    for never in ("Traceback", "wrong!", *SECRETS):
        assert never not in told
    return verdict


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("_", "answer"), zoo.right())
def test_right_answers_pass(_, answer, form):
    verdict = judged(lambda p: FORMS[form](answer(p)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("_", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(_, mistake, answer):
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


@pytest.mark.parametrize("answer", NOTHING_LEFT)
def test_a_sum_of_nothing_and_the_ln_of_1_are_offered_together(answer):
    verdict = judged(answer)
    assert (verdict.status, verdict.mistake) == ("look again", None)
    assert verdict.candidates == ("condition_for_shares", "log_of_the_sum")


def test_nothing_is_remarked_about_the_solution():
    def folded(p):
        possible = p[p > 0]
        return -(possible * np.log(possible)).sum()

    assert judged(folded).status == "passed"
    assert "beyond this" not in judged(folded).message


def test_another_unit_is_called_right_in_that_unit():
    assert "right in bits" in judged(log_two).message
    assert "right for the base 10" in judged(log_ten).message
    assert "right, but for its sign" in judged(without_minus).message


def rounded(p):
    return round(scipy.stats.entropy(p), 2)


def two_results(p):
    return scipy.stats.entropy(p), len(p)


def as_text(p):
    return f"{scipy.stats.entropy(p):.3f}"


def lazily(p):
    return (-q * math.log(q) for q in p if q > 0)


def three_arguments(cat, dog, bird):
    return 0.8018


def name_from_elsewhere(p):
    return -np.sum(shares * np.log(shares))  # noqa: F821


def chance(p):
    return np.random.default_rng().random()


def twice(p):
    return 2 * scipy.stats.entropy(p)


def one_event_by_itself(p):
    return -math.log(p[0]) * p[1]


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (rounded, None, "is something rounded on the way?"),
        (two_results, "wrong_shape", "2 values instead of a single number"),
        (as_text, "wrong_type", "gave text, not one number"),
        (lazily, "wrong_type", "a generator"),
        (three_arguments, "raised", "how many things stand in brackets"),
        (name_from_elsewhere, "raised", "spelled in the same way"),
        (chance, "remembers_calls", "another answer"),
        (twice, None, "never above ln K"),
        (one_event_by_itself, None, "expected 0.6931"),
    ],
)
def test_other_wrong_answers_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake)
    assert verdict.candidates == ()
    assert said in verdict.message


def test_what_is_not_filled_in_is_not_attempted():
    def stub(p): ...

    def half_done(p):
        surprises = ...
        return np.sum(p * surprises)

    for answer in (..., stub, half_done, lambda p: ..., 0.8018):
        assert judged(answer).status == "not attempted"


@pytest.mark.parametrize(
    ("remark", "shown", "spared"),
    [
        ("Python warned", with_where, solution),
        ("whole numbers such as [0, 1, 0] fail here", log_into_zeros, solution),
    ],
)
def test_remarks_are_made_where_they_belong(remark, shown, spared):
    assert judged(shown).status == "passed"
    assert remark in judged(shown).message
    assert remark not in judged(spared).message


def test_the_check_says_the_same_again():
    for answer in (solution, formula, twice, chance):
        first = judged(answer)
        assert judged(answer).mistake == first.mistake


@pytest.mark.parametrize(("slug", "mistake"), sorted({m.slug: m for m in entropy.mistakes}.items()))
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert 3 <= len(mistake.cause.split()) <= 20
    assert len(mistake.hint.split()) <= 25
    assert "?" in mistake.hint
    assert slug in {met for _, met, _ in zoo.answers}
