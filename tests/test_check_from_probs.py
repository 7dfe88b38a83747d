"""The zoo of cross_entropy_from_probs: right losses pass, mistakes are told by their name."""

import math
import statistics

import numpy as np
import pytest
import scipy.special
import scipy.stats
import sklearn.metrics
from derivative_judging import helps, judged
from zoo import Zoo

from softmaxlib import log_softmax, softmax
from softmaxlib.check.cross_entropy.from_probs import cross_entropy_from_probs

zoo = Zoo()
right = zoo("cross_entropy_from_probs")


def slips(mistake):
    return zoo("cross_entropy_from_probs", mistake)


def one_hot(labels, K):
    return np.eye(K)[labels]


# Right losses


@right
def solution(probs, labels):
    true_shares = probs[np.arange(len(labels)), labels]
    return -np.log(true_shares).mean()


@right
def log_first(probs, labels):
    return -np.mean(np.log(probs)[range(len(labels)), labels])


@right
def loop(probs, labels):
    total = 0
    for i in range(len(labels)):
        total -= np.log(probs[i, labels[i]])
    return total / len(labels)


@right
def loop_with_zip_and_math(probs, labels):
    losses = [-math.log(p[label]) for p, label in zip(probs, labels, strict=True)]
    return sum(losses) / len(losses)


@right
def statistics_mean(probs, labels):
    return statistics.fmean(math.log(1 / p[y]) for p, y in zip(probs.tolist(), labels, strict=True))


@right
def recursion(probs, labels):
    if len(labels) == 1:
        return -np.log(probs[0, labels[0]])
    rest = len(labels) - 1
    return (recursion(probs[:1], labels[:1]) + rest * recursion(probs[1:], labels[1:])) / (rest + 1)


@right
def one_hot_before_the_log(probs, labels):
    return -np.log((one_hot(labels, probs.shape[1]) * probs).sum(axis=1)).mean()


@right
def one_hot_with_clip(probs, labels):
    Y = one_hot(labels, probs.shape[1])
    return -np.sum(Y * np.log(np.clip(probs, 1e-12, 1))) / len(labels)


@right
def clipped_on_both_sides(probs, labels):
    p = np.clip(probs, 1e-7, 1 - 1e-7)
    return -np.mean(np.log(p[np.arange(len(p)), labels]))


@right
def tiny_epsilon(probs, labels):
    return -np.mean(np.log(probs[np.arange(len(labels)), labels] + 1e-12))


@right
def epsilon_of_a_billionth(probs, labels):
    Y = one_hot(labels, probs.shape[1])
    return -np.mean(np.sum(Y * np.log(probs + 1e-9), axis=1))


@right
def epsilon_of_a_millionth(probs, labels):
    return -np.mean(np.log(probs[np.arange(len(labels)), labels] + 1e-6))


@right
def boolean_mask(probs, labels):
    return -np.log(probs[labels[:, None] == np.arange(probs.shape[1])]).mean()


@right
def class_by_class(probs, labels):
    total = 0.0
    for k in range(probs.shape[1]):
        total += -np.log(probs[labels == k, k]).sum()
    return total / len(labels)


@right
def taken_along_the_axis(probs, labels):
    return -np.log(np.take_along_axis(probs, labels[:, None], axis=1)).mean()


@right
def chosen(probs, labels):
    return -np.log(np.choose(labels, probs.T)).mean()


@right
def diagonal_of_the_block(probs, labels):
    return -np.trace(np.log(probs[:, labels] + 1e-300)) / len(labels)


@right
def where_in_the_table(probs, labels):
    Y = one_hot(labels, probs.shape[1])
    return -np.where(Y == 1, np.log(probs), 0).sum(axis=1).mean()


@right
def nansum(probs, labels):
    return -np.nansum(one_hot(labels, probs.shape[1]) * np.log(probs)) / len(labels)


