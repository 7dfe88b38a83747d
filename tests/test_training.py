"""One step, the optimizers, the training loop with its history, and its line in a notebook."""

import itertools
import re
import signal
import subprocess
import sys
import warnings

import nbformat
import numpy as np
import pytest
import save_notebooks
from nbformat.v4 import new_code_cell, new_notebook
from strict_nbval import pytest_on

from softmaxlib import numerical_gradient, softmax
from softmaxlib.datasets import digits, iris, three_clusters
from softmaxlib.history import short_loss
from softmaxlib.losses import cross_entropy, one_hot
from softmaxlib.models import Network
from softmaxlib.training import SGD, Adam, gradient_descent_step, train, train_with

RNG = np.random.default_rng(11)
X, Y = RNG.normal(size=(7, 4)), np.array([0, 2, 2, 1, 0, 2, 2])
W, B = RNG.normal(size=(4, 3)), RNG.normal(size=3)


def softmax_regression(features=4, classes=3):
    return Network((features, classes), zeroed=[-1])


# One step


def test_a_step_goes_down_the_gradient_of_the_mean_loss():
    W_new, b_new = gradient_descent_step(W, B, X, Y, 0.25)
    by_W = numerical_gradient(lambda w: cross_entropy(X @ w + B, Y), W)
    by_b = numerical_gradient(lambda b: cross_entropy(X @ W + b, Y), B)
    np.testing.assert_allclose(W_new, W - 0.25 * by_W, rtol=1e-7)
    np.testing.assert_allclose(b_new, B - 0.25 * by_b, rtol=1e-7)
    P = softmax(X @ W + B)
    np.testing.assert_allclose(W_new, W - 0.25 * X.T @ (P - one_hot(Y, 3)) / 7, rtol=1e-12)


def test_a_step_changes_no_input():
    given = [W.copy(), B.copy(), X.copy(), Y.copy()]
    for array in given:
        array.flags.writeable = False
    results = gradient_descent_step(*given, 0.1)
    assert all(map(np.array_equal, given, (W, B, X, Y)))
    assert not any(np.shares_memory(r, g) for r, g in itertools.product(results, given))


def test_a_step_takes_lists_and_integers():
    W_new, b_new = gradient_descent_step([[0, 0]], [0, 0], [[1], [2], [3]], [0, 1, 1], 1)
    np.testing.assert_allclose(W_new, [[-2 / 3, 2 / 3]])
    np.testing.assert_allclose(b_new, [-1 / 6, 1 / 6])


def test_a_step_from_huge_numbers_gives_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gradient_descent_step(W * 1e200, B, X * 1e200, Y, 1e200)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_a_step_from_narrow_floats_is_computed_in_float64(dtype):
    X, y = np.ones((5000, 1), dtype), np.zeros(5000, int)
    W_new, b_new = gradient_descent_step(np.zeros((1, 2), dtype), np.zeros(2, dtype), X, y, 1)
    assert W_new.dtype == b_new.dtype == dtype
    assert W_new.tolist() == [[0.5, -0.5]] and b_new.tolist() == [0.5, -0.5]


def test_a_step_from_small_integers_does_not_wrap():
    table = np.full((300, 1), 100, np.int8)
    W_new, b_new = gradient_descent_step(np.int8([[2, 1]]), np.int8([0, 0]), table, [1] * 300, 0.5)
    assert W_new.dtype == b_new.dtype == np.float64
    np.testing.assert_allclose(W_new, [[-48, 51]])
    np.testing.assert_allclose(b_new, [-0.5, 0.5])


@pytest.mark.parametrize("name", ["W", "b", "X"])
@pytest.mark.parametrize("bad", ["text", np.ma.array(X), [[1], [1, 2]], X * 1j], ids=repr)
def test_a_step_takes_real_numbers_only(name, bad):
    given = dict(W=W, b=B, X=X, y=Y, lr=0.1) | {name: bad}
    with pytest.raises(TypeError, match=f"^{name} must be a regular array of real numbers"):
        gradient_descent_step(**given)


