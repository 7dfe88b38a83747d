"""The still figure of the Jacobian of softmax: signs, frames and totals."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts
from matplotlib.patches import Rectangle

from softmaxlib import softmax
from softmaxlib.figures.jacobian import jacobian_map
from softmaxlib.figures.nudging import four_decimals, signed
from softmaxlib.palette import class_style

DATA = {
    "the running example": [2.0, 1.0, 0.1],
    "five classes, a tie": [0.5, 3, -1, 2, 3],
    "two equal classes": (-4, -4),
    "one class has it all": [40, 0, 0],
    "no slope left": [1000, 0, 3, -1],
    "six unlike classes": np.array([300.0, -3, 3, 4, 5, 6]),
}
DRAWN = {name: lambda scores=scores: jacobian_map(scores) for name, scores in DATA.items()}
DRAWN["long names"] = lambda: jacobian_map([1, 2, 3, 4, 5, 6], ["strawberry"] * 6)
DRAWN["wide names"] = lambda: jacobian_map([2, 1], ["WWWWWWWWWW", "i"])


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def slopes_of(scores):
    p = softmax(np.array(scores, dtype=float))
    return np.diag(p) - np.outer(p, p)


@pytest.mark.parametrize("scores", [[2.0, 1.0, 0.1], [0.5, 3, -1, 2, 3], [-1, -2]])
def test_the_table_is_drawn_written_and_described(scores):
    drawn, slopes = jacobian_map(scores), slopes_of(scores)
    panel = drawn.figure.axes[0]
    assert np.allclose(panel.images[0].get_array(), slopes, rtol=0, atol=1e-15)
    written = [text.get_text() for text in panel.texts]
    wanted = [[f"{slope:+.4f}" for slope in row] for row in slopes]
    assert written == [text for row in wanted for text in row]
    assert all(f"[{', '.join(row)}]" in drawn.description for row in wanted)
    assert "By its own score each slope is positive, by another score negative." in (
        drawn.description
    )
    assert drawn.description.endswith("Each row and each column adds up to 0.")


def test_the_diagonal_is_framed_and_the_totals_are_0():
    figure = jacobian_map([2.0, 1.0, 0.1]).figure
    frames = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    assert [frame.get_xy() for frame in frames] == [(-0.5, -0.5), (0.5, 0.5), (1.5, 1.5)]
    texts = [text.get_text() for text, _ in visible_texts(figure)]
    assert texts.count("0") == 6 and texts.count("cat") == 2


def test_the_colour_tells_the_sign_and_0_is_white():
    image = jacobian_map([2.0, 1.0, 0.1]).figure.axes[0].images[0]
    assert image.norm(0.0) == 0.5 and image.cmap(0.5)[:3] == pytest.approx((1, 1, 1), abs=0.01)
    assert image.norm(0.2247) > 0.9 and image.norm(-0.2247) < 0.1


def test_the_running_example_in_words():
    assert (
        "are cat [+0.2247, -0.1598, -0.0650], dog [-0.1598, +0.1837, -0.0239], "
        "bird [-0.0650, -0.0239, +0.0889]. "
    ) in jacobian_map([2.0, 1.0, 0.1]).description


def test_a_slope_that_four_decimals_would_hide_is_still_told():
    drawn, slopes = jacobian_map([40, 0, 0]), slopes_of([40, 0, 0])
    written = drawn.figure.axes[0].texts[1].get_text()
    assert 0 < -slopes[0, 1] < 1e-17 and written == signed(slopes[0, 1], write=four_decimals)
    assert written in drawn.description


def test_slopes_of_0_are_not_called_positive():
    description = jacobian_map([1000, 0]).description
    assert "By its own score each slope is 0 or positive, by another score 0 or neg" in description


@pytest.mark.parametrize(
    "draw",
    [
        lambda: jacobian_map([1.0]),
        lambda: jacobian_map([1, np.inf]),
        lambda: jacobian_map("cat"),
        lambda: jacobian_map(list(range(7))),
        lambda: jacobian_map([[1, 2], [3, 4]]),
        lambda: jacobian_map([1, 2], ["one", "two", "three"]),
        lambda: jacobian_map([1, 2], "ab"),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was|give|given"):
        draw()


def test_names_markers_and_numbers_stand_at_their_row_and_column():
    names, scores = ["a", "b", "c"], [2.0, 1.0, 0.1]
    figure = jacobian_map(scores, names).figure
    panel, slopes = figure.axes[0], slopes_of(scores)
    for text in panel.texts:
        column, row = text.get_position()
        assert text.get_text() == f"{slopes[row, column]:+.4f}"
    assert panel.yaxis_inverted() and not panel.xaxis_inverted()
    assert panel.images[0].origin == "upper"
    assert list(panel.images[0].get_extent()) == [-0.5, 2.5, 2.5, -0.5]

    box = panel.get_position()
    for k, name in enumerate(names):
        row = box.y1 - box.height * (k + 0.5) / 3
        column = box.x0 + box.width * (k + 0.5) / 3
        places = [t.get_position() for t in figure.texts if t.get_text() == name]
        assert len(places) == 2
        (beside,) = [(x, y) for x, y in places if x < box.x0]
        (above,) = [(x, y) for x, y in places if y > box.y1]
        assert beside[1] == pytest.approx(row)
        assert above[0] == pytest.approx(column, abs=0.02)
        look = class_style(k)
        markers = [
            line.get_xydata()[0]
            for line in panel.lines
            if (line.get_marker(), line.get_color()) == (look.marker, look.colour)
        ]
        assert len(markers) == 2
        assert markers[0][0] < box.x0 and markers[0][1] == pytest.approx(row)
        assert markers[1][1] > box.y1 and markers[1][0] == pytest.approx(column, abs=0.04)
    told = {text.get_text(): text.get_position() for text in figure.texts}
    assert told["share that moves ↓"][0] < box.x0
    assert told["score that is nudged →"][1] > box.y1
