"""What goes wrong in softmax_vjp with the rewards: which average is taken off, and from what."""

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.derivatives import softmax_vjp
from softmaxlib.functions import softmax

_EQUAL_REWARDS = "if upstream is the same for all shares, the answer must be 0. Is yours?"


def slopes(p):
    """The table of slopes of one row of shares."""
    return np.diag(p) - np.outer(p, p)


def _sum(values):
    return values.sum(axis=-1, keepdims=True)


def _average(p, g):
    return _sum(p * g)


def _by_rows(of_one_row):
    """A wrong answer for one row, applied to each row of a table."""

    def wrong(p, g):
        if p.ndim == 1:
            return of_one_row(p, g)
        return np.array([of_one_row(*row) for row in zip(p, g, strict=True)])

    return wrong


def average_mistakes():
    """What is taken off each reward."""
    return (
        *named(
            "average_forgotten",
            "this is p times upstream: each share's own reward, as if the others paid nothing",
            _EQUAL_REWARDS,
            lambda p, g: p * g,
        ),
        *named(
            "own_share_only",
            "each logit earns by its own share only, p (1 - p) times its upstream",
            _EQUAL_REWARDS,
            lambda p, g: p * (1 - p) * g,
        ),
        *named(
            "upstream_unused",
            "p (1 - p) holds no reward: the upstream is not used",
            "twice the reward should give twice the earnings. Does it with yours?",
            lambda p, g: p * (1 - p),
        ),
        *named(
            "passed_through",
            "the upstream is passed on as it is",
            "a share that is 0 cannot move. What does its logit earn?",
            lambda p, g: g,
        ),
        *named(
            "plain_sum",
            "you subtract the sum of upstream; each entry counts in full, not by its share",
            _EQUAL_REWARDS,
            lambda p, g: p * (g - _sum(g)),
        ),
        *named(
            "plain_average",
            "you take the plain mean of upstream, as if all shares were equal",
            "which share pays most for a nudge, a large or a small one? Which average says that?",
            lambda p, g: p * (g - g.mean(axis=-1, keepdims=True)),
            lambda p, g: g - g.mean(axis=-1, keepdims=True),
        ),
        *named(
            "maximum_taken",
            "you subtract the largest reward (or the smallest), not the average",
            "add up your answer. What must all logits earn, if they are raised at once?",
            lambda p, g: p * (g - g.max(axis=-1, keepdims=True)),
            lambda p, g: p * (g - g.min(axis=-1, keepdims=True)),
            lambda p, g: g - g.max(axis=-1, keepdims=True),
            lambda p, g: p * (g - g.max()),
        ),
        *named(
            "average_added",
            "the average is added, where it should be taken off",
            _EQUAL_REWARDS,
            lambda p, g: p * (g + _average(p, g)),
        ),
        *named(
            "mean_of_products",
            "the products p * upstream are averaged once more: p already holds the weights",
            _EQUAL_REWARDS,
            lambda p, g: p * (g - (p * g).mean(axis=-1, keepdims=True)),
        ),
        *named(
            "average_only",
            "only the average is left: the reward of a share itself is missing",
            _EQUAL_REWARDS,
            lambda p, g: -p * _average(p, g),
            lambda p, g: p * _average(p, g),
            _average,
            lambda p, g: _average(p, g).squeeze(-1),
        ),
        *named(
            "brackets_lost",
            "the average is taken off p * upstream, and not off upstream",
            "which part is multiplied by p? What could hold it together?",
            lambda p, g: p * g - _average(p, g),
        ),
        *named(
            "log_softmax_vjp",
            "this is right for log-softmax: upstream minus p times its sum",
            "what did the shares come from here: softmax, or log-softmax?",
            lambda p, g: g - p * _sum(g),
        ),
        *named(
            "share_forgotten",
            "this is how far each reward lies above the average; its share is missing",
            "a share that is 0 cannot move. What does its logit earn?",
            lambda p, g: g - _average(p, g),
        ),
        *named(
            "normalised",
            "you share the products out, so that they add up to 1",
            "what should the answer add up to, if raising all logits at once moves nothing?",
            lambda p, g: p * g / _average(p, g),
            lambda p, g: p * g / _average(p, g) - p,
        ),
        *named(
            "difference",
            "you subtract one argument from the other",
            "twice the reward should give twice the earnings. Does it with yours?",
            lambda p, g: p - g,
            lambda p, g: g - p,
            lambda p, g: p - p * g,
        ),
        *named(
            "softmax_twice",
            "softmax is applied to p, and p holds shares already",
            "which of your lines calls softmax, or a function that does? What does it get?",
            lambda p, g: softmax_vjp(softmax(p), g),
            lambda p, g: softmax(p) * (g - _average(p, g)),
        ),
        *named(
            "softmax_of_upstream",
            "softmax is applied to the upstream, which holds no logits",
            "the upstream says how a share is rewarded. Which of your lines takes it for scores?",
            lambda p, g: softmax_vjp(softmax(g), g),
            lambda p, g: softmax_vjp(p, softmax(g)),
            lambda p, g: softmax(g),
        ),
        *named(
            "arguments_swapped",
            "p and upstream have changed places",
            "compare the line that begins with def with the call above. Which stands where?",
            lambda p, g: g * (p - _average(p, g)),
        ),
    )


def table_mistakes():
    """What becomes of a table of slopes, one for each row."""
    return (
        *named(
            "elementwise_product",
            "* multiplies entry by entry, and leaves a table",
            "one logit moves all shares: what must be done with the rewards of all of them?",
            lambda p, g: slopes(p) * g,
            lambda p, g: slopes(p) * g[:, None],
        ),
        *named(
            "table_returned",
            "this is the table of slopes, and the upstream is not used yet",
            "what does the nudged logit earn from each share? How do the earnings become one?",
            lambda p, g: slopes(p),
        ),
        *named(
            "row_sums",
            "every entry is 0, as when the table is added up before the upstream comes in",
            "each row of the table adds up to 0. What must meet its entries before that?",
            lambda p, g: np.zeros(p.shape),
            lambda p, g: (slopes(p) * g).sum(axis=0),
        ),
        *named(
            "nothing_stored",
            "nothing was stored: == for =, or an array of whole numbers",
            "print the result right after the line that fills it. Does an entry change?",
            lambda p, g: np.zeros(p.shape),
        ),
        *named(
            "minus_forgotten",
            "the others seem to gain, too: a minus beside the diagonal is missing",
            _EQUAL_REWARDS,
            _by_rows(lambda p, g: np.abs(slopes(p)) @ g),
        ),
        *named(
            "own_reward_left_out",
            "the nudged share itself is left out: only the rewards of the others count",
            "raise logit 2. Does share 2 earn nothing by it?",
            _by_rows(lambda p, g: (slopes(p) * (1 - np.eye(p.size))) @ g),
        ),
        *named(
            "broadcast_lost",
            "in your table of slopes p meets p entry by entry, not in all pairs",
            "is your table equal to its transpose? Which shape must one of the two p have?",
            _by_rows(lambda p, g: (p * (np.eye(p.size) - p)) @ g),
            _by_rows(lambda p, g: (p * (np.eye(p.size) - p)).T @ g),
        ),
    )
