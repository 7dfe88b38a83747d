"""The exercise of notebook 8 that refutes: every photo of a cat is pushed in the same direction."""

import numpy as np

from softmaxlib.check.parts import Property, named
from softmaxlib.check.reading import WrongType, read_squeezed
from softmaxlib.check.tested_value import TestedValue
from softmaxlib.functions import softmax
from softmaxlib.wording import number, numbers

_MORE_THAN, _LESS_THAN = 0.9, 0.05
_CLASSES = ("cat", "dog", "bird")


def _read_logits(value):
    """The numbers of a list, or of a dict by class: {"cat": 2, "dog": 1, "bird": 0.1}."""
    if isinstance(value, dict):
        by_class = {str(key).strip().lower(): logit for key, logit in value.items()}
        missing = [name for name in _CLASSES if name not in by_class]
        if missing:
            raise WrongType(f"a dict without {' and '.join(missing)}")
        value = [by_class.pop(name) for name in _CLASSES]
        if by_class:
            raise WrongType(f"a dict that also holds {next(iter(by_class))!r}")
    for part in value if isinstance(value, (list, tuple)) else ():
        if isinstance(part, str) and not _is_number(part):
            raise WrongType(f"a list that holds {numbers(part)}")
    return read_squeezed(value)


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def _step(z):
    """The step of the logits of a photo of class 1, at a learning rate of 1: e_1 - p."""
    return np.array([1.0, 0.0, 0.0]) - softmax(z)


def _is_pushed(z):
    step = _step(z)
    return bool(step[1] < -_MORE_THAN and step[2] > -_LESS_THAN)


def _told_step(z):
    return f"the step is {numbers(_step(z), 3)}"


def _lowest(z):
    return z[1] < min(z[0], z[2])


same_push = TestedValue(
    "same_push",
    [0.0, 5.0, 0.0],
    free=True,
    properties=(
        Property(
            "three logits",
            lambda z: f"that makes {z.size} number{'s' * (z.size != 1)}",
            lambda z, probe, expected: z.shape == (3,),
            "the photo shows a cat, the first class. Which logits has it before the step?",
        ),
        Property(
            "all finite",
            "a logit here is a finite number",
            lambda z, probe, expected: bool(np.isfinite(z).all()),
            "which ordinary number is high enough, or low enough?",
        ),
        Property(
            "a step that lowers almost only the second",
            _told_step,
            lambda z, probe, expected: _is_pushed(z),
            "the step is [1, 0, 0] - p. Which shares p should the photo have before it?",
        ),
    ),
    mistakes=(
        *named(
            "number_given",
            "that is one number; asked are the three logits before the step",
            "which logits has the photo? Write them in [ ], with commas",
            lambda z: z.ndim == 0,
        ),
        *named(
            "decimal_comma",
            "asked are three logits; a decimal comma makes two numbers of one",
            "the decimal sign is a point. Did you write 0,5 and mean 0.5?",
            lambda z: z.shape in ((5,), (6,)) and (z == abs(z.round())).all(),
        ),
        *named(
            "not_three",
            "asked are three logits: of cat, dog and bird",
            "how many numbers are yours? Which of them is the dog's logit?",
            lambda z: z.shape != (3,),
        ),
        *named(
            "not_finite",
            "a logit here is a finite number, and one of yours is not",
            "which ordinary number is high enough, or low enough?",
            lambda z: not np.isfinite(z).all(),
        ),
        *named(
            "step_given",
            "that is the step itself; asked are the logits from which it starts",
            "the step is [1, 0, 0] - p. Which p belongs to it, and which logits have that p?",
            lambda z: abs(z.sum()) < 0.02 and 0 < z[0] <= 1 and -1 <= z[1] <= -0.9 and z[2] > -0.06,
        ),
        *named(
            "shares_given",
            "these add up to 1, so they are shares; asked are the logits that go into softmax",
            "which logits would lead to such shares? ln takes you back",
            lambda z: (z >= 0).all() and abs(z.sum() - 1) < 0.015 and z.max() < 1,
        ),
        *named(
            "equal_logits",
            "equal logits have equal shares, so both rivals are lowered alike",
            "the step lowers a rival by its share. Which share should the dog have?",
            lambda z: np.ptp(z) < 1e-6,
        ),
        *named(
            "rivals_exchanged",
            "with the second and the third exchanged this would be right",
            "asked is a step that lowers the dog, the second class. Whose logit is high here?",
            lambda z: _is_pushed(z[[0, 2, 1]]),
        ),
        *named(
            "dog_lowered_beforehand",
            "the dog's logit is low before the step, and a low share is lowered by little",
            "the step lowers a rival by its share. What should the photo be mistaken for?",
            _lowest,
        ),
        *named(
            "cat_leads",
            "the cat has the largest share, so the dog's cannot be above 0.9",
            "the step lowers a rival by its share. What should the photo be mistaken for?",
            lambda z: z[0] > z[1:].max(),
        ),
        *named(
            "rivals_tie",
            "dog and bird are level, so both are lowered alike",
            "by its share the bird is lowered. How small should that share be?",
            lambda z: abs(z[1] - z[2]) < 1e-6,
        ),
        *named(
            "bird_leads",
            "the bird has the largest share, so it is lowered most",
            "asked is a step that lowers the dog. Which logit should lead?",
            lambda z: z[2] > z[1],
        ),
        *named(
            "bird_too_high",
            lambda z: f"the bird's share is {number(softmax(z)[2], 3)}; the step lowers it by that",
            "which logit should be lower, so that the bird has less than 0.05?",
            lambda z: softmax(z)[2] >= _LESS_THAN,
        ),
        *named(
            "not_enough",
            lambda z: f"the dog's share is {number(softmax(z)[1], 3)}; the step lowers it by that",
            "which logit should move, and which way, so that the dog has more than 0.9?",
            lambda z: not _is_pushed(z),
        ),
    ),
    read=_read_logits,
    expects="a list of three logits",
    closing="each photo of a cat is pushed away from what it is mistaken for; the pushes differ",
)
