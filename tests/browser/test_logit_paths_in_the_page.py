"""The live logit paths on an empty page: swept, turned, played, scrubbed, looked at."""

import base64
import io
from types import SimpleNamespace

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from pointing_hand import drag, drag_with_finger, on_a_phone
from stage import Stage, assert_same_numbers

from softmaxlib.live.logit_paths import LogitPaths, four_runs
from softmaxlib.palette import CLASS_STYLES

pytestmark = pytest.mark.browser

RUNS, Y = four_runs()
NAMES = list(RUNS)
SGD, ADAM = NAMES[:2]
LAST = LogitPaths().frame
EDGE, FRONT = [45, -54.736], [45, 35.264]
DARK = (
    "() => { document.body.style = 'background: #111; color: #eee; --jp-layout-color0: #111; "
    "--jp-content-font-color0: #eee'; document.body.dataset.jpThemeLight = 'false'; }"
)
COLOURS = np.array([[int(s.colour[i : i + 2], 16) for i in (1, 3, 5)] for s in CLASS_STYLES[:3]])


def run(paths):
    """A history of these logits, a step from frame to frame."""
    return SimpleNamespace(logits=np.asarray(paths, float), steps=np.arange(len(paths)))


def picture(stage):
    """The pixels of the canvas, (height, width, 3), without transparency."""
    text = stage.root.locator("canvas").evaluate("(node) => node.toDataURL()")
    drawn = Image.open(io.BytesIO(base64.b64decode(text.split(",")[1]))).convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    return np.asarray(Image.alpha_composite(paper, drawn).convert("RGB"), dtype=int)


def rows_of(stage, k):
    """The rows of pixels that hold class k's colour."""
    near = np.abs(picture(stage) - COLOURS[k]).max(axis=2) < 8
    return np.flatnonzero(near.any(axis=1))


def place_of(stage, point, turn, reach):
    """Where a point of the space lies in the picture, seen along `turn`."""
    height, width, _ = picture(stage).shape
    around, up = np.radians(turn)
    across = [-np.sin(around), np.cos(around), 0]
    upward = [-np.sin(up) * np.cos(around), -np.sin(up) * np.sin(around), np.cos(up)]
    scale = min(width, height) / 2 / reach
    return width / 2 + scale * np.dot(across, point), height / 2 - scale * np.dot(upward, point)


def button(stage, words):
    return stage.root.get_by_role("button", name=words, exact=True)


def scrubber(stage):
    return stage.root.get_by_role("slider", name="training")


def saved(stage):
    return stage.page.evaluate("() => stage.model.saved")


def said(stage):
    stage.page.wait_for_timeout(400)
    return stage.root.get_by_role("status").inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_page_and_python_agree_on_every_frame(page, name):
    widget = LogitPaths()
    stage = Stage(page, widget)
    for frame in range(0, LAST + 1, 3):
        turn = [float(3 * frame - 90), float(frame - 30)]
        stage.set(run=name, frame=frame, turn=turn)
        widget.run, widget.frame, widget.turn = name, frame, turn
        assert_same_numbers(stage.numbers(), widget.numbers, atol=0)


@pytest.mark.parametrize("largest", [1e-3, 1, 30, 900, 1e6])
def test_losses_of_any_size_keep_their_digits(page, largest):
    chance = np.random.default_rng(int(largest))
    paths = chance.normal(0, largest / 3, (6, 9, 3)).clip(-largest, largest)
    paths[-1] = largest * np.eye(3)[np.arange(9) % 3]  # all of them right
    widget = LogitPaths({"run": run(paths)}, np.arange(9) % 3)
    stage = Stage(page, widget)
    for frame in range(6):
        stage.set(frame=frame)
        widget.frame = frame
        assert_same_numbers(stage.numbers(), widget.numbers, atol=0)


