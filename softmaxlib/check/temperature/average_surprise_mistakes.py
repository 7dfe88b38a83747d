"""How an entropy goes wrong: the zeros, the weights, the unit, and other measures of spread."""

import math

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.functions import softmax


def _terms(p):
    """What each option adds to the entropy: -p ln p, and 0 where p is 0."""
    p = np.asarray(p)
    return -p * np.log(np.where(p > 0, p, 1))


def entropy_of(p):
    """The entropy of p in nats: the reference of the exercise."""
    return _terms(p).sum()


def _surprises(p):
    return -np.log(p[p > 0])


def _up_to_the_first_zero(p):
    return entropy_of(np.where(np.cumprod(p > 0), p, 0))


def _whole_sum_replaced(p):
    return np.nan_to_num((-p * np.log(p)).sum())


def _with_visible_number(tiny):
    """The ways in which a small number under the log, too large to be harmless, is met."""
    return (
        lambda p: -(p * np.log(p + tiny)).sum(),
        lambda p: -((p + tiny) * np.log(p + tiny)).sum(),
        lambda p: -(p * np.log(p.clip(tiny, 1))).sum(),
        lambda p: entropy_of(p.clip(tiny, 1)),
        lambda p: entropy_of(p.clip(tiny, 1 - tiny)),
        lambda p: entropy_of(np.where(p == 0, tiny, p)),
        lambda p: entropy_of((p + tiny) / (p + tiny).sum()),
    )


_LN = "which NumPy function is ln: np.log, np.log2 or np.log10?"

