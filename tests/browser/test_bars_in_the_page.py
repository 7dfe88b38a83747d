"""The live bars on an empty page: swept over their range, moved, and with a function plugged in."""

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from pointing_hand import drag, drag_with_finger, on_a_phone
from stage import Stage, assert_same_numbers

from softmaxlib import live, softmax

pytestmark = pytest.mark.browser

WIDE = {"low": -800, "high": 800}
DARK = """:root { --jp-layout-color0: #111; --jp-content-font-color0: #eee;
    --jp-brand-color1: #64b5f6; } body { background: #111; }"""


def naive_softmax(x):
    return np.exp(x) / np.exp(x).sum()


def stub(x):
    return ...


def plain_division(x):
    return x / x.sum()


def let_python_answer(stage, widget):
    """Let the widget stand for the kernel: it hears the page's traits, and its answer goes back."""
    stage.page.wait_for_timeout(120)
    for name in ("logits", "shift", "temperature"):
        setattr(widget, name, stage.get(name))
    stage.set(_yours=widget._yours)


def sentence(stage, root=None):
    """The line about the learner's function, once it has been brought up to date."""
    stage.page.wait_for_timeout(400)
    return (root or stage.root).locator("p.yours").inner_text()


def drag_bar(stage, up, number=0, steps=10):
    """Grab the grip of a bar, and move the mouse so many pixels upwards."""
    drag(stage.root.locator(".grip").nth(number), up=up, steps=steps)
    stage.settle()


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


@pytest.mark.parametrize("count", [2, 3, 6])
def test_bars_agree_with_python_at_every_temperature(page, count):
    start = {"controls": ("temperature", "shift"), "low": -800, "high": 800}
    stage = Stage(page, live.Bars([0.0] * count, **start))
    chance = np.random.default_rng(count)
    for temperature in (0.05, 0.3, 1.0, 1.7, 20.0, 100.0):
        for size in (1, 5, 300, 800):
            logits = chance.uniform(-size, size, count).tolist()
            shift = chance.choice([0, 800, *chance.uniform(-800, 800, 2)])
            moved = {"logits": logits, "shift": float(shift), "temperature": temperature}
            stage.set(**moved, plain_division=False)
            widget = live.Bars(**moved, **start)
            assert_same_numbers(stage.numbers(), widget.numbers, atol=1e-300)
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


@pytest.mark.parametrize("temperature", [0.4, 1.0, 4.0])
def test_the_ring_of_a_bar_goes_round_its_number(page, temperature):
    stage = Stage(page, live.Bars([5, 0.1, -3], controls="temperature", temperature=temperature))
    inside = """(bars) => bars.map((bar) => {
        const ring = bar.querySelector(".room").getBoundingClientRect();
        const texts = [...bar.querySelectorAll(".value, .note")].filter((n) => n.textContent);
        return texts.every((n) => {
            const { top, bottom } = n.getBoundingClientRect();
            return ring.top < top + 2 && bottom - 2 < ring.bottom; // boxes are higher than digits
        });
    })"""
    assert (
        stage.root.get_by_role("slider").locator("xpath=self::*[name()='g']").evaluate_all(inside)
        == [True] * 3
    )


def test_two_views_show_the_same_and_the_kernel_is_not_flooded(page):
    stage = Stage(page, live.Bars())
    below = stage.another_view()
    drag(stage.root.locator(".grip").first, up=59, steps=59)
    stage.settle()
    assert stage.numbers() == stage.numbers(below)
    assert stage.get("logits")[0] == stage.numbers()["scores"][0] > 4
    seconds = page.evaluate("() => performance.now()") / 1000
    assert 1 <= page.evaluate("() => stage.model.saved") <= 2 + 12.5 * seconds


def test_a_finger_drags_a_bar_and_the_page_does_not_scroll(chromium):
    with on_a_phone(chromium, live.Bars()) as stage:
        drag_with_finger(stage.root.locator(".grip").first, up=29)
        stage.settle()
        assert stage.numbers()["scores"][0] > 2.5


