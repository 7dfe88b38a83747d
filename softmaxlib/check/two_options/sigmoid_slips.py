"""Slips in the formula of the sigmoid that ordinary numbers bring to light."""

import math

import numpy as np

from softmaxlib.check.parts import named
from softmaxlib.functions import log_softmax, sigmoid, softmax


def _soft_step(z):
    return z / (1 + np.abs(z))


def _size(z):
    return np.exp(-np.abs(z))


SLIPS = (
    *named(
        "sign_flipped",
        "this is sigmoid(-z), the share of the other option",
        "should z = 2 get more than one half, or less? Which of your signs decides that?",
        lambda z: sigmoid(-z),
    ),
    *named(
        "brackets_missing",
        "the sum below the line has come apart: Python divides before it adds",
        "what does Python make of 1 / 1 + 2? What keeps a sum together?",
        lambda z: 1 + np.exp(-z),
        lambda z: 2 * np.exp(z),
        lambda z: 1 + np.exp(z),
    ),
    *named(
        "odds",
        "this is e^z, the odds against the other option",
        "odds of 3 to 1 are a share of 3 in how many? What must stand below the line?",
        np.exp,
    ),
    *named(
        "exponential_only",
        "this is e^-z, one part of the formula",
        "what else stands below the line, and what above it?",
        lambda z: np.exp(-z),
    ),
    *named(
        "exponential_of_size",
        "this is e^-|z|, one part of the formula, and it is the same for z and -z",
        "what stands below the line? And in what should z = 2 and z = -2 differ?",
        _size,
        lambda z: 1 + _size(z),
        lambda z: 1 - _size(z),
    ),
    *named(
        "one_inside_exp",
        "the 1 is added to the power, and not to the exponential",
        "which bracket of exp closes too late?",
        lambda z: 1 / np.exp(1 - z),
        lambda z: 1 / np.exp(1 + z),
        lambda z: np.exp(1 - z),
    ),
    *named(
        "minus_below",
        "below the line stands a difference, which is 0 for z = 0",
        "a share is compared with the whole. Is the whole a sum or a difference?",
        lambda z: 1 / (1 - np.exp(-z)),
        lambda z: 1 / (np.exp(-z) - 1),
        lambda z: np.exp(z) / (1 - np.exp(z)),
    ),
    *named(
        "no_exp",
        "you share out the scores themselves, without exp",
        "is the share of z = -3 above 0? Which function makes any score positive?",
        lambda z: np.divide(z, 1 + z),
        lambda z: np.divide(1, 1 - z),
        lambda z: np.divide(1, 1 + z),
        _soft_step,
    ),
    *named(
        "another_curve",
        "this curve runs from 0 to 1 as well, but it is another one: the sigmoid comes from exp",
        "what does softmax(np.array([2.0, 0.0])) give? And what your function for z = 2?",
        lambda z: (1 + _soft_step(z)) / 2,
        lambda z: 0.5 + np.arctan(z) / np.pi,
        lambda z: 0.5 + np.arctan(np.multiply(z, np.pi / 2)) / np.pi,
        lambda z: 0.5 + z / np.sqrt(1 + np.square(np.divide(z, 1))) / 2,
        np.vectorize(lambda z: 0.5 + math.erf(z / math.sqrt(2)) / 2, otypes=[float]),
        np.vectorize(lambda z: 0.5 + math.erf(z) / 2, otypes=[float]),
        lambda z: np.exp(-np.exp(-z)),
    ),
    *named(
        "another_base",
        "the base is 2 or 10; here it is e",
        "which function raises e, and not another number, to a power?",
        lambda z: sigmoid(np.log(2) * z),
        lambda z: sigmoid(np.log(10) * z),
        lambda z: np.power(2.0, z),
        lambda z: np.power(2.0, np.negative(z)),
    ),
    *named(
        "softmax_alone",
        "e^z is divided by itself, or by the total of an array; a single score then gets 1",
        "feed it -5, 0 and 5. What do you notice? Against which score should z compete?",
        lambda z: np.exp(z) / np.sum(np.exp(z)),
        lambda z: np.exp(z) / np.exp(z),
        lambda z: softmax(np.atleast_1d(z)),
        softmax,
    ),
    *named(
        "rival_is_minus_z",
        "this is sigmoid(2 z): from z to its rival it is twice as far as it should be",
        "what is the score of the rival? How far apart are the two in your code?",
        lambda z: sigmoid(2 * z),
    ),
    *named(
        "rival_is_one",
        "this is sigmoid(z - 1): the rival of z has the score 1",
        "below the line stands 1 + e^z. Of which score is that 1 the exponential?",
        lambda z: sigmoid(np.subtract(z, 1)),
    ),
    *named(
        "rival_is_z",
        "z competes with itself, and always gets one half",
        "below the line, one of the two exponentials belongs to the rival. What is its score?",
        lambda z: np.exp(z) / (np.exp(z) + np.exp(z)),
        lambda z: softmax([z, z])[0],
        lambda z: 0.5 + 0 * np.asarray(z),
    ),
    *named(
        "half_the_score",
        "this is sigmoid(z / 2): only half of z counts",
        "where is z halved? Which form of the formula needs that?",
        lambda z: sigmoid(z / 2),
    ),
    *named(
        "sigmoid_twice",
        "the sigmoid is applied twice, so that shares are read as scores",
        "what are the smallest and the largest numbers that can come out?",
        lambda z: sigmoid(sigmoid(z)),
    ),
    *named(
        "derivative",
        "this is p (1 - p), the slope of the sigmoid (notebook 5 needs it)",
        "the share at z = 0 is one half. Which factor goes beyond it?",
        lambda z: sigmoid(z) * sigmoid(-z),
    ),
    *named(
        "from_minus_one",
        "your numbers run from -1 to 1, as tanh does; a share runs from 0 to 1",
        "what is the share of z = 0? What should a share never be?",
        lambda z: np.tanh(z / 2),
        np.tanh,
    ),
    *named(
        "logarithm",
        "this is a logarithm: ln of the share, or minus that",
        "can a share be negative, or above 1? Which step takes the log?",
        lambda z: -np.logaddexp(0, -z),
        lambda z: np.logaddexp(0, -z),
        lambda z: np.logaddexp(0, z),
        lambda z: log_softmax([z, 0.0]),
    ),
    *named(
        "inverse",
        "this is the logit ln(p / (1 - p)), which leads from a share back to its score",
        "does z come in as a score or as a share? Which way leads from score to share?",
        lambda z: np.log(np.divide(z, 1 - z)),
        lambda z: np.log(z) - np.log(1 - z),
        lambda z: math.log(z / (1 - z)),
    ),
    *named(
        "unchanged",
        "the score comes back without exp: z itself, or -z",
        "which line uses the exponential? Is its result returned?",
        lambda z: z,
        lambda z: -z,
    ),
    *named(
        "decision",
        "this is a decision, 0 or 1; a share tells how clear it is",
        "which line compares or rounds? What would z = 0.1 and z = 5 have in common?",
        lambda z: z > 0,
        lambda z: z >= 0,
        lambda z: np.heaviside(z, 0.5),
    ),
    *named(
        "straight_line",
        "this is a straight line; the sigmoid is a curve, and only near 0 almost straight",
        "what does your function give for z = 40? What should a share never be?",
        *(lambda z, a=a: 0.5 + np.multiply(a, z) for a in (1 / 4, 1 / 6, 0.2, 0.5, 1)),
    ),
    *named(
        "line_with_corners",
        "these are straight lines with corners; the sigmoid is a curve",
        "which shares have z = 3 and z = 4? Are they ever exactly 0 or 1?",
        lambda z: np.maximum(z, 0),
        *(lambda z, a=a: np.clip(0.5 + a * z, 0, 1) for a in (1 / 4, 1 / 6, 0.2, 0.5)),
        lambda z: np.clip(z, 0, 1),
    ),
    *named(
        "percent",
        "your numbers are right in percent; here a share is a number from 0 to 1",
        "where do you multiply by 100?",
        lambda z: 100 * sigmoid(z),
    ),
    *named(
        "both_shares",
        "you return both shares, that of z and that of its rival 0",
        "which of the two is asked for?",
        lambda z: [sigmoid(z), sigmoid(-z)],
        lambda z: [sigmoid(-z), sigmoid(z)],
    ),
    *named(
        "shifted",
        "the maximum is subtracted first, and then every single number becomes 0",
        "softmax shifts z and its rival 0 alike. What happens when only z is shifted?",
        lambda z: sigmoid(z - np.max(z)),
    ),
)
