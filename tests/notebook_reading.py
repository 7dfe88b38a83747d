"""Read the notebooks as their tests need them: prose, headings, links, folds and exercises.

`python tests/notebook_reading.py` prints how long each notebook and its cells are.
"""

import ast
import json
import re
import statistics
import warnings
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
import save_notebooks
from nbclient.exceptions import CellExecutionError

from softmaxlib import check

_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_FOLD = re.compile(r"<details>\s*<summary>(.*?)</summary>(.*?)</details>", re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"""\]\(\s*<?([^)\s>]+)|(?:href|src)=["']([^"']+)""")


def result_of(run, *args):
    """Return `run(*args)`; where a notebook stops with an error, fail with that error alone."""
    try:
        return run(*args)
    except CellExecutionError as error:
        trouble = re.sub(r"\x1b\[[\d;]*m", "", str(error))
    pytest.fail(trouble, pytrace=False)


def none_of(faults):
    """Fail with all `faults`, a line each, if there are any."""
    faults = list(faults)
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def without_fences(markdown):
    """The text without its fenced blocks of code."""
    return _FENCE.sub(" ", markdown)


def without_folds(markdown):
    """The text that is seen before anything is unfolded."""
    return _FOLD.sub(" ", markdown)


def folds(markdown):
    """The (summary, text) pairs of what is folded."""
    return [(summary.strip(), text.strip()) for summary, text in _FOLD.findall(markdown)]


def first_python_block(markdown):
    """The code of the first fenced block of Python; "" if there is none."""
    found = _PYTHON.search(markdown)
    return found.group(1) if found else ""


def words(markdown):
    """How many words the text has, code blocks and HTML tags apart."""
    text = re.sub(r"<[^>]+>", " ", without_fences(markdown))
    return len(re.findall(r"\w[\w'’-]*", text))


def sentences(markdown):
    """How many sentences, list items and lines of tables the text has, headings apart."""
    text = re.sub(r"^#.*$", "", without_fences(markdown), flags=re.MULTILINE)
    ends = r"(?<=[.!?…])[\"”*_)]*\s+|\n\s*\n|\n\s*(?:[-*>|]|\d+\.)\s"
    return sum(1 for piece in re.split(ends, text) if words(piece))


def headings(markdown):
    """The (level, text) pairs of the headings, the text as a page shows it."""
    found = re.findall(r"^(#{1,6}) +(.*?)\s*$", without_fences(markdown), re.MULTILINE)
    return [(len(marks), re.sub(r"[*`]", "", text)) for marks, text in found]


def anchor(heading):
    """What JupyterLab lets a link to this heading end in, after the #."""
    return heading.replace(" ", "-")


def links(markdown):
    """The targets of all links and images."""
    text = re.sub(r"`[^`\n]*`", "", without_fences(markdown))
    return [unquote(a or b) for a, b in _LINK.findall(text)]


def texts(outputs):
    """Everything in the outputs that is text: what is printed, shown or said, not pictures."""
    for output in outputs:
        yield output.get("text", "")
        yield output.get("evalue", "")
        for kind, data in output.get("data", {}).items():
            if kind.startswith("text/"):
                yield data


def shown(cell):
    """All text that the cell's outputs hold, as one text."""
    return "\n".join(texts(cell.outputs))


def lines_of_code(cell):
    return sum(1 for line in cell.source.splitlines() if line.strip())


def tags(cell):
    return set(cell.metadata.get("tags", []))


def calls_of(module, cell):
    """The calls of `module.<name>(...)` in a code cell, as syntax trees."""
    return [
        node
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == module
    ]


