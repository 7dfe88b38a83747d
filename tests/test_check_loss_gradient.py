"""The zoo of cross_entropy_gradient: right gradients pass, mistakes are told by their name."""

import math

import numpy as np
import pytest
import scipy.special
from derivative_judging import by_hand, helps, judged
from zoo import FORMS, Zoo

from softmaxlib.check.cross_entropy.loss_gradient import cross_entropy_gradient
from softmaxlib.derivatives import numerical_gradient, softmax_jacobian, softmax_vjp
from softmaxlib.functions import log_softmax, logsumexp, sigmoid, softmax

zoo = Zoo()
right = zoo("cross_entropy_gradient")


def slips(mistake):
    return zoo("cross_entropy_gradient", mistake)


def one_hot(labels, K):
    return np.eye(K)[labels]


def mean_loss(logits, labels):
    return np.mean(logsumexp(logits) - logits[np.arange(len(labels)), labels])


# Right gradients


@right
def solution(logits, labels):
    gradient = softmax(logits)
    gradient[np.arange(len(labels)), labels] -= 1
    return gradient / len(labels)


@right
def with_one_hot(logits, labels):
    N, K = logits.shape
    return (softmax(logits) - one_hot(labels, K)) / N


@right
def turned_round_twice(logits, labels):
    return -(one_hot(labels, logits.shape[1]) - softmax(logits)) / len(labels)


@right
def three_loops(logits, labels):
    rows = []
    for z, y in zip(logits, labels, strict=True):
        p = by_hand(z)
        rows.append([(p[j] - (1 if j == y else 0)) / len(labels) for j in range(len(z))])
    return rows


@right
def divided_before(logits, labels):
    p = np.exp(log_softmax(logits)) / len(labels)
    p[range(len(labels)), labels] -= 1 / len(labels)
    return p


@right
def subtracted_at(logits, labels):
    p = scipy.special.softmax(logits, axis=1)
    np.subtract.at(p, (np.arange(len(labels)), labels), 1)
    return p / p.shape[0]


@right
def true_entry_from_the_others(logits, labels):
    p = softmax(logits)
    n = np.arange(len(labels))
    p[n, labels] = 0
    p[n, labels] = -p.sum(axis=1)
    return p / len(labels)


@right
def central_difference_of_the_mean(logits, labels):
    return numerical_gradient(lambda z: mean_loss(z, labels), logits)


@right
def nudged_there_and_back(logits, labels):
    h, gradient = 1e-5, np.zeros(logits.shape)
    for n in range(logits.shape[0]):
        for j in range(logits.shape[1]):
            logits[n, j] += h
            up = mean_loss(logits, labels)
            logits[n, j] -= 2 * h
            down = mean_loss(logits, labels)
            logits[n, j] += h
            gradient[n, j] = (up - down) / (2 * h)
    return gradient


@right
def forward_difference(logits, labels, h=1e-4):
    gradient = np.empty(logits.shape)
    for n, j in np.ndindex(logits.shape):
        nudged = logits.copy()
        nudged[n, j] += h
        gradient[n, j] = (mean_loss(nudged, labels) - mean_loss(logits, labels)) / h
    return gradient


@right
def chain_through_the_jacobian(logits, labels):
    Y = one_hot(labels, logits.shape[1])
    slopes = np.eye(logits.shape[1]) - softmax(logits)[:, None, :]
    return -np.einsum("nk,nkj->nj", Y, slopes) / len(labels)


@right
def gaps_to_the_true_share(logits, labels):
    log_p = log_softmax(logits)
    other = np.arange(logits.shape[1]) != labels[:, None]
    return np.where(other, np.exp(log_p), np.expm1(log_p)) / len(labels)


@right
def recursion_over_rows(logits, labels):
    def rows(z, y):
        if len(z) == 0:
            return []
        first = softmax(z[0]) - (np.arange(len(z[0])) == y[0])
        return [first, *rows(z[1:], y[1:])]

    return np.array(rows(logits, labels)) / len(labels)


