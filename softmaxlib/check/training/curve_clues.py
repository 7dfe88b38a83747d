"""The clues of curve_detective: why a curve cannot come from a cause."""


def _clue(text, hint, letters):
    """A clue against a cause, for each of the curves against which it speaks."""
    return [(letter, text, hint) for letter in letters]


# Why a curve cannot come from a cause: what stands in its panel, and a question.
CLUES = {
    "right": (
        *_clue(
            "curve {} is almost level above 0.25; the same data let another curve fall below 0.2",
            "both begin alike. What may the higher one lack, so that it cannot go on?",
            "A",
        ),
        *_clue(
            "curve {} is at hundreds of nats after a few steps; a right run should go down",
            "steps down the slope can still lead up. When do they?",
            "B",
        ),
        *_clue(
            "curve {} starts where it should, but stays above 0.6; the same data allow much less",
            "three classes: which is the lowest loss that each of the five words allows?",
            "D",
        ),
        *_clue(
            "curve {} climbs at every step; the loss of a right run should fall",
            "which of the five words sends each step the wrong way?",
            "F",
        ),
    ),
    "uphill": (
        *_clue(
            "curve {} falls at every step; steps up the slope would make it climb",
            "which curve does climb, and never comes down?",
            "ACDE",
        ),
        *_clue(
            "curve {} comes down again; steps up the slope would make it climb to the end",
            "which curve never comes down? And what could make this one shoot up?",
            "B",
        ),
    ),
    "twice": (
        *_clue(
            "curve {} falls below 0.55; with three classes a second softmax cannot get there",
            "the best shares are [1, 0, 0]. Taken for logits, which loss do they give?",
            "AC",
        ),
        *_clue(
            "curve {} falls below 1.46; with ten classes a second softmax cannot get there",
            "the best shares are one 1 and nine 0. Taken for logits, which loss do they give?",
            "E",
        ),
        *_clue(
            "curve {} rises to hundreds of nats; logits from 0 to 1 cannot give such a loss",
            "the loss would take shares for logits. How far apart can two shares be?",
            "BF",
        ),
    ),
    "frozen": (
        *_clue(
            "curve {} rises to hundreds of nats; without b, W still goes down the slope",
            "which curve begins as a right one does, and then stops too early?",
            "BF",
        ),
        *_clue(
            "curve {} is still falling at its end, and no curve of the same data is lower",
            "two curves of these data begin alike. Which of them stops too early?",
            "C",
        ),
        *_clue(
            "curve {} falls slowly from the first step on, and so early b hardly matters",
            "two other curves of the same data begin alike. What becomes of each of them?",
            "D",
        ),
        *_clue(
            "if curve {} were frozen, the other curve of the digits would be the right one",
            "one run on each data set is right. Which of the two digits curves can it be?",
            "E",
        ),
    ),
    "summed": (
        *_clue(
            "curve {} falls at every step; with steps N times as long it would overshoot",
            "how many training examples are there? Which curve looks like such long steps?",
            "ACDE",
        ),
        *_clue(
            "curve {} climbs evenly to the end; steps that are too long overshoot and come back",
            "which curve shoots up and comes down? And where does this one go at every step?",
            "F",
        ),
    ),
}
