"""What the tests of the checks of notebook 5 share: how a verdict is asked for and looked at."""

import math
import time

import numpy as np


def as_tuples(value):
    return tuple(map(as_tuples, value)) if isinstance(value, list) else value


FORMS = {
    "as it is": lambda value: value,
    "float32": np.float32,
    "lists": lambda value: np.asarray(value).tolist(),
    "tuples": lambda value: as_tuples(np.asarray(value).tolist()),
    "objects": lambda value: np.asarray(value).astype(object),
}


def judged(exercise, answer):
    """The verdict; its message is short, and names neither the machinery nor anybody's fault."""
    started = time.process_time()
    verdict = exercise(answer)
    assert time.process_time() - started < 1
    lines = verdict.message.splitlines()
    assert len(lines) <= 8
    assert all(len(line) <= 240 for line in lines), max(lines, key=len)
    for word in ("Traceback", "wrong!", "<lambda>", "<function"):
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
