"""What goes wrong in one_hot with sizes: how many rows and columns the table has."""

import numpy as np

from softmaxlib.check.cross_entropy.one_hot_tables import (
    at_own_place,
    compared,
    in_loops,
    in_loops_to,
    right_table,
)
from softmaxlib.check.parts import named


def _columns(count):
    """The forms of a table with count(labels, K) columns; a label may have none."""
    return (
        lambda labels, K: right_table(labels, count(labels, K)),
        compared(lambda labels, K: np.arange(count(labels, K))),
        *_in_table(lambda labels, K: (len(labels), count(labels, K))),
    )


def _in_table(shape):
    """A table of zeros of shape(labels, K), filled at the right places."""

    def filled(form):
        def wrong(labels, K):
            # The loop itself knows N and K only.
            size = shape(labels, K)
            return in_loops(at_own_place, lambda rows, columns: size)[form](labels, K)

        return wrong

    return map(filled, range(3))


def size_mistakes():
    return (
        *named(
            "one_class_more",
            "there is a column too many: labels go from 0 to K - 1; or insert makes the row longer",
            "count the numbers from 0 to K - 1. How many columns is that? How long is your row?",
            lambda labels, K: right_table(labels, K + 1),
            lambda labels, K: right_table(labels + 1, K + 1),
        ),
        *named(
            "one_class_less",
            "one class has no column of its own: the first or the last",
            "which labels can there be for K = 4? Which numbers does your range give?",
            *_columns(lambda labels, K: K - 1),
            lambda labels, K: right_table(labels, K)[:, 1:],
        ),
        *named(
            "K_from_the_data",
            "you count the classes among the labels, and a class may be absent there",
            "which argument says how many classes there are? Where do your lines use it?",
            *_columns(lambda labels, K: labels.max() + 1),
            *_columns(lambda labels, K: labels.max()),
            *_columns(lambda labels, K: len(set(labels))),
            compared(lambda labels, K: np.unique(labels)),
        ),
        *named(
            "N_for_K",
            "there are as many columns as labels; there should be one for each class",
            "compare the number of labels and K in this call. Which one counts the classes?",
            *_columns(lambda labels, K: len(labels)),
        ),
        *named(
            "K_for_N",
            "the rows, or the rounds of your loop, are as many as K; there are N labels",
            "compare the number of labels and K in this call. Which one counts the rows?",
            *_in_table(lambda labels, K: (K, K)),
            *in_loops_to(lambda labels, K: K),
            *in_loops_to(lambda labels, K: K, lambda N, K: (K, K)),
            lambda labels, K: [right_table(labels[i], K) for i in range(K)],
            lambda labels, K: _at_positions(np.arange(K), labels, K),
            lambda labels, K: [[labels[k] == i for k in range(K)] for i in range(len(labels))],
        ),
        *named(
            "past_the_end",
            "your loop goes past the last label: N positions go from 0 to N - 1",
            "print the position in each round. Which is the first, and which is the last?",
            *in_loops_to(lambda labels, K: len(labels) + 1),
        ),
        *named(
            "fixed_size",
            "a number of rows or columns is fixed in your lines, whatever the labels and K",
            "try it with five labels and three classes. Which of your numbers should change?",
            *(
                wrong
                for fixed in (3, 4, 5, 10)
                for wrong in (
                    *_columns(lambda labels, K, fixed=fixed: fixed),
                    *_in_table(lambda labels, K, fixed=fixed: (fixed, K)),
                )
            ),
            # A loop of 10 rounds is past the end of all labels here.
            *(
                wrong
                for fixed in (3, 4, 5)
                for wrong in in_loops_to(lambda labels, K, fixed=fixed: fixed)
            ),
            lambda labels, K: [right_table(labels[i], K) for i in range(3)],
        ),
        *named(
            "fixed_size",
            "a fixed number of rows is named, as copied from an example",
            "how many labels are there in this call? What counts them?",
            *(
                lambda labels, K, fixed=fixed: _at_positions(np.arange(fixed), labels, K)
                for fixed in (2, 3, 4, 5)
            ),
        ),
        *named(
            "no_pairs",
            "labels and classes lie along the same axis, so not every label meets every class",
            "what shapes stand on the two sides of ==? Which of them should be a column?",
            lambda labels, K: labels == np.arange(K),
            lambda labels, K: np.arange(K) == labels,
        ),
        *named(
            "all_labels_at_once",
            "all labels at once stand where a single whole number is asked for",
            "which line gets the whole array? Which single number does it need there?",
            lambda labels, K: np.eye(labels),
            lambda labels, K: range(labels),
            lambda labels, K: [0][labels],
        ),
    )


def _at_positions(positions, labels, K):
    table = np.zeros((len(labels), K))
    table[positions, labels] = 1
    return table
