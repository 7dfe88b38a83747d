"""What goes wrong where loops fill the table of slopes of softmax, whatever the formula."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.functions import softmax


def _kept(rows=slice(None), columns=slice(None)):
    """The right table, with 0 outside of some rows and columns."""

    def wrong(x):
        table = np.zeros((x.size, x.size))
        table[rows, columns] = softmax_jacobian(x)[rows, columns]
        return table

    return wrong


def _cut(*part):
    return lambda x: softmax_jacobian(x)[part]


def _for_equal_shares(x):
    """A table whose diagonal formula stands wherever two shares are equal."""
    p = softmax(x)
    return np.where(p[:, None] == p, p * (1 - p), -np.outer(p, p))


def _by_first_positions(x):
    """A table filled at the first position of each share, so that a second equal one stays 0."""
    first = np.unique(x, return_index=True)[1]
    return _kept(first[:, None], first)(x)


def _of_size_three(places):
    """Two loops over range(3), for a table of `places(K)` rows and columns."""

    def wrong(x):
        p = softmax(x)
        table = np.zeros((places(p.size), places(p.size)))
        for i in range(3):
            for j in range(3):
                table[i, j] = p[i] * ((i == j) - p[j])
        return table

    return wrong


def _into_three(x):
    """Two loops over all logits, for a table of 3 × 3."""
    right, table = softmax_jacobian(x), np.zeros((3, 3))
    for i in range(x.size):
        for j in range(x.size):
            table[i, j] = right[i, j]
    return table


def loop_mistakes():
    first, last = slice(None, -1), slice(1, None)
    return (
        *named(
            "nothing_stored",
            "nothing was stored: == for =, a table of whole numbers, or a nudge never used",
            "print the table right after the line that fills it. Does an entry change?",
            lambda x: np.zeros((x.size, x.size)),
        ),
        *named(
            "return_inside_loop",
            "only the first entry or row is there: the function ends before its loops do",
            "how far is your return indented? After which loop should it stand?",
            _kept(0, 0),
            _kept(0),
            _kept(slice(None), 0),
            _cut(slice(1)),
            _cut(0, 0),
        ),
        *named(
            "overwritten",
            "only the last entry is left: each round of the loop forgets the one before",
            "where do the results of all rounds gather? What does your return give back?",
            _cut(-1, -1),
            _cut(slice(-1, None)),
            _cut(-1, 0),
            _cut(slice(-1, None), slice(-1, None)),
        ),
        *named(
            "one_row_only",
            "this is one row or one column of the table",
            "how many logits can be raised, and how many shares move each time? Where is return?",
            _cut(0),
            _cut(-1),
        ),
        *named(
            "same_row_everywhere",
            "all rows are one and the same list, so what is written last stands in each",
            "write into one row, then print the whole table. Where is a new row made?",
            lambda x: np.tile(softmax_jacobian(x)[-1], (x.size, 1)),
            lambda x: np.tile(softmax_jacobian(x).ravel(), (x.size, 1)),
        ),
        *named(
            "loop_too_short",
            "a loop leaves out the first or the last logit",
            "which numbers does range give in your loops? Print them for three logits",
            *(
                form(*part)
                for form in (_kept, _cut)
                for k in (first, last)
                for part in ((k, k), (k,), (slice(None), k))
            ),
        ),
        *named(
            "fixed_size",
            "a 3 stands in your lines, and there are not always three logits",
            "try it with two logits. Which number should come from x?",
            _of_size_three(lambda size: size),
            _of_size_three(lambda size: 3),
            _into_three,
            lambda x: softmax(x)[:, None] * (np.eye(3) - softmax(x)),
            lambda x: softmax(x) * (np.eye(3) - softmax(x)[:, None]),
            lambda x: np.eye(3) * softmax(x) - np.outer(softmax(x), softmax(x)),
            lambda x: softmax(x) * np.eye(3) - np.outer(softmax(x), softmax(x)),
            lambda x: softmax(x)[:, None] * np.eye(3) - np.outer(softmax(x), softmax(x)),
            lambda x: np.diag(softmax(x)) * np.eye(3) - np.outer(softmax(x), softmax(x)),
            lambda x: np.eye(3) * np.diag(softmax(x)) - np.outer(softmax(x), softmax(x)),
        ),
        *named(
            "values_compared",
            "two equal shares count as one and the same: values are compared, not positions",
            "logits 2 and 5 are equal here. Which of the i, j, p[i], p[j] tell them apart?",
            _for_equal_shares,
            _by_first_positions,
        ),
        *named(
            "half_of_the_table",
            "one half of the table beside the diagonal is empty",
            "nudging 1 moves share 2. Does nudging 2 leave share 1 where it is?",
            *(
                lambda x, part=part, k=k: part(softmax_jacobian(x), k)
                for part, k in ((np.triu, 0), (np.triu, 1), (np.tril, 0), (np.tril, -1))
            ),
        ),
        *named(
            "row_sums",
            "you add up the table, and what the shares gain and pay cancels out",
            "all zeros: what does that say about the total? Which numbers did you add?",
            lambda x: 0.0 * x,
        ),
    )
