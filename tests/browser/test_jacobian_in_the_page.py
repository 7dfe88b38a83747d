"""The live table of slopes on an empty page: swept, dragged, pointed at, read aloud."""

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from pointing_hand import drag_with_finger, middle_of, on_a_phone
from stage import Stage, assert_same_numbers

from softmaxlib.figures.nudging import four_decimals, signed
from softmaxlib.live.jacobian import Jacobian

pytestmark = pytest.mark.browser

DARK = (
    ":root { --jp-layout-color0: #111; --jp-content-font-color0: #eee } body { background: #111 }"
)


def cells(stage):
    """The texts of the table's cells, as rows."""
    texts = stage.root.locator(".cell").all_text_contents()
    count = round(len(texts) ** 0.5)
    return [texts[row * count : (row + 1) * count] for row in range(count)]


def parts(stage):
    """How strong the colour of each cell is: 1 is the full colour."""
    read = "(nodes) => nodes.map((node) => Number(node.style.getPropertyValue('--part')))"
    return np.array(stage.root.locator(".slope").evaluate_all(read))


def who_pays(stage):
    return stage.root.locator("p").first.inner_text()


def nudged_column(stage):
    """The number of the framed column, or None."""
    frame = stage.root.locator(".nudged")
    if not frame.is_visible():
        return None
    lefts = [float(box.get_attribute("x")) for box in stage.root.locator(".column").all()]
    return lefts.index(float(frame.get_attribute("x")))


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_page_and_python_agree_over_the_whole_range(page, count):
    stage = Stage(page, Jacobian([0.0] * count))
    chance = np.random.default_rng(count)
    for T in (0.1, 0.35, 1.0, 2.5, 10.0):
        for _ in range(10):
            logits = chance.choice([-3, 5, *chance.uniform(-3, 5, 4)], count).tolist()
            stage.set(logits=logits, temperature=T)
            told = stage.numbers()
            # Products below 1e-300 lose digits, as float64 itself does there.
            assert_same_numbers(told, Jacobian(logits, temperature=T).numbers, atol=1e-300)
            for axis in (0, 1):
                assert np.abs(np.sum(told["slopes"], axis=axis)).max() < 1e-15 / T


@pytest.mark.parametrize("logits", [[5, -3, -3], [60, 1, -40], [30, 30, -30], [100, -100, 0]])
def test_saturated_slopes_keep_their_digits(page, logits):
    figure = Jacobian(logits)
    assert_same_numbers(Stage(page, figure).numbers(), figure.numbers, atol=0)


@pytest.mark.parametrize("logits", [[2, 1, 0.1], [5, -3, -3], [0, 0, 5], [30, 1, 0]])
def test_cells_are_written_as_in_the_still_figure(page, logits):
    figure = Jacobian(logits)
    stage = Stage(page, figure)
    assert cells(stage) == [[signed(s, write=four_decimals) for s in row] for row in figure.slopes]


def test_the_still_example_stands_in_the_table(page):
    stage = Stage(page, Jacobian())
    assert cells(stage) == [
        ["+0.2247", "-0.1598", "-0.0650"],
        ["-0.1598", "+0.1837", "-0.0239"],
        ["-0.0650", "-0.0239", "+0.0889"],
    ]
    assert stage.texts().count("total") == 2
    assert {"pays -0.25", "+0.25 gains", "share that", "score that is nudged →"} <= set(
        stage.texts()
    )


def test_the_totals_are_sums_of_the_cells(page):
    """The text of a total is computed: a wrong table would show."""
    stage = Stage(page, Jacobian([2, 1, 0.1, 1, 0.5, -2], temperature=0.1))
    totals = ".middle:not(.cell, .slight)"
    for T in (0.1, 0.3, 1, 10):
        stage.set(temperature=T)
        seen = stage.root.locator(f"svg {totals}").all_text_contents()
        assert [text for text in seen if text != "pays"] == ["0"] * 12
    from softmaxlib.live.base import joined_script

    script = joined_script("slopes.js") + "return totalText([0.25, -0.125]);"
    assert page.evaluate("(text) => new Function(text)()", script) == "+0.1250"


