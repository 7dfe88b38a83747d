"""Live figures: computed in the page, moved by the learner's hand. See base.py for how."""

from softmaxlib.live.bars import Bars
from softmaxlib.live.dice import Dice
from softmaxlib.live.jacobian import Jacobian
from softmaxlib.live.logit_paths import LogitPaths
from softmaxlib.live.loss_and_slope import LossAndSlope
from softmaxlib.live.regions import Regions
from softmaxlib.live.two_costs import TwoCosts
from softmaxlib.live.two_logits import TwoLogits

__all__ = [
    "Bars",
    "Dice",
    "Jacobian",
    "LogitPaths",
    "LossAndSlope",
    "Regions",
    "TwoCosts",
    "TwoLogits",
]
