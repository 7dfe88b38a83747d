"""What the exercises on arrays are tried on: rows, tables, extremes, and inputs beyond them."""

import numpy as np

from softmaxlib.check.parts import EXTREME, Curiosity, Probe

LN_LOST = Curiosity(
    Probe((np.full(3, 1e17),)),
    "for three scores of 1e17 the ln 3 gets lost; subtract the maximum from x first, "
    "and the log of the sum after that",
)
FLOAT32 = Curiosity(
    Probe((np.array([1e300, 0.0]),)),
    "scores of 1e300 are too large for it; float32 ends at 3.4e38, float64 at 1.8e308",
)
UNSIGNED = Curiosity(
    Probe((np.array([1, 2, 3], dtype=np.uint8),)),
    "unsigned integers (np.uint8) have no negatives, so 1 - 3 wraps round to 254; "
    "x.astype(float) first would help",
)
PLAIN_LIST = Curiosity(
    Probe(([2.0, 1.0, 0.1],)),
    "a plain list fails here; x = np.asarray(x) as the first line would take both",
)

TABLE = [[2.0, 1.0, 0.1], [1.0, 3.0, 2.5]]
BOX = np.arange(24).reshape(2, 3, 4) * 5 % 7


def array_probe(values, stage, **kwargs):
    return Probe((np.array(values),), kwargs, stage)


ONE_ROW = (
    Probe((np.array([2.0, 1.0, 0.1]),)),
    Probe((np.array([3, -1]),)),
    Probe((np.array([0.5, 3, -1, 2, 3]),)),
)
EXTREMES = (
    array_probe([1000.0, 1001.0, 1002.0], EXTREME),
    array_probe([-1000, -1001], EXTREME),
    array_probe([0, 1000, -3000, 0, 2000], EXTREME),
    array_probe([2000.0, 0.0, 0.0, 0.0], EXTREME),
    array_probe([[1000.0, 1001.0, 1002.0], [1.0, 2.0, 3.0]], EXTREME),
    array_probe([1e30, 0.0, -1e30], EXTREME),
    array_probe([400.0, 399.0], EXTREME),
)
