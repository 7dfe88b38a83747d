"""softmaxlib.losses: values, accuracy against 60 digits, properties, edges and bad inputs."""

import decimal
import math
import warnings

import mpmath
import numpy as np
import pytest
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.metrics import log_loss

from softmaxlib.derivatives import numerical_gradient
from softmaxlib.functions import log_softmax, softmax
from softmaxlib.losses import cross_entropy, cross_entropy_gradient, one_hot

CAT_DOG_BIRD = [2.0, 1.0, 0.1]
UNSORTED = [0.5, 3, -1, 2, 3]
TABLE = np.array([[2.0, 1.0, 0.1], [0.5, 3, -1], [-2, 2, 3], [0, 0, 0]])
LABELS = [1, 2, 0, 1]
BIG = np.finfo(float).max
LOSSES = (cross_entropy, cross_entropy_gradient)
REDUCTIONS = ("mean", "sum", "none")

# The same examples in every run, and no failure kept on disk: a failure is never a matter of luck.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("steady")

# Seeded families of logits: each takes a Generator and a number of classes.
FAMILIES = {
    "scale 1": lambda rng, K: rng.normal(size=K),
    "scale 3": lambda rng, K: 3 * rng.normal(size=K),
    "scale 10": lambda rng, K: 10 * rng.normal(size=K),
    "one class ahead": lambda rng, K: rng.normal(size=K) + np.eye(K)[0] * rng.uniform(20, 700),
    "inexact shifts": lambda rng, K: np.r_[1 / 3, rng.uniform(-700, 1 / 3, size=K - 1)],
    "mixed scales": lambda rng, K: rng.normal(size=K) * 10 ** rng.uniform(-10, 2, size=K),
    "offset": lambda rng, K: 3 * rng.normal(size=K) + 10 ** rng.uniform(3, 15),
    "negative offset": lambda rng, K: 3 * rng.normal(size=K) - 10 ** rng.uniform(3, 15),
    "up to 1e300": lambda rng, K: rng.normal(size=K) * 10 ** rng.uniform(0, 300),
    "subnormal shares": lambda rng, K: np.r_[0, rng.uniform(-746, -705, size=K - 1)],
    "equal": lambda rng, K: np.full(K, rng.normal()),
}


@pytest.fixture(autouse=True)
def no_warning_leaks():
    """Any warning fails the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@st.composite
def batches(draw, largest=50.0):
    """Tables of finite logits, 1 to 6 rows and columns, and integer labels for them."""
    N, K = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    numbers = st.floats(-largest, largest, allow_subnormal=False)
    logits = draw(arrays.arrays(np.float64, (N, K), elements=numbers))
    return logits, draw(arrays.arrays(np.int64, N, elements=st.integers(0, K - 1)))


@st.composite
def soft_batches(draw):
    """The same with class probabilities as labels."""
    logits, _ = draw(batches())
    scores = draw(arrays.arrays(np.float64, logits.shape, elements=st.floats(-5, 5)))
    return logits, softmax(scores)


def rows(family, K, count):
    """The first rows of a family; the seed is fixed."""
    rng = np.random.default_rng(2026)
    return [FAMILIES[family](rng, K) for _ in range(count)]


def exactly(logits, label):
    """Loss, gradient, and the larger of the gradient's two terms, with 60 digits."""
    with mpmath.workdps(60):
        z = [mpmath.mpf(float(one)) for one in logits]
        y = [mpmath.mpf(float(one)) for one in label]
        largest = max(z)
        shifted = [one - largest for one in z]
        exps = [mpmath.exp(one) for one in shifted]
        total = mpmath.fsum(exps)
        # Totals of the others are added up apart, for 1 - 1e-100 has no room in 60 digits. In a
        # long row only the largest needs that.
        winner = z.index(largest)
        apart = range(len(z)) if len(z) <= 60 else [winner]
        rest = [total - one for one in exps]
        all_weight = mpmath.fsum(y)
        weight = [all_weight - one for one in y]
        for i in apart:
            rest[i] = mpmath.fsum(exps[:i] + exps[i + 1 :])
            weight[i] = mpmath.fsum(y[:i] + y[i + 1 :])
        log_total = mpmath.log1p(rest[winner])
        loss = mpmath.fsum(w * (log_total - one) for w, one in zip(y, shifted, strict=True))
        gains = [e * w / total for e, w in zip(exps, weight, strict=True)]
        costs = [w * r / total for w, r in zip(y, rest, strict=True)]
        larger = [float(max(pair)) for pair in zip(gains, costs, strict=True)]
        return loss, [a - b for a, b in zip(gains, costs, strict=True)], np.array(larger)


