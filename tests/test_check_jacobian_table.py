"""The zoo of softmax_jacobian: right tables pass, mistakes are told by their name."""

import math

import numpy as np
import pytest
import scipy.special
from derivative_judging import by_hand, helps, judged
from zoo import FORMS, Zoo

import softmaxlib
from softmaxlib.check.derivative.jacobian_table import softmax_jacobian
from softmaxlib.derivatives import numerical_gradient
from softmaxlib.derivatives import softmax_jacobian as the_courses_jacobian

softmax = scipy.special.softmax
zoo = Zoo()
right = zoo("softmax_jacobian")


def slips(mistake):
    return zoo("softmax_jacobian", mistake)


# Right tables, by formula


@right
def solution(x):
    p = softmax(x)
    return np.diag(p) - np.outer(p, p)


@right
def broadcast(x):
    p = softmaxlib.softmax(x)
    return p[:, None] * (np.eye(len(p)) - p)


@right
def broadcast_the_other_way(x):
    p = softmax(x)
    return p * (np.eye(len(x)) - p[:, np.newaxis])


@right
def two_loops(x):
    p = softmax(x)
    table = np.zeros((len(x), len(x)))
    for i in range(len(x)):
        for j in range(len(x)):
            if i == j:
                table[i, j] = p[i] * (1 - p[i])
            else:
                table[i, j] = -p[i] * p[j]
    return table


@right
def list_of_lists(x):
    p = by_hand(x.tolist())
    return [[pi * ((i == j) - pj) for j, pj in enumerate(p)] for i, pi in enumerate(p)]


@right
def column_times_row(x):
    s = softmax(x).reshape(-1, 1)
    return np.diagflat(s) - np.dot(s, s.T)


@right
def einstein_sum(x):
    p = softmax(x)
    return np.einsum("i,ij->ij", p, np.eye(p.size)) - np.einsum("i,j->ij", p, p)


@right
def diagonal_filled_in_at_the_end(x):
    p = softmax(x)
    table = -np.outer(p, p)
    np.fill_diagonal(table, p * (1 - p))
    return table


@right
def diagonal_from_the_others(x):
    p = softmax(x)
    table = -np.multiply.outer(p, p)
    table[np.diag_indices(len(p))] = 0
    return table - np.diag(table.sum(axis=1))


@right
def chain_over_the_exponentials(x):
    e = np.exp(x - x.max())
    total = e.sum()
    return (np.diag(e) * total - np.outer(e, e)) / total**2


@right
def from_the_logarithms(x):
    log_p = scipy.special.log_softmax(x)
    return np.exp(log_p)[:, None] * (np.eye(len(x)) - np.exp(log_p))


@right
def harmless_epsilon(x):
    e = np.exp(x - x.max())
    p = e / (e.sum() + 1e-9)
    return np.diag(p) - np.outer(p, p)


@right
def float32_inside(x):
    p = softmax(x.astype(np.float32))
    return np.diag(p) - np.outer(p, p)


@right
def recursion_over_the_rows(x, i=0):
    p = softmax(x)
    if i == len(x):
        return []
    return [[p[i] * ((i == j) - p[j]) for j in range(len(x))], *recursion_over_the_rows(x, i + 1)]


@right
def the_courses(x):
    return the_courses_jacobian(x)


# Right tables, by nudging


def forward(h):
    def table(x):
        columns = []
        for j in range(len(x)):
            raised = x.astype(float)
            raised[j] += h
            columns.append((softmax(raised) - softmax(x)) / h)
        return np.array(columns).T

    return table


def central(h, softmax=softmax):
    def table(x):
        result = np.empty((len(x), len(x)))
        for j in range(len(x)):
            nudge = np.zeros(len(x))
            nudge[j] = h
            result[:, j] = (softmax(x + nudge) - softmax(x - nudge)) / (2 * h)
        return result

    return table


NUDGED = [
    *(forward(10.0**-n) for n in range(3, 10)),
    *(central(10.0**-n) for n in range(2, 10)),
]


