"""Where a slider can stand, what its function shows there, and the shares read in that."""

import io
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from numbers import Real

import numpy as np

from softmaxlib.functions import softmax

LABELS = ("cat", "dog", "bird")
LOGITS = np.array([2.0, 1.0, 0.1])
NEAR = 0.006  # two digits after the point are enough, and so are whole percents
_MOST = 20_000  # characters
_NUMBER = re.compile(r"(?:(?<![\w.%)\]])[-+])?\d+\.?\d*(?:e[-+]?\d+)?|\bnan\b|[-+]?\binf\b")
_IN_A_NAME = re.compile(r"(?<=[A-Za-z_])\d+(?![\d.%])")  # the 64 of np.float64(0.4), 1 of cat1
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d+),(\d+)(?![\d.]|,\d)")
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")
# How an object shows itself as something else than the text of its repr.
_RICH = ("_ipython_display_", "_repr_mimebundle_", "_repr_png_", "_repr_svg_")
_TEMPERATURES = np.geomspace(1e-3, 1e4, 6000)
_SHARES = softmax(LOGITS / _TEMPERATURES[:, np.newaxis])


def name_of(control):
    return getattr(control, "_kwarg", "T")


def likeness_of(control):
    """How much the slider looks like that of T."""
    called, (low, _, high) = name_of(control).lower(), stops_of(control)
    return called in ("t", "temperature"), called.startswith("t"), 0 < low < 1 < high


def stops_of(control):
    """The two ends of a slider and its middle; None for a control that is none."""
    options = getattr(control, "options", None)
    if options:
        pairs = options.items() if isinstance(options, dict) else options
        values = [pair[1] if isinstance(pair, tuple) else pair for pair in pairs]
        if not all(isinstance(value, Real) for value in values):
            return None
        values = sorted(values)
        return values[0], values[len(values) // 2], values[-1]
    if not hasattr(control, "min"):
        return None
    low, high = control.min, control.max
    if hasattr(control, "base"):  # of a logarithmic slider, which keeps the exponents
        return control.base**low, control.base ** ((low + high) / 2), control.base**high
    whole = isinstance(low, int)
    return low, (low + high) // 2 if whole else (low + high) / 2, high


@dataclass
class Shown:
    """All that stands below the slider at one stop."""

    text: str
    is_picture: bool

    def __post_init__(self):
        text = _DECIMAL_COMMA.sub(r"\1.\2", _IN_A_NAME.sub("", self.text))
        self.numbers = [float(found) for found in _NUMBER.findall(text)]

    def holds(self, expected, near=NEAR):
        """Whether the expected numbers stand there in order; others may stand between them.

        Behind labels they may stand in the order of the labels, too.
        """
        places = [self.text.lower().find(label) for label in LABELS]
        orders = [[0, 1, 2], np.argsort(places)] if min(places) >= 0 else [[0, 1, 2]]
        return any(_in_order(self.numbers, np.asarray(expected)[order], near) for order in orders)

    def temperature(self):
        """The T whose shares are shown, at most 10,000; None where they are those of no T."""
        nearest = (NEAR, None)
        for times in (1, 100):
            for three in combinations(np.array(self.numbers[:30]) / times, 3):
                if abs(sum(three) - 1) < 3 * NEAR:
                    off = np.abs(_SHARES - three).max(axis=1)
                    nearest = min(nearest, (off.min(), _TEMPERATURES[off.argmin()]))
        return nearest[1]


def _in_order(numbers, expected, near):
    rest = iter(numbers)
    return all(any(abs(value - share) <= near for value in rest) for share in expected)


class Telling:
    """The function behind a slider, which answers with what interact would show of it."""

    def __init__(self, function, displayed):
        self._function = function
        self._displayed = displayed
        self.__code__ = getattr(function, "__code__", None)  # to find the line of an error

    def __call__(self, **controls):
        self._displayed.clear()
        figures = _open_figures()
        with _printed() as screen:
            value = self._function(**controls)
        drawn = _open_figures() - figures
        for figure in drawn:  # or they would appear below the check
            sys.modules["matplotlib.pyplot"].close(figure)
        texts = [screen.getvalue(), *(data.get("text/plain", "") for data in self._displayed)]
        if value is not None:
            with np.printoptions(threshold=1000, precision=12, suppress=True):
                texts.append(value if isinstance(value, str) else repr(value))
        rich = any(hasattr(value, name) for name in _RICH)
        # A figure of Matplotlib has none of these methods: IPython knows it.
        rich = rich or (hasattr(value, "_repr_html_") and texts[-1].startswith("<"))
        rich = rich or any(set(data) - {"text/plain"} for data in self._displayed)
        text = _ADDRESS.sub("", " ".join(texts)[:_MOST]).strip()
        return Shown(text, bool(drawn or rich))


def _open_figures():
    pyplot = sys.modules.get("matplotlib.pyplot")
    return set(pyplot.get_fignums()) if pyplot else set()


@contextmanager
def _printed():
    """Collect what is printed. A thread that is stopped late must not undo what others did."""
    before, screen = sys.stdout, io.StringIO()
    sys.stdout = screen
    try:
        yield screen
    finally:
        if sys.stdout is screen:
            sys.stdout = before


@contextmanager
def displays_kept():
    """Collect what is shown by display(...) and by plt.show(), which are not printed.

    For the thread that waits: it goes on, whatever the function does.
    """
    displayed = []

    class Publisher:
        def publish(self, data=None, *args, **kwargs):
            displayed.append(data or {})

        def clear_output(self, *args, **kwargs):
            displayed.clear()

    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        yield displayed
        return
    usual, shell.display_pub = shell.display_pub, Publisher()
    try:
        yield displayed
    finally:
        shell.display_pub = usual
