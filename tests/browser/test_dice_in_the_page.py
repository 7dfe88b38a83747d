"""The live die of notebook 3 on an empty page: swept, dragged, keyed, written, drawn and read."""

import re

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from pointing_hand import drag, drag_with_finger, middle_of, on_a_phone
from stage import Stage, assert_same_numbers

from softmaxlib.figures.chance import FOUR_DICE
from softmaxlib.live.base import joined_script
from softmaxlib.live.dice import MOST_DRAWS, Dice
from softmaxlib.live.draws import SEEDS, chances
from softmaxlib.palette import CLASS_STYLES

pytestmark = pytest.mark.browser

DARK = """() => {
    document.documentElement.style.setProperty("--jp-layout-color0", "#111");
    document.documentElement.style.setProperty("--jp-content-font-color0", "#eee");
    document.body.style.background = "#111";
}"""


def slider(stage, face):
    return stage.root.get_by_role("slider", name=f"weight of face {face}", exact=True)


def face_input(stage, face):
    return stage.root.get_by_role("spinbutton", name=f"value of face {face}", exact=True)


def press(stage, name):
    stage.root.get_by_role("button", name=name, exact=True).click()
    stage.settle()


def drag_weight(stage, face, up, steps=8):
    drag(slider(stage, face).locator(".grip"), up=up, steps=steps)
    stage.settle()


def status(stage):
    stage.page.wait_for_timeout(400)
    return stage.root.locator("p[role=status]").inner_text().replace("\u00a0", " ")


def as_python(stage):
    """The widget that the page's traits describe."""
    return Dice(**{name: stage.get(name) for name in ("weights", "faces", "draws", "seed")})


def test_the_page_agrees_with_python_over_the_whole_range(page):
    stage = Stage(page, Dice())
    assert_same_numbers(stage.numbers(), Dice().numbers, atol=0)
    chance = np.random.default_rng(0)
    for draws in (0, 1, 60, 1000, MOST_DRAWS):
        for _ in range(12):
            weights = chance.choice([0, 10, 0.1, 1e-9, *chance.uniform(0, 10, 4)], 6).tolist()
            faces = chance.choice([-100, 0, 100, *chance.uniform(-100, 100, 9)], 6).tolist()
            seed = int(chance.choice([0, 7, SEEDS - 1, chance.integers(SEEDS)]))
            stage.set(weights=weights, faces=faces, draws=draws, seed=seed)
            widget = Dice(weights, faces, draws, seed)
            assert_same_numbers(stage.numbers(), widget.numbers)
            assert stage.numbers()["counts"] == widget.counts


def test_the_generator_of_the_page_is_that_of_python(page):
    run = joined_script("draws.js") + (
        "return seeds.map((seed) => Array.from({ length: 500 }, (_, k) => chance(seed, k + 1)));"
    )
    seeds = [0, 1, 2**31, 2**31 - 1, SEEDS - 1, 123456789]
    drawn = page.evaluate("([text, seeds]) => new Function('seeds', text)(seeds)", [run, seeds])
    assert drawn == [chances(seed, 500).tolist() for seed in seeds]
    far = joined_script("draws.js") + "return chance(5, 100000);"
    assert page.evaluate("(text) => new Function(text)()", far) == chances(5, 100_000)[-1]


def test_counts_are_kept_and_begun_anew_as_it_needs(page):
    stage = Stage(page, Dice())
    for draws, weights in [(60, 5), (660, 5), (60, 5), (660, 3), (660, 0), (600, 3), (0, 3)]:
        stage.set(weights=[5, weights, 0, 1, 2, 3], draws=draws)
        assert stage.numbers()["counts"] == Dice([5, weights, 0, 1, 2, 3], draws=draws).counts


