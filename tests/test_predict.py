"""The prediction questions: points on four answers, a surprise in nats, and a sentence."""

import math
import re

import nbformat
import numpy as np
import pytest
import save_notebooks
from hypothesis import given, settings
from hypothesis import strategies as st

from softmaxlib import predict

QUESTIONS = {
    name: question
    for name, question in vars(predict).items()
    if isinstance(question, predict.Question)
}
NOTEBOOKS = {path.stem: nbformat.read(path, as_version=4) for path in save_notebooks.paths()}

every_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)

# A question of its own, whose second answer happens.
asked = predict.Question(
    "asked",
    answers=("one", "two", "three", "four"),
    happens=1,
    replies=("not one", "yes, two", "not three", "not four"),
    formula=False,
)


def text_of(name):
    return "\n".join(c.source for c in NOTEBOOKS[name].cells if c.cell_type == "markdown")


def notebooks_that_ask(name):
    call = re.compile(rf"\bpredict\.{name}\(")
    return [
        notebook
        for notebook, content in NOTEBOOKS.items()
        if any(c.cell_type == "code" and call.search(c.source) for c in content.cells)
    ]


def with_points_on_what_happens(points):
    """100 points, so many of them on the answer that happens, the rest spread over two others."""
    return [100 - points - 0.25, points, 0.25, 0] if points < 99 else [100 - points, points, 0, 0]


# What is reckoned


@settings(derandomize=True, database=None, deadline=None)
@given(st.lists(st.floats(0, 1e6), min_size=4, max_size=4).filter(lambda p: len(set(p)) > 1))
def test_the_surprise_is_minus_ln_of_the_share(points):
    prediction = asked(points)
    assert prediction.status == "predicted"
    share = points[1] / sum(points)
    if share == 0:
        assert prediction.surprise == math.inf
    else:
        assert prediction.surprise == pytest.approx(-math.log(share))
    assert prediction.surprise >= 0


@pytest.mark.parametrize(
    ("points", "surprise"),
    [(100, "0.00"), (50, "0.69"), (25, "1.39"), (10, "2.30"), (1, "4.61")],
)
def test_the_scale_in_the_text_is_what_the_reply_says(points, surprise):
    prediction = asked(with_points_on_what_happens(points))
    assert f"{prediction.surprise:.2f}" == surprise
    assert surprise in prediction.message
    rows = [r.split("|") for r in text_of("01_list_comprehension").splitlines() if r[:2] == "| "]
    scale = {head.split("(")[0].strip(): body.strip() for head, body in zip(*rows[:2], strict=True)}
    assert float(scale[str(points)]) == float(surprise)


def test_each_halving_adds_069_as_the_text_says():
    surprises = [asked([100 - p, p, 0, 0]).surprise for p in (40, 20, 10, 5)]
    assert np.diff(surprises) == pytest.approx([0.69] * 3, abs=0.005)
    assert "each halving adds 0.69" in text_of("01_list_comprehension")


# What is said


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (
            [60, 10, 20, 10],
            "you gave it 10 points: as surprised as by a 1-in-10 event, 2.30; "
            "a blind guess has 1.39",
        ),
        ([30, 50, 20, 0], "you gave it 50 points: as surprised as by a 1-in-2 event, 0.69"),
        ([20, 40, 30, 10], "you gave it 40 points: as surprised as by a 1-in-2.5 event, 0.92"),
        ([92, 3, 5, 0], "you gave it 3 points: as surprised as by a 1-in-33 event, 3.51"),
        ([99.7, 0.3, 0, 0], "you gave it 0.3 points: as surprised as by a 1-in-333 event, 5.81"),
        ([0, 100, 0, 0], "you gave it 100 points: no surprise at all, 0.00"),
        ([100, 0, 0, 0], "you ruled it out, 0 points: there is no upper limit"),
    ],
)
def test_the_surprise_is_told_as_the_odds_of_an_event(points, said):
    assert said in asked(points).message


def test_from_notebook_2_on_the_formula_is_shown():
    later = predict.Question("later", asked.answers, asked.happens, asked.replies)
    assert "1-in-10 event, -ln 0.10 = 2.30; a blind guess" in later([60, 10, 20, 10]).message


@pytest.mark.parametrize(
    ("points", "reply"),
    [
        ([70, 10, 10, 10], "you bet on A   not one"),
        ([10, 70, 10, 10], "you bet on B   yes, two"),
        ([10, 10, 70, 10], "you bet on C   not three"),
        ([10, 10, 10, 70], "you bet on D   not four"),
        ([40, 40, 10, 10], "you bet on B   yes, two"),
    ],
)
def test_the_answer_with_most_points_gets_a_sentence(points, reply):
    message = asked(points).message
    assert "what happens   B: two" in message
    assert message.endswith(reply)


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([4, 3, 2, 1], "your points, 10 in all, count as 40, 30, 20, 10 of 100"),
        ([1, 1, 1, 0], "your points, 3 in all, count as 33.3, 33.3, 33.3, 0 of 100"),
        ([0.1, 0.2, 0.3, 0.4], "your points, 1 in all, count as 10, 20, 30, 40 of 100"),
        ([80, 80, 40, 0], "your points, 200 in all, count as 40, 40, 20, 0 of 100"),
    ],
)
def test_other_totals_are_visibly_rescaled(points, said):
    assert f"rescaled       {said}" in asked(points).message


