"""The exercise zeroed_layers of notebook 8: which layers may start at zero, and still learn?"""

import re
from itertools import product

import numpy as np

from softmaxlib.check.engine import ValueExercise
from softmaxlib.check.parts import Mistake, Property, named
from softmaxlib.check.reading import WrongType, read_letters
from softmaxlib.wording import numbers

# For each case: learns or stuck, the slug of the other answer, its cause and its hint.
_CASES = (
    (
        "L",
        "relu_last_as_stuck",
        "case 1: the logits start at 0, but what goes into the last layer is not 0",
        "its slope is h.T @ (P - Y) / N. Is h 0, or is P - Y?",
    ),
    (
        "S",
        "relu_first_as_learning",
        "case 2: with zeros in layer 1, each unit of it gives ReLU(0), which is 0",
        "what goes into layer 2 then? And which slope of ReLU comes back at or below 0?",
    ),
    (
        "L",
        "tanh_first_as_stuck",
        "case 3: tanh(0) is 0, but the slope of tanh at 0 is 1",
        "what comes back to layer 1 passes layer 2 and tanh. Are its weights 0, or is that slope?",
    ),
    (
        "S",
        "tanh_both_as_learning",
        "case 4: what goes into the last layer is 0, and what comes back through it as well",
        "which of the two zeroed layers could move first? What would its slope need?",
    ),
    (
        "L",
        "regression_as_stuck",
        "case 5: zeros make hidden units all alike, and here there are no hidden units",
        "its slope is X.T @ (P - Y) / N. Is X 0, or is P - Y?",
    ),
)
_RIGHT_CASES = "".join(letter for letter, *_ in _CASES)
_WHOLE_ANSWERS = (
    *named(
        "zeros_never_learn",
        "all stuck: that would be so if every slope contained a weight as a factor",
        "softmax regression has the slope X.T @ (P - Y) / N. Where is a weight among its factors?",
        "SSSSS",
    ),
    *named(
        "zeros_always_learn",
        "all learn: that would be so if in every case some layer could move",
        "what does ReLU make of a layer whose outputs are all 0? And which slope comes back?",
        "LLLLL",
    ),
    *named(
        "letters_exchanged",
        "the two letters are the other way round in all five cases",
        "L stands for learns, S for stuck. What is it for softmax regression, case 5?",
        _RIGHT_CASES.translate(str.maketrans("LS", "SL")),
    ),
    *named(
        "only_last_may_be_zeroed",
        "only the last layer: that rule is made for ReLU, and not all five cases have one",
        "which slope has ReLU at 0, and which one has tanh?",
        "LSSSL",
    ),
    *named(
        "hidden_layers_always_stick",
        "zeros in a network with hidden units do not always stop it",
        "if the zeros stand in the last layer only, are the hidden units 0 for every point?",
        "SSSSL",
    ),
)


def _first_wrong_case(letters):
    return next(
        Mistake(slug, letters, cause, hint)
        for letter, (right, slug, cause, hint) in zip(letters, _CASES, strict=True)
        if letter != right
    )


# In this order: "does not learn" is stuck, and "not stuck" learns.
_NOT = r"(?:(?:does|do|is)\W+)?(?:not|never)|(?:does|do|is)n['’]?t"
_WORDS = (
    (rf"(?:{_NOT})\W+(?:gets?\W+)?stuck", "L"),
    (rf"(?:{_NOT})\W+(?:learn|move|train)\w*|(?:(?:gets?|is)\W+)?stuck|no|false", "S"),
    (r"(?:it\W+)?(?:learn|move|train)(?:s|ing)?|yes|true", "L"),
)


def _as_letters(part):
    """L and S for True and False, 1 and 0, and the words they stand for; else the text itself."""
    if isinstance(part, (bool, np.bool_)) or (
        isinstance(part, (int, np.integer)) and part in (0, 1)
    ):
        return "L" if part else "S"
    if not isinstance(part, str):
        raise WrongType(f"a list that holds {numbers(part)}")
    for words, letter in _WORDS:
        part = re.sub(rf"(?<![a-z])(?:{words})(?![a-z])", letter, part, flags=re.IGNORECASE)
    return part


def _read_cases(value):
    """Five letters in any form: "LS", "2 S, 1 L", ["L", "S"], {1: "L"}, {"L": [1]}, words."""
    if isinstance(value, dict):
        value = _by_number(value)
    parts = value if isinstance(value, (list, tuple)) else [value]
    if isinstance(value, np.ndarray):
        parts = value.ravel().tolist()
    if len(parts) == 1 and not isinstance(parts[0], str):
        return read_letters(parts[0])  # which says what it is instead
    letters = read_letters("".join(map(_as_letters, parts)))
    if len(letters) == 10 and sorted(letters[::2]) == list("12345"):  # "2 S, 1 L, ..."
        return letters[1::2][np.argsort(letters[::2])]
    # The digits of "1 L, 2 S" only number the cases.
    return letters[~np.char.isdigit(letters)] if np.char.isalpha(letters).any() else letters


def _by_number(answers):
    """A dict's answers in the order of the cases, where its keys (or its values) number them."""
    pairs = [(str(key), value) for key, value in answers.items()]
    if {key.strip().upper() for key, _ in pairs} <= {"L", "S"}:  # turned round
        pairs = [(str(case), key) for key, cases in pairs for case in np.ravel(cases)]
    numbered = [(re.sub(r"\D", "", key), value) for key, value in pairs]
    if sorted(case for case, _ in numbered) == list("12345"):
        pairs = sorted(numbered)
    return [value for _, value in pairs]


zeroed_layers = ValueExercise(
    "zeroed_layers",
    _RIGHT_CASES,
    properties=(
        Property(
            "only L and S",
            "not all of them are L or S",
            lambda letters, probe, expected: bool(np.isin(letters, ["L", "S"]).all()),
            "L: it learns. S: it is stuck. Which is it in each case?",
        ),
    ),
    mistakes=(
        *_WHOLE_ANSWERS,
        *named(
            "tanh_as_relu_exchanged",
            "cases 2 and 3 are the other way round: there the two activations differ",
            "both give 0 for 0. But which slope do they have there?",
            "LLSSL",
        ),
        *(
            _first_wrong_case(letters)
            for letters in map("".join, product("LS", repeat=5))
            if letters not in (_RIGHT_CASES, "LLSSL", *(m.wrong for m in _WHOLE_ANSWERS))
        ),
    ),
    read=_read_cases,
    expects="five letters in quotes, one for each case",
    closing="follow the zeros: a layer is stuck if what goes in, or comes back, is 0 at every step",
)
