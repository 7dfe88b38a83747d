"""Still figure of notebook 07: which temperature repairs a model, by how hard it was trained."""

import numpy as np

from softmaxlib.figures import style
from softmaxlib.figures.curves import logarithmic_ticks
from softmaxlib.figures.data_inputs import checked_numbers, told
from softmaxlib.figures.described import described
from softmaxlib.wording import number, two_digits

_MOST = 9
_WIDTH, _HEIGHT = 6.7, 3.4  # of the panel, in inches
_COLOUR, _BAND = style.BLUE, "#F1F1F1"
_LONGEST = 32
_JUST_BELOW, _JUST_ABOVE = 0.995, 1.05  # what two digits call 1 lies between


@described
def temperature_by_strength(strengths, temperatures, strength="C, as in scikit-learn"):
    """Show the fitted temperature T of some models, by how hard each was trained.

    strengths     2 to 9 rising numbers above 0: weak training first
    temperatures  the T that fits each model best on validation data
    strength      what the strengths are, for the axis

    Below T = 1 a model is underconfident: T sharpens. Above, it is overconfident: T softens.
    """
    strengths, temperatures = _checked_pairs(strengths, temperatures)
    strength = _checked_text(strength)
    low, high = min(0.5, temperatures.min()) / 1.6, max(2, temperatures.max()) * 1.6
    x, y = np.log10(strengths), np.log10(temperatures)

    left, top = 0.85, 0.85
    figure = style.new_figure(top + _HEIGHT + 0.85)
    title = "The harder the training, the higher the best T"
    if not (np.diff(temperatures) > 0).all():
        title = "The best T, by the strength of the training"
    style.write(figure, 0.15, 0.22, title, size=style.TITLE, weight="bold")
    unit = "fitted temperature T (validation data, logarithmic axis)"
    style.write(figure, 0.15, 0.55, unit, colour=style.QUIET)
    panel = style.add_panel(figure, left, top, _WIDTH, _HEIGHT)
    margin = 0.08 * (x[-1] - x[0])
    panel.set(xlim=(x[0] - margin, x[-1] + margin), ylim=np.log10([low, high]))
    panel.axhspan(0, np.log10(high), color=_BAND, lw=0, zorder=0)
    panel.axhline(0, color=style.INK, lw=1.4, zorder=1)
    panel.plot(x, y, "-", color=_COLOUR, lw=1.6, zorder=2)
    panel.plot(x, y, "o", color=_COLOUR, ms=8, zorder=3)
    _write_temperatures(panel, x, y, temperatures)
    _write_sides(panel, y)
    panel.set_yticks(*_to_log10(*logarithmic_ticks(low, high)))
    # Each strength has its mark, unless their texts would touch.
    names = [number(s) for s in strengths]
    crowded = np.diff(x).min() * _WIDTH / np.ptp(panel.get_xlim()) < 0.15 + max(
        style.text_width(name) for name in names
    )
    marks = logarithmic_ticks(strengths[0], strengths[-1]) if crowded else (strengths, names)
    panel.set_xticks(*_to_log10(*marks))
    panel.set_xlabel(f"← weaker     training strength: {strength}     harder →")

    pairs = zip(temperatures, strengths, strict=True)
    told_pairs = ", ".join(f"{two_digits(T)} at {number(s)}" for T, s in pairs)
    sides = [
        f"{what} at {', '.join(number(s) for s in strengths[chosen])}"
        for what, chosen in (
            ("Underconfident (T below 1)", temperatures < _JUST_BELOW),
            ("overconfident (T above 1)", temperatures > _JUST_ABOVE),
        )
        if chosen.any()
    ]
    verdict = "; ".join(sides) or "T is 1 everywhere: nothing to repair"
    verdict = verdict[0].upper() + verdict[1:]
    return figure, f"The fitted temperature T, by {strength}: {told_pairs}. {verdict}."


def _to_log10(ticks, texts):
    return np.log10(ticks), texts


def _write_temperatures(panel, x, y, temperatures):
    """Each T below right of its point if the curve rises there, else above right."""
    inches = panel.get_position().width * panel.figure.get_size_inches()[0]
    apart = 0.5 * (panel.get_xlim()[1] - panel.get_xlim()[0]) / inches
    last = -np.inf
    for i, T in enumerate(temperatures):
        if x[i] - last < apart:
            continue
        last = x[i]
        rises = y[min(i + 1, len(y) - 1)] >= y[max(i - 1, 0)]
        panel.annotate(
            two_digits(T),
            (x[i], y[i]),
            xytext=(8, -10 if rises else 10),
            textcoords="offset points",
            va="center_baseline",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85},
            zorder=4,
        )


def _write_sides(panel, y):
    """Say what T means above and below 1, at the side where the curve is farther away."""
    top, bottom = panel.get_ylim()[1], panel.get_ylim()[0]
    for text, height, va, to_left in (
        ("T above 1: overconfident, soften the shares", top, "top", y[0] <= y[-1]),
        ("T below 1: underconfident, sharpen the shares", bottom, "bottom", y[0] > y[-1]),
    ):
        panel.annotate(
            text,
            (panel.get_xlim()[0 if to_left else 1], height),
            xytext=(6 if to_left else -6, -6 if va == "top" else 6),
            textcoords="offset points",
            ha="left" if to_left else "right",
            va=va,
            weight="bold",
        )


def _checked_pairs(strengths, temperatures):
    """Return strengths and temperatures as arrays, or say what is the matter with them."""
    pair = []
    for name, values, example in (
        ("strengths", strengths, "[0.01, 1, 100]"),
        ("temperatures", temperatures, "[0.18, 0.58, 1.46]"),
    ):
        array = checked_numbers(name, values, 1, example, least=2, most=_MOST)
        if array.min() < 1e-6:
            raise ValueError(
                f"{name} should be numbers above 0, such as {example}. It was given {told(values)}."
            )
        pair.append(array)
    strengths, temperatures = pair
    if len(strengths) != len(temperatures) or not (np.diff(strengths) > 0).all():
        raise ValueError(
            "strengths should rise, with one temperature for each. "
            f"It was given {told(strengths)} and {told(temperatures)}."
        )
    return strengths, temperatures


def _checked_text(strength):
    if not isinstance(strength, str) or not 1 <= len(strength) <= _LONGEST or "$" in strength:
        raise ValueError(
            f"strength should be a text of 1 to {_LONGEST} characters, without $. "
            f"It was given {told(strength)}."
        )
    return strength
