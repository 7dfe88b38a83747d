"""The exercises of notebook 2, numerical stability."""

import math

import numpy as np

from softmaxlib.check.engine import Exercise, ValueExercise
from softmaxlib.check.parts import BATCH, EXTREME, Curiosity, Probe, Property, named
from softmaxlib.check.reading import read_numbers, read_shapes
from softmaxlib.check.shifts import max_along, shift_mistakes, table_mistakes
from softmaxlib.functions import log_softmax as true_log_softmax
from softmaxlib.functions import softmax

# The two last lines of stable_softmax and of log_softmax: what is done with the shifted scores.


def _shares(shifted, axis=-1, keepdims=True):
    exps = np.exp(shifted)
    return exps / exps.sum(axis=axis, keepdims=keepdims)


def _log_shares(shifted, axis=-1, keepdims=True):
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=keepdims))


_LN_LOST = Curiosity(
    Probe((np.full(3, 1e17),)),
    "for three scores of 1e17 the ln 3 gets lost; subtract the maximum from x first, "
    "and the log of the sum after that",
)
_FLOAT32 = Curiosity(
    Probe((np.array([1e300, 0.0]),)),
    "scores of 1e300 are too large for it; float32 ends at 3.4e38, float64 at 1.8e308",
)
_UNSIGNED = Curiosity(
    Probe((np.array([1, 2, 3], dtype=np.uint8),)),
    "unsigned integers (np.uint8) have no negatives, so 1 - 3 wraps round to 254; "
    "x.astype(float) first would help",
)
_PLAIN_LIST = Curiosity(
    Probe(([2.0, 1.0, 0.1],)),
    "a plain list fails here; x = np.asarray(x) as the first line would take both",
)

_LARGEST_EXPONENT = np.log(np.finfo(float).max)
_TABLE = [[2.0, 1.0, 0.1], [1.0, 3.0, 2.5]]
_BOX = np.arange(24).reshape(2, 3, 4) * 5 % 7


def _array_probe(values, stage, **kwargs):
    return Probe((np.array(values),), kwargs, stage)


_ONE_ROW = (
    Probe((np.array([2.0, 1.0, 0.1]),)),
    Probe((np.array([3, -1]),)),
    Probe((np.array([0.5, 3, -1, 2, 3]),)),
)
_EXTREMES = (
    _array_probe([1000.0, 1001.0, 1002.0], EXTREME),
    _array_probe([-1000, -1001], EXTREME),
    _array_probe([0, 1000, -3000, 0, 2000], EXTREME),
    _array_probe([2000.0, 0.0, 0.0, 0.0], EXTREME),
    _array_probe([[1000.0, 1001.0, 1002.0], [1.0, 2.0, 3.0]], EXTREME),
    _array_probe([1e30, 0.0, -1e30], EXTREME),
    _array_probe([400.0, 399.0], EXTREME),
)


# stable_softmax


def _shift_top_only(x, axis=-1):
    return np.exp(x - max_along(x, axis)) / np.exp(x).sum(axis=axis, keepdims=True)


def _shift_bottom_only(x, axis=-1):
    return np.exp(x) / np.exp(x - max_along(x, axis)).sum(axis=axis, keepdims=True)


def _shift_of_exponentials(x, axis=-1):
    e = np.exp(x)
    e = e - max_along(e, axis)
    return e / e.sum(axis=axis, keepdims=True)


def _shift_of_exponentials_by_score(x, axis=-1):
    e = np.exp(x) - max_along(x, axis)
    return e / e.sum(axis=axis, keepdims=True)


def _shift_of_shares(x, axis=-1):
    p = _shares(x, axis)
    return p - max_along(p, axis)


def _nan_replaced(by):
    def wrong(x, axis=-1):
        p = _shares(x, axis)
        return np.where(np.isnan(p), by or 1 / x.shape[axis], p)

    return wrong


def _large_replaced(x, axis=-1):
    e = np.nan_to_num(np.exp(x))
    return np.nan_to_num(e / e.sum(axis=axis, keepdims=True))


