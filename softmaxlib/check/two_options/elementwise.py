"""Exercises on a float or an array, and the mistakes that they share: if, math, loops, integers.

`right` stands for a right answer to the exercise. Each mistake is a function of its arguments,
which are single numbers, or arrays of one shape.
"""

import math
import re
from dataclasses import replace
from operator import attrgetter, itemgetter

import numpy as np

from softmaxlib.check.engine import Exercise
from softmaxlib.check.parts import BATCH, STAGE_NAMES, named
from softmaxlib.functions import softmax

# What an array can do and a single number cannot; each raises what the learner's code raises.
_LOOPS = (list, len)
_ATTRIBUTES = ("shape", "size", "copy", "astype", "dtype", "clip", "max", "sum", "flat", "flatten")
_TOUCHES = (itemgetter(0), *map(attrgetter, _ATTRIBUTES))
_LOOPS_OVER_ARRAY = (lambda z: list(np.asarray(z)), lambda z: len(np.asarray(z)))

# Mistakes that raise what another mistake raises, by what stands in the learner's line.
_SEEN_IN_LINE = {
    "float_of_array": r"^(?!.*\bmath\.).*(\b(float|int)\(|\.item\()",
    "max_of_python": r"(?<!\.)\b(max|min)\(",
}


class ElementwiseExercise(Exercise):
    """An exercise on a float or an array of any shape; it has no axes to speak of."""

    def _has_stage(self, name):
        return name != STAGE_NAMES[BATCH] and super()._has_stage(name)

    def _first_fault(self, outcomes, expected):
        """The first trouble; only those properties held that hold wherever numbers came back."""
        fault = super()._first_fault(outcomes, expected)
        if fault is None:
            return None
        tried = [
            (outcome.seen, probe, right)
            for probe, outcome, right in zip(self.probes, outcomes, expected, strict=False)
            if not isinstance(outcome.seen, str) and outcome.seen.shape == right.shape
        ]
        held = {p.holds for p in self.properties if all(p.test(*entry) for entry in tried)}
        return replace(fault, held=tuple(holds for holds in fault.held if holds in held))

    def _recognise(self, outcomes, expected, stage):
        """The mistakes that give the same; where they raise the same, the line tells which."""
        found = super()._recognise(outcomes, expected, stage)
        line = next((outcome.line for outcome in outcomes if outcome.error is not None), "")
        seen = [m for m in found if re.search(_SEEN_IN_LINE.get(m.slug, "$^"), line)]
        return seen or [m for m in found if m.slug not in _SEEN_IN_LINE]


def same_side_of_half(p, probe, expected):
    """Whether each share is above, below or at one half, as the right one is."""
    return np.array_equal(*(np.sign(np.round(shares - 0.5, 4)) for shares in (p, expected)))


