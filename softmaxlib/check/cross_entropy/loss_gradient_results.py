"""How cross_entropy_gradient goes wrong after a right formula: what it is divided by, or cut to."""

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import each_loss, one_hot
from softmaxlib.check.cross_entropy.loss_gradient_formulas import (
    ROW_SUM,
    gradient,
    of_mean_or_sum,
)
from softmaxlib.check.parts import named
from softmaxlib.functions import softmax


def _only(where):
    """The right gradient in one row of the table; all others are 0."""

    def wrong(z, y):
        result = np.zeros(z.shape)
        result[where] = gradient(z, y)[where]
        return result

    return wrong


def _forward_difference(h):
    return lambda z, y: _nudged(z, y, h, 0)


def _central_difference(h):
    return lambda z, y: _nudged(z, y, h, -h)


def _nudged(z, y, up, down):
    """How far each example's loss moves from one nudge to the other, over the way between."""
    result = np.zeros(z.shape)
    for j, nudge in enumerate(np.eye(z.shape[1])):
        moved = each_loss(z + up * nudge, y) - each_loss(z + down * nudge, y)
        result[:, j] = moved / (up - down) / len(y)
    return result


_NUDGES = [10.0**-n for n in range(2, 9)]


def _not_divided(h):
    """The rise alone: to one side, to both, and with both divided by 2."""
    return (
        lambda z, y: _forward_difference(h)(z, y) * h,
        lambda z, y: _central_difference(h)(z, y) * 2 * h,
        lambda z, y: _central_difference(h)(z, y) * h,
    )


def _one_loss_divided(h):
    """The second loss divided alone, as without brackets around the rise."""

    def wrong(z, y, run, down):
        loss = each_loss(z, y).mean()
        return loss + h * gradient(z, y) - (loss + down * gradient(z, y)) / run

    return lambda z, y: wrong(z, y, h, 0), lambda z, y: wrong(z, y, 2 * h, -h)


def _is_first_row(z):
    return np.arange(len(z))[:, None] == 0


def _first_row_done(z, y):
    """The shares, with the 1 taken off in the first row only."""
    return softmax(z) - one_hot(z, y) * _is_first_row(z)