@right
def log_made_finite(probs, labels):
    return -(one_hot(labels, probs.shape[1]) * np.nan_to_num(np.log(probs))).sum() / len(labels)


@right
def xlogy(probs, labels):
    return -scipy.special.xlogy(one_hot(labels, probs.shape[1]), probs).sum(axis=1).mean()


@right
def relative_entropy(probs, labels):
    return scipy.stats.entropy(one_hot(labels, probs.shape[1]), probs, axis=1).mean()


@right
def scikit_learns(probs, labels):
    return sklearn.metrics.log_loss(labels, probs, labels=range(probs.shape[1]))


@right
def log_of_the_product(probs, labels):
    return -np.log(np.prod(probs[np.arange(len(labels)), labels])) / len(labels)


@right
def bits_turned_into_nats(probs, labels):
    return -np.log2(probs[np.arange(len(labels)), labels]).mean() * np.log(2)


@right
def logits_that_give_the_shares(probs, labels):
    logits = np.log(np.maximum(probs, 1e-300))
    return -log_softmax(logits)[np.arange(len(labels)), labels].mean()


@right
def float32_inside(probs, labels):
    p = probs.astype(np.float32)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@right
def shared_out_again(probs, labels):
    p = probs / probs.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@right
def weighted_by_one_over_N(probs, labels):
    N = probs.shape[0]
    return np.full(N, 1 / N) @ -np.log(probs[np.arange(N), labels])


@right
def through_a_dictionary(probs, labels):
    rows = {i: dict(enumerate(row)) for i, row in enumerate(probs)}
    return -sum(np.log(rows[i][int(y)]) for i, y in enumerate(labels)) / len(rows)


# Wrong formulas


@slips("sign_missing")
def no_minus(probs, labels):
    return np.log(probs[np.arange(len(labels)), labels]).mean()


@slips("sign_missing")
def two_minus_signs(probs, labels):
    loss = 0
    for p, y in zip(probs, labels, strict=True):
        loss -= -np.log(p[y])
    return loss / len(labels)


@slips("bits")
def log_two(probs, labels):
    return -np.log2(probs[np.arange(len(labels)), labels]).mean()


@slips("base_ten")
def log_ten(probs, labels):
    return -sum(math.log10(p[y]) for p, y in zip(probs, labels, strict=True)) / len(labels)


@slips("no_log")
def nll_of_shares(probs, labels):
    return -probs[np.arange(len(labels)), labels].mean()


@slips("no_log")
def mean_share(probs, labels):
    return np.mean([p[y] for p, y in zip(probs, labels, strict=True)])


@slips("no_log")
def mean_of_what_is_missing(probs, labels):
    return (1 - probs[np.arange(len(labels)), labels]).mean()


@slips("no_log")
def one_hot_without_log(probs, labels):
    return -(one_hot(labels, probs.shape[1]) * probs).sum() / len(labels)


@slips("exp_for_ln")
def exp_of_the_share(probs, labels):
    return np.exp(-probs[np.arange(len(labels)), labels]).mean()


@slips("exp_for_ln")
def minus_exp_of_the_share(probs, labels):
    return -np.exp(probs[np.arange(len(labels)), labels]).mean()


@slips("reciprocal")
def one_over_p(probs, labels):
    return np.mean(1 / probs[np.arange(len(labels)), labels])


@slips("complement")
def log_of_one_minus_p(probs, labels):
    return -np.log(1 - probs[np.arange(len(labels)), labels]).mean()


@slips("log_of_p_plus_one")
def log1p(probs, labels):
    return -np.log1p(probs[np.arange(len(labels)), labels]).mean()


@slips("log_of_p_plus_one")
def one_added_to_keep_zero_away(probs, labels):
    return np.log(probs[np.arange(len(labels)), labels] + 1).mean()


@slips("weighted_by_its_share")
def term_of_an_entropy(probs, labels):
    p = probs[np.arange(len(labels)), labels]
    return -(p * np.log(p)).mean()