def test_the_marks_stand_where_the_logits_are(page):
    ends = np.array([[6.0, -2, -4], [-1, 5, -4], [-5, -1, 6]])
    widget = LogitPaths({"run": run([np.zeros((3, 3)), ends / 2, ends])}, [0, 1, 2])
    stage = Stage(page, widget)
    # The farthest point fits, with a little room, however the space is turned.
    reach = 1.05 * np.linalg.norm(ends, axis=1).max()
    for turn in ([5.0, 30.0], [100.0, -20.0], [-60.0, 70.0], FRONT):
        for frame, logits in ((1, ends / 2), (2, ends)):
            stage.set(turn=turn, frame=frame)
            drawn = picture(stage)
            for k, point in enumerate(logits):
                x, y = place_of(stage, point, turn, reach)
                assert np.abs(drawn[round(y), round(x)] - COLOURS[k]).max() < 8, (turn, frame, k)
            middle = drawn[drawn.shape[0] // 2, drawn.shape[1] // 2]
            assert middle.max() < 40  # the start, in ink


def test_a_path_reaches_to_the_present_frame_and_no_farther(page):
    ends = np.array([[9.0, 0, -9], [9, 0, -9], [9, 0, -9]])
    paths = np.linspace(0, 1, 11)[:, None, None] * ends
    stage = Stage(page, LogitPaths({"run": run(paths)}, [0, 0, 0]))
    reach = 1.05 * np.linalg.norm(ends[0])
    stage.set(frame=5, turn=FRONT)
    for part, is_drawn in ((0.2, True), (0.4, True), (0.65, False), (0.9, False)):
        x, y = place_of(stage, part * ends[0], FRONT, reach)
        around = picture(stage)[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2]
        assert (np.abs(around - COLOURS[0]).max(axis=2).min() < 60) == is_drawn, part


def test_what_lies_behind_the_plane_shines_through_it(page):
    ends = np.array([[4.0, 1, -3], [1, -4, 1], [0, 9, -9]])
    widget = LogitPaths({"run": run([np.zeros((3, 3)), ends])}, [0, 1, 2])
    stage = Stage(page, widget)
    reach = 1.05 * np.linalg.norm(ends, axis=1).max()
    for turn, near in (([5.0, 30.0], [True, False]), ([185.0, -30.0], [False, True])):
        stage.set(turn=turn)
        for k in (0, 1):
            x, y = place_of(stage, ends[k], turn, reach)
            seen = picture(stage)[round(y), round(x)]
            assert (np.abs(seen - COLOURS[k]).max() < 3) == near[k], (turn, k, seen)


def test_from_the_edge_sgd_is_a_level_line_and_adam_is_not(page):
    stage = Stage(page, LogitPaths())
    button(stage, "From the edge").click()
    stage.settle()
    assert stage.get("turn") == EDGE
    middle = picture(stage).shape[0] / 2
    for k in range(3):
        rows = rows_of(stage, k)
        assert rows.size and np.abs(rows - middle).max() < 9  # a mark's half height
    assert "Seen from the edge" in said(stage) and "All sums z1 + z2 + z3 are 0" in said(stage)
    stage.set(run=ADAM)
    assert max(np.abs(rows_of(stage, k) - middle).max() for k in range(3)) > 25
    assert "farthest from 0 is" in said(stage)
    button(stage, "From the front").click()
    stage.settle()
    assert stage.get("turn") == FRONT and "the plane faces you" in said(stage)


def test_a_mouse_and_arrow_keys_turn_the_space(page):
    stage = Stage(page, LogitPaths())
    canvas = stage.root.locator(".handle").first
    around, up = stage.get("turn")
    drag(canvas, across=40, up=20, steps=5)
    stage.settle()
    assert stage.numbers()["turn"] == [around - 20, up - 10] == stage.get("turn")
    canvas.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    stage.settle()
    assert stage.numbers()["turn"] == [around - 15, up - 15]


def test_a_finger_turns_the_space_and_the_page_does_not_scroll(chromium):
    with on_a_phone(chromium, LogitPaths()) as stage:
        before = stage.numbers()["turn"]
        drag_with_finger(stage.root.locator("canvas"), up=29)
        stage.settle()
        assert stage.numbers()["turn"][1] < before[1] - 10


def test_the_range_scrubs_and_says_the_step(page):
    widget = LogitPaths()
    stage = Stage(page, widget)
    scrubber(stage).focus()
    page.keyboard.press("Home")
    stage.settle()
    assert stage.numbers()["step"] == 0 == stage.get("frame")
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    stage.settle()
    step = widget._runs[0]["steps"][7]
    assert stage.numbers()["step"] == step and stage.get("frame") == 7
    assert scrubber(stage).get_attribute("aria-valuetext") == f"step {step}"
    assert f"step {step} of 300" in stage.root.locator(".told").inner_text()
    assert f"{SGD}, step {step} of 300: loss " in said(stage)
    scrubber(stage).fill(str(LAST))
    stage.settle()
    assert stage.numbers()["step"] == 300


def test_another_run_is_chosen_by_its_name(page):
    stage = Stage(page, LogitPaths())
    for name in reversed(NAMES):
        stage.root.get_by_label(name).check()
        stage.settle()
        assert stage.get("run") == name
        expected = RUNS[name].logits[-1]
        assert np.abs(np.array(stage.numbers()["logits"]) - expected).max() < 0.002
    assert (
        Stage(page, LogitPaths({"one": RUNS[SGD]}, Y)).another_view().get_by_role("radio").count()
        == 0
    )


def test_playing_shows_the_training_and_tells_the_kernel_only_at_the_end(page):
    stage = Stage(page, LogitPaths())
    before = saved(stage)
    button(stage, "Play").click()
    steps = []
    for _ in range(10):
        page.wait_for_timeout(100)
        steps.append(stage.numbers()["step"])
    assert steps == sorted(steps) and 0 < steps[-1] < 60 and len(set(steps)) > 3
    assert (saved(stage), stage.get("frame")) == (before, LAST)
    button(stage, "Pause").click()
    stage.settle()
    step = stage.numbers()["step"]
    assert stage.get("frame") == round(float(scrubber(stage).input_value())) < 25
    assert saved(stage) == before + 1
    page.wait_for_timeout(200)
    assert stage.numbers()["step"] == step
    stage.set(frame=LAST - 4)
    button(stage, "Play").click()
    button(stage, "Pause").wait_for()
    button(stage, "Play").wait_for(timeout=5000)
    assert stage.get("frame") == LAST and stage.numbers()["step"] == 300


def test_the_whole_training_plays_in_about_six_seconds(page):
    stage = Stage(page, LogitPaths())
    start = page.evaluate("() => performance.now()")
    button(stage, "Play").click()
    button(stage, "Pause").wait_for()
    button(stage, "Play").wait_for(timeout=20000)
    assert 5000 < page.evaluate("() => performance.now()") - start < 12000
    assert stage.numbers()["step"] == 300


HIDDEN = """() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


COUNT_FRAMES = """() => {
    const ask = window.requestAnimationFrame;
    window.asked = 0;
    window.requestAnimationFrame = (draw) => { window.asked += 1; return ask(draw); };
}"""


@pytest.mark.parametrize("way", ["scrub", "hidden", "reset", "python", "labels", "close"])
def test_playing_stops(page, way):
    stage = Stage(page, LogitPaths())
    button(stage, "Play").click()
    page.wait_for_timeout(300)
    if way == "scrub":
        scrubber(stage).fill("30")
    if way == "hidden":
        page.evaluate(HIDDEN)
    if way == "reset":
        button(stage, "Reset").click()
    if way == "python":
        stage.set(frame=12)
    if way == "labels":
        stage.set(labels=["cat", "dog", "bird"])
    if way == "close":
        page.evaluate("() => stage.close()")
    stage.settle()
    before = stage.root.get_attribute("data-numbers")
    page.evaluate(COUNT_FRAMES)
    page.wait_for_timeout(300)
    assert page.evaluate("() => window.asked") == 0
    assert stage.root.get_attribute("data-numbers") == before
    frames = {"scrub": 30, "python": 12, "reset": LAST}
    if way in frames:
        assert stage.get("frame") == frames[way]
        assert stage.numbers()["step"] == LogitPaths()._runs[0]["steps"][frames[way]]
    if way != "close":
        assert button(stage, "Play").is_visible()


def test_playing_goes_on_while_the_space_is_turned_and_another_run_chosen(page):
    stage = Stage(page, LogitPaths())
    button(stage, "Play").click()
    page.wait_for_timeout(300)
    stage.root.get_by_label(ADAM).check()
    button(stage, "From the edge").click()
    stage.settle()
    before = stage.numbers()
    page.wait_for_timeout(400)
    assert stage.numbers()["step"] > before["step"] and before["turn"] == EDGE
    assert button(stage, "Pause").is_visible()


def test_a_shorter_run_chosen_while_playing_is_shown_at_its_end(page):
    longer = run(np.linspace(0, 9, 50).reshape(50, 1, 1) * np.ones((50, 2, 3)))
    short = run(np.linspace(0, 9, 3).reshape(3, 1, 1) * np.ones((3, 2, 3)))
    stage = Stage(page, LogitPaths({"longer": longer, "short": short}, [0, 1]))
    button(stage, "Play").click()
    page.wait_for_timeout(600)
    stage.root.get_by_label("short").check()
    button(stage, "Play").wait_for(timeout=3000)
    assert stage.numbers()["step"] == 2
    assert scrubber(stage).get_attribute("max") == "2"


def test_less_motion_is_heeded(page):
    page.emulate_media(reduced_motion="reduce")
    ends = np.array([[9.0, 0, -9]] * 3)
    stage = Stage(page, LogitPaths({"run": run([0 * ends, ends])}, [0, 0, 0]))
    stage.set(frame=0, turn=FRONT)
    still = picture(stage)
    page.wait_for_timeout(200)
    assert (picture(stage) == still).all()
    button(stage, "Play").click()  # from frame 0 to 1 in six seconds: nothing between them
    page.wait_for_timeout(500)
    assert (picture(stage) == still).all()
    page.emulate_media(reduced_motion="no-preference")
    page.wait_for_timeout(200)
    assert (picture(stage) != still).any()


def test_nothing_plays_by_itself(page):
    stage = Stage(page, LogitPaths())
    before, sent = stage.root.get_attribute("data-numbers"), saved(stage)
    page.wait_for_timeout(400)
    assert (stage.root.get_attribute("data-numbers"), saved(stage)) == (before, sent)


def test_one_frame_can_be_shown_and_played(page):
    stage = Stage(page, LogitPaths({"start": run(np.zeros((1, 2, 3)))}, [0, 2]))
    button(stage, "Play").click()
    page.wait_for_timeout(100)
    assert button(stage, "Play").is_visible()
    assert stage.numbers()["loss"] == pytest.approx(np.log(3), rel=1e-15)


def test_two_views_show_the_same_and_reset_brings_the_start_back(page):
    widget = LogitPaths()
    stage = Stage(page, widget)
    below = stage.another_view()
    stage.root.get_by_label(ADAM).check()
    scrubber(stage).fill("9")
    button(stage, "From the front").click()
    stage.settle()
    assert stage.numbers() == stage.numbers(below)
    assert stage.numbers()["step"] == widget._runs[1]["steps"][9]
    button(stage, "Reset").click()
    stage.settle()
    for root in (stage.root, below):
        assert_same_numbers(stage.numbers(root), widget.numbers)
        assert root.get_by_label(SGD).is_checked()


@pytest.mark.parametrize("width", [320, 400, 640])
def test_it_fits_its_place(page, width):
    figure = LogitPaths(RUNS, Y, ["a rather long name", "dog", "another long name"])
    stage = Stage(page, figure, width)
    boxes = stage.root.evaluate(
        """(root) => {
            const all = [...root.querySelectorAll("*")];
            const seen = all.filter((node) => node.checkVisibility());
            const leaves = (node) => !node.firstElementChild && node.tagName !== "path";
            return [root, ...seen.filter(leaves)].map((node) => {
                const { left, right, top, bottom } = node.getBoundingClientRect();
                const { fontSize } = getComputedStyle(node);
                return [left, right, top, bottom, parseFloat(fontSize), node.textContent];
            });
        }"""
    )
    (left, right, *_), *leaves = boxes
    assert len(leaves) > 20
    assert [words for x0, x1, *_, words in leaves if x0 < left - 1 or x1 > right + 1] == []
    assert min(size for *_, size, words in leaves if words) >= 11
    texts = [(a, b, c, d, words) for a, b, c, d, _, words in leaves if words]
    overlaps = [
        (p[4], q[4])
        for i, p in enumerate(texts)
        for q in texts[i + 1 :]
        if p[0] < q[1] - 1 and q[0] < p[1] - 1 and p[2] < q[3] - 2 and q[2] < p[3] - 2
    ]
    assert overlaps == []


@pytest.mark.parametrize("dark", [False, True])
def test_no_barrier_for_assistive_technology(page, dark):
    stage = Stage(page, LogitPaths())
    if dark:
        page.evaluate(DARK)
    stage.root.get_by_label(ADAM).check()
    button(stage, "Play").click()
    page.wait_for_timeout(200)
    button(stage, "Pause").click()
    found = Axe().run(page, context=".softmaxlib-live").response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("critical", "serious")] == []


def test_the_picture_follows_the_theme(page):
    stage = Stage(page, LogitPaths())
    light = picture(stage)
    page.evaluate(DARK)
    stage.settle()
    stage.settle()
    assert (picture(stage) != light).any()