@pytest.mark.parametrize("weights", [[0.3] * 6, [0.1, 0, 0.7, 0.2, 0, 0], [0, 5e-324, 0, 0, 0, 0]])
def test_the_largest_chance_draws_a_face_that_is_possible(page, weights):
    run = joined_script("draws.js").replace("function chance(", "function other(")
    run += "const chance = (seed, k) => (k === 1 ? 0 : 1 - 1 / SEEDS);"
    run += "return makeCounter()(weights, 0, 2);"
    counts = page.evaluate("([text, w]) => new Function('weights', text)(w)", [run, weights])
    possible = np.flatnonzero(weights)
    assert counts == np.bincount([possible[0], possible[-1]], minlength=6).tolist()


def test_a_dragged_weight_shares_itself_out(page):
    stage = Stage(page, Dice())
    first = stage.root.locator(".handle").first
    assert first.get_attribute("aria-label") == "weight of face 1"
    drag_weight(stage, 1, 5)
    assert stage.get("weights")[0] > 5 and stage.get("weights")[1:] == [5] * 5
    assert stage.numbers()["probabilities"][0] > 1 / 6 > stage.numbers()["probabilities"][5]
    assert_same_numbers(stage.numbers(), as_python(stage).numbers)
    drag_weight(stage, 3, 400)
    drag_weight(stage, 4, -400)
    assert stage.get("weights")[2:4] == [10, 0]
    assert_same_numbers(stage.numbers(), as_python(stage).numbers)
    assert "0" in stage.texts() and not stage.overlapping()


def test_keys_move_a_weight_from_end_to_end(page):
    stage = Stage(page, Dice())
    slider(stage, 2).focus()
    weights = []
    keys = ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft", "PageUp", "PageDown", "End", "Home")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(120)  # longer than the page waits before it tells the kernel
        weights.append(stage.get("weights")[1])
    assert weights == [5.1, 5.2, 5.1, 5, 6, 5, 10, 0]
    assert stage.get("weights") == [5, 0, 5, 5, 5, 5]
    assert slider(stage, 2).get_attribute("aria-valuetext") == "weight 0, probability 0"
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(100)
    assert stage.get("weights")[1] == 0.1
    assert slider(stage, 2).get_attribute("aria-valuenow") == "0.1"
    assert slider(stage, 2).get_attribute("aria-valuetext") == "weight 0.1, probability 0.003984"


def test_a_finger_drags_a_weight_and_the_page_does_not_scroll(chromium):
    with on_a_phone(chromium, Dice()) as stage:
        drag_with_finger(slider(stage, 6).locator(".grip"), up=29)
        stage.settle()
        assert stage.get("weights")[5] > 6


@pytest.mark.parametrize("name", FOUR_DICE)
def test_the_dice_of_the_still_figure_can_be_taken(page, name):
    stage = Stage(page, Dice([1, 2, 3, 4, 5, 6]))
    press(stage, name)
    np.testing.assert_allclose(stage.numbers()["probabilities"], FOUR_DICE[name], 1e-14, 0)
    assert_same_numbers(stage.numbers(), as_python(stage).numbers)


def test_other_faces_move_the_variance_and_not_the_entropy(page):
    stage = Stage(page, Dice())
    before = stage.numbers()
    press(stage, "10 to 60")
    after = stage.numbers()
    assert after["entropy"] == before["entropy"] and after["mean"] == 35
    assert after["variance"] == pytest.approx(100 * before["variance"], rel=1e-12)
    assert {"at most 625", "at most ln 6 = 1.792"} <= set(stage.texts())
    assert [face_input(stage, k).input_value() for k in (1, 6)] == ["10", "60"]
    assert stage.root.get_by_role("button", name="10 or 60", exact=True).is_visible()
    press(stage, "1 to 6")
    assert stage.numbers() == before


