"""A learner's hands in a notebook: they click, type and press keys."""


def rewrite(lab, cell_id, lines):
    """Click into a code cell, and type these lines over what stands there.

    The editor indents by itself after a colon, as it does for a learner.
    """
    editor = lab.show_cell(cell_id).locator(".cm-content")
    editor.click()
    lab.page.keyboard.press("ControlOrMeta+a")
    for number, line in enumerate(lines):
        if number:
            lab.page.keyboard.press("Enter")
        lab.page.keyboard.type(line)


def run_from(lab, cell_id, count=1, wait=True):
    """Click into a cell, press Shift + Enter so many times, and wait for the kernel."""
    lab.show_cell(cell_id).locator(".cm-content").click()
    for _ in range(count):
        lab.page.keyboard.press("Shift+Enter")
    if wait:
        lab.wait_until_idle()


def reply(lab, cell_id):
    """What stands in the page under a code cell."""
    return lab.show_cell(cell_id).locator(".jp-OutputArea-output").first.inner_text()