def test_a_step_takes_labels_without_a_mask_and_one_learning_rate():
    with pytest.raises(TypeError, match=r"labels must be integers.*without a mask"):
        gradient_descent_step(W, B, X, np.ma.array(Y), 0.1)
    with pytest.raises(TypeError, match=r"lr must be one number, such as 0.1, but got '0.5'"):
        gradient_descent_step(W, B, X, Y, "0.5")
    with pytest.raises(ValueError, match=r"lr must be 0 or more, and finite, but got -0.1"):
        gradient_descent_step(W, B, X, Y, -0.1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((W, B, X[0], Y[0]), r"X must have shape \(N, D\).*\(4,\)"),
        ((W.T, B, X, Y), r"W must have shape \(4, K\) for this X, not \(3, 4\)"),
        ((W[:, 0], B, X, Y), r"W must have shape"),
        ((W, B[:, None], X, Y), r"b must have shape \(3,\).*\(3, 1\)"),
        ((W, 0.0, X, Y), r"b must have shape \(3,\)"),
        ((W, B, X, Y[:-1]), r"y must have shape \(7,\).*\(6,\)"),
        ((W, B, X, one_hot(Y, 3)), r"y must have shape \(7,\).*\(7, 3\)"),
        ((W, B, X, Y + 1), "labels must lie between 0 and 2"),
    ],
)
def test_a_step_says_what_does_not_fit(arguments, message):
    with pytest.raises(ValueError, match=message):
        gradient_descent_step(*arguments, 0.1)


# Optimizers


def test_sgd_is_the_step():
    model, (W_by_step, b_by_step) = softmax_regression(), (np.zeros((4, 3)), np.zeros(3))
    train(model, X, Y, SGD(0.3), 20, progress=False)
    for _ in range(20):
        W_by_step, b_by_step = gradient_descent_step(W_by_step, b_by_step, X, Y, 0.3)
    np.testing.assert_allclose(model.weights[0], W_by_step, rtol=1e-12)
    np.testing.assert_allclose(model.biases[0], b_by_step, rtol=1e-12)


def test_adam_follows_its_paper():
    optimizer = Adam(0.1, beta1=0.8, beta2=0.95, epsilon=1e-3)
    parameters = [np.array([1.0, -2.0]), np.array(0.5)]
    expected = [p.copy() for p in parameters]
    m, v = [0, 0], [0, 0]
    for t in range(1, 8):
        gradients = [RNG.normal(size=2), RNG.normal(size=())]
        optimizer.step(parameters, gradients)
        for i, g in enumerate(gradients):
            m[i] = 0.8 * m[i] + 0.2 * g
            v[i] = 0.95 * v[i] + 0.05 * g**2
            m_hat, v_hat = m[i] / (1 - 0.8**t), v[i] / (1 - 0.95**t)
            expected[i] = expected[i] - 0.1 * m_hat / (np.sqrt(v_hat) + 1e-3)
        for parameter, value in zip(parameters, expected, strict=True):
            np.testing.assert_allclose(parameter, value, rtol=1e-12)


def test_the_first_step_of_adam_has_the_size_of_the_learning_rate():
    parameter = np.zeros(3)
    Adam().step([parameter], [np.array([5.0, -0.001, 0.0])])
    np.testing.assert_allclose(parameter, [-0.01, 0.01, 0], rtol=1e-4)


@pytest.mark.parametrize("optimizer", [SGD(0.1), Adam()])
def test_optimizers_change_parameters_in_place_and_leave_gradients(optimizer):
    parameter, gradient = np.ones(2), np.array([1.0, 2.0])
    gradient.flags.writeable = False
    optimizer.step([parameter], [gradient])
    assert (parameter < 1).all() and gradient.tolist() == [1, 2]


