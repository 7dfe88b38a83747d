"""What goes wrong in gradient_descent_step on the way from p - y to the gradients by W and b."""

from functools import partial

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.check.training.descent_logits import logits_in_the_wrong_order
from softmaxlib.check.training.true_step import error, moved, of_logits, true_gradients


def _weights_summed_bias_frozen(W, b, X, y, lr):
    """Both gradients are summed and not averaged, and b's over everything, which leaves 0."""
    return W - lr * X.T @ error(W, b, X, y), b


def _from_one_row(W, b, X, y, product, divide, bias):
    """The gradients where p - y is averaged or added up, to one row, before all the rest."""
    G = error(W, b, X, y)
    g = G.mean(axis=0) if divide else G.sum(axis=0)
    return product(X, g), bias(g)


def bias_mistakes():
    """What happens to b alone."""

    def by(db):
        """A step with a right W_new, and `db` (of the error, X and dW) in place of b's gradient."""

        def gradients(W, b, X, y):
            dW, _db = true_gradients(W, b, X, y)
            return dW, db(error(W, b, X, y), X, dW)

        return moved(gradients)

    return (
        *named(
            "bias_frozen",
            "b_new is still b: the step moves only W",
            "print b before and after the step. What is its gradient?",
            by(lambda G, X, dW: 0),
            _weights_summed_bias_frozen,
        ),
        *named(
            "bias_over_everything",
            "b's gradient is summed over examples and classes, where gains and losses cancel to 0",
            "print your gradient of b. Should it be one number, or one for each class?",
            by(lambda G, X, dW: G.sum() / len(X)),
            _weights_summed_bias_frozen,
        ),
        *named(
            "bias_of_one_example",
            "b moves by the gradient of one example only",
            "all examples share one b. What becomes of their N gradients?",
            by(lambda G, X, dW: G[0]),
            by(lambda G, X, dW: G[-1]),
            by(lambda G, X, dW: G[0] / len(X)),
            by(lambda G, X, dW: G[-1] / len(X)),
        ),
        *named(
            "bias_over_classes",
            "b's gradient is summed over the classes, and each class has a b of its own",
            "print the shape of your gradient of b. Which axis should be left?",
            by(lambda G, X, dW: G.sum(axis=1)),
            by(lambda G, X, dW: G.sum(axis=1, keepdims=True)),
            lambda W, b, X, y, lr: b.__isub__(error(W, b, X, y).sum(axis=1)),
        ),
        *named(
            "bias_keeps_examples",
            "b_new has a row for each example; b's gradient was never summed over them",
            "all examples share one b. What becomes of their N gradients?",
            by(lambda G, X, dW: G),
            by(lambda G, X, dW: G / len(X)),
            lambda W, b, X, y, lr: b.__isub__(error(W, b, X, y)),
        ),
        *named(
            "bias_as_a_row",
            "the numbers are right, but b_new is a table of one row: (1, K) and not (K,)",
            "print the shape of b before and after. Which argument kept an axis?",
            by(lambda G, X, dW: G.mean(axis=0, keepdims=True)),
        ),
        *named(
            "bias_as_a_column",
            "the numbers are right, but b_new has become a table with axes that b has not",
            "print the shape of b before and after. Which line adds an axis?",
            lambda W, b, X, y, lr: (
                W - lr * true_gradients(W, b, X, y)[0],
                (b - lr * true_gradients(W, b, X, y)[1])[:, None],
            ),
            by(lambda G, X, dW: G.mean(axis=0)[:, None]),
        ),
        *named(
            "bias_not_averaged",
            "W moves by the mean over the examples, but b by their sum",
            "is b's gradient divided by the number of examples? Is W's?",
            by(lambda G, X, dW: G.sum(axis=0)),
        ),
        *named(
            "bias_divided_twice",
            "b's gradient is divided by a number of examples or classes twice",
            "does your code divide by N, and then take a mean as well?",
            by(lambda G, X, dW: G.mean(axis=0) / len(X)),
            by(lambda G, X, dW: G.mean(axis=0) / G.shape[1]),
        ),
        *named(
            "bias_moved_by_weights",
            "b is moved by the gradient of W, or by a mean of it",
            "b is the same for all inputs. Should X occur in its gradient?",
            by(lambda G, X, dW: dW),
            by(lambda G, X, dW: dW.mean(axis=0)),
            by(lambda G, X, dW: dW.sum(axis=0)),
            by(lambda G, X, dW: dW.mean(axis=1)),
            by(lambda G, X, dW: dW.sum(axis=1)),
        ),
    )