def _used(tree):
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def _bound(tree):
    """The names to which running the code gives a value, those inside its functions apart."""
    names, waiting = set(), [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        else:
            waiting.extend(ast.iter_child_nodes(node))
    return names


@dataclass(frozen=True)
class Exercise:
    """One exercise of a notebook: the call of its check, its stub and its folds."""

    notebook: "Notebook"
    name: str
    call: ast.Call
    check_cell: dict
    stub: dict | None
    """The code cell that the learner changes; None if there is none before the check."""
    folds: tuple
    """The (summary, text) pairs of the cells with the exercise's tag."""

    def fold(self, summary):
        """The text of one fold; "" if it is missing."""
        return dict(self.folds).get(summary, "")

    @property
    def solution(self):
        """The code of the folded solution."""
        return first_python_block(self.fold("Solution"))

    @property
    def solved_stub(self):
        """The stub as it should end up: what it gives, such as data, and then the solution."""
        given = [
            ast.get_source_segment(self.stub.source, statement)
            for statement in ast.parse(self.stub.source).body
            if not any(getattr(node, "value", None) is Ellipsis for node in ast.walk(statement))
        ]
        return "\n".join([*given, self.solution])

    def verdict_on(self, source):
        """Run `source` in the place of the stub, and then the check; return its verdict.

        Of the cells above only the statements that `source` depends on are run, and no stubs.
        """
        namespace = {"check": check}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the run of the whole notebook looks at those
            exec(compile(self._needed_by(source), self.notebook.path.name, "exec"), namespace)
            exec(compile(source, f"<{self.name}>", "exec"), namespace)
            return eval(compile(ast.Expression(self.call), "<check>", "eval"), namespace)

    def _needed_by(self, source):
        stubs = [e.stub for e in self.notebook.exercises]
        above = self.notebook.code[: self.notebook.code.index(self.check_cell)]
        statements = [s for c in above if c not in stubs for s in ast.parse(c.source).body]
        wanted, needed = _used(ast.parse(source)), []
        for statement in reversed(statements):
            if _bound(statement) & wanted:
                needed.insert(0, statement)
                wanted |= _used(statement)
        return ast.Module(needed, [])


@dataclass(frozen=True)
class Notebook:
    """A committed notebook."""

    path: Path

    @cached_property
    def content(self):
        return nbformat.read(self.path, as_version=4)

    @property
    def cells(self):
        return self.content.cells

    @property
    def name(self):
        return self.path.stem

    @property
    def code(self):
        return [c for c in self.cells if c.cell_type == "code"]

    @property
    def markdown(self):
        return [c for c in self.cells if c.cell_type == "markdown"]

    @property
    def headings(self):
        return [heading for cell in self.markdown for heading in headings(cell.source)]

    @property
    def core(self):
        """The cells before the part that can be skipped, which is headed Further."""
        for position, cell in enumerate(self.cells):
            if any(text.startswith("Further") for _, text in headings(cell.source)):
                return self.cells[:position]
        return self.cells

    @property
    def folded_names(self):
        """The tags of markdown cells: the names of the exercises that have folds here."""
        return sorted(set().union(*map(tags, self.markdown)))

    def folds_of(self, name):
        """The cells with the folds of an exercise."""
        return [c for c in self.markdown if name in tags(c)]

    @cached_property
    def exercises(self):
        return [
            Exercise(
                self,
                call.func.attr,
                call,
                cell,
                self._stub_before(cell, _used(ast.Module([ast.Expr(a) for a in call.args], []))),
                tuple(f for c in self.folds_of(call.func.attr) for f in folds(c.source)),
            )
            for cell in self.code
            for call in calls_of("check", cell)
        ]

    def _stub_before(self, check_cell, names):
        for cell in reversed(self.code[: self.code.index(check_cell)]):
            if names & _bound(ast.parse(cell.source)):
                return cell
        return None

    def measures(self):
        """The lengths for which the series has aims, by name; folds and the Further part apart."""
        text = [without_folds(c.source) for c in self.core if c.cell_type == "markdown"]
        lengths = sorted(words(t) for t in text if words(t))
        core_code = sum(c.cell_type == "code" for c in self.core)
        lines = [lines_of_code(c) for c in self.code]
        return {
            "words": sum(lengths),
            "words with Further": sum(words(without_folds(c.source)) for c in self.markdown),
            "words a text cell": statistics.median(lengths),
            "words in 9 of 10": lengths[max(0, int(0.9 * len(lengths)) - 1)],
            "words a sentence": sum(lengths) / max(1, sum(map(sentences, text))),
            "lines a code cell": statistics.median(lines or [0]),
            "longest code cell": max(lines, default=0),
            "code cells over 15": sum(n > 15 for n in lines) / max(1, len(lines)),
            "text cells a code cell": len(text) / max(1, core_code),
        }


def notebooks():
    """All notebooks of the series, in order."""
    return [Notebook(path) for path in save_notebooks.paths()]


if __name__ == "__main__":
    for notebook in notebooks():
        print(notebook.name)
        for name, value in notebook.measures().items():
            print(f"  {name:24}{value:8.2f}")
        size = notebook.path.stat().st_size
        longest = max(len(json.dumps(o)) for c in notebook.code for o in [{}, *c.outputs])
        print(f"  kB of the file and of its longest output: {size // 1000}, {longest // 1000}")
