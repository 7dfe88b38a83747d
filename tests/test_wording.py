"""Numbers as the learner reads them."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from softmaxlib.wording import number, numbers, shortened


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (2.0, "2"),
        (-3, "-3"),
        (True, "1"),
        (0.65900114, "0.659"),
        (11.212509, "11.21"),
        (-1.25, "-1.25"),
        (2e-44, "2e-44"),
        (5e-324, "4.941e-324"),
        (999.96, "1000"),
        (9999.4, "9999"),
        (9999.5, "10000"),
        (9999.6, "10000"),
        (12345.6, "12346"),
        (-12345.6, "-12346"),
        (246972, "246972"),
        (9999999, "9999999"),
        (9999999.7, "1e+07"),
        (10_000_000, "1e+07"),
        (1.7976931348623157e308, "1.798e+308"),
        (10**400, "inf"),
        (-(10**400), "-inf"),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
        (math.nan, "nan"),
        (-math.nan, "nan"),
        (np.float32(0.1), "0.1"),
        (np.float64(0.25), "0.25"),
        (np.int8(-7), "-7"),
        (np.array(1.5), "1.5"),
        (Fraction(1, 3), "0.3333"),
        (Decimal("0.125"), "0.125"),
    ],
)
def test_a_number_is_short(value, text):
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1 / 3, 2, "0.33"),
        (140.8, 2, "141"),
        (99.6, 2, "100"),
        (0.1, 17, "0.10000000000000001"),
        (1e-9, 1, "1e-09"),
    ],
)
def test_the_digits_can_be_chosen(value, digits, text):
    assert number(value, digits) == text


@settings(derandomize=True, database=None, deadline=None)
@given(st.floats(-1e307, 1e307), st.integers(2, 17))
def test_the_text_is_the_number_up_to_its_digits(value, digits):
    assert float(number(value, digits)) == pytest.approx(value, rel=0.51 * 10 ** (1 - digits))


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([], "[]"),
        ([2.0, 1.0, 0.1], "[2, 1, 0.1]"),
        ((1, 2), "(1, 2)"),
        ([(3,), (2, 1)], "[(3,), (2, 1)]"),
        (np.array([0.5, np.nan, -np.inf]), "[0.5, nan, -inf]"),
        ([[1, 2], [3.25]], "[[1, 2], [3.25]]"),
        (np.zeros((2, 1)), "[[0], [0]]"),
        (np.array(7.0), "7"),
        (3.0, "3"),
        ([True, np.False_], "[True, False]"),
        ([np.float32(0.5), np.int64(4)], "[0.5, 4]"),
        ([Fraction(1, 4), Decimal("0.5")], "[0.25, 0.5]"),
        ([1, None, "a"], "[1, None, 'a']"),
        (1 + 2j, "(1+2j)"),
        ({"A": 1}, "{'A': 1}"),
        (..., "Ellipsis"),
    ],
)
def test_nested_numbers_keep_their_brackets(values, text):
    assert numbers(values) == text


def test_what_holds_no_numbers_is_cut_and_has_no_address():
    assert numbers("x" * 100) == "'" + "x" * 56 + "..."
    assert numbers(object()) == "<object object>"
    assert "0x" not in numbers([object(), print, lambda: 1, (n for n in [1])])


def test_something_that_cannot_be_shown_is_named():
    class Shy:
        def __repr__(self):
            raise RuntimeError("not now")

    assert numbers([1, Shy()]) == "[1, <Shy>]"


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [("abc", 3, "abc"), ("abcdef", 5, "ab..."), ("one\n  two\tthree", 99, "one two three")],
)
def test_a_text_is_cut_on_one_line(text, most, short):
    assert shortened(text, most) == short
