"""The prediction question of notebook 0."""

from softmaxlib.predict.question import Question

four_equal_scores = Question(
    "four_equal_scores",
    answers=(
        "100 %, as nobody is ahead of it",
        "the more, the higher their score is",
        "25 %",
        "nothing, as there is no winner",
    ),
    happens=2,
    replies=(
        "then four times 100 % would be shared out; there is only one whole",
        "all four scores are the same here, so nobody can get more than another",
        "yes: equal scores, equal shares, and four of them make the whole",
        "softmax shares everything out, always; nobody needs to win",
    ),
    formula=False,
)
