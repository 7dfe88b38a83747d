"""The still figure of the six training curves: it shows them, and gives no cause away."""

import re

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import faulty_training
from softmaxlib.faulty_training import ANSWER, runs
from softmaxlib.figures.curve_detective import curve_detective


@pytest.fixture(scope="module")
def drawn():
    return curve_detective()


def test_texts_picture_and_description(drawn):
    assert_fit_to_show(drawn)


def short(loss):
    return f"{loss:.2f}" if loss < 100 else f"{loss:.0f}"


def test_each_panel_draws_its_curve_and_names_its_ends(drawn):
    texts = [text.get_text() for text in drawn.figure.texts]
    assert len(drawn.figure.axes) == len(runs())
    for panel, run in zip(drawn.figure.axes, runs().values(), strict=True):
        (curve,) = [line for line in panel.lines if len(line.get_ydata()) == len(run.losses)]
        assert np.array_equal(curve.get_ydata(), run.losses)
        assert f"first {short(run.losses[0])}, last {short(run.losses[-1])}" in texts
        (dotted,) = [line for line in panel.lines if line.get_linestyle() == ":"]
        assert np.allclose(dotted.get_ydata(), run.losses[0])  # all runs start at a blind guess
        low, high = panel.get_ylim()
        assert low <= 0 and high > run.losses.max()


def test_letters_and_data_sets_stand_in_the_order_of_reading(drawn):
    boxes = {text.get_text(): box for text, box in visible_texts(drawn.figure)}
    for row in ("ABC", "DEF"):
        lefts = [boxes[letter].x0 for letter in row]
        assert lefts == sorted(lefts)
        assert len({round(boxes[letter].y0) for letter in row}) == 1
    assert boxes["A"].y0 > boxes["D"].y0
    names = [
        text.get_text() for text in drawn.figure.texts if text.get_text() in ("iris", "digits")
    ]
    assert names == [run.data for run in runs().values()]


def test_in_words(drawn):
    first, *_ = drawn.description.split(". ")
    assert first == (
        "Six curves of the training loss in nats, step by step; a blind guess has ln 3 = 1.10 on "
        "iris and ln 10 = 2.30 on digits"
    )
    by_cause = {(run.cause, run.data): run for run in runs().values()}
    for key, words in {
        ("right", "iris"): "falls from 1.10 to {last} and is still falling at the end",
        ("right", "digits"): "falls from 2.30 to {last} and is still falling at the end",
        ("frozen", "iris"): "falls from 1.10 to {last} and is almost level at the end",
        ("twice", "iris"): "falls from 1.10 to {last} and is almost level at the end",
        ("uphill", "iris"): "climbs from 1.10 to {last}, higher at every step",
        ("summed", "digits"): "starts at 2.30, shoots up to {most} and comes down again, to {last}",
    }.items():
        run = by_cause[key]
        last, most = short(run.losses[-1]), short(run.losses.max())
        told = f"{run.letter} ({run.data}) " + words.format(last=last, most=most)
        assert told in drawn.description


def test_no_cause_is_given_away(drawn):
    said = " ".join([drawn.description, *(t.get_text() for t, _ in visible_texts(drawn.figure))])
    for word in (*ANSWER.values(), "bias", "softmax", "mean", "uphill", "ascent", "wrong"):
        assert not re.search(rf"\b{word}", said, flags=re.IGNORECASE)


def test_another_machine_says_the_same(drawn, monkeypatch):
    """A sum in another order moves the curves a little, but no word."""
    random = np.random.default_rng(1)
    gradient = faulty_training.cross_entropy_gradient

    def in_another_order(*args, **kwargs):
        right = gradient(*args, **kwargs)
        noise = random.standard_normal((2, *right.shape))
        return right * (1 + 2e-15 * noise[0]) + 1e-17 * noise[1]

    monkeypatch.setattr(faulty_training, "cross_entropy_gradient", in_another_order)
    monkeypatch.setattr(faulty_training, "_run", faulty_training._run.__wrapped__)
    assert curve_detective().description == drawn.description


def test_the_words_are_far_from_where_they_would_change():
    """Rounded numbers lie off their borders, and "almost level" is clearly that or not."""
    for run in runs().values():
        for loss in (run.losses[-1], run.losses.max()):
            unit = 0.01 if loss < 100 else 1
            assert abs(loss / unit % 1 - 0.5) > 0.001
        if run.cause in ("right", "frozen", "twice"):
            fallen = 1 - run.losses[-1] / run.losses[-1 - len(run.losses) // 4]
            assert fallen < 0.04 or fallen > 0.1
