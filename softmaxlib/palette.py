"""The look of each class, the same in every still and live figure.

Colours are Okabe and Ito's, which colour-blind readers can tell apart; marker and hatch repeat
the information, so that no figure speaks by colour alone.
"""

from typing import NamedTuple


class ClassStyle(NamedTuple):
    """How one class looks: a colour (hex), a Matplotlib marker and a Matplotlib hatch."""

    colour: str
    marker: str
    hatch: str


CLASS_STYLES = (
    ClassStyle("#0072B2", "o", ""),
    ClassStyle("#E69F00", "s", "//"),
    ClassStyle("#009E73", "^", ".."),
    ClassStyle("#CC79A7", "D", "xx"),
    ClassStyle("#56B4E9", "v", "\\\\"),
    ClassStyle("#D55E00", "P", "++"),
)


def class_labels(count):
    """Return names for `count` classes: cat, dog, bird as far as they go, else class 1, class 2."""
    first = ("cat", "dog", "bird")
    return first[:count] if count <= len(first) else tuple(f"class {i + 1}" for i in range(count))


def class_style(index):
    """Return the style of class number `index`; after the last one the styles start again."""
    return CLASS_STYLES[index % len(CLASS_STYLES)]
