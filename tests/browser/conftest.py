"""Fixtures of the browser tests: one JupyterLab server and one Chromium for all of them."""

import os

import pytest
from lab import Lab
from playwright.sync_api import sync_playwright
from serving import CHROMIUM_FLAGS, find_chromium, jupyterlab_server


@pytest.fixture(scope="session")
def chromium():
    path = find_chromium()
    if path is None:
        sentence = "the browser tests need Chromium or Chrome, and none was found on this machine"
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(chromium):
    with jupyterlab_server() as address:
        yield address


@pytest.fixture(scope="module")
def open_lab(chromium, server):
    """A function that opens a page on the server; in the end no page may have seen trouble."""
    opened = []

    def open_lab(**options):
        opened.append(Lab(chromium, server, **options))
        return opened[-1]

    yield open_lab
    troubles = [trouble for lab in opened for trouble in lab.troubles]
    for lab in opened:
        lab.close()
    assert troubles == []


@pytest.fixture
def page(chromium):
    """An empty page for a Stage; it must stay without errors and fetch nothing."""
    page = chromium.new_page(viewport={"width": 700, "height": 900})
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: troubles.append(request.url))
    yield page
    page.close()
    assert [trouble for trouble in troubles if not trouble.startswith("data:text/java")] == []
