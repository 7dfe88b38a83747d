"""softmaxlib.derivatives, and the carried rounding errors: values, accuracy, edges."""

import decimal
import math
import warnings
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.testing import assert_allclose, assert_array_equal

from softmaxlib.carried_rounding import (
    exp_with_error,
    shift_and_error,
    sum_and_error,
    total_with_errors,
)
from softmaxlib.derivatives import numerical_gradient, softmax_jacobian, softmax_vjp
from softmaxlib.functions import logsumexp, sigmoid, softmax

CAT_DOG_BIRD = [2.0, 1.0, 0.1]
UNSORTED = [0.5, 3, -1, 2, 3]
EPSILON = np.finfo(float).eps

# The same examples in every run, and no failure kept on disk: a failure is never a matter of luck.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("steady")

# Seeded families of logits: each takes a Generator and a number of classes.
ORDINARY = {
    "scale 1": lambda rng, K: rng.normal(size=K),
    "scale 3": lambda rng, K: 3 * rng.normal(size=K),
    "scale 10": lambda rng, K: 10 * rng.normal(size=K),
    "mixed scales": lambda rng, K: rng.normal(size=K) * 10 ** rng.uniform(-10, 2, size=K),
}
EXTREME = {
    "one class ahead": lambda rng, K: rng.normal(size=K) + np.eye(K)[0] * rng.uniform(20, 700),
    "offset": lambda rng, K: 3 * rng.normal(size=K) + 10 ** rng.uniform(3, 15),
    "negative offset": lambda rng, K: 3 * rng.normal(size=K) - 10 ** rng.uniform(3, 15),
    "scale 100": lambda rng, K: 100 * rng.normal(size=K),
    "equal": lambda rng, K: np.full(K, rng.normal()),
}


