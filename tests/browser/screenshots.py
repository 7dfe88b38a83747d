"""Pictures of a whole notebook in JupyterLab, for a person to look at."""

from serving import ROOT

SCREENSHOTS = ROOT / "tests" / "screenshots"


def screenshot_top_to_bottom(lab, name, theme="light", width=1000, height=1800):
    """Scroll through the notebook; leave its pictures in tests/screenshots/, return their paths.

    Also return the beginnings of the cells with a formula that is too wide.
    """
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
    # Formulas are cut off at the edge of their cell: no scroll bar shows that there is more.
    formulas = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) mjx-container[display]")
    too_wide = formulas.evaluate_all(
        "(nodes) => { const width = (node) => node.getBoundingClientRect().width;"
        " return nodes.filter((node) => width(node.firstElementChild) > width(node) + 1)"
        ".map((node) => node.closest('.jp-Cell').textContent.slice(0, 80)); }"
    )
    page.set_viewport_size(before)
    return paths, too_wide
