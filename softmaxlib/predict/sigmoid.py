"""The prediction questions of notebook 4."""

from softmaxlib.predict.question import Question

one_score_alone = Question(
    "one_score_alone",
    answers=(
        "1, whatever the score is",
        "nearly 0, as the score is negative",
        "0.5, as there is nothing to compare with",
        "0.0067, which is e to the power -5",
    ),
    happens=0,
    replies=(
        "yes: its exponential is divided by itself, so there is nobody to share with",
        "a score is high or low only beside others, and there are none",
        "the total is this one exponential, and a number divided by itself is 1",
        "that is the exponential, the second step; the third divides it by the total",
    ),
)

log_odds_back = Question(
    "log_odds_back",
    answers=(
        "0.7, 0.2 and 0.1 again",
        "0.412, 0.342 and 0.246: closer together",
        "0.866, 0.093 and 0.041: further apart",
        "no shares, as two of the log-odds are negative",
    ),
    happens=2,
    replies=(
        "not even with two options: 0.7 and 0.3 come back as 0.845 and 0.155; softmax needs ln p",
        "these come from sharing out sigmoids of 2, 1 and 0.1; here the winner gains",
        "yes: softmax shares out the odds, and odds grow faster than the probability",
        "softmax takes every real number: e to any power is positive",
    ),
)
