"""The Python side of the live logit paths: what is kept of a run, its numbers, its errors."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from traitlets import TraitError

from softmaxlib import cross_entropy, datasets, models, training
from softmaxlib.figures import logit_paths
from softmaxlib.live.logit_frames import MOST_FRAMES, Frames
from softmaxlib.live.logit_paths import LogitPaths, four_runs

NAMES = [
    "SGD, last layer zeroed",
    "Adam, last layer zeroed",
    "SGD, random last layer",
    "Adam, random last layer",
]
RUNS, Y = four_runs()


def run(paths):
    """A history of these logits, a step from frame to frame."""
    return SimpleNamespace(logits=np.asarray(paths, float), steps=np.arange(len(paths)))


SMALL = run([[[0, 0, 0], [1, 1, 1]], [[2, -1, -1], [0.5, 3, 0]]])


def test_it_says_how_each_run_starts_and_ends():
    assert repr(LogitPaths({"one": SMALL}, [0, 1], ["cat", "dog", "bird"])) == (
        "Live figure: the paths of 2 examples in the space of their three logits. one: loss 1.1 "
        "at step 0 and 0.109 at step 1, where the sum of three logits that is farthest from 0 is "
        "3.5. Shown: one, step 1. Run this cell in JupyterLab to move it."
    )


def test_without_arguments_it_trains_four_short_runs():
    figure = LogitPaths()
    assert [run["name"] for run in figure._runs] == NAMES
    assert figure.run == NAMES[0] and figure.step == 300
    assert repr(figure) == repr(LogitPaths())
    for name, history in RUNS.items():
        assert f"{name}: loss {history.losses[0]:.3g} at step 0 and " in repr(figure)
    with pytest.raises(ValueError, match="y should be 60 whole numbers"):
        LogitPaths(y=[0, 1])


@pytest.mark.parametrize("name", NAMES)
def test_the_kept_frames_are_those_of_the_run(name):
    figure, history = LogitPaths(), RUNS[name]
    figure.run = name
    frames = figure._frames[name]
    assert len(frames.steps) <= MOST_FRAMES
    assert (frames.steps[0], frames.steps[-1]) == (0, 300)
    assert (np.diff(frames.steps) > 0).all() and (np.diff(frames.steps, 2) >= -1).all()
    assert frames.steps[10] < 20
    for frame, step in enumerate(frames.steps):
        figure.frame = frame
        told, true = figure.numbers, history.logits[step]
        assert told["step"] == step
        assert np.abs(true - told["logits"]).max() <= 0.0015
        assert np.abs(true.sum(axis=1) - np.sum(told["logits"], axis=1)).max() <= 0.000501
        assert told["loss"] == pytest.approx(history.losses[step], rel=2e-3)
        assert told["loss"] == cross_entropy(np.array(told["logits"]), Y)
        sums = true.sum(axis=1)
        assert told["farthest_sum"] == pytest.approx(sums[np.abs(sums).argmax()], abs=0.000501)


def test_from_a_zeroed_last_layer_sgd_stays_in_the_plane_exactly_and_adam_does_not():
    figure = LogitPaths()
    sgd, adam = (figure._frames[name] for name in NAMES[:2])
    assert all(sgd.at(frame, Y)["farthest_sum"] == 0 for frame in range(len(sgd.steps)))
    assert sgd.at(0, Y)["loss"] == pytest.approx(math.log(3), abs=1e-15)
    assert not np.any(sgd.at(0, Y)["logits"])
    assert abs(adam.at(60, Y)["farthest_sum"]) > 5
    assert abs(figure._frames[NAMES[2]].at(0, Y)["farthest_sum"]) > 5


def test_the_still_figure_tells_the_same_of_the_last_frame():
    histories = {"SGD": RUNS[NAMES[0]], "Adam": RUNS[NAMES[1]]}
    still = logit_paths(histories, Y).description
    figure = LogitPaths(histories, Y)
    figure.run = "Adam"
    assert f"the farthest sum is {figure.numbers['farthest_sum']:.2g}" in still
    assert f"loss {figure.numbers['loss']:.2g} after 300 steps" in still


def test_four_runs_are_saved_in_little_space():
    figure = LogitPaths()
    paths = [run["paths"] for run in figure._runs]
    assert all(type(text) is str for text in paths)
    assert 90_000 < sum(map(len, paths)) <= 4 * 60 * 60 * 3 * 2 * 4 / 3
    assert len(repr(figure.get_state())) < 170_000


def test_the_rounding_of_another_machine_changes_no_byte():
    chance = np.random.default_rng(0)
    for history in RUNS.values():
        noise = chance.uniform(-1e-12, 1e-12, history.logits.shape)
        both = history.logits, history.logits + noise
        here, there = (Frames(history.steps, paths).packed() for paths in both)
        assert here == there
    shifted = Frames(history.steps, history.logits + 0.001).packed()
    assert shifted["paths"] != here["paths"]


def test_a_short_run_is_kept_whole_and_a_long_one_from_first_to_last():
    short = Frames(np.arange(60), np.zeros((60, 1, 3)))
    assert short.steps.tolist() == list(range(60))
    even = Frames(np.arange(0, 1001, 10), np.zeros((101, 1, 3))).steps
    assert even[:5].tolist() == [0, 10, 20, 30, 40] and even[-1] == 1000 and len(even) <= 60
    stopped = Frames(np.arange(500, 900), np.zeros((400, 1, 3))).steps
    assert (stopped[0], stopped[-1]) == (500, 899)


@pytest.mark.parametrize("largest", [10, 32.767, 33, 5000, 1e6])
def test_large_logits_are_kept_on_a_coarser_grid(largest):
    paths = largest * np.array([[[1, -1, 1], [-1, -1, -1]], [[0.3, 0.2, 0.1], [1, 1, 1]]])
    frames = Frames([0, 1], paths)
    assert frames.unit >= 3 * largest / 32767 / 2 and frames.unit <= max(0.001, 6 * largest / 32767)
    for frame in (0, 1):
        logits = frames.at(frame, np.array([0, 1]))["logits"]
        assert np.abs(logits - paths[frame]).max() <= 1.5 * frames.unit


def test_a_run_with_fewer_frames_stays_at_its_last_one():
    longer = run(np.linspace(0, 1, 9).reshape(9, 1, 1) * np.ones((9, 2, 3)))
    figure = LogitPaths({"short": SMALL, "longer": longer}, [0, 1])
    assert (figure.frame, figure.step) == (8, 1)
    figure.run = "longer"
    assert figure.step == 8
    figure.frame = 1
    assert figure.step == 1


def test_what_is_given_is_not_changed():
    history = training.train(
        models.Network((3, 3)), *datasets.three_clusters(), training.SGD(0.1), 5,
        keep_logits=True, progress=False,
    )  # fmt: skip
    before = history.logits.copy()
    LogitPaths({"run": history}, Y)
    assert (history.logits == before).all()


@pytest.mark.parametrize("y", [[0, 1], np.array([0, 1]), (0.0, 1.0)])
def test_labels_of_examples_come_in_any_sequence(y):
    assert LogitPaths({"run": SMALL}, y)._y == [0, 1]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("run", "Adam", "run should be one of 'one', 'two', not 'Adam'"),
        ("run", 0, "run should be one of 'one', 'two', not 0"),
        ("frame", 2, "frame should lie between 0 and 1, not be 2"),
        ("frame", -1, "frame should lie between 0 and 1, not be -1"),
        ("frame", 0.5, "frame should be a whole number from 0 to 1, not 0.5"),
        ("frame", "last", "frame should be a number, not 'last'"),
        ("turn", [0, 91], r"turn\[1\] should lie between -90 and 90, not be 91"),
        ("turn", [200, 0], r"turn\[0\] should lie between -180 and 180, not be 200"),
        ("turn", [math.nan, 0], r"turn\[0\] should be a finite number"),
        ("turn", [1, 2, 3], r"turn should be two angles, \[around, up\], not 3"),
        ("turn", 30, "turn should be a list of numbers, not 30"),
        ("labels", ["a", "b"], "three classes need 3 labels, not 2"),
        ("labels", ["a", "b", "b"], "labels should all differ"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(name, value, words):
    figure = LogitPaths({"one": SMALL, "two": SMALL}, [0, 1])
    before = getattr(figure, name)
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        setattr(figure, name, value)
    assert getattr(figure, name) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([SMALL], [0, 1]), "dict of one to four runs"),
        (({}, [0, 1]), "dict of one to four runs.*given 0 runs"),
        ((dict.fromkeys("abcde", SMALL), [0, 1]), "dict of one to four runs.*given 5 runs"),
        (({"a name of more than thirty letters": SMALL}, [0, 1]), "text of 1 to 30 characters"),
        (({"run": SimpleNamespace(logits=None)}, [0, 1]), "keep_logits=True"),
        (({"run": run(np.zeros((2, 2, 4)))}, [0, 1]), "three classes"),
        (({"run": run(np.full((2, 2, 3), np.nan))}, [0, 1]), "nan.*learning rate too large"),
        (({"run": SMALL, "other": run(np.zeros((2, 3, 3)))}, [0, 1]), "numbers of examples"),
        (({"run": run(np.zeros((2, 101, 3)))}, [0] * 101), "at most 100 examples.*have 101"),
        (({"run": SMALL},), "y should be 2 whole numbers from 0 to 2.*given None"),
        (({"run": SMALL}, [0, 3]), r"y should be 2 whole numbers from 0 to 2.*given \[0, 3\]"),
        (({"run": SMALL}, [0, 0.5]), "y should be 2 whole numbers"),
        (({"run": SMALL}, ["0", "1"]), "y should be 2 whole numbers"),
        (({"run": SMALL}, np.zeros(60, int)), r"y should be 2 .*an array of shape \(60,\)"),
        (({"run": SMALL}, [0, 1], ["cat", "dog"]), "three classes need 3 labels, not 2"),
    ],
)
def test_bad_arguments_are_refused_in_words(arguments, words):
    with pytest.raises((TypeError, ValueError), match=words):
        LogitPaths(*arguments)
