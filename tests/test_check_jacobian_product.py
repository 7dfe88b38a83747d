"""The zoo of softmax_vjp: right products pass, mistakes are told by their name."""

import numpy as np
import pytest
import scipy.special
from derivative_judging import helps, judged
from zoo import FORMS, Zoo

from softmaxlib.check.derivative.jacobian_product import softmax_vjp
from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.derivatives import softmax_vjp as the_courses_vjp

softmax = scipy.special.softmax
zoo = Zoo()
right = zoo("softmax_vjp")


def slips(mistake):
    return zoo("softmax_vjp", mistake)


def table_of(p):
    return np.diag(p) - np.outer(p, p)


# Right products


@right
def solution(p, upstream):
    average = (p * upstream).sum(axis=-1, keepdims=True)
    return p * (upstream - average)


@right
def difference_of_products(p, upstream):
    weighted = p * upstream
    return weighted - p * weighted.sum(axis=-1, keepdims=True)


@right
def table_for_each_row(p, upstream):
    if p.ndim == 1:
        return table_of(p) @ upstream
    return np.array([table_of(row) @ g for row, g in zip(p, upstream, strict=True)])


@right
def upstream_first(p, upstream):
    rows, gains = np.atleast_2d(p), np.atleast_2d(upstream)
    result = np.array([g @ table_of(row) for row, g in zip(rows, gains, strict=True)])
    return result.reshape(p.shape)


@right
def einstein_sum(p, upstream):
    return p * upstream - p * np.einsum("...k,...k->...", p, upstream)[..., None]


@right
def stack_of_tables(p, upstream):
    tables = p[..., :, None] * (np.eye(p.shape[-1]) - p[..., None, :])
    return (tables @ upstream[..., None])[..., 0]


@right
def three_loops(p, upstream):
    rows, gains = p.reshape(-1, p.shape[-1]), upstream.reshape(-1, p.shape[-1])
    result = np.zeros(rows.shape)
    for n in range(len(rows)):
        for j in range(rows.shape[1]):
            for i in range(rows.shape[1]):
                slope = rows[n, i] * ((1 if i == j else 0) - rows[n, j])
                result[n, j] += gains[n, i] * slope
    return result.reshape(p.shape)


@right
def recursion(p, upstream):
    if np.ndim(p) > 1:
        return [recursion(row, g) for row, g in zip(p, upstream, strict=True)]
    average = sum(float(a) * float(b) for a, b in zip(p, upstream, strict=True))
    return [float(a) * (float(b) - average) for a, b in zip(p, upstream, strict=True)]


@right
def numpys_average(p, upstream):
    average = np.average(upstream, axis=-1, weights=p)
    return p * (upstream - np.expand_dims(average, -1))


@right
def transposed(p, upstream):
    return (p.T * (upstream.T - (p * upstream).T.sum(axis=0))).T


@right
def all_pairs_of_rivals(p, upstream):
    gaps = upstream[..., :, None] - upstream[..., None, :]
    return p * (gaps * p[..., None, :]).sum(axis=-1)


@right
def first_share_as_zero(p, upstream):
    g = upstream - upstream[..., :1]
    return p * (g - np.sum(p * g, axis=-1, keepdims=True))


@right
def upstream_last(p, upstream):
    return -p * ((p * upstream).sum(-1, keepdims=True) - upstream)


@right
def shared_out_again(p, upstream):
    p = p / (p.sum(axis=-1, keepdims=True) + 1e-12)
    return p * (upstream - (p * upstream).sum(axis=-1, keepdims=True))


@right
def nudged_logarithms(p, upstream):
    h, z = 1e-5, np.log(np.maximum(p, 1e-300))
    result = np.zeros(p.shape)
    for j in range(p.shape[-1]):
        nudge = np.zeros(p.shape[-1])
        nudge[j] = h
        moves = (softmax(z + nudge, axis=-1) - softmax(z - nudge, axis=-1)) / (2 * h)
        result[..., j] = (moves * upstream).sum(axis=-1)
    return result


@right
def along_axis(p, upstream):
    both = np.stack([p, upstream + 0.0], axis=-1).reshape(*p.shape[:-1], -1)
    return np.apply_along_axis(lambda r: r[::2] * (r[1::2] - r[::2] @ r[1::2]), -1, both)


@right
def float32_inside(p, upstream):
    p, g = p.astype(np.float32), upstream.astype(np.float32)
    return p * (g - (p * g).sum(axis=-1, keepdims=True))


