"""What goes wrong in softmax_vjp when p is a table, or a single row."""

import numpy as np

from softmaxlib.check.derivative.product_rewards import slopes
from softmaxlib.check.parts import named


def _flat_slopes(p):
    """One table of slopes for all rows of shares together."""
    return np.diagflat(p) - np.outer(p, p)


def _broadcast_slopes(p):
    """The table of slopes of one row, where p[:, None] is taken for a column."""
    return p[:, None] * (np.eye(len(p)) - p)


def _all_slopes(p):
    """A table of slopes for each row of shares."""
    return p[..., :, None] * (np.eye(p.shape[-1]) - p[..., None, :])


def _listed(p):
    return [[p[i] * ((i == j) - p[j]) for j in range(len(p))] for i in range(len(p))]


def _filled(p, size):
    """The table of slopes of one row, filled entry by entry."""
    table = np.zeros((size(p), size(p)))
    for i in range(size(p)):
        for j in range(size(p)):
            table[i, j] = p[i] * ((i == j) - p[j])
    return table


def _added_up(p, g):
    """The answer for one row, added up entry by entry."""
    result = np.zeros(len(p))
    for j in range(len(p)):
        for i in range(len(p)):
            result[j] += g[i] * p[i] * ((i == j) - p[j])
    return result


def _number_by_number(product):
    """A loop over the rows of a table: from a single row it takes one number after the other."""
    return lambda p, g: np.array([a * (b - product(a, b)) for a, b in zip(p, g, strict=True)])


def _two_sizes(p, g):
    rows, columns = p.shape
    return rows * columns


def axis_mistakes():
    return (
        *named(
            "missing_keepdims",
            "an axis got lost in the sum, and the shapes no longer fit",
            "write both shapes below each other, from the right. Which argument keeps the axis?",
            lambda p, g: p * (g - (p * g).sum(axis=-1)),
        ),
        *named(
            "missing_axis",
            "the whole table has one average, and each row should have its own",
            "which of your sums has no axis? Print it for a table of two rows",
            lambda p, g: p * (g - (p * g).sum()),
            lambda p, g: p * (g - np.average(g, weights=p)),
        ),
        *named(
            "axis_zero",
            "columns belong together, not rows: you sum along axis 0, or use Python's own sum",
            "which direction disappears in x.sum(axis=0), and in sum(x)? Which one should?",
            lambda p, g: p * (g - (p * g).sum(axis=0)),
        ),
        *named(
            "axis_one",
            "you work along axis 1, yet a single row of shares has axis 0 only",
            "which number of an axis means the last one, however many there are?",
            lambda p, g: p * (g - (p * g).sum(axis=1, keepdims=True)),
            lambda p, g: p * (g - (p * g).sum(axis=1)[:, None]),
            lambda p, g: p * (g - (p * g).sum(axis=1)),
        ),
        *named(
            "column_by_hand",
            "[:, None] makes a column of a list, and for one row of shares the sum is no list",
            "which argument of sum keeps the axis, whatever the shape?",
            lambda p, g: p * (g - (p * g).sum(axis=-1)[:, None]),
        ),
        *named(
            "row_becomes_table",
            "one row of shares comes back as a table, as by reshape(-1, 1) or atleast_2d",
            "print the shape after each line, for one row of shares. Where does an axis come in?",
            lambda p, g: p * (g - (p * g).sum(axis=-1).reshape(-1, 1)),
        ),
        *named(
            "matrix_product",
            "@ and np.dot pair every row with every row or column; each row should meet its own",
            "what shape has your product for two rows? Which sum works along the last axis only?",
            *(
                lambda p, g, product=product: p * (g - product(p, g))
                for product in (
                    lambda p, g: p @ g,
                    lambda p, g: g @ p,
                    lambda p, g: np.dot(p, g),
                    lambda p, g: np.dot(g, p),
                    lambda p, g: p @ g.T,
                    lambda p, g: g @ p.T,
                    lambda p, g: p.T @ g,
                    lambda p, g: g.T @ p,
                    lambda p, g: np.dot(p, g.T),
                    lambda p, g: np.dot(g, p.T),
                    np.inner,
                    lambda p, g: np.inner(g, p),
                )
            ),
        ),
        *named(
            "one_row_only",
            "you build one table of slopes, and each row of p needs a table of its own",
            "which shape makes np.outer of two rows? Could the sum be taken without any table?",
            *(
                lambda p, g, table=table, product=product: product(table(p), g)
                for table in (slopes, _flat_slopes, _broadcast_slopes)
                for product in (
                    lambda table, g: table @ g,
                    lambda table, g: g @ table,
                    np.dot,
                    lambda table, g: np.dot(g, table),
                    np.inner,
                    lambda table, g: np.inner(g, table),
                    lambda table, g: (g * table).sum(axis=-1),
                    lambda table, g: (g * table).sum(axis=1),
                    lambda table, g: (table * g).sum(axis=-1),
                    lambda table, g: (g[:, None] * table).sum(axis=0),
                    lambda table, g: np.einsum("i,ij->j", g, table),
                    lambda table, g: np.einsum("ij,j->i", table, g),
                )
            ),
        ),
        *named(
            "every_table",
            "each row of upstream meets the tables of all rows, and not only its own",
            "which shape has your product for two rows? Could the sum be taken without any table?",
            lambda p, g: g @ _all_slopes(p),
            lambda p, g: _all_slopes(p) @ g,
            lambda p, g: np.dot(g, _all_slopes(p)),
            lambda p, g: np.dot(_all_slopes(p), g),
            lambda p, g: (_all_slopes(p) * g).sum(axis=-1),
        ),
        *named(
            "row_for_share",
            "in a table p[i] is a whole row, and your loops take it for one share",
            "print p[i] for a table of two rows. Which axis has an entry for each share?",
            *(
                lambda p, g, size=size, product=product: product(g, _filled(p, size))
                for size in (len, lambda p: p.shape[-1])
                for product in (lambda g, t: g @ t, lambda g, t: t @ g)
            ),
            lambda p, g: g @ np.array(_listed(p)),
            lambda p, g: np.array(_listed(p)) @ g,
            _added_up,
        ),
        *named(
            "row_by_row",
            "your lines take one row after the other, and a single row of shares has none",
            "how many axes has p here? Could your lines do without a loop over rows?",
            _number_by_number(np.dot),
            _number_by_number(np.matmul),
            _number_by_number(lambda a, b: (a * b).sum()),
            # What else stops at a single row: a second size, a second index, or a row of it.
            _two_sizes,
            lambda p, g: p.shape[1],
            lambda p, g: p[0, 0],
            lambda p, g: p[0][0],
            lambda p, g: len(p[0]),
            lambda p, g: sum(p[0]),
            lambda p, g: zip(p[0], g[0], strict=True),
            lambda p, g: [*zip(p[0], g[0], strict=False)],
        ),
    )
