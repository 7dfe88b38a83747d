"""The zoo of softmax_with_temperature: right answers pass, known mistakes are told by their name.

The answers are written as learners write them, without a look at the check's own wrong functions.
"""

import math

import numpy as np
import pytest
import scipy.special
from zoo import FORMS, Zoo

import softmaxlib
from softmaxlib.check.temperature.tempered_softmax import softmax_with_temperature

zoo = Zoo()
right = zoo("right")


def wrong(mistake):
    return zoo("wrong", mistake)


def shares(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def naive(scores):
    return np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)


# Right answers


@right
def solution(logits, T):
    scores = logits / T
    positives = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return positives / positives.sum(axis=-1, keepdims=True)


@right
def the_courses(logits, T):
    return softmaxlib.softmax(logits / T)


@right
def the_courses_argument(logits, T):
    return softmaxlib.softmax(logits, temperature=T)


@right
def shift_then_divide(logits, T):
    shifted = (logits - np.max(logits, axis=-1, keepdims=True)) / T
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=-1, keepdims=True)


@right
def scipys(logits, T):
    return scipy.special.softmax(logits / T, axis=-1)


@right
def inverse_temperature(logits, T):
    beta = 1 / T
    return shares(beta * logits)


@right
def log_softmax_divided(logits, T):
    return softmaxlib.softmax(softmaxlib.log_softmax(logits) / T)


@right
def log_softmax_of_quotient(logits, T):
    return np.exp(softmaxlib.log_softmax(logits / T))


@right
def log_shares_over_T_shared_again(logits, T):
    powers = np.exp(scipy.special.log_softmax(logits, axis=-1) / T)
    return powers / powers.sum(axis=-1, keepdims=True)


@right
def shares_to_a_power(logits, T):
    powers = softmaxlib.softmax(logits) ** (1 / T)
    return powers / powers.sum(axis=-1, keepdims=True)


@right
def logs_of_shares(logits, T):
    with np.errstate(divide="ignore"):
        return shares(np.log(shares(logits)) / T)


@right
def exponentials_to_a_power(logits, T):
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True)) ** (1 / T)
    return powers / powers.sum(axis=-1, keepdims=True)


@right
def another_base(logits, T):
    base = math.e ** (1 / T)
    d = logits - logits.max(axis=-1, keepdims=True)
    return base**d / (base**d).sum(axis=-1, keepdims=True)


@right
def loops(logits, T):
    def one(row):
        top = max(z / T for z in row)
        e = [math.exp(z / T - top) for z in row]
        return [v / sum(e) for v in e]

    return one(logits) if logits.ndim == 1 else [one(row) for row in logits]


@right
def recursion(logits, T):
    if logits.ndim > 1:
        return [recursion(row, T) for row in logits]
    d = [(z - max(logits.tolist())) / T for z in logits.tolist()]
    return [math.exp(v) / math.fsum(map(math.exp, d)) for v in d]


@right
def one_over_sums_of_pairs(logits, T):
    z = logits.astype(float)
    return 1 / np.exp((z[..., None, :] - z[..., :, None]) / T).sum(axis=-1)


@right
def logaddexp(logits, T):
    z = logits / T
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


@right
def along_axis(logits, T):
    return np.apply_along_axis(shares, -1, logits / T)


@right
def transposed(logits, T):
    t = (logits / T).T
    e = np.exp(t - t.max(axis=0))
    return (e / e.sum(axis=0)).T


@right
def copied_then_in_place(logits, T):
    z = logits.astype(float)
    z -= z.max(axis=-1, keepdims=True)
    z /= T
    np.exp(z, out=z)
    z /= z.sum(axis=-1, keepdims=True)
    return z


@right
def float32_inside(logits, T):
    z = logits.astype(np.float32)
    return shares((z - z.max(axis=-1, keepdims=True)) / np.float32(T))


@right
def float32_divided_first(logits, T):
    return shares(logits.astype(np.float32) / np.float32(T))


@right
def harmless_epsilon(logits, T):
    z = logits / (T + 1e-12)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / (e.sum(axis=-1, keepdims=True) + 1e-12)


@right
def epsilon_beside_T(logits, T):
    return shares(logits / (T + 1e-6))


@right
def T_kept_above_a_thousandth(logits, T):
    return softmaxlib.softmax(logits / max(T, 1e-3))


