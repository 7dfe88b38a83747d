"""softmax, log_softmax, logsumexp and sigmoid against 60 digits, on every CPU path of NumPy.

What each function aims for is in its docstring. The families of logits are seeded.
"""

import os
import subprocess
import sys
import tracemalloc

import mpmath
import numpy as np
import pytest
import scipy.special
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from benchmarks.families import FAMILIES, Truth, in_two_floats, rows_of, ulps
from softmaxlib import cross_entropy, log_softmax, logsumexp, sigmoid, softmax
from softmaxlib.blocks import BLOCK

TEMPERATURES = (1.0, 0.01, 0.3, 7.1)
COUNT = 36  # rows of a family

# The largest error of each function, in units of the last place, whatever the temperature.
AIMS = {"softmax": 4, "log_softmax": 3, "logsumexp": 3}
# Rows beyond the families, that searches found, are worse: these are what the docstrings promise.
PROMISES = {"softmax": 4, "log_softmax": 5, "logsumexp": 8}
# A winner's logarithm is minus the total of the others: 99 subnormal ones are rounded by up to
# half of 5e-324 each, and nothing is smaller than that.
AIM_FOR_LOGS_OF_SUBNORMAL_TOTALS = 8

# Run in a process of its own, for NumPy chooses its code for this CPU when it is imported.
ELSEWHERE = """
import sys
import numpy as np
from tests.test_accuracy import results_of_all
np.savez(sys.argv[1], **results_of_all())
"""


def all_rows():
    """Each row of each family, with a temperature: 1 for the first, and so on."""
    for family in FAMILIES:
        for i, row in enumerate(rows_of(family, COUNT)):
            yield family, i, row, TEMPERATURES[i // 2 % len(TEMPERATURES) if i % 2 else 0]


def results_of_all():
    """What the three functions make of all rows, by name: each row alone, then in a table."""
    results = {}
    for family, i, row, T in all_rows():
        table = np.array([row, row / 2, row])  # its middle row may go another way than the others
        for function in (softmax, log_softmax, logsumexp):
            options = {} if function is logsumexp else {"temperature": T}
            both = [function(row, **options), function(table, **options)[2]]
            results[f"{function.__name__} of {family} {i}"] = np.array(both)
    return results


@pytest.fixture(scope="module")
def truths():
    """The truth of each row at its temperature, and at 1."""
    found = {}
    for family, i, row, T in all_rows():
        at_one = Truth(row)
        found[family, i] = (at_one if T == 1 else Truth(row, T)), at_one
    return found


def worst_errors(results, truths):
    """The largest error of each function in each family, as a dict; T = 1 and others apart."""
    worst = {}
    for family, i, _, T in all_rows():
        truth, at_one = truths[family, i]
        unit_of = max(abs(at_one.largest), abs(at_one.logsumexp[0][0]))
        for function, value, unit in (
            ("softmax", truth.softmax, None),
            ("log_softmax", truth.log_softmax, None),
            ("logsumexp", at_one.logsumexp, unit_of),
        ):
            key = function, family, T == 1 or function == "logsumexp"
            for result in results[f"{function} of {family} {i}"]:
                worst[key] = max(worst.get(key, 0), ulps(result, value, unit))
    return worst


def beyond_aims(worst):
    """Those errors that are larger than what is aimed for."""
    return {
        (function, family, plain): error
        for (function, family, plain), error in worst.items()
        if not error <= aim(function, family)
    }


def aim(function, family):
    if (function, family) == ("log_softmax", "subnormal"):
        return AIM_FOR_LOGS_OF_SUBNORMAL_TOTALS
    return AIMS[function]


def test_every_aim_is_met_in_every_family(truths):
    assert beyond_aims(worst_errors(results_of_all(), truths)) == {}


def features_to_disable():
    """Two lists of CPU features: AVX-512 and what builds on it; then all that NumPy can spare."""
    found = [name for name in __cpu_dispatch__ if __cpu_features__.get(name)]
    beyond_avx2 = [name for name in found if "512" in name or name == "X86_V4"]
    return [disabled for disabled in (beyond_avx2, found) if disabled]


@pytest.mark.parametrize("disabled", features_to_disable(), ids=" ".join)
def test_every_aim_is_met_without_some_cpu_features(disabled, truths, tmp_path):
    file = tmp_path / "results.npz"
    environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(disabled)}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    subprocess.run([sys.executable, "-c", ELSEWHERE, str(file)], check=True, env=environment)
    with np.load(file) as results:
        assert beyond_aims(worst_errors(results, truths)) == {}


