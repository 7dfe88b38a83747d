"""The zoo of notebook 4: every right answer passes, every known mistake is told by its name.

The answers are written as learners write them, without a look at the check's own wrong functions.
"""

import functools
import math
from fractions import Fraction
from itertools import product
from math import exp

import numpy as np
import pytest
import scipy.special
from zoo import FORMS, Zoo, fits_a_notebook

import softmaxlib
from softmaxlib.check.two_options.sigmoid_tails import sigmoid
from softmaxlib.check.two_options.small_exercises import three_quarters, undecided_logits
from softmaxlib.check.two_options.stories import six_stories
from softmaxlib.check.two_options.two_class import two_class_softmax

EXERCISES = {
    exercise.name: exercise
    for exercise in (sigmoid, two_class_softmax, three_quarters, six_stories, undecided_logits)
}
FUNCTIONS = ("sigmoid", "two_class_softmax")

zoo = Zoo()


def s(z):
    """A sigmoid that is right, for answers that go wrong elsewhere."""
    return scipy.special.expit(np.asarray(z, dtype=float))[()]


# Right answers to sigmoid


@zoo("sigmoid")
def the_formula(z):
    return 1 / (1 + np.exp(-z))


@zoo("sigmoid")
def to_the_power_of_minus_one(z):
    return (1 + np.exp(np.negative(z))) ** -1


@zoo("sigmoid")
def power_of_e(z):
    return 1 / (1 + np.e ** (-np.asarray(z, dtype=float)))


@zoo("sigmoid")
def warnings_silenced(z):
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-z))


@zoo("sigmoid")
def both_branches_by_where(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@zoo("sigmoid")
def where_with_the_size(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) < 0, e, 1) / (1 + e)


@zoo("sigmoid")
def masks(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    out[~positive] = e / (1 + e)
    return out


@zoo("sigmoid")
def branches_one_by_one(z):
    def one(v):
        if v >= 0:
            return 1 / (1 + math.exp(-v))
        return math.exp(v) / (1 + math.exp(v))

    return np.vectorize(one, otypes=[float])(z)


@zoo("sigmoid")
def recursion(z):
    if np.ndim(z):
        return [recursion(v) for v in z]
    if z < 0:
        return math.exp(z) * recursion(-z)
    return 1 / (1 + math.exp(-z))


@zoo("sigmoid")
def loop_over_the_flat_array(z):
    x = np.array(z, dtype=float)
    for i, v in enumerate(x.flat):
        try:
            x.flat[i] = 1 / (1 + math.exp(-v))
        except OverflowError:
            x.flat[i] = 0
    return x


@zoo("sigmoid")
def a_frompyfunc(z):
    return np.frompyfunc(lambda v: math.exp(min(v, 0)) / (1 + math.exp(-abs(v))), 1, 1)(z)


@zoo("sigmoid")
def expit(z):
    return scipy.special.expit(z)


@zoo("sigmoid")
def expit_of_log(z):
    return np.exp(scipy.special.log_expit(np.asarray(z, dtype=float)))


@zoo("sigmoid")
def through_logaddexp(z):
    return np.exp(-np.logaddexp(0, -z))


@zoo("sigmoid")
def through_logaddexp_of_z(z):
    return np.exp(z - np.logaddexp(0.0, z))


@zoo("sigmoid")
def softmax_of_two(z):
    z = np.asarray(z, dtype=float)
    return softmaxlib.softmax(np.stack([z, np.zeros_like(z)], axis=-1), axis=-1)[..., 0]


@zoo("sigmoid")
def softmax_of_a_list(z):
    if np.ndim(z) == 0:
        return softmaxlib.softmax([z, 0])[0]
    return np.array([softmax_of_a_list(v) for v in z])


@zoo("sigmoid")
def softmax_by_axis_zero(z):
    return scipy.special.softmax(np.array([z, 0 * z]), axis=0)[0]


@zoo("sigmoid")
def shifted_by_the_maximum(z):
    m = np.maximum(z, 0)
    return np.exp(z - m) / (np.exp(z - m) + np.exp(-m))


@zoo("sigmoid")
def through_expm1(z):
    return -np.expm1(-np.log1p(np.exp(z)))


@zoo("sigmoid")
def clipped_above(z):
    e = np.exp(np.minimum(z, 700))
    return e / (1 + e)


@zoo("sigmoid")
def clipped_far_out(z):
    return 1 / (1 + np.exp(-np.clip(z, -709, 709)))


@zoo("sigmoid")
def harmless_epsilon(z):
    return 1 / (1 + np.exp(-z) + 1e-12)


@zoo("sigmoid")
def nan_becomes_one(z):
    e = np.exp(z)
    return np.nan_to_num(e / (1 + e), nan=1.0)


@zoo("sigmoid")
def the_courses(z):
    return softmaxlib.sigmoid(z)


@zoo("sigmoid")
def float32_inside(z):
    # In a thread, NumPy 2.1.0 makes float64 of 1 + np.float32(...), so the ones are float32, too.
    one = np.float32(1)
    return one / (one + np.exp(-np.asarray(z, dtype=np.float32)))


@zoo("sigmoid")
def longer_float(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=np.longdouble)))


@zoo("sigmoid")
def piecewise(z):
    x = np.asarray(z, dtype=float)
    return np.piecewise(
        x,
        [x < 0, x >= 0],
        [lambda v: np.exp(v) / (1 + np.exp(v)), lambda v: 1 / (1 + np.exp(-v))],
    )


@zoo("sigmoid")
def with_a_default(z, scale=1.0):
    return np.divide(1.0, 1.0 + np.exp(-scale * z))


@zoo("sigmoid")
def masked_by_product(z):
    e = np.exp(-np.abs(z))
    return (1 * (z >= 0) + e * (z < 0)) / (1 + e)


@zoo("sigmoid")
def through_cosh(z):
    return 0.5 * np.exp(np.clip(z / 2, -1000, 300)) / np.cosh(np.clip(z / 2, -700, 300))


# Right answers to two_class_softmax


@zoo("two_class_softmax")
def by_sigmoid(z1, z2):
    return s(z1 - z2)


@zoo("two_class_softmax")
def one_over_one_plus(z1, z2):
    return 1 / (1 + np.exp(z2 - z1))


@zoo("two_class_softmax")
def one_over_one_plus_of_negatives(z1, z2):
    return 1 / (1 + np.exp(-(z1 - z2)))


@zoo("two_class_softmax")
def stacked_in_front(z1, z2):
    return softmaxlib.softmax(np.array([z1, z2]), axis=0)[0]


@zoo("two_class_softmax")
def stacked_at_the_end(z1, z2):
    return softmaxlib.softmax(np.stack([z1, z2], axis=-1))[..., 0]


@zoo("two_class_softmax")
def scipys_axis_zero(z1, z2):
    return scipy.special.softmax([z1, z2], axis=0)[0]


@zoo("two_class_softmax")
def by_the_maximum(z1, z2):
    m = np.maximum(z1, z2)
    a, b = np.exp(z1 - m), np.exp(z2 - m)
    return a / (a + b)


@zoo("two_class_softmax")
def by_the_mean(z1, z2):
    m = (z1 + z2) / 2
    return np.exp(z1 - m) / (np.exp(z1 - m) + np.exp(z2 - m))


@zoo("two_class_softmax")
def by_tanh(z1, z2):
    return 0.5 * (1 + np.tanh((z1 - z2) / 2))


@zoo("two_class_softmax")
def one_minus_the_other(z1, z2):
    return 1 - s(z2 - z1)


@zoo("two_class_softmax")
def pair_by_pair(z1, z2):
    def one(a, b):
        m = max(a, b)
        return math.exp(a - m) / (math.exp(a - m) + math.exp(b - m))

    return np.vectorize(one)(z1, z2)


@zoo("two_class_softmax")
def recursion_over_pairs(z1, z2):
    if np.ndim(z1):
        return [recursion_over_pairs(a, b) for a, b in zip(z1, z2, strict=True)]
    d = float(z1 - z2)
    return 1 / (1 + math.exp(-d)) if d > 0 else math.exp(d) / (1 + math.exp(d))


@zoo("two_class_softmax")
def by_logaddexp(z1, z2):
    return np.exp(z1 - np.logaddexp(z1, z2))


