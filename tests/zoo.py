"""A zoo of answers to an exercise: right ones, and wrong ones with the mistake that they make.

And what holds for every verdict, and the forms in which an answer may return its numbers.
"""

import numpy as np
import pytest


class Zoo:
    """Functions by the exercise that they answer and the mistake that they make."""

    def __init__(self):
        self.answers = []

    def __call__(self, exercise, mistake=None):
        """Decorate an answer: with the slug of its mistake, or without one if it is right."""

        def put_in(answer):
            self.answers.append((exercise, mistake, answer))
            return answer

        return put_in

    def wrong(self):
        return [
            pytest.param(exercise, mistake, answer, id=f"{exercise}-{mistake}-{answer.__name__}")
            for exercise, mistake, answer in self.answers
            if mistake
        ]

    def right(self):
        return [
            pytest.param(exercise, answer, id=f"{exercise}-{answer.__name__}")
            for exercise, mistake, answer in self.answers
            if not mistake
        ]


def _as_tuples(value):
    return tuple(map(_as_tuples, value)) if isinstance(value, list) else value


FORMS = {
    "as it is": lambda value: value,
    "float32": np.float32,
    "lists": lambda value: np.asarray(value).tolist(),
    "tuples": lambda value: _as_tuples(np.asarray(value).tolist()),
    "objects": lambda value: np.asarray(value).astype(object),
}


def fits_a_notebook(verdict):
    """The message is short, and names neither the machinery nor anybody's fault."""
    lines = verdict.message.splitlines()
    assert len(lines) <= 8
    assert all(len(line) <= 240 for line in lines), max(lines, key=len)
    assert "Traceback" not in verdict.message
    assert "wrong!" not in verdict.message
    return verdict
