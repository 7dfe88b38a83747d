"""What a check says about values and exceptions: one line each, in words a beginner knows."""

import re
from ast import literal_eval

import numpy as np

from softmaxlib.wording import number, numbers, shortened

_WIDTH = 72
_ERROR_HINTS = (
    (UnboundLocalError, "", "the function uses this name before it gives it a value; which line?"),
    (NameError, "'___", "a blank, ____, is still there; which piece of code belongs in its place?"),
    (
        NameError,
        "'math'",
        "the first cell imports math; was it run in this session?",
    ),
    (
        NameError,
        "'np'",
        "the first cell imports np; was it run in this session?",
    ),
    (
        NameError,
        "",
        "is the name made in an earlier line or cell, which was run, and spelled in the same way?",
    ),
    (ZeroDivisionError, "", "what did you divide by, and can it be 0?"),
    (RecursionError, "", "the function calls itself without end; when should it stop?"),
    (
        IndexError,
        "too many indices",
        "there are more indices than axes; which line makes that array, and with which shape?",
    ),
    (
        IndexError,
        "only integers",
        "an index is a whole number; does the name before `in` stand for a value or a position?",
    ),
    (
        IndexError,
        "for axis",
        "indices end one below the size of the axis; what does your index count, what the axis?",
    ),
    (
        IndexError,
        "of dimension",
        "which axis is meant, and how many axes has the array in this call? Print its shape",
    ),
    (
        IndexError,
        "tuple index",
        "a shape has one number for each axis; how many axes has the input in this call?",
    ),
    (
        IndexError,
        "list assignment",
        "a list has only the places that it was made with; an empty one grows with append",
    ),
    (
        IndexError,
        "list index",
        "the last index is len(...) - 1. Is the list still empty (append fills it)? "
        "Does your code fit a list of any length?",
    ),
    (
        IndexError,
        "scalar",
        "a single number has no entries; which name before [ ] is a number in this call?",
    ),
    (
        IndexError,
        "shape mismatch",
        "in [ , ] each row number meets one label; how many of each are there in this call?",
    ),
    (IndexError, "", "the last index is len(...) - 1; does your code fit a list of any length?"),
    (OverflowError, "", "which number became too large? Print it before that line"),
    (RuntimeError, "input()", "what the function needs comes in through the brackets after def"),
    (
        TypeError,
        "positional argument",
        "compare the call with the line that begins with def: how many things stand in brackets?",
    ),
    (
        TypeError,
        "keyword argument",
        "a name given in the call is not known there; is it spelled as the exercise spells it?",
    ),
    (
        TypeError,
        "'numpy.ndarray' object is not callable",
        "picking takes square brackets [ ]. Or is a * missing before the ( )?",
    ),
    (
        TypeError,
        "'list' object is not callable",
        "picking takes square brackets [ ]. Or is a * missing before the ( )?",
    ),
    (
        TypeError,
        "not callable",
        "is a * missing before the ( )? Or was a name such as sum given another value?",
    ),
    (
        TypeError,
        "not subscriptable",
        "what stands before the [ ] has no entries; is it a function? It is called with ( )",
    ),
    (
        TypeError,
        "as a data type",
        "a shape of two numbers needs brackets of its own; how many pairs of ( ) are there?",
    ),
    (TypeError, "no len()", "len asks a list or an array; which name is a single number here?"),
    (
        TypeError,
        "Python scalar",
        "math, float and int take a single number; which line gives them a whole array?",
    ),
    (
        TypeError,
        "not iterable",
        "sum and for go through a list; which of your lines gives them a single number?",
    ),
    (
        TypeError,
        "builtin_function",
        "a function stands there without its ( ); to what should it be applied?",
    ),
    (
        TypeError,
        "for ^",
        "in Python ^ is no power; a power is written **, and math.exp gives powers of e",
    ),
    (
        TypeError,
        "not tuple",
        "[i, j] works in a NumPy table, np.zeros((K, K)); a list of lists takes [i][j]",
    ),
    (TypeError, "list indices", "does the name before `in` stand for a score or a position?"),
    (
        TypeError,
        "Cannot cast",
        "an array of integers cannot take fractions in place; which line writes into it?",
    ),
    (
        TypeError,
        "'list'",
        "a list cannot be computed with as a whole; where do you need its numbers one by one?",
    ),
    (
        ValueError,
        "with a sequence",
        "one place gets a whole list or array; print what stands on the right of the =",
    ),
    (
        ValueError,
        "truth value",
        "Python's own if, and, or, max, min want single numbers; "
        "for arrays there are np functions, methods and signs such as *",
    ),
    (
        ValueError,
        "unpack",
        "does the line count on a certain number of scores? There may be any number of them",
    ),
    (
        ValueError,
        "broadcast",
        "write both shapes below each other, from the right: do they match, or is one of them 1?",
    ),
    (
        AttributeError,
        "",
        "does what stands before the dot have that name? np.log is ln; the sum of a list is sum()",
    ),
    (
        ValueError,
        "domain error",
        "logarithms take only numbers above 0; is that the function you mean?",
    ),
    (
        ValueError,
        "positive input",
        "logarithms take only numbers above 0; is that the function you mean?",
    ),
)


