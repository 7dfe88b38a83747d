"""A step of gradient descent that a learner wrote: taken, if it is one, and compared."""

import numpy as np

from softmaxlib.numeric_inputs import without_warnings
from softmaxlib.wording import shortened


class NotAStep(Exception):
    """What is wrong with the learner's step, as the end of a sentence that begins with "yours"."""


def step_taken(step, W, b, X, y, lr):
    """Return what `step` makes of W and b, or raise NotAStep."""
    unwritten = "is not written yet."
    if step is ...:
        raise NotAStep(unwritten)
    if not callable(step):
        raise NotAStep(f"is no function, but an object of type {type(step).__name__}.")
    try:
        new = step(W.copy(), b.copy(), X, y, lr)
    except Exception as error:
        said = shortened(f"{type(error).__name__}: {error}", 100)
        raise NotAStep(unwritten if _met_dots(step, error) else f"raised {said}") from None
    if new is ... or (isinstance(new, tuple) and any(value is ... for value in new)):
        raise NotAStep(unwritten)
    if new is None:
        raise NotAStep("returned None. Does it end with a return?")
    try:
        W_new, b_new = (np.asarray(value, dtype=float) for value in new)
    except (TypeError, ValueError):
        raise NotAStep("did not return two arrays, W_new and b_new.") from None
    if W_new.shape != W.shape or b_new.shape != b.shape:
        raise NotAStep(
            f"returned shapes {W_new.shape} and {b_new.shape}, not {W.shape} and {b.shape}."
        )
    return W_new, b_new


def _met_dots(step, error):
    """Whether `step` raised this because a `...` still stands where a value belongs."""
    said = str(error).lower()
    if isinstance(error, (TypeError, AttributeError)):
        return "ellipsis" in said and "indices" not in said
    # In X.T @ ..., NumPy takes the dots for a single number.
    constants = getattr(getattr(step, "__code__", None), "co_consts", ())
    return isinstance(error, ValueError) and "enough dimensions (has 0" in said and ... in constants


@without_warnings
def moves_like(courses_step, step, X, y, K):
    """Whether `step` moves random W and b as `courses_step` does, to one part in a thousand.

    With its own learning rate: a tiny one would hide what differs, and 1 what is left out.
    """
    rng, lr = np.random.default_rng(0), 0.7
    old = rng.normal(size=(X.shape[1], K)), rng.normal(size=K)
    try:
        ours = step_taken(step, *old, X, y, lr)
    except NotAStep:
        return False
    for before, after, right in zip(old, ours, courses_step(*old, X, y, lr), strict=True):
        # float32 leaves a millionth of W itself.
        allowed = 1e-3 * np.abs(right - before).max() + 1e-6 * np.abs(before).max()
        if not np.abs(after - right).max() <= allowed:
            return False
    return True