@zoo("two_class_softmax")
def by_logsumexp(z1, z2):
    return np.exp(z1 - scipy.special.logsumexp([z1, z2], axis=0))


@zoo("two_class_softmax")
def expit_and_clip(z1, z2):
    return scipy.special.expit(np.clip(z1 - z2, -500, 500))


@zoo("two_class_softmax")
def in_float32(z1, z2):
    return 1 / (1 + np.exp(np.float32(z2) - np.float32(z1)))


@zoo("two_class_softmax")
def a_small_number_below(z1, z2):
    d = np.clip(z1 - z2, -700, 700)
    return np.exp(d) / (1 + np.exp(d) + 1e-9)


@zoo("two_class_softmax")
def by_the_courses_sigmoid(z1, z2):
    return softmaxlib.sigmoid(np.subtract(z1, z2))


# Wrong answers to sigmoid: the formula


@zoo("sigmoid", "sign_flipped")
def minus_forgotten(z):
    return 1 / (1 + np.exp(z))


@zoo("sigmoid", "sign_flipped")
def share_of_the_rival(z):
    return np.exp(-z) / (1 + np.exp(-z))


@zoo("sigmoid", "sign_flipped")
def one_minus_share(z):
    return 1 - 1 / (1 + np.exp(-z))


@zoo("sigmoid", "sign_flipped")
def where_the_wrong_way_round(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, e, 1) / (1 + e)


@zoo("sigmoid", "sign_flipped")
def zero_first(z):
    return softmaxlib.softmax([0, z])[0]


@zoo("sigmoid", "sign_flipped")
def second_share(z):
    return softmaxlib.softmax([z, 0])[1]


@zoo("sigmoid", "brackets_missing")
def brackets_of_the_sum(z):
    return 1 / 1 + np.exp(-z)


@zoo("sigmoid", "brackets_missing")
def brackets_of_the_fraction(z):
    return np.exp(z) / 1 + np.exp(z)


@zoo("sigmoid", "brackets_missing")
def only_the_sum(z):
    return 1 + np.exp(-z)


@zoo("sigmoid", "brackets_missing")
def power_of_one_part(z):
    return 1 + np.exp(-z) ** -1


@zoo("sigmoid", "odds")
def exp_only(z):
    return np.exp(z)


@zoo("sigmoid", "odds")
def one_lost_below(z):
    return 1 / np.exp(-z)


@zoo("sigmoid", "odds")
def odds_with_math(z):
    return math.exp(z)


@zoo("sigmoid", "exponential_only")
def exp_of_minus(z):
    return np.exp(-z)


@zoo("sigmoid", "exponential_of_size")
def exp_of_minus_size(z):
    return np.exp(-abs(z))


@zoo("sigmoid", "exponential_of_size")
def the_line_below(z):
    small = np.exp(-np.abs(z))
    return 1 + small


@zoo("sigmoid", "one_inside_exp")
def one_in_the_power(z):
    return 1 / np.exp(1 + -z)


@zoo("sigmoid", "one_inside_exp")
def one_in_the_power_and_plus(z):
    return 1 / np.exp(1 + z)


@zoo("sigmoid", "minus_below")
def one_minus_below(z):
    return 1 / (1 - np.exp(-z))


@zoo("sigmoid", "minus_below")
def one_minus_below_with_math(z):
    return 1 / (1 - math.exp(-z))


@zoo("sigmoid", "no_exp")
def z_against_one(z):
    return z / (1 + z)


@zoo("sigmoid", "no_exp")
def exp_forgotten(z):
    return 1 / (1 + -z)


@zoo("sigmoid", "no_exp")
def softsign(z):
    return z / (1 + abs(z))


@zoo("sigmoid", "another_curve")
def softsign_from_zero_to_one(z):
    return 0.5 + 0.5 * z / (1 + abs(z))


@zoo("sigmoid", "another_curve")
def arc_tangent(z):
    return 0.5 + np.arctan(z) / np.pi


@zoo("sigmoid", "another_curve")
def normal_curve(z):
    return scipy.special.ndtr(z)


@zoo("sigmoid", "another_curve")
def z_over_a_root(z):
    return (1 + z / np.sqrt(1 + z**2)) / 2


@zoo("sigmoid", "another_curve")
def exp_of_minus_exp(z):
    return np.exp(-np.exp(-z))


@zoo("sigmoid", "another_base")
def base_two(z):
    return 1 / (1 + 2.0**-z)


@zoo("sigmoid", "another_base")
def base_ten(z):
    return 1 / (1 + 10.0 ** (-z))


@zoo("sigmoid", "another_base")
def two_to_minus_z(z):
    return 2.0 ** (-z) if np.ndim(z) else np.exp2(-z)


@zoo("sigmoid", "another_base")
def two_to_z(z):
    return np.exp2(z)


@zoo("sigmoid", "softmax_alone")
def softmax_of_one_number(z):
    return np.exp(z) / np.sum(np.exp(z))


@zoo("sigmoid", "softmax_alone")
def exp_over_itself(z):
    e = math.exp(z)
    return e / e


@zoo("sigmoid", "softmax_alone")
def the_courses_softmax(z):
    return softmaxlib.softmax(z)


@zoo("sigmoid", "softmax_alone")
def scipys_softmax(z):
    return scipy.special.softmax(z)


@zoo("sigmoid", "softmax_alone")
def the_courses_softmax_of_a_list(z):
    return softmaxlib.softmax([z])


@zoo("sigmoid", "rival_is_minus_z")
def softmax_against_minus_z(z):
    return softmaxlib.softmax([z, -z])[0]


@zoo("sigmoid", "rival_is_minus_z")
def half_of_one_plus_tanh(z):
    return (np.tanh(z) + 1) / 2


@zoo("sigmoid", "rival_is_one")
def softmax_against_one(z):
    return softmaxlib.softmax([z, 1])[0]


@zoo("sigmoid", "shifted")
def shifted_as_in_notebook_two(z):
    z = z - np.max(z)
    return np.exp(z) / (1 + np.exp(z))


@zoo("sigmoid", "rival_is_z")
def list_of_z_and_z(z):
    return softmaxlib.softmax([z, z])[0]


@zoo("sigmoid", "rival_is_z")
def softmax_against_itself(z):
    return np.exp(z) / (np.exp(z) + np.exp(z))


@zoo("sigmoid", "case_left_out")
def only_positive_ones_filled(z):
    z = np.asarray(z, dtype=float)
    out = np.zeros_like(z)
    out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    return out


@zoo("sigmoid", "case_left_out")
def zero_in_no_mask(z):
    z = np.asarray(z, dtype=float)
    out = np.zeros_like(z)
    out[z > 0] = 1 / (1 + np.exp(-z[z > 0]))
    out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return out


@zoo("sigmoid", "half_the_score")
def half_the_score(z):
    return 1 / (1 + np.exp(-z / 2))


@zoo("sigmoid", "sigmoid_twice")
def twice(z):
    p = 1 / (1 + np.exp(-z))
    return 1 / (1 + np.exp(-p))


@zoo("sigmoid", "derivative")
def slope(z):
    p = 1 / (1 + np.exp(-z))
    return p * (1 - p)


