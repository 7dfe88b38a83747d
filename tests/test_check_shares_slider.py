"""The check of notebook 3's own slider: wrong ones are named, right ones of every kind pass."""

import contextlib
import io
from types import SimpleNamespace

import IPython
import ipywidgets
import matplotlib.pyplot as plt
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


def in_text(template, times=1):
    """A function that prints the three shares, and T before them, as the template says."""
    return lambda T: print(template.format(*(times * softmax(LOGITS / T)), T=T))


def as_table(T):
    rows = zip(["cat", "dog", "bird"], LOGITS, np.exp(LOGITS / T), softmax(LOGITS / T), strict=True)
    print(f"T = {T}", *(f"{name} {z} {e:.3f} {p:.2f}" for name, z, e, p in rows), sep="\n")


def three_shares(T):
    cat, dog, bird = softmax(LOGITS / T)
    return cat, dog, bird


class Series:
    """Like a Series of pandas: its repr shows the numbers."""

    def __init__(self, shares):
        self.shares = shares

    def __repr__(self):
        return "\n".join(f"{k}    {p:.6f}" for k, p in enumerate(self.shares)) + "\ndtype: float64"


def last_first(T):
    cat, dog, bird = shares_at(T)
    return {"bird": bird, "dog": dog, "cat": cat}


def bars_of_letters(T):
    lengths = np.round(40 * softmax(LOGITS / T)).astype(int)
    print(*("#" * length for length in lengths), sep="\n")


def plotted(T):
    plt.bar(["cat", "dog", "bird"], softmax(LOGITS / T))


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
    "NumPy numbers": lambda: interact(three_shares, T=(0.1, 5.0)),
    "list of NumPy numbers": lambda: interact(lambda T: list(softmax(LOGITS / T)), T=(0.1, 5.0)),
    "float32": lambda: interact(lambda T: tuple(np.float32(softmax(LOGITS / T))), T=(0.1, 5.0)),
    "dictionary of NumPy numbers": lambda: interact(
        lambda T: dict(zip(["cat1", "dog2", "bird3"], softmax(LOGITS / T), strict=True)),
        T=(0.1, 5.0),
    ),
    "pairs": lambda: interact(
        lambda T: list(zip(["cat", "dog", "bird"], softmax(LOGITS / T), strict=True)), T=(0.1, 5.0)
    ),
    "rounded one by one": lambda: interact(
        lambda T: [round(share, 3) for share in softmax(LOGITS / T)], T=(0.1, 5.0)
    ),
    "two digits": lambda: interact(lambda T: softmax(LOGITS / T).round(2), T=(0.1, 5.0)),
    "numbered text": lambda: interact(
        in_text("1 cat {0:.2f}, 2 dog {1:.2f}, 3 bird {2:.2f}"), T=(0.1, 5.0)
    ),
    "T before": lambda: interact(in_text("T={T}: {0:.3f}/{1:.3f}/{2:.3f}"), T=(0.1, 5.0)),
    "dashes between": lambda: interact(in_text("{0:.2f}-{1:.2f}-{2:.2f}"), T=(0.1, 5.0)),
    "percent signs": lambda: interact(in_text("{0:.0f} % {1:.0f} % {2:.0f} %", 100), T=(0.1, 5.0)),
    "glued to the name": lambda: interact(
        in_text("cat{0:.0f}% dog{1:.0f}% bird{2:.0f}%", 100), T=(0.1, 5.0)
    ),
    "decimal commas": lambda: interact(
        lambda T: "{:.2f}, {:.2f}, {:.2f}".format(*softmax(LOGITS / T)).replace("0.", "0,"),
        T=(0.1, 5.0),
    ),
    "table": lambda: interact(as_table, T=(0.1, 5.0)),
    "like pandas": lambda: interact(lambda T: Series(softmax(LOGITS / T)), T=(0.1, 5.0)),
    "last first": lambda: interact(last_first, T=(0.1, 5.0)),
    "named stops": lambda: interact(
        shares_at, T=ipywidgets.SelectionSlider(options=[("cold", 0.1), ("as is", 1), ("hot", 5)])
    ),
    "another slider first": lambda: interact(
        lambda shift, tau: with_shift(tau, shift), shift=(-3.0, 3.0), tau=(0.1, 5.0)
    ),
    "column": lambda: interact(lambda T: softmax(LOGITS / T)[:, None], T=(0.1, 5.0)),
}


