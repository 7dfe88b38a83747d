"""The zoo of cross_entropy_from_logits: right losses pass, mistakes are told by their name."""

import math

import numpy as np
import pytest
import scipy.special
from derivative_judging import helps, judged
from zoo import FORMS, Zoo

from softmaxlib.check.cross_entropy.from_logits import cross_entropy_from_logits
from softmaxlib.functions import log_softmax, logsumexp, sigmoid, softmax

zoo = Zoo()
right = zoo("cross_entropy_from_logits")


def slips(mistake):
    return zoo("cross_entropy_from_logits", mistake)


# Right losses


@right
def solution(logits, labels):
    true_logits = logits[np.arange(len(labels)), labels]
    return np.mean(logsumexp(logits, axis=1) - true_logits)


@right
def library_log_softmax(logits, labels):
    return -log_softmax(logits)[range(len(labels)), labels].mean()


@right
def log_softmax_twice(logits, labels):
    return -log_softmax(log_softmax(logits))[np.arange(len(labels)), labels].mean()


@right
def shift_by_hand(logits, labels):
    m = logits.max(axis=1, keepdims=True)
    shifted = logits - m
    totals = np.exp(shifted).sum(axis=1)
    return (np.log(totals) - shifted[np.arange(len(labels)), labels]).mean()


@right
def loops_and_math(logits, labels):
    total = 0
    for row, label in zip(logits, labels, strict=True):
        m = max(row)
        total += m + math.log(sum(math.exp(z - m) for z in row)) - row[label]
    return total / len(labels)


@right
def one_hot_times_log_softmax(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return -(Y * log_softmax(logits)).sum() / len(labels)


@right
def trace_of_all_pairs(logits, labels):
    return -np.trace(log_softmax(logits)[:, labels]) / len(labels)


@right
def taken_along_the_axis(logits, labels):
    return -np.take_along_axis(log_softmax(logits), labels[:, None], axis=1).mean(keepdims=True)


@right
def table_of_differences_averaged(logits, labels):
    log_sums = logsumexp(logits, keepdims=True)
    return np.mean(log_sums - logits[np.arange(len(labels)), labels])


@right
def chosen_by_comparison(logits, labels):
    is_true = np.arange(logits.shape[1]) == labels[:, None]
    return scipy.special.logsumexp(logits, axis=1).mean() - logits[is_true].mean()


@right
def pairs_with_logaddexp(logits, labels):
    log_sums = np.logaddexp.reduce(logits, axis=1)
    return np.average(log_sums - [row[y] for row, y in zip(logits, labels, strict=True)])


@right
def gaps_to_the_true_logit(logits, labels):
    gaps = logits - logits[np.arange(len(labels)), labels][:, None]
    return logsumexp(gaps, axis=1).mean()


@right
def recursion_over_rows(logits, labels):
    def total(rows, classes):
        if len(rows) == 0:
            return 0.0
        return logsumexp(rows[0]) - rows[0][classes[0]] + total(rows[1:], classes[1:])

    return total(logits, labels) / len(logits)


@right
def harmless_epsilon(logits, labels):
    m = logits.max(axis=1, keepdims=True)
    totals = np.exp(logits - m).sum(axis=1, keepdims=True) + 1e-12
    return np.mean((m + np.log(totals) - logits)[np.arange(len(labels)), labels])


@right
def float32_inside(logits, labels):
    z = logits.astype(np.float32)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels)), labels].mean()


@right
def transposed(logits, labels):
    z = logits.T
    return np.mean(logsumexp(z, axis=0) - z[labels, np.arange(len(labels))])


# Wrong losses: the formula


@slips("sign_missing")
def minus_forgotten(logits, labels):
    return log_softmax(logits)[np.arange(len(labels)), labels].mean()


@slips("sign_missing")
def parts_swapped(logits, labels):
    return np.mean(logits[np.arange(len(labels)), labels] - logsumexp(logits))


