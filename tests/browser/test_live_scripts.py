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


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_bars_agree_with_python_over_their_whole_range(page, count):
    stage = Stage(page, live.Bars([0.0] * count))
    chance = np.random.default_rng(count)
    for shift in (-10.0, -2.5, 0.0, 10.0):
        for _ in range(12):
            logits = chance.choice([-3, 5, *chance.uniform(-3, 5, 4)], count).tolist()
            stage.set(logits=logits, shift=shift, plain_division=False)
            widget = live.Bars(logits, shift=shift)
            assert_same_numbers(stage.numbers(), widget.numbers, atol=0)
            stage.set(plain_division=True)
            widget.plain_division = True
            assert_same_numbers(stage.numbers(), widget.numbers, atol=0)


def test_bars_say_what_plain_division_gives(page):
    stage = Stage(page, live.Bars([-1, 2, 3], plain_division=True))
    assert np.allclose(stage.numbers()["shares"], [-0.25, 0.5, 0.75])
    assert {"-0.25", "not a share", "positive: skipped by plain division"} <= set(stage.texts())
    cat = stage.root.get_by_role("slider", name="cat")
    assert cat.get_attribute("aria-valuetext") == "cat: logit -1, not a share: -0.25"
    for zero in ([-0.3, 0.3, 0], [0.1, 0.2, -0.3]):
        stage.set(logits=zero)
        assert np.isnan(stage.numbers()["shares"]).all()
        assert "share: sum of scores is 0: division impossible" in stage.texts()


@pytest.mark.parametrize("width", [320, 400, 640])
@pytest.mark.parametrize("count", [2, 3, 6])
def test_bars_keep_their_texts_apart_and_in_the_picture(page, width, count):
    stage = Stage(page, live.Bars([2.0, -1.0, 0.1, 5.0, -3.0, 1.25][:count]), width)
    for shift in (-10.0, 0.0, 6.5, 10.0):
        for plain in (False, True):
            stage.set(shift=shift, plain_division=plain)
            assert stage.overflowing() == [], (shift, plain)
            assert stage.overlapping() == [], (shift, plain)
    sizes = "(nodes) => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    assert min(stage.root.locator("svg text").evaluate_all(sizes)) >= 11


def test_two_views_show_the_same_and_the_kernel_is_not_flooded(page):
    stage = Stage(page, live.Bars())
    below = stage.another_view()
    grip = stage.root.locator(".grip").first.bounding_box()
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x, y - step)
    page.mouse.up()
    stage.settle()
    assert stage.numbers() == stage.numbers(below)
    assert stage.get("logits")[0] == stage.numbers()["scores"][0] > 4
    seconds = page.evaluate("() => performance.now()") / 1000
    assert 1 <= page.evaluate("() => stage.model.saved") <= 2 + 12.5 * seconds


def test_a_finger_drags_a_bar_and_the_page_does_not_scroll(chromium):
    context = chromium.new_context(viewport={"width": 420, "height": 500}, has_touch=True)
    page = context.new_page()
    stage = Stage(page, live.Bars(), 400)
    page.evaluate("() => { document.body.style.height = '3000px'; }")
    grip = stage.root.locator(".grip").first.bounding_box()
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    touch = context.new_cdp_session(page)

    def send(kind, points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", [{"x": x, "y": y}])
    for step in range(1, 30):
        send("touchMove", [{"x": x, "y": y - step}])
    send("touchEnd", [])
    stage.settle()
    assert stage.numbers()["scores"][0] > 2.5
    assert page.evaluate("() => window.scrollY") == 0
    context.close()
