"""How cross_entropy_from_logits goes wrong where one logit a row is picked, and in the mean."""

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import each_loss, one_hot, picked
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
            "positions_in_the_whole_table",
            "np.take without an axis counts through the whole table, so all labels fall in row 0",
            "what do your lines pick from the second row? Which axis do the labels number?",
            *_anywhere(lambda table, y: table.take(y)),
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


def mean_mistakes():
    """The right losses, and a wrong mean."""
    return (
        *named(
            "sum_for_mean",
            "this is the sum over all examples, N times their mean",
            "double the batch by giving each row twice. Should the loss double?",
            lambda z, y: each_loss(z, y).sum(),
            lambda z, y: -np.log(picked(softmax(z), y)).sum(),
            lambda z, y: -np.log(picked(softmax(z), y).prod()),
        ),
        *named(
            "divided_by_entries",
            "you average over all entries of the table, or divide by the number of classes",
            "how many losses do 4 rows of 3 classes have: 4, 3, or 12?",
            lambda z, y: each_loss(z, y).sum() / z.size,
            lambda z, y: each_loss(z, y).sum() / z.shape[1],
        ),
        *named(
            "divided_twice",
            "you divide by the number of examples twice: a mean has done so already",
            "which of your lines divide by N? Is one of them a mean?",
            lambda z, y: each_loss(z, y).mean() / len(y),
        ),
        *named(
            "loss_of_each_example",
            "this is the loss of each example; they are not one number yet",
            "two examples give two losses. What makes one number of them?",
            each_loss,
            lambda z, y: each_loss(z, y) / len(y),
        ),
        *named(
            "table_of_losses",
            "a whole table came back, with a number for every class",
            "which entry of each row belongs to the true class? What happens to the rows then?",
            lambda z, y: -log_softmax(z),
            lambda z, y: log_softmax(z),
            lambda z, y: -one_hot(z, y) * log_softmax(z),
            lambda z, y: logsumexp(z, keepdims=True) - z,
            lambda z, y: -log_softmax(z)[:, y],
            lambda z, y: softmax(z),
        ),
        *named(
            "losses_of_each_class",
            "the examples are added up for each class, which leaves a number for every class",
            "which direction disappears in sum(axis=0)? What should be left at the end?",
            lambda z, y: -(one_hot(z, y) * log_softmax(z)).sum(axis=0),
            lambda z, y: -(one_hot(z, y) * log_softmax(z)).sum(axis=0) / len(y),
        ),
        *named(
            "mean_of_one_part",
            "the mean is taken of one part only; the other still has a number for each example",
            "what does the mean stand around in your line? What should it stand around?",
            lambda z, y: logsumexp(z) - picked(z, y).mean(),
            lambda z, y: logsumexp(z).mean() - picked(z, y),
        ),
        *named(
            "mean_of_one_part",
            "one part is a mean over the examples, and the other is a sum over them",
            "what does the mean stand around in your line? What should it stand around?",
            lambda z, y: logsumexp(z).sum() - picked(z, y).mean(),
            lambda z, y: logsumexp(z).mean() - picked(z, y).sum(),
        ),
        *named(
            "mean_before_log",
            "you average the shares first, and take the log of that",
            "one example is nearly impossible: does your loss notice? Which comes first?",
            lambda z, y: -np.log(picked(softmax(z), y).mean()),
        ),
        *named(
            "worst_example",
            "you return the largest loss of all examples, not their mean",
            "two examples have losses 0 and 4. What is their mean?",
            lambda z, y: each_loss(z, y).max(),
        ),
        *named(
            "middle_example",
            "you return the median of the losses, not their mean",
            "two examples have losses 0 and 4, and a third has 9. What is their mean?",
            lambda z, y: np.median(each_loss(z, y)),
        ),
        *named(
            "return_inside_loop",
            "only the first example counts: the function ends before its loop does",
            "how far is your return indented? After which loop should it stand?",
            lambda z, y: each_loss(z, y)[0],
            lambda z, y: each_loss(z, y)[0] / len(y),
        ),
        *named(
            "overwritten",
            "only the last example counts: each round of the loop forgets the one before",
            "where do the losses of all rounds gather?",
            lambda z, y: each_loss(z, y)[-1],
            lambda z, y: each_loss(z, y)[-1] / len(y),
        ),
        *named(
            "example_left_out",
            "one example is left out of the loop or of the sum",
            "print n in each round. Which is the first, and which is the last?",
            lambda z, y: each_loss(z, y)[1:].sum() / len(y),
            lambda z, y: each_loss(z, y)[:-1].sum() / len(y),
            lambda z, y: each_loss(z, y)[1:].mean(),
            lambda z, y: each_loss(z, y)[:-1].mean(),
        ),
        *named(
            "divided_by_one_less",
            "the sum of the losses is divided by N - 1",
            "how many losses are there, and by what is their sum divided?",
            lambda z, y: each_loss(z, y).sum() / (len(y) - 1),
        ),
    )