@right
def copied_then_in_place(p, upstream):
    result = upstream.astype(float)
    result -= (p * upstream).sum(axis=-1, keepdims=True)
    result *= p
    return result


@right
def the_courses(p, upstream):
    return the_courses_vjp(p, upstream)


# Wrong products: the rewards


@slips("average_forgotten")
def product_only(p, upstream):
    return p * upstream


@slips("own_share_only")
def as_for_the_sigmoid(p, upstream):
    return upstream * p * (1 - p)


@slips("own_share_only")
def sum_forgotten(p, upstream):
    return p * (upstream - p * upstream)


@slips("own_share_only")
def diagonal_table(p, upstream):
    if p.ndim == 1:
        return np.diag(p * (1 - p)) @ upstream
    return np.array([diagonal_table(*pair) for pair in zip(p, upstream, strict=True)])


@slips("passed_through")
def handed_on(p, upstream):
    return upstream


@slips("plain_sum")
def sum_of_upstream(p, upstream):
    return p * (upstream - upstream.sum(axis=-1, keepdims=True))


@slips("average_added")
def plus_the_average(p, upstream):
    return p * (upstream + (p * upstream).sum(axis=-1, keepdims=True))


@slips("average_added")
def table_with_a_plus(p, upstream):
    if p.ndim == 1:
        return (np.diag(p) + np.outer(p, p)) @ upstream
    return [table_with_a_plus(*pair) for pair in zip(p, upstream, strict=True)]


@slips("mean_of_products")
def mean_for_sum(p, upstream):
    return p * (upstream - np.mean(p * upstream, axis=-1, keepdims=True))


@slips("average_only")
def table_without_diagonal(p, upstream):
    return -p * (p * upstream).sum(axis=-1, keepdims=True)


@slips("average_only")
def dot_of_both(p, upstream):
    return (p * upstream).sum(axis=-1)


@slips("brackets_lost")
def no_brackets(p, upstream):
    return p * upstream - (p * upstream).sum(axis=-1, keepdims=True)


@slips("log_softmax_vjp")
def of_log_softmax(p, upstream):
    return upstream - p * upstream.sum(axis=-1, keepdims=True)


@slips("share_forgotten")
def above_the_average(p, upstream):
    return upstream - (p * upstream).sum(axis=-1, keepdims=True)


@slips("plain_average")
def unweighted_mean(p, upstream):
    return p * (upstream - upstream.mean(axis=-1, keepdims=True))


@slips("sign_flipped")
def average_minus_reward(p, upstream):
    return p * ((p * upstream).sum(axis=-1, keepdims=True) - upstream)


@slips("elementwise_product")
def star_for_the_matrix_product(p, upstream):
    return table_of(p) * upstream


@slips("elementwise_product")
def star_with_a_column(p, upstream):
    return table_of(p) * upstream.reshape(-1, 1)


@slips("table_returned")
def upstream_unused(p, upstream):
    return table_of(p)


@slips("row_sums")
def upstream_with_the_wrong_index(p, upstream):
    return (table_of(p) * upstream).sum(axis=0)


@slips("minus_forgotten")
def loops_without_minus(p, upstream):
    if p.ndim > 1:
        return [loops_without_minus(*pair) for pair in zip(p, upstream, strict=True)]
    result = np.zeros(len(p))
    for j in range(len(p)):
        for i in range(len(p)):
            result[j] += upstream[i] * (p[i] * (1 - p[i]) if i == j else p[i] * p[j])
    return result


@slips("own_reward_left_out")
def others_only(p, upstream):
    average = (p * upstream).sum(axis=-1, keepdims=True)
    return -p * (average - p * upstream)


@slips("broadcast_lost")
def p_times_eye_minus_p(p, upstream):
    if p.ndim > 1:
        return [p_times_eye_minus_p(*pair) for pair in zip(p, upstream, strict=True)]
    return (p * (np.eye(len(p)) - p)) @ upstream


@slips("broadcast_lost")
def upstream_times_diagonal_minus_squares(p, upstream):
    if p.ndim > 1:
        pairs = zip(p, upstream, strict=True)
        return [upstream_times_diagonal_minus_squares(*pair) for pair in pairs]
    return upstream @ (np.diag(p) - p * p)


@slips("softmax_twice")
def softmax_of_shares(p, upstream):
    s = softmax(p, axis=-1)
    return s * (upstream - (s * upstream).sum(axis=-1, keepdims=True))


@slips("softmax_twice")
def courses_table_of_shares(p, upstream):
    return np.einsum("...ij,...j->...i", softmax_jacobian(p), upstream)