def largest_error(result, truth, unit=None):
    """The largest error, in ULP of the truth (or in the units given for each entry)."""
    with mpmath.workdps(60):
        truth = np.atleast_1d(np.array(truth, dtype=object))
        unit = np.spacing(np.abs(truth.astype(float))) if unit is None else unit
        differences = [
            abs(mpmath.mpf(float(a)) - b) / mpmath.mpf(float(u))
            for a, b, u in zip(np.atleast_1d(result), truth, unit, strict=True)
        ]
        return float(max(differences))


# one_hot


def test_one_hot_rows():
    expected = [[0, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]]
    assert_array_equal(one_hot(LABELS, 4), expected)
    assert_array_equal(one_hot(2, 3), [0, 0, 1])
    assert_array_equal(one_hot([1], 2), [[0, 1]])


@pytest.mark.parametrize("dtype", [bool, "int8", "uint8", "int16", "uint16", "int64", "uint64"])
def test_one_hot_takes_any_integer_dtype(dtype):
    labels = np.array([1, 0, 1], dtype)
    result = one_hot(labels, np.int8(3))
    assert result.dtype == np.float64
    assert_array_equal(result, [[0, 1, 0], [1, 0, 0], [0, 1, 0]])
    assert one_hot(labels, 300).shape == (3, 300)  # K may be larger than the dtype can hold
    assert_array_equal(one_hot(labels[0], 2), [0, 1])


@pytest.mark.parametrize("labels", [[], (), np.zeros(0, int), np.zeros(0, bool)], ids=repr)
def test_no_labels_give_no_rows(labels):
    assert one_hot(labels, 3).shape == (0, 3)


@given(st.integers(1, 9), st.data())
def test_the_columns_of_one_hot_are_the_labels(K, data):
    labels = data.draw(arrays.arrays(np.int64, st.integers(0, 9), elements=st.integers(0, K - 1)))
    result = one_hot(labels, K)
    assert result.shape == (labels.size, K)
    assert_array_equal(result.sum(axis=-1), 1)
    assert_array_equal(result.argmax(axis=-1), labels)
    assert_array_equal(result.sum(axis=0), np.bincount(labels, minlength=K))


@pytest.mark.parametrize(("K", "number"), [(3.0, "3.0"), ("3", "'3'"), (None, "None"), (True, "T")])
def test_the_number_of_classes_must_be_an_integer(K, number):
    with pytest.raises(TypeError, match=rf"^K must be an integer, such as 3, but got {number}"):
        one_hot([0], K)


@pytest.mark.parametrize("K", [0, -1])
def test_the_number_of_classes_must_be_positive(K):
    with pytest.raises(ValueError, match=f"^K must be at least 1, but got {K}"):
        one_hot([0], K)


@pytest.mark.parametrize("labels", [[[0], [1]], [[1, 0], [0, 1]], np.zeros((1, 1, 1), int)])
def test_one_hot_labels_have_one_axis(labels):
    with pytest.raises(ValueError, match=r"shape \(N,\), but have shape \(.*one-hot already\?"):
        one_hot(labels, 2)


# Values


def test_the_running_example():
    assert cross_entropy(CAT_DOG_BIRD, 0) == pytest.approx(0.41703, abs=5e-6)
    assert cross_entropy(CAT_DOG_BIRD, 2) == pytest.approx(2.31703, abs=5e-6)
    assert_allclose(cross_entropy_gradient(CAT_DOG_BIRD, 0), [-0.3410, 0.2424, 0.0986], atol=5e-5)
    assert_allclose(cross_entropy_gradient(CAT_DOG_BIRD, 1), [0.6590, -0.7576, 0.0986], atol=5e-5)


