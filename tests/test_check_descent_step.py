"""The zoo of gradient_descent_step: right steps pass, mistakes are told by their name."""

from collections import namedtuple

import numpy as np
import pytest
import scipy.special
from zoo import FORMS, Zoo, fits_a_notebook

import softmaxlib
from softmaxlib import log_softmax, numerical_gradient, sigmoid, softmax, softmax_vjp
from softmaxlib.check.training.descent_step import gradient_descent_step

zoo = Zoo()
right = zoo("gradient_descent_step")


def slips(mistake):
    return zoo("gradient_descent_step", mistake)


def judged(answer):
    return fits_a_notebook(gradient_descent_step(answer))


def one_hot(y, K):
    return np.eye(K)[y]


# Right steps


@right
def solution(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)


@right
def one_subtracted_at_the_labels(W, b, X, y, lr):
    p = softmax(np.dot(X, W) + b, axis=1)
    p[np.arange(len(y)), y] -= 1
    dW = np.dot(X.T, p) / X.shape[0]
    db = p.mean(axis=0)
    return W - lr * dW, b - lr * db


@right
def copies_changed_in_place(W, b, X, y, lr):
    W, b, n = W.copy(), b.copy(), len(y)
    g = softmax(X @ W + b, axis=-1) - one_hot(y, b.size)
    W -= lr / n * (X.T @ g)
    b -= lr / n * np.sum(g, axis=0)
    return [W, b]


@right
def two_minus_signs(W, b, X, y, lr):
    error = one_hot(y, W.shape[1]) - softmax(X @ W + b)
    return W + lr * X.T @ error / len(X), b + lr * error.mean(0)


@right
def sum_over_examples(W, b, X, y, lr):
    dW, db = np.zeros_like(W), np.zeros_like(b)
    for x, label in zip(X, y, strict=True):
        p = softmax(x @ W + b)
        p[label] -= 1
        dW += np.outer(x, p)
        db += p
    return W - lr * dW / len(X), b - lr * db / len(X)


@right
def all_loops(W, b, X, y, lr):
    N, D, K = len(X), len(W), len(b)
    W_new, b_new = W.tolist(), b.tolist()
    for n in range(N):
        z = [sum(X[n, d] * W[d, k] for d in range(D)) + b[k] for k in range(K)]
        exps = [np.exp(z_k - max(z)) for z_k in z]
        for k in range(K):
            g = exps[k] / sum(exps) - (1 if k == y[n] else 0)
            b_new[k] -= lr * g / N
            for d in range(D):
                W_new[d][k] -= lr * g * X[n, d] / N
    return W_new, b_new


@right
def one_more_feature(W, b, X, y, lr):
    X1, W1 = np.hstack([X, np.ones((len(X), 1))]), np.vstack([W, b])
    G = (softmax(X1 @ W1) - one_hot(y, len(b))) / len(X)
    W1 = W1 - lr * X1.T @ G
    return W1[:-1], W1[-1]


@right
def columns_for_examples(W, b, X, y, lr):
    error = softmax(W.T @ X.T + b[:, None], axis=0) - one_hot(y, len(b)).T
    return W - lr * (error @ X).T / len(y), b - lr * error.mean(axis=1)


@right
def einstein_sum(W, b, X, y, lr):
    G = np.exp(log_softmax(X @ W + b)) - (y[:, None] == np.arange(len(b)))
    return W - lr * np.einsum("nd,nk->dk", X, G) / len(y), b - lr * np.einsum("nk->k", G) / len(y)


@right
def by_hand_with_a_shift(W, b, X, y, lr):
    z = X @ W + b
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    p = e / (e.sum(axis=1, keepdims=True) + 1e-12)
    G = p - one_hot(y, W.shape[1])
    return W - lr * (G.T @ X).T / len(X), b - lr * G.sum(axis=0) / len(X)


