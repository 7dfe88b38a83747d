"""The prediction questions of notebook 7."""

from softmaxlib.predict.question import Question

first_loss = Question(
    "first_loss",
    answers=(
        "0, as nothing has gone wrong yet",
        "nobody can know that before it has run",
        "1, as all its answers are wrong",
        "2.30, which is ln 10",
    ),
    happens=3,
    replies=(
        "a loss of 0 is full confidence in the right class; zeros give ten equal shares",
        "with weights of 0 it can be known: all ten logits are 0, whatever the picture",
        "one in ten answers is right by luck; and the loss counts surprise, not errors",
        "yes: ten equal logits are ten shares of 0.1, the blind guess",
    ),
)

softmax_twice = Question(
    "softmax_twice",
    answers=(
        "hardly: it starts right and falls, but stays too high",
        "at once: the very first loss is wrong",
        "soon: the loss climbs",
        "not at all: shares shared again are the same shares",
    ),
    happens=0,
    replies=(
        "yes, and so it goes unnoticed: only the end of the curve is too high",
        "with weights of 0 all shares are equal, and equal shares shared again are equal",
        "each step still goes downhill; but how far down can this loss get?",
        "as logits, shares differ by 1 at most: softmax makes them nearly equal",
    ),
)
