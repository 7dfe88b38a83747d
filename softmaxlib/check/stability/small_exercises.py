"""The smaller exercises of notebook 2, numerical stability."""

import numpy as np

from softmaxlib.check.engine import ValueExercise
from softmaxlib.check.parts import Property, named
from softmaxlib.check.reading import read_shapes, read_squeezed
from softmaxlib.functions import softmax

_LARGEST_EXPONENT = np.log(np.finfo(float).max)


first_overflow = ValueExercise(
    "first_overflow",
    710,
    properties=(
        Property(
            "a whole number",
            "this is no whole number",
            lambda z, probe, expected: np.isfinite(z) and z == np.floor(z),
            "between which two whole numbers does it lie?",
        ),
        Property(
            "np.exp of it is inf",
            "np.exp of it still fits",
            lambda z, probe, expected: z > _LARGEST_EXPONENT,
            "what is the largest number that np.exp still manages? Which whole number is next?",
        ),
        Property(
            "no smaller whole number has that",
            "np.exp is inf for a smaller whole number, too",
            lambda z, probe, expected: z < 711,
            "halve the gap to 709 again and again: from where on is np.exp inf?",
        ),
    ),
    mistakes=(
        *named(
            "last_that_fits",
            "np.exp(709) is 8.2e307, which still fits",
            "what does np.exp of the next whole number give?",
            709,
        ),
        *named(
            "cliff_itself",
            "that is about where the cliff lies; asked is the first whole number beyond it",
            "which whole number comes next?",
            709.78,
        ),
        *named(
            "single_precision",
            "that is the cliff of float32 or float16; our arrays are float64",
            "does np.exp of it really show inf?",
            *(89, 88, 88.72, 12, 11, 11.09),
        ),
        *named(
            "power_of_ten",
            "that is the end for powers of ten, 10^308; here the base is e",
            "does np.exp of it really show inf?",
            *(308, 309),
        ),
        *named(
            "underflow",
            "about there np.exp becomes 0; asked is the other end, where it becomes inf",
            "in which direction does e to the power z grow?",
            *(-745, -746),
        ),
        *named(
            "result_of_exp",
            "that is what comes out of np.exp; asked is the number z that goes in",
            "which z did you give to np.exp?",
            *(np.inf, np.exp(709.0)),
        ),
    ),
    read=read_squeezed,
    expects="a whole number",
    atol=1e-9,
    rtol=0,
    closing="e^710 is the first whole power beyond the largest float64, about 1.8e308",
)

_SHAPES = [(3,), (2,), (2, 1)]


def _shape_is_right(position):
    return lambda shapes, probe, expected: shapes[position] == expected[position]


shapes = ValueExercise(
    "shapes",
    _SHAPES,
    properties=(
        Property(
            "the first shape",
            "table.max(axis=0) has another shape",
            _shape_is_right(0),
            "axis=0 makes the 2 of (2, 3) disappear. What is left?",
        ),
        Property(
            "the second shape",
            "table.max(axis=1) has another shape",
            _shape_is_right(1),
            "axis=1 makes the 3 of (2, 3) disappear. What is left?",
        ),
        Property(
            "the third shape",
            "table.max(axis=1, keepdims=True) has another shape",
            _shape_is_right(2),
            "with keepdims there are still two axes. How long is the one that was named?",
        ),
    ),
    mistakes=(
        *named(
            "axes_swapped",
            "the axes are the other way round",
            "axis=0 makes axis 0 disappear, the one with 2 entries. What is left of (2, 3)?",
            *([(2,), (3,), last] for last in [(1, 3), (3, 1), (2, 1), (3,), (1, 2)]),
        ),
        *named(
            "keepdims_ignored",
            "keepdims=True keeps the axis, with length 1",
            "how many axes does the third array have?",
            [(3,), (2,), (2,)],
        ),
        *named(
            "kept_axis_in_front",
            "the kept axis has moved to the front",
            "axis 1 is the second one, and stays there. Which of the two lengths is then 1?",
            [(3,), (2,), (1, 2)],
        ),
        *named(
            "kept_length",
            "the axis is kept with its old length, as if max took nothing away",
            "how many maxima has each row?",
            [(3,), (2,), (2, 3)],
        ),
        *named(
            "nothing_disappears",
            "max leaves one value of each row or column, not the whole table",
            "what is left of (2, 3) when its 2 disappears, and what when its 3 does?",
            [(2, 3), (2, 3), (2, 3)],
        ),
        *named(
            "always_two_axes",
            "without keepdims the axis is gone, and not kept with length 1",
            "how many axes are left of two when one disappears?",
            [(1, 3), (2, 1), (2, 1)],
            [(3, 1), (2, 1), (2, 1)],
        ),
    ),
    read=read_shapes,
    expects="a list of three shapes, such as (2, 3)",
    closing="the axis that you name is the one that disappears, unless keepdims holds its place",
)

