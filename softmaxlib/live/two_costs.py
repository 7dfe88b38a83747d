"""The live figure of notebook 6: shares move between wrong classes; one of two costs follows."""

import traitlets

from softmaxlib.costs import RIVAL, SHARES, TARGET, moved, true_class_cost, yes_no_costs
from softmaxlib.live.base import LiveFigure, Moved, finite_number
from softmaxlib.wording import number

MOST = 0.45  # what the true class leaves to the wrong ones


class TwoCosts(
    LiveFigure,
    scripts=("controls.js", "rows.js", "plot.js", "two_costs.js"),
    styles=("two_costs.css",),
):
    """Ten shares, of which 6 is the true class, and two ways to count their cost; drag class 0.

    rival_share  the share of the wrong class 0, 0 to 0.45; the other eight wrong ones have equal
                 parts of what is left, and 6 keeps 0.55

    It follows the learner's hand, and assigning to it moves the picture: `costs.rival_share = 0.3`.
    `costs.shares` holds the ten shares.
    """

    rival_share = Moved()
    _start = traitlets.Dict().tag(sync=True)

    def __init__(self, rival_share=0.05):
        start = {"rival_share": finite_number("rival_share", rival_share, 0, MOST)}
        super().__init__(_start=start, **start)

    @traitlets.validate("rival_share")
    def _check_rival_share(self, proposal):
        return finite_number("rival_share", proposal["value"], 0, MOST)

    @property
    def shares(self):
        """The shares of the classes 0 to 9, a list of floats."""
        return moved(self.rival_share).tolist()

    @property
    def numbers(self):
        shares = moved(self.rival_share)
        costs = {"true_class": true_class_cost(shares), "yes_no": yes_no_costs(shares)}
        return {"shares": shares.tolist(), **costs}

    def describe(self):
        """Return the figure in words: the shares, and both costs."""
        shares, costs = self.shares, self.numbers
        return (
            f"ten shares, and {TARGET} is true, with {number(SHARES[TARGET])}. The wrong class "
            f"{RIVAL} has {number(shares[RIVAL])}, each of the eight others "
            f"{number(shares[RIVAL + 1])}. Cost of the true class only: "
            f"{costs['true_class']:.4f} nats; ten yes/no costs: {costs['yes_no']:.4f} nats."
        )
