"""What softmaxlib imports: little, late, and downward only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "softmaxlib"
MATHEMATICS = {"numeric_inputs", "blocks", "carried_rounding", "functions"}
GROUND_FLOOR = {"functions", "palette", "wording"}

# Each module or subpackage, and which others it may import. A new one needs a line here, and a
# thought: the mathematics knows nothing of pictures, widgets or checks.
MAY_IMPORT = {
    "numeric_inputs": set(),
    "blocks": set(),
    "carried_rounding": set(),
    "functions": {"carried_rounding", "numeric_inputs", "blocks"},
    "class_inputs": {"numeric_inputs"},
    "derivatives": {"carried_rounding", "class_inputs", "numeric_inputs"},
    "losses": {"carried_rounding", "class_inputs", "numeric_inputs"},
    "calibration": {"class_inputs", "losses", "numeric_inputs"},
    "costs": {"derivatives", "functions", "losses"},
    "datasets": set(),
    "logit_planes": set(),
    "logit_runs": {"wording"},
    "models": {"losses", "numeric_inputs"},
    "history": {"wording"},
    "optimizers": {"numeric_inputs", "wording"},
    "learners_step": {"numeric_inputs", "wording"},
    "training": {"class_inputs", "history", "learners_step", "losses", "models"}
    | {"numeric_inputs", "optimizers"},
    "faulty_training": {"datasets", "derivatives", "functions", "losses"},
    "palette": set(),
    "wording": set(),
    "reply": GROUND_FLOOR,
    "check": GROUND_FLOOR | {"derivatives", "faulty_training", "losses", "reply"},
    "predict": GROUND_FLOOR | {"reply"},
    "figures": GROUND_FLOOR
    | {"calibration", "class_inputs", "costs", "datasets", "derivatives", "faulty_training"}
    | {"logit_planes", "logit_runs", "losses", "models", "training"},
    "live": GROUND_FLOOR
    | {"costs", "datasets", "derivatives", "logit_planes", "logit_runs"}
    | {"losses", "models", "training"},
    "__init__": {"derivatives", "functions", "losses"},
}


def imported_modules(path):
    """The dotted names that a Python file imports anywhere, with those of `from a import b`."""
    package = ["softmaxlib", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def imported_by(unit):
    """What a unit imports, as lists of name parts."""
    files = [PACKAGE / f"{unit}.py", *(PACKAGE / unit).rglob("*.py")]
    return [name.split(".") for file in files if file.exists() for name in imported_modules(file)]


def test_each_module_has_a_line_in_the_table():
    found = {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert found == set(MAY_IMPORT)


@pytest.mark.parametrize("unit", MAY_IMPORT)
def test_imports_point_downward(unit):
    inside = {name[1] for name in imported_by(unit) if name[0] == "softmaxlib" and name[1:]}
    assert inside <= MAY_IMPORT[unit] | {unit}


@pytest.mark.parametrize("unit", MAY_IMPORT)
def test_what_begins_with_an_underscore_stays_at_home(unit):
    names = [part for name in imported_by(unit) if name[0] == "softmaxlib" for part in name]
    assert [name for name in names if name.startswith("_")] == []


@pytest.mark.parametrize("unit", sorted(GROUND_FLOOR | MATHEMATICS))
def test_the_ground_floor_needs_numpy_only(unit):
    outside = {name[0] for name in imported_by(unit)} - set(sys.stdlib_module_names)
    assert outside <= {"numpy", "softmaxlib"}


def test_importing_softmaxlib_loads_nothing_heavy():
    heavy = ["matplotlib", "anywidget", "ipywidgets", "IPython", "scipy", "sklearn"]
    code = (
        "import sys, softmaxlib; softmaxlib.softmax([1, 2]);"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
