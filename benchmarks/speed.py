"""How long each contender takes, as a multiple of SciPy's time, all interleaved in one run."""

import random
import statistics
import time
import tracemalloc

import numpy as np

from benchmarks.contenders import contenders

SIZES = ((3,), (10,), (1000, 10), (128, 1000), (4096, 50257))
FEW_ROWS = 8  # of a large table, for the list comprehension: the time is scaled up
ROUNDS = 5  # at least
AT_LEAST = 0.005  # seconds that one measurement takes, by repeating the call


def measure(function, shape, dtype=np.float64, seconds=2.0):
    """Return {name: seconds for one call}: the median of rounds through all contenders.

    The order is another one in each round: who runs first leaves the memory in another state.
    """
    x = np.random.default_rng(0).normal(size=shape).astype(dtype)
    calls = {name: (call, x, 1) for name, call in contenders(function).items()}
    if "comprehension" in calls and x.size > 100_000:
        few = x[:FEW_ROWS]
        calls["comprehension"] = (calls["comprehension"][0], few, len(x) / len(few))
    if function == "softmax":
        out = np.empty_like(x)
        calls["limit"] = (lambda x: np.exp(x, out=out), x, 1)
    repeats = {name: _repeats(call, given) for name, (call, given, _) in calls.items()}
    found = {name: [] for name in calls}
    names, shuffle = list(calls), random.Random(0).shuffle
    end = time.perf_counter() + seconds
    while len(found[names[0]]) < ROUNDS or time.perf_counter() < end:
        shuffle(names)
        for name in names:
            call, given, scale = calls[name]
            found[name].append(_seconds(call, given, repeats[name]) * scale)
    return {name: statistics.median(times) for name, times in found.items()}


def _repeats(call, x):
    """How many calls take long enough to be measured."""
    once = _seconds(call, x, 1)
    if once < AT_LEAST:  # the first calls may have to prepare something
        once = min(_seconds(call, x, 1) for _ in range(20))
    return max(1, int(AT_LEAST / once))


def _seconds(call, x, repeats):
    begin = time.perf_counter()
    for _ in range(repeats):
        call(x)
    return (time.perf_counter() - begin) / repeats


def ratios(seconds):
    """Return {name: multiple of SciPy's time}."""
    return {name: value / seconds["SciPy"] for name, value in seconds.items()}


def extra_memory(function, shape, dtype=np.float64):
    """Return {name: peak of new memory, the result included, as a multiple of the input}.

    tracemalloc sees what NumPy allocates; PyTorch's own memory it does not see.
    """
    x = np.random.default_rng(0).normal(size=shape).astype(dtype)
    peaks = {}
    for name, call in contenders(function).items():
        if name in ("comprehension", "PyTorch"):
            continue
        tracemalloc.start()
        call(x)
        peaks[name] = tracemalloc.get_traced_memory()[1] / x.nbytes
        tracemalloc.stop()
    return peaks