@slips("weighted_by_its_share")
def term_of_an_entropy_summed(probs, labels):
    total = 0
    for p, y in zip(probs, labels, strict=True):
        total += -p[y] * np.log(p[y])
    return total


@slips("product")
def likelihood(probs, labels):
    product = 1
    for i, y in enumerate(labels):
        product *= probs[i, y]
    return product


@slips("product")
def minus_likelihood(probs, labels):
    return -np.prod(probs[np.arange(len(labels)), labels])


@slips("mean_before_log")
def log_of_the_mean(probs, labels):
    return -np.log(np.mean(probs[np.arange(len(labels)), labels]))


@slips("mean_before_log")
def bracket_too_late(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels].sum() / len(labels))


@slips("mean_before_log")
def log_of_the_sum(probs, labels):
    return -np.log(sum(p[y] for p, y in zip(probs, labels, strict=True)))


@slips("mean_before_log")
def divided_inside_the_log(probs, labels):
    return sum(-np.log(p[y] / len(labels)) for p, y in zip(probs, labels, strict=True))


@slips("softmax_again")
def softmax_of_shares(probs, labels):
    p = softmax(probs, axis=1)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@slips("softmax_again")
def log_softmax_of_shares(probs, labels):
    return -log_softmax(probs)[np.arange(len(labels)), labels].mean()


@slips("visible_epsilon")
def epsilon_of_a_tenth(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels] + 0.1).mean()


@slips("visible_epsilon")
def epsilon_of_a_thousandth(probs, labels):
    return -np.sum(one_hot(labels, probs.shape[1]) * np.log(probs + 1e-3)) / len(labels)


@slips("visible_epsilon")
def epsilon_of_a_hundred_thousandth(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels] + 1e-5).mean()


@slips("visible_epsilon")
def clipped_at_a_hundredth(probs, labels):
    return -np.log(np.clip(probs, 0.01, 0.99)[np.arange(len(labels)), labels]).mean()


@slips("visible_epsilon")
def at_least_a_hundredth(probs, labels):
    return sum(-math.log(max(p[y], 0.01)) for p, y in zip(probs, labels, strict=True)) / len(probs)


@slips("visible_epsilon")
def smoothed_and_shared_out(probs, labels):
    p = probs + 0.01
    p = p / p.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


@slips("zero_times_infinity")
def one_hot_times_log(probs, labels):
    return -np.mean(np.sum(one_hot(labels, probs.shape[1]) * np.log(probs), axis=1))


@slips("zero_times_infinity")
def trace_of_the_product(probs, labels):
    return -np.trace(one_hot(labels, probs.shape[1]) @ np.log(probs).T) / len(labels)


@slips("zero_times_infinity")
def einsum(probs, labels):
    Y = one_hot(labels, probs.shape[1])
    return -np.einsum("nk,nk->", Y, np.log(probs)) / len(Y)


@slips("zero_times_infinity")
def math_in_two_loops(probs, labels):
    total = 0
    for i in range(len(labels)):
        for k in range(probs.shape[1]):
            y = 1 if labels[i] == k else 0
            total -= y * math.log(probs[i, k])
    return total / len(labels)


@slips("log_of_zeros")
def log_of_one_hot_times_shares(probs, labels):
    return -np.log(one_hot(labels, probs.shape[1]) * probs).sum(axis=1).mean()


@slips("log_of_zeros")
def log_of_the_wrong_factor(probs, labels):
    return -(probs * np.log(one_hot(labels, probs.shape[1]))).sum(axis=1).mean()


@slips("math_function")
def math_log_of_an_array(probs, labels):
    return -math.log(probs[np.arange(len(labels)), labels]) / len(labels)


# Wrong entries


@slips("every_pair")
def colon_for_the_row(probs, labels):
    return -np.log(probs[:, labels]).mean()


@slips("every_pair")
def colon_in_bare(probs, labels):
    return probs[:, labels]


