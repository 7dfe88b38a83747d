"""How cross_entropy_from_probs goes wrong in what is picked, averaged or measured instead.

A loss of the logits ln p is the loss of the probabilities p. So the mistakes that have nothing to
do with logits are those of cross_entropy_from_logits.
"""

from dataclasses import replace

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_means import mean_mistakes
from softmaxlib.check.cross_entropy.from_logits_picking import picking_mistakes
from softmaxlib.check.cross_entropy.from_logits_slips import one_hot, picked
from softmaxlib.check.cross_entropy.from_logits_targets import target_mistakes as logit_targets
from softmaxlib.check.parts import named

# Their words are about logits, or they give the same here as another one.
_OF_LOGITS_ONLY = {
    "accuracy",
    "label_for_logit",
    "losses_of_each_class",
    "mean_of_one_part",
    "one_row_for_all",
    "picked_too_early",
    "prediction_for_label",
    "product_before_log",
    "sigmoid_for_softmax",
    "smallest_for_label",
    "squared_error",
}


def _of_logs(mistake):
    """The mistake of cross_entropy_from_logits, made with ln p for the logits."""
    return replace(mistake, wrong=lambda probs, labels: mistake.wrong(np.log(probs), labels))


def shared_mistakes():
    """What both losses have in common: the wrong entries, means and targets."""
    every = (*picking_mistakes(), *mean_mistakes(), *logit_targets())
    return tuple(_of_logs(m) for m in every if m.slug not in _OF_LOGITS_ONLY)


def _surprise(probs, labels):
    return -np.log(picked(probs, labels))


def _block(probs, labels):
    return -np.log(probs[:, labels])


def _summaries(each):
    """The ways in which a table is made one number."""
    return (
        lambda probs, labels: each(probs, labels).mean(),
        lambda probs, labels: each(probs, labels).sum(),
        lambda probs, labels: each(probs, labels).sum() / len(labels),
    )


def _losses_of_the_first_K(probs, labels):
    return np.array([-np.log(probs[i][labels[i]]) for i in range(probs.shape[1])])