@pytest.mark.parametrize("K", [1, 2, 3, 10, 1000])
def test_equal_logits_cost_ln_K(K):
    assert cross_entropy(np.zeros((5, K)), [0] * 5) == pytest.approx(math.log(K), rel=1e-15)
    gradient = cross_entropy_gradient(np.full(K, 7.0), 0)
    assert_allclose(gradient, 1 / K - np.eye(K)[0], rtol=1e-15, atol=1e-16)


def test_confidently_right_and_confidently_wrong():
    assert cross_entropy([40, 0, 0], 0) == pytest.approx(8.4967e-18, rel=1e-5)
    assert_allclose(
        cross_entropy_gradient([40, 0, 0], 0), np.array([-2, 1, 1]) * math.exp(-40), rtol=1e-15
    )
    assert cross_entropy([800, 0, 0], 1) == 800
    assert_array_equal(cross_entropy_gradient([800, 0, 0], 1), [1, -1, 0])
    assert_array_equal(cross_entropy([[1e300, 0], [0, 1e300]], [1, 1], "none"), [1e300, 0])


def test_an_integer_label_costs_minus_log_softmax():
    expected = -log_softmax(TABLE)[range(4), LABELS]
    assert_allclose(cross_entropy(TABLE, LABELS, "none"), expected, rtol=1e-14)


def test_class_probabilities_cost_their_weighted_mean():
    y = np.array([0.7, 0.2, 0.1])
    assert cross_entropy(CAT_DOG_BIRD, y) == pytest.approx(-y @ log_softmax(CAT_DOG_BIRD))
    assert_allclose(cross_entropy_gradient(CAT_DOG_BIRD, y), softmax(CAT_DOG_BIRD) - y, rtol=1e-14)
    # The right shares have the smallest loss, their entropy, and no slope.
    z = np.log(y)
    assert cross_entropy(z, y) == pytest.approx(0.80182, abs=5e-6)
    assert_allclose(cross_entropy_gradient(z, y), 0, atol=1e-16)


def test_labels_that_do_not_add_up_to_one():
    p, losses = softmax(CAT_DOG_BIRD), -log_softmax(CAT_DOG_BIRD)
    for y in ([2, 0, 0], [0.5, 0.1, 0], [1, 1, 1], [0, 3, 0.25]):
        assert cross_entropy(CAT_DOG_BIRD, y) == pytest.approx(losses @ y, rel=1e-14)
        expected = p * np.sum(y) - y
        assert_allclose(cross_entropy_gradient(CAT_DOG_BIRD, y), expected, atol=1e-15)
    assert cross_entropy(CAT_DOG_BIRD, [0, 0, 0]) == 0
    assert_array_equal(cross_entropy_gradient(CAT_DOG_BIRD, [0, 0, 0]), 0)


def test_scipy_and_scikit_learn_agree():
    rng = np.random.default_rng(0)
    z, labels = 3 * rng.normal(size=(200, 7)), rng.integers(7, size=200)
    expected = log_loss(labels, scipy.special.softmax(z, axis=-1), labels=range(7))
    assert cross_entropy(z, labels) == pytest.approx(expected, rel=1e-12)
    y = rng.dirichlet(np.ones(7), size=200)
    expected = -(y * scipy.special.log_softmax(z, axis=-1)).sum(axis=-1)
    assert_allclose(cross_entropy(z, y, "none"), expected, rtol=1e-12)
    expected = scipy.special.softmax(z, axis=-1) - np.eye(7)[labels]
    assert_allclose(cross_entropy_gradient(z, labels, "none"), expected, rtol=1e-11)


@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_shapes_and_types(reduction):
    loss = cross_entropy(TABLE, LABELS, reduction)
    assert isinstance(loss, np.ndarray if reduction == "none" else np.float64)
    assert np.shape(loss) == ((4,) if reduction == "none" else ())
    assert cross_entropy_gradient(TABLE, LABELS, reduction).shape == (4, 3)
    for label in (1, np.uint8(1), np.array(1), True, [0, 1, 0], [0.1, 0.8, 0.1]):
        assert isinstance(cross_entropy(CAT_DOG_BIRD, label, reduction), np.float64)
        assert cross_entropy_gradient(CAT_DOG_BIRD, label, reduction).shape == (3,)


