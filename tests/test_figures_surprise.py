"""The still figure of the surprise: its curve, its marks and the blind guess."""

import math

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib.figures.surprise import MARKED, surprise_curve


@pytest.mark.parametrize("options", [2, 3, 4, 6, 10, 25, 50])
def test_it_is_readable_small_and_described(options):
    assert_fit_to_show(surprise_curve(options))


def test_in_words():
    assert surprise_curve().description == (
        "The surprise -ln p is 0 at p = 1, 0.69 at p = 0.5, 1.39 at p = 0.25, 2.30 at p = 0.1, "
        "4.61 at p = 0.01. Each halving of p adds 0.69, and there is no upper limit. A blind "
        "guess among 4 options has p = 1/4 and the surprise ln 4 = 1.39."
    )
    assert surprise_curve(3).description.endswith("p = 1/3 and the surprise ln 3 = 1.10.")


def test_the_curve_and_each_mark_with_its_text():
    panel = surprise_curve().figure.axes[0]
    curve = max(panel.lines, key=lambda line: len(line.get_xdata())).get_xydata()
    assert np.allclose(np.exp(-curve[:, 1]), curve[:, 0]) and len(curve) > 200
    dots = [line.get_xydata()[0] for line in panel.lines if line.get_marker() == "o"]
    assert np.allclose(dots, [(p, -math.log(p)) for p in MARKED])
    told = {text.get_text(): text.xy for text in panel.texts if hasattr(text, "xy")}
    for p, text in zip(MARKED, ("0", "0.69", "1.39", "2.30", "4.61"), strict=True):
        assert told[f"p = {p:g}: {text}"] == pytest.approx((p, -math.log(p)))
    assert panel.get_xlabel() == "p, the probability given to what happened"


def test_each_step_of_the_stair_halves_p_and_is_0_69_high():
    panel = surprise_curve().figure.axes[0]
    steps = [line.get_xydata() for line in panel.lines if len(line.get_xdata()) == 3]
    for step, start in zip(steps, (1, 0.5, 0.25), strict=True):
        assert step[0] == pytest.approx((start, -math.log(start)))
        assert step[2] == pytest.approx((start / 2, -math.log(start) + math.log(2)))
    shown = [text.get_text() for text, _ in visible_texts(surprise_curve().figure)]
    assert shown.count("+0.69") == 3 and "each halving of p adds 0.69" in shown


@pytest.mark.parametrize("options", [2, 4, 10])
def test_the_line_stands_at_ln_k_and_what_is_above_is_worse(options):
    panel = surprise_curve(options).figure.axes[0]
    (line,) = [line for line in panel.lines if line.get_linestyle() == "--"]
    assert set(line.get_ydata()) == {math.log(options)}
    (name,) = [text for text in panel.texts if text.get_text().startswith("blind guess")]
    assert name.get_text() == f"blind guess: ln {options} = {math.log(options):.2f}"
    (worse,) = [text for text in panel.texts if text.get_text().startswith("worse")]
    assert worse.get_position()[1] > math.log(options)


@pytest.mark.parametrize("options", [1, 51, 4.0, "4", None, True, [4]])
def test_bad_input_is_told_what_is_expected(options):
    with pytest.raises(ValueError, match=r"options should be a whole number .* It was given"):
        surprise_curve(options)