def test_optimizers_say_what_they_are():
    assert repr([SGD(0.1), Adam()]) == "[SGD(0.1), Adam(0.01)]"


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: SGD("0.5"), TypeError, "learning_rate must be one number, such as 0.1"),
        (lambda: SGD([0.5]), TypeError, "learning_rate must be one number"),
        (lambda: SGD(True), TypeError, "learning_rate must be one number"),
        (lambda: SGD(-0.5), ValueError, "learning_rate must be 0 or more, and finite.*-0.5"),
        (lambda: SGD(np.nan), ValueError, "learning_rate must be 0 or more.*nan"),
        (lambda: SGD(10**400), ValueError, "learning_rate must be 0 or more, and finite"),
        (lambda: Adam(-1), ValueError, "learning_rate must be 0 or more"),
        (lambda: Adam(beta1="0.9"), TypeError, "beta1 must be one number"),
        (lambda: Adam(beta2=1), ValueError, "beta1 and beta2 must be below 1.*0.9 and 1"),
        (lambda: Adam(epsilon=-1), ValueError, "epsilon must be 0 or more"),
    ],
)
def test_optimizers_say_which_argument_is_wrong(make, error, message):
    with pytest.raises(error, match=message):
        make()


# The training loop


@pytest.mark.parametrize(
    ("steps", "records", "expected"),
    [
        (500, 100, list(range(0, 501, 5))),
        (7, 100, list(range(8))),
        (10, 3, [0, 3, 7, 10]),
        (1, 1, [0, 1]),
        (1003, 10, [0, 100, 201, 301, 401, 502, 602, 702, 802, 903, 1003]),
    ],
)
def test_records_are_evenly_spread_from_step_0_to_the_last(steps, records, expected):
    model = softmax_regression()
    history = train(model, X, Y, SGD(0.1), steps, records=records, progress=False)
    assert history.steps.tolist() == expected
    assert len(history.losses) == len(history.accuracies) == len(expected)


def test_the_history_holds_what_the_model_gives_at_its_steps():
    data = iris()
    X, y, validation = data.X_train, data.y_train, (data.X_validation, data.y_validation)
    settings = dict(validation=validation, keep_logits=True, records=4, progress=False)
    model = softmax_regression()
    history = train(model, X, y, SGD(0.5), 40, **settings)
    assert history.logits.shape == (5, 90, 3)
    assert history.losses[0] == pytest.approx(np.log(3), rel=1e-15)
    for frame, steps in enumerate(history.steps):
        twin = softmax_regression()
        if steps:
            train(twin, X, y, SGD(0.5), int(steps), progress=False)
        assert np.array_equal(history.logits[frame], twin.logits(X))
        assert history.losses[frame] == twin.loss(X, y)
        assert history.accuracies[frame] == twin.accuracy(X, y)
        assert history.validation_losses[frame] == twin.loss(*validation)
        assert history.validation_accuracies[frame] == twin.accuracy(*validation)
    assert all(map(np.array_equal, history.parameters, model.parameters))
    assert not any(map(np.shares_memory, history.parameters, model.parameters))
    assert not history.interrupted


def test_nothing_is_recorded_that_was_not_asked_for():
    history = train(softmax_regression(), X, Y, SGD(0.1), 5, progress=False)
    assert history.validation_losses is history.validation_accuracies is history.logits is None


def test_the_recorded_loss_is_that_of_the_data_without_the_penalty():
    model, plain = softmax_regression(), softmax_regression()
    history = train(model, X, Y, SGD(0.1), 50, penalty=0.5, progress=False)
    train(plain, X, Y, SGD(0.1), 50, progress=False)
    assert history.losses[-1] == model.loss(X, Y) > plain.loss(X, Y)
    assert np.linalg.norm(model.weights[0]) < np.linalg.norm(plain.weights[0])


class Watched(Network):
    """Softmax regression that notes the batches that it is trained on."""

    def gradients(self, X, y, penalty=0.0):
        self.batches = [*getattr(self, "batches", []), (X[:, 0].astype(int).tolist(), y.tolist())]
        return super().gradients(X, y, penalty)


def batches(N=10, steps=12, **settings):
    model = Watched((1, 2))
    train(model, np.arange(N)[:, None], np.arange(N) % 2, SGD(0.01), steps, **settings)
    return model.batches