def result_mistakes():
    return (
        *named(
            "sum_for_mean",
            "these are the slopes of the sum of the losses, N times those of their mean",
            "give each row twice. What happens to the slope of one row?",
            lambda z, y: gradient(z, y) * len(y),
        ),
        *named(
            "divided_by_entries",
            "you divide by the number of classes, or of all entries of the table",
            "over what is the mean loss a mean: over 4 rows, 3 classes, or 12 entries?",
            lambda z, y: gradient(z, y) * len(y) / z.size,
            lambda z, y: gradient(z, y) * len(y) / z.shape[1],
        ),
        *named(
            "divided_twice",
            "you divide by the number of examples twice",
            "which of your lines divide by N? Is one of them a mean?",
            lambda z, y: gradient(z, y) / len(y),
        ),
        *named(
            "multiplied",
            "you multiply by the number of examples; a mean divides by it",
            "give each row twice. Should the slope of one row grow or shrink?",
            lambda z, y: gradient(z, y) * len(y) ** 2,
        ),
        *named(
            "fixed_number",
            "you divide by a fixed number, whatever the size of the table",
            "over how many losses is the mean taken in this call? And for a table of 4 rows?",
            *(
                lambda z, y, fixed=fixed: gradient(z, y) * len(y) / fixed
                for fixed in (3, 4, 5, 6, 10, 100)
            ),
        ),
        *named(
            "divided_by_one_less",
            "you divide by N - 1",
            "how many examples are in the mean, and by what did you divide?",
            lambda z, y: gradient(z, y) * len(y) / (len(y) - 1),
        ),
        *named(
            "one_part_divided",
            "only one of the two tables is divided by N: * and / come before + and -",
            ROW_SUM,
            lambda z, y: softmax(z) - one_hot(z, y) / len(y),
            lambda z, y: softmax(z) / len(y) - one_hot(z, y),
        ),
        *named(
            "twice_the_slope",
            "every entry is twice what it should be",
            "a square brings a factor 2. Is there one? Or did you nudge to both sides?",
            lambda z, y: 2 * gradient(z, y),
            lambda z, y: 2 * gradient(z, y) * len(y),
        ),
        *named(
            "half_the_slope",
            "every entry is half of what it should be",
            "which line divides by 2? If you nudge: how far is it from one end to the other?",
            lambda z, y: gradient(z, y) / 2,
            lambda z, y: gradient(z, y) * len(y) / 2,
        ),
        *named(
            "coarse_nudge",
            "this is a slope measured by a nudge that is too large",
            "how large is your h? What does a ten times smaller one give?",
            *(_forward_difference(h) for h in (1, 0.1, 0.01)),
            *(_central_difference(h) for h in (1, 0.1)),
        ),
        *named(
            "nudge_not_divided",
            "this is how far the loss moves; it is not divided by how far the logit moves",
            "a slope is rise over run. Which of your lines holds the run?",
            *(wrong for h in _NUDGES for wrong in _not_divided(h)),
        ),
        *named(
            "brackets_missing",
            "only one of the two losses is divided: / comes before -",
            "a slope is rise over run. What is the rise in your line, and what does / divide?",
            *(wrong for h in _NUDGES for wrong in _one_loss_divided(h)),
        ),
        *named(
            "nothing_changed",
            "every entry is (nearly) 0: nothing stored, nudge too late or small, or h multiplies",
            "print the loss before and after a nudge, with all its digits. Does it move?",
            lambda z, y: np.zeros(z.shape),
        ),
        *named(
            "rows_added_up",
            "the rows are added up or averaged; each row has logits of its own",
            "how many logits can be nudged here? Your answer should have as many numbers",
            lambda z, y: gradient(z, y).sum(axis=0),
            lambda z, y: gradient(z, y).sum(axis=0) * len(y),
            lambda z, y: gradient(z, y).sum(axis=0, keepdims=True),
            lambda z, y: gradient(z, y).sum(axis=0, keepdims=True) * len(y),
        ),
        *named(
            "row_sums",
            "each row is added up, and the slopes of its logits cancel",
            "how many logits can be nudged here? Your answer should have as many numbers",
            lambda z, y: gradient(z, y).sum(axis=1),
            lambda z, y: gradient(z, y).mean(),
        ),
        *named(
            "transposed",
            "the table is turned round: its rows are classes",
            "print the shape of logits and of your answer. Which line turns it?",
            *of_mean_or_sum(lambda z, y: (gradient(z, y) * len(y)).T),
        ),
        *named(
            "gradient_of_weights",
            "this has gone one step too far: the slopes are multiplied by the table of inputs",
            "by what is the loss asked to be nudged here: by logits, or by weights?",
            *of_mean_or_sum(lambda z, y: z.T @ gradient(z, y) * len(y)),
            *of_mean_or_sum(lambda z, y: z * gradient(z, y) * len(y)),
        ),
        *named(
            "return_inside_loop",
            "only the first row, or less, is done; if there is a loop, the function ends before it",
            "is there a loop through all rows? If so, how far is your return indented?",
            _only(slice(1)),
            _only((0, 0)),
            *of_mean_or_sum(_first_row_done),
            lambda z, y: np.where(_is_first_row(z), gradient(z, y), softmax(z)),
            lambda z, y: gradient(z, y)[0],
            lambda z, y: gradient(z, y)[0] * len(y),
            lambda z, y: gradient(z, y)[:1],
        ),
        *named(
            "overwritten",
            "only the last row is left; if there is a loop, each round forgets the one before",
            "is there a loop through all rows? If so, where do the rows of its rounds gather?",
            _only(slice(-1, None)),
            lambda z, y: gradient(z, y)[-1],
            lambda z, y: gradient(z, y)[-1] * len(y),
        ),
        *named(
            "flattened",
            "all numbers came back in one long row",
            "print the shape of logits and of your answer. Which line flattens it?",
            lambda z, y: gradient(z, y).ravel(),
        ),
        *named(
            "integer_result",
            "the slopes are cut to whole numbers, or written into a table that holds only those",
            "which line rounds, or makes a table with dtype=int? What is left of 0.66 there?",
            lambda z, y: np.trunc(gradient(z, y)),
            lambda z, y: np.trunc(gradient(z, y) * len(y)) / len(y),
            lambda z, y: np.trunc(softmax(z)) - one_hot(z, y),
            lambda z, y: np.round(gradient(z, y)),
        ),
    )