@right
def shifted_by_hand_with_epsilon(logits, labels):
    exps = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    p = exps / (exps.sum(axis=1, keepdims=True) + 1e-12)
    p[np.arange(len(labels)), labels] -= 1.0
    p /= len(labels)
    return p


@right
def transposed_twice(logits, labels):
    p = softmax(logits.T, axis=0)
    p[labels, np.arange(len(labels))] -= 1
    return p.T / len(labels)


@right
def float32_inside(logits, labels):
    return solution(logits.astype(np.float32), labels)


# Wrong gradients: the formula


@slips("sign_flipped")
def one_hot_minus_shares(logits, labels):
    return (one_hot(labels, logits.shape[1]) - softmax(logits)) / len(labels)


@slips("sign_flipped")
def one_hot_minus_shares_of_the_sum(logits, labels):
    return one_hot(labels, logits.shape[1]) - softmax(logits)


@slips("sign_flipped")
def minus_of_the_loss_nudged(logits, labels):
    return -numerical_gradient(lambda z: mean_loss(z, labels), logits)


@slips("sign_lost")
def absolute_errors(logits, labels):
    return np.abs(softmax(logits) - one_hot(labels, logits.shape[1])) / len(labels)


@slips("sign_lost")
def one_minus_p_at_the_label(logits, labels):
    p, n = softmax(logits), np.arange(len(labels))
    p[n, labels] = 1 - p[n, labels]
    return p / len(labels)


@slips("labels_unused")
def shares_only(logits, labels):
    return softmax(logits) / len(labels)


@slips("labels_unused")
def subtracted_and_not_stored(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), labels] - 1
    return p / len(labels)


@slips("only_one_hot")
def minus_one_at_the_label(logits, labels):
    gradient = np.zeros(logits.shape)
    gradient[np.arange(len(labels)), labels] = -1
    return gradient / len(labels)


@slips("only_one_hot")
def minus_one_at_the_label_of_the_sum(logits, labels):
    return -one_hot(labels, logits.shape[1])


@slips("true_class_only")
def zeros_elsewhere(logits, labels):
    n, p = np.arange(len(labels)), softmax(logits)
    gradient = np.zeros(logits.shape)
    gradient[n, labels] = p[n, labels] - 1
    return gradient / len(labels)


@slips("true_class_only")
def one_minus_p_of_the_true_class(logits, labels):
    p, Y = softmax(logits), one_hot(labels, logits.shape[1])
    return Y * (1 - p) / len(labels)


@slips("true_class_only")
def picked_shares_minus_one(logits, labels):
    return (softmax(logits)[np.arange(len(labels)), labels] - 1) / len(labels)


@slips("wrong_classes_only")
def zero_at_the_label(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), labels] = 0
    return p / len(labels)


@slips("share_overwritten")
def equals_minus_one(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), labels] =- 1  # fmt: skip
    return p / len(labels)


@slips("one_added")
def plus_equals(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), labels] += 1
    return p / len(labels)


@slips("one_off_everywhere")
def shares_minus_one(logits, labels):
    return (softmax(logits) - 1) / len(labels)


@slips("logits_for_shares")
def logits_minus_one_hot(logits, labels):
    return (logits - one_hot(labels, logits.shape[1])) / len(labels)


@slips("logits_for_shares")
def copy_of_the_logits(logits, labels):
    p = logits.copy()
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)


@slips("softmax_twice")
def shares_of_shares(logits, labels):
    p = softmax(softmax(logits))
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)


@slips("softmax_twice")
def nudged_loss_with_a_softmax_too_much(logits, labels):
    return numerical_gradient(lambda z: mean_loss(softmax(z), labels), logits)


@slips("log_shares_for_shares")
def log_softmax_minus_one_hot(logits, labels):
    return (log_softmax(logits) - one_hot(labels, logits.shape[1])) / len(labels)


@slips("not_normalised")
def exps_minus_one_hot(logits, labels):
    return (np.exp(logits) - one_hot(labels, logits.shape[1])) / len(labels)