@pytest.mark.parametrize("make", RIGHT.values(), ids=RIGHT)
def test_a_right_slider_passes(make):
    verdict = check.shares_slider(make())
    assert verdict.status == "passed", verdict.message


def test_percent_is_said():
    for name in ("percent", "percent signs"):
        assert "in percent" in check.shares_slider(RIGHT[name]()).message


def described_picture(T):
    return figures.temperature_bars(LOGITS, temperatures=[T])


@pytest.mark.parametrize("show", [plotted, bars_of_letters, lambda T: plt.figure()])
def test_pictures_pass_and_leave_nothing_behind(show):
    slider = ipywidgets.interactive(show, T=(0.5, 2.0))
    plt.close("all")
    verdict = check.shares_slider(slider)
    assert verdict.status == "passed" and "no numbers that this check could" in verdict.message
    assert not plt.get_fignums()


def test_the_shares_are_read_in_the_description_of_a_picture():
    verdict = check.shares_slider(ipywidgets.interactive(described_picture, T=(0.5, 2.0)))
    assert verdict.status == "passed" and "and the shares" in verdict.message, verdict.message


@pytest.mark.parametrize("data", ["numbers", "picture"])
def test_what_is_displayed_counts_as_shown(monkeypatch, data):
    usual = object()
    shell = SimpleNamespace(display_pub=usual)
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)

    def displays(T):
        if shell.display_pub is not usual:
            text, picture = {"text/plain": repr(shares_at(T))}, {"image/png": b""}
            shell.display_pub.publish(text if data == "numbers" else picture)

    verdict = check.shares_slider(ipywidgets.interactive(displays, T=(0.1, 5.0)))
    assert verdict.status == "passed", verdict.message
    assert ("and the shares" in verdict.message) == (data == "numbers")
    assert shell.display_pub is usual


ANOTHER_NUMBER = {
    "logarithm": (lambda t: softmax(LOGITS / np.exp(t)).round(3), (-2.0, 2.0)),
    "wide logarithm": (lambda t: softmax(LOGITS / 10**t).round(2), (-3.0, 2.0)),
    "tenths": (lambda tenths: softmax(LOGITS / (tenths / 10)), (1, 50)),
    "positions": (lambda k: softmax(LOGITS / [0.1, 0.5, 1.0, 2.0, 5.0][k]), (0, 4)),
    "never 0": (lambda T: softmax(LOGITS / (T + 0.5)), (0.0, 5.0)),
    "percent": (lambda t: print(*(f"{p:.0%}" for p in softmax(LOGITS / np.exp(t)))), (-2.0, 2.0)),
}


@pytest.mark.parametrize(("function", "ends"), ANOTHER_NUMBER.values(), ids=ANOTHER_NUMBER)
def test_a_slider_of_another_number_passes(function, ends):
    verdict = check.shares_slider(interact(function, **{function.__code__.co_varnames[0]: ends}))
    assert verdict.status == "passed", verdict.message
    assert "other numbers than T" in verdict.message


def test_the_limit_at_0_passes():
    def with_limit(T):
        return softmax(LOGITS / T) if T else np.array([1.0, 0.0, 0.0])

    verdict = check.shares_slider(interact(with_limit, T=(0.0, 5.0)))
    assert verdict.status == "passed" and "your slider shows shares at 0" in verdict.message


def test_a_narrow_range_is_not_said_to_go_from_sharp_to_even():
    assert "around T = 1" in check.shares_slider(interact(shares_at, T=(0.9, 1.1))).message
    assert "from sharp to even" in check.shares_slider(interact(shares_at, T=(0.5, 2.0))).message


