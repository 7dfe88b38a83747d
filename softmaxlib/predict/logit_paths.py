"""The prediction questions of notebook 8."""

from softmaxlib.predict.question import Question

sum_of_logits = Question(
    "sum_of_logits",
    answers=(
        "it grows, as training drives the right logit up",
        "it stays 0",
        "it falls, as two logits go down and one goes up",
        "it wanders up and down",
    ),
    happens=1,
    replies=(
        "the right logit goes up, yes; and what do the other two do, in total?",
        "yes: a slope p - y adds up to 0 over the classes, so what one gains the others lose",
        "two go down, but together as much as the one goes up: p - y adds up to 0",
        "a random start would make it wander off; here each step moves it by exactly 0",
    ),
)

adams_first_step = Question(
    "adams_first_step",
    answers=(
        "by 0.1 and by 0.00001",
        "the first by 0.01, the second not at all",
        "both by about 0.01",
        "both by 0.05, the learning rate times the mean slope",
    ),
    happens=2,
    replies=(
        "that is what plain gradient descent does: learning rate times slope",
        "a small slope moves its weight, too: Adam divides each slope by its own size",
        "yes: Adam divides each slope by its own size, so only the sign is left at first",
        "each weight has a slope of its own, and none is mixed with another",
    ),
)
