"""What goes wrong in one_hot with places: which row and which column get the 1.

Each wrong function takes the labels, an array of N integers, and the number of classes K.
"""

import numpy as np

from softmaxlib.check.cross_entropy.one_hot_tables import (
    N_by_K,
    at_own_place,
    compared,
    in_loops,
    right_table,
)
from softmaxlib.check.parts import named


def _whole_rows(size):
    def wrong(labels, K):
        table = np.zeros(size(len(labels), K))
        table[labels] = 1
        return table

    return wrong


def _as_if_permuted(labels, K):
    """A loop over the labels, each of which picks another label: zip(labels, labels[labels])."""
    table = np.zeros((len(labels), K))
    table[labels, labels[labels]] = 1
    return table


def place_mistakes():
    return (
        *named(
            "transposed",
            "rows and columns are swapped: a row for each class, a column for each example",
            "how many rows and columns has yours? Which of them should count the labels?",
            lambda labels, K: right_table(labels, K).T,
        ),
        *named(
            "size_swapped",
            "the table is made with K rows and N columns, then filled as if it had N rows",
            "print the shape of your table of zeros. Which of N and K comes first?",
            *in_loops(at_own_place, lambda N, K: (K, N)),
        ),
        *named(
            "indices_swapped",
            "in yours, the label picks the row, and the position picks the column",
            "which two numbers name a place in your table? Which of them is the row?",
            *in_loops(lambda i, label: (label, i)),
        ),
        *named(
            "beside_the_label",
            "the 1 stands beside its place, or is missing: labels go from 0 to K - 1 here",
            "in which column should the 1 for label 0 stand? Where is it in yours?",
            *in_loops(lambda i, label: (i, label - 1)),
            *in_loops(lambda i, label: (i, label + 1)),
            lambda labels, K: right_table((labels + 1) % K, K),
            compared(lambda labels, K: np.arange(1, K + 1)),
            compared(lambda labels, K: np.arange(K) - 1),
        ),
        *named(
            "label_as_position",
            "your loop takes a label, and uses it as if it were the number of a row",
            "does the name after for stand for a label or a position? What gives both?",
            _as_if_permuted,
            *in_loops(lambda i, label: (label, label)),
        ),
        *named(
            "enumerate_forgotten",
            "two names stand before in, and for takes a single label in each round",
            "print what for takes from labels. What gives its position as well?",
            lambda labels, K: [label for i, label in labels],
        ),
        *named(
            "labels_not_used",
            "row i has its 1 in column i, whatever its label: this is the identity",
            "change a label and call it again. Does your table change?",
            lambda labels, K: np.eye(K),
            lambda labels, K: np.eye(len(labels), K),
            lambda labels, K: np.eye(len(labels)),
            *in_loops(lambda i, label: (i, i)),
        ),
        *named(
            "whole_rows",
            "whole rows become 1: by a single index, or a comparison that is always true",
            "a place in a table has a row and a column. Which two numbers name it?",
            *map(_whole_rows, (N_by_K, lambda N, K: (K, K), lambda N, K: (K, N))),
            lambda labels, K: np.ones((len(labels), K)),
        ),
        *named(
            "whole_columns",
            "all labels at once, or a colon, name the columns: every row gets a 1 in each",
            "what names the row in your line? And if you change one row, do the others change?",
            lambda labels, K: np.tile(np.isin(np.arange(K), labels), (len(labels), 1)),
            lambda labels, K: np.tile(np.isin(np.arange(K), labels), (K, 1)),
        ),
        *named(
            "argmax_of_labels",
            "you ask for the largest label, or where it stands; each row has its own label",
            "print what your max or argmax gives here. Which row of the table is it about?",
            lambda labels, K: right_table(np.argmax(labels), K),
            lambda labels, K: right_table(labels.max(), K),
            lambda labels, K: right_table(np.full(len(labels), np.argmax(labels)), K),
            lambda labels, K: right_table(np.full(len(labels), labels.max()), K),
            *in_loops(lambda i, label: (i, np.argmax(label))),
        ),
        *named(
            "labels_again",
            "these are the labels again, as from an argmax: one number for each example",
            "which way round should it go: from a table to labels, or from labels to a table?",
            lambda labels, K: labels,
        ),
        *named(
            "up_to_the_label",
            "in yours, ones stand on one whole side of the label, as from < or >=",
            "which comparison is true for a single class only?",
            *(
                lambda labels, K, side=side: side(labels[:, None], np.arange(K))
                for side in (np.less, np.less_equal, np.greater, np.greater_equal)
            ),
        ),
    )
