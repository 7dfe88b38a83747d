"""The live plane of two logits on an empty page: swept, dragged, keyed, turned and looked at."""

import base64
import io
import re

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from pointing_hand import drag, middle_of
from stage import Stage, assert_same_numbers

from softmaxlib import sigmoid, softmax
from softmaxlib.live.two_logits import TwoLogits
from softmaxlib.palette import CLASS_STYLES

pytestmark = pytest.mark.browser

POINT = "logits of cat and dog"
LINES = (0.1, 0.25, 0.5, 0.75, 0.9)
FIRST, SECOND = (
    np.array([int(style.colour[i : i + 2], 16) for i in (1, 3, 5)]) for style in CLASS_STYLES[:2]
)
DARK = (
    "() => { document.body.style = 'background: #111; --jp-layout-color0: #111; "
    "--jp-content-font-color0: #eee'; document.body.dataset.jpThemeLight = 'false'; }"
)


def colour_of(share):
    """From the second class's colour through white to the first's, as in the still figure."""
    strong = abs(2 * share - 1)
    return 255 + ((FIRST if share > 0.5 else SECOND) - 255) * strong


def in_svg(stage, selector):
    """The middle of a node, in px of the picture."""
    svg = stage.root.locator("svg").bounding_box()
    x, y = middle_of(stage.root.locator(selector))
    return np.array([x - svg["x"], y - svg["y"]])