@right
def nudged_in_one_line(x):
    return [(softmax(x + 1e-6 * row) - softmax(x)) / 1e-6 for row in np.eye(len(x))]


@right
def one_share_at_a_time(x):
    h = 1e-5

    def share(i, z):
        return softmax(z)[i]

    steps = h * np.eye(len(x))
    return [[(share(i, x + s) - share(i, x - s)) / (2 * h) for s in steps] for i in range(len(x))]


@right
def the_courses_nudges(x):
    return numerical_gradient(softmaxlib.softmax, x)


@right
def nudged_as_complex_numbers(x):
    z = x - x.max()
    e = np.exp(z + 1e-20j * np.eye(len(x)))
    return (e / e.sum(axis=1, keepdims=True)).imag.T / 1e-20


# Wrong tables, by formula


@slips("sigmoid_formula")
def as_for_the_sigmoid(x):
    p = softmax(x)
    return p * (1 - p)


@slips("sigmoid_formula")
def sigmoid_prime(x):
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


@slips("own_share_only")
def diagonal_of_the_sigmoid_formula(x):
    p = softmax(x)
    return np.diag(p * (1 - p))


@slips("own_share_only")
def eye_times_the_formula(x):
    p = softmax(x)
    return np.eye(len(p)) * p * (1 - p)


@slips("own_share_only")
def diagonal_in_a_loop(x):
    p = softmax(x)
    table = np.zeros((len(p), len(p)))
    for i in range(len(p)):
        table[i][i] = p[i] * (1 - p[i])
    return table


@slips("sign_flipped")
def products_minus_diagonal(x):
    p = softmax(x)
    return np.outer(p, p) - np.diag(p)


@slips("sign_flipped")
def before_minus_after(x):
    return -forward(1e-6)(x)


@slips("minus_forgotten")
def no_minus_in_the_else_branch(x):
    p = softmax(x)
    n = range(len(p))
    return [[p[i] * (1 - p[i]) if i == j else p[i] * p[j] for j in n] for i in n]


@slips("outer_added")
def plus_the_products(x):
    p = softmax(x)
    return np.diag(p) + np.outer(p, p)


@slips("outer_only")
def products_alone(x):
    p = softmax(x)
    return p[:, None] * p


@slips("outer_forgotten")
def diagonal_of_the_shares(x):
    return np.diag(softmax(x))


@slips("wrong_diagonal")
def minus_the_products_everywhere(x):
    p = softmax(x)
    return -np.outer(p, p)


@slips("wrong_diagonal")
def share_on_the_diagonal(x):
    p = softmax(x)
    return [[p[i] if i == j else -p[i] * p[j] for j in range(len(p))] for i in range(len(p))]


@slips("wrong_diagonal")
def zero_on_the_diagonal(x):
    p = softmax(x)
    table = -np.outer(p, p)
    np.fill_diagonal(table, 0)
    return table


@slips("wrong_diagonal")
def eye_minus_products(x):
    p = softmax(x)
    return np.eye(len(p)) - np.outer(p, p)


@slips("wrong_diagonal")
def falling_diagonal(x):
    p = softmax(x)
    table = -np.outer(p, p)
    np.fill_diagonal(table, p * (p - 1))
    return table


@slips("one_formula_for_all")
def all_pairs_of_the_formula(x):
    p = softmax(x)
    return np.outer(p, 1 - p)


@slips("one_formula_for_all")
def formula_with_a_minus_beside(x):
    p = softmax(x)
    n = range(len(p))
    return [[(1 if i == j else -1) * p[i] * (1 - p[j]) for j in n] for i in n]


@slips("equal_payers")
def equal_payment(x):
    p = softmax(x)
    gain = p * (1 - p)
    table = np.tile(-gain / (len(x) - 1), (len(x), 1))
    np.fill_diagonal(table, gain)
    return table


@slips("broadcast_lost")
def p_times_eye_minus_p(x):
    p = softmax(x)
    return p * (np.eye(len(p)) - p)


@slips("broadcast_lost")
def diagonal_minus_squares(x):
    p = softmax(x)
    return np.diag(p) - p**2


