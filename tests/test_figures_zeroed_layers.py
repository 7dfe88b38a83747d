"""Networks with layers of zeros: which learn and which are stuck, in the order of the exercise."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show

from softmaxlib import datasets, training
from softmaxlib.check.logit_paths.zeroed_layers import zeroed_layers as exercise
from softmaxlib.figures.zeroed_layers import CASES, zeroed_layers
from softmaxlib.models import Network

DRAWN = zeroed_layers()


def test_it_is_readable_small_and_described():
    assert_fit_to_show(DRAWN)


def test_the_names_answer_the_exercise_in_its_order():
    texts = [text.get_text() for text in DRAWN.figure.axes[0].texts]
    answers = [next(t for t in texts if t.startswith(f"{i}. ")) for i in range(1, 6)]
    letters = ["L" if text.endswith(": learns") else "S" for text in answers]
    assert "".join(letters) == exercise.reference()
    for case, text in zip(CASES, answers, strict=True):
        assert case.name in text


@pytest.mark.parametrize("index", range(5))
def test_a_curve_is_the_loss_of_its_network(index):
    case, (X, y) = CASES[index], datasets.three_clusters()
    network = Network(case.widths, case.activation, case.zeroed)
    losses = training.train(
        network, X, y, training.SGD(0.1), 300, records=60, progress=False
    ).losses
    (line,) = [
        line
        for line in DRAWN.figure.axes[0].lines
        if line.get_color() == case.look.colour and len(line.get_xdata()) == len(losses)
    ]
    assert np.allclose(line.get_ydata(), losses)
    assert losses[0] == pytest.approx(np.log(3), abs=1e-12)
    is_stuck = index in (1, 3)
    # Not only slow: what the zeros meet stays exactly 0, and nothing escapes by rounding.
    assert (np.abs(losses - np.log(3)).max() < 1e-12) == is_stuck
    told = DRAWN.description.split("These are stuck")[0 if not is_stuck else 1]
    assert f"{index + 1}. {case.name}" in told
    if not is_stuck:
        assert f"({losses[-1]:.2g})" in told
