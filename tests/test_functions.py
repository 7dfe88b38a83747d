"""softmaxlib.functions: values, mathematical properties, and what happens at the edges."""

import decimal
import warnings
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.testing import assert_allclose, assert_array_equal

from softmaxlib.functions import log_softmax, logsumexp, sigmoid, softmax

CAT_DOG_BIRD = [2.0, 1.0, 0.1]
UNSORTED = [0.5, 3, -1, 2, 3]
EPSILON = np.finfo(float).eps
ALONG_AN_AXIS = (softmax, log_softmax, logsumexp)
SAME_SHAPE = (softmax, log_softmax)
EVERY_FUNCTION = (*ALONG_AN_AXIS, sigmoid)

# The same examples in every run, and no failure kept on disk: a failure is never a matter of luck.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def no_warning_leaks():
    """Any warning fails the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def batches(largest=50.0):
    """Tables of finite logits with one to three axes, and between 1 and 6 entries along each."""
    shapes = arrays.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=6)
    numbers = st.floats(-largest, largest, allow_subnormal=False)
    return arrays.arrays(np.float64, shapes, elements=numbers)


def exactly(logits, temperature=1):
    """The shares and their logarithms with 60 digits, as two lists of mpmath numbers."""
    with mpmath.workdps(60):
        exps = [mpmath.exp(mpmath.mpf(float(z)) / temperature) for z in logits]
        # The others are added up apart, for 1 - 1e-100 has no room in 60 digits.
        others = [mpmath.fsum(exps[:i] + exps[i + 1 :]) for i in range(len(exps))]
        shares = [e / (e + rest) for e, rest in zip(exps, others, strict=True)]
        return shares, [-mpmath.log1p(rest / e) for e, rest in zip(exps, others, strict=True)]


# Values


def test_values_of_the_running_example():
    assert_allclose(
        softmax(CAT_DOG_BIRD),
        [0.6590011388859679, 0.2424329707047139, 0.09856589040931818],
        rtol=1e-15,
    )
    assert_allclose(log_softmax(CAT_DOG_BIRD), [-0.41703, -1.41703, -2.31703], atol=5e-6)
    assert logsumexp(CAT_DOG_BIRD) == pytest.approx(2.41703, abs=5e-6)


@pytest.mark.parametrize(
    ("logits", "shares", "digits"),
    [
        ([1, 2, 3], [0.09, 0.2447, 0.6652], 4),
        ([1, 2, 5], [0.0171, 0.0466, 0.9362], 4),
        ([0.1, 0.2], [0.475, 0.525], 3),
        ([-1, -2], [0.731, 0.269], 3),
        ([-0.3, 0.3], [0.3543, 0.6457], 4),
        ([5, 4.999], [0.50025, 0.49975], 5),
        ([4, 0, -1, 0], [0.9584, 0.0176, 0.0065, 0.0176], 4),
        ([1000, 2000, 3000], [0, 0, 1], 15),
        ([-1000, -1001], [0.731, 0.269], 3),
        ([100, 100, 100], [1 / 3, 1 / 3, 1 / 3], 15),
    ],
)
def test_values_that_the_notebooks_quote(logits, shares, digits):
    assert_allclose(softmax(logits), shares, atol=0.5 * 10.0**-digits)


@pytest.mark.parametrize("shift", [0, 1, 1000])
def test_a_constant_added_to_all_logits_changes_nothing(shift):
    assert_allclose(softmax(np.add([5, 3, 2], shift)), [0.84379, 0.11420, 0.04201], atol=5e-6)


def test_a_dominated_class_keeps_a_tiny_share():
    assert_allclose(softmax([100, 0, 0, 0]), [1] + [3.72e-44] * 3, rtol=1e-3)
    assert_allclose(softmax([-5, -100]), [1, 5.5e-42], rtol=1e-2)


def test_log_softmax_goes_on_where_softmax_underflows():
    assert softmax([0, 1000])[0] == 0
    assert_array_equal(log_softmax([0, 1000]), [-1000, 0])
    assert_array_equal(log_softmax([1000, 2000, 3000]), [-2000, -1000, 0])


@pytest.mark.parametrize(("gap", "share_is_one"), [(36, False), (37, True)])
def test_where_softmax_rounds_to_one_log_softmax_still_has_digits(gap, share_is_one):
    assert bool(softmax([gap, 0])[0] == 1) is share_is_one
    assert_allclose(log_softmax([gap, 0])[0], -np.exp(-gap), rtol=1e-12)


def test_each_row_is_shifted_by_its_own_maximum():
    rows = [[1000, 1001, 1002], [1, 2, 3]]
    assert_allclose(softmax(rows), [softmax([1, 2, 3])] * 2, rtol=1e-15)


@pytest.mark.parametrize(
    ("temperature", "largest", "entropy"),
    [(0.1, 0.99995, 0.0005), (0.5, 0.8638, 0.4537), (1, 0.6590, 0.8467), (2, 0.5017, 1.0262)],
)
def test_values_at_other_temperatures(temperature, largest, entropy):
    shares = softmax(CAT_DOG_BIRD, temperature=temperature)
    logs = log_softmax(CAT_DOG_BIRD, temperature=temperature)
    assert shares[0] == pytest.approx(largest, abs=5e-5)
    assert -shares @ logs == pytest.approx(entropy, abs=5e-5)


def test_a_low_temperature_lets_equal_largest_logits_share():
    assert_allclose(softmax([2, 2, 0.1], temperature=1e-3), [0.5, 0.5, 0], atol=1e-15)


def test_sigmoid_values():
    assert sigmoid(0) == 0.5
    assert sigmoid(0.8) == pytest.approx(0.68997, abs=5e-6)
    assert_allclose(sigmoid([0.5, -1]), [0.6225, 0.2689], atol=5e-5)
    assert_allclose(sigmoid([-1000, -745, -740, 40, 1000]), [0, 5e-324, np.exp(-740), 1, 1])


# Against 60 digits, and against SciPy


@pytest.mark.parametrize("logits", [[40, 0, 0], [0, -30, -200], [3, -60], [700, 0, 0.1], UNSORTED])
def test_the_winner_keeps_its_digits_in_log_softmax(logits):
    winner = np.argmax(logits)
    assert_allclose(log_softmax(logits)[winner], float(exactly(logits)[1][winner]), rtol=1e-12)


def test_the_log_probability_that_libraries_round_to_zero():
    assert_allclose(log_softmax([40, 0, 0])[0], -8.496709e-18, rtol=1e-7)


@pytest.mark.parametrize("temperature", [0.25, 1, 2, 250])
@pytest.mark.parametrize("logits", [CAT_DOG_BIRD, UNSORTED, [-80, 3, -1, 20], [0.1, 0.2]])
def test_against_sixty_digits(logits, temperature):
    shares, logs = exactly(logits, temperature)
    assert_allclose(softmax(logits, temperature=temperature), np.float64(shares), rtol=1e-13)
    assert_allclose(log_softmax(logits, temperature=temperature), np.float64(logs), rtol=1e-13)


@pytest.mark.parametrize("z", [-744, -100, -36.8, -1, -1e-9, 0, 1e-9, 0.3, 36.8])
def test_sigmoid_against_sixty_digits(z):
    with mpmath.workdps(60):
        truth = float(1 / (1 + mpmath.exp(-mpmath.mpf(z))))
    assert_allclose(sigmoid(z), truth, rtol=1e-15)


@given(batches(largest=700))
def test_agrees_with_scipy(x):
    for axis in range(-x.ndim, x.ndim):
        assert_allclose(softmax(x, axis), scipy.special.softmax(x, axis), rtol=1e-12, atol=1e-300)
        assert_allclose(
            logsumexp(x, axis), scipy.special.logsumexp(x, axis), rtol=1e-13, atol=1e-13
        )
        # SciPy's log_softmax is right to about an ULP of 1, not of the result.
        assert_allclose(
            log_softmax(x, axis), scipy.special.log_softmax(x, axis), rtol=1e-13, atol=1e-13
        )
    assert_allclose(sigmoid(x), scipy.special.expit(x), rtol=1e-14)


# Properties


@given(batches())
def test_shares_are_positive_and_sum_to_one(x):
    for axis in range(x.ndim):
        shares = softmax(x, axis)
        assert shares.shape == x.shape
        assert np.all(shares > 0)
        assert_allclose(shares.sum(axis=axis), 1, rtol=1e-14)


@given(batches(), st.floats(0.1, 100))
def test_the_order_is_kept(x, temperature):
    by_logit = np.argsort(x, axis=-1, kind="stable")
    for shares in (softmax(x, temperature=temperature), log_softmax(x, temperature=temperature)):
        assert np.all(np.diff(np.take_along_axis(shares, by_logit, axis=-1), axis=-1) >= 0)


@given(batches(), st.integers(-1000, 1000))
def test_a_shift_changes_nothing_but_logsumexp(x, shift):
    x = np.round(x * 64) / 64  # so that adding the shift is exact
    # Both are within 4 units in the last place of the truth (5 for the logarithms).
    assert_allclose(softmax(x + shift), softmax(x), rtol=8 * EPSILON)
    assert_allclose(log_softmax(x + shift), log_softmax(x), rtol=10 * EPSILON)
    assert_allclose(logsumexp(x + shift), logsumexp(x) + shift, rtol=1e-13, atol=1e-12)


@given(batches(), st.randoms(use_true_random=False))
def test_reordered_logits_give_reordered_shares(x, random):
    order = random.sample(range(x.shape[-1]), x.shape[-1])
    assert_allclose(softmax(x[..., order]), softmax(x)[..., order], rtol=1e-14)
    assert_allclose(log_softmax(x[..., order]), log_softmax(x)[..., order], rtol=1e-14)
    assert_allclose(logsumexp(x[..., order]), logsumexp(x), rtol=1e-14, atol=1e-14)


@given(batches())
def test_the_functions_agree_with_each_other(x):
    assert_allclose(np.exp(log_softmax(x)), softmax(x), rtol=1e-13)
    assert_allclose(softmax(log_softmax(x)), softmax(x), rtol=1e-13)
    assert_allclose(log_softmax(x), x - logsumexp(x, keepdims=True), rtol=1e-13, atol=1e-13)


@given(batches(), st.floats(0.01, 100))
def test_temperature_divides_the_logits(x, temperature):
    divided = x / temperature
    assert_allclose(softmax(x, temperature=temperature), softmax(divided), rtol=1e-10, atol=1e-300)
    assert_allclose(log_softmax(x, temperature=temperature), log_softmax(divided), atol=1e-10)


@given(st.floats(-700, 700), st.floats(-700, 700))
def test_two_classes_are_one_sigmoid(z1, z2):
    z1, z2 = round(z1 * 64) / 64, round(z2 * 64) / 64  # so that their difference is exact
    assert_allclose(softmax([z1, z2]), sigmoid([z1 - z2, z2 - z1]), rtol=8 * EPSILON, atol=1e-323)


@given(st.floats(-700, 700))
def test_sigmoid_and_its_complement_sum_to_one(z):
    assert_allclose(sigmoid(z) + sigmoid(-z), 1, rtol=1e-15)


@pytest.mark.parametrize("function", ALONG_AN_AXIS)
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_every_axis_of_three(function, axis):
    x = np.random.default_rng(0).normal(size=(2, 3, 4)) * 10
    result = function(x, axis=axis)
    assert_allclose(result, np.apply_along_axis(function, axis, x), rtol=1e-14)
    assert_array_equal(function(x, axis=axis - 3), result)
    assert_array_equal(function(x, axis=np.int64(axis)), result)


def test_logsumexp_keeps_its_axis_when_asked():
    x = np.zeros((2, 3, 4))
    assert logsumexp(x, axis=1).shape == (2, 4)
    assert logsumexp(x, axis=1, keepdims=True).shape == (2, 1, 4)
    assert logsumexp([1, 2], keepdims=True).shape == (1,)


# The edges: what is not finite


@pytest.mark.parametrize("bad", [np.nan, np.inf])
@pytest.mark.parametrize("function", SAME_SHAPE)
def test_nan_and_infinity_fill_their_own_slice_and_no_other(function, bad):
    result = function([[1, bad, 0], [1, 2, 3], [bad, bad, -np.inf]])
    assert np.all(np.isnan(result[[0, 2]]))
    assert_array_equal(result[1], function([1, 2, 3]))


@pytest.mark.parametrize("function", SAME_SHAPE)
@pytest.mark.parametrize("length", [1, 3])
def test_nothing_but_minus_infinity_is_nan(function, length):
    assert np.all(np.isnan(function([-np.inf] * length)))


def test_minus_infinity_is_a_hard_mask():
    x = [2, -np.inf, 1, 0.1]
    kept = [0, 2, 3]
    assert softmax(x)[1] == 0
    assert log_softmax(x)[1] == -np.inf
    assert_array_equal(softmax(x)[kept], softmax(CAT_DOG_BIRD))
    assert_array_equal(log_softmax(x)[kept], log_softmax(CAT_DOG_BIRD))
    assert logsumexp(x) == logsumexp(CAT_DOG_BIRD)
    assert_array_equal(softmax([7, -np.inf], temperature=3), [1, 0])


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ([np.inf, 0], np.inf),
        ([np.inf, np.inf], np.inf),
        ([np.inf, -np.inf], np.inf),
        ([np.inf], np.inf),
        ([-np.inf, -np.inf], -np.inf),
        ([-np.inf], -np.inf),
        ([np.nan, 0], np.nan),
        ([np.nan, np.inf], np.nan),
        ([np.nan, -np.inf], np.nan),
    ],
)
def test_logsumexp_of_infinities(x, expected):
    assert_array_equal(logsumexp(x), expected)
    assert_array_equal(logsumexp([x, [0] * len(x)]), [expected, np.log(len(x))])


def test_sigmoid_of_infinities():
    assert_array_equal(sigmoid([-np.inf, np.inf, np.nan]), [0, 1, np.nan])


# The edges: what kind of numbers


@pytest.mark.parametrize("dtype", [bool, "int8", "uint8", "int16", "uint32", "int64", "uint64"])
@pytest.mark.parametrize("function", EVERY_FUNCTION)
def test_whole_numbers_become_float64(function, dtype):
    x = np.array([0, 1, 1, 0] if dtype is bool else [0, 100, 3, 1], dtype)
    result = function(x)
    assert result.dtype == np.float64
    assert_array_equal(result, function(x.astype(float)))


def test_the_smallest_integer_does_not_wrap():
    assert_array_equal(sigmoid(np.int8([-128, 127])), sigmoid([-128.0, 127.0]))


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("function", EVERY_FUNCTION)
def test_floats_keep_their_dtype(function, dtype):
    x = np.array([[4, 0.5, -3], [1, 2, 3]], dtype)
    assert function(x).dtype == dtype
    assert_array_equal(function(x), function(x.astype(np.float64)).astype(dtype))


@pytest.mark.parametrize("function", EVERY_FUNCTION)
def test_longdouble_stays_longdouble(function):
    x = np.array([[4, 0.5, -3], [1, 2, 3]], np.longdouble)
    assert function(x).dtype == np.longdouble
    assert_allclose(function(x), function(x.astype(np.float64)), rtol=1e-14)


def test_small_floats_are_computed_in_float64():
    # Along axis 0 a float16 running total would stop at 2048.
    assert_array_equal(softmax(np.zeros((10_000, 2), np.float16), axis=0), np.float16(1e-4))
    assert logsumexp(np.zeros(10_000, np.float16)) == np.float16(np.log(10_000))
    # -120,000 is beyond float16, which ends at 65,504.
    assert_array_equal(log_softmax(np.float16([6e4, -6e4])), [0, -np.inf])


def test_the_other_byte_order_is_read():
    swapped = np.array(CAT_DOG_BIRD, np.dtype(np.float64).newbyteorder())
    assert_array_equal(softmax(swapped), softmax(CAT_DOG_BIRD))
    assert softmax(swapped).dtype == np.float64


@pytest.mark.parametrize(
    "x",
    [
        [1 + 2j, 3],
        ["1", "2"],
        "text",
        [None, 1],
        None,
        [object()],
        [decimal.Decimal(1)],
        {1, 2},
        np.array(["2026-01-01"], "datetime64[D]"),
        [[1, 2], [3]],
        [[1, 2], 3],
    ],
    ids=repr,
)
@pytest.mark.parametrize("function", EVERY_FUNCTION)
def test_what_is_not_a_table_of_real_numbers_is_refused(function, x):
    with pytest.raises(TypeError, match="x must"):
        function(x)


@pytest.mark.parametrize(
    "x",
    [
        np.ma.masked_less([1.0, 2.0], 1.5),
        np.ma.array([1.0]),
        [np.ma.masked, 1.0],
        [[np.ma.masked]],
        ([1.0], np.ma.array([2.0])),
        [[[np.ma.array([1.0], mask=True)]]],
    ],
)
@pytest.mark.parametrize("function", EVERY_FUNCTION)
def test_a_masked_array_is_never_silently_unmasked(function, x):
    with pytest.raises(TypeError, match=r"masked.*filled\(-np\.inf\)"):
        function(x)


@pytest.mark.parametrize("function", EVERY_FUNCTION)
def test_lists_without_end_are_refused(function):
    deep = 1.0
    for _ in range(5000):
        deep = [deep]
    within_itself = [1.0]
    within_itself.append(within_itself)
    for x in (deep, within_itself):
        with pytest.raises(TypeError, match="x must"):
            function(x)


def test_a_matrix_comes_back_as_a_plain_array():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # np.matrix warns of itself
        matrix = np.matrix([[1, 2], [3, 4]])
    for function in EVERY_FUNCTION:
        assert type(function(matrix)) is np.ndarray
        assert_array_equal(function(matrix), function([[1, 2], [3, 4]]))


# The edges: shapes and axes


@pytest.mark.parametrize("function", SAME_SHAPE)
@pytest.mark.parametrize("x", [[], [[]], np.zeros((2, 0))])
def test_shares_of_nothing_are_refused(function, x):
    with pytest.raises(ValueError, match="nothing along axis -1"):
        function(x)


def test_logsumexp_of_nothing_is_minus_infinity():
    assert logsumexp([]) == -np.inf
    assert_array_equal(logsumexp(np.zeros((0, 3)), axis=0), [-np.inf] * 3)
    assert logsumexp(np.zeros((2, 0)), keepdims=True).shape == (2, 1)
    assert logsumexp(np.zeros(0, np.float32)).dtype == np.float32


def test_no_rows_give_no_rows():
    for function in SAME_SHAPE:
        assert function(np.zeros((0, 3))).shape == (0, 3)
    assert logsumexp(np.zeros((0, 3))).shape == (0,)
    assert sigmoid([]).shape == (0,)


@pytest.mark.parametrize("function", ALONG_AN_AXIS)
def test_a_single_number_has_no_axis(function):
    for number in (3, 3.5, True, np.float32(1), np.array(2)):
        with pytest.raises(ValueError, match="single number"):
            function(number)


@pytest.mark.parametrize("function", ALONG_AN_AXIS)
@pytest.mark.parametrize("axis", [2, -3, 10])
def test_an_axis_that_x_does_not_have(function, axis):
    with pytest.raises(np.exceptions.AxisError, match=r"between -2 and 1"):
        function(np.zeros((2, 3)), axis)


@pytest.mark.parametrize("function", ALONG_AN_AXIS)
@pytest.mark.parametrize(
    "axis", [None, (0, 1), (1,), 1.0, "1", True, np.True_, [0], np.array([0, 1])]
)
def test_an_axis_that_is_not_one_integer(function, axis):
    with pytest.raises(TypeError, match="axis must be one integer"):
        function(np.zeros((2, 3)), axis)


def test_one_list_gives_one_number_and_one_number_gives_one():
    assert isinstance(logsumexp(CAT_DOG_BIRD), float)
    assert isinstance(logsumexp(np.float32(CAT_DOG_BIRD)), np.float32)
    assert isinstance(sigmoid(1), float)
    assert isinstance(sigmoid(np.float16(1)), np.float16)
    assert type(softmax([1])) is np.ndarray


# The edges: temperature and size


@pytest.mark.parametrize("function", SAME_SHAPE)
@pytest.mark.parametrize("temperature", [0, 0.0, -1, -0.5, np.nan, np.inf, -np.inf, 10**400])
def test_a_temperature_must_be_positive_and_finite(function, temperature):
    with pytest.raises(ValueError, match=r"positive finite number, but got .*argmax"):
        function(CAT_DOG_BIRD, temperature=temperature)


@pytest.mark.parametrize("function", SAME_SHAPE)
@pytest.mark.parametrize("temperature", [True, np.True_, None, "1", 1j, [1, 2], np.array([1.0])])
def test_a_temperature_must_be_one_number(function, temperature):
    with pytest.raises(TypeError, match="temperature must be one number"):
        function(CAT_DOG_BIRD, temperature=temperature)


@pytest.mark.parametrize("temperature", [2, np.float32(2), np.int8(2), np.array(2.0)])
def test_a_temperature_of_any_real_kind(temperature):
    shares = softmax([2, 1], temperature=temperature)
    assert_allclose(shares, softmax([1, 0.5]), rtol=8 * EPSILON)


@pytest.mark.parametrize("temperature", [5e-324, 1e-300, 0.1, 1])
def test_a_small_temperature_does_not_overflow_large_logits(temperature):
    assert_array_equal(softmax([1e308, -1e308], temperature=temperature), [1, 0])
    assert_array_equal(log_softmax([1e308, -1e308], temperature=temperature), [0, -np.inf])
    assert_array_equal(softmax([-1.5, -1.5], temperature=temperature), [0.5, 0.5])


def test_a_large_temperature_brings_large_logits_together():
    assert_allclose(log_softmax([1e308, -1e308], temperature=10), [0, -2e307])
    assert_allclose(softmax([1e308, -1e308], temperature=1e308), softmax([2, 0]))
    assert_allclose(softmax([5, 1], temperature=1.7e308), [0.5, 0.5])


def test_the_largest_numbers_that_there_are():
    big = np.finfo(float).max
    assert_array_equal(softmax([big, big, -big]), [0.5, 0.5, 0])
    assert_array_equal(log_softmax([big, -big]), [0, -np.inf])
    assert logsumexp([big, -big]) == big
    assert_array_equal(sigmoid([big, -big]), [1, 0])
    assert_allclose(softmax([big, -big], temperature=np.float64(big)), softmax([1, -1]))


# The edges: good manners


@pytest.mark.parametrize("function", EVERY_FUNCTION)
@pytest.mark.parametrize("dtype", [np.float16, np.float64, np.longdouble, np.int64])
def test_no_input_is_ever_changed(function, dtype):
    x = np.array([[3, 1, 2], [0, 5, 5]], dtype)
    x.setflags(write=False)
    before = x.copy()
    result = function(x)
    assert_array_equal(x, before)
    assert not np.shares_memory(result, x)


def test_a_list_is_never_changed():
    x = [2, 1, 0]
    for function in EVERY_FUNCTION:
        function(x)
    assert x == [2, 1, 0]


@pytest.mark.parametrize("function", EVERY_FUNCTION)
def test_no_warning_for_a_legal_input(function):
    largest = [np.finfo(np.float16).max, -np.finfo(np.float16).max]
    everything = [
        *([1e308, -1e308], [0, -745], [5e-324, 0], [np.nan, 1], [-np.inf], [np.inf, -np.inf]),
        *(np.float16(largest), np.float32([3e38, -3e38]), np.float32([1e-45, 0]), [0, 255]),
    ]
    raising = dict.fromkeys(("divide", "over", "under", "invalid"), "raise")
    with np.errstate(**raising):
        for x in everything:
            function(x)
        assert np.geterr() == raising  # and the caller's settings are as they were
    with np.errstate(all="warn"):  # which the fixture turns into errors
        for x in everything:
            function(x)


@pytest.mark.parametrize(
    "temperature", [10**20, np.array(1e20), np.float32(1e20), np.int64(10**18)]
)
def test_a_temperature_may_be_any_kind_of_number(temperature):
    assert np.allclose(softmax([1.0, 2.0], temperature=temperature), 0.5)


# The edges: hostile inputs


def hostile(x):
    """The same numbers as x in arrays of every kind of memory."""
    wide = np.zeros((len(x) * 50, x.shape[1] * 1000), x.dtype)
    wide[::50, ::1000] = x
    read_only = x.copy()
    read_only.setflags(write=False)
    named = x.view(type("Subclass", (np.ndarray,), {}))
    unaligned = np.frombuffer(b"?" + x.tobytes(), np.uint8)[1:].view(x.dtype).reshape(x.shape)
    return {
        "column by column": np.asfortranarray(x),
        "huge strides": wide[::50, ::1000],
        "backwards": x[::-1, ::-1].copy()[::-1, ::-1],
        "one row, repeated": np.broadcast_to(x[0], x.shape),
        "read-only": read_only,
        "a subclass": named,
        "not aligned": unaligned,
        "the other byte order": x.astype(x.dtype.newbyteorder()),
    }


@pytest.mark.parametrize("kind", hostile(np.zeros((1, 1))))
@pytest.mark.parametrize("function", EVERY_FUNCTION)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_kind_of_memory_does_not_count(function, kind, dtype):
    x = np.random.default_rng(0).normal(size=(30, 7)).astype(dtype) * 40
    given = hostile(x)[kind]
    before = given.copy()
    expected = function(np.array(x[[0] * 30] if kind == "one row, repeated" else x))
    for axis in (-1, 0) if function is not sigmoid else (None,):
        if axis == 0:
            expected = function(np.array(before, dtype, order="C"), axis=0)
        result = function(given) if axis is None else function(given, axis=axis)
        assert_array_equal(result, expected)
        assert type(result) is np.ndarray
        assert result.dtype == dtype
        assert result.flags.writeable and result.flags.c_contiguous
    assert_array_equal(given, before)


@pytest.mark.parametrize("function", SAME_SHAPE)
@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int16])
def test_more_than_a_block_is_as_right_as_a_row(function, axis, dtype):
    x = (np.random.default_rng(0).normal(size=(9, 20_000)) * 30).astype(dtype)
    x[3] = x[3] * 30 if dtype is not np.int16 else 1000  # one that needs the shift
    table = x if axis == 1 else x.T
    result = function(table, axis=axis)
    rows = [function(row) for row in x]
    assert_array_equal(result if axis == 1 else result.T, rows)


def test_rows_that_need_no_shift_stay_as_they_are_beside_rows_that_do():
    rows = [[1.0, 2, 3], [-5, -6, -7], [1000, 1001, 1002], [np.nan, 0, 0], [0, -np.inf, 0]]
    with_all = softmax(rows)
    for row, shares in zip(rows, with_all, strict=True):
        assert_allclose(shares, softmax(row), rtol=2 * EPSILON)
        assert_array_equal(shares, softmax([row, row])[0])


@pytest.mark.parametrize("function", ALONG_AN_AXIS)
def test_totals_at_both_ends_of_the_range(function):
    for top in (709.7, 706.9, 0, -1e-17, -745, -746):
        x = np.array([top] * 3)
        shift = 0 if function is not logsumexp else top
        assert_allclose(function(x), function(np.zeros(3)) + shift, rtol=4 * EPSILON)
        assert_allclose(function([x] * 2), function(np.zeros((2, 3))) + shift, rtol=4 * EPSILON)


def test_a_temperature_too_long_to_be_written_is_refused_all_the_same():
    with pytest.raises(ValueError, match="positive finite number, but got one of thousands of"):
        softmax([1, 2], temperature=10**5000)
    for T in (np.nan, np.inf, -0.5):
        with pytest.raises(ValueError, match=f"but got {T}. T = 0 would"):
            softmax([1, 2], temperature=T)


def test_a_temperature_that_rounds_to_0_is_refused():
    for T in (Fraction(1, 10**400), np.longdouble("1e-4000")):
        with pytest.raises((TypeError, ValueError), match="temperature must be"):
            softmax([1, 2], temperature=T)