@slips("broadcast_lost")
def both_as_columns(x):
    p = softmax(x).reshape(-1, 1)
    return p * (np.eye(len(p)) - p)


@slips("p_subtracted")
def diagonal_minus_shares(x):
    p = softmax(x)
    return np.diag(p) - p


@slips("inner_product")
def one_dimensional_matrix_product(x):
    p = softmax(x)
    return np.diag(p) - p @ p.T


@slips("inner_product")
def row_times_column(x):
    p = softmax(x).reshape(-1, 1)
    return np.diagflat(p) - p.T @ p


@slips("inner_product")
def inner_product_alone(x):
    p = softmax(x)
    return np.dot(p, p.T)


@slips("log_softmax_slope")
def eye_minus_shares(x):
    return np.eye(len(x)) - softmax(x)


@slips("log_softmax_slope")
def nudged_logarithms(x):
    return numerical_gradient(softmaxlib.log_softmax, x, 1e-4)


@slips("loss_slope")
def shares_minus_eye(x):
    return softmax(x) - np.eye(len(x))


@slips("softmax_twice")
def shares_of_shares(x):
    p = softmax(softmax(x))
    return np.diag(p) - np.outer(p, p)


@slips("softmax_twice")
def courses_function_given_shares(x):
    return the_courses_jacobian(softmax(x))


@slips("logits_for_shares")
def no_softmax(x):
    return np.diag(x) - np.outer(x, x)


@slips("logits_for_shares")
def softmax_below_only(x):
    p = softmax(x)
    return np.diag(x) - np.outer(p, p)


@slips("not_shared")
def exponentials_not_shared(x):
    e = np.exp(x)
    return np.diag(e) - np.outer(e, e)


@slips("shares_returned")
def only_the_shares(x):
    return softmax(x)


# Wrong tables, by the loops that fill them


def entry(p, i, j):
    return p[i] * (1 - p[i]) if i == j else -p[i] * p[j]


@slips("return_inside_loop")
def return_in_the_inner_loop(x):
    p, table = softmax(x), np.zeros((len(x), len(x)))
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = entry(p, i, j)
            return table


@slips("return_inside_loop")
def return_in_the_outer_loop(x):
    p, table = softmax(x), np.zeros((len(x), len(x)))
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = entry(p, i, j)
        return table


@slips("return_inside_loop")
def return_of_the_first_entry(x):
    p = softmax(x)
    for i in range(len(p)):
        for j in range(len(p)):
            return entry(p, i, j)


@slips("return_inside_loop")
def return_after_one_row(x):
    p, rows = softmax(x), []
    for i in range(len(p)):
        rows.append([entry(p, i, j) for j in range(len(p))])
        return rows


@slips("return_inside_loop")
def return_after_one_nudge(x):
    table = np.zeros((len(x), len(x)))
    for j in range(len(x)):
        raised = x.astype(float)
        raised[j] += 1e-6
        table[:, j] = (softmax(raised) - softmax(x)) / 1e-6
        return table


@slips("overwritten")
def last_entry_only(x):
    p = softmax(x)
    for i in range(len(p)):
        for j in range(len(p)):
            slope = entry(p, i, j)
    return slope


@slips("overwritten")
def list_made_anew_each_time(x):
    p = softmax(x)
    for i in range(len(p)):
        rows = []
        rows.append([entry(p, i, j) for j in range(len(p))])
    return rows


@slips("one_row_only")
def return_of_the_first_row(x):
    p = softmax(x)
    for i in range(len(p)):
        return [entry(p, i, j) for j in range(len(p))]


@slips("same_row_everywhere")
def the_same_row_many_times(x):
    p, size = softmax(x), len(x)
    table = [[0] * size] * size
    for i in range(size):
        for j in range(size):
            table[i][j] = entry(p, i, j)
    return table


@slips("same_row_everywhere")
def one_row_made_outside(x):
    p, table, row = softmax(x), [], []
    for i in range(len(p)):
        for j in range(len(p)):
            row.append(entry(p, i, j))
        table.append(row)
    return table


