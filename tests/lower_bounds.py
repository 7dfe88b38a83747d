"""Print the lowest version of each direct dependency that pyproject.toml allows, one a line.

    python tests/lower_bounds.py > lowest.txt
    python -m pip install --constraint lowest.txt -e ".[test]"

installs the oldest supported packages, to test that end of the ranges too.
"""

import re
import tomllib
from pathlib import Path


def lower_bounds(project):
    """Return "name==version" for each requirement "name>=version,..." of a [project] table."""
    requirements = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    bounds = []
    for requirement in requirements:
        match = re.match(r"([\w.-]+)>=([\w.]+)", requirement)
        if match is None:
            raise ValueError(f"{requirement!r} in pyproject.toml must begin with name>=version")
        bounds.append("==".join(match.groups()))
    return bounds


if __name__ == "__main__":
    pyproject = Path(__file__).parent.parent / "pyproject.toml"
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    print("\n".join(lower_bounds(project)))
