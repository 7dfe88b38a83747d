"""The environment is described once: pyproject.toml and environment.yml must say the same.

Nothing here needs conda or a container engine.
"""

import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from jupyterlab.commands import get_app_dir
from jupyterlab_server.settings_utils import _get_overrides
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

ROOT = Path(__file__).parent.parent
ENVIRONMENT = ROOT / "environment.yml"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
RANGES = {r.name: r.specifier for r in map(Requirement, PROJECT["dependencies"])}
TEST_RANGES = {
    r.name: r.specifier for r in map(Requirement, PROJECT["optional-dependencies"]["test"])
}

# The lines "  - name=1.2" of environment.yml, which is simple enough to need no YAML reader.
PINS = dict(
    re.findall(
        r"^  - ([a-z][\w.-]*)=([\d.]+)$", ENVIRONMENT.read_text(encoding="utf-8"), re.MULTILINE
    )
)
PACKAGE_PINS = {name: pin for name, pin in PINS.items() if name != "python"}


def optional(module):
    """Import a test tool that some systems lack; in CI its absence is an error."""
    if os.environ.get("CI"):
        return importlib.import_module(module)
    reason = f"{module} is not installed or does not run on this system"
    return pytest.importorskip(module, reason=reason, exc_type=ImportError)


def test_both_files_name_the_same_packages():
    assert set(PACKAGE_PINS) == set(RANGES)


def test_environment_yml_holds_pins_and_the_project_and_nothing_else():
    lines = [
        line
        for line in ENVIRONMENT.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert lines == [
        "name: softmax-course",
        "channels:",
        "  - conda-forge",
        "dependencies:",
        *(f"  - {name}={pin}" for name, pin in PINS.items()),
        "  - pip",
        "  - pip:",
        "      - -e .",
    ]


@pytest.mark.parametrize("name", PINS)
def test_each_pin_is_a_minor_version(name):
    assert re.fullmatch(r"\d+\.\d+", PINS[name])


@pytest.mark.parametrize("name", RANGES)
def test_each_pin_lies_inside_its_range(name):
    # "numpy=2.4" lets conda take any 2.4.x: the first and the last of them must be allowed.
    for patch in ("0", "999"):
        assert Version(f"{PACKAGE_PINS[name]}.{patch}") in RANGES[name]


def test_the_pinned_python_is_one_that_the_project_supports():
    assert Version(PINS["python"]) in SpecifierSet(PROJECT["requires-python"])


@pytest.mark.parametrize("name", [*RANGES, *TEST_RANGES])
def test_what_is_installed_lies_inside_its_range(name):
    assert Version(version(name)) in {**TEST_RANGES, **RANGES}[name]


@pytest.mark.parametrize("name", PINS)
def test_each_pin_parses_strictly_as_conda_would(name):
    rattler = optional("rattler")
    spec = rattler.MatchSpec(f"{name}={PINS[name]}", strict=True)
    assert spec.name.normalized == name


def test_binder_builds_from_environment_yml(tmp_path, monkeypatch):
    """repo2docker, which Binder runs, finds environment.yml and writes a Dockerfile that uses it.

    It looks at a copy of what git tracks, which is all that Binder gets.
    """
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the course is not a git checkout")
    application = optional("repo2docker.app").Repo2Docker()
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    for name in filter(None, tracked):
        if (ROOT / name).exists():  # it may be deleted and not yet committed
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)

    candidates = (kind(application.base_image) for kind in application.buildpacks)
    chosen = next(pack for pack in candidates if pack.detect())
    assert type(chosen).__name__ == "CondaBuildPack"
    assert chosen.python_version == PINS["python"]

    chosen.platform = "linux/amd64"
    # The locked base environment is for that Python; a pin it cannot read would give another.
    locks = [name for name in chosen.get_build_script_files() if name.endswith(".lock")]
    assert [f"py-{PINS['python']}-" in lock for lock in locks] == [True]
    # `-e .` needs the repository, so environment.yml is installed after it has been copied.
    before, after = re.split(r"^COPY .* src/ ", chosen.render(), flags=re.MULTILINE)
    assert '--file "environment.yml"' not in before
    assert '--file "environment.yml"' in after


def test_the_built_package_is_complete(tmp_path):
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", str(ROOT)]
    subprocess.run(command, cwd=tmp_path, check=True)
    [wheel] = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    files = (p.relative_to(ROOT) for p in (ROOT / "softmaxlib").rglob("*") if p.is_file())
    ours = (p for p in files if p.suffix != ".pyc" and not any(x[0] == "." for x in p.parts))
    assert {path.as_posix() for path in ours} <= packed
    setting = ".data/data/share/jupyter/lab/settings/overrides.d/softmaxlib.json"
    assert [path for path in packed if path.endswith(setting)]


def test_jupyterlab_is_told_to_save_what_live_figures_show():
    settings, _ = _get_overrides(str(Path(get_app_dir(), "settings")))
    plugin = settings.get("@jupyter-widgets/jupyterlab-manager:plugin", {})
    assert plugin.get("saveState") is True, "install once more: python -m pip install -e ."
