"""Committed notebooks, opened and not run: no error; live figures as text, or alive if trusted."""

import pytest
from live_cells import NOTEBOOKS, VIEW, LiveCell, each_live_notebook, live_cells
from serving import jupyterlab_server

pytestmark = pytest.mark.browser

ERRORS = ("Error displaying widget", "model not found", "Traceback", "Loading widget")


@pytest.fixture(scope="module")
def server(chromium):
    """A server of its own: where a notebook has been run and saved before, it is trusted."""
    with jupyterlab_server() as address:
        yield address


@pytest.fixture(scope="module")
def lab(open_lab):
    lab = open_lab()
    lab.open_course(NOTEBOOKS[0].name)
    return lab


def open_again(lab, path):
    """Open the notebook in a fresh tab."""
    lab.close_tab()
    lab.open_tab(path.name)


def output(lab, cell):
    return lab.show_cell(cell.id).locator(".jp-OutputArea")


def model_id(cell):
    (found,) = [out.data[VIEW]["model_id"] for out in cell.outputs if VIEW in out.get("data", {})]
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_untrusted_notebook_shows_no_error_and_its_figures_as_text(lab, path):
    open_again(lab, path)
    lab.show_all_cells()
    shown = lab.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea")
    assert not [word for word in ERRORS for text in shown.all_inner_texts() if word in text]
    for cell in live_cells(path):
        (committed,) = [out for out in cell.outputs if "Live figure" in str(out.data)]
        assert committed.data["text/plain"] in output(lab, cell).inner_text()


@each_live_notebook
def test_a_trusted_notebook_has_its_figures_alive_before_any_run(lab, path):
    open_again(lab, path)
    for cell in live_cells(path):
        lab.wait_for_widget(model_id(cell))
    # Trusting asks for confirmation, then saves the notebook.
    lab.page.evaluate("() => { jupyterapp.commands.execute('notebook:trust'); }")
    lab.page.locator(".jp-Dialog button.jp-mod-accept").click()
    for cell in live_cells(path):
        assert LiveCell(lab, cell.id, kernel=False).moves()
        assert not [word for word in ERRORS if word in output(lab, cell).inner_text()]