@zoo("sigmoid", "derivative")
def slope_by_the_quotient_rule(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


@zoo("sigmoid", "from_minus_one")
def tanh(z):
    return np.tanh(z)


@zoo("sigmoid", "from_minus_one")
def twice_and_minus_one(z):
    return 2 / (1 + np.exp(-z)) - 1


@zoo("sigmoid", "from_minus_one")
def tanh_of_math(z):
    return math.tanh(z)


@zoo("sigmoid", "logarithm")
def log_of_share(z):
    return np.log(1 / (1 + np.exp(-z)))


@zoo("sigmoid", "logarithm")
def surprise(z):
    return np.log(1 + np.exp(-z))


@zoo("sigmoid", "logarithm")
def softplus(z):
    return np.log1p(np.exp(z))


@zoo("sigmoid", "logarithm")
def both_logs(z):
    return scipy.special.log_softmax([z, 0])


@zoo("sigmoid", "inverse")
def logit(z):
    return np.log(z / (1 - z))


@zoo("sigmoid", "inverse")
def logit_of_scipy(z):
    return scipy.special.logit(z)


@zoo("sigmoid", "inverse")
def logit_with_math(z):
    return math.log(z / (1 - z))


@zoo("sigmoid", "unchanged")
def handed_on(z):
    1 / (1 + np.exp(-z))
    return z


@zoo("sigmoid", "decision")
def step(z):
    return 1 if z > 0 else 0


@zoo("sigmoid", "decision")
def thresholded(z):
    return 1 / (1 + np.exp(-z)) >= 0.5


@zoo("sigmoid", "decision")
def rounded_to_whole(z):
    return np.round(1 / (1 + np.exp(-z)))


@zoo("sigmoid", "line_with_corners")
def relu(z):
    return max(0, z)


@zoo("sigmoid", "line_with_corners")
def hard_sigmoid(z):
    return np.clip(0.2 * z + 0.5, 0, 1)


@zoo("sigmoid", "straight_line")
def nearly_straight(z):
    return 0.5 + z / 4


@zoo("sigmoid", "straight_line")
def one_half_and_z(z):
    return 0.5 + z


@zoo("sigmoid", "percent")
def in_percent(z):
    return 100 / (1 + np.exp(-z))


@zoo("sigmoid", "both_shares")
def whole_softmax(z):
    return softmaxlib.softmax([z, 0])


@zoo("sigmoid", "both_shares")
def a_tuple_of_both(z):
    p = 1 / (1 + np.exp(-z))
    return p, 1 - p


@zoo("sigmoid", "both_shares")
def numpy_softmax_of_two(z):
    e = np.exp(np.array([z, 0.0]))
    return e / e.sum()


@zoo("sigmoid", "right_above_zero_only")
def size_only(z):
    e = np.exp(-np.abs(z))
    return 1 / (1 + e)


@zoo("sigmoid", "right_below_zero_only")
def size_only_below(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e)


@zoo("sigmoid", "right_above_zero_only")
def both_branches_mirrored(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    else:
        return 1 / (1 + math.exp(z))


@zoo("sigmoid", "right_below_zero_only")
def small_in_both_cases(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, small, small) / (1 + small)


@zoo("sigmoid", "another_numerator")
def one_minus_small(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, 1 - small) / (1 + small)


@zoo("sigmoid", "another_numerator")
def minus_small(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, -small) / (1 + small)


@zoo("sigmoid", "another_numerator")
def the_score_below(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, z) / (1 + small)


@zoo("sigmoid", "another_numerator")
def the_score_above(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, z, small) / (1 + small)


@zoo("sigmoid", "another_numerator")
def e_to_z_above(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, np.exp(z), small) / (1 + small)


@zoo("sigmoid", "undivided")
def numerators_only(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small)


@zoo("sigmoid", "undivided")
def divided_above_only(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small)


@zoo("sigmoid", "undivided")
def divided_below_only(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small / (1 + small))


@zoo("sigmoid", "divided_twice")
def whole_formulas_filled_in(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))) / (1 + small)


@zoo("sigmoid", "branch_without_return")
def no_else(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    p = math.exp(z) / (1 + math.exp(z))  # noqa: F841


@zoo("sigmoid", "branch_without_return")
def nothing_for_zero(z):
    if z > 0:
        return 1 / (1 + np.exp(-z))
    elif z < 0:
        return np.exp(z) / (1 + np.exp(z))


@zoo("sigmoid", "branch_without_return")
def assigned_not_returned(z):
    if z > 0:
        p = 1 / (1 + np.exp(-z))  # noqa: F841
    else:
        return np.exp(z) / (1 + np.exp(z))


@zoo("sigmoid", "returned_none")
def printed(z):
    print(1 / (1 + np.exp(-z)))


@zoo("sigmoid", "ignores_argument")
def always_the_same(z):
    return 1 / (1 + np.exp(-2.5))


# Wrong answers to sigmoid: arrays


@zoo("sigmoid", "if_on_array")
def branches(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    else:
        return np.exp(z) / (1 + np.exp(z))


@zoo("sigmoid", "if_on_array")
def branches_with_math(z):
    return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))


@zoo("sigmoid", "max_of_python")
def maximum_of_python(z):
    m = max(z, 0)
    return np.exp(z - m) / (np.exp(z - m) + np.exp(-m))


@zoo("sigmoid", "max_of_python")
def minimum_of_python(z):
    e = np.exp(min(z, 700))
    return e / (1 + e)


@zoo("sigmoid", "if_on_array")
def condition_with_and(z):
    return 1 / (1 + np.exp(-z)) if z >= 0 and True else np.exp(z) / (1 + np.exp(z))


@zoo("sigmoid", "if_on_array")
def chained_comparison(z):
    if -700 < z < 700:
        return 1 / (1 + np.exp(-z))
    return 0.0 if z < 0 else 1.0


@zoo("sigmoid", "math_function")
def with_math(z):
    return 1 / (1 + math.exp(-z))


@zoo("sigmoid", "math_function")
def with_math_pow(z):
    return 1 / (1 + math.pow(math.e, -z))


@zoo("sigmoid", "float_of_array")
def made_a_float(z):
    return 1 / (1 + np.exp(-float(z)))


@zoo("sigmoid", "float_of_array")
def returned_as_a_float(z):
    return float(1 / (1 + np.exp(-z)))


@zoo("sigmoid", "float_of_array")
def item(z):
    return (1 / (1 + np.exp(-z))).item()


@zoo("sigmoid", "math_function")
def math_inside_a_float(z):
    return float(1 / (1 + math.exp(-z)))


@zoo("sigmoid", "math_function")
def exp_without_math_before_it(z):
    return 1 / (1 + exp(-z))


@zoo("sigmoid", "exp_without_brackets")
def exp_raised_to_a_power(z):
    return 1 / (1 + np.exp**-z)


@zoo("sigmoid", "exp_without_brackets")
def exp_times_minus_z(z):
    return 1 / (1 + np.exp * (-z))


@zoo("two_class_softmax", "exp_without_brackets")
def exp_raised_to_the_difference(z1, z2):
    return 1 / (1 + np.exp ** (z2 - z1))


@zoo("sigmoid", "round_of_array")
def rounded_by_python(z):
    return round(1 / (1 + np.exp(-z)), 8)


@zoo("sigmoid", "one_row_only")
def comprehension_over_numbers(z):
    if isinstance(z, (int, float)):
        return 1 / (1 + math.exp(-z))
    return [1 / (1 + math.exp(-v)) for v in z]


@zoo("sigmoid", "one_row_only")
def loop_with_branches(z):
    if np.ndim(z) == 0:
        return float(np.exp(z) / (1 + np.exp(z)))
    out = []
    for v in z:
        if v >= 0:
            out.append(1 / (1 + np.exp(-v)))
        else:
            out.append(np.exp(v) / (1 + np.exp(v)))
    return np.array(out)


@zoo("sigmoid", "one_row_only")
def filled_one_by_one(z):
    if np.ndim(z) == 0:
        return 1 / (1 + np.exp(-z))
    out = np.zeros(len(z))
    for i in range(len(z)):
        out[i] = 1 / (1 + np.exp(-z[i]))
    return out


@zoo("sigmoid", "loop_over_number")
def loop_over_entries(z):
    return np.array([1 / (1 + math.exp(-v)) for v in z])


@zoo("sigmoid", "arrays_only")
def zeros_of_the_shape(z):
    out = np.zeros(z.shape)
    out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return out


@zoo("sigmoid", "loop_over_number")
def loop_over_positions(z):
    out = []
    for i in range(len(z)):
        out.append(1 / (1 + math.exp(-z[i])))
    return out


@zoo("sigmoid", "loop_over_number")
def loop_over_what_became_an_array(z):
    return [1 / (1 + np.exp(-v)) for v in np.asarray(z)]


@zoo("sigmoid", "loop_over_number")
def positions_of_what_became_an_array(z):
    z = np.array(z)
    return np.array([1 / (1 + np.exp(-z[i])) for i in range(len(z))])


@zoo("sigmoid", "arrays_only")
def as_many_as_there_are(z):
    return [1 / (1 + np.exp(-z[i])) for i in range(z.size)]


@zoo("sigmoid", "indices_of_table")
def first_column(z):
    return softmaxlib.softmax(np.stack([z, 0 * z], axis=-1))[:, 0]


@zoo("sigmoid", "axis_of_table")
def axis_one(z):
    return softmaxlib.softmax(np.array([z, 0.0]), axis=1)[0]


