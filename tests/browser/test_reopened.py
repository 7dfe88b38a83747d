"""A notebook that was run, moved by hand and saved, and is opened once more."""

import pytest
from live_cells import NOTEBOOKS, LiveCell, live_cells
from serving import jupyterlab_server

pytestmark = pytest.mark.browser

NOTEBOOK = NOTEBOOKS[1]


@pytest.fixture(scope="module")
def server(chromium):
    """A server of its own, because the notebook is saved."""
    with jupyterlab_server() as address:
        yield address


@pytest.fixture(scope="module")
def lab(open_lab):
    lab = open_lab()
    lab.open_course(NOTEBOOKS[0].name)
    return lab


@pytest.mark.parametrize("kernel", ["still running", "ended"])
def test_a_saved_notebook_shows_its_figure_and_runs_again(lab, kernel):
    lab.open_tab(NOTEBOOK.name)
    assert lab.run_all() == []
    (cell,) = live_cells(NOTEBOOK)
    assert LiveCell(lab, cell.id).moves()
    lab.command("docmanager:save")
    lab.close_tab(shut_down=kernel == "ended")

    lab.open_tab(NOTEBOOK.name)
    try:
        output = lab.show_cell(cell.id).locator(".jp-OutputArea-output").first
        output.locator(".softmaxlib-live").or_(output.get_by_text("Error")).wait_for()
        assert "Error displaying widget" not in output.inner_text()
        assert LiveCell(lab, cell.id, kernel=kernel == "still running").moves()
        assert lab.run_all() == []
        assert LiveCell(lab, cell.id).moves()
    finally:
        lab.close_tab()