@slips("every_pair")
def sum_of_the_block(probs, labels):
    return -np.log(probs[:, labels]).sum()


@slips("every_pair")
def all_labels_in_each_round(probs, labels):
    loss = 0
    for p in probs:
        loss += -np.log(p[labels])
    return loss / len(labels)


@slips("every_pair")
def matrix_product(probs, labels):
    return -np.sum(np.dot(np.log(probs), one_hot(labels, probs.shape[1]).T)) / len(labels)


@slips("every_pair")
def matrix_product_averaged(probs, labels):
    return np.mean(-np.log(probs) @ one_hot(labels, probs.shape[1]).T)


@slips("rows_picked")
def labels_in_the_first_brackets(probs, labels):
    return -np.log(probs[labels]).mean()


@slips("indices_swapped")
def labels_first(probs, labels):
    return -np.log(probs[labels, np.arange(len(labels))]).mean()


@slips("indices_swapped")
def enumerate_taken_backwards(probs, labels):
    return sum(-np.log(probs[i, n]) for n, i in enumerate(labels)) / len(labels)


@slips("label_as_position")
def for_label_as_position(probs, labels):
    total = 0
    for i in labels:
        total -= np.log(probs[i, labels[i]])
    return total / len(labels)


@slips("counts_the_classes")
def range_of_classes(probs, labels):
    return -np.log(probs[np.arange(probs.shape[1]), labels]).mean()


@slips("counts_the_classes")
def loop_over_classes(probs, labels):
    total = 0
    for i in range(len(probs[0])):
        total -= np.log(probs[i][labels[i]])
    return total / len(labels)


@slips("one_row_for_all")
def first_row(probs, labels):
    return -np.log(probs[0][labels]).mean()


@slips("one_row_for_all")
def taken_from_the_whole_table(probs, labels):
    return -np.log(np.take(probs, labels)).mean()


@slips("diagonal")
def diagonal_of_the_shares(probs, labels):
    return -np.log(np.diag(probs)).mean()


@slips("diagonal")
def position_twice(probs, labels):
    return -sum(np.log(probs[i][i]) for i in range(len(labels))) / len(labels)


@slips("diagonal")
def two_aranges(probs, labels):
    N = len(labels)
    return -np.log(probs[np.arange(N), np.arange(N)]).mean()


@slips("first_column")
def first_class(probs, labels):
    return -np.log(probs[:, 0]).mean()


@slips("first_column")
def first_label_for_all(probs, labels):
    return -np.log(probs[:, labels[0]]).mean()


@slips("labels_from_one")
def one_less(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels - 1]).mean()


@slips("labels_from_one")
def one_more(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels + 1]).mean()


@slips("largest_share")
def largest_share(probs, labels):
    return -np.log(np.max(probs, axis=1)).mean()


@slips("largest_share")
def argmax_as_label(probs, labels):
    guess = np.argmax(probs, axis=1)
    return -np.log(probs[np.arange(len(guess)), guess]).mean()


@slips("smallest_share")
def smallest_share(probs, labels):
    return np.mean([-np.log(min(p)) for p in probs])


@slips("every_class")
def all_logs(probs, labels):
    return -np.log(probs).mean()


@slips("every_class")
def all_logs_of_each_row(probs, labels):
    return -np.log(probs).sum(axis=1).mean()


@slips("every_class")
def matrix_product_over_rows(probs, labels):
    return -(one_hot(labels, probs.shape[1]).T @ np.log(probs)).sum() / len(labels)


@slips("classes_counted_from_labels")
def K_from_the_labels(probs, labels):
    Y = np.eye(max(labels) + 1)[labels]
    return -(Y * np.log(probs)).sum(axis=1).mean()


@slips("classes_counted_from_labels")
def K_from_the_set_of_labels(probs, labels):
    Y = np.eye(len(set(labels.tolist())))[labels]
    return -(np.log(probs) * Y).sum() / len(labels)