@slips("softmax_twice")
def shares_into_log_softmax(logits, labels):
    p = softmax(logits)
    return -log_softmax(p)[np.arange(len(labels)), labels].mean()


@slips("softmax_twice")
def log_of_softmax_of_softmax(logits, labels):
    p = softmax(softmax(logits))
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@slips("logits_as_shares")
def log_of_the_logits(logits, labels):
    return -np.log(logits[np.arange(len(labels)), labels]).mean()


@slips("logits_as_shares")
def math_log_of_the_logits(logits, labels):
    with np.errstate(all="ignore"):
        return np.mean([-np.log(z[y]) for z, y in zip(logits, labels, strict=True)])


@slips("exp_forgotten")
def scores_divided_by_their_sum(logits, labels):
    p = logits / logits.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@slips("exp_forgotten")
def log_of_the_sum_of_logits(logits, labels):
    return np.mean(np.log(logits.sum(axis=1)) - logits[np.arange(len(labels)), labels])


@slips("log_forgotten")
def shares_negated(logits, labels):
    return -softmax(logits)[np.arange(len(labels)), labels].mean()


@slips("log_forgotten")
def mean_true_share(logits, labels):
    return softmax(logits)[np.arange(len(labels)), labels].mean()


@slips("one_minus_share")
def one_minus_p(logits, labels):
    return np.mean(1 - softmax(logits)[np.arange(len(labels)), labels])


@slips("only_true_logit")
def logits_negated(logits, labels):
    return -logits[np.arange(len(labels)), labels].mean()


@slips("only_log_of_sum")
def no_label_at_all(logits, labels):
    return logsumexp(logits).mean()


@slips("true_logit_added")
def plus_for_minus(logits, labels):
    return np.mean(logsumexp(logits) + logits[np.arange(len(labels)), labels])


@slips("quotient_of_logs")
def divided(logits, labels):
    return np.mean(logsumexp(logits) / logits[np.arange(len(labels)), labels])


@slips("log_of_true_logit")
def exp_of_the_true_logit(logits, labels):
    return np.mean(logsumexp(logits) - np.exp(logits[np.arange(len(labels)), labels]))


@slips("log_of_true_logit")
def log_of_the_true_logit(logits, labels):
    return np.mean(logsumexp(logits) - np.log(logits[np.arange(len(labels)), labels]))


@slips("max_for_log_of_sum")
def hardmax(logits, labels):
    return np.mean(logits.max(axis=1) - logits[np.arange(len(labels)), labels])


@slips("rivals_only")
def without_the_true_class(logits, labels):
    total = 0
    for z, y in zip(logits, labels, strict=True):
        total += logsumexp(np.delete(z, y)) - z[y]
    return total / len(labels)


@slips("one_in_the_sum")
def log1p_of_the_sum(logits, labels):
    return np.mean(np.log1p(np.exp(logits).sum(axis=1)) - logits[range(len(labels)), labels])


@slips("max_not_added_back")
def shift_stays_off(logits, labels):
    m = logits.max(axis=1, keepdims=True)
    log_sums = np.log(np.exp(logits - m).sum(axis=1))
    return np.mean(log_sums - logits[np.arange(len(labels)), labels])


@slips("max_on_one_side")
def shift_on_the_true_side(logits, labels):
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.mean(logsumexp(logits) - shifted[np.arange(len(labels)), labels])


@slips("max_on_one_side")
def shift_added_back_twice(logits, labels):
    m = logits.max(axis=1, keepdims=True)
    z = logits - m
    log_sums = m[:, 0] + np.log(np.exp(z).sum(axis=1))
    return np.mean(log_sums - z[np.arange(len(labels)), labels])


@slips("bits")
def log2(logits, labels):
    m = logits.max(axis=1, keepdims=True)
    p = np.exp(logits - m) / np.exp(logits - m).sum(axis=1, keepdims=True)
    return -np.log2(p[np.arange(len(labels)), labels]).mean()


