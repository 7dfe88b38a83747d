"""The zoo of notebook 2: every right answer passes, every known mistake is told by its name.

The answers are written as learners write them, without a look at the check's own wrong functions.
"""

import math

import numpy as np
import pytest
import scipy.special
from zoo import FORMS, Zoo, fits_a_notebook

import softmaxlib
from softmaxlib import check

zoo = Zoo()


# Right answers to stable_softmax


@zoo("stable_softmax")
def solution(x, axis=-1):
    largest = x.max(axis=axis, keepdims=True)
    positives = np.exp(x - largest)
    return positives / positives.sum(axis=axis, keepdims=True)


@zoo("stable_softmax")
def along_axis(x, axis=-1):
    def one(row):
        e = [math.exp(z - max(row)) for z in row]
        return np.array(e) / sum(e)

    return np.apply_along_axis(one, axis, x)


@zoo("stable_softmax")
def axis_moved_to_the_end(x, axis=-1):
    y = np.moveaxis(x, axis, -1)
    e = np.exp(y - np.max(y, axis=-1)[..., None])
    return np.moveaxis(e / e.sum(-1)[..., None], -1, axis)


@zoo("stable_softmax")
def axes_swapped_and_back(x, axis=-1):
    y = np.swapaxes(x, 0, axis)
    e = np.exp(y - y.max(axis=0))
    return np.swapaxes(e / sum(e), 0, axis)


@zoo("stable_softmax")
def loops_over_indices(x, axis=-1):
    y = np.moveaxis(np.array(x, dtype=float), axis, -1)
    out = np.empty(y.shape)
    for i in np.ndindex(*y.shape[:-1]):
        row = y[i]
        total = 0.0
        for z in row:
            total += math.exp(z - max(row))
        for j in range(len(row)):
            out[(*i, j)] = math.exp(row[j] - max(row)) / total
    return np.moveaxis(out, -1, axis)


@zoo("stable_softmax")
def recursion(x, axis=-1):
    if axis in (-1, x.ndim - 1):
        if x.ndim == 1:
            top = max(x.tolist())
            e = [math.exp(z - top) for z in x.tolist()]
            return [v / sum(e) for v in e]
        return [recursion(row) for row in x]
    return np.swapaxes(recursion(np.swapaxes(x, axis, -1)), axis, -1)


@zoo("stable_softmax")
def dimensions_expanded(x, axis=-1):
    m = np.expand_dims(np.max(x, axis=axis), axis)
    e = np.exp(x - m)
    return e / np.expand_dims(np.sum(e, axis=axis), axis)


@zoo("stable_softmax")
def shifted_twice(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    z = z - z.max(axis=axis, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)


@zoo("stable_softmax")
def shifted_by_the_maximum_and_five(x, axis=-1):
    z = x - (np.amax(x, axis, keepdims=True) + 5)
    return np.exp(z) / np.sum(np.exp(z), axis, keepdims=True)


@zoo("stable_softmax")
def copied_then_in_place(x, axis=-1):
    x = np.array(x, dtype=float)
    x -= x.max(axis=axis, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=axis, keepdims=True)
    return x


@zoo("stable_softmax")
def maximum_with_a_low_start(x, axis=-1):
    m = np.max(1.0 * x, axis=axis, keepdims=True, initial=-np.inf)
    e = np.exp(x - m)
    return e / (e.sum(axis=axis, keepdims=True) + 1e-12)


@zoo("stable_softmax")
def running_maximum(x, axis=-1):
    m = np.maximum.accumulate(x, axis=axis).take([-1], axis=axis)
    return np.exp(x - m) / np.add.reduce(np.exp(x - m), axis=axis, keepdims=True)


@zoo("stable_softmax")
def sorted_maximum(x, axis=-1):
    m = np.sort(x, axis=axis).take([-1], axis=axis)
    return np.exp(x - m) / np.exp(x - m).sum(axis=axis, keepdims=True)


@zoo("stable_softmax")
def clipped_after_the_shift(x, axis=-1):
    z = np.clip(x - x.max(axis=axis, keepdims=True), -700, 0)
    return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)


@zoo("stable_softmax")
def differences_of_all_pairs(x, axis=-1):
    y = np.moveaxis(np.asarray(x, dtype=float), axis, -1)
    p = 1 / np.exp(y[..., None, :] - y[..., :, None]).sum(axis=-1)
    return np.moveaxis(p, -1, axis)


@zoo("stable_softmax")
def einstein_sum(x, axis=-1):
    y = np.moveaxis(x, axis, -1)
    e = np.exp(y - y.max(-1, keepdims=True))
    return np.moveaxis(e / np.einsum("...i->...", e)[..., np.newaxis], -1, axis)


@zoo("stable_softmax")
def out_of_the_log(x, axis=-1):
    return np.exp(x - np.logaddexp.reduce(x, axis=axis, keepdims=True))


@zoo("stable_softmax")
def scipys(x, axis=-1):
    return scipy.special.softmax(x, axis=axis)


@zoo("stable_softmax")
def scipys_logsumexp(x, axis=-1):
    return np.exp(x - scipy.special.logsumexp(x, axis=axis, keepdims=True))


@zoo("stable_softmax")
def the_courses(x, axis=-1):
    return softmaxlib.softmax(x, axis=axis)