@slips("not_normalised")
def shifted_exps_minus_one_hot(logits, labels):
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    exps[range(len(labels)), labels] -= 1
    return exps / len(labels)


@slips("exp_forgotten")
def scores_shared_out(logits, labels):
    p = logits / logits.sum(axis=1, keepdims=True)
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("log_shares_for_shares")
def log_softmax_alone(logits, labels):
    return log_softmax(logits) / len(labels)


@slips("sigmoid_for_softmax")
def sigmoid_minus_one_hot(logits, labels):
    return (sigmoid(logits) - one_hot(labels, logits.shape[1])) / len(labels)


@slips("winner_for_shares")
def perceptron(logits, labels):
    K = logits.shape[1]
    return (one_hot(logits.argmax(axis=1), K) - one_hot(labels, K)) / len(labels)


@slips("softmax_slope")
def slope_of_the_sigmoid(logits, labels):
    p = softmax(logits)
    return p * (1 - p) / len(labels)


@slips("extra_slope")
def error_times_slope(logits, labels):
    p = softmax(logits)
    return (p - one_hot(labels, logits.shape[1])) * p * (1 - p) / len(labels)


@slips("squared_error")
def mean_squares_nudged(logits, labels):
    Y = one_hot(labels, logits.shape[1])
    return numerical_gradient(lambda z: ((softmax(z) - Y) ** 2).sum(axis=1).mean(), logits, h=1e-5)


@slips("squared_error")
def error_through_softmax(logits, labels):
    p = softmax(logits)
    return softmax_vjp(p, p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("slope_of_share")
def mean_share_through_softmax(logits, labels):
    Y = one_hot(labels, logits.shape[1])
    return -softmax_vjp(softmax(logits), Y) / len(labels)


@slips("slope_of_share")
def row_of_the_jacobian(logits, labels):
    rows = [softmax_jacobian(z)[y] for z, y in zip(logits, labels, strict=True)]
    return np.array(rows) / len(labels)


@slips("slope_by_share")
def minus_one_over_p(logits, labels):
    return -one_hot(labels, logits.shape[1]) / softmax(logits) / len(labels)


@slips("slope_by_share")
def error_over_p(logits, labels):
    p = softmax(logits)
    return (p - one_hot(labels, logits.shape[1])) / p / len(labels)


@slips("true_share_is_zero")
def both_boxes_one_by_one(logits, labels):
    p, Y = softmax(logits), one_hot(labels, logits.shape[1])
    return softmax_vjp(p, -Y / p) / len(labels)


@slips("true_share_is_zero")
def jacobians_one_by_one(logits, labels):
    rows = []
    for z, y in zip(logits, labels, strict=True):
        p = softmax(z)
        rows.append(-(softmax_jacobian(z)[y]) / p[y])
    return np.array(rows) / len(labels)


@slips("loss_returned")
def the_loss(logits, labels):
    return mean_loss(logits, labels)


@slips("loss_returned")
def losses_of_the_examples(logits, labels):
    return logsumexp(logits) - logits[np.arange(len(labels)), labels]


@slips("loss_returned")
def table_of_losses(logits, labels):
    return -one_hot(labels, logits.shape[1]) * log_softmax(logits)


@slips("jacobian_returned")
def all_slopes_of_softmax(logits, labels):
    return softmax_jacobian(logits)


@slips("slopes_of_each_loss")
def losses_nudged_without_mean(logits, labels):
    n = np.arange(len(labels))
    return numerical_gradient(lambda z: logsumexp(z) - z[n, labels], logits)


@slips("bits")
def log2_nudged(logits, labels):
    return numerical_gradient(lambda z: mean_loss(z, labels) / np.log(2), logits)


# Wrong gradients: where the 1 is taken off


@slips("labels_as_columns")
def colon_and_labels(logits, labels):
    p = softmax(logits)
    p[:, labels] -= 1
    return p / len(labels)


@slips("labels_as_columns")
def colon_and_labels_of_the_sum(logits, labels):
    p = softmax(logits)
    p[:, labels] -= 1
    return p


@slips("labels_as_columns")
def every_row_for_every_label(logits, labels):
    p = softmax(logits)
    for y in labels:
        p[:, y] -= 1
    return p / len(labels)


@slips("rows_picked")
def labels_in_the_first_place(logits, labels):
    p = softmax(logits)
    p[labels] -= 1
    return p / len(labels)


@slips("indices_swapped")
def labels_before_rows(logits, labels):
    p = softmax(logits)
    p[labels, np.arange(len(labels))] -= 1
    return p / len(labels)


@slips("counts_the_classes")
def range_of_the_columns(logits, labels):
    p = softmax(logits)
    p[np.arange(logits.shape[1]), labels] -= 1
    return p / len(labels)


@slips("first_row_only")
def all_in_row_zero(logits, labels):
    p = softmax(logits)
    p[0, labels] -= 1
    return p / len(labels)


@slips("first_label_for_all")
def label_of_the_first_row(logits, labels):
    p = softmax(logits)
    p[:, labels[0]] -= 1
    return p / len(labels)


@slips("diagonal")
def identity_for_one_hot(logits, labels):
    return (softmax(logits) - np.eye(*logits.shape)) / len(labels)


@slips("labels_from_one")
def labels_minus_one(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), labels - 1] -= 1
    return p / len(labels)


