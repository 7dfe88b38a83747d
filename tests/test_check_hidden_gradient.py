"""The zoo of hidden_gradient: right gradients pass, mistakes are told by their name."""

import numpy as np
import pytest
from zoo import FORMS, Zoo, fits_a_notebook

from softmaxlib import numerical_gradient, softmax
from softmaxlib.check.logit_paths.hidden_gradient import hidden_gradient

zoo = Zoo()
right = zoo("hidden_gradient")


def slips(mistake):
    return zoo("hidden_gradient", mistake)


def judged(answer):
    return fits_a_notebook(hidden_gradient(answer))


def relu(x):
    return np.maximum(x, 0)


# Right gradients


@right
def solution(upstream, W, before):
    return (upstream @ W.T) * (before > 0)


@right
def where(upstream, W, before):
    return np.where(before > 0, upstream @ W.T, 0)


@right
def zeroed_entries(upstream, W, before):
    gradient = np.dot(upstream, W.T)
    gradient[before <= 0] = 0
    return gradient


@right
def mask_from_h(upstream, W, before):
    h = np.maximum(before, 0)
    mask = (h > 0).astype(float)
    d = upstream @ W.T
    d *= mask
    return d


@right
def step_function(upstream, W, before):
    return np.heaviside(before, 0) * np.inner(upstream, W)


@right
def turned_twice(upstream, W, before):
    return (W @ upstream.T).T * (np.sign(before) + 1) / 2


@right
def einstein_sum(upstream, W, before):
    return np.einsum("nk,hk,nh->nh", upstream, W, before > 0)


@right
def at_least_zero(upstream, W, before):
    return (upstream @ W.T) * (before >= 0)


@right
def three_loops(upstream, W, before):
    result = np.zeros(before.shape)
    for n in range(before.shape[0]):
        for h in range(before.shape[1]):
            if before[n, h] > 0:
                for k in range(W.shape[1]):
                    result[n, h] += upstream[n, k] * W[h, k]
    return result


@right
def row_by_row(upstream, W, before):
    rows = []
    for g, x in zip(upstream, before, strict=True):
        rows.append([W[h] @ g if x[h] > 0 else 0.0 for h in range(len(x))])
    return np.array(rows)


@right
def only_the_units_that_are_on(upstream, W, before):
    result = np.zeros_like(before)
    for n, x in enumerate(before):
        on = x > 0
        result[n, on] = W[on] @ upstream[n]
    return result


@right
def slope_from_values(upstream, W, before):
    return upstream @ W.T * np.maximum(before, 0) / before


@right
def nudged(upstream, W, before):
    return numerical_gradient(lambda x: (upstream * (np.maximum(x, 0) @ W)).sum(), before)


# Wrong masks


@slips("mask_forgotten")
def no_mask(upstream, W, before):
    return upstream @ W.T


@slips("mask_forgotten")
def mask_of_true_only(upstream, W, before):
    return upstream @ W.T * before.astype(bool)


@slips("mask_of_the_product")
def relu_of_the_gradient(upstream, W, before):
    return np.maximum(upstream @ W.T, 0)


@slips("mask_of_the_product")
def sign_of_the_gradient(upstream, W, before):
    d = upstream @ W.T
    return d * (d > 0)


@slips("mask_of_upstream")
def positive_upstream(upstream, W, before):
    return (upstream * (upstream > 0)) @ W.T


@slips("mask_of_upstream")
def both_masks(upstream, W, before):
    return relu(upstream) @ W.T * (before > 0)


@slips("mask_of_the_weights")
def positive_weights(upstream, W, before):
    return upstream @ relu(W).T


@slips("times_the_values")
def times_before(upstream, W, before):
    return upstream @ W.T * before


@slips("times_the_values")
def times_h(upstream, W, before):
    return upstream @ W.T * np.maximum(before, 0)


@slips("mask_inverted")
def smaller_than_zero(upstream, W, before):
    return upstream @ W.T * (before < 0)


@slips("mask_inverted")
def branches_swapped(upstream, W, before):
    return np.where(before > 0, 0, upstream @ W.T)


