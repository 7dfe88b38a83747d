"""The live figure of notebook 8: play a training, and see where it moves the logits in space."""

import functools

import traitlets

from softmaxlib import datasets, models, training
from softmaxlib.live.base import (
    LiveFigure,
    Moved,
    RefusedValue,
    class_names,
    finite_number,
    finite_numbers,
)
from softmaxlib.live.logit_frames import Frames, checked_labels_of_examples
from softmaxlib.logit_runs import checked_runs
from softmaxlib.wording import number, numbers

MOST_RUNS = 4
LONGEST_NAME = 30
_CLASSES = ("class 1", "class 2", "class 3")
_FROM = (5.0, 30.0)  # the plane looks oblique, and the classes lie apart


class LogitPaths(
    LiveFigure,
    scripts=(
        "controls.js",
        "space.js",
        "logit_paths_space.js",
        "logit_paths_player.js",
        "logit_paths.js",
    ),
    styles=("logit_paths.css",),
):
    """The three logits of each example move through training; play it, and turn the space.

    histories  one to four runs, a dict from name to History, trained with keep_logits=True on the
               same examples; without it, four short runs on the three clusters
    y          labels 0, 1 or 2, shape (N,), at most 100 of them
    labels     names of the three classes

    The figure's `run`, `frame` and `turn` follow the learner's hand, and assigning to one moves
    the picture. `run` is a name; `frame` counts the frames of a run, 0 is before training; `turn`
    is [around the z3 axis, up] in degrees. It keeps at most 60 frames of a run, more of them early
    on, and logits to about four digits.
    """

    run = Moved()
    frame = Moved(0)
    turn = Moved(_FROM)
    labels = Moved(_CLASSES)
    _runs = traitlets.List().tag(sync=True)
    _y = traitlets.List().tag(sync=True)
    _start = traitlets.Dict().tag(sync=True)

    def __init__(self, histories=None, y=None, labels=_CLASSES):
        if histories is None:
            histories, labels_of_examples = four_runs()
            y = labels_of_examples if y is None else y
        paths = checked_runs(histories, MOST_RUNS, LONGEST_NAME)
        self._labels_of_examples = checked_labels_of_examples(
            y, next(iter(paths.values())).shape[1]
        )
        self._frames = {name: Frames(histories[name].steps, paths[name]) for name in paths}
        last = max(len(frames.steps) for frames in self._frames.values()) - 1
        start = {"run": next(iter(paths)), "frame": last, "turn": list(_FROM)}
        super().__init__(
            labels=_CLASSES if labels is None else labels,
            _runs=[{"name": name, **frames.packed()} for name, frames in self._frames.items()],
            _y=self._labels_of_examples.tolist(),
            _start=start,
            **start,
        )

    @traitlets.validate("run")
    def _check_run(self, proposal):
        run = proposal["value"]
        if not isinstance(run, str) or run not in self._frames:
            names = ", ".join(map(repr, self._frames))
            raise RefusedValue(f"run should be one of {names}, not {numbers(run)}")
        return run

    @traitlets.validate("frame")
    def _check_frame(self, proposal):
        last = max(len(frames.steps) for frames in self._frames.values()) - 1
        frame = finite_number("frame", proposal["value"], 0, last)
        if frame != int(frame):
            raise RefusedValue(f"frame should be a whole number from 0 to {last}, not {frame:g}")
        return int(frame)

    @traitlets.validate("turn")
    def _check_turn(self, proposal):
        turn = finite_numbers("turn", proposal["value"], -180, 180)
        if len(turn) != 2:
            raise RefusedValue(f"turn should be two angles, [around, up], not {len(turn)}")
        return [turn[0], finite_number("turn[1]", turn[1], -90, 90)]

    @traitlets.validate("labels")
    def _check_labels(self, proposal):
        labels = class_names("labels", proposal["value"])
        if len(labels) != 3:
            raise RefusedValue(f"three classes need 3 labels, not {len(labels)}")
        return labels

    @property
    def step(self):
        """The step of training that is shown. A run with fewer frames stays at its last one."""
        frames = self._frames[self.run]
        return int(frames.steps[min(self.frame, len(frames.steps) - 1)])

    @property
    def numbers(self):
        told = self._frames[self.run].at(self.frame, self._labels_of_examples)
        return {"step": self.step, **told, "turn": self.turn}

    def describe(self):
        """Return the figure in words: how each run starts and ends."""
        each = "; ".join(self._told(name) for name in self._frames)
        return (
            f"the paths of {len(self._y)} examples in the space of their three logits. {each}. "
            f"Shown: {self.run}, step {self.step}."
        )

    def _told(self, name):
        frames = self._frames[name]
        first, last = (frames.at(k, self._labels_of_examples) for k in (0, len(frames.steps) - 1))
        return (
            f"{name}: loss {number(first['loss'], 3)} at step {number(frames.steps[0])} and "
            f"{number(last['loss'], 3)} at step {number(frames.steps[-1])}, where the sum of three "
            f"logits that is farthest from 0 is {number(last['farthest_sum'], 3)}"
        )


@functools.cache
def four_runs():
    """Return (histories, y): SGD and Adam, from a zeroed and from a random last layer."""
    X, y = datasets.three_clusters()
    histories = {}
    for start, zeroed in {"last layer zeroed": [-1], "random last layer": []}.items():
        for name, optimizer in {"SGD": training.SGD(0.1), "Adam": training.Adam(0.001)}.items():
            network = models.Network((3, 32, 32, 3), zeroed=zeroed)
            histories[f"{name}, {start}"] = training.train(
                network, X, y, optimizer, 300, keep_logits=True, records=300, progress=False
            )
    return histories, y