def test_a_face_is_written_and_only_a_number_in_the_range_counts(page):
    stage = Stage(page, Dice())
    field = face_input(stage, 3)
    field.click()
    page.keyboard.press("ControlOrMeta+a")
    for key, value in [("-", 3), ("7", -7), (".", -7), ("5", -7.5), ("5", -7.55)]:
        page.keyboard.type(key)
        page.wait_for_timeout(150)  # longer than the page waits before it tells the kernel
        assert stage.get("faces")[2] == value
    assert field.input_value() == "-7.55"
    assert_same_numbers(stage.numbers(), Dice(faces=[1, 2, -7.55, 4, 5, 6]).numbers)
    for wrong in ("101", "-100.5", "", "1e9"):
        field.fill(wrong)
        page.wait_for_timeout(120)
        assert stage.get("faces")[2] == -7.55
        stage.set(seed=len(wrong))  # whatever is drawn meanwhile, the writing is left alone
        assert field.input_value() == wrong
    slider(stage, 1).focus()
    stage.settle()
    assert field.input_value() == "-7.55"
    field.focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(120)
    assert stage.get("faces")[2] == pytest.approx(-6.55)


def test_draws_are_the_same_for_the_same_clicks(page):
    stage = Stage(page, Dice())
    press(stage, "Draw 60")
    sixty = stage.numbers()["counts"]
    assert sixty == Dice(draws=60).counts and sum(sixty) == 60
    shown = stage.texts()
    assert any(text.startswith("drawn: 60 times") for text in shown)
    assert {f"{count:g}" for count in sixty} <= set(shown)
    press(stage, "Draw 600")
    assert (stage.get("draws"), stage.numbers()["counts"]) == (660, Dice(draws=660).counts)
    assert f"660 draws. Probability of 1: 0.1667 (drawn {Dice(draws=660).counts[0]})" in status(
        stage
    )
    press(stage, "Clear")
    assert (stage.get("draws"), stage.get("seed")) == (0, 1)
    assert stage.numbers()["counts"] == [0] * 6
    assert "drawn: nothing yet: press Draw 60" in stage.texts()
    press(stage, "Clear")
    press(stage, "Draw 60")
    assert stage.numbers()["counts"] == Dice(draws=60, seed=1).counts != sixty
    press(stage, "Reset")
    press(stage, "Draw 60")
    assert stage.numbers()["counts"] == sixty


def test_a_moved_weight_clears_the_draws_and_a_face_does_not(page):
    stage = Stage(page, Dice())
    press(stage, "Draw 60")
    press(stage, "10 to 60")
    assert stage.get("draws") == 60
    drag_weight(stage, 1, -10)
    assert (stage.get("draws"), stage.get("seed")) == (0, 1)
    assert stage.numbers()["counts"] == [0] * 6
    press(stage, "Draw 60")
    press(stage, "loaded")
    assert (stage.get("draws"), stage.get("seed")) == (0, 2)


def test_draws_end_at_their_most(page):
    stage = Stage(page, Dice(draws=MOST_DRAWS - 100, seed=SEEDS - 1))
    press(stage, "Draw 600")
    assert stage.get("draws") == MOST_DRAWS
    assert stage.numbers()["counts"] == as_python(stage).counts
    press(stage, "Clear")
    assert stage.get("seed") == 0


def test_one_sees_which_counts_are_above_their_line(page):
    stage = Stage(page, Dice(draws=660))
    ends = stage.root.locator("g:has(> .expected)").evaluate_all(
        """(holders) => holders.map((holder) => {
            const parts = [".bar", ".expected:not(.halo)", ".halo"];
            const [bar, line, around] = parts.map((one) => holder.querySelector(one));
            const halo = parseFloat(getComputedStyle(around).strokeWidth);
            return [Number(line.getAttribute("y1")) - Number(bar.getAttribute("y")), halo / 2];
        })"""
    )
    counts = np.array(stage.numbers()["counts"])
    assert np.abs(counts - 110).max() >= 5
    for count, (higher, hidden) in zip(counts, ends, strict=True):
        if abs(count - 110) >= 5:
            assert np.sign(higher) == np.sign(count - 110) and abs(higher) > hidden + 1.5


