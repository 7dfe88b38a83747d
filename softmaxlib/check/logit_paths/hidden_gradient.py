"""The exercise hidden_gradient of notebook 8: one step of backpropagation through a ReLU layer."""

import numpy as np

from softmaxlib.check.logit_paths.hidden_masks import mask_mistakes, true_gradient
from softmaxlib.check.logit_paths.hidden_products import product_mistakes, result_mistakes
from softmaxlib.check.parts import BATCH, EASY, Property
from softmaxlib.check.told import ToldExercise, ToldProbe
from softmaxlib.wording import numbers


def _probe(upstream, W, before, stage=BATCH):
    told = f"({numbers(upstream)}, {numbers(W)}, {numbers(before)})"
    args = tuple(np.array(a, dtype=float) for a in (upstream, W, before))
    return ToldProbe(args, stage=stage, told=told)


def _at_random(seed, N, H, K, size=1):
    """Numbers of two digits; none of `before` is 0, where the ReLU has a kink."""
    rng = np.random.default_rng(seed)
    before = size * (rng.choice([-1, 1], (N, H)) * rng.uniform(0.05, 2, (N, H))).round(2)
    upstream, W = size * rng.normal(size=(N, K)).round(2), rng.normal(size=(H, K)).round(2)
    told = f"(random numbers, N = {N}, H = {H}, K = {K})"
    return ToldProbe((upstream, W, before), stage=BATCH, told=told)


def _off_is_zero(gradient, probe, expected):
    return bool(np.abs(gradient[probe.args[2] < 0]).max(initial=0) < 1e-6)


hidden_gradient = ToldExercise(
    "hidden_gradient",
    true_gradient,
    [
        _probe([[1, 2]], [[1, 0], [0, 1], [1, 1]], [[0.5, -1, 2]], EASY),
        _probe([[2, -1, 1]], [[1, 0, -3], [-1, 2, 0]], [[0.2, 3]], EASY),
        _probe([[3], [-2]], [[1], [2], [-1]], [[0.5, -1, 2], [-3, 0.4, 1.5]]),
        _at_random(1, 5, 4, 3),
        _at_random(2, 2, 3, 5),
        _at_random(3, 6, 2, 4),
        _at_random(4, 4, 5, 2, size=500),
    ],
    properties=(
        Property(
            "",
            "a nan or an infinity has come in",
            lambda gradient, probe, expected: bool(np.isfinite(gradient).all()),
            "which of your lines divides, and can what it divides by be 0?",
        ),
        Property(
            "0 where the unit is off",
            "an entry is not 0 where `before` is negative",
            _off_is_zero,
            "nudge an entry of before that lies below 0: what becomes of h? And of the loss?",
        ),
    ),
    mistakes=(*mask_mistakes(), *product_mistakes(), *result_mistakes()),
    expects="an array of the same shape as before",
    closing="each layer hands its slope back like this, and takes the slopes by W and b from it",
)