@slips("labels_from_one")
def labels_plus_one(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), labels + 1] -= 1
    return p / len(labels)


@slips("prediction_for_label")
def argmax_as_label(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), p.argmax(axis=1)] -= 1
    return p / len(labels)


@slips("labels_as_numbers")
def shares_minus_labels(logits, labels):
    return (softmax(logits) - labels) / len(labels)


@slips("labels_as_numbers")
def shares_minus_a_column_of_labels(logits, labels):
    return (softmax(logits) - labels.reshape(-1, 1)) / len(labels)


@slips("classes_counted_from_labels")
def eye_of_the_largest_label(logits, labels):
    return (softmax(logits) - np.eye(labels.max() + 1)[labels]) / len(labels)


@slips("classes_counted_from_labels")
def eye_of_the_rows(logits, labels):
    return (softmax(logits) - np.eye(len(labels))[labels]) / len(labels)


@slips("one_hot_transposed")
def one_hot_on_its_side(logits, labels):
    return (softmax(logits) - np.eye(logits.shape[1])[:, labels]) / len(labels)


# Wrong gradients: after the formula


@slips("sum_for_mean")
def not_divided(logits, labels):
    return softmax(logits) - one_hot(labels, logits.shape[1])


@slips("sum_for_mean")
def sum_of_the_losses_nudged(logits, labels):
    return numerical_gradient(lambda z: mean_loss(z, labels) * len(labels), logits)


@slips("divided_by_entries")
def divided_by_the_size(logits, labels):
    return (softmax(logits) - one_hot(labels, logits.shape[1])) / logits.size


@slips("divided_by_entries")
def divided_by_the_classes(logits, labels):
    K = logits.shape[1]
    return (softmax(logits) - one_hot(labels, K)) / K


@slips("divided_twice")
def n_squared(logits, labels):
    return solution(logits, labels) / len(labels)


@slips("divided_by_one_less")
def n_minus_one(logits, labels):
    errors = softmax(logits) - one_hot(labels, logits.shape[1])
    return errors / np.float64(len(labels) - 1)


@slips("one_part_divided")
def brackets_forgotten(logits, labels):
    return softmax(logits) - one_hot(labels, logits.shape[1]) / len(labels)


@slips("one_part_divided")
def divided_too_early(logits, labels):
    p = softmax(logits) / len(labels)
    p[np.arange(len(labels)), labels] -= 1
    return p


@slips("twice_the_slope")
def central_difference_over_h(logits, labels):
    return 2 * numerical_gradient(lambda z: mean_loss(z, labels), logits)


