"""Two ways to step downhill, for any list of parameters: SGD and Adam."""

import numpy as np

from softmaxlib.numeric_inputs import not_negative
from softmaxlib.wording import number


class SGD:
    """Gradient descent: each step is the learning rate times the gradient, downhill.

    The S stands for stochastic: with mini-batches the gradient is that of a random few examples.

    learning_rate  one number, 0 or more: TypeError or ValueError for anything else
    """

    def __init__(self, learning_rate):
        self.learning_rate = not_negative("learning_rate", learning_rate)

    def step(self, parameters, gradients):
        """Change the arrays in `parameters` in place."""
        for parameter, gradient in zip(parameters, gradients, strict=True):
            parameter -= self.learning_rate * gradient

    def __repr__(self):
        return f"SGD({number(self.learning_rate)})"


class Adam:
    """Adam: each parameter has its own step size, from averages of its gradient and its square.

    learning_rate  about how far a parameter moves in one step; 0 or more
    beta1, beta2   how much of the average of the gradient, and of its square, each step keeps:
                   0 takes the new one only, 0.999 goes back about 1000 steps; below 1
    epsilon        keeps a gradient of 0 from dividing by 0; 0 or more

    It remembers these averages, so take a new Adam for each training run. Raises TypeError and
    ValueError for other arguments. Source: Kingma and Ba (2015), arXiv:1412.6980, algorithm 1.
    """

    def __init__(self, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = not_negative("learning_rate", learning_rate)
        self.beta1, self.beta2 = not_negative("beta1", beta1), not_negative("beta2", beta2)
        self.epsilon = not_negative("epsilon", epsilon)
        if max(self.beta1, self.beta2) >= 1:
            raise ValueError(f"beta1 and beta2 must be below 1, but got {beta1} and {beta2}.")
        self._t = 0
        self._averages = None

    def step(self, parameters, gradients):
        """Change the arrays in `parameters` in place."""
        if self._averages is None:
            self._averages = [(np.zeros_like(p), np.zeros_like(p)) for p in parameters]
        self._t += 1
        for p, g, (m, v) in zip(parameters, gradients, self._averages, strict=True):
            m += (1 - self.beta1) * (g - m)
            v += (1 - self.beta2) * (g**2 - v)
            m_hat = m / (1 - self.beta1**self._t)  # the averages start at 0: this makes up for it
            v_hat = v / (1 - self.beta2**self._t)
            p -= self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon)

    def __repr__(self):
        return f"Adam({number(self.learning_rate)})"
