"""What holds for every notebook of the series: structure, exercises, code, outputs.

Whether the saved outputs are those that the code gives is tested elsewhere: cell by cell by nbval
(pytest collects the notebooks themselves), and as a whole in test_saved_notebooks.py.
"""

import copy
import json
import re
import warnings

import nbformat
import notebook_reading as reading
import numpy as np
import pytest
import save_notebooks
from notebook_reading import none_of

from softmaxlib import check, predict, softmax

NOTEBOOKS = reading.notebooks()
EXERCISES = [e for notebook in NOTEBOOKS for e in notebook.exercises]
MAP = "00_start_here.ipynb"
STEPS = ["Nudge", "Idea", "Almost code", "Solution"]
SAVE = "run: python tests/save_notebooks.py"

every_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda n: n.name)
every_exercise = pytest.mark.parametrize(
    "exercise", EXERCISES, ids=lambda e: f"{e.notebook.name[:2]}-{e.name}"
)


def outputs_of(notebook):
    """The (cell, output) pairs of a notebook."""
    return [(cell, output) for cell in notebook.code for output in cell.outputs]


def test_there_are_notebooks_to_test():
    assert NOTEBOOKS
    assert EXERCISES


# Structure


@every_notebook
def test_the_file_is_a_valid_notebook(notebook):
    nbformat.validate(notebook.content)
    assert notebook.path.stat().st_size < 1_000_000, "over 1 MB: make its pictures smaller"


@every_notebook
def test_one_title_and_no_level_of_heading_skipped(notebook):
    first, *others = notebook.headings
    assert reading.headings(notebook.cells[0].source)[:1] == [first], "the first cell needs a title"
    assert first[0] == 1, f"the first heading should be the title, '# ...': {first[1]}"
    none_of(f"a second title: make it '## {text}'" for level, text in others if level == 1)
    none_of(
        f"'{text}' is of level {level} below '{above}' of level {upper}: use level {upper + 1}"
        for (upper, above), (level, text) in zip(notebook.headings, others, strict=False)
        if level > upper + 1
    )


@every_notebook
def test_cell_ids_are_unique_words(notebook):
    ids = [cell.id for cell in notebook.cells]
    none_of(f"two cells have the id {i}" for i in sorted(set(ids)) if ids.count(i) > 1)
    none_of(
        f"cell id {i}: give it words that say what the cell does, such as by-hand-share"
        for i in ids
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", i)
        or re.search(r"\b(?=\w*\d)[0-9a-f]{6,}\b", i)
        or re.fullmatch(r"[0-9a-f]{8}", i)
    )


@every_notebook
def test_links_lead_somewhere(notebook):
    none_of(
        f"{cell.id}: {target} leads nowhere"
        for cell in notebook.markdown
        for target in reading.links(cell.source)
        if not re.match(r"[a-z]+:", target) and not _resolves(notebook, target)
    )


def _resolves(notebook, target):
    file, _, fragment = target.partition("#")
    path = notebook.path.parent / file if file else notebook.path
    if not path.is_file():
        return False
    if not fragment:
        return True
    if path.suffix != ".ipynb":
        return False
    return fragment in {reading.anchor(text) for _, text in reading.Notebook(path).headings}


@every_notebook
def test_first_and_last_text_link_to_the_neighbours_and_the_map(notebook):
    names = [n.path.name for n in NOTEBOOKS]
    here = names.index(notebook.path.name)
    wanted = {*names[max(0, here - 1) : here + 2], MAP} - {names[here]}
    for cell in (notebook.markdown[0], notebook.markdown[-1]):
        present = {target.partition("#")[0] for target in reading.links(cell.source)}
        missing = ", ".join(sorted(wanted - present))
        assert not missing, f"{cell.id}: a link is missing to {missing}"


@every_notebook
def test_folds_unfold_everywhere(notebook):
    opening, closing = "<details><summary>", "</details>"
    for cell in notebook.markdown:
        text = reading.without_fences(cell.source)
        folds = len(reading.folds(text))
        assert text.count("<details") == text.count(opening) == text.count(closing) == folds, (
            f"{cell.id}: each fold is {opening}...</summary>, text and {closing}, one after another"
        )
        blank = len(re.findall(r"</summary>\n\n", text)), len(re.findall(r"\n\n</details>", text))
        assert blank == (folds, folds), (
            f"{cell.id}: a blank line after </summary> and before </details> lets Markdown work"
        )


# Exercises


@every_notebook
def test_exercises_and_folds_belong_together(notebook):
    called = [e.name for e in notebook.exercises]
    none_of(f"check.{n} is called twice" for n in sorted(set(called)) if called.count(n) > 1)
    none_of(
        f"check.{n}(...) is called, but no text cell with folds has the tag {n}"
        for n in called
        if n not in notebook.folded_names
    )
    none_of(
        f"a text cell has the tag {n}, but no cell calls check.{n}(...)"
        for n in notebook.folded_names
        if n not in called
    )


