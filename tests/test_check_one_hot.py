"""The zoo of one_hot: right tables pass, mistakes are told by their name."""

import numpy as np
import pytest
import scipy.sparse
from derivative_judging import helps, judged
from zoo import FORMS, Zoo

from softmaxlib.check.cross_entropy.one_hot import one_hot

zoo = Zoo()
right = zoo("one_hot")


def slips(mistake):
    return zoo("one_hot", mistake)


# Right tables


@right
def solution(labels, K):
    return np.eye(K)[labels]


@right
def integers(labels, K):
    return np.identity(K, dtype=int)[labels]


@right
def small_integers(labels, K):
    return np.eye(K, dtype=np.uint8)[labels]


@right
def comparison(labels, K):
    return np.asarray(labels)[:, None] == np.arange(K)


@right
def comparison_as_float(labels, K):
    return (np.array(labels).reshape(-1, 1) == np.arange(K)).astype(float)


@right
def equal_outer(labels, K):
    return np.equal.outer(labels, range(K))


@right
def pairs_of_indices(labels, K):
    Y = np.zeros((len(labels), K))
    Y[np.arange(len(labels)), labels] = 1
    return Y


@right
def loop_over_rows(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(len(labels)):
        Y[i, labels[i]] = 1
    return Y


@right
def enumerated_lists(labels, K):
    rows = [[0] * K for _ in labels]
    for i, label in enumerate(labels):
        rows[i][label] = 1
    return rows


@right
def nested_comprehension(labels, K):
    return [[1 if k == label else 0 for k in range(K)] for label in labels]


@right
def three_pieces(labels, K):
    return [[0] * label + [1] + [0] * (K - label - 1) for label in labels]


@right
def recursion(labels, K):
    if len(labels) == 0:
        return []
    return [[float(k == labels[0]) for k in range(K)], *recursion(labels[1:], K)]


@right
def stacked_columns(labels, K):
    return np.stack([np.asarray(labels) == k for k in range(K)], axis=1)


@right
def transposed_comparison(labels, K):
    return (np.arange(K)[:, None] == np.asarray(labels)).T


@right
def where(labels, K):
    return np.where(np.arange(K) == np.reshape(labels, (-1, 1)), 1, 0)


@right
def put_along_the_axis(labels, K):
    Y = np.zeros((len(labels), K))
    np.put_along_axis(Y, np.reshape(labels, (-1, 1)), 1, axis=1)
    return Y


@right
def flat_positions(labels, K):
    Y = np.zeros(len(labels) * K)
    Y[np.arange(len(labels)) * K + labels] = 1
    return Y.reshape(len(labels), K)


@right
def taken_from_the_identity(labels, K):
    return np.take(np.eye(K), labels, axis=0)


@right
def kronecker_by_power(labels, K):
    return 0.0 ** abs(np.reshape(labels, (-1, 1)) - np.arange(K))


@right
def counts_of_one_label(labels, K):
    return np.array([np.bincount([label], minlength=K) for label in labels])


@right
def rows_of_the_identity_in_a_list(labels, K):
    return list(np.eye(K)[label] for label in labels)


@right
def sparse_made_full(labels, K):
    N = len(labels)
    return scipy.sparse.csr_matrix((np.ones(N), (np.arange(N), labels)), shape=(N, K)).toarray()


@right
def numpys_matrix(labels, K):
    return np.asmatrix(np.eye(K)[labels])


@right
def steep_softmax(labels, K):
    exps = np.exp(-50.0 * abs(np.reshape(labels, (-1, 1)) - np.arange(K)))
    return exps / exps.sum(axis=1, keepdims=True)


# Wrong places


@slips("transposed")
def identitys_columns(labels, K):
    return np.eye(K)[:, labels]


@slips("transposed")
def comparison_the_wrong_way_round(labels, K):
    return labels == np.arange(K)[:, None]


@slips("transposed")
def comprehension_by_class(labels, K):
    return [[int(label == k) for label in labels] for k in range(K)]


@slips("transposed")
def filled_by_columns(labels, K):
    Y = np.zeros((K, len(labels)))
    for i, label in enumerate(labels):
        Y[label, i] = 1
    return Y


@slips("size_swapped")
def zeros_of_K_and_N(labels, K):
    Y = np.zeros((K, len(labels)))
    for i, label in enumerate(labels):
        Y[i, label] = 1
    return Y


@slips("size_swapped")
def zeros_of_K_and_N_at_once(labels, K):
    Y = np.zeros((K, len(labels)))
    Y[np.arange(len(labels)), labels] = 1
    return Y


@slips("size_swapped")
def lists_of_K_and_N(labels, K):
    Y = [[0] * len(labels) for _ in range(K)]
    for i in range(len(labels)):
        Y[i][labels[i]] = 1
    return Y


@slips("indices_swapped")
def label_first(labels, K):
    Y = np.zeros((len(labels), K))
    Y[labels, np.arange(len(labels))] = 1
    return Y


@slips("indices_swapped")
def enumerate_taken_backwards(labels, K):
    Y = np.zeros((len(labels), K))
    for label, i in enumerate(labels):
        Y[i][label] = 1
    return Y


@slips("beside_the_label")
def one_less(labels, K):
    return np.eye(K)[labels - 1]


@slips("beside_the_label")
def one_less_in_a_loop(labels, K):
    Y = np.zeros((len(labels), K))
    for i, label in enumerate(labels):
        Y[i, label - 1] = 1
    return Y


@slips("beside_the_label")
def one_more_in_lists(labels, K):
    Y = [[0] * K for _ in labels]
    for i, label in enumerate(labels):
        Y[i][label + 1] = 1
    return Y


@slips("beside_the_label")
def classes_from_one(labels, K):
    return [[int(label == k) for k in range(1, K + 1)] for label in labels]


@slips("beside_the_label")
def one_zero_too_many(labels, K):
    return np.roll(np.eye(K)[labels], 1, axis=1)


@slips("label_as_position")
def for_label_as_i(labels, K):
    Y = np.zeros((len(labels), K))
    for i in labels:
        Y[i, labels[i]] = 1
    return Y


@slips("label_as_position")
def label_twice(labels, K):
    Y = np.zeros((len(labels), K))
    Y[labels, labels] = 1
    return Y


@slips("label_as_position")
def label_twice_in_a_loop(labels, K):
    Y = np.zeros((len(labels), K))
    for label in labels:
        Y[label][label] = 1
    return Y


@slips("enumerate_forgotten")
def two_names_for_a_label(labels, K):
    Y = np.zeros((len(labels), K))
    for i, label in labels:
        Y[i, label] = 1
    return Y


@slips("labels_not_used")
def identity(labels, K):
    return np.eye(K)


@slips("labels_not_used")
def identity_of_the_right_shape(labels, K):
    return np.eye(len(labels), K)


@slips("labels_not_used")
def diagonal_filled(labels, K):
    Y = np.zeros((len(labels), K))
    np.fill_diagonal(Y, 1)
    return Y


@slips("labels_not_used")
def position_compared(labels, K):
    return [[1 if i == k else 0 for k in range(K)] for i in range(len(labels))]


@slips("labels_not_used")
def position_twice(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(len(labels)):
        Y[i, i] = 1
    return Y


@slips("whole_rows")
def one_index(labels, K):
    Y = np.zeros((len(labels), K))
    Y[labels] = 1
    return Y


@slips("whole_rows")
def one_index_in_a_square(labels, K):
    Y = np.zeros((K, K))
    Y[labels] = 1
    return Y


@slips("whole_rows")
def row_set_to_one(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(len(labels)):
        Y[i] = 1
    return Y


@slips("whole_rows")
def always_true(labels, K):
    return [[int(label in range(K)) for k in range(K)] for label in labels]


@slips("argmax_of_labels")
def argmax_first(labels, K):
    return np.eye(K)[np.argmax(labels)]


@slips("argmax_of_labels")
def argmax_in_each_row(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(len(labels)):
        Y[i, np.argmax(labels)] = 1
    return Y


@slips("argmax_of_labels")
def argmax_of_one_label(labels, K):
    Y = np.zeros((len(labels), K))
    for i, label in enumerate(labels):
        Y[i, np.argmax(label)] = 1
    return Y


@slips("argmax_of_labels")
def maximum_in_each_row(labels, K):
    return [[int(k == max(labels)) for k in range(K)] for _ in labels]


@slips("labels_again")
def there_and_back(labels, K):
    return np.argmax(np.eye(K)[labels], axis=1)


@slips("labels_again")
def list_of_labels(labels, K):
    return [int(label) for label in labels]


@slips("up_to_the_label")
def staircase(labels, K):
    return [[1 if k <= label else 0 for k in range(K)] for label in labels]


@slips("up_to_the_label")
def below_the_label(labels, K):
    return np.arange(K) < labels[:, None]


# Wrong sizes


@slips("one_class_more")
def K_plus_one(labels, K):
    Y = np.zeros((len(labels), K + 1))
    for i, label in enumerate(labels):
        Y[i, label] = 1
    return Y


@slips("one_class_more")
def classes_from_zero_to_K(labels, K):
    return [[int(label == k) for k in range(0, K + 1)] for label in labels]


@slips("one_class_less")
def first_class_left_out(labels, K):
    return [[int(label == k) for k in range(1, K)] for label in labels]


@slips("one_class_less")
def last_class_left_out(labels, K):
    return [[int(label == k) for k in range(K - 1)] for label in labels]


@slips("one_class_less")
def zeros_one_short(labels, K):
    Y = np.zeros((len(labels), K - 1))
    for i, label in enumerate(labels):
        Y[i, label] = 1
    return Y


@slips("K_from_the_data")
def largest_label_plus_one(labels, K):
    return np.eye(np.max(labels) + 1)[labels]


@slips("K_from_the_data")
def number_of_unlike_labels(labels, K):
    K = len(set(labels))
    Y = np.zeros((len(labels), K))
    Y[np.arange(len(labels)), labels] = 1
    return Y


@slips("K_from_the_data")
def numpys_unique(labels, K):
    classes = np.unique(labels)
    return [[int(label == k) for k in classes] for label in labels]


@slips("K_from_the_data")
def range_up_to_the_largest(labels, K):
    return [[1 if k == label else 0 for k in range(max(labels))] for label in labels]


@slips("K_from_the_data")
def list_up_to_the_largest(labels, K):
    rows = []
    for label in labels:
        row = [0] * (max(labels) + 1)
        row[label] = 1
        rows.append(row)
    return rows


@slips("N_for_K")
def identity_of_N(labels, K):
    return np.eye(len(labels))[labels]


@slips("N_for_K")
def square_of_N(labels, K):
    N = len(labels)
    Y = np.zeros((N, N))
    Y[range(N), labels] = 1
    return Y


@slips("N_for_K")
def columns_counted_by_labels(labels, K):
    return [[int(k == label) for k in range(len(labels))] for label in labels]


@slips("K_for_N")
def loop_over_classes_as_rows(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(K):
        Y[i, labels[i]] = 1
    return Y


@slips("K_for_N")
def square_of_K(labels, K):
    Y = np.zeros((K, K))
    for i, label in enumerate(labels):
        Y[i, label] = 1
    return Y


@slips("K_for_N")
def arange_of_K(labels, K):
    Y = np.zeros((len(labels), K))
    Y[np.arange(K), labels] = 1
    return Y


@slips("K_for_N")
def comprehension_over_K_rows(labels, K):
    return [[int(k == labels[i]) for k in range(K)] for i in range(K)]


@slips("K_for_N")
def position_and_class_mixed_up(labels, K):
    return [[1 if labels[k] == i else 0 for k in range(K)] for i in range(len(labels))]


@slips("fixed_size")
def three_classes(labels, K):
    return np.eye(3)[labels]


@slips("fixed_size")
def four_columns(labels, K):
    return [[int(label == k) for k in range(4)] for label in labels]


@slips("fixed_size")
def three_rows(labels, K):
    Y = np.zeros((3, K))
    for i, label in enumerate(labels):
        Y[i, label] = 1
    return Y


@slips("fixed_size")
def three_rounds(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(3):
        Y[i, labels[i]] = 1
    return Y


@slips("no_pairs")
def both_along_one_axis(labels, K):
    return (labels == np.arange(K)).astype(int)


@slips("all_labels_at_once")
def identity_of_labels(labels, K):
    return np.eye(labels)


@slips("all_labels_at_once")
def row_at_all_labels(labels, K):
    rows = []
    for _ in labels:
        row = [0] * K
        row[labels] = 1
        rows.append(row)
    return rows


@slips("all_labels_at_once")
def range_of_labels(labels, K):
    return [[1 if k == label else 0 for k in range(K)] for label in range(labels)]


# Wrong rows


@slips("label_for_one")
def label_written(labels, K):
    Y = np.zeros((len(labels), K))
    for i, label in enumerate(labels):
        Y[i, label] = label
    return Y


@slips("label_for_one")
def label_written_at_once(labels, K):
    Y = np.zeros((len(labels), K))
    Y[np.arange(len(labels)), labels] = labels
    return Y


@slips("label_for_one")
def class_or_zero(labels, K):
    return [[k if k == label else 0 for k in range(K)] for label in labels]


@slips("position_for_one")
def position_written(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(len(labels)):
        Y[i, labels[i]] = i
    return Y


@slips("inverted")
def not_equal(labels, K):
    return [[int(k != label) for k in range(K)] for label in labels]


@slips("inverted")
def ones_with_a_zero(labels, K):
    Y = np.ones((len(labels), K))
    Y[np.arange(len(labels)), labels] = 0
    return Y


@slips("nothing_stored")
def comparison_for_assignment(labels, K):
    Y = np.zeros((len(labels), K))
    for i, label in enumerate(labels):
        Y[i, label] == 1  # noqa: B015
    return Y


@slips("nothing_stored")
def label_compared_with_K(labels, K):
    return [[int(label == K) for k in range(K)] for label in labels]


@slips("nothing_stored")
def label_turned_into_text(labels, K):
    return [[int(str(label) == k) for k in range(K)] for label in labels]


@slips("return_inside_loop")
def return_after_the_first_row(labels, K):
    Y = np.zeros((len(labels), K))
    for i, label in enumerate(labels):
        Y[i, label] = 1
        return Y


@slips("return_inside_loop")
def return_of_the_first_row(labels, K):
    for label in labels:
        row = np.zeros(K)
        row[label] = 1
        return row


@slips("return_inside_loop")
def return_of_rows_too_early(labels, K):
    rows = []
    for label in labels:
        row = [0] * K
        row[label] = 1
        rows.append(row)
        return rows


@slips("return_inside_loop")
def return_in_the_inner_loop(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(len(labels)):
        for k in range(K):
            if labels[i] == k:
                Y[i, k] = 1
            return Y


@slips("overwritten")
def zeros_made_in_the_loop(labels, K):
    for i, label in enumerate(labels):
        Y = np.zeros((len(labels), K))
        Y[i, label] = 1
    return Y


@slips("overwritten")
def last_row_only(labels, K):
    for label in labels:
        row = [0] * K
        row[label] = 1
    return row


@slips("overwritten")
def rows_made_in_the_loop(labels, K):
    for label in labels:
        rows = []
        row = [0] * K
        row[label] = 1
        rows.append(row)
    return rows


@slips("one_row_for_all")
def one_row_of_zeros(labels, K):
    Y = np.zeros(K)
    Y[labels] = 1
    return Y


@slips("one_row_for_all")
def one_row_of_zeros_in_a_loop(labels, K):
    row = [0] * K
    for label in labels:
        row[label] = 1
    return [row]


@slips("counted")
def sum_of_rows(labels, K):
    return np.eye(K)[labels].sum(axis=0)


@slips("counted")
def counted_in_a_loop(labels, K):
    Y = [0] * K
    for label in labels:
        Y[label] += 1
    return Y


@slips("row_not_emptied")
def row_made_before_the_loop(labels, K):
    rows, row = [], np.zeros(K)
    for label in labels:
        row[label] = 1
        rows.append(row.copy())
    return rows


@slips("row_not_emptied")
def list_made_before_the_loop(labels, K):
    rows, row = [], []
    for label in labels:
        for k in range(K):
            row.append(int(k == label))
        rows.append(row)
    return rows


@slips("rows_run_together")
def plus_for_append(labels, K):
    rows = []
    for label in labels:
        row = [0] * K
        row[label] = 1
        rows += row
    return rows


@slips("rows_run_together")
def one_comprehension(labels, K):
    return [int(k == label) for label in labels for k in range(K)]


@slips("rows_run_together")
def numpys_append(labels, K):
    rows = np.array([])
    for label in labels:
        rows = np.append(rows, np.eye(K)[label])
    return rows


@slips("row_added_too_often")
def appended_in_the_inner_loop(labels, K):
    rows = []
    for label in labels:
        row = []
        for k in range(K):
            row.append(1 if k == label else 0)
            rows.append(row)
    return rows


@slips("sorted")
def class_by_class(labels, K):
    rows = []
    for k in range(K):
        for label in labels:
            if label == k:
                rows.append([int(j == k) for j in range(K)])
    return rows


@slips("each_label_once")
def set_of_labels(labels, K):
    return [[int(k == label) for k in range(K)] for label in sorted(set(labels))]


@slips("reversed")
def inserted_in_front(labels, K):
    rows = []
    for label in labels:
        rows.insert(0, [int(k == label) for k in range(K)])
    return rows


@slips("extra_brackets")
def labels_in_brackets(labels, K):
    return np.eye(K)[[labels]]


@slips("extra_brackets")
def column_of_labels(labels, K):
    return np.eye(K)[labels.reshape(-1, 1)]


@slips("extra_brackets")
def ones_in_brackets(labels, K):
    return [[[int(k == label)] for k in range(K)] for label in labels]


# Two causes of the same table: no output can tell them apart.


def row_repeated(labels, K):
    Y = [[0] * K] * len(labels)
    for i, label in enumerate(labels):
        Y[i][label] = 1
    return Y


def row_appended_again_and_again(labels, K):
    rows, row = [], [0] * K
    for label in labels:
        row[label] = 1
        rows.append(row)
    return rows


def colon_for_the_row(labels, K):
    Y = np.zeros((len(labels), K))
    Y[:, labels] = 1
    return Y


def column_in_each_round(labels, K):
    Y = np.zeros((len(labels), K))
    for label in labels:
        Y[:, label] = 1
    return Y


def label_among_labels(labels, K):
    return [[int(k in labels) for k in range(K)] for _ in labels]


ALL_LABELS_IN_EACH_ROW = [
    row_repeated,
    row_appended_again_and_again,
    colon_for_the_row,
    column_in_each_round,
    label_among_labels,
]


# Ended too early, left out, and not filled


@slips("return_inside_loop")
def return_in_else(labels, K):
    Y = np.zeros((len(labels), K))
    for i, label in enumerate(labels):
        for k in range(K):
            if k == label:
                Y[i, k] = 1
            else:
                return Y
    return Y


@slips("return_inside_loop")
def row_returned_in_else(labels, K):
    rows = []
    for label in labels:
        row = []
        for k in range(K):
            if k == label:
                row.append(1)
            else:
                return row
        rows.append(row)
    return rows


@slips("row_left_out")
def range_from_one(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(1, len(labels)):
        Y[i, labels[i]] = 1
    return Y


@slips("row_left_out")
def range_one_short(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(len(labels) - 1):
        Y[i, labels[i]] = 1
    return Y


@slips("row_left_out")
def rows_from_one(labels, K):
    return [[int(k == labels[i]) for k in range(K)] for i in range(1, len(labels))]


@slips("past_the_end")
def range_from_one_to_N(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(1, len(labels) + 1):
        Y[i - 1, labels[i]] = 1
    return Y


@slips("past_the_end")
def range_to_N_plus_one(labels, K):
    Y = np.zeros((len(labels), K))
    for i in range(len(labels) + 1):
        Y[i][labels[i]] = 1
    return Y


@slips("one_class_more")
def insert_into_a_full_row(labels, K):
    rows = []
    for label in labels:
        row = [0] * K
        row.insert(label, 1)
        rows.append(row)
    return rows


def left_over(labels, K):
    """As from np.empty, where the memory was in use before."""
    Y = np.full((len(labels), K), 6.4e18)
    Y[np.arange(len(labels)), labels] = 1
    return Y


@slips("nothing_kept")
def plus_without_equals(labels, K):
    result = []
    for label in labels:
        row = [0] * K
        row[label] = 1
        result + [row]  # noqa: RUF005
    return result


@slips("nothing_kept")
def plus_without_equals_as_an_array(labels, K):
    result = []
    for label in labels:
        result + [np.eye(K)[label]]  # noqa: RUF005
    return np.array(result)


@slips("fixed_size")
def three_rows_as_in_the_text(labels, K):
    Y = np.zeros((len(labels), K))
    Y[np.arange(3), labels] = 1
    return Y


@slips("fixed_size")
def three_rows_by_hand(labels, K):
    Y = np.zeros((len(labels), K))
    Y[[0, 1, 2], labels] = 1
    return Y


@slips("nothing_stored")
def zeros_only(labels, K):
    return np.zeros((len(labels), K))


@slips("first_row_only")
def position_never_moved(labels, K):
    Y = np.zeros((len(labels), K))
    i = 0
    for label in labels:
        Y[i, label] = 1
    return Y


@slips("first_row_only")
def position_never_moved_in_lists(labels, K):
    Y = [[0] * K for _ in labels]
    i = 0
    for label in labels:
        Y[i][label] = 1
    return Y


@slips("row_left_out")
def all_labels_but_the_last(labels, K):
    return [[int(k == label) for k in range(K)] for label in labels[:-1]]


# What the zoo is for


def test_a_return_in_else_is_not_said_to_leave_a_row():
    message = judged(one_hot, return_in_else).message
    assert "the function ends before its loops do, so ones are missing" in message
    assert "first row" not in message


def test_the_row_that_is_left_out_is_named():
    for answer in range_from_one, rows_from_one:
        assert "the first row is left out" in judged(one_hot, answer).message
    for answer in range_one_short, all_labels_but_the_last:
        assert "the last row is left out" in judged(one_hot, answer).message


def test_an_insert_and_a_table_of_rows_that_are_one_are_told_where_to_look():
    assert "or insert makes the row longer" in judged(one_hot, insert_into_a_full_row).message
    for answer in ALL_LABELS_IN_EACH_ROW:
        assert "if you change one row, do the others change?" in judged(one_hot, answer).message


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_tables_pass(exercise, answer, form):
    verdict = judged(one_hot, lambda labels, K: FORMS[form](answer(labels, K)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_tables_of_a_plain_list_pass(exercise, answer):
    assert "beyond this" not in judged(one_hot, answer).message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(one_hot, answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message
    lines = verdict.message.replace(" ", "").splitlines()
    said = "\n".join(line for line in lines if not line.startswith("inyourline"))
    for never in ("eye(", "arange", "[i,label", "enumerate", "None]"):
        assert never not in said


@pytest.mark.parametrize("answer", ALL_LABELS_IN_EACH_ROW)
def test_all_labels_in_each_row_are_asked_about(answer):
    verdict = judged(one_hot, answer)
    assert verdict.candidates == ("whole_columns", "same_row_everywhere"), verdict.message


def printed_only(labels, K):
    print(np.eye(K)[labels])


def labels_moved_in_place(labels, K):
    labels -= 1
    return np.eye(K)[labels + 1]


def shape_without_brackets(labels, K):
    Y = np.zeros(len(labels), K)
    Y[np.arange(len(labels)), labels] = 1
    return Y


def for_K(labels, K):
    return [[int(k == label) for k in K] for label in labels]


def asked_with_if(labels, K):
    return [1 if labels == k else 0 for k in range(K)]


def lists_with_a_pair(labels, K):
    Y = [[0] * K for _ in labels]
    for i, label in enumerate(labels):
        Y[i, label] = 1
    return Y


def with_minus_one(labels, K):
    return [[1 if k == label else -1 for k in range(K)] for label in labels]


def two_ones(labels, K):
    Y = np.eye(K)[labels]
    Y[:, 0] = 1
    return Y


def lazily(labels, K):
    return ([int(k == label) for k in range(K)] for label in labels)


def as_text(labels, K):
    return [["1" if k == label else "0" for k in range(K)] for label in labels]


def size_unknown(labels, K):
    return np.eye(num_classes)[labels]  # noqa: F821


def one_argument(labels):
    return np.eye(3)[labels]


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (labels_moved_in_place, "changed_argument", "changed the list or array"),
        (shape_without_brackets, "raised", "how many pairs of ( ) are there?"),
        (for_K, "raised", "which of your lines gives them a single number?"),
        (asked_with_if, "raised", "ValueError"),
        (lists_with_a_pair, "raised", "a list of lists takes [i][j]"),
        (with_minus_one, None, "neither 0 nor 1"),
        (two_ones, None, "each row should have a single 1"),
        (left_over, None, "np.empty leaves a table unfilled"),
        (lazily, "wrong_type", "square brackets around the comprehension"),
        (as_text, "wrong_type", "a list of text"),
        (size_unknown, "raised", "spelled in the same way"),
        (one_argument, "raised", "how many things stand in brackets"),
    ],
)
def test_other_wrong_tables_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(one_hot, answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert verdict.candidates == ()
    assert said in verdict.message


def stub(labels, K):
    return ...


def half_a_stub(labels, K):
    Y = np.zeros((len(labels), K))
    Y[np.arange(len(labels)), ...] = 1
    return ...


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, lambda labels, K: None, [[0, 1]]])
def test_an_unwritten_table_is_not_attempted(answer):
    assert judged(one_hot, answer).status == "not attempted"


def for_arrays_only(labels, K):
    return labels[:, None] == np.arange(K)


@pytest.mark.parametrize(
    ("remark", "shown", "spared"),
    [
        ("a plain list of labels fails here", for_arrays_only, comparison),
        ("holds True and False", comparison, comparison_as_float),
        ("holds True and False", stacked_columns, nested_comprehension),
    ],
)
def test_remarks_are_made_where_they_belong(remark, shown, spared):
    assert judged(one_hot, shown).status == "passed"
    assert remark in judged(one_hot, shown).message
    assert remark not in judged(one_hot, spared).message


def known_mistakes():
    found = {mistake.slug: mistake for mistake in one_hot.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert helps(mistake)
    met = {slug for _, slug, _ in zoo.answers} | {"whole_columns", "same_row_everywhere"}
    assert slug in met


def is_right(answer, probe):
    try:
        return np.array_equal(answer(*probe.args), solution(*probe.args))
    except Exception:
        return False


@pytest.mark.parametrize("mistake", one_hot.mistakes, ids=lambda m: m.slug)
def test_no_known_mistake_is_right(mistake):
    assert not all(is_right(mistake.wrong, probe) for probe in one_hot.probes)
