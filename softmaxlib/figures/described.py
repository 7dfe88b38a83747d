"""A figure that carries its description, so that its point does not hang on being seen."""

import io
import re
from functools import wraps
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from softmaxlib.figures import style

_SPECIAL_IN_MARKDOWN = re.compile(r"([\\`*_<>$~|#])")


class DescribedFigure:
    """A Matplotlib figure and the sentences that say what it shows.

    In a notebook it shows itself as two outputs: the picture, then its description as text.
    Elsewhere use `.figure`, `.description` and `.save(path)`.
    """

    def __init__(self, figure, description):
        self.figure = figure
        self.description = description

    def __repr__(self):
        return f"Figure. {self.description}"

    def png(self):
        """Return the picture as the bytes of a PNG file, on white, in the look of the series."""
        buffer = io.BytesIO()
        with style.look():
            self.figure.savefig(
                buffer,
                format="png",
                dpi=style.PIXELS_PER_INCH,
                facecolor="white",
            )
        # A palette of 256 colours looks the same here and takes a third of the space.
        small, words = io.BytesIO(), PngInfo()
        words.add_itxt("Description", self.description)
        picture = Image.open(buffer).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        picture.save(small, format="png", optimize=True, pnginfo=words)
        return small.getvalue()

    def save(self, path):
        """Write the picture to `path`; the ending says the format (png, svg or pdf)."""
        path = Path(path)
        if path.suffix.lower() == ".png":
            path.write_bytes(self.png())
        else:
            with style.look():
                self.figure.savefig(path, facecolor="white")

    def _ipython_display_(self):
        from IPython.display import publish_display_data

        width, height = self.figure.get_size_inches() * style.SCREEN_PIXELS_PER_INCH
        publish_display_data(
            {"image/png": self.png(), "text/plain": "Picture, described below."},
            {
                "image/png": {
                    "alt": self.description,
                    "width": round(width),
                    "height": round(height),
                }
            },
        )
        publish_display_data(
            {
                "text/markdown": "**Figure.** "
                + _SPECIAL_IN_MARKDOWN.sub(r"\\\1", self.description),
                "text/plain": repr(self),
            }
        )


def described(draw):
    """Turn a function that returns a figure and its description into one that returns both as one.

    The function draws in the look of the series; Matplotlib's settings are the same afterwards.
    """

    @wraps(draw)
    def draw_described(*args, **kwargs):
        with style.look():
            return DescribedFigure(*draw(*args, **kwargs))

    return draw_described
