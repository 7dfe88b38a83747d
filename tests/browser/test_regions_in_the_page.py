"""The live regions of notebook 4 on an empty page: swept, dragged, keyed, read and measured."""

import re

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from pointing_hand import drag_with_finger, middle_of, on_a_phone
from stage import Stage, assert_same_numbers

from softmaxlib import softmax
from softmaxlib.live.regions import Regions
from softmaxlib.logit_planes import ACROSS, SLICE
from softmaxlib.palette import CLASS_STYLES

pytestmark = pytest.mark.browser

PLANES = {"slice": (0, SLICE, 4), "across": (1, ACROSS, 5)}
NAMES = ("the point in the slice", "the point across (1, 1, 1)")
COLOURS = [[int(s.colour[i : i + 2], 16) for i in (1, 3, 5)] for s in CLASS_STYLES[:3]]


def handle(stage, number):
    return stage.root.get_by_role("slider", name=NAMES[number], exact=True)


def frame(stage, number):
    """Left, top and side of a plane's picture in px of the page."""
    box = stage.root.locator("canvas").nth(number).bounding_box()
    return box["x"], box["y"], box["width"]


def pixel(stage, number, place):
    """Where a place of a plane is in the page."""
    left, top, side = frame(stage, number)
    reach = (4, 5)[number]
    return (
        left + side * (place[0] + reach) / (2 * reach),
        top + side * (reach - place[1]) / (2 * reach),
    )


def drag_to(stage, number, x, y, steps=8):
    """Grab the point in a plane, and bring it to a pixel of the page."""
    stage.page.mouse.move(*middle_of(handle(stage, number).locator(".grip")))
    stage.page.mouse.down()
    stage.page.mouse.move(x, y, steps=steps)
    stage.page.mouse.up()
    stage.settle()


def status(stage):
    stage.page.wait_for_timeout(400)
    return stage.root.locator("p[role=status]").inner_text()


def test_the_page_agrees_with_python_over_the_whole_range(page):
    stage = Stage(page, Regions())
    assert_same_numbers(stage.numbers(), Regions().numbers)
    ends = [-4.0, -1.3, 0.0, 0.7, 4.0]
    for raised in (-1.0, -0.35, 0.0, 1.0):
        stage.set(raised=raised)
        for first in ends:
            for second in ends:
                stage.set(logits=[first, second, 0.0])
                widget = Regions([first, second, 0.0], raised=raised)
                assert_same_numbers(stage.numbers(), widget.numbers)


@pytest.mark.parametrize("raised", [0.0, -1.0, 0.55])
@pytest.mark.parametrize("plane", PLANES)
def test_each_pixel_has_the_three_colours_mixed_by_the_shares(page, plane, raised):
    number, steps, reach = PLANES[plane]
    stage = Stage(page, Regions(raised=0.0))
    stage.set(raised=raised)
    shown = (
        stage.root.locator("canvas")
        .nth(number)
        .evaluate(
            "(node) => [node.width, [...node.getContext('2d')"
            ".getImageData(0, 0, node.width, node.height).data]]"
        )
    )
    across = ((np.arange(shown[0]) + 0.5) / shown[0] * 2 - 1) * reach
    x, y = np.meshgrid(across, -across)  # the first row of pixels is at the top
    shares = softmax(np.stack([x, y], axis=-1) @ steps + [raised, 0, 0])
    colours = np.reshape(shown[1], (shown[0], shown[0], 4))
    assert np.abs(colours[..., :3] - shares @ COLOURS).max() < 2.5  # the canvas rounds with alpha
    assert (colours[..., 3] == colours[0, 0, 3]).all() and 100 < colours[0, 0, 3] < 200


