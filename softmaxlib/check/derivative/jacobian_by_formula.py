"""What goes wrong in the formula for the table of slopes of softmax."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.derivatives import softmax_jacobian
from softmaxlib.functions import sigmoid, softmax


def _of_shares(wrong):
    """A wrong answer that is made of the shares p, as a function of the logits x."""
    return lambda x: wrong(softmax(x))


def two_cases(on_the_diagonal, beside_it):
    """A table with on_the_diagonal(p_i) at [i, i] and beside_it(p_i, p_j) at [i, j]."""

    def wrong(x):
        p = softmax(x)
        table = np.zeros((p.size, p.size)) + beside_it(p[:, None], p)
        np.fill_diagonal(table, on_the_diagonal(p))
        return table

    return wrong


def _own_slope(p):
    return p * (1 - p)


def _equal_payers(x):
    p = softmax(x)
    return two_cases(_own_slope, lambda pi, pj: -_own_slope(pj) / max(p.size - 1, 1))(x)


def _of_exponentials(x):
    e = np.exp(x)
    return np.diag(e) - np.outer(e, e)


def _eye(p):
    return np.eye(p.size)


def formula_mistakes():
    return (
        *named(
            "sigmoid_formula",
            "this is one slope for each logit, as if only its own share could move",
            "nudge logit 2. Did share 1 move? Where could your answer hold that slope?",
            _of_shares(_own_slope),
            lambda x: sigmoid(x) * (1 - sigmoid(x)),
        ),
        *named(
            "own_share_only",
            "beside the diagonal stands 0, as if no other share moved",
            "nudge logit 2. Did share 1 move? Your table says that it cannot",
            two_cases(_own_slope, lambda pi, pj: 0),
            lambda x: np.diag(sigmoid(x) * (1 - sigmoid(x))),
        ),
        *named(
            "sign_flipped",
            "every sign is turned round: the logit that is raised loses",
            "raise one logit by hand. In which direction does its own share move?",
            lambda x: -softmax_jacobian(x),
        ),
        *named(
            "minus_forgotten",
            "beside the diagonal the minus is missing: all shares gain at once",
            "add up a column. Who pays for what the nudged share gains?",
            lambda x: np.abs(softmax_jacobian(x)),
        ),
        *named(
            "outer_added",
            "you add the products p_i p_j, so that all shares gain at once",
            "add up a column. Who pays for what the nudged share gains?",
            _of_shares(lambda p: np.diag(p) + np.outer(p, p)),
        ),
        *named(
            "outer_only",
            "these are the products p_i p_j alone",
            "they are what the others pay. With which sign, and what does the nudged share gain?",
            _of_shares(lambda p: np.outer(p, p)),
        ),
        *named(
            "outer_forgotten",
            "these are the shares on a diagonal, and nobody pays",
            "nudge logit 2. Did share 1 move? What must be taken off?",
            _of_shares(np.diag),
        ),
        *named(
            "wrong_diagonal",
            "beside the diagonal all is right; on the diagonal it is not",
            "each column adds up to 0. Which number does that leave for the diagonal?",
            *(
                two_cases(diagonal, lambda pi, pj: -pi * pj)
                for diagonal in (
                    lambda p: 0 * p,
                    lambda p: p,
                    lambda p: 1 - p,
                    lambda p: p**2,
                    lambda p: -(p**2),
                    lambda p: 1 - p**2,
                    lambda p: p * (p - 1),
                )
            ),
        ),
        *named(
            "square_taken_twice",
            "beside the diagonal all is right; on it, p squared is taken off twice",
            "what has p (1 - p) on the diagonal, before any product is subtracted?",
            _of_shares(lambda p: np.diag(_own_slope(p)) - np.outer(p, p)),
        ),
        *named(
            "in_every_row",
            "p (1 - p) is one row of numbers, and NumPy puts it into every row of the table",
            "print the shapes of both parts. Which part belongs on the diagonal only?",
            _of_shares(lambda p: _own_slope(p) - np.outer(p, p)),
            _of_shares(lambda p: _own_slope(p)[:, None] - np.outer(p, p)),
        ),
        *named(
            "one_formula_for_all",
            "p_i (1 - p_j) stands everywhere, and it is right for i = j only",
            "compare the entries [0, 1] and [1, 0]. Should one share's gain be the other's, too?",
            _of_shares(lambda p: np.outer(p, 1 - p)),
            _of_shares(lambda p: np.outer(1 - p, p)),
            two_cases(_own_slope, lambda pi, pj: -pi * (1 - pj)),
            two_cases(_own_slope, lambda pi, pj: -pj * (1 - pi)),
        ),
        *named(
            "equal_payers",
            "all other shares pay the same amount",
            "a rival with almost no share: can it pay as much as a large one?",
            _equal_payers,
            lambda x: _equal_payers(x).T,
        ),
        *named(
            "broadcast_lost",
            "p meets p entry by entry, so that one share is squared all along a row or column",
            "is your table equal to its transpose? Which index (or shape) needs the second p?",
            _of_shares(lambda p: p * (_eye(p) - p)),
            _of_shares(lambda p: p[:, None] * (_eye(p) - p[:, None])),
        ),
        *named(
            "p_subtracted",
            "you subtract the shares themselves, not a product of two of them",
            "a rival pays in proportion to its own share. To which other share as well?",
            _of_shares(lambda p: np.diag(p) - p),
            _of_shares(lambda p: np.diag(p) - p[:, None]),
            *(
                two_cases(diagonal, beside_it)
                for diagonal in (_own_slope, lambda p: p)
                for beside_it in (lambda pi, pj: -pi, lambda pi, pj: -pj)
            ),
        ),
        *named(
            "inner_product",
            "p @ p of two vectors is one number, the sum of the squares",
            "print what you subtract, and its shape. Which product of p with p is a table?",
            _of_shares(lambda p: np.diag(p) - p @ p),
            _of_shares(lambda p: p - p @ p),
            _of_shares(lambda p: p @ p),
        ),
        *named(
            "log_softmax_slope",
            "these are the slopes of ln p, right for log-softmax",
            "if ln p moves by 0.01, then p moves by 1 % of what?",
            _of_shares(lambda p: _eye(p) - p),
            _of_shares(lambda p: _eye(p) - p[:, None]),
        ),
        *named(
            "loss_slope",
            "these are the slopes p - 1 and p of a loss, -ln p, not of a share",
            "which quantity is nudged here: p, or the loss of notebook 6?",
            _of_shares(lambda p: p - _eye(p)),
            _of_shares(lambda p: p[:, None] - _eye(p)),
        ),
        *named(
            "softmax_twice",
            "softmax is applied to shares: its slopes are those for the logits p",
            "which of your lines calls softmax, or a function that does? How often does x meet it?",
            lambda x: softmax_jacobian(softmax(x)),
        ),
        *named(
            "logits_for_shares",
            "the logits stand where the shares belong",
            "which line turns x into shares? Is its result used everywhere?",
            lambda x: np.diag(x) - np.outer(x, x),
            lambda x: np.diag(x) - np.outer(softmax(x), softmax(x)),
            lambda x: np.diag(softmax(x)) - np.outer(x, x),
            lambda x: x * (1 - x),
        ),
        *named(
            "not_shared",
            "you use the exponentials as they are; they are not yet shared out",
            "does your p add up to 1?",
            _of_exponentials,
        ),
        *named(
            "shares_returned",
            "these are the shares, not how they move",
            "raise one logit a little. By how much does each share change?",
            softmax,
        ),
        *named(
            "percent",
            "your numbers are right in percent; here a share is a number from 0 to 1",
            "where do you multiply by 100?",
            lambda x: 100 * softmax_jacobian(x),
        ),
    )