@slips("one_hot_transposed")
def one_hot_columns(probs, labels):
    Y = np.eye(probs.shape[1])[:, labels]
    return -(Y * np.log(probs)).sum() / len(labels)


@slips("one_hot_expected")
def one_hot_table_expected(probs, Y):
    return -np.log(probs[Y == 1]).mean()


@slips("labels_as_weights")
def labels_times_logs(probs, labels):
    return -np.sum(labels * np.log(probs)) / len(labels)


@slips("labels_as_weights")
def logs_times_labels(probs, labels):
    return -np.mean(np.log(probs) * labels)


@slips("labels_as_weights")
def labels_as_a_column(probs, labels):
    return -(labels[:, None] * np.log(probs)).sum(axis=1).mean()


@slips("labels_as_weights")
def labels_at_logs(probs, labels):
    return -np.mean(labels @ np.log(probs))


@slips("labels_as_weights")
def labels_dot_logs(probs, labels):
    return -np.dot(labels, np.log(probs)) / len(labels)


@slips("labels_as_weights")
def label_times_own_log(probs, labels):
    return -(labels * np.log(probs[np.arange(len(labels)), labels])).mean()


@slips("labels_as_weights")
def label_times_share(probs, labels):
    return -np.mean(np.log(labels * probs))


@slips("zip_forgotten")
def for_two_names_in_two_lists(probs, labels):
    total = 0
    for p, y in probs, labels:
        total -= np.log(p[y])
    return total / len(labels)


@slips("enumerate_forgotten")
def two_names_for_a_label(probs, labels):
    return -sum(np.log(probs[i, y]) for i, y in labels) / len(labels)


@slips("all_shares_averaged")
def log_of_the_mean_of_all(probs, labels):
    return -np.log(probs.mean())


@slips("all_shares_averaged")
def log_of_the_mean_of_each_row(probs, labels):
    return np.mean(-np.log(np.mean(probs, axis=1)))


# Wrong means, and other measures


@slips("sum_for_mean")
def summed(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels]).sum()


@slips("sum_for_mean")
def division_forgotten(probs, labels):
    loss = 0
    for i, y in enumerate(labels):
        loss = loss - np.log(probs[i, y])
    return loss


@slips("sum_for_mean")
def log_of_the_likelihood(probs, labels):
    return -np.log(np.prod(probs[np.arange(len(labels)), labels]))


@slips("divided_by_entries")
def mean_of_the_table(probs, labels):
    return -np.mean(one_hot(labels, probs.shape[1]) * np.log(probs))


@slips("divided_by_entries")
def over_the_classes(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels]).sum() / probs.shape[1]


@slips("divided_by_entries")
def over_the_length_of_a_row(probs, labels):
    loss = 0
    for p, y in zip(probs, labels, strict=True):
        loss -= np.log(p[y])
    return loss / len(p)


@slips("divided_twice")
def mean_over_N(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels]).mean() / len(labels)


@slips("divided_by_one_less")
def over_N_minus_one(probs, labels):
    with np.errstate(divide="ignore"):
        return -np.log(probs[np.arange(len(labels)), labels]).sum() / np.float64(len(labels) - 1)


@slips("loss_of_each_example")
def one_loss_for_each(probs, labels):
    return -np.log(probs[np.arange(len(labels)), labels])


@slips("loss_of_each_example")
def list_of_losses(probs, labels):
    return [-math.log(p[y]) for p, y in zip(probs, labels, strict=True)]


@slips("loss_of_each_example")
def row_sums(probs, labels):
    return -(one_hot(labels, probs.shape[1]) * np.log(probs)).sum(axis=1)


@slips("table_of_losses")
def one_hot_times_log_alone(probs, labels):
    return -one_hot(labels, probs.shape[1]) * np.log(probs)


@slips("table_of_losses")
def logs_of_all(probs, labels):
    return -np.log(probs)


