"""The prediction questions of notebook 5."""

from softmaxlib.predict.question import Question

who_pays = Question(
    "who_pays",
    answers=(
        "neither: only the cat's share moves",
        "both fall by the same amount",
        "both rise a little, with the cat's",
        "both fall, the dog's more than the bird's",
    ),
    happens=3,
    replies=(
        "the shares add up to 1, so what the cat gains must come from somebody",
        "both fall, yes; but do they pay equal amounts, or in proportion to what they have?",
        "the shares add up to 1, so not all three can rise",
        "yes: the total grows, so each other share shrinks by the same factor",
    ),
)

smaller_h = Question(
    "smaller_h",
    answers=(
        "a slope that is closer still to the true one",
        "0",
        "the same slope, to all digits that are shown",
        "inf, as it divides by nearly nothing",
    ),
    happens=1,
    replies=(
        "so it is in mathematics; but a float64 has 16 digits, and 2 plus this h is 2 again",
        "yes: 2 plus this h is 2 again in a float64, so the share does not move at all",
        "down to some h, yes; this one is lost beside the 2 to which it is added",
        "above the line stands exactly 0, for the nudge is lost; and 0 divided by h is 0",
    ),
)
