"""The zoo of central_difference and missing_slope: right answers pass, mistakes are named."""

import numpy as np
import pytest
from derivative_judging import by_hand, helps, judged
from zoo import Zoo

from softmaxlib.check.derivative.missing_slope import missing_slope
from softmaxlib.check.derivative.nudging import central_difference
from softmaxlib.derivatives import numerical_gradient, softmax_jacobian
from softmaxlib.functions import sigmoid

zoo = Zoo()
right = zoo("central_difference")


def slips(mistake):
    return zoo("central_difference", mistake)


# Right answers


@right
def solution(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


@right
def one_step_at_a_time(f, x, h):
    up = f(x + h)
    down = f(x - h)
    change = up - down
    way = (x + h) - (x - h)
    return change / way


@right
def mean_of_both_sides(f, x, h):
    right_side = (f(x + h) - f(x)) / h
    left_side = (f(x) - f(x - h)) / h
    return (left_side + right_side) / 2


@right
def divided_twice(f, x, h):
    return (f(x + h) - f(x - h)) / 2 / h


@right
def turned_round_twice(f, x, h):
    return (f(x - h) - f(x + h)) / (-2 * h)


@right
def half_a_step_each_way(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h


@right
def richardson(f, x, h):
    def slope(step):
        return (f(x + step) - f(x - step)) / (2 * step)

    return (4 * slope(h / 2) - slope(h)) / 3


@right
def recursive_richardson(f, x, h, level=2):
    if level == 0:
        return (f(x + h) - f(x - h)) / (2 * h)
    factor = 4**level
    fine = recursive_richardson(f, x, h / 2, level - 1)
    return (factor * fine - recursive_richardson(f, x, h, level - 1)) / (factor - 1)


@right
def five_points(f, x, h):
    return (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h)


@right
def second_order_to_one_side(f, x, h):
    return (-3 * f(x) + 4 * f(x + h) - f(x + 2 * h)) / (2 * h)


@right
def numpys_gradient(f, x, h):
    return np.gradient([f(x - h), f(x), f(x + h)], h)[1]


@right
def parabola_through_three_points(f, x, h):
    return np.polyfit([-h, 0, h], [f(x - h), f(x), f(x + h)], 2)[1]


@right
def sum_in_a_loop(f, x, h):
    total = 0.0
    for sign in [-1, 1]:
        total += sign * f(x + sign * h)
    return total / (2 * h)


@right
def differences_of_an_array(f, x, h):
    points = np.array([x - h, x + h], dtype=float)
    values = [f(point) for point in points]
    return np.diff(values)[0] / np.diff(points)[0]


@right
def the_courses(f, x, h):
    return numerical_gradient(f, x, h)


@right
def harmless_epsilon(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h + 1e-10)


@right
def in_float32(f, x, h):
    return np.float32((f(x + h) - f(x - h)) / (2 * h))


@right
def with_a_default_step(f, x, h=1e-5):
    rise = f(x + h) - f(x - h)
    run = h + h
    return np.array(rise / run)


@right
def comma_at_the_end(f, x, h):
    return ((f(x + h) - f(x - h)) / (2 * h),)


@right
def list_of_one(f, x, h):
    return [(f(x + h) - f(x - h)) / (2 * h)]


@right
def array_of_one(f, x, h):
    return np.diff([f(x - h), f(x + h)]) / (2 * h)


# Wrong answers


@slips("forward_difference")
def to_the_right(f, x, h):
    return (f(x + h) - f(x)) / h


@slips("forward_difference")
def to_the_right_from_the_way(f, x, h):
    new_x = x + h
    return (f(new_x) - f(x)) / (new_x - x)


@slips("backward_difference")
def to_the_left(f, x, h):
    return (f(x) - f(x - h)) / h


@slips("one_step_over_two")
def right_side_over_two_steps(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)


@slips("one_step_over_two")
def left_side_over_two_steps(f, x, h):
    return (f(x) - f(x - h)) / (2 * h)


@slips("one_step_over_two")
def half_steps_over_two_steps(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / (2 * h)


@slips("two_steps_over_one")
def both_sides_over_one_step(f, x, h):
    return (f(x + h) - f(x - h)) / h


@slips("two_steps_over_one")
def both_slopes_added(f, x, h):
    return (f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h


@slips("not_divided")
def difference_only(f, x, h):
    return f(x + h) - f(x - h)


@slips("not_divided")
def forward_difference_only(f, x, h):
    return f(x + h) - f(x)


@slips("halved_only")
def divided_by_two(f, x, h):
    return (f(x + h) - f(x - h)) / 2


@slips("brackets_below")
def no_brackets_below(f, x, h):
    return (f(x + h) - f(x - h)) / 2 * h


@slips("multiplied_by_step")
def times_two_steps(f, x, h):
    return (f(x + h) - f(x - h)) * (2 * h)


@slips("multiplied_by_step")
def times_one_step(f, x, h):
    return h * (f(x + h) - f(x - h))


@slips("width_without_brackets")
def width_loses_its_brackets(f, x, h):
    return (f(x + h) - f(x - h)) / (x + h - x - h)


@slips("brackets_above")
def no_brackets_above(f, x, h):
    return f(x + h) - f(x - h) / (2 * h)


@slips("brackets_above")
def no_brackets_at_all(f, x, h):
    return f(x + h) - f(x - h) / 2 * h


@slips("brackets_above")
def no_brackets_above_to_the_right(f, x, h):
    return f(x + h) - f(x) / h


@slips("sign_flipped")
def left_minus_right(f, x, h):
    return (f(x - h) - f(x + h)) / (2 * h)


@slips("sign_flipped")
def here_minus_right(f, x, h):
    return (f(x) - f(x + h)) / h


@slips("sign_flipped")
def way_turned_round(f, x, h):
    return (f(x + h) - f(x - h)) / ((x - h) - (x + h))


@slips("sign_lost")
def absolute_slope(f, x, h):
    return abs(f(x + h) - f(x - h)) / (2 * h)


@slips("nudged_value")
def step_outside_once(f, x, h):
    return (f(x + h) - (f(x) - h)) / (2 * h)


@slips("nudged_value")
def step_outside_above(f, x, h):
    return (f(x) + h - f(x - h)) / (2 * h)


@slips("values_added")
def plus_instead_of_minus(f, x, h):
    return (f(x + h) + f(x - h)) / (2 * h)


@slips("values_added")
def mean_value(f, x, h):
    return (f(x + h) + f(x - h)) / 2


@slips("one_value_only")
def upper_value_only(f, x, h):
    return f(x + h) / (2 * h)


@slips("one_value_only")
def nudged_value_only(f, x, h):
    return f(x + h)


@slips("one_value_only")
def value_over_place(f, x, h):
    return f(x) / x


@slips("value_for_slope")
def value_of_f(f, x, h):
    return f(x)


@slips("x_left_out")
def around_zero(f, x, h):
    return (f(h) - f(-h)) / (2 * h)


@slips("x_multiplied")
def times_instead_of_plus(f, x, h):
    return (f(x * h) - f(x)) / h


@slips("x_multiplied")
def relative_step(f, x, h):
    return (f(x + x * h) - f(x - x * h)) / (2 * h)


@slips("step_squared")
def over_the_step_squared(f, x, h):
    return (f(x + h) - f(x - h)) / h**2


@slips("step_squared")
def over_twice_the_step_squared(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h**2)


@slips("second_difference")
def second_difference(f, x, h):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


@slips("second_difference")
def slope_of_slopes(f, x, h):
    right_side = (f(x + h) - f(x)) / h
    left_side = (f(x) - f(x - h)) / h
    return (right_side - left_side) / h


@slips("relative_change")
def growth_rate(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h * f(x))


@slips("divided_by_x")
def over_twice_the_place(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * x)


@slips("divided_by_x")
def over_the_place(f, x, h):
    return (f(x + h) - f(x - h)) / x


@slips("cut_to_whole")
def two_slashes(f, x, h):
    return (f(x + h) - f(x - h)) // (2 * h)


@slips("cut_to_whole")
def int_around_it(f, x, h):
    return int((f(x + h) - f(x - h)) / (2 * h))


@slips("cut_to_whole")
def int_around_each_value(f, x, h):
    return (int(f(x + h)) - int(f(x - h))) / (2 * h)


@slips("cut_to_whole")
def rounded_to_whole(f, x, h):
    return round((f(x + h) - f(x - h)) / (2 * h))


@slips("negative_cut")
def at_least_zero(f, x, h):
    return max(0, (f(x + h) - f(x - h)) / (2 * h))


@slips("not_two_steps")
def two_plus_h(f, x, h):
    return (f(x + h) - f(x - h)) / (2 + h)


@slips("not_two_steps")
def two_to_the_h(f, x, h):
    return (f(x + h) - f(x - h)) / 2**h


@slips("not_two_steps")
def halved_then_h_added(f, x, h):
    return (f(x + h) - f(x - h)) / 2 + h


@slips("fraction_inverted")
def upside_down(f, x, h):
    return 2 * h / (f(x + h) - f(x - h))


@slips("fraction_inverted")
def upside_down_to_the_right(f, x, h):
    return h / (f(x + h) - f(x))


@slips("percent")
def times_a_hundred(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h) * 100


@slips("sigmoid_rule")
def f_times_one_minus_f(f, x, h):
    return f(x) * (1 - f(x))


@slips("f_ignored")
def sigmoid_inside(f, x, h):
    return (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)


@slips("f_ignored")
def rule_for_the_sigmoid(f, x, h):
    s = sigmoid(x)
    return s * (1 - s)


@slips("f_ignored")
def exp_inside(f, x, h):
    return (np.exp(x + h) - np.exp(x - h)) / (2 * h)


@slips("divided_by_x")
def over_the_nudged_place(f, x, h):
    return (f(x + h) - f(x)) / (x + h)


@slips("divided_by_x")
def brackets_of_the_place_lost(f, x, h):
    return (f(x + h) - f(x - h)) / x - h


@slips("f_ignored")
def rule_for_the_square(f, x, h):
    return 2 * x


@slips("f_ignored")
def square_inside(f, x, h):
    return ((x + h) ** 2 - (x - h) ** 2) / (2 * h)


@slips("step_ignored")
def own_tiny_step(f, x, h):
    h = 1e-15
    return (f(x + h) - f(x - h)) / (2 * h)


@slips("step_ignored")
def own_good_step(f, x, h):
    step = 1e-5
    return (f(x + step) - f(x - step)) / (2 * step)


@slips("step_ignored")
def own_good_step_to_the_right(f, x, h):
    return (f(x + 1e-7) - f(x)) / 1e-7


@slips("step_ignored")
def step_of_one(f, x, h):
    return (f(x + 1) - f(x - 1)) / 2


@slips("step_ignored")
def too_small_to_see(f, x, h):
    h = 10**-16
    return (f(x + h) - f(x - h)) / (2 * h)


@slips("arguments_swapped")
def step_before_place(f, h, x):
    return (f(x + h) - f(x - h)) / (2 * h)


@slips("arguments_swapped")
def place_before_function(x, f, h):
    return (f(x + h) - f(x - h)) / (2 * h)


@slips("arguments_swapped")
def function_last(x, h, f):
    up, down = f(x + h), f(x - h)
    return (up - down) / (2 * h)


@slips("function_multiplied")
def star_before_the_bracket(f, x, h):
    return (f * (x + h) - f * (x - h)) / (2 * h)


# These give 0 everywhere, or 1, and no output can tell them apart.


def copied_and_not_changed(f, x, h):
    return (f(x + h) - f(x + h)) / (2 * h)


def steps_outside_cancel(f, x, h):
    return (f(x) + h - f(x) - h) / (2 * h)


def steps_outside_the_brackets(f, x, h):
    return ((f(x) + h) - (f(x) - h)) / (2 * h)


def without_f(f, x, h):
    return ((x + h) - (x - h)) / (2 * h)


def star_before_the_bracket_forgotten(f, x, h):
    return (f(x + h) - f(x - h)) / h(2)


ZERO = ("same_point_twice", "nudged_value", "step_ignored")
GROUPS = [
    (copied_and_not_changed, ZERO),
    (steps_outside_cancel, ZERO),
    (lambda f, x, h: 0, ZERO),
    (steps_outside_the_brackets, ("nudged_value", "f_ignored")),
    (without_f, ("nudged_value", "f_ignored")),
    (star_before_the_bracket_forgotten, ("star_missing", "arguments_swapped")),
]


# What the zoo is for


@pytest.mark.parametrize("form", [lambda v: v, float, np.float32, np.array])
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_slopes_pass(exercise, answer, form):
    verdict = judged(central_difference, lambda f, x, h: form(np.squeeze(answer(f, x, h))))
    assert verdict.status == "passed", verdict.message
    assert "did you notice" not in verdict.message


@pytest.mark.parametrize("answer", [comma_at_the_end, list_of_one, array_of_one])
def test_one_number_in_brackets_is_right_and_remarked_on(answer):
    verdict = judged(central_difference, answer)
    assert verdict.status == "passed", verdict.message
    assert "a comma at the end, make a list of your number" in verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_slips_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(central_difference, answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message
    lines = verdict.message.replace(" ", "").splitlines()
    said = "\n".join(line for line in lines if not line.startswith("inyourline"))
    assert "(2*h)" not in said and "f(x+h)-f(x-h)" not in said


@pytest.mark.parametrize(("answer", "group"), GROUPS)
def test_what_no_output_tells_apart_is_asked(answer, group):
    verdict = judged(central_difference, answer)
    assert (verdict.status, verdict.candidates) == ("look again", group), verdict.message


@pytest.mark.parametrize("answer", [copied_and_not_changed, steps_outside_cancel, at_least_zero])
def test_zero_is_not_praised_for_its_sign(answer):
    verdict = judged(central_difference, answer)
    assert "the slope there is not 0" in verdict.message
    assert "the right sign" not in verdict.message


def printed_only(f, x, h):
    print((f(x + h) - f(x - h)) / (2 * h))


def both_slopes(f, x, h):
    return (f(x) - f(x - h)) / h, (f(x + h) - f(x)) / h


def rounded(f, x, h):
    return round((f(x + h) - f(x - h)) / (2 * h), 2)


def without_step(f, x):
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5


def another_letter(f, x, h):
    return (f(x + d) - f(x - d)) / (2 * d)  # noqa: F821


def for_ever(f, x, h):
    return for_ever(f, x, h / 2)


def square_brackets(f, x, h):
    return (f[x + h] - f[x - h]) / (2 * h)


def yields(f, x, h):
    yield (f(x + h) - f(x - h)) / (2 * h)


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (square_brackets, "raised", "is it a function? It is called with ( )"),
        (yields, "wrong_type", "return gives a value, where yield"),
        (lambda f, x, h: ((f(x + h) - f(x - h)) / w for w in [2 * h]), "wrong_type", "yield"),
        (lambda f, x, h: "about 6", "wrong_type", "return one number, the slope"),
        (lambda f, x, h: (int(x), 2), "wrong_shape", "the decimal sign is a point"),
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (both_slopes, "wrong_shape", "2 values instead of a single number"),
        (both_slopes, "wrong_shape", "a comma makes several of it"),
        (rounded, None, "is something rounded on the way?"),
        (without_step, "raised", "how many things stand in brackets?"),
        (another_letter, "raised", "name 'd' is not defined"),
        (for_ever, "raised", "when should it stop?"),
        (lambda f, x, h: "6", "wrong_type", "text, not one number"),
        (lambda f, x, h: "6", "wrong_type", "without the quotes it would be one"),
        (lambda f, x, h: f, "wrong_type", "not one number, the slope"),
        (lambda f, x, h: 7, "ignores_argument", "the same whatever"),
    ],
)
def test_other_wrong_slopes_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(central_difference, answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert said in verdict.message


def stub(f, x, h):
    return ...


def half_a_stub(f, x, h):
    return (f(x + h) - ...) / (2 * h)


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, 3, lambda f, x, h: ...])
def test_an_unwritten_slope_is_not_attempted(answer):
    assert judged(central_difference, answer).status == "not attempted"


def test_functions_are_called_by_their_names():
    said = judged(central_difference, to_the_right).message
    assert "central_difference(square, 3, 0.1) gave 6.1; expected 6" in said
    assert "rippled_square" in judged(central_difference, own_good_step).message
    for probe in central_difference.probes:
        name = central_difference.call_text(probe).split("(")[1].split(",")[0]
        assert name in ("square", "cube", "exp", "sigmoid", "rippled_square")


# missing_slope

LOGITS = [2.0, 1.0, 0.1]
SHARES = by_hand(LOGITS)
SLOPES = softmax_jacobian(LOGITS)


def nudged(raised, looked_at, h):
    """How far a share moves as another logit is raised by h."""
    logits = list(LOGITS)
    logits[raised] += h
    return by_hand(logits)[looked_at] - SHARES[looked_at]


RIGHT_SLOPES = [
    *(-0.1598, -0.0650, -0.0239, -0.16, -0.065, -0.024),
    *(-SHARES[i] * SHARES[j] for i, j in ((0, 1), (0, 2), (1, 2))),
    *(nudged(1, 0, h) / h for h in (0.01, 1e-3, 1e-5, 1e-8)),
    *(-0.1603, -0.1592, -0.0655, -0.0644, -0.0234, -0.0244),
    (nudged(1, 0, 0.1) - nudged(1, 0, -0.1)) / 0.2,
    *(np.float32(-0.1598), np.array(-0.065), [-0.1598], (-0.0239,), np.array([[-0.16]])),
    *(SLOPES[1, 0], SLOPES[2, 1], SLOPES[0, 2]),
]

WRONG_SLOPES = {
    "own_slope": [
        *(0.2247, 0.1837, 0.0889, 0.22, 0.18, 0.089),
        *(p * (1 - p) for p in SHARES),
        nudged(1, 1, 0.1) / 0.1,
        nudged(1, 1, 0.001) / 0.001,
        0.221,
    ],
    "minus_forgotten": [0.1598, 0.16, 0.065, 0.024, SHARES[0] * SHARES[1]],
    "own_slope_negative": [-0.2247, -0.18, -0.0889, *(p * (p - 1) for p in SHARES)],
    "share": [
        0.17,
        0.069,
        0.761,
        0.659,
        0.2424,
        0.0986,
        0.66,
        0.24,
        *SHARES,
        SHARES[0] + nudged(1, 0, 0.1),
    ],
    "log_share_slope": [*-SHARES, -0.66, -0.2424],
    "not_divided": [
        *(nudged(1, 0, h) for h in (0.1, 0.01, 0.001, 1e-5)),
        nudged(1, 1, 0.01),
        *(-0.0157, -0.0064, 0.0221),
        nudged(2, 1, 0.01) - nudged(2, 1, -0.01),
    ],
    "change_for_half": [-0.0726, -0.0295, 0.102, -0.073, nudged(2, 0, 0.5)],
    "coarse_step": [
        *(nudged(1, 0, 1), nudged(1, 0, 0.5) / 0.5, nudged(1, 0, 0.1) / 0.1),
        *(-0.1571, -0.157, -0.0639, -0.158, -0.0245),
        (nudged(1, 0, 1) - nudged(1, 0, -1)) / 2,
    ],
    "few_digits": [-0.159, -0.2, -0.1, -0.15, -0.02, nudged(1, 0, 0.5) - nudged(1, 0, -0.5)],
    "step_counted_wrong": [2 * SLOPES[0, 1], -0.3195, nudged(2, 0, 0.001) / 0.002],
    "nothing_moves": [0, 0.0, 1e-17, SLOPES.sum(axis=1)[0]],
    "own_square": [-(SHARES[0] ** 2), -0.0588],
    "percent": [-15.98, -16, -6.5, -2.39],
    "wrong_type": ["-0.16", "dog", "-0,1598", {-0.16}, -0.16j],
    "returned_none": [None],
    None: [
        *(1, -1, -0.05, 0.5, np.nan, -np.inf, [-0.1598, -0.065], SLOPES, [], 1e300),
        *((0, 1598), (-0, 16), -0.0226, -0.0252, -0.0632),
    ],
}


def wrong_slopes():
    return [(mistake, value) for mistake, values in WRONG_SLOPES.items() for value in values]


@pytest.mark.parametrize("value", RIGHT_SLOPES)
def test_a_slope_that_the_sentence_misses_passes(value):
    assert judged(missing_slope, value).status == "passed"


@pytest.mark.parametrize(("mistake", "value"), wrong_slopes())
def test_other_values_are_told_by_their_name(mistake, value):
    verdict = judged(missing_slope, value)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    lines = verdict.message.splitlines()
    assert lines[-1].startswith("  try  ")
    said = "\n".join(line for line in lines if not line.startswith("  but"))
    assert not any(secret in said for secret in ("0.16", "0.159", "0.06", "0.02")), said


@pytest.mark.parametrize("value", [-0.06, -0.023])
def test_a_slope_that_is_coarse_or_cut_is_asked_about(value):
    verdict = judged(missing_slope, value)
    assert verdict.candidates == ("coarse_step", "few_digits"), verdict.message


@pytest.mark.parametrize(
    ("value", "said", "unsaid"),
    [
        (-0.0632, "near a right slope, but not right to three decimals", "none of these"),
        (-0.5, "none of these shares has that slope", "near a right slope"),
        ("-0.1598", "without the quotes it would be one", "a point"),
        ("dog", "is text", "quotes"),
        ("-0,1598", "its decimal sign is a point", "would be one"),
        ((0, 1598), "Python writes a point", "which single number"),
    ],
)
def test_what_is_said_of_a_slope_is_true(value, said, unsaid):
    message = judged(missing_slope, value).message
    assert said in message and unsaid not in message


@pytest.mark.parametrize("value", [..., [...]])
def test_an_empty_slope_is_not_attempted(value):
    assert judged(missing_slope, value).status == "not attempted"


# The data of both exercises


def known_mistakes():
    found = {(e.name, m.slug): m for e in (central_difference, missing_slope) for m in e.mistakes}
    return [pytest.param(*key, mistake, id="-".join(key)) for key, mistake in found.items()]


@pytest.mark.parametrize(("exercise", "slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(exercise, slug, mistake):
    assert helps(mistake)
    met = {slug for _, slug, _ in zoo.answers} | {slug for _, group in GROUPS for slug in group}
    assert slug in (met if exercise == "central_difference" else WRONG_SLOPES)


@pytest.mark.parametrize("exercise", [central_difference, missing_slope])
def test_only_words_that_the_notebook_introduces_are_used(exercise):
    said = [m.cause + " " + m.hint for m in exercise.mistakes]
    said += [p.holds + " " + p.fails + " " + p.hint for p in exercise.properties]
    for text in said:
        assert not {"height", "heights", "steep", "bend", "bends", "curve"} & set(text.split())