def target_mistakes():
    return (
        *named(
            "every_pair",
            "each row meets the labels of all rows: N × N numbers, where N are wanted",
            "print the shape of what you picked. How many numbers should 4 rows give?",
            *(
                lambda probs, labels, part=part: part(_block(probs, labels))
                for part in (
                    lambda block: -block,
                    lambda block: block.mean(axis=0),
                    lambda block: block.mean(axis=1),
                    lambda block: block.sum(axis=0),
                    lambda block: block.sum(axis=1),
                    lambda block: block.sum(axis=0) / len(block),
                )
            ),
            lambda probs, labels: probs[:, labels],
        ),
        *named(
            "one_row_for_all",
            "all labels pick from one and the same row, as by [0] or np.take without an axis",
            "print what you picked. Where does the second row of probs come in?",
            *_summaries(lambda probs, labels: -np.log(probs[0, labels])),
            *_summaries(lambda probs, labels: -np.log(probs[-1, labels])),
        ),
        *named(
            "label_as_position",
            "your loop takes a label, and uses it as if it were the number of a row",
            "does the name after for stand for a label or a position? What gives both?",
            lambda probs, labels: _surprise(probs, labels)[labels].mean(),
        ),
        *named(
            "counts_the_classes",
            "you go through as many rows as there are classes",
            "print both numbers in the shape. Which one counts the examples?",
            *_summaries(_losses_of_the_first_K),
        ),
        *named(
            "diagonal",
            "you pick the diagonal, row 0 in class 0 and so on, and the labels are not used",
            "which class does the label of row 0 name? Which one did you pick?",
            # They differ in what Python says of row 3 of three classes.
            lambda probs, labels: -np.log([probs[i, i] for i in range(len(labels))]).mean(),
            lambda probs, labels: -np.log([probs[i][i] for i in range(len(labels))]).mean(),
        ),
        *named(
            "zip_forgotten",
            "for takes probs as a whole in its first round, then labels; not row by row",
            "print both names in the loop's first round. Which function pairs two lists up?",
            lambda probs, labels: [p[y] for p, y in (probs, labels)],
        ),
        *named(
            "enumerate_forgotten",
            "two names stand before in, and for takes a single label in each round",
            "print what for takes from labels. What gives its position as well?",
            lambda probs, labels: [probs[i, y] for i, y in labels],
        ),
        *named(
            "all_shares_averaged",
            "the shares of all classes are averaged first, so that only ln K is left",
            "change a label. Does your loss change? What is the mean of a row of shares?",
            lambda probs, labels: -np.log(probs.mean()),
            lambda probs, labels: -np.log(probs.mean(axis=1)).mean(),
        ),
        *named(
            "largest_share",
            "the largest share of each row is taken, whether it is the true class or not",
            "the answer is sure and false. What does your loss say about that?",
            *_summaries(lambda probs, labels: -np.log(probs.max(axis=1))),
        ),
        *named(
            "smallest_share",
            "the smallest share of each row is taken, whether it is the true class or not",
            "change a label. Does your loss change?",
            *_summaries(lambda probs, labels: -np.log(probs.min(axis=1))),
        ),
        *named(
            "labels_as_weights",
            "the labels themselves meet the shares or logs: they are class numbers, not 1 and 0",
            "a label says where to look. Which table has a 1 there, and 0 elsewhere?",
            *_summaries(lambda probs, labels: -labels[:, None] * np.log(probs)),
            *_summaries(lambda probs, labels: -labels @ np.log(probs)),
            lambda probs, labels: labels @ np.log(probs),
            lambda probs, labels: -labels @ np.log(probs) / len(labels),
            *_summaries(lambda probs, labels: labels * _surprise(probs, labels)),
            *_summaries(lambda probs, labels: -labels * np.log(probs)),
            *_summaries(lambda probs, labels: -np.log(probs) * labels),
            *_summaries(lambda probs, labels: -np.log(labels * probs)),
            *_summaries(lambda probs, labels: -np.log(probs * labels)),
        ),
        *named(
            "one_hot_expected",
            "your lines look for a 1 in labels, as in a one-hot table; labels holds class numbers",
            "print labels. What does its first number say about the first row?",
            *_summaries(lambda probs, labels: -np.log(probs[labels == 1])),
            *_summaries(lambda probs, labels: -np.log(probs[labels > 0])),
        ),
        *named(
            "as_for_two_classes",
            "this is the formula for labels 0 and 1, and a label can be 2 or more here",
            "what becomes of 1 - y for label 2? How many logs does each row need?",
            *(
                wrong
                for k in (0, 1)
                for wrong in _summaries(
                    lambda probs, labels, k=k: (
                        -labels * np.log(probs[:, k]) - (1 - labels) * np.log(1 - probs[:, k])
                    )
                )
            ),
        ),
        *named(
            "yes_no_for_true_class",
            "a log of 1 - p is added to that of the true class: one surprise a row is enough",
            "the true class did happen. Which of your two logs is about that?",
            *_summaries(
                lambda probs, labels: _surprise(probs, labels) - np.log(1 - picked(probs, labels))
            ),
        ),
        *named(
            "squared_error",
            "this is a distance between the shares and 1 or 0, not a surprise",
            "share 0.001 for the true class: how large is the surprise, and your number?",
            *_summaries(lambda probs, labels: (probs - one_hot(probs, labels)) ** 2),
            *_summaries(lambda probs, labels: np.abs(probs - one_hot(probs, labels))),
            *_summaries(lambda probs, labels: (1 - picked(probs, labels)) ** 2),
        ),
        *named(
            "accuracy",
            "you count how many rows are right or not, however sure each answer was",
            "the true class has share 0.51 or 0.99. Should the loss be the same?",
            *_summaries(lambda probs, labels: probs.argmax(axis=1) == labels),
            *_summaries(lambda probs, labels: probs.argmax(axis=1) != labels),
            lambda probs, labels: probs.argmax(axis=1) == labels,
        ),
        *named(
            "log_of_accuracy",
            "you take the ln of how many rows are right, however sure each answer was",
            "the true class has share 0.51 or 0.99. Should the loss be the same?",
            lambda probs, labels: -np.log((probs.argmax(axis=1) == labels).mean()),
        ),
        *named(
            "classes_counted_from_labels",
            "K is taken from the labels, and a class that is absent there is forgotten",
            "print set(labels) and the number of columns. Which of them knows all classes?",
            *(
                lambda probs, labels, count=count: (
                    (-np.log(probs) * np.eye(count(labels))[labels]).sum(axis=1).mean()
                )
                for count in (lambda y: y.max() + 1, lambda y: len(set(y.tolist())))
            ),
        ),
        *named(
            "one_hot_transposed",
            "the one-hot table is turned round: its rows are classes",
            "print both shapes. Which table has one row for each example?",
            lambda probs, labels: np.log(probs) * one_hot(probs, labels).T,
        ),
    )