@slips("half_the_slope")
def forward_difference_over_two_h(logits, labels, h=1e-5):
    return forward_difference(logits, labels, h) / 2


@slips("coarse_nudge")
def nudge_of_a_tenth(logits, labels):
    return forward_difference(logits, labels, 0.1)


@slips("coarse_nudge")
def central_nudge_of_one(logits, labels):
    return numerical_gradient(lambda z: mean_loss(z, labels), logits, h=1.0)


@slips("nothing_changed")
def nudge_that_is_lost(logits, labels):
    return forward_difference(logits, labels, 1e-20)


@slips("nothing_changed")
def comparison_for_assignment(logits, labels):
    gradient = np.zeros(logits.shape)
    gradient == solution(logits, labels)  # noqa: B015
    return gradient


@slips("rows_added_up")
def sum_over_the_rows(logits, labels):
    return (softmax(logits) - one_hot(labels, logits.shape[1])).sum(axis=0) / len(labels)


@slips("rows_added_up")
def mean_over_the_rows(logits, labels):
    return np.mean(softmax(logits) - one_hot(labels, logits.shape[1]), axis=0)


@slips("row_sums")
def sum_over_the_columns(logits, labels):
    return solution(logits, labels).sum(axis=1)


@slips("row_sums")
def mean_of_everything(logits, labels):
    return np.mean(softmax(logits) - one_hot(labels, logits.shape[1]))


@slips("transposed")
def turned(logits, labels):
    return solution(logits, labels).T


@slips("gradient_of_weights")
def inputs_at_errors(logits, labels):
    return logits.T @ (softmax(logits) - one_hot(labels, logits.shape[1])) / len(labels)


@slips("return_inside_loop")
def return_after_the_first_row(logits, labels):
    p = softmax(logits)
    gradient = np.zeros(p.shape)
    for n, y in enumerate(labels):
        gradient[n] = p[n] / len(labels)
        gradient[n, y] -= 1 / len(labels)
        return gradient


@slips("return_inside_loop")
def return_of_the_first_row(logits, labels):
    for z, y in zip(logits, labels, strict=True):
        return (softmax(z) - (np.arange(len(z)) == y)) / len(labels)


@slips("overwritten")
def last_row_only(logits, labels):
    for n in range(len(labels)):
        gradient = np.zeros(logits.shape)
        gradient[n] = softmax(logits[n])
        gradient[n, labels[n]] -= 1
    return gradient / len(labels)


@slips("flattened")
def list_of_all_numbers(logits, labels):
    gradient = []
    for z, y in zip(logits, labels, strict=True):
        for j, share in enumerate(softmax(z)):
            gradient.append((share - (j == y)) / len(labels))
    return gradient


@slips("integer_result")
def table_of_integers(logits, labels):
    gradient = np.zeros(logits.shape, dtype=int)
    gradient[:] = (softmax(logits) - one_hot(labels, logits.shape[1])) / len(labels)
    return gradient


# Wrong gradients: shifts and axes


def naive_shares(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


@slips("no_shift")
def naive_softmax(logits, labels):
    return (naive_shares(logits) - one_hot(labels, logits.shape[1])) / len(labels)


@slips("no_shift")
def naive_softmax_with_math(logits, labels):
    rows = []
    for z, y in zip(logits, labels, strict=True):
        exps = [math.exp(v) for v in z]
        total = sum(exps)
        rows.append([(e / total - (j == y)) / len(labels) for j, e in enumerate(exps)])
    return rows


@slips("no_shift")
def naive_log_of_sum_nudged(logits, labels):
    def loss(z):
        return np.mean(np.log(np.exp(z).sum(axis=1)) - z[range(len(labels)), labels])

    return numerical_gradient(loss, logits)


@slips("one_max_for_all")
def max_of_the_table(logits, labels):
    p = naive_shares(logits - logits.max())
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)


