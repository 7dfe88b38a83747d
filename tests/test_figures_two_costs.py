"""The still figure of two costs: the true class only, and ten yes/no costs."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib.figures.two_costs import (
    SHARES,
    TARGET,
    moved,
    true_class_cost,
    two_costs,
    yes_no_costs,
)


@pytest.fixture(scope="module")
def drawn():
    return two_costs()


def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_in_words(drawn):
    assert drawn.description == (
        "For the shares [0.05, 0.02, 0.02, 0.02, 0.02, 0.12, 0.55, 0.02, 0.16, 0.02] of the "
        "classes 0 to 9 and the true class 6, the cost of the true class only is -ln 0.55 = 0.5978 "
        "nats; ten yes/no costs have the total 1.0725. The wrong classes share 0.45. As class 0 "
        "takes more of it, the ten yes/no costs grow (1.0595 at 0.05, 1.1019 at 0.29, 1.1957 at "
        "0.45); the cost of the true class only stays 0.5978."
    )


def test_the_costs_are_what_they_are_called():
    y = np.eye(10)[TARGET]
    both = -np.sum(y * np.log(SHARES) + (1 - y) * np.log(1 - SHARES))
    assert SHARES.sum() == pytest.approx(1)
    assert yes_no_costs(SHARES) == pytest.approx(both)
    assert true_class_cost(SHARES) == pytest.approx(-np.sum(y * np.log(SHARES)))


@pytest.mark.parametrize("share", [0.05, 0.2, 0.29, 0.45])
def test_moving_keeps_the_total_and_the_true_share(share):
    shares = moved(share)
    assert shares.sum() == pytest.approx(1) and shares.min() >= -1e-15
    assert shares[0] == share and shares[TARGET] == 0.55


def test_even_is_the_least_and_all_on_one_the_most():
    costs = [yes_no_costs(moved(x)) for x in np.linspace(0, 0.45, 91)]
    assert min(costs) == pytest.approx(yes_no_costs(moved(0.05)))
    assert max(costs) == pytest.approx(yes_no_costs(moved(0.45)))
    # With all on one, "6 or not" and "0 or not" ask the same: twice the cost of the true class.
    assert max(costs) == pytest.approx(2 * true_class_cost(SHARES))


def test_bars_curves_and_marks(drawn):
    bars, panel = drawn.figure.axes
    assert [bar.get_height() for bar in bars.patches] == pytest.approx(SHARES)
    curves = [line.get_xydata() for line in panel.lines if len(line.get_xdata()) > 2]
    for curve, cost in zip(curves, (yes_no_costs, true_class_cost), strict=True):
        assert curve[:, 1] == pytest.approx([cost(moved(x)) for x in curve[:, 0]])
    assert panel.get_ylim()[0] == 0
    notes = {(text.get_text(), round(text.xy[0], 9)) for text in panel.texts if hasattr(text, "xy")}
    assert notes == {
        ("1.0595", 0.05), ("1.1019", 0.29), ("1.1957", 0.45),
        ("0.5978", 0.05), ("0.5978", 0.29), ("0.5978", 0.45),
    }  # fmt: skip
    shown = " ".join(text.get_text() for text, _ in visible_texts(drawn.figure))
    assert "0.5978 + 0.4747 for nine times “no” = 1.0725 nats" in shown
