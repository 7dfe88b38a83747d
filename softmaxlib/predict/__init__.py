"""The prediction questions, a module for each notebook: `predict.<question>(your points)`."""

from softmaxlib.predict.cross_entropy import confidently_wrong, least_surprised
from softmaxlib.predict.derivative import smaller_h, who_pays
from softmaxlib.predict.list_comprehension import adding_or_doubling, cat_against_dog
from softmaxlib.predict.logit_paths import adams_first_step, sum_of_logits
from softmaxlib.predict.question import LETTERS, Prediction, Question
from softmaxlib.predict.sigmoid import log_odds_back, one_score_alone
from softmaxlib.predict.stability import large_scores, log_of_softmax
from softmaxlib.predict.start_here import four_equal_scores
from softmaxlib.predict.temperature import one_or_six, very_hot
from softmaxlib.predict.training import first_loss, softmax_twice

__all__ = [
    "LETTERS",
    "Prediction",
    "Question",
    "adams_first_step",
    "adding_or_doubling",
    "cat_against_dog",
    "confidently_wrong",
    "first_loss",
    "four_equal_scores",
    "large_scores",
    "least_surprised",
    "log_odds_back",
    "log_of_softmax",
    "one_or_six",
    "one_score_alone",
    "smaller_h",
    "softmax_twice",
    "sum_of_logits",
    "very_hot",
    "who_pays",
]
