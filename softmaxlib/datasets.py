"""Small data sets to train on: two real ones that scikit-learn carries, and three made clusters.

Nothing is downloaded. scikit-learn is loaded when `iris` or `digits` is first called.
"""

from dataclasses import dataclass

import numpy as np

_SPLIT_SEED = 0


@dataclass(frozen=True, repr=False, eq=False)
class Data:
    """Examples in three parts: to train on, to choose settings with, to judge with at the end.

    X_train, X_validation, X_test  features, shape (N, D), float64
    y_train, y_validation, y_test  labels, shape (N,), integers 0..K-1
    classes   the K names that the labels stand for
    features  the D names of the columns of X

    The arrays are read-only: a cell that writes into one gets an error. Take a copy to change one.
    """

    name: str
    X_train: np.ndarray
    y_train: np.ndarray
    X_validation: np.ndarray
    y_validation: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray
    classes: tuple[str, ...]
    features: tuple[str, ...]

    def __post_init__(self):
        for value in vars(self).values():
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def __repr__(self):
        return (
            f"{self.name}: {len(self.y_train)} examples for training, {len(self.y_validation)} for "
            f"validation, {len(self.y_test)} for testing; {len(self.features)} features, "
            f"{len(self.classes)} classes"
        )


def iris():
    """Return the iris data: 150 flowers, 4 lengths and widths, 3 species with 50 flowers each.

    Split 90 / 30 / 30, with equally many of each species in each part. The features, measured in
    cm, are standardised: the training rows have mean 0 and standard deviation 1, and the same
    shift and scale are used for the other parts. Source: Fisher (1936),
    doi:10.1111/j.1469-1809.1936.tb02137.x, as scikit-learn's load_iris has it.
    """
    from sklearn.datasets import load_iris

    loaded = load_iris()
    train, validation, test = _stratified_split(loaded.target)
    mean = loaded.data[train].mean(axis=0)
    sd = loaded.data[train].std(axis=0)
    return _data(
        "iris",
        (loaded.data - mean) / sd,
        loaded.target,
        (train, validation, test),
        loaded.target_names,
        (name.removesuffix(" (cm)") for name in loaded.feature_names),
    )


def digits():
    """Return the digits data: 1797 pictures of handwritten digits, 8 x 8 pixels, 10 classes.

    Split 60 / 20 / 20 %, each class in these shares. The pixels, row by row, are divided by 16:
    0 is paper, 1 is ink. `X.reshape(-1, 8, 8)` gives the pictures back. Source: Alpaydin and
    Kaynak (1998), doi:10.24432/C50P49, as scikit-learn's load_digits has it.
    """
    from sklearn.datasets import load_digits

    loaded = load_digits()
    return _data(
        "digits",
        loaded.data / 16,
        loaded.target,
        _stratified_split(loaded.target),
        loaded.target_names,
        loaded.feature_names,
    )


def three_clusters(seed=0):
    """Return 3 x 20 points in three dimensions: X (60, 3) and labels y (60,).

    Classes 0 and 1 are normal, standard deviation 0.7, around x = -2 and x = +2. Class 2 lies
    on a sphere of radius 4 around both, evenly spread. No plane cuts class 2 off, so that softmax
    regression fails here and a hidden layer is needed.

    seed  of NumPy's default_rng; an integer
    """
    rng = np.random.default_rng(seed)
    left = rng.normal((-2, 0, 0), 0.7, size=(20, 3))
    right = rng.normal((2, 0, 0), 0.7, size=(20, 3))
    directions = rng.normal(size=(20, 3))
    around = 4 * directions / np.linalg.norm(directions, axis=1, keepdims=True)
    return np.concatenate([left, right, around]), np.repeat([0, 1, 2], 20)


def _data(name, X, y, parts, classes, features):
    split = [array for rows in parts for array in (X[rows], y[rows].astype(np.int64))]
    return Data(name, *split, tuple(str(c) for c in classes), tuple(str(f) for f in features))


def _stratified_split(y):
    """Return the shuffled row numbers of three parts, 60 / 20 / 20 % of each class.

    Written in NumPy, so that it is the same with every version of scikit-learn.
    """
    rng = np.random.default_rng(_SPLIT_SEED)
    parts = [[], [], []]
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        fifth = round(len(rows) / 5)
        for part, chosen in zip(parts, np.split(rows, [-2 * fifth, -fifth]), strict=True):
            part.extend(chosen)
    return [rng.permutation(part) for part in parts]