# Accuracy


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("K", "count"), [(2, 40), (3, 40), (10, 15), (60, 2), (1000, 1)])
def test_integer_labels_against_60_digits(family, K, count):
    # A sum of K subnormal numbers may be off by K of their units, 5e-324.
    slack = K * 5e-324 if family == "subnormal shares" else 0
    rng = np.random.default_rng(K)
    for logits in rows(family, K, count):
        for label in {0, int(np.argmax(logits)), int(rng.integers(K))}:
            loss, gradient, _ = exactly(logits, one_hot(label, K))
            unit = np.spacing(np.abs(np.array([loss, *gradient], float)))
            result = cross_entropy(logits, label)
            assert largest_error(result, loss, 3 * unit[:1] + slack) <= 1
            result = cross_entropy_gradient(logits, label)
            assert largest_error(result, gradient, 6 * unit[1:] + slack) <= 1


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("K", "count"), [(2, 40), (3, 40), (10, 15), (60, 2), (1000, 1)])
def test_class_probabilities_against_60_digits(family, K, count):
    slack = K * 5e-324 if family == "subnormal shares" else 0
    rng = np.random.default_rng(K)
    for logits in rows(family, K, count):
        y = rng.dirichlet(np.full(K, 10 ** rng.uniform(-2, 1)))
        loss, gradient, larger = exactly(logits, y)
        unit = np.spacing(np.abs(np.array([loss], float)))
        assert largest_error(cross_entropy(logits, y), loss, 3 * unit + slack) <= 1
        # Where p is close to y, their difference loses digits whatever is done.
        unit = 6 * np.spacing(larger) + slack
        assert largest_error(cross_entropy_gradient(logits, y), gradient, unit) <= 1


def test_the_terms_of_class_probabilities_are_added_up_without_rounding():
    rng = np.random.default_rng(0)
    for _ in range(100):  # plain totals are up to 2.4 units off
        logits, y = 3 * rng.normal(size=30), rng.dirichlet(np.ones(30))
        loss, _, _ = exactly(logits, y)
        assert largest_error(cross_entropy(logits, y), loss) <= 2


@pytest.mark.parametrize("family", [name for name in FAMILIES if name != "up to 1e300"])
@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_narrow_floats_are_right_to_one_ulp(family, dtype):
    rng = np.random.default_rng(3)
    for logits in rows(family, 5, 20):
        logits = np.clip(logits, -6e4, 6e4).astype(dtype)
        label = int(rng.integers(5))
        loss, gradient, _ = exactly(logits, one_hot(label, 5))
        unit = np.spacing(np.abs(np.array([loss, *gradient], dtype))).astype(float)
        assert largest_error(cross_entropy(logits, label), loss, unit[:1]) <= 1
        assert largest_error(cross_entropy_gradient(logits, label), gradient, unit[1:]) <= 1


def test_the_true_class_of_a_saturated_example_keeps_its_digits():
    for gap in (20, 36.7, 37, 45, 200, 700):
        logits = np.r_[gap, np.linspace(-1, 1, 9)]
        loss, gradient, _ = exactly(logits, one_hot(0, 10))
        assert largest_error(cross_entropy(logits, 0), loss) <= 3
        assert largest_error(cross_entropy_gradient(logits, 0), gradient) <= 6


@given(batches())
def test_the_gradient_is_the_slope_of_the_loss(batch):
    z, labels = batch
    for reduction in ("mean", "sum"):
        slope = numerical_gradient(lambda z: cross_entropy(z, labels, reduction), z)  # noqa: B023
        assert_allclose(cross_entropy_gradient(z, labels, reduction), slope, atol=1e-6)


@given(soft_batches())
def test_the_gradient_is_the_slope_of_the_loss_with_class_probabilities(batch):
    z, y = batch
    slope = numerical_gradient(lambda z: cross_entropy(z, 2 * y, "sum"), z)
    assert_allclose(cross_entropy_gradient(z, 2 * y, "sum"), slope, atol=1e-6)


def test_the_gradient_is_the_slope_to_nine_digits_where_logits_are_small():
    rng = np.random.default_rng(0)
    z, labels = rng.normal(size=(4, 3)), [0, 2, 1, 1]
    slope = numerical_gradient(lambda z: cross_entropy(z, labels), z)
    assert_allclose(cross_entropy_gradient(z, labels), slope, atol=1e-10)


# Properties


