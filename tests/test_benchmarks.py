"""The benchmarks run, on tiny sizes; how fast anything is is no matter of tests."""

import sys

import numpy as np
import pytest

import softmaxlib
from benchmarks import __main__ as command
from benchmarks import accuracy, picture, speed
from benchmarks.contenders import contenders
from benchmarks.families import Truth, ulps


@pytest.mark.parametrize("function", ["softmax", "log_softmax", "logsumexp"])
def test_each_contender_is_measured(function):
    seconds = speed.measure(function, (2, 3), seconds=0)
    assert {"notebook 2", "softmaxlib", "SciPy"} <= set(seconds)
    assert all(0 < value < 60 for value in seconds.values())
    assert speed.ratios(seconds)["SciPy"] == 1
    memory = speed.extra_memory(function, (50, 400))
    assert memory["softmaxlib"] > 0


def test_a_large_table_is_scaled_up_for_the_list_comprehension(monkeypatch):
    monkeypatch.setattr(speed, "AT_LEAST", 0)
    seconds = speed.measure("softmax", (400, 300), seconds=0)
    assert seconds["comprehension"] > seconds["limit"]


@pytest.mark.parametrize("function", ["softmax", "log_softmax", "logsumexp"])
def test_all_contenders_compute_the_same(function):
    x = np.array([[2.0, 1.0, 0.1], [-3.0, 0.0, 4.0]])
    for name, call in contenders(function).items():
        if name != "limit":
            np.testing.assert_allclose(call(x), getattr(softmaxlib, function)(x), rtol=1e-13)


def test_accuracy_by_family():
    errors = accuracy.measure("softmax", count=2)
    assert errors["1/3 on top"]["SciPy"] > 20 > 4 >= errors["1/3 on top"]["softmaxlib"]
    errors = accuracy.measure("softmax", count=2, temperature=0.01)
    assert errors["scale 1"]["SciPy"] > 20 > 4 >= errors["scale 1"]["softmaxlib"]
    # Off by far, in hundreds of units, if the truth had another temperature than the others.
    assert errors["scale 1"]["SciPy"] < 1e6


def test_memory_is_told_as_a_multiple_of_the_input():
    memory = speed.extra_memory("softmax", (200, 3000))
    assert 1.9 < memory["naive"] < 2.1
    assert 0.9 < memory["softmaxlib"] < 1.6  # the input is no more than eighteen blocks


def test_an_error_is_counted_in_units_of_the_dtype():
    truth = Truth([0.0, 0.0]).softmax
    assert ulps(np.array([0.5, 0.5]), truth) == 0
    assert ulps(np.nextafter([0.5, 0.5], 1), truth) == 1
    assert ulps(np.nextafter(np.float32([0.5, 0.5]), np.float32(1)), truth) == 1
    assert ulps(np.array([0.5, np.nan]), truth) == np.inf


def test_the_command_prints_tables_and_draws(monkeypatch, capsys, tmp_path):
    file = tmp_path / "picture.png"
    monkeypatch.setattr(speed, "SIZES", ((3,), (2, 3), (3, 2)))
    monkeypatch.setattr(speed, "AT_LEAST", 0)
    monkeypatch.setattr(command, "SECONDS_AND_ROWS_IF_SMALL", (0, 1))
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--small", "--picture", str(file)])
    command.main()
    printed = capsys.readouterr().out
    assert "Time of softmax, float64, as a multiple of SciPy's" in printed
    assert "all digits" in printed
    assert file.read_bytes().startswith(b"\x89PNG")


def test_the_picture_shows_softmaxlib_left_of_its_aim():
    row = {"softmaxlib": 2.0, "SciPy": 300.0}
    figure = picture.draw(
        {"softmax": {"scale 1": row}, "log_softmax": {"scale 1": row}},
        {"softmax": [{"softmaxlib": 0.8}], "log_softmax": [{"softmaxlib": 0.7, "SciPy": 1.0}]},
        [(3,)],
    )
    values = [float(line.get_xdata()[0]) for axes in figure.axes for line in axes.lines]
    assert {2.0, 300.0, 0.8, 0.7} <= set(values)
