"""The check of notebook 3's own slider: wrong ones are named, right ones of every kind pass."""

import contextlib
import io

import ipywidgets
import numpy as np
import pytest

from softmaxlib import check, figures, softmax

LOGITS = np.array([2.0, 1.0, 0.1])


def shares_at(T):
    return softmax(LOGITS / T).round(3)


def interact(*args, **kwargs):
    """ipywidgets' interact, without the text that it shows outside a notebook."""
    with contextlib.redirect_stdout(io.StringIO()):
        return ipywidgets.interact(*args, **kwargs)


def printed(T):
    print(f"T = {T:.2f}:", *(f"{p:.3f}" for p in softmax(LOGITS / T)))


def named_shares(T):
    return dict(zip(["cat", "dog", "bird"], shares_at(T).tolist(), strict=True))


def said(T):
    cat, dog, bird = shares_at(T)
    return f"cat {cat:.2f}, dog {dog:.2f}, bird {bird:.2f}"


def with_shift(T, shift=1.0):
    return softmax((LOGITS + shift) / T)


def temperature_of_another_name(temperature):
    return softmax(LOGITS, temperature=temperature)


RIGHT = {
    "interact": lambda: interact(shares_at, T=(0.1, 5.0)),
    "with a step": lambda: interact(shares_at, T=(0.05, 10.0, 0.05)),
    "wide": lambda: interact(shares_at, T=(0.001, 250.0)),
    "interactive": lambda: ipywidgets.interactive(shares_at, T=(0.1, 5.0)),
    "a slider of its own": lambda: interact(
        shares_at, T=ipywidgets.FloatSlider(value=1, min=0.1, max=4)
    ),
    "logarithmic": lambda: interact(shares_at, T=ipywidgets.FloatLogSlider(value=1, min=-1, max=2)),
    "some stops": lambda: interact(
        shares_at, T=ipywidgets.SelectionSlider(options=[0.25, 0.5, 1.0, 2.0, 4.0])
    ),
    "decorator": lambda: interact(T=(0.1, 5.0))(shares_at),
    "prints": lambda: interact(printed, T=(0.1, 5.0)),
    "list": lambda: interact(lambda T: softmax(LOGITS / T).tolist(), T=(0.1, 5.0)),
    "dictionary": lambda: interact(named_shares, T=(0.1, 5.0)),
    "text": lambda: interact(said, T=(0.1, 5.0)),
    "percent": lambda: interact(lambda T: 100 * softmax(LOGITS / T), T=(0.1, 5.0)),
    "two sliders": lambda: interact(with_shift, T=(0.1, 5.0), shift=(-3.0, 3.0)),
    "fixed": lambda: interact(with_shift, T=(0.1, 5.0), shift=ipywidgets.fixed(2.0)),
    "temperature": lambda: interact(temperature_of_another_name, temperature=(0.1, 5.0)),
    "column": lambda: interact(lambda T: softmax(LOGITS / T)[:, None], T=(0.1, 5.0)),
}


@pytest.mark.parametrize("make", RIGHT.values(), ids=RIGHT)
def test_a_right_slider_passes(make):
    verdict = check.shares_slider(make())
    assert verdict.status == "passed", verdict.message


def test_percent_and_pictures_are_told_apart():
    assert "in percent" in check.shares_slider(RIGHT["percent"]()).message

    def picture(T):
        return figures.temperature_bars(LOGITS, temperatures=[T])

    verdict = check.shares_slider(ipywidgets.interactive(picture, T=(0.5, 2.0)))
    assert verdict.status == "passed" and "no numbers that this check could" in verdict.message


def raises(T):
    return LOGITS / undefined  # noqa: F821


def endless(T):
    while T < 1:  # so that interactive's own first call, at 2.55, comes to an end
        pass


WRONG = {
    "reaches_zero": lambda: ipywidgets.interactive(shares_at, T=(0.0, 5.0)),
    "whole_numbers": lambda: interact(shares_at, T=(1, 5)),
    "one_sided": lambda: interact(shares_at, T=(1.0, 5.0)),
    "no_slider": lambda: interact(shares_at, T=ipywidgets.FloatText(value=1.0)),
    "slider_alone": lambda: ipywidgets.FloatSlider(min=0.1, max=5.0),
    "function_alone": lambda: lambda T: shares_at(T),  # interact leaves a mark on its function
    "returned_none": lambda: None,
    "wrong_type": lambda: 0.5,
    "multiplied": lambda: interact(lambda T: softmax(LOGITS * T), T=(0.1, 5.0)),
    "divides_shares": lambda: interact(lambda T: softmax(LOGITS) / T, T=(0.1, 5.0)),
    "no_softmax": lambda: interact(lambda T: LOGITS / T, T=(0.1, 5.0)),
    "ignores_argument": lambda: interact(lambda T: softmax(LOGITS), T=(0.1, 5.0)),
    "raised": lambda: ipywidgets.interactive(raises, T=(0.1, 5.0)),
    "timed_out": lambda: ipywidgets.interactive(endless, T=(0.1, 5.0)),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_wrong_slider_is_named(mistake):
    verdict = check.shares_slider(WRONG[mistake]())
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message
    assert len(verdict.message.splitlines()) <= 8


OTHER_WRONG = {
    "negative": (lambda: ipywidgets.interactive(shares_at, T=(-2.0, 5.0)), "reaches_zero"),
    "a guess of interact's": (lambda: interact(shares_at, T=1.0), "reaches_zero"),
    "whole from 0": (lambda: ipywidgets.interactive(shares_at, T=(0, 5)), "reaches_zero"),
    "only sharp": (lambda: interact(shares_at, T=(0.1, 1.0)), "one_sided"),
    "silent": (lambda: interact(lambda T: None, T=(0.1, 5.0)), "returned_none"),
    "another rule": (lambda: interact(lambda T: softmax(LOGITS / T**2), T=(0.1, 5.0)), None),
}


@pytest.mark.parametrize(("make", "mistake"), OTHER_WRONG.values(), ids=OTHER_WRONG)
def test_other_wrong_sliders(make, mistake):
    verdict = check.shares_slider(make())
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message


def test_what_is_not_there_yet_is_not_attempted():
    assert check.shares_slider(...).status == "not attempted"
    stub = ipywidgets.interactive(lambda T: ..., T=(0.1, 5.0))
    assert check.shares_slider(stub).status == "not attempted"
    unsolved = ipywidgets.interactive(lambda T: (...).round(3), T=(0.1, 5.0))
    assert check.shares_slider(unsolved).status == "not attempted"


def test_nothing_is_printed_and_stdout_stays(capsys):
    check.shares_slider(RIGHT["prints"]())
    print("still here")
    assert capsys.readouterr().out == "still here\n"