@slips("mean_shift")
def shift_by_the_mean(logits, labels):
    p = naive_shares(logits - logits.mean(axis=1, keepdims=True))
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("min_shift")
def shift_by_the_min(logits, labels):
    p = naive_shares(logits - logits.min(axis=1, keepdims=True))
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("one_score_shift")
def shift_by_the_first(logits, labels):
    p = naive_shares(logits - logits[:, :1])
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("constant_shift")
def shift_by_a_thousand(logits, labels):
    p = naive_shares(logits - 1000)
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("added_max")
def shift_the_other_way(logits, labels):
    p = naive_shares(logits + logits.max(axis=1, keepdims=True))
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("max_of_absolute_values")
def shift_by_the_largest_size(logits, labels):
    p = naive_shares(logits - np.abs(logits).max(axis=1, keepdims=True))
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("max_with_zero")
def shift_never_below_zero(logits, labels):
    p = naive_shares(logits - np.maximum(0, logits.max(axis=1, keepdims=True)))
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("clipped")
def logits_clipped(logits, labels):
    return solution(np.clip(logits, -700, 700), labels)


@slips("axis_zero")
def softmax_of_columns(logits, labels):
    return (softmax(logits, axis=0) - one_hot(labels, logits.shape[1])) / len(labels)


@slips("axis_zero")
def pythons_sum(logits, labels):
    p = np.exp(logits) / sum(np.exp(logits))
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("missing_axis")
def one_total(logits, labels):
    exps = np.exp(logits - logits.max())
    p = exps / exps.sum()
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)


@slips("missing_axis")
def scipys_softmax_without_axis(logits, labels):
    return (scipy.special.softmax(logits) - one_hot(labels, logits.shape[1])) / len(labels)


@slips("missing_keepdims")
def keepdims_forgotten(logits, labels):
    exps = np.exp(logits - logits.max(axis=1))
    p = exps / exps.sum(axis=1)
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("python_max_or_sum")
def pythons_max(logits, labels):
    p = naive_shares(logits - max(logits))
    return (p - one_hot(labels, logits.shape[1])) / len(labels)


@slips("math_function")
def math_exp(logits, labels):
    exps = math.exp(logits)
    return exps / exps.sum() - one_hot(labels, logits.shape[1])


@slips("true_share_is_zero")
def nudged_log_of_softmax(logits, labels):
    def loss(z):
        return -np.log(softmax(z)[np.arange(len(labels)), labels]).mean()

    return numerical_gradient(loss, logits)


@slips("true_share_is_zero")
def nudged_by_hand(logits, labels, h=1e-6):
    def loss(z):
        return -np.log(naive_shares(z)[np.arange(len(labels)), labels]).mean()

    gradient = np.zeros(logits.shape)
    for n, j in np.ndindex(logits.shape):
        nudge = np.zeros(logits.shape)
        nudge[n, j] = h
        gradient[n, j] = (loss(logits + nudge) - loss(logits - nudge)) / (2 * h)
    return gradient


# Near misses, and nudges


@slips("squared_distance")
def squares(logits, labels):
    return (softmax(logits) - one_hot(labels, logits.shape[1])) ** 2


@slips("squared_distance")
def squares_added_up(logits, labels):
    return ((softmax(logits) - one_hot(labels, logits.shape[1])) ** 2).sum(axis=1)


@slips("labels_off_the_logits")
def softmax_of_logits_minus_one_hot(logits, labels):
    return softmax(logits - one_hot(labels, logits.shape[1]))


@slips("labels_off_the_logits")
def one_hot_taken_off_twice(logits, labels):
    Y = one_hot(labels, logits.shape[1])
    return (softmax(logits - Y) - Y) / len(labels)


@slips("multiplied")
def times_N(logits, labels):
    return (softmax(logits) - one_hot(labels, logits.shape[1])) * len(labels)


@slips("fixed_number")
def divided_by_3(logits, labels):
    return (softmax(logits) - one_hot(labels, logits.shape[1])) / 3


@slips("fixed_number")
def divided_by_4(logits, labels):
    return (softmax(logits) - one_hot(labels, logits.shape[1])) / 4


@slips("labels_as_numbers")
def labels_taken_off_at_their_places(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), labels] -= labels
    return p / len(labels)