@given(batches(), st.integers(-1000, 1000))
def test_a_shift_changes_nothing(batch, shift):
    z, labels = batch
    z = np.round(z * 64) / 64  # so that adding the shift is exact
    for f in LOSSES:
        assert_array_equal(f(z + shift, labels, "none"), f(z, labels, "none"))


@given(soft_batches())
def test_rows_of_the_gradient_sum_to_zero(batch):
    z, y = batch
    gradient = cross_entropy_gradient(z, y, "sum")
    assert np.all(np.abs(gradient.sum(axis=-1)) <= 1e-14)
    assert np.all(np.abs(gradient) <= 1)


@given(batches())
def test_rows_of_the_gradient_sum_to_zero_with_integer_labels(batch):
    z, labels = batch
    gradient = cross_entropy_gradient(z, labels, "sum")
    size = np.abs(gradient).max(axis=-1)
    assert np.all(np.abs(gradient.sum(axis=-1)) <= 1e-14 * size)
    # Only the right class is raised by a step against the gradient.
    assert np.all((gradient > 0) <= (one_hot(labels, z.shape[-1]) == 0))


@given(batches())
def test_one_hot_labels_are_integer_labels_bit_for_bit(batch):
    z, labels = batch
    y = one_hot(labels, z.shape[-1])
    for f in LOSSES:
        for reduction in REDUCTIONS:
            expected = f(z, labels, reduction)
            for same in (y, y.astype(int), y.astype(bool), y.tolist(), y.astype(np.float16)):
                assert_array_equal(f(z, same, reduction), expected)


@given(batches())
def test_reductions_are_consistent(batch):
    z, labels = batch
    each = cross_entropy(z, labels, "none")
    assert np.all(each >= 0)
    assert cross_entropy(z, labels, "sum") == pytest.approx(math.fsum(each), rel=1e-15)
    assert cross_entropy(z, labels) == cross_entropy(z, labels, "mean")
    assert cross_entropy(z, labels) == pytest.approx(math.fsum(each) / len(z), rel=1e-15)
    gradient = cross_entropy_gradient(z, labels, "none")
    assert_array_equal(cross_entropy_gradient(z, labels, "sum"), gradient)
    assert_array_equal(cross_entropy_gradient(z, labels), gradient / len(z))
    assert_array_equal(cross_entropy_gradient(z, labels, "mean"), gradient / len(z))


@given(soft_batches())
def test_a_table_gives_what_its_rows_give(batch):
    z, y = batch
    for f in LOSSES:
        for reduction in REDUCTIONS:
            alone = [f(row, label, reduction) for row, label in zip(z, y, strict=True)]
            assert_allclose(f(z, y, "none"), alone, rtol=1e-15, atol=1e-16)


@given(batches(), st.randoms(use_true_random=False))
def test_reordered_classes_give_a_reordered_gradient(batch, random):
    z, labels = batch
    order = random.sample(range(z.shape[-1]), z.shape[-1])
    y = one_hot(labels, z.shape[-1])
    assert_allclose(cross_entropy(z[:, order], y[:, order]), cross_entropy(z, y), rtol=1e-14)
    expected = cross_entropy_gradient(z, y)[:, order]
    assert_allclose(cross_entropy_gradient(z[:, order], y[:, order]), expected, rtol=1e-14)


def test_rows_that_are_scattered_in_memory():
    z = np.random.default_rng(0).normal(size=(30, 4)) * 10
    labels = np.arange(60) % 4
    for f in LOSSES:
        for scattered in (z.T[:, :4], z[:, ::-2], z[::3]):
            here = labels[::2][: len(scattered)] % scattered.shape[-1]
            assert_array_equal(f(scattered, here, "none"), f(scattered.copy(), here.copy(), "none"))


# Edges


