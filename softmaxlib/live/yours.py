"""The learner's own function in a live figure: called without a sound, its answer put into words.

JSON knows neither nan nor inf, so the shares travel to the page as text: "0.5", "nan", "inf".
"""

import contextlib
import io
import warnings

import numpy as np

from softmaxlib.live.base import RefusedType
from softmaxlib.wording import number, numbers, shortened

STUB = "returned ..., no shares yet. Write the function, then run this cell again"
NO_RETURN = "returned None, no shares yet. Does the function end with return?"


class _Unseen(io.TextIOBase):
    """What the function prints while a hand moves the bars would flood the notebook."""

    def write(self, text):
        return len(text)


def checked_function(function):
    """Return `function` if it can be called, or is None; raise a clear error otherwise."""
    if function is None or callable(function):
        return function
    raise RefusedType(
        "yours should be a function of one array of scores, without calling it, as in "
        f"yours=my_softmax, not {numbers(function)}"
    )


def name_of(function):
    """Return what the function is called, on one line; "" without a function."""
    if function is None:
        return ""
    name = getattr(function, "__name__", None)
    return shortened(name if isinstance(name, str) else type(function).__name__, 40)


def answer_of(function, scores):
    """Call `function` on an array of the scores; return what page and kernel share (or None).

    scores  the scores that the answer belongs to
    shares  its numbers as text, one a score; empty where the function gave something else
    said    what it gave instead, in one short sentence without its name; else ""
    """
    if function is None:
        return None
    shares, said = _call(function, scores)
    return {"scores": scores, "shares": [repr(share) for share in shares], "said": said}


def shares_of(answer):
    """Return the shares of an answer as floats; an empty list where there are none."""
    return [float(share) for share in answer["shares"]] if answer else []


def in_words(name, answer):
    """Return an answer as a sentence that follows another one; "" without an answer."""
    if not answer:
        return ""
    gave = ", ".join(number(share) for share in shares_of(answer))
    said = f"gave {gave}" if gave else answer["said"]
    return f" yours: {name} {said}{'' if said.endswith('?') else '.'}"


def _call(function, scores):
    """Return (shares, said), without a print, a warning or an exception from the function.

    Only the notebook's stop button (KeyboardInterrupt) comes through.
    """
    with (
        contextlib.redirect_stdout(_Unseen()) as unseen,
        contextlib.redirect_stderr(unseen),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        try:
            result = function(np.array(scores, dtype=float))
        except (Exception, SystemExit) as error:
            return [], f"raised {_error_in_words(error)}"
        try:
            return _read(result, len(scores))
        except Exception:  # reading an odd object runs code of its own
            return [], f"returned no numbers, but {_article(type(result).__name__)}"


def _read(result, count):
    if result is ...:
        return [], STUB
    if result is None:
        return [], NO_RETURN
    wanted = f"not {count} shares"
    if isinstance(result, (str, bytes)):
        return [], f"returned text, {wanted}"
    is_numbers = isinstance(result, (list, tuple)) or hasattr(result, "__array__")
    if not is_numbers and not np.isscalar(result):
        return [], f"returned {_article(type(result).__name__)}, {wanted}"
    values = np.asarray(result)
    if values.dtype.kind == "c":
        return [], f"returned complex numbers, {wanted}"
    if values.ndim == 0:
        return [], f"returned one number, {wanted}"
    if values.ndim > 1:
        return [], f"returned an array of shape {values.shape}, {wanted} in a row"
    if len(values) != count:
        amount = "1 number" if len(values) == 1 else f"{len(values)} numbers"
        return [], f"returned {amount}, not {count}"
    if any(value is ... for value in values):
        return [], STUB.replace("...", "[...]", 1)
    return [float(value) for value in values.tolist()], ""


def _article(name):
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {shortened(name, 40)}"


def _error_in_words(error):
    name = type(error).__name__
    try:
        words = shortened(str(error), 90)
    except Exception:
        words = ""
    return f"{name}: {words}" if words else name
