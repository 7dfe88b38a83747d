"""The still figure of a slope: its lines are secants and the tangent of the sigmoid."""

import re

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import sigmoid
from softmaxlib.figures.secants import secants

CASES = [(1, 1.5), (-1, 1.5), (0, 2), (4, 4), (-4, 0.25), (0.3, 0.25), (-2.123, 3.217), (4, 0.25)]


@pytest.fixture(params=CASES, ids=str)
def drawn(request):
    return secants(*request.param)


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_in_words():
    assert secants().description == (
        "The sigmoid at x = 1, with the nudge h = 1.5: the shares at x - h, x and x + h are "
        "0.3775, 0.7311, 0.9241. The line through x and x + h, up only, has the slope 0.1287; the "
        "line through x - h and x + h, up and down, 0.1822. The true slope at x is 0.1966. "
        "The lines stray from it: up only by 0.0679, up and down by 0.0144."
    )


def straight_lines(panel, x, h):
    """The lines of two points that go beyond x + h, as (slope, height at x, line style)."""
    lines = []
    for line in panel.lines:
        z, y = line.get_data()
        if len(z) == 2 and z[0] < z[1] and z[1] > x + h and line.get_transform() == panel.transData:
            slope = (y[1] - y[0]) / (z[1] - z[0])
            lines.append((slope, y[0] + slope * (x - z[0]), line.get_linestyle()))
    return lines


@pytest.mark.parametrize("x, h", CASES)
def test_the_lines_have_the_slopes_that_are_said(x, h):
    drawn = secants(x, h)
    low, here, high = sigmoid(np.array([x - h, x, x + h], dtype=float))
    up_only, both, true = (high - here) / h, (high - low) / (2 * h), here * (1 - here)
    wanted = [(both, (low + high) / 2, "-"), (both, here, "-"), (true, here, "-")]
    if x == 0:
        wanted.pop(1)  # moved to x, it would be the same line
    wanted.append((up_only, here, "--"))
    lines = straight_lines(drawn.figure.axes[0], x, h)
    assert [line[2] for line in lines] == [line[2] for line in wanted]
    assert np.allclose([line[:2] for line in lines], [line[:2] for line in wanted], atol=1e-12)

    texts = {text.get_text() for text, _ in visible_texts(drawn.figure)}
    assert {
        f"up only: slope {up_only:.4f}",
        f"up and down: slope {both:.4f}",
        f"true slope at x: {true:.4f}",
    } <= texts
    assert f"change of\nshare: {high - low:.4f}" in texts
    assert all(f"{slope:.4f}" in drawn.description for slope in (up_only, both, true))


def test_the_curve_and_the_three_points_are_those_of_the_sigmoid():
    panel = secants(0.5, 2).figure.axes[0]
    curve = panel.lines[0]
    assert np.allclose(curve.get_ydata(), sigmoid(curve.get_xdata()), rtol=1e-12)
    (points,) = [line for line in panel.lines if len(line.get_xdata()) == 3]
    assert np.allclose(points.get_xdata(), [-1.5, 0.5, 2.5])
    assert np.allclose(points.get_ydata(), sigmoid(points.get_xdata()))
    assert np.allclose(panel.get_xticks(), points.get_xdata())


def test_by_default_up_and_down_is_several_times_better():
    said = re.search(r"up only by ([\d.]+), up and down by ([\d.]+)\.$", secants().description)
    up_only, up_and_down = map(float, said.groups())
    low, here, high = sigmoid(np.array([-0.5, 1.0, 2.5]))
    true = here * (1 - here)
    misses = [abs((high - here) / 1.5 - true), abs((high - low) / 3 - true)]
    assert [up_only, up_and_down] == pytest.approx(misses, abs=1e-4)
    assert up_only > 4 * up_and_down > 0


@pytest.mark.parametrize(
    "options",
    [{"x": 5}, {"x": np.nan}, {"x": "1"}, {"x": [1]}, {"h": 0}, {"h": -1}, {"h": 4.5}, {"h": None}],
)
def test_bad_input_is_told_what_is_expected(options):
    with pytest.raises(ValueError, match=r"should be a number from .* It was given"):
        secants(**options)
