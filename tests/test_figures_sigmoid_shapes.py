"""The figure of sigmoid shapes: the curves, and the shares before and after a shift."""

import math

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import sigmoid, softmax
from softmaxlib.figures.sigmoid_shapes import SHAPES, shares_by, sigmoid_shapes
from softmaxlib.wording import numbers

THREE, FIVE = [2.0, 1.0, 0.1], [0.5, 3, -1, 2, 3]
BOUNDED = ["logistic", "erf", "algebraic", "arctan"]
DRAWN = {
    "plain": sigmoid_shapes,
    "five": lambda: sigmoid_shapes(FIVE),
    "two, equal": lambda: sigmoid_shapes([-1, -1], -4),
    "four": lambda: sigmoid_shapes([-1.25, 0, 3, 1], 2.5),
    "six, wide": lambda: sigmoid_shapes([-1.234, -19, 3.123, 4.1, 12, 6.25], -0.5),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


@pytest.mark.parametrize("name", BOUNDED)
def test_the_curves_go_from_0_to_1_with_the_slope_a_quarter_at_0(name):
    shape, z = SHAPES[name], np.linspace(-1000, 1000, 4001)
    y = shape(z)
    assert np.all(np.diff(y) >= 0) and 0 <= y[0] < 0.001 and 0.999 < y[-1] <= 1
    assert np.allclose(y + y[::-1], 1)
    assert (shape(1e-6) - shape(-1e-6)) / 2e-6 == pytest.approx(0.25)


def test_the_erf_curve_is_erf_and_stays_near_the_logistic_one():
    erf, z = SHAPES["erf"], np.linspace(-20, 20, 8001)
    assert np.allclose(erf(z), [0.5 + math.erf(math.sqrt(math.pi) * x / 4) / 2 for x in z])
    assert 0 < erf(-20.0) < 1e-30  # 1/2 + erf / 2 would be 0, and shares by it 0 / 0
    assert 0.017 < np.abs(erf(z) - sigmoid(z)).max() < 0.02
    assert "The erf curve is within 0.02 of the logistic one." in sigmoid_shapes().description
    low = shares_by(erf, [-20.0, -19.0])
    assert np.isfinite(low).all() and low.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "shares"),
    [
        ("logistic", [0.412, 0.342, 0.246]),
        ("erf", [0.415, 0.341, 0.244]),
        ("arctan", [0.399, 0.346, 0.255]),
        ("algebraic", [0.406, 0.344, 0.250]),
        ("softplus", [0.508, 0.314, 0.178]),
        ("exp (softmax)", [0.659, 0.242, 0.099]),
    ],
)
def test_the_shares_of_the_running_example(name, shares):
    assert shares_by(SHAPES[name], THREE) == pytest.approx(shares, abs=6e-4)


def test_only_exp_keeps_its_shares():
    for name, shape in SHAPES.items():
        before, after = shares_by(shape, THREE), shares_by(shape, np.add(THREE, 5))
        assert np.allclose(before, after, rtol=1e-12) == (name == "exp (softmax)")
    moved = shares_by(SHAPES["logistic"], np.add(THREE, 5))
    assert moved == pytest.approx([0.3341, 0.3336, 0.3324], abs=6e-5)
    assert shares_by(SHAPES["exp (softmax)"], FIVE) == pytest.approx(softmax(FIVE))


@pytest.mark.parametrize("name", BOUNDED)
def test_a_bounded_shape_caps_the_share(name):
    assert shares_by(SHAPES[name], [1e8, 0, 0]) == pytest.approx([0.5, 0.25, 0.25])
    assert shares_by(SHAPES[name], [20, 0, 0])[0] <= 0.5


@pytest.mark.parametrize(("logits", "shift"), [(THREE, 5), (FIVE, -4)])
def test_the_figure_draws_and_describes_these_shares(logits, shift):
    drawn = sigmoid_shapes(logits, shift)
    tables = drawn.figure.axes[-2:]
    for panel, scores in zip(tables, (logits, np.add(logits, shift)), strict=True):
        wanted = [shares_by(shape, scores) for shape in SHAPES.values()]
        drawn_widths = [bar.get_width() for bar in panel.patches]
        assert np.allclose(drawn_widths, np.concatenate(wanted), rtol=1e-12)
        for shares in wanted:
            assert numbers(shares, 3) in drawn.description
    assert "Only exp (softmax) keeps its shares." in drawn.description
    curves = drawn.figure.axes[0].lines[1:]
    assert len({line.get_linestyle() for line in curves}) == len(curves) == 4
    for line, name in zip(curves, BOUNDED, strict=True):
        assert np.allclose(line.get_ydata(), SHAPES[name](line.get_xdata()), rtol=1e-12)


def test_the_numbers_stand_in_the_picture_where_there_is_room():
    def shown(drawn):
        return {text.get_text() for text, _ in visible_texts(drawn.figure)}

    assert numbers(softmax(THREE), 3) in shown(sigmoid_shapes())
    assert numbers(softmax(FIVE), 3) not in shown(sigmoid_shapes(FIVE))
    assert "Not drawn, for they have no upper" in shown(sigmoid_shapes())


def test_the_middle_of_the_logistic_curve_is_about_straight():
    z = np.linspace(-0.799, 0.799, 1001)
    assert np.abs(sigmoid(z) - (0.5 + z / 4)).max() < 0.01 < abs(sigmoid(0.8) - 0.7)
    assert "from -0.799 to 0.799" in sigmoid_shapes().description
    assert [round(0.5 + z / 4 - sigmoid(z), 3) for z in (1, 2)] == [0.019, 0.119]


def test_equal_logits_keep_their_shares_with_any_shape():
    assert "Each shape keeps its shares." in sigmoid_shapes([2, 2, 2]).description


@pytest.mark.parametrize(
    "draw",
    [
        lambda: sigmoid_shapes([1]),
        lambda: sigmoid_shapes(list(range(7))),
        lambda: sigmoid_shapes([1, np.nan]),
        lambda: sigmoid_shapes([21, 0]),
        lambda: sigmoid_shapes([18, 0], 5),
        lambda: sigmoid_shapes(THREE, 0),
        lambda: sigmoid_shapes(THREE, np.nan),
        lambda: sigmoid_shapes(THREE, "5"),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was given"):
        draw()


def test_the_pale_line_is_the_line_that_it_is_called():
    panel = sigmoid_shapes().figure.axes[0]
    z, y = panel.lines[0].get_data()
    assert len(z) == 2 and np.allclose(y, 0.5 + np.array(z) / 4)
    (note,) = [text for text in panel.texts if text.get_text() == "the line 1/2 + z/4"]
    assert note.xy[1] == pytest.approx(0.5 + note.xy[0] / 4)
    assert panel.get_xlabel() == "z (logit)" and panel.get_ylabel() == "height of the curve"


def test_each_name_is_joined_to_its_curve_and_stands_at_its_bar():
    figure = sigmoid_shapes(THREE, 5).figure
    for text in figure.axes[0].texts:
        name = text.get_text().split(":")[0]
        if name in BOUNDED:
            assert text.xy[1] == pytest.approx(SHAPES[name](text.xy[0]))
    box = figure.axes[-2].get_position()
    for row, name in enumerate(SHAPES):
        (label,) = [text for text in figure.texts if text.get_text() == name]
        middle = box.y1 - box.height * (row + 0.5) / len(SHAPES)
        assert label.get_position()[1] == pytest.approx(middle)
