"""The exercises of notebook 2, numerical stability."""

import numpy as np

from softmaxlib.check.engine import (
    BATCH,
    EXTREME,
    Curiosity,
    Exercise,
    Mistake,
    Probe,
    Property,
    ValueExercise,
)
from softmaxlib.check.reading import read_shapes
from softmaxlib.functions import log_softmax as true_log_softmax
from softmaxlib.functions import softmax


def _shifted(x, shift, axis=-1):
    e = np.exp(x - shift)
    return e / e.sum(axis=axis, keepdims=True)


# stable_softmax: the known mistakes, each as a learner would write it.


def _no_shift(x, axis=-1):
    return _shifted(x, 0, axis)


def _mean_shift(x, axis=-1):
    return _shifted(x, x.mean(axis=axis, keepdims=True), axis)


def _min_shift(x, axis=-1):
    return _shifted(x, x.min(axis=axis, keepdims=True), axis)


def _max_of_sizes(x, axis=-1):
    return _shifted(x, np.abs(x).max(axis=axis, keepdims=True), axis)


def _max_with_zero(x, axis=-1):
    return _shifted(x, np.maximum(0, x.max(axis=axis, keepdims=True)), axis)


def _one_max_for_all(x, axis=-1):
    return _shifted(x, x.max(), axis)


def _added_max(x, axis=-1):
    return _shifted(x, -x.max(axis=axis, keepdims=True), axis)


def _shift_top_only(x, axis=-1):
    top = np.exp(x - x.max(axis=axis, keepdims=True))
    return top / np.exp(x).sum(axis=axis, keepdims=True)


def _shift_bottom_only(x, axis=-1):
    bottom = np.exp(x - x.max(axis=axis, keepdims=True)).sum(axis=axis, keepdims=True)
    return np.exp(x) / bottom


def _shift_after_exp(x, axis=-1):
    e = np.exp(x)
    e = e - e.max(axis=axis, keepdims=True)
    return e / e.sum(axis=axis, keepdims=True)


def _clipped(x, axis=-1):
    return _shifted(np.clip(x, -700, 700), 0, axis)


def _clipped_above(x, axis=-1):
    return _shifted(np.minimum(x, 700), 0, axis)


def _nan_to_num(x, axis=-1):
    return np.nan_to_num(_no_shift(x, axis))


def _always_axis_zero(x, axis=0):
    return _shifted(x, x.max(axis=0, keepdims=True), 0)


def _default_axis_zero(x, axis=-1):
    return softmax(x, axis=0) if axis == -1 else softmax(x, axis=axis)


def _axis_ignored(x, axis=-1):
    return _shifted(x, x.max(axis=-1, keepdims=True), -1)


