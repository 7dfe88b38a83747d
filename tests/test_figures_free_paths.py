"""Free logits: the paths solve dz/dt = e_1 - p, and the numbers are those of the sources."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show

from softmaxlib import softmax
from softmaxlib.figures import style
from softmaxlib.figures.free_paths import START, TIMES, free_path, free_paths
from softmaxlib.figures.regions import ACROSS


def test_it_is_readable_small_and_described():
    assert_fit_to_show(free_paths())


@pytest.mark.parametrize("start", [START, (1.0, -2, 0.5)])
def test_the_path_moves_along_what_is_missing(start):
    times, path = free_path(start, 4)
    assert np.allclose(path[0], start) and times[-1] == 4
    middle = (path[2:] - path[:-2]) / (times[2:] - times[:-2])[:, None]
    assert np.allclose(middle, np.array([1, 0, 0]) - softmax(path[1:-1]), atol=1e-3)
    assert np.allclose(path.sum(axis=1), np.sum(start))


def test_several_starts_give_the_same_paths_as_one():
    starts = [START, (0, 0, 5)]
    _, together = free_path(starts, 2)
    for i, start in enumerate(starts):
        assert np.allclose(together[:, i], free_path(start, 2)[1])


def test_from_the_centre_it_runs_straight():
    _, path = free_path((0, 0, 0), 5)
    assert np.allclose(path[:, 1], path[:, 2])
    assert np.allclose(softmax(path[-1]), [0.848, 0.0758, 0.0758], atol=5e-4)


def test_the_gap_of_the_wrong_logits_closes_slowly():
    times, path = free_path(START, TIMES[-1])
    at = np.searchsorted(times, np.array(TIMES) - 1e-9)
    gaps = path[at, 1] - path[at, 2]
    assert np.allclose(gaps, [5, 4.04, 2.61, 1.56, 1.09], atol=0.005)
    drawn = free_paths()
    plane, panel = drawn.figure.axes
    line, dots = panel.lines
    assert np.allclose(line.get_ydata(), path[:, 1] - path[:, 2])
    assert np.allclose(dots.get_xydata(), np.transpose([TIMES, gaps]))
    assert {f"{gap:.2f}" for gap in gaps} <= {text.get_text() for text in panel.texts}
    for gap, time in zip(gaps[1:], TIMES[1:], strict=True):
        assert f"{gap:.2f} at {time}" in drawn.description
    (black,) = [
        line for line in plane.lines if line.get_color() == style.INK and line.get_ls() == "-"
    ]
    assert np.allclose(black.get_xydata(), path @ ACROSS.T)


def test_the_dotted_path_of_each_class_ends_in_its_region():
    plane = free_paths().figure.axes[0]
    dotted = [line.get_xydata() for line in plane.lines if line.get_linestyle() == ":"]
    assert len(dotted) == 3
    for k, points in enumerate(dotted):
        assert np.argmax(points[-1] @ ACROSS) == k
        end = points[-1]
        # Straight: no part of it at right angles to the way to its end.
        assert np.allclose(points @ [-end[1], end[0]], 0)