@slips("worst_example")
def largest_loss(probs, labels):
    return max(-np.log(probs[np.arange(len(labels)), labels]))


@slips("middle_example")
def median_loss(probs, labels):
    return np.median(-np.log(probs[np.arange(len(labels)), labels]))


@slips("return_inside_loop")
def return_in_the_loop(probs, labels):
    loss = 0
    for p, y in zip(probs, labels, strict=True):
        loss -= np.log(p[y])
        return loss


@slips("return_inside_loop")
def return_of_the_mean_in_the_loop(probs, labels):
    loss = 0
    for p, y in zip(probs, labels, strict=True):
        loss -= np.log(p[y])
        return loss / len(labels)


@slips("overwritten")
def equals_for_minus_equals(probs, labels):
    for p, y in zip(probs, labels, strict=True):
        loss = -np.log(p[y])
    return loss / len(labels)


@slips("overwritten")
def total_set_to_zero_in_the_loop(probs, labels):
    for i in range(len(labels)):
        total = 0
        total += -np.log(probs[i, labels[i]])
    return total


@slips("example_left_out")
def range_from_one(probs, labels):
    total = 0
    for i in range(1, len(labels)):
        total -= np.log(probs[i, labels[i]])
    return total / len(labels)


@slips("yes_no_losses")
def yes_no_costs(probs, labels):
    Y = one_hot(labels, probs.shape[1])
    return -(Y * np.log(probs) + (1 - Y) * np.log(1 - probs)).sum(axis=1).mean()


@slips("yes_no_losses")
def yes_no_costs_averaged(probs, labels):
    Y = one_hot(labels, probs.shape[1])
    return -np.mean(Y * np.log(probs) + (1 - Y) * np.log(1 - probs))


@slips("yes_no_for_true_class")
def both_logs_of_the_true_class(probs, labels):
    p = probs[np.arange(len(labels)), labels]
    return -(np.log(p) + np.log(1 - p)).mean()


@slips("as_for_two_classes")
def formula_for_two(probs, labels):
    p = probs[:, 1]
    return -np.mean(labels * np.log(p) + (1 - labels) * np.log(1 - p))


@slips("own_shares_as_targets")
def entropy_of_rows(probs, labels):
    return -(probs * np.log(probs)).sum(axis=1).mean()


@slips("own_shares_as_targets")
def scipys_entropy(probs, labels):
    return scipy.stats.entropy(probs, axis=1).mean()


@slips("squared_error")
def squared_distance(probs, labels):
    return np.mean((probs - one_hot(labels, probs.shape[1])) ** 2)


@slips("squared_error")
def squared_distance_of_rows(probs, labels):
    return ((one_hot(labels, probs.shape[1]) - probs) ** 2).sum(axis=1).mean()


@slips("squared_error")
def squared_rest(probs, labels):
    return ((1 - probs[np.arange(len(labels)), labels]) ** 2).mean()


@slips("accuracy")
def accuracy(probs, labels):
    return np.mean(np.argmax(probs, axis=1) == labels)


@slips("accuracy")
def error_rate(probs, labels):
    return 1 - (probs.argmax(axis=1) == labels).mean()


@slips("accuracy")
def counted_hits(probs, labels):
    hits = 0
    for p, y in zip(probs, labels, strict=True):
        if np.argmax(p) == y:
            hits += 1
    return hits


@slips("log_of_accuracy")
def log_of_accuracy(probs, labels):
    return -np.log(np.mean(probs.argmax(axis=1) == labels))


@slips("perplexity")
def perplexity(probs, labels):
    return np.exp(-np.log(probs[np.arange(len(labels)), labels]).mean())


@slips("perplexity")
def geometric_mean(probs, labels):
    return np.prod(probs[np.arange(len(labels)), labels]) ** (1 / len(labels))


@slips("all_labels_at_once")
def positions_of_labels(probs, labels):
    return -np.log(probs[np.arange(labels), labels]).mean()


