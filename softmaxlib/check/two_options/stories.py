"""The exercise six_stories of notebook 4: exactly one is true (softmax), or any (sigmoids)?"""

import re
from itertools import product

import numpy as np

from softmaxlib.check.engine import ValueExercise
from softmaxlib.check.parts import Mistake, Property, named
from softmaxlib.check.reading import WrongType, read_letters
from softmaxlib.wording import numbers

_STORIES = (
    (
        "E",
        "digit_as_any",
        "story 1: with sigmoids the box could hold a 3 and an 8 at the same time",
        "how many digits stand in one box? Should their shares add up to 1?",
    ),
    (
        "A",
        "xray_as_one",
        "story 2: with softmax, fluid and a fracture compete for one whole",
        "can both be seen on the same X-ray? May each of them get 0.9?",
    ),
    (
        "E",
        "next_word_as_any",
        "story 3: with sigmoids many words could all be almost certain to come next",
        "how many words stand in the next place? Should their shares add up to 1?",
    ),
    (
        "A",
        "moods_as_one",
        "story 4: with softmax, a song that is very calm has little room left to be sad",
        "can a song be calm and sad? May each mood get 0.9?",
    ),
    (
        "A",
        "ingredients_as_one",
        "story 5: with softmax, rice in the dish lowers the share of beans",
        "can a dish hold both? May each ingredient get 0.9?",
    ),
    (
        "E",
        "blood_group_as_any",
        "story 6: with sigmoids a patient could have the groups A and B, or none at all",
        "AB is a group of its own here. How many of the four has a patient?",
    ),
)
_RIGHT_STORIES = "".join(letter for letter, *_ in _STORIES)
_WHOLE_ANSWERS = (
    *named(
        "letters_exchanged",
        "the two letters are the other way round in all six stories",
        "E stands for exactly one. In which stories can several be true at once?",
        _RIGHT_STORIES.translate(str.maketrans("EA", "AE")),
    ),
    *named(
        "all_softmax",
        "softmax for all: in some of these stories two things can be true at once",
        "look for a story in which both may get 0.9. Which one is the first?",
        "EEEEEE",
    ),
    *named(
        "all_sigmoids",
        "sigmoids for all: in some of these stories the options exclude each other",
        "look for a story in which one option rules out the others. Which one is the first?",
        "AAAAAA",
    ),
)


def _first_wrong_story(letters):
    return next(
        Mistake(slug, letters, cause, hint)
        for letter, (right, slug, cause, hint) in zip(letters, _STORIES, strict=True)
        if letter != right
    )


_LOOKALIKES = str.maketrans("\u0415\u0410\u0395\u0391\u0435\u0430\u03b1", "EAEAEAA")
"""Cyrillic and Greek letters that cannot be told from E and A by their looks."""

_EXACTLY, _ANY = r"exactly(?: one)?|softmax|one", r"any(?: number)?|sigmoids?|many|several"
_WORD = re.compile(rf"\b(?:(?P<E>{_EXACTLY})|(?P<A>{_ANY}))\b", re.IGNORECASE)


def _read_stories(value):
    """Letters in any form: "EA", "1 E, 2 A", ["E", "A"], {1: "E"}, or the words they stand for."""
    if isinstance(value, dict):
        parts = list(value.values())
    elif isinstance(value, (list, tuple, np.ndarray)):
        parts = np.asarray(value, dtype=object).ravel().tolist()
    else:
        parts = re.split(r"[,;/|\n]", value) if isinstance(value, str) else []
    other = [part for part in parts if not isinstance(part, str)]
    if other:
        kind = {dict: "a dict", tuple: "a tuple", np.ndarray: "an array"}.get(type(value), "a list")
        raise WrongType(f"{kind} that holds {numbers(other[0])}")
    letters = read_letters("".join(map(_as_letters, parts)) if parts else value)
    # The digits of "1 E, 2 A" only number the stories.
    return letters[~np.char.isdigit(letters)] if np.char.isalpha(letters).any() else letters


def _as_letters(part):
    """The words for exactly one or any number as E and A; without such words the text itself."""
    part = part.translate(_LOOKALIKES)
    return "".join(match.lastgroup for match in _WORD.finditer(part)) or part


six_stories = ValueExercise(
    "six_stories",
    _RIGHT_STORIES,
    properties=(
        Property(
            "only E and A",
            "not all of them are E or A",
            lambda letters, probe, expected: bool(np.isin(letters, ["E", "A"]).all()),
            "E: exactly one is true. A: any number may be true. Which is it in each story?",
        ),
    ),
    mistakes=(
        *_WHOLE_ANSWERS,
        *(
            _first_wrong_story(letters)
            for letters in map("".join, product("EA", repeat=6))
            if letters not in (_RIGHT_STORIES, *(m.wrong for m in _WHOLE_ANSWERS))
        ),
    ),
    read=_read_stories,
    expects="six letters in quotes, one for each story",
    closing="one whole to share, or a yes or no for each: ask whether two can be true at once",
)