@pytest.mark.parametrize("T", [0.1, 1.0, 4.0])
def test_the_full_colour_is_a_quarter_by_T_and_cells_fade(page, T):
    stage = Stage(page, Jacobian([1.0, 1.0], temperature=T))
    assert parts(stage) == pytest.approx([1, 1, 1, 1])
    stage.set(logits=[5.0, -3.0])
    slopes = np.ravel(stage.numbers()["slopes"])
    assert parts(stage) == pytest.approx(4 * T * np.abs(slopes), abs=1e-6)
    if T <= 1:
        assert parts(stage).max() < 0.01
    signs = stage.root.locator(".slope").evaluate_all(
        "(nodes) => nodes.map((n) => n.classList.contains('gain') - n.classList.contains('pay'))"
    )
    assert signs == np.sign(slopes).tolist()


def test_a_slope_of_exactly_zero_has_no_sign_and_no_colour(page):
    stage = Stage(page, Jacobian([100, -100], ["a", "b"], temperature=0.1))
    assert cells(stage) == [["0", "0"], ["0", "0"]]
    assert parts(stage).max() == 0
    assert stage.root.locator(".gain, .pay").count() == 0


def test_a_mouse_drags_a_score_and_its_column_is_framed(page):
    stage = Stage(page, Jacobian())
    assert nudged_column(stage) is None
    assert who_pays(stage) == "Point at a column, or click a score: who gains, and who pays?"
    x, y = middle_of(stage.root.locator(".handle").first.locator(".grip"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 4, y - 9, steps=4)
    page.mouse.move(x + 300, y - 25, steps=6)
    stage.settle()
    assert nudged_column(stage) == 0
    page.mouse.up()
    page.wait_for_timeout(50)
    logits = stage.get("logits")
    assert 2.5 < logits[0] <= 5 and logits[1:] == [1.0, 0.1]
    assert_same_numbers(stage.numbers(), Jacobian(logits).numbers, atol=0)


def test_keys_move_a_score_and_its_column_is_framed(page):
    stage = Stage(page, Jacobian())
    dog = stage.root.get_by_role("slider", name="dog", exact=True)
    dog.focus()
    stage.settle()
    assert nudged_column(stage) == 1
    for key in ("ArrowUp", "PageUp", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    page.wait_for_timeout(150)  # until the kernel has heard of it
    logits = stage.get("logits")
    assert logits == pytest.approx([2.0, 2.1, 0.1])
    assert_same_numbers(stage.numbers(), Jacobian(logits).numbers, atol=0)
    assert dog.get_attribute("aria-valuetext") == (
        "dog: logit 2.1, share 0.4902; a nudge gains 0.2499, paid by cat 0.2174, bird 0.0325"
    )
    page.keyboard.press("Tab")
    stage.settle()
    assert nudged_column(stage) == 2
    page.keyboard.press("Tab")
    stage.settle()
    assert nudged_column(stage) is None


def test_pointing_at_a_column_tells_who_pays(page):
    stage = Stage(page, Jacobian())
    for column, words in enumerate(
        (
            "Nudge cat: its share gains 0.2247 per unit of score, paid by dog 0.1598, bird 0.0650.",
            "Nudge dog: its share gains 0.1837 per unit of score, paid by cat 0.1598, bird 0.0239.",
            "Nudge bird: its share gains 0.0889 per unit of score, paid by cat 0.0650, dog 0.0239.",
        )
    ):
        stage.root.locator(".column").nth(column).hover()
        stage.settle()
        assert nudged_column(stage) == column
        assert who_pays(stage) == words
    stage.root.locator(".column").nth(1).click()
    page.mouse.move(0, 0)
    stage.settle()
    assert nudged_column(stage) == 1
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "dog"


def test_the_controls_stay_in_place_while_columns_are_pointed_at(page):
    for width in (320, 640):
        for count in (2, 3, 6):
            stage = Stage(page, Jacobian([2.0, -1.0, 0.1, 5.0, -3.0, 1.25][:count]), width)
            reset = stage.root.get_by_role("button", name="Reset")
            before = reset.bounding_box()
            for column in stage.root.locator(".column").all():
                column.hover()
                stage.settle()
                assert reset.bounding_box() == before
            page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")


def test_a_finger_drags_a_score_and_taps_a_column(chromium):
    with on_a_phone(chromium, Jacobian()) as stage:
        drag_with_finger(stage.root.locator(".grip").first, up=25)
        stage.settle()
        assert stage.get("logits")[0] > 2.5
        stage.page.touchscreen.tap(*middle_of(stage.root.locator(".column").nth(2)))
        stage.page.wait_for_timeout(100)
        assert nudged_column(stage) == 2
        assert who_pays(stage).startswith("Nudge bird: its share gains ")


def test_the_temperature_moves_the_table_and_reset_puts_all_back(page):
    stage = Stage(page, Jacobian(controls="temperature"))
    stage.root.locator('input[type="range"]').focus()
    page.keyboard.press("End")
    stage.settle()
    assert stage.get("temperature") == 10
    assert_same_numbers(stage.numbers(), Jacobian(temperature=10).numbers, atol=0)
    assert "+0.025 gains" in stage.texts()
    page.keyboard.press("Home")
    stage.settle()
    assert_same_numbers(stage.numbers(), Jacobian(temperature=0.1).numbers, atol=0)
    stage.root.locator(".handle").first.focus()
    page.keyboard.press("Home")
    stage.root.get_by_role("button", name="Reset").click()
    stage.settle()
    assert (stage.get("temperature"), stage.get("logits")) == (1, [2.0, 1.0, 0.1])
    assert_same_numbers(stage.numbers(), Jacobian().numbers, atol=0)


def test_the_temperature_has_a_slider_only_where_it_is_asked_for(page):
    stage = Stage(page, Jacobian())
    controls = stage.root.locator(".controls > *")
    assert controls.all_inner_texts() == ["Reset"]
    assert "score: logit" in stage.texts()
    stage.set(temperature=0.25)  # by Python: the picture says so
    assert "score: logit; temperature T = 0.25" in stage.texts()
    stage.set(controls=["temperature"])
    assert controls.count() == 2 and stage.root.locator('input[type="range"]').is_visible()


def test_the_table_says_what_a_slope_is(page):
    words = "slope: what the share gains per unit of score"
    for width, ending in ((640, ", for a tiny nudge"), (340, "")):
        assert words + ending in Stage(page, Jacobian(), width).texts()
        page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")


def test_a_clicked_score_tells_who_pays(page):
    stage = Stage(page, Jacobian())
    stage.root.locator(".grip").nth(1).click()
    page.mouse.move(0, 0)
    stage.settle()
    assert nudged_column(stage) == 1 and who_pays(stage).startswith("Nudge dog: ")


def test_the_state_is_said_in_words(page):
    stage = Stage(page, Jacobian())
    stage.set(logits=[1.0, 1.0, 1.0])
    page.wait_for_timeout(500)
    assert stage.root.locator('[role="status"]').inner_text() == (
        "cat: score 1, share 0.3333, own slope +0.2222. "
        "dog: score 1, share 0.3333, own slope +0.2222. "
        "bird: score 1, share 0.3333, own slope +0.2222. Each row and each column adds up to 0."
    )


@pytest.mark.parametrize("width", [320, 400, 640])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_texts_stay_apart_and_in_the_picture(page, width, count):
    stage = Stage(page, Jacobian([0.0] * count), width)
    for logits in ([2.0, -1.0, 0.1, 5.0, -3.0, 1.25], [5.0, 5.0, -3, -3, -3, -3], [0.0] * 6):
        for T in (0.1, 0.12, 1.0, 3.0, 10.0):
            stage.set(logits=logits[:count], temperature=T)
            assert stage.overflowing() == [], (logits, T)
            assert stage.overlapping() == [], (logits, T)
            assert beside_its_cell(stage) == [], (logits, T)
    sizes = "(nodes) => nodes.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    assert min(stage.root.locator("svg text").evaluate_all(sizes)) >= 11


def beside_its_cell(stage):
    """The texts of cells that touch the lines around their cell, and row names in the table."""
    return stage.root.evaluate(
        """(root) => {
            const boxes = [...root.querySelectorAll(".slope")]
                .map((box) => box.getBoundingClientRect());
            const out = [...root.querySelectorAll(".cell")].filter((text, k) => {
                const { left, right } = text.getBoundingClientRect();
                return left < boxes[k].left + 1 || right > boxes[k].right - 1;
            });
            const names = [...root.querySelectorAll(".row-name, .row-share")].filter(
                (text) => text.getBoundingClientRect().right > boxes[0].left - 2);
            return [...out, ...names].map((node) => node.textContent);
        }"""
    )


def test_long_names_are_cut_off(page):
    labels = ["elephant seal", "Wombat", "i", "ostrich", "a dog", "cat"]
    for width in (320, 640):
        stage = Stage(page, Jacobian([0.0] * 6, labels), width)
        assert stage.overflowing() == stage.overlapping() == beside_its_cell(stage) == []
        names = stage.root.locator(".row-name").all_text_contents()
        assert names[0].startswith("ele") and names[0].endswith("…") and names[2] == "i"
        page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")


def test_two_views_show_the_same_and_closing_leaves_nothing(page):
    stage = Stage(page, Jacobian())
    below = stage.another_view()
    stage.root.locator(".handle").first.focus()
    page.keyboard.press("PageUp")
    page.wait_for_timeout(200)
    assert stage.numbers() == stage.numbers(below) == Stage.numbers(stage, below)
    assert stage.get("logits")[0] == 3
    assert below.locator(".cell").first.text_content() == cells(stage)[0][0]
    page.evaluate("() => stage.close()")
    assert page.evaluate("() => stage.model.listeners.length") == 0


def test_another_range_and_other_names_build_the_figure_anew(page):
    stage = Stage(page, Jacobian())
    stage.set(high=9, labels=["a", "b", "c"])
    slider = stage.root.get_by_role("slider", name="a", exact=True)
    assert slider.get_attribute("aria-valuemax") == "9"
    assert stage.root.locator(".row-name").all_text_contents() == ["a", "b", "c"]


CONTRASTS = """
(root) => {
  const parse = (text) => text.match(/[\\d.]+/g).slice(0, 3).map((x) => Number(x) / 255);
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = parse(getComputedStyle(document.body).backgroundColor);
  const texts = root.querySelectorAll(".cell");
  return [...root.querySelectorAll(".slope")].map((box, k) => {
    const style = getComputedStyle(box);
    const [fill, part] = [parse(style.fill), Number(style.fillOpacity)];
    const mixed = fill.map((c, i) => part * c + (1 - part) * paper[i]);
    const [a, b] = [light(mixed), light(parse(getComputedStyle(texts[k]).fill))];
    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), part];
  });
}
"""


@pytest.mark.parametrize("theme", ["dark", "light", "unknown"])
def test_full_colours_leave_the_numbers_readable(page, theme):
    if theme == "dark":
        page.add_style_tag(content=DARK)
    else:
        page.add_style_tag(content="body { background: #fff; color: #111 }")
    if theme == "light":
        page.evaluate("() => { document.body.dataset.jpThemeLight = 'true'; }")
    stage = Stage(page, Jacobian([1.0, 1.0]))
    for contrast, part in stage.root.evaluate(CONTRASTS):
        assert contrast > 4.5
        assert part == pytest.approx(1.0 if theme == "light" else 0.6)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("count", [3, 6])
def test_no_barrier_for_assistive_technology(page, theme, count):
    if theme == "dark":
        page.add_style_tag(content=DARK)
    stage = Stage(page, Jacobian([2.0, -1.0, 0.1, 5.0, -3.0, 1.25][:count]))
    stage.root.locator(".handle").first.focus()
    page.wait_for_timeout(400)
    result = Axe().run(page, context=".softmaxlib-live")
    severe = [v for v in result.response["violations"] if v["impact"] in ("critical", "serious")]
    assert severe == []