@slips("loop_too_short")
def ranges_to_the_last_but_one(x):
    p, table = softmax(x), np.zeros((len(x), len(x)))
    for i in range(len(p) - 1):
        for j in range(len(p) - 1):
            table[i, j] = entry(p, i, j)
    return table


@slips("loop_too_short")
def ranges_from_one(x):
    p, table = softmax(x), np.zeros((len(x), len(x)))
    for i in range(1, len(p)):
        for j in range(1, len(p)):
            table[i, j] = entry(p, i, j)
    return table


@slips("loop_too_short")
def inner_range_too_short(x):
    p, table = softmax(x), np.zeros((len(x), len(x)))
    for i in range(len(p)):
        for j in range(len(p) - 1):
            table[i, j] = entry(p, i, j)
    return table


@slips("loop_too_short")
def lists_too_short(x):
    p = softmax(x)
    positions = range(1, len(p))
    return [[entry(p, i, j) for j in positions] for i in positions]


@slips("values_compared")
def equal_shares_taken_for_one(x):
    p = softmax(x)
    return [[a * (1 - a) if a == b else -a * b for b in p] for a in p]


@slips("values_compared")
def equal_logits_taken_for_one(x):
    p, table = softmax(x), np.zeros((len(x), len(x)))
    for i in range(len(x)):
        for j in range(len(x)):
            table[i, j] = p[i] * ((x[i] == x[j]) - p[j])
    return table


@slips("values_compared")
def positions_looked_up(x):
    p, table = list(softmax(x)), np.zeros((len(x), len(x)))
    for a in p:
        for b in p:
            table[p.index(a), p.index(b)] = a * (1 - a) if a == b else -a * b
    return table


@slips("fixed_size")
def eye_of_three(x):
    p = softmax(x)
    return p[:, None] * (np.eye(3) - p)


@slips("fixed_size")
def eye_of_three_times_the_diagonal(x):
    p = softmax(x)
    return np.diag(p) * np.eye(3) - np.outer(p, p)


@slips("fixed_size")
def ranges_of_three(x):
    p, table = softmax(x), np.zeros((3, 3))
    for i in range(3):
        for j in range(3):
            table[i, j] = entry(p, i, j)
    return table


@slips("fixed_size")
def table_of_three(x):
    p, table = softmax(x), np.zeros((3, 3))
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = entry(p, i, j)
    return table


@slips("square_taken_twice")
def own_slopes_minus_products(x):
    p = softmax(x)
    return np.diag(p * (1 - p)) - np.outer(p, p)


@slips("in_every_row")
def own_slopes_without_diag(x):
    p = softmax(x)
    return p * (1 - p) - np.outer(p, p)


@slips("p_subtracted")
def minus_the_rival(x):
    p, n = softmax(x), range(len(x))
    return [[p[i] * (1 - p[i]) if i == j else -p[j] for j in n] for i in n]


@slips("p_subtracted")
def minus_the_nudged_share(x):
    p, n = softmax(x), range(len(x))
    return [[p[i] * (1 - p[i]) if i == j else -p[i] for j in n] for i in n]


@slips("broadcast_lost")
def the_same_index_twice(x):
    p, n = softmax(x), range(len(x))
    return [[p[i] * ((i == j) - p[i]) for j in n] for i in n]


@slips("half_of_the_table")
def inner_loop_starts_at_i(x):
    p = softmax(x)
    table = np.zeros((len(p), len(p)))
    for i in range(len(p)):
        for j in range(i, len(p)):
            table[i, j] = p[i] * ((i == j) - p[j])
    return table


@slips("half_of_the_table")
def inner_loop_ends_at_i(x):
    return np.tril(solution(x))


@slips("percent")
def in_percent(x):
    p = softmax(x)
    return 100 * (np.diag(p) - np.outer(p, p))


@slips("no_shift")
def naive_softmax(x):
    p = np.exp(x) / np.exp(x).sum()
    return np.diag(p) - np.outer(p, p)


@slips("no_shift")
def naive_softmax_with_math(x):
    e = [math.exp(z) for z in x]
    p = [v / sum(e) for v in e]
    return [[p[i] * ((i == j) - p[j]) for j in range(len(p))] for i in range(len(p))]