@right
def nudged(W, b, X, y, lr):
    def loss(W, b):
        return -log_softmax(X @ W + b)[np.arange(len(y)), y].mean()

    dW = numerical_gradient(lambda W: loss(W, b), W)
    db = numerical_gradient(lambda b: loss(W, b), b)
    return W - lr * dW, b - lr * db


@right
def scipys_softmax_in_float32(W, b, X, y, lr):
    p = scipy.special.softmax((X @ W + b).astype(np.float32), axis=1)
    G = (p - one_hot(y, len(b))).astype(np.float32)
    return (W - lr * X.T @ G / len(X)).astype(np.float32), b - lr * G.mean(axis=0)


@right
def through_the_shares(W, b, X, y, lr):
    p = softmax(X @ W + b)
    own = p[np.arange(len(y)), y][:, None]
    # The gradient of the label's share, divided by that share. A share of 0 has a known limit.
    with np.errstate(all="ignore"):
        G = np.where(own > 0, softmax_vjp(p, one_hot(y, len(b))) / -own, p - one_hot(y, len(b)))
    return W - lr * X.T @ G / len(X), b - lr * G.mean(axis=0)


# Wrong directions


@slips("uphill")
def plus_for_minus(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W + lr * X.T @ G, b + lr * G.sum(axis=0)


@slips("uphill")
def labels_minus_shares(W, b, X, y, lr):
    G = (one_hot(y, len(b)) - softmax(X @ W + b)) / len(X)
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)


