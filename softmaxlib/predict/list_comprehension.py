"""The prediction questions of notebook 1."""

from softmaxlib.predict.question import Question

cat_against_dog = Question(
    "cat_against_dog",
    answers=(
        "twice the dog's share",
        "larger than the dog's share by exactly 1",
        "a multiple of the dog's share that depends on the bird, too",
        "about 2.7 times the dog's share",
    ),
    happens=3,
    replies=(
        "plain division would give 2 : 1; softmax does something else, as you will see",
        "shares run from 0 to 1, so a lead of 1 would leave the dog nothing at all",
        "the bird changes both shares by one factor, so their ratio stays as it was",
        "yes: 2.718 is the number e; this notebook shows where it comes from",
    ),
    formula=False,
)

adding_or_doubling = Question(
    "adding_or_doubling",
    answers=("only adding 10", "neither", "only doubling", "both"),
    happens=0,
    replies=(
        "yes: adding leaves all differences as they are, and doubling doubles them",
        "adding 10 multiplies every exponential by e^10, and their total too: it cancels",
        "that is so for plain division, score / sum; softmax sees differences, not ratios",
        "adding, yes; but doubling doubles every difference, and the leader gets more",
    ),
    formula=False,
)
