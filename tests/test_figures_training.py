"""The still figures of training: the curves are the losses, and their ends are told."""

from types import SimpleNamespace

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib.figures.growth import growing_weights
from softmaxlib.figures.training import RUN_STYLES, training_curves

STEPS = np.arange(0, 301, 3)


def falling(rate, floor=0.0, start=2.302585):
    return floor + (start - floor) * np.exp(-rate * STEPS)


def history(losses, validation=None, steps=None):
    steps = STEPS[: len(losses)] if steps is None else steps
    return SimpleNamespace(steps=steps, losses=losses, validation_losses=validation)


SLOW, FAST = history(falling(0.01)), history(falling(0.1, 0.05))
OVERFIT = history(falling(0.1), falling(0.1) + 0.002 * STEPS)
LEAP = history(np.where((STEPS > 0) & (STEPS < 30), 33.0, falling(0.02)))
BROKEN = history([2.3, 1e9, np.inf, np.nan])
LOG_STEPS = np.unique(np.geomspace(1, 20000, 40).round())
FREE, HELD = 0.6 * np.log1p(LOG_STEPS), 2.4 * (1 - np.exp(-LOG_STEPS / 100))
DRAWN = {
    "one": lambda: training_curves(SLOW),
    "one, blind guess": lambda: training_curves(SLOW, "my run", 10),
    "validation": lambda: training_curves([FAST, OVERFIT], ["fast", "for too long"], 10),
    "four": lambda: training_curves(
        [SLOW, FAST, LEAP, history(falling(0.03)[:50])],
        [f"learning rate {rate}" for rate in (0.1, 0.5, 20, 2)],
        tuple("abcdefghij"),
    ),
    "equal": lambda: training_curves([SLOW] * 4, classes=3),
    "broken": lambda: training_curves([SLOW, BROKEN], classes=10),
    "only broken": lambda: training_curves(BROKEN),
    "interrupted": lambda: training_curves(history([2.3]), classes=10),
    "no loss left": lambda: training_curves(history([0.0, 0.0])),
    "perfect after a leap": lambda: training_curves(history([1.0, 90.0, 0.0])),
    "growth": lambda: growing_weights(LOG_STEPS, [FREE, HELD], [1 - 1 / (2 + FREE), HELD / 3]),
    "growth of one": lambda: growing_weights([1, 2], [[0, 0]], [[0.5, 1]], ["W"]),
    "growth of three": lambda: growing_weights(
        LOG_STEPS, [FREE] * 3, [HELD / 3] * 3, ["penalty 0.1", "penalty 0.01", "penalty 0.001"]
    ),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


@pytest.mark.filterwarnings("error")
def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def line_of(panel, index, dashed=False, inside=True):
    colour = RUN_STYLES[index].colour
    return next(
        line
        for line in panel.lines
        if line.get_color() == colour
        and line.get_clip_on() == inside
        and (line.get_linestyle() == "--") == dashed
    )


def test_the_curves_are_the_losses():
    panel = training_curves([SLOW, FAST, OVERFIT], classes=10).figure.axes[0]
    for index, run in enumerate((SLOW, FAST, OVERFIT)):
        assert np.array_equal(line_of(panel, index).get_xdata(), STEPS)
        assert np.array_equal(line_of(panel, index).get_ydata(), run.losses)
        assert line_of(panel, index).get_marker() == RUN_STYLES[index].marker
    dashed = line_of(panel, 2, dashed=True)
    assert np.array_equal(dashed.get_ydata(), OVERFIT.validation_losses)
    (dotted,) = [line for line in panel.lines if line.get_linestyle() == ":"]
    assert np.allclose(dotted.get_ydata(), np.log(10))
    assert panel.get_ylim()[0] == 0


def test_after_a_leap_the_axis_is_logarithmic_and_says_so():
    figure = training_curves([SLOW, LEAP]).figure
    panel = figure.axes[0]
    assert np.allclose(line_of(panel, 1).get_ydata(), np.log10(LEAP.losses))
    for place, text in zip(panel.get_yticks(), panel.get_yticklabels(), strict=True):
        assert float(text.get_text()) == pytest.approx(10**place)
    texts = [text.get_text() for text, _ in visible_texts(figure)]
    assert "loss (nats, logarithmic axis)" in texts and "The loss, step by step" in texts


def test_names_stand_at_the_ends():
    texts = [t.get_text() for t, _ in visible_texts(training_curves([SLOW, FAST]).figure)]
    assert {"run 1: 0.11", "run 2: 0.05", "The loss falls, step by step"} <= set(texts)


def test_in_words():
    drawn = training_curves([SLOW, OVERFIT], ["slow", "too long"], classes=("a", "b", "c"))
    assert drawn.description == (
        "The loss in nats by the step of training. slow: 2.3 at step 0, 0.11 at step 300; "
        "too long: 2.3 at step 0, 2.2e-13 at step 300 (validation: 2.3 to 0.6, lowest 0.11). "
        "A blind guess among 3 classes has the loss 1.099."
    )


def test_a_run_that_breaks_down_is_told():
    drawn = training_curves([SLOW, BROKEN])
    assert "run 2: 2.3 at step 0, no number from step 6 on." in drawn.description
    assert "run 2: broke down" in {text.get_text() for text, _ in visible_texts(drawn.figure)}


def test_growth_is_drawn_and_told():
    shares = np.array([1 - 1 / (2 + LOG_STEPS), HELD / 3])
    drawn = growing_weights(LOG_STEPS, [FREE, HELD], shares)
    for panel, runs in zip(drawn.figure.axes, ([FREE, HELD], shares), strict=True):
        for index, run in enumerate(runs):
            line = line_of(panel, index, inside=False)
            assert np.array_equal(line.get_ydata(), run)
            assert np.allclose(line.get_xdata(), np.log10(LOG_STEPS))
    assert drawn.description == (
        "No penalty: the size of W goes from 0.42 at step 1 to 5.9 at step 20000 (still growing), "
        "and the mean share of the true class from 0.67 to over 0.9999. "
        "With a penalty: the size of W goes from 0.024 at step 1 to 2.4 at step 20000 (at rest), "
        "and the mean share of the true class from 0.008 to 0.8."
    )


@pytest.mark.parametrize(("last", "words"), [(1.015, " (at rest)"), (1.04, ""), (0.96, "")])
def test_at_rest_is_within_two_percent_over_the_last_tenfold(last, words):
    drawn = growing_weights([1, 10, 100], [[0.5, 1, last]], [[0.5, 0.6, 0.7]])
    assert f" at step 100{words}, and" in drawn.description


@pytest.mark.parametrize(
    ("count", "names"),
    [(1, ["training"]), (2, ["no penalty", "with a penalty"]), (3, ["run 1", "run 2", "run 3"])],
)
def test_growing_weights_have_names_for_any_number_of_runs(count, names):
    description = growing_weights([1, 2], [[1, 2]] * count, [[0.5, 0.6]] * count).description
    for name in names:
        assert f"{name}: the size" in description.replace(name.capitalize(), name)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: training_curves([]),
        lambda: training_curves([SLOW] * 5),
        lambda: training_curves(None),
        lambda: training_curves([1.0, 2.0]),
        lambda: training_curves(history([2.0, 1.0], steps=[0, 0])),
        lambda: training_curves(history([2.0, 1.0], steps=[0, 1, 2])),
        lambda: training_curves(history([2.0, 1.0], [1.0])),
        lambda: training_curves(history([2.0, -1.0])),
        lambda: training_curves(history([np.nan, 1.0])),
        lambda: training_curves(SLOW, ["a", "b"]),
        lambda: training_curves([SLOW, FAST], ["a", "a"]),
        lambda: training_curves(SLOW, ["x" * 30]),
        lambda: training_curves(SLOW, classes=1),
        lambda: training_curves(SLOW, classes=2.5),
        lambda: growing_weights([0, 1], [[1, 2]], [[0.5, 0.6]], ["a"]),
        lambda: growing_weights([1, 2], [[1, 2]], [[0.5, 1.6]], ["a"]),
        lambda: growing_weights([1, 2], [1, 2], [[0.5, 0.6]], ["a"]),
        lambda: growing_weights([1, 2], [[1, np.nan]], [[0.5, 0.6]], ["a"]),
        lambda: growing_weights([1, 2], [[1, 2]] * 2, [[0.5, 0.6]]),
        lambda: growing_weights([1, 2], [[1, 2]], [[0.5, 0.6]], ["a", "b"]),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was|given"):
        draw()
