"""Read what a learner's function gave back: as numbers, as letters, or as no answer at all."""

import dis
from decimal import Decimal
from itertools import islice
from numbers import Real
from types import CodeType

import numpy as np

_KIND_NAMES = {
    "str": "text",
    "bytes": "bytes",
    "int": "a number",
    "float": "a number",
    "complex": "a complex number",
    "dict": "a dict",
    "set": "a set",
    "generator": "a generator",
    "function": "a function",
    "map": "a map object",
    "zip": "a zip object",
    "ndarray": "an array",
    "coroutine": "a coroutine (take away the word async)",
}
_DTYPE_NAMES = {"U": "text", "S": "bytes", "c": "complex numbers"}
_FEW = 100
_MANY = 1_000_000


class WrongType(TypeError):
    """The value holds no numbers (or letters); the message says what it is instead."""


def read_numbers(value):
    """Return a number, list, tuple or array of real numbers as a float64 array.

    Raises WrongType for everything else, and for rows of unlike length.
    """
    try:
        # To read a very long sequence takes long, and no exercise asks for one.
        if not isinstance(value, np.ndarray) and hasattr(value, "__len__") and len(value) > _MANY:
            raise WrongType(f"{len(value)} values")
        array = np.asarray(value)
    except WrongType:
        raise
    except ValueError as error:
        raise WrongType(_unlike(value)) from error
    except Exception as error:
        raise WrongType(_kind(value)) from error
    if array.dtype == object:
        for item in array.flat:
            if not isinstance(item, (Real, Decimal)):
                raise WrongType(_kind(value) if item is value else f"a list with {_kind(item)}")
    elif array.dtype.kind not in "biuf":
        name = _DTYPE_NAMES.get(array.dtype.kind, array.dtype.name)
        raise WrongType(_kind(value) if array.ndim == 0 else f"a list of {name}")
    try:
        return array.astype(np.float64)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise WrongType("a number that is too large for a float") from error


def read_squeezed(value):
    """Return the numbers, as if brackets around a single number or a single row were not there."""
    return read_numbers(value).squeeze()


def read_letters(value):
    """Return "BAC", "b, a, c" or ["B", "A", "C"] as an array of single capital letters."""
    if isinstance(value, (list, tuple, np.ndarray)) and all(isinstance(v, str) for v in value):
        value = "".join(value)
    if not isinstance(value, str):
        raise WrongType(_kind(value))
    return np.array([letter for letter in value.upper() if letter.isalnum()], dtype=str)


def read_shapes(value):
    """Return a list of shapes, such as [(3,), (2, 1)], as an array of their texts; 3 is (3,)."""
    if not isinstance(value, (list, tuple)):
        raise WrongType(_kind(value))
    shapes = [(int(v),) if isinstance(v, (int, np.integer)) else v for v in value]
    for shape in shapes:
        whole = isinstance(shape, (tuple, list)) and all(
            isinstance(n, (int, np.integer)) for n in shape
        )
        if not whole:
            raise WrongType(f"a list with {_kind(shape)}")
    return np.array([str(tuple(int(n) for n in shape)) for shape in shapes])


def holds_ellipsis(value, levels=2):
    """Whether `...` is left in the value: alone, or among the first entries of what it holds."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, np.ndarray):
        value = value.ravel().tolist() if value.dtype == object else []
    if isinstance(value, (list, tuple, set)) and levels:
        return any(holds_ellipsis(v, levels - 1) for v in islice(value, _FEW))
    return value is Ellipsis


def stumbles_over_ellipsis(error, said):
    """Whether the exception arose because a `...` still stands where a value belongs."""
    return isinstance(error, (TypeError, AttributeError)) and (
        "ellipsis" in said.lower() and "indices" not in said
    )


def has_empty_body(function):
    """Whether the function consists of `...`, `pass` or a docstring only."""
    code = getattr(function, "__code__", None)
    if not isinstance(code, CodeType):
        return False
    idle = {"RESUME", "NOP", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE"}
    return all(step.opname in idle for step in dis.get_instructions(code))


def _unlike(value):
    """What to call a sequence that is no table: several things, as after a comma, or rows."""
    if isinstance(value, tuple) and any(isinstance(v, np.ndarray) for v in value):
        return f"{len(value)} things, with a comma between them"
    return "rows of unlike length"


def _kind(value):
    if value is None:
        return "None"
    name = type(value).__name__
    article = "an" if name[:1] in tuple("aeiouAEIOU") else "a"
    return _KIND_NAMES.get(name, f"{article} {name}")
