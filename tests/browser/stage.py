"""A live figure on an empty page, without JupyterLab: quick, so that tests can sweep its range.

The page's side of the widget is a stub that keeps the traits, tells its listeners, and counts
what is sent to the kernel.
"""

import json
import math

import numpy as np

SCRIPT = """
async ([script, css, state, width]) => {
  const listeners = [];
  const model = {
    saved: 0,
    get: (name) => state[name],
    set: (name, value) => {
      const before = JSON.stringify(state[name]);
      state[name] = value;
      if (JSON.stringify(value) === before) return;
      for (const [event, action] of [...listeners]) if (event === `change:${name}`) action();
    },
    save_changes: () => { model.saved += 1; },
    on: (event, action) => listeners.push([event, action]),
    off: (event, action) => {
      const at = listeners.findIndex(([e, a]) => e === event && a === action);
      if (at >= 0) listeners.splice(at, 1);
    },
    listeners,
  };
  document.head.appendChild(document.createElement("style")).textContent = css;
  const module = await import("data:text/javascript," + encodeURIComponent(script));
  const close = [];
  window.stage = {
    model,
    close: () => close.splice(0).forEach((end) => end()),
    view: () => {
      const el = document.body.appendChild(document.createElement("div"));
      el.style.width = `${width}px`;
      close.push(module.default.render({ model, el }));
    },
  };
  stage.view();
}
"""
PLAIN = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def page_numbers(root):
    """What a live figure's page has computed, by name, as numbers and nested lists."""

    def plain(value):
        if isinstance(value, list):
            return [plain(one) for one in value]
        return PLAIN[value] if isinstance(value, str) else float(value)  # 1e20 comes as an int

    told = json.loads(root.get_attribute("data-numbers"))
    return {name: plain(value) for name, value in told.items()}


def assert_same_numbers(of_page, of_python, rtol=1e-12, atol=1e-12):
    """Assert that page and Python have the same names, shapes and numbers, up to 1e-12."""
    assert of_page.keys() == of_python.keys()
    for name, expected in of_python.items():
        np.testing.assert_allclose(of_page[name], expected, rtol, atol, err_msg=name)


class Stage:
    """One live figure, drawn from a Python widget; `root` is its element in the page."""

    def __init__(self, page, widget, width=640):
        self.page = page
        state = {name: value for name, value in widget.get_state().items() if name != "layout"}
        script, css = state.pop("_esm"), state.pop("_css")
        page.evaluate(SCRIPT, [script, css, json.loads(json.dumps(state)), width])
        self.root = page.locator(".softmaxlib-live").first
        self.settle()

    def settle(self):
        """Wait until what was asked for is drawn."""
        self.page.evaluate(FRAME)

    def set(self, **traits):
        """Set traits as the kernel would, and wait for the picture."""
        for name, value in traits.items():
            self.page.evaluate("([name, value]) => stage.model.set(name, value)", [name, value])
        self.settle()

    def get(self, name):
        """The value of a trait as the page has it."""
        return self.page.evaluate("(name) => stage.model.get(name)", name)

    def another_view(self):
        """Show the same figure once more, below; return the root of that view."""
        self.page.evaluate("() => stage.view()")
        self.settle()
        return self.page.locator(".softmaxlib-live").last

    def numbers(self, root=None):
        """What the page has computed, in full precision, by name: see LiveFigure.numbers."""
        return page_numbers(root or self.root)

    def texts(self):
        """The texts that the picture shows."""
        seen = "(nodes) => nodes.filter((n) => n.checkVisibility()).map((n) => n.textContent)"
        return self.root.locator("svg text").evaluate_all(seen)

    def overflowing(self):
        """The shown texts that stick out of the picture."""
        return self.root.evaluate(
            """(root) => {
                const box = root.querySelector("svg").getBoundingClientRect();
                return [...root.querySelectorAll("svg text")].filter((text) => {
                    const { left, right, top, bottom, width } = text.getBoundingClientRect();
                    return width && (left < box.left - 1 || right > box.right + 1
                        || top < box.top - 1 || bottom > box.bottom + 1);
                }).map((text) => text.textContent);
            }"""
        )

    def overlapping(self):
        """The pairs of shown texts that lie on one another, by more than a pixel."""
        return self.root.evaluate(
            """(root) => {
                const texts = [...root.querySelectorAll("svg text")]
                    .map((node) => [node.textContent, node.getBoundingClientRect()])
                    .filter(([, box]) => box.width);
                return texts.flatMap(([a, p], i) => texts.slice(i + 1)
                    .filter(([, q]) => p.left < q.right - 1 && q.left < p.right - 1
                        && p.top < q.bottom - 5 && q.top < p.bottom - 5)
                    .map(([b]) => `${a} | ${b}`));
            }"""
        )