def test_mini_batches_go_through_all_examples_in_each_epoch():
    found = batches(batch_size=4, progress=False)
    assert [len(rows) for rows, _ in found] == [4, 4, 2] * 4
    order = [row for rows, _ in found for row in rows]
    epochs = [order[i : i + 10] for i in range(0, 40, 10)]
    assert all(sorted(epoch) == list(range(10)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == 4, "each epoch needs an order of its own"
    assert all([row % 2 for row in rows] == y for rows, y in found)
    assert found == batches(batch_size=4, progress=False)
    assert found != batches(batch_size=4, seed=1, progress=False)


def test_the_full_batch_keeps_the_order():
    assert batches(steps=2, progress=False) == [(list(range(10)), [0, 1] * 5)] * 2


def test_class_probabilities_can_be_labels():
    soft = 0.9 * one_hot(Y, 3) + 0.1 / 3
    history = train(softmax_regression(), X, soft, SGD(0.5), 200, progress=False)
    assert history.losses[-1] < history.losses[0] and history.accuracies[-1] > 0.8


def test_data_need_not_be_writable_and_stay_as_they_are():
    data = iris()
    before = data.X_train.copy()
    train(softmax_regression(), data.X_train, data.y_train, Adam(), 5, batch_size=8, progress=False)
    assert np.array_equal(data.X_train, before)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (dict(y=Y[:-1]), r"X has shape \(7, 4\) and y \(6,\)"),
        (dict(X=X[0]), r"X has shape \(4,\)"),
        (dict(X=X[:0], y=Y[:0]), r"X has shape \(0, 4\)"),
        (dict(steps=0), "steps must be at least 1"),
        (dict(batch_size=0), "batch_size must be at least 1"),
        (dict(records=0), "records must be at least 1"),
        (dict(penalty=-1), "penalty must be 0 or more, and finite, but got -1"),
        (dict(validation=X), "validation must be a pair.*this ndarray is none"),
        (dict(validation=(X,)), "validation must be a pair.*this tuple is none"),
        (dict(validation=()), "validation must be a pair"),
        (dict(validation=(X, Y[:3])), r"X of validation must have shape.*\(7, 4\) and y \(3,\)"),
        (dict(validation=(X[:, :2], Y)), r"X must have shape \(N, 4\)"),
    ],
)
def test_bad_arguments(change, message):
    given = dict(X=X, y=Y, optimizer=SGD(0.1), steps=5) | change
    with pytest.raises(ValueError, match=message):
        train(softmax_regression(), **given, progress=False)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (dict(optimizer=SGD), "made with its learning rate, such as SGD.*optimizers.SGD'"),
        (dict(optimizer=0.5), "made with its learning rate, such as SGD.*but got 0.5"),
        (dict(penalty="1"), "penalty must be one number, such as 0.1, but got '1'"),
        (dict(steps=2.5), "steps must be an integer"),
        (dict(X=np.ma.array(X)), "X must be a regular array of real numbers.*without a mask"),
        (dict(y=np.ma.array(Y)), "labels must be integers.*without a mask"),
        (dict(y=["a"] * 7), "labels must be integers"),
        (dict(validation=(np.ma.array(X), Y)), "X of validation must be a regular array"),
    ],
)
def test_arguments_of_another_type(change, message):
    given = dict(X=X, y=Y, optimizer=SGD(0.1), steps=5) | change
    with pytest.raises(TypeError, match=message):
        train(softmax_regression(), **given, progress=False)


def test_softmax_regression_learns_the_digits():
    data = digits()
    model = softmax_regression(64, 10)
    history = train(model, data.X_train, data.y_train, SGD(2), 150, progress=False)
    assert history.losses[0] == pytest.approx(np.log(10), rel=1e-15)
    assert history.accuracies[0] == pytest.approx(0.1, abs=0.01)
    assert model.accuracy(data.X_test, data.y_test) >= 0.95


def test_the_clusters_need_a_hidden_layer():
    X, y = three_clusters()
    line = train(softmax_regression(3, 3), X, y, SGD(0.1), 1000, progress=False)
    net = train(Network((3, 32, 32, 3), zeroed=[-1]), X, y, SGD(0.1), 1000, progress=False)
    assert line.accuracies[-1] < 0.8 and net.accuracies[-1] == 1