def frame(stage, number):
    """Left, top, right and bottom of the plane (0) or the slice (1), in px of the picture."""
    node = stage.root.locator("rect.frame").nth(number)
    x, y, width, height = (float(node.get_attribute(k)) for k in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def in_frame(stage, number, across, up, reach, ups):
    """Where values are drawn; across goes from -reach to reach, up from ups[0] to ups[1]."""
    left, top, right, bottom = frame(stage, number)
    return np.stack(
        [
            left + (np.asarray(across) + reach) / (2 * reach) * (right - left),
            bottom - (np.asarray(up) - ups[0]) / (ups[1] - ups[0]) * (bottom - top),
        ],
        axis=-1,
    )


def points_of(stage, selector):
    """The points that a curve goes through, in px of the picture."""
    path = stage.root.locator(selector).get_attribute("d")
    return np.array(re.findall(r"(-?[\d.]+),(-?[\d.]+)", path), float)


def drag_node(stage, selector, across, down, steps=8):
    drag(stage.root.locator(selector), across, -down, steps)
    stage.settle()


def press(stage, name, *keys):
    stage.root.locator(name).focus()
    for key in keys:
        stage.page.keyboard.press(key)
    stage.page.wait_for_timeout(150)  # the kernel hears of it every 80 ms
    stage.settle()


def slice_now(stage):
    """All that the slice shows of the point."""
    shown = "(nodes) => nodes.map((node) => node.outerHTML).join()"
    return stage.root.locator(".guide, .tangent, .dot, .equal-line").evaluate_all(shown)


def canvas_pixels(stage):
    """The canvas as numbers: rows, columns, and red, green, blue, alpha."""
    address = stage.root.locator("canvas").evaluate("(canvas) => canvas.toDataURL()")
    picture = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
    return np.array(picture.convert("RGBA")).astype(int)


def status(stage):
    stage.page.wait_for_timeout(400)
    return stage.root.get_by_role("status").inner_text()


@pytest.mark.parametrize("reach", [4, 10])
def test_its_numbers_are_those_of_python_over_the_whole_plane(page, reach):
    stage = Stage(page, TwoLogits((0, 0), low=-reach, high=reach))
    chance = np.random.default_rng(reach)
    ends = [(x, y) for x in (-reach, 0, reach) for y in (-reach, 0.05, reach)]
    for logits in [*ends, (0.3, 0.1), *chance.uniform(-reach, reach, (40, 2)).tolist()]:
        stage.set(logits=list(map(float, logits)))
        widget = TwoLogits(logits, low=-reach, high=reach)
        assert_same_numbers(stage.numbers(), widget.numbers, atol=0)


@pytest.mark.parametrize(("low", "high"), [(-4, 4), (-10, 10), (-1, 1), (-2, 5)])
def test_plane_and_slice_are_drawn_where_softmax_says(page, low, high):
    logits = (0.8, -0.7)
    stage = Stage(page, TwoLogits(logits, low=low, high=high))
    span = high - low
    share = softmax(logits)[0]
    d = np.linspace(-span, span, 161)
    curve = in_frame(stage, 1, d, sigmoid(d), span, (0, 1))
    assert np.allclose(points_of(stage, ".curve.sigmoid"), curve, atol=0.01)
    dot = in_frame(stage, 1, logits[0] - logits[1], share, span, (0, 1))
    assert np.allclose(in_svg(stage, ".dot"), dot, atol=0.1)
    middle_of_plane, half = (low + high) / 2, span / 2

    def in_plane(points):
        points = np.asarray(points) - middle_of_plane
        return in_frame(stage, 0, points[..., 0], points[..., 1], half, (-half, half))

    assert np.allclose(in_svg(stage, ".grip"), in_plane(logits), atol=0.1)
    # Both lines go through the point, to the ends of the plane: one where z1 - z2 is the same,
    # the other where z1 + z2 is.
    for name, (a, b) in {".equal-line": (1, 1), ".slice-line": (1, -1)}.items():
        ends = points_of(stage, name)
        steps = np.linspace(-2 * span, 2 * span, 100_001)[:, np.newaxis]
        inside = np.add(logits, steps * (a, b))
        inside = inside[((inside >= low) & (inside <= high)).all(axis=1)]
        assert np.allclose(ends, in_plane(inside[[0, -1]]), atol=0.1), name


def test_the_lines_of_equal_share_stand_where_they_should(page):
    stage = Stage(page, TwoLogits())
    left, _, right, bottom = frame(stage, 0)
    unit = (right - left) / 8
    paths = stage.root.locator("svg .curve").evaluate_all(
        "(nodes) => nodes.slice(0, 5).map((node) => node.getAttribute('d'))"
    )
    for path, share in zip(paths, LINES, strict=True):
        ends = np.array(re.findall(r"([\d.]+),([\d.]+)", path), float)
        z1, z2 = (ends[:, 0] - left) / unit - 4, (bottom - ends[:, 1]) / unit - 4
        assert np.allclose(softmax(np.stack([z1, z2], -1))[:, 0], share, atol=1e-3)
        assert max(z1[1], z2[1]) == pytest.approx(4, abs=1e-3)
        assert min(z1[0], z2[0]) == pytest.approx(-4, abs=1e-3)
    assert {"share:", "0.1", "0.25", "0.5", "0.75", "0.9"} <= set(stage.texts())


def test_the_plane_and_the_slice_have_the_colours_of_the_shares(page):
    stage = Stage(page, TwoLogits())
    for gradient in stage.root.locator("linearGradient").all():
        stops = gradient.locator("stop").evaluate_all(
            "(nodes) => nodes.map((n) => [n.getAttribute('offset'), n.getAttribute('stop-color')])"
        )
        assert len(stops) > 100
        for offset, colour in stops:
            expected = colour_of(sigmoid(16 * float(offset) - 8))
            assert np.allclose([int(c) for c in re.findall(r"\d+", colour)], expected, atol=0.51)


def test_the_surface_seen_from_above_is_the_plane(page):
    stage = Stage(page, TwoLogits((4, -4), turn=(-90, 90)))
    pixels = canvas_pixels(stage)
    height, width, _ = pixels.shape
    painted = np.argwhere(np.abs(pixels[..., :3] - FIRST).max(axis=-1) < 3)
    bottom, right = painted.max(axis=0)
    assert right > width * 0.75 and bottom > height * 0.7
    # The plane fills the square from -1 to 1 around the canvas's middle.
    scale = min(width, height) / 2 / (0.9 * np.sqrt(3))
    seen = 0
    for z1 in np.arange(-2.5, 4, 0.6):
        for z2 in np.arange(-3.5, 4, 0.6):
            d = z1 - z2
            if min(abs(d - np.log(p / (1 - p))) for p in LINES) < 0.15 or abs(z1 + z2) < 0.3:
                continue  # a line is drawn here
            column, row = width / 2 + scale * z1 / 4, height / 2 - scale * z2 / 4
            found = pixels[round(row), round(column)]
            if abs(d) < 1.5:
                assert np.allclose(found[:3], colour_of(sigmoid(d)), atol=24), (z1, z2)
            else:
                assert np.allclose(found[:3], colour_of(sigmoid(d)), atol=12), (z1, z2)
            seen += 1
    assert seen > 80
    assert pixels[3, 3, 3] == 0


def test_seen_along_the_lines_the_surface_is_one_curve(page):
    stage = Stage(page, TwoLogits((-4, -4)))

    def coloured():
        """Rows and columns of the surface's pixels."""
        pixels = canvas_pixels(stage)
        strong = pixels[..., :3].max(axis=-1) - pixels[..., :3].min(axis=-1) > 60
        return np.argwhere(strong & (pixels[..., 3] > 200)).T

    before = coloured()
    stage.root.get_by_role("button", name="Look along the lines").click()
    stage.settle()
    assert stage.get("turn") == [-135, 0]
    rows, columns = coloured()
    assert 100 < len(rows) < len(before[0]) / 15
    height, width, _ = canvas_pixels(stage).shape
    scale = min(width, height) / 2 / (0.9 * np.sqrt(3))  # px from 0 to 1, along each axis
    d = (columns + 0.5 - width / 2) / scale * 4 * np.sqrt(2)
    expected = height / 2 - scale * 1.15 * (sigmoid(d) - 0.5)  # 1.15 is as tall as a share of 1
    assert np.allclose(rows + 0.5, expected, atol=2)


def test_along_a_line_nothing_moves_in_the_slice_and_across_it_does(page):
    stage = Stage(page, TwoLogits((0.5, -0.5)))
    before, words, grip = slice_now(stage), stage.numbers(), in_svg(stage, ".grip")
    stage.set(logits=[2.5, 1.5])
    assert slice_now(stage) == before and stage.numbers() == words
    assert not np.allclose(in_svg(stage, ".grip"), grip, atol=20)
    stage.set(logits=[2.5, 1.25])
    assert slice_now(stage) != before


def test_the_mouse_drags_the_point(page):
    stage = Stage(page, TwoLogits())
    assert "drag the point" in stage.texts()
    left, _, right, _ = frame(stage, 0)
    unit = (right - left) / 8
    drag_node(stage, ".grip", -unit, -2 * unit)
    assert np.allclose(stage.get("logits"), [1, 3], atol=0.051)
    assert_same_numbers(stage.numbers(), TwoLogits(stage.get("logits")).numbers, atol=0)
    assert "drag the point" not in stage.texts()
    drag_node(stage, ".grip", 900, 900)
    assert stage.get("logits") == [4, -4]
    assert "one difference: 4 - (-4) = 8" in stage.texts()
    words = "cat 4, dog -4: difference 8, share of cat 0.9997, share of dog 0.0003354."
    assert status(stage) == words


def test_with_the_difference_held_the_point_stays_on_its_line(page):
    stage = Stage(page, TwoLogits((1, -0.3)))
    before = slice_now(stage)
    stage.root.get_by_label("hold the difference").click()
    for dx, dy in ((40, -10), (-3, 7), (900, -900), (-20, -30), (-900, 900)):
        drag_node(stage, ".grip", dx, dy)
        z1, z2 = stage.get("logits")
        assert z1 - z2 == pytest.approx(1.3, abs=1e-9)
    assert stage.get("logits") == [-2.7, -4]
    press(stage, ".grip >> xpath=..", "ArrowUp", "ArrowRight")
    assert stage.get("logits") == [-2.6, -3.9]
    press(stage, ".grip >> xpath=..", "Shift+ArrowUp")
    assert stage.get("logits") == [-2.1, -3.4]
    for now, then in zip(slice_now(stage).split('"'), before.split('"'), strict=True):
        numbers = [re.findall(r"-?[\d.]+", text) for text in (now, then)]
        assert np.allclose(*(np.array(some, float) for some in numbers), atol=0.011)
    drag_node(stage, ".grip", 60, -60)
    assert stage.get("logits")[0] > -1.5
    drag_node(stage, ".grip", 30, 30)  # straight across: it stays where it is
    assert stage.get("logits")[0] - stage.get("logits")[1] == pytest.approx(1.3, abs=1e-9)


def test_keys_move_the_point_and_say_where_it_is(page):
    stage = Stage(page, TwoLogits())
    point = stage.root.get_by_role("slider", name=POINT, exact=True)
    assert stage.root.locator(".handle").first.get_attribute("aria-label") == POINT
    point.focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft", "Shift+ArrowLeft", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    page.wait_for_timeout(150)  # the kernel hears of it every 80 ms
    assert stage.get("logits") == [1, 1.1]
    assert point.get_attribute("aria-valuetext") == (
        "cat 1, dog 1.1: difference -0.1, share of cat 0.475"
    )
    for _ in range(6):
        page.keyboard.press("Shift+ArrowDown")
    page.wait_for_timeout(150)
    assert stage.get("logits") == [1, -4]
    page.keyboard.press("Control+ArrowUp")
    page.wait_for_timeout(150)
    assert stage.get("logits") == [1, -4]


def test_mouse_and_keys_turn_the_surface(page):
    stage = Stage(page, TwoLogits(turn=(-150, 25)))
    before = canvas_pixels(stage)
    drag_node(stage, "canvas", -40, 30)
    assert stage.get("turn") == [-130, 40]
    assert (canvas_pixels(stage) != before).any(axis=-1).mean() > 0.05
    drag_node(stage, "canvas", 130, -300)
    assert stage.get("turn") == [165, 0]  # around once more, and never from below
    press(stage, "canvas", "ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowDown", "ArrowUp")
    assert stage.get("turn") == [175, 5]
    assert stage.get("logits") == [2, 1]
    press(stage, "canvas", *["ArrowDown"] * 20)
    assert stage.get("turn") == [175, 90]


@pytest.mark.parametrize(
    ("key", "way"),
    [("Up", (0, -20)), ("Down", (0, 20)), ("Left", (-20, 0)), ("Right", (20, 0))],
)
def test_a_key_turns_as_a_drag_that_way(page, key, way):
    turns = []
    for _ in range(2):
        stage = Stage(page, TwoLogits())
        if turns:
            press(stage, "canvas", f"Arrow{key}")
        else:
            drag_node(stage, "canvas", *way)
        page.wait_for_timeout(100)
        turns.append(np.subtract(stage.get("turn"), TwoLogits().turn))
        page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")
    assert turns[0].any() and (np.sign(turns[0]) == np.sign(turns[1])).all()


def test_the_lines_through_the_point_are_named(page):
    stage = Stage(page, TwoLogits())
    assert "dotted: the same share; arrow: the slice below" in stage.texts()
    assert "slope of the curve 0.197" in stage.texts()


def test_the_box_stands_beside_its_words(page):
    for width in (320, 640):
        stage = Stage(page, TwoLogits(), width)
        box = middle_of(stage.root.locator("[type=checkbox]"))
        words = stage.root.locator(".tick-box span").bounding_box()
        first_line = words["y"] + 1.45 * 13 / 2
        assert box[1] == pytest.approx(first_line, abs=1.5)
        page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")


def test_lines_behind_the_surface_are_hidden(page):
    """Steeply from the side of the larger shares, the slope and what is beyond are hidden."""
    stage = Stage(page, TwoLogits((0, 0)))

    def dark():
        pixels = canvas_pixels(stage)
        return int(((pixels[..., :3].max(axis=-1) < 40) & (pixels[..., 3] > 200)).sum())

    stage.set(turn=[135, 60])
    seen = dark()
    stage.set(turn=[-45, 10])
    assert dark() < seen - 100


def test_moving_the_point_does_not_paint_the_surface_again(page):
    stage = Stage(page, TwoLogits())
    page.evaluate(
        """() => {
            window.fills = 0;
            const { fill } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.fill = function (...all) {
                window.fills += 1;
                return fill.apply(this, all);
            };
        }"""
    )
    stage.set(logits=[1, 1])
    assert 0 < page.evaluate("() => window.fills") < 10
    before = canvas_pixels(stage)
    stage.set(turn=[-140, 30])
    assert page.evaluate("() => window.fills") > 500
    stage.set(turn=[-150, 25])
    assert (canvas_pixels(stage) == before).all()


def test_the_point_on_the_surface_follows(page):
    stage = Stage(page, TwoLogits((2, 1), turn=(-90, 90)))

    def dark_middle():
        """Where the point's dark disc is: a square of dark pixels on the canvas."""
        dark = (canvas_pixels(stage)[..., :3].max(axis=-1) < 40) & (
            canvas_pixels(stage)[..., 3] > 250
        )
        size = 7
        sums = np.lib.stride_tricks.sliding_window_view(dark, (size, size)).sum(axis=(2, 3))
        return np.mean(np.argwhere(sums == sums.max()), axis=0)[::-1] + size // 2

    height, width, _ = canvas_pixels(stage).shape
    scale = min(width, height) / 2 / (0.9 * np.sqrt(3)) / 4
    for z1, z2 in ((2, 1), (-3, 0), (1, -3)):
        stage.set(logits=[z1, z2])
        expected = [width / 2 + scale * z1, height / 2 - scale * z2]
        assert np.allclose(dark_middle(), expected, atol=2)


def test_reset_brings_all_back(page):
    stage = Stage(page, TwoLogits((-1, 0.5), turn=(30, 40)))
    start = stage.numbers()
    stage.root.get_by_label("hold the difference").click()
    drag_node(stage, ".grip", 40, -40)
    drag_node(stage, "canvas", 40, -40)
    assert stage.get("hold_difference") is True and stage.get("turn") != [30, 40]
    stage.root.get_by_role("button", name="Reset").click()
    stage.settle()
    assert stage.get("hold_difference") is False and stage.get("turn") == [30, 40]
    assert stage.numbers() == start and stage.get("logits") == [-1, 0.5]
    assert not stage.root.get_by_label("hold the difference").is_checked()


def test_two_views_show_the_same_and_nothing_is_left_behind(page):
    stage = Stage(page, TwoLogits())
    below = stage.another_view()
    drag_node(stage, ".grip", -30, -60)
    assert stage.numbers() == stage.numbers(below)
    pictures = [canvas.screenshot() for canvas in page.locator("canvas").all()]
    assert len(pictures) == 2
    moved = page.evaluate("() => stage.model.saved")
    seconds = page.evaluate("() => performance.now()") / 1000
    assert 1 <= moved <= 2 + 12.5 * seconds
    page.evaluate("() => stage.close()")
    assert page.evaluate("() => stage.model.listeners.length") == 0


@pytest.mark.parametrize("width", [320, 400, 540, 562, 640])
@pytest.mark.parametrize("labels", [None, ("hippopotamus amphibius", "rhinoceros")])
def test_texts_stay_apart_and_in_the_picture(page, width, labels):
    for low, high in ((-4, 4), (-10, 10), (-1, 1)):
        stage = Stage(page, TwoLogits((0, 0), labels, low, high), width)
        for logits in ((low, high), (high, low), (high, high), (0.05, -0.95), (-0.65, 0.9)):
            stage.set(logits=logits)
            drawn = stage.root.locator("canvas").bounding_box()
            texts = stage.root.locator("svg text").evaluate_all(
                """(nodes) => nodes.filter((n) => n.checkVisibility()).map((n) =>
                    [n.textContent, ...["left", "right", "top", "bottom"].map(
                        (side) => n.getBoundingClientRect()[side])])"""
            )
            covered = [
                text
                for text, left, right, top, bottom in texts
                if right > drawn["x"] + 1
                and left < drawn["x"] + drawn["width"] - 1
                and bottom > drawn["y"] + 3
                and top < drawn["y"] + drawn["height"] - 3
            ]
            assert covered == [], logits
            allowed = " | drag the point"  # the hint is gone at the first move
            assert stage.overflowing() == [], logits
            assert [pair for pair in stage.overlapping() if allowed not in pair] == [], logits
        sizes = "(nodes) => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))"
        assert min(stage.root.locator("svg text").evaluate_all(sizes)) >= 11
        room = stage.root.bounding_box()
        assert room["x"] + room["width"] >= drawn["x"] + drawn["width"]
        page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")


def test_fingers_drag_the_point_and_turn_the_surface(chromium):
    context = chromium.new_context(viewport={"width": 420, "height": 1100}, has_touch=True)
    page = context.new_page()
    stage = Stage(page, TwoLogits(), 400)
    page.evaluate("() => { document.body.style.height = '3000px'; }")
    touch = context.new_cdp_session(page)

    def swipe(selector, dx, dy):
        x, y = middle_of(stage.root.locator(selector))
        points = [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points})
        for step in range(1, 11):
            points = [{"x": x + dx * step / 10, "y": y + dy * step / 10}]
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        stage.settle()

    swipe(".grip", 0, -80)
    assert stage.get("logits")[0] == 2 and stage.get("logits")[1] > 2.5
    swipe("canvas", 40, -20)
    assert stage.get("turn") == [-170, 15]
    assert page.evaluate("() => window.scrollY") == 0
    context.close()


def test_the_canvas_follows_the_theme(page):
    stage = Stage(page, TwoLogits())
    before = canvas_pixels(stage)
    left = before[:, : before.shape[1] // 10]  # with the upright axis, in the colour of the ink
    axis = np.argwhere((left[..., 3] > 120) & (left[..., :3].max(axis=-1) < 60))
    assert len(axis) > 60
    page.evaluate(DARK)
    stage.settle()
    rows, columns = axis.T
    assert np.median(canvas_pixels(stage)[rows, columns, :3]) > 180


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_for_assistive_technology(page, theme):
    if theme == "dark":
        page.evaluate(DARK)
    Stage(page, TwoLogits())
    page.wait_for_timeout(100)
    result = Axe().run(page, context=".softmaxlib-live")
    severe = [v for v in result.response["violations"] if v["impact"] in ("critical", "serious")]
    assert severe == []