@slips("all_labels_at_once")
def range_of_labels_as_index(probs, labels):
    return -np.log(probs[range(labels), labels]).mean()


@slips("all_labels_at_once")
def loop_over_range_of_labels(probs, labels):
    total = 0
    for i in range(labels):
        total -= np.log(probs[i, labels[i]])
    return total / len(labels)


@slips("log_again")
def log_of_surprises(probs, labels):
    return np.log(-np.log(probs[np.arange(len(labels)), labels])).mean()


@slips("log_again")
def log_of_the_mean_surprise(probs, labels):
    return -np.log(-np.log(probs[np.arange(len(labels)), labels]).mean())


@slips("log_of_zeros")
def log_of_logs(probs, labels):
    return -np.log(np.log(probs[np.arange(len(labels)), labels])).mean()


@slips("return_inside_loop")
def first_label_in_the_first_row(probs, labels):
    return -np.log(probs[0][labels[0]])


@slips("log_of_zeros")
def plus_without_equals_then_log(probs, labels):
    given = []
    for i in range(len(labels)):
        given + [probs[i, labels[i]]]  # noqa: RUF005
    return np.mean(-np.log(given))


@slips("log_of_zeros")
def plus_without_equals_over_its_length(probs, labels):
    given = []
    for i in range(len(labels)):
        given + [-np.log(probs[i, labels[i]])]  # noqa: RUF005
    return sum(given) / len(given)


@slips("nothing_kept")
def plus_without_equals(probs, labels):
    given = []
    for i in range(len(labels)):
        given + [-np.log(probs[i, labels[i]])]  # noqa: RUF005
    return sum(given) / len(labels)


@slips("nothing_kept")
def minus_without_equals(probs, labels):
    total = 0
    for p, y in zip(probs, labels, strict=True):
        total - np.log(p[y])
    return total / len(labels)


@slips("fixed_size")
def three_rows_as_in_the_text(probs, labels):
    return -np.log(probs[np.arange(3), labels]).mean()


@slips("fixed_size")
def three_rows_by_hand(probs, labels):
    return -np.log(probs[[0, 1, 2], labels]).mean()


@slips("fixed_size")
def three_rounds(probs, labels):
    total = 0
    for i in range(3):
        total -= np.log(probs[i, labels[i]])
    return total / 3


# What the zoo is for

NUMBERS = {
    "as it is": lambda value: value,
    "float": float,
    "float32": np.float32,
    "0-d array": lambda value: np.array(float(value)),
    "array of one": lambda value: np.array([float(value)]),
    "list of one": lambda value: [float(value)],
}


