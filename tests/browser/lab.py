"""The real JupyterLab in Chromium: what the browser tests and the README's picture share."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "tests" / "screenshots"
CHROMIUM_NAMES = (
    *("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def find_chromium():
    """Return the path of a Chromium or Chrome on this machine, or None."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def _free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextmanager
def jupyterlab_server(extra_notebooks=()):
    """Serve a copy of notebooks/ (and more files, given as paths) and yield the server's address.

    Settings, kernels and IPython start in fresh temporary folders; nothing is left behind.
    """
    with tempfile.TemporaryDirectory(prefix="softmax-lab-") as folder:
        home, notebooks = Path(folder, "home"), Path(folder, "notebooks")
        ignore = shutil.ignore_patterns(".ipynb_checkpoints")
        shutil.copytree(ROOT / "notebooks", notebooks, ignore=ignore)
        for path in extra_notebooks:
            shutil.copy(path, notebooks)
        names = (
            *("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"),
            *("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"),
        )
        temporary = {name: str(home / name.lower()) for name in names}
        for path in temporary.values():
            Path(path).mkdir(parents=True)
        _answer_the_question_about_news(Path(temporary["JUPYTERLAB_SETTINGS_DIR"]))
        port = _free_port()
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
        command += [
            f"--ServerApp.port={port}",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port_retries=0",
            f"--ServerApp.root_dir={notebooks}",
            "--IdentityProvider.token=",
            "--LabApp.expose_app_in_browser=True",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.news_url=None",
        ]
        with Path(folder, "server.log").open("w+", encoding="utf-8") as log:
            environment = {**os.environ, **temporary}
            server = subprocess.Popen(
                command, cwd=notebooks, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
            try:
                address = f"http://127.0.0.1:{port}"
                _wait_until_up(server, address, log)
                yield address
            finally:
                server.terminate()
                try:
                    server.wait(15)
                except subprocess.TimeoutExpired:
                    server.kill()
                    server.wait()


def _answer_the_question_about_news(settings):
    """Without it JupyterLab asks in a box that lies over the notebook."""
    folder = settings / "@jupyterlab" / "apputils-extension"
    folder.mkdir(parents=True)
    path = folder / "notification.jupyterlab-settings"
    path.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")


def _wait_until_up(server, address, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    log.seek(0)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read()[-3000:]}")


class Lab:
    """One browser page on a JupyterLab server; `troubles` collects what should never happen."""

    def __init__(self, browser, address, width=1000, height=900):
        self.address = address
        self.context = browser.new_context(viewport={"width": width, "height": height})
        self.page = self.context.new_page()
        self.troubles = []
        self.page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        self.page.on("request", self._watch)

    def _watch(self, request):
        socket_address = self.address.replace("http", "ws", 1)
        if not request.url.startswith((self.address, socket_address, "data:", "blob:")):
            self.troubles.append(f"request that leaves the machine: {request.url}")

    def open_notebook(self, name, theme="light"):
        """Open one notebook alone on the page, and wait until its kernel answers.

        The notebook has to name its kernel, or JupyterLab waits for someone to choose one.
        """
        self.page.goto(f"{self.address}/doc/tree/{name}?reset")
        self.page.wait_for_function("window.jupyterapp?.shell?.currentWidget?.sessionContext")
        self.evaluate(
            """async (theme) => {
                const { sessionContext, context } = jupyterapp.shell.currentWidget;
                await jupyterapp.commands.execute("apputils:change-theme", { theme });
                await context.ready;
                await sessionContext.ready;
                await sessionContext.session.kernel.info;
            }""",
            {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}[theme],
        )

    def evaluate(self, function, argument=None, seconds=90):
        """Call a JavaScript function in the page; unlike Playwright's own, never wait for ever."""
        return self.page.evaluate(
            "([argument, seconds]) => Promise.race([(" + function + ")(argument),"
            " new Promise((_, reject) => setTimeout(() => reject(new Error("
            "`no answer from JupyterLab in ${seconds} s`)), 1000 * seconds))])",
            [argument, seconds],
        )

    def run_all(self):
        """Run all cells and wait until the last is done; return what failed, as text."""
        self.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
        failed = []
        for cell in self.cells():
            for output in cell["outputs"]:
                if output["output_type"] == "error" or output.get("name") == "stderr":
                    failed.append(f"{cell['source'][:80]!r} gave {str(output)[:500]}")
        return failed

    def cells(self):
        """Return the code cells, outputs included, from the notebook's model (not the page)."""
        cells = self.evaluate(
            "() => jupyterapp.shell.currentWidget.content.model.sharedModel.cells"
            ".filter((cell) => cell.cell_type === 'code').map((cell) => cell.toJSON())"
        )
        for cell in cells:
            cell["source"] = "".join(cell["source"])
        return cells

    def show_cell(self, cell_id):
        """Scroll a cell into view; JupyterLab keeps only those near the view in the page."""
        self.evaluate(
            """async (id) => {
                const { content } = jupyterapp.shell.currentWidget;
                const index = content.widgets.findIndex((cell) => cell.model.id === id);
                if (index < 0) throw new Error(`no cell ${id}`);
                content.activeCellIndex = index;
                await content.scrollToItem(index, "start");
            }""",
            cell_id,
        )

    def show_live_figure(self, cell_id):
        """Scroll to the live figure of a cell, and return its root once it is drawn."""
        self.show_cell(cell_id)
        figure = self.page.locator(".softmaxlib-live").first
        figure.wait_for()
        figure.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
        self.page.wait_for_timeout(300)
        return figure

    def run_in_kernel(self, code):
        """Run Python code in the notebook's kernel, outside the notebook."""
        reply = self.evaluate(
            "(code) => jupyterapp.shell.currentWidget.sessionContext.session.kernel"
            ".requestExecute({ code }).done.then((reply) => reply.content)",
            code,
        )
        assert reply["status"] == "ok", reply

    def screenshot_top_to_bottom(self, name, theme="light", width=1000):
        """Scroll through the notebook; leave its pictures in tests/screenshots/, return them."""
        SCREENSHOTS.mkdir(exist_ok=True)
        page = self.page
        height = page.viewport_size["height"]
        page.set_viewport_size({"width": width, "height": height})
        # All cells at once: the heights of cells that were never drawn would be guesses.
        self.evaluate(
            "() => { const { content } = jupyterapp.shell.currentWidget;"
            " content.notebookConfig = { ...content.notebookConfig, windowingMode: 'none' };"
            " content.activeCellIndex = 0; }"
        )
        page.wait_for_timeout(1500)
        scroller = page.locator(".jp-WindowedPanel-outer").first
        scroller.evaluate("(node) => { node.scrollTop = 0; }")
        paths = []
        while True:
            page.wait_for_timeout(600)
            paths.append(SCREENSHOTS / f"{name}-{theme}-{width}-{len(paths) + 1:02}.png")
            page.screenshot(path=paths[-1])
            at_the_end = scroller.evaluate(
                "(node) => { const end = node.scrollHeight - node.clientHeight - node.scrollTop;"
                " node.scrollTop += node.clientHeight - 60; return end < 5; }"
            )
            if at_the_end or len(paths) >= 40:
                return paths

    def close(self):
        self.context.close()