def _missing_axis(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum()


def _missing_axis_everywhere(x, axis=-1):
    e = np.exp(x - np.max(x))
    return e / np.sum(e)


def _missing_keepdims(x, axis=-1):
    e = np.exp(x - x.max(axis=axis))
    return e / e.sum(axis=axis)


def _missing_keepdims_in_sum(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis)


def _integer_result(x, axis=-1):
    result = np.zeros_like(x)
    result[...] = softmax(x, axis=axis)
    return result


def _exponentials_only(x, axis=-1):
    return np.exp(x - x.max(axis=axis, keepdims=True))


_NO_SHIFT_HINT = "what is the largest number that exp received? Subtract something first"

_SOFTMAX_MISTAKES = (
    Mistake(
        "no_shift",
        _no_shift,
        "exp receives the scores as they are, and e^1000 is inf",
        _NO_SHIFT_HINT,
    ),
    Mistake(
        "mean_shift",
        _mean_shift,
        "you subtract the mean, so that one score far above the others is still too large",
        "try [2000, 0, 0, 0]: what reaches exp? Which shift leaves nothing above 0?",
    ),
    Mistake(
        "min_shift",
        _min_shift,
        "you subtract the smallest score, so that the largest numbers stay large",
        "what is the largest exponent after your shift? It should be 0",
    ),
    Mistake(
        "max_of_absolute_values",
        _max_of_sizes,
        "you subtract the largest size, without its sign",
        "for [-1000, -1001]: what is the largest score, and what did you subtract?",
    ),
    Mistake(
        "max_with_zero",
        _max_with_zero,
        "your maximum starts at 0, so that negative rows are not shifted",
        "what is the largest number in [-1000, -1001]? What did your code use?",
    ),
    Mistake(
        "one_max_for_all",
        _one_max_for_all,
        "one maximum serves the whole table, and rows far below it vanish",
        "which maximum did the row with the small scores use? Which does it need?",
    ),
    Mistake(
        "added_max",
        _added_max,
        "you add the maximum instead of subtracting it",
        "what reaches exp for [1000, 1001, 1002], and what should?",
    ),
    Mistake(
        "shift_top_only",
        _shift_top_only,
        "the exponentials above the line are shifted, those below it are not",
        "the shares no longer add up to 1. Where is the other shift?",
    ),
    Mistake(
        "shift_bottom_only",
        _shift_bottom_only,
        "the exponentials below the line are shifted, those above it are not",
        "the shares no longer add up to 1. Where is the other shift?",
    ),
    Mistake(
        "shift_after_exp",
        _shift_after_exp,
        "you shift after exp, when it is too late, and shares turn negative",
        "read your lines in order: at which one would inf first appear?",
    ),
    *(
        Mistake(
            "clipped",
            wrong,
            "you cut large scores off, so that different scores become equal",
            "no nan any more, but are equal shares right for 1000, 1001, 1002?",
        )
        for wrong in (_clipped, _clipped_above)
    ),
    Mistake(
        "nan_replaced",
        _nan_to_num,
        "you replace the nan afterwards, by a number that is not the answer",
        "what should the shares of 1000, 1001, 1002 add up to?",
    ),
    *(
        Mistake(
            "axis_zero",
            wrong,
            "you work along axis 0, so that columns add up to 1 instead of rows",
            "which direction disappears in x.sum(axis=0)? Which one should?",
        )
        for wrong in (_always_axis_zero, _default_axis_zero)
    ),
    Mistake(
        "axis_ignored",
        _axis_ignored,
        "rows are right, but the argument axis changes nothing",
        "where should `axis` stand in your function, instead of -1 or 1?",
    ),
    *(
        Mistake(
            "missing_axis",
            wrong,
            "the whole table shares one total, so that it adds up to 1, not each row",
            "what does sum() collapse when it is given no axis?",
        )
        for wrong in (_missing_axis, _missing_axis_everywhere)
    ),
    *(
        Mistake(
            "missing_keepdims",
            wrong,
            "an axis got lost in max or sum, and the shapes no longer fit",
            "write both shapes below each other, from the right. Which argument keeps the axis?",
        )
        for wrong in (_missing_keepdims, _missing_keepdims_in_sum)
    ),
    Mistake(
        "integer_result",
        _integer_result,
        "the shares are stored in an array of integers, which cuts 0.66 down to 0",
        "which dtype has np.zeros_like(x) if x holds integers?",
    ),
    Mistake(
        "exponentials_only",
        _exponentials_only,
        "these are the shifted exponentials; they are not yet shared out",
        "the winner has 1.0. What is left to divide by?",
    ),
)

_SHARE_PROPERTIES = (
    Property("the shape stays", "", lambda p, probe, expected: p.shape == expected.shape),
    Property("no nan", "nan is no share", lambda p, probe, expected: bool(np.isfinite(p).all())),
    Property("none is negative", "a share is never negative", lambda p, probe, e: (p >= 0).all()),
    Property(
        "each row adds up to 1",
        "along the axis the shares do not add up to 1",
        lambda p, probe, expected: np.allclose(
            p.sum(axis=probe.kwargs.get("axis", -1)), 1, atol=1e-4
        ),
    ),
)

_TABLE = [[2.0, 1.0, 0.1], [1.0, 3.0, 2.5]]
_BOX = np.arange(24).reshape(2, 3, 4) % 7 - 2.5


def _array_probe(values, stage, **kwargs):
    return Probe((np.array(values),), kwargs, stage)


stable_softmax = Exercise(
    "stable_softmax",
    softmax,
    [
        Probe((np.array([2.0, 1.0, 0.1]),)),
        Probe((np.array([3, -1]),)),
        Probe((np.array([0.5, 3, -1, 2, 3]),)),
        _array_probe(_TABLE, BATCH),
        _array_probe(_TABLE, BATCH, axis=0),
        _array_probe([[5, 3, 2, 0]], BATCH),
        _array_probe(_BOX, BATCH),
        _array_probe(_BOX, BATCH, axis=1),
        _array_probe([1000.0, 1001.0, 1002.0], EXTREME),
        _array_probe([-1000, -1001], EXTREME),
        _array_probe([5, -2000], EXTREME),
        _array_probe([2000.0, 0.0, 0.0, 0.0], EXTREME),
        _array_probe([[1000.0, 1001.0, 1002.0], [1.0, 2.0, 3.0]], EXTREME),
        _array_probe([1e300, 0.0, -1e300], EXTREME),
    ],
    properties=_SHARE_PROPERTIES,
    mistakes=_SOFTMAX_MISTAKES,
    curiosities=(
        Curiosity(
            Probe((np.array([1, 2, 3], dtype=np.uint8),)),
            "unsigned integers (np.uint8) have no negatives, so 1 - 3 wraps round to 254; "
            "x.astype(float) first would help",
        ),
        Curiosity(
            Probe(([2.0, 1.0, 0.1],)),
            "a plain list fails here; x = np.asarray(x) as the first line would take both",
        ),
    ),
    expects="an array of the same shape",
    closing="no scores are too large for it any more, and it works on whole tables",
)


# log_softmax


def _log_of_softmax(x):
    return np.log(softmax(x))


def _log_of_softmax_plus(x):
    return np.log(softmax(x) + 1e-9)


def _log_of_softmax_plus_more(x):
    return np.log(softmax(x) + 1e-12)


def _log_of_clipped_softmax(x):
    return np.log(np.clip(softmax(x), 1e-12, 1))


def _unshifted(x):
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))


