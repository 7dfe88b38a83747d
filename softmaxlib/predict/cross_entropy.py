"""The prediction questions of notebook 6."""

from softmaxlib.predict.question import Question

least_surprised = Question(
    "least_surprised",
    answers=(
        "0.7, 0.2, 0.1: as the ten people said",
        "1, 0, 0: all on the cat, as most said so",
        "0.8, 0.1, 0.1: a little bolder than the people",
        "equal shares, which are never far off",
    ),
    happens=0,
    replies=(
        "yes: whoever is paid by the average surprise does best to say what they believe",
        "7 times the surprise is 0, yes; but what is -ln 0, for the other three?",
        "it gains a little 7 times, and loses more with the dog, whose share is halved",
        "1.10 every time: that is the blind guess, and more than 0.80",
    ),
)

confidently_wrong = Question(
    "confidently_wrong",
    answers=(
        "1, the largest loss there is",
        "inf, as the dog's share is 0",
        "800",
        "6.7, which is ln 800",
    ),
    happens=2,
    replies=(
        "a share ends at 1; its surprise has no upper limit",
        "in a float64 the share is 0, yes; but the share need not be computed at all",
        "yes: -ln of a share is logsumexp minus its score, here 800 - 0",
        "the ln of the share is taken, not of the score; the share is e to the power -800",
    ),
)
