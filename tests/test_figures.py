"""The still figures: they draw their data, say it in words, and stay readable for other data."""

import nbformat
import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts
from nbclient import NotebookClient

from softmaxlib import figures, softmax
from softmaxlib.figures.stability import cliffs
from softmaxlib.wording import number, numbers

FIVE = [0.5, 3, -1, 2, 3]
DRAWN = {
    "three steps": lambda: figures.score_positive_share([2.0, 1.0, 0.1], ["cat", "dog", "bird"]),
    "three steps, five classes": lambda: figures.score_positive_share(FIVE),
    "three steps, two classes": lambda: figures.score_positive_share([-4, -4]),
    "three steps, one group": lambda: figures.score_positive_share(FIVE, add=None, times=None),
    "division": figures.division_against_softmax,
    "division, five classes": lambda: figures.division_against_softmax([1, 1, 2, 30, 4]),
    "cliffs": figures.exponential_cliffs,
    "cliffs, notebook 2": lambda: figures.exponential_cliffs(np.array([2000.0, 0, 0, 0])),
    "cliffs, ordinary scores": lambda: figures.exponential_cliffs(FIVE),
    "cliffs, very negative": lambda: figures.exponential_cliffs([-1000, -1001]),
    "rows": figures.rows_and_their_max,
    "rows, others": lambda: figures.rows_and_their_max([[900, -900], [3, 4]]),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


@pytest.mark.parametrize("scores", [[2.0, 1.0, 0.1], FIVE, [-1, -2]])
def test_three_steps_draw_and_describe_what_softmax_computes(scores):
    drawn = figures.score_positive_share(scores)
    for group, changed in enumerate([np.array(scores), np.add(scores, 10), np.multiply(scores, 2)]):
        panels = [drawn.figure.axes[3 * group + step] for step in range(3)]
        wanted = [changed, np.exp(changed), softmax(changed)]
        for panel, values in zip(panels, wanted, strict=True):
            widths = [bar.get_width() for bar in panel.patches[-len(scores) :]]
            assert np.allclose(widths, values, rtol=1e-12)
        assert numbers(softmax(changed), 3) in drawn.description


def test_division_drifts_and_softmax_stays():
    description = figures.division_against_softmax([5, 3, 2], added=(0, 1000)).description
    for values in ([0.5, 0.3, 0.2], np.array([1005, 1003, 1002]) / 3010, softmax([5.0, 3, 2])):
        assert numbers(values, 3) in description


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
def test_just_inside_the_cliffs_a_power_fits_and_just_outside_not(kind):
    low, high = cliffs(kind)
    with np.errstate(all="ignore"):
        # Half a unit is more than the distance of two float16 numbers there.
        assert np.isfinite(np.exp(kind(np.nextafter(kind(high), kind(0)))))
        assert np.exp(kind(high + 0.05)) == np.inf
        assert np.exp(kind(np.nextafter(kind(low), kind(0)))) > 0
        assert np.exp(kind(low - 0.05)) == 0


def test_cliffs_say_which_shift_survives():
    description = figures.exponential_cliffs([2000, 0, 0, 0]).description
    assert "709.78 in float64" in description and "11.08 in float16" in description
    assert "minus the mean, 500, the largest exponent is 1500 and the shares [nan" in description
    assert "the largest exponent is 0 and the shares [1, 0, 0, 0]" in description


def test_rows_need_a_max_each():
    together, apart = figures.rows_and_their_max().description.split("One max for each row")
    assert "[nan, nan, nan]" in together and "nan" not in apart
    assert numbers(softmax([1.0, 2.0, 3.0]), 3) in apart


@pytest.mark.parametrize(
    "draw",
    [
        lambda: figures.score_positive_share([1000, 0]),
        lambda: figures.score_positive_share([1.0]),
        lambda: figures.score_positive_share("cat"),
        lambda: figures.score_positive_share([1, np.nan]),
        lambda: figures.score_positive_share([1, 2], ["one"]),
        lambda: figures.score_positive_share([1, 2], ["one", 2]),
        lambda: figures.division_against_softmax([-1, 2]),
        lambda: figures.division_against_softmax([5, 3, 2], added=(0, -1)),
        lambda: figures.division_against_softmax([5, 3, 2], added=(0,)),
        lambda: figures.division_against_softmax([5, 3, 2], added=(0, np.nan)),
        lambda: figures.score_positive_share([-1000, -1001]),
        lambda: figures.score_positive_share([1, 2], add=np.nan),
        lambda: figures.score_positive_share([1, 2], ["a", "$$"]),
        lambda: figures.score_positive_share([1, 2], 5),
        lambda: figures.score_positive_share([1, 2 + 1j]),
        lambda: figures.score_positive_share(["1", "2"]),
        lambda: figures.exponential_cliffs([1e308, -1e308]),
        lambda: figures.score_positive_share(list(range(7))),
        lambda: figures.exponential_cliffs([[1, 2], [3, 4]]),
        lambda: figures.rows_and_their_max([[1, 2], [3, 4, 5]]),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was|give|Give|given"):
        draw()


def test_a_notebook_shows_the_picture_with_alt_text_and_then_the_description():
    source = "from softmaxlib import figures\nfigures.rows_and_their_max()"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    picture, text = notebook.cells[0].outputs
    description = figures.rows_and_their_max().description
    assert picture.metadata["image/png"]["alt"] == description
    assert picture.metadata["image/png"]["width"] <= 760
    assert text.data["text/plain"] == f"Figure. {description}"
    assert text.data["text/markdown"].startswith("**Figure.** ")


def test_a_figure_can_be_saved(tmp_path):
    drawn = figures.division_against_softmax()
    for ending in ("png", "svg", "pdf"):
        drawn.save(tmp_path / f"figure.{ending}")
        assert (tmp_path / f"figure.{ending}").stat().st_size > 1000


def test_numbers_in_the_figures_are_the_wording_of_the_series():
    figure = figures.score_positive_share([2.0, 1.0, 0.1]).figure
    shown = {text.get_text() for text, _ in visible_texts(figure)}
    assert {number(np.exp(2.0)), number(softmax([2.0, 1.0, 0.1])[1], 3)} <= shown


def test_the_drift_is_told_as_it_is():
    scores = np.array([9.0, 4.0, 1.0])
    description = figures.division_against_softmax(scores, added=(0, 5)).description
    divided, raised = scores / scores.sum(), (scores + 5) / (scores + 5).sum()
    assert np.ptp(raised) < np.ptp(divided)
    assert f"{numbers(raised, 3)}, closer to 0.333 each" in description