@pytest.mark.parametrize(("optimizer", "stays"), [(SGD(0.1), True), (Adam(), False)])
def test_sgd_keeps_the_sum_of_the_logits_and_adam_does_not(optimizer, stays):
    """p - y sums to 0, so SGD moves a zeroed last layer within the plane of sum 0."""
    X, y = three_clusters()
    model = Network((3, 32, 32, 3), zeroed=[-1])
    history = train(model, X, y, optimizer, 300, keep_logits=True, progress=False)
    largest = np.abs(history.logits.sum(axis=-1)).max()
    assert largest < 1e-11 if stays else largest > 1


ONLY_THE_LAST = {"relu": {(3,)}, "tanh": {(1,), (2,), (3,)}}


@pytest.mark.parametrize("zeroed", [(1,), (2,), (3,), (1, 2), (1, 3), (2, 3), (1, 2, 3)])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_which_layers_may_start_at_zero(activation, zeroed):
    X, y = three_clusters()
    model = Network((3, 32, 32, 3), activation, zeroed)
    history = train(model, X, y, SGD(0.1), 500, progress=False)
    if zeroed in ONLY_THE_LAST[activation]:
        assert history.losses[-1] < 0.1 and history.accuracies[-1] == 1
    else:
        assert history.losses[-1] == pytest.approx(np.log(3), rel=1e-6)


# What it says


def test_the_line_of_a_history(capsys):
    data = iris()
    history = train(softmax_regression(), data.X_train, data.y_train, SGD(0.5), 500)
    assert repr(history) == "500 steps: loss 1.099 -> 0.107, accuracy 0.33 -> 0.96"
    said = capsys.readouterr()
    assert said.out == repr(history) + "\n" and said.err == ""


def test_small_losses_and_one_step(capsys):
    X, y = np.array([[-1.0], [1.0]]), [0, 1]
    history = train(softmax_regression(1, 2), X, y, SGD(100), 1)
    assert repr(history) == "1 step: loss 0.693 -> 3.7e-44, accuracy 0.50 -> 1.00"


def test_without_progress_nothing_is_said(capsys):
    train(softmax_regression(), X, Y, SGD(0.5), 50, progress=False)
    said = capsys.readouterr()
    assert said.out == said.err == ""


def test_a_loss_that_is_no_number_is_told_and_stops_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        history = train(softmax_regression(), 1e5 * X, Y, SGD(1e308), 12, progress=False)
    assert history.steps[-1] == 12 and history.losses[0] == pytest.approx(np.log(3))
    first = history.steps[~np.isfinite(history.losses)][0]
    assert repr(history).endswith(
        f" (the loss is no number since step {first}: is the learning rate too large?)"
    )


def test_nan_in_the_data_is_asked_for():
    history = train(softmax_regression(), X * np.nan, Y, SGD(0.1), 3, progress=False)
    assert repr(history).endswith(" (the loss is no number since step 0: is there NaN in X?)")


@pytest.mark.parametrize(
    ("loss", "text"),
    [(1.0986, "1.099"), (0.1, "0.100"), (0.0502, "0.05"), (3.71e-44, "3.7e-44"), (0.0, "0")],
)
def test_a_loss_below_a_tenth_has_two_digits(loss, text):
    assert short_loss(loss) == text


class Stopped(SGD):
    """An optimizer that is interrupted, as by the stop button, before its step 31."""

    count = 0

    def step(self, parameters, gradients):
        self.count += 1
        if self.count == 31:
            signal.raise_signal(signal.SIGINT)
        super().step(parameters, gradients)


@pytest.mark.usefixtures("stop_button")
@pytest.mark.parametrize("progress", [True, False])
def test_the_stop_button_returns_what_was_recorded(capsys, progress):
    settings = dict(records=10, keep_logits=True, progress=progress)
    history = train(softmax_regression(), X, Y, Stopped(0.1), 100, **settings)
    assert history.interrupted and history.steps.tolist() == [0, 10, 20, 30]
    assert len(history.losses) == len(history.accuracies) == len(history.logits) == 4
    assert capsys.readouterr().out.startswith("interrupted, recorded up to step 30: loss 1.099 ->")