@pytest.mark.parametrize("bad", [[np.nan, 1, 0], [np.inf, 1, 2], [np.inf] * 3, [-np.inf] * 3])
@pytest.mark.parametrize("labels", [[0, 0, 1], [1, 1, 1], [2, 2, 0], np.eye(3), np.zeros((3, 3))])
def test_nan_fills_its_own_example_and_no_other(bad, labels):
    z = np.array([[1, 2, 3], bad, [0, 0, 0]])
    good = np.array([[1, 2, 3], [5, 5, 5], [0, 0, 0]])
    for f in LOSSES:
        result, expected = f(z, labels, "none"), f(good, labels, "none")
        assert np.all(np.isnan(result[1]))
        assert_array_equal(result[[0, 2]], expected[[0, 2]])
    assert np.isnan(cross_entropy(z, labels))
    assert np.isnan(cross_entropy(z, labels, "sum"))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_nan_with_one_class(bad):
    for f in LOSSES:
        assert np.all(np.isnan(f([bad], 0)))
        assert np.all(np.isnan(f([[bad], [3]], [0, 0], "none")[0]))


def test_a_hard_mask():
    masked, kept = [2, -np.inf, 1, 0.1], [0, 2, 3]
    for label in (0, 1, 2):
        loss = cross_entropy(masked, kept[label])
        assert loss == cross_entropy(CAT_DOG_BIRD, label)
        gradient = cross_entropy_gradient(masked, kept[label])
        assert_array_equal(gradient[kept], cross_entropy_gradient(CAT_DOG_BIRD, label))
        assert gradient[1] == 0
        assert not np.signbit(gradient[1])  # 0, not -0
    soft = [0.5, 0, 0.25, 0.25]  # weight 0 on the class that is ruled out
    assert cross_entropy(masked, soft) == cross_entropy(CAT_DOG_BIRD, [0.5, 0.25, 0.25])


def test_a_label_that_is_ruled_out_costs_infinity():
    z = [[2, -np.inf, 1], [0, 0, 0]]
    assert_array_equal(cross_entropy(z, [1, 0], "none"), [np.inf, cross_entropy([0, 0, 0], 0)])
    assert cross_entropy(z, [1, 0]) == cross_entropy(z, [1, 0], "sum") == np.inf
    assert cross_entropy(z[0], [0.5, 1e-300, 0.5]) == np.inf
    p = softmax(z[0])
    assert_allclose(cross_entropy_gradient(z[0], 1), [p[0], -1, p[2]], rtol=1e-15)
    assert_allclose(
        cross_entropy_gradient(z[0], [0.5, 0.25, 0.25]), [p[0] - 0.5, -0.25, p[2] - 0.25]
    )


def test_one_class_is_no_surprise():
    assert cross_entropy([7], 0) == 0
    assert_array_equal(cross_entropy_gradient([[7], [-1e300]], [0, 0]), [[0], [0]])
    # (1,) for logits of shape (1,) is a row of class probabilities, as (K,) always is.
    assert_array_equal(cross_entropy_gradient([3], [0.5]), [0])


def test_huge_losses():
    huge = [[1.5e308, 0], [1.5e308, 0], [1.5e308, 0]]
    assert cross_entropy(huge, [1, 1, 1]) == pytest.approx(1.5e308)
    assert cross_entropy(huge, [1, 1, 1], "sum") == np.inf
    assert cross_entropy([BIG, -BIG], 1) == np.inf  # twice the largest float
    assert cross_entropy([BIG, -BIG], 0) == 0
    assert_array_equal(cross_entropy_gradient([BIG, -BIG], 1), [1, -1])
    half = np.array([[6e4, 0]] * 8, np.float16)
    assert cross_entropy(half, [1] * 8) == np.float16(6e4)  # the total is above float16
    assert cross_entropy(half, [1] * 8, "sum") == np.inf


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_floats_keep_their_dtype(dtype, reduction):
    z = TABLE.astype(dtype)
    for labels in (LABELS, one_hot(LABELS, 3), one_hot(LABELS, 3).astype(np.float16)):
        for f in LOSSES:
            result = f(z, labels, reduction)
            assert result.dtype == dtype
            wide = f(z.astype(float), labels, reduction)
            if dtype is np.longdouble:
                assert_allclose(result, wide, rtol=1e-14)
            else:
                assert_array_equal(result, wide.astype(dtype))


@pytest.mark.parametrize("dtype", [bool, "int8", "uint8", "int64", "uint64"])
def test_whole_numbers_become_float64(dtype):
    z = np.array([[0, 1, 1], [1, 0, 0]], dtype)
    for f in LOSSES:
        assert f(z, [0, 1]).dtype == np.float64
        assert_array_equal(f(z, [0, 1]), f(z.astype(float), [0, 1]))
    assert cross_entropy(np.array([0, 255], np.uint8), 0) == 255  # 0 - 255 does not wrap


