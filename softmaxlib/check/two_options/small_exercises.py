"""Two exercises of notebook 4 on one half and three quarters: what a share tells, what it hides."""

import numpy as np

from softmaxlib.check.engine import ValueExercise
from softmaxlib.check.parts import Property, named
from softmaxlib.check.reading import read_squeezed
from softmaxlib.check.tested_value import TestedValue
from softmaxlib.functions import sigmoid
from softmaxlib.wording import number, numbers

_LOWEST, _HIGHEST = 0.745, 0.755
"""The shares that are 0.75 when rounded to two decimals."""


def _share(z):
    """The share as text, with as many digits as it takes to tell it from the bounds."""
    share = sigmoid(z)
    texts = [number(share, digits) for digits in range(4, 18)]
    told = next((text for text in texts if float(text) not in (_LOWEST, _HIGHEST)), texts[-1])
    return f"softmax([{number(z)}, 0])[0] is {told}"


def _near(*values):
    """A test for one of these numbers, exact or rounded."""
    return lambda z: z.ndim == 0 and np.isclose(z, values, rtol=0.01, atol=0).any()


def _are_shares(z):
    return z.size > 1 and (z > 0).all() and abs(z.sum() - 1) < 0.01


three_quarters = TestedValue(
    "three_quarters",
    np.log(3),
    free=True,
    properties=(
        Property(
            "one number",
            "asked is one number z",
            lambda z, probe, expected: z.ndim == 0,
            "give the number only. Is its decimal sign a point?",
        ),
        Property(
            "finite",
            "z is an ordinary number",
            lambda z, probe, expected: bool(np.isfinite(z)),
            "try z = 0 first. Which share is that, and which way must z go from there?",
        ),
        Property(
            "a share of at least 0.745",
            lambda z: f"its share is too small: {_share(z)}",
            lambda z, probe, expected: sigmoid(z) >= _LOWEST,
            "go up from here. At z = 2 it is 0.88, too large. Which number lies in between?",
        ),
        Property(
            "and of 0.755 at most",
            lambda z: f"its share is too large: {_share(z)}",
            lambda z, probe, expected: sigmoid(z) <= _HIGHEST,
            "go down from here. At z = 1 it is 0.73, too small. Which number lies in between?",
        ),
    ),
    mistakes=(
        *named(
            "shares_given",
            "these are shares, which softmax gives back; asked is the score z that goes in",
            "which number stood in the list that you gave to softmax, in the place of z?",
            _are_shares,
        ),
        *named(
            "list_given",
            "this is the whole list, with the 0 of the rival",
            "which of its two numbers is z, and which one is given?",
            lambda z: z.shape == (2,) and z[1] == 0,
        ),
        *named(
            "share_as_score",
            "0.75 is the share that should come out; asked is the score z that goes in",
            "what comes out for z = 0, and for z = 2? Between which two tries does it lie?",
            _near(0.75),
        ),
        *named(
            "share_of_0.75",
            "that is what comes out for z = 0.75; asked is a number that goes in",
            "which number did you give to softmax, and which did it give back?",
            _near(0.6792),
        ),
        *named(
            "odds",
            "3 to 1 are the right odds; odds are e to the power of a score",
            "how do you get from e^z back to z?",
            _near(3),
        ),
        *named(
            "sign_flipped",
            "with this z it is the rival 0 that has three quarters",
            "which of the two should lead? What does that say about the sign of z?",
            _near(-np.log(3)),
        ),
        *named(
            "inverse_odds",
            "that is 1 to 3, the odds of the rival; and odds are e to the power of a score",
            "which side has three quarters? And how do you get from e^z back to z?",
            _near(1 / 3),
        ),
        *named(
            "log_of_share",
            "that is the ln of 0.75, of the share itself; it is below 0",
            "odds compare the two shares. How many to one are three quarters against one quarter?",
            _near(np.log(0.75)),
        ),
        *named(
            "log_of_other_share",
            "that is the ln of 0.25, of the rival's share; it is below 0",
            "odds compare the two shares. How many to one are three quarters against one quarter?",
            _near(np.log(0.25)),
        ),
        *named(
            "log_of_inverse_share",
            "that is ln 4: four quarters, the whole, against the one quarter of the rival",
            "odds leave the whole out. How many quarters stand against how many?",
            _near(np.log(4)),
        ),
        *named(
            "log_of_four_thirds",
            "that is the ln of 4/3: four quarters, the whole, against three",
            "odds leave the whole out. How many quarters stand against how many?",
            _near(-np.log(0.75)),
        ),
        *named(
            "exp_taken",
            "you went forward, with e to a power; from odds or a share to a score one goes back",
            "which function undoes e to the power? And of what should it be taken?",
            _near(np.exp(0.75), np.exp(0.25), np.exp(3), np.exp(4)),
        ),
        *named(
            "nine_tenths",
            "with this z the share is about nine tenths",
            "should z go up or down from here?",
            _near(np.log(9), 2.3),
        ),
        *named(
            "almost",
            "that is close, and a little too low",
            "try a step of 0.05 or 0.1. In which direction does the share grow?",
            _near(1, 1.05),
        ),
        *named(
            "rival_is_minus_z",
            "with -z as the rival this would be right; here the rival is 0",
            "how far apart are z and -z? How far apart should z and 0 be?",
            _near(np.log(3) / 2),
        ),
        *named(
            "another_base",
            "that is log 3 for base 10 or 2, and softmax uses the base e",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            _near(np.log10(3), np.log2(3)),
        ),
        *named(
            "other_share",
            "a quarter is the share of the rival; asked is the score z that goes in",
            "what comes out for z = 0, and for z = 2? Between which two tries does it lie?",
            _near(0.25),
        ),
        *named(
            "reciprocal",
            "you divided 1 by the share; asked is the score z that goes in",
            "what comes out for z = 1, and for z = 2? Between which two tries does it lie?",
            _near(4 / 3),
        ),
        *named(
            "percent",
            "75 is the share in percent; asked is the score z that goes in",
            "what comes out for z = 0, and for z = 2? Between which two tries does it lie?",
            _near(75),
        ),
        *named(
            "equal_scores",
            "z = 0 is the score of the rival, too: equal scores have equal shares",
            "the share should grow. Which way must z go? And what does z = 2 give?",
            lambda z: z.ndim == 0 and z == 0,
        ),
        *named(
            "rival_leads",
            "with a z below 0 it is the rival 0 that leads",
            "which of the two should lead? What does that say about the sign of z?",
            lambda z: z.ndim == 0 and z < 0 and np.isfinite(z),
        ),
    ),
    read=read_squeezed,
    expects="one number",
    closing="three to one: e^z is 3 there. So z is the ln of the odds, and has a name: logit",
)


