"""Run a learner's function on one input after another, whatever that function does.

It may raise, print, change its argument, recurse for ever or never end: the kernel stays alive.
The function runs in a thread of its own, because Python can put an exception into a running
thread on every system, while alarms exist on some only.
"""

import builtins
import contextlib
import contextvars
import copy
import ctypes
import inspect
import io
import linecache
import sys
import threading
import time
import warnings
from dataclasses import dataclass, field
from functools import partial
from types import CodeType

import numpy as np

SECONDS = 2.0
_GRACE_SECONDS = 1.0
_LEAST_WAITS = 5
_STACK_BYTES = 16 * 1024 * 1024


class _Stop(BaseException):
    """Put into the learner's thread when its time is up."""


_put_into_thread = ctypes.PYFUNCTYPE(None, ctypes.c_ulong, ctypes.py_object)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)
_NO_MORE = ctypes.py_object()


@dataclass
class Outcome:
    """What happened on one input."""

    value: object = None
    error: BaseException | None = None
    said: str = ""
    """The text of `error`, on one line."""
    line: str = ""
    """The learner's own line in which `error` arose."""
    printed: bool = False
    warned: list = field(default_factory=list)
    changed: bool = False
    timed_out: bool = False
    seen: object = "nothing"
    """`value` as an array, or in words what it is instead: what `look` made of the outcome."""
    unfinished: bool = False
    """Whether a `...` still stands in the answer, as far as this call shows; set by `look`."""


def call_many(function, inputs, look):
    """Call `function` on a copy of each (args, kwargs) of `inputs`; return a list of Outcomes.

    `look(outcome)` reads each Outcome and completes it, in the same thread, because reading what
    an answer returned may run code of its own. All calls together have SECONDS. The call that is
    running when they are up is stopped, its Outcome says `timed_out`, and the list ends with it.
    KeyboardInterrupt (the notebook's stop button) stops the function too and passes through. A C
    call that never comes back to Python cannot be stopped: its thread is left behind, and the
    kernel goes on.
    """
    outcomes, finished = [], threading.Event()
    # What is redirected is restored here, by the thread that lives on, whatever the other does.
    with (
        contextlib.redirect_stdout(_Unseen()) as screen,
        contextlib.redirect_stderr(screen),
        warnings.catch_warnings(record=True) as caught,
        _without_input(),
        _same_recursion_limit(),
    ):
        warnings.simplefilter("always")

        def work():
            here = threading.get_ident()
            try:
                with np.errstate(all="warn", under="ignore"):
                    for args, kwargs in inputs:
                        outcomes.append(_call_once(function, args, kwargs, screen, caught, look))
            except _Stop:
                _put_into_thread(here, _NO_MORE)
            finally:
                finished.set()

        thread = threading.Thread(target=contextvars.copy_context().run, args=[work], daemon=True)
        deadline = time.monotonic() + SECONDS
        try:
            _start_with_room(thread)
            # Short waits, so that the stop button is heard on every system. Not Thread.join: where
            # that is interrupted, Python 3.11 and 3.12 take the thread for stopped. A few of them
            # at least: a machine that stood still for seconds has not run the answer meanwhile.
            waits = 0
            while not finished.wait(0.05):
                waits += 1
                if waits >= _LEAST_WAITS and time.monotonic() > deadline:
                    break
        finally:
            done = list(outcomes)
            if not finished.is_set():
                _stop(thread, finished)
    for outcome in done:
        if isinstance(outcome.error, KeyboardInterrupt):
            raise outcome.error
    if len(done) < len(inputs):
        done.append(Outcome(timed_out=True))
    return done


