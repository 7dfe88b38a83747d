"""The still figures of the data: points of classes, where each wins, and three parts."""

from types import SimpleNamespace

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib.figures.examples import iris_points, split_shown
from softmaxlib.palette import class_style

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(90, 2)) + np.repeat([[-3, -3], [0, 0], [3, 2]], 30, axis=0)
Y = np.repeat([0, 1, 2], 30)
NAMES = ("setosa", "versicolor", "virginica")
FEATURES = ("petal length", "petal width")
W, B = np.array([[-2.0, 0, 2], [-2, 0, 2]]), np.array([-3.0, 2, -3])


def split(*counts, K=3):
    parts = [np.arange(count) % K for count in counts]
    names = ("y_train", "y_validation", "y_test")
    return SimpleNamespace(**dict(zip(names, parts, strict=True)))


DRAWN = {
    "points": lambda: iris_points(X, Y, FEATURES, NAMES),
    "regions": lambda: iris_points(X, Y, FEATURES, NAMES, W, B),
    "model without a say": lambda: iris_points(X, Y, FEATURES, NAMES, 0 * W, 0 * B),
    "six classes": lambda: iris_points(
        X, np.arange(90) % 6, FEATURES, list("abcdef"), RANDOM.normal(size=(2, 6)), np.zeros(6)
    ),
    "two points in one place": lambda: iris_points(
        [[1, 1], [1, 1]], [0, 1], ["x", "y"], ["a", "b"]
    ),
    "a class without points": lambda: iris_points(X[:60], Y[:60], FEATURES, NAMES, W, B),
    "digits split": lambda: split_shown(split(1077, 359, 361, K=10)),
    "iris split": lambda: split_shown(split(90, 30, 30)),
    "uneven split": lambda: split_shown(split(3, 50_000, 1)),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


@pytest.mark.filterwarnings("error")
def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


def test_the_points_have_the_look_of_their_class():
    figure = iris_points(X, Y, FEATURES, NAMES).figure
    (panel,) = figure.axes
    assert (panel.get_xlabel(), panel.get_ylabel()) == FEATURES
    for k, points in enumerate(panel.collections):
        assert np.array_equal(points.get_offsets(), X[k == Y])
        assert matches(points.get_facecolor()[0], class_style(k).colour)
    texts = {text.get_text(): text.get_position()[1] for text in figure.texts}
    shown = [line for line in panel.lines if line.get_marker() != "None"]
    for k, (line, name) in enumerate(zip(shown, NAMES, strict=True)):
        assert line.get_marker() == class_style(k).marker
        assert line.get_color() == class_style(k).colour
        assert line.get_ydata()[0] == pytest.approx(texts[name])


def matches(rgba, colour):
    return np.allclose(rgba[:3], [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def test_regions_are_where_the_model_has_its_largest_logit():
    panel = iris_points(X, Y, FEATURES, NAMES, W, B).figure.axes[0]
    (picture,) = panel.images
    left, right, bottom, top = picture.get_extent()
    winners = picture.get_array()
    rows, columns = winners.shape
    assert picture.origin == "lower"
    for row, column in RANDOM.integers(0, rows, (50, 2)):
        x = left + (right - left) * column / (columns - 1)
        y = bottom + (top - bottom) * row / (rows - 1)
        assert winners[row, column] == np.argmax([x, y] @ W + B)
    for text in panel.texts:
        assert NAMES[np.argmax(text.get_position() @ W + B)] == text.get_text()
    assert [text.get_text() for text in panel.texts] == list(NAMES)


def test_points_in_words():
    drawn = iris_points([[0, 1], [2, 1.5], [-0.001, 3]], [0, 0, 1], FEATURES, NAMES[:2])
    assert drawn.description == (
        "Petal length and petal width of 3 examples: setosa 2 points, on average at petal length "
        "1.00 and petal width 1.25; versicolor 1 point, on average at petal length 0.00 and petal "
        "width 3.00."
    )
    right = np.sum(np.argmax(X @ W + B, axis=1) == Y)
    told = f"{right} of 90 points lie where their own class wins"
    drawn = iris_points(X, Y, FEATURES, NAMES, W, B)
    assert drawn.description.endswith(f" {told}; the borders are straight lines.")
    assert f"{told}." in {text.get_text() for text, _ in visible_texts(drawn.figure)}


def test_the_split_is_drawn_and_told():
    drawn = split_shown(split(91, 30, 30))
    bars = [bar.get_width() for bar in drawn.figure.axes[0].patches]
    assert bars == [91, 30, 30]
    assert drawn.description == (
        "151 examples in three parts. Training 91 (60 %), 30 to 31 of each class, to fit the "
        "weights W and b. Validation 30 (20 %), 10 of each class, to choose settings, such as "
        "learning rate, steps and T. Test 30 (20 %), 10 of each class, to see once, at the end, "
        "how good the model is."
    )
    assert drawn.figure.axes[0].yaxis_inverted()


def test_the_data_sets_of_the_series_are_shown():
    from softmaxlib import datasets

    data = datasets.iris()
    assert "Training 90 (60 %), 30 of each class" in split_shown(data).description
    drawn = iris_points(data.X_train[:, 2:], data.y_train, data.features[2:], data.classes)
    assert "setosa 30 points" in drawn.description


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "draw",
    [
        lambda: iris_points(X[:, :1], Y, FEATURES, NAMES),
        lambda: iris_points(np.hstack([X, X]), Y, FEATURES, NAMES),
        lambda: iris_points(X * np.nan, Y, FEATURES, NAMES),
        lambda: iris_points(X, Y[:5], FEATURES, NAMES),
        lambda: iris_points(X, Y + 1, FEATURES, NAMES),
        lambda: iris_points(X, Y, FEATURES[:1], NAMES),
        lambda: iris_points(X, Y, FEATURES, 3),
        lambda: iris_points(X, Y, FEATURES, ["a"]),
        lambda: iris_points(X, Y, FEATURES, list("abcdefg")),
        lambda: iris_points(X, Y, FEATURES, NAMES, W),
        lambda: iris_points(X, Y, FEATURES, NAMES, b=B),
        lambda: iris_points(X, Y, FEATURES, NAMES, W.T, B),
        lambda: iris_points(X, Y, FEATURES, NAMES, W, B * np.inf),
        lambda: iris_points(X, Y, FEATURES, NAMES, W * 5e307, B),
        lambda: iris_points(X, Y, FEATURES, NAMES, W, B * np.nan),
        lambda: split_shown("iris"),
        lambda: split_shown(SimpleNamespace(y_train=[0], y_validation=[], y_test=[1])),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was|given"):
        draw()