def _sigmoids(logits):
    """The three sigmoids as text, with digits that show how many are above one half."""
    p, above = sigmoid(logits), (logits > 0).sum()
    digits = next((d for d in range(3, 17) if _as_read(p, d) == above), 17)
    return f"sigmoids {numbers(p, digits)}, {above} above one half"


def _as_read(p, digits):
    """How many shares are above one half when printed with so many digits."""
    return sum(float(number(share, digits)) > 0.5 for share in p)


class _Undecided(ValueExercise):
    """The exercise undecided_logits: what could be probabilities passes, with a remark."""

    def _remarks(self, answer):
        logits = self.read(answer())
        if (logits >= 0).all() and abs(logits.sum() - 1) < 0.01:
            first = number(logits[0])
            yield f"{first} could be a logit or a probability: the number does not tell which"


undecided_logits = _Undecided(
    "undecided_logits",
    [1.0, 1.0, 1.0],
    free=True,
    properties=(
        Property(
            "three logits",
            "asked are three logits, one for each class",
            lambda z, probe, expected: z.shape == (3,),
            "how many classes does the sentence have? Write their logits in [ ], with commas",
        ),
        Property(
            "finite",
            "a logit here is a finite number",
            lambda z, probe, expected: bool(np.isfinite(z).all()),
            "which ordinary number is large or small enough?",
        ),
        Property(
            "not exactly one sigmoid above one half",
            lambda z: f"the sentence holds here: {_sigmoids(z)}",
            lambda z, probe, expected: (z > 0).sum() != 1,  # so also where rounding hides it
            "which logit has a sigmoid of exactly one half? On which side of it lie your three?",
        ),
    ),
    read=read_squeezed,
    expects="a list of three logits",
    closing="each sigmoid looks at its own logit only; among three, softmax lets them compete",
)
