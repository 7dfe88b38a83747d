"""Points in space and logit paths: the logits are drawn, and who leaves the plane is told."""

from types import SimpleNamespace

import numpy as np
import pytest
from figure_reading import assert_fit_to_show
from mpl_toolkits.mplot3d.art3d import Line3DCollection

from softmaxlib import datasets, models, training
from softmaxlib.figures import style
from softmaxlib.figures.logit_paths import logit_paths, points_in_space
from softmaxlib.palette import class_style

X, LABELS = datasets.three_clusters()


def trained(optimizer):
    network = models.Network((3, 8, 3), zeroed=[-1])
    return training.train(
        network, X, LABELS, optimizer, 200, keep_logits=True, records=20, progress=False
    )


SGD, ADAM = trained(training.SGD(0.1)), trained(training.Adam(0.01))
RUNS = {"SGD": SGD, "Adam": ADAM}


def run(logits):
    return SimpleNamespace(logits=logits, steps=np.arange(len(logits)), losses=np.ones(len(logits)))


RISING = run(np.linspace(0, 1, 5)[:, None, None] * np.array([[300.0, 200, -100], [0, 50, 9]]))
DRAWN = {
    "points": lambda: points_in_space(X, LABELS),
    "long names": lambda: points_in_space(X, LABELS, ("abcdefghij",) * 3),
    "two points": lambda: points_in_space([[100, 2, -900], [0.1, 5, 6]], [2, 2]),
    "one point at 0": lambda: points_in_space([[0, 0, 0]], [0]),
    "paths": lambda: logit_paths(RUNS, LABELS),
    "paths, long names": lambda: logit_paths(
        {"abcdefghijkl": SGD, "SGD faster": SGD}, LABELS, ["abcdefghij", "fluid", "enlarged"]
    ),
    "one run": lambda: logit_paths({"SGD": SGD}, LABELS),
    "upwards": lambda: logit_paths({"up": RISING, "up again": RISING}, [0, 2]),
    "nothing moves": lambda: logit_paths({"still": run(np.zeros((2, 1, 3)))}, [1]),
    "one frame": lambda: logit_paths({"start": run(np.ones((1, 4, 3)))}, [0, 1, 2, 2]),
}


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.filterwarnings("error")
def test_it_is_readable_small_and_described(name):
    assert_fit_to_show(DRAWN[name]())


def test_the_points_are_the_examples_and_their_distances():
    space, flat = points_in_space(X, LABELS).figure.axes
    for k in range(3):
        drawn, far = space.lines[k], flat.lines[k]
        assert np.array_equal(np.transpose(drawn.get_data_3d()), X[k == LABELS])
        assert np.allclose(far.get_xdata(), np.linalg.norm(X[k == LABELS], axis=1))
        for line in (drawn, far):
            assert (line.get_color(), line.get_marker()) == class_style(k)[:2]


def test_the_description_says_where_the_points_are():
    points = np.array([[-1, 0, 0], [-3, 0, 0.06], [0, 4, 0], [0, 0, -4]])
    assert points_in_space(points, [0, 0, 2, 2], ["left", "right", "shell"]).description == (
        "left: 2 points, mean (-2, 0, 0), 1 to 3 from 0; right: no points; "
        "shell: 2 points, mean (0, 2, -2), all 4 from 0."
    )


def spaces_and_edges(drawn, runs):
    axes = drawn.figure.axes
    assert len(axes) == 2 * runs
    return axes[::2], axes[1::2]


def test_the_paths_run_from_the_first_to_the_last_logits():
    drawn = logit_paths(RUNS, LABELS)
    drawn.png()  # only now the pieces of the paths are known to Matplotlib
    spaces, edges = spaces_and_edges(drawn, 2)
    for history, space, edge in zip(RUNS.values(), spaces, edges, strict=True):
        last = history.logits[-1]
        for k in range(3):
            own = last[k == LABELS]
            ends = np.concatenate(
                [
                    np.transpose(line.get_data_3d())
                    for line in space.lines
                    if line.get_color() == class_style(k).colour
                ]
            )
            assert np.allclose(np.sort(ends, axis=0), np.sort(own, axis=0))
            (marked,) = [
                line
                for line in edge.lines
                if line.get_marker() == class_style(k).marker
                and line.get_color() == class_style(k).colour
            ]
            assert np.allclose(marked.get_xdata(), own[:, 1] - own[:, 0])
            assert np.allclose(marked.get_ydata(), own.sum(axis=1))
        pieces = sum(
            len(c.get_segments()) for c in space.collections if isinstance(c, Line3DCollection)
        )
        assert pieces == (len(history.logits) - 1) * len(LABELS)