@pytest.mark.parametrize("raised", [0.0, -1.0, 0.55])
@pytest.mark.parametrize("plane", PLANES)
def test_on_each_border_two_scores_are_equal_and_the_third_is_smaller(page, plane, raised):
    number, steps, reach = PLANES[plane]
    stage = Stage(page, Regions(raised=raised))
    left, top, side = frame(stage, number)
    box = stage.root.locator("svg").bounding_box()
    lines = stage.root.locator(".border:not(.before)").nth(number).get_attribute("d")
    rays = np.array(re.findall(r"[-\d.e]+", lines), dtype=float).reshape(3, 2, 2)
    places = np.stack(
        [
            ((rays[..., 0] + box["x"] - left) / side * 2 - 1) * reach,
            (1 - (rays[..., 1] + box["y"] - top) / side * 2) * reach,
        ],
        axis=-1,
    )
    scores = places @ steps + [raised, 0, 0]
    assert np.ptp(scores[:, 0], axis=-1) == pytest.approx(0, abs=1e-6)  # where all meet
    low, mid, high = np.moveaxis(np.sort(scores[:, 1]), -1, 0)
    assert high == pytest.approx(mid, abs=1e-6) and (low < mid - 1).all()
    assert sorted(scores[:, 1].argmin(axis=-1)) == [0, 1, 2]
    assert np.abs(places[:, 1]).max(axis=-1) == pytest.approx(reach)  # they end at the frame


@pytest.mark.parametrize("raised", [0.0, -1.0, 1.0])
def test_names_and_markers_stand_where_their_class_leads(page, raised):
    stage = Stage(page, Regions(raised=raised))
    for number, steps, reach in PLANES.values():
        left, top, side = frame(stage, number)
        shown = {}
        for k in range(3):
            region = stage.root.locator(".region").nth(3 * number + k)
            for node in region.locator("path, text").all():
                x, y = middle_of(node)
                place = [
                    ((x - left) / side * 2 - 1) * reach,
                    (1 - (y - top) / side * 2) * reach,
                ]
                assert np.argmax(np.array(place) @ steps + [raised, 0, 0]) == k
            name, angle = region.locator("text").all_text_contents()
            shown[name] = angle
        angles = {name: "120°" for name in ("cat", "dog", "bird")}
        assert shown == ({"cat": "135°", "dog": "135°", "bird": "90°"} if number == 0 else angles)


@pytest.mark.parametrize("width", [320, 640])
def test_names_do_not_lie_on_the_dashed_square(page, width):
    stage = Stage(page, Regions(), width)
    left, top, side = frame(stage, 1)
    for k in range(3):
        box = stage.root.locator(".region").nth(3 + k).bounding_box()
        across = np.linspace(box["x"], box["x"] + box["width"], 30)
        down = np.linspace(box["y"], box["y"] + box["height"], 30)
        x, y = np.meshgrid((across - left) / side * 10 - 5, 5 - (down - top) / side * 10)
        first_two = np.stack([x, y], axis=-1) @ np.array(ACROSS)
        first_two = first_two[..., :2] - first_two[..., 2:]
        assert (np.abs(first_two) > 4).any(axis=-1).all(), k
    assert {"dashed: the square of the slice,", "as far as the point goes"} <= set(stage.texts())


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("raised", [-1.0, 0.0, 1.0])
def test_names_in_the_slice_step_aside_for_the_point(page, width, raised):
    stage = Stage(page, Regions(raised=raised), width)
    hidden = stage.root.evaluate(
        """async (root) => {
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const hidden = [];
            for (let first = -4; first <= 4; first += 0.8) {
                for (let second = -4; second <= 4; second += 0.4) {
                    stage.model.set("logits", [first, second, 0]);
                    await frame();
                    const p = root.querySelector(".grip").getBoundingClientRect();
                    for (const text of [...root.querySelectorAll(".region text")].slice(0, 6)) {
                        const q = text.getBoundingClientRect();
                        const apart = Math.max(q.left - p.right, p.left - q.right,
                            q.top - p.bottom, p.top - q.bottom);
                        if (apart < -2) hidden.push([text.textContent, first, second, apart]);
                    }
                }
            }
            return hidden;
        }"""
    )
    assert hidden == []


@pytest.mark.parametrize("number", [0, 1])
def test_the_point_dragged_in_one_plane_is_followed_in_the_other(page, number):
    stage = Stage(page, Regions())
    drag_to(stage, number, *pixel(stage, number, (-1.62, 2.06)))
    logits = np.array(stage.get("logits"))
    numbers = stage.numbers()
    assert logits[2] == 0
    place = logits[:2] if number == 0 else ACROSS @ logits
    assert np.abs(place - (-1.62, 2.06)).max() < 0.08
    assert_same_numbers(numbers, Regions(logits).numbers)
    for k, where in enumerate((logits[:2], numbers["across"])):
        assert middle_of(handle(stage, k).locator(".grip")) == pytest.approx(
            pixel(stage, k, where), abs=0.6
        )
    assert f"{numbers['scores'][1]:.4g}" in stage.texts()