@slips("softmax_of_upstream")
def softmax_of_the_gradient(p, upstream):
    s = softmax(upstream, axis=-1)
    return s * (upstream - (s * upstream).sum(axis=-1, keepdims=True))


@slips("arguments_swapped")
def upstream_before_p(upstream, p):
    return p * (upstream - (p * upstream).sum(axis=-1, keepdims=True))


@slips("normalised")
def shared_out(p, upstream):
    weighted = p * upstream
    return weighted / weighted.sum(axis=-1, keepdims=True)


@slips("difference")
def p_minus_upstream(p, upstream):
    return p - upstream


@slips("divided_by_count")
def over_the_number_of_rows(p, upstream):
    return solution(p, upstream) / p.shape[0]


@slips("divided_by_count")
def over_the_number_of_classes(p, upstream):
    return solution(p, upstream) / p.shape[-1]


@slips("maximum_taken")
def minus_the_maximum(p, upstream):
    return p * (upstream - upstream.max(axis=-1, keepdims=True))


@slips("maximum_taken")
def pythons_maximum(p, upstream):
    return p * (upstream - max(upstream))


@slips("upstream_unused")
def as_for_the_sigmoid_without_upstream(p, upstream):
    return p * (1 - p)


@slips("softmax_of_upstream")
def softmax_alone(p, upstream):
    return softmax(upstream)


# Wrong products: signs, digits, and what is returned


@slips("sign_lost")
def absolute_earnings(p, upstream):
    return abs(solution(p, upstream))


@slips("losses_cut")
def at_least_zero(p, upstream):
    return np.maximum(0, solution(p, upstream))


@slips("losses_cut")
def max_in_a_loop(p, upstream):
    average = (p * upstream).sum()
    return [max(0, p[j] * (upstream[j] - average)) for j in range(len(p))]


@slips("cut_to_whole")
def as_integers(p, upstream):
    return solution(p, upstream).astype(int)


@slips("cut_to_whole")
def int_in_a_loop(p, upstream):
    average = (p * upstream).sum()
    return [int(p[j] * (upstream[j] - average)) for j in range(len(p))]


@slips("cut_to_whole")
def rounded_to_whole(p, upstream):
    return np.round(solution(p, upstream))


@slips("return_inside_loop")
def return_after_the_first_entry(p, upstream):
    average, result = (p * upstream).sum(), np.zeros(p.shape)
    for j in range(len(p)):
        result[j] = p[j] * (upstream[j] - average)
        return result


@slips("return_inside_loop")
def return_of_the_first_entry(p, upstream):
    average = (p * upstream).sum()
    for j in range(len(p)):
        return p[j] * (upstream[j] - average)


@slips("return_inside_loop")
def return_of_the_first_row(p, upstream):
    if p.ndim == 1:
        return solution(p, upstream)
    for row, g in zip(p, upstream, strict=True):
        return solution(row, g)


@slips("return_inside_loop")
def return_after_the_first_row(p, upstream):
    if p.ndim == 1:
        return solution(p, upstream)
    result = np.zeros(p.shape)
    for n in range(len(p)):
        result[n] = solution(p[n], upstream[n])
        return result


@slips("overwritten")
def last_entry_only(p, upstream):
    average = (p * upstream).sum()
    for j in range(len(p)):
        earned = p[j] * (upstream[j] - average)
    return earned


@slips("extra_brackets")
def array_of_a_list_of_it(p, upstream):
    return np.array([solution(p, upstream)])


# Wrong products: axes and tables


@slips("integer_result")
def zeros_like_upstream(p, upstream):
    result = np.zeros_like(upstream)
    result[:] = solution(p, upstream)
    return result


@slips("missing_keepdims")
def keepdims_forgotten(p, upstream):
    return p * (upstream - np.sum(p * upstream, axis=-1))


@slips("missing_keepdims")
def einsum_without_new_axis(p, upstream):
    return p * (upstream - np.einsum("...k,...k->...", p, upstream))


@slips("missing_axis")
def one_sum_for_all(p, upstream):
    return p * (upstream - np.sum(p * upstream))


@slips("missing_axis")
def numpys_average_of_all(p, upstream):
    return p * (upstream - np.average(upstream, weights=p))


@slips("missing_axis")
def vdot(p, upstream):
    return p * (upstream - np.vdot(p, upstream))


@slips("axis_zero")
def columns(p, upstream):
    return p * (upstream - (p * upstream).sum(axis=0, keepdims=True))


