"""What holds for every still figure: readable, small, described in sentences."""

from itertools import combinations

import matplotlib
from matplotlib import pyplot
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text


def assert_fit_to_show(drawn):
    """Assert all that holds for every figure: texts, picture and description."""
    _assert_texts_are_readable(drawn)
    _assert_picture_is_small(drawn)
    _assert_description_is_text(drawn)


def visible_texts(figure):
    """Each visible text of the figure with its box in pixels."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    texts = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()]
    return [(t, Text.get_window_extent(t, renderer)) for t in texts]


def _assert_texts_are_readable(drawn):
    """Assert that texts are large enough, do not overlap and are not cut off."""
    boxes = visible_texts(drawn.figure)
    edge = drawn.figure.bbox
    for text, box in boxes:
        assert text.get_size() >= 11, text.get_text()
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= edge.x1 and box.y1 <= edge.y1
        assert inside, f"{text.get_text()!r} is cut off by the edge of the figure"
    for (text, box), (other, other_box) in combinations(boxes, 2):
        overlap = min(box.x1, other_box.x1) - max(box.x0, other_box.x0)
        overlap_down = min(box.y1, other_box.y1) - max(box.y0, other_box.y0)
        clear = overlap <= 1 or overlap_down <= 1
        assert clear, f"{text.get_text()!r} and {other.get_text()!r} overlap"


def _assert_picture_is_small(drawn):
    """Assert that the PNG is small, and that drawing it changes no setting of Matplotlib."""
    before = dict(matplotlib.rcParams)
    png = drawn.png()
    assert png.startswith(b"\x89PNG") and len(png) < 120_000
    assert dict(matplotlib.rcParams) == before
    assert pyplot.get_fignums() == []


def _assert_description_is_text(drawn):
    """Assert that the description is made of sentences, without addresses."""
    assert drawn.description.endswith(".") and "0x" not in drawn.description
    assert drawn.description == drawn.description.strip()
    assert repr(drawn) == f"Figure. {drawn.description}"
