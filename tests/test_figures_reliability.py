"""The still figures of calibration: bins, counts, and who is over- or underconfident."""

import numpy as np
import pytest
from figure_reading import assert_fit_to_show, visible_texts

from softmaxlib import softmax
from softmaxlib.calibration import reliability
from softmaxlib.figures.calibration import temperature_by_strength
from softmaxlib.figures.reliability import reliability_diagram


def model(temperature, N=360, K=10, seed=0):
    """Probabilities that need this temperature, and labels drawn from the right ones."""
    random = np.random.default_rng(seed)
    logits = random.normal(scale=3, size=(N, K))
    shares = softmax(logits)
    labels = [random.choice(K, p=p) for p in shares]
    return softmax(logits * temperature), np.array(labels)


def certain(right):
    """Two classes: the first always gets 0.75, and is right in the first `right` of 100."""
    return np.tile([0.75, 0.25], (100, 1)), (np.arange(100) >= right).astype(int)


THREE = {"C = 0.01": model(0.2), "C = 1": model(1), "C = 100": model(3, 100_000)}
DRAWN = {
    "one": lambda: reliability_diagram(*model(1)),
    "named": lambda: reliability_diagram({"my model": model(2)}),
    "two": lambda: reliability_diagram({"before": model(3), "after": model(1)}, bins=5),
    "three": lambda: reliability_diagram(THREE),
    "three, all under": lambda: reliability_diagram(
        {"underconfident now": model(0.2), "b": model(0.1), "c": model(0.3)}
    ),
    "one example": lambda: reliability_diagram([[0.5, 0.5]], [1]),
    "quite sure": lambda: reliability_diagram([[1, 0], [0, 1]], [0, 0], bins=2),
    "strengths": lambda: temperature_by_strength([0.01, 1, 100, 1e5], [0.18, 0.58, 1.46, 6.0]),
    "strengths, crowded": lambda: temperature_by_strength(
        np.geomspace(0.01, 1e6, 9), [0.2, 0.3, 0.5, 0.8, 1, 1.3, 2, 3, 4.5]
    ),
    "unevenly strong": lambda: temperature_by_strength([1, 1.01, 2, 1000], [0.9, 1, 0.8, 3]),
    "falling": lambda: temperature_by_strength([100, 300, 1000], [3, 2, 0.1], "steps"),
    "all above": lambda: temperature_by_strength([1, 10], [40, 50]),
    "nothing to repair": lambda: temperature_by_strength([1, 10], [1, 1]),
}


@pytest.fixture(params=DRAWN, ids=str)
def drawn(request):
    return DRAWN[request.param]()


@pytest.mark.filterwarnings("error")
def test_it_is_readable_small_and_described(drawn):
    assert_fit_to_show(drawn)


@pytest.mark.parametrize("bins", [4, 10])
def test_dots_ranges_and_counts_are_those_of_reliability(bins):
    figure = reliability_diagram(THREE, bins=bins).figure
    for i, (p, labels) in enumerate(THREE.values()):
        confidences, accuracies, counts, _ = reliability(p, labels, bins)
        panel, below = figure.axes[2 * i : 2 * i + 2]
        dots = np.concatenate([x.get_xydata() for x in panel.lines if x.get_marker() == "o"])
        assert np.allclose(dots, np.column_stack([confidences, accuracies]))
        diagonal = panel.lines[0].get_xydata()
        assert diagonal.tolist() == [[0, 0], [1, 1]]
        assert [bar.get_height() for bar in below.patches] == counts.tolist()
        for bar, confidence in zip(below.patches, confidences, strict=True):
            assert abs(bar.get_x() + bar.get_width() / 2 - confidence) <= 0.5 / bins + 1e-9
        assert [text.get_text() for text in below.texts] == [str(count) for count in counts]
        ranges = [line for line in panel.lines if line.get_linewidth() == 8]
        sd = np.sqrt(confidences * (1 - confidences) / counts)
        wanted = np.clip([confidences - 2 * sd, confidences + 2 * sd], 0, 1).T
        assert np.allclose([line.get_ydata() for line in ranges], wanted)


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        (50, "accuracy 0.50 on 100 examples, overconfident by 0.25."),
        (90, "accuracy 0.90 on 100 examples, underconfident by 0.15."),
        (75, "accuracy 0.75 on 100 examples, as right as it says."),
        (70, "accuracy 0.70 on 100 examples, overconfident by 0.05 (chance may do that)."),
    ],
)
def test_over_and_underconfidence_are_told(right, verdict):
    drawn = reliability_diagram(*certain(right))
    assert drawn.description == (
        f"Mean confidence 0.75, {verdict} In the fullest bin, 100 answers with confidence 0.75, "
        f"the share {right / 100:g} is right."
    )
    texts = [text.get_text() for text, _ in visible_texts(drawn.figure)]
    assert {"confidence 0.75", f"accuracy 0.{right}"} <= set(texts)


@pytest.mark.parametrize(("right", "remark"), [(67, " (chance may do that)"), (65, "")])
def test_chance_reaches_two_standard_deviations_far(right, remark):
    description = reliability_diagram(*certain(right)).description  # one is 0.043
    assert f"overconfident by 0.{75 - right:02}{remark}." in description


