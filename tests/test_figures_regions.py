"""The figure of three regions: which class leads, and at which angles."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import softmax
from softmaxlib.figures.regions import (
    ACROSS,
    REACH,
    SLICE,
    border_share,
    chances,
    meeting_point,
    sectors,
    three_class_regions,
)
from softmaxlib.palette import class_style

PLANES = {"slice": SLICE, "across": ACROSS}
DRAWN = {
    "plain": three_class_regions,
    "one more": lambda: three_class_regions(raised=1),
    "a little less": lambda: three_class_regions(raised=-0.3),
    "one less, long names": lambda: three_class_regions(raised=-1, labels=["abcdefghij"] * 3),
    "other names": lambda: three_class_regions(labels=("fluid", "fracture", "enlarged")),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_the_plane_across_is_at_right_angles_to_equal_logits_and_true_to_scale():
    assert np.allclose(ACROSS @ np.ones(3), 0)
    assert np.allclose(ACROSS @ ACROSS.T, np.eye(2))


def test_the_angles_are_unlike_in_the_slice_and_alike_across():
    assert [end - start for start, end in sectors(SLICE)] == [135, 135, 90]
    assert [end - start for start, end in sectors(ACROSS)] == [120, 120, 120]


@pytest.mark.parametrize("raised", [0, 1, -0.7])
@pytest.mark.parametrize("plane", PLANES.values(), ids=PLANES)
def test_each_point_lies_in_the_wedge_of_its_largest_logit(plane, raised):
    panels = three_class_regions(raised=raised).figure.axes
    wedges = panels[0 if plane is SLICE else 1].patches[:3]
    points = np.random.default_rng(4).uniform(-REACH, REACH, (500, 2))
    leaders = np.argmax(points @ plane + [raised, 0, 0], axis=-1)
    for point, leader in zip(points, leaders, strict=True):
        assert [wedge.get_path().contains_point(
            wedge.get_patch_transform().inverted().transform(point)
        ) for wedge in wedges] == [k == leader for k in range(3)]  # fmt: skip


@pytest.mark.parametrize("raised", [0, 1, -0.7])
@pytest.mark.parametrize("plane", PLANES.values(), ids=PLANES)
def test_a_third_each_where_all_meet_and_a_half_each_far_out_on_a_border(plane, raised):
    bias = np.array([raised, 0, 0])
    centre = meeting_point(plane, bias)
    assert np.allclose(softmax(centre @ plane + bias), 1 / 3)
    for _, end in sectors(plane):
        way = np.array([np.cos(np.radians(end)), np.sin(np.radians(end))])
        shares = np.sort(softmax((centre + 100 * way) @ plane + bias))
        assert np.allclose(shares, [0, 0.5, 0.5], atol=1e-9)
    assert border_share(plane, bias) == pytest.approx(0.5)


def test_a_bias_moves_the_meeting_point_and_not_the_angles():
    assert np.allclose(meeting_point(SLICE, np.array([1.0, 0, 0])), [-1, 0])
    plain, raised = three_class_regions(), three_class_regions(raised=1)
    for panels in zip(plain.figure.axes, raised.figure.axes, strict=True):
        before, after = ([w.theta2 - w.theta1 for w in panel.patches[:3]] for panel in panels)
        assert before == after
    assert "cat has 1 more on its logit: the borders move, the angles stay" in raised.description
    assert "1 less" in three_class_regions(raised=-1).description


@pytest.mark.parametrize("raised", [0, 1, -1])
def test_chances_are_those_of_random_draws(raised):
    bias = np.array([raised, 0, 0])
    draws = np.random.default_rng(0).normal(size=(200_000, 3)) + bias
    counted = np.bincount(draws.argmax(axis=-1)) / len(draws)
    assert chances(bias) == pytest.approx(counted, abs=0.004)
    assert chances(bias).sum() == pytest.approx(1)


def test_the_description_says_angles_fractions_and_chances():
    description = three_class_regions().description
    for part in ("[135, 135, 90]", "[0.375, 0.375, 0.25]", "[120, 120, 120]", "0.333 each"):
        assert part.replace(" each", "") in description
    assert description.endswith("[0.333, 0.333, 0.333].")
    assert three_class_regions(raised=1).description.endswith("[0.634, 0.183, 0.183].")


def test_the_picture_says_angles_and_shares():
    shown = [text.get_text() for text, _ in visible_texts(three_class_regions().figure)]
    assert [shown.count(t) for t in ("135°", "90°", "120°", "0.333 each", "0.5 each")] == [
        2, 1, 3, 2, 2,
    ]  # fmt: skip


@pytest.mark.parametrize("raised", [0, 1, -1, 0.55, -0.55])
def test_a_line_joins_the_share_at_the_centre_to_the_dot(raised):
    for plane, panel in zip(
        (SLICE, ACROSS), three_class_regions(raised=raised).figure.axes, strict=True
    ):
        (note,) = [text for text in panel.texts if text.get_text() == "0.333 each"]
        assert note.arrow_patch is not None
        assert np.allclose(note.xy, meeting_point(plane, np.array([raised, 0, 0])))
        # Clear of all borders: both ends lie in one region.
        ends = np.array([note.xyann, 0.3 * np.array(note.xyann) + 0.7 * np.array(note.xy)])
        first, last = np.argmax(ends @ plane + [raised, 0, 0], axis=-1)
        assert first == last


@pytest.mark.parametrize(
    "options",
    [
        {"raised": 3},
        {"raised": np.nan},
        {"raised": "1"},
        {"raised": [1]},
        {"labels": ["cat", "dog"]},
        {"labels": ["cat", "dog", "$"]},
    ],
)
def test_bad_input_is_told_what_is_expected(options):
    with pytest.raises(ValueError, match=r"It was given|give one"):
        three_class_regions(**options)


@pytest.mark.parametrize("raised", [0, 1, -0.7])
def test_names_markers_and_angles_stand_where_their_class_leads(raised):
    names, bias = ("cat", "dog", "bird"), [raised, 0, 0]
    panels = three_class_regions(raised=raised, labels=names).figure.axes
    for plane, panel in zip((SLICE, ACROSS), panels, strict=True):
        angles = {}
        for text in panel.texts:
            leader = names[np.argmax(np.array(text.get_position()) @ plane + bias)]
            if text.get_text() in names:
                assert leader == text.get_text()
            elif text.get_text().endswith("°"):
                angles[leader] = text.get_text()
        assert angles == {
            name: f"{end - start:g}°"
            for name, (start, end) in zip(names, sectors(plane), strict=True)
        }
        for k in range(3):
            look = class_style(k)
            (place,) = [
                line.get_xydata()[0]
                for line in panel.lines
                if (line.get_marker(), line.get_color()) == (look.marker, look.colour)
            ]
            assert np.argmax(place @ plane + bias) == k
    assert panels[0].get_xlabel() == "z1, logit of cat"
    assert panels[0].get_ylabel() == "z2, logit of dog"


@pytest.mark.parametrize("raised", [0, 1, -0.7])
def test_on_each_border_the_two_largest_logits_are_equal(raised):
    panels = three_class_regions(raised=raised).figure.axes
    for plane, panel in zip((SLICE, ACROSS), panels, strict=True):
        for line, bias in (("-", raised), (":", 0)):  # dotted: before
            borders = [
                border.get_xydata()
                for border in panel.lines
                if border.get_linestyle() == line and len(border.get_xdata()) == 2
            ]
            assert len(borders) == (0 if line == ":" and not raised else 3)
            for ends in borders:
                assert np.allclose(ends[0], meeting_point(plane, np.array([bias, 0, 0])))
                low, middle, high = np.sort(ends[1] @ plane + [bias, 0, 0])
                assert low < middle - 1 and high == pytest.approx(middle)


def test_each_arrow_goes_from_the_meeting_point_to_where_one_logit_is_raised_by_1():
    panel = three_class_regions(raised=0.5).figure.axes[1]
    assert panel.get_xlabel() == "arrows: one logit raised by 1"
    arrows = [text for text in panel.texts if not text.get_text()]
    centre = meeting_point(ACROSS, np.array([0.5, 0, 0]))
    for arrow, raised in zip(arrows, np.eye(3), strict=True):
        assert np.allclose(arrow.xyann, centre)
        # Seen along (1, 1, 1), what all three logits gain is not seen.
        assert np.allclose((np.array(arrow.xy) - centre) @ ACROSS, raised - 1 / 3)
        assert arrow.arrowprops["arrowstyle"] == "-|>"
