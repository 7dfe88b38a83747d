"""What goes wrong in hidden_gradient with the slope of ReLU: which entries pass."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.functions import sigmoid


def by_h(upstream, W):
    """The slope of the loss by the units h, before it passes ReLU."""
    return upstream @ W.T


def true_gradient(upstream, W, before):
    """The slope of the loss by `before`, (N, H): ReLU has the slope 1 above 0, and 0 below it."""
    return by_h(upstream, W) * (before > 0)


def relu(x):
    return np.maximum(x, 0)


def _sloped(slope):
    """A right product, times another slope: `slope(before)`."""
    return lambda upstream, W, before: by_h(upstream, W) * slope(before)


def mask_mistakes():
    """What is taken for the slope of ReLU."""
    return (
        *named(
            "mask_forgotten",
            "the slope of ReLU is missing: this is the loss's slope by h, not yet by before",
            "nudge an entry of before that lies below 0. Does h move?",
            lambda upstream, W, before: by_h(upstream, W),
        ),
        *named(
            "mask_of_the_product",
            "entries are cut by the sign of the slope that comes back, not by the sign of before",
            "whose sign says whether a unit is on or off?",
            lambda upstream, W, before: relu(by_h(upstream, W)),
            lambda upstream, W, before: relu(by_h(upstream, W)) * (before > 0),
            lambda upstream, W, before: (by_h(upstream, W) > 0) * before,
        ),
        *named(
            "mask_of_upstream",
            "upstream is cut by its own sign, before it reaches W",
            "may a slope be negative? Whose sign says whether a unit is on or off?",
            lambda upstream, W, before: by_h(relu(upstream), W),
            lambda upstream, W, before: by_h(relu(upstream), W) * (before > 0),
            lambda upstream, W, before: by_h(np.sign(relu(upstream)), W),
        ),
        *named(
            "mask_of_the_weights",
            "the weights are cut by their own sign",
            "may a weight be negative? Whose sign says whether a unit is on or off?",
            lambda upstream, W, before: by_h(upstream, relu(W)),
            lambda upstream, W, before: by_h(upstream, relu(W)) * (before > 0),
            lambda upstream, W, before: by_h(upstream, W > 0) * (before > 0),
            lambda upstream, W, before: by_h(upstream, W > 0),
        ),
        *named(
            "times_the_values",
            "you multiply by before or by h itself, where the slope of ReLU belongs",
            "above 0 ReLU is a straight line. How steep is it at 0.5, and at 2?",
            _sloped(lambda before: before),
            _sloped(relu),
            _sloped(np.abs),
        ),
        *named(
            "mask_inverted",
            "it passes where before is negative, and stops where it is positive",
            "before is 2: is the unit on or off? What does your code give there?",
            _sloped(lambda before: before < 0),
        ),
        *named(
            "threshold_not_zero",
            "it passes only from a number such as 0.5 or 1 on; ReLU has its kink elsewhere",
            "at which number does max(x, 0) change its slope?",
            _sloped(lambda before: before > 1),
            _sloped(lambda before: before > 0.5),
            _sloped(lambda before: before >= 0.5),
            _sloped(lambda before: before.astype(int) > 0),
        ),
        *named(
            "sign_for_slope",
            "below 0 your slope is -1, as for the size without its sign",
            "left of 0 ReLU is flat. How steep is that?",
            _sloped(np.sign),
        ),
        *named(
            "leaky_slope",
            "below 0 your slope is small, but not 0, as for a leaky ReLU",
            "max(x, 0) at -1 and at -2: how much does it change?",
            _sloped(lambda before: np.where(before > 0, 1, 0.01)),
            _sloped(lambda before: np.where(before > 0, 1, 0.1)),
            _sloped(lambda before: np.where(before > 0, 1, 0.2)),
        ),
        *named(
            "slope_of_another_curve",
            "this is the slope of tanh or of the sigmoid, and the layer has ReLU",
            "draw max(x, 0). How many different slopes does it have?",
            _sloped(lambda before: 1 - np.tanh(before) ** 2),
            _sloped(lambda before: 1 - before**2),
            _sloped(lambda before: 1 - relu(before) ** 2),
            _sloped(lambda before: sigmoid(before) * (1 - sigmoid(before))),
            _sloped(lambda before: before * (1 - before)),
            _sloped(sigmoid),
            _sloped(np.tanh),
        ),
        *named(
            "one_mask_for_all",
            "one row of on and off serves all examples, and each has units of its own that are off",
            "print the shape of what you multiply by. Does it have a row for each example?",
            _sloped(lambda before: (before > 0).any(axis=0)),
            _sloped(lambda before: (before > 0).all(axis=0)),
            _sloped(lambda before: before.sum(axis=0) > 0),
            _sloped(lambda before: before[0] > 0),
            _sloped(lambda before: (before > 0).mean(axis=0)),
        ),
        *named(
            "mask_in_the_wrong_place",
            "something shaped like before meets upstream, entry by entry, and the sizes differ",
            "before has a column for each unit, upstream for each result. Which step links them?",
            lambda upstream, W, before: upstream * before,
            lambda upstream, W, before: before * upstream,
            lambda upstream, W, before: by_h(upstream * before, W),
            lambda upstream, W, before: by_h(upstream * relu(before), W),
            lambda upstream, W, before: by_h(before * upstream, W),
            lambda upstream, W, before: by_h(upstream * (before > 0), W),
            lambda upstream, W, before: upstream * (before > 0),
            lambda upstream, W, before: (before > 0) * upstream,
            lambda upstream, W, before: np.where(before > 0, upstream, 0) @ W.T,
            lambda upstream, W, before: np.where(before > 0, upstream, 0),
        ),
        *named(
            "before_meets_the_weights",
            "something shaped like before meets W, entry by entry, and the sizes differ",
            "before has a row for each example. Has W? Which step gives a table of that shape?",
            *(
                lambda upstream, W, before, on=on, turned=turned: (
                    upstream @ (W.T * on(before) if turned else (W * on(before)).T)
                )
                for on in (lambda before: before > 0, lambda before: before, relu)
                for turned in (False, True)
            ),
        ),
        *named(
            "comparison_last",
            "the answer is True and False: > is worked out last, after @ and *",
            "what should > compare with 0? Which brackets would say so?",
            lambda upstream, W, before: by_h(upstream, W) * before > 0,
            lambda upstream, W, before: by_h(upstream, W) * relu(before) > 0,
            lambda upstream, W, before: by_h(upstream, W) > 0,
        ),
        *named(
            "mask_only",
            "this says only which units are on: upstream has no say in it",
            "twice the upstream should give twice the slope. Does it? Or are brackets missing?",
            lambda upstream, W, before: before > 0,
        ),
        *named(
            "added_mask",
            "the slope is added, and slopes of steps one after another multiply",
            "what should come out where ReLU has the slope 0?",
            lambda upstream, W, before: by_h(upstream, W) + (before > 0),
        ),
        *named(
            "other_branch_kept",
            "where before is negative, another number stands in the place of 0",
            "left of 0 ReLU is flat. What does a nudge change there?",
            lambda upstream, W, before: np.where(before > 0, by_h(upstream, W), before),
            lambda upstream, W, before: np.where(before > 0, by_h(upstream, W), 1),
            lambda upstream, W, before: np.where(before > 0, by_h(upstream, W), -1),
        ),
    )