def values_in(stage, row):
    """The texts over the bars of a row: 0 score, 1 positive, 2 share."""
    return stage.root.locator("g:not(.yours) > .value").all_text_contents()[3 * row : 3 * row + 3]


def test_the_positive_row_says_where_exp_ends(page):
    stage = Stage(page, live.Bars([2, 1, 0.1], **WIDE))
    cases = {
        (709, 0, -700): (["8.218e+307", "1", "9.86e-305"], 0, 0),
        (710, 700, -760): (["inf", "1.014e+304", "0"], 1, 1),
        (800, 790, 780): (["inf", "inf", "inf"], 3, 0),
        (-800, -790, -780): (["0", "0", "0"], 0, 3),
        (-800, -740, -700): (["0", "4.2e-322", "9.86e-305"], 0, 1),
    }
    for logits, (positives, overflows, underflows) in cases.items():
        stage.set(logits=list(logits))
        assert values_in(stage, 1) == positives
        texts = stage.texts()
        assert (texts.count("overflow"), texts.count("underflow")) == (overflows, underflows)
        assert stage.root.locator(".torn:visible").count() == overflows
        shifted = any("takes the largest score off first" in text for text in texts)
        assert shifted == (overflows > 0 or underflows == 3)
        heights = stage.root.locator(".bar").evaluate_all(
            "(bars) => bars.map((bar) => Number(bar.getAttribute('height')))"
        )
        assert np.isfinite(heights).all() and max(heights) <= 190
        assert overflows == 0 or max(heights[3:6]) > 60
        assert np.allclose(stage.numbers()["shares"], softmax(logits), rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize(
    ("start", "steps"),
    [({}, (0.1, 1, 0.1)), (WIDE, (10, 100, 1)), ({"low": -100, "high": 100}, (1, 10, 0.1))],
)
def test_the_steps_fit_the_range(page, start, steps):
    stage = Stage(page, live.Bars([2, 1, 0], **start))
    step, leap, snap = steps
    bars = stage.root.get_by_role("slider")
    for key, change in (("ArrowUp", step), ("PageUp", leap), ("ArrowDown", -step)):
        before = stage.numbers()["scores"][1]
        bars.nth(1).press(key)
        stage.settle()
        assert stage.numbers()["scores"][1] - before == pytest.approx(change)
    drag_bar(stage, up=13)
    moved = stage.numbers()["scores"][0]
    assert moved > 2 and moved / snap == pytest.approx(round(moved / snap))
    bars.nth(2).press("Home")
    stage.settle()
    assert stage.numbers()["scores"][2] == start.get("low", -3)


def test_the_temperature_is_moved_by_its_slider_and_meets_1(page):
    stage = Stage(page, live.Bars([2, 1, 0.1], controls=("temperature",)))
    slider = stage.root.get_by_role("slider", name="temperature T")
    seen = []
    for key in ["ArrowLeft"] * 3 + ["ArrowRight"] * 6 + ["End", "Home"]:
        slider.press(key)
        stage.settle()
        page.wait_for_timeout(100)
        seen.append(stage.get("temperature"))
        widget = live.Bars([2, 1, 0.1], temperature=seen[-1], controls=("temperature",))
        assert_same_numbers(stage.numbers(), widget.numbers)
        assert slider.get_attribute("aria-valuetext") == f"{seen[-1]:.4g}"
    assert seen[2] < seen[1] < seen[0] < 1 < seen[7] < seen[8]
    assert 1 in seen and seen[-2:] == [100, 0.05]
    assert stage.root.locator(".ghost:visible").count() == 3
    assert "score: score / T, T = 0.05; dotted: before the division" in stage.texts()
    assert {"40", "= 2 / 0.05"} <= set(stage.texts())
    stage.root.get_by_role("button", name="Reset").click()
    stage.settle()
    assert stage.numbers()["scores"] == [2, 1, 0.1]
    assert stage.root.locator(".ghost:visible").count() == 0


STOPS = [float(f"{f}e{p}") for p in (-2, -1, 0, 1) for f in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)]
STOPS = [stop for stop in STOPS if stop >= 0.05] + [100]


