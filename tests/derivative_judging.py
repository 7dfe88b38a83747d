"""What the tests of the checks of notebook 5 share: how a verdict is asked for and looked at."""

import math

import numpy as np
from zoo import fits_a_notebook


def judged(exercise, answer):
    """The verdict; its message is short, and names neither the machinery nor anybody's fault."""
    verdict = fits_a_notebook(exercise(answer))
    for word in ("<lambda>", "<function"):
        assert word not in verdict.message.replace("<lambda>()", "")
    return verdict


def helps(mistake):
    """Whether the cause is short, and the hint a question or a place to look."""
    asks = mistake.hint.endswith("?") or "? " in mistake.hint
    sizes = 3 <= len(mistake.cause.split()) <= 20 and 3 <= len(mistake.hint.split()) <= 25
    return asks and sizes and not mistake.cause.endswith(".")


def by_hand(logits):
    """Softmax as a learner of notebook 2 writes it, for one row."""
    exps = [math.exp(z - max(logits)) for z in logits]
    return np.array([e / sum(exps) for e in exps])
