"""What goes wrong in accuracy after a right comparison: what is counted, and what is divided."""

import numpy as np

from softmaxlib.check.parts import named


def hits(logits, labels):
    """For each row, whether its largest logit stands at its label."""
    return logits.argmax(axis=-1) == labels


def _mean_of_classes(logits, labels):
    right = hits(logits, labels)
    return np.mean([right[labels == k].mean() for k in np.unique(labels)])


def count_mistakes():
    """What is counted and divided, after a right comparison."""
    return (
        *named(
            "percent",
            "your number is right in percent; here it is a part of the rows, from 0 to 1",
            "where do you multiply by 100?",
            lambda logits, labels: 100 * hits(logits, labels).mean(),
            lambda logits, labels: np.round(100 * hits(logits, labels).mean()),
            lambda logits, labels: np.round(100 * hits(logits, labels).mean(), 1),
            lambda logits, labels: np.round(100 * hits(logits, labels).mean(), 2),
        ),
        *named(
            "count",
            "you count the right rows, which is a good start; how many rows there are is missing",
            "all rows right should give 1. What is left to do with your count?",
            lambda logits, labels: hits(logits, labels).sum(),
        ),
        *named(
            "errors_counted",
            "this is the error rate: the part of the rows that is not right",
            "what does your code give if every winner is right? What should it give?",
            lambda logits, labels: 1 - hits(logits, labels).mean(),
            lambda logits, labels: (~hits(logits, labels)).sum(),
            lambda logits, labels: 100 - 100 * hits(logits, labels).mean(),
        ),
        *named(
            "not_averaged",
            "this says for each row whether it is right, and one number is asked for",
            "how many of these are True? Which part of the rows is that?",
            lambda logits, labels: hits(logits, labels),
        ),
        *named(
            "all_rows_right",
            "you ask whether all rows are right, which is yes or no",
            "one row of three is right: what should come out?",
            lambda logits, labels: hits(logits, labels).all(),
            lambda logits, labels: float(hits(logits, labels).all()),
        ),
        *named(
            "cut_to_whole",
            "the part is cut to a whole number, as by int( ) or //",
            "what do 2 // 3 and 2 / 3 give?",
            lambda logits, labels: hits(logits, labels).sum() // len(labels),
        ),
        *named(
            "rounded_to_whole",
            "the part is rounded to a whole number",
            "print the number before that line, and after it. What is left of 0.67?",
            lambda logits, labels: np.round(hits(logits, labels).mean()),
        ),
        *named(
            "any_row_right",
            "you ask whether any row is right, which is yes or no",
            "one row of three is right: what should come out?",
            lambda logits, labels: hits(logits, labels).any(),
            lambda logits, labels: float(hits(logits, labels).any()),
        ),
        *named(
            "more_than_half_right",
            "you ask whether more than half of the rows are right, which is yes or no",
            "which line compares with 0.5, or with half of the rows? What stands there before?",
            lambda logits, labels: hits(logits, labels).mean() > 0.5,
            lambda logits, labels: hits(logits, labels).mean() >= 0.5,
        ),
        *named(
            "rounded_to_one_digit",
            "the part is rounded to one digit",
            "print the number before that line, and after it. What is left of 0.67?",
            lambda logits, labels: np.round(hits(logits, labels).mean(), 1),
        ),
        *named(
            "divided_by_classes",
            "you divide by the number of classes, and rows are counted",
            "print the shape of logits. Which of its two numbers counts the rows?",
            lambda logits, labels: hits(logits, labels).sum() / logits.shape[1],
            lambda logits, labels: hits(logits, labels).sum() / len(np.unique(labels)),
            lambda logits, labels: hits(logits, labels).sum() / (labels.max() + 1),
        ),
        *named(
            "divided_by_all_entries",
            "you divide by the number of all logits, or after a mean once more",
            "by what do you divide? How many answers are compared here?",
            lambda logits, labels: hits(logits, labels).sum() / logits.size,
            lambda logits, labels: hits(logits, labels).mean() / len(labels),
        ),
        *named(
            "divided_by_a_fixed_number",
            "you divide by a fixed number, and the number of rows differs from call to call",
            "where can your function read off how many rows there are?",
            *(
                lambda logits, labels, rows=rows: hits(logits, labels).sum() / rows
                for rows in (3, 2, 4, 5, 10, 100, 30, 90, 150, 1797)
            ),
        ),
        *named(
            "off_by_one",
            "the number of rows is off by one",
            "how many rows are there? Do your loop and your division agree with that?",
            lambda logits, labels: hits(logits, labels).sum() / (len(labels) + 1),
            lambda logits, labels: hits(logits, labels).sum() / (len(labels) - 1),
            lambda logits, labels: hits(logits, labels)[:-1].sum() / len(labels),
            lambda logits, labels: hits(logits, labels)[1:].sum() / len(labels),
        ),
        *named(
            "right_to_wrong",
            "you divide the right rows by the wrong ones",
            "all rows right should give 1. By what do you divide then?",
            lambda logits, labels: hits(logits, labels).sum() / (~hits(logits, labels)).sum(),
        ),
        *named(
            "return_inside_loop",
            "only the first row counts",
            "does a [0] pick that row, or a return inside a loop? Where do the other rows come in?",
            lambda logits, labels: hits(logits, labels)[0] / len(labels),
            lambda logits, labels: hits(logits, labels)[0],
            lambda logits, labels: float(hits(logits, labels)[0]),
            lambda logits, labels: hits(logits, labels)[0] * 100 / len(labels),
        ),
        *named(
            "count_overwritten",
            "your count forgets what came before: each round of the loop writes it anew",
            "print the count in each round. Which line makes it grow?",
            lambda logits, labels: hits(logits, labels).any() / len(labels),
            lambda logits, labels: hits(logits, labels)[-1] / len(labels),
            lambda logits, labels: hits(logits, labels)[-1],
            lambda logits, labels: float(hits(logits, labels)[-1]),
        ),
        *named(
            "mean_over_classes",
            "this is right as the mean of each class's accuracy; asked is the part of all rows",
            "how much does one row count in a rare class, and in a frequent one?",
            _mean_of_classes,
        ),
    )