@slips("threshold_not_zero")
def at_least_one(upstream, W, before):
    return upstream @ W.T * (before >= 1)


@slips("threshold_not_zero")
def above_one_half(upstream, W, before):
    return upstream @ W.T * (before > 0.5)


@slips("sign_for_slope")
def sign(upstream, W, before):
    return upstream @ W.T * np.sign(before)


@slips("leaky_slope")
def leaky(upstream, W, before):
    return upstream @ W.T * np.where(before > 0, 1, 0.01)


@slips("slope_of_another_curve")
def tanh_slope(upstream, W, before):
    return upstream @ W.T * (1 - np.tanh(before) ** 2)


@slips("slope_of_another_curve")
def tanh_slope_of_h(upstream, W, before):
    h = np.maximum(before, 0)
    return upstream @ W.T * (1 - h**2)


@slips("slope_of_another_curve")
def sigmoid_slope(upstream, W, before):
    s = 1 / (1 + np.exp(-before))
    return upstream @ W.T * s * (1 - s)


@slips("one_mask_for_all")
def any_example(upstream, W, before):
    return upstream @ W.T * (before > 0).any(axis=0)


@slips("one_mask_for_all")
def mask_of_the_first(upstream, W, before):
    return upstream @ W.T * (before[0] > 0)


@slips("mask_in_the_wrong_place")
def mask_before_the_product(upstream, W, before):
    return (upstream * (before > 0)) @ W.T


@slips("before_meets_the_weights")
def masked_weights(upstream, W, before):
    return upstream @ (W.T * (before > 0))


@slips("mask_in_the_wrong_place")
def where_of_upstream(upstream, W, before):
    return np.where(before > 0, upstream, 0) @ W.T


@slips("mask_in_the_wrong_place")
def upstream_times_before(upstream, W, before):
    return upstream * before


@slips("mask_in_the_wrong_place")
def before_times_upstream_first(upstream, W, before):
    return before * upstream @ W.T


@slips("before_meets_the_weights")
def weights_times_before(upstream, W, before):
    return upstream @ (W * before).T


@slips("comparison_last")
def no_brackets(upstream, W, before):
    return upstream @ W.T * before > 0


@slips("comparison_last")
def no_brackets_in_two_lines(upstream, W, before):
    by_units = upstream @ W.T
    return by_units * before > 0


@slips("mask_of_the_product")
def brackets_around_the_other(upstream, W, before):
    return (upstream @ W.T > 0) * before


@slips("mask_only")
def compared_with_the_product(upstream, W, before):
    return before > 0 * (upstream @ W.T)


@slips("mask_only")
def mask_alone(upstream, W, before):
    return (before > 0).astype(float)


@slips("added_mask")
def plus(upstream, W, before):
    return upstream @ W.T + (before > 0)


@slips("other_branch_kept")
def before_for_zero(upstream, W, before):
    return np.where(before > 0, upstream @ W.T, before)


# Wrong products


@slips("not_transposed")
def as_on_the_way_forward(upstream, W, before):
    return upstream @ W * (before > 0)


@slips("not_transposed")
def weights_first(upstream, W, before):
    return (W @ upstream) * (before > 0)


@slips("not_transposed")
def numpys_dot(upstream, W, before):
    d = np.dot(upstream, W)
    return d * (before > 0)


@slips("not_transposed")
def turned_weights_first(upstream, W, before):
    return W.T @ upstream * (before > 0)


@slips("not_transposed")
def upstream_turned(upstream, W, before):
    return upstream.T @ W * (before > 0)


@slips("transposed_result")
def units_in_rows(upstream, W, before):
    return W @ upstream.T


@slips("transposed_result")
def units_in_rows_with_mask(upstream, W, before):
    return (W @ upstream.T) * (before > 0)


@slips("transposed_result")
def units_in_rows_with_turned_mask(upstream, W, before):
    return (W @ upstream.T) * (before.T > 0)


@slips("entry_by_entry")
def star(upstream, W, before):
    return upstream * W * (before > 0)


