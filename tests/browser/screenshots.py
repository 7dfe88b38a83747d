"""Pictures of a whole notebook in JupyterLab, for a person to look at."""

from serving import ROOT

SCREENSHOTS = ROOT / "tests" / "screenshots"


def screenshot_top_to_bottom(lab, name, theme="light", width=1000, height=1800):
    """Scroll through the notebook; leave its pictures in tests/screenshots/, return them."""
    SCREENSHOTS.mkdir(exist_ok=True)
    for path in SCREENSHOTS.glob(f"{name}-{theme}-{width}-*.png"):
        path.unlink()
    page, before = lab.page, lab.page.viewport_size
    page.set_viewport_size({"width": width, "height": height})
    lab.show_all_cells()
    scroller = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer")
    scroller.evaluate("(node) => { node.scrollTop = 0; }")
    paths, at_the_end = [], False
    while not at_the_end and len(paths) < 40:
        page.wait_for_timeout(300)
        paths.append(SCREENSHOTS / f"{name}-{theme}-{width}-{len(paths) + 1:02}.png")
        page.screenshot(path=paths[-1])
        at_the_end = scroller.evaluate(
            "(node) => { const end = node.scrollHeight - node.clientHeight - node.scrollTop;"
            " node.scrollTop += node.clientHeight - 60; return end < 5; }"
        )
    page.set_viewport_size(before)
    return paths
