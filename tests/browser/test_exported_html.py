"""Notebooks exported to HTML: their live figures are alive there, with no kernel and no run.

The exported page fetches four scripts from the network: require.js, the widgets' html-manager,
anywidget's own and MathJax. What the page brings itself is tested with no more than that; the
whole page only where npm can provide the two scripts that no Python package has.
"""

import json
import re
import shutil
import subprocess
import tarfile
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import anywidget
import nbformat
import pytest
from live_cells import VIEW, LiveFigure, each_live_notebook, live_cells
from nbconvert import HTMLExporter
from stage import Stage

pytestmark = pytest.mark.browser

STATE = "application/vnd.jupyter.widget-state+json"
NPM = shutil.which("npm")


@pytest.fixture(scope="module")
def exported():
    """A function that exports a notebook and returns the HTML."""
    pages = {}

    def exported(path):
        if path not in pages:
            notebook = nbformat.read(path, as_version=4)
            pages[path] = HTMLExporter(template_name="lab").from_notebook_node(notebook)[0]
        return pages[path]

    return exported


def content_of_scripts(html, kind):
    """The JSON of the scripts of this type in an HTML text, in order."""
    texts = re.findall(rf'<script type="{re.escape(kind)}">(.*?)</script>', html, re.DOTALL)
    return [json.loads(text) for text in texts]


@each_live_notebook
def test_the_state_in_the_page_is_enough_for_each_live_figure(page, exported, path):
    html = exported(path)
    (saved,) = content_of_scripts(html, STATE)
    views = content_of_scripts(html, VIEW)
    assert len(views) == len(live_cells(path))
    for view in views:
        state = saved["state"][view["model_id"]]["state"]
        figure = LiveFigure(Stage(page, SimpleNamespace(get_state=state.copy)).root)
        assert figure.moves()
        page.evaluate("() => { stage.close(); document.body.replaceChildren(); }")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """The scripts that an exported page asks for: end of the address, without query, and path."""
    if NPM is None:
        pytest.skip("npm is not here: it provides the html-manager for the exported page")
    folder = tmp_path_factory.mktemp("npm")
    unpacked = {}
    for name in ("requirejs", "@jupyter-widgets/html-manager"):
        command = [NPM, "pack", name, "--silent", "--fetch-retries=0", "--fetch-timeout=20000"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
        if done.returncode:
            pytest.skip(f"npm could not provide {name}: {done.stderr[-200:]}")
        with tarfile.open(folder / done.stdout.split()[-1]) as archive:
            unpacked[name] = folder / name
            archive.extractall(unpacked[name], filter="data")
    return {
        "/require.min.js": unpacked["requirejs"] / "package/require.js",
        "/embed-amd.js": unpacked["@jupyter-widgets/html-manager"] / "package/dist/embed-amd.js",
        # The file that anywidget publishes for npm is this one.
        "/dist/index.js": Path(str(files(anywidget) / "nbextension/index.js")),
    }


@pytest.fixture
def plain_page(chromium):
    """A page that may ask for scripts, which the test answers."""
    page = chromium.new_page(viewport={"width": 1000, "height": 900})
    yield page
    page.close()


@each_live_notebook
def test_the_exported_page_is_alive_without_a_kernel(plain_page, exported, scripts, tmp_path, path):
    file = tmp_path / f"{path.stem}.html"
    file.write_text(exported(path), encoding="utf-8")
    troubles, asked = [], []

    def answer(route):
        address = route.request.url.split("?")[0]
        asked.append(address)
        known = [script for end, script in scripts.items() if address.endswith(end)]
        if known:
            route.fulfill(path=known[0], content_type="text/javascript")
        else:
            route.abort()  # MathJax and mermaid, which no live figure needs

    plain_page.on("pageerror", lambda error: troubles.append(str(error)))
    plain_page.route(re.compile("^https?:"), answer)
    plain_page.goto(file.as_uri())
    figures = plain_page.locator(".softmaxlib-live")
    figures.first.wait_for()
    plain_page.wait_for_timeout(500)
    assert figures.count() == len(live_cells(path))
    for position in range(figures.count()):
        assert LiveFigure(figures.nth(position)).moves()
    assert troubles == []
    assert [address for address in asked if "/anywidget@" in address]