@zoo("stable_softmax")
def float32_inside(x, axis=-1):
    x = x.astype(np.float32)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax")
def flattened(x, axis=-1):
    y = np.moveaxis(x, axis, -1)
    table = y.reshape(-1, y.shape[-1])
    rows = [np.exp(r - r.max()) / np.exp(r - r.max()).sum() for r in table]
    return np.moveaxis(np.array(rows).reshape(y.shape), -1, axis)


@zoo("stable_softmax")
def masked_maximum(x, axis=-1):
    m = x.max(axis=axis, keepdims=True)
    e = np.where(x == m, 1.0, np.exp(np.minimum(x - m, 0)))
    return e / e.sum(axis=axis, keepdims=True)


# Right answers to log_softmax


@zoo("log_softmax")
def log_solution(x):
    shifted = x - x.max(axis=-1, keepdims=True)
    total = np.exp(shifted).sum(axis=-1, keepdims=True)
    return shifted - np.log(total)


@zoo("log_softmax")
def log_other_order(x):
    m = np.max(x, axis=-1, keepdims=True)
    return x - (m + np.log(np.sum(np.exp(x - m), axis=-1, keepdims=True)))


@zoo("log_softmax")
def log_along_axis(x):
    return np.apply_along_axis(
        lambda r: r - r.max() - math.log(sum(math.exp(z - max(r)) for z in r)), -1, x
    )


@zoo("log_softmax")
def log_recursion(x):
    if x.ndim == 2:
        return [log_recursion(row) for row in x]
    m = max(float(z) for z in x)
    s = math.log(math.fsum(math.exp(z - m) for z in x))
    return [z - m - s for z in x]


@zoo("log_softmax")
def log_of_two_cases(x):
    if len(x.shape) == 1:
        return log_of_two_cases(x.reshape(1, -1))[0]
    out = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            d = x[i] - x[i].max()
            out[i, j] = d[j] - np.log(np.exp(d).sum())
    return out


@zoo("log_softmax")
def log_added_pairwise(x):
    return x - np.logaddexp.reduce(x, axis=-1, keepdims=True)


@zoo("log_softmax")
def log_shifted_twice(x):
    z = x - x.max(-1, keepdims=True)
    return z - scipy.special.logsumexp(z, axis=-1, keepdims=True)


@zoo("log_softmax")
def log_with_log1p(x):
    d = x - x.max(-1, keepdims=True)
    return d - np.log1p(np.exp(d).sum(-1, keepdims=True) - 1)


@zoo("log_softmax")
def log_scipys(x):
    return scipy.special.log_softmax(x, axis=-1)


@zoo("log_softmax")
def log_the_courses(x):
    return softmaxlib.log_softmax(x)


@zoo("log_softmax")
def log_transposed(x):
    t = x.T
    d = t - t.max(axis=0)
    return (d - np.log(np.exp(d).sum(axis=0))).T


@zoo("log_softmax")
def log_of_all_pairs(x):
    y = np.array(x, float)
    d = y[..., None, :] - y[..., :, None]
    m = d.max(axis=-1)
    return -(m + np.log(np.exp(d - m[..., None]).sum(axis=-1)))


@zoo("log_softmax")
def log_copied_then_in_place(x):
    x = x.astype(float)
    x -= x.max(axis=-1, keepdims=True)
    x -= np.log(np.exp(x).sum(axis=-1, keepdims=True))
    return x


@zoo("log_softmax")
def log_with_harmless_epsilon(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - np.log(np.exp(d).sum(axis=-1, keepdims=True) + 1e-10)


@zoo("log_softmax")
def log_float32_inside(x):
    x = np.float32(x)
    d = x - x.max(axis=-1, keepdims=True)
    return d - np.log(np.exp(d).sum(axis=-1, keepdims=True))


@zoo("log_softmax")
def log_shifted_by_the_maximum_and_five(x):
    m = x.max(axis=-1, keepdims=True) + 5
    return (x - m) - np.log(np.exp(x - m).sum(axis=-1, keepdims=True))


# Wrong answers: no shift, or the wrong one


@zoo("stable_softmax", "no_shift")
def naive(x, axis=-1):
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "no_shift")
def computed_but_unused(x, axis=-1):
    shifted = x - np.max(x, axis=axis, keepdims=True)
    assert shifted.max() == 0
    positives = np.exp(x)
    return positives / np.sum(positives, axis=axis, keepdims=True)


@zoo("stable_softmax", "no_shift")
def naive_with_math(x, axis=-1):
    return np.apply_along_axis(lambda r: [math.exp(z) / sum(map(math.exp, r)) for z in r], axis, x)


@zoo("stable_softmax", "no_shift")
def warnings_silenced(x, axis=-1):
    with np.errstate(all="ignore"):
        return np.exp(x) / np.sum(np.exp(x), axis=axis, keepdims=True)


@zoo("stable_softmax", "no_shift")
def power_of_e(x, axis=-1):
    return np.e**x / (np.e**x).sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "no_shift")
def position_of_the_maximum(x, axis=-1):
    z = x - x.argmax(axis=axis, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)


@zoo("log_softmax", "no_shift")
def log_naive(x):
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))