@pytest.mark.parametrize("number", [0, 1])
def test_the_point_stays_in_the_square_of_the_slice(page, number):
    stage = Stage(page, Regions())
    left, top, side = frame(stage, number)
    for x in (left - 60, left + side / 2, left + side + 5):
        for y in (top - 40, top + side + 60):
            drag_to(stage, number, x, y)
            logits = stage.get("logits")
            assert max(map(abs, logits)) == 4
            assert_same_numbers(stage.numbers(), Regions(logits).numbers)
    # Straight up across, the point does not slide along the upper edge of the square.
    stage.set(logits=[0.0, 0.0, 0.0])
    x, y = pixel(stage, 1, (0, 0))
    drag_to(stage, 1, x, y - 1.2 * side / 2)
    assert stage.get("logits") == [2, 4, 0]


def test_while_dragged_the_point_sticks_to_borders_and_to_the_middle(page):
    stage = Stage(page, Regions([3, -1, 0], raised=0.4))
    drag_to(stage, 0, *pixel(stage, 0, (-0.4 + 0.11, -0.12)))
    assert stage.get("logits") == [-0.4, 0, 0]
    assert stage.numbers()["shares"] == pytest.approx([1 / 3] * 3, abs=1e-12)
    assert "One point, seen twice: all three share the lead" in stage.texts()
    assert "The point: all three share the lead, 0.3333 each." in status(stage)
    drag_to(stage, 1, *pixel(stage, 1, ACROSS @ [2.2, 2.7, 0]))
    numbers = stage.numbers()
    assert numbers["leads"] == [1, 1, 0]
    assert numbers["scores"][0] == pytest.approx(numbers["scores"][1], abs=1e-12)
    assert "One point, seen twice: cat and dog share the lead" in stage.texts()
    for logits, leads in (([-3, 0.1, 0], [0, 1, 1]), ([-0.3, -3, 0], [1, 0, 1])):
        drag_to(stage, 0, *pixel(stage, 0, logits[:2]))
        assert stage.numbers()["leads"] == leads
    drag_to(stage, 0, *pixel(stage, 0, (-3, 0.3)))
    assert stage.numbers()["leads"] == [0, 1, 0]


def test_keys_in_the_slice_change_one_logit(page):
    stage = Stage(page, Regions([0, 0, 0]))
    first = page.locator(".handle").first
    assert first.get_attribute("aria-label") == NAMES[0]
    first.focus()
    for key, logits in (
        ("ArrowUp", [0, 0.1, 0]),
        ("ArrowRight", [0.1, 0.1, 0]),
        ("Shift+ArrowDown", [0.1, -0.9, 0]),
        ("Shift+ArrowLeft", [-0.9, -0.9, 0]),
        ("ArrowDown", [-0.9, -1, 0]),
    ):
        page.keyboard.press(key)
        stage.page.wait_for_timeout(100)
        assert stage.get("logits") == logits
    words = first.get_attribute("aria-valuetext")
    assert words == "bird leads; shares: cat 0.2291, dog 0.2073, bird 0.5636"
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_timeout(100)
    assert stage.get("logits")[0] == 4


def test_keys_across_move_straight_and_come_back(page):
    stage = Stage(page, Regions([0.3, 0.3, 0]))
    handle(stage, 1).focus()

    def press(*keys):
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_timeout(100)
        return np.array(stage.get("logits"))

    start = np.array([0.3, 0.3, 0])
    assert (ACROSS @ (press(*["ArrowUp"] * 7) - start))[0] == pytest.approx(0, abs=1e-9)
    assert press(*["ArrowDown"] * 7).tolist() == start.tolist()
    up = ACROSS @ (press("Shift+ArrowUp") - start)
    assert up == pytest.approx([0, 0.5 * 2**0.5], abs=1e-9)
    assert press("Shift+ArrowDown").tolist() == start.tolist()
    right = ACROSS @ (press("ArrowRight") - start)
    assert right[0] > 0.05 and right[1] == pytest.approx(0, abs=1e-9)
    assert press("ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowRight").tolist() == start.tolist()