@slips("entry_by_entry")
def star_with_transpose(upstream, W, before):
    return upstream * W.T * (before > 0)


@slips("reshaped_for_turned")
def reshaped(upstream, W, before):
    return upstream @ W.reshape(W.shape[1], W.shape[0]) * (before > 0)


@slips("reshaped_for_turned")
def reshaped_with_minus_one(upstream, W, before):
    return np.where(before > 0, upstream @ W.reshape(upstream.shape[1], -1), 0)


@slips("last_result_only")
def replaced_in_the_loop(upstream, W, before):
    out = np.zeros(before.shape)
    for n in range(len(upstream)):
        for h in range(len(W)):
            for k in range(W.shape[1]):
                out[n, h] = upstream[n, k] * W[h, k] * (before[n, h] > 0)
    return out


@slips("last_result_only")
def replaced_where_on(upstream, W, before):
    out = np.zeros_like(before)
    for n in range(len(upstream)):
        for h in range(len(W)):
            if before[n, h] > 0:
                for k in range(W.shape[1]):
                    out[n, h] = upstream[n, k] * W[h, k]
    return out


@slips("first_result_only")
def loop_left_too_early(upstream, W, before):
    out = np.zeros_like(before)
    for n in range(len(upstream)):
        for h in range(len(W)):
            for k in range(W.shape[1]):
                out[n, h] += upstream[n, k] * W[h, k] * (before[n, h] > 0)
                break
    return out


@slips("weights_forgotten")
def sum_of_upstream(upstream, W, before):
    return upstream.sum(axis=1, keepdims=True) * (before > 0)


@slips("upstream_forgotten")
def sum_of_weights(upstream, W, before):
    return W.sum(axis=1) * (before > 0)


@slips("gradient_by_the_weights")
def by_the_weights(upstream, W, before):
    return np.maximum(before, 0).T @ upstream


@slips("forward_pass")
def forward(upstream, W, before):
    return np.maximum(before, 0) @ W


@slips("forward_pass")
def h(upstream, W, before):
    return np.maximum(before, 0)


@slips("passed_through")
def passed_on(upstream, W, before):
    return upstream


# Wrong results


@slips("sign_flipped")
def downhill(upstream, W, before):
    return -(upstream @ W.T) * (before > 0)


@slips("sign_lost")
def sizes(upstream, W, before):
    return np.abs(upstream @ W.T) * (before > 0)


@slips("summed_over_examples")
def sum_over_rows(upstream, W, before):
    return (upstream @ W.T * (before > 0)).sum(axis=0)


@slips("summed_over_examples")
def mean_over_rows(upstream, W, before):
    return np.mean(upstream @ W.T * (before > 0), axis=0, keepdims=True)


@slips("summed_over_units")
def sum_over_columns(upstream, W, before):
    return (upstream @ W.T * (before > 0)).sum(axis=1)


@slips("divided_by_count")
def over_the_examples(upstream, W, before):
    return upstream @ W.T * (before > 0) / len(before)


@slips("divided_by_count")
def over_the_classes(upstream, W, before):
    return upstream @ W.T * (before > 0) / upstream.shape[1]


@slips("softmax_added")
def softmax_of_the_product(upstream, W, before):
    return softmax(upstream @ W.T) * (before > 0)


@slips("first_row_only")
def return_in_the_loop(upstream, W, before):
    result = np.zeros_like(before)
    for n in range(len(before)):
        result[n] = (W @ upstream[n]) * (before[n] > 0)
        return result


@slips("first_row_only")
def first_row(upstream, W, before):
    for n in range(len(before)):
        return (W @ upstream[n]) * (before[n] > 0)


@slips("last_row_only")
def overwritten(upstream, W, before):
    for g, x in zip(upstream, before, strict=True):
        row = (W @ g) * (x > 0)
    return row


@slips("extra_brackets")
def array_of_a_list(upstream, W, before):
    return np.array([upstream @ W.T * (before > 0)])