@pytest.mark.parametrize("family", FAMILIES)
def test_never_behind_scipy_where_scipy_misses_the_aim(family, truths):
    theirs, ours = 0, 0
    for i, row in enumerate(rows_of(family, COUNT)):
        truth = truths[family, i][1]
        with np.errstate(all="ignore"):
            theirs = max(theirs, ulps(scipy.special.softmax(row), truth.softmax))
        ours = max(ours, ulps(softmax(row), truth.softmax))
    assert ours <= max(theirs, AIMS["softmax"])
    assert theirs > 50 or family not in ("1/3 on top", "mixed scales", "one ahead", "subnormal")


@pytest.mark.parametrize("dtype", [np.float32, np.float16])
@pytest.mark.parametrize("family", ["scale 3", "1/3 on top", "one ahead", "log-probabilities"])
def test_small_floats_are_right_to_one_rounding(family, dtype):
    for row in rows_of(family, 8):
        row = row.astype(dtype)
        truth = Truth(row)
        for function, value in ((softmax, truth.softmax), (log_softmax, truth.log_softmax)):
            assert function(row).dtype == dtype
            assert ulps(function(row), value) <= 0.6
        largest = max(abs(truth.largest), abs(truth.logsumexp[0][0]))
        assert ulps(logsumexp(row), truth.logsumexp, np.array([largest])) <= 0.6


@pytest.mark.parametrize("function", [softmax, log_softmax, logsumexp])
@pytest.mark.parametrize("temperature", [1, 0.3])
def test_every_axis_is_as_accurate_as_the_last(function, temperature):
    x = np.random.default_rng(1).normal(size=(300, 7, 40)) * 30  # more than one block
    options = {} if function is logsumexp else {"temperature": temperature}
    for axis in range(3):
        last = np.ascontiguousarray(np.moveaxis(x, axis, -1))
        expected = function(last, **options)
        result = function(x, axis=axis, **options)
        if function is not logsumexp:
            expected = np.moveaxis(expected, -1, axis)
        np.testing.assert_array_equal(result, expected)


def test_sigmoid_is_right_to_3_units_subnormal_results_included():
    rng = np.random.default_rng(2)
    z = np.r_[rng.normal(size=200), rng.uniform(-745, 745, 400), rng.uniform(-745, -708, 200)]
    with mpmath.workdps(60):
        truth = [1 / (1 + mpmath.exp(-mpmath.mpf(float(v)))) for v in z]
    assert ulps(sigmoid(z), in_two_floats(truth)) <= 3
    with mpmath.workdps(60):
        z = z.astype(np.float32)
        truth = [1 / (1 + mpmath.exp(-mpmath.mpf(float(v)))) for v in z]
    assert ulps(sigmoid(z), in_two_floats(truth)) <= 1


@pytest.mark.parametrize("function", [softmax, log_softmax, logsumexp, sigmoid])
@pytest.mark.parametrize(("dtype", "scale"), [("f8", 1), ("f8", 500), ("f4", 1), ("i2", 500)])
def test_large_inputs_take_little_more_memory_than_their_result(function, dtype, scale):
    x = (np.random.default_rng(3).normal(size=(200, 20_000)) * scale).astype(dtype)
    for table, axis in ((x, 1), (x, 0)):
        tracemalloc.start()
        result = function(table) if function is sigmoid else function(table, axis=axis)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak <= max(result.nbytes, x.nbytes) * 1.05 + 80 * BLOCK  # that is ten blocks


