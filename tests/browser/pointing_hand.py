"""A hand at a mouse, and a finger on a screen: both grab what they move in its middle."""

from contextlib import contextmanager

from stage import Stage


def middle_of(node):
    """The middle of a node, in pixels of the page."""
    box = node.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(node, across=0, up=0, steps=8):
    """Grab a node with the mouse, and move it so many pixels to the right and upwards."""
    x, y = middle_of(node)
    mouse = node.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + across, y - up, steps=steps)
    mouse.up()


@contextmanager
def on_a_phone(chromium, figure, width=400):
    """Give the stage of a live figure on a small touch screen, whose page could scroll.

    It must not: whatever a finger does on the figure, the page is to stay where it is.
    """
    with chromium.new_context(viewport={"width": 420, "height": 640}, has_touch=True) as context:
        stage = Stage(context.new_page(), figure, width)
        stage.page.evaluate("() => { document.body.style.height = '3000px'; }")
        yield stage
        assert stage.page.evaluate("() => window.scrollY") == 0


def drag_with_finger(node, across=0, up=0, beside=(0, 0)):
    """Put a finger on a node, and move it pixel by pixel.

    A finger is not exact: `beside` is how far from the middle it comes down.
    """
    x, y = (at + off for at, off in zip(middle_of(node), beside, strict=True))
    touch = node.page.context.new_cdp_session(node.page)

    def send(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", {"x": x, "y": y})
    steps = max(abs(across), abs(up))
    for step in range(1, steps + 1):
        send("touchMove", {"x": x + across * step / steps, "y": y - up * step / steps})
    send("touchEnd")