def test_the_temperature_stops_at_round_numbers(page):
    stage = Stage(page, live.Bars(controls="temperature"))
    slider = stage.root.get_by_role("slider", name="temperature T")
    slider.press("Home")
    seen = []
    for _ in STOPS:
        page.wait_for_timeout(100)
        seen.append(stage.get("temperature"))
        slider.press("ArrowRight")
    assert seen == STOPS
    box = slider.bounding_box()
    met, y = set(), box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 8, y)
    page.mouse.down()
    for back in range(8, int(box["width"]), 2):  # px: a hand need not be steadier than that
        page.mouse.move(box["x"] + box["width"] - back, y)
        stage.settle()
        met.add(float(slider.get_attribute("aria-valuetext")))
    page.mouse.up()
    assert met == set(STOPS)


def test_a_temperature_between_the_stops_is_said_exactly(page):
    stage = Stage(page, live.Bars(controls="temperature"))
    slider = stage.root.get_by_role("slider", name="temperature T")
    for value, nearest in ((2.3, 2.5), (0.0501, 0.05), (99, 100), (1.05, 1)):
        stage.set(temperature=value)
        assert slider.get_attribute("aria-valuetext") == f"{value:.4g}"
        assert stage.root.locator(".worth").inner_text() == f"{value:.4g}"
        assert STOPS[int(slider.input_value())] == nearest
    assert stage.root.locator("output, [role=status] input").count() == 0
    slider.press("ArrowRight")
    page.wait_for_timeout(100)
    assert stage.get("temperature") == 1.2


def test_the_heading_says_what_the_score_is(page):
    stage = Stage(page, live.Bars(controls=("shift", "temperature")))
    for shift, temperature, words in (
        (0, 1, "score / T, T = 1"),
        (2, 1, "(logit + 2) / T, T = 1"),
        (-2.5, 0.5, "(logit - 2.5) / T, T = 0.5; dotted: before the division"),
    ):
        stage.set(shift=shift, temperature=temperature)
        assert stage.texts()[0] == f"score: {words}"
    stage = Stage(page, live.Bars(shift=2))
    assert page.locator(".heading").nth(3).inner_html() != ""
    assert page.locator(".heading").nth(3).text_content() == "score: logit + 2"


def test_by_mouse_two_bars_meet_the_same_score(page):
    """Wherever the mouse stops, the score is a round one, so the other bar can meet it."""
    for figure in (live.Bars(), live.Jacobian()):
        stage = Stage(page, figure)
        for number, upwards in ((0, 7), (1, 22), (2, 31)):
            drag_bar(stage, upwards, number)
            page.wait_for_timeout(100)
            score = stage.get("logits")[number]
            assert score == pytest.approx(round(score, 1), abs=1e-12)
        page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")


@pytest.mark.parametrize("temperature", [0.1, 0.5, 1.0, 3.0, 100.0])
def test_the_grip_stays_under_the_hand_at_every_temperature(page, temperature):
    widget = live.Bars([2, 1, 0.1], controls=("temperature",), temperature=temperature)
    stage = Stage(page, widget)
    grip = stage.root.locator(".grip").first
    before = grip.bounding_box()["y"]
    drag_bar(stage, up=30)
    assert before - grip.bounding_box()["y"] == pytest.approx(30, abs=1.5)
    page.wait_for_timeout(100)
    assert stage.numbers()["scores"][0] == stage.get("logits")[0] / temperature


@pytest.mark.parametrize(
    ("controls", "words"),
    [
        (True, ["shift", "plain division", "Reset"]),
        (False, []),
        (("shift",), ["shift", "Reset"]),
        (("temperature",), ["temperature", "Reset"]),
        (("temperature", "shift"), ["shift", "temperature", "Reset"]),
    ],
)
def test_only_the_wanted_controls_are_shown(page, controls, words):
    stage = Stage(page, live.Bars(controls=controls))
    shown = stage.root.locator(".controls > *").all_inner_texts()
    assert len(shown) == len(words)
    assert all(word in text for word, text in zip(words, shown, strict=True))