@every_notebook
def test_exercise_headings_are_numbered_and_say_minutes_and_difficulty(notebook):
    found = [text for _, text in notebook.headings if text.startswith("Exercise")]
    pattern = r"Exercise (\d+) · .+ \(\d+ minutes?, (easy|medium|hard)\)"
    none_of(
        f"'{text}' should read 'Exercise {number} · ... (5 minutes, easy|medium|hard)'"
        for number, text in enumerate(found, 1)
        if not (match := re.fullmatch(pattern, text)) or int(match.group(1)) != number
    )


def test_every_check_has_its_exercise_in_one_notebook():
    used = [e.name for e in EXERCISES]
    none_of(f"check.{n} is used in no notebook" for n in check.__all__ if n not in used)
    none_of(f"check.{n} is used {used.count(n)} times" for n in check.__all__ if used.count(n) > 1)
    none_of(f"softmaxlib.check has no {n}" for n in used if n not in check.__all__)


@every_exercise
def test_folds_are_the_four_steps(exercise):
    assert [summary for summary, _ in exercise.folds] == STEPS, "the folds, in this order"
    none_of(
        f"{cell.id}: only folds belong into a cell with the tag {exercise.name}"
        for cell in exercise.notebook.folds_of(exercise.name)
        if reading.without_folds(cell.source).strip()
    )
    for step, most in (("Nudge", 25), ("Idea", 60)):
        length = reading.words(exercise.fold(step))
        assert 0 < length <= most, f"{step} has {length} words; 1 to {most} are right"
    assert "____" in reading.first_python_block(exercise.fold("Almost code")), (
        "Almost code needs a ```python block with a blank, ____"
    )
    assert exercise.solution, "Solution needs a ```python block"
    assert reading.words(exercise.fold("Solution")) >= 8, (
        "Solution should also say why it works, and what to try next"
    )


@every_exercise
def test_stub_is_not_attempted(exercise):
    assert exercise.stub, f"no code cell above check.{exercise.name} makes what it is given"
    assert "..." in exercise.stub.source, f"{exercise.stub.id} should leave `...` to the learner"
    assert exercise.verdict_on(exercise.stub.source).status == "not attempted"
    said = reading.shown(exercise.check_cell)
    assert f"{exercise.name}: not attempted yet" in said, (
        f"{exercise.check_cell.id} should be saved with its stub untouched; it says: {said}"
    )


@every_exercise
def test_solution_passes_its_check(exercise):
    verdict = exercise.verdict_on(exercise.solved_stub)
    assert verdict.status == "passed", verdict.message


@every_notebook
def test_run_all_with_every_solution_filled_in(notebook):
    solved = copy.deepcopy(notebook.content)
    by_id = {cell.id: cell for cell in solved.cells}
    for exercise in notebook.exercises:
        by_id[exercise.stub.id].source = exercise.solved_stub
    reading.result_of(save_notebooks.run, solved)
    none_of(
        f"{cell.id} writes to stderr: {output.text}"
        for cell in solved.cells
        for output in cell.get("outputs", [])
        if output.get("name") == "stderr"
    )
    none_of(
        f"{e.name} with its solution:\n{reading.shown(by_id[e.check_cell.id])}"
        for e in notebook.exercises
        if f"{e.name}: passed" not in reading.shown(by_id[e.check_cell.id])
    )


# Predictions


@every_notebook
def test_predictions_wait_for_the_learner(notebook):
    for cell in notebook.code:
        for call in reading.calls_of("predict", cell):
            name = call.func.attr
            assert hasattr(predict, name), f"{cell.id}: softmaxlib.predict has no {name}"
            said = reading.shown(cell)
            assert f"{name}: no prediction yet" in said, (
                f"{cell.id} should be saved with 25 points on each answer; it says: {said}"
            )


def test_every_prediction_is_asked_once_with_the_answers_of_its_reply():
    questions = [q for q in vars(predict).values() if isinstance(q, predict.Question)]
    asked = [
        (call.func.attr, notebook, cell)
        for notebook in NOTEBOOKS
        for cell in notebook.code
        for call in reading.calls_of("predict", cell)
    ]
    for question in questions:
        places = [place for name, *place in asked if name == question.name]
        assert len(places) == 1, f"predict.{question.name} is asked {len(places)} times, not once"
        notebook, cell = places[0]
        text = notebook.cells[notebook.cells.index(cell) - 1].source
        none_of(
            f"above {cell.id} should stand: - **{letter}** {answer}"
            for letter, answer in zip(predict.LETTERS, question.answers, strict=True)
            if f"**{letter}** {answer}" not in text
        )


# Code


@every_notebook
def test_code_is_run_and_short(notebook):
    none_of(
        f"{c.id} was never run; {SAVE}" for c in notebook.code if c.get("execution_count") is None
    )
    lines = {c.id: reading.lines_of_code(c) for c in notebook.code}
    none_of(f"{i} has {n} lines; 25 are the limit" for i, n in lines.items() if n > 25)
    measures = notebook.measures()
    assert measures["lines a code cell"] <= 4, "half of the code cells should have 4 lines or fewer"
    long = [i for i, n in lines.items() if n > 15]
    assert measures["code cells over 15"] <= 0.05, f"too many cells over 15 lines: {long}"
    kinds = "".join(c.cell_type[0] for c in notebook.cells)
    position = kinds.find("ccc")
    assert position < 0, f"three code cells in a row, from {notebook.cells[position].id} on"


