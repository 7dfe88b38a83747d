"""What goes wrong in hidden_gradient with the matrix product, and with what is returned."""

import numpy as np

from softmaxlib.check.logit_paths.hidden_masks import by_h, relu, true_gradient
from softmaxlib.check.parts import named
from softmaxlib.functions import softmax


def _products(left, right):
    """The products of two tables as learners write them."""
    return (
        lambda *args: left(*args) @ right(*args),
        lambda *args: np.dot(left(*args), right(*args)),
    )


def _upstream(upstream, W, before):
    return upstream


def _weights(upstream, W, before):
    return W


def _turned(part):
    return lambda *args: part(*args).T


def _masked_too(product):
    """The product, alone and with the right mask."""
    return product, lambda *args: product(*args) * (args[2] > 0)


def product_mistakes():
    """How upstream and W are put together."""
    # @ fits in none of these orders, unless two of the sizes happen to be equal.
    wrong_pairs = (
        (_upstream, _weights),
        (_weights, _upstream),
        (_turned(_weights), _upstream),
        (_upstream, _turned(_upstream)),
        (_turned(_upstream), _weights),
        (_turned(_upstream), _turned(_weights)),
        (_turned(_weights), _turned(_upstream)),
    )
    return (
        *named(
            "not_transposed",
            "the tables do not fit in this order: in a product @ the inner sizes must agree",
            "write both shapes side by side. Which table must be turned, and which comes first?",
            *(
                wrong
                for left, right in wrong_pairs
                for product in _products(left, right)
                for wrong in _masked_too(product)
            ),
        ),
        *named(
            "transposed_result",
            "your product has a row for each unit: (H, N), and before has (N, H)",
            "print both shapes. In which order must the two tables stand?",
            lambda upstream, W, before: W @ upstream.T,
            *(
                lambda upstream, W, before, product=product: product(W, upstream.T) * (before > 0)
                for product in (np.matmul, np.dot)
            ),
            lambda upstream, W, before: true_gradient(upstream, W, before).T,
        ),
        *named(
            "entry_by_entry",
            "* multiplies entry by entry, where a sum over the results of the next layer is needed",
            "one unit moves all K results. What must be done with their K slopes?",
            *_masked_too(lambda upstream, W, before: upstream * W),
            *_masked_too(lambda upstream, W, before: W * upstream),
            *_masked_too(lambda upstream, W, before: upstream * W.T),
            *_masked_too(lambda upstream, W, before: W.T * upstream),
            *_masked_too(lambda upstream, W, before: W.T * upstream.T),
            *_masked_too(lambda upstream, W, before: upstream[:, None] * W),
        ),
        *named(
            "reshaped_for_turned",
            "reshape keeps the order of the numbers; it does not swap rows and columns",
            "print W, and what reshape makes of it. Where did the first column of W go?",
            *_masked_too(lambda upstream, W, before: upstream @ W.reshape(W.shape[::-1])),
        ),
        *named(
            "last_result_only",
            "only the last k counts: each round of the loop over k forgets the one before",
            "which line writes the entry? Does it add to what stands there, or replace it?",
            *_masked_too(lambda upstream, W, before: upstream[:, -1:] * W[:, -1]),
        ),
        *named(
            "first_result_only",
            "only the first k counts: a loop over the results ends in its first round",
            "one unit moves all K results. Where do the other rounds of the loop come in?",
            *_masked_too(lambda upstream, W, before: upstream[:, :1] * W[:, 0]),
        ),
        *named(
            "weights_forgotten",
            "upstream is summed over the results, and W is not used",
            "a unit with weight 0 has no say. What does your code give for it?",
            *_masked_too(lambda upstream, W, before: upstream.sum(axis=1, keepdims=True)),
        ),
        *named(
            "upstream_forgotten",
            "the weights are summed, and upstream is not used",
            "twice the upstream should give twice the slope. Does it with yours?",
            *_masked_too(lambda upstream, W, before: W.sum(axis=1)),
            *_masked_too(lambda upstream, W, before: np.ones_like(upstream) @ W.T),
        ),
        *named(
            "gradient_by_the_weights",
            "this is the slope by W; asked is the slope by before, one layer further back",
            "print the shape of your result, and of before. Which of the three arrays do you use?",
            lambda upstream, W, before: relu(before).T @ upstream,
            lambda upstream, W, before: before.T @ upstream,
            lambda upstream, W, before: (before > 0).T @ upstream,
            lambda upstream, W, before: upstream.T @ relu(before),
            lambda upstream, W, before: upstream.T @ before,
        ),
        *named(
            "forward_pass",
            "this is the way forward, from before to the next layer",
            "the slope comes in at the end, as upstream. Which way does it go?",
            lambda upstream, W, before: relu(before) @ W,
            lambda upstream, W, before: relu(before),
            lambda upstream, W, before: relu(before @ W),
            lambda upstream, W, before: (before > 0) @ W,
        ),
        *named(
            "passed_through",
            "upstream is passed on as it is",
            "it has a column for each result of the next layer. For what is one wanted?",
            lambda upstream, W, before: upstream,
        ),
    )


