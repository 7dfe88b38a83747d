"""How cross_entropy_from_logits goes wrong in the mean: right losses, put together wrongly."""

import numpy as np

from softmaxlib.check.cross_entropy.from_logits_slips import each_loss, one_hot, picked
from softmaxlib.check.parts import named
from softmaxlib.functions import log_softmax, logsumexp, softmax


def mean_mistakes():
    """The right losses, and a wrong mean."""
    return (
        *named(
            "sum_for_mean",
            "this is the sum over all examples, N times their mean",
            "give each row twice. Should the loss double?",
            lambda z, y: each_loss(z, y).sum(),
            lambda z, y: -np.log(picked(softmax(z), y)).sum(),
            lambda z, y: -np.log(picked(softmax(z), y).prod()),
        ),
        *named(
            "divided_by_entries",
            "you average over all entries of the table, or divide by the number of classes",
            "how many losses do 4 rows of 3 classes have: 4, 3, or 12?",
            lambda z, y: each_loss(z, y).sum() / z.size,
            lambda z, y: each_loss(z, y).sum() / z.shape[1],
        ),
        *named(
            "divided_twice",
            "you divide by the number of examples twice: a mean has done so already",
            "which of your lines divide by N? Is one of them a mean?",
            lambda z, y: each_loss(z, y).mean() / len(y),
        ),
        *named(
            "loss_of_each_example",
            "this is the loss of each example; they are not one number yet",
            "two examples give two losses. What makes one number of them?",
            each_loss,
            lambda z, y: each_loss(z, y) / len(y),
        ),
        *named(
            "table_of_losses",
            "a whole table came back, with a number for every class",
            "which entry of each row belongs to the true class? What happens to the rows then?",
            lambda z, y: -log_softmax(z),
            lambda z, y: log_softmax(z),
            lambda z, y: -one_hot(z, y) * log_softmax(z),
            lambda z, y: logsumexp(z, keepdims=True) - z,
            lambda z, y: -log_softmax(z)[:, y],
            lambda z, y: softmax(z),
        ),
        *named(
            "losses_of_each_class",
            "the examples are added up for each class, which leaves a number for every class",
            "which direction disappears in sum(axis=0)? What should be left at the end?",
            lambda z, y: -(one_hot(z, y) * log_softmax(z)).sum(axis=0),
            lambda z, y: -(one_hot(z, y) * log_softmax(z)).sum(axis=0) / len(y),
        ),
        *named(
            "mean_of_one_part",
            "all logs of sums are still there: outside of the mean, or added in each round",
            "print both parts of your difference. How many numbers should each part have?",
            lambda z, y: logsumexp(z) - picked(z, y).mean(),
            lambda z, y: len(y) * logsumexp(z) - picked(z, y).sum(),
        ),
        *named(
            "mean_of_one_part",
            "the mean is taken of one part only; the other still has a number for each example",
            "what does the mean stand around in your line? What should it stand around?",
            lambda z, y: logsumexp(z).mean() - picked(z, y),
        ),
        *named(
            "mean_of_one_part",
            "one part is a mean over the examples, and the other is a sum over them",
            "what does the mean stand around in your line? What should it stand around?",
            lambda z, y: logsumexp(z).sum() - picked(z, y).mean(),
            lambda z, y: logsumexp(z).mean() - picked(z, y).sum(),
        ),
        *named(
            "mean_before_log",
            "you average the shares first, and take the log of that",
            "one example is nearly impossible: does your loss notice? Which comes first?",
            lambda z, y: -np.log(picked(softmax(z), y).mean()),
        ),
        *named(
            "worst_example",
            "you return the largest loss of all examples, not their mean",
            "two examples have losses 0 and 4. What is their mean?",
            lambda z, y: each_loss(z, y).max(),
        ),
        *named(
            "middle_example",
            "you return the median of the losses, not their mean",
            "two examples have losses 0 and 4, and a third has 9. What is their mean?",
            lambda z, y: np.median(each_loss(z, y)),
        ),
        *named(
            "return_inside_loop",
            "only the first example counts; if there is a loop, the function ends before it does",
            "is there a loop through all rows? If so, how far is your return indented?",
            lambda z, y: each_loss(z, y)[0],
            lambda z, y: each_loss(z, y)[0] / len(y),
        ),
        *named(
            "overwritten",
            "only the last example counts; if there is a loop, each round forgets the one before",
            "is there a loop through all rows? If so, where do the losses of its rounds gather?",
            lambda z, y: each_loss(z, y)[-1],
            lambda z, y: each_loss(z, y)[-1] / len(y),
        ),
        *named(
            "nothing_kept",
            "this is always 0: what a round computes is not kept in the list or the sum",
            "print the list or sum in each round. Does + change it, or make a new one?",
            lambda z, y: 0.0,
        ),
        *named(
            "example_left_out",
            "one example is left out of the loop or of the sum",
            "print n in each round. Which is the first, and which is the last?",
            lambda z, y: each_loss(z, y)[1:].sum() / len(y),
            lambda z, y: each_loss(z, y)[:-1].sum() / len(y),
            lambda z, y: each_loss(z, y)[1:].mean(),
            lambda z, y: each_loss(z, y)[:-1].mean(),
        ),
        *named(
            "divided_by_one_less",
            "the sum of the losses is divided by N - 1",
            "how many losses are there, and by what is their sum divided?",
            lambda z, y: each_loss(z, y).sum() / (len(y) - 1),
        ),
    )