def test_an_error_of_the_model_is_not_hidden():
    with pytest.raises(ValueError, match="X must have shape"):
        train(softmax_regression(5), X, Y, SGD(0.1), 5)


# A learner's own step


def own_step(W, b, X, y, lr):
    P = np.exp(X @ W + b)
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(len(y)), y] -= 1
    return W - lr * X.T @ P / len(y), b - lr * P.mean(axis=0)


def in_place(W, b, X, y, lr):
    new = own_step(W, b, X, y, lr)
    W[:], b[:] = new
    return [W, b]


@pytest.mark.parametrize("step", [own_step, in_place, gradient_descent_step])
def test_a_right_step_is_used(capsys, step):
    data = iris()
    history = train_with(step, data, 0.5, 500)
    expected = train(softmax_regression(), data.X_train, data.y_train, SGD(0.5), 500)
    assert history.name == "your step"
    np.testing.assert_allclose(history.losses, expected.losses, rtol=1e-9)
    np.testing.assert_allclose(history.parameters[0], expected.parameters[0], rtol=1e-9)
    assert [p.shape for p in history.parameters] == [(4, 3), (3,)]
    assert len(history.validation_losses) == len(history.validation_accuracies) == 101
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["Trained with your step.", repr(history), repr(expected)]


DIFFERS = "Trained with your step; it differs from the course's, so run its check again."


def test_a_wrong_step_is_used_as_it_is_and_said_to_differ(capsys):
    history = train_with(lambda W, b, X, y, lr: (W + lr, b), iris(), 0.5, 10, progress=False)
    assert history.name == "your step" and np.all(history.parameters[0] == 5)
    assert capsys.readouterr().out == f"{DIFFERS}\n"


def _slightly_wrong(change_gradients):
    def step(W, b, X, y, lr):
        W_new, b_new = gradient_descent_step(W, b, X, y, lr)
        dW, db = change_gradients(W - W_new, b - b_new, len(y))
        return W - dW, b - db

    return step


@pytest.mark.parametrize("lr", [2.0, 1e-4])
@pytest.mark.parametrize("data", [iris, digits])
@pytest.mark.parametrize(
    "change",
    [
        lambda dW, db, N: (-dW, -db),
        lambda dW, db, N: (N * dW, N * db),
        lambda dW, db, N: (dW, 0 * db),
        lambda dW, db, N: (dW, 1.01 * db),
        lambda dW, db, N: (0.5 * np.sign(dW), 0.5 * np.sign(db)),
        lambda dW, db, N: (dW * np.nan, db),
        lambda dW, db, N: (1 / 0, db),
    ],
)
def test_a_step_that_differs_is_said_to(capsys, change, data, lr):
    train_with(_slightly_wrong(change), data(), lr, 1, progress=False)
    said = capsys.readouterr().out
    assert said == f"{DIFFERS}\n" or said.startswith("Trained with the course's step")


def in_float32(W, b, X, y, lr):
    return tuple(np.float32(part) for part in gradient_descent_step(W, b, X, y, lr))


@pytest.mark.parametrize("lr", [2.0, 1e-6])
@pytest.mark.parametrize("data", [iris, digits])
@pytest.mark.parametrize("step", [own_step, in_float32])
def test_a_right_step_is_not_said_to_differ(capsys, step, data, lr):
    train_with(step, data(), lr, 1, progress=False)
    assert capsys.readouterr().out == "Trained with your step.\n"


def stub(W, b, X, y, lr): ...


