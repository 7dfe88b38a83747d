"""softmaxlib.calibration: the best temperature, and the bins of a reliability diagram."""

import subprocess
import sys
import warnings

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.optimize import minimize_scalar
from sklearn.calibration import calibration_curve

from softmaxlib.calibration import Reliability, fit_temperature, reliability
from softmaxlib.functions import softmax
from softmaxlib.losses import cross_entropy, one_hot

Z = np.array([[2.0, 1.0, 0.1], [0, 3, -1], [0, 1, 0], [0.5, 3, 1]])
LABELS = np.array([0, 1, 0, 2])

# The same examples in every run, and no failure kept on disk: a failure is never a matter of luck.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def no_warning_leaks():
    """Any warning fails the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def drawn(temperature, N=20_000, seed=0):
    """Logits, and labels drawn with the probabilities softmax(logits / temperature)."""
    rng = np.random.default_rng(seed)
    logits = 3 * rng.normal(size=(N, 5))
    p = softmax(logits, temperature=temperature)
    return logits, (rng.uniform(size=(N, 1)) > p.cumsum(axis=-1)[:, :-1]).sum(axis=-1)


# fit_temperature: values


@pytest.mark.parametrize("temperature", [0.5, 1, 2, 4])
def test_the_temperature_that_labels_were_drawn_with_is_found(temperature):
    assert fit_temperature(*drawn(temperature)) == pytest.approx(temperature, rel=0.03)


@pytest.mark.parametrize("T", [0.02, 0.3, 1, 7.5, 1000])
def test_class_probabilities_of_a_temperature_give_it_back(T):
    z = 3 * T * np.random.default_rng(1).normal(size=(30, 4))
    assert fit_temperature(z, softmax(z, temperature=T)) == pytest.approx(T, rel=1e-10)


@pytest.mark.parametrize("a", [0.1, 1, 5, 300])
def test_two_classes_by_hand(a):
    # Three of four right with logits [a, 0]: softmax must give 3/4, so a / T = ln 3.
    z = [[a, 0]] * 4
    assert fit_temperature(z, [0, 0, 1, 0]) == pytest.approx(a / np.log(3), rel=1e-10)


def test_a_temperature_that_the_search_starts_at():
    assert fit_temperature([[1, 0]], [softmax([1, 0])]) == pytest.approx(1, rel=1e-12)


def test_a_minimizer_that_knows_no_slope_agrees():
    for seed in range(5):
        z, labels = drawn(1.7, N=60, seed=seed)
        best = minimize_scalar(
            lambda ln, z=z, labels=labels: cross_entropy(z / np.exp(ln), labels),
            bounds=(-3, 5),
            method="bounded",
            options={"xatol": 1e-9},
        )
        assert fit_temperature(z, labels) == pytest.approx(np.exp(best.x), rel=1e-6)


def test_sixty_digits_agree():
    with mpmath.workdps(60):

        def slope(sharpness):
            total = mpmath.mpf(0)
            for row, label in zip(Z, LABELS, strict=True):
                exps = [mpmath.exp(sharpness * mpmath.mpf(z)) for z in row.tolist()]
                mean = sum(e * z for e, z in zip(exps, row.tolist(), strict=True)) / sum(exps)
                total += mean - row[label]
            return total

        expected = 1 / mpmath.findroot(slope, 1)
        assert fit_temperature(Z, LABELS) == pytest.approx(float(expected), rel=1e-10)


def test_no_temperature_nearby_is_better():
    T = fit_temperature(Z, LABELS)
    assert isinstance(T, float)
    for factor in (0.5, 0.99, 1.01, 2, 100):
        assert cross_entropy(Z / T, LABELS) < cross_entropy(Z / (factor * T), LABELS)


# fit_temperature: properties


@given(st.integers(0, 10**6), st.sampled_from([1e-290, 1e-5, 0.5, 3, 1e10, 1e290]))
def test_scaled_logits_scale_the_temperature(seed, scale):
    z, labels = drawn(1.5, N=40, seed=seed)
    T = fit_temperature(z, labels)
    assert fit_temperature(scale * z, labels) == pytest.approx(scale * T, rel=1e-9)


@given(st.integers(0, 10**6))
def test_what_does_not_change_the_temperature(seed):
    z, labels = drawn(1.5, N=40, seed=seed)
    T = fit_temperature(z, labels)
    shifts = np.random.default_rng(seed).normal(size=(40, 1))
    assert fit_temperature(z + shifts, labels) == pytest.approx(T, rel=1e-9)
    assert fit_temperature(z[::-1], labels[::-1]) == pytest.approx(T, rel=1e-9)
    assert fit_temperature(np.r_[z, z], np.r_[labels, labels]) == pytest.approx(T, rel=1e-9)
    assert fit_temperature(z, one_hot(labels, 5)) == T
    assert fit_temperature(z, 1e-12 * one_hot(labels, 5)) == pytest.approx(T, rel=1e-9)
    assert fit_temperature(z.tolist(), labels.tolist()) == T


def test_after_scaling_the_best_temperature_is_one():
    T = fit_temperature(Z, LABELS)
    assert fit_temperature(Z / T, LABELS) == pytest.approx(1, rel=1e-10)


def test_narrow_floats_are_computed_in_float64():
    for dtype in (np.float16, np.float32):
        z = Z.astype(dtype)
        assert fit_temperature(z, LABELS) == fit_temperature(z.astype(float), LABELS)


def test_a_hard_mask_does_not_count():
    masked = np.insert(Z, 1, -np.inf, axis=-1)
    moved = np.array([0, 2, 0, 3])
    assert fit_temperature(masked, moved) == pytest.approx(fit_temperature(Z, LABELS), rel=1e-12)
    # Other libraries mask with a large negative number.
    masked[:, 1] = -1e9
    assert fit_temperature(masked, moved) == pytest.approx(fit_temperature(Z, LABELS), rel=1e-6)


def test_one_example_with_class_probabilities():
    assert fit_temperature([2.0, 1.0, 0.1], [0.5, 0.3, 0.2]) > 1
    assert fit_temperature(np.log([0.7, 0.2, 0.1]), [0.7, 0.2, 0.1]) == pytest.approx(1)


# fit_temperature: errors


@pytest.mark.parametrize(
    ("logits", "labels"),
    [
        (Z, [0, 1, 1, 1]),
        ([[1, 1, 0], [0, 2, 2]], [0, 1]),
        ([[3, 0], [0, 2]], [[1, 0], [0, 5]]),
        ([[2, 1, -np.inf]], [0]),
        ([[1e300, 0]], [0]),
    ],
    ids=str,
)
def test_everything_right_has_no_best_temperature(logits, labels):
    with pytest.raises(ValueError, match=r"falling as T shrinks towards 0.*not trained with"):
        fit_temperature(logits, labels)


@pytest.mark.parametrize(
    ("logits", "labels"),
    [
        (Z, [2, 2, 2, 0]),
        ([[1, 0], [1, 0]], [0, 1]),
        ([[0.1, 0.2, 0.3]] * 3, [0, 1, 2]),
        ([[0.1, 0.3, 0.7]] * 3, [0, 1, 2]),  # here rounding alone would give a best T
    ],
    ids=str,
)
def test_logits_that_say_nothing_have_no_best_temperature(logits, labels):
    with pytest.raises(ValueError, match=r"T without limit.*same order\?"):
        fit_temperature(logits, labels)


@pytest.mark.parametrize(
    ("logits", "labels"),
    [
        (np.ones((2, 3)), [0, 1]),
        ([[1 / 3] * 3, [0.1] * 3], [0, 1]),
        ([[7.0]], [0]),
        ([[2, -np.inf, -np.inf], [-np.inf, 0, 0]], [0, 1]),
        ([[1, 1, 1], [2, 1, 0]], [[0.5, 0.5, 0], [0, 0, 0]]),
        (Z, np.zeros((4, 3))),
    ],
    ids=str,
)
def test_where_no_temperature_matters_that_is_said(logits, labels):
    with pytest.raises(ValueError, match="no temperature is better than another: in each row"):
        fit_temperature(logits, labels)


@pytest.mark.parametrize(
    ("row", "loss"), [([np.nan, 0, 0], "nan"), ([np.inf, 0, 0], "nan"), ([-np.inf, 0, 0], "inf")]
)
def test_a_loss_that_is_not_finite_is_refused(row, loss):
    with pytest.raises(ValueError, match=f"the loss is {loss}, so no temperature"):
        fit_temperature(np.r_[Z, [row]], [*LABELS, 0])


def test_the_errors_of_cross_entropy_come_through():
    with pytest.raises(ValueError, match="between 0 and 2"):
        fit_temperature(Z, [0, 1, 0, 3])
    with pytest.raises(TypeError, match="must be integers"):
        fit_temperature(Z, [0.0, 1, 0, 2])
    with pytest.raises(ValueError, match="labels have shape"):
        fit_temperature(Z, [0, 1])
    with pytest.raises(ValueError, match="no examples"):
        fit_temperature(np.zeros((0, 3)), [])
    with pytest.raises(TypeError, match="logits must be a regular array"):
        fit_temperature("text", [0])


# reliability: values


def test_bins_by_hand():
    p = [[0.95, 0.05], [0.91, 0.09], [0.45, 0.55], [0.6, 0.4], [0.5, 0.5], [0, 1]]
    result = reliability(p, [0, 1, 1, 1, 0, 1])
    assert isinstance(result, Reliability)
    assert_allclose(result.confidence, [0.5, (0.55 + 0.6) / 2, (0.95 + 0.91 + 1) / 3])
    assert_allclose(result.accuracy, [1, 0.5, 2 / 3])
    assert_array_equal(result.count, [1, 2, 3])
    assert_array_equal(result.bin, [4, 5, 9])
    assert result.count.dtype.kind == "i"
    expected = (0.5 + 2 * abs(0.575 - 0.5) + 3 * abs(2.86 / 3 - 2 / 3)) / 6
    assert result.expected_calibration_error == pytest.approx(expected)
    confidence, accuracy, count, _ = result
    assert confidence is result.confidence
    assert accuracy is result.accuracy
    assert count is result.count


@pytest.mark.parametrize("bins", [1, 2, 3, 7, 10, 15, 100])
def test_the_upper_end_of_a_bin_is_in_it(bins):
    for m in range(1, bins + 1):
        edge = m / bins
        if edge < 0.5:
            continue
        just_above = np.nextafter(edge, 2)
        p = np.array([[edge, 1 - edge], [just_above, 1 - just_above]]).clip(0, 1)
        result = reliability(p, [0, 1], bins)
        assert len(result.count) == (1 if m == bins else 2)


def test_a_share_that_rounding_lifted_above_one_is_in_the_last_bin():
    result = reliability([[1.0000000000000002, 0], [0.95, 0.05]], [0, 0])
    assert_array_equal(result.count, [2])


def test_equal_shares_answer_with_the_first_class():
    assert_array_equal(reliability([[0.25] * 4] * 3, [0, 1, 0]).accuracy, [2 / 3])


def test_scikit_learn_agrees():
    rng = np.random.default_rng(0)
    z = rng.normal(size=(500, 2))
    labels = (rng.uniform(size=500) < softmax(2 * z)[:, 1]).astype(int)
    p = softmax(z)
    result = reliability(p, labels, bins=8)
    hits = labels == p.argmax(axis=-1)
    accuracy, confidence = calibration_curve(hits, p.max(axis=-1), n_bins=8)
    assert_allclose(result.accuracy, accuracy)
    assert_allclose(result.confidence, confidence)


def test_temperature_mends_an_overconfident_classifier():
    z, labels = drawn(2.5)
    before = reliability(softmax(z), labels).expected_calibration_error
    after = reliability(softmax(z / fit_temperature(z, labels)), labels)
    assert before > 0.15
    assert after.expected_calibration_error < 0.02
    assert_allclose(after.accuracy, after.confidence, atol=0.05)


# reliability: properties and errors


@given(st.integers(0, 10**6), st.integers(1, 30), st.integers(1, 40))
def test_totals_over_the_bins(seed, bins, N):
    rng = np.random.default_rng(seed)
    p, labels = rng.dirichlet(np.ones(4), size=N), rng.integers(4, size=N)
    result = reliability(p, labels, bins)
    assert len(result.count) <= bins
    assert np.all(result.count > 0)
    assert result.count.sum() == N
    assert np.all(np.diff(result.bin) > 0)
    assert np.all(result.bin / bins - 1e-12 <= result.confidence)
    assert np.all(result.confidence <= (result.bin + 1) / bins + 1e-12)
    assert result.count @ result.confidence == pytest.approx(p.max(axis=-1).sum())
    assert result.count @ result.accuracy == pytest.approx((p.argmax(axis=-1) == labels).sum())
    assert np.all(np.diff(result.confidence) > 0)
    assert np.all(np.diff(np.ceil(result.confidence * bins - 1e-9)) >= 1)
    assert 0 <= result.expected_calibration_error <= 1
    if bins == 1:
        gap = p.max(axis=-1).mean() - (p.argmax(axis=-1) == labels).mean()
        assert result.expected_calibration_error == pytest.approx(abs(gap))


P = [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1]]


@pytest.mark.parametrize("shape", [(3,), (2, 2, 3), (0, 3)])
def test_probabilities_must_be_a_table(shape):
    with pytest.raises(ValueError, match=r"probabilities must have shape \(N, K\)"):
        reliability(np.full(shape, 1 / 3), [0, 1])


@pytest.mark.parametrize(
    ("p", "message"),
    [
        ([[2.0, 1.0, 0.1]] * 2, r"add up to 1, but one adds up to 3\.1.*softmax\(logits\)"),
        ([[2.0, -1.0, 0]] * 2, r"must not be negative, but holds -1.*softmax\(logits\)"),
        ([[np.nan, 1, 0]] * 2, "hold NaN"),
        ([[np.inf, 1, 0]] * 2, "adds up to inf"),
        (0.5, "probabilities is a single number"),
        ([[], []], "no classes"),
    ],
    ids=str,
)
def test_what_is_no_table_of_probabilities_is_refused(p, message):
    with pytest.raises(ValueError, match=message):
        reliability(p, [0, 1])


@pytest.mark.parametrize("p", ["text", [[1j, 0]], np.ma.array(P), [[1, 0], [1]]], ids=repr)
def test_probabilities_must_be_real_numbers(p):
    with pytest.raises(TypeError, match="probabilities must be a regular array of real numbers"):
        reliability(p, [0, 1])


@pytest.mark.parametrize("labels", [0, [0], [0, 1, 2]], ids=str)
def test_there_is_one_label_for_each_row(labels):
    with pytest.raises(ValueError, match=r"but probabilities have shape \(2, 3\).*shape \(2,\)"):
        reliability(P, labels)


def test_bad_labels_of_reliability():
    with pytest.raises(ValueError, match="between 0 and 2"):
        reliability(P, [0, 3])
    with pytest.raises(ValueError, match="between 0 and 2"):
        reliability(P, [-1, 0])
    with pytest.raises(TypeError, match="must be integers"):
        reliability(P, [0.0, 1.0])
    with pytest.raises(ValueError, match="one-hot already"):
        reliability(P, [[1, 0, 0], [0, 1, 0]])


@pytest.mark.parametrize("bins", [0, -1])
def test_there_is_at_least_one_bin(bins):
    with pytest.raises(ValueError, match=f"bins must be at least 1, but got {bins}"):
        reliability(P, [0, 1], bins)


@pytest.mark.parametrize("bins", [10.0, "10", None, True, [0, 0.5, 1]], ids=repr)
def test_bins_must_be_an_integer(bins):
    with pytest.raises(TypeError, match="bins must be an integer"):
        reliability(P, [0, 1], bins)


# Both: good manners


def test_no_input_is_ever_changed():
    z, labels, p = Z.copy(), LABELS.copy(), softmax(Z)
    for array in (z, labels, p):
        array.setflags(write=False)
    fit_temperature(z, labels)
    fit_temperature(z, p)
    reliability(p, labels)
    assert_array_equal(z, Z)
    assert_array_equal(p, softmax(Z))


def test_no_floating_point_error_reaches_the_caller():
    raising = dict.fromkeys(("divide", "over", "under", "invalid"), "raise")
    with np.errstate(**raising):
        fit_temperature(1e300 * Z, LABELS)
        fit_temperature([[2, 1, -np.inf], [0, 1, 3]], [0, 1])
        reliability(P, [0, 1]).expected_calibration_error  # noqa: B018
        assert np.geterr() == raising


def test_importing_it_does_not_load_scipy():
    code = "import sys, softmaxlib.calibration; print('scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