def _of_result(change):
    return lambda *args: change(true_gradient(*args), *args)


def result_mistakes():
    """What becomes of a right gradient."""
    return (
        *named(
            "sign_flipped",
            "every sign is turned round: this is the direction of a step, not the slope",
            "is a minus asked for here? Where does it come in later?",
            _of_result(lambda gradient, *args: -gradient),
        ),
        *named(
            "sign_lost",
            "the sizes are right, and the signs are lost",
            "may a slope be negative? Which line makes it positive?",
            _of_result(lambda gradient, *args: np.abs(gradient)),
        ),
        *named(
            "summed_over_examples",
            "the slopes of all examples are added up or averaged; each keeps its own here",
            "before has a row for each example. How many rows does your answer have?",
            _of_result(lambda gradient, *args: gradient.sum(axis=0)),
            _of_result(lambda gradient, *args: gradient.sum(axis=0, keepdims=True)),
            _of_result(lambda gradient, *args: gradient.mean(axis=0)),
            _of_result(lambda gradient, *args: gradient.mean(axis=0, keepdims=True)),
        ),
        *named(
            "summed_over_units",
            "the slopes of all units are added up; each keeps its own here",
            "before has a column for each unit. How many columns does your answer have?",
            _of_result(lambda gradient, *args: gradient.sum(axis=1)),
            _of_result(lambda gradient, *args: gradient.sum(axis=1, keepdims=True)),
            _of_result(lambda gradient, *args: gradient.sum()),
        ),
        *named(
            "divided_by_count",
            "you also divide by a number of examples, units or results",
            "upstream holds the mean already, if there is one. Which line divides, and by what?",
            _of_result(lambda gradient, *args: gradient / len(gradient)),
            _of_result(lambda gradient, *args: gradient / gradient.shape[1]),
            _of_result(lambda gradient, *args: gradient / args[0].shape[1]),
            _of_result(lambda gradient, *args: gradient / gradient.size),
        ),
        *named(
            "softmax_added",
            "softmax is applied on the way; there is none between these two layers",
            "which of your lines calls softmax? What does this layer do to its inputs?",
            _of_result(lambda gradient, *args: softmax(gradient)),
            lambda upstream, W, before: softmax(by_h(upstream, W)) * (before > 0),
            lambda upstream, W, before: true_gradient(softmax(upstream), W, before),
        ),
        *named(
            "first_row_only",
            "only the first example is there: is a return indented too far?",
            "print the shape of before and of your answer. After which line should return stand?",
            _of_result(lambda gradient, *args: gradient[0]),
            _of_result(lambda gradient, *args: gradient[:1]),
            _of_result(lambda gradient, *args: gradient * (np.arange(len(gradient)) == 0)[:, None]),
        ),
        *named(
            "last_row_only",
            "only the last example is left: each round of the loop forgets the one before",
            "where do the results of all rounds gather? What does your return give back?",
            _of_result(lambda gradient, *args: gradient[-1]),
            _of_result(lambda gradient, *args: gradient[-1:]),
        ),
        *named(
            "extra_brackets",
            "there is one pair of brackets too many around the answer",
            "print the shape of before and of what you return. Which line adds an axis?",
            _of_result(lambda gradient, *args: gradient[None]),
        ),
        *named(
            "cut_to_whole",
            "the entries are rounded or cut to whole numbers",
            "print one entry before that line, and after it. What is left of 0.34?",
            _of_result(lambda gradient, *args: np.trunc(gradient)),
            _of_result(lambda gradient, *args: np.round(gradient)),
        ),
    )
