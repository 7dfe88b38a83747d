"""How cross_entropy_from_logits goes wrong where one logit of each row is picked."""

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import one_hot, picked
from softmaxlib.check.parts import named
from softmaxlib.functions import log_softmax, logsumexp, softmax


def _in_own_row(pick):
    """The mean loss, or the sum, where `pick(table, labels)` takes a wrong entry of each row."""
    return (
        lambda z, y: -pick(log_softmax(z), y).mean(),
        lambda z, y: -pick(log_softmax(z), y).sum(),
    )


def _anywhere(pick):
    """The same where it takes entries of other rows: what they are taken from matters, too."""
    return (
        *_in_own_row(pick),
        lambda z, y: -pick(log_softmax(z), y).sum() / len(y),
        lambda z, y: (logsumexp(z) - pick(z, y)).mean(),
        lambda z, y: (logsumexp(z) - pick(z, y)).sum() / len(y),
        lambda z, y: (logsumexp(z, keepdims=True) - pick(z, y)).mean(),
    )


def picking_mistakes():
    """The wrong entries."""
    return (
        *named(
            "every_pair",
            "each row meets the labels of all rows, and not its own label alone",
            "print the shape of what you picked. How many numbers should 4 rows give?",
            *_anywhere(lambda table, y: table[:, y]),
            lambda z, y: -np.sum(one_hot(z, y) @ log_softmax(z).T, axis=-1).mean(),
        ),
        *named(
            "rows_picked",
            "a label in the first pair of brackets picks a whole row",
            "rows are examples, columns are classes. Which of the two does a label number?",
            *_anywhere(lambda table, y: table[y]),
            lambda z, y: logsumexp(z) - z[y],
            lambda z, y: -log_softmax(z)[y],
            lambda z, y: -log_softmax(z)[y, y].mean(),
        ),
        *named(
            "indices_swapped",
            "row and column have changed places in the square brackets",
            "rows are examples, columns are classes. Which of the two does a label number?",
            lambda z, y: -log_softmax(z)[y, np.arange(len(y))].mean(),
            lambda z, y: (logsumexp(z) - z[y, np.arange(len(y))]).mean(),
        ),
        *named(
            "counts_the_classes",
            "you go through as many rows as there are classes",
            "print both numbers in the shape. Which one counts the examples?",
            lambda z, y: z[np.arange(z.shape[1]), y],
            lambda z, y: sum(z[n, y[n]] for n in range(z.shape[1])),
        ),
        *named(
            "fixed_size",
            "a fixed number of rows is named, as copied from an example",
            "how many rows are there in this call? What counts them?",
            *(
                wrong
                for fixed in (2, 3, 4, 5)
                for wrong in (
                    lambda z, y, fixed=fixed: -log_softmax(z)[np.arange(fixed), y].mean(),
                    lambda z, y, fixed=fixed: (
                        -sum(log_softmax(z)[n][y[n]] for n in range(fixed)) / len(y)
                    ),
                    lambda z, y, fixed=fixed: (
                        -sum(log_softmax(z)[n][y[n]] for n in range(fixed)) / fixed
                    ),
                )
            ),
        ),
        *named(
            "one_row_for_all",
            "all labels are looked up in one row, as by [0] or np.take without an axis",
            "what do your lines pick from the second row? Which label belongs to it?",
            *_anywhere(lambda table, y: table[0, y]),
            *_anywhere(lambda table, y: table[-1, y]),
            lambda z, y: -log_softmax(z)[0, y],
            lambda z, y: logsumexp(z) - z[0, y],
        ),
        *named(
            "all_labels_at_once",
            "all labels at once stand where a single whole number is asked for",
            "which line gets the whole array? Which single number does it need there?",
            lambda z, y: -log_softmax(z)[np.arange(y), y].mean(),
            lambda z, y: -log_softmax(z)[range(y), y].mean(),
        ),
        *named(
            "diagonal",
            "you pick the diagonal, row 0 in class 0 and so on, and the labels are not used",
            "which class does the label of row 0 name? Which one did you pick?",
            *_in_own_row(lambda table, y: np.diag(table)),
            *_in_own_row(lambda table, y: picked(table, np.arange(len(y)))),
        ),
        *named(
            "first_column",
            "the same class is picked in every row",
            "print what you picked. Where does the label of the second row come in?",
            *_in_own_row(lambda table, y: table[:, 0]),
            *_in_own_row(lambda table, y: table[:, -1]),
            *_in_own_row(lambda table, y: table[:, y[0]]),
        ),
        *named(
            "labels_from_one",
            "the labels are shifted by one, as if the first class had number 1",
            "Python counts from 0. Which class is label 0? And which entry is [-1]?",
            *_in_own_row(lambda table, y: picked(table, y - 1)),
            *_in_own_row(lambda table, y: picked(table, y + 1)),
            *_in_own_row(lambda table, y: picked(table, (y + 1) % table.shape[1])),
        ),
        *named(
            "prediction_for_label",
            "the largest logit is taken for the true one: the labels are not used",
            "the model is sure of a wrong class. What does your loss say about that?",
            *_in_own_row(lambda table, y: table.max(axis=-1)),
        ),
        *named(
            "smallest_for_label",
            "the smallest logit is taken for the true one: the labels are not used",
            "change a label. Does your loss change?",
            *_in_own_row(lambda table, y: table.min(axis=-1)),
        ),
        *named(
            "classes_counted_from_labels",
            "K is taken from the labels, and a class that is absent there is forgotten",
            "print set(labels) and the number of columns. Which of them knows all classes?",
            lambda z, y: -(np.eye(y.max() + 1)[y] * log_softmax(z)).sum(axis=1).mean(),
            lambda z, y: -(np.eye(y.max() + 1)[y] * log_softmax(z)).sum() / len(y),
            lambda z, y: -(np.eye(len(set(y.tolist())))[y] * log_softmax(z)).sum(axis=1).mean(),
            lambda z, y: -(np.eye(len(y))[y] * log_softmax(z)).sum(axis=1).mean(),
            lambda z, y: -(np.eye(len(y))[y] * log_softmax(z)).sum() / len(y),
        ),
        *named(
            "picked_too_early",
            "the true logits are picked first, and softmax then works on them alone",
            "a share is a part of a total. Which logits must be in the total of one row?",
            lambda z, y: -log_softmax(picked(z, y)).mean(),
            lambda z, y: -np.log(softmax(picked(z, y))).mean(),
            lambda z, y: -log_softmax(picked(z, y)),
            lambda z, y: -log_softmax(picked(z, y)).sum(),
        ),
        *named(
            "one_hot_transposed",
            "the one-hot table is turned round: its rows are classes",
            "print both shapes. Which table has one row for each example?",
            lambda z, y: -(np.eye(z.shape[1])[:, y] * log_softmax(z)).sum() / len(y),
            lambda z, y: -(np.eye(z.shape[1])[:, y] * log_softmax(z)).sum(axis=1).mean(),
            lambda z, y: -(np.eye(z.shape[1])[:, y] * log_softmax(z)).sum(axis=0).mean(),
        ),
    )
