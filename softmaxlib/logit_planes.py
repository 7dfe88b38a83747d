"""Two planes in the space of three logits: which class leads where, at which angles."""

import numpy as np

REACH = 4  # the slice is shown from -4 to 4
# The two steps in logit space, across and up, that span each plane.
SLICE = np.array([[1.0, 0, 0], [0, 1, 0]])  # the third logit stays 0
ACROSS = np.array([[2.0, -1, -1] / np.sqrt(6), [0, 1, -1] / np.sqrt(2)])  # at right angles to 1,1,1
_STEP = 0.5  # degrees between the directions that are tried; it divides 30 and 45


def sectors(plane):
    """Return for each class the angles (start, end) between which it leads, in degrees.

    plane  (2, 3), the steps in logit space to the right and up. Tried out with argmax, on
    directions all around; an angle counts from the right, against the clock.
    """
    angles = np.radians((np.arange(360 / _STEP) + 0.5) * _STEP)
    leader = np.argmax(np.stack([np.cos(angles), np.sin(angles)], axis=-1) @ plane, axis=-1)
    starts = np.flatnonzero(leader != np.roll(leader, 1)) * _STEP
    ends = np.append(starts[1:], starts[0] + 360)
    pairs = zip(starts.tolist(), ends.tolist(), strict=True)
    found = {int(leader[int(start / _STEP)]): (start, end) for start, end in pairs}
    return [found[k] for k in range(3)]


def meeting_point(plane, bias):
    """Return the point (2,) of the plane at which all classes have the same logit.

    bias  (3,), what is added to the logits everywhere
    """
    # right * plane[0] + up * plane[1] + bias is the same number for each class.
    unknowns = np.column_stack([plane.T, -np.ones(3)])
    return np.linalg.solve(unknowns, -np.asarray(bias))[:2]
