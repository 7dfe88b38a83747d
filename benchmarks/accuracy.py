"""How far each contender is from the truth in each family of logits, in units of the last place."""

import numpy as np

from benchmarks.contenders import contenders
from benchmarks.families import FAMILIES, Truth, rows_of, ulps

LEFT_OUT = {"comprehension", "naive"}  # they overflow


def measure(function, count=30, temperature=1.0):
    """Return {family: {name: the largest error of `count` rows}}, float64.

    With a temperature, softmaxlib is given it; the others are given x / T, rounded.
    """
    table = {}
    for family in FAMILIES:
        worst = {}
        for row in rows_of(family, count):
            truth = Truth(row, temperature)
            unit_of = None
            if function == "logsumexp":
                unit_of = max(abs(truth.largest), abs(truth.logsumexp[0][0]))
            for name, call in contenders(function).items():
                if name in LEFT_OUT:
                    continue
                with np.errstate(all="ignore"):
                    if temperature == 1:
                        result = call(row)
                    elif name == "softmaxlib":
                        result = call(row, temperature=temperature)
                    else:
                        result = call(row / temperature)
                error = ulps(result, getattr(truth, function), unit_of)
                worst[name] = max(worst.get(name, 0), error)
        table[family] = worst
    return table
