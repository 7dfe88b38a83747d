"""The one-hot table, and the ways in which beginners fill one: by loops and by comparing."""

import numpy as np


def right_table(labels, K):
    """The one-hot table, N × K: the reference of the exercise."""
    return np.eye(K)[labels]


def N_by_K(N, K):
    return N, K


def at_own_place(i, label):
    """Row and column of the 1."""
    return i, label


def in_loops(place, size=N_by_K):
    """The forms of a loop that writes a 1 at place(i, label) into a table of size(N, K).

    They differ only in what Python says where the place lies outside of the table.
    """

    def loop(make, write):
        def filled(labels, K):
            table = make(*size(len(labels), K))
            for i, label in enumerate(labels):
                write(table, *place(i, label))
            return table

        return filled

    return loop(_zeros, _at_once), loop(_zeros, _row_first), loop(_lists, _row_first)


def in_loops_to(count, size=N_by_K):
    """The forms of a loop over count(labels, K) positions, where there are N of them."""

    def loop(make, write):
        def filled(labels, K):
            table = make(*size(len(labels), K))
            for i in range(count(labels, K)):
                write(table, i, labels[i])
            return table

        return filled

    return loop(_zeros, _at_once), loop(_zeros, _row_first), loop(_lists, _row_first)


def compared(classes):
    """Each label compared with each number of classes(labels, K)."""
    return lambda labels, K: labels[:, None] == np.asarray(classes(labels, K))


def _zeros(rows, columns):
    return np.zeros((rows, columns))


def _lists(rows, columns):
    return [[0] * columns for _ in range(rows)]


def _at_once(table, row, column):
    table[row, column] = 1


def _row_first(table, row, column):
    table[row][column] = 1