@pytest.mark.parametrize("points", [[40, 30, 20, 10], [33.3, 33.3, 33.4, 0], [0.1, 0.2, 99.7, 0]])
def test_a_total_of_100_is_not_rescaled(points):
    assert "rescaled" not in asked(points).message


def test_a_grade_is_never_given():
    for points in ([0, 100, 0, 0], [100, 0, 0, 0]):
        assert not re.search(r"wrong|correct|score|grade|fail", asked(points).message, re.I)


# What is taken


@pytest.mark.parametrize(
    "points",
    [
        [40, 30, 20, 10],
        (40, 30, 20, 10),
        np.array([40, 30, 20, 10]),
        np.array([40, 30, 20, 10], dtype=np.float32),
        [40.0, np.int8(30), np.float64(20), True * 10],
        ["40", "30", "20", "10"],
    ],
)
def test_any_four_numbers_are_taken(points):
    assert asked(points).surprise == pytest.approx(-math.log(0.3))


@pytest.mark.parametrize("points", [[25, 25, 25, 25], [1, 1, 1, 1], np.full(4, 0.25), [50.0] * 4])
def test_untouched_points_are_no_prediction_yet(points):
    prediction = asked(points)
    assert (prediction.status, prediction.surprise) == ("no prediction yet", None)
    assert "move some points from 25 each" in prediction.message


def endless():
    while True:
        yield 25


@pytest.mark.parametrize(
    "points",
    [
        ...,
        None,
        100,
        math.nan,
        "B",
        "4321",
        "40, 30, 20, 10",
        [],
        [100],
        [50, 30, 20],
        [20, 20, 20, 20, 20],
        [40, 30, 20, -10],
        [-1, -2, -3, -4],
        [math.nan, 30, 20, 10],
        [40, math.inf, 20, 10],
        [1e308, 1e308, 1e308, 1],
        [10**400, 1, 1, 1],
        [0, 0, 0, 0],
        [40, 30, 20, None],
        [40, 30, 20, ...],
        [40, 30, 20, "ten"],
        [40, 30, 20, 10j],
        [[40, 30, 20, 10]],
        [[40], [30], [20], [10]],
        np.array([[40], [30], [20], [10]]),
        np.array(100),
        {"A": 40, "B": 30, "C": 20, "D": 10},
        {40: "A", 30: "B", 20: "C", 10: "D"},
        {40, 30, 20, 10},
        (p for p in [40, 30, 20, 10]),
        endless(),
        list(range(1000)),
        predict,
    ],
    ids=lambda points: f"{points!r:.30}",
)
def test_anything_else_is_no_prediction_yet_and_told_what_to_give(points):
    prediction = asked(points)
    assert (prediction.status, prediction.surprise) == ("no prediction yet", None)
    assert "give four numbers of 0 or more" in prediction.message
    assert len(prediction.message) < 300
    assert " at 0x" not in prediction.message


# How it shows itself


def test_a_prediction_shows_itself_as_text_and_html():
    prediction = asked([4, 3, 2, 1])
    assert repr(prediction) == prediction.message
    assert prediction.message.startswith("asked: predicted\n")
    html = prediction._repr_html_()
    assert "your points, 10 in all, count as" in html
    assert "<b>" not in asked("<b>")._repr_html_()


def test_the_same_points_get_the_same_reply():
    assert asked([4, 3, 2, 1]).message == asked([4, 3, 2, 1]).message


# The questions and their notebooks


@every_question
def test_a_question_is_complete(question):
    assert QUESTIONS[question.name] is question
    assert len(set(question.answers)) == len(set(question.replies)) == 4
    assert question.happens in range(4)
    for i, reply in enumerate(question.replies):
        assert reply.startswith("yes") == (i == question.happens)
        assert len(reply.split()) <= 25


@every_question
@pytest.mark.parametrize("favourite", range(4))
def test_every_answer_of_a_question_has_its_reply(question, favourite):
    points = [10, 10, 10, 10]
    points[favourite] = 70
    message = question(points).message
    assert question.replies[favourite] in message
    assert question.answers[question.happens] in message
    assert len(message.splitlines()) <= 5


@every_question
def test_a_question_is_asked_in_exactly_one_notebook(question):
    assert len(notebooks_that_ask(question.name)) == 1


@every_question
def test_its_answers_stand_word_for_word_in_the_text(question):
    (notebook,) = notebooks_that_ask(question.name)
    for letter, answer in zip("ABCD", question.answers, strict=True):
        assert f"- **{letter}** {answer}\n" in text_of(notebook) + "\n"


@every_question
def test_the_formula_waits_for_notebook_2(question):
    (notebook,) = notebooks_that_ask(question.name)
    if notebook < "02":
        assert not question.formula


def test_points_without_square_brackets_count_too():
    assert asked(40, 30, 20, 10).message == asked([40, 30, 20, 10]).message
    assert asked().status == "no prediction yet"


def test_the_name_alone_gives_nothing_away():
    assert repr(asked) == "predict.asked: call it with your points, such as [40, 30, 20, 10]"
