"""The Python side of the live table of slopes: its text form, its numbers, its errors."""

import math
import re

import numpy as np
import pytest
from traitlets import TraitError

from softmaxlib import numerical_gradient, softmax, softmax_jacobian
from softmaxlib.live.jacobian import Jacobian


def test_the_table_says_its_numbers():
    assert repr(Jacobian()) == (
        "Live figure: the slope of each share by the scores of cat, dog, bird. cat: score 2, share "
        "0.659, slopes +0.2247, -0.1598, -0.06496; dog: score 1, share 0.2424, slopes -0.1598, "
        "+0.1837, -0.0239; bird: score 0.1, share 0.09857, slopes -0.06496, -0.0239, +0.08885. "
        "Each row and each column adds up to 0. Run this cell in JupyterLab to move it."
    )


def test_the_text_form_is_stable_and_names_the_temperature():
    figure = Jacobian([1, 1], ["a", "b"], temperature=0.5)
    text = figure._repr_mimebundle_()[0]["text/plain"]
    assert text == repr(Jacobian([1, 1], ["a", "b"], temperature=0.5)) and "0x" not in text
    assert "scores of a, b at the temperature 0.5. a: score 1, share 0.5, slopes +0.5, -0.5" in text


def test_a_slope_of_zero_has_no_sign():
    assert "slopes 0, 0; dog: score -100, share 0, slopes 0, 0" in repr(
        Jacobian([100, -100], ["cat", "dog"], temperature=0.1)
    )


@pytest.mark.parametrize("T", [0.1, 0.7, 1, 10])
def test_the_slopes_are_what_nudging_measures(T):
    logits = [0.5, 3, -1, 2, 3]
    figure = Jacobian(logits, temperature=T)
    assert np.allclose(figure.shares, softmax(np.array(logits) / T), rtol=1e-14, atol=0)
    assert figure.numbers == {"shares": figure.shares, "slopes": figure.slopes}
    measured = numerical_gradient(lambda z: softmax(z / T), np.array(logits), h=1e-4 * T)
    assert np.allclose(figure.slopes, measured, rtol=0, atol=1e-7 / T)
    assert np.allclose(np.sum(figure.slopes, axis=0), 0, rtol=0, atol=1e-14)
    assert np.allclose(np.sum(figure.slopes, axis=1), 0, rtol=0, atol=1e-14)
    assert np.abs(figure.slopes).max() <= 1 / (4 * T) + 1e-15


def test_a_saturated_table_keeps_its_digits():
    slopes = Jacobian([60, 0, 0]).slopes
    assert slopes[0][0] == pytest.approx(2 * math.exp(-60), rel=1e-12)
    assert slopes == softmax_jacobian([60, 0, 0]).tolist()


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_the_table_takes_any_sequence_of_numbers(kind):
    figure = Jacobian(kind([1.5, -1, 3]), labels=("a", "b", "c"), temperature=2)
    assert figure.logits == [1.5, -1.0, 3.0] and type(figure.logits) is list
    assert figure.temperature == 2.0 and type(figure.temperature) is float
    assert figure.get_state()["_start"] == {"logits": [1.5, -1.0, 3.0], "temperature": 2.0}
    figure.logits = kind([0, 0, 1])
    assert np.allclose(figure.shares, softmax([0, 0, 0.5]), rtol=0, atol=1e-15)


@pytest.mark.parametrize(
    ("controls", "names"),
    [
        ((), []),
        (False, []),
        (True, ["temperature"]),
        ("temperature", ["temperature"]),
        (["temperature"], ["temperature"]),
    ],
)
def test_controls_are_named(controls, names):
    assert Jacobian().controls == []
    assert Jacobian(controls=controls).controls == names


def test_unknown_controls_are_refused_in_words():
    for controls in ("shift", ["temperature", "shift"], 3):
        with pytest.raises((TypeError, ValueError, TraitError), match="controls should be True"):
            Jacobian(controls=controls)


def test_the_range_grows_with_the_logits():
    figure = Jacobian([8.5, 1, -20])
    assert (figure.low, figure.high) == (-20, 9)
    figure = Jacobian([2, 1], low=0, high=3)
    assert (figure.low, figure.high) == (0, 3)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("logits", [1, 2], "3 labels need 3 logits, not 2"),
        ("logits", [1, math.nan, 2], r"logits\[1\] should be a finite number, not nan"),
        ("logits", [1, 2, "3"], r"logits\[2\] should be a number, not '3'"),
        ("logits", "123", "logits should be a list of numbers, not '123'"),
        ("logits", [1, 2, 30], r"logits\[2\] should lie between -3 and 5, not be 30"),
        ("labels", ["a", "b"], "3 logits need 3 labels, not 2"),
        ("labels", ["a", "b", "b"], "labels should all differ"),
        ("temperature", 0, "temperature should lie between 0.1 and 10, not be 0"),
        ("temperature", 11, "temperature should lie between 0.1 and 10, not be 11"),
        ("temperature", math.inf, "temperature should be a finite number, not inf"),
        ("temperature", "hot", "temperature should be a number, not 'hot'"),
        ("low", 50, "low should be smaller than high, not 50 and 5"),
        ("low", 1, r"logits\[2\] should lie between 1 and 5, not be 0.1"),
        ("high", -9, "low should be smaller than high, not -3 and -9"),
    ],
)
def test_a_bad_value_is_refused_in_words_and_changes_nothing(name, value, words):
    figure = Jacobian()
    before = getattr(figure, name)
    with pytest.raises((TypeError, ValueError, TraitError), match=words):
        setattr(figure, name, value)
    assert getattr(figure, name) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"logits": [1]}, "2 to 6 names are needed, not 1"),
        ({"logits": [0] * 7}, "2 to 6 names are needed, not 7"),
        ({"logits": [1, 2], "labels": ["a", "b", "c"]}, "2 logits need 2 labels, not 3"),
        ({"low": 5, "high": -3}, "low should be smaller than high, not 5 and -3"),
        ({"logits": [1, 2, 900]}, r"logits\[2\] should lie between -100 and 100, not be 900"),
        ({"high": 1.5}, r"logits\[0\] should lie between -3 and 1.5, not be 2"),
        ({"temperature": -1}, "temperature should lie between 0.1 and 10, not be -1"),
    ],
)
def test_bad_arguments_are_refused_in_words(arguments, words):
    with pytest.raises((TypeError, ValueError), match=words):
        Jacobian(**arguments)


def test_the_script_is_one_small_module_that_fetches_nothing():
    script, style = Jacobian._esm, Jacobian._css
    assert script.count("export default") == 1
    assert not re.search(r"\bimport\b|\bfetch\(|XMLHttpRequest|url\(['\"h]", script)
    assert "@import" not in style and "url(" not in style
    assert len(script + style) < 40_000


def test_the_colours_of_the_signs_are_those_of_the_still_figure():
    from softmaxlib.figures.jacobian import SIGN_COLOURS

    for name, end in (("gain", 1.0), ("pay", 0.0)):
        red, green, blue = (round(255 * part) for part in SIGN_COLOURS(end)[:3])
        assert f"--{name}: #{red:02X}{green:02X}{blue:02X};" in Jacobian._css