@zoo("sigmoid", "axis_of_table")
def sum_along_axis_one(z):
    e = np.exp(np.stack([z, 0 * z], axis=-1))
    return e[..., 0] / e.sum(axis=1)


@zoo("sigmoid", "arrays_only")
def copied_first(z):
    z = z.copy()
    return 1 / (1 + np.exp(-z))


@zoo("sigmoid", "arrays_only")
def floats_made_first(z):
    return 1 / (1 + np.exp(-z.astype(float)))


@zoo("sigmoid", "arrays_only")
def masks_on_a_number(z):
    out = np.zeros_like(z, dtype=float)
    out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    return out


@zoo("sigmoid", "floats_only")
def float_or_array(z):
    if isinstance(z, float):
        return 1 / (1 + math.exp(-z))
    return np.array([1 / (1 + np.exp(-v)) for v in z])


@zoo("sigmoid", "floats_only")
def type_is_float(z):
    if type(z) is float:
        return 1 / (1 + math.exp(-z))
    out = np.zeros(z.shape)
    out[...] = 1 / (1 + np.exp(-z))
    return out


@zoo("sigmoid", "number_wrapped")
def at_least_one_axis(z):
    z = np.atleast_1d(z)
    return 1 / (1 + np.exp(-z))


@zoo("sigmoid", "number_wrapped")
def brackets_around_it(z):
    p = 1 / (1 + np.exp(-z))
    return [p] if np.ndim(p) == 0 else p


@zoo("sigmoid", "integer_result")
def zeros_like(z):
    x = np.asarray(z)
    out = np.zeros_like(x)
    out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))
    out[x < 0] = np.exp(x[x < 0]) / (1 + np.exp(x[x < 0]))
    return out


@zoo("sigmoid", "integer_result")
def piecewise_of_integers(z):
    return np.piecewise(
        z,
        [np.less(z, 0), np.greater_equal(z, 0)],
        [lambda v: np.exp(v) / (1 + np.exp(v)), lambda v: 1 / (1 + np.exp(-v))],
    )


@zoo("sigmoid", "integer_result")
def empty_like_for_arrays(z):
    if isinstance(z, (int, float)):
        return 1 / (1 + np.exp(-z))
    out = np.empty_like(z)
    for i in np.ndindex(z.shape):
        out[i] = 1 / (1 + np.exp(-z[i]))
    return out


@zoo("sigmoid", "integer_result")
def vectorized_with_a_first_zero(z):
    def one(v):
        if v < -700:
            return 0
        return 1 / (1 + math.exp(-v))

    return np.vectorize(one)(z)


@zoo("sigmoid", "return_in_loop")
def returns_at_the_first_entry(z):
    if np.ndim(z) == 0:
        return 1 / (1 + np.exp(-z))
    for v in z:
        return 1 / (1 + np.exp(-v))


@zoo("sigmoid", "list_of_two")
def softmax_of_a_pair(z):
    return softmaxlib.softmax([z, 0])[0]


@zoo("sigmoid", "list_of_two")
def exponentials_of_a_pair(z):
    e = np.exp(np.array([z, 0.0]))
    return e[0] / e.sum()


@zoo("sigmoid", "list_of_two")
def stacked_with_one_zero(z):
    return softmaxlib.softmax(np.stack([z, 0]))[0]


@zoo("sigmoid", "one_total")
def total_of_the_array(z):
    e = np.exp(z)
    return e / (1 + np.sum(e))


@zoo("sigmoid", "one_total")
def softmax_for_arrays(z):
    if isinstance(z, np.ndarray):
        return softmaxlib.softmax(z)
    return 1 / (1 + np.exp(-z))


@zoo("sigmoid", "one_total")
def stacked_and_the_last_axis(z):
    return softmaxlib.softmax(np.stack([z, np.zeros_like(z)]))[0]


@zoo("sigmoid", "one_total")
def stacked_and_one_sum(z):
    e = np.exp(np.stack([z, np.zeros_like(z)]))
    return (e / e.sum())[0]


@zoo("sigmoid", "changed_argument")
def minus_in_place(z):
    z *= -1
    return 1 / (1 + np.exp(z))


@zoo("sigmoid", "changed_argument")
def cut_in_place(z):
    if np.ndim(z):
        z[z < 0] = z[z < 0]
        z += 0.0 if z.dtype == float else 1
        return 1 / (1 + np.exp(-z))
    return 1 / (1 + np.exp(-z))


# Wrong answers to sigmoid: the tails


@zoo("sigmoid", "math_overflow")
def vectorized_math(z):
    return np.vectorize(lambda v: 1 / (1 + math.exp(-v)))(z)


@zoo("sigmoid", "math_overflow")
def math_e(z):
    return 1 / (1 + math.e**-z)


@zoo("sigmoid", "math_overflow")
def numpys_e(z):
    return 1 / (1 + np.e ** (-z))


@zoo("sigmoid", "math_overflow")
def vectorized_complement(z):
    return np.vectorize(lambda v: 1 - 1 / (1 + math.exp(v)))(z)


@zoo("sigmoid", "large_over_large")
def e_to_z_over_one_plus(z):
    return np.exp(z) / (1 + np.exp(z))


@zoo("sigmoid", "large_over_large")
def where_with_swapped_branches(z):
    return np.where(z >= 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))


@zoo("sigmoid", "large_over_large")
def vectorized_e_to_z(z):
    return np.vectorize(lambda v: math.exp(v) / (1 + math.exp(v)))(z)


@zoo("sigmoid", "large_over_large")
def naive_softmax_of_two(z):
    e = np.exp(np.stack([z, np.zeros_like(z)]))
    return e[0] / e.sum(axis=0)


@zoo("sigmoid", "swapped_branches")
def branches_swapped(z):
    def one(v):
        if v < 0:
            return 1 / (1 + math.exp(-v))
        return math.exp(v) / (1 + math.exp(v))

    return np.vectorize(one)(z)


@zoo("sigmoid", "nan_replaced")
def nan_becomes_zero(z):
    e = np.exp(z)
    return np.nan_to_num(e / (1 + e))


@zoo("sigmoid", "nan_replaced")
def error_becomes_zero(z):
    def one(v):
        try:
            return math.exp(v) / (1 + math.exp(v))
        except OverflowError:
            return 0.0

    return np.vectorize(one)(z)


@zoo("sigmoid", "nan_replaced")
def error_becomes_one(z):
    def one(v):
        try:
            return 1 / (1 + math.exp(-v))
        except OverflowError:
            return 1.0

    return np.vectorize(one)(z)


@zoo("sigmoid", "one_minus")
def one_minus_sigmoid_of_minus(z):
    return 1 - 1 / (1 + np.exp(z))


@zoo("sigmoid", "one_minus")
def one_minus_where_negative(z):
    p = 1 / (1 + np.exp(-np.abs(z)))
    return np.where(z >= 0, p, 1 - p)


@zoo("sigmoid", "one_minus")
def one_minus_recursion(z):
    if np.ndim(z):
        return np.array([one_minus_recursion(v) for v in z])
    return 1 - one_minus_recursion(-z) if z < 0 else 1 / (1 + math.exp(-z))


@zoo("sigmoid", "tanh_form")
def through_tanh(z):
    return 0.5 * (1 + np.tanh(z / 2))


@zoo("sigmoid", "tanh_form")
def through_tanh_of_math(z):
    return np.vectorize(lambda v: 0.5 + 0.5 * math.tanh(0.5 * v))(z)


@zoo("sigmoid", "clipped")
def clipped_at_500(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@zoo("sigmoid", "clipped")
def not_below_20(z):
    return 1 / (1 + np.exp(-np.maximum(z, -20)))


@zoo("sigmoid", "clipped")
def clipped_at_88(z):
    z = np.where(np.abs(z) > 88, 88 * np.sign(z), z)
    return np.exp(z) / (1 + np.exp(z))


@zoo("sigmoid", "cut_to_zero")
def zero_below_100(z):
    return np.where(np.asarray(z) < -100, 0, 1 / (1 + np.exp(-z)))


@zoo("sigmoid", "cut_to_zero")
def zero_below_20(z):
    def one(v):
        if v < -20:
            return 0.0
        if v > 20:
            return 1.0
        return 1 / (1 + math.exp(-v))

    return np.vectorize(one, otypes=[float])(z)


@zoo("sigmoid", "cut_to_zero")
def zero_below_36(z):
    return np.where(np.less(z, -36), 0, s(z))


@zoo("sigmoid", "cut_to_zero")
def rounded(z):
    return np.round(1 / (1 + np.exp(-z)), 6)


@zoo("sigmoid", "cut_to_zero")
def rounded_to_sixteen(z):
    return np.round(1 / (1 + np.exp(-z)), 16)


@zoo("sigmoid", "epsilon_added")
def plus_epsilon(z):
    return 1 / (1 + np.exp(-z)) + 1e-9


@zoo("sigmoid", "epsilon_added")
def share_clipped(z):
    return np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)