@pytest.mark.parametrize("dtype", [bool, "int8", "uint8", "uint64"])
def test_labels_of_any_integer_dtype(dtype):
    for f in LOSSES:
        assert_array_equal(f(TABLE[:2], np.array([1, 0], dtype)), f(TABLE[:2], [1, 0]))


def test_an_empty_batch():
    nothing = np.zeros((0, 3))
    for labels in ([], np.zeros(0, int), nothing):
        assert cross_entropy(nothing, labels, "sum") == 0
        assert cross_entropy(nothing, labels, "none").shape == (0,)
        assert cross_entropy_gradient(nothing, labels, "sum").shape == (0, 3)
        assert cross_entropy_gradient(nothing, labels, "none").shape == (0, 3)
        for f in LOSSES:
            with pytest.raises(ValueError, match="no examples, and so no mean"):
                f(nothing, labels)


# Bad inputs

NO_NUMBERS = [
    *([1 + 2j, 3], ["1", "2"], "text", [None, 1], None, [object()], [decimal.Decimal(1)], {1, 2}),
    *([[1, 2], [3]], [[1, 2], 3], np.ma.array([1, 0]), [np.ma.masked, 1], [10**30, 1]),
]


@pytest.mark.parametrize("x", NO_NUMBERS, ids=repr)
def test_what_holds_no_real_numbers_is_refused(x):
    for f in LOSSES:
        with pytest.raises(TypeError, match=r"^logits must be a regular array of real numbers"):
            f(x, [0, 1])
        with pytest.raises(TypeError, match=r"^labels must be integers .*without a mask, but this"):
            f([1.0, 2.0], x)
    with pytest.raises(TypeError, match=r"^labels must be integers .*np\.unique\(names"):
        one_hot(x, 3)


@pytest.mark.parametrize("labels", [[0.0, 1.0], np.array([1, 2], np.float16), [np.nan, 0]])
def test_float_labels_are_refused(labels):
    with pytest.raises(TypeError, match=r"shape \(2,\) must be integers, but have dtype float"):
        one_hot(labels, 3)
    for f in LOSSES:
        with pytest.raises(TypeError, match=r"must be integers.*labels\.astype\(int\)"):
            f(TABLE[:2], labels)
        with pytest.raises(TypeError, match=r"labels of shape \(\) must be integers"):
            f(CAT_DOG_BIRD, 1.0)


@pytest.mark.parametrize(
    ("labels", "bad"),
    [([0, 3], 3), ([-1, 0], -1), ([-100, 0], -100), ([1, 2**62], 2**62), ([2, -3], -3)],
)
def test_labels_out_of_range_are_refused(labels, bad):
    message = f"between 0 and 2, as there are 3 classes, but one is {bad}. .*labels - 1"
    with pytest.raises(ValueError, match=message):
        one_hot(labels, 3)
    for f in LOSSES:
        with pytest.raises(ValueError, match=message):
            f(TABLE[:2], labels)
        with pytest.raises(ValueError, match=message):
            f(CAT_DOG_BIRD, bad)


def test_true_is_no_label_of_one_class():
    with pytest.raises(ValueError, match="between 0 and 0"):
        one_hot([True], 1)
    with pytest.raises(ValueError, match="but one is 255"):
        one_hot(np.array([0, 255], np.uint8), 255)


@pytest.mark.parametrize(
    ("labels", "shape"),
    [
        ([0, 1], (2,)),
        (0, ()),
        ([[0], [1], [0], [1]], (4, 1)),
        (np.zeros((4, 2)), (4, 2)),
        (np.zeros((3, 4)), (3, 4)),
        ([0.7, 0.2, 0.1], (3,)),
        (np.zeros((1, 4, 3)), (1, 4, 3)),
        ([], (0,)),
    ],
    ids=str,
)
def test_shapes_that_do_not_fit_are_refused(labels, shape):
    for f in LOSSES:
        with pytest.raises(ValueError, match=r"labels have shape .* but logits have shape") as info:
            f(TABLE, labels)
        assert f"shape {shape}, but logits have shape (4, 3)" in str(info.value)
        assert "integers of shape (4,), or class probabilities of shape (4, 3)" in str(info.value)