@slips("bias_uphill")
def plus_for_the_bias(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b + lr * G.sum(axis=0)


@slips("weights_uphill")
def plus_for_the_weights(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W + lr * X.T @ G, b - lr * G.sum(axis=0)


@slips("subtracted_from_the_gradient")
def gradient_minus_weights(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return lr * X.T @ G - W, lr * G.sum(axis=0) - b


@slips("gradients_returned")
def gradients(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return X.T @ G, G.sum(axis=0)


@slips("gradients_returned")
def steps(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return -lr * X.T @ G, -lr * G.sum(axis=0)


def weights_returned_as_they_were(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    W_new = W - lr * X.T @ G  # noqa: F841
    b_new = b - lr * G.sum(axis=0)
    return W, b_new


def equals_minus(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    W_new, b_new = W, b
    W_new - lr * X.T @ G
    b_new - lr * G.sum(axis=0)
    return W_new, b_new


@slips("gradient_after_the_update")
def weights_first(W, b, X, y, lr):
    W = W - lr * X.T @ (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    b = b - lr * (softmax(X @ W + b) - one_hot(y, len(b))).mean(axis=0)
    return W, b


@slips("gradient_after_the_update")
def bias_first(W, b, X, y, lr):
    b = b - lr * (softmax(X @ W + b) - one_hot(y, len(b))).mean(axis=0)
    W = W - lr * X.T @ (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W, b


@slips("one_example_after_another")
def stochastic(W, b, X, y, lr):
    for x, label in zip(X, y, strict=True):
        g = softmax(x @ W + b) - np.eye(len(b))[label]
        W, b = W - lr * np.outer(x, g), b - lr * g
    return W, b


@slips("one_example_after_another")
def stochastic_and_divided(W, b, X, y, lr):
    for n in range(len(X)):
        g = (softmax(X[n] @ W + b) - np.eye(len(b))[y[n]]) / len(X)
        W = W - lr * np.outer(X[n], g)
        b = b - lr * g
    return W, b


# Wrong lengths


@slips("summed")
def sum_for_mean(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)


@slips("divided_twice")
def mean_of_the_divided(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G / len(X), b - lr * G.mean(axis=0)


@slips("divided_by_another_count")
def divided_by_features(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / X.shape[1]
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)


@slips("divided_by_another_count")
def divided_by_classes(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(b)
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)


@slips("divided_by_another_count")
def divided_by_all_entries(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * X.T @ G / G.size, b - lr * G.sum(axis=0) / G.size


@slips("twice_as_long")
def as_for_a_square(W, b, X, y, lr):
    G = 2 * (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)


@slips("twice_as_long")
def two_steps(W, b, X, y, lr):
    for _ in range(2):
        W, b = solution(W, b, X, y, lr)
    return W, b


@slips("half_as_long")
def one_half(W, b, X, y, lr):
    G = 0.5 * (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)


@slips("learning_rate_forgotten")
def rate_not_used(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - X.T @ G, b - G.sum(axis=0)


@slips("learning_rate_forgotten")
def rate_for_the_weights_only(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - G.sum(axis=0)


@slips("learning_rate_divides")
def divided_by_the_rate(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - X.T @ G / lr, b - G.sum(axis=0) / lr


@slips("learning_rate_on_everything")
def brackets(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return lr * (W - X.T @ G), lr * (b - G.sum(axis=0))


@slips("learning_rate_twice")
def rate_in_the_gradient_too(W, b, X, y, lr):
    G = lr * (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * G.sum(axis=0)


@slips("learning_rate_subtracted")
def sign_only(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * np.sign(X.T @ G), b - lr * np.sign(G.sum(axis=0))


# Wrong pairs


@slips("pair_swapped")
def bias_before_weights(W, b, X, y, lr):
    W_new, b_new = solution(W, b, X, y, lr)
    return b_new, W_new


@slips("bias_not_returned")
def weights_only(W, b, X, y, lr):
    return solution(W, b, X, y, lr)[0]


@slips("weights_not_returned")
def bias_only(W, b, X, y, lr):
    return solution(W, b, X, y, lr)[1]


@slips("one_array_of_both")
def np_array(W, b, X, y, lr):
    W_new, b_new = solution(W, b, X, y, lr)
    return np.array([W_new, b_new])


@slips("one_array_of_both")
def stacked(W, b, X, y, lr):
    return np.vstack(solution(W, b, X, y, lr))


@slips("added_up")
def plus_between(W, b, X, y, lr):
    W_new, b_new = solution(W, b, X, y, lr)
    return W_new + b_new, b_new


@slips("weights_turned")
def turned(W, b, X, y, lr):
    W_new, b_new = solution(W, b, X, y, lr)
    return W_new.T, b_new


# Wrong probabilities


def stepped(G):
    """A learner's last lines, after the line that makes the gradient by the logits."""

    def answer(W, b, X, y, lr):
        g = G(W, b, X, y)
        return W - lr * X.T @ g / len(X), b - lr * g.sum(axis=0) / len(X)

    answer.__name__ = G.__name__
    return answer


@slips("softmax_along_columns")
@stepped
def axis_zero(W, b, X, y):
    return softmax(X @ W + b, axis=0) - one_hot(y, len(b))


@slips("one_total_for_all")
@stepped
def no_axis(W, b, X, y):
    z = X @ W + b
    e = np.exp(z - z.max())
    return e / e.sum() - one_hot(y, len(b))


@slips("softmax_twice")
@stepped
def softmax_of_softmax(W, b, X, y):
    p = softmax(X @ W + b)
    return softmax(p) - one_hot(y, len(b))


@slips("softmax_forgotten")
@stepped
def logits_minus_labels(W, b, X, y):
    return X @ W + b - one_hot(y, len(b))


@slips("logarithms_for_shares")
@stepped
def log_softmax_minus_labels(W, b, X, y):
    return log_softmax(X @ W + b) - one_hot(y, len(b))


@slips("exponentials_not_shared")
@stepped
def exp_only(W, b, X, y):
    return np.exp(X @ W + b) - one_hot(y, len(b))


@slips("sigmoid_for_softmax")
@stepped
def as_in_notebook_four(W, b, X, y):
    return sigmoid(X @ W + b) - one_hot(y, len(b))


@slips("winners_for_shares")
@stepped
def perceptron(W, b, X, y):
    return one_hot((X @ W + b).argmax(axis=1), len(b)) - one_hot(y, len(b))


@slips("bias_not_in_logits")
@stepped
def no_bias(W, b, X, y):
    return softmax(X @ W) - one_hot(y, len(b))


@slips("softmax_slope_added")
@stepped
def back_through_softmax(W, b, X, y):
    p = softmax(X @ W + b)
    return softmax_vjp(p, p - one_hot(y, len(b)))


@slips("softmax_slope_added")
@stepped
def times_the_slope_of_a_sigmoid(W, b, X, y):
    p = softmax(X @ W + b)
    return (p - one_hot(y, len(b))) * p * (1 - p)


@slips("stopped_at_the_shares")
@stepped
def slope_of_the_log(W, b, X, y):
    return -one_hot(y, len(b)) / softmax(X @ W + b)


@slips("loss_for_gradient")
@stepped
def losses(W, b, X, y):
    return -one_hot(y, len(b)) * log_softmax(X @ W + b)


@slips("loss_for_gradient")
def minus_the_loss(W, b, X, y, lr):
    loss = -np.mean(log_softmax(X @ W + b)[np.arange(len(y)), y])
    return W - lr * loss, b - lr * loss


@slips("no_shift")
@stepped
def softmax_of_notebook_one(W, b, X, y):
    e = np.exp(X @ W + b)
    return e / e.sum(axis=1, keepdims=True) - one_hot(y, len(b))


@slips("one_max_for_all")
@stepped
def one_maximum(W, b, X, y):
    z = X @ W + b
    e = np.exp(z - np.max(z))
    return e / e.sum(axis=1, keepdims=True) - one_hot(y, len(b))


@slips("clipped")
@stepped
def cut_off(W, b, X, y):
    e = np.exp(np.clip(X @ W + b, -700, 700))
    return e / e.sum(axis=1, keepdims=True) - one_hot(y, len(b))


@slips("mean_shift")
@stepped
def mean_off(W, b, X, y):
    z = X @ W + b
    e = np.exp(z - z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) - one_hot(y, len(b))


@slips("min_shift")
@stepped
def smallest_off(W, b, X, y):
    z = X @ W + b
    e = np.exp(z - z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) - one_hot(y, len(b))


@slips("nan_replaced")
@stepped
def nan_to_num(W, b, X, y):
    e = np.exp(X @ W + b)
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True)) - one_hot(y, len(b))


# Wrong labels


@slips("labels_forgotten")
@stepped
def shares_only(W, b, X, y):
    return softmax(X @ W + b)


@slips("shares_forgotten")
@stepped
def labels_only(W, b, X, y):
    return -one_hot(y, len(b))


@slips("class_numbers_subtracted")
@stepped
def minus_y(W, b, X, y):
    return softmax(X @ W + b) - y


@slips("class_numbers_subtracted")
@stepped
def minus_a_column_of_y(W, b, X, y):
    return softmax(X @ W + b) - y.reshape(-1, 1)


@slips("labels_from_one")
@stepped
def first_class_is_one(W, b, X, y):
    p = softmax(X @ W + b)
    p[np.arange(len(y)), y - 1] -= 1
    return p


@slips("every_row_at_every_label")
@stepped
def all_rows_at_all_labels(W, b, X, y):
    p = softmax(X @ W + b)
    p[:, y] -= 1
    return p


@slips("label_taken_for_a_row")
@stepped
def rows_of_p(W, b, X, y):
    p = softmax(X @ W + b)
    p[y] -= 1
    return p


@slips("probability_overwritten")
@stepped
def equals_minus_one(W, b, X, y):
    p = softmax(X @ W + b)
    p[np.arange(len(y)), y] = -1
    return p


# Wrong biases


@slips("bias_over_classes")
def axis_one(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * G.sum(axis=1)


@slips("bias_over_classes")
def axis_one_with_keepdims(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * np.sum(G, axis=1, keepdims=True)


@slips("bias_keeps_examples")
def not_summed(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * G


@slips("bias_of_one_example")
def first_row_of_the_errors(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * G[0]


@slips("bias_as_a_row")
def keepdims(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * np.sum(G, axis=0, keepdims=True)


@slips("bias_as_a_row")
def row_of_ones(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * np.ones((1, len(X))) @ G


@slips("bias_as_a_column")
def column(W, b, X, y, lr):
    W_new, b_new = solution(W, b, X, y, lr)
    return W_new, b_new.reshape(-1, 1)


@slips("bias_not_averaged")
def bias_summed(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * X.T @ G / len(X), b - lr * G.sum(axis=0)


@slips("bias_divided_twice")
def bias_mean_of_the_divided(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * G.mean(axis=0)


@slips("bias_moved_by_weights")
def mean_of_the_weights_gradient(W, b, X, y, lr):
    dW = X.T @ (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * dW, b - lr * dW.mean(axis=0)


@slips("bias_moved_by_weights")
def same_gradient_for_both(W, b, X, y, lr):
    dW = X.T @ (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * dW, b - lr * dW


# Wrong products


@slips("not_transposed")
def inputs_not_turned(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X @ G, b - lr * G.sum(axis=0)


@slips("not_transposed")
def other_order(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * G @ X, b - lr * G.sum(axis=0)


@slips("not_transposed")
def numpys_dot(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * np.dot(X, G.T), b - lr * G.sum(axis=0)


@slips("gradient_turned")
def error_turned(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * G.T @ X, b - lr * G.sum(axis=0)


@slips("entry_by_entry")
def star(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X * G, b - lr * G.sum(axis=0)


@slips("entry_by_entry")
def star_with_transpose(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T * G, b - lr * G.sum(axis=0)


@slips("inputs_forgotten")
def bias_gradient_for_weights(W, b, X, y, lr):
    db = (softmax(X @ W + b) - one_hot(y, len(b))).mean(axis=0)
    return W - lr * db, b - lr * db


@slips("features_averaged")
def mean_over_features(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * np.mean(X.T @ G, axis=0), b - lr * np.mean(G, axis=0)


@slips("averaged_too_early")
def mean_input(W, b, X, y, lr):
    db = (softmax(X @ W + b) - one_hot(y, len(b))).mean(axis=0)
    return W - lr * np.outer(X.mean(axis=0), db), b - lr * db


@slips("weights_not_averaged")
def weights_summed(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * X.T @ G, b - lr * G.mean(axis=0)


@slips("first_example_only")
def return_in_the_loop(W, b, X, y, lr):
    for x, label in zip(X, y, strict=True):
        g = softmax(x @ W + b) - np.eye(len(b))[label]
        return W - lr * np.outer(x, g), b - lr * g


@slips("first_example_only")
def last_example(W, b, X, y, lr):
    for x, label in zip(X, y, strict=True):
        g = softmax(x @ W + b) - np.eye(len(b))[label]
        dW, db = np.outer(x, g) / len(X), g / len(X)
    return W - lr * dW, b - lr * db


@slips("examples_averaged_away")
def mean_before_the_product(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))).mean(axis=0)
    return W - lr * (X.T @ G), b - lr * G


@slips("examples_averaged_away")
def sum_before_the_product(W, b, X, y, lr):
    G = np.sum(softmax(X @ W + b) - one_hot(y, len(b)), axis=0)
    return W - lr * np.dot(X.T, G), b - lr * G.sum()


# Brackets, a number for lr, and a number for K


@slips("subtraction_first")
def minus_first(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(y)
    return (W - lr) * (X.T @ G), (b - lr) * G.sum(axis=0)


@slips("subtraction_first")
def minus_first_of_sums(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return (W - lr) * (X.T @ G), (b - lr) * G.sum(axis=0)


@slips("old_values_divided")
def all_divided(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return (W - lr * X.T @ G) / len(y), (b - lr * G.sum(axis=0)) / len(y)


@slips("old_values_divided")
def weights_divided(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return (W - lr * X.T @ G) / len(y), b - lr * G.mean(axis=0)


@slips("old_values_divided")
def biases_divided(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * X.T @ G / len(y), (b - lr * G.sum(axis=0)) / len(y)


@slips("labels_divided_only")
def brackets_forgotten(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b)) / len(y)
    return W - lr * (X.T @ G), b - lr * G.sum(axis=0)


@slips("labels_divided_only")
def brackets_forgotten_before_a_mean(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b)) / len(y)
    return W - lr * (X.T @ G), b - lr * G.mean(axis=0)


@slips("shares_divided_only")
def only_shares_divided(W, b, X, y, lr):
    G = softmax(X @ W + b) / len(y) - one_hot(y, len(b))
    return W - lr * (X.T @ G), b - lr * G.sum(axis=0)


def _with_classes(K, encode=one_hot):
    def step(W, b, X, y, lr):
        G = (softmax(X @ W + b) - encode(y, K(y))) / len(y)
        return W - lr * (X.T @ G), b - lr * G.sum(axis=0)

    return step


@slips("classes_counted_from_labels")
def largest_label(W, b, X, y, lr):
    return _with_classes(lambda y: max(y) + 1, softmaxlib.one_hot)(W, b, X, y, lr)


@slips("classes_counted_from_labels")
def largest_label_of_an_own_one_hot(W, b, X, y, lr):
    return _with_classes(lambda y: y.max() + 1)(W, b, X, y, lr)


@slips("classes_counted_from_labels")
def kinds_of_labels(W, b, X, y, lr):
    return _with_classes(lambda y: len(np.unique(y)), softmaxlib.one_hot)(W, b, X, y, lr)


@slips("classes_fixed")
def three_classes(W, b, X, y, lr):
    return _with_classes(lambda y: 3, softmaxlib.one_hot)(W, b, X, y, lr)


@slips("classes_fixed")
def ten_classes(W, b, X, y, lr):
    return _with_classes(lambda y: 10)(W, b, X, y, lr)


@slips("learning_rate_overwritten")
def lr_set_inside(W, b, X, y, lr):
    lr = 0.1
    return solution(W, b, X, y, lr)


@slips("learning_rate_overwritten")
def number_for_lr(W, b, X, y, lr):
    return solution(W, b, X, y, 0.5)


@slips("logits_entry_by_entry")
def star_in_the_logits(W, b, X, y, lr):
    G = (softmax(X * W + b) - one_hot(y, len(b))) / len(y)
    return W - lr * (X.T @ G), b - lr * G.sum(axis=0)


@slips("not_transposed")
def weights_before_inputs(W, b, X, y, lr):
    G = (softmax(W @ X + b) - one_hot(y, len(b))) / len(y)
    return W - lr * (X.T @ G), b - lr * G.sum(axis=0)


# A bias that stays where it is has two causes, and no output can tell them apart.


def bias_returned_as_it_was(W, b, X, y, lr):
    return solution(W, b, X, y, lr)[0], b


def sum_without_axis(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    return W - lr * X.T @ G, b - lr * np.sum(G)


def mean_without_axis(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * X.T @ G / len(X), b - lr * np.mean(G)


def sums_for_means_and_no_axis(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * X.T @ G, b - lr * np.sum(G)


# The same goes for W, and for both.


def mean_of_all_weights(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * np.mean(X.T @ G), b - lr * np.mean(G, axis=0)


def two_means_of_all(W, b, X, y, lr):
    G = softmax(X @ W + b) - one_hot(y, len(b))
    return W - lr * np.mean(X.T @ G), b - lr * np.mean(G)


BIAS = ("bias_frozen", "bias_over_everything")
WEIGHTS = ("weights_frozen", "over_everything")
BOTH = ("nothing_moved", "over_everything")
FROZEN = [
    (bias_returned_as_it_was, BIAS),
    (sum_without_axis, BIAS),
    (mean_without_axis, BIAS),
    (sums_for_means_and_no_axis, BIAS),
    (weights_returned_as_they_were, WEIGHTS),
    (mean_of_all_weights, WEIGHTS),
    (equals_minus, BOTH),
    (two_means_of_all, BOTH),
]


# What the zoo is for


Step = namedtuple("Step", "W_new b_new")
PAIRS = {
    "lists": lambda W, b: [W.tolist(), b.tolist()],
    "a named pair": Step,
    "an array of objects": lambda W, b: _objects(W, b),
    "a list of lists of numbers of NumPy": lambda W, b: [[list(row) for row in W], list(b)],
}


def _objects(W, b):
    pair = np.empty(2, dtype=object)
    pair[0], pair[1] = W, b
    return pair


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_steps_pass(exercise, answer, form):
    verdict = judged(lambda *args: tuple(FORMS[form](part) for part in answer(*args)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize("pair", PAIRS)
def test_the_pair_may_be_held_in_many_ways(pair):
    verdict = judged(lambda *args: PAIRS[pair](*solution(*args)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, (verdict.candidates, verdict.message)
    lines = verdict.message.replace(" ", "").splitlines()
    said = "\n".join(line for line in lines if not line.startswith("inyourline"))
    for solution_part in ("X.T@", "axis=0)", "W-lr", "b-lr", "/len(X)", "keepdims"):
        assert solution_part not in said


@pytest.mark.parametrize(("answer", "candidates"), FROZEN)
def test_what_does_not_move_is_asked_about(answer, candidates):
    assert judged(answer).candidates == candidates


def blank_left(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / ____  # noqa: F821
    return W - lr * (X.T @ G), b - lr * G.sum(axis=0)


def with_the_loss(W, b, X, y, lr):
    return *solution(W, b, X, y, lr), 0.5


def one_thing(W, b, X, y, lr):
    return (solution(W, b, X, y, lr)[0],)


def bias_in_place_returns_none(W, b, X, y, lr):
    return solution(W, b, X, y, lr)[0], None


def text_as_weights(W, b, X, y, lr):
    return "W_new", b


def a_dict(W, b, X, y, lr):
    return dict(zip("Wb", solution(W, b, X, y, lr), strict=True))


def in_place(W, b, X, y, lr):
    G = (softmax(X @ W + b) - one_hot(y, len(b))) / len(X)
    W -= lr * X.T @ G
    b -= lr * G.sum(axis=0)
    return W, b


def in_place_without_return(W, b, X, y, lr):
    in_place(W, b, X, y, lr)


def inputs_scaled_in_place(W, b, X, y, lr):
    X /= 2
    return solution(W, b, 2 * X, y, lr)


def bias_of_one_number(W, b, X, y, lr):
    W_new, b_new = solution(W, b, X, y, lr)
    return W_new, b_new.sum()


def rounded(W, b, X, y, lr):
    return tuple(part.round(2) for part in solution(W, b, X, y, lr))


def three_times(W, b, X, y, lr):
    return solution(W, b, X, y, 3 * lr)


def changes_do_not_cancel(W, b, X, y, lr):
    W_new, b_new = solution(W, b, X, y, lr)
    return W_new, b_new + 0.01 * lr


def loss_only(W, b, X, y, lr):
    return -log_softmax(X @ W + b)[np.arange(len(y)), y].mean()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (bias_summed, "gave b_new = [0.2, -0.4, 0.2]; expected [0.1, -0.2, 0.1]; W_new is right"),
        (sum_for_mean, "W_new is off, too"),
        (weights_summed, "gave W_new = [[-0.2, -0.8, 1]]; expected [[-0.1, -0.4, 0.5]]"),
        (weights_summed, "b_new is right"),
        (sum_without_axis, "gave b_new = [0, 0, 0]; expected [0.2, -0.1, -0.1]; W_new is right"),
        (in_place, "as by -=, *= or [...] = ?"),
        (plus_for_minus, "the loss is higher after this step than before it"),
        (keepdims, "b_new of shape (1, 3), not (3,)"),
        (not_summed, "b_new of shape (1, 3), not (3,)"),
        (column, "b_new of shape (3, 1), not (3,)"),
        (turned, "W_new of shape (3, 2), not (2, 3)"),
        (bias_before_weights, "W_new of shape (3,), not (2, 3)"),
        (weights_only, "gave one array of shape (2, 3), not the pair (W_new, b_new)"),
        (minus_y, "stopped with ValueError"),
        (softmax_of_notebook_one, "with W = [[1000, 1001, 999], [1003, 1002, 1000]], b = 0"),
        (softmax_of_notebook_one, "right so far   steps from small logits\n"),
        (two_means_of_all, "gave b_new = [0, 0, 0]; expected [0.2, -0.1, -0.1]; W_new is off"),
        (minus_first, "with W = [[1, 1]], b = [3, 3], X = [[2], [-2]], y = [0, 1], lr = 0.5"),
    ],
)
def test_messages_speak_of_the_two_apart(answer, said):
    assert said in judged(answer).message


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (blank_left, "raised", "a blank, ____, is still there"),
        (with_the_loss, "wrong_type", "gave 3 things, not the pair (W_new, b_new)"),
        (one_thing, "wrong_type", "gave 1 thing, not the pair"),
        (loss_only, "wrong_type", "gave one number, not the pair"),
        (a_dict, "wrong_type", "gave a dict, not the pair"),
        (bias_in_place_returns_none, "wrong_type", "gave None as b_new, not the pair"),
        (text_as_weights, "wrong_type", "gave text as W_new, not the pair"),
        (in_place, "changed_argument", "changed the list or array that it was given"),
        (in_place_without_return, "returned_none", "nothing was returned"),
        (inputs_scaled_in_place, "changed_argument", "changed the list or array"),
        (bias_of_one_number, "wrong_shape", "b_new of shape (), not (3,)"),
        (rounded, None, "is something rounded on the way?"),
        (three_times, None, "right so far   the step does not go uphill"),
        (changes_do_not_cancel, None, "add up to 0 over the classes"),
        (lambda W, b, X, y: (W, b), "raised", "how many things stand in brackets?"),
        (lambda *args: (args[0] * np.nan, args[1]), None, "a nan or an infinity has come in"),
    ],
)
def test_other_wrong_steps_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert said in verdict.message


def stub(W, b, X, y, lr):
    return ...


def stub_of_a_pair(W, b, X, y, lr):
    W_new = ...
    b_new = ...
    return W_new, b_new


def half_a_stub(W, b, X, y, lr):
    return W - lr * X.T @ (softmax(X @ W + b) - one_hot(y, len(b))) / len(X), ...


def stub_in_a_product(W, b, X, y, lr):
    G = ...
    return W - lr * G, b - lr * G


@pytest.mark.parametrize(
    "answer", [..., stub, stub_of_a_pair, half_a_stub, stub_in_a_product, (1, 2)]
)
def test_an_unwritten_step_is_not_attempted(answer):
    assert judged(answer).status == "not attempted"


def test_a_right_step_needs_no_remark():
    message = judged(solution).message
    assert "did you notice" not in message and "beyond this" not in message


def known_mistakes():
    found = {mistake.slug: mistake for mistake in gradient_descent_step.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


SHIFTS_OF_NOTEBOOK_2 = {
    "one_score_shift",
    "constant_shift",
    "added_max",
    "max_of_absolute_values",
    "max_with_zero",
    "extended_precision",
    "half_precision",
}


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert mistake.hint.endswith("?") or "? " in mistake.hint
    assert 3 <= len(mistake.cause.split()) <= 20 and 3 <= len(mistake.hint.split()) <= 25
    in_zoo = {slug for _, slug, _ in zoo.answers} | {*BIAS, *WEIGHTS, *BOTH}
    assert slug in in_zoo | SHIFTS_OF_NOTEBOOK_2
    verdict = judged(mistake.wrong)
    assert slug in (*verdict.candidates, verdict.mistake)
