"""The live two costs on an empty page: swept, dragged, read aloud."""

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from pointing_hand import drag, drag_with_finger, middle_of, on_a_phone
from stage import Stage, assert_same_numbers

from softmaxlib.live.two_costs import TwoCosts

pytestmark = pytest.mark.browser

DARK = (
    ":root { --jp-layout-color0: #111; --jp-content-font-color0: #eee } body { background: #111 }"
)


def drag_handle(stage, across, up):
    drag(stage.root.locator(".handle .grip").first, across, up, steps=6)
    stage.settle()


def words(stage):
    stage.page.wait_for_timeout(450)
    return stage.root.locator('[role="status"]').inner_text()


def test_page_and_python_agree_over_the_whole_range(page):
    stage = Stage(page, TwoCosts())
    for share in [*np.linspace(0, 0.45, 91).tolist(), 0.45, 1e-300, 0.4499999999]:
        stage.set(rival_share=share)
        assert_same_numbers(stage.numbers(), TwoCosts(share).numbers, rtol=1e-13, atol=0)


def test_bars_gauges_and_marks_are_as_long_as_they_say(page):
    stage = Stage(page, TwoCosts(0.29))

    def sizes(selector, name):
        read = f"(nodes) => nodes.map((node) => Number(node.getAttribute('{name}')))"
        return np.array(stage.root.locator(selector).evaluate_all(read))

    for share in (0.0, 0.05, 0.29, 0.45):
        stage.set(rival_share=share)
        told = stage.numbers()
        *_, own, nothing, first, noes = widths = sizes("rect.bar", "width")
        heights = sizes("rect.bar", "height")[:10]
        assert heights / heights[6] * 0.55 == pytest.approx(told["shares"], abs=1e-3)
        assert nothing == 0 and own == first > 200 and len(widths) == 14
        assert (first + noes) / own == pytest.approx(told["yes_no"] / told["true_class"])
        marks = stage.root.locator(".marker").evaluate_all(
            "(nodes) => nodes.map((node) => node.getCTM()).map(({ e, f }) => [e, f])"
        )
        assert marks[0][0] == marks[1][0] and marks[0][1] < marks[1][1]
        for key, (x, y) in zip(("yes_no", "true_class"), marks, strict=True):
            path = stage.root.locator(f".curve.{key}").get_attribute("d")
            points = np.array([p.split(",") for p in path.strip("M").split("L")], dtype=float)
            assert np.hypot(points[:, 0] - x, points[:, 1] - y).min() < 0.1


def test_what_the_still_figure_says_stands_here_too(page):
    stage = Stage(page, TwoCosts(0.45))
    seen = stage.texts()
    assert seen.count("0.5978 nats") == seen.count("1.1957 nats") == 1
    assert seen.count("1.1957") == seen.count("0.5978") == 1  # at the marks
    assert {"-ln 0.55", "0.5978 for nine times “no”", "true", "cost (nats)"} <= set(seen)
    assert "share: 6 keeps 0.55, each other wrong class has 0" in seen
    stage.set(rival_share=0.05)
    assert {"1.0595 nats", "1.0595", "0.5978 nats", "0.5978"} <= set(stage.texts())


@pytest.mark.parametrize("width", [320, 640])
def test_the_true_class_is_told_by_colour_and_by_text(page, width):
    stage = Stage(page, TwoCosts(), width)
    fills = stage.root.locator("rect.bar").evaluate_all(
        "(nodes) => nodes.slice(0, 10).map((node) => getComputedStyle(node).fill)"
    )
    assert len(set(fills)) == 2 and fills.count(fills[6]) == 1
    name, under = stage.root.locator("text.name").nth(6), stage.root.locator("text.name").last
    assert name.text_content().startswith("6") and under.text_content() == "true"
    assert middle_of(name)[0] == pytest.approx(middle_of(under)[0], abs=1)
    assert {"0.55", "0.05"} <= set(stage.texts())


