"""A prediction question: spread 100 points over four answers, and learn how surprised you are.

The surprise is -ln of the share of points on what happens, in nats: the logarithmic score (I. J.
Good, "Rational decisions", 1952). It is the loss that a classifier is trained with, as notebook 6
reveals. Points mean belief, and the surprise is never a grade.
"""

import math
from dataclasses import dataclass

import numpy as np

from softmaxlib.reply import Reply
from softmaxlib.wording import number, numbers, shortened

LETTERS = "ABCD"
_BLIND_GUESS = math.log(4)


class Prediction(Reply):
    """The reply to one prediction.

    Attributes
    ----------
    status : "predicted" or "no prediction yet"
    surprise : in nats; inf if what happens was ruled out; None without a prediction
    message : the whole text, without markup
    """

    def __init__(self, name, status, rows, surprise=None):
        super().__init__(
            f"{name}: {status}", rows, "#0072B2" if surprise is not None else "#767676"
        )
        self.status = status
        self.surprise = surprise


@dataclass(frozen=True, repr=False)
class Question:
    """A question with four answers, of which one happens.

    `answers` are as the notebook prints them; `replies` say of each what is right or wrong about
    it. `formula` shows -ln beside the surprise: from notebook 2 on, which introduces ln.
    """

    name: str
    answers: tuple
    happens: int
    replies: tuple
    formula: bool = True

    def __repr__(self):
        return f"predict.{self.name}: call it with your points, such as [40, 30, 20, 10]"

    def __call__(self, *points):
        # Without the square brackets the four numbers come one by one.
        points, trouble = _four_numbers(points[0] if len(points) == 1 else points)
        if trouble:
            return Prediction(self.name, "no prediction yet", [("to do", trouble)])
        shares = [p / sum(points) for p in points]
        share = shares[self.happens]
        surprise = abs(math.log(share)) if share > 0 else math.inf
        favourite = max(range(4), key=lambda i: (shares[i], i == self.happens))
        rows = [
            ("rescaled", _rescaled(points, shares)),
            ("what happens", f"{LETTERS[self.happens]}: {self.answers[self.happens]}"),
            ("your surprise", self._surprise_text(share, surprise)),
            (f"you bet on {LETTERS[favourite]}", self.replies[favourite]),
        ]
        return Prediction(self.name, "predicted", rows, surprise)

    def _surprise_text(self, share, surprise):
        if share == 0:
            return "you ruled it out, 0 points: there is no upper limit to that surprise"
        points = number(100 * share, 3)
        given = f"you gave it {points} point{'' if points == '1' else 's'}"
        if share == 1:
            return f"{given}: no surprise at all, 0.00"
        in_numbers = f"-ln {share:.2f} = {surprise:.2f}" if self.formula else f"{surprise:.2f}"
        event = f"as surprised as by a 1-in-{number(1 / share, 2)} event"
        return f"{given}: {event}, {in_numbers}; a blind guess has {_BLIND_GUESS:.2f}"


def _four_numbers(points):
    """The points as four floats and an empty text; or None and what there is to mend."""
    expected = "give four numbers of 0 or more, one each for A, B, C, D, such as [40, 30, 20, 10]"
    if points is Ellipsis:
        return None, expected
    if isinstance(points, np.ndarray):
        points = points.tolist()
    try:
        # In text each character would count, and a set or dict forgets which number is whose.
        values = [float(p) for p in points] if isinstance(points, (list, tuple)) else []
    except (TypeError, ValueError, OverflowError):
        values = []
    if isinstance(points, (list, tuple)) and len(points) != 4:
        return None, f"you gave {len(points)} number{'' if len(points) == 1 else 's'}; {expected}"
    if len(values) != 4 or min(values) < 0 or not math.isfinite(sum(values)):
        return None, f"you gave {shortened(numbers(points), 60)}; {expected}"
    if sum(values) == 0:
        return None, f"all four are 0; {expected}"
    if len(set(values)) == 1:
        return None, "move some points from 25 each to what you believe, then run the cell again"
    return values, ""


def _rescaled(points, shares):
    if math.isclose(sum(points), 100):
        return ""
    as_points = ", ".join(number(100 * s, 3) for s in shares)
    return f"your points, {number(sum(points))} in all, count as {as_points} of 100"