@slips("axis_zero")
def pythons_sum(p, upstream):
    return p * (upstream - sum(p * upstream))


@slips("axis_one")
def always_axis_one(p, upstream):
    return p * (upstream - (p * upstream).sum(axis=1, keepdims=True))


@slips("row_becomes_table")
def both_made_tables(p, upstream):
    return solution(np.atleast_2d(p), np.atleast_2d(upstream))


@slips("row_becomes_table")
def reshaped_to_a_column(p, upstream):
    return p * (upstream - (p * upstream).sum(axis=-1).reshape(-1, 1))


@slips("column_by_hand")
def new_axis_by_hand(p, upstream):
    average = (p * upstream).sum(-1)
    return p * (upstream - average[:, None])


@slips("matrix_product")
def at_sign(p, upstream):
    return p * (upstream - p @ upstream)


@slips("matrix_product")
def numpys_dot(p, upstream):
    return p * (upstream - np.dot(upstream, p))


@slips("matrix_product")
def at_sign_with_transpose(p, upstream):
    return p * (upstream - p @ upstream.T)


@slips("matrix_product")
def upstream_at_transpose(p, upstream):
    return p * (upstream - upstream @ p.T)


@slips("matrix_product")
def numpys_inner(p, upstream):
    return p * (upstream - np.inner(upstream, p))


@slips("one_row_only")
def star_and_sum(p, upstream):
    return (upstream * table_of(p)).sum(axis=-1)


@slips("one_row_only")
def star_and_sum_of_a_broadcast_table(p, upstream):
    return (upstream * (p[:, None] * (np.eye(len(p)) - p))).sum(axis=-1)


@slips("one_row_only")
def upstream_at_a_broadcast_table(p, upstream):
    return upstream @ (p[:, None] * (np.eye(len(p)) - p))


@slips("every_table")
def upstream_at_all_tables(p, upstream):
    return upstream @ (p[..., :, None] * (np.eye(p.shape[-1]) - p[..., None, :]))


@slips("row_for_share")
def table_filled_by_loops(p, upstream):
    table = np.zeros((len(p), len(p)))
    for i in range(len(p)):
        for j in range(len(p)):
            table[i, j] = p[i] * ((i == j) - p[j])
    return upstream @ table


@slips("row_for_share")
def table_as_a_list_of_lists(p, upstream):
    n = range(len(p))
    return upstream @ np.array([[p[i] * ((i == j) - p[j]) for j in n] for i in n])


@slips("row_for_share")
def added_up_in_loops(p, upstream):
    result = np.zeros(len(p))
    for j in range(len(p)):
        for i in range(len(p)):
            result[j] += upstream[i] * p[i] * ((i == j) - p[j])
    return result


@slips("one_row_only")
def one_table_for_all_rows(p, upstream):
    return (np.diag(p) - np.outer(p, p)) @ upstream


@slips("one_row_only")
def one_flat_table(p, upstream):
    s = p.reshape(-1, 1)
    return np.dot(np.diagflat(p) - np.dot(s, s.T), upstream)


@slips("row_by_row")
def loop_over_rows(p, upstream):
    return np.array([r * (g - np.dot(r, g)) for r, g in zip(p, upstream, strict=True)])


@slips("row_by_row")
def loop_over_rows_with_a_sum(p, upstream):
    rows = []
    for n in range(len(p)):
        average = (p[n] * upstream[n]).sum()
        rows.append(p[n] * (upstream[n] - average))
    return rows


@slips("row_by_row")
def two_sizes(p, upstream):
    n, _k = p.shape
    return p * (upstream - (p * upstream).sum(axis=1).reshape(n, 1))


@slips("row_by_row")
def second_size(p, upstream):
    result = np.zeros(p.shape)
    for n in range(p.shape[0]):
        for j in range(p.shape[1]):
            result[n, j] = p[n, j] * (upstream[n, j] - (p[n] * upstream[n]).sum())
    return result


@slips("row_by_row")
def second_index(p, upstream):
    result = np.zeros(p.shape)
    for n in range(len(p)):
        result[n, :] = p[n, :] * (upstream[n, :] - (p[n, :] * upstream[n, :]).sum())
    return result


@slips("row_by_row")
def length_of_a_row(p, upstream):
    return [
        [p[n][j] * (upstream[n][j] - sum(p[n] * upstream[n])) for j in range(len(p[n]))]
        for n in range(len(p))
    ]


@slips("row_by_row")
def zip_within_zip(p, upstream):
    result = []
    for row, g in zip(p, upstream, strict=True):
        average = sum(a * b for a, b in zip(row, g))  # noqa: B905
        result.append([a * (b - average) for a, b in zip(row, g)])  # noqa: B905
    return result


