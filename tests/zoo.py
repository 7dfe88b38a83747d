"""A zoo of answers to an exercise: right ones, and wrong ones with the mistake that they make."""

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