def test_a_mouse_moves_share_from_the_others(page):
    stage = Stage(page, TwoCosts())
    assert stage.root.locator(".grab-it").is_visible()
    drag_handle(stage, 3, 60)
    share = stage.get("rival_share")
    told = stage.numbers()
    assert 0.2 < share < 0.45 and share == told["shares"][0]
    assert told["shares"][6] == 0.55 and told["shares"][1] == told["shares"][9] < 0.04
    assert told["yes_no"] > 1.0595 and f"{told['true_class']:.4f}" == "0.5978"
    assert_same_numbers(told, TwoCosts(share).numbers)
    assert not stage.root.locator(".grab-it").is_visible()
    drag_handle(stage, 0, 400)
    assert stage.get("rival_share") == 0.45
    drag_handle(stage, 0, -400)
    assert stage.get("rival_share") == 0


def test_keys_move_the_share_and_reset_puts_it_back(page):
    stage = Stage(page, TwoCosts(0.1))
    slider = stage.root.get_by_role("slider", name="share of the wrong class 0")
    slider.focus()
    for key, share in (
        ("ArrowUp", 0.11), ("PageUp", 0.16), ("ArrowLeft", 0.15), ("PageDown", 0.1),
        ("End", 0.45), ("ArrowUp", 0.45), ("Home", 0), ("ArrowDown", 0), ("ArrowRight", 0.01),
    ):  # fmt: skip
        page.keyboard.press(key)
        stage.settle()
        assert stage.numbers()["shares"][0] == share, key
    page.keyboard.press("End")
    stage.settle()
    assert slider.get_attribute("aria-valuenow") == "0.45"
    assert slider.get_attribute("aria-valuetext") == (
        "0.45: the true class only 0.5978 nats, ten yes/no costs 1.1957 nats"
    )
    assert words(stage) == (
        "Class 0 has 0.45, each other wrong class has 0; 6 keeps 0.55. The costs: the true class "
        "only 0.5978 nats, ten yes/no costs 1.1957 nats."
    )
    stage.root.get_by_role("button", name="Reset").click()
    stage.settle()
    assert stage.get("rival_share") == 0.1
    assert_same_numbers(stage.numbers(), TwoCosts(0.1).numbers)


def test_a_finger_drags_the_bar_and_the_page_does_not_scroll(chromium):
    with on_a_phone(chromium, TwoCosts(), 320) as stage:
        drag_with_finger(stage.root.locator(".handle .grip").first, up=30, beside=(9, 12))
        stage.settle()
        assert stage.numbers()["shares"][0] > 0.12


@pytest.mark.parametrize("width", [320, 400, 640])
def test_texts_stay_apart_and_in_the_picture(page, width):
    stage = Stage(page, TwoCosts(), width)
    for share in (0.0, 0.005, 0.05, 0.1, 0.125, 0.2, 0.29, 0.405, 0.445, 0.45):
        stage.set(rival_share=share)
        assert stage.overflowing() == [], share
        assert stage.overlapping() == [], share
    sizes = "(nodes) => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    assert min(stage.root.locator("svg text").evaluate_all(sizes)) >= 11


def test_two_views_show_the_same_and_closing_leaves_nothing(page):
    stage = Stage(page, TwoCosts())
    below = stage.another_view()
    drag_handle(stage, 0, 40)
    page.wait_for_timeout(150)
    assert stage.numbers() == stage.numbers(below)
    assert stage.numbers(below)["shares"][0] > 0.1
    page.evaluate("() => stage.close()")
    assert page.evaluate("() => stage.model.listeners.length") == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_for_assistive_technology(page, theme):
    if theme == "dark":
        page.add_style_tag(content=DARK)
    stage = Stage(page, TwoCosts())
    stage.root.locator(".handle").first.focus()
    page.wait_for_timeout(400)
    result = Axe().run(page, context=".softmaxlib-live")
    severe = [v for v in result.response["violations"] if v["impact"] in ("critical", "serious")]
    assert severe == []