def test_the_learners_answer_is_drawn_over_the_bars(page):
    widget = live.Bars([709, 708, 10], **WIDE, controls=("shift",), yours=naive_softmax)
    stage = Stage(page, widget)
    outlines, huge = stage.root.locator(".outline"), stage.root.locator(".huge")
    assert_same_numbers(stage.numbers(), widget.numbers)
    assert (
        sentence(stage)
        == "yours: naive_softmax gave 0.7311, 0.2689, 1.959e-304, the same as the bars."
    )
    for bar, outline in zip(stage.root.locator(".bar").all()[6:], outlines.all(), strict=True):
        for name in ("y", "height"):
            a, b = (float(node.get_attribute(name)) for node in (bar, outline))
            assert a == pytest.approx(b, abs=1e-6)
    assert huge.evaluate_all("(all) => all.filter((one) => one.checkVisibility()).length") == 0

    stage.root.get_by_role("slider", name="cat").press("ArrowUp")
    stage.settle()
    # Python has not answered yet: nothing of the old answer stays.
    assert "yours" not in stage.numbers()
    assert outlines.locator("visible=true").count() == 0
    assert stage.root.locator(".yours > .value").all_text_contents() == ["", "", ""]
    assert "waiting" in stage.root.locator("p.yours").get_attribute("class")
    let_python_answer(stage, widget)
    assert_same_numbers(stage.numbers(), widget.numbers)
    assert np.isnan(stage.numbers()["yours"][0])
    assert stage.root.locator(".yours > .value").all_text_contents() == ["nan", "0", "0"]
    assert huge.locator("visible=true").all_text_contents() == ["nan"]
    assert sentence(stage) == "yours: naive_softmax gave nan, 0, 0 (overflow?)."
    assert stage.get("logits")[0] == 719

    stage.set(logits=[-800, -790, -795])
    let_python_answer(stage, widget)
    assert huge.locator("visible=true").all_text_contents() == ["nan"] * 3
    assert sentence(stage) == "yours: naive_softmax gave nan, nan, nan (underflow?)."
    stage.set(logits=[800, 790, -795])
    let_python_answer(stage, widget)
    large = huge.locator("visible=true")
    assert large.all_text_contents() == ["nan", "nan"]
    assert len({large.nth(k).bounding_box()["y"] for k in (0, 1)}) == 1  # over a full bar, too
    # Each positive is finite, and their sum is not: no nan, and still no shares.
    stage.set(logits=[709.5, 709.5, 709.5])
    let_python_answer(stage, widget)
    assert sentence(stage).endswith("gave 0, 0, 0, up to 0.3333 from the bars (overflow?).")
    stage.set(logits=[-800, -790, -795])
    let_python_answer(stage, widget)
    # An answer to older scores that comes late is not drawn.
    stage.set(logits=[1, 2, 3])
    assert huge.locator("visible=true").count() == 0


def test_without_a_kernel_the_figure_says_so_after_a_second(page):
    stage = Stage(page, live.Bars(yours=naive_softmax))
    assert sentence(stage).startswith("yours: naive_softmax gave 0.659")
    drag_bar(stage, up=20)
    page.wait_for_timeout(400)
    assert sentence(stage).startswith("yours: naive_softmax gave 0.659")  # and grey
    assert "waiting" in stage.root.locator("p.yours").get_attribute("class")
    page.wait_for_timeout(900)
    assert sentence(stage).endswith("for these scores. Run the cell to see yours.")
    stage.root.get_by_role("button", name="Reset").click()
    assert sentence(stage).startswith("yours: naive_softmax gave 0.659")
    assert stage.numbers()["yours"] == pytest.approx(softmax([2, 1, 0.1]).tolist(), rel=1e-12)


def test_a_stub_leaves_the_figure_calm(page):
    stage = Stage(page, live.Bars(yours=stub))
    assert sentence(stage) == (
        "yours: stub returned ..., no shares yet. Write the function, then run this cell again."
    )
    assert "yours" not in stage.numbers()
    assert stage.root.locator(".outline:visible, .huge:visible").count() == 0
    assert not {"nan", "inf"} & set(stage.texts())