def error_hint(error, said):
    """A question that helps with the exception `error`, whose text is `said`."""
    for kind, part, hint in _ERROR_HINTS:
        if isinstance(error, kind) and part in said:
            return hint
    return "run the function yourself on that input, and print what the line works on"


def type_hint(value, seen, right, read):
    """What else to say of a `value` of the wrong type, `seen` in words: "" or "; ..."."""
    if right.ndim == 0 and "a generator" in seen:
        return "; return gives a value, where yield and ( ... for ... ) give a generator"
    if right.ndim and "a generator" in seen:
        return "; square brackets around the comprehension make it a list"
    if right.ndim and any(name in seen for name in ("a map object", "a zip object", "a dict_val")):
        return "; list( ) around it makes it one"
    if seen == "text" and _quoted(value, right, read):
        return "; without the quotes it would be one"
    if seen == "text" and right.ndim == 0 and re.fullmatch(r"\s*[-+]?\d+,\d+\s*", value):
        return "; it has no quotes, and its decimal sign is a point"
    return ""


def _quoted(value, right, read):
    """Whether the text would be a value of the right kind without its quotes."""
    try:
        return len(value) < 1000 and read(literal_eval(value.strip())).ndim == right.ndim
    except Exception:
        return False


def comma_hint(value):
    """What to say of a tuple where one number is asked for."""
    if len(value) == 2 and all(isinstance(v, int) for v in value):
        return "; a comma makes two of it, the decimal sign is a point"
    return "; a comma makes several of it" if len(value) > 1 else "; what does the last comma do?"


def error_text(error, said):
    name = type(error).__name__
    return f"{name}: {shortened(said, 110)}" if said else name


def shown(value):
    """A value as text of at most 72 characters."""
    return shortened(numbers(_beginning(value)), _WIDTH)


def _beginning(value):
    """The first entries of a nest of lists or of an array: more than there is room for."""
    if isinstance(value, np.ndarray):
        return value[(slice(_WIDTH // 2),) * value.ndim]
    if isinstance(value, (list, tuple)):
        kind = list if isinstance(value, list) else tuple  # not a namedtuple: it wants its fields
        return kind(_beginning(v) for v in value[: _WIDTH // 2])
    return value


def typed(value):
    """A value as the learner would type it into a call; of a large array only the shape."""
    if not isinstance(value, np.ndarray):
        return shown(value)
    return f"np.array({shown(value)})" if value.ndim < 3 else f"x of shape {value.shape}"


def shape_text(array):
    """The shape of an array of numbers or texts, in words."""
    one, more = ("entry", "entries") if array.dtype.kind == "U" else ("value", "values")
    if array.ndim == 0:
        return f"a single {'number' if one == 'value' else one}"
    if array.ndim == 1:
        return f"{array.size} {one if array.size == 1 else more}"
    return " × ".join(map(str, array.shape)) + (" table" if array.ndim == 2 else " array")


def told_apart(value, right):
    """Both as text, with as many digits as it takes to see that they differ."""
    if value.dtype.kind == "U":
        return " ".join(value), " ".join(right)
    for digits in (4, 7, 12, 17):
        got, wanted = numbers(value, digits), numbers(right, digits)
        if got != wanted:
            break
    return shortened(got, _WIDTH), shortened(wanted, _WIDTH)


def closeness(value, right):
    """A sentence where all values are off a little, as after rounding; otherwise ""."""
    if value.dtype.kind == "U" or not np.isfinite(value).all():
        return ""
    off = np.abs(value - right)
    if not (off <= 0.006 + 0.015 * np.abs(right)).all():
        return ""
    most = number(_rounded_up(np.max(off, initial=0.0)), 1)
    return f"that is close: off by at most {most}; is something rounded on the way?"


def _rounded_up(size):
    """The size, or a little more, with one digit: 0.0033 is at most 0.004."""
    if not size:
        return size
    digit = 10.0 ** np.floor(np.log10(size))
    return np.ceil(size / digit - 1e-6) * digit
