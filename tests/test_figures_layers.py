"""The still figure of the Jacobians of a layer and of softmax: shapes, zeros, and their product."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import softmax
from softmaxlib.derivatives import numerical_gradient
from softmaxlib.figures.layers import layer_jacobians
from softmaxlib.palette import class_labels, class_style

SIZES = [(4, 3), (3, 4), (1, 2), (7, 2), (1, 6), (2, 6), (2, 5)]


@pytest.fixture(params=SIZES, ids=str)
def drawn(request):
    return layer_jacobians(*request.param, seed=1)


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


@pytest.mark.parametrize("D, K", SIZES)
def test_the_tables_are_derivatives(D, K):
    random = np.random.default_rng(3)
    x, W = random.standard_normal(D), random.standard_normal((D, K))
    by_class = W.T.ravel()  # the weights of one class side by side

    def logits(weights):
        return x @ weights.reshape(K, D).T

    wanted = [
        numerical_gradient(softmax, x @ W),
        numerical_gradient(logits, by_class),
        numerical_gradient(lambda weights: softmax(logits(weights)), by_class),
    ]
    panels = layer_jacobians(D, K, seed=3).figure.axes
    for panel, table in zip(panels, wanted, strict=True):
        assert np.allclose(panel.images[0].get_array(), table, atol=1e-8)


def test_each_number_but_0_has_its_sign():
    for panel in layer_jacobians().figure.axes:
        table = panel.images[0].get_array()
        for symbol, sign in (("+", 1), ("_", -1)):
            (line,) = [line for line in panel.lines if line.get_marker() == symbol]
            places = set(zip(line.get_ydata(), line.get_xdata(), strict=True))
            assert places == set(zip(*np.nonzero(np.sign(table) == sign), strict=True))


def test_in_words():
    drawn = layer_jacobians()
    assert drawn.description == (
        "For 4 features and 3 classes, the Jacobian of softmax is 3 × 3 (no zeros); the Jacobian "
        "of the layer by its weights is 3 × 12 (24 of 36 are 0, 12 are not); their product is "
        "3 × 12 (no zeros). A score depends on its own 4 weights only: 1 slope in 3 of the layer "
        "is not 0."
    )
    texts = [text.get_text() for text, _ in visible_texts(drawn.figure)]
    assert texts.count("3 × 12") == 2 and {"3 × 3", "24 of 36 are 0", "no zeros"} <= set(texts)


@pytest.mark.parametrize("D, K", SIZES)
def test_the_share_of_zeros_is_1_minus_1_over_K(D, K):
    zeros = K * K * D - K * D
    assert f"({zeros} of {K * K * D} are 0, {K * D} are not)" in layer_jacobians(D, K).description


@pytest.mark.parametrize(
    "draw",
    [
        lambda: layer_jacobians(0, 3),
        lambda: layer_jacobians(4, 1),
        lambda: layer_jacobians(1, 7),
        lambda: layer_jacobians(784, 10),
        lambda: layer_jacobians(4.0, 3),
        lambda: layer_jacobians(True, 3),
        lambda: layer_jacobians("4", 3),
        lambda: layer_jacobians(4, 3, seed=-1),
        lambda: layer_jacobians(4, 3, seed=None),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match="It was given D="):
        draw()


@pytest.mark.parametrize("D, K", [(4, 3), (1, 2)])
def test_markers_and_names_stand_at_the_rows_and_columns_of_their_class(D, K):
    figure = layer_jacobians(D, K).figure
    for i, (panel, per_class) in enumerate(zip(figure.axes, (1, D, D), strict=True)):
        assert panel.yaxis_inverted() and not panel.xaxis_inverted()
        for k in range(K):
            look = class_style(k)
            places = [
                line.get_xydata()[0]
                for line in panel.lines
                if (line.get_marker(), line.get_color()) == (look.marker, look.colour)
            ]
            below, *beside = sorted(places, key=lambda place: place[0] < -0.5)
            assert below[0] == (k + 0.5) * per_class - 0.5 and below[1] > K - 0.5
            assert [place[1] for place in beside] == ([k] if i == 0 else [])
    box = figure.axes[0].get_position()
    for k, name in enumerate(class_labels(K)):
        (label,) = [text for text in figure.texts if text.get_text() == name]
        x, y = label.get_position()
        assert x < box.x0 and y == pytest.approx(box.y1 - box.height * (k + 0.5) / K)