@right
def a_case_for_one(logits, T):
    return shares(logits) if T == 1 else shares(logits / T)


@right
def clipped_after_the_shift(logits, T):
    z = (logits - logits.max(axis=-1, keepdims=True)) / T
    e = np.exp(np.maximum(z, -700))
    return e / e.sum(axis=-1, keepdims=True)


@right
def sigmoid_where_two(logits, T):
    if logits.shape == (2,):
        first = softmaxlib.sigmoid((logits[0] - logits[1]) / T)
        return np.array([first, 1 - first])
    return shares(logits / T)


# Wrong answers: T the wrong way round, or on the wrong numbers


@wrong("T_multiplies")
def times_T(logits, T):
    return softmaxlib.softmax(logits * T)


@wrong("T_multiplies")
def times_T_naive(logits, T):
    e = np.exp(T * logits)
    return e / e.sum(axis=-1, keepdims=True)


@wrong("T_multiplies")
def divided_by_one_over_T(logits, T):
    return shares(logits / (1 / T))


@wrong("power_T")
def power_T_shared_again(logits, T):
    p = softmaxlib.softmax(logits) ** T
    return p / p.sum(axis=-1, keepdims=True)


@wrong("power_T")
def power_T_only(logits, T):
    return softmaxlib.softmax(logits) ** T


@wrong("power_T")
def power_T_of_exponentials(logits, T):
    powers = np.exp(logits) ** T
    return powers / powers.sum(axis=-1, keepdims=True)


@wrong("power_T")
def power_T_of_naive_shares(logits, T):
    p = np.power(naive(logits), T)
    return p / np.sum(p, axis=-1, keepdims=True)


@wrong("maximum_divided_only")
def brackets_forgotten(logits, T):
    e = np.exp(logits - logits.max(axis=-1, keepdims=True) / T)
    return e / e.sum(axis=-1, keepdims=True)


@wrong("shares_scaled")
def shares_over_T(logits, T):
    return softmaxlib.softmax(logits) / T


@wrong("shares_scaled")
def shares_over_T_naive(logits, T):
    e = np.exp(logits)
    return e / e.sum(axis=-1, keepdims=True) / T


@wrong("shares_scaled")
def total_times_T(logits, T):
    e = np.exp(logits)
    return e / (T * np.sum(e, axis=-1, keepdims=True))


@wrong("shares_scaled")
def shares_times_T(logits, T):
    return shares(logits) * T


@wrong("power_not_shared")
def power_only(logits, T):
    return softmaxlib.softmax(logits) ** (1 / T)


@wrong("power_not_shared")
def exp_of_log_shares_over_T(logits, T):
    return np.exp(softmaxlib.log_softmax(logits) / T)


@wrong("T_twice")
def divided_twice(logits, T):
    logits = logits / T
    e = np.exp((logits - logits.max(axis=-1, keepdims=True)) / T)
    return e / e.sum(axis=-1, keepdims=True)


@wrong("T_twice")
def divided_and_handed_on(logits, T):
    return softmaxlib.softmax(logits / T, temperature=T)


@wrong("T_twice")
def divided_and_power(logits, T):
    p = shares(logits / T) ** (1 / T)
    return p / p.sum(axis=-1, keepdims=True)


@wrong("T_twice")
def divided_twice_naive(logits, T):
    return naive(logits / T / T)


@wrong("T_bounded")
def not_below_one(logits, T):
    return shares(logits / max(T, 1))


@wrong("T_bounded")
def not_below_a_tenth(logits, T):
    return shares(logits / np.maximum(T, 0.1))


@wrong("T_bounded")
def not_above_ten(logits, T):
    if T > 10:
        T = 10
    return shares(logits / T)


@wrong("root_of_T")
def as_in_attention(logits, T):
    return softmaxlib.softmax(logits / np.sqrt(T))


@wrong("T_above_only")
def divided_above(logits, T):
    return np.exp(logits / T) / np.exp(logits).sum(axis=-1, keepdims=True)


@wrong("T_above_only")
def divided_above_after_the_shift(logits, T):
    d = logits - logits.max(axis=-1, keepdims=True)
    return np.exp(d / T) / np.exp(d).sum(axis=-1, keepdims=True)


@wrong("T_above_only")
def exponentials_divided_below(logits, T):
    return np.exp(logits / T) / np.sum(np.exp(logits) / T, axis=-1, keepdims=True)


