"""Chromium and a JupyterLab server of its own, for the browser tests and what is made like them."""

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


def free_port():
    """Return the number of a port on which nothing listens."""
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
        port = free_port()
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
