"""What goes wrong in one_hot with what is written, and with how the rows are gathered."""

import numpy as np

from softmaxlib.check.cross_entropy.one_hot_tables import right_table
from softmaxlib.check.parts import named


def _written(value):
    """The right places, with other numbers there: value(labels), one for each row."""
    return lambda labels, K: right_table(labels, K) * value(labels)[:, None]


def _one_row_of(row, value=0):
    """A table in which only one row was filled in; elsewhere stands `value`."""

    def wrong(labels, K):
        table = np.full((len(labels), K), float(value))
        table[row] = right_table(labels, K)[row]
        return table

    return wrong


def _all_rows_but(row):
    """The right table without the ones of one row."""

    def wrong(labels, K):
        table = right_table(labels, K)
        table[row] = 0
        return table

    return wrong


def _all_in_first_row(labels, K):
    table = np.zeros((len(labels), K))
    table[0, labels] = 1
    return table


def _row_for_all(labels, K):
    return np.isin(np.arange(K), labels)


def _labels_so_far(labels, K):
    return np.minimum(right_table(labels, K).cumsum(axis=0), 1)


def _growing(labels, K):
    """The row goes on growing, and the table holds that one list again and again."""
    return np.tile(right_table(labels, K).ravel(), (len(labels), 1))


def row_mistakes():
    return (
        *named(
            "label_for_one",
            "the label itself is written at its place, where a 1 should stand",
            "what stands in the row of label 0 in yours? What should be the sum of each row?",
            _written(lambda labels: labels),
            _written(lambda labels: labels + 1),
        ),
        *named(
            "position_for_one",
            "the number of the row is written at the place of its label; it should be a 1",
            "what stands in your first row? What should the sum of each row be?",
            _written(lambda labels: np.arange(len(labels))),
            _written(lambda labels: np.arange(len(labels)) + 1),
        ),
        *named(
            "inverted",
            "0 and 1 are the wrong way round: the label's place holds the 0",
            "which comparison should give the 1: equal or not equal?",
            lambda labels, K: 1 - right_table(labels, K),
        ),
        *named(
            "nothing_stored",
            "no 1 gets in: no line stores one, or a comparison is never true",
            "which line writes a 1? (== only compares.) If you compare: print both sides",
            lambda labels, K: np.zeros((len(labels), K)),
        ),
        *named(
            "nothing_kept",
            "the list stays empty: nothing is added, or + makes a new list that nobody keeps",
            "print the list at the end of each round. Which line should make it longer?",
            lambda labels, K: [],
        ),
        *named(
            "first_row_only",
            "only row 0 is written, for all labels together",
            "print the number of the row in each round. Which line should move it on?",
            _all_in_first_row,
        ),
        *named(
            "return_inside_loop",
            "only the first row is there; if there is a loop, the function ends before it does",
            "is there a loop through all labels? If so, how far is your return indented?",
            _one_row_of(0),
            lambda labels, K: right_table(labels, K)[0],
            lambda labels, K: right_table(labels, K)[:1],
        ),
        *named(
            "return_inside_loop",
            "the function ends before its loops do, so ones are missing",
            "how far is your return indented? After which loop should it stand?",
            _first_entry_only,
            lambda labels, K: right_table(labels, K)[0, 0],
            lambda labels, K: right_table(labels, K)[0, :1],
            lambda labels, K: right_table(labels, K)[:1, :1],
            lambda labels, K: [1] if labels[0] == 0 else [],
        ),
        *named(
            "row_left_out",
            "the first row is left out: it stays 0, or is not there",
            "print the position in each round. Which is the first, and which should it be?",
            _all_rows_but(0),
            lambda labels, K: right_table(labels, K)[1:],
            lambda labels, K: right_table(labels, K)[1:].tolist(),
        ),
        *named(
            "row_left_out",
            "the last row is left out: it stays 0, or is not there",
            "print the position in each round. Which is the last, and which should it be?",
            _all_rows_but(-1),
            lambda labels, K: right_table(labels, K)[:-1],
            lambda labels, K: right_table(labels, K)[:-1].tolist(),
        ),
        *named(
            "overwritten",
            "only the last row is left: each round of the loop starts from nothing again",
            "where do the rows of all rounds gather? Which line makes that place, and how often?",
            _one_row_of(-1),
            lambda labels, K: right_table(labels, K)[-1],
            lambda labels, K: right_table(labels, K)[-1:],
            lambda labels, K: right_table(labels, K)[-1, -1],
        ),
        *named(
            "one_row_for_all",
            "there is one row for all labels together; each label should have its own",
            "how many rows should there be? Which of your lines makes a new one?",
            _row_for_all,
            lambda labels, K: [_row_for_all(labels, K)],
        ),
        *named(
            "counted",
            "you count how often each class occurs; who had which label is lost",
            "how many rows has your answer? Could you still read the first label from it?",
            lambda labels, K: np.bincount(labels, minlength=K),
            lambda labels, K: np.bincount(labels, minlength=K) / len(labels),
        ),
        *named(
            "same_row_everywhere",
            "all rows are one and the same list, so each shows the ones of all",
            "write into one row, then print the whole table. Where is a new row made?",
            lambda labels, K: np.tile(_row_for_all(labels, K), (len(labels), 1)),
        ),
        *named(
            "row_not_emptied",
            "the row keeps the ones of earlier labels, or goes on growing",
            "print the row at the start of each round. Which line should make it new?",
            _labels_so_far,
            _growing,
        ),
        *named(
            "rows_run_together",
            "everything stands in one long row, and no example has a row of its own",
            "which line should add a whole row to the table, and how often does it run?",
            lambda labels, K: right_table(labels, K).ravel(),
        ),
        *named(
            "row_added_too_often",
            "each row is there several times: it is added in the inner loop",
            "how often does the line run that adds a row? How far is it indented?",
            lambda labels, K: np.repeat(right_table(labels, K), K, axis=0),
        ),
        *named(
            "sorted",
            "your rows are in the order of the classes, and belong to other examples now",
            "which label belongs to your first row? Which loop should be the outer one?",
            lambda labels, K: right_table(np.sort(labels), K),
        ),
        *named(
            "each_label_once",
            "each label that occurs has one row, however often it occurs, as from a set",
            "how many labels are there, and how many rows? What does your loop go through?",
            lambda labels, K: right_table(np.unique(labels), K),
        ),
        *named(
            "reversed",
            "the rows are the right ones, in reverse order",
            "which label belongs to your first row? At which end of the list is a row added?",
            lambda labels, K: right_table(labels[::-1], K),
        ),
        *named(
            "extra_brackets",
            "there is one pair of brackets too many, which adds an axis",
            "print the shape of what you return. Which line adds an axis?",
            lambda labels, K: right_table(labels, K)[None],
            lambda labels, K: right_table(labels, K)[:, None],
            lambda labels, K: right_table(labels, K)[:, :, None],
        ),
    )


def _first_entry_only(labels, K):
    table = np.zeros((len(labels), K))
    table[0, 0] = right_table(labels, K)[0, 0]
    return table