def elementwise_mistakes(right):
    """The mistakes of an answer that should take single numbers and arrays of any shape."""

    def after(touch, wanted):
        """The right answer, once `touch` has come through where the arguments are `wanted`."""

        def wrong(*zs):
            if wanted(zs[0]):
                touch(zs[0])
            return right(*zs)

        return wrong

    def into_integers(*zs):
        result = np.zeros_like(zs[0])
        result[...] = right(*zs)
        return result

    def array_into_integers(*zs):
        return into_integers(*zs) if np.ndim(zs[0]) else right(*zs)

    def into_type_of_first(*zs):
        p = right(*zs)
        return p.astype(int) if np.ndim(p) and p.flat[0] in (0, 1) else p

    def first_entry(*zs):
        return right(*(z[0] if np.ndim(z) else z for z in zs))

    def first_of_all(*zs):
        return np.asarray(right(*zs)).flat[0]

    return (
        *named(
            "if_on_array",
            "`if` needs one True or False, and an array has one for each entry",
            "np.where(condition, a, b) chooses entry by entry. What are your condition, a and b?",
            after(bool, np.ndim),
        ),
        *named(
            "max_of_python",
            "Python's max and min need one True or False, and an array has one for each entry",
            "np.maximum(a, b) takes the larger of two for each entry. What are your a and b?",
            after(bool, np.ndim),
        ),
        *named(
            "math_function",
            "functions of math take one number, and an array holds many",
            "which exp works on every number of an array?",
            after(math.exp, np.ndim),
        ),
        *named(
            "float_of_array",
            "float( ), int( ) or .item( ) makes one number, and an array holds many",
            "what does the line give without it, for a number and for an array?",
            after(float, np.ndim),
            after(lambda z: z.item(), np.ndim),
        ),
        *named(
            "exp_without_brackets",
            "np.exp stands alone, as a function that is given no number",
            "how do you write e^3 with np.exp? Where do the brackets stand?",
            *(
                after(touch, lambda z: True)
                for touch in (
                    *(lambda z: np.exp**z, lambda z: np.exp * z, lambda z: np.exp ^ z),
                    *(lambda z: 1 + np.exp, lambda z: 1 / np.exp),
                )
            ),
        ),
        *named(
            "round_of_array",
            "Python's round( ) takes one number, and an array holds many",
            "does the exercise ask for rounding? What does the line give without it?",
            after(round, np.ndim),
        ),
        *named(
            "one_row_only",
            "your loop takes one number after the other, and in a table it meets whole rows",
            "what is the loop's variable for a table? Could it do without the loop?",
            *(
                after(touch, lambda z: np.ndim(z) == 2)
                for touch in (
                    lambda z: math.exp(z[0]),
                    lambda z: bool(z[0] > 0),
                    lambda z: np.zeros(len(z)).__setitem__(0, z[0]),
                )
            ),
        ),
        *named(
            "loop_over_number",
            "your code goes through the entries of an array, and a single number has none",
            "np.exp takes a number and an array alike. What remains to be done by the loop?",
            *(after(touch, lambda z: not np.ndim(z)) for touch in (*_LOOPS, *_LOOPS_OVER_ARRAY)),
        ),
        *named(
            "arrays_only",
            "your code wants an array, and a single number has no shape and no methods",
            "what does your line need of an array? Which NumPy function makes one of 2.0, too?",
            *(after(touch, lambda z: True) for touch in _TOUCHES),
        ),
        *named(
            "indices_of_table",
            "[:, 0] wants a table; of one pair of scores you get a single row",
            "which index takes the first entry along the last axis, in any shape? Try [..., 0]",
            after(lambda z: np.zeros(2)[:, 0], lambda z: not np.ndim(z)),
        ),
        *named(
            "axis_of_table",
            "axis=1 wants a table; of one pair of scores you get a single row",
            "which axis holds the pair, for numbers and for arrays alike: the first or the last?",
            after(lambda z: softmax(np.zeros(2), axis=1), lambda z: not np.ndim(z)),
            after(lambda z: np.zeros(2).sum(axis=1), lambda z: not np.ndim(z)),
        ),
        *named(
            "floats_only",
            "the whole number 3 is no float, so your code takes it for an array",
            "what does isinstance(3, float) say? What else tells a number from an array?",
            *(after(touch, lambda z: isinstance(z, int)) for touch in (*_LOOPS, *_TOUCHES)),
        ),
        *named(
            "number_wrapped",
            "the value is right, but a single number comes back as an array of one entry",
            "which line puts brackets, np.atleast_1d or column_stack around it? Is it needed?",
            lambda *zs: np.atleast_1d(right(*zs)),
        ),
        *named(
            "integer_result",
            "fractions are written into an array of integers, which has no room for them",
            "which dtype has np.zeros_like of integers? Or np.vectorize after a first result of 0?",
            into_integers,
            array_into_integers,
            into_type_of_first,
        ),
        *named(
            "return_in_loop",
            "only the first entry has an answer: return ends the function there",
            "how far is `return` indented? It should wait until the loop is over. Does it?",
            first_entry,
            first_of_all,
        ),
    )
