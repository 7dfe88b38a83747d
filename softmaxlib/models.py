"""A small network with softmax at its end; without a hidden layer it is softmax regression."""

from itertools import pairwise
from numbers import Integral

import numpy as np

from softmaxlib.losses import checked_examples, cross_entropy, cross_entropy_gradient
from softmaxlib.numeric_inputs import named_real_numbers, not_negative, without_warnings


def _relu(a):
    return np.maximum(a, 0)


def _relu_slope(h):
    return h > 0


def _tanh_slope(h):
    return 1 - h**2


# Each activation, and its slope as a function of what it returned.
_ACTIVATIONS = {"relu": (_relu, _relu_slope), "tanh": (np.tanh, _tanh_slope)}


class Network:
    """Layers h @ W + b, with an activation between them; the last one gives the logits.

    widths      numbers of features, of units in each hidden layer, and of classes: (D, 32, K)
    activation  "relu" or "tanh"; it stands between two layers, never after the last
    zeroed      numbers of the layers whose W starts at 0: 1 is the first layer, -1 the last
    seed        of NumPy's default_rng, for the other weights

    Network((4, 3), zeroed=[-1]) is softmax regression that starts at zero. Weights are normal with
    mean 0 and standard deviation sqrt(2 / inputs) for relu, sqrt(1 / inputs) for tanh and without
    a hidden layer; biases start at 0. A seed gives the same weights whatever is zeroed.

    weights, biases  lists of W (inputs, outputs) and b (outputs,), a pair for each layer
    parameters       [W1, b1, W2, b2, ...], the same arrays: optimizers change them in place

    Raises ValueError for widths, an activation or layers that cannot be. Source of the weights:
    He, Zhang, Ren and Sun (2015), arXiv:1502.01852 (relu); LeCun, Bottou, Orr and Mueller (1998),
    "Efficient BackProp".
    """

    def __init__(self, widths, activation="relu", zeroed=(), seed=0):
        self.widths = _widths(widths)
        if not isinstance(activation, str) or activation not in _ACTIVATIONS:
            raise ValueError(f'activation must be "relu" or "tanh", but got {activation!r}.')
        self.activation = activation
        rng = np.random.default_rng(seed)
        layers = len(self.widths) - 1
        gain = 2 if activation == "relu" and layers > 1 else 1
        self.weights = [
            rng.normal(0, np.sqrt(gain / inputs), size=(inputs, outputs))
            for inputs, outputs in pairwise(self.widths)
        ]
        self.biases = [np.zeros(outputs) for outputs in self.widths[1:]]
        for index in _layer_indices(zeroed, layers):
            self.weights[index][:] = 0

    @property
    def parameters(self):
        return [array for layer in zip(self.weights, self.biases, strict=True) for array in layer]

    @without_warnings
    def logits(self, X):
        """Return the logits, shape (N, K), of examples X, shape (N, D); (K,) for one, (D,).

        Raises TypeError if X holds no real numbers or is masked, ValueError for another shape.
        `loss`, `gradients` and `accuracy` do so, too.
        """
        X, _ = named_real_numbers("X", X)
        logits = self._layers(np.atleast_2d(X))[-1]
        return logits[0] if X.ndim == 1 else logits

    @without_warnings
    def loss(self, X, y, penalty=0.0):
        """Return the mean cross-entropy in nats, plus penalty / 2 times the sum of squared weights.

        X        features, shape (N, D)
        y        labels 0..K-1, shape (N,), or class probabilities, shape (N, K)
        penalty  lambda of the L2 penalty, 0 or more; biases are not penalised

        Raises TypeError and ValueError as `logits` and `cross_entropy` do.
        """
        penalty = not_negative("penalty", penalty)
        squares = sum((W**2).sum() for W in self.weights) if penalty else 0.0
        return cross_entropy(self.logits(X), y) + penalty / 2 * squares

    @without_warnings
    def gradients(self, X, y, penalty=0.0):
        """Return the derivative of `loss` by each parameter, in the order of `parameters`.

        Backpropagation: `upstream` is the derivative of the loss by what a layer gives. It starts
        as (P - Y) / N at the logits and is handed down, layer by layer. Raises as `loss` does.
        """
        penalty = not_negative("penalty", penalty)
        *inputs, logits = self._layers(X)
        _, slope = _ACTIVATIONS[self.activation]
        upstream = cross_entropy_gradient(logits, y)
        gradients = []
        for layer in reversed(range(len(self.weights))):
            h, W = inputs[layer], self.weights[layer]
            dW = h.T @ upstream + penalty * W
            db = upstream.sum(axis=0)
            gradients = [dW, db, *gradients]
            if layer > 0:
                upstream = (upstream @ W.T) * slope(h)
        return gradients

    @without_warnings
    def accuracy(self, X, y):
        """Return the share of the examples X, y that the model gets right, as `accuracy` does."""
        return accuracy(self.logits(X), y)

    def _layers(self, X):
        """Return what goes into each layer, X first, and then the logits."""
        X, _ = named_real_numbers("X", X)
        if X.ndim != 2 or X.shape[1] != self.widths[0]:
            raise ValueError(
                f"X must have shape (N, {self.widths[0]}), a row for each example, but has shape "
                f"{X.shape}."
            )
        activate, _ = _ACTIVATIONS[self.activation]
        inputs, h = [], X
        for W, b in zip(self.weights, self.biases, strict=True):
            inputs.append(h)
            logits = h @ W + b
            h = activate(logits)  # after the last layer nobody asks for it
        return [*inputs, logits]

    def __repr__(self):
        return f"Network({self.widths}, activation={self.activation!r})"


def accuracy(logits, y):
    """Return the share of the examples whose largest logit is that of their label.

    logits, y  shape (N, K); labels 0..K-1, shape (N,), or class probabilities, shape (N, K), of
               which the largest counts. Of equal logits the first counts. For one example: (K,),
               and one label or (K,).

    Raises TypeError and ValueError as `cross_entropy` does, ValueError also for no examples.
    """
    logits, y, _ = checked_examples(logits, y)
    return float((logits.argmax(axis=-1) == y.argmax(axis=-1)).mean())


def _widths(widths):
    """Return the widths as a tuple of ints, or raise."""
    try:
        widths = tuple(widths)
    except TypeError:
        widths = (widths,)
    if len(widths) < 2 or not all(_is_whole(w) and w > 0 for w in widths):
        raise ValueError(
            "widths must be two or more positive whole numbers, the features first and the classes "
            f"last, such as (4, 3) or (3, 32, 32, 3), but got {widths}."
        )
    return tuple(int(w) for w in widths)


def _layer_indices(zeroed, layers):
    """Return the positions, 0 first, of the layers with these numbers, or raise."""
    numbers = list(zeroed) if np.iterable(zeroed) else [zeroed]
    for number in numbers:
        if not _is_whole(number) or not 1 <= abs(number) <= layers:
            raise ValueError(
                f"zeroed must hold numbers of layers, 1 to {layers} from the first or -1 to "
                f"-{layers} from the last, but holds {number!r}."
            )
    return [number - 1 if number > 0 else layers + number for number in numbers]


def _is_whole(number):
    return isinstance(number, Integral) and not isinstance(number, bool)