_PRINTED = np.array([0.9584, 0.0176, 0.0065, 0.0176])


impossible_print = ValueExercise(
    "impossible_print",
    [4.0, 0.0, -1.0, 0.0],
    free=True,
    mistakes=(
        *named(
            "the_claimed_logits",
            "these are the logits that the print claims; their softmax is [1, 0, 0, 0]",
            "three equal logits would have three equal shares. What undoes e to the power?",
            [100.0, 0.0, 0.0, 0.0],
        ),
        *named(
            "shares_as_logits",
            "these are the shares themselves, handed in as logits",
            "a share is e to the power of a logit, up to a factor. What undoes that?",
            _PRINTED,
            100 * _PRINTED,
        ),
        *named(
            "softmax_of_shares",
            "you went forward with e to a power once more; to go back you need what undoes it",
            "which function undoes e to the power?",
            softmax(_PRINTED),
            np.exp(_PRINTED),
        ),
        *named(
            "sign_flipped",
            "these are the surprises -ln p; the largest share should have the largest logit",
            "which sign does a log-probability have?",
            -np.log(_PRINTED),
        ),
        *named(
            "another_base",
            "you took the logarithm for base 10 or 2, and softmax uses the base e",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            np.log10(_PRINTED),
            np.log2(_PRINTED),
        ),
    ),
    properties=(
        Property(
            "four logits",
            "the print has four shares, so it takes four logits",
            lambda z, probe, expected: z.shape == (4,),
            "does each share of the printed row have its logit?",
        ),
        Property(
            "finite",
            "a logit here is a finite number",
            lambda z, probe, expected: bool(np.isfinite(z).all()),
            "none of the shares is exactly 0 or 1. Which step made inf or nan of them?",
        ),
        Property(
            "their softmax is the printed row",
            "its softmax is not the printed row, to three decimals",
            lambda z, probe, expected: bool(np.abs(softmax(z) - _PRINTED).max() < 6e-4),
            "print softmax of your four beside the printed row: which share is off, and which way?",
        ),
    ),
    read=read_squeezed,
    expects="four numbers",
    closing="any constant may be added to all four: the logits are known up to a shift only",
)

stubborn_logits = ValueExercise(
    "stubborn_logits",
    [1000.0, 100.0],
    free=True,
    properties=(
        Property(
            "two logits or more",
            "one logit alone has the share 1, and ln 1 is 0",
            lambda z, probe, expected: z.size > 1,
            "a score is far behind only if there is another one. Which one leads?",
        ),
        Property(
            "all finite",
            "the sentence is about finite logits",
            lambda z, probe, expected: bool(np.isfinite(z).all()),
            "does it take infinity, or is a number that is merely very high enough?",
        ),
        Property(
            "all positive",
            "one of the logits is not above 0",
            lambda z, probe, expected: bool((z > 0).all()),
            "only differences count. Which number could you add to all of them?",
        ),
        Property(
            "the log of one share is -inf",
            "after the max shift each of its shares still has a finite log",
            lambda z, probe, expected: bool((softmax(z) == 0).any()),
            "only differences count. How far is your lowest score behind the highest?",
        ),
    ),
    read=read_squeezed,
    expects="a list of positive logits",
    closing="the shift rescues softmax, not its log: that is what log-softmax is for",
)
