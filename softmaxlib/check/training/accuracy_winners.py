"""What goes wrong in accuracy before the counting: the winner, and what it is compared with."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.functions import log_softmax, softmax


def _at_label(table, labels):
    """The entry of each row that stands at its label."""
    return table[np.arange(len(labels)), labels]


def _one_hot(labels, logits):
    return np.eye(logits.shape[1])[labels]


def _naive_softmax(logits, axis=1):
    exps = np.exp(logits)
    return exps / exps.sum(axis=axis, keepdims=True)


def _zipped(winners, labels):
    """The count of a loop over both, which ends with the shorter one."""
    pairs = zip(winners, labels, strict=False)
    return sum(bool(winner == label) for winner, label in pairs) / len(labels)


def winner_mistakes():
    """Which class wins a row."""
    return (
        *named(
            "axis_zero",
            "you look for the winner of each column, and the winner of each row is asked for",
            "print the shape of your predictions. Is there one for each row?",
            lambda logits, labels: (logits.argmax(axis=0) == labels).mean(),
            lambda logits, labels: _zipped(logits.argmax(axis=0), labels),
            lambda logits, labels: (logits.T.argmax(axis=1) == labels).mean(),
        ),
        *named(
            "softmax_along_columns",
            "the probabilities add up to 1 in each column, so rows are no longer comparable",
            "which axis holds the classes? Is softmax needed at all to find the largest?",
            lambda logits, labels: (softmax(logits, axis=0).argmax(axis=1) == labels).mean(),
            lambda logits, labels: (_naive_softmax(logits, 0).argmax(axis=1) == labels).mean(),
        ),
        *named(
            "missing_axis",
            "argmax without an axis looks at the whole table, and gives one position for all rows",
            "print your predictions. Is there one for each row?",
            lambda logits, labels: (logits.argmax() == labels).mean(),
            lambda logits, labels: logits.argmax() == labels,
        ),
        *named(
            "max_for_argmax",
            "you compare the largest logit itself with the label, not its position",
            "the labels are class numbers. Is the largest logit one, too? Where does it stand?",
            lambda logits, labels: (logits.max(axis=1) == labels).mean(),
            lambda logits, labels: (np.round(logits.max(axis=1)) == labels).mean(),
            lambda logits, labels: (logits.max(axis=1).astype(int) == labels).mean(),
            lambda logits, labels: (logits.max(axis=0) == labels).mean(),
            lambda logits, labels: (logits.max() == labels).mean(),
        ),
        *named(
            "smallest_wins",
            "you take the class with the smallest logit",
            "print your prediction for the first row. Which of its logits is the largest?",
            lambda logits, labels: (logits.argmin(axis=1) == labels).mean(),
            lambda logits, labels: ((-logits).argmax(axis=1) == labels).mean(),
        ),
        *named(
            "second_wins",
            "you take the class with the second largest logit",
            "argsort puts the smallest first. Which place has the largest?",
            lambda logits, labels: (logits.argsort(axis=1)[:, -2] == labels).mean(),
            lambda logits, labels: (logits.argsort(axis=1)[:, 1] == labels).mean(),
        ),
        *named(
            "largest_size_wins",
            "you take the largest size without its sign, so that -3 beats 1",
            "which of the logits -3 and 1 is the larger one?",
            lambda logits, labels: (np.abs(logits).argmax(axis=1) == labels).mean(),
            lambda logits, labels: ((logits**2).argmax(axis=1) == labels).mean(),
        ),
        *named(
            "two_best_count",
            "a row counts also where the label has the second largest logit",
            "only the winner counts. How many classes of a row does your code look at?",
            lambda logits, labels: np.mean(
                [label in row.argsort()[-2:] for row, label in zip(logits, labels, strict=True)]
            ),
        ),
        *named(
            "naive_softmax",
            "np.exp of such logits is inf or 0, and argmax of nan finds no winner",
            "does softmax change which logit is the largest? Which step could you leave out?",
            lambda logits, labels: (_naive_softmax(logits).argmax(axis=1) == labels).mean(),
            lambda logits, labels: (np.exp(logits).argmax(axis=1) == labels).mean(),
        ),
    )


def comparison_mistakes():
    """What the winners are compared with, or what is taken in the place of winners."""
    return (
        *named(
            "above_one_half",
            "a row counts if its label has more than 0.5, and a winner may have less",
            "three classes at 0.4, 0.3 and 0.3: which wins? Does your code count it?",
            lambda logits, labels: (_at_label(softmax(logits), labels) > 0.5).mean(),
            lambda logits, labels: (
                (np.round(softmax(logits)) == _one_hot(labels, logits)).all(axis=1).mean()
            ),
        ),
        *named(
            "sign_of_the_logit",
            "a row counts if the logit of its label is above a fixed number, such as 0",
            "all logits of a row may be negative. Which of them wins then?",
            lambda logits, labels: (_at_label(logits, labels) > 0).mean(),
            lambda logits, labels: (_at_label(logits, labels) > 0.5).mean(),
        ),
        *named(
            "mean_probability",
            "this is the mean probability of the labels, not the part of the rows that is right",
            "how much does a right row add to your mean, and how much should it add?",
            lambda logits, labels: _at_label(softmax(logits), labels).mean(),
            lambda logits, labels: _at_label(_naive_softmax(logits), labels).mean(),
        ),
        *named(
            "mean_of_the_largest",
            "this is the mean of the largest probabilities; the labels are not used",
            "what should happen to the answer if all labels are changed?",
            lambda logits, labels: softmax(logits).max(axis=1).mean(),
            lambda logits, labels: _naive_softmax(logits).max(axis=1).mean(),
        ),
        *named(
            "loss_returned",
            "this is the mean loss; accuracy counts rows",
            "accuracy needs no logarithm. What do you have to count?",
            lambda logits, labels: -_at_label(log_softmax(logits), labels).mean(),
        ),
        *named(
            "logits_compared",
            "the table of logits is compared with the labels, before any winner is chosen",
            "the labels hold one class number for each row. What must be found in each row first?",
            lambda logits, labels: (logits == labels).mean(),
            lambda logits, labels: (softmax(logits) == labels).mean(),
            lambda logits, labels: (np.round(softmax(logits)) == labels).mean(),
            lambda logits, labels: (logits == labels[:, None]).mean(),
            lambda logits, labels: (np.round(softmax(logits)) == labels[:, None]).mean(),
        ),
        *named(
            "entry_by_entry",
            "you compare all entries of two tables, so the zeros count, too",
            "how many entries does your mean look at? How many rows are there?",
            lambda logits, labels: (
                np.eye(logits.shape[1])[logits.argmax(axis=1)] == _one_hot(labels, logits)
            ).mean(),
            lambda logits, labels: (np.round(softmax(logits)) == _one_hot(labels, logits)).mean(),
            lambda logits, labels: ((softmax(logits) > 0.5) == _one_hot(labels, logits)).mean(),
        ),
        *named(
            "labels_from_one",
            "your classes are numbered from 1, and the labels here begin with 0",
            "which number has the first class in Python? Where do you add or take off a 1?",
            lambda logits, labels: (logits.argmax(axis=1) + 1 == labels).mean(),
            lambda logits, labels: (logits.argmax(axis=1) == labels + 1).mean(),
        ),
        *named(
            "argmax_of_labels",
            "you take argmax of the labels; they are class numbers already, not rows of 0 and 1",
            "print labels, and its shape. What does argmax make of it?",
            lambda logits, labels: (logits.argmax(axis=1) == np.argmax(labels, axis=-1)).mean(),
        ),
        *named(
            "one_axis_only",
            "axis 1 is asked of an array that has one axis only, such as labels",
            "print the shapes of labels and of what your == gives. Which axes do they have?",
            lambda logits, labels: labels.argmax(axis=1),
        ),
        *named(
            "every_pair",
            "each prediction is compared with every label, and not only with its own",
            "print the shape of what your == gives. Is there one entry for each row?",
            lambda logits, labels: (logits.argmax(axis=1)[:, None] == labels).mean(),
            lambda logits, labels: (logits.argmax(axis=1)[:, None] == labels).sum() / len(labels),
            lambda logits, labels: (
                (logits.argmax(axis=1, keepdims=True) == labels).any(axis=0).mean()
            ),
        ),
        *named(
            "label_taken_for_a_row",
            "a label picks a row of logits, as if it were a row number",
            "the label says which class. Along which axis of logits do the classes stand?",
            lambda logits, labels: np.mean(logits.max(axis=1) == logits[labels].max(axis=1)),
            lambda logits, labels: np.mean(logits.argmax(axis=1) == logits[labels].argmax(axis=1)),
        ),
        *named(
            "found_anywhere",
            "a prediction counts if it occurs anywhere among the labels",
            "row 0 has a label of its own. Does your code look at that one only?",
            lambda logits, labels: np.isin(logits.argmax(axis=1), labels).mean(),
        ),
        *named(
            "mean_of_numbers",
            "you calculate with class numbers as if they were amounts",
            "is class 2 more than class 1? What can be asked of two class numbers?",
            lambda logits, labels: logits.argmax(axis=1).mean(),
            lambda logits, labels: np.abs(logits.argmax(axis=1) - labels).mean(),
            lambda logits, labels: (logits.argmax(axis=1) - labels).mean(),
            lambda logits, labels: 1 - np.abs(logits.argmax(axis=1) - labels).mean(),
            lambda logits, labels: (labels - logits.argmax(axis=1)).mean(),
            lambda logits, labels: logits.argmax(axis=1).mean() == labels.mean(),
        ),
        *named(
            "predictions_returned",
            "these are the predicted classes; they are not compared with the labels yet",
            "which of your predictions are right? How many is that, and of how many?",
            lambda logits, labels: logits.argmax(axis=1),
        ),
        *named(
            "nothing_counted",
            "no row ever counts as right",
            "print both sides for one row: are both class numbers? "
            "Does == compare them, or `is`, which wants one and the same object?",
            lambda logits, labels: 0.0,
            lambda logits, labels: False,
        ),
    )