@slips("cut_to_whole")
def whole_numbers(upstream, W, before):
    return (upstream @ W.T * (before > 0)).astype(int)


# What the zoo is for


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_gradients_pass(exercise, answer, form):
    verdict = judged(lambda *args: FORMS[form](answer(*args)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, (verdict.candidates, verdict.message)
    lines = verdict.message.replace(" ", "").splitlines()
    said = "\n".join(line for line in lines if not line.startswith("inyourline"))
    for solution_part in ("W.T", "before>0", "upstream@", "np."):
        assert solution_part not in said


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (no_mask, "hidden_gradient([[1, 2]], [[1, 0], [0, 1], [1, 1]], [[0.5, -1, 2]]) gave"),
        (no_mask, "gave [[1, 2, 3]]; an entry is not 0 where `before` is negative"),
        (times_h, "right so far   0 where the unit is off"),
        (relu_of_the_gradient, "an entry is not 0 where `before` is negative"),
        (slope_from_values, "passed"),
    ],
)
def test_what_is_seen_is_said(answer, said):
    assert said in judged(answer).message


def in_place(upstream, W, before):
    before[before <= 0] = 0
    return upstream @ W.T * (before > 0)


def printed_only(upstream, W, before):
    print(solution(upstream, W, before))


def if_of_an_array(upstream, W, before):
    if before > 0:
        return upstream @ W.T
    return 0


def with_and(upstream, W, before):
    return upstream @ W.T and before > 0


def blank_left(upstream, W, before):
    return upstream @ W.T * ____  # noqa: F821


def both_gradients(upstream, W, before):
    return solution(upstream, W, before), relu(before).T @ upstream


def three_times(upstream, W, before):
    return 3 * solution(upstream, W, before)


def rounded(upstream, W, before):
    return solution(upstream, W, before).round(2)


def by_dividing(upstream, W, before):
    return upstream @ W.T * before / relu(before)


def one_number(upstream, W, before):
    return solution(upstream, W, before).max()


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (in_place, "changed_argument", "changed the list or array"),
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (if_of_an_array, "raised", "if, and, or, max, min want single numbers"),
        (with_and, "raised", "for arrays there are np functions"),
        (blank_left, "raised", "a blank, ____, is still there"),
        (no_brackets, "comparison_last", "gave [[True, False, True]]; expected [[1, 0, 3]]"),
        (both_gradients, "wrong_type", "gave 2 things, with a comma between them"),
        (three_times, None, "gave [[3, 0, 9]]; expected [[1, 0, 3]]"),
        (rounded, None, "is something rounded on the way?"),
        (by_dividing, None, "which of your lines divides"),
        (one_number, "wrong_shape", "a single number instead of 1 × 3 table"),
        (lambda upstream, W: upstream @ W.T, "raised", "how many things stand in brackets?"),
    ],
)
def test_other_wrong_gradients_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert said in verdict.message


def stub(upstream, W, before):
    return ...


def half_a_stub(upstream, W, before):
    return (upstream @ W.T) * ...


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, [[1, 0, 3]]])
def test_an_unwritten_gradient_is_not_attempted(answer):
    assert judged(answer).status == "not attempted"


def test_the_words_are_those_of_the_notebook():
    closing = judged(solution).message
    for said in [closing, *(f"{m.cause} {m.hint}" for m in hidden_gradient.mistakes)]:
        for word in ("neuron", "silent", "speak", "mask", " gradient"):
            assert word not in said


def test_a_right_gradient_needs_no_remark():
    message = judged(solution).message
    assert "7 inputs, the last hidden_gradient(random numbers, N = 4, H = 5, K = 2)" in message
    assert "did you notice" not in message and "beyond this" not in message


def known_mistakes():
    found = {mistake.slug: mistake for mistake in hidden_gradient.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert mistake.hint.endswith("?") or "? " in mistake.hint
    assert 3 <= len(mistake.cause.split()) <= 20 and 3 <= len(mistake.hint.split()) <= 25
    assert slug in {slug for _, slug, _ in zoo.answers}
    assert judged(mistake.wrong).mistake == slug