@zoo("sigmoid", "epsilon_added")
def share_at_least_machine_epsilon(z):
    return np.maximum(s(z), np.finfo(float).eps)


@zoo("sigmoid", "common_shift")
def one_maximum(z):
    m = np.max(z)
    return np.exp(z - m) / (np.exp(z - m) + np.exp(-m))


@zoo("sigmoid", "half_precision")
def half(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=np.float16)))


@zoo("sigmoid", "half_precision")
def half_at_the_end(z):
    return np.float16(1 / (1 + np.exp(-z)))


# Wrong answers to two_class_softmax: the formula


@zoo("two_class_softmax", "other_way_round")
def z2_minus_z1(z1, z2):
    return s(z2 - z1)


@zoo("two_class_softmax", "other_way_round")
def second_of_the_pair(z1, z2):
    return softmaxlib.softmax([z1, z2])[1]


@zoo("two_class_softmax", "other_way_round")
def sign_of_the_power(z1, z2):
    return 1 / (1 + np.exp(z1 - z2))


@zoo("two_class_softmax", "half_difference")
def half_the_difference(z1, z2):
    return s((z1 - z2) / 2)


@zoo("two_class_softmax", "double_difference")
def tanh_without_half(z1, z2):
    return (1 + np.tanh(z1 - z2)) / 2


@zoo("two_class_softmax", "double_difference")
def plus_and_minus_the_difference(z1, z2):
    return softmaxlib.softmax([z1 - z2, z2 - z1])[0]


@zoo("two_class_softmax", "sigmoids_shared")
def sigmoids_shared(z1, z2):
    return s(z1) / (s(z1) + s(z2))


@zoo("two_class_softmax", "z2_ignored")
def first_sigmoid(z1, z2):
    return 1 / (1 + np.exp(-z1))


@zoo("two_class_softmax", "z2_ignored")
def softmax_against_zero(z1, z2):
    return np.exp(z1) / (1 + np.exp(z1))


@zoo("two_class_softmax", "z1_ignored")
def second_sigmoid(z1, z2):
    return s(z2)


@zoo("two_class_softmax", "z1_ignored")
def one_minus_second_sigmoid(z1, z2):
    return 1 - s(z2)


@zoo("two_class_softmax", "sigmoids_subtracted")
def sigmoids_subtracted(z1, z2):
    return s(z1) - s(z2)


@zoo("two_class_softmax", "sigmoids_multiplied")
def one_and_not_the_other(z1, z2):
    return s(z1) * (1 - s(z2))


@zoo("two_class_softmax", "sigmoids_multiplied")
def average_of_two_views(z1, z2):
    return (s(z1) + (1 - s(z2))) / 2


@zoo("two_class_softmax", "sigmoid_twice")
def softmax_of_sigmoids(z1, z2):
    return softmaxlib.softmax([s(z1), s(z2)])[0]


@zoo("two_class_softmax", "sigmoid_twice")
def sigmoid_of_the_share(z1, z2):
    return s(softmaxlib.softmax([z1, z2])[0])


@zoo("two_class_softmax", "shared_without_exp")
def scores_shared(z1, z2):
    return z1 / (z1 + z2)


@zoo("two_class_softmax", "sum_of_scores")
def minus_for_the_first_only(z1, z2):
    return 1 / (1 + np.exp(-z1 - z2))


@zoo("two_class_softmax", "shared_without_exp")
def sizes_shared(z1, z2):
    return abs(z1) / (abs(z1) + abs(z2))


@zoo("two_class_softmax", "another_total")
def second_exp_forgotten(z1, z2):
    return np.exp(z1) / (np.exp(z1) + z2)


@zoo("two_class_softmax", "sum_of_scores")
def plus_for_minus(z1, z2):
    return s(z1 + z2)


@zoo("two_class_softmax", "ratio_of_scores")
def sigmoid_of_the_product(z1, z2):
    return s(z1 * z2)


@zoo("two_class_softmax", "ratio_of_scores")
def sigmoid_of_the_ratio(z1, z2):
    return s(np.divide(z1, z2))


@zoo("two_class_softmax", "ratio_of_scores")
def ratio_of_plain_numbers(z1, z2):
    return 1 / (1 + np.exp(-z1 / z2))


@zoo("two_class_softmax", "ratio_of_scores")
def ratio_alone(z1, z2):
    return z1 / z2


@zoo("two_class_softmax", "third_option")
def one_below_the_line(z1, z2):
    return np.exp(z1) / (1 + np.exp(z1) + np.exp(z2))


@zoo("two_class_softmax", "third_option")
def zero_in_the_list(z1, z2):
    return softmaxlib.softmax([z1, z2, 0])[0]


@zoo("two_class_softmax", "exp_of_sum")
def exp_of_the_sum(z1, z2):
    return np.exp(z1) / np.exp(z1 + z2)


@zoo("two_class_softmax", "another_total")
def one_plus_the_other(z1, z2):
    return np.exp(z1) / (1 + np.exp(z2))


@zoo("two_class_softmax", "another_total")
def scores_below(z1, z2):
    return np.exp(z1) / (z1 + z2)


@zoo("two_class_softmax", "another_total")
def one_plus_both_inverses(z1, z2):
    return 1 / (1 + np.exp(-z1) + np.exp(-z2))


@zoo("two_class_softmax", "another_total")
def the_first_twice(z1, z2):
    return np.exp(z1) / (np.exp(z1) + np.exp(z1))


@zoo("two_class_softmax", "brackets_missing")
def brackets_of_the_pair(z1, z2):
    return np.exp(z1) / np.exp(z1) + np.exp(z2)


@zoo("two_class_softmax", "brackets_missing")
def brackets_of_one_plus(z1, z2):
    return 1 / 1 + np.exp(z2 - z1)


@zoo("two_class_softmax", "bracket_too_early")
def bracket_closed_early(z1, z2):
    return s(z1) - z2


@zoo("two_class_softmax", "odds")
def odds_of_the_pair(z1, z2):
    return np.exp(z1) / np.exp(z2)


@zoo("two_class_softmax", "difference_only")
def log_odds(z1, z2):
    return z1 - z2


@zoo("two_class_softmax", "logarithm")
def log_of_the_share(z1, z2):
    return z1 - np.log(np.exp(z1) + np.exp(z2))


@zoo("two_class_softmax", "logarithm")
def surprise_of_the_pair(z1, z2):
    return -np.log(s(z1 - z2))


@zoo("two_class_softmax", "share_of_winner")
def size_of_the_difference(z1, z2):
    return s(abs(z1 - z2))


@zoo("two_class_softmax", "share_of_winner")
def largest_share(z1, z2):
    return max(softmaxlib.softmax([z1, z2]))


@zoo("two_class_softmax", "lead_in_shares")
def share_minus_share(z1, z2):
    p = softmaxlib.softmax([z1, z2])
    return p[0] - p[1]


@zoo("two_class_softmax", "derivative")
def product_of_the_shares(z1, z2):
    p = s(z1 - z2)
    return p * (1 - p)


@zoo("two_class_softmax", "decision")
def who_wins(z1, z2):
    return 1 if z1 > z2 else 0


@zoo("two_class_softmax", "decision")
def position_of_the_winner(z1, z2):
    return np.argmax([z1, z2])


@zoo("two_class_softmax", "decision")
def rounded_share(z1, z2):
    return np.round(s(z1 - z2) - 1e-9)


@zoo("two_class_softmax", "both_shares")
def both(z1, z2):
    return softmaxlib.softmax([z1, z2])