@zoo("log_softmax", "no_shift")
def log_of_naive(x):
    e = np.exp(x)
    return np.log(e / np.sum(e, axis=-1, keepdims=True))


@zoo("log_softmax", "no_shift")
def log_naive_with_math(x):
    def one(r):
        return [z - math.log(sum(math.exp(v) for v in r)) for z in r]

    return one(x) if x.ndim == 1 else [one(r) for r in x]


@zoo("stable_softmax", "mean_shift")
def minus_mean(x, axis=-1):
    e = np.exp(x - np.mean(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "mean_shift")
def minus_average_of_rows(x, axis=-1):
    def one(row):
        e = np.exp(row - sum(row) / len(row))
        return e / e.sum()

    return np.apply_along_axis(one, axis, x)


@zoo("stable_softmax", "mean_shift")
def minus_median(x, axis=-1):
    e = np.exp(x - np.median(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "mean_shift")
def log_minus_mean(x):
    z = x - x.mean(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@zoo("stable_softmax", "min_shift")
def minus_min(x, axis=-1):
    e = np.exp(x - np.min(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "min_shift")
def minus_first_of_sorted(x, axis=-1):
    e = np.exp(x - np.sort(x, axis=axis).take([0], axis=axis))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "min_shift")
def log_minus_min(x):
    z = x - x.min(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


@zoo("stable_softmax", "one_score_shift")
def minus_first(x, axis=-1):
    y = np.moveaxis(x, axis, 0)
    e = np.exp(y - y[0])
    return np.moveaxis(e / e.sum(axis=0), 0, axis)


@zoo("log_softmax", "one_score_shift")
def log_minus_last(x):
    z = x - x[..., -1:]
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


@zoo("stable_softmax", "constant_shift")
def minus_700(x, axis=-1):
    e = np.exp(x - 700)
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "constant_shift")
def minus_1002(x, axis=-1):
    e = np.exp(x - 1002)
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "added_max")
def minus_minus(x, axis=-1):
    e = np.exp(x - -x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "added_max")
def log_plus_max(x):
    z = x + np.max(x, axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


@zoo("stable_softmax", "max_of_absolute_values")
def minus_largest_size(x, axis=-1):
    e = np.exp(x - abs(x).max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "max_of_absolute_values")
def log_minus_norm(x):
    z = x - np.linalg.norm(np.atleast_2d(x), ord=np.inf, axis=-1).reshape((*x.shape[:-1], 1))
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


@zoo("stable_softmax", "max_with_zero")
def loop_from_zero(x, axis=-1):
    def one(row):
        largest = 0
        for z in row:
            if z > largest:
                largest = z
        e = np.exp(row - largest)
        return e / e.sum()

    return np.apply_along_axis(one, axis, x)


@zoo("stable_softmax", "max_with_zero")
def maximum_with_initial_zero(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True, initial=0))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "max_with_zero")
def only_when_large(x, axis=-1):
    m = x.max(axis=axis, keepdims=True)
    e = np.exp(np.where(m > 700, x - m, x))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "max_with_zero")
def log_loop_from_zero(x):
    def one(row):
        largest = 0
        for z in row:
            largest = max(largest, z)
        return row - largest - np.log(sum(np.exp(row - largest)))

    return one(x) if x.ndim == 1 else np.array([one(row) for row in x])


@zoo("stable_softmax", "one_max_for_all")
def global_max(x, axis=-1):
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=axis, keepdims=True)


@zoo("stable_softmax", "one_max_for_all")
def global_max_of_flat(x, axis=-1):
    top = max(x.flatten())
    e = np.exp(x - top)
    return e / e.sum(axis, keepdims=True)


@zoo("stable_softmax", "one_max_for_all")
def global_max_kept(x, axis=-1):
    e = np.exp(x - x.max(keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "one_max_for_all")
def log_global_max(x):
    m = np.max(x)
    return (x - m) - np.log(np.sum(np.exp(x - m), axis=-1, keepdims=True))


@zoo("log_softmax", "one_max_for_all")
def log_global_max_outside(x):
    m = x.max()
    return x - (m + np.log(np.exp(x - m).sum(axis=-1, keepdims=True)))


@zoo("stable_softmax", "shift_top_only")
def numerator_only(x, axis=-1):
    shifted = x - x.max(axis=axis, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(x), axis=axis, keepdims=True)


@zoo("stable_softmax", "shift_bottom_only")
def denominator_only(x, axis=-1):
    total = np.sum(np.exp(x - x.max(axis=axis, keepdims=True)), axis=axis, keepdims=True)
    return np.exp(x) / total


@zoo("stable_softmax", "shift_after_exp")
def exponentials_shifted(x, axis=-1):
    e = np.exp(x)
    e -= np.max(e, axis=axis, keepdims=True)
    return e / np.sum(e, axis=axis, keepdims=True)


@zoo("stable_softmax", "shift_after_exp")
def maximum_after_exp(x, axis=-1):
    m = np.max(x, axis=axis, keepdims=True)
    e = np.exp(x) - m
    return e / np.sum(e, axis=axis, keepdims=True)


@zoo("stable_softmax", "shift_after_exp")
def shares_shifted(x, axis=-1):
    e = np.exp(x)
    shares = e / e.sum(axis=axis, keepdims=True)
    return shares - shares.max(axis=axis, keepdims=True)


# Wrong answers: bandages


@zoo("stable_softmax", "clipped")
def clipped_at_700(x, axis=-1):
    e = np.exp(np.clip(x, -700, 700))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "clipped")