@pytest.fixture(autouse=True)
def no_warning_leaks():
    """Any warning fails the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def rows(family, K, count):
    """The first rows of a family; the seed is fixed."""
    rng = np.random.default_rng(2026)
    return [{**ORDINARY, **EXTREME}[family](rng, K) for _ in range(count)]


def batches(largest=50.0):
    """Tables of finite logits with one to three axes, and between 1 and 6 entries along each."""
    shapes = arrays.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=6)
    numbers = st.floats(-largest, largest, allow_subnormal=False)
    return arrays.arrays(np.float64, shapes, elements=numbers)


def exact_jacobian(logits):
    """The Jacobian with 60 digits, as a list of lists of mpmath numbers."""
    with mpmath.workdps(60):
        logits = [mpmath.mpf(float(z)) for z in logits]
        exps = [mpmath.exp(z - max(logits)) for z in logits]
        square = mpmath.fsum(exps) ** 2
        # The others are added up apart, for 1 - 1e-100 has no room in 60 digits.
        others = [mpmath.fsum(exps[:i] + exps[i + 1 :]) for i in range(len(exps))]
        return [
            [e * others[i] / square if i == j else -e * exps[j] / square for j in range(len(exps))]
            for i, e in enumerate(exps)
        ]


def largest_error(result, truth, unit=None):
    """The largest error, in ULP of the truth (or in the units given for each entry)."""
    with mpmath.workdps(60):
        truth = np.array(truth, dtype=object)
        unit = np.spacing(np.abs(truth.astype(float))) if unit is None else unit
        differences = [
            abs(mpmath.mpf(float(a)) - b) / mpmath.mpf(float(u))
            for a, b, u in zip(result.flat, truth.flat, unit.flat, strict=True)
        ]
        return float(max(differences))


def complex_step(logits):
    """The Jacobian from the imaginary part of softmax(z + i h): no subtraction, any small h."""
    h = 1e-200
    z = np.array(logits, complex) + 1j * h * np.eye(len(logits))  # row j nudges logit j
    exps = np.exp(z - np.max(logits))
    return (exps / exps.sum(axis=-1, keepdims=True)).imag.T / h


# softmax_jacobian: values


def test_the_jacobian_of_the_running_example():
    expected = [
        [0.22471864, -0.15976360, -0.06495503],
        [-0.15976360, 0.18365923, -0.02389562],
        [-0.06495503, -0.02389562, 0.08885066],
    ]
    assert_allclose(softmax_jacobian(CAT_DOG_BIRD), expected, atol=5e-9)


@pytest.mark.parametrize("logits", [CAT_DOG_BIRD, UNSORTED, [0, 0], [7]], ids=str)
def test_the_jacobian_is_its_formula(logits):
    p = softmax(logits)
    assert_allclose(softmax_jacobian(logits), np.diag(p) - np.outer(p, p), atol=1e-16)


def test_one_class_has_no_choice():
    assert_array_equal(softmax_jacobian([3.0]), [[0]])


def test_the_diagonal_of_a_saturated_class():
    assert_allclose(np.diag(softmax_jacobian([40, 0, 0]))[0], 8.4967e-18, rtol=1e-5)
    p = softmax([40, 0, 0])
    assert p[0] * (1 - p[0]) == 0  # what the usual formula gives


def test_two_classes_are_the_derivative_of_the_sigmoid():
    z = np.linspace(-700, 700, 57)
    slope = sigmoid(z) * sigmoid(-z)
    table = softmax_jacobian(np.stack([z, np.zeros_like(z)], axis=-1))
    assert_allclose(table, slope[:, None, None] * np.array([[1, -1], [-1, 1]]), rtol=1e-15)


# softmax_jacobian: accuracy


@pytest.mark.parametrize("family", [*ORDINARY, *EXTREME])
@pytest.mark.parametrize(("K", "count"), [(2, 60), (3, 60), (10, 20), (60, 1)])
def test_each_entry_is_right_to_eight_ulp(family, K, count):
    for logits in rows(family, K, count):
        assert largest_error(softmax_jacobian(logits), exact_jacobian(logits)) <= 8


def test_small_terms_are_not_lost_in_the_total():
    # One after the other, most of them would be rounded away beside the 1 of the winner.
    for gap in (20, 30, 36, 37, 45):
        logits = np.r_[gap, np.linspace(0, 1, 99)]
        result = softmax_jacobian(logits)[:2]
        assert largest_error(result, exact_jacobian(logits)[:2]) <= 8


def test_subnormal_entries_are_right_to_a_few_of_the_smallest_numbers():
    # A subnormal entry may be off by K units of 5e-324: each share brings one of its own.
    rng = np.random.default_rng(0)
    for K in (2, 3, 10, 50):
        logits = np.r_[0, rng.uniform(-746, -705, size=K - 1)]
        result, truth = softmax_jacobian(logits), exact_jacobian(logits)
        unit = np.spacing(np.abs(result))
        assert np.all(unit[0] < 1e-320)
        assert largest_error(result, truth, 8 * unit + K * 5e-324) <= 1


@pytest.mark.parametrize("family", ORDINARY)
def test_the_complex_step_agrees(family):
    for logits in rows(family, 7, 20):
        assert_allclose(softmax_jacobian(logits), complex_step(logits), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("family", ORDINARY)
def test_central_differences_agree(family):
    for logits in rows(family, 5, 20):
        # The step grows with the logit, and the error with its square.
        atol = 1e-10 * max(1, np.abs(logits).max()) ** 2
        assert_allclose(softmax_jacobian(logits), numerical_gradient(softmax, logits), atol=atol)


# softmax_jacobian: properties


@given(batches())
def test_the_jacobian_is_symmetric_and_its_rows_sum_to_zero(x):
    J = softmax_jacobian(x)
    assert J.shape == (*x.shape, x.shape[-1])
    assert_array_equal(J, np.swapaxes(J, -1, -2))
    diagonal = np.diagonal(J, axis1=-2, axis2=-1)
    assert np.all(np.abs(J.sum(axis=-1)) <= 8 * EPSILON * diagonal)
    assert np.all(diagonal <= 0.25 * (1 + 8 * EPSILON))  # p (1 - p), within its rounding
    assert np.all(np.linalg.eigvalsh(J) <= 0.5 + 1e-15)


@pytest.mark.parametrize("family", EXTREME)
def test_rows_sum_to_zero_in_extreme_cases(family):
    J = softmax_jacobian(rows(family, 10, 50))
    diagonal = np.diagonal(J, axis1=-2, axis2=-1)
    assert np.all(np.abs(J.sum(axis=-1)) <= 8 * EPSILON * diagonal + 10 * 5e-324)


@given(batches())
def test_a_table_gives_what_its_rows_give(x):
    J = softmax_jacobian(x)
    for index in np.ndindex(x.shape[:-1]):
        assert_allclose(J[index], softmax_jacobian(x[index]), rtol=1e-15)


def test_rows_that_are_scattered_in_memory():
    x = np.random.default_rng(0).normal(size=(30, 4)) * 10
    assert_array_equal(softmax_jacobian(x.T), softmax_jacobian(x.T.copy()))
    assert_array_equal(softmax_jacobian(x[:, ::-2]), softmax_jacobian(x[:, ::-2].copy()))
    p, upstream = softmax(x.T), x.T[:, ::-1]
    assert_array_equal(softmax_vjp(p, upstream), softmax_vjp(p.copy(), upstream.copy()))


@given(batches(), st.integers(-1000, 1000))
def test_a_shift_changes_no_derivative(x, shift):
    x = np.round(x * 64) / 64  # so that adding the shift is exact
    assert_array_equal(softmax_jacobian(x + shift), softmax_jacobian(x))


@given(batches(), st.randoms(use_true_random=False))
def test_reordered_logits_give_a_reordered_jacobian(x, random):
    order = random.sample(range(x.shape[-1]), x.shape[-1])
    expected = softmax_jacobian(x)[..., order, :][..., order]
    assert_allclose(softmax_jacobian(x[..., order]), expected, rtol=1e-14)


# softmax_jacobian: edges


def test_a_hard_mask_has_a_row_and_a_column_of_zeros():
    J = softmax_jacobian([2, -np.inf, 1, 0.1])
    kept = np.ix_([0, 2, 3], [0, 2, 3])
    assert_allclose(J[kept], softmax_jacobian(CAT_DOG_BIRD), rtol=1e-15)
    assert_array_equal(J[1], 0)
    assert_array_equal(J[:, 1], 0)
    assert not np.any(np.signbit(J[1]))  # 0, not -0
    assert_array_equal(softmax_jacobian([5, -np.inf]), np.zeros((2, 2)))


@pytest.mark.parametrize(
    "bad",
    [[np.nan, 1, 0], [np.nan, -np.inf, 0], [np.inf, 1, 2], [np.inf, np.inf, 0], [-np.inf] * 3],
)
def test_nan_fills_its_own_slice_and_no_other(bad):
    J = softmax_jacobian([[1, 2, 3], bad, [0, 0, 0]])
    assert np.all(np.isnan(J[1]))
    assert_array_equal(J[0], softmax_jacobian([1, 2, 3]))
    assert_array_equal(J[2], softmax_jacobian([0, 0, 0]))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_nan_with_one_class(bad):
    assert_array_equal(softmax_jacobian([bad]), [[np.nan]])


def test_the_largest_numbers_that_there_are():
    big = np.finfo(float).max
    assert_array_equal(softmax_jacobian([big, -big]), np.zeros((2, 2)))
    assert_array_equal(softmax_jacobian([big, big]), [[0.25, -0.25], [-0.25, 0.25]])
    assert_array_equal(softmax_jacobian([-big, -big]), [[0.25, -0.25], [-0.25, 0.25]])


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
def test_floats_keep_their_dtype(dtype):
    x = np.array([[4, 0.5, -3], [1, 2, 3]], dtype)
    J = softmax_jacobian(x)
    assert J.dtype == dtype
    if dtype is np.longdouble:
        assert_allclose(J, softmax_jacobian(x.astype(float)), rtol=1e-14)
    else:
        assert_array_equal(J, softmax_jacobian(x.astype(float)).astype(dtype))


@pytest.mark.parametrize("dtype", [bool, "int8", "uint8", "int64", "uint64"])
def test_whole_numbers_become_float64(dtype):
    x = np.array([0, 1, 1] if dtype is bool else [0, 100, 3], dtype)
    assert softmax_jacobian(x).dtype == np.float64
    assert_array_equal(softmax_jacobian(x), softmax_jacobian(x.astype(float)))
    assert softmax_vjp(np.array([0, 1], bool), np.array([3, 1], np.uint8)).dtype == np.float64


NO_NUMBERS = [
    *([1 + 2j, 3], ["1", "2"], "text", [None, 1], None, [object()], [decimal.Decimal(1)], {1, 2}),
    *([[1, 2], [3]], [[1, 2], 3], np.ma.array([1.0, 0.0]), [np.ma.masked, 1.0]),
]


@pytest.mark.parametrize("x", NO_NUMBERS, ids=repr)
def test_what_is_not_a_table_of_real_numbers_is_refused(x):
    with pytest.raises(TypeError, match=r"^x "):
        softmax_jacobian(x)
    with pytest.raises(TypeError, match=r"^p must be a regular array of real numbers"):
        softmax_vjp(x, [1, 2])
    with pytest.raises(TypeError, match=r"^upstream must be a regular array of real numbers"):
        softmax_vjp([0.5, 0.5], x)
    with pytest.raises(TypeError, match=r"^x "):
        numerical_gradient(np.sum, x)


@pytest.mark.parametrize("number", [3, 3.5, True, np.float32(1), np.array(1)])
def test_a_single_number_has_no_classes(number):
    with pytest.raises(ValueError, match="x is a single number"):
        softmax_jacobian(number)
    with pytest.raises(ValueError, match="p is a single number"):
        softmax_vjp(number, [1])
    with pytest.raises(ValueError, match="upstream is a single number"):
        softmax_vjp([1.0], number)


@pytest.mark.parametrize("x", [[], [[]], np.zeros((2, 0))])
def test_nothing_along_the_last_axis_is_refused(x):
    with pytest.raises(ValueError, match="nothing along axis -1"):
        softmax_jacobian(x)
    with pytest.raises(ValueError, match=r"p has shape .*no classes"):
        softmax_vjp(x, x)


def test_no_rows_give_no_rows():
    assert softmax_jacobian(np.zeros((0, 3))).shape == (0, 3, 3)
    assert softmax_vjp(np.zeros((0, 3)), np.zeros((0, 3))).shape == (0, 3)
    assert numerical_gradient(softmax, np.zeros((0, 3))).shape == (0, 3, 0, 3)


# softmax_vjp: values


def test_the_product_of_the_running_example():
    # Pay of 1 for cat, 0 for dog, -1 for bird: the average is 0.5604.
    result = softmax_vjp(softmax(CAT_DOG_BIRD), [1, 0, -1])
    assert_allclose(result, [0.28967367, -0.13586798, -0.15380569], atol=5e-9)


@given(batches(), st.data())
def test_the_product_is_the_product_with_the_matrix(x, data):
    upstream = data.draw(arrays.arrays(np.float64, x.shape, elements=st.floats(-10, 10)))
    expected = (upstream[..., None, :] @ softmax_jacobian(x))[..., 0, :]
    assert_allclose(softmax_vjp(softmax(x), upstream), expected, rtol=1e-12, atol=1e-14)


@given(batches(), st.data())
def test_the_product_is_its_formula(x, data):
    upstream = data.draw(arrays.arrays(np.float64, x.shape, elements=st.floats(-10, 10)))
    p = softmax(x)
    expected = p * (upstream - (p * upstream).sum(axis=-1, keepdims=True))
    assert_allclose(softmax_vjp(p, upstream), expected, rtol=1e-12, atol=1e-14)


def test_the_product_is_the_gradient_of_a_loss():
    rng = np.random.default_rng(0)
    x, weights = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    gradient = numerical_gradient(lambda x: np.sum(weights * softmax(x) ** 2), x)
    p = softmax(x)
    assert_allclose(softmax_vjp(p, 2 * weights * p), gradient, atol=1e-9)


# softmax_vjp: accuracy


def exact_product(p, upstream):
    """p (upstream - average) with 60 digits, for p divided by its own total."""
    with mpmath.workdps(60):
        total = mpmath.fsum(map(float, p))
        p = [mpmath.mpf(float(share)) / total for share in p]
        g = [mpmath.mpf(float(one)) for one in upstream]
        average = mpmath.fsum(a * b for a, b in zip(p, g, strict=True))
        return [a * (b - average) for a, b in zip(p, g, strict=True)]


@pytest.mark.parametrize("family", [*ORDINARY, *EXTREME])
@pytest.mark.parametrize("offset", [0, 1e3, -1e8, 1e15])
def test_the_product_is_right_to_a_few_roundings_of_its_largest_term(family, offset):
    rng = np.random.default_rng(1)
    for logits in rows(family, 8, 20):
        p, upstream = softmax(logits), rng.normal(size=8) * 10 + offset
        unit = EPSILON * p * np.ptp(upstream) + 5e-324
        assert largest_error(softmax_vjp(p, upstream), exact_product(p, upstream), unit) <= 4


def test_a_large_common_part_of_upstream_changes_nothing():
    p = softmax(UNSORTED)
    upstream = np.array([3.0, -1, 4, 1, -5])
    for offset in (1e3, 1e9, -1e15):
        assert_array_equal(softmax_vjp(p, upstream + offset), softmax_vjp(p, upstream))
    plain = p * (upstream + 1e15 - np.sum(p * (upstream + 1e15)))
    assert np.abs(plain - softmax_vjp(p, upstream)).max() > 0.01


def test_equal_upstream_gives_exactly_zero():
    for value in (0, 1, 0.1, 1e300, -3):
        result = softmax_vjp(softmax([UNSORTED, [*CAT_DOG_BIRD, 0, 0]]), np.full((2, 5), value))
        assert_array_equal(result, 0)
        assert not np.any(np.signbit(result))


def test_a_share_of_0_gets_0_and_not_minus_0():
    assert not np.any(np.signbit(softmax_vjp([1, 0, 0], [1, 0, 0])))


def test_the_product_for_a_saturated_class():
    p = softmax([40, 0, 0])
    assert p[0] == 1
    result = softmax_vjp(p, [1, 0, 0])
    assert_allclose(result, softmax_jacobian([40, 0, 0])[0], rtol=1e-14)
    assert_allclose(softmax_vjp(p, [3, 1, 0.1]), [2.0816932e-17, -8.496709e-18, -1.232e-17], 1e-3)


def test_large_upstream_does_not_overflow():
    big = np.finfo(float).max
    assert_allclose(softmax_vjp([0.5, 0.5], [big, -big]), [big / 2, -big / 2])
    assert_allclose(softmax_vjp([0.25, 0.75], [-big, big]), [-0.375 * big, 0.375 * big])
    assert_array_equal(softmax_vjp([1, 0], [big, -big]), [0, 0])


# softmax_vjp: edges


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", [0, 1, 2])
def test_an_upstream_that_is_not_finite_fills_its_own_slice_with_nan(bad, where):
    p = np.array([[0.7, 0.3, 0], [0.2, 0.5, 0.3]])
    upstream = np.array([[1.0, 2, 3], [4, 5, 7]])
    good = softmax_vjp(p, upstream)
    for row in (0, 1):
        changed = upstream.copy()
        changed[row, where] = bad
        result = softmax_vjp(p, changed)
        assert np.all(np.isnan(result[row]))
        assert_array_equal(result[1 - row], good[1 - row])


def test_nan_in_p_passes_through():
    result = softmax_vjp(softmax([[np.inf, 0], [2, 1]]), [[1, 2], [1, 2]])
    assert np.all(np.isnan(result[0]))
    assert_array_equal(result[1], softmax_vjp(softmax([2, 1]), [1, 2]))
    assert np.all(np.isnan(softmax_vjp([np.nan, 1.0], [1, 2])))


@pytest.mark.parametrize(
    "p", [CAT_DOG_BIRD, [66, 24, 10], [0.3, 0.3, 0.3], [np.inf, 0, 0]], ids=str
)
def test_rows_that_do_not_add_up_to_one_are_refused(p):
    with pytest.raises(ValueError, match=r"add up to 1, but one adds up to .*softmax\(x\)"):
        softmax_vjp(p, [1, 0, 0])
    with pytest.raises(ValueError, match="add up to 1"):
        softmax_vjp([[0.5, 0.3, 0.2], p], np.zeros((2, 3)))


@pytest.mark.parametrize("sign", [-1, 1])
def test_shares_rounded_to_two_digits_pass_and_worse_ones_do_not(sign):
    softmax_vjp([0.5, 0.5 + sign * 0.019], [1, 0])
    with pytest.raises(ValueError, match="add up to 1"):
        softmax_vjp([0.5, 0.5 + sign * 0.021], [1, 0])


@pytest.mark.parametrize("p", [[-0.5, 1.5], [2, -1], [-np.inf, 1]], ids=str)
def test_negative_probabilities_are_refused(p):
    with pytest.raises(ValueError, match=r"p must not be negative, but holds -"):
        softmax_vjp(p, [1, 0])


def test_probabilities_that_were_rounded_are_taken_as_they_are():
    for p in ([0.33, 0.33, 0.33], [0.67, 0.24, 0.1], [0.333] * 3):
        assert_allclose(softmax_vjp(p, [0, 1, 0])[0], -p[0] * p[1], rtol=1e-14)
    many = softmax(np.zeros(50_257, np.float16))  # adds up to 1.002 in float16
    assert np.all(np.isfinite(softmax_vjp(many, np.zeros_like(many))))


@pytest.mark.parametrize("shape", [(3,), (1, 3), (2, 1), (3, 2), (2, 4), (1, 2, 3), (2, 3, 3)])
def test_shapes_that_differ_are_refused(shape):
    with pytest.raises(ValueError, match=r"upstream has shape .*, but p has shape \(2, 3\)"):
        softmax_vjp(np.full((2, 3), 1 / 3), np.zeros(shape))


@pytest.mark.parametrize(
    ("of_p", "of_upstream", "expected"),
    [
        (np.float16, np.float16, np.float16),
        (np.float16, np.float32, np.float32),
        (np.float32, np.float32, np.float32),
        (np.float64, np.float32, np.float64),
        (np.float32, np.int8, np.float64),
        (np.longdouble, np.float32, np.longdouble),
    ],
)
def test_the_product_has_the_wider_dtype(of_p, of_upstream, expected):
    p, upstream = np.array([0.25, 0.75], of_p), np.array([3, -2], of_upstream)
    assert softmax_vjp(p, upstream).dtype == expected
    assert_array_equal(softmax_vjp(p, upstream), [0.9375, -0.9375])


# numerical_gradient: values


@pytest.mark.parametrize(
    ("f", "x", "slope"),
    [
        (lambda x: x**2, 3, 6),
        (lambda x: x**3, 2.0, 12),
        (math.exp, -5, math.exp(-5)),
        (np.log, 0.5, 2),
        (lambda x: 1.0, 5, 0),
        (abs, 0, 0),
    ],
)
def test_slopes_of_numbers(f, x, slope):
    result = numerical_gradient(f, x)
    assert isinstance(result, float)
    assert result == pytest.approx(slope, rel=1e-9, abs=1e-12)


def test_the_step_is_relative_for_large_x_and_can_be_given():
    assert numerical_gradient(np.sin, 1e6, h=1e-3) == pytest.approx(math.cos(1e6), abs=1e-6)
    assert numerical_gradient(np.log, 1e12) == pytest.approx(1e-12, rel=1e-9)
    seen = []
    numerical_gradient(lambda x: seen.append(float(x)) or x, 2, h=0.5)
    assert seen == [2, 2.5, 1.5]
    seen.clear()
    numerical_gradient(lambda x: seen.append(x.copy()) or 0, [0.25, -1000])
    assert_allclose(seen[1] - seen[2], [2 * EPSILON ** (1 / 3), 0], rtol=1e-10)
    assert_allclose(seen[3] - seen[4], [0, 2000 * EPSILON ** (1 / 3)], rtol=1e-7)


def test_the_default_step_gives_about_ten_digits_and_smaller_ones_fewer():
    cases = [(np.exp, 1.0, math.e), (np.sin, 1.0, math.cos(1)), (logsumexp, [1.0, 0.0], None)]
    for f, x, slope in cases:
        slope = softmax(x) if slope is None else slope
        errors = {
            h: np.max(np.abs(numerical_gradient(f, x, h=h) - slope))
            for h in (None, 1e-1, 1e-2, 1e-10, 1e-13)
        }
        assert errors[None] < 3e-10
        assert all(error > 10 * errors[None] for h, error in errors.items() if h)


@pytest.mark.parametrize("x", [1e15, 0.1, 1 / 3, -7.7e8])
@pytest.mark.parametrize("h", [None, 0.3, 1.7])
def test_the_step_is_the_one_that_was_really_taken(x, h):
    # x + h is rounded. The slope of f(x) = x is 1 all the same, and not (x + h - (x - h)) / 2h.
    assert numerical_gradient(lambda x: x, x, h=h) == 1


@pytest.mark.parametrize(
    ("f", "x", "shape"),
    [
        (np.sum, np.ones(4), (4,)),
        (np.sum, np.ones((2, 3)), (2, 3)),
        (np.exp, 1.0, ()),
        (np.exp, np.array(1.0), ()),
        (lambda x: x * np.ones((2, 3)), 1.0, (2, 3)),
        (softmax, np.ones(3), (3, 3)),
        (softmax, np.ones((2, 3)), (2, 3, 2, 3)),
        (lambda x: x.sum(axis=0), np.ones((2, 3, 4)), (3, 4, 2, 3, 4)),
        (lambda x: [1, x[0], x[1]], [1, 2], (3, 2)),
        (np.sum, [], (0,)),
        (lambda x: [], [1, 2], (0, 2)),
    ],
)
def test_the_shape_is_that_of_the_value_then_that_of_x(f, x, shape):
    assert np.shape(numerical_gradient(f, x)) == shape


def test_rows_of_the_result_are_values_and_columns_are_entries_of_x():
    matrix = np.arange(6.0).reshape(2, 3)
    assert_allclose(numerical_gradient(lambda x: matrix @ x, [1, 2, 3]), matrix, rtol=1e-9)


def test_a_batch_of_softmax_has_no_slope_between_rows():
    x = np.random.default_rng(0).normal(size=(2, 3))
    full, blocks = numerical_gradient(softmax, x), softmax_jacobian(x)
    assert_allclose(full[0, :, 0], blocks[0], atol=1e-10)
    assert_allclose(full[1, :, 1], blocks[1], atol=1e-10)
    assert_array_equal(full[0, :, 1], 0)


# numerical_gradient: edges


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, bool, np.float16, np.float32])
def test_any_x_is_computed_in_float64(dtype):
    x = np.array([0, 1, 1], dtype)
    seen = []
    result = numerical_gradient(lambda x: seen.append(x.dtype) or np.sum(x**2), x)
    assert set(seen) == {np.dtype(np.float64)}
    assert result.dtype == np.float64
    assert_allclose(result, [0, 2, 2], rtol=1e-9)


def test_a_function_in_float32_needs_a_larger_step():
    def single(x):
        return np.exp(np.float32(x))

    assert numerical_gradient(single, 1.0, h=0.005) == pytest.approx(math.e, rel=1e-4)


def test_longdouble_stays_longdouble():
    x = np.array([1, 2], np.longdouble)
    assert numerical_gradient(lambda x: x**2, x).dtype == np.longdouble
    assert_allclose(numerical_gradient(np.sum, x), [1, 1])


def test_f_cannot_change_x():
    def careless(x):
        x -= x.max()
        np.exp(x, out=x)
        x /= x.sum()
        return x

    x = np.array(CAT_DOG_BIRD)
    result = numerical_gradient(careless, x)
    assert_array_equal(x, CAT_DOG_BIRD)
    assert_allclose(result, softmax_jacobian(x), atol=1e-10)
    as_list = [2, 1, 0.1]
    numerical_gradient(careless, as_list)
    assert as_list == [2, 1, 0.1]


def test_f_may_use_the_same_memory_for_each_answer():
    buffer = np.empty(3)
    result = numerical_gradient(lambda x: np.exp(x, out=buffer), [0, 1, 2])
    assert_allclose(result, np.diag(np.exp([0, 1, 2])), rtol=1e-9)


def test_x_may_be_read_only():
    x = np.array(UNSORTED)
    x.setflags(write=False)
    assert_allclose(numerical_gradient(logsumexp, x), softmax(x), atol=1e-10)


def test_a_value_that_is_not_finite_gives_a_slope_that_is_not_finite():
    assert numerical_gradient(lambda x: -np.inf if x < 0 else x, 0.0) == np.inf
    assert np.isnan(numerical_gradient(lambda x: np.inf, 0.0))


def test_a_warning_of_f_is_heard():
    with pytest.warns(RuntimeWarning, match="invalid value"):
        numerical_gradient(np.sqrt, 0.0)


def test_an_error_of_f_is_passed_on():
    with pytest.raises(ZeroDivisionError):
        numerical_gradient(lambda x: 1 / 0, 1.0)


HUGE = pytest.param(10**400, id="10**400")  # an integer that no float can hold


@pytest.mark.parametrize("h", [0, 0.0, -1e-5, np.nan, np.inf, -np.inf, HUGE])
def test_a_step_must_be_positive_and_finite(h):
    with pytest.raises(ValueError, match="h must be a positive finite number"):
        numerical_gradient(np.exp, 1.0, h=h)


@pytest.mark.parametrize("h", [True, np.True_, "1e-5", 1j, [1e-5], np.array([1e-5])])
def test_a_step_must_be_one_number(h):
    with pytest.raises(TypeError, match="h must be one number"):
        numerical_gradient(np.exp, 1.0, h=h)


@pytest.mark.parametrize("h", [1, np.float32(0.5), np.int8(1), np.array(0.25), Fraction(1, 2)])
def test_a_step_of_any_real_kind(h):
    assert numerical_gradient(lambda x: x**2, 3, h=h) == 6


def test_a_step_that_does_not_fit_x():
    with pytest.raises(ValueError, match="h = 1e-20 is too small at x = 1"):
        numerical_gradient(np.exp, [0.0, 1.0], h=1e-20)
    with pytest.raises(ValueError, match=r"h = 1e\+308 is too large at x = 1e\+308"):
        numerical_gradient(np.sum, np.array([1e308]), h=1e308)
    with pytest.raises(ValueError, match="too large"):
        numerical_gradient(lambda x: x, np.finfo(float).max)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_x_must_be_finite(bad):
    with pytest.raises(ValueError, match="x must be finite"):
        numerical_gradient(softmax, [1, bad])


@pytest.mark.parametrize("f", [[1, 2], 3, None, "softmax", softmax([1, 2])], ids=repr)
def test_f_must_be_a_function(f):
    with pytest.raises(TypeError, match="f must be a function"):
        numerical_gradient(f, [1, 2])


def test_f_must_return_something():
    with pytest.raises(TypeError, match="f returned None"):
        numerical_gradient(lambda x: None, [1, 2])


@pytest.mark.parametrize(
    "value", ["text", 1j, [1j], [None], {1: 2}, [[1, 2], [3]], np.ma.array([1.0]), abs], ids=repr
)
def test_f_must_return_real_numbers(value):
    with pytest.raises(TypeError, match="f must return a real number"):
        numerical_gradient(lambda x: value, [1, 2])


def test_f_must_return_one_shape():
    lengths = iter([3, 3, 2])
    with pytest.raises(ValueError, match=r"shape \(3,\) at x, but \(3,\) and \(2,\)"):
        numerical_gradient(lambda x: np.zeros(next(lengths)), 1.0)
    with pytest.raises(ValueError, match="same shape"):
        numerical_gradient(lambda x: x[x > 0], [0.0, 1.0])


# All three: good manners


@pytest.mark.parametrize("dtype", [np.float16, np.float64, np.longdouble, np.int64])
def test_no_input_is_ever_changed(dtype):
    x, p = np.array([[3, 1, 2], [0, 5, 5]], dtype), np.array([[1, 0, 0], [0, 1, 0]], dtype)
    for array in (x, p):
        array.setflags(write=False)
    for result in (softmax_jacobian(x), softmax_vjp(p, x), numerical_gradient(np.sum, x)):
        assert result.flags.writeable
        assert not np.shares_memory(result, x)
        assert not np.shares_memory(result, p)
    assert_array_equal(x, [[3, 1, 2], [0, 5, 5]])


def test_a_matrix_comes_back_as_a_plain_array():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # np.matrix warns of itself
        matrix = np.matrix([[0.75, 0.25], [0.5, 0.5]])
    assert type(softmax_jacobian(matrix)) is np.ndarray
    assert type(softmax_vjp(matrix, matrix)) is np.ndarray
    assert_array_equal(softmax_vjp(matrix, matrix), softmax_vjp(matrix.A, matrix.A))


def test_no_warning_for_a_legal_input():
    everything = [
        *([1e308, -1e308], [0, -745], [5e-324, 0], [np.nan, 1], [-np.inf], [np.inf, -np.inf]),
        *(np.float16([6e4, -6e4]), np.float32([3e38, -3e38]), np.float32([1e-45, 0]), [0, 255]),
    ]
    raising = dict.fromkeys(("divide", "over", "under", "invalid"), "raise")
    with np.errstate(**raising):
        for x in everything:
            softmax_jacobian(x)
            softmax_vjp(softmax(x), x)
        numerical_gradient(np.abs, [1e300, 1e-300])
        assert np.geterr() == raising  # and the caller's settings are as they were


# The rounding errors that are carried along

FINITE = st.floats(-1e300, 1e300, allow_subnormal=False)


@given(FINITE, FINITE)
def test_a_sum_and_its_error_are_exact(a, b):
    s, error = sum_and_error(np.float64(a), np.float64(b))
    assert s == a + b
    assert Fraction(float(s)) + Fraction(float(error)) == Fraction(a) + Fraction(b)


@given(arrays.arrays(np.float64, (3, 4), elements=FINITE), st.sampled_from([0, 1, -1]))
def test_a_shift_and_its_error_are_exact(x, axis):
    largest = x.max(axis=axis, keepdims=True)
    shifted, error = shift_and_error(x, largest)
    largest = np.broadcast_to(largest, x.shape)
    assert_array_equal(shifted, x - largest)
    for s, c, z, m in zip(shifted.flat, error.flat, x.flat, largest.flat, strict=True):
        assert Fraction(float(s)) + Fraction(float(c)) == Fraction(float(z)) - Fraction(float(m))


def test_a_shift_that_is_not_finite_has_no_error():
    with np.errstate(all="ignore"):
        for x in ([1, -np.inf], [1e308, -1.7e308], [np.inf, 0], [np.nan, 0], [-np.inf, -np.inf]):
            shifted, error = shift_and_error(np.array(x, float), np.max(x))
            assert_array_equal(shifted, np.array(x) - np.max(x))
            assert_array_equal(error, [0, 0])


def test_the_exponential_uses_the_error():
    x = np.array([0.1, -500.3, -33.7, -600.1, -1e17])
    exps = exp_with_error(*shift_and_error(x, x.max()))
    with mpmath.workdps(60):
        truth = [mpmath.exp(mpmath.mpf(float(z)) - mpmath.mpf(0.1)) for z in x[:-1]]
    assert largest_error(exps[:-1], truth) <= 2
    assert largest_error(np.exp(x - x[0])[:-1], truth) > 50
    assert exps[-1] == 0


@given(arrays.arrays(np.float64, st.integers(1, 70), elements=st.floats(0, 1)))
def test_a_total_is_right_to_one_rounding(terms):
    total = total_with_errors(terms)
    assert total.shape == (1,)
    assert abs(total[0] - math.fsum(terms)) <= np.spacing(math.fsum(terms))


def test_a_total_keeps_small_terms_and_the_other_axes():
    terms = np.r_[1, np.full(1000, 1e-17)]
    assert total_with_errors(terms)[0] == math.fsum(terms) > 1
    assert total_with_errors(np.ones((2, 3, 5))).tolist() == [[[5]] * 3] * 2
    assert total_with_errors(np.ones((0, 3))).shape == (0, 1)


def test_a_total_of_very_many_terms_or_along_the_first_axis_is_as_good():
    terms = np.random.default_rng(6).exponential(size=300_000)
    for total in (total_with_errors(terms), total_with_errors(terms[:, np.newaxis], axis=0)[0]):
        assert abs(total[0] - math.fsum(terms)) <= 2 * np.spacing(math.fsum(terms))