@pytest.mark.parametrize("form", NUMBERS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_losses_pass(exercise, answer, form):
    verdict = judged(cross_entropy_from_probs, lambda p, y: NUMBERS[form](answer(p, y)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(cross_entropy_from_probs, answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message
    lines = verdict.message.replace(" ", "").splitlines()
    said = "\n".join(line for line in lines if not line.startswith("inyourline"))
    for never in ("arange", "[range", "-np.log(", "labels]", "zip(", ".mean(", "logit"):
        assert never not in said


def test_another_convention_is_called_by_its_name():
    for answer, said in [
        (log_two, "right in bits"),
        (log_ten, "right for the base 10"),
        (no_minus, "right, but for its sign"),
        (summed, "the sum over all examples"),
    ]:
        assert said in judged(cross_entropy_from_probs, answer).message


def test_an_empty_list_is_asked_about():
    for answer in plus_without_equals_then_log, plus_without_equals_over_its_length:
        assert "a list has stayed empty" in judged(cross_entropy_from_probs, answer).message


def test_a_zero_share_is_met_after_ordinary_numbers():
    message = judged(cross_entropy_from_probs, one_hot_times_log).message
    assert "ordinary numbers" in message and "0 * -inf is nan" in message


def test_a_wrong_sum_of_a_right_formula_is_told_where_zeros_appear():
    message = judged(cross_entropy_from_probs, einsum).message
    assert "gave nan; the true classes all have a share above 0" in message


def rounded(probs, labels):
    return round(float(solution(probs, labels)), 2)


def percent(probs, labels):
    return 100 * solution(probs, labels)


def printed_only(probs, labels):
    print(solution(probs, labels))


def clipped_in_place(probs, labels):
    np.clip(probs, 1e-12, 1, out=probs)
    return solution(probs, labels)


def lazily(probs, labels):
    return (-math.log(p[y]) for p, y in zip(probs, labels, strict=True))


def K_unknown(probs, labels):
    return -(np.eye(K)[labels] * np.log(probs)).sum()  # noqa: F821


def two_results(probs, labels):
    return solution(probs, labels), len(labels)


def a_third(probs, labels):
    return solution(probs, labels) + 0.05


def as_text(probs, labels):
    return f"{solution(probs, labels):.3f}"


def round_brackets(probs, labels):
    return -np.log(probs(np.arange(len(labels)), labels)).mean()


def labels_against_classes(probs, labels):
    return -np.log(probs[labels == np.arange(probs.shape[1])]).mean()


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (rounded, None, "is something rounded on the way?"),
        (percent, None, "between the smallest and the largest surprise"),
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (clipped_in_place, "changed_argument", "changed the list or array"),
        (lazily, "wrong_type", "a generator"),
        (K_unknown, "raised", "spelled in the same way"),
        (two_results, "wrong_shape", "2 values instead of a single number"),
        (a_third, None, "expected 0.6365"),
        (as_text, "wrong_type", "gave text, not one number"),
        (lambda probs: 0.5, "raised", "how many things stand in brackets"),
        (round_brackets, "raised", "picking takes square brackets [ ]"),
        (labels_against_classes, "raised", "write both shapes below each other"),
    ],
)
def test_other_wrong_losses_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(cross_entropy_from_probs, answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert verdict.candidates == ()
    assert said in verdict.message


def stub(probs, labels):
    return ...


def half_a_stub(probs, labels):
    true_shares = probs[np.arange(len(labels)), labels]
    return -np.mean(true_shares * ...)


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, lambda probs, labels: None, 0.78])
def test_an_unwritten_loss_is_not_attempted(answer):
    assert judged(cross_entropy_from_probs, answer).status == "not attempted"


@pytest.mark.parametrize("answer", [solution, loop, log_first, boolean_mask])
def test_a_right_loss_needs_no_remark(answer):
    message = judged(cross_entropy_from_probs, answer).message
    assert "beyond this" not in message


@pytest.mark.parametrize("answer", [tiny_epsilon, clipped_on_both_sides, loop_with_zip_and_math])
def test_a_largest_loss_is_remarked_upon(answer):
    verdict = judged(cross_entropy_from_probs, answer)
    assert verdict.status == "passed"
    assert "the loss is inf; yours stops, or has a largest value" in verdict.message


def known_mistakes():
    found = {mistake.slug: mistake for mistake in cross_entropy_from_probs.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert helps(mistake)
    assert slug in {slug for _, slug, _ in zoo.answers}
    assert "logit" not in mistake.cause + mistake.hint


def is_right(answer, probe):
    try:
        with np.errstate(all="ignore"):
            given, wanted = answer(*probe.args), solution(*probe.args)
    except Exception:
        return False
    return np.shape(given) == () and np.isclose(given, wanted, rtol=3e-4, atol=5e-5)


@pytest.mark.filterwarnings("ignore:Mean of empty slice")
@pytest.mark.parametrize("mistake", cross_entropy_from_probs.mistakes, ids=lambda m: m.slug)
def test_no_known_mistake_is_right(mistake):
    assert not all(is_right(mistake.wrong, probe) for probe in cross_entropy_from_probs.probes)
