"""The small network: its gradients by backpropagation, its start, and a peer to agree with."""

import warnings

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from softmaxlib import numerical_gradient
from softmaxlib.datasets import iris, three_clusters
from softmaxlib.losses import cross_entropy, one_hot
from softmaxlib.models import Network, accuracy
from softmaxlib.training import SGD, train

N, D, K = 7, 4, 3
RNG = np.random.default_rng(5)
X = RNG.normal(size=(N, D))
Y = np.array([0, 2, 2, 1, 0, 2, 2])
SHARES = RNG.dirichlet(np.ones(K), size=N)


def at_a_random_point(widths, activation, seed=1):
    """A network whose biases are not 0 either."""
    model = Network(widths, activation, seed=seed)
    for b in model.biases:
        b[:] = np.random.default_rng(seed).normal(size=b.shape)
    return model


def numerical(model, index, y, penalty):
    """The derivative of the loss by one parameter, by nudging each of its entries."""
    parameter = model.parameters[index]
    before = parameter.copy()

    def loss(value):
        parameter[:] = value
        return model.loss(X, y, penalty)

    try:
        return numerical_gradient(loss, before)
    finally:
        parameter[:] = before


@pytest.mark.parametrize("penalty", [0.0, 0.3])
@pytest.mark.parametrize("y", [Y, SHARES], ids=["labels", "shares"])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("widths", [(D, K), (D, 5, K), (D, 6, 5, K)])
def test_gradients_are_those_of_the_loss(widths, activation, y, penalty):
    for seed in (1, 2):
        model = at_a_random_point(widths, activation, seed)
        gradients = model.gradients(X, y, penalty)
        assert len(gradients) == len(model.parameters) == 2 * (len(widths) - 1)
        for index, gradient in enumerate(gradients):
            assert gradient.shape == model.parameters[index].shape
            expected = numerical(model, index, y, penalty)
            np.testing.assert_allclose(gradient, expected, rtol=1e-6, atol=1e-9)


def test_without_hidden_layer_it_is_softmax_regression():
    model = at_a_random_point((D, K), "relu")
    (W,), (b,) = model.weights, model.biases
    np.testing.assert_allclose(model.logits(X), X @ W + b, rtol=1e-15)
    assert model.loss(X, Y) == pytest.approx(cross_entropy(X @ W + b, Y), rel=1e-15)
    logits = X @ W + b
    P = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    dW, db = model.gradients(X, Y)
    np.testing.assert_allclose(dW, X.T @ (P - one_hot(Y, K)) / N, rtol=1e-12)
    np.testing.assert_allclose(db, (P - one_hot(Y, K)).mean(axis=0), rtol=1e-12)


@pytest.mark.parametrize(("activation", "f"), [("relu", lambda a: a * (a > 0)), ("tanh", np.tanh)])
def test_the_activation_stands_between_layers_only(activation, f):
    model = at_a_random_point((D, 6, 5, K), activation)
    (V, W, U), (a, b, c) = model.weights, model.biases
    expected = f(f(X @ V + a) @ W + b) @ U + c
    np.testing.assert_allclose(model.logits(X), expected, rtol=1e-13)
    np.testing.assert_allclose(model.logits(X[0]), expected[0], rtol=1e-13)
    assert (model.logits(X) < 0).any()


def test_the_penalty_counts_weights_and_no_biases():
    model = at_a_random_point((D, 5, K), "tanh")
    squares = sum((W**2).sum() for W in model.weights)
    assert model.loss(X, Y, 0.5) - model.loss(X, Y) == pytest.approx(squares / 4)


def test_accuracy():
    model = Network((2, 2), zeroed=[-1])
    model.weights[0][:] = np.eye(2)
    points = np.array([[3, 1], [1, 3], [0, 1], [2, 0]])
    assert model.accuracy(points, [0, 1, 0, 0]) == 0.75
    assert model.accuracy(points, np.eye(2)[[0, 1, 0, 0]]) == 0.75


def test_accuracy_of_one_example_and_of_equal_logits():
    assert accuracy([0, 5, 0], 1) == 1 and accuracy([0, 5, 0], 0) == 0
    assert accuracy([0, 5, 0], [0.2, 0.7, 0.1]) == 1
    assert accuracy([[1, 1, 0]] * 2, [0, 1]) == 0.5


@pytest.mark.parametrize(
    ("logits", "labels", "error", "message"),
    [
        (X[:3], [[1], [0], [1]], ValueError, r"labels have shape \(3, 1\)"),
        (X[:3], [1], ValueError, r"labels have shape \(1,\).*integers of shape \(3,\)"),
        (X[:3], [0, 1, 4], ValueError, "between 0 and 3"),
        (X[:3], [0, 1, -1], ValueError, "between 0 and 3"),
        (X[:3], ["a", "b", "c"], TypeError, "labels must be integers"),
        (X[:3], np.ma.array([0, 1, 2]), TypeError, "labels must be integers.*without a mask"),
        (X[:3], [0.0, 1, 2], TypeError, "must be integers"),
        (np.ma.array(X[:3]), [0, 1, 2], TypeError, "logits must be a regular array"),
        (X[:0], [], ValueError, "no examples"),
    ],
    ids=str,
)
def test_what_has_no_accuracy(logits, labels, error, message):
    with pytest.raises(error, match=message):
        accuracy(logits, labels)