@wrong("T_below_only")
def divided_below(logits, T):
    return np.exp(logits) / np.exp(logits / T).sum(axis=-1, keepdims=True)


@wrong("T_below_only")
def divided_below_after_the_shift(logits, T):
    d = logits - logits.max(axis=-1, keepdims=True)
    return np.exp(d) / np.exp(d / T).sum(axis=-1, keepdims=True)


@wrong("mixed_with_equal_shares")
def mixed(logits, T):
    p = softmaxlib.softmax(logits)
    return p / T + (1 - 1 / T) / logits.shape[-1]


@wrong("mixed_with_equal_shares")
def mixed_up_to_all(logits, T):
    weight = 1 / T if T > 1 else 1
    equal = np.ones(logits.shape) / logits.shape[-1]
    return weight * shares(logits) + (1 - weight) * equal


@wrong("mixed_with_equal_shares")
def pulled_to_the_mean(logits, T):
    p = shares(logits)
    m = p.mean(axis=-1, keepdims=True)
    return m + (p - m) / T


@wrong("T_added_after_exp")
def added_to_exponentials(logits, T):
    e = np.exp(logits) + T
    return e / e.sum(axis=-1, keepdims=True)


@wrong("T_added_after_exp")
def added_to_the_total(logits, T):
    e = np.exp(logits)
    return e / (e.sum(axis=-1, keepdims=True) + T)


@wrong("T_added_after_exp")
def added_to_shares(logits, T):
    p = shares(logits) + T
    return p / p.sum(axis=-1, keepdims=True)


@wrong("T_as_base")
def powers_of_T(logits, T):
    powers = float(T) ** logits
    return powers / powers.sum(axis=-1, keepdims=True)


@wrong("scores_to_a_power")
def roots_of_scores(logits, T):
    powers = logits ** (1 / T)
    return powers / powers.sum(axis=-1, keepdims=True)


@wrong("no_exp")
def scores_shared(logits, T):
    z = logits / T
    return z / z.sum(axis=-1, keepdims=True)


@wrong("softmax_twice")
def softmax_of_shares(logits, T):
    return softmaxlib.softmax(softmaxlib.softmax(logits) / T)


@wrong("softmax_twice")
def softmax_of_shares_with_temperature(logits, T):
    return softmaxlib.softmax(softmaxlib.softmax(logits), temperature=T)


@wrong("softmax_twice")
def softmax_again(logits, T):
    return shares(shares(logits / T))


@wrong("T_as_axis")
def second_argument(logits, T):
    return softmaxlib.softmax(logits, T)


@wrong("T_as_axis")
def divided_and_second_argument(logits, T):
    return softmaxlib.softmax(logits / T, T)


@wrong("T_as_axis")
def second_argument_of_scipys(logits, T):
    return scipy.special.softmax(logits, T)


@wrong("T_as_axis")
def second_argument_of_max(logits, T):
    return naive((logits - np.max(logits, T)) / T)


@wrong("T_written_into_the_code")
def always_a_half(logits, T):
    return softmaxlib.softmax(logits / 0.5)


@wrong("T_written_into_the_code")
def always_two(logits, T):
    return softmaxlib.softmax(logits, temperature=2)


@wrong("T_written_into_the_code")
def found_in_exercise_one(logits, T):
    T = 0.44
    return naive(logits / T)


@wrong("winner_for_small_T")
def argmax_below_a_tenth(logits, T):
    if T < 0.1:
        z = np.atleast_2d(logits)
        return np.eye(z.shape[-1])[z.argmax(axis=-1)].reshape(logits.shape)
    return shares(logits / T)


@wrong("winner_for_small_T")
def winners_share_below_a_hundredth(logits, T):
    if T <= 0.01:
        best = logits == logits.max(axis=-1, keepdims=True)
        return best / best.sum(axis=-1, keepdims=True)
    return softmaxlib.softmax(logits / T)


@wrong("winner_for_small_T")
def a_1_for_each_winner_below_a_half(logits, T):
    if T < 0.5:
        return 1.0 * (logits == logits.max(axis=-1, keepdims=True))
    return shares(logits / T)


@wrong("T_bounded")
def not_below_a_twentieth(logits, T):
    return softmaxlib.softmax(logits / max(T, 0.05))


@wrong("T_bounded")
def not_below_a_hundredth(logits, T):
    return softmaxlib.softmax(logits, temperature=max(0.01, T))


