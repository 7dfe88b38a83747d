"""The still figure of forecasts: the floor, the extra and the blind guess."""

import math

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib.figures.forecasts import extra, forecasts

TARGET, TRIES = [0.7, 0.2, 0.1], [[0.3, 0.3, 0.4], [0.6, 0.2, 0.2]]
SIXTH = [1 / 6] * 6
DRAWN = {
    "plain": lambda: forecasts(TARGET, TRIES),
    "uniform and right": lambda: forecasts(TARGET, {"uniform": [1 / 3] * 3, "right": TARGET}),
    "two classes, one rules out": lambda: forecasts((0.5, 0.5), [(0.5, 0.5), (1, 0)], ["a", "b"]),
    "one-hot": lambda: forecasts([0, 0, 0, 1], [[0.05, 0.02, 0.9, 0.03]]),
    "far off": lambda: forecasts([0.5, 0.5], [[1e-300, 1], [0.4, 0.6]]),
    "six, long names": lambda: forecasts(
        SIXTH, {"strawberry": SIXTH, "other": [0.5, 0.1, 0.1, 0.1, 0.1, 0.1]}, ["W" * 10] * 6
    ),
    "five tries": lambda: forecasts(np.array(TARGET), np.full((5, 3), 1 / 3)),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_in_words():
    assert forecasts(TARGET, TRIES).description == (
        "For cat, dog, bird the target is [0.7, 0.2, 0.1], with the entropy 0.8018 nats: no "
        "forecast has a lower average surprise. A blind guess has ln 3 = 1.0986. The forecasts: "
        "try 1 [0.3, 0.3, 0.4] has 0.8018 + 0.3734 = 1.1752, worse than a blind guess; "
        "try 2 [0.6, 0.2, 0.2] has 0.8018 + 0.0386 = 0.8404, better than a blind guess."
    )


@pytest.mark.parametrize("tries", [TRIES, [[0.1, 0.1, 0.8], [1 / 3] * 3, TARGET]])
def test_the_bars_are_the_probabilities_the_floor_and_the_extra(tries):
    panels = forecasts(TARGET, tries).figure.axes
    y = np.array(TARGET)
    for row, p in enumerate([TARGET, *tries]):
        shares = [bar.get_width() for bar in panels[2 * row].patches[-3:]]
        assert shares == pytest.approx(p)
        floor, more = panels[2 * row + 1].patches[:2]
        average = -np.sum(y * np.log(p))
        assert floor.get_width() == pytest.approx(-np.sum(y * np.log(y)))
        assert more.get_x() == floor.get_width()
        assert floor.get_width() + more.get_width() == pytest.approx(average)
        low, blind = (line.get_segments()[0][0, 0] for line in panels[2 * row + 1].collections[:2])
        assert (low, blind) == pytest.approx((floor.get_width(), math.log(3)))


def test_all_surprise_panels_have_one_scale_and_the_lines_are_named_where_they_stand():
    figure = forecasts(TARGET, TRIES).figure
    panels = figure.axes[1:6:2]
    assert len({panel.get_xlim() for panel in panels}) == 1
    box, (_, most) = panels[0].get_position(), panels[0].get_xlim()
    told = {text.get_text(): text.get_position()[0] for text in figure.texts}
    for name, value in (("entropy 0.8018", 0.80182), ("ln 3 = 1.0986", math.log(3))):
        assert told[name] == pytest.approx(box.x0 + box.width * value / most, abs=1e-4)


def test_verdicts():
    def told(tries):
        return [text.get_text() for text, _ in visible_texts(forecasts(TARGET, tries).figure)]

    assert "0.8018, no extra, better than a blind guess" in told([TARGET])
    assert "0.8018 + 0.2968 = 1.0986, as good as a blind guess" in told([[1 / 3] * 3])
    assert "no upper limit: it ruled out what happens" in told([[0, 0.5, 0.5]])


def test_what_never_happens_may_be_ruled_out():
    assert extra(np.array([0.5, 0.5, 0]), np.array([0.5, 0.5, 0])) == 0
    assert extra(np.array([0.5, 0.5, 0]), np.array([0.25, 0.25, 0.5])) == pytest.approx(math.log(2))
    assert extra(np.array([1.0, 0]), np.array([0.0, 1])) == math.inf


def test_bars_without_limit_end_in_an_arrow():
    panels = forecasts(TARGET, [[0, 0.5, 0.5], TARGET]).figure.axes
    assert [line.get_marker() for line in panels[3].lines] == [">"]
    assert not panels[5].lines


@pytest.mark.parametrize(
    "draw",
    [
        lambda: forecasts([0.7, 0.2], TRIES),
        lambda: forecasts([0.7, 0.2, 0.2], TRIES),
        lambda: forecasts([1.0], [[1.0]]),
        lambda: forecasts(TARGET, []),
        lambda: forecasts(TARGET, TARGET),
        lambda: forecasts(TARGET, [TARGET] * 6),
        lambda: forecasts(TARGET, [[-0.1, 0.6, 0.5]]),
        lambda: forecasts(TARGET, {"a name that is too long": TARGET}),
        lambda: forecasts(TARGET, {1: TARGET}),
        lambda: forecasts(TARGET, "abc"),
        lambda: forecasts(TARGET, None),
        lambda: forecasts(TARGET, TRIES, ["one"]),
        lambda: forecasts("cat", TRIES),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"[Ii]t was given|give one"):
        draw()