def test_the_lines_stand_at_what_is_expected_and_the_bars_at_the_counts(page):
    stage = Stage(page, Dice([1, 2, 3, 4, 0, 10], draws=600))
    counts = stage.numbers()["counts"]
    parts = stage.root.evaluate(
        """(root) => [...root.querySelectorAll(".expected:not(.halo)")].map((line) => {
            const bar = line.parentNode.querySelector(".bar");
            return [line, bar].map((node) => Number(node.getAttribute(
                node === line ? "y1" : "y")));
        })"""
    )
    lines, bars = np.transpose(parts)
    fit = np.polyfit(counts, bars, 1)
    expected = 30 * np.array([1, 2, 3, 4, 0, 10])
    assert fit[0] < 0 and not np.array_equal(counts, expected)
    np.testing.assert_allclose(bars, np.polyval(fit, counts), atol=1e-6)
    np.testing.assert_allclose(lines, np.polyval(fit, expected), atol=1e-6)
    stage.set(draws=60, weights=[5] * 6)
    assert min(stage.numbers()["counts"]) == 4  # below its line by more than its text is high
    above = stage.root.evaluate(
        """(root) => [...root.querySelectorAll(".expected.halo")].map((line) =>
            line.parentNode.querySelector(".value").getBBox().y + 12 < line.getAttribute("y1"))"""
    )
    assert above == [True] * 6
    stage.set(draws=0)
    assert stage.root.locator(".expected:visible").count() == 0


def test_the_gauges_show_their_part_of_the_largest(page):
    stage = Stage(page, Dice())
    gauges = stage.root.locator(".level")
    tracks = stage.root.locator(".gauge")

    def parts():
        widths = [float(node.get_attribute("width")) for node in [*gauges.all(), *tracks.all()]]
        return [widths[0] / widths[2], widths[1] / widths[3]]

    assert parts() == pytest.approx([1, 2.9166666667 / 6.25])
    press(stage, "1 or 6")
    assert parts() == pytest.approx([np.log(2) / np.log(6), 1])
    assert {"entropy: 0.6931 nats", "variance: 6.25, mean 3.5"} <= set(stage.texts())
    stage.set(faces=[4] * 6)
    assert parts() == pytest.approx([np.log(2) / np.log(6), 0])
    assert {"variance: 0, mean 4", "at most 0"} <= set(stage.texts())


def test_without_weights_it_says_so_in_words(page):
    stage = Stage(page, Dice([0, 0, 0, 0, 0, 1]))
    assert stage.numbers()["entropy"] == 0
    slider(stage, 6).focus()
    page.keyboard.press("Home")
    stage.settle()
    assert np.isnan(stage.numbers()["probabilities"]).all()
    assert_same_numbers(stage.numbers(), Dice([0] * 6).numbers)
    press(stage, "Draw 60")
    assert stage.get("draws") == 0 and stage.numbers()["counts"] == [0] * 6
    shown = stage.texts()
    assert "probability: none, all weights are 0" in shown
    assert {"entropy: none", "variance: none", "drawn: nothing can come up"} <= set(shown)
    assert status(stage) == "All weights are 0: nothing can come up."
    assert slider(stage, 6).get_attribute("aria-valuetext") == "weight 0, no probability"
    assert not re.search(r"\bnan\b|NaN|Infinity", stage.root.inner_html())
    press(stage, "fair")
    press(stage, "Draw 60")
    assert_same_numbers(stage.numbers(), as_python(stage).numbers)


WIDEST = {
    "fair": {},
    "many draws": {"weights": [5, 0, 3.3, 10, 0.1, 7], "draws": MOST_DRAWS},
    "no weights": {"weights": [0] * 6, "draws": 60},
    "long faces": {"faces": [-100, -99.99, 33.333, 0, -0.0123, 100], "weights": [9.9] * 6},
    "large": {"faces": [-99.99, 100, 1, 1, 1, 1], "weights": [9.9, 9.9, 0, 0, 0, 0.1], "draws": 99},
    "lines over bars": {"draws": 7, "weights": [3, 1, 4, 1, 5, 9]},
}


