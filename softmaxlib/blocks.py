"""Large arrays a block at a time, so that the work fits the processor's cache.

Each step of a formula (exponential, total, division) makes an array as large as its input. Of a
large input, that would take several times its memory. Of a block it stays small, and close at hand.
A block is also where other dtypes become float64: a table of many rows is never copied whole.
"""

import numpy as np

BLOCK = 2**15  # numbers; as float64, 256 kB. Half or twice as many are hardly slower.


def by_blocks(compute, x, axis, dtype, length=None):
    """Return an array of the dtype, made of what `compute` returns for one block after another.

    compute  a function: it is given a table of float64 (or longer), with the axis first:
             a column for each softmax. It must not change it, and returns the results likewise
    x        an array of real numbers with at least one axis
    length   how long the axis is in the result; None for as long as in x

    A block holds at least one whole softmax, however long that is.
    """
    shape = list(x.shape)
    if length is not None:
        shape[axis] = length
    wide = np.promote_types(dtype, np.float64)
    if x.size == x.shape[axis]:  # a lone column, the quick way
        column = np.asarray(x, wide).reshape(-1, 1)
        return compute(column).reshape(shape).astype(dtype, copy=False)
    out = np.empty(shape, dtype)
    if x.size:
        _fill(compute, x.swapaxes(axis, -1), out.swapaxes(axis, -1), wide)
    return out


def _fill(compute, x, out, dtype):
    """Fill `out` from x, both with the axis last."""
    if x.size > BLOCK and x.ndim > 1:
        count = max(1, BLOCK // x[0].size)  # as many as fit; one that does not is divided further
        for start in range(0, len(x), count):
            part = start if count == 1 else slice(start, start + count)
            _fill(compute, x[part], out[part], dtype)
        return
    # In short columns, NumPy is quick if their first entries lie side by side, then the second, and
    # so on ("C"); in long ones if each column is in one piece ("F").
    length = x.shape[-1]
    table = np.asarray(x.reshape(-1, length).T, dtype, order="C" if length <= 32 else "F")
    out[...] = compute(table).T.reshape(out.shape)
