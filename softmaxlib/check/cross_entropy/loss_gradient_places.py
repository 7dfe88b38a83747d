"""How cross_entropy_gradient goes wrong: labels that point elsewhere."""

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import one_hot
from softmaxlib.check.cross_entropy.loss_gradient_formulas import of_mean_or_sum
from softmaxlib.check.parts import named
from softmaxlib.functions import softmax


def _one_off(place):
    """Shares with 1 taken off at `place(z, y)`, an index, in the place of the true class."""

    def slope(z, y):
        p = softmax(z)
        p[place(z, y)] -= 1
        return p

    return of_mean_or_sum(slope)


def _against(targets):
    """Shares minus other targets than the one-hot table."""
    return of_mean_or_sum(lambda z, y: softmax(z) - targets(z, y))


def _rows(y):
    return np.arange(len(y))


def place_mistakes():
    return (
        *named(
            "labels_as_columns",
            "the 1 is taken off in every row for each label, not in each row for its own",
            "print a row of your answer. At how many classes was something taken off?",
            *_one_off(lambda z, y: (slice(None), y)),
            # In a loop, a label that comes twice counts twice.
            *_against(lambda z, y: one_hot(z, y).sum(axis=0)),
        ),
        *named(
            "rows_picked",
            "a label in the first pair of brackets picks a whole row",
            "rows are examples, columns are classes. Which of the two does a label number?",
            *_one_off(lambda z, y: y),
            *_one_off(lambda z, y: (y, y)),
        ),
        *named(
            "indices_swapped",
            "row and column have changed places in the square brackets",
            "rows are examples, columns are classes. Which of the two does a label number?",
            *_one_off(lambda z, y: (y, _rows(y))),
        ),
        *named(
            "counts_the_classes",
            "you go through as many rows as there are classes",
            "print both numbers in the shape. Which one counts the examples?",
            *_one_off(lambda z, y: (np.arange(z.shape[1]), y)),
        ),
        *named(
            "fixed_size",
            "a fixed number of rows is named, as copied from an example",
            "how many rows are there in this call? What counts them?",
            *(
                wrong
                for fixed in (2, 3, 4, 5)
                for wrong in _one_off(lambda z, y, fixed=fixed: (np.arange(fixed), y))
            ),
        ),
        *named(
            "all_labels_at_once",
            "all labels at once stand where a single whole number is asked for",
            "which line gets the whole array? Which single number does it need there?",
            *_one_off(lambda z, y: (np.arange(y), y)),
            *_one_off(lambda z, y: (range(y), y)),
        ),
        *named(
            "first_row_only",
            "all labels are used in row 0, and the other rows keep their shares",
            "print row 1 before that line and after it. Which label is its own?",
            *_one_off(lambda z, y: (0, y)),
        ),
        *named(
            "first_label_for_all",
            "one class is taken for the true one in every row",
            "where does the label of the second row come in?",
            *_one_off(lambda z, y: (slice(None), y[0])),
            *_one_off(lambda z, y: (slice(None), y[-1])),
            *_one_off(lambda z, y: (slice(None), 0)),
        ),
        *named(
            "diagonal",
            "in yours, the 1 is taken off on the diagonal, row 0 in class 0 and so on",
            "which class does the label of row 0 name? Where did you take something off?",
            *_against(lambda z, y: np.eye(*z.shape)),
        ),
        *named(
            "labels_from_one",
            "the labels are shifted by one, as if the first class had number 1",
            "Python counts from 0. Which class is label 0? And which entry is [-1]?",
            *_one_off(lambda z, y: (_rows(y), y - 1)),
            *_one_off(lambda z, y: (_rows(y), y + 1)),
            *_one_off(lambda z, y: (_rows(y), (y + 1) % z.shape[1])),
            *_against(lambda z, y: np.arange(1, z.shape[1] + 1) == y[:, None]),
        ),
        *named(
            "prediction_for_label",
            "the largest logit is taken for the true one: the labels are not used",
            "the model is sure of a wrong class. In which direction does your slope push?",
            *_against(lambda z, y: one_hot(z, z.argmax(axis=1))),
            *_against(lambda z, y: z == z.max(axis=1, keepdims=True)),
        ),
        *named(
            "labels_as_numbers",
            "the labels are subtracted as numbers; they are positions, 0 to K - 1",
            "what does label 2 say about the classes of its row? Print it as a row of 0 and 1",
            *_against(lambda z, y: y),
            *_against(lambda z, y: y[:, None]),
            *_against(lambda z, y: one_hot(z, y) * y[:, None]),
        ),
        *named(
            "classes_counted_from_labels",
            "the one-hot table takes its size from the labels, or from the number of rows",
            "print set(labels) and the number of columns. Which of them knows all classes?",
            *_against(lambda z, y: np.eye(y.max() + 1)[y]),
            *_against(lambda z, y: np.eye(len(set(y.tolist())))[y]),
            *_against(lambda z, y: np.eye(len(y))[y]),
        ),
        *named(
            "one_hot_transposed",
            "the one-hot table is turned round: its rows are classes",
            "print both shapes. Which table has one row for each example?",
            *_against(lambda z, y: one_hot(z, y).T),
            *_against(lambda z, y: np.eye(len(y), z.shape[1])[:, y]),
        ),
    )