def product_mistakes():
    """How inputs and errors are put together for W."""

    def by(dW):
        """A step with a right b_new, and `dW(X, G)` in place of W's gradient."""

        def gradients(W, b, X, y):
            G = error(W, b, X, y)
            return dW(X, G), G.sum(axis=0) / len(X)

        return moved(gradients)

    return (
        *named(
            "not_transposed",
            "the two tables do not fit in this order: in a product @ the inner sizes must agree",
            "write both shapes side by side. Which table must be turned, and which comes first?",
            by(lambda X, G: X @ G),
            by(lambda X, G: G @ X),
            by(lambda X, G: X @ G.T),
            by(lambda X, G: G @ X.T),
            by(lambda X, G: np.dot(X, G)),
            by(lambda X, G: np.dot(G, X)),
            by(lambda X, G: np.dot(X, G.T)),
            by(lambda X, G: np.dot(G, X.T)),
            by(lambda X, G: X.T @ G.T),
            by(lambda X, G: np.dot(X.T, G.T)),
            # These fit where N and K are equal.
            by(lambda X, G: G @ X / len(X)),
            by(lambda X, G: np.dot(G, X) / len(X)),
            by(lambda X, G: X.T @ G.T / len(X)),
            by(lambda X, G: np.dot(X.T, G.T) / len(X)),
            *logits_in_the_wrong_order(),
        ),
        *named(
            "gradient_turned",
            "your gradient of W has the shape (K, D), and W has (D, K)",
            "print both shapes. In which order do the two tables belong?",
            by(lambda X, G: G.T @ X / len(X)),
            by(lambda X, G: G.T @ X),
        ),
        *named(
            "entry_by_entry",
            "* multiplies entry by entry, where a sum over the examples is needed",
            "each weight meets all N examples. Which product adds them up?",
            *(
                by(lambda X, G, product=product, mean=mean: product(X, G) / (len(X) if mean else 1))
                for product in (
                    lambda X, G: X * G,
                    lambda X, G: G * X,
                    lambda X, G: X.T * G,
                    lambda X, G: G * X.T,
                )
                for mean in (True, False)
            ),
        ),
        *named(
            "inputs_forgotten",
            "W moves by the gradient of b: the inputs X are not in it",
            "a feature that is 0 has no say. How does its weight move with your code?",
            by(lambda X, G: G.mean(axis=0)),
            by(lambda X, G: G.sum(axis=0)),
            by(lambda X, G: G),
        ),
        *named(
            "features_averaged",
            "W's gradient is averaged or summed over the features, and each has weights of its own",
            "print the shape of your gradient of W. Is there a number for each entry of W?",
            by(lambda X, G: (X.T @ G).mean(axis=0)),
            by(lambda X, G: (X.T @ G / len(X)).mean(axis=0)),
            by(lambda X, G: (X.T @ G / len(X)).sum(axis=0)),
        ),
        *named(
            "averaged_too_early",
            "inputs and errors are averaged first, and multiplied after that",
            "each example has its own error. With which input should that be multiplied?",
            by(lambda X, G: np.outer(X.mean(axis=0), G.mean(axis=0))),
            by(lambda X, G: np.outer(X.sum(axis=0), G.mean(axis=0))),
            by(lambda X, G: np.outer(X.sum(axis=0), G.sum(axis=0))),
        ),
        *named(
            "examples_averaged_away",
            "the examples were averaged or added up before they met X",
            "print the shapes of both sides of that product. Where are the N examples?",
            *(
                moved(partial(_from_one_row, product=product, divide=divide, bias=bias))
                for product in (
                    lambda X, g: X.T @ g,
                    lambda X, g: np.dot(X.T, g),
                    lambda X, g: X @ g,
                    lambda X, g: g @ X,
                    lambda X, g: X.T * g,
                    lambda X, g: X * g,
                )
                for divide in (True, False)
                for bias in (lambda g: g, np.sum)
            ),
        ),
        *named(
            "weights_not_averaged",
            "b moves by the mean over the examples, but W by their sum",
            "is W's gradient divided by the number of examples? Is b's?",
            by(lambda X, G: X.T @ G),
        ),
        *named(
            "first_example_only",
            "only the first or the last example moves W and b",
            "is a return indented too far? Does your loop add up what each example gives?",
            *(
                moved(
                    lambda W, b, X, y, part=part, by=by: tuple(
                        g / (len(X) if by else 1)
                        for g in of_logits(error(W, b, X, y)[part], X[part])
                    )
                )
                for part in (slice(1), slice(-1, None))
                for by in (False, True)
            ),
        ),
    )