@slips("row_by_row")
def pythons_sum_of_a_row(p, upstream):
    result = []
    for row, g in zip(p, upstream, strict=True):
        result.append(row * (g - sum(row * g)))
    return result


# Zeros have two causes, and no output can tell them apart.


def row_sums_times_upstream(p, upstream):
    if p.ndim == 1:
        return table_of(p).sum(axis=1) * upstream
    return [table_of(row).sum(axis=1) * g for row, g in zip(p, upstream, strict=True)]


def comparison_for_assignment(p, upstream):
    average, result = (p * upstream).sum(), np.zeros(p.shape)
    for j in range(len(p)):
        result[j] == p[j] * (upstream[j] - average)  # noqa: B015
    return result


ZEROS = [row_sums_times_upstream, comparison_for_assignment]


# What the zoo is for


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_products_pass(exercise, answer, form):
    verdict = judged(softmax_vjp, lambda p, g: FORMS[form](answer(p, g)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(softmax_vjp, answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message
    lines = verdict.message.replace(" ", "").splitlines()
    said = "\n".join(line for line in lines if not line.startswith("inyourline"))
    assert "keepdims" not in said and "p*(" not in said and "p_j(" not in said


@pytest.mark.parametrize("answer", ZEROS)
def test_zeros_are_asked_about_and_not_praised(answer):
    verdict = judged(softmax_vjp, answer)
    assert verdict.candidates == ("row_sums", "nothing_stored"), verdict.message
    assert "adds up" not in verdict.message.split("could it be")[0]


def printed_only(p, upstream):
    print(solution(p, upstream))


def written_into_the_argument(p, upstream):
    result = solution(p, upstream)
    p[...] = result
    return p


def summed_over_rows(p, upstream):
    result = solution(p, upstream)
    return result.sum(axis=0) if p.ndim > 1 else result


def by_dividing(p, upstream):
    weighted = p * upstream
    return weighted * (1 - p * weighted.sum(axis=-1, keepdims=True) / weighted)


def star_forgotten(p, upstream):
    return p(upstream - (p * upstream).sum(axis=-1, keepdims=True))


def both_results(p, upstream):
    average = (p * upstream).sum(axis=-1, keepdims=True)
    return p * (upstream - average), average


def lazily(p, upstream):
    average = (p * upstream).sum()
    return (p[j] * (upstream[j] - average) for j in range(len(p)))


def lists_of_generators(p, upstream):
    return [(a * b for b in upstream) for a in p]


def three_shares(p, upstream):
    return 3 * p


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (written_into_the_argument, "changed_argument", "changed the list or array"),
        (summed_over_rows, "wrong_shape", "2 values instead of 2 × 2 table"),
        (by_dividing, None, "Do they divide by it?"),
        (three_shares, None, "raising all logits at once moves no share"),
        (lambda p: p, "raised", "how many things stand in brackets?"),
        (star_forgotten, "raised", "is a * missing before the ( )?"),
        (both_results, "wrong_type", "gave 2 things, with a comma between them"),
        (lazily, "wrong_type", "square brackets around the comprehension"),
        (lists_of_generators, "wrong_type", "a list with a generator"),
        (lambda p, g: solution(p, g).round(2), None, "is something rounded on the way?"),
    ],
)
def test_other_wrong_products_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(softmax_vjp, answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert said in verdict.message


def stub(p, upstream):
    return ...


def half_a_stub(p, upstream):
    return p * (upstream - ...)


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, [0.7, 0.2, 0.1]])
def test_an_unwritten_product_is_not_attempted(answer):
    assert judged(softmax_vjp, answer).status == "not attempted"


@pytest.mark.parametrize("answer", [solution, the_courses_vjp, einstein_sum])
def test_a_right_product_needs_no_remark(answer):
    message = judged(softmax_vjp, answer).message
    assert "did you notice" not in message and "beyond this" not in message


def known_mistakes():
    found = {mistake.slug: mistake for mistake in softmax_vjp.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert helps(mistake)
    assert slug in {slug for _, slug, _ in zoo.answers} | {"nothing_stored"}


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_the_upstream_is_called_by_its_name_and_holds_rewards(slug, mistake):
    words = set((mistake.cause + " " + mistake.hint).replace(",", " ").replace("?", " ").split())
    assert not {"g", "pay", "height", "steep"} & words
    assert "pays" not in words or "nudge" in words