@every_notebook
def test_nothing_escapes_the_comparison_of_outputs(notebook):
    none_of(
        f"{c.id}: {mark} keeps nbval from comparing its outputs; print something stable instead"
        for c in notebook.code
        for mark in ("nbval-ignore-output", "nbval-skip", "NBVAL_", "skip-execution")
        if mark in tags_and_source(c)
    )
    none_of(
        f"{c.id} has the tag raises-exception, and raises nothing"
        for c in notebook.code
        if "raises-exception" in reading.tags(c)
        and not any(o.output_type == "error" for o in c.outputs)
    )


def tags_and_source(cell):
    return " ".join(reading.tags(cell)) + cell.source


# Text


@every_notebook
def test_text_is_short_enough(notebook):
    measures = notebook.measures()
    assert measures["words a sentence"] <= 20, "the sentences are too long on average"
    assert measures["words with Further"] <= 2550, "too many words (folds apart): shorten it"
    if notebook.path.name == MAP:
        return
    aims = {
        "words": (900, 1900),
        "words a text cell": (30, 45),
        "words in 9 of 10": (0, 150),
        "text cells a code cell": (0.7, 1.5),
    }
    for name, (low, high) in aims.items():
        if not low <= measures[name] <= high:
            warnings.warn(
                f"{notebook.name}: {name} {measures[name]:.2f}, aim {low} to {high}", stacklevel=1
            )


# Outputs


# Cells that show nearly all digits on purpose: those that the next test is about.
ALL_DIGITS = {"further-digits-compared"}
DECIMALS = "a float with more than 8 decimals"


@every_notebook
def test_outputs_are_the_same_everywhere(notebook):
    unwanted = {
        DECIMALS: r"(?<![\w.])\d+\.\d{9,}",
        "a memory address": r"\b0x[0-9a-fA-F]{5,}",
        "an absolute path": r"(?<![\w./:<\\])/(?:[\w.-]+/)+|\b[A-Z]:\\\w",
    }
    allowed = {(DECIMALS, cell_id) for cell_id in ALL_DIGITS}
    none_of(
        f"{cell.id} shows {what}: {found.group()}"
        for cell, output in outputs_of(notebook)
        for text in reading.texts([output])
        for what, pattern in unwanted.items()
        if (found := re.search(pattern, text)) and (what, cell.id) not in allowed
    )


def test_where_all_digits_are_shown_a_machine_that_rounds_otherwise_shows_the_same():
    scores = np.array([1000.1, 300.7])
    positives = np.exp(scores - scores.max())
    for share in ((positives / positives.sum())[1], softmax(scores)[1]):
        near = share + np.spacing(share) * np.arange(-3, 4)
        assert len({f"{number:.14e}" for number in near}) == 1


@every_notebook
def test_outputs_are_clean_and_small(notebook):
    for cell, output in outputs_of(notebook):
        assert output.get("name") != "stderr", f"{cell.id} writes to stderr: {output.text}"
        if output.output_type == "error":
            assert "raises-exception" in reading.tags(cell), f"{cell.id} ends in {output.ename}"
        size = len(json.dumps(output))
        assert size <= 200_000, f"an output of {cell.id} has {size // 1000} kB; 200 are the limit"


@every_notebook
def test_every_picture_is_described_where_all_can_read_it(notebook):
    for cell in notebook.code:
        for position, output in enumerate(cell.outputs):
            if "image/png" not in output.get("data", {}):
                continue
            alt = output.metadata.get("image/png", {}).get("alt", "")
            assert reading.words(alt) >= 8, f"{cell.id}: the picture needs alt metadata"
            after = cell.outputs[position + 1 : position + 2]
            said = after[0].get("data", {}).get("text/markdown", "") if after else ""
            assert reading.words(said) >= 8, (
                f"{cell.id}: no visible description follows the picture"
            )


@every_notebook
def test_every_live_figure_says_itself_in_words_and_is_saved_alive(notebook):
    saved = [
        model_id
        for widgets in notebook.content.metadata.get("widgets", {}).values()
        for model_id in widgets["state"]
    ]
    stable = [save_notebooks.stable_widget_id(i) for i in range(len(saved))]
    assert sorted(saved) == sorted(stable), f"widget ids of one run were saved; {SAVE}"
    for cell, output in outputs_of(notebook):
        data = output.get("data", {})
        view = data.get("application/vnd.jupyter.widget-view+json")
        if view is None:
            continue
        assert view["model_id"] in saved, f"{cell.id}: its widget state is not saved; {SAVE}"
        text = data.get("text/plain", "")
        assert text.startswith("Live figure: "), f"{cell.id}: its text form should describe it"
        assert re.search(r"\d", text), f"{cell.id}: its text form should hold its numbers"
        assert reading.words(text) >= 10, f"{cell.id}: its text form should be a description"