@pytest.mark.parametrize("width", [320, 400, 640])
@pytest.mark.parametrize("state", WIDEST)
def test_texts_keep_apart_and_in_the_picture(page, width, state):
    stage = Stage(page, Dice(**WIDEST[state]), width)
    assert stage.overflowing() == []
    assert stage.overlapping() == []
    sizes = "(nodes) => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    assert min(stage.root.locator("svg text, input, button, p").evaluate_all(sizes)) >= 11
    boxes = stage.root.locator("input, button").evaluate_all(
        "(nodes) => nodes.map((n) => n.getBoundingClientRect()).map((b) => [b.left, b.right])"
    )
    root = stage.root.bounding_box()
    assert all(root["x"] <= left < right <= root["x"] + root["width"] for left, right in boxes)
    for face in range(1, 7):  # each input stands under its bar
        bar, field = slider(stage, face).locator(".bar"), face_input(stage, face)
        left = float(bar.get_attribute("x")) + float(bar.get_attribute("width")) / 2
        svg = stage.root.locator("svg").bounding_box()
        assert middle_of(field)[0] == pytest.approx(svg["x"] + left, abs=1)


def test_two_views_show_the_same_and_reset_brings_back_the_start(page):
    stage = Stage(page, Dice([1, 2, 3, 4, 5, 6], draws=60, seed=5))
    below = stage.another_view()
    start = stage.numbers()
    assert start["counts"] == Dice([1, 2, 3, 4, 5, 6], draws=60, seed=5).counts
    drag_weight(stage, 2, 30)
    press(stage, "10 to 60")
    press(stage, "Draw 600")
    assert stage.numbers() == stage.numbers(below) != start
    press(stage, "Reset")
    assert stage.numbers() == stage.numbers(below) == start
    assert face_input(stage, 2).input_value() == "2"
    drag_weight(stage, 2, -30)
    assert stage.get("_start")["weights"] == [1, 2, 3, 4, 5, 6]


def test_without_controls_the_bars_and_faces_remain(page):
    stage = Stage(page, Dice(controls=False))
    assert stage.root.get_by_role("button").count() == 0
    assert "drawn: nothing yet" in stage.texts()
    drag_weight(stage, 1, 20)
    assert stage.get("weights")[0] > 5
    face_input(stage, 1).fill("9")
    page.wait_for_timeout(100)
    assert stage.get("faces")[0] == 9
    assert_same_numbers(stage.numbers(), as_python(stage).numbers)


def test_it_leaves_nothing_behind_and_follows_the_hand_quickly(page):
    stage = Stage(page, Dice())
    x, y = middle_of(slider(stage, 3).locator(".grip"))
    page.evaluate(
        """() => {
            window.frames_seen = 0;
            new MutationObserver(() => { window.frames_seen += 1; })
                .observe(document.querySelector(".softmaxlib-live"), { attributes: true });
        }"""
    )
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(x, y - (step % 20))
    page.mouse.up()
    stage.settle()
    seconds = page.evaluate("() => performance.now()") / 1000
    assert 1 <= page.evaluate("() => stage.model.saved") <= 2 + 12.5 * seconds
    assert page.evaluate("() => window.frames_seen") > 5
    page.evaluate("() => stage.close()")
    assert page.evaluate("() => stage.model.listeners.length") == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_for_assistive_technology(page, theme):
    stage = Stage(page, Dice(draws=60))
    if theme == "dark":
        page.evaluate(DARK)
    page.wait_for_timeout(100)
    violations = Axe().run(page, context=".softmaxlib-live").response["violations"]
    assert [v["id"] for v in violations if v["impact"] in ("critical", "serious")] == []
    names = stage.root.locator("input, button").evaluate_all(
        "(nodes) => nodes.map((node) => node.getAttribute('aria-label') || node.textContent)"
    )
    assert len(names) == len(set(names)) == 16 and all(names)
    assert stage.root.get_by_role("group", name="Die:").get_by_role("button").count() == 4
    assert stage.root.locator(".bar").first.get_attribute("fill") == CLASS_STYLES[4].colour