@slips("bits")
def nats_over_ln_2(logits, labels):
    return solution(logits, labels) / np.log(2)


@slips("base_ten")
def log10(logits, labels):
    return -np.log10(softmax(logits)[np.arange(len(labels)), labels]).mean()


@slips("another_log")
def log2_of_the_sum(logits, labels):
    sums = np.exp(logits).sum(axis=1)
    return np.mean(np.log2(sums) - logits[np.arange(len(labels)), labels])


# Wrong losses: other targets


@slips("every_class")
def mean_of_the_table(logits, labels):
    return -np.mean(log_softmax(logits))


@slips("every_class")
def sum_of_the_table(logits, labels):
    return -np.sum(log_softmax(logits)) / len(labels)


@slips("every_class")
def matrix_product_over_the_rows(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return -np.sum(Y.T @ log_softmax(logits)) / len(labels)


@slips("yes_no_losses")
def binary_terms(logits, labels):
    p, Y = softmax(logits), np.eye(logits.shape[1])[labels]
    return -(Y * np.log(p) + (1 - Y) * np.log(1 - p)).sum(axis=1).mean()


@slips("sigmoid_for_softmax")
def sigmoid_of_the_true_logit(logits, labels):
    return -np.log(sigmoid(logits[np.arange(len(labels)), labels])).mean()


@slips("own_shares_as_targets")
def entropy_of_the_model(logits, labels):
    p = softmax(logits)
    return -(p * log_softmax(logits)).sum(axis=1).mean()


@slips("squared_error")
def brier(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return ((Y - softmax(logits)) ** 2).sum(axis=1).mean()


@slips("accuracy")
def share_of_right_answers(logits, labels):
    return np.mean(np.argmax(logits, axis=1) == labels)


@slips("perplexity")
def exp_of_the_loss(logits, labels):
    return np.exp(solution(logits, labels))


@slips("label_for_logit")
def labels_subtracted(logits, labels):
    return np.mean(logsumexp(logits) - labels)


@slips("label_for_logit")
def labels_as_weights(logits, labels):
    return -(labels[:, None] * log_softmax(logits)).sum(axis=1).mean()


@slips("label_for_logit")
def labels_times_log_softmax(logits, labels):
    return -np.sum(labels * log_softmax(logits)) / len(labels)


# Wrong losses: what is picked


@slips("every_pair")
def colon_and_labels(logits, labels):
    return -log_softmax(logits)[:, labels].mean()


@slips("every_pair")
def colon_and_labels_of_logits(logits, labels):
    return np.mean(logsumexp(logits) - logits[:, labels])


@slips("every_pair")
def matrix_product_of_all_pairs(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return -np.sum(np.dot(log_softmax(logits), Y.T)) / len(labels)


@slips("rows_picked")
def labels_as_rows(logits, labels):
    return -log_softmax(logits)[labels].mean()


@slips("rows_picked")
def logits_at_labels(logits, labels):
    return np.mean(logsumexp(logits) - logits[labels])


@slips("indices_swapped")
def labels_before_rows(logits, labels):
    return -log_softmax(logits)[labels, np.arange(len(labels))].mean()


@slips("indices_swapped")
def logits_with_labels_first(logits, labels):
    return np.mean(logsumexp(logits) - logits[labels, range(len(labels))])


@slips("counts_the_classes")
def range_of_the_columns(logits, labels):
    return -log_softmax(logits)[np.arange(logits.shape[1]), labels].mean()


@slips("one_row_for_all")
def take_without_an_axis(logits, labels):
    return -np.take(log_softmax(logits), labels).mean()


@slips("one_row_for_all")
def take_of_logits(logits, labels):
    return np.mean(logsumexp(logits) - logits.take(labels))


@slips("diagonal")
def range_twice(logits, labels):
    n = np.arange(len(labels))
    return -log_softmax(logits)[n, n].mean()


@slips("first_column")
def always_class_zero(logits, labels):
    return -log_softmax(logits)[:, 0].mean()


@slips("first_column")
def label_of_the_first_row(logits, labels):
    return np.mean([logsumexp(z) - z[labels[0]] for z in logits])


@slips("labels_from_one")
def labels_minus_one(logits, labels):
    return -log_softmax(logits)[np.arange(len(labels)), labels - 1].mean()


@slips("labels_from_one")
def labels_plus_one(logits, labels):
    return -log_softmax(logits)[np.arange(len(labels)), labels + 1].mean()


@slips("prediction_for_label")
def surprise_at_the_winner(logits, labels):
    return np.mean(logsumexp(logits) - logits.max(axis=1))


@slips("prediction_for_label")
def argmax_as_label(logits, labels):
    labels = logits.argmax(axis=1)
    return -log_softmax(logits)[np.arange(len(labels)), labels].mean()


@slips("picked_too_early")
def softmax_of_the_true_logits(logits, labels):
    return -np.log(softmax(logits[np.arange(len(labels)), labels])).mean()


@slips("rows_picked")
def logits_at_labels_without_mean(logits, labels):
    return logsumexp(logits) - logits[labels]


@slips("smallest_for_label")
def smallest_logit(logits, labels):
    return np.mean(logsumexp(logits) - logits.min(axis=1))


@slips("classes_counted_from_labels")
def eye_of_the_largest_label(logits, labels):
    Y = np.eye(max(labels) + 1)[labels]
    return -(Y * log_softmax(logits)).sum(axis=1).mean()


@slips("classes_counted_from_labels")
def eye_of_the_rows(logits, labels):
    Y = np.eye(len(labels))[labels]
    return -(Y * log_softmax(logits)).sum(axis=1).mean()


@slips("one_hot_transposed")
def one_hot_on_its_side(logits, labels):
    Y = np.eye(logits.shape[1])[:, labels]
    return -(Y * log_softmax(logits)).sum() / len(labels)


# Wrong losses: the mean


@slips("sum_for_mean")
def sum_of_the_losses(logits, labels):
    return np.sum(logsumexp(logits) - logits[np.arange(len(labels)), labels])


@slips("divided_by_entries")
def mean_of_one_hot_times_logs(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return -np.mean(Y * log_softmax(logits))


@slips("divided_by_entries")
def divided_by_the_classes(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return -np.sum(Y * log_softmax(logits)) / logits.shape[1]


@slips("divided_twice")
def mean_over_n(logits, labels):
    return -log_softmax(logits)[np.arange(len(labels)), labels].mean() / len(labels)


@slips("loss_of_each_example")
def mean_forgotten(logits, labels):
    return logsumexp(logits) - logits[np.arange(len(labels)), labels]


@slips("table_of_losses")
def surprises_of_all_classes(logits, labels):
    return -log_softmax(logits)


@slips("table_of_losses")
def one_hot_table_of_losses(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return -Y * log_softmax(logits)


@slips("mean_of_one_part")
def mean_of_the_true_logits_only(logits, labels):
    return logsumexp(logits) - np.mean(logits[np.arange(len(labels)), labels])


@slips("mean_of_one_part")
def mean_of_the_log_sums_only(logits, labels):
    return logsumexp(logits).mean() - logits[np.arange(len(labels)), labels]


@slips("mean_of_one_part")
def mean_minus_sum(logits, labels):
    return logsumexp(logits).mean() - logits[np.arange(len(labels)), labels].sum()


@slips("losses_of_each_class")
def sum_of_axis_zero(logits, labels):
    return -(np.eye(logits.shape[1])[labels] * log_softmax(logits)).sum(axis=0)


@slips("losses_of_each_class")
def pythons_sum_of_the_table(logits, labels):
    return -sum(np.eye(logits.shape[1])[labels] * log_softmax(logits)) / len(labels)


@slips("mean_before_log")
def log_of_the_mean_share(logits, labels):
    return -np.log(softmax(logits)[np.arange(len(labels)), labels].mean())


@slips("sum_for_mean")
def log_of_the_likelihood(logits, labels):
    return -np.log(np.prod(softmax(logits)[np.arange(len(labels)), labels]))


@slips("worst_example")
def max_of_the_losses(logits, labels):
    return np.max(logsumexp(logits) - logits[np.arange(len(labels)), labels])


@slips("middle_example")
def median_of_the_losses(logits, labels):
    return np.median(logsumexp(logits) - logits[np.arange(len(labels)), labels])


@slips("return_inside_loop")
def return_in_the_first_round(logits, labels):
    total = 0
    for n in range(len(labels)):
        total += logsumexp(logits[n]) - logits[n, labels[n]]
        return total / len(labels)


@slips("overwritten")
def equals_for_plus_equals(logits, labels):
    for n in range(len(labels)):
        total = logsumexp(logits[n]) - logits[n, labels[n]]
    return total / len(labels)


@slips("example_left_out")
def loop_from_one(logits, labels):
    total = 0
    for n in range(1, len(labels)):
        total += logsumexp(logits[n]) - logits[n, labels[n]]
    return total / len(labels)


@slips("divided_by_one_less")
def n_minus_one(logits, labels):
    losses = logsumexp(logits) - logits[np.arange(len(labels)), labels]
    return np.sum(losses) / np.float64(len(labels) - 1)


# Wrong losses: large logits


@slips("log_of_softmax")
def log_of_the_library_softmax(logits, labels):
    return -np.log(softmax(logits)[np.arange(len(labels)), labels]).mean()


@slips("log_of_softmax")
def log_of_a_naive_softmax(logits, labels):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@slips("log_of_softmax")
def log_with_math(logits, labels):
    p = softmax(logits)
    return sum(-math.log(p[n, y]) for n, y in enumerate(labels)) / len(labels)


@slips("zero_times_infinity")
def one_hot_times_log_of_softmax(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return -np.sum(Y * np.log(softmax(logits))) / len(labels)


@slips("capped_by_epsilon")
def plus_epsilon(logits, labels):
    return -np.log(softmax(logits)[np.arange(len(labels)), labels] + 1e-9).mean()


@slips("capped_by_epsilon")
def plus_visible_epsilon(logits, labels):
    return -np.log(softmax(logits)[np.arange(len(labels)), labels] + 1e-4).mean()


@slips("capped_by_epsilon")
def one_hot_and_epsilon(logits, labels):
    Y = np.eye(logits.shape[1])[labels]
    return -(Y * np.log(softmax(logits) + 1e-15)).sum(axis=1).mean()


@slips("capped_by_epsilon")
def keras_clip(logits, labels):
    p = np.clip(softmax(logits), 1e-7, 1 - 1e-7)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@slips("capped_by_epsilon")
def smallest_float(logits, labels):
    p = np.maximum(softmax(logits), np.finfo(float).tiny)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@slips("capped_by_epsilon")
def naive_softmax_and_epsilon(logits, labels):
    exps = np.exp(logits)
    p = exps / exps.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(labels)), labels] + 1e-12))


@slips("loss_cut_off")
def at_most_a_hundred(logits, labels):
    return -np.maximum(log_softmax(logits)[np.arange(len(labels)), labels], -100).mean()


@slips("loss_cut_off")
def nan_to_num(logits, labels):
    return np.nan_to_num(-np.log(softmax(logits)[np.arange(len(labels)), labels])).mean()


@slips("loss_cut_off")
def infinite_losses_as_zero(logits, labels):
    losses = -np.log(softmax(logits)[np.arange(len(labels)), labels])
    losses[np.isinf(losses)] = 0
    return losses.mean()


@slips("no_shift")
def naive_log_of_sum(logits, labels):
    log_sums = np.log(np.exp(logits).sum(axis=1))
    return np.mean(log_sums - logits[np.arange(len(labels)), labels])


@slips("no_shift")
def naive_with_math(logits, labels):
    losses = [
        math.log(sum(math.exp(v) for v in z)) - z[y] if max(z) > -700 else -np.inf
        for z, y in zip(logits, labels, strict=True)
    ]
    return sum(losses) / len(losses)


@slips("difference_reaches_exp")
def shift_by_the_true_logit(logits, labels):
    gaps = logits - logits[np.arange(len(labels)), labels][:, None]
    return np.log(np.exp(gaps).sum(axis=1)).mean()


@slips("one_max_for_all")
def max_of_the_table(logits, labels):
    m = np.max(logits)
    log_sums = m + np.log(np.sum(np.exp(logits - m), axis=1))
    return np.mean(log_sums - logits[np.arange(len(labels)), labels])


@slips("mean_shift")
def shift_by_the_mean(logits, labels):
    z = logits - logits.mean(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("min_shift")
def shift_by_the_min(logits, labels):
    z = logits - logits.min(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("one_score_shift")
def shift_by_the_first(logits, labels):
    z = logits - logits[:, :1]
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("constant_shift")
def shift_by_a_thousand(logits, labels):
    z = logits - 1000
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("added_max")
def shift_the_other_way(logits, labels):
    z = logits + logits.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("max_of_absolute_values")
def shift_by_the_largest_size(logits, labels):
    z = logits - np.abs(logits).max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("max_with_zero")
def shift_never_below_zero(logits, labels):
    z = logits - np.maximum(0, logits.max(axis=1, keepdims=True))
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("clipped")
def logits_clipped(logits, labels):
    return solution(np.clip(logits, -700, 700), labels)


@slips("half_precision")
def sixteen_bits(logits, labels):
    z = logits.astype(np.float16)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels)), labels].mean()


# Wrong losses: axes


@slips("axis_zero")
def log_sum_of_columns(logits, labels):
    return np.mean(logsumexp(logits, axis=0) - logits[np.arange(len(labels)), labels])


@slips("axis_zero")
def log_softmax_of_columns(logits, labels):
    return -log_softmax(logits, axis=0)[np.arange(len(labels)), labels].mean()


@slips("axis_zero")
def pythons_sum_of_rows(logits, labels):
    log_sums = np.log(sum(np.exp(logits)))
    return np.mean(log_sums - logits[np.arange(len(labels)), labels])


@slips("missing_axis")
def sum_of_the_whole_table(logits, labels):
    log_sum = np.log(np.sum(np.exp(logits)))
    return np.mean(log_sum - logits[np.arange(len(labels)), labels])


@slips("missing_axis")
def shift_and_sum_of_the_whole_table(logits, labels):
    m = logits.max()
    log_sum = m + np.log(np.exp(logits - m).sum())
    return np.mean(log_sum - logits[np.arange(len(labels)), labels])


@slips("missing_keepdims")
def keepdims_forgotten(logits, labels):
    z = logits - logits.max(axis=1)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("missing_keepdims")
def keepdims_forgotten_in_the_sum(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1))
    return -log_p[np.arange(len(labels)), labels].mean()


@slips("python_max_or_sum")
def pythons_max(logits, labels):
    z = logits - max(logits)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


@slips("math_function")
def math_exp(logits, labels):
    z = logits - logits.max()
    return math.log(math.exp(z).sum()) - z[np.arange(len(labels)), labels]


# Another ln, and other rows


@slips("log_again")
def log_of_minus_log_softmax(logits, labels):
    return np.log(-log_softmax(logits)[np.arange(len(labels)), labels]).mean()


@slips("log_again")
def minus_log_of_minus_log_softmax(logits, labels):
    return -np.mean([math.log(-log_softmax(z)[y]) for z, y in zip(logits, labels, strict=True)])


@slips("log_again")
def log_of_the_difference(logits, labels):
    return np.log(logsumexp(logits) - logits[np.arange(len(labels)), labels]).mean()


@slips("log_again")
def log_of_the_mean_loss(logits, labels):
    return np.log(-log_softmax(logits)[np.arange(len(labels)), labels].mean())


@slips("one_row_for_all")
def row_zero_and_labels(logits, labels):
    return -log_softmax(logits)[0, labels].mean()


@slips("one_row_for_all")
def labels_in_the_first_row(logits, labels):
    return np.mean(logsumexp(logits) - logits[0][labels])


@slips("one_row_for_all")
def labels_in_the_last_row(logits, labels):
    return -log_softmax(logits)[-1][labels].mean()


@slips("one_row_for_all")
def row_zero_without_a_mean(logits, labels):
    return -log_softmax(logits)[0, labels]


@slips("return_inside_loop")
def first_label_in_the_first_row(logits, labels):
    return -log_softmax(logits)[0][labels[0]]


@slips("all_labels_at_once")
def positions_of_labels(logits, labels):
    return -log_softmax(logits)[np.arange(labels), labels].mean()


@slips("all_labels_at_once")
def range_of_labels(logits, labels):
    return sum(-log_softmax(logits)[n, labels[n]] for n in range(labels)) / len(labels)


def log_of_log_softmax(logits, labels):
    return -np.log(log_softmax(logits)[np.arange(len(labels)), labels]).mean()


def log_of_the_whole_table(logits, labels):
    return -np.log(log_softmax(logits))[np.arange(len(labels)), labels].mean()


def log_of_log_softmax_in_a_loop(logits, labels):
    return sum(-math.log(log_softmax(z)[y]) for z, y in zip(logits, labels, strict=True))


def log_of_minus_a_share(logits, labels):
    return np.log(-softmax(logits)[np.arange(len(labels)), labels]).mean()


@slips("nothing_kept")
def plus_without_equals(logits, labels):
    total = 0
    for z, y in zip(logits, labels, strict=True):
        total + logsumexp(z) - z[y]
    return total / len(labels)


@slips("fixed_size")
def three_rows_as_in_the_text(logits, labels):
    return np.mean(logsumexp(logits) - logits[np.arange(3), labels])


@slips("fixed_size")
def three_rounds(logits, labels):
    total = 0
    for i in range(3):
        total += logsumexp(logits[i]) - logits[i][labels[i]]
    return total / len(labels)


@slips("mean_of_one_part")
def all_logs_of_sums_in_each_round(logits, labels):
    total = 0
    for i in range(len(labels)):
        total += logsumexp(logits) - logits[i][labels[i]]
    return total / len(labels)


@slips("mean_of_one_part")
def all_logs_of_sums_in_each_round_undivided(logits, labels):
    total = 0
    for i in range(len(labels)):
        total += logsumexp(logits) - logits[i][labels[i]]
    return total


# What the zoo is for


def test_rows_added_in_each_round_are_not_said_to_be_a_mean_of_one_part():
    for answer in all_logs_of_sums_in_each_round, all_logs_of_sums_in_each_round_undivided:
        assert "or added in each round" in judged(cross_entropy_from_logits, answer).message


def test_a_true_share_of_zero_is_not_told_as_a_wrong_class():
    message = judged(cross_entropy_from_logits, one_hot_times_log_of_softmax).message
    assert "gave inf" in message and "inf for the true class" in message


@pytest.mark.parametrize(
    "answer",
    [
        log_of_log_softmax,
        log_of_the_whole_table,
        log_of_log_softmax_in_a_loop,
        log_of_minus_a_share,
    ],
)
def test_a_log_of_numbers_below_zero_is_asked_about(answer):
    verdict = judged(cross_entropy_from_logits, answer)
    assert verdict.candidates == ("log_again", "minus_inside_log"), verdict.message
    assert "you take it a second time?" in verdict.message


def test_no_loop_is_claimed_where_there_may_be_none():
    message = judged(cross_entropy_from_logits, first_label_in_the_first_row).message
    assert "if there is a loop" in message and "is there a loop" in message


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_losses_pass(exercise, answer, form):
    verdict = judged(cross_entropy_from_logits, lambda z, y: FORMS[form](answer(z, y)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(cross_entropy_from_logits, answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, (verdict.candidates, verdict.message)
    lines = verdict.message.splitlines()
    said = "\n".join(line for line in lines if not line.lstrip().startswith("in your line"))
    for solved in ("logsumexp", "log_softmax(", "keepdims", "arange"):
        assert solved not in said


@pytest.mark.parametrize(
    ("epsilon", "cap"), [(1e-7, "16.1 nats"), (1e-9, "20.7 nats"), (1e-15, "34.5 nats")]
)
def test_the_cap_of_an_epsilon_is_named(epsilon, cap):
    verdict = judged(
        cross_entropy_from_logits,
        lambda z, y: -np.log(softmax(z)[np.arange(len(y)), y] + epsilon).mean(),
    )
    assert cap in verdict.message


def printed_only(logits, labels):
    print(solution(logits, labels))


def shifted_in_place(logits, labels):
    logits -= logits.max(axis=1, keepdims=True)
    return solution(logits, labels)


def unknown_epsilon(logits, labels):
    return -np.log(softmax(logits)[np.arange(len(labels)), labels] + 3.3e-9).mean()


def half_the_loss(logits, labels):
    return solution(logits, labels) / 2


def second_return(logits, labels):
    return solution(logits, labels), len(labels)


def labels_with_an_axis(logits, labels):
    return -log_softmax(logits)[np.arange(len(labels)), labels[:, 0]].mean()


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (shifted_in_place, "changed_argument", "which line writes into the argument"),
        (unknown_epsilon, None, "the largest loss that your lines can ever return"),
        (half_the_loss, None, "gave 0.2085; expected 0.417"),
        (second_return, "wrong_shape", "a comma makes several of it"),
        (labels_with_an_axis, "raised", "there are more indices than axes"),
        (lambda z: 1, "raised", "how many things stand in brackets?"),
        (lambda z, y: 1.0, "ignores_argument", "the same whatever the function is given"),
        (lambda z, y: round(solution(z, y), 2), None, "is something rounded on the way?"),
    ],
)
def test_other_wrong_losses_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(cross_entropy_from_logits, answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert said in verdict.message


def stub(logits, labels):
    return ...


def half_a_stub(logits, labels):
    return np.mean(logsumexp(logits) - ...)


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, 0.417])
def test_an_unwritten_loss_is_not_attempted(answer):
    assert judged(cross_entropy_from_logits, answer).status == "not attempted"


def test_what_float32_loses_is_a_remark_and_the_solution_needs_none():
    assert "beyond this" not in judged(cross_entropy_from_logits, shift_by_hand).message
    assert "beyond this" not in judged(cross_entropy_from_logits, solution).message
    assert "float32 ends" in judged(cross_entropy_from_logits, float32_inside).message


def test_the_exercise_does_not_change_its_inputs():
    before = [[a.copy() for a in probe.args] for probe in cross_entropy_from_logits.probes]
    judged(cross_entropy_from_logits, unknown_epsilon)
    for old, probe in zip(before, cross_entropy_from_logits.probes, strict=True):
        assert all(map(np.array_equal, old, probe.args))


def known_mistakes():
    found = {mistake.slug: mistake for mistake in cross_entropy_from_logits.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


# Known from earlier exercises; longdouble is not longer than float on every machine.
BORROWED = {"extended_precision"}
SAME_OUTPUT = {"log_again", "minus_inside_log"}


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert helps(mistake)
    assert slug in {slug for _, slug, _ in zoo.answers} | BORROWED | SAME_OUTPUT