@pytest.mark.parametrize("function", [softmax, log_softmax, logsumexp])
@pytest.mark.parametrize("scale", [0.1, 300])
def test_one_long_row_takes_little_more_memory_than_its_result(function, scale):
    x = np.random.default_rng(4).normal(size=3_000_000) * scale
    for given in (x[np.newaxis], x):
        tracemalloc.start()
        result = function(given)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak <= (1.05 if function is softmax else 1.2) * x.nbytes + 80 * BLOCK
    if function is softmax and scale == 300:
        top = np.argsort(x)[-500:]
        assert ulps(result[top], Truth(x[top]).softmax) <= 4  # the others are too small to count


@pytest.mark.parametrize(
    "row",
    [
        [564.9216410517843, 594.7443090841684, 546.6212905935172],
        [0.028299399243188472, -10.39057627277289, -19.315597434666383],
        [0.05297637308777525, -7.577884524325595, -16.69170679036969],
        [4.85855508579333, -1.3771637158036405, -2.1478585524772345],
        [
            *(-2.119921898168038, 11.109215769002889, -3.5568919060217197),
            *(0.7009914801951491, 15.961199208577737, -3.2409648570202756),
        ],
        [-16.19651138585543, -1.3854015126530086, -16.32296649519325, -0.12457569032350312],
        [0.0, *np.random.default_rng(0).uniform(-40, -36, 31)],
    ],
)
def test_the_worst_rows_that_searches_found(row):
    truth = Truth(row)
    unit_of = max(abs(truth.largest), abs(truth.logsumexp[0][0]))
    for x in (np.array(row), np.array([row, row])):
        assert ulps(softmax(x).reshape(-1, len(row))[-1], truth.softmax) <= PROMISES["softmax"]
        logs = log_softmax(x).reshape(-1, len(row))[-1]
        assert ulps(logs, truth.log_softmax) <= PROMISES["log_softmax"]
        total = np.ravel(logsumexp(x))[-1:]
        assert ulps(total, truth.logsumexp, unit_of) <= PROMISES["logsumexp"]


@pytest.mark.parametrize("seed", range(5))
def test_the_losers_of_a_sure_row_are_added_up_without_rounding(seed):
    row = np.append(0.0, np.random.default_rng(seed).uniform(-40, -36, 31))
    for result in (log_softmax(row), log_softmax([row, row])[1]):
        assert ulps(result, Truth(row).log_softmax) <= 1  # plain totals: up to 2.5


@pytest.mark.skipif(np.finfo(np.longdouble).nmant <= 52, reason="longdouble is float64 here")
def test_longdouble_keeps_its_further_digits():
    x = np.random.default_rng(7).normal(size=(20, 9)).astype(np.longdouble)
    unit = np.finfo(np.longdouble).eps
    for shares in (softmax(x), np.array([softmax(row) for row in x])):
        exact = np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True)
        np.testing.assert_allclose(shares, exact, rtol=20 * unit)
        np.testing.assert_allclose(np.log(exact), log_softmax(x), rtol=20 * unit)


@pytest.mark.parametrize("function", [softmax, log_softmax, logsumexp])
def test_beside_the_largest_float_nothing_overflows(function):
    largest = np.finfo(float).max
    expected = {"softmax": [0, 1], "log_softmax": [-largest + 1.5 * 2.0**971, 0]}
    row = [1.5 * 2.0**971, largest]
    np.testing.assert_array_equal(function(row), expected.get(function.__name__, largest))
    assert cross_entropy([row], [1]) == 0


def test_exponentials_that_fit_have_a_total_that_does_not():
    row = 709 + np.linspace(-1e-6, 0, 300)
    assert ulps(log_softmax(row), Truth(row).log_softmax) <= 4
    assert ulps(softmax(row), Truth(row).softmax) <= 4


def test_a_distance_beyond_the_largest_float_is_divided_in_time():
    assert log_softmax([1e308, -1e308], temperature=1.5)[1] == pytest.approx(-1e308 / 0.75)