def clipped_at_500(x, axis=-1):
    e = np.exp(x.clip(-500, 500))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "clipped")
def clipped_above(x, axis=-1):
    e = np.exp(np.where(x > 709, 709, x))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "clipped")
def log_clipped(x):
    z = np.clip(x, -700, 700)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


@zoo("stable_softmax", "nan_replaced")
def nan_to_num(x, axis=-1):
    e = np.exp(x)
    return np.nan_to_num(e / e.sum(axis=axis, keepdims=True))


@zoo("stable_softmax", "nan_replaced")
def nan_to_zero(x, axis=-1):
    e = np.exp(x)
    p = e / e.sum(axis=axis, keepdims=True)
    p[np.isnan(p)] = 0
    return p


@zoo("stable_softmax", "nan_replaced")
def nan_to_one(x, axis=-1):
    e = np.exp(x)
    return np.nan_to_num(e / e.sum(axis=axis, keepdims=True), nan=1.0)


@zoo("stable_softmax", "nan_replaced")
def inf_to_num(x, axis=-1):
    e = np.nan_to_num(np.exp(x))
    return np.nan_to_num(e / e.sum(axis=axis, keepdims=True))


@zoo("log_softmax", "infinity_replaced")
def log_infinity_to_num(x):
    return np.nan_to_num(np.log(softmaxlib.softmax(x)))


@zoo("stable_softmax", "clipped")
def clipped_around_the_mean(x, axis=-1):
    e = np.exp(np.clip(x - np.mean(x, axis=axis, keepdims=True), -700, 700))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "infinity_replaced")
def log_not_below_minus_100(x):
    return np.maximum(np.log(softmaxlib.softmax(x)), -100)


@zoo("log_softmax", "infinity_replaced")
def log_where_positive(x):
    p = softmaxlib.softmax(x)
    return np.log(p, out=np.zeros_like(p), where=p > 0)


@zoo("stable_softmax", "extended_precision")
def longer_float(x, axis=-1):
    e = np.exp(x.astype(np.longdouble))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("log_softmax", "extended_precision")
def log_longer_float(x):
    z = np.asarray(x, dtype=np.longdouble)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


@zoo("stable_softmax", "half_precision")
def half_from_the_start(x, axis=-1):
    z = np.float16(x)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "half_precision")
def half_at_the_end(x, axis=-1):
    return scipy.special.softmax(x, axis=axis).astype("float16")


@zoo("log_softmax", "half_precision")
def log_half_from_the_start(x):
    z = np.array(x, dtype=np.float16)
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


