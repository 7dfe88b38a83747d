"""Draws by weights that page and kernel make alike: a small generator, counted from a seed."""

from itertools import accumulate

import numpy as np

SEEDS = 2**32


def chances(seed, count):
    """Return `count` numbers from 0 to below 1, all equally likely: the same for the same seed.

    The generator is Mulberry32 (T. Ettinger, 2017). Its state grows by the same number each time,
    so all of them are computed at once; draws.js does the same one by one.
    """
    mask = np.uint64(SEEDS - 1)
    state = (np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * 0x6D2B79F5) & mask
    mixed = ((state ^ (state >> 15)) * (state | 1)) & mask
    mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) & mask
    return (mixed ^ (mixed >> 14)) / SEEDS


def drawn_counts(weights, seed, draws):
    """Return how often each option comes up in so many draws, a list; an option of 0 never does."""
    edges = list(accumulate(weights))
    if edges[-1] == 0:
        return [0] * len(edges)
    drawn = np.searchsorted(edges, chances(seed, draws) * edges[-1], side="right")
    last = np.flatnonzero(weights)[-1]
    return np.bincount(np.minimum(drawn, last), minlength=len(edges)).tolist()
