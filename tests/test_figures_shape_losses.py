"""The still figure of five sigmoid shapes as a loss."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib.figures.shape_losses import FIVE_SHAPES, shape_loss, shape_losses, slope_when_wrong

SLOPES = {"erf": -4.022, "logistic": -1.0, "algebraic": -0.194, "arctan": -0.099,
          "softsign": -0.083}  # fmt: skip


@pytest.fixture(scope="module")
def drawn():
    return shape_losses()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_in_words(drawn):
    assert drawn.description == (
        "All five shapes have the height 1/2 and the slope 1/4 at 0. At x = -10 the slopes of "
        "-ln s(x), in nats per logit, are erf -4.022, logistic -1.000, algebraic -0.194, arctan "
        "-0.099, softsign -0.083. Further out: erf: the push grows; logistic: the push stays; "
        "algebraic, arctan, softsign: the push fades."
    )


@pytest.mark.parametrize("name", FIVE_SHAPES)
def test_height_and_slope_at_0_and_at_minus_10(name):
    shape = FIVE_SHAPES[name]
    assert shape(0.0) == pytest.approx(0.5)
    assert (shape(1e-6) - shape(-1e-6)) / 2e-6 == pytest.approx(0.25)
    by_hand = (shape_loss(name, -9.999) - shape_loss(name, -10.001)) / 0.002
    assert slope_when_wrong(name) == pytest.approx(by_hand, rel=1e-5)
    assert slope_when_wrong(name) == pytest.approx(SLOPES[name], abs=5e-4)


def test_exact_slopes():
    # s = 1 / (2 + |x|) for softsign and x < 0, and 1 - s for the logistic shape.
    assert slope_when_wrong("softsign") == pytest.approx(-1 / 12)
    assert slope_when_wrong("logistic") == pytest.approx(-1 / (1 + np.exp(-10)))


def test_the_curves_and_the_table_have_one_line_style_for_each_shape(drawn):
    panel, *samples = drawn.figure.axes
    for line, sample, name in zip(panel.lines, samples, FIVE_SHAPES, strict=True):
        x, y = line.get_data()
        assert np.allclose(y, shape_loss(name, x), rtol=1e-12)
        assert line.get_color() == sample.lines[0].get_color()
        assert line.get_linestyle() == sample.lines[0].get_linestyle()
    looks = {(line.get_color(), str(line._dash_pattern)) for line in panel.lines}
    assert len(looks) == 5
    shown = [text.get_text() for text, _ in visible_texts(drawn.figure)]
    rows = [shown.index(name) for name in FIVE_SHAPES]
    assert [shown[row + 1] for row in rows] == [f"{slope:.3f}" for slope in SLOPES.values()]