@zoo("two_class_softmax", "both_shares")
def tuple_of_both(z1, z2):
    return s(z1 - z2), s(z2 - z1)


@zoo("two_class_softmax", "percent")
def percent_of_the_pair(z1, z2):
    return s(z1 - z2) * 100


@zoo("two_class_softmax", "another_base")
def base_two_of_the_pair(z1, z2):
    return 2.0**z1 / (2.0**z1 + 2.0**z2)


@zoo("two_class_softmax", "one_score_alone")
def softmax_of_the_first(z1, z2):
    return softmaxlib.softmax(z1)


@zoo("two_class_softmax", "one_score_alone")
def softmax_of_two_arguments(z1, z2):
    return softmaxlib.softmax(z1, z2)


@zoo("two_class_softmax", "one_score_alone")
def softmax_of_the_difference(z1, z2):
    return softmaxlib.softmax([z1 - z2])


@zoo("two_class_softmax", "max_of_two_arguments")
def np_max_of_two(z1, z2):
    m = np.max(z1, z2)
    return np.exp(z1 - m) / (np.exp(z1 - m) + np.exp(z2 - m))


# Wrong answers to two_class_softmax: arrays and extremes


@zoo("two_class_softmax", "softmax_over_array")
def pair_in_a_list(z1, z2):
    return softmaxlib.softmax([z1, z2])[0]


@zoo("two_class_softmax", "softmax_over_array")
def one_sum_for_all(z1, z2):
    e = np.exp(np.array([z1, z2]))
    return e[0] / np.sum(e)


@zoo("two_class_softmax", "softmax_over_array")
def side_by_side(z1, z2):
    return softmaxlib.softmax(np.hstack([z1, z2]))[0]


@zoo("two_class_softmax", "softmax_over_array")
def sums_of_both(z1, z2):
    return np.exp(z1) / (np.sum(np.exp(z1)) + np.sum(np.exp(z2)))


@zoo("two_class_softmax", "first_pair")
def first_row_of_the_stack(z1, z2):
    return softmaxlib.softmax(np.stack([z1, z2], axis=-1), axis=-1)[0]


@zoo("two_class_softmax", "first_pair")
def first_row_turned(z1, z2):
    return softmaxlib.softmax(np.array([z1, z2]).T)[0]


@zoo("two_class_softmax", "list_of_two")
def difference_and_zero(z1, z2):
    return softmaxlib.softmax(np.array([z1 - z2, 0]))[0]


@zoo("two_class_softmax", "list_of_two")
def list_of_difference_and_zero(z1, z2):
    return softmaxlib.softmax([z1 - z2, 0.0])[0]


@zoo("two_class_softmax", "list_of_two")
def stack_of_difference_and_zero(z1, z2):
    return softmaxlib.softmax(np.stack([z1 - z2, 0]))[0]


@zoo("two_class_softmax", "indices_of_table")
def first_column_of_the_pair(z1, z2):
    return softmaxlib.softmax(np.stack([z1, z2], axis=-1))[:, 0]


@zoo("two_class_softmax", "axis_of_table")
def axis_one_of_the_pair(z1, z2):
    return softmaxlib.softmax(np.array([z1, z2]), axis=1)[:, 0]


@zoo("two_class_softmax", "number_wrapped")
def columns(z1, z2):
    return softmaxlib.softmax(np.column_stack([z1, z2]))[:, 0]


@zoo("two_class_softmax", "if_on_array")
def branches_of_the_pair(z1, z2):
    if z1 > z2:
        return 1 / (1 + np.exp(z2 - z1))
    return np.exp(z1 - z2) / (1 + np.exp(z1 - z2))


@zoo("two_class_softmax", "max_of_python")
def maximum_of_python_of_the_pair(z1, z2):
    m = max(z1, z2)
    return np.exp(z1 - m) / (np.exp(z1 - m) + np.exp(z2 - m))


@zoo("two_class_softmax", "math_function")
def pair_with_math(z1, z2):
    return 1 / (1 + math.exp(z2 - z1))


@zoo("two_class_softmax", "float_of_array")
def pair_as_a_float(z1, z2):
    return float(1 / (1 + np.exp(z2 - z1)))


@zoo("two_class_softmax", "round_of_array")
def pair_rounded(z1, z2):
    return round(1 / (1 + np.exp(z2 - z1)), 8)


@zoo("two_class_softmax", "one_row_only")
def zipped_once(z1, z2):
    if np.ndim(z1) == 0:
        return 1 / (1 + np.exp(z2 - z1))
    return [1 / (1 + math.exp(b - a)) for a, b in zip(z1, z2, strict=True)]


@zoo("two_class_softmax", "loop_over_number")
def zipped(z1, z2):
    return [1 / (1 + math.exp(b - a)) for a, b in zip(z1, z2, strict=True)]


@zoo("two_class_softmax", "arrays_only")
def filled(z1, z2):
    out = np.zeros(z1.shape)
    out[:] = s(z1 - z2)
    return out


@zoo("two_class_softmax", "loop_over_number")
def loop_over_pairs(z1, z2):
    return np.array([s(z1[i] - z2[i]) for i in range(len(z1))])


@zoo("two_class_softmax", "floats_only")
def float_pairs(z1, z2):
    if isinstance(z1, float):
        return s(z1 - z2)
    return np.array([s(a - b) for a, b in zip(z1, z2, strict=True)])


@zoo("two_class_softmax", "number_wrapped")
def wrapped_pair(z1, z2):
    return s(np.atleast_1d(z1) - np.atleast_1d(z2))


@zoo("two_class_softmax", "integer_result")
def zeros_like_z1(z1, z2):
    out = np.zeros_like(z1)
    out[...] = s(z1 - z2)
    return out


@zoo("two_class_softmax", "return_in_loop")
def first_pair_only(z1, z2):
    if np.ndim(z1) == 0:
        return s(z1 - z2)
    for a, b in zip(z1, z2, strict=True):
        return s(a - b)


@zoo("two_class_softmax", "overflow")
def naive(z1, z2):
    return np.exp(z1) / (np.exp(z1) + np.exp(z2))


@zoo("two_class_softmax", "overflow")
def naive_with_math(z1, z2):
    return np.vectorize(lambda a, b: math.exp(a) / (math.exp(a) + math.exp(b)))(z1, z2)


@zoo("two_class_softmax", "overflow")
def naive_stack(z1, z2):
    e = np.exp(np.stack([z1, z2]))
    return (e / e.sum(axis=0))[0]


@zoo("two_class_softmax", "overflow")
def ratio_of_exponentials(z1, z2):
    return 1 / (1 + np.exp(z2) / np.exp(z1))


@zoo("two_class_softmax", "overflow")
def ratio_of_exponentials_with_math(z1, z2):
    return np.vectorize(lambda a, b: 1 / (1 + math.exp(b) / math.exp(a)))(z1, z2)


@zoo("two_class_softmax", "overflow")
def odds_as_a_ratio(z1, z2):
    odds = np.exp(z1) / np.exp(z2)
    return odds / (1 + odds)


@zoo("two_class_softmax", "overflow")
def powers_of_numpys_e(z1, z2):
    return np.e**z1 / (np.e**z1 + np.e**z2)


@zoo("two_class_softmax", "overflow")
def ratio_of_powers(z1, z2):
    return 1 / (1 + math.e**z2 / math.e**z1)


@zoo("two_class_softmax", "overflow")
def log_of_the_total(z1, z2):
    return np.exp(z1 - np.log(np.exp(z1) + np.exp(z2)))


@zoo("two_class_softmax", "difference_too_large")
def odds_over_one_plus_odds(z1, z2):
    odds = np.exp(z1 - z2)
    return odds / (1 + odds)


@zoo("two_class_softmax", "difference_too_large")
def minimum_subtracted(z1, z2):
    m = np.minimum(z1, z2)
    return np.exp(z1 - m) / (np.exp(z1 - m) + np.exp(z2 - m))


@zoo("two_class_softmax", "difference_too_large")
def power_over_one_plus_power(z1, z2):
    return np.e ** (z1 - z2) / (1 + np.e ** (z1 - z2))


@zoo("two_class_softmax", "math_overflow")
def math_in_a_loop(z1, z2):
    return np.vectorize(lambda a, b: 1 / (1 + math.exp(b - a)))(z1, z2)


