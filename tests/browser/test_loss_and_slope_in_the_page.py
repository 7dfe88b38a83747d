"""The live losses and slopes on an empty page: swept, dragged, read aloud."""

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from pointing_hand import drag, drag_with_finger, on_a_phone
from stage import Stage, assert_same_numbers

from softmaxlib.costs import best_gap, cross_entropy_of_gap, losses_and_slopes, squared_error_of_gap
from softmaxlib.live.base import joined_script
from softmaxlib.live.loss_and_slope import LossAndSlope

pytestmark = pytest.mark.browser

DARK = (
    ":root { --jp-layout-color0: #111; --jp-content-font-color0: #eee } body { background: #111 }"
)


def handle(stage, name):
    return stage.root.get_by_role("slider", name=f"gap, in the plot of the {name}")


def drag_gap(stage, name, across, up=0):
    drag(handle(stage, name), across, up, steps=6)
    stage.settle()


def curve(stage, panel, kind):
    """The points of a curve in units of its plot: gaps, and losses (panel 0) or slopes (1)."""
    path = stage.root.locator(f"path.curve.{kind}[d*='L']").nth(panel).get_attribute("d")
    points = np.array([p.split(",") for p in path.strip("M").split("L")], dtype=float)
    frame = stage.root.locator(".frame").nth(panel)
    x, y, width, height = (
        float(frame.get_attribute(name)) for name in ("x", "y", "width", "height")
    )
    low, high = ((-0.7, 13), (-1.13, 0.56))[panel]
    gaps = -10.8 + (points[:, 0] - x) / width * 21.6
    return gaps, high - (points[:, 1] - y) / height * (high - low)


@pytest.mark.parametrize("classes", [2, 3, 4, 7, 10])
def test_page_and_python_agree_over_the_whole_range(page, classes):
    stage = Stage(page, LossAndSlope())
    for smoothing in (0, 0.01, 0.1, 0.37, 0.5):
        for gap in (-10, -7.3, -3, -0.1, 0, 0.1, 0.7, 2.5, 3.6, 6, 9.9, 10):
            stage.set(gap=gap, classes=classes, smoothing=smoothing)
            figure = LossAndSlope(gap, classes, smoothing)
            # Without smoothing nothing cancels: all digits are right, however small the number.
            exact = {"rtol": 1e-13, "atol": 0 if smoothing == 0 else 1e-14}
            assert_same_numbers(stage.numbers(), figure.numbers, **exact)


@pytest.mark.parametrize("smoothing", [5e-324, 1e-300, 1e-9])
def test_the_least_smoothing_is_no_trouble(page, smoothing):
    stage = Stage(page, LossAndSlope(3.0, 10, smoothing))
    assert_same_numbers(stage.numbers(), LossAndSlope(3.0, 10, smoothing).numbers)
    assert not stage.root.locator(".marker.lowest").first.is_visible()  # beyond the picture