@pytest.mark.parametrize("labels", [[0], [0, 1], [[1, 0, 0]], []], ids=str)
def test_one_example_has_one_label(labels):
    for f in LOSSES:
        with pytest.raises(ValueError, match=r"give one integer, or class probabilities of shape"):
            f(CAT_DOG_BIRD, labels)


@pytest.mark.parametrize("bad", [-0.5, -1, np.nan, np.inf, -np.inf])
def test_class_probabilities_must_be_finite_and_not_negative(bad):
    y = np.array([[1, 0, 0], [0, bad, 1]])
    for f in LOSSES:
        with pytest.raises(ValueError, match=f"which must be >= 0 and finite, but one is {bad:g}"):
            f(TABLE[:2], y)
        with pytest.raises(ValueError, match=r"shape \(3,\) are class probabilities"):
            f(CAT_DOG_BIRD, y[1])


def test_minus_zero_is_a_weight_of_zero():
    assert cross_entropy([2, -np.inf], [1.0, -0.0]) == 0
    assert_array_equal(cross_entropy_gradient([2, -np.inf], [1.0, -0.0]), [0, 0])


@pytest.mark.parametrize("reduction", ["avg", "Mean", None, "", 0, True, np.mean], ids=repr)
def test_an_unknown_reduction_is_refused(reduction):
    for f in LOSSES:
        with pytest.raises(ValueError, match='reduction must be "mean", "sum" or "none", but got'):
            f(TABLE, LABELS, reduction)


@pytest.mark.parametrize("f", LOSSES)
def test_logits_need_classes_and_at_most_two_axes(f):
    with pytest.raises(ValueError, match="logits is a single number"):
        f(3.0, 0)
    with pytest.raises(ValueError, match=r"logits has shape .*no classes"):
        f([], 0)
    with pytest.raises(ValueError, match=r"logits has shape .*no classes"):
        f(np.zeros((2, 0)), [0, 0])
    with pytest.raises(ValueError, match=r"but have shape \(2, 2, 3\).*reshape"):
        f(np.zeros((2, 2, 3)), np.zeros((2, 2), int))


# Good manners


@pytest.mark.parametrize("dtype", [np.float16, np.float64, np.longdouble, np.int64])
def test_no_input_is_ever_changed(dtype):
    z, y = np.array([[3, 1, 2], [0, 5, 5]], dtype), np.array([[1, 0, 0], [0, 1, 0]], dtype)
    labels = np.array([2, 0])
    for array in (z, y, labels):
        array.setflags(write=False)
    for f in LOSSES:
        for reduction in REDUCTIONS:
            for result in (f(z, y, reduction), f(z, labels, reduction)):
                assert not np.shares_memory(result, z)
                assert not np.shares_memory(result, y)
                assert np.ndim(result) == 0 or result.flags.writeable
    one_hot(labels, 3)[:] = 0
    assert_array_equal(z, [[3, 1, 2], [0, 5, 5]])
    assert_array_equal(y, [[1, 0, 0], [0, 1, 0]])
    assert_array_equal(labels, [2, 0])


def test_a_matrix_comes_back_as_a_plain_array():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # np.matrix warns of itself
        z, y = np.matrix([[3.0, 1], [2, 5]]), np.matrix([[1, 0], [0, 1]])
    for f in LOSSES:
        assert type(f(z, [0, 1], "none")) is np.ndarray
        assert_array_equal(f(z, y, "none"), f(z.A, [0, 1], "none"))


def test_no_warning_for_a_legal_input():
    everything = [
        *([1e308, -1e308], [0, -745], [5e-324, 0], [np.nan, 1], [-np.inf] * 2, [np.inf, -np.inf]),
        *(np.float16([6e4, -6e4]), np.float32([3e38, -3e38]), np.float32([1e-45, 0]), [0, 255]),
    ]
    raising = dict.fromkeys(("divide", "over", "under", "invalid"), "raise")
    with np.errstate(**raising):
        for z in everything:
            for f in LOSSES:
                for label in (0, 1, [0.5, 0.5], [1, 0], [5e-324, 1e308]):
                    f(z, label)
                    f([z, z], [label, label], "sum")
        assert np.geterr() == raising  # and the caller's settings are as they were