def raises_later():
    count = itertools.count()

    def step(W, b, X, y, lr):
        if next(count) == 7:
            raise OverflowError("too far")
        return own_step(W, b, X, y, lr)

    return step


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (..., "is not written yet."),
        (lambda W, b, X, y, lr: ..., "is not written yet."),
        (lambda W, b, X, y, lr: (W, ...), "is not written yet."),
        (lambda W, b, X, y, lr: (W - lr * ..., b), "is not written yet."),
        (lambda W, b, X, y, lr: (W - lr * (X.T @ ...), b), "is not written yet."),
        (lambda W, b, X, y, lr: (W, b - ....sum(axis=0)), "is not written yet."),
        (lambda W, b, X, y, lr: (X.T @ lr, b), "raised ValueError: matmul"),
        (lambda W, b, X, y, lr: (W["W"], b), "raised IndexError: only integers, slices"),
        (lambda W, b, X, y, lr: (list(b)[...], b), "raised TypeError: list indices must be"),
        (stub, "returned None. Does it end with a return?"),
        (None, "is no function, but an object of type NoneType."),
        (lambda W, b, X, y, lr: 1 / 0, "raised ZeroDivisionError: division by zero"),
        (lambda W, b: (W, b), "raised TypeError: "),
        (lambda W, b, X, y, lr: W, "did not return two arrays, W_new and b_new."),
        (lambda W, b, X, y, lr: 3, "did not return two arrays, W_new and b_new."),
        (lambda W, b, X, y, lr: ("W", "b"), "did not return two arrays, W_new and b_new."),
        (lambda W, b, X, y, lr: (W.T, b), "returned shapes (3, 4) and (3,), not (4, 3) and (3,)."),
        (lambda W, b, X, y, lr: (b, W), "returned shapes (3,) and (4, 3), not (4, 3) and (3,)."),
        (lambda W, b, X, y, lr: X.sort(), "raised ValueError: "),
        (raises_later(), "raised OverflowError: too far"),
    ],
)
def test_instead_of_no_step_the_courses_is_used(capsys, step, why):
    history = train_with(step, iris(), 0.5, 20)
    line, last = capsys.readouterr().out.splitlines()
    expected = train_with(gradient_descent_step, iris(), 0.5, 20, progress=False)
    assert history.name == "the course's step"
    assert np.array_equal(history.losses, expected.losses)
    assert line.startswith(f"Trained with the course's step, for yours {why}")
    assert last == repr(history)


@pytest.mark.parametrize(
    ("learning_rate", "steps", "error", "message"),
    [
        ("0.5", 5, TypeError, "learning_rate must be one number, such as 0.1, but got '0.5'"),
        (None, 5, TypeError, "learning_rate must be one number"),
        (-0.5, 5, ValueError, "learning_rate must be 0 or more"),
        (0.5, 0, ValueError, "steps must be at least 1"),
        (0.5, 2.5, TypeError, "steps must be an integer"),
    ],
)
def test_bad_arguments_are_no_mistake_of_the_step(capsys, learning_rate, steps, error, message):
    for step in (own_step, stub):
        with pytest.raises(error, match=message):
            train_with(step, iris(), learning_rate, steps)
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("stop_button")
def test_a_learners_step_can_be_stopped(capsys):
    def step(W, b, X, y, lr):
        signal.raise_signal(signal.SIGINT)

    assert train_with(step, iris(), 0.5, 20, progress=False).interrupted
    assert capsys.readouterr().out.startswith("Trained with your step.\ninterrupted")


# In a notebook

SETUP = """\
import signal
from softmaxlib import history as told
from softmaxlib.datasets import iris
from softmaxlib.models import Network
from softmaxlib.training import SGD, train, train_with

told._SECONDS_BETWEEN_LINES = {seconds}
data, shown, show = iris(), [], told.ProgressLine.show
told.ProgressLine.show = lambda line, text: (shown.append(text), show(line, text))"""
TRAIN = """\
print("before")
history = train(Network((4, 3), zeroed=[-1]), data.X_train, data.y_train, SGD(0.5), 500)
print("after")"""
STUB = "def step(W, b, X, y, lr):\n    ...\n\nhistory = train_with(step, data, 0.5, 500)"
STOP = """\
class Stopped(SGD):
    count = 0

    def step(self, parameters, gradients):
        self.count += 1
        if self.count == 31:
            signal.raise_signal(signal.SIGINT)
        super().step(parameters, gradients)

model = Network((4, 3), zeroed=[-1])
train(model, data.X_train, data.y_train, Stopped(0.5), 100, records=10).interrupted"""
SILENT = "train(Network((4, 3)), data.X_train, data.y_train, SGD(0.5), 20, progress=False)"
COUNT = "# NBVAL_IGNORE_OUTPUT\nprint(len(shown), shown[0], shown[499:501], sep='\\n')"
CELLS = (TRAIN, STUB, STOP, SILENT, COUNT)
LINE = "500 steps: loss 1.099 -> 0.107, accuracy 0.33 -> 0.96"
WHY = "Trained with the course's step, for yours returned None. Does it end with a return?"
FORCED, QUICK = 0, 1000


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory):
    """One notebook, saved with a progress line for each step, and with none."""
    path = tmp_path_factory.mktemp("saved") / "training.ipynb"
    saved = {}
    for seconds in (FORCED, QUICK):
        sources = (SETUP.format(seconds=seconds), *CELLS)
        cells = [new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)]
        nbformat.write(new_notebook(cells=cells), path)
        saved[seconds] = save_notebooks.executed(path)
    return saved