def _no_exp(x, axis=-1):
    shifted = x - max_along(x, axis)
    return shifted / shifted.sum(axis=axis, keepdims=True)


def _divided_by_scores(x, axis=-1):
    return np.exp(x - max_along(x, axis)) / x.sum(axis=axis, keepdims=True)


def _divided_by_shifted_scores(x, axis=-1):
    shifted = x - max_along(x, axis)
    return np.exp(shifted) / shifted.sum(axis=axis, keepdims=True)


def _min_max_scaled(x, axis=-1):
    low = x.min(axis=axis, keepdims=True)
    return _shares((x - low) / (max_along(x, axis) - low), axis)


def _standardised(x, axis=-1):
    middle, spread = x.mean(axis=axis, keepdims=True), x.std(axis=axis, keepdims=True)
    return _shares((x - middle) / spread, axis)


def _integer_shares(x, axis=-1):
    result = np.zeros_like(x)
    result[...] = softmax(x, axis=axis)
    return result


def _integer_exponentials(x, axis=-1):
    result = np.zeros_like(x)
    result[...] = np.exp(x - max_along(x, axis))
    return result / result.sum(axis=axis, keepdims=True)


def _exp_in_place(x, axis=-1):
    shifted = x - max_along(x, axis)
    np.exp(shifted, out=shifted)
    return shifted / shifted.sum(axis=axis, keepdims=True)


def _transposed_sum(x, axis=-1):
    e = np.exp(x - max_along(x, axis))
    return (e.T / e.sum(axis=axis)).T


_SOFTMAX_MISTAKES = (
    *shift_mistakes(_shares),
    *named(
        "shift_top_only",
        "the exponentials above the line are shifted, those below it are not",
        "the shares no longer add up to 1. Where is the other shift?",
        _shift_top_only,
    ),
    *named(
        "shift_bottom_only",
        "the exponentials below the line are shifted, those above it are not",
        "the shares no longer add up to 1. Where is the other shift?",
        _shift_bottom_only,
    ),
    *named(
        "shift_after_exp",
        "you shift after exp: that is too late, and no longer harmless",
        "read your lines in order: at which one would inf first appear?",
        _shift_of_exponentials,
        _shift_of_exponentials_by_score,
        _shift_of_shares,
    ),
    *named(
        "nan_replaced",
        "you replace inf or nan by a number that is not the answer",
        "it looks well without nan. But what are the right shares of 1000, 1001, 1002?",
        lambda x, axis=-1: np.nan_to_num(_shares(x, axis)),
        _nan_replaced(by=1.0),
        _nan_replaced(by=None),
        _large_replaced,
    ),
    *named(
        "no_exp",
        "you share out the shifted scores themselves, and the winner's is 0",
        "which function makes every number positive before it is shared?",
        _no_exp,
    ),
    *named(
        "divided_by_scores",
        "above the line stand exponentials, below it a sum of scores",
        "which total belongs to the numbers that you share out?",
        _divided_by_scores,
        _divided_by_shifted_scores,
    ),
    *named(
        "rescaled",
        "you divide the scores, and only a shift leaves the shares as they are",
        "the odds of two scores depend on their difference. Which step changes that?",
        lambda x, axis=-1: _shares(x / max_along(x, axis), axis),
        _min_max_scaled,
        _standardised,
    ),
    *named(
        "sign_flipped",
        "you subtract the scores from their maximum, so that the smallest one wins",
        "what should remain of the largest score, and what of one that is 3 below it?",
        lambda x, axis=-1: _shares(max_along(x, axis) - x, axis),
    ),
    *named(
        "logarithms",
        "these are the logarithms of the right shares, which come later in this notebook",
        "can a share be negative? Which step takes the logarithm?",
        lambda x, axis=-1: true_log_softmax(x, axis=axis),
    ),
    *named(
        "percent",
        "your numbers are right in percent; here a share is a number from 0 to 1",
        "where do you multiply by 100?",
        lambda x, axis=-1: 100 * softmax(x, axis=axis),
    ),
    *named(
        "exponentials_only",
        "these are the shifted exponentials; they are not yet shared out",
        "the winner has 1.0. What is left to divide by?",
        lambda x, axis=-1: np.exp(x - max_along(x, axis)),
    ),
    *named(
        "shift_only",
        "these are the shifted scores, the first step of three",
        "the winner has 0. Which two steps make shares of these numbers?",
        lambda x, axis=-1: x - max_along(x, axis),
    ),
    *named(
        "integer_result",
        "fractions are written into an array of integers, which has no room for them",
        "x holds integers here. What dtype has np.zeros_like(x), or a copy of x?",
        _integer_shares,
        _integer_exponentials,
        _exp_in_place,
    ),
    *named(
        "axis_ignored",
        "rows are right, but the argument axis changes nothing",
        "where should `axis` stand in your function, instead of -1 or 1?",
        lambda x, axis=-1: softmax(x),
        lambda x, axis=-1: _shares(x - max_along(x, axis), -1),
    ),
    *named(
        "missing_keepdims",
        "an axis got lost in max or sum, and the shapes no longer fit",
        "write both shapes below each other, from the right. Which argument keeps the axis?",
        _transposed_sum,
    ),
    *table_mistakes(_shares),
)

