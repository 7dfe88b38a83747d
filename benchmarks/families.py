"""Seeded families of logits that make softmax lose digits, and the truth to 60 digits and more."""

import mpmath
import numpy as np

DIGITS = 60  # all others are added up apart from the winner, so that even 1e-300 beside 1 is kept


def _one_third_on_top(rng, K):
    return np.r_[1 / 3, -rng.uniform(0, 700, K - 1)]


def _one_ahead(rng, K):
    return np.r_[rng.uniform(20, 700), np.zeros(K - 1)] + rng.normal(size=K)


def _subnormal_shares(rng, K):
    return np.r_[0, -rng.uniform(708, 745, K - 1)] + rng.uniform(-100, 100)


def _log_probabilities(rng, K):
    return np.log(rng.dirichlet(np.ones(K)))


# Each takes a NumPy Generator and a number of classes, and returns so many logits.
FAMILIES = {
    "scale 1": lambda rng, K: rng.normal(size=K),
    "scale 3": lambda rng, K: 3 * rng.normal(size=K),
    "scale 10": lambda rng, K: 10 * rng.normal(size=K),
    "1/3 on top": _one_third_on_top,
    "mixed scales": lambda rng, K: rng.normal(size=K) * 10 ** rng.uniform(-10, 2, size=K),
    "one ahead": _one_ahead,
    "offset": lambda rng, K: 3 * rng.normal(size=K) + 10 ** rng.uniform(3, 15),
    "subnormal": _subnormal_shares,
    "log-probabilities": _log_probabilities,
    "all equal": lambda rng, K: np.full(K, rng.uniform(-5, 5)),
    "10,000 classes": lambda rng, K: 3 * rng.normal(size=10_000),
}


def rows_of(family, count, seed=0):
    """Return `count` rows of a family, of 3 to 100 logits (one row, where it has 10,000)."""
    rng = np.random.default_rng([seed, list(FAMILIES).index(family)])
    count = 1 if family == "10,000 classes" else count
    sizes = rng.choice([3, 4, 7, 10, 30, 100], size=count)
    return [FAMILIES[family](rng, K) for K in sizes]


class Truth:
    """What softmax, log_softmax and logsumexp of one row / T should be."""

    def __init__(self, row, T=1.0):
        with mpmath.workdps(DIGITS):
            scores = [mpmath.mpf(float(z)) / mpmath.mpf(T) for z in row]
            top = max(range(len(row)), key=lambda i: scores[i])
            exps = [mpmath.exp(z - scores[top]) for z in scores]
            others = mpmath.fsum(exps[:top] + exps[top + 1 :])
            log_total = mpmath.log1p(others)
            shares = [e / (1 + others) for e in exps]
            logs = [z - scores[top] - log_total for z in scores]
            self.softmax = in_two_floats(shares)
            self.log_softmax = in_two_floats(logs)
            self.logsumexp = in_two_floats([scores[top] + log_total])
            self.largest = float(scores[top])


def in_two_floats(numbers):
    """Return two arrays whose sum has twice the digits of a float64."""
    high = np.array([float(n) for n in numbers])
    low = [float(n - mpmath.mpf(h)) for n, h in zip(numbers, high.tolist(), strict=True)]
    return high, np.array(low)


def ulps(result, truth, unit_of=None):
    """Return the largest error, in units of the last place of the truth (or of `unit_of`).

    result  an array of float16, float32 or float64: the unit is that of its dtype
    """
    high, low = truth
    result = np.atleast_1d(result)
    if not np.all(np.isfinite(result)):
        return np.inf
    unit = np.spacing(np.abs(high if unit_of is None else unit_of).astype(result.dtype))
    return float(np.max(np.abs((result - high) - low) / unit.astype(np.float64)))