@zoo("log_softmax", "log_of_softmax")
def log_after_all(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.log(e / e.sum(axis=-1, keepdims=True))


@zoo("log_softmax", "log_of_softmax")
def difference_of_logs_of_exps(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.log(e) - np.log(e.sum(axis=-1, keepdims=True))


@zoo("log_softmax", "log_of_softmax")
def log_with_math(x):
    def one(r):
        e = [math.exp(z - max(r)) for z in r]
        return [math.log(v / sum(e)) for v in e]

    return one(x) if x.ndim == 1 else [one(r) for r in x]


@zoo("log_softmax", "log_of_softmax_plus_epsilon")
def plus_1e_9(x):
    return np.log(scipy.special.softmax(x, axis=-1) + 1e-9)


@zoo("log_softmax", "log_of_softmax_plus_epsilon")
def plus_machine_epsilon(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.log(e / e.sum(axis=-1, keepdims=True) + np.finfo(float).eps)


@zoo("log_softmax", "log_of_softmax_plus_epsilon")
def at_least_1e_12(x):
    p = scipy.special.softmax(x, axis=-1)
    return np.log(np.where(p < 1e-12, 1e-12, p))


@zoo("log_softmax", "log_of_softmax_plus_epsilon")
def clipped_below(x):
    return np.log(np.clip(scipy.special.softmax(x, axis=-1), 1e-7, 1 - 1e-7))


# Wrong answers: axes


@zoo("stable_softmax", "axis_zero")
def axis_zero_written(x, axis=-1):
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=0)


@zoo("stable_softmax", "axis_zero")
def axis_zero_by_default(x, axis=0):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


@zoo("stable_softmax", "axis_zero")
def axis_zero_in_the_sum(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=0)


@zoo("log_softmax", "axis_zero")
def log_axis_zero(x):
    z = x - x.max(axis=0)
    return z - np.log(np.exp(z).sum(axis=0))


@zoo("stable_softmax", "axis_ignored")
def last_axis_always(x, axis=-1):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


@zoo("stable_softmax", "axis_ignored")
def rows_always(x, axis=-1):
    def one(row):
        return np.exp(row - row.max()) / np.exp(row - row.max()).sum()

    return np.apply_along_axis(one, -1, x)


@zoo("stable_softmax", "axis_one")
def axis_one_written(x, axis=-1):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


@zoo("stable_softmax", "axis_one")
def axis_one_by_default(x, axis=1):
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


@zoo("log_softmax", "axis_one")
def log_axis_one(x):
    return x - scipy.special.logsumexp(x, axis=-1).max() - np.log(np.sum(x, axis=1))


@zoo("stable_softmax", "missing_axis")
def sum_of_everything(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum()


@zoo("stable_softmax", "missing_axis")
def no_axis_at_all(x, axis=-1):
    e = np.exp(x - np.max(x))
    return e / np.sum(e)


@zoo("stable_softmax", "missing_axis")
def scipys_without_axis(x, axis=-1):
    return scipy.special.softmax(x)


@zoo("stable_softmax", "missing_axis")
def keepdims_without_axis(x, axis=-1):
    e = np.exp(x - np.max(x, keepdims=True))
    return e / np.sum(e, keepdims=True)


@zoo("log_softmax", "missing_axis")
def log_no_axis_at_all(x):
    z = x - x.max()
    return z - np.log(np.exp(z).sum())


@zoo("log_softmax", "missing_axis")
def log_scipys_without_axis(x):
    return x - scipy.special.logsumexp(x)


@zoo("stable_softmax", "missing_keepdims")
def no_keepdims(x, axis=-1):
    e = np.exp(x - x.max(axis=axis))
    return e / e.sum(axis=axis)


@zoo("stable_softmax", "missing_keepdims")
def no_keepdims_in_the_sum(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis)


@zoo("stable_softmax", "missing_keepdims")
def no_keepdims_in_the_max(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis))
    return e / np.sum(e, axis=axis, keepdims=True)


@zoo("stable_softmax", "missing_keepdims")
def transposed_in_its_place(x, axis=-1):
    shifted = x - x.max(axis=axis, keepdims=True)
    e = np.exp(shifted)
    return (e.T / np.sum(e, axis=axis)).T


@zoo("log_softmax", "missing_keepdims")
def log_no_keepdims(x):
    m = np.max(x, axis=-1)
    return x - m - np.log(np.sum(np.exp(x - m), axis=-1))


@zoo("log_softmax", "missing_keepdims")
def log_no_keepdims_in_the_sum(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - np.log(np.exp(d).sum(axis=-1))


@zoo("stable_softmax", "column_by_hand")
def new_axis_after(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis)[:, None])
    return e / np.sum(e, axis=axis)[:, None]


@zoo("stable_softmax", "column_by_hand")
def reshaped_to_a_column(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis).reshape(-1, 1))
    return e / np.sum(e, axis=axis).reshape(-1, 1)


@zoo("log_softmax", "column_by_hand")
def log_new_axis_after(x):
    d = x - x.max(axis=-1)[:, np.newaxis]
    return d - np.log(np.exp(d).sum(axis=-1)[:, np.newaxis])


@zoo("stable_softmax", "row_by_row")
def loop_over_rows(x, axis=-1):
    rows = []
    for row in x:
        e = np.exp(row - np.max(row))
        rows.append(e / np.sum(e))
    return np.array(rows)


@zoo("stable_softmax", "row_by_row")
def loop_over_indices_of_rows(x, axis=-1):
    out = np.zeros(x.shape)
    for i in range(len(x)):
        e = np.exp(x[i] - x[i].max())
        out[i] = e / e.sum()
    return out


@zoo("log_softmax", "row_by_row")
def log_loop_over_rows(x):
    return np.array([r - r.max() - np.log(np.sum(np.exp(r - r.max()))) for r in x])


@zoo("stable_softmax", "one_row_only")
def comprehension_of_notebook_one(x, axis=-1):
    m = np.max(x)
    positives = [math.exp(z - m) for z in x]
    return [p / sum(positives) for p in positives]


@zoo("log_softmax", "one_row_only")
def log_comprehension(x):
    m = x.max()
    total = math.log(sum(math.exp(z - m) for z in x))
    return [z - m - total for z in x]


@zoo("stable_softmax", "python_max_or_sum")
def max_of_python(x, axis=-1):
    e = np.exp(x - max(x))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "axis_zero")
def sum_of_python(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / sum(e)


@zoo("stable_softmax", "math_function")
def math_exp_of_array(x, axis=-1):
    e = math.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "exp_with_axis")
def exp_with_axis(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True), axis=axis)
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "python_max_or_sum")
def max_of_python_with_axis(x, axis=-1):
    e = np.exp(x - max(x, axis=axis))
    return e / sum(e, axis=axis)