@slips("all_labels_at_once")
def positions_of_labels(logits, labels):
    p = softmax(logits)
    p[np.arange(labels), labels] -= 1
    return p / len(labels)


@slips("all_labels_at_once")
def range_of_labels(logits, labels):
    p = softmax(logits)
    for n in range(labels):
        p[n, labels[n]] -= 1
    return p / len(labels)


@slips("return_inside_loop")
def shares_returned_in_the_loop_all_shares_divided(logits, labels):
    p = softmax(logits)
    for n in range(len(labels)):
        p[n, labels[n]] -= 1
        return p / len(labels)


@slips("return_inside_loop")
def shares_returned_in_the_loop_nothing_divided(logits, labels):
    p = softmax(logits)
    for n in range(len(labels)):
        p[n, labels[n]] -= 1
        return p


@slips("return_inside_loop")
def row_by_row_returned_in_the_loop(logits, labels):
    p = softmax(logits)
    for n in range(len(labels)):
        p[n] = (p[n] - one_hot(labels, logits.shape[1])[n]) / len(labels)
        return p


@slips("return_inside_loop")
def return_in_the_inner_loop(logits, labels):
    p = softmax(logits)
    gradient = np.zeros(p.shape)
    for n in range(len(labels)):
        for k in range(p.shape[1]):
            gradient[n, k] = (p[n, k] - (k == labels[n])) / len(labels)
            return gradient


def nudged(rise):
    """A gradient by nudges, where rise(loss above, loss below, the loss itself) is stored."""

    def gradient(logits, labels, h=1e-5):
        table = np.zeros(logits.shape)
        for n, k in np.ndindex(logits.shape):
            up, down = logits.copy(), logits.copy()
            up[n, k] += h
            down[n, k] -= h
            table[n, k] = rise(mean_loss(up, labels), mean_loss(down, labels), h)
        return table

    return gradient


@slips("nudge_not_divided")
def rise_alone(logits, labels):
    return nudged(lambda up, down, h: up - down)(logits, labels)


@slips("nudge_not_divided")
def half_the_rise(logits, labels):
    return nudged(lambda up, down, h: (up - down) / 2)(logits, labels)


@slips("brackets_missing")
def only_the_second_divided(logits, labels):
    return nudged(lambda up, down, h: up - down / (2 * h))(logits, labels)


@slips("nothing_changed")
def half_the_rise_times_h(logits, labels):
    return nudged(lambda up, down, h: (up - down) / 2 * h)(logits, labels)


@slips("loss_returned")
def loss_at_each_nudge(logits, labels):
    return nudged(lambda up, down, h: up)(logits, labels)


@slips("nudge_not_divided")
def rise_to_one_side(logits, labels):
    table = np.zeros(logits.shape)
    for n, k in np.ndindex(logits.shape):
        up = logits.copy()
        up[n, k] += 1e-3
        table[n, k] = mean_loss(up, labels) - mean_loss(logits, labels)
    return table


@slips("true_share_is_zero")
def chain_rule_through_the_shares(logits, labels):
    p = softmax(logits)
    r = -one_hot(labels, logits.shape[1]) / p
    return p * (r - (p * r).sum(axis=1, keepdims=True)) / len(labels)


@slips("labels_unused")
def minus_one_not_stored(logits, labels):
    p = softmax(logits)
    p[np.arange(len(labels)), labels] - 1
    return p / len(labels)


@slips("fixed_size")
def three_rows_as_in_the_text(logits, labels):
    p = softmax(logits)
    p[np.arange(3), labels] -= 1
    return p / len(labels)


# What the zoo is for


