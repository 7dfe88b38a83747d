"""Training runs whose logits are drawn as paths: checked, for the still and the live figure."""

import numpy as np

from softmaxlib.wording import numbers

LARGEST_LOGIT = 1e6
_COUNTS = {2: "one or two", 4: "one to four"}


def checked_runs(histories, most, longest_name):
    """Return name -> logits (frames, N, 3) of each run, or say what is the matter.

    histories     a dict of 1 to `most` (2 or 4) runs, name -> History with logits
    longest_name  how many characters a name may have
    """
    if not isinstance(histories, dict) or not 1 <= len(histories) <= most:
        what = f"{len(histories)} runs" if isinstance(histories, dict) else numbers(histories)
        raise ValueError(
            f'histories should be a dict of {_COUNTS[most]} runs, such as {{"SGD": history}}. '
            f"It was given {what}."
        )
    runs = {name: _checked_paths(name, run, longest_name) for name, run in histories.items()}
    if len({paths.shape[1] for paths in runs.values()}) > 1:
        raise ValueError("The runs have different numbers of examples; they should share them.")
    return runs


def _checked_paths(name, history, longest_name):
    if not isinstance(name, str) or not 1 <= len(name) <= longest_name or "$" in name:
        raise ValueError(
            f"The name of a run is a text of 1 to {longest_name} characters, without $. "
            f"It was given {numbers(name)}."
        )
    paths = np.asarray(getattr(history, "logits", None))
    if paths.ndim != 3 or paths.shape[2] != 3 or paths.size == 0:
        raise ValueError(
            f"The run {name!r} has no paths of three logits. Train it with keep_logits=True, "
            "on three classes."
        )
    if not np.abs(paths).max() <= LARGEST_LOGIT:
        raise ValueError(
            f"The run {name!r} has logits that are nan or beyond {LARGEST_LOGIT:g}. Is its "
            "learning rate too large?"
        )
    return paths