def test_far_out_the_formulas_keep_their_digits(page):
    script = joined_script("losses_of_gap.js") + "return lists.map((l) => lossesOfGap(...l));"
    cases = [[gap, classes, 0] for gap in (-700, -200, -40, 40, 200, 700) for classes in (2, 5)]
    run = "([text, lists]) => new Function('lists', text)(lists)"
    for (gap, classes, _), told in zip(cases, page.evaluate(run, [script, cases]), strict=True):
        cross, squared = losses_and_slopes(gap, classes, 0)
        assert told["cross_entropy"] == pytest.approx(cross, rel=1e-13, abs=0)
        assert told["squared_error"] == pytest.approx(squared, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("width", [320, 640])
def test_curves_are_those_of_the_still_figure(page, width):
    stage = Stage(page, LossAndSlope(), width)
    for kind, f in (("cross", cross_entropy_of_gap), ("squared", squared_error_of_gap)):
        for panel in (0, 1):
            gaps, values = curve(stage, panel, kind)
            assert gaps[[0, -1]] == pytest.approx([-10, 10], abs=0.01) and len(gaps) == 201
            # Half a hundredth of a pixel each way, along and up.
            assert values == pytest.approx(f(gaps)[panel], abs=0.004)


def test_curves_and_mark_of_label_smoothing(page):
    stage = Stage(page, LossAndSlope(0.0, 4, 0.1))
    for panel in (0, 1):
        gaps, values = curve(stage, panel, "cross")
        expected = [losses_and_slopes(gap, 4, 0.1)[0][panel] for gap in gaps]
        assert values == pytest.approx(expected, abs=0.004)
        gaps, values = curve(stage, panel, "plain")
        expected = [losses_and_slopes(gap, 4, 0)[0][panel] for gap in gaps]
        assert values == pytest.approx(expected, abs=0.004)
    assert {"lowest: 0.3488", "at gap 3.611", "slope 0", "0.925", "0.025"} <= set(stage.texts())
    assert stage.root.get_by_text("cross-entropy without smoothing").last.is_visible()
    marks = stage.root.locator(".marker.lowest").evaluate_all(
        "(nodes) => nodes.map((node) => node.getCTM().e)"
    )
    frame = stage.root.locator(".frame").first
    x, width = (float(frame.get_attribute(name)) for name in ("x", "width"))
    assert marks[0] == pytest.approx(x + (best_gap(4, 0.1) + 10.8) / 21.6 * width, abs=0.1)
    stage.set(smoothing=0)
    assert not stage.root.locator(".marker.lowest").first.is_visible()
    told = stage.root.get_by_text("cross-entropy without smoothing")
    assert told.count() == 2 and not any(text.is_visible() for text in told.all())


def test_the_numbers_stand_beside_the_plots(page):
    stage = Stage(page, LossAndSlope())
    assert {"gap -6", "0.002473", "0.9975", "6.002 nats", "1.99", "-0.9975", "-0.009842"} <= set(
        stage.texts()
    )
    stage.set(gap=-10)
    assert {"gap -10", "10 nats", "2", "-1", "-0.0001816"} <= set(stage.texts())


@pytest.mark.parametrize("name", ["loss", "slope"])
@pytest.mark.parametrize("width", [320, 640])
def test_a_mouse_moves_the_gap_in_either_plot(page, name, width):
    stage = Stage(page, LossAndSlope(), width)
    drag_gap(stage, name, 6, 6)
    assert -5.9 < stage.get("gap") < -5
    assert_same_numbers(stage.numbers(), LossAndSlope(stage.get("gap")).numbers)
    drag_gap(stage, name, 400)
    assert stage.get("gap") == 10
    drag_gap(stage, name, -700)
    assert stage.get("gap") == -10


def test_keys_move_the_gap(page):
    stage = Stage(page, LossAndSlope())
    for name in ("loss", "slope"):
        handle(stage, name).focus()
        for key, gap in (
            ("Home", -10), ("ArrowUp", -9.9), ("PageUp", -8.9), ("ArrowRight", -8.8),
            ("ArrowLeft", -8.9), ("ArrowDown", -9), ("PageDown", -10), ("End", 10),
            ("ArrowUp", 10),
        ):  # fmt: skip
            page.keyboard.press(key)
            stage.settle()
            assert handle(stage, name).get_attribute("aria-valuenow") == str(gap), key
    page.keyboard.press("Home")
    stage.settle()
    assert handle(stage, "loss").get_attribute("aria-valuetext") == (
        "gap -10, loss: cross-entropy 10, squared error 2"
    )
    assert handle(stage, "slope").get_attribute("aria-valuetext") == (
        "gap -10, slope: cross-entropy -1, squared error -0.0001816"
    )


def test_the_controls_move_the_curves_and_reset_puts_all_back(page):
    stage = Stage(page, LossAndSlope())
    classes, smoothing = stage.root.locator('input[type="range"]').all()
    assert smoothing.get_attribute("aria-valuetext") == "0"
    classes.focus()
    page.keyboard.press("End")
    smoothing.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    drag_gap(stage, "loss", 40)
    state = [stage.get(name) for name in ("gap", "classes", "smoothing")]
    assert state[0] > -6 and state[1:] == [10, 0.49]
    assert_same_numbers(stage.numbers(), LossAndSlope(*state).numbers)
    page.wait_for_timeout(450)
    assert stage.root.locator('[role="status"]').inner_text().endswith(
        "Both are lowest at the gap 2.434, where the cross-entropy is 1.655 nats."
    )  # fmt: skip
    stage.root.get_by_role("button", name="Reset").click()
    stage.settle()
    assert [stage.get(name) for name in ("gap", "classes", "smoothing")] == [-6, 2, 0]
    assert_same_numbers(stage.numbers(), LossAndSlope().numbers)
    page.wait_for_timeout(450)
    assert stage.root.locator('[role="status"]').inner_text() == (
        "Gap -6: the true class has the share 0.002473. Cross-entropy: loss 6.002 nats, slope "
        "-0.9975. Squared error: loss 1.99, slope -0.009842. Both fall for ever as the gap grows."
    )


def test_a_finger_drags_the_gap_and_the_page_does_not_scroll(chromium):
    with on_a_phone(chromium, LossAndSlope()) as stage:
        drag_with_finger(handle(stage, "loss"), across=60, up=60, beside=(-15, 0))
        stage.settle()
        assert stage.get("gap") > -3


@pytest.mark.parametrize("width", [320, 400, 539, 540, 640])
def test_texts_stay_apart_and_in_the_picture(page, width):
    stage = Stage(page, LossAndSlope(), width)
    for gap in (-10, -9.7, 3.6, 10):
        for classes in (2, 10):
            for smoothing in (0, 0.01, 0.1, 0.37, 0.5):
                stage.set(gap=gap, classes=classes, smoothing=smoothing)
                assert stage.overflowing() == [], (gap, classes, smoothing)
                assert stage.overlapping() == [], (gap, classes, smoothing)
    sizes = "(nodes) => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    assert min(stage.root.locator("svg text").evaluate_all(sizes)) >= 11


def test_two_views_show_the_same_and_closing_leaves_nothing(page):
    stage = Stage(page, LossAndSlope(smoothing=0.2))
    below = stage.another_view()
    drag_gap(stage, "loss", 50)
    page.wait_for_timeout(150)
    assert stage.numbers() == stage.numbers(below)
    assert stage.get("gap") > -4
    page.evaluate("() => stage.close()")
    assert page.evaluate("() => stage.model.listeners.length") == 0


def test_a_drag_is_followed_within_a_frame(page):
    """The curves are traced anew only if classes or smoothing change."""
    stage = Stage(page, LossAndSlope(smoothing=0.1, classes=10))
    first = stage.root.locator("path.curve.cross[d*='L']").first
    first.evaluate(
        """(node) => {
            window.traced = 0;
            new MutationObserver(() => { window.traced += 1; })
                .observe(node, { attributeFilter: ["d"] });
        }"""
    )
    drag_gap(stage, "loss", 60)
    assert page.evaluate("() => window.traced") == 0
    stage.set(classes=9)
    assert page.evaluate("() => window.traced") == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_for_assistive_technology(page, theme):
    if theme == "dark":
        page.add_style_tag(content=DARK)
    stage = Stage(page, LossAndSlope(2.0, 4, 0.1))
    handle(stage, "loss").focus()
    page.wait_for_timeout(400)
    result = Axe().run(page, context=".softmaxlib-live")
    severe = [v for v in result.response["violations"] if v["impact"] in ("critical", "serious")]
    assert severe == []