def texts(cell):
    """All that a cell shows, as (kind, text)."""
    outputs = [(o.get("name", o.output_type), o) for o in cell.outputs]
    return [(kind, o["text"] if "text" in o else o.data["text/plain"]) for kind, o in outputs]


@pytest.mark.parametrize("seconds", [FORCED, QUICK])
def test_a_notebook_keeps_one_stable_line(notebooks, seconds):
    setup, trained, with_stub, stopped, silent, _ = map(texts, notebooks[seconds].cells)
    blank = ("display_data", "")
    assert trained == [("stdout", "before\n"), blank, ("stdout", f"{LINE}\nafter\n")]
    assert with_stub == [blank, ("stdout", f"{WHY}\n{LINE}\n")]
    stop_line = "interrupted, recorded up to step 30: loss 1.099 -> 0.308, accuracy 0.33 -> 0.90\n"
    assert stopped == [blank, ("stdout", stop_line), ("execute_result", "True")]
    assert setup == [] and [kind for kind, _ in silent] == ["execute_result"]


def test_progress_is_shown_while_it_runs(notebooks):
    """Each step's line is sent, and at the end an empty one; nothing but that if it is quick."""
    (_, forced), (_, quick) = (texts(notebooks[s].cells[-1])[0] for s in (FORCED, QUICK))
    count, first, last = forced.splitlines()
    assert int(count) == 501 + 1 + 501 + 31 + 1  # the stub is tried first; silent: an empty one
    assert first == "step 1 of 500, loss 1.099"
    assert last == "['step 500 of 500, loss 0.107', '']"
    assert quick.splitlines() == ["5", "", "[]"]


@pytest.fixture(scope="module")
def strict(notebooks, tmp_path_factory):
    """What strict nbval says of notebooks that run with another setting than they were saved."""
    folder = tmp_path_factory.mktemp("strict")
    for name, before, now, loss in [
        ("slower_now", QUICK, FORCED, "0.107"),
        ("quicker_now", FORCED, QUICK, "0.107"),
        ("wrong", FORCED, FORCED, "0.108"),
    ]:
        notebook = nbformat.reads(nbformat.writes(notebooks[before]), as_version=4)
        notebook.cells[0].source = SETUP.format(seconds=now)
        line = notebook.cells[1].outputs[-1]
        line.text = line.text.replace("0.107", loss)
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return pytest_on(folder)


@pytest.mark.parametrize("name", ["slower_now", "quicker_now", "wrong"])
def test_strict_nbval_compares_the_line_and_not_the_progress(strict, name):
    found = re.findall(rf"{name}\W+ipynb::Cell \d+ (PASSED|FAILED)", strict)
    expected = ["PASSED"] * (len(CELLS) + 1)
    if name == "wrong":
        expected[1] = "FAILED"
    assert found == expected, strict


def test_in_plain_python_only_the_last_line_is_printed():
    code = (
        "from softmaxlib import history, training; history._SECONDS_BETWEEN_LINES = 0;"
        "model = training.Network((1, 2), zeroed=[-1]);"
        "training.train(model, [[-1.0], [1.0]], [0, 1], training.SGD(1), 10)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "" and done.stdout.startswith("10 steps: loss 0.693 -> ")
    assert done.stdout.count("\n") == 1
