"""The exercise of notebook 0, which shows how a check works."""

from softmaxlib.check.engine import ValueExercise
from softmaxlib.check.parts import Mistake
from softmaxlib.check.reading import read_squeezed

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
        Mistake("whole_only", 12.0, "that is the whole", "which part of it is 3?"),
        Mistake(
            "rest_against_part",
            3 / 9,
            "you divided the part by the rest, 9",
            "a share compares the part with the whole. How large is the whole?",
        ),
        Mistake(
            "part_added_to_whole",
            3 / 15,
            "you added the part to the whole, which holds it already",
            "how large is the whole?",
        ),
        Mistake(
            "rest", 9 / 12, "that is the share of the rest", "which part is asked for, 3 or 9?"
        ),
        Mistake("product", 36.0, "you multiplied", "what does Python write for divided by?"),
        Mistake(
            "whole_division",
            0.0,
            "// divides and drops what comes after the point",
            "which sign divides and keeps the fraction?",
        ),
        Mistake(
            "text_in_quotes",
            "3 / 12",
            "in quotes it is text, which Python does not compute",
            "what happens without the quotes?",
        ),
    ),
    # A comma or brackets too many do no harm here.
    read=read_squeezed,
    expects="one number",
    closing="a part divided by the whole: softmax ends with exactly this step",
)