def test_raising_the_first_class_moves_the_borders_and_no_point(page):
    stage = Stage(page, Regions([-1, 2, 0]))
    texts = stage.texts()
    before = stage.root.locator(".border:not(.before)").first.get_attribute("d")
    assert stage.root.locator(".border.before").first.get_attribute("d") == ""
    control = stage.root.get_by_role("slider", name="raised: add to cat's logit everywhere")
    control.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(150)
    assert stage.get("raised") == 0.5 and stage.get("logits") == [-1, 2, 0]
    assert_same_numbers(stage.numbers(), Regions([-1, 2, 0], raised=0.5).numbers)
    assert stage.root.locator(".border:not(.before)").first.get_attribute("d") != before
    assert stage.root.locator(".border.before").first.get_attribute("d") == before
    assert "-1 + 0.5 = -0.5" in stage.texts() and "-1 + 0.5 = -0.5" not in texts
    assert "cat: logit -1, raised by 0.5: score -0.5, share 0.06743" in status(stage)


def test_reset_brings_back_the_start(page):
    stage = Stage(page, Regions([1, 2, 0], raised=0.2))
    drag_to(stage, 1, *pixel(stage, 1, (-2, -1)))
    stage.set(raised=-0.6)
    assert stage.get("logits") != [1, 2, 0]
    stage.root.get_by_role("button", name="Reset").click()
    stage.settle()
    assert stage.get("logits") == [1, 2, 0] and stage.get("raised") == 0.2
    assert_same_numbers(stage.numbers(), Regions([1, 2, 0], raised=0.2).numbers)


def test_two_views_show_the_same_and_nothing_is_left_behind(page):
    stage = Stage(page, Regions())
    below = stage.another_view()
    drag_to(stage, 0, *pixel(stage, 0, (1, 3)))
    page.wait_for_timeout(120)
    assert stage.numbers() == stage.numbers(below) != Regions().numbers
    page.evaluate("() => stage.close()")
    assert page.evaluate("() => stage.model.listeners.length") == 0


LABELS = (None, ("fluid", "fracture", "enlargement"), ("wwwwwwwwwwwww", "mmmmmmmmmmmmm", "q"))


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("width", [320, 400, 540, 640])
def test_texts_stay_apart_and_in_the_picture(page, width, labels):
    stage = Stage(page, Regions(labels=labels), width)
    for raised in (0.0, -1.0, 0.95):
        for logits in ([1.9, 0.9, 0], [-3.95, -3.95, 0], [4, -4, 0], [4, 4 + min(raised, 0), 0]):
            stage.set(raised=raised, logits=logits)
            assert stage.overflowing() == [], (raised, logits)
            assert stage.overlapping() == [], (raised, logits)
    assert stage.root.evaluate("(root) => root.scrollWidth <= root.clientWidth")
    sizes = "(nodes) => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    assert min(stage.root.locator("svg text").evaluate_all(sizes)) >= 11


def test_the_canvas_lies_under_its_frame_at_each_width(page):
    for width in (320, 640):
        stage = Stage(page, Regions(), width)
        for number in (0, 1):
            canvas = stage.root.locator("canvas").nth(number).bounding_box()
            around = stage.root.locator(".frame").nth(number).bounding_box()
            assert list(canvas.values()) == pytest.approx(list(around.values()), abs=1.5)
        page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")


def test_a_finger_drags_the_point_and_the_page_does_not_scroll(chromium):
    with on_a_phone(chromium, Regions()) as stage:
        drag_with_finger(handle(stage, 0).locator(".grip"), up=29)
        stage.settle()
        assert stage.numbers()["scores"][1] > 1.4


def test_it_recolours_within_a_frame(page):
    stage = Stage(page, Regions())
    seconds = page.evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const times = [];
            for (let k = 0; k < 15; k += 1) {
                await frame();
                stage.model.set("raised", k / 20);
                const start = performance.now();
                await frame();  // asked for after the drawing, so it has been done by then
                times.push(performance.now() - start);
            }
            return times.sort((a, b) => a - b)[7];
        }"""
    )
    assert stage.numbers()["scores"][0] == pytest.approx(1.9 + 0.7)
    assert seconds < 60  # a tenth of that without other work on the machine


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_for_assistive_technology(page, theme):
    if theme == "dark":
        dark = "background: #111; --jp-layout-color0: #111; --jp-content-font-color0: #eee"
        page.add_style_tag(content=f"body {{ {dark} }}")
    Stage(page, Regions(raised=0.5))
    page.wait_for_timeout(50)
    result = Axe().run(page, context=".softmaxlib-live")
    severe = [v for v in result.response["violations"] if v["impact"] in ("critical", "serious")]
    assert severe == []
