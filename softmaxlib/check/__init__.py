"""Checks for the exercises of the notebooks: `check.<exercise>(your answer)`.

The exercises stand in a package for each notebook; what all checks share stands beside them.
"""

from softmaxlib.check.cross_entropy import (
    costly_rivals,
    cross_entropy_from_logits,
    cross_entropy_from_probs,
    cross_entropy_gradient,
    one_hot,
)
from softmaxlib.check.derivative import (
    central_difference,
    missing_slope,
    softmax_jacobian,
    softmax_vjp,
)
from softmaxlib.check.list_comprehension import (
    cat_against_bird,
    counterexample,
    order_of_lines,
    repaired_softmax,
    softmax_list,
    squares,
)
from softmaxlib.check.logit_paths import hidden_gradient, same_push, zeroed_layers
from softmaxlib.check.stability import (
    first_overflow,
    impossible_print,
    log_softmax,
    shapes,
    stable_softmax,
    stubborn_logits,
)
from softmaxlib.check.start_here import first_share
from softmaxlib.check.temperature import (
    entropy,
    right_places,
    rising_runner_up,
    sample_counts,
    shares_slider,
    softmax_with_temperature,
    temperature_for_ninety,
    wildest_die,
)
from softmaxlib.check.training import (
    accuracy,
    curve_detective,
    fewer_right,
    gradient_descent_step,
)
from softmaxlib.check.two_options import (
    sigmoid,
    six_stories,
    three_quarters,
    two_class_softmax,
    undecided_logits,
)

__all__ = [
    "accuracy",
    "cat_against_bird",
    "central_difference",
    "costly_rivals",
    "counterexample",
    "cross_entropy_from_logits",
    "cross_entropy_from_probs",
    "cross_entropy_gradient",
    "curve_detective",
    "entropy",
    "fewer_right",
    "first_overflow",
    "first_share",
    "gradient_descent_step",
    "hidden_gradient",
    "impossible_print",
    "log_softmax",
    "missing_slope",
    "one_hot",
    "order_of_lines",
    "repaired_softmax",
    "right_places",
    "rising_runner_up",
    "same_push",
    "sample_counts",
    "shapes",
    "shares_slider",
    "sigmoid",
    "six_stories",
    "softmax_jacobian",
    "softmax_list",
    "softmax_vjp",
    "softmax_with_temperature",
    "squares",
    "stable_softmax",
    "stubborn_logits",
    "temperature_for_ninety",
    "three_quarters",
    "two_class_softmax",
    "undecided_logits",
    "wildest_die",
    "zeroed_layers",
]
