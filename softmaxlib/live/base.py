"""What all live figures share: one ES module a figure, a stable text form, clear errors.

A live figure is a class with its own script, a subclass of LiveFigure:

    class Bars(LiveFigure, scripts=("controls.js", "rows.js", "bars.js")):
        logits = Moved()                            # the traits that page and kernel share
        def describe(self): ...                     # the figure in words, for its text form
        def numbers(self): ...                      # what the page computes, from softmaxlib

The last script ends with `export default liveFigure(build, rebuildOn)`; figure.js says what
they are. `styles` names files of rules that only this figure needs, beside live.css.
"""

import json
import math
from importlib.resources import files
from numbers import Real

import anywidget
import traitlets

from softmaxlib.palette import CLASS_STYLES

_SHARED = ("numbers.js", "elements.js", "moving.js", "figure.js")
ROOT = ".softmaxlib-live"
HOW_TO_MOVE_IT = "Run this cell in JupyterLab to move it."


def _read(name):
    return (files("softmaxlib.live") / name).read_text(encoding="utf-8")


def joined_script(*names):
    """Return one ES module: the palette, what all figures share, and the figure's own files.

    Indents and comment lines are left out, because each saved widget carries this text.
    """
    styles = json.dumps([style._asdict() for style in CLASS_STYLES])
    text = "\n".join(_read(part) for part in (*_SHARED, *names))
    lines = (line.strip() for line in text.splitlines())
    kept = [line for line in lines if line and not line.startswith("//")]
    return "\n".join([f"const CLASS_STYLES = {styles};", *kept, ""])


class RefusedValue(traitlets.TraitError, ValueError):
    """A value that a trait cannot take; traitlets then keeps the one before."""


class RefusedType(traitlets.TraitError, TypeError):
    """Something of a kind that a trait cannot take; traitlets then keeps what was before."""


class Moved(traitlets.Any):
    """A trait that page and kernel share, to be validated by its figure; None is checked, too."""

    allow_none = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.tag(sync=True)


class LiveFigure(anywidget.AnyWidget):
    """A figure that the page computes and the learner moves; Python sees and sets its traits."""

    _css = _read("live.css")

    def __init_subclass__(cls, scripts=(), styles=(), **kwargs):
        if scripts:
            figure = f"live-{cls.__name__.lower()}"
            cls._esm = f"const FIGURE = {json.dumps(figure)};\n{joined_script(*scripts)}"
            # Rules of one figure must not reach another one on the same page.
            own = "".join(map(_read, styles)).replace(ROOT, f"{ROOT}.{figure}")
            cls._css = _read("live.css") + own
        super().__init_subclass__(**kwargs)

    def describe(self):
        """Return the figure in words, with its numbers."""
        raise NotImplementedError

    @property
    def numbers(self):
        """What the page computes, by name: the same from softmaxlib, as numbers and nested lists.

        The page writes its own into the attribute data-numbers of the figure's element.
        """
        raise NotImplementedError

    def __repr__(self):
        return f"Live figure: {self.describe()} {HOW_TO_MOVE_IT}"

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/plain": repr(self)}, metadata


def finite_number(name, value, low=-math.inf, high=math.inf):
    """Return `value` as a float; raise a clear error unless it is a number from low to high."""
    if not isinstance(value, Real) or isinstance(value, bool):
        raise RefusedType(f"{name} should be a number, not {value!r}")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise RefusedValue(f"{name} should be a finite number, not {number}")
    if not low <= number <= high:
        raise RefusedValue(f"{name} should lie between {low:g} and {high:g}, not be {number:g}")
    return number


def finite_numbers(name, values, low=-math.inf, high=math.inf):
    """Return `values` as a list of floats; raise a clear error unless all are finite numbers."""
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise RefusedType(f"{name} should be a list of numbers, not {values!r}")
    return [finite_number(f"{name}[{i}]", value, low, high) for i, value in enumerate(values)]


def class_names(name, values):
    """Return `values` as a list of 2 to 6 different texts, or raise a clear error."""
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise RefusedType(f"{name} should be a list of names, not {values!r}")
    texts = list(values)
    for i, text in enumerate(texts):
        if not isinstance(text, str) or not text.strip():
            raise RefusedType(f"{name}[{i}] should be a name, not {text!r}")
    if not 2 <= len(texts) <= len(CLASS_STYLES):
        raise RefusedValue(f"{name}: 2 to {len(CLASS_STYLES)} names are needed, not {len(texts)}")
    if len(set(texts)) < len(texts):
        raise RefusedValue(f"{name} should all differ: {texts}")
    return texts
