"""The exercise curve_detective of notebook 7: what went wrong in each of six training runs?"""

import re
from dataclasses import replace
from functools import partial

import numpy as np

from softmaxlib.check.parts import Mistake, Property, named
from softmaxlib.check.reading import WrongType
from softmaxlib.check.tested_value import TestedValue
from softmaxlib.check.training.curve_clues import CLUES
from softmaxlib.faulty_training import ANSWER, CAUSES
from softmaxlib.wording import numbers

_LETTERS = tuple(ANSWER)
_ORDER = tuple(CAUSES)

# The words by which a cause may be called, as regular expressions.
_WORDS = {
    "right": r"right|correct|ok|okay|fine|none|nothing|no mistake",
    "uphill": r"uphill|ascent|ascends?|climb\w*|plus|sign",
    "twice": r"twice|doubled?|two|softmax\w*",
    "frozen": r"froz\w*|freez\w*|bias\w*|axis\w*",
    "summed": r"sum\w*|total|mean",
}


def _cause(text):
    """The cause that is meant by a word, its first letter or its number, else the text itself.

    A `...` that is left means none yet, "".
    """
    if text is ...:
        return ""
    if isinstance(text, (int, np.integer)) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str):
        raise WrongType(f"an answer that holds {numbers(text)}")
    text = text.strip().lower()
    for cause, sentence in CAUSES.items():
        if text == sentence.lower():
            return cause
    if text.isdigit() and 1 <= int(text) <= len(_ORDER):
        return _ORDER[int(text) - 1]
    if len(text) == 1:
        return next((cause for cause in _ORDER if cause[0] == text), text)
    for words in ({cause: cause for cause in CAUSES}, _WORDS):
        meant = [cause for cause, word in words.items() if re.search(rf"\b(?:{word})\b", text)]
        if len(meant) == 1:
            return meant[0]
    return text


def _read_causes(value):
    """The causes of A to F, from a dict, a list in that order, or a text such as "A right, ..."."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, str):
        value = _parts(value)
    if isinstance(value, (list, tuple)):
        if len(value) != len(_LETTERS):
            raise WrongType(f"a list of length {len(value)}")
        value = dict(zip(_LETTERS, value, strict=True))
    if not isinstance(value, dict):
        raise WrongType(numbers(value))
    by_letter = {}
    for key, cause in value.items():
        letter = str(key).strip().upper()
        if letter in _LETTERS:
            by_letter[letter] = _cause(cause)
        elif isinstance(key, str) and _cause(key) in CAUSES:  # {"right": "AB"}: turned round
            by_letter |= dict.fromkeys(_letters_in(cause), _cause(key))
        else:
            raise WrongType(f"a dict with the key {numbers(key)}")
    return np.array([by_letter.get(letter, "") for letter in _LETTERS])


def _parts(text):
    """A text as a dict by letters, if it names them, else as a list."""
    single = re.split(r"[\s,;]+", text.strip())
    if len(single) == len(_LETTERS) and all(len(part) == 1 for part in single):
        return single  # "F S R T R U": six first letters, though F is also a curve
    _, *pieces = re.split(r"\b([A-F])\b[\s:=-]*", text)
    if sorted(pieces[::2]) == [*_LETTERS]:
        pairs = zip(pieces[::2], pieces[1::2], strict=True)
        return {letter: part.strip(" ,;.\n") for letter, part in pairs}
    parts = [part for part in re.split(r"[,;\n]", text) if part.strip()]
    named_parts = [re.fullmatch(r"\s*([A-Fa-f])\b[\s:=-]+(.+)", part) for part in parts]
    if parts and all(named_parts):
        return {match[1]: match[2] for match in named_parts}
    if len(parts) == 1:
        word = parts[0].strip()
        if len(word) > 1 and (_cause(word) in CAUSES or not _are_initials(word)):
            raise WrongType("one word" if " " not in word else "one text")
        return word.split() if " " in word else list(word)
    return parts


def _are_initials(text):
    """Whether the text may be read as words side by side, or as their first letters or numbers."""
    initials = {cause[0] for cause in CAUSES} | {str(n + 1) for n in range(len(CAUSES))}
    return " " in text or set(text.lower()) <= initials


def _letters_in(value):
    """The letters A to F in "AB", "A and B" or ["A", "B"]."""
    text = value if isinstance(value, str) else " ".join(map(str, np.ravel(value)))
    return "".join(re.findall(r"\b[A-F]+\b", text.upper()))


def _first_wrong(causes):
    """The letter of the first curve with a cause that is not its own, and that cause."""
    for letter, cause in zip(_LETTERS, causes, strict=True):
        if cause != ANSWER[letter]:
            return letter, cause
    return None


def _is_known(causes):
    return all(cause in CAUSES for cause in causes)


def _begins_with(letter, chosen, causes):
    return _is_known(causes) and _first_wrong(causes) == (letter, chosen)


def _told_missing(causes):
    return "no word yet for " + ", ".join(np.array(_LETTERS)[causes == ""])


def _told_unknown(causes):
    return f"{next(str(c) for c in causes if c not in CAUSES)!r} is none of the five words"


def _told_fits(causes):
    return f"{sum(c == ANSWER[x] for x, c in zip(_LETTERS, causes, strict=True))} of 6 fit"


class _Words(TestedValue):
    """Words for letters; where some are there, a `...` among them is a letter without a word."""

    def _look_at(self, outcome):
        super()._look_at(outcome)
        outcome.unfinished = outcome.unfinished and not _holds_a_word(outcome.value)

    def _wrong(self, probe, outcome, right):
        fault = super()._wrong(probe, outcome, right)
        return fault and replace(fault, seen=fault.seen.replace("Ellipsis", "..."))


def _holds_a_word(value):
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, (list, tuple)) and any(isinstance(word, str) for word in value)


curve_detective = _Words(
    "curve_detective",
    ANSWER,
    free=True,  # the last property says what is right
    properties=(
        Property(
            "a word for each curve",
            _told_missing,
            lambda causes, probe, expected: (causes != "").all(),
            "which of the five words fits best? A guess is a start, the check says more",
        ),
        Property(
            "all from the list",
            _told_unknown,
            lambda causes, probe, expected: _is_known(causes),
            f"the words are {', '.join(CAUSES)}. Which one do you mean?",
        ),
        Property(
            "each fits its curve",
            _told_fits,
            lambda causes, probe, expected: _first_wrong(causes) is None,
            "where does each curve start, where does it end, and which way does it take?",
        ),
    ),
    mistakes=(
        *named(
            "all_alike",
            "all six curves have the same word here, and they look so different",
            "which curve climbs, which one shoots up, and which ones stop too early?",
            lambda causes: _is_known(causes) and len(set(causes)) == 1,
        ),
        *(
            Mistake(
                f"{ANSWER[letter]}_taken_for_{chosen}",
                partial(_begins_with, letter, chosen),
                text.format(letter),
                hint,
            )
            for chosen, clues in CLUES.items()
            for letter, text, hint in clues
        ),
    ),
    read=_read_causes,
    expects="six words in quotes, one for each of the letters A to F",
    closing="first loss, last loss, the way between: look at the curve before you look at the code",
)