@pytest.mark.parametrize(
    ("widths", "activation", "variance"),
    [
        ((400, 300, 200), "relu", [2 / 400, 2 / 300]),
        ((400, 300, 200), "tanh", [1 / 400, 1 / 300]),
        ((400, 300), "relu", [1 / 400]),
    ],
)
def test_weights_start_with_the_variance_that_the_docstring_says(widths, activation, variance):
    model = Network(widths, activation)
    for W, expected in zip(model.weights, variance, strict=True):
        assert W.var() == pytest.approx(expected, rel=0.03)
        assert abs(W.mean()) < 4 * np.sqrt(expected / W.size)
    assert not any(b.any() for b in model.biases)


@pytest.mark.parametrize(
    ("zeroed", "at_zero"),
    [((), []), ([1], [0]), ([-1], [2]), ((1, 3), [0, 2]), ([-3, 2], [0, 1]), (3, [2])],
)
def test_zeroed_layers_are_zero_and_the_others_are_as_without(zeroed, at_zero):
    plain, model = Network((D, 6, 5, K)), Network((D, 6, 5, K), zeroed=zeroed)
    for index, (W, same) in enumerate(zip(model.weights, plain.weights, strict=True)):
        assert np.array_equal(W, 0 * same if index in at_zero else same)


def test_a_zeroed_last_layer_starts_at_ln_K_and_hands_nothing_down_at_first():
    X, y = three_clusters()
    model = Network((3, 32, 32, 3), zeroed=[-1])
    assert model.loss(X, y) == pytest.approx(np.log(3), rel=1e-15)
    norms = [np.linalg.norm(g) for g in model.gradients(X, y)[::2]]
    assert norms[:2] == [0, 0] and norms[2] > 0.1


def test_the_seed_decides():
    first, same, other = (Network((D, K), seed=seed).weights[0] for seed in (3, 3, 4))
    assert np.array_equal(first, same) and not np.array_equal(first, other)


def test_parameters_are_the_arrays_themselves():
    model = Network((D, 5, K))
    W1, b1, W2, b2 = model.parameters
    assert W1 is model.weights[0] and b1 is model.biases[0]
    assert W2 is model.weights[1] and b2 is model.biases[1]


def test_nothing_is_changed_and_nothing_need_be_writable():
    frozen = [X.copy(), Y.copy()]
    for array in frozen:
        array.flags.writeable = False
    model = at_a_random_point((D, 5, K), "relu")
    before = [p.copy() for p in model.parameters]
    model.logits(frozen[0]), model.loss(*frozen), model.gradients(*frozen, penalty=0.1)
    assert all(map(np.array_equal, before, model.parameters))


def test_lists_and_integers_are_taken():
    model = Network((2, 3))
    assert model.logits([[1, 2]]).shape == (1, 3)
    assert len(model.gradients([[1, 2], [3, 4]], [0, 2])) == 2


def test_huge_weights_give_no_warning():
    model = Network((D, 5, K))
    for W in model.weights:
        W[:] = 1e200
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not np.isfinite(model.logits(X)).all()
        assert not np.isfinite(model.loss(X, Y, penalty=1.0))
        model.gradients(X, Y)


@pytest.mark.parametrize("widths", [(4,), (), 4, (4, 0), (4, 2.5), (4, True), "43"])
def test_bad_widths(widths):
    with pytest.raises(ValueError, match="two or more positive whole numbers"):
        Network(widths)


@pytest.mark.parametrize("zeroed", [[0], [3], [-3], [1.0], ["last"], [True], 5, None, True, 1.0])
def test_bad_zeroed(zeroed):
    with pytest.raises(ValueError, match="numbers of layers, 1 to 2 from the first or -1 to -2"):
        Network((4, 5, 3), zeroed=zeroed)


@pytest.mark.parametrize(
    "bad", ["text", [["1"] * 4], np.ma.array(X), [[1, 2], [3]], None], ids=repr
)
def test_X_must_hold_real_numbers_without_a_mask(bad):
    model = Network((4, 3))
    for call in (model.logits, lambda X: model.loss(X, Y), lambda X: model.gradients(X, Y)):
        with pytest.raises(TypeError, match=r"^X must be a regular array of real numbers"):
            call(bad)


def test_bad_penalty():
    model = Network((4, 3))
    for call in (model.loss, model.gradients):
        with pytest.raises(ValueError, match="penalty must be 0 or more, and finite, but got -1"):
            call(X, Y, -1)
        with pytest.raises(TypeError, match="penalty must be one number"):
            call(X, Y, None)


def test_bad_activation_and_bad_X():
    for activation in ("sigmoid", ["relu"], None):
        with pytest.raises(ValueError, match='must be "relu" or "tanh"'):
            Network((4, 5, 3), activation=activation)
    with pytest.raises(ValueError, match=r"\(N, 4\).*\(4, 7\)"):
        Network((4, 3)).logits(X.T)
    with pytest.raises(ValueError, match=r"\(N, 4\).*\(4,\)"):
        Network((4, 3)).gradients(X[0], Y[0])


@pytest.mark.parametrize("C", [1.0, 0.1])
def test_trained_to_the_end_it_agrees_with_scikit_learn(C):
    data = iris()
    model = Network((4, 3), zeroed=[-1])
    penalty = 1 / (C * len(data.y_train))
    train(model, data.X_train, data.y_train, SGD(0.5), 4000, penalty=penalty, progress=False)
    peer = LogisticRegression(C=C, tol=1e-10, max_iter=10_000).fit(data.X_train, data.y_train)
    np.testing.assert_allclose(model.weights[0], peer.coef_.T, atol=1e-5)
    intercepts = peer.intercept_ - peer.intercept_.mean()
    np.testing.assert_allclose(model.biases[0] - model.biases[0].mean(), intercepts, atol=1e-5)