@pytest.mark.parametrize(
    "answer",
    [naive_softmax, naive_log_of_sum_nudged, chain_rule_through_the_shares, nudged_log_of_softmax],
)
def test_what_is_right_on_ordinary_logits_is_told_so_first(answer):
    lines = judged(cross_entropy_gradient, answer).message.splitlines()
    assert "right so far" in lines[1] and "ordinary numbers" in lines[1]
    assert "right on ordinary logits; only huge ones break it" in lines[3]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_gradients_pass(exercise, answer, form):
    verdict = judged(cross_entropy_gradient, lambda z, y: FORMS[form](answer(z, y)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(cross_entropy_gradient, answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, (verdict.candidates, verdict.message)
    lines = verdict.message.replace(" ", "").splitlines()
    said = "\n".join(line for line in lines if not line.startswith("inyourline"))
    for solved in ("p-y", "P-Y", "softmax(", "-=", "keepdims", "one_hot", "arange"):
        assert solved not in said


def printed_only(logits, labels):
    print(solution(logits, labels))


def written_into_the_logits(logits, labels):
    logits -= logits.max(axis=1, keepdims=True)
    return solution(logits, labels)


def written_into_the_labels(logits, labels):
    labels += 0 * labels + 1
    labels -= 2
    return solution(logits, labels + 1)


def logits_by_another_name(logits, labels):
    p = logits
    p[:] = softmax(logits)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)


def nudged_and_left(logits, labels):
    gradient = np.zeros(logits.shape)
    for n, j in np.ndindex(logits.shape):
        before = mean_loss(logits, labels)
        logits[n, j] += 1e-6
        gradient[n, j] = (mean_loss(logits, labels) - before) / 1e-6
    return gradient


def rows_centred_twice(logits, labels):
    p = softmax(logits) - softmax(logits).mean(axis=1, keepdims=True)
    return 3 * p / len(labels)


def three_times_the_gradient(logits, labels):
    return 3 * solution(logits, labels)


def both_tables(logits, labels):
    return softmax(logits), one_hot(labels, logits.shape[1])


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (written_into_the_logits, "changed_argument", "which line writes into the argument"),
        (written_into_the_labels, "changed_argument", "which line writes into the argument"),
        (logits_by_another_name, "changed_argument", "which line writes into the argument"),
        (nudged_and_left, "changed_argument", "which line writes into the argument"),
        (rows_centred_twice, None, "Does the loss rise or fall?"),
        (three_times_the_gradient, None, "gave [[-1.023, 0.7273, 0.2957]]; expected [[-0.341"),
        (both_tables, "wrong_shape", "2 × 1 × 3 array instead of 1 × 3 table"),
        (lambda z: z, "raised", "how many things stand in brackets?"),
        (lambda z, y: solution(z, y) + 0.01, None, "a row does not add up to 0"),
        (lambda z, y: np.round(solution(z, y), 2), None, "is something rounded on the way?"),
    ],
)
def test_other_wrong_gradients_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(cross_entropy_gradient, answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert said in verdict.message


def stub(logits, labels):
    return ...


def half_a_stub(logits, labels):
    return (softmax(logits) - ...) / len(labels)


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, np.zeros((2, 3))])
def test_an_unwritten_gradient_is_not_attempted(answer):
    assert judged(cross_entropy_gradient, answer).status == "not attempted"


def test_whole_numbers_that_cut_a_gradient_off_are_a_remark():
    assert "beyond this" not in judged(cross_entropy_gradient, solution).message
    message = judged(cross_entropy_gradient, forward_difference).message
    assert "in a table of whole numbers fractions are cut off" in message


def test_the_exercise_does_not_change_its_inputs():
    before = [[a.copy() for a in probe.args] for probe in cross_entropy_gradient.probes]
    judged(cross_entropy_gradient, three_times_the_gradient)
    for old, probe in zip(before, cross_entropy_gradient.probes, strict=True):
        assert all(map(np.array_equal, old, probe.args))


def known_mistakes():
    found = {mistake.slug: mistake for mistake in cross_entropy_gradient.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


# Known from earlier exercises; longdouble is not longer than float on every machine, and a
# gradient of three digits is right enough.
BORROWED = {"extended_precision", "half_precision"}


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert helps(mistake)
    assert slug in {slug for _, slug, _ in zoo.answers} | BORROWED