_SHARE_PROPERTIES = (
    Property("the shape stays", "", lambda p, probe, expected: p.shape == expected.shape),
    Property(
        "no nan",
        "nan is no share",
        lambda p, probe, expected: bool(np.isfinite(p).all()),
        "print what each line makes of these scores: where do inf, 0 / 0 or nan first appear?",
    ),
    Property(
        "none is negative",
        "a share is never negative",
        lambda p, probe, expected: (p >= 0).all(),
        "which step makes every number positive, and what happens after it?",
    ),
    Property(
        "each row adds up to 1",
        "along the axis the shares do not add up to 1",
        lambda p, probe, expected: np.allclose(
            p.sum(axis=probe.kwargs.get("axis", -1)), 1, atol=1e-4
        ),
        "which numbers go into the total that you divide by? Print it, and its shape",
    ),
)

stable_softmax = Exercise(
    "stable_softmax",
    softmax,
    [
        *_ONE_ROW,
        _array_probe(_TABLE, BATCH),
        _array_probe(_TABLE, BATCH, axis=0),
        _array_probe([[5, 3, 2, 0]], BATCH),
        _array_probe(_BOX, BATCH),
        _array_probe(_BOX, BATCH, axis=1),
        *_EXTREMES,
    ],
    properties=_SHARE_PROPERTIES,
    mistakes=_SOFTMAX_MISTAKES,
    curiosities=(_UNSIGNED, _PLAIN_LIST, _FLOAT32, _LN_LOST),
    expects="an array of the same shape",
    closing="no scores are too large for it any more, and it works on whole tables",
)


# log_softmax

_VISIBLE = [10.0**-n for n in range(3, 10)]
_EPSILONS = [*_VISIBLE, *(10.0**-n for n in (10, 11, 12, 14, 15, 16, 20, 30, 38, 50, 100, 300))]
_EPSILONS += [limit for kind in "fd" for limit in (np.finfo(kind).eps, np.finfo(kind).tiny)]


def _unshifted_with_math(row):
    return [z - math.log(sum(math.exp(v) for v in row)) for z in row]


def _log_of_kept_shares(below, x):
    """The log of the shares, and `below` where a share has become 0."""
    p = softmax(x)
    return np.where(p > 0, np.log(p), below)


def _max_inside_only(x):
    return x - np.log(np.exp(x - max_along(x)).sum(axis=-1, keepdims=True))


def _max_outside_only(x):
    return x - max_along(x) - np.log(np.exp(x).sum(axis=-1, keepdims=True))


def _max_taken_twice(x):
    total = np.log(np.exp(x - max_along(x)).sum(axis=-1, keepdims=True))
    return x - max_along(x) - (max_along(x) + total)