@zoo("two_class_softmax", "math_overflow")
def power_of_numpys_e(z1, z2):
    return 1 / (1 + np.e ** (z2 - z1))


@zoo("two_class_softmax", "math_overflow")
def power_of_e_and_minus(z1, z2):
    return 1 / (1 + math.e ** -(z1 - z2))


@zoo("two_class_softmax", "one_max_for_all")
def one_maximum_for_all(z1, z2):
    x = np.array([z1, z2])
    e = np.exp(x - x.max())
    return e[0] / e.sum(axis=0)


@zoo("two_class_softmax", "clipped")
def scores_clipped(z1, z2):
    z1, z2 = np.clip(z1, -500, 500), np.clip(z2, -500, 500)
    return np.exp(z1) / (np.exp(z1) + np.exp(z2))


@zoo("two_class_softmax", "nan_replaced")
def nan_becomes_a_half(z1, z2):
    return np.nan_to_num(np.exp(z1) / (np.exp(z1) + np.exp(z2)), nan=0.5)


@zoo("two_class_softmax", "nan_replaced")
def nan_becomes_nothing(z1, z2):
    return np.nan_to_num(np.exp(z1) / (np.exp(z1) + np.exp(z2)))


@zoo("two_class_softmax", "half_precision")
def half_precision(z1, z2):
    return np.float16(s(z1 - z2))


@zoo("two_class_softmax", "changed_argument")
def subtracted_in_place(z1, z2):
    z1 -= z2
    return s(z1)


# The smaller exercises: right answers, wrong ones by their mistake, and wrong ones without a name

LN_3 = math.log(3)

RIGHT_VALUES = {
    "three_quarters": [
        *(LN_3, 1.0986, 1.1, 1.08, 1.12, np.float32(1.1), np.float64(1.09), Fraction(11, 10)),
        *([1.1], (1.1,), np.array([[1.1]]), np.arange(0, 2, 0.1)[11]),
    ],
    "six_stories": [
        *("EAEAAE", "eaeaae", "E, A, E, A, A, E", "E A E A A E ", "1E 2A 3E 4A 5A 6E"),
        *(list("EAEAAE"), tuple("eaeaae"), np.array(list("EAEAAE"))),
        dict(zip(range(1, 7), "EAEAAE", strict=True)),
        ["exactly one", "any number", "exactly", "Any", "any", "Exactly one"],
        ["softmax", "sigmoids", "Softmax", "sigmoid", "sigmoids", "softmax"],
        *(
            "Exactly Any Exactly Any Any Exactly",
            "Exactly, A, E, A, A, E",
            "one any one any any one",
        ),
        "exactly one, any number, exactly one, any number, any number, exactly one",
        *("1. E\n2. A\n3. E\n4. A\n5. A\n6. E", ["EA", "EA", "AE"], {1: "EAE", 4: "AAE"}),
        # Cyrillic and Greek capitals, which look the same.
        *("ЕАЕААЕ", "ΕΑΕΑΑΕ"),
    ],
    "undecided_logits": [
        *([2.0, 1.0, 0.1], [-1, -1, -1], (0, 0, 0), np.array([5, 5, -5]), [0.2, 0.3, 0.5]),
        *([[-1, -2, -3]], [1e300, 1e300, -1e300], np.float32([1, 2, 3]), [0, 0, -1]),
    ],
}

WRONG_VALUES = {
    "three_quarters": {
        "share_as_score": [0.75, [0.75], 3 / 4],
        "share_of_0.75": [0.679, 0.68, s(0.75)],
        "odds": [3, 3.0],
        "sign_flipped": [-LN_3, -1.1],
        "inverse_odds": [1 / 3, 0.333],
        "shares_given": [softmaxlib.softmax([1.1, 0.0]), [0.75, 0.25], softmaxlib.softmax([2, 0])],
        "list_given": [[1.1, 0], (2.0, 0.0), np.array([LN_3, 0])],
        "log_of_share": [math.log(0.75), -0.288],
        "log_of_other_share": [math.log(0.25), -1.39],
        "log_of_inverse_share": [math.log(4), 1.386],
        "log_of_four_thirds": [math.log(4 / 3), -math.log(0.75), 0.288],
        "exp_taken": [math.exp(0.75), 2.117, math.exp(0.25), math.exp(3), 20.09],
        "nine_tenths": [2.2, 2.3, math.log(9)],
        "almost": [1, 1.0, 1.05, 1.06, True],
        "rival_is_minus_z": [LN_3 / 2, 0.55],
        "another_base": [math.log10(3), math.log2(3), 1.58],
        "other_share": [0.25],
        "reciprocal": [4 / 3, 1.33],
        "percent": [75],
        "equal_scores": [0, 0.0, -0.0],
        "rival_leads": [-5, -3, -0.1, -1000],
        "wrong_type": ["1.1", {1.1}, "ln 3"],
        "returned_none": [None],
        None: [0.5, 2, 1.2, 1.13, 1e9, math.inf, -math.inf, math.nan, (1, 1), [], [1, 1, 0]],
    },
    "six_stories": {
        "letters_exchanged": ["AEAEEA"],
        "all_softmax": ["EEEEEE"],
        "all_sigmoids": ["AAAAAA", list("aaaaaa")],
        "digit_as_any": ["AAEAAE", "AEEAAE"],
        "xray_as_one": ["EEEAAE", "EEAEEA"],
        "next_word_as_any": ["EAAAAE"],
        "moods_as_one": ["EAEEAE", "EAEEEE"],
        "ingredients_as_one": ["EAEAEE", "EAEAEA"],
        "blood_group_as_any": ["EAEAAA"],
        "wrong_shape": ["EAEAA", "EAEAAEE", "", [], "softmax"],
        "wrong_type": [3, ["E", 2], True, 1.5, [True, False] * 3, [1, 0] * 3, {"1": True}, {"E"}],
        "returned_none": [None],
        None: ["SASAAS", "EAEAAX", [*"EAEAA", "B"], "101001"],
    },
    "undecided_logits": {
        "wrong_type": ["2, 1, 0.1", {1, 2, 3}],
        "returned_none": [None],
        None: [
            *([2, -1, -3], [0, 0, 5], [1, 0, 0], [-0.1, -0.2, 0.3], [1, 2], [1, 1, 1, 1], 5, []),
            *(
                [math.nan, 1, 1],
                [math.inf, 1, 1],
                [[1, 2, 3], [1, 2, 3]],
                (1e-9, -1, -1),
                [1e-20, 0, 0],
            ),
        ],
    },
}


def right_values():
    return [(name, value) for name, values in RIGHT_VALUES.items() for value in values]


def wrong_values():
    return [
        (name, mistake, value)
        for name, mistakes in WRONG_VALUES.items()
        for mistake, values in mistakes.items()
        for value in values
    ]


# What the zoo is for


def judged(name, answer):
    return fits_a_notebook(EXERCISES[name](answer))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_answers_pass(exercise, answer, form):
    @functools.wraps(answer)
    def formed(*args, **kwargs):
        return FORMS[form](answer(*args, **kwargs))

    verdict = judged(exercise, formed)
    if answer is float32_inside and form not in ("as it is", "float32"):
        # As Python floats its zeros cannot be told from those of an answer that cuts off.
        assert verdict.mistake == "cut_to_zero"
    else:
        assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(exercise, answer)
    assert verdict.status == "look again", verdict.message
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message
    # These exercises know no axes.
    assert "axes" not in verdict.message.split("  but  ")[0]


@pytest.mark.parametrize(("exercise", "value"), right_values())
def test_right_values_pass(exercise, value):
    verdict = judged(exercise, value)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "value"), wrong_values())
def test_wrong_values_are_told_by_their_name(exercise, mistake, value):
    verdict = judged(exercise, value)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


@pytest.mark.parametrize("exercise", EXERCISES)
def test_what_is_not_filled_in_is_not_attempted(exercise):
    def stub(*zs):
        return ...

    def empty(*zs): ...

    def half_done(*zs):
        return 1 / (1 + ...)

    stubs = (stub, empty, half_done) if exercise in FUNCTIONS else ([..., ...], (0.5, ...))
    for answer in (..., *stubs):
        assert judged(exercise, answer).status == "not attempted"


# Wrong in ways that have no name: the message still says what can be seen.


