"""The six training runs of the detective story: each has its one mistake, and shows it."""

import warnings

import numpy as np
import pytest

from softmaxlib import datasets, faulty_training
from softmaxlib.derivatives import numerical_gradient
from softmaxlib.faulty_training import ANSWER, CAUSES, LEARNING_RATE, STEPS, runs
from softmaxlib.functions import softmax
from softmaxlib.losses import cross_entropy
from softmaxlib.models import Network
from softmaxlib.training import SGD, train

LETTERS = dict(zip("ABCDEF", range(6), strict=True))


@pytest.fixture(scope="module")
def curves():
    return {letter: run.losses for letter, run in runs().items()}


def run_of(cause, data):
    (run,) = [run for run in runs().values() if (run.cause, run.data) == (cause, data)]
    return run


def test_the_runs_are_lettered_and_each_cause_is_there():
    assert list(runs()) == list(LETTERS) == [run.letter for run in runs().values()]
    assert {letter: run.cause for letter, run in runs().items()} == ANSWER
    assert set(ANSWER.values()) == set(CAUSES)
    right = [run.data for run in runs().values() if run.cause == "right"]
    assert sorted(right) == ["digits", "iris"]  # as the first of CAUSES says
    assert len(runs()) == len(CAUSES) + 1


def test_the_letters_do_not_follow_the_order_of_the_causes():
    places = [list(CAUSES).index(cause) for cause in ANSWER.values()]
    assert places != sorted(places) and places != sorted(places, reverse=True)


@pytest.mark.parametrize("letter", LETTERS)
def test_each_run_starts_at_a_blind_guess_and_keeps_its_losses(letter):
    run = runs()[letter]
    assert run is runs()[letter]
    assert run.losses.shape == (STEPS[run.data] + 1,)
    assert np.isfinite(run.losses).all() and not run.losses.flags.writeable
    classes = len(getattr(datasets, run.data)().classes)
    assert classes == run.K
    assert run.losses[0] == pytest.approx(np.log(classes), abs=1e-12)
    assert 0 <= run.accuracy <= 1


@pytest.mark.parametrize("name", ["iris", "digits"])
def test_the_right_runs_are_those_of_the_library(name):
    data = getattr(datasets, name)()
    model = Network((data.X_train.shape[1], len(data.classes)), zeroed=[-1])
    history = train(
        model, data.X_train, data.y_train, SGD(LEARNING_RATE), STEPS[name],
        records=STEPS[name], progress=False,
    )  # fmt: skip
    run = run_of("right", name)
    assert np.allclose(run.losses, history.losses, rtol=1e-9)
    assert run.accuracy == pytest.approx(history.accuracies[-1])


def example():
    random = np.random.default_rng(0)
    X, y = random.normal(size=(5, 4)), np.array([1, 2, 0, 2, 2])
    return random.normal(size=(4, 3)), random.normal(size=3), X, y


def right_gradients(W, b, X, y):
    by_W = numerical_gradient(lambda W: cross_entropy(X @ W + b, y), W)
    return by_W, numerical_gradient(lambda b: cross_entropy(X @ W + b, y), b)


@pytest.mark.parametrize(
    ("gradients", "wanted"),
    [
        ("_right", lambda by_W, by_b: (by_W, by_b)),
        ("_uphill", lambda by_W, by_b: (-by_W, -by_b)),
        ("_frozen", lambda by_W, by_b: (by_W, 0)),
        ("_summed", lambda by_W, by_b: (5 * by_W, 5 * by_b)),
    ],
)
def test_each_mistake_is_the_one_that_it_is_called(gradients, wanted):
    W, b, X, y = example()
    loss, dW, db = getattr(faulty_training, gradients)(W, b, X, y)
    assert loss == pytest.approx(cross_entropy(X @ W + b, y))
    for got, right in zip((dW, db), wanted(*right_gradients(W, b, X, y)), strict=True):
        assert np.allclose(got, right, atol=1e-7)


def test_softmax_twice_is_a_right_gradient_of_the_wrong_loss():
    W, b, X, y = example()
    loss, dW, db = faulty_training._twice(W, b, X, y)
    assert loss == pytest.approx(cross_entropy(softmax(X @ W + b), y))
    by_W = numerical_gradient(lambda W: cross_entropy(softmax(X @ W + b), y), W)
    by_b = numerical_gradient(lambda b: cross_entropy(softmax(X @ W + b), y), b)
    assert np.allclose(dW, by_W, atol=1e-7) and np.allclose(db, by_b, atol=1e-7)


def test_the_curves_can_be_told_apart():
    right, frozen, twice, uphill = (
        run_of(cause, "iris").losses for cause in ("right", "frozen", "twice", "uphill")
    )
    floor = cross_entropy([1, 0, 0], 0)
    assert right[-1] < 0.2 and 0.25 < frozen[-1] < floor < 0.6 < twice[-1] < 0.75
    # What comes of a frozen bias is seen late, what comes of a second softmax at once.
    assert right[1] == pytest.approx(frozen[1], abs=0.01) and twice[1] > right[1] + 0.2
    assert (np.diff(uphill) > 0).all() and uphill[-1] > 300
    right, summed = (run_of(cause, "digits").losses for cause in ("right", "summed"))
    assert (np.diff(right) < 0).all() and right[-1] < 1 < cross_entropy(np.eye(10)[0], 0)
    assert summed.max() > 500 and right[0] < summed[-1] < 20


def test_a_mistake_may_hide_from_accuracy():
    assert run_of("twice", "iris").accuracy > 0.9 > run_of("frozen", "iris").accuracy


def test_the_end_does_not_hang_on_the_last_bit(monkeypatch, curves):
    """Another BLAS adds in another order; a long jump must not blow that up to a visible size."""
    random = np.random.default_rng(0)
    gradient = faulty_training.cross_entropy_gradient

    def in_another_order(*args, **kwargs):
        right = gradient(*args, **kwargs)
        noise = random.standard_normal((2, *right.shape))
        return right * (1 + 2e-15 * noise[0]) + 1e-17 * noise[1]

    monkeypatch.setattr(faulty_training, "cross_entropy_gradient", in_another_order)
    for letter, losses in curves.items():
        again = faulty_training._run.__wrapped__(letter).losses
        assert np.allclose(again, losses, rtol=1e-5)


def test_nothing_is_printed_and_nobody_is_warned(capsys):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        faulty_training._run.__wrapped__("B")
        faulty_training._run.__wrapped__("F")
    assert capsys.readouterr() == ("", "")