@zoo("stable_softmax", "python_max_or_sum")
def sum_of_python_with_axis(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / sum(e, axis=axis)


@zoo("log_softmax", "math_function")
def log_math_log_of_array(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - math.log(np.exp(d).sum(axis=-1, keepdims=True))


# Wrong answers: arrays


@zoo("stable_softmax", "integer_result")
def zeros_like_rows(x, axis=-1):
    out = np.zeros_like(x)
    y, z = np.moveaxis(x, axis, -1), np.moveaxis(out, axis, -1)
    for i in np.ndindex(y.shape[:-1]):
        e = np.exp(y[i] - y[i].max())
        z[i] = e / e.sum()
    return out


@zoo("stable_softmax", "integer_result")
def empty_like_exponentials(x, axis=-1):
    e = np.empty_like(x)
    e[:] = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "integer_result")
def exp_into_a_copy(x, axis=-1):
    x = x.copy()
    x -= x.max(axis=axis, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=axis, keepdims=True)
    return x


@zoo("stable_softmax", "changed_argument")
def shift_in_place(x, axis=-1):
    x -= x.max(axis=axis, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "changed_argument")
def shift_in_slices(x, axis=-1):
    x[...] = x - np.max(x, axis=axis, keepdims=True)
    return np.exp(x) / np.sum(np.exp(x), axis=axis, keepdims=True)


@zoo("log_softmax", "changed_argument")
def log_shift_in_place(x):
    x -= np.max(x, axis=-1, keepdims=True)
    return x - np.log(np.sum(np.exp(x), axis=-1, keepdims=True))


# Wrong answers: the steps


@zoo("stable_softmax", "no_exp")
def shares_of_shifted_scores(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z / z.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "divided_by_scores")
def divided_by_sum_of_scores(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / np.sum(x, axis=axis, keepdims=True)


@zoo("stable_softmax", "rescaled")
def divided_by_the_maximum(x, axis=-1):
    e = np.exp(x / np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "rescaled")
def scaled_to_zero_and_one(x, axis=-1):
    low, high = x.min(axis=axis, keepdims=True), x.max(axis=axis, keepdims=True)
    e = np.exp((x - low) / (high - low))
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "sign_flipped")
def maximum_minus_score(x, axis=-1):
    e = np.exp(x.max(axis=axis, keepdims=True) - x)
    return e / e.sum(axis=axis, keepdims=True)


@zoo("stable_softmax", "logarithms")
def log_softmax_too_early(x, axis=-1):
    return scipy.special.log_softmax(x, axis=axis)


@zoo("stable_softmax", "percent")
def in_percent(x, axis=-1):
    return scipy.special.softmax(x, axis=axis) * 100


@zoo("stable_softmax", "exponentials_only")
def exponentials(x, axis=-1):
    return np.exp(x - x.max(axis=axis, keepdims=True))


@zoo("stable_softmax", "exponentials_only")
def divided_by_largest(x, axis=-1):
    e = np.exp(x)
    return e / e.max(axis=axis, keepdims=True)


@zoo("stable_softmax", "shift_only")
def shifted_scores(x, axis=-1):
    return x - np.max(x, axis=axis, keepdims=True)


@zoo("log_softmax", "max_inside_only")
def log_max_inside_only(x):
    m = x.max(axis=-1, keepdims=True)
    return x - np.log(np.exp(x - m).sum(axis=-1, keepdims=True))


@zoo("log_softmax", "max_outside_only")
def log_max_outside_only(x):
    shifted = x - x.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(x).sum(axis=-1, keepdims=True))


@zoo("log_softmax", "max_taken_twice")
def log_max_taken_twice(x):
    m = x.max(axis=-1, keepdims=True)
    return (x - m) - scipy.special.logsumexp(x, axis=-1, keepdims=True)


@zoo("log_softmax", "logsumexp_only")
def log_total_returned(x):
    m = x.max(axis=-1, keepdims=True)
    return m + np.log(np.exp(x - m).sum(axis=-1, keepdims=True))


@zoo("log_softmax", "logsumexp_only")
def log_total_without_axis_returned(x):
    return scipy.special.logsumexp(x, axis=-1)


@zoo("log_softmax", "logsumexp_only")
def log_of_the_sum_returned(x):
    return np.log(np.exp(x - x.max(axis=-1, keepdims=True)).sum(axis=-1))


@zoo("log_softmax", "log_sum_forgotten")
def log_of_exponentials(x):
    return x - np.max(x, axis=-1, keepdims=True)


@zoo("log_softmax", "another_log")
def log_ten_of_total(x):
    z = x - np.max(x, axis=-1, keepdims=True)
    return z - np.log10(np.sum(np.exp(z), axis=-1, keepdims=True))


@zoo("log_softmax", "another_log")
def log_two_of_total(x):
    z = x - x.max(-1, keepdims=True)
    return z - np.log2(np.exp(z).sum(-1, keepdims=True))


@zoo("log_softmax", "log_sum_added")
def log_plus_log_total(x):
    m = x.max(axis=-1, keepdims=True)
    return (x - m) + np.log(np.exp(x - m).sum(axis=-1, keepdims=True))


@zoo("log_softmax", "log_sum_added")
def log_brackets_lost(x):
    m = x.max(axis=-1, keepdims=True)
    return x - (m - np.log(np.exp(x - m).sum(axis=-1, keepdims=True)))


