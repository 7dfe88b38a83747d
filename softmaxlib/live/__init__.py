"""Live figures: computed in the page, moved by the learner's hand. See base.py for how."""

from softmaxlib.live.bars import Bars
from softmaxlib.live.jacobian import Jacobian
from softmaxlib.live.loss_and_slope import LossAndSlope
from softmaxlib.live.regions import Regions
from softmaxlib.live.two_costs import TwoCosts
from softmaxlib.live.two_logits import TwoLogits

__all__ = ["Bars", "Jacobian", "LossAndSlope", "Regions", "TwoCosts", "TwoLogits"]