def test_both_runs_have_the_same_view_and_the_sheet_is_the_plane_of_sum_0():
    spaces, edges = spaces_and_edges(logit_paths(RUNS, LABELS), 2)
    for panels in (spaces, edges):
        assert panels[0].get_xlim() == panels[1].get_xlim()
        assert panels[0].get_ylim() == panels[1].get_ylim()
    for space in spaces:
        assert space.get_zlim() == spaces[0].get_zlim()
        assert (space.elev, space.azim) == (spaces[0].elev, spaces[0].azim)
        (edge,) = [line for line in space.lines if line.get_color() == style.QUIET]
        sheet = np.array(edge.get_data_3d())
        assert np.allclose(sheet.sum(axis=0), 0)
        # It holds all that is drawn, and the box holds it.
        farthest = np.linalg.norm(sheet, axis=0).min()
        for history in RUNS.values():
            centred = history.logits - history.logits.mean(axis=2, keepdims=True)
            assert np.linalg.norm(centred, axis=2).max() < farthest
        assert np.abs(sheet).max() <= space.get_zlim()[1]


def test_it_says_which_run_leaves_the_plane():
    drawn = logit_paths(RUNS, LABELS)
    sgd, adam = drawn.description.split(". ")[1:]
    assert "SGD: all paths stay in that plane; loss " in sgd
    assert sgd.endswith("after 200 steps")
    sums = ADAM.logits.sum(axis=2)
    farthest = sums.flat[np.abs(sums).argmax()]
    assert f"Adam: the paths leave that plane, the farthest sum is {farthest:.2g}; " in adam
    words = [text.get_text() for text in drawn.figure.texts]
    assert words.count("stays in the plane") == words.count("leaves the plane") == 1
    assert "the farthest sum is 400" in logit_paths({"up": RISING}, [0, 2]).description


@pytest.mark.parametrize(("total", "stays"), [(1e-9, True), (1e-3, False), (-1e-3, False)])
def test_a_small_sum_leaves_the_plane_and_rounding_does_not(total, stays):
    paths = np.array([[[0, 0, 0]], [[3, -2, total - 1]]])
    drawn = logit_paths({"run": run(paths)}, [0])
    assert ("all paths stay in that plane" in drawn.description) == stays
    assert ("stays in the plane" in [text.get_text() for text in drawn.figure.texts]) == stays


@pytest.mark.parametrize(
    "histories, y, message",
    [
        ([SGD], LABELS, "dict of one or two runs"),
        ({}, LABELS, "dict of one or two runs.*0 runs"),
        ({"a": SGD, "b": SGD, "c": SGD}, LABELS, "dict of one or two runs.*3 runs"),
        ({1: SGD}, LABELS, "name of a run"),
        ({"a much too long name": SGD}, LABELS, "name of a run"),
        (
            {"SGD": SimpleNamespace(logits=None, steps=[0], losses=[1.0])},
            LABELS,
            "keep_logits=True",
        ),
        ({"SGD": SimpleNamespace()}, LABELS, "keep_logits=True"),
        ({"SGD": run(np.zeros((5, 60, 4)))}, LABELS, "three classes"),
        ({"SGD": run(np.full((5, 60, 3), np.nan))}, LABELS, "nan"),
        ({"SGD": SGD, "short": run(np.zeros((5, 6, 3)))}, LABELS, "different numbers of examples"),
        ({"SGD": SGD}, LABELS[:5], "60 whole numbers from 0 to 2"),
        ({"SGD": SGD}, LABELS + 1, "60 whole numbers from 0 to 2"),
    ],
)
def test_bad_runs_are_told(histories, y, message):
    with pytest.raises(ValueError, match=message):
        logit_paths(histories, y)


@pytest.mark.parametrize(
    "points, y, message",
    [
        (X[:, :2], LABELS, "3 columns"),
        (X, LABELS[:5], "60 whole numbers"),
        ([[1, 2, np.inf]], [0], "X should be"),
        ("cat", [0], "X should be"),
    ],
)
def test_bad_points_are_told(points, y, message):
    with pytest.raises(ValueError, match=message):
        points_in_space(points, y)


def test_names_are_asked_for_each_class():
    with pytest.raises(ValueError, match="one label for each"):
        points_in_space(X, LABELS, ["cat", "dog"])
    with pytest.raises(ValueError, match="one label for each"):
        logit_paths(RUNS, LABELS, ["cat", "dog"])


def test_what_is_given_is_not_changed():
    points, labels, logits = X.copy(), LABELS.copy(), SGD.logits.copy()
    points_in_space(X, LABELS)
    logit_paths(RUNS, LABELS)
    assert np.array_equal(X, points) and np.array_equal(LABELS, labels)
    assert np.array_equal(SGD.logits, logits)