def _log_of_unshifted(x):
    return np.log(_no_shift(x))


def _max_forgotten(x):
    m = x.max(axis=-1, keepdims=True)
    return x - np.log(np.exp(x - m).sum(axis=-1, keepdims=True))


def _log_sum_forgotten(x):
    return x - x.max(axis=-1, keepdims=True)


def _sum_of_logs(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - d.sum(axis=-1, keepdims=True)


def _log_forgotten(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - np.exp(d).sum(axis=-1, keepdims=True)


def _log_of_quotient(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d / np.log(np.exp(d).sum(axis=-1, keepdims=True))


def _renormalised(x):
    log_p = true_log_softmax(x)
    return log_p / log_p.sum(axis=-1, keepdims=True)


def _one_max_log(x):
    d = x - x.max()
    return d - np.log(np.exp(d).sum(axis=-1, keepdims=True))


def _whole_table_log(x):
    d = x - x.max()
    return d - np.log(np.exp(d).sum())


def _missing_keepdims_log(x):
    d = x - x.max(axis=-1)
    return d - np.log(np.exp(d).sum(axis=-1))


def _missing_keepdims_in_sum_log(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - np.log(np.exp(d).sum(axis=-1))


def _mean_shift_log(x):
    d = x - x.mean(axis=-1, keepdims=True)
    return d - np.log(np.exp(d).sum(axis=-1, keepdims=True))


log_softmax = Exercise(
    "log_softmax",
    true_log_softmax,
    [
        Probe((np.array([2.0, 1.0, 0.1]),)),
        Probe((np.array([3, -1]),)),
        Probe((np.array([0.5, 3, -1, 2, 3]),)),
        _array_probe(_TABLE, BATCH),
        _array_probe([0.0, -800.0], EXTREME),
        _array_probe([1000.0, 1001.0, 1002.0], EXTREME),
        _array_probe([-1000, -1001], EXTREME),
        _array_probe([2000.0, 0.0, 0.0, 0.0], EXTREME),
        _array_probe([[1000.0, 1001.0, 1002.0], [1.0, 2.0, 3.0]], EXTREME),
        _array_probe([1e30, 0.0], EXTREME),
    ],
    properties=(
        Property("the shape stays", "", lambda v, probe, expected: v.shape == expected.shape),
        Property(
            "every value is finite",
            "every log-probability is a finite number here",
            lambda v, probe, expected: bool(np.isfinite(v).all()),
        ),
        Property(
            "none is above 0",
            "a probability is at most 1, so its ln is never above 0",
            lambda v, probe, expected: (v <= 1e-6).all(),
        ),
        Property(
            "exp of them adds up to 1",
            "np.exp of it does not add up to 1 along the last axis",
            lambda v, probe, expected: np.allclose(np.exp(v).sum(axis=-1), 1, atol=1e-4),
        ),
    ),
    mistakes=(
        Mistake(
            "log_of_softmax",
            _log_of_softmax,
            "you take the log of a probability that has already become 0",
            "compute -800 without ever forming e^-800. What is the log of a quotient?",
        ),
        *(
            Mistake(
                "log_of_softmax_plus_epsilon",
                wrong,
                "a small number under the log hides the -inf, and changes the answer",
                "what is the lowest value that your version can ever return?",
            )
            for wrong in (_log_of_softmax_plus, _log_of_softmax_plus_more, _log_of_clipped_softmax)
        ),
        *(
            Mistake("no_shift", wrong, "exp receives the scores as they are", _NO_SHIFT_HINT)
            for wrong in (_unshifted, _log_of_unshifted)
        ),
        Mistake(
            "mean_shift",
            _mean_shift_log,
            "you subtract the mean, so that one score far above the others is still too large",
            "which shift leaves nothing above 0?",
        ),
        Mistake(
            "max_forgotten",
            _max_forgotten,
            "the maximum is taken off inside the sum only",
            "what was subtracted under the exp must be subtracted from x as well",
        ),
        Mistake(
            "log_sum_forgotten",
            _log_sum_forgotten,
            "only the maximum is taken off, not the log of the sum",
            "apply np.exp to your answer and add up. What is the total, and what is its log?",
        ),
        Mistake(
            "sum_of_differences",
            _sum_of_logs,
            "you subtract the sum itself, not the log of the sum of exponentials",
            "which two functions are missing between the differences and the sum?",
        ),
        Mistake(
            "log_forgotten",
            _log_forgotten,
            "you subtract the sum of the exponentials without its log",
            "dividing by a sum becomes, under the log, subtracting its …?",
        ),
        Mistake(
            "divided_by_log",
            _log_of_quotient,
            "you divide by the log of the sum",
            "what does a division become under the log?",
        ),
        Mistake(
            "renormalised",
            _renormalised,
            "you made the log-probabilities add up to 1",
            "which numbers should add up to 1: these, or np.exp of them?",
        ),
        Mistake(
            "probabilities",
            softmax,
            "these are the probabilities, without their log",
            "should a log-probability be above 0?",
        ),
        Mistake(
            "surprise",
            lambda x: -true_log_softmax(x),
            "these are the surprises -ln p: right, but with the other sign",
            "is the ln of 0.5 above or below 0?",
        ),
        Mistake(
            "bits",
            lambda x: true_log_softmax(x) / np.log(2),
            "your numbers are right in bits (log2); here the unit is the nat (ln)",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
        ),
        Mistake(
            "base_ten",
            lambda x: true_log_softmax(x) / np.log(10),
            "your numbers are right for the base 10; here the base is e",
            "which NumPy function is ln: np.log, np.log2 or np.log10?",
        ),
        Mistake(
            "axis_zero",
            lambda x: true_log_softmax(x, axis=0),
            "you work along axis 0, so that columns belong together instead of rows",
            "which direction disappears in x.sum(axis=0)? Which one should?",
        ),
        Mistake(
            "one_max_for_all",
            _one_max_log,
            "one maximum serves the whole table, and rows far below it vanish",
            "which maximum did the second row use? Which does it need?",
        ),
        Mistake(
            "missing_axis",
            _whole_table_log,
            "the whole table shares one total, not each row",
            "what does sum() collapse when it is given no axis?",
        ),
        *(
            Mistake(
                "missing_keepdims",
                wrong,
                "an axis got lost in max or sum, and the shapes no longer fit",
                "write both shapes below each other, from the right. Which argument keeps the axis?",
            )
            for wrong in (_missing_keepdims_log, _missing_keepdims_in_sum_log)
        ),
    ),
    curiosities=(
        Curiosity(
            Probe((np.full(3, 1e17),)),
            "for three scores of 1e17 the ln 3 gets lost; subtract the maximum from x first, "
            "and the log of the sum after that",
        ),
    ),
    expects="an array of the same shape",
    closing="this is what libraries compute inside their losses; notebook 6 does, too",
)


# The smaller exercises.

first_overflow = ValueExercise(
    "first_overflow",
    710,
    mistakes=(
        Mistake(
            "last_that_fits",
            709,
            "np.exp(709) is 8.2e307, which still fits",
            "what does np.exp of the next whole number give?",
        ),
        Mistake(
            "cliff_itself",
            709.78,
            "that is about where the cliff lies; asked is the first whole number beyond it",
            "which whole number comes next?",
        ),
        Mistake(
            "not_the_smallest",
            1000,
            "np.exp(1000) is inf, but so is np.exp of smaller numbers",
            "halve the gap: does np.exp(800) fit? np.exp(700)?",
        ),
        Mistake(
            "single_precision",
            89,
            "that is the cliff of float32; our arrays are float64",
            "does np.exp(89.0) really show inf?",
        ),
    ),
    expects="a whole number",
    atol=1e-9,
    rtol=0,
    closing="e^710 is the first whole power beyond the largest float64, about 1.8e308",
)

shapes = ValueExercise(
    "shapes",
    [(3,), (2,), (2, 1)],
    mistakes=(
        Mistake(
            "axes_swapped",
            [(2,), (3,), (1, 3)],
            "the axes are the other way round",
            "axis=0 makes axis 0 disappear, the one with 2 entries. What is left of (2, 3)?",
        ),
        Mistake(
            "axes_swapped",
            [(2,), (3,), (3, 1)],
            "the axes are the other way round",
            "axis=0 makes axis 0 disappear, the one with 2 entries. What is left of (2, 3)?",
        ),
        Mistake(
            "keepdims_ignored",
            [(3,), (2,), (2,)],
            "keepdims=True keeps the axis, with length 1",
            "how many axes does the third array have?",
        ),
        Mistake(
            "kept_axis_in_front",
            [(3,), (2,), (1, 2)],
            "the kept axis has moved to the front",
            "axis 1 is the second one. It stays where it was, with length 1",
        ),
        Mistake(
            "nothing_disappears",
            [(2, 3), (2, 3), (2, 3)],
            "max leaves one value of each row or column, not the whole table",
            "how many rows does the table have, and so how many row maxima?",
        ),
        Mistake(
            "numbers_of_values",
            [(1, 3), (2, 1), (2, 1)],
            "without keepdims the axis is gone, and not kept with length 1",
            "how many axes are left of two when one disappears?",
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
        Mistake(
            "the_claimed_logits",
            [100.0, 0.0, 0.0, 0.0],
            "these are the logits that the print claims; their softmax is [1, 0, 0, 0]",
            "three equal logits would have three equal shares. What undoes e to the power?",
        ),
        Mistake(
            "probabilities_as_logits",
            _PRINTED.tolist(),
            "these are the shares themselves, handed in as logits",
            "a share is e to the power of a logit, up to a factor. What undoes that?",
        ),
        Mistake(
            "exponentials_of_shares",
            np.exp(_PRINTED).tolist(),
            "you took exp of the shares; to go back you need what undoes it",
            "which function undoes e to the power?",
        ),
        Mistake(
            "sign_flipped",
            (-np.log(_PRINTED)).tolist(),
            "these are the surprises -ln p; the largest share should have the largest logit",
            "which sign does a log-probability have?",
        ),
    ),
    properties=(
        Property(
            "four logits",
            "the print has four shares, so it takes four logits",
            lambda z, probe, expected: z.shape == (4,),
        ),
        Property(
            "finite",
            "a logit here is a finite number",
            lambda z, probe, expected: bool(np.isfinite(z).all()),
        ),
        Property(
            "their softmax is the printed row",
            "its softmax is not the printed row, to three decimals",
            lambda z, probe, expected: bool(np.abs(softmax(z) - _PRINTED).max() < 6e-4),
        ),
    ),
    expects="four numbers",
    closing="any constant may be added to all four: the logits are known up to a shift only",
)

stubborn_logits = ValueExercise(
    "stubborn_logits",
    [0.0, -800.0],
    free=True,
    properties=(
        Property(
            "two finite logits or more",
            "that is not a list of two or more finite numbers",
            lambda z, probe, expected: z.ndim == 1 and z.size > 1 and bool(np.isfinite(z).all()),
        ),
        Property(
            "the log of one share is -inf",
            "after the max shift each of its shares still has a finite log",
            lambda z, probe, expected: bool((softmax(z) == 0).any()),
        ),
    ),
    expects="a list of logits",
    closing="the shift rescues softmax, not its log: that is what log-softmax is for",
)
