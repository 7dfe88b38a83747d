"""The step for class 1 in the plane of sum 0: arrows and words are e_1 - p."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show

from softmaxlib import softmax
from softmaxlib.figures import style
from softmaxlib.figures.regions import ACROSS
from softmaxlib.figures.step_directions import PLACES, step, step_directions


def arrows(drawn, colour):
    """Pairs (start, end) of the arrows of one colour."""
    return [
        (np.array(text.xyann), np.array(text.xy))
        for text in drawn.figure.axes[0].texts
        if getattr(text, "arrowprops", None) and text.arrowprops["color"] == colour
    ]


def test_it_is_readable_small_and_described():
    assert_fit_to_show(step_directions())


@pytest.mark.parametrize("colour", [style.INK, style.QUIET])
def test_each_arrow_is_the_step_from_where_it_starts(colour):
    found = arrows(step_directions(), colour)
    assert len(found) == 3 if colour == style.INK else len(found) > 15
    for start, end in found:
        z = start @ ACROSS
        assert np.allclose((end - start) @ ACROSS, np.array([1, 0, 0]) - softmax(z))


def test_the_named_places_have_their_steps_and_lengths():
    drawn = step_directions()
    words = {text.get_text() for text in drawn.figure.texts}
    for _, place, _ in PLACES:
        exact = step(np.array(place))
        assert exact.sum() == pytest.approx(0, abs=1e-12)
        (text,) = [t for t in words if t == "step " + ", ".join(f"{s:.3f}" for s in exact)]
        assert text[5:] in drawn.description
        assert f"length {np.linalg.norm(exact):.3g}" in words
    assert np.linalg.norm(step(np.zeros(3))) == pytest.approx(np.sqrt(1 - 1 / 3))
    assert "length 0.816" in drawn.description


def test_it_aims_away_from_the_leading_rival_and_straight_away_from_two():
    away_from_one, away_from_both = np.array([1, -1, 0]), np.array([1, -0.5, -0.5])
    assert np.allclose(step(np.array([0.0, 5, 0])), away_from_one, atol=0.015)
    assert np.allclose(step(np.array([0.0, 5, 5])), away_from_both, atol=0.01)
    lengths = [np.linalg.norm(end - start) for start, end in arrows(step_directions(), style.QUIET)]
    assert max(lengths) < np.sqrt(2)