def coarse_e(z):
    return 1 / (1 + 2.718 ** (-np.asarray(z, dtype=float)))


def two_decimals(z):
    return np.round(1 / (1 + np.exp(-z)), 2)


def not_for_zero(z):
    return np.divide(z, z) / (1 + np.exp(-z))


def another_function(z):
    return s(z) + 0.1 * np.sin(z)


def squared(z):
    return s(z) ** 2


def needs_more(z, w, b):
    return s(w * z + b)


def not_known(z):
    return expitt(z)  # noqa: F821


def average(z):
    return np.mean(s(z))


def winner_doubled(z1, z2):
    return np.minimum(1, 2 * s(z1 - z2))


def one_argument(z):
    return s(z[0] - z[1])


@pytest.mark.parametrize(
    ("exercise", "answer", "mistake", "said"),
    [
        ("sigmoid", coarse_e, None, "that is close: off by"),
        ("sigmoid", two_decimals, None, "is something rounded on the way?"),
        ("sigmoid", not_for_zero, None, "which one is too large, or which 0 divides?"),
        ("sigmoid", another_function, None, "expected 0.8808"),
        ("sigmoid", squared, None, "one half belongs to z = 0"),
        ("sigmoid", needs_more, "raised", "compare the call with the line that begins with def"),
        ("sigmoid", not_known, "raised", "spelled in the same way?"),
        ("sigmoid", average, "wrong_shape", "a single number instead of 4 values"),
        ("sigmoid", 0.5, None, "its name without brackets"),
        ("two_class_softmax", winner_doubled, None, "gave 1; expected 0.7311"),
        ("two_class_softmax", one_argument, "raised", "compare the call with the line"),
    ],
)
def test_other_wrong_answers_are_told_what_can_be_seen(exercise, answer, mistake, said):
    verdict = judged(exercise, answer)
    assert verdict.status != "passed"
    assert (verdict.mistake, verdict.candidates) == (mistake, ())
    assert said in verdict.message


@pytest.mark.parametrize("letters", ["".join(six) for six in product("EA", repeat=6)])
def test_every_answer_to_the_stories_is_told_its_first_wrong_one(letters):
    verdict = judged("six_stories", letters)
    wrong = [story for story in range(1, 7) if letters[story - 1] != "EAEAAE"[story - 1]]
    assert (verdict.status == "passed") == (not wrong)
    if wrong and letters not in ("AEAEEA", "EEEEEE", "AAAAAA"):
        assert f"story {wrong[0]}:" in verdict.message


@pytest.mark.parametrize(
    ("value", "way"),
    [
        *((0, "too small"), (1, "too small"), (1.06, "too small"), (1.14, "too large")),
        *((3, "too large"), (0.5, "go up from here"), (1.2, "go down from here")),
    ],
)
def test_three_quarters_says_which_share_was_found_and_which_way_it_is_off(value, way):
    said = judged("three_quarters", value).message
    assert way in said
    assert f"softmax([{value}, 0])[0] is {s(value):.4g}" in said


def test_a_share_just_outside_the_bounds_is_not_shown_as_the_bound():
    for value in (1.072, 1.0719999, 1.1256):
        share = judged("three_quarters", value).message.split("[0] is ")[1].split()[0]
        assert 0 < abs(float(share) - 0.75) - 0.005 < 1e-4


@pytest.mark.parametrize(
    ("logits", "said"),
    [
        ([2, -1, -3], "sigmoids [0.881, 0.269, 0.0474], 1 above one half"),
        ([0, 0, 0.0001], "sigmoids [0.5, 0.5, 0.50002], 1 above one half"),
        ([0, 0, 1e-15], "sigmoids [0.5, 0.5, 0.5000000000000002], 1 above one half"),
    ],
)
def test_logits_for_which_the_sentence_holds_are_shown_their_sigmoids(logits, said):
    assert said in judged("undecided_logits", logits).message


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ([True, False] * 3, "is a list that holds True"),
        (("E", 2), "is a tuple that holds 2"),
        (np.ones(6), "is an array that holds 1"),
        ({1: True}, "is a dict that holds True"),
        ({1: "E", 2: "A"}, "2 entries instead of 6"),
        ({}, "is a dict, not"),
        ({"E", "A"}, "is a set, not"),
        ("101001", "not all of them are E or A"),
        ("softmax", "1 entry instead of 6"),
    ],
)
def test_what_is_no_six_letters_is_named(value, seen):
    assert seen in judged("six_stories", value).message


# What is said to be right so far is true


@pytest.mark.parametrize(
    ("answer", "right", "not_right"),
    [
        (nearly_straight, "above one half just where z > 0", ["from 0 to 1", "small shares"]),
        (two_to_minus_z, "no nan", ["from 0 to 1", "small shares"]),
        (one_minus_small, "from 0 to 1", ["above one half", "small shares"]),
        (softsign_from_zero_to_one, "small shares stay above 0", []),
        (through_tanh, "above one half just where z > 0", ["small shares"]),
    ],
)
def test_right_so_far_is_what_holds_on_all_inputs(answer, right, not_right):
    said = judged("sigmoid", answer).message
    line = next(line for line in said.splitlines() if "right so far" in line)
    assert right in line
    assert not [words for words in not_right if words in line]


@pytest.mark.parametrize(
    ("exercise", "answer", "words"),
    [
        ("sigmoid", branches, ["`if` needs one True or False", "np.where(condition, a, b)"]),
        ("sigmoid", maximum_of_python, ["Python's max and min", "np.maximum(a, b)"]),
        ("sigmoid", returned_as_a_float, ["float( )", "without it"]),
        ("sigmoid", loop_over_entries, ["remains to be done by the loop?"]),
        ("two_class_softmax", ratio_of_exponentials, ["scores themselves go into exp"]),
        ("two_class_softmax", power_of_numpys_e, ["Python's own floats stop"]),
    ],
)
def test_the_cause_names_what_stands_in_the_code(exercise, answer, words):
    said = judged(exercise, answer).message
    assert not [word for word in words if word not in said]


# Remarks, and what is not said


def test_a_warning_is_a_remark_only():
    verdict = judged("sigmoid", the_formula)
    assert verdict.status == "passed"
    assert "Python warned: overflow" in verdict.message
    assert "right all the same" in verdict.message


@pytest.mark.parametrize("exercise", FUNCTIONS)
def test_nothing_is_remarked_about_the_functions_of_the_course(exercise):
    answer = {"sigmoid": the_courses, "two_class_softmax": by_the_courses_sigmoid}[exercise]
    said = judged(exercise, answer).message
    assert "did you notice" not in said
    assert "beyond this" not in said


def test_a_usual_right_answer_is_told_of_no_flaw():
    for answer in (the_formula, where_with_the_size, branches_one_by_one):
        assert "beyond this" not in judged("sigmoid", answer).message


def test_logits_that_could_be_probabilities_pass_with_a_remark():
    for logits, remarked in (([0.5, 0.2, 0.3], True), ([2.0, 1.0, 0.1], False)):
        verdict = judged("undecided_logits", logits)
        assert verdict.status == "passed"
        assert ("0.5 could be a logit or a probability" in verdict.message) == remarked


def test_a_right_value_is_not_given_away():
    secrets = {
        "three_quarters": ["1.09", "1.1,", "1.1 ", "ln 3", "np.log(3)"],
        "six_stories": ["EAEAAE", "E A E A A E"],
        "undecided_logits": ["[1, 1, 1]", "all negative", "all positive"],
    }
    for exercise, _, value in wrong_values():
        said = judged(exercise, value).message
        said = "\n".join(line for line in said.splitlines() if not line.startswith("  but"))
        assert not [secret for secret in secrets[exercise] if secret in said], said


# The data of the exercises


def known_mistakes():
    found = {(name, m.slug): m for name, e in EXERCISES.items() for m in e.mistakes}
    return [pytest.param(*key, mistake, id="-".join(key)) for key, mistake in found.items()]


@pytest.mark.parametrize(("exercise", "slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(exercise, slug, mistake):
    assert 3 <= len(mistake.cause.split()) <= 20
    assert not mistake.cause.endswith(".")
    assert mistake.hint.endswith("?") or "? " in mistake.hint
    met = {(name, met_slug) for name, met_slug, _ in (*zoo.answers, *wrong_values())}
    assert (exercise, slug) in met
