"""The prediction questions of notebook 2."""

from softmaxlib.predict.question import Question

large_scores = Question(
    "large_scores",
    answers=(
        "three equal shares, [0.3333 0.3333 0.3333]",
        "the same as for [0, 1, 2], [0.09 0.2447 0.6652]",
        "no numbers at all, [nan nan nan]",
        "an OverflowError, as in notebook 1",
    ),
    happens=2,
    replies=(
        "equal scores would have equal shares; these differ by 1 each",
        "that is the right softmax, and what the mathematics says; the computer stumbles first",
        "yes: every exponential becomes inf, and inf / inf is nan",
        "math.exp raises an error; np.exp goes on with inf",
    ),
    formula=False,
)

log_of_softmax = Question(
    "log_of_softmax",
    answers=("about -800, as the mathematics says", "-inf", "nan", "0"),
    happens=1,
    replies=(
        "so it should be; but the share e^-800 is too small for a float64 and becomes 0 first",
        "yes: the share has become 0, and np.log(0) is -inf",
        "nan would come from inf / inf or 0 / 0; after the max shift there is neither",
        "the share is 0, not its ln; no power of e gives 0",
    ),
)
