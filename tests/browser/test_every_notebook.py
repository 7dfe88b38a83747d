"""Each notebook as a learner meets it: opened from the start page, run, its live figures moved.

The pictures of it from top to bottom are left in tests/screenshots/ for a person to look at.
"""

import nbformat
import pytest
from live_cells import NOTEBOOKS, LiveCell, live_cells, severe_barriers
from screenshots import screenshot_top_to_bottom

pytestmark = pytest.mark.browser

START = NOTEBOOKS[0]


@pytest.fixture(scope="module")
def course(open_lab):
    """JupyterLab with the start page in a tab; the notebooks are opened beside it."""
    lab = open_lab()
    lab.open_course(START.name)
    return lab


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def opened(course, path):
    """The notebook, opened by a click on its link in the start page's map, and then run."""
    if path != START:
        cells = nbformat.read(START, as_version=4).cells
        (the_map,) = [cell for cell in cells if "## The map" in cell.source]
        course.show_cell(the_map.id).locator(f'a[href*="{path.name}"]').first.click()
        course.wait_for_notebook(path.name)
    course.failed = course.run_all()
    yield course
    if path != START:
        course.close_tab()


def test_it_opens_from_the_map_and_runs_without_error(opened):
    assert opened.failed == []
    assert opened.troubles == []


def test_its_live_figures_follow_the_hand_and_agree_with_python(opened, path):
    for cell in live_cells(path):
        figure = LiveCell(opened, cell.id)
        figure.assert_agrees_with_python()
        start = figure.told()
        assert figure.moves()
        # And the other way round: what Python sets is what the page shows.
        figure.python("for _name, _value in _live._start.items(): setattr(_live, _name, _value)")
        figure.assert_agrees_with_python()
        assert figure.told() == start


def test_its_live_figures_are_open_to_assistive_technology(opened, path):
    for cell in live_cells(path):
        opened.show_live_figure(cell.id)
        assert severe_barriers(opened.page, f'[data-cell="{cell.id}"] .softmaxlib-live') == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_for_a_person_to_look_at(opened, path, theme):
    opened.change_theme(theme)
    paths, too_wide = screenshot_top_to_bottom(opened, path.stem, theme)
    assert too_wide == []
    assert len(paths) > 1 and all(path.stat().st_size > 10_000 for path in paths)
    opened.change_theme("light")