def _call_once(function, args, kwargs, screen, caught, look):
    """Call `function` on copies of its arguments and return the Outcome."""
    args, kwargs = copy.deepcopy((args, kwargs))
    before = copy.deepcopy((args, kwargs))
    printed, warned = screen.written, len(caught)
    outcome = Outcome()
    try:
        outcome.value = _kept(function(*args, **kwargs))
        look(outcome)
    except _Stop:
        raise
    except BaseException as error:
        outcome.error = error
        outcome.said = _text_of(error)
        outcome.line = _line_of(error, function)
        look(outcome)
    outcome.printed = screen.written > printed
    outcome.warned = [str(w.message) for w in caught[warned:]]
    outcome.changed = not same_data((args, kwargs), before)
    return outcome


def _kept(value):
    """The value as it is now, where a later call may write into the same list or array."""
    if inspect.iscoroutine(value):
        value.close()
    if type(value) not in (list, tuple, np.ndarray):
        return value
    try:
        return copy.deepcopy(value)
    except Exception:
        # A generator inside cannot be copied. `look` says what it is.
        return value


def _text_of(error):
    """What the exception says, on one line; "" where even that fails."""
    try:
        return " ".join(str(error).split())
    except _Stop:
        raise
    except BaseException:
        return ""


def same_data(left, right):
    """Whether two nests of arrays, lists and numbers hold the same types and values.

    A float may be off by what x += h; x -= h leaves of its rounding.
    """
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ndarray):
        if left.shape != right.shape or left.dtype != right.dtype:
            return False
        same = _is_back if left.dtype.kind == "f" else np.equal
        return bool(np.all(same(left, right)))
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(same_data, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same_data(left[k], right[k]) for k in left)
    if isinstance(left, float):
        return bool(_is_back(left, right))
    if isinstance(left, np.random.Generator):
        return True
    return left == right


def _is_back(left, right):
    """Elementwise, whether left is right, or right after a nudge there and back (0 stays 0)."""
    with np.errstate(all="ignore"):
        off = np.abs(left - right) <= 4 * np.finfo(float).eps * (1 + np.abs(right))
    both_nan = np.isnan(left) & np.isnan(right)
    return (left == right) | both_nan | (off & (right != 0))


def _start_with_room(thread):
    """Start the thread with a stack deep enough for a function that recurses for ever."""
    usual = threading.stack_size(_STACK_BYTES)
    try:
        thread.start()
    finally:
        threading.stack_size(usual)


def _stop(thread, finished):
    """Put a `_Stop` into the thread that comes back each time the answer swallows it."""

    class Stop(_Stop):
        pass

    # Each new instance sends for the next. This happens in C: Python code would be stopped, too.
    again = partial(_put_into_thread, thread.ident, Stop)
    Stop.__init__ = staticmethod(again)
    deadline = time.monotonic() + _GRACE_SECONDS
    # An answer at the very end of its recursion has no room left to be stopped in.
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(usual + 500)
    try:
        again()
        while not finished.wait(0.01) and time.monotonic() < deadline:
            again()
    finally:
        sys.setrecursionlimit(usual)


class _Unseen(io.TextIOBase):
    """Takes whatever is printed, keeps none of it, and counts the characters."""

    written = 0

    def writable(self):
        return True

    def write(self, text):
        self.written += len(text)
        return len(text)


@contextlib.contextmanager
def _same_recursion_limit():
    usual = sys.getrecursionlimit()
    try:
        yield
    finally:
        sys.setrecursionlimit(usual)


@contextlib.contextmanager
def _without_input():
    usual, builtins.input = builtins.input, _no_input
    try:
        yield
    finally:
        builtins.input = usual


def _no_input(prompt=""):
    raise RuntimeError("a function that is being checked cannot ask for input()")


def _line_of(error, function):
    """The learner's own line, innermost, in which the exception arose; "" where there is none."""
    code = getattr(function, "__code__", None)
    code = code if isinstance(code, CodeType) else None
    line, trace = "", error.__traceback__
    while code and trace:
        if trace.tb_frame.f_code.co_filename == code.co_filename:
            line = linecache.getline(code.co_filename, trace.tb_lineno).strip()
        trace = trace.tb_next
    return line