@slips("no_shift")
def naive_softmax_nudged(x):
    return central(1e-6, lambda z: np.exp(z) / np.exp(z).sum())(x)


# Wrong tables, by nudging


@slips("not_divided")
def moves_only(x):
    return 1e-3 * forward(1e-3)(x)


@slips("not_divided")
def tiny_moves_only(x):
    h = 1e-7
    return [softmax(x + h * row) - softmax(x) for row in np.eye(len(x))]


@slips("not_divided")
def both_ways_not_divided(x):
    h = 0.01
    return [softmax(x + h * row) - softmax(x - h * row) for row in np.eye(len(x))]


@slips("two_steps_over_one")
def both_ways_over_one_step(x):
    return 2 * central(1e-4)(x)


@slips("one_step_over_two")
def one_way_over_two_steps(x):
    h = 1e-5
    return [(softmax(x + h * row) - softmax(x)) / (2 * h) for row in np.eye(len(x))]


@slips("coarse_step")
def forward_with_a_tenth(x):
    return forward(0.1)(x)


@slips("coarse_step")
def forward_with_one(x):
    return [softmax(x + row) - softmax(x) for row in np.eye(len(x))]


@slips("coarse_step")
def backward_with_a_hundredth(x):
    return np.array([(softmax(x) - softmax(x - 0.01 * row)) / 0.01 for row in np.eye(len(x))]).T


@slips("step_too_small")
def forward_with_fifteen_zeros(x):
    h = 1e-15
    shares = softmaxlib.softmax
    return np.array([(shares(x + h * row) - shares(x)) / h for row in np.eye(len(x))]).T


@slips("float32_nudge")
def forward_in_float32(x):
    x, h, shares = x.astype(np.float32), np.float32(1e-5), softmaxlib.softmax
    steps = h * np.eye(len(x), dtype=np.float32)
    return [(shares(x + step) - shares(x)) / h for step in steps]


@slips("float32_nudge")
def central_in_float32(x):
    x, h = x.astype(np.float32), np.float32(1e-6)
    table = np.zeros((len(x), len(x)), dtype=np.float32)
    for j in range(len(x)):
        up, down = x.copy(), x.copy()
        up[j] += h
        down[j] -= h
        table[:, j] = (softmaxlib.softmax(up) - softmaxlib.softmax(down)) / (2 * h)
    return table


@slips("nudges_pile_up")
def never_put_back(x):
    h, z = 1e-5, x.astype(float)
    result = np.zeros((len(x), len(x)))
    for j in range(len(x)):
        z[j] += h
        result[:, j] = (softmax(z) - softmax(x)) / h
    return result


@slips("nudges_pile_up")
def never_put_back_by_rows(x):
    z, rows = x.copy(), []
    for j in range(len(x)):
        z[j] = z[j] + 1e-6
        rows.append((softmax(z) - softmax(x)) / 1e-6)
    return rows


@slips("one_row_only")
def return_inside_the_loop(x):
    for j in range(len(x)):
        raised = x.astype(float)
        raised[j] += 1e-6
        return (softmax(raised) - softmax(x)) / 1e-6


@slips("one_row_only")
def last_column_only(x):
    for j in range(len(x)):
        column = forward(1e-6)(x)[:, j]
    return column


# Groups that no output can tell apart


def row_sums(x):
    return solution(x).sum(axis=1)


def column_sums_of_nudges(x):
    return np.sum(central(1e-4)(x), axis=0)


def all_raised_once(x):
    return (softmax(x + 1e-4) - softmax(x)) / 1e-4


def all_raised_in_a_loop(x):
    return np.array([(softmax(x + 1e-4) - softmax(x)) / 1e-4 for _ in x])


def nudge_never_used(x):
    table = np.zeros((len(x), len(x)))
    for j in range(len(x)):
        raised = x.astype(float)
        raised[j] += 1e-5
        table[:, j] = (softmax(x) - softmax(x)) / 1e-5
    return table


def comparison_for_assignment(x):
    p, table = softmax(x), np.zeros((len(x), len(x)))
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] == entry(p, i, j)  # noqa: B015
    return table


