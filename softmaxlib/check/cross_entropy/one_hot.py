"""The exercise one_hot of notebook 6: each class number becomes a row with a single 1."""

import numpy as np

from softmaxlib.check.cross_entropy.one_hot_places import place_mistakes
from softmaxlib.check.cross_entropy.one_hot_rows import row_mistakes
from softmaxlib.check.cross_entropy.one_hot_sizes import size_mistakes
from softmaxlib.check.cross_entropy.one_hot_tables import right_table
from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import Curiosity, Probe, Property


def _probe(labels, K):
    return Probe((np.array(labels), K))


def _holds_truth_values(outcomes):
    return np.asarray(outcomes[0].value).dtype == bool


one_hot = Exercise(
    "one_hot",
    right_table,
    [
        # N and K differ throughout. Here the last class is absent ...
        _probe([1, 2, 0], 4),
        # ... here two occur twice ...
        _probe([2, 0, 2, 1, 0], 3),
        # ... and here the first is not in front, and those between are absent.
        _probe([3, 0, 3], 5),
        _probe([1], 2),
        _probe([0, 0, 0, 0], 2),
        _probe([5, 1, 4, 1], 6),
    ],
    properties=(
        Property(
            "only 0 and 1",
            "an entry is neither 0 nor 1",
            lambda table, probe, expected: np.allclose(table * (1 - table), 0, atol=1e-4),
            "which line writes that number? If none does: np.empty leaves a table unfilled",
        ),
        Property(
            "one 1 in each row",
            "each row should have a single 1",
            lambda table, probe, expected: np.allclose(table.sum(axis=1), 1, atol=1e-4),
            "each example has one class. How many ones does your code write into its row?",
        ),
    ),
    mistakes=(*place_mistakes(), *size_mistakes(), *row_mistakes()),
    curiosities=(
        Curiosity(
            Probe(([1, 2, 0], 4)),
            "a plain list of labels fails here; labels = np.asarray(labels) as the first line "
            "would take both",
        ),
    ),
    notices=((_holds_truth_values, "your table holds True and False; they count as 1 and 0"),),
    expects="a table with a row for each label and a column for each of the K classes",
    closing="each row adds up to 1: a prediction that puts everything on the true class",
)
