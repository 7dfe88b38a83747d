"""A short reply in aligned rows, as text and as HTML: how checks and predictions answer."""

from html import escape

_LABEL_WIDTH = 15


class Reply:
    """A headline and labelled rows; as the last line of a notebook cell it shows itself.

    Rows are (label, text) pairs; those with an empty text are left out. `message` is the whole
    text without markup. The colour of the HTML form only repeats what the headline says.
    """

    def __init__(self, headline, rows, colour):
        self._headline = headline
        self._rows = [(label, text) for label, text in rows if text]
        self._colour = colour

    @property
    def message(self):
        lines = [f"  {label:<{_LABEL_WIDTH}}{text}" for label, text in self._rows]
        return "\n".join([self._headline, *lines])

    def __repr__(self):
        return self.message

    def _repr_html_(self):
        rows = "".join(
            '<tr><td style="text-align:left;vertical-align:top;white-space:nowrap">'
            f'<em>{escape(label)}</em></td><td style="text-align:left">{escape(text)}</td></tr>'
            for label, text in self._rows
        )
        return (
            f'<div style="border-left:4px solid {self._colour};padding-left:0.8em">'
            f"<strong>{escape(self._headline)}</strong><table>{rows}</table></div>"
        )