def whole_number_table(x):
    p, table = softmax(x), np.zeros((len(x), len(x)), dtype=int)
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = entry(p, i, j)
    return table


ZEROS = ("nothing_stored", "all_raised")
GROUPS = [
    (comparison_for_assignment, ZEROS),
    (whole_number_table, ZEROS),
    (row_sums, ("row_sums", "all_raised")),
    (column_sums_of_nudges, ("row_sums", "all_raised")),
    (all_raised_once, ("row_sums", "all_raised")),
    (all_raised_in_a_loop, ZEROS),
    (nudge_never_used, ZEROS),
]


# What the zoo is for


BY_NUDGING = (nudged_in_one_line, one_share_at_a_time, the_courses_nudges)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_tables_pass(exercise, answer, form):
    verdict = judged(softmax_jacobian, lambda x: FORMS[form](answer(x)))
    assert verdict.status == "passed", verdict.message
    assert answer in BY_NUDGING or "measured" not in verdict.message


@pytest.mark.parametrize("answer", NUDGED)
def test_good_nudges_of_many_sizes_pass(answer):
    verdict = judged(softmax_jacobian, answer)
    assert verdict.status == "passed", verdict.message
    assert "noise" not in verdict.message


@pytest.mark.parametrize("answer", [central(0.1), *NUDGED, nudged_in_one_line, the_courses_nudges])
def test_measured_slopes_are_told_that_they_are_measured(answer):
    verdict = judged(softmax_jacobian, answer)
    assert verdict.status == "passed", verdict.message
    assert "measured by nudging: close enough" in verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(softmax_jacobian, answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message
    lines = verdict.message.replace(" ", "").splitlines()
    said = "\n".join(line for line in lines if not line.startswith("inyourline"))
    assert "np.outer" not in said and "np.diag" not in said and "-p_ip_j" not in said


@pytest.mark.parametrize(("answer", "group"), GROUPS)
def test_what_no_output_tells_apart_is_asked(answer, group):
    verdict = judged(softmax_jacobian, answer)
    assert (verdict.status, verdict.candidates) == ("look again", group)
    assert "adds up" not in verdict.message and "symmetric" not in verdict.message


def learners_softmax(x):
    e = np.array([float(np.exp(z)) for z in x])
    return e / e.sum()


@pytest.mark.parametrize("h", [1e-13, 2e-14, 1e-15, 2e-15, 5e-16])
@pytest.mark.parametrize("shares", [learners_softmax, softmax])
def test_rounding_noise_is_seen_with_any_softmax(shares, h):
    said = judged(softmax_jacobian, central(h, shares)).message
    assert "rounding noise" in said
    assert "how many digits" in said.lower()


def test_tables_that_are_wrong_otherwise_are_not_called_noise():
    for _, mistake, answer in zoo.answers:
        if mistake not in (None, "step_too_small", "no_shift", "float32_nudge", "fixed_size"):
            expected = solution(np.array([1.5, 0.5]))
            given = np.asarray(answer(np.array([1.5, 0.5])))
            if given.shape == expected.shape:
                noise = next(p for p in softmax_jacobian.properties if "noise" in p.fails)
                assert noise.test(given, None, expected)


def printed_only(x):
    print(solution(x))


def written_into_the_argument(x):
    h, table = 1e-3, []
    for j in range(len(x)):
        before = softmax(x)
        x[j] += h
        table.append((softmax(x) - before) / h)
    return table


def flattened(x):
    return solution(x).ravel()


def batch_of_one(x):
    return solution(x)[None]


def largest_first(x):
    return solution(np.sort(x)[::-1])


def rounded(x):
    return solution(x).round(2)


def list_of_generators(x):
    p, n = softmax(x), range(len(x))
    return [(entry(p, i, j) for j in n) for i in n]


def generator_of_lists(x):
    p, n = softmax(x), range(len(x))
    return ([entry(p, i, j) for j in n] for i in n)


def array_of_generators(x):
    return np.array(list_of_generators(x))


def filled(table, x):
    p = softmax(x)
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = entry(p, i, j)
    return table


def list_asked_for_two_indices(x):
    return filled([[0] * len(x) for _ in x], x)


def as_long_as_x(x):
    return filled(np.zeros_like(x), x)


def shape_without_brackets(x):
    return filled(np.zeros(len(x), len(x)), x)


def empty_list(x):
    p, table = softmax(x), []
    for i in range(len(p)):
        for j in range(len(p)):
            table[i][j] = entry(p, i, j)
    return table


def empty_list_of_rows(x):
    p, table = softmax(x), []
    for i in range(len(p)):
        table[i] = [entry(p, i, j) for j in range(len(p))]
    return table


def shares_as_positions(x):
    p, table = softmax(x), np.zeros((len(x), len(x)))
    for i in p:
        for j in p:
            table[i, j] = -i * j
    return table


def star_forgotten(x):
    p = softmax(x)
    return [[p[i](1 - p[j]) for j in range(len(p))] for i in range(len(p))]


def shares_and_table(x):
    return softmax(x), solution(x)


def math_of_an_array(x):
    e = math.exp(x)
    return e / e.sum()


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (list_of_generators, "wrong_type", "gave a list with a generator"),
        (list_of_generators, "wrong_type", "square brackets around the comprehension"),
        (array_of_generators, "wrong_type", "square brackets around the comprehension"),
        (generator_of_lists, "wrong_type", "square brackets around the comprehension"),
        (lambda x: [map(abs, x) for _ in x], "wrong_type", "list( ) around it"),
        (list_asked_for_two_indices, "raised", "a list of lists takes [i][j]"),
        (as_long_as_x, "raised", "which line makes that array, and with which shape?"),
        (shape_without_brackets, "raised", "needs brackets of its own"),
        (empty_list, "raised", "Is the list still empty"),
        (empty_list_of_rows, "raised", "an empty one grows with append"),
        (shares_as_positions, "raised", "an index is a whole number"),
        (star_forgotten, "raised", "is a * missing before the ( )?"),
        (math_of_an_array, "raised", "which line gives them a whole array?"),
        (shares_and_table, "wrong_type", "gave 2 things, with a comma between them"),
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (written_into_the_argument, "changed_argument", "changed the list or array"),
        (flattened, "wrong_shape", "4 values instead of 2 × 2 table"),
        (batch_of_one, "wrong_shape", "1 × 2 × 2 array instead of 2 × 2 table"),
        (largest_first, None, "[0.5, 3, -1, 2, 3]"),
        (rounded, None, "is something rounded on the way?"),
        (lambda x, axis: x, "raised", "how many things stand in brackets?"),
    ],
)
def test_other_wrong_tables_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(softmax_jacobian, answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert said in verdict.message


def stub(x):
    return ...


def half_a_stub(x):
    p = softmax(x)
    return np.diag(p) - ...


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, lambda x: [[...]]])
def test_an_unwritten_table_is_not_attempted(answer):
    assert judged(softmax_jacobian, answer).status == "not attempted"


def nudged_within_a_copy(x):
    rows = []
    for j in range(len(x)):
        raised = x.copy()
        raised[j] += 1e-6
        rows.append((softmax(raised) - softmax(x)) / 1e-6)
    return rows


@pytest.mark.parametrize(
    ("remark", "shown", "spared"),
    [
        ("the nudge is cut off", nudged_within_a_copy, nudged_in_one_line),
        ("a plain list fails", forward(1e-5), solution),
    ],
)
def test_remarks_are_made_where_they_belong(remark, shown, spared):
    assert remark in judged(softmax_jacobian, shown).message
    assert remark not in judged(softmax_jacobian, spared).message


def test_the_courses_function_needs_no_remark():
    said = judged(softmax_jacobian, the_courses_jacobian).message
    assert "did you notice" not in said and "beyond this" not in said


def known_mistakes():
    found = {mistake.slug: mistake for mistake in softmax_jacobian.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert helps(mistake)
    assert slug in {slug for _, slug, _ in zoo.answers} | {s for _, group in GROUPS for s in group}
