"""The prediction questions of notebook 3."""

from softmaxlib.predict.question import Question

very_hot = Question(
    "very_hot",
    answers=(
        "the same as before, 0.66, 0.24 and 0.1",
        "about a third each",
        "nearly 1 for the cat, nearly 0 for the others",
        "a hundredth of what they were",
    ),
    happens=1,
    replies=(
        "adding one number to all scores changes nothing; dividing shrinks the differences",
        "yes: the scores now differ by 0.019 at most, so the shares are nearly equal",
        "that is what multiplying by 100 does: then the differences grow",
        "shares always add up to 1; here the scores are divided, not the shares",
    ),
)

one_or_six = Question(
    "one_or_six",
    answers=(
        "larger than for the fair die, and so is the variance",
        "smaller than for the fair die, and so is the variance",
        "larger than for the fair die, but the variance is smaller",
        "smaller than for the fair die, but the variance is larger",
    ),
    happens=3,
    replies=(
        "the variance is larger, yes; but two results are easier to predict than six",
        "easier to predict, yes; but each throw lies 2.5 from the mean, a fair die's often nearer",
        "the other way round: six results surprise more than two, and 1 and 6 are far apart",
        "yes: entropy asks how predictable the result is, variance how far it strays",
    ),
)
