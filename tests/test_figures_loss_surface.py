"""The still figure of the loss over the plane of three logits."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show

from softmaxlib import cross_entropy
from softmaxlib.figures.loss_surface import loss_at, loss_surface, point_on_path
from softmaxlib.figures.regions import ACROSS

DRAWN = {
    "plain": loss_surface,
    "other names": lambda: loss_surface(("a", "b", "c")),
    "long names": lambda: loss_surface(["strawberry"] * 3),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_in_words():
    assert loss_surface().description == (
        "Three logits with the sum 0, and cat is true. On a straight path from the region of cat "
        "to that of dog the loss is, in nats, 0.01 at -6, 0.13 at -3, 1.10 at 0, 4.37 at 3, 8.50 "
        "at 6. It rises by 0.04 nats per logit of the path at first, and at last by 1.38, close "
        "to √2 = 1.41: there it is about the logit of dog minus the logit of cat."
    )


def test_the_loss_is_cross_entropy_and_nearly_the_difference_deep_in_a_rivals_region():
    points = np.random.default_rng(1).normal(scale=3, size=(50, 2))
    for point in points:
        assert loss_at(point) == pytest.approx(cross_entropy(point @ ACROSS, 0))
    for step in (-2.0, 0.5, 4):
        logits = point_on_path(step) @ ACROSS
        assert logits == pytest.approx([-step / np.sqrt(2), step / np.sqrt(2), 0])
    deep = point_on_path(20) @ ACROSS
    assert loss_at(point_on_path(20)) == pytest.approx(deep[1] - deep[0], abs=1e-5)
    rise = loss_at(point_on_path(20.5)) - loss_at(point_on_path(19.5))
    assert rise == pytest.approx(np.sqrt(2), abs=1e-5)


def test_path_dots_and_names_stand_where_they_belong():
    plane, panel = loss_surface(["a", "b", "c"]).figure.axes
    steps = np.array([-6, -3, 0, 3, 6])
    (dots,) = [line.get_xydata() for line in plane.lines if len(line.get_xdata()) == 5]
    assert np.allclose(dots, [point_on_path(step) for step in steps])
    (marks,) = [line.get_xydata() for line in panel.lines if len(line.get_xdata()) == 5]
    assert np.allclose(marks, [(step, loss_at(point_on_path(step))) for step in steps])
    leaders = {
        text.get_text(): int(np.argmax(np.array(text.get_position()) @ ACROSS))
        for text in plane.texts
        if text.get_text()
    }
    assert leaders == {"a leads": 0, "b leads": 1, "c leads": 2}
    assert panel.get_xlabel() == "← a    steps (logit)    b →"
    for note in panel.texts:
        if hasattr(note, "xy"):
            assert note.get_text() == f"{loss_at(point_on_path(note.xy[0])):.2f}"


def test_a_step_on_the_path_has_the_length_1():
    assert np.linalg.norm(point_on_path(1) - point_on_path(0)) == pytest.approx(1)
    assert point_on_path(2) @ ACROSS == pytest.approx(np.array([-1, 1, 0]) * np.sqrt(2))


@pytest.mark.parametrize("labels", [["cat", "dog"], "cat", ["cat", "dog", 3], ["a", "b", "$"]])
def test_bad_input_is_told_what_is_expected(labels):
    with pytest.raises(ValueError, match=r"It was given|give one"):
        loss_surface(labels)
