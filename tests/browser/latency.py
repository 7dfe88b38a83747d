"""How long from the mouse to the changed frame: drags the live bars of notebook 1, and prints it.

    python tests/browser/latency.py

Each of 60 moves is timed in the page: from the event to the frame in which the bar has moved.
"""

import statistics

from lab import CHROMIUM_FLAGS, Lab, find_chromium, jupyterlab_server
from playwright.sync_api import sync_playwright

NOTEBOOK, CELL = "01_list_comprehension.ipynb", "live-bars"
MOVES = 60
WATCH = """(handle) => {
    let moved = null;
    window.delays = [];
    handle.addEventListener("pointermove", (event) => { moved ??= event.timeStamp; });
    const painted = () => {
        const since = moved;
        moved = null;
        const channel = new MessageChannel(); // its message comes after this frame is painted
        channel.port1.onmessage = () => window.delays.push(performance.now() - since);
        if (since !== null) channel.port2.postMessage(null);
    };
    new MutationObserver(painted).observe(handle, { attributeFilter: ["aria-valuenow"] });
}"""


def main():
    with jupyterlab_server() as address, sync_playwright() as playwright:
        flags = {"executable_path": find_chromium(), "args": CHROMIUM_FLAGS}
        browser = playwright.chromium.launch(**flags)
        lab = Lab(browser, address)
        lab.open_notebook(NOTEBOOK)
        lab.run_all()
        handle = lab.show_live_figure(CELL).get_by_role("slider").first
        handle.evaluate(WATCH)
        box = handle.locator(".grip").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        lab.page.mouse.move(x, y)
        lab.page.mouse.down()
        for move in range(MOVES):
            lab.page.mouse.move(x, y + (2 * move if move < MOVES / 2 else 2 * (MOVES - move)))
            lab.page.wait_for_timeout(16)
        lab.page.mouse.up()
        delays = sorted(lab.page.evaluate("() => window.delays"))
        slow = delays[int(0.95 * len(delays))]
        print(f"{len(delays)} frames: median {statistics.median(delays):.1f} ms, p95 {slow:.1f} ms")
        lab.close()
        browser.close()


if __name__ == "__main__":
    main()
