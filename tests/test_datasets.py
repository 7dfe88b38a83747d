"""The data sets: the same everywhere, split as they say, safe from a cell that writes."""

import subprocess
import sys
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from sklearn.datasets import load_digits, load_iris

from softmaxlib.datasets import digits, iris, three_clusters

REAL = pytest.mark.parametrize(
    ("make", "load", "sizes", "K", "D"),
    [(iris, load_iris, (90, 30, 30), 3, 4), (digits, load_digits, (1079, 359, 359), 10, 64)],
)
PARTS = ("train", "validation", "test")

IRIS_TEST = [1, 1, 0, 1, 1, 2, 1, 2, 2, 2, 0, 0]
DIGITS_TEST = [7, 6, 4, 9, 5, 1, 0, 1, 5, 7, 0, 4]
DIGITS_TEST_INK = 6987.438


def features(data):
    return [getattr(data, f"X_{part}") for part in PARTS]


def labels(data):
    return [getattr(data, f"y_{part}") for part in PARTS]


@REAL
def test_shapes_names_and_labels(make, load, sizes, K, D):
    data = make()
    for X, y, size in zip(features(data), labels(data), sizes, strict=True):
        assert X.shape == (size, D) and X.dtype == np.float64
        assert y.shape == (size,) and y.dtype == np.int64 and set(y) == set(range(K))
    assert len(data.classes) == K and len(data.features) == D
    assert all(type(name) is str for name in data.classes + data.features)
    assert repr(data).startswith(f"{make.__name__}: {sizes[0]} examples for training, {sizes[1]}")


@REAL
def test_each_example_is_in_one_part_with_its_own_label(make, load, sizes, K, D):
    data, loaded = make(), load()
    X, y = np.concatenate(features(data)), np.concatenate(labels(data))
    if make is iris:
        mean, sd = _iris_training_mean_and_sd(data, loaded)
        X = (X * sd + mean).round(1)
    else:
        X = X * 16
    ours = sorted((*row, label) for row, label in zip(X.tolist(), y.tolist(), strict=True))
    theirs = zip(loaded.data.tolist(), loaded.target.tolist(), strict=True)
    assert ours == sorted((*row, label) for row, label in theirs)


def _iris_training_mean_and_sd(data, loaded):
    """Mean and standard deviation of the training rows in cm, from the three parts together."""
    X = np.concatenate(features(data))
    sd = loaded.data.std(axis=0) / X.std(axis=0)
    return loaded.data.mean(axis=0) - sd * X.mean(axis=0), sd


@REAL
def test_every_class_has_its_share_in_every_part(make, load, sizes, K, D):
    whole = np.bincount(load().target)
    for y, share in zip(labels(make()), (0.6, 0.2, 0.2), strict=True):
        assert np.all(np.abs(np.bincount(y) - share * whole) <= 1)


@REAL
def test_the_order_is_mixed_and_always_the_same(make, load, sizes, K, D):
    data, again = make(), make()
    for part in (features, labels):
        assert all(map(np.array_equal, part(data), part(again)))
    for y in labels(data):
        assert len(set(y[: 4 * K])) == K, "the rows are sorted by class"


def test_iris_is_standardised_with_the_training_rows_only():
    data = iris()
    np.testing.assert_allclose(data.X_train.mean(axis=0), 0, atol=1e-14)
    np.testing.assert_allclose(data.X_train.std(axis=0), 1, atol=1e-14)
    assert np.abs(data.X_test.mean(axis=0)).max() > 0.01
    assert data.classes == ("setosa", "versicolor", "virginica")
    assert data.features == ("sepal length", "sepal width", "petal length", "petal width")


def test_digits_lie_between_paper_and_ink():
    data = digits()
    assert all(X.min() == 0 and X.max() == 1 for X in features(data))
    assert data.classes == tuple("0123456789")


def test_the_split_is_pinned():
    """Other rows in a part would change every number of the notebooks."""
    assert iris().y_test[:12].tolist() == IRIS_TEST
    assert digits().y_test[:12].tolist() == DIGITS_TEST
    assert digits().X_test.sum().round(3) == DIGITS_TEST_INK


def test_arrays_are_read_only():
    data = iris()
    for array in features(data) + labels(data):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
    with pytest.raises(FrozenInstanceError):
        data.X_train = 0


def test_three_clusters():
    X, y = three_clusters()
    assert X.shape == (60, 3) and X.dtype == np.float64
    assert y.tolist() == [0] * 20 + [1] * 20 + [2] * 20
    distance = np.linalg.norm(X, axis=1)
    np.testing.assert_allclose(distance[40:], 4, rtol=1e-14)
    assert distance[:40].max() < 4
    assert X[:20, 0].max() < 0 < X[20:40, 0].min()
    assert np.all(np.abs(X[:20].mean(axis=0) - [-2, 0, 0]) < 0.5)
    assert np.all(np.abs(X[20:40].mean(axis=0) - [2, 0, 0]) < 0.5)


def test_three_clusters_depend_on_the_seed_alone():
    assert np.array_equal(three_clusters()[0], three_clusters(0)[0])
    assert not np.array_equal(three_clusters(0)[0], three_clusters(1)[0])
    X, y = three_clusters()
    X[:], y[:] = 0, 0
    assert three_clusters()[0].any() and three_clusters()[1].any()


def test_scikit_learn_is_loaded_only_when_asked_for():
    code = (
        "import sys, softmaxlib, softmaxlib.datasets, softmaxlib.models, softmaxlib.training;"
        "softmaxlib.datasets.three_clusters();"
        "print([name for name in ('sklearn', 'scipy', 'IPython') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
