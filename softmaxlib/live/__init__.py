"""Live figures: computed in the page, moved by the learner's hand. See base.py for how."""

from softmaxlib.live.bars import Bars

__all__ = ["Bars"]
