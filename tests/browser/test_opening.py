"""A committed notebook, opened and not yet run: no error, and its live figure as text or alive."""

import pytest
from lab import jupyterlab_server

pytestmark = pytest.mark.browser

NOTEBOOK = "01_list_comprehension.ipynb"


@pytest.fixture(scope="module")
def server(chromium):
    """A server of its own: where a notebook has been run and saved before, it is trusted."""
    with jupyterlab_server() as address:
        yield address


@pytest.fixture
def opened(open_lab):
    lab = open_lab()
    lab.open_notebook(NOTEBOOK)
    return lab


def output_of_live_cell(lab):
    lab.show_cell("live-bars")
    lab.page.wait_for_timeout(1500)
    return lab.page.locator(".jp-CodeCell", has_text="live.Bars").locator(".jp-OutputArea")


def test_an_untrusted_notebook_shows_the_figure_as_text(opened):
    words = output_of_live_cell(opened).inner_text()
    assert "Live figure: scores become shares by softmax. cat: score 2, share 0.659" in words
    assert "Error displaying widget" not in words


def test_a_trusted_notebook_shows_the_figure_alive_before_any_run(opened):
    # Trusting asks for confirmation, then loads the notebook anew.
    opened.page.evaluate("() => { jupyterapp.commands.execute('notebook:trust'); }")
    opened.page.locator(".jp-Dialog button.jp-mod-accept").click()
    opened.page.wait_for_timeout(3000)
    output = output_of_live_cell(opened)
    assert "Error displaying widget" not in output.inner_text()
    cat = output.locator('[role="slider"][aria-label="cat"]')
    cat.focus()
    opened.page.keyboard.press("PageUp")
    opened.page.wait_for_timeout(200)
    assert cat.get_attribute("aria-valuenow") == "3"