def test_what_is_far_from_a_share_is_cut_off_and_said(page):
    widget = live.Bars([2, -2, 0.1], yours=plain_division)
    stage = Stage(page, widget)
    assert np.allclose(stage.numbers()["yours"], [20, -20, 1])
    assert sentence(stage).endswith("up to 20.02 from the bars; cut off in the picture.")
    svg, boxes = stage.root.locator("svg").bounding_box(), stage.root.locator(".outline").all()
    row_top = svg["y"] + svg["height"] - 20 - 10 - 22 - 120  # less than all of it
    for box in [outline.bounding_box() for outline in boxes]:
        assert row_top <= box["y"] and box["y"] + box["height"] <= row_top + 120 + 10
    assert {"1", "0.5", "0"} <= set(stage.root.locator(".tick").all_text_contents())


def test_without_a_function_nothing_is_said_of_it(page):
    stage = Stage(page, live.Bars())
    assert stage.root.locator(".yours, .outline, .huge").count() == 0
    assert not any("yours" in text for text in stage.texts())
    height = stage.root.locator("svg").bounding_box()["height"]
    stage.set(_yours={"scores": [2, 1, 0.1], "shares": ["1", "0", "0"], "said": ""})
    stage.set(_yours_name="late")
    assert stage.numbers()["yours"] == [1, 0, 0]
    assert stage.root.locator("svg").bounding_box()["height"] > height


@pytest.mark.parametrize("width", [320, 400, 640])
@pytest.mark.parametrize("count", [2, 3, 6])
def test_wide_bars_keep_their_texts_apart_and_in_the_picture(page, width, count):
    controls = ("shift", "temperature")
    widget = live.Bars([0] * count, **WIDE, controls=controls, yours=naive_softmax)
    stage = Stage(page, widget, width)
    many = [
        *([720, 10, -700, 719, 718, -760], [700, 699, 697, 650, 698, 701]),
        *([-790, -789, -792, -800, -788, -787], [2, 1.5, 0.25, 3, -1, 0.4]),
        *([800, -800, 800, -800, 0.0, 1], [710, 709.5, 709.25, 709, 708, 707]),
    ]
    for case in many:
        for shift, temperature in ((0, 1.0), (-800, 1.0), (512, 0.05), (2.5, 1.2), (10, 99.5)):
            stage.set(logits=case[:count], shift=shift, temperature=temperature)
            widget.logits, widget.shift, widget.temperature = case[:count], shift, temperature
            stage.set(_yours=widget._yours)
            where = (case[:count], shift, temperature)
            assert stage.overflowing() == [], where
            assert stage.overlapping() == [], where
    sizes = "(nodes) => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    assert min(stage.root.locator("svg text").evaluate_all(sizes)) >= 11


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("function", [stub, naive_softmax])
def test_no_barrier_in_light_and_dark(page, theme, function):
    if theme == "dark":
        page.add_style_tag(content=DARK)
    controls = ("shift", "temperature", "plain_division")
    stage = Stage(page, live.Bars([720, 1, 2], **WIDE, controls=controls, yours=function))
    assert sentence(stage)
    found = Axe().run(page, context=".softmaxlib-live").response["violations"]
    assert [one for one in found if one["impact"] in ("critical", "serious")] == []


def test_two_views_show_the_same_answer_and_close_without_a_trace(page):
    widget = live.Bars([2, 1, 0.1], yours=naive_softmax)
    stage = Stage(page, widget)
    below = stage.another_view()
    drag_bar(stage, up=20)
    let_python_answer(stage, widget)
    assert_same_numbers(stage.numbers(), widget.numbers)
    assert stage.numbers(below) == stage.numbers()
    assert sentence(stage) == sentence(stage, below)
    page.evaluate("() => stage.close()")
    assert page.evaluate("() => stage.model.listeners.length") == 0
