"""What goes wrong in gradient_descent_step with y: what is taken off the probabilities."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.check.training.true_step import moved, moved_by_logits, one_hot
from softmaxlib.functions import softmax
from softmaxlib.losses import one_hot as one_hot_of_the_course


def _of_labels(encode):
    """A step where `encode(y)` makes the rows of the labels."""
    return moved_by_logits(lambda W, b, X, y: softmax(X @ W + b) - encode(y))


def _encoded(K):
    """The rows of the labels with `K(y)` classes, by the course's function and by np.eye."""
    return (lambda y: one_hot_of_the_course(y, K(y))), (lambda y: one_hot(y, K(y)))


def _partly_divided(shares, labels, summed=True):
    """A step where only a part of p - y is divided by N, by factors of p and of y."""

    def gradients(W, b, X, y):
        G = softmax(X @ W + b) * shares(len(X)) - one_hot(y, len(b)) * labels(len(X))
        return X.T @ G, G.sum(axis=0) if summed else G.mean(axis=0)

    return moved(gradients)


def _one(N):
    return 1


def _part(N):
    return 1 / N


def _put(write):
    """A step where `write(p, y)` changes the table of probabilities in its own way."""

    def gradient(W, b, X, y):
        p = softmax(X @ W + b)
        write(p, y)
        return p

    return moved_by_logits(gradient)


def _at_every_label(p, y):
    p[:, y] -= 1


def _at_rows(p, y):
    p[y] -= 1


def _overwritten(p, y):
    p[np.arange(len(y)), y] = -1


def label_mistakes():
    """What is taken off the probabilities."""
    return (
        *named(
            "labels_forgotten",
            "only the probabilities are left: the labels are not used",
            "what should the gradient be where the model is sure and right?",
            moved_by_logits(lambda W, b, X, y: softmax(X @ W + b)),
        ),
        *named(
            "shares_forgotten",
            "only the labels are left: the probabilities are not used",
            "what should the gradient be where the model is sure and right?",
            moved_by_logits(lambda W, b, X, y: -one_hot(y, len(b))),
            moved_by_logits(lambda W, b, X, y: one_hot(y, len(b))),
        ),
        *named(
            "labels_divided_only",
            "only the labels are divided by N; the shares are not",
            "what does the division reach, without brackets? What should it reach?",
            _partly_divided(_one, _part),
            _partly_divided(_one, _part, summed=False),
        ),
        *named(
            "shares_divided_only",
            "only the shares are divided by N; the labels are not",
            "what does the division reach, and what should it reach?",
            _partly_divided(_part, _one),
            _partly_divided(_part, _one, summed=False),
        ),
        *named(
            "classes_counted_from_labels",
            "K is taken from the labels, and a class may be missing among them",
            "the labels may hold few of the classes. Which array has an entry for each class?",
            *map(_of_labels, _encoded(lambda y: max(y) + 1)),
            *map(_of_labels, _encoded(lambda y: len(set(y.tolist())))),
            *map(_of_labels, _encoded(max)),
            *map(_of_labels, _encoded(len)),
        ),
        *named(
            "classes_fixed",
            "the number of classes is fixed in your code, and it differs from call to call",
            "where can your function read off how many classes there are?",
            *(
                of_labels
                for K in (3, 10, 4)
                for of_labels in map(_of_labels, _encoded(lambda y, K=K: K))
            ),
        ),
        *named(
            "class_numbers_subtracted",
            "the class number, 0 to K - 1, is subtracted as if it were an amount",
            "p has K entries for each example. What must a label look like to match them?",
            moved_by_logits(lambda W, b, X, y: softmax(X @ W + b) - y),
            moved_by_logits(lambda W, b, X, y: softmax(X @ W + b) - y[:, None]),
        ),
        *named(
            "labels_from_one",
            "your classes are numbered from 1, and the labels here begin with 0",
            "which place of a row belongs to label 0? Where do you add or take off a 1?",
            moved_by_logits(lambda W, b, X, y: softmax(X @ W + b) - one_hot(y - 1, len(b))),
            moved_by_logits(
                lambda W, b, X, y: softmax(X @ W + b) - one_hot((y + 1) % len(b), len(b))
            ),
            moved_by_logits(lambda W, b, X, y: softmax(X @ W + b) - one_hot(y + 1, len(b))),
        ),
        *named(
            "every_row_at_every_label",
            "p[:, y] is all rows at all labels, and each row should meet its own label only",
            "print p before and after that line. How many entries have changed in one row?",
            _put(_at_every_label),
        ),
        *named(
            "label_taken_for_a_row",
            "p[y] picks whole rows of p, as if the labels were row numbers",
            "print p before and after that line. Which entries have changed?",
            _put(_at_rows),
        ),
        *named(
            "probability_overwritten",
            "at the label stands -1: the probability there is lost",
            "is it =- or -= in your code? What does each of them do?",
            _put(_overwritten),
        ),
    )
