"""The scripts of the live figures on an empty page: swept over their range, without JupyterLab."""

import math
import random

import numpy as np
import pytest
from stage import Stage, assert_same_numbers

from softmaxlib import live, softmax
from softmaxlib.live.base import LiveFigure, joined_script
from softmaxlib.wording import number

pytestmark = pytest.mark.browser

FIGURES = [getattr(live, name) for name in live.__all__]


def call(page, function, arguments):
    """The results of a function of numbers.js for each list of arguments."""
    script = joined_script() + f"return lists.map((list) => {function}(...list));"
    return page.evaluate(
        "([text, lists]) => new Function('lists', text)(lists)", [script, arguments]
    )


@pytest.mark.parametrize("digits", [1, 2, 3, 4])
def test_numbers_are_written_as_in_python(page, digits):
    chance = random.Random(digits)
    values = [0.0, -0.0, 1.0, -3.0, 0.1, 0.659, 1e-5, 9.9995, 99.995, 0.00099996, 1e300, 5e-324]
    values += [1234.5, 1235.5, 12345.6, 9999.5, 9999.49, 999.5, 99.5, 1e7, 9999999.5, 1.5e7, -2e9]
    values += [0.0078125, 123.25, 123.75, 12.125, 1.0625, 2.5, 0.5, -0.25, 22026.4657948]
    values += [chance.uniform(-1, 1) * 10 ** chance.uniform(-12, 12) for _ in range(3000)]
    values += [chance.randrange(-(10**6), 10**6) / 2**k for k in range(1, 12) for _ in range(60)]
    written = call(page, "number", [[value, digits] for value in values])
    expected = [number(value, digits) for value in values]
    wrong = [case for case in zip(values, written, expected, strict=True) if case[1] != case[2]]
    assert wrong == []
    odd = "return [NaN, Infinity, -Infinity].map((value) => number(value));"
    assert page.evaluate("(text) => new Function(text)()", joined_script() + odd) == [
        number(value) for value in (math.nan, math.inf, -math.inf)
    ]


def test_softmax_of_the_page_is_softmax_of_python(page):
    chance = np.random.default_rng(0)
    cases = [[1000.0, 0.0], [-1000.0, -1001.0, -999.0], [709.5] * 3, [0.0, 0.0], [1e300, -1e300]]
    for count in range(2, 7):
        for size in (0.01, 1, 10, 800):
            cases += chance.normal(0, size, (40, count)).tolist()
    for case, shares in zip(cases, call(page, "softmax", [[case] for case in cases]), strict=True):
        assert np.allclose(shares, softmax(case), rtol=1e-12, atol=1e-300), case


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
def test_each_figure_draws_and_leaves_nothing_behind(page, figure):
    assert issubclass(figure, LiveFigure)
    stage = Stage(page, figure())
    stage.another_view()
    assert page.locator(".softmaxlib-live svg, .softmaxlib-live canvas").count() >= 2
    assert page.evaluate("() => stage.model.listeners.length") > 0
    page.evaluate("() => stage.close()")
    assert page.evaluate("() => stage.model.listeners.length") == 0


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
def test_each_figure_starts_with_the_numbers_of_python(page, figure):
    assert_same_numbers(Stage(page, figure()).numbers(), figure().numbers)
