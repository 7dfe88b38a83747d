"""The figures of two options: one difference, and a sigmoid each against softmax."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts
from matplotlib.colors import to_rgb

from softmaxlib import sigmoid, softmax
from softmaxlib.figures.two_options import (
    REACH,
    SHARES_ON_LINES,
    softmax_or_sigmoids,
    two_logit_plane,
)
from softmaxlib.palette import class_style
from softmaxlib.wording import number, numbers

XRAY, NAMES = [2, -1, 1.5, -3], ["fluid", "fracture", "enlarged", "device"]
LONG = ["abcdefghij", "klmnopqrst"]
DRAWN = {
    "plane": two_logit_plane,
    "plane, one point": lambda: two_logit_plane([[-2.5, 0.1]], ["spam", "no spam"]),
    "plane, four points": lambda: two_logit_plane([(3, -3), (-3, 3), (0, 0), (1.3, -0.2)], LONG),
    "plane, near the ends": lambda: two_logit_plane([(3, -3), (2, -3), (-3, 3), (-2, 2.9)]),
    "plane, one diagonal": lambda: two_logit_plane(np.array([[-3, -3], [-1, -1], [1, 1], [3, 3]])),
    "X-ray": lambda: softmax_or_sigmoids(XRAY, NAMES),
    "three": lambda: softmax_or_sigmoids([2.0, 1.0, 0.1]),
    "two, equal": lambda: softmax_or_sigmoids([-4, -4]),
    "none above": lambda: softmax_or_sigmoids([-1, -2, -0.1]),
    "five": lambda: softmax_or_sigmoids([0.5, 3, -1, 2, 3]),
    "six, wide": lambda: softmax_or_sigmoids([-1.25e5, 2, 2, 0, -1.234, 3], ["abcdefghij"] * 6),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def shown_texts(drawn):
    return [text.get_text() for text, _ in visible_texts(drawn.figure)]


def test_the_plane_is_softmax_and_the_cut_the_sigmoid():
    plane, cut = two_logit_plane().figure.axes[:2]
    share = plane.images[0].get_array()
    axis = np.linspace(-REACH, REACH, len(share))
    z1, z2 = np.meshgrid(axis, axis)  # the first row of the image is its lowest
    assert plane.images[0].origin == "lower"
    assert np.allclose(share, sigmoid(z1 - z2), rtol=1e-12)
    d, p = cut.lines[0].get_data()
    assert np.allclose(p, softmax(np.stack([d, 0 * d], axis=-1))[:, 0], rtol=1e-12)


def test_the_lines_have_the_share_that_they_are_labelled_with():
    plane = two_logit_plane().figure.axes[0]
    for line, p in zip(plane.lines, SHARES_ON_LINES, strict=False):
        ends = line.get_xydata()
        assert np.allclose(softmax(ends)[:, 0], p, rtol=1e-12)
        assert np.abs(ends).max() == REACH
        label = next(text for text in plane.texts if text.get_text() == number(p))
        assert np.allclose(label.xy, ends[1])


def test_points_on_one_diagonal_lie_on_each_other_in_the_cut():
    drawn = two_logit_plane([(2, 1), (0, -1), (-1, 1)])
    rings = [line for line in drawn.figure.axes[1].lines if line.get_marker() == "o"]
    places = sorted((float(ring.get_xdata()[0]), float(ring.get_ydata()[0])) for ring in rings)
    share = softmax([2, 1])[0]
    assert np.allclose(places, [(-2, sigmoid(-2)), (1, share), (1, share)], rtol=1e-15)
    assert "A, B" in shown_texts(drawn)
    # 0.3 - 0.1 and 1.2 - 1.0 differ in the last digit only.
    assert "A, B" in shown_texts(two_logit_plane([(0.3, 0.1), (1.2, 1.0)]))


def test_the_plane_says_the_shares_of_the_points_and_of_differences():
    description = two_logit_plane([(2, 1), (0, -1)]).description
    for point in ([2, 1], [0, -1]):
        share = number(softmax(point)[0], 3)
        assert f"{numbers(point)} has the difference 1 and the share {share}" in description
    assert "0.119 at -2, 0.5 at 0, 0.881 at 2" in description
    assert [number(sigmoid(d), 3) for d in (-2, 0, 2)] == ["0.119", "0.5", "0.881"]


def test_across_the_diagonals_no_slope_is_steeper_than_a_quarter_a_unit_of_difference():
    share = two_logit_plane().figure.axes[0].images[0].get_array()
    up, right = np.gradient(np.asarray(share), 2 * REACH / (len(share) - 1))
    up, right = up[1:-1, 1:-1], right[1:-1, 1:-1]  # at the rim the slope is one-sided
    assert np.allclose(up, -right)
    assert np.hypot(up, right).max() == pytest.approx(np.sqrt(2) / 4, abs=1e-3)  # 0.3536


@pytest.mark.parametrize("logits", [XRAY, [2.0, 1.0, 0.1], [0.5, 3, -1, 2, 3], [-1, -2, -0.1]])
def test_the_bars_are_softmax_and_a_sigmoid_each(logits):
    drawn = softmax_or_sigmoids(logits)
    for panel, shares in zip(drawn.figure.axes, (softmax(logits), sigmoid(logits)), strict=True):
        widths = [bar.get_width() for bar in panel.patches[len(logits) :]]
        assert np.allclose(widths, shares, rtol=1e-12)
        assert numbers(shares, 3) in drawn.description
        assert f"total {number(shares.sum())}" in drawn.description
        assert any(line.get_xdata()[0] == 0.5 for line in panel.lines)


def test_the_chest_x_ray_has_two_findings_and_softmax_hides_one():
    drawn = softmax_or_sigmoids(XRAY, NAMES)
    soft, own = drawn.description.split("A sigmoid each")
    assert "total 1, above one half: fluid." in soft
    assert "total 2.015, above one half: fluid, enlarged." in own
    assert shown_texts(drawn).count("above") == 3
    assert {"total 1; 1 of 4 above one half", "total 2.015; 2 of 4 above one half"} <= set(
        shown_texts(drawn)
    )


def test_above_one_half_can_be_all_or_none():
    all_three = softmax_or_sigmoids([2.0, 1.0, 0.1]).description
    assert "[0.881, 0.731, 0.525], total 2.137, above one half: cat, dog, bird." in all_three
    none = softmax_or_sigmoids([-1, -2, -0.1])
    assert none.description.endswith("above one half: none.")
    assert any("none of 3 above one half" in text for text in shown_texts(none))
    tie = softmax_or_sigmoids([0, 0]).description  # exactly one half is not above
    assert tie.count("above one half: none") == 2


@pytest.mark.parametrize(
    "draw",
    [
        lambda: two_logit_plane([]),
        lambda: two_logit_plane(5),
        lambda: two_logit_plane((2, 1)),
        lambda: two_logit_plane([(1, 2, 3)]),
        lambda: two_logit_plane([(0, i - 2) for i in range(5)]),
        lambda: two_logit_plane([(3.5, 0)]),
        lambda: two_logit_plane([(np.nan, 0)]),
        lambda: two_logit_plane([("1", 0)]),
        lambda: two_logit_plane([(1, 0), (1, 0.25)]),
        lambda: two_logit_plane(labels=["cat"]),
        lambda: softmax_or_sigmoids([1]),
        lambda: softmax_or_sigmoids([1, np.inf]),
        lambda: softmax_or_sigmoids("cat"),
        lambda: softmax_or_sigmoids([1, 2], ["one", "x" * 11]),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was given|give one"):
        draw()


def test_names_axes_and_colours_belong_to_the_class_that_leads():
    plane, cut = two_logit_plane(labels=["spam", "ham"]).figure.axes[:2]
    assert plane.get_xlabel() == "z1, logit of spam"
    assert plane.get_ylabel() == "z2, logit of ham"
    assert cut.get_xlabel() == "difference z1 - z2 (logits)"
    assert cut.get_ylabel() == "share of spam (probability)"
    told = {text.get_text(): text for text in plane.texts}
    assert "share of spam:" in told
    for k, name in enumerate(("spam", "ham")):
        place = told[f"{name} leads"].get_position()
        assert np.argmax(place) == k  # z1 is to the right, z2 is up
        for panel in (plane, cut):
            image = panel.images[0]
            # Where the share of this class is 1, its own colour.
            assert image.cmap(image.norm(1.0 - k))[:3] == pytest.approx(
                to_rgb(class_style(k).colour), abs=0.01
            )
    (arrow,) = [text for text in plane.texts if not text.get_text()]
    start, end = np.array(arrow.xyann), np.array(arrow.xy)
    assert start[0] - start[1] < 0 < end[0] - end[1]  # the difference grows as in the cut
    assert np.allclose(start + end, 0)
    assert arrow.arrowprops["arrowstyle"] == "-|>"


def test_names_and_logits_stand_beside_their_own_bars():
    figure = softmax_or_sigmoids(XRAY, NAMES).figure
    height = figure.get_size_inches()[1]
    box = figure.axes[0].get_position()
    for wanted in (NAMES, [number(z) for z in XRAY]):
        ys = [next(t for t in figure.texts if t.get_text() == w).get_position()[1] for w in wanted]
        middles = [box.y1 - box.height * (row + 0.5) / len(wanted) for row in range(len(wanted))]
        assert np.allclose(ys, middles, atol=0.02 / height)