ENTROPY_MISTAKES = (
    *named(
        "sign_missing",
        "your number is right, but for its sign",
        "is the ln of 0.5 above or below 0? And a surprise?",
        lambda p: -entropy_of(p),
    ),
    *named(
        "bits",
        "your number is right in bits (log2); here the unit is the nat (ln)",
        _LN,
        lambda p: entropy_of(p) / np.log(2),
    ),
    *named(
        "base_ten",
        "your number is right for the base 10; here the base is e",
        _LN,
        lambda p: entropy_of(p) / np.log(10),
    ),
    *named(
        "share_of_the_maximum",
        "your number is the entropy divided by ln K, its largest value",
        "is your answer for equal shares the same, however many there are? Which step does that?",
        lambda p: entropy_of(p) / np.log(len(p)),
    ),
    *named(
        "nan_for_zero",
        "a probability of 0 reaches the log, and ln 0 is -inf",
        "how often does an impossible event surprise you? What should it add to the average?",
        lambda p: -(p * np.log(p)).sum(),
        lambda p: -sum(q * math.log(q) for q in p),
    ),
    *named(
        "zeros_left_out_once",
        "the zeros are left out on one side of the product only",
        "how many p are there in [0.5, 0.5, 0], and how many logs? Which p belongs to which?",
        lambda p: (p * _surprises(p)).sum(),
        lambda p: np.dot(p, _surprises(p)),
        lambda p: -(p[p > 0] * np.log(p)).sum(),
        lambda p: -np.dot(p[p > 0], np.log(p)),
    ),
    *named(
        "zero_wipes_out",
        "as soon as one probability is 0, your whole answer is 0",
        "the options that are possible still surprise. Which single term should become 0?",
        _whole_sum_replaced,
    ),
    *named(
        "zero_ends_the_loop",
        "at the first probability of 0 you stop, and the options after it do not count",
        "what do break and return do to the rest of the loop? Is there a way just to go on?",
        _up_to_the_first_zero,
    ),
    *named(
        "visible_epsilon",
        "a small number keeps 0 away from the log, but it is large enough to change the answer",
        "what becomes of shares smaller than your number? Could the zeros be treated on their own?",
        *(
            wrong
            for tiny in (0.1, 0.05, 0.01, 1e-3, 1e-4, 1e-5)
            for wrong in _with_visible_number(tiny)
        ),
    ),
    *named(
        "small_ones_left_out",
        "your condition leaves out small probabilities, not just 0",
        "which single number has no ln? Which ones does your condition leave out?",
        *(
            lambda p, least=least: entropy_of(p * (p > least))
            for least in (0.5, 0.2, 0.1, 0.05, 0.01, 1e-3, 1e-4)
        ),
    ),
    *named(
        "log_of_p_plus_one",
        "you take the ln of 1 + p, so that even a sure event surprises",
        "how surprised are you when p = 1? What does your logarithm make of it?",
        lambda p: (p * np.log1p(p)).sum(),
        lambda p: -(p * np.log1p(p)).sum(),
    ),
    *named(
        "mean_of_terms",
        "the terms are divided by their number, after p has already weighted them",
        "the p add up to 1. What would a second division make of the average?",
        lambda p: _terms(p).mean(),
        lambda p: entropy_of(p) / np.count_nonzero(p),
    ),
    *named(
        "surprises_not_weighted",
        "you add up the surprises, and a rare event counts as much as a frequent one",
        "how often is each of these surprises felt? Where should that number enter?",
        lambda p: _surprises(p).sum(),
        lambda p: -_surprises(p).sum(),
    ),
    *named(
        "plain_mean_of_surprises",
        "this is the plain mean of the surprises, as if each event were equally frequent",
        "out of 100 draws from [0.7, 0.2, 0.1], how many bring the first surprise?",
        lambda p: _surprises(p).mean(),
        lambda p: -_surprises(p).mean(),
    ),
    *named(
        "weighted_twice",
        "each surprise is multiplied by its p twice",
        "how often is a surprise of -ln p felt in 100 draws? How many factors p is that?",
        lambda p: (p * _terms(p)).sum(),
    ),
    *named(
        "perplexity",
        "this is e or 2 to the power of the entropy: the number of equal options it is worth",
        "that number has a name, perplexity. Which step goes beyond the average surprise?",
        lambda p: np.exp(entropy_of(p)),
        lambda p: 2 ** entropy_of(p),
    ),
    *named(
        "distance_from_equal",
        "this is ln K minus the entropy: how far the shares are from equal ones",
        "is your answer for equal shares the largest or the smallest? Which should it be?",
        lambda p: np.log(len(p)) - entropy_of(p),
        lambda p: entropy_of(p) - np.log(len(p)),
    ),
    *named(
        "ln_of_their_number",
        "your answer is ln K: it knows how many options there are, not how likely they are",
        "give it [0.7, 0.2, 0.1] and [0.1, 0.1, 0.8]. What becomes of the p?",
        lambda p: np.log(len(p)),
        lambda p: np.log(np.count_nonzero(p)),
    ),
    *named(
        "variance",
        "this measures how unlike the shares are, and it is 0 where the entropy is largest",
        "take [0.5, 0.5]: can you foresee the outcome? How large should your answer be?",
        lambda p: p.var(),
        lambda p: p.std(),
        lambda p: p.var(ddof=1),
        lambda p: p.std(ddof=1),
    ),
    *named(
        "squared_shares",
        "you weight p with p instead of with its surprise",
        "what is the surprise of an event of probability 0.5? Which function gives it?",
        lambda p: 1 - (p**2).sum(),
        lambda p: (p**2).sum(),
        lambda p: -(p**2).sum(),
    ),
    *named(
        "exp_for_ln",
        "you take e to the power of p, and a surprise takes the ln of p",
        "an event of probability 1 has surprise 0. Which function makes 0 of 1?",
        lambda p: (p * np.exp(p)).sum(),
        lambda p: -(p * np.exp(p)).sum(),
        lambda p: (p * np.exp(-p)).sum(),
    ),
    *named(
        "log_of_the_sum",
        "you sum first, and take the log of the sum",
        "which comes first: the ln of each p, or adding up? What is the ln of a total of 1?",
        lambda p: -np.log((p**2).sum()),
        lambda p: -np.log(p.sum()),
        lambda p: -p.sum() * np.log(p.sum()),
        lambda p: -p * np.log(p.sum()),
    ),
    *named(
        "one_surprise_only",
        "this is the surprise of a single option, of the rarest or of the most likely one",
        "the average is over all options. How much does each of them count?",
        lambda p: _surprises(p).max(),
        lambda p: _surprises(p).min(),
    ),
    *named(
        "one_term_only",
        "one option alone counts in your number: the first, the last or the one that adds most",
        "does return stand inside the loop? Does the total grow, or is it replaced each time?",
        lambda p: _terms(p)[0],
        lambda p: _terms(p)[-1],
        lambda p: _terms(p).max(),
    ),
    *named(
        "unsure_of_the_largest",
        "this is what is left beside the largest share; how it is split among the rest is lost",
        "compare [0.5, 0.5, 0] and [0.5, 0.25, 0.25]: which is harder to guess?",
        lambda p: 1 - p.max(),
    ),
    *named(
        "sum_of_logs_only",
        ".sum( ) belongs to the logs only, so each p is multiplied by the sum of them all",
        "round which product must a bracket stand, so that its terms are added up?",
        lambda p: -p * np.log(p).sum(),
        lambda p: -p[p > 0] * np.log(p[p > 0]).sum(),
        lambda p: p * np.log(p).sum(),
    ),
    *named(
        "terms_not_added",
        "this is what each option adds; the entropy is a single number",
        "which step makes one number of many?",
        _terms,
        lambda p: -_terms(p),
        lambda p: -p * np.log(p),
        lambda p: p * np.log(p),
        lambda p: np.cumsum(_terms(p)),
    ),
    *named(
        "surprises_only",
        "these are the surprises of the options; asked is their average, one number",
        "how often is each of them felt? How do you average with such weights?",
        lambda p: -np.log(p),
        lambda p: np.log(p),
    ),
    *named(
        "complement",
        "1 - p, the chance that it does not happen, has found its way into your sum",
        "for each option there is one weight and one surprise. Which p belongs to each?",
        lambda p: entropy_of(1 - p),
        lambda p: entropy_of(p) + entropy_of(1 - p),
        lambda p: -(p * np.log(1 - p)).sum(),
        lambda p: -((1 - p) * np.log(p)).sum(),
    ),
    *named(
        "softmax_first",
        "you take a softmax of p, and p holds shares already",
        "what does p add up to before your first line, and what are its values after it?",
        lambda p: entropy_of(softmax(p)),
    ),
    *named(
        "math_function",
        "math.log takes one number, and p holds many",
        "which log works on every number of an array?",
        lambda p: math.log(p),
    ),
)