# Wrong answers: the shift


@wrong("no_shift")
def no_shift(logits, T):
    e = np.exp(logits / T)
    return e / e.sum(axis=-1, keepdims=True)


@wrong("no_shift")
def no_shift_with_math(logits, T):
    def one(row):
        e = [math.exp(z / T) for z in row]
        return [v / sum(e) for v in e]

    return one(logits) if logits.ndim == 1 else [one(row) for row in logits]


@wrong("no_shift")
def power_of_naive_shares(logits, T):
    p = naive(logits) ** (1 / T)
    return p / p.sum(axis=-1, keepdims=True)


@wrong("no_shift")
def power_of_naive_exponentials(logits, T):
    e = np.exp(logits) ** (1 / T)
    return e / e.sum(axis=-1, keepdims=True)


@wrong("no_shift")
def shift_before_but_not_used(logits, T):
    shifted = logits - logits.max()
    assert shifted.max() == 0
    return naive(logits / T)


@wrong("maximum_of_other_scores")
def maximum_of_undivided(logits, T):
    e = np.exp(logits / T - np.max(logits, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@wrong("maximum_of_other_scores")
def maximum_of_divided_too_early(logits, T):
    m = np.max(logits / T, axis=-1, keepdims=True)
    e = np.exp((logits - m) / T)
    return e / e.sum(axis=-1, keepdims=True)


@wrong("mean_shift")
def minus_mean(logits, T):
    z = logits / T
    return naive(z - z.mean(axis=-1, keepdims=True))


@wrong("min_shift")
def minus_min(logits, T):
    return naive((logits - logits.min(axis=-1, keepdims=True)) / T)


@wrong("one_score_shift")
def minus_first(logits, T):
    return naive((logits - logits[..., :1]) / T)


@wrong("one_score_shift")
def minus_last(logits, T):
    z = logits / T
    return naive(z - z[..., -1:])


@wrong("constant_shift")
def minus_1000(logits, T):
    return naive((logits - 1000) / T)


@wrong("constant_shift")
def minus_500_after_division(logits, T):
    return naive(logits / T - 500)


@wrong("added_max")
def plus_max(logits, T):
    return naive((logits + logits.max(axis=-1, keepdims=True)) / T)


@wrong("max_of_absolute_values")
def minus_largest_size(logits, T):
    z = logits / T
    return naive(z - np.abs(z).max(axis=-1, keepdims=True))


@wrong("max_with_zero")
def maximum_from_zero(logits, T):
    return naive((logits - logits.max(axis=-1, keepdims=True, initial=0)) / T)


@wrong("one_max_for_all")
def global_max(logits, T):
    z = logits / T
    return naive(z - np.max(z))


@wrong("clipped")
def clipped_before(logits, T):
    return naive(np.clip(logits, -700, 700) / T)


@wrong("clipped")
def clipped_at_700(logits, T):
    return naive(np.clip(logits / T, -700, 700))


@wrong("extended_precision")
def longer_float(logits, T):
    return naive(logits.astype(np.longdouble) / T)


@wrong("half_precision")
def half_at_the_end(logits, T):
    return shares(logits / T).astype(np.float16)


@wrong("half_precision")
def half_of_the_quotient(logits, T):
    return shares(np.float16(logits / T))


# Wrong answers: axes


@wrong("axis_zero")
def along_columns(logits, T):
    e = np.exp(logits / T)
    return e / e.sum(axis=0)


@wrong("axis_zero")
def pythons_sum(logits, T):
    e = np.exp((logits - logits.max()) / T)
    return e / sum(e)


@wrong("axis_one")
def along_axis_one(logits, T):
    z = logits / T
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("missing_axis")
def one_total(logits, T):
    z = logits / T
    e = np.exp(z - z.max())
    return e / e.sum()


@wrong("missing_axis")
def one_total_naive(logits, T):
    return np.exp(logits / T) / np.sum(np.exp(logits / T))


@wrong("missing_keepdims")
def axis_lost(logits, T):
    z = (logits - logits.max(axis=-1)) / T
    return np.exp(z) / np.exp(z).sum(axis=-1)


@wrong("missing_keepdims")
def axis_lost_in_sum(logits, T):
    e = np.exp(logits / T)
    return e / e.sum(axis=-1)


@wrong("column_by_hand")
def column(logits, T):
    z = logits / T
    e = np.exp(z - z.max(axis=-1)[:, None])
    return e / e.sum(axis=-1)[:, None]


@wrong("row_by_row")
def rows_only(logits, T):
    return np.array([np.exp(r - r.max()) / np.exp(r - r.max()).sum() for r in logits / T])


@wrong("row_by_row")
def score_by_score_with_scipy(logits, T):
    return [scipy.special.softmax(z / T) for z in logits]


@wrong("row_by_row")
def score_by_score_naive(logits, T):
    return [np.exp(z / T) / np.sum(np.exp(z / T)) for z in logits]


@wrong("one_score_at_a_time")
def score_by_score(logits, T):
    return [softmaxlib.softmax(z / T) for z in logits]


@wrong("one_score_at_a_time")
def score_by_score_with_temperature(logits, T):
    return np.array([softmaxlib.softmax(z, temperature=T) for z in logits])


@wrong("one_score_at_a_time")
def score_by_score_after_division(logits, T):
    result = []
    for z in logits / T:
        result.append(softmaxlib.softmax(z))
    return result


@wrong("one_row_only")
def scores_one_by_one(logits, T):
    z = (logits - logits.max()) / T
    e = np.array([math.exp(float(v)) for v in z])
    return e / e.sum()


@wrong("python_max_or_sum")
def pythons_max(logits, T):
    z = logits / T
    return naive(z - max(z))


@wrong("math_function")
def math_exp(logits, T):
    e = math.exp(logits / T)
    return e / e.sum()


@wrong("math_function")
def quotient_as_one_int(logits, T):
    return softmaxlib.softmax(int(logits / T))


@wrong("math_function")
def logits_as_one_float(logits, T):
    return softmaxlib.softmax(float(logits) / T)


@wrong("exp_with_axis")
def exp_along(logits, T):
    e = np.exp(logits / T, axis=-1)
    return e / e.sum(axis=-1, keepdims=True)


# Wrong answers: what comes back


@wrong("minus_in_the_power")
def as_in_physics(logits, T):
    e = np.exp(-logits / T)
    return e / e.sum(axis=-1, keepdims=True)


@wrong("minus_in_the_power")
def maximum_minus_score(logits, T):
    return naive((logits.max(axis=-1, keepdims=True) - logits) / T)


@wrong("exponentials_only")
def exponentials(logits, T):
    return np.exp(logits / T)


@wrong("exponentials_only")
def exponentials_over_T(logits, T):
    return np.exp(logits) / T


@wrong("exponentials_only")
def shifted_exponentials(logits, T):
    return np.exp((logits - np.max(logits, axis=-1, keepdims=True)) / T)


@wrong("scores_only")
def scores(logits, T):
    return logits / T


@wrong("winner_takes_all")
def one_hot(logits, T):
    z = np.atleast_2d(logits / T)
    out = np.zeros(z.shape)
    out[np.arange(len(z)), z.argmax(axis=-1)] = 1
    return out.reshape(logits.shape)


@wrong("winner_takes_all")
def rounded_to_whole(logits, T):
    return np.round(shares(logits / T))


@wrong("winner_position")
def position(logits, T):
    return np.argmax(logits / T, axis=-1)


@wrong("winner_position")
def position_as_a_number(logits, T):
    return int(np.argmax(logits / T))


@wrong("logarithms")
def log_shares(logits, T):
    return softmaxlib.log_softmax(logits, temperature=T)


@wrong("logarithms")
def log_shares_over_T(logits, T):
    return softmaxlib.log_softmax(logits) / T


@wrong("percent")
def in_percent(logits, T):
    return 100 * shares(logits / T)


@wrong("whole_numbers_only")
def floor_division(logits, T):
    return shares(logits // T)


@wrong("whole_numbers_only")
def quotient_to_int(logits, T):
    return naive((logits / T).astype(int))


@wrong("integer_result")
def filled_row_by_row(logits, T):
    out = np.zeros_like(logits)
    for i in np.ndindex(logits.shape[:-1]):
        out[i] = shares(logits[i] / T)
    return out


@wrong("integer_result")
def filled_with_exponentials(logits, T):
    e = np.empty_like(logits)
    e[...] = np.exp(logits / T - np.max(logits / T, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@wrong("integer_result")
def filled_with_quotients(logits, T):
    scaled = logits.copy()
    for i in np.ndindex(logits.shape):
        scaled[i] = logits[i] / T
    return shares(scaled)


@wrong("whole_numbers_only")
def shares_to_int(logits, T):
    return shares(logits / T).astype(int)


@wrong("rounded")
def rounded_to_one_place(logits, T):
    return softmaxlib.softmax(logits / T).round(1)


@wrong("rounded")
def rounded_to_two_places(logits, T):
    return softmaxlib.softmax(logits / T).round(2)


@wrong("rounded")
def rounded_to_three_places(logits, T):
    return np.round(naive(logits / T), 3)


@wrong("rounded")
def rounded_to_four_places(logits, T):
    p = shares(logits / T)
    return np.reshape([round(float(v), 4) for v in p.ravel()], p.shape)


@wrong("rounded")
def rounded_to_five_places(logits, T):
    return np.around(shares(logits / T), 5)


@wrong("rescaled")
def divided_by_the_largest(logits, T):
    return shares(logits / logits.max(axis=-1, keepdims=True) / T)


@wrong("rescaled")
def standardised(logits, T):
    z = (logits - np.mean(logits, axis=-1, keepdims=True)) / np.std(logits, axis=-1, keepdims=True)
    return shares(z / T)


@wrong("nan_replaced")
def nan_to_zero(logits, T):
    return np.nan_to_num(naive(logits / T))


@wrong("nan_replaced")
def nan_to_one(logits, T):
    p = naive(logits / T)
    p[np.isnan(p)] = 1
    return p


@wrong("log_of_share_plus_epsilon")
def log_with_epsilon(logits, T):
    return shares(np.log(shares(logits) + 1e-9) / T)


@wrong("remembers_calls")
def noise(logits, T):
    return shares(logits + T * np.random.default_rng().normal(size=logits.shape))


@wrong("remembers_calls")
def noise_on_the_shares(logits, T):
    p = shares(logits / T) + np.random.rand(*logits.shape)
    return p / p.sum(axis=-1, keepdims=True)


@wrong("changed_argument")
def divided_in_place(logits, T):
    logits[...] = logits / T
    return shares(logits)


@wrong("returned_none")
def printed(logits, T):
    print(shares(logits / T))


# These three give one output: the softmax without T. They are offered together.


def T_not_used(logits, T):
    return softmaxlib.softmax(logits)


def T_overwritten(logits, T):
    T = 1
    return shares(logits / T)


def T_not_used_naive(logits, T):
    return naive(logits)


def T_divides_exponentials(logits, T):
    e = np.exp(logits) / T
    return e / e.sum(axis=-1, keepdims=True)


def T_divides_shares(logits, T):
    p = shares(logits) / T
    return p / p.sum(axis=-1, keepdims=True)


def T_multiplies_exponentials(logits, T):
    e = T * np.exp(logits - logits.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def T_added(logits, T):
    return softmaxlib.softmax(logits + T)


def T_subtracted_naive(logits, T):
    return naive(logits - T)


NO_EFFECT = [T_not_used, T_overwritten, T_not_used_naive, T_divides_exponentials]
NO_EFFECT += [T_divides_shares, T_multiplies_exponentials, T_added, T_subtracted_naive]


# Nor can these be told apart.


def temperature_first(T, logits):
    return softmaxlib.softmax(logits / T)


def temperature_first_naive(temperature, scores):
    e = np.exp(scores / temperature)
    return e / e.sum(axis=-1, keepdims=True)


def T_above_the_line(logits, T):
    return softmaxlib.softmax(T / logits)


UPSIDE_DOWN = [temperature_first, temperature_first_naive, T_above_the_line]


# What the zoo is for


def judged(answer):
    """The verdict, whose message must be short, polite, and without the solution."""
    verdict = softmax_with_temperature(answer)
    lines = verdict.message.splitlines()
    assert len(lines) <= 8
    assert all(len(line) <= 200 for line in lines), max(lines, key=len)
    told = "\n".join(line for line in lines if not line.startswith("  in your line"))
    for never in ("Traceback", "wrong!", "logits / T", "z / T)", "(1 / T)", "np.exp(z", "x.max("):
        assert never not in told or (never == "x.max(" and "x.max(axis" not in told)
    return verdict


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("_", "answer"), zoo.right())
def test_right_answers_pass(_, answer, form):
    verdict = judged(lambda logits, T: FORMS[form](answer(logits, T)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("_", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(_, mistake, answer):
    if mistake == "extended_precision" and np.finfo(np.longdouble).max == np.finfo(float).max:
        mistake = "no_shift"  # where longdouble is no longer than a float64
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


@pytest.mark.parametrize("answer", NO_EFFECT)
def test_a_T_without_effect_is_told_so_with_three_questions(answer):
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert verdict.mistake is None
    assert verdict.candidates == ("T_ignored", "T_cancels", "T_added")
    assert "change T: do your numbers move?" in verdict.message


@pytest.mark.parametrize("answer", UPSIDE_DOWN)
def test_T_over_logits_is_told_so_with_two_questions(answer):
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert verdict.mistake is None
    assert verdict.candidates == ("arguments_swapped", "T_divided_by_logits")


def test_the_T_in_the_code_is_named():
    assert "T = 0.5 is written into your code" in judged(always_a_half).message
    assert "T = 2 is written into your code" in judged(always_two).message


def test_an_axis_is_not_taken_for_an_index():
    assert "write temperature=T" in judged(second_argument).message
    assert "last index" not in judged(second_argument).message


def plus_one(logits, T):
    return shares(logits / (T + 1))


def largest_share(logits, T):
    return shares(logits / T).max(axis=-1)


def sampled(logits, T):
    return np.random.default_rng(0).choice(logits.shape[-1], p=shares(logits / T).ravel())


def sigmoids(logits, T):
    return 1 / (1 + np.exp(-logits / T))


def list_of_text(logits, T):
    return [f"{p:.2f}" for p in np.ravel(shares(logits / T))]


def T_has_another_name(logits, temperature):
    return softmaxlib.softmax(logits / T)  # noqa: F821


def no_T(logits):
    return shares(logits)


def equal_shares(logits, T):
    return np.full(logits.shape, 1 / logits.shape[-1])


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (plus_one, None, "expected [0.5017, 0.3043, 0.194]"),
        (largest_share, "wrong_shape", "a single number instead of 3 values"),
        (sampled, "wrong_shape", "a single number instead of 3 values"),
        (sigmoids, None, "do not add up to 1"),
        (list_of_text, "wrong_type", "a list of text"),
        (T_has_another_name, "raised", "spelled in the same way"),
        (no_T, "raised", "how many things stand in brackets"),
        (equal_shares, None, "expected"),
    ],
)
def test_other_wrong_answers_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake)
    assert verdict.candidates == ()
    assert said in verdict.message


def test_what_is_not_filled_in_is_not_attempted():
    def stub(logits, T): ...

    def half_done(logits, T):
        scores = ...
        return np.exp(scores) / np.exp(scores).sum()

    for answer in (..., stub, half_done, lambda logits, T: ..., shares(np.array([1.0, 2.0]))):
        assert judged(answer).status == "not attempted"


@pytest.mark.parametrize(
    ("remark", "shown", "spared"),
    [
        ("before T could lift it", shares_to_a_power, solution),
        ("the power 1 / T is 1000", shares_to_a_power, solution),
        ("the power 1 / T is 1000", another_base, shift_then_divide),
    ],
)
def test_remarks_are_made_where_they_belong(remark, shown, spared):
    assert remark in judged(shown).message
    assert remark not in judged(spared).message


@pytest.mark.parametrize("answer", [the_courses, the_courses_argument, solution])
def test_nothing_is_remarked_about_the_solution(answer):
    message = judged(answer).message
    assert "beyond this" not in message
    assert "did you notice" not in message


def test_the_check_says_the_same_again():
    for answer in (solution, no_shift, plus_one, noise):
        first = judged(answer)
        assert judged(answer).mistake == first.mistake


def test_the_probes_are_not_at_T_one():
    assert all(probe.args[1] != 1 for probe in softmax_with_temperature.probes)


@pytest.mark.parametrize(
    ("slug", "mistake"), sorted({m.slug: m for m in softmax_with_temperature.mistakes}.items())
)
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert 3 <= len(mistake.cause.split()) <= 20
    assert len(mistake.hint.split()) <= 25
    assert "?" in mistake.hint
    met = {met_slug for _, met_slug, _ in zoo.answers} | {"T_ignored", "T_cancels", "T_added"}
    assert slug in met | {"arguments_swapped", "T_divided_by_logits"}