def test_one_answer_is_told_as_one():
    assert reliability_diagram([[0.5, 0.5]], [1]).description == (
        "Mean confidence 0.50, accuracy 0.00 on 1 example, overconfident by 0.50 (chance may do "
        "that). In the fullest bin, 1 answer with confidence 0.5, the share 0 is right."
    )


def test_a_bar_stands_in_the_bin_of_its_answers():
    shares = np.repeat([0.6, 0.65], [31, 1])  # the mean of many 0.6 is a little more than 0.6
    below = reliability_diagram(np.column_stack([shares, 1 - shares]), [0] * 32).figure.axes[1]
    middles = [bar.get_x() + bar.get_width() / 2 for bar in below.patches]
    assert middles == pytest.approx([0.55, 0.65])


@pytest.mark.filterwarnings("error")
def test_shares_that_were_rounded_are_taken():
    just_above_one = reliability_diagram([[1 + 5e-7, 0], [1, 0]], [0, 0])
    assert just_above_one.description == reliability_diagram([[1, 0], [1, 0]], [0, 0]).description
    p, labels = model(1)
    for rounded in (p.astype(np.float16), p.astype(np.float32), p.round(3)):
        assert "on 360 examples" in reliability_diagram(rounded, labels).description


def test_each_model_has_its_sentences():
    description = reliability_diagram({"a": certain(50), "b": certain(90)}).description
    first, second = description.split(" b: ")
    assert first.startswith("a: mean confidence 0.75, accuracy 0.50") and "overconf" in first
    assert "underconfident by 0.15" in second


def test_the_right_temperature_mends_the_diagram():
    texts = [reliability_diagram(*model(t, N=4000)).description for t in (0.3, 1, 3)]
    assert "underconfident by" in texts[0] and "overconfident by" in texts[2]
    assert "as right as it says" in texts[1] or "chance may do that" in texts[1]


def test_temperatures_are_points_on_logarithmic_axes_around_1():
    strengths, temperatures = [0.01, 1, 100, 1e5], [0.18, 0.58, 1.46, 6.0]
    figure = temperature_by_strength(strengths, temperatures).figure
    (panel,) = figure.axes
    (dots,) = [line for line in panel.lines if line.get_marker() == "o"]
    assert np.allclose(dots.get_xydata(), np.log10(np.column_stack([strengths, temperatures])))
    assert any(np.allclose(line.get_ydata(), 0) for line in panel.lines)
    for axis in (panel.xaxis, panel.yaxis):
        for place, text in zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True):
            assert float(text.get_text()) == pytest.approx(10**place)
    places = {text.get_text(): text.xy[1] for text in panel.texts}
    assert places["T above 1: overconfident, soften the shares"] > 0
    assert places["T below 1: underconfident, sharpen the shares"] < 0
    assert {"0.18", "0.58", "1.5", "6"} <= set(places)


def test_temperatures_in_words():
    drawn = temperature_by_strength([0.01, 1, 100, 1e5], [0.18, 0.58, 1.46, 6.0])
    assert drawn.description == (
        "The fitted temperature T, by C, as in scikit-learn: 0.18 at 0.01, 0.58 at 1, 1.5 at 100, "
        "6 at 100000. Underconfident (T below 1) at 0.01, 1; overconfident (T above 1) at 100, "
        "100000."
    )
    assert (
        "Overconfident (T above 1) at 1, 2." in temperature_by_strength([1, 2], [2, 3]).description
    )
    same = temperature_by_strength([1, 2], [1.001, 0.999])
    assert same.description.endswith("T is 1 everywhere: nothing to repair.")


P, LABELS = model(1, N=5, K=3)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: reliability_diagram(P),
        lambda: reliability_diagram(P, LABELS[:2]),
        lambda: reliability_diagram(P, LABELS + 3),
        lambda: reliability_diagram(np.log(P), LABELS),
        lambda: reliability_diagram(2 * P, LABELS),
        lambda: reliability_diagram(P[0], LABELS),
        lambda: reliability_diagram(P, LABELS, bins=1),
        lambda: reliability_diagram(P, LABELS, bins="ten"),
        lambda: reliability_diagram(P, LABELS, bins=2.5),
        lambda: reliability_diagram(P.round(1) * 1.1, LABELS),
        lambda: reliability_diagram({}),
        lambda: reliability_diagram({"a": P}),
        lambda: reliability_diagram({"a": (P, LABELS)}, LABELS),
        lambda: reliability_diagram({name: (P, LABELS) for name in "abcd"}),
        lambda: reliability_diagram({40 * "a": (P, LABELS)}),
        lambda: temperature_by_strength([1], [1]),
        lambda: temperature_by_strength([1, 2], [1, 0]),
        lambda: temperature_by_strength([2, 1], [1, 2]),
        lambda: temperature_by_strength([1, 2, 3], [1, 2]),
        lambda: temperature_by_strength([1, 2], [1, np.nan]),
        lambda: temperature_by_strength([1, 2], [1, 2], ""),
        lambda: temperature_by_strength([1, 2], [1, 2], 5),
    ],
)
def test_bad_input_is_told_what_is_expected(draw):
    with pytest.raises(ValueError, match=r"It was|given"):
        draw()
