"""Run the project's own pytest, with strict nbval, on notebooks that a test has made."""

import os
import subprocess
import sys
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


def pytest_on(path):
    """Run pytest on one file with the project's settings, and return what it says."""
    command = [sys.executable, "-m", "pytest", "-v", "--color=no", "--tb=no"]
    command += ["-p", "no:cacheprovider", "-c", str(PYPROJECT), f"--rootdir={path.parent}"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    done = subprocess.run(
        [*command, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout + done.stderr