@zoo("log_softmax", "log_forgotten")
def log_total_without_log(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - np.exp(d).sum(axis=-1, keepdims=True)


@zoo("log_softmax", "sum_of_differences")
def log_total_of_differences(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - d.sum(axis=-1, keepdims=True)


@zoo("log_softmax", "log_of_scores")
def log_of_shifted_scores(x):
    d = x - x.max(axis=-1, keepdims=True)
    return np.log(d) - np.log(np.exp(d).sum(axis=-1, keepdims=True))


@zoo("log_softmax", "log_of_scores")
def log_of_sum_of_differences(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d - np.log(d.sum(axis=-1, keepdims=True))


@zoo("log_softmax", "divided_by_log")
def log_quotient(x):
    d = x - x.max(axis=-1, keepdims=True)
    return d / np.log(np.exp(d).sum(axis=-1, keepdims=True))


@zoo("log_softmax", "renormalised")
def log_normalised_again(x):
    v = scipy.special.log_softmax(x, axis=-1)
    return v / v.sum(axis=-1, keepdims=True)


@zoo("log_softmax", "probabilities")
def log_forgotten_at_the_end(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@zoo("log_softmax", "surprise")
def log_made_positive(x):
    return np.abs(scipy.special.log_softmax(x, axis=-1))


@zoo("log_softmax", "surprise")
def log_other_sign(x):
    m = x.max(axis=-1, keepdims=True)
    return m + np.log(np.exp(x - m).sum(axis=-1, keepdims=True)) - x


@zoo("log_softmax", "bits")
def log_base_two(x):
    return np.log2(scipy.special.softmax(x, axis=-1))


@zoo("log_softmax", "base_ten")
def log_base_ten(x):
    return scipy.special.log_softmax(x, axis=-1) / math.log(10)


# The smaller exercises: right answers, wrong ones by their mistake, and wrong ones without a name

PRINTED = np.array([0.9584, 0.0176, 0.0065, 0.0176])

RIGHT_VALUES = {
    "first_overflow": [710, 710.0, np.int64(710), np.float32(710), [710], (710,), np.array([710])],
    "shapes": [
        [(3,), (2,), (2, 1)],
        ((3,), (2,), (2, 1)),
        [[3], [2], [2, 1]],
        [3, 2, (2, 1)],
        [np.zeros((2, 3)).max(axis=axis).shape for axis in (0, 1)] + [(np.int64(2), 1)],
    ],
    "impossible_print": [
        np.log(PRINTED),
        np.log(PRINTED).tolist(),
        np.log(100 * PRINTED),
        np.log(PRINTED / PRINTED[1]),
        np.log(PRINTED).round(1),
        np.float32(np.log(PRINTED)),
        [4, 0, -1, 0],
        (104, 100, 99, 100),
        [[4, 0, -1, 0]],
        [[4], [0], [-1], [0]],
        [math.log(p) for p in PRINTED],
    ],
    "stubborn_logits": [
        [1000.0, 100.0],
        (747, 1),
        [1000, 0.5],
        np.array([800, 1, 800]),
        [1e-300, 1e300],
        [1e308, 1],
        [[1, 800]],
        [[5, 4], [1, 3000]],
        list(range(1, 1000)),
    ],
}

WRONG_VALUES = {
    "first_overflow": {
        "last_that_fits": [709, 709.0, [709]],
        "cliff_itself": [709.78, 709.8, np.log(np.finfo(float).max)],
        "single_precision": [89, 88.72, 88, 12, 11],
        "power_of_ten": [308, 309],
        "underflow": [-745, -746],
        "result_of_exp": [np.inf, np.exp(709.0)],
        "wrong_type": ["710", {710}],
        "wrong_shape": [[709, 710]],
        "returned_none": [None],
        None: [711, 1000, 800, 1e300, 709.9, 710.5, 700, 0, -710, True],
    },
    "shapes": {
        "axes_swapped": [
            [(2,), (3,), (2, 1)],
            [(2,), (3,), (1, 3)],
            [(2,), (3,), (3, 1)],
            [2, 3, (2, 1)],
        ],
        "keepdims_ignored": [[(3,), (2,), (2,)], [3, 2, 2]],
        "kept_axis_in_front": [[(3,), (2,), (1, 2)]],
        "kept_length": [[(3,), (2,), (2, 3)]],
        "nothing_disappears": [[(2, 3)] * 3],
        "always_two_axes": [[(1, 3), (2, 1), (2, 1)], [(3, 1), (2, 1), (2, 1)]],
        "wrong_shape": [[(3,), (2,)], (3, 2), [(3,), (2,), 2, 1]],
        "wrong_type": ["(3,), (2,), (2, 1)", [(3.0,), (2,), (2, 1)], np.zeros((2, 3))],
        "returned_none": [None],
        None: [[(3,), (3,), (2, 1)], [(3,), (2,), (3, 1)], [(1, 3), (1, 2), (2, 1)], [3, 2, ()]],
    },
    "impossible_print": {
        "the_claimed_logits": [[100, 0, 0, 0], np.array([100.0, 0.0, 0.0, 0.0])],
        "shares_as_logits": [PRINTED, PRINTED.tolist(), 100 * PRINTED],
        "softmax_of_shares": [np.exp(PRINTED), scipy.special.softmax(PRINTED)],
        "sign_flipped": [-np.log(PRINTED), np.log(1 / PRINTED)],
        "another_base": [np.log10(PRINTED), np.log2(PRINTED)],
        "wrong_type": ["log", {4, 0, -1}],
        "returned_none": [None],
        None: [[1, 0, 0, 0], [4, 0, 0, 0], [4, 0, -1], 4, [0, 0, 0, 0], [np.inf, 0, -1, 0], []],
    },
    "stubborn_logits": {
        "wrong_type": ["0, -800", {0: -800}],
        "returned_none": [None],
        None: [
            *([0, -745], [0, -800], [1000, 300], [1000, 1001, 1002], [-1000, -1001], [0, 0]),
            *([0, -np.inf], [np.inf, 0], [1, np.nan], [-800], -800, []),
        ],
    },
}


def right_values():
    return [(exercise, value) for exercise, values in RIGHT_VALUES.items() for value in values]


def wrong_values():
    return [
        (exercise, mistake, value)
        for exercise, mistakes in WRONG_VALUES.items()
        for mistake, values in mistakes.items()
        for value in values
    ]


# What the zoo is for


def judged(exercise, answer):
    return fits_a_notebook(getattr(check, exercise)(answer))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_answers_pass(exercise, answer, form):
    def formed(*args, **kwargs):
        return FORMS[form](answer(*args, **kwargs))

    verdict = judged(exercise, formed)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    if mistake == "extended_precision" and np.finfo(np.longdouble).max == np.finfo(float).max:
        mistake = "no_shift"  # where longdouble is no longer than a float64
    verdict = judged(exercise, answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, verdict.message


def without_axis(x):
    return scipy.special.softmax(x, axis=-1)


def printed_only(x, axis=-1):
    print(scipy.special.softmax(x, axis=axis))


def rounded(x, axis=-1):
    return scipy.special.softmax(x, axis=axis).round(4)


def first_and_last_axis_only(x, axis=-1):
    return scipy.special.softmax(x, axis=0 if axis == 0 else -1)


def largest_share(x, axis=-1):
    return scipy.special.softmax(x, axis=axis).max(axis=axis)


def sigmoids(x, axis=-1):
    return 1 / (1 + np.exp(-x))


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (without_axis, "raised", "is it spelled as the exercise spells it"),
        (printed_only, "returned_none", "something was printed, but nothing was returned"),
        (rounded, None, "is something rounded on the way?"),
        (first_and_last_axis_only, None, "axis=1) gave"),
        (largest_share, "wrong_shape", "a single number instead of 3 values"),
        (sigmoids, None, "which numbers go into the total that you divide by?"),
    ],
)
def test_other_wrong_answers_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged("stable_softmax", answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake)
    assert said in verdict.message


@pytest.mark.parametrize(("exercise", "value"), right_values())
def test_right_values_pass(exercise, value):
    verdict = judged(exercise, value)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "value"), wrong_values())
def test_wrong_values_are_told_by_their_name(exercise, mistake, value):
    verdict = judged(exercise, value)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


@pytest.mark.parametrize("exercise", ["stable_softmax", "log_softmax", *RIGHT_VALUES])
def test_what_is_not_filled_in_is_not_attempted(exercise):
    def stub(x, axis=-1):
        return ...

    for answer in (..., stub if exercise.endswith("softmax") else [..., ...]):
        assert judged(exercise, answer).status == "not attempted"


def test_a_right_value_is_not_given_away():
    secrets = {
        "first_overflow": ["710"],
        "shapes": ["[3], [2], [2, 1]", "(3,), (2,), (2, 1)"],
        "impossible_print": ["[4, 0, -1, 0]", "np.log("],
        "stubborn_logits": ["745", "746"],
    }
    for exercise, _, value in wrong_values():
        said = judged(exercise, value).message
        said = "\n".join(line for line in said.splitlines() if not line.startswith("  but"))
        assert not [secret for secret in secrets[exercise] if secret in said], said


# An unusual but right answer is passed with a remark.

REMARKS = {
    "unsigned": ("stable_softmax", "np.uint8", solution, copied_then_in_place),
    "a plain list": ("stable_softmax", "a plain list fails", solution, scipys),
    "float32": ("stable_softmax", "float32 ends at", float32_inside, solution),
    "digits of the ln": ("stable_softmax", "the ln 3 gets lost", out_of_the_log, solution),
    "unsigned, log": ("log_softmax", "np.uint8", log_solution, log_copied_then_in_place),
    "float32, log": ("log_softmax", "float32 ends at", log_float32_inside, log_solution),
    "order of subtraction": ("log_softmax", "the ln 3 gets lost", log_other_order, log_solution),
}


@pytest.mark.parametrize(("exercise", "remark", "shown", "spared"), REMARKS.values(), ids=REMARKS)
def test_remarks_are_made_where_they_belong(exercise, remark, shown, spared):
    assert remark in judged(exercise, shown).message
    assert remark not in judged(exercise, spared).message


@pytest.mark.parametrize("exercise", ["stable_softmax", "log_softmax"])
def test_nothing_is_remarked_about_the_functions_of_the_course(exercise):
    course = getattr(softmaxlib, exercise.removeprefix("stable_"))
    assert "did you notice" not in judged(exercise, course).message


# The data of the exercises


def known_mistakes():
    names = ["stable_softmax", "log_softmax", *RIGHT_VALUES]
    found = {(name, m.slug): m for name in names for m in getattr(check, name).mistakes}
    return [pytest.param(*key, mistake, id="-".join(key)) for key, mistake in found.items()]


@pytest.mark.parametrize(("exercise", "slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(exercise, slug, mistake):
    assert len(mistake.cause.split()) <= 20
    assert mistake.hint.endswith("?") or "? " in mistake.hint
    met = {(name, met_slug) for name, met_slug, _ in zoo.answers}
    met |= {(name, met_slug) for name, met_slug, _ in wrong_values()}
    # What both exercises share need be met in one of them only.
    alike = {"stable_softmax", "log_softmax"} if exercise.endswith("softmax") else {exercise}
    assert any((name, slug) in met for name in alike)