def _logsumexp(x, keepdims=True):
    total = np.exp(x - max_along(x)).sum(axis=-1, keepdims=True)
    return (max_along(x) + np.log(total)).squeeze(() if keepdims else -1)


def _log_of_total(x, keepdims=True):
    return np.log(np.exp(x - max_along(x)).sum(axis=-1, keepdims=keepdims))


def _difference_and(combine, total):
    """The shifted scores, combined wrongly with a total of theirs."""

    def wrong(x):
        shifted = x - max_along(x)
        return combine(shifted, total(shifted))

    return wrong


def _sum(values):
    return values.sum(axis=-1, keepdims=True)


log_softmax = Exercise(
    "log_softmax",
    true_log_softmax,
    [
        *_ONE_ROW,
        _array_probe(_TABLE, BATCH),
        _array_probe([[5, 3, 2, 0]], BATCH),
        _array_probe([0.0, -800.0], EXTREME),
        *_EXTREMES,
    ],
    properties=(
        Property("the shape stays", "", lambda v, probe, expected: v.shape == expected.shape),
        Property(
            "every value is finite",
            "every log-probability is a finite number here",
            lambda v, probe, expected: bool(np.isfinite(v).all()),
            "print what each line makes of these scores: where do inf, 0 or nan first appear?",
        ),
        Property(
            "none is above 0",
            "a probability is at most 1, so its ln is never above 0",
            lambda v, probe, expected: (v <= 1e-6).all(),
            "what is the largest value that z - m can have? And how large is the sum at least?",
        ),
        Property(
            "exp of them adds up to 1",
            "np.exp of it does not add up to 1 along the last axis",
            lambda v, probe, expected: np.allclose(np.exp(v).sum(axis=-1), 1, atol=1e-4),
            "lay your lines beside the formula: what does it subtract, and from what?",
        ),
    ),
    mistakes=(
        *shift_mistakes(_log_shares),
        *named(
            "no_shift",
            "too large a score reaches exp, and np.exp(1000) is inf",
            "what is the largest number that exp received? Subtract something first",
            lambda x: np.log(_shares(x)),
            lambda x: np.apply_along_axis(_unshifted_with_math, -1, x),
        ),
        *named(
            "log_of_softmax",
            "you take the log of a probability that has already become 0",
            "compute -800 without ever forming e^-800. What is the log of a quotient?",
            lambda x: np.log(softmax(x)),
            lambda x: np.vectorize(math.log)(softmax(x)),
        ),
        *named(
            "log_of_softmax_plus_epsilon",
            "a small number under the log hides the -inf, and changes the answer",
            "what is the lowest value that your version can ever return?",
            *(lambda x, tiny=tiny: np.log(softmax(x) + tiny) for tiny in _EPSILONS),
            # With less than 1e-9 these two give the same as the one above.
            *(lambda x, tiny=tiny: np.log(np.maximum(softmax(x), tiny)) for tiny in _VISIBLE),
            *(lambda x, tiny=tiny: np.log(softmax(x).clip(tiny, 1 - tiny)) for tiny in _VISIBLE),
        ),
        *named(
            "infinity_replaced",
            "you replace -inf by a number that is not the answer",
            "no -inf any more, but what is the ln of a share of e^-800?",
            *(
                lambda x, below=below: _log_of_kept_shares(below, x)
                for below in (0, -100, -1000, -1e9, np.finfo(float).min)
            ),
        ),
        *named(
            "max_inside_only",
            "the maximum is taken off inside the sum only",
            "what was subtracted under the exp must be subtracted where else?",
            _max_inside_only,
        ),
        *named(
            "max_outside_only",
            "the maximum is taken off outside the sum only",
            "which scores belong under the exp: x, or what is left after the shift?",
            _max_outside_only,
        ),
        *named(
            "max_taken_twice",
            "the maximum is subtracted twice",
            "does your last term, m + ln of the sum, already hold the maximum?",
            _max_taken_twice,
        ),
        *named(
            "logsumexp_only",
            "this is the logsumexp, one number for each row",
            "ln p is a score minus something. What role does your number play there?",
            _logsumexp,
            lambda x: _logsumexp(x, keepdims=False),
            _log_of_total,
            lambda x: _log_of_total(x, keepdims=False),
        ),
        *named(
            "log_sum_forgotten",
            "only the maximum is taken off, not the log of the sum",
            "apply np.exp to your answer and add up. What is the total, and what is its log?",
            lambda x: x - max_along(x),
        ),
        *named(
            "log_sum_added",
            "you add the log of the sum where it should be subtracted",
            "dividing by a sum becomes, under the log, subtracting its …?",
            _difference_and(np.add, lambda d: np.log(_sum(np.exp(d)))),
        ),
        *named(
            "sum_of_differences",
            "you subtract the sum itself, not the log of the sum of exponentials",
            "is it the sum of the logs that the formula takes, or the log of a sum?",
            _difference_and(np.subtract, _sum),
        ),
        *named(
            "log_forgotten",
            "you subtract the sum of the exponentials without its log",
            "dividing by a sum becomes, under the log, subtracting its …?",
            _difference_and(np.subtract, lambda d: _sum(np.exp(d))),
        ),
        *named(
            "log_of_scores",
            "you take the log of scores, and a score may be 0 or negative",
            "which of the two terms in the formula stands under the ln?",
            lambda x: np.log(x - max_along(x)),
            lambda x: np.log(x) - np.log(_sum(x)),
            lambda x: np.log(x),
            _difference_and(np.subtract, lambda d: np.log(_sum(d))),
            lambda x: np.log(x / _sum(x)),
        ),
        *named(
            "divided_by_log",
            "you divide by the log of the sum",
            "what does a division become under the log?",
            _difference_and(np.divide, lambda d: np.log(_sum(np.exp(d)))),
        ),
        *named(
            "renormalised",
            "you made the log-probabilities themselves add up to 1, or to 0",
            "which numbers should add up to 1: these, or np.exp of them?",
            lambda x: true_log_softmax(x) / _sum(true_log_softmax(x)),
            lambda x: true_log_softmax(x) - _sum(true_log_softmax(x)),
        ),
        *named(
            "probabilities",
            "these are the probabilities, without their log",
            "should a log-probability be above 0?",
            softmax,
        ),
        *named(
            "surprise",
            "these are the surprises -ln p: right, but with the other sign",
            "is the ln of 0.5 above or below 0?",
            lambda x: -true_log_softmax(x),
        ),
        *named(
            "bits",
            "your numbers are right in bits (log2); here the unit is the nat (ln)",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            lambda x: true_log_softmax(x) / np.log(2),
            lambda x: np.log2(softmax(x)),
        ),
        *named(
            "base_ten",
            "your numbers are right for the base 10; here the base is e",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            lambda x: true_log_softmax(x) / np.log(10),
            lambda x: np.log10(softmax(x)),
        ),
        *named(
            "another_log",
            "the total is under another log than ln",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
            _difference_and(np.subtract, lambda e: np.log10(np.exp(e).sum(-1, keepdims=True))),
            _difference_and(np.subtract, lambda e: np.log2(np.exp(e).sum(-1, keepdims=True))),
        ),
        *table_mistakes(_log_shares),
        # Before NumPy 2.4 this fails for tables only.
        *named(
            "math_function",
            "math.log takes one number, and the totals of a table are several",
            "which log works on every number of an array?",
            _difference_and(np.subtract, lambda d: math.log(_sum(np.exp(d)))),
        ),
    ),
    curiosities=(_UNSIGNED, _FLOAT32, _LN_LOST),
    expects="an array of the same shape",
    closing="this is what libraries compute inside their losses; notebook 6 does, too",
)


# The smaller exercises.


def _squeezed(value):
    """The numbers, as if brackets around a single number or a single row were not there."""
    return read_numbers(value).squeeze()


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
    read=_squeezed,
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
    read=_squeezed,
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
    read=_squeezed,
    expects="a list of positive logits",
    closing="the shift rescues softmax, not its log: that is what log-softmax is for",
)
