"""The exercise of notebook 0, which shows how a check works."""

from softmaxlib.check.engine import Mistake, ValueExercise

first_share = ValueExercise(
    "first_share",
    0.25,
    mistakes=(
        Mistake(
            "other_way_round",
            4.0,
            "you divided the whole by the part",
            "a share is at most 1. Which number belongs above the line?",
        ),
        Mistake(
            "percent",
            25.0,
            "that is right in percent; here a share is a number from 0 to 1",
            "25 % means 25 out of 100. What is that as a plain number?",
        ),
        Mistake("part_only", 3.0, "that is the part", "how large is it beside the whole, 12?"),
        Mistake(
            "rest_against_part",
            3 / 9,
            "you divided the part by the rest, 9",
            "a share compares with the whole, the part included",
        ),
    ),
    expects="one number",
    closing="a part divided by the whole: softmax ends with exactly this step",
)