def raises(T):
    return LOGITS / undefined  # noqa: F821


def endless(T):
    while T < 1:  # so that interactive's own first call, at 2.55, comes to an end
        pass


def naive(T):
    with np.errstate(all="ignore"):
        positives = np.exp(LOGITS / T)
        return positives / positives.sum()


def wrong_when_cold(T):
    return softmax(LOGITS / max(T, 1.0))


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
    "overflow": lambda: interact(naive, T=(0.001, 5.0)),
    "one_decimal": lambda: interact(lambda T: softmax(LOGITS / T).round(1), T=(0.1, 5.0)),
    "fewer_than_three": lambda: interact(lambda T: softmax(LOGITS / T)[0], T=(0.1, 5.0)),
    "no_numbers": lambda: interact(
        lambda T: zip("abc", softmax(LOGITS / T), strict=True), T=(0.1, 5.0)
    ),
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
    "plain from 0": (lambda: interact(naive, T=(0.0, 5.0)), "reaches_zero"),
    "reversed logarithm": (
        lambda: interact(lambda t: softmax(LOGITS / np.exp(-t)), t=(-2.0, 2.0)),
        "reaches_zero",
    ),
    "reversed order": (lambda: interact(lambda T: shares_at(T)[::-1], T=(0.1, 5.0)), None),
    "T and the same shares": (
        lambda: interact(lambda T: print(T, softmax(LOGITS)), T=(0.1, 5.0)),
        "ignores_argument",
    ),
    "a table of all T": (
        lambda: interact(
            lambda T: [softmax(LOGITS / t).tolist() for t in (0.1, 2.55, 5.0)], T=(0.1, 5.0)
        ),
        "ignores_argument",
    ),
    "the cat and T": (
        lambda: interact(lambda T: print(T, softmax(LOGITS / T).max()), T=(0.1, 5.0)),
        "fewer_than_three",
    ),
    "no decimals": (
        lambda: interact(lambda T: softmax(LOGITS / T).round(), T=(0.1, 5.0)),
        "one_decimal",
    ),
    "wrong percents": (
        lambda: interact(lambda T: 100 * softmax(LOGITS * T), T=(0.1, 5.0)),
        "multiplied",
    ),
    "a word": (lambda: interact(lambda T: "cat", T=(0.1, 5.0)), "no_numbers"),
    "positive numbers": (lambda: interact(lambda T: np.exp(LOGITS / T), T=(0.1, 5.0)), None),
    "half a mixture": (
        lambda: interact(lambda T: softmax(LOGITS) / T + (1 - 1 / T) / 3, T=(0.5, 5.0)),
        None,
    ),
    "another rule": (lambda: interact(lambda T: softmax(LOGITS / T**2), T=(0.1, 5.0)), None),
}


@pytest.mark.parametrize(("make", "mistake"), OTHER_WRONG.values(), ids=OTHER_WRONG)
def test_other_wrong_sliders(make, mistake):
    verdict = check.shares_slider(make())
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message


def test_the_first_temperature_that_fails_is_named():
    message = check.shares_slider(interact(wrong_when_cold, T=(0.1, 5.0))).message
    assert "at T = 0.1 your function shows 0.659" in message and "1.000, 0.000" in message
    message = check.shares_slider(WRONG["overflow"]()).message
    assert "at T = 0.001 your function shows nan" in message
    assert "2 / T is 2000 there" in message and "start higher" in message


def test_the_line_that_raises_is_the_learners():
    assert "return LOGITS / undefined" in check.shares_slider(WRONG["raised"]()).message


def test_the_words_fit():
    assert "two decimals" in check.shares_slider(WRONG["one_decimal"]()).message
    assert "three shares are wanted" in check.shares_slider(WRONG["fewer_than_three"]()).message
    whole = check.shares_slider(WRONG["whole_numbers"]()).message
    assert "such as 5.0, it also stops between whole numbers. And how will it get below" in whole
    todo = check.shares_slider(...).message
    assert "write the function, then shares_slider = interact(your_function, T=(low, hi" in todo


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
