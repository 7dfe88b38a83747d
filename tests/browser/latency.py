"""How long from the hand to the changed picture: a Markdown table of all live figures.

    python tests/browser/latency.py [01 03 ...]

The first handle of each figure is dragged to and fro in JupyterLab; each move follows as soon as
the browser has taken the last one, at most 60 times a second. Once the server is near, and once
as far away as Binder: a relay delays whatever passes by 50 ms each way. Nothing else should run
meanwhile. It is no test: what it prints depends on the machine.
"""

import asyncio
import queue
import statistics
import sys
import threading
from contextlib import contextmanager, suppress

from lab import Lab
from live_cells import WITH_LIVE_CELLS, LiveCell, live_cells
from playwright.sync_api import sync_playwright
from pointing_hand import middle_of
from serving import CHROMIUM_FLAGS, find_chromium, free_port, jupyterlab_server

LEGS, MOVES_A_LEG, FARTHEST = 12, 12, 24
ONE_WAY_SECONDS = 0.05
# A figure draws in an animation frame, and tells its numbers at the end of that. The observer is
# called right after (a microtask), when nothing is painted yet. The browser paints in the same
# task that ran the animation frame; the message is a task of its own, so it comes after the paint.
WATCH = """(root) => {
    const handle = root.querySelector(".handle");
    let moved = null; // when the first move since the last picture came
    window.frames_ = [];
    handle.addEventListener("pointermove", (event) => { moved ??= event.timeStamp; });
    const painted = () => {
        const since = moved;
        moved = null;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.frames_.push([since, performance.now()]);
        if (since !== null) channel.port2.postMessage(null);
    };
    new MutationObserver(painted).observe(root, { attributeFilter: ["data-numbers"] });
}"""


async def _relay(near, far_port, seconds):
    """Pass on what a connection says, either way, so many seconds later and in order."""
    with suppress(asyncio.CancelledError):
        await _relayed(near, far_port, seconds)


async def _relayed(near, far_port, seconds):
    far = await asyncio.open_connection("127.0.0.1", far_port)
    now = asyncio.get_running_loop().time

    async def one_way(reader, writer):
        waiting = asyncio.Queue()

        async def write():
            while True:
                due, data = await waiting.get()
                await asyncio.sleep(due - now())
                if not data:
                    return writer.close()
                writer.write(data)

        writing = asyncio.create_task(write())
        data = True
        while data:
            try:
                data = await reader.read(65536)
            except OSError:
                data = b""
            waiting.put_nowait((now() + seconds, data))
        await writing

    await asyncio.gather(one_way(near[0], far[1]), one_way(far[0], near[1]))


@contextmanager
def farther_away(address, seconds=ONE_WAY_SECONDS):
    """Yield an address of the same server, from which each way takes so much longer."""
    port, far_port = free_port(), int(address.rpartition(":")[2])
    started = queue.Queue()

    async def serve():
        over = asyncio.Event()
        await asyncio.start_server(lambda *near: _relay(near, far_port, seconds), "127.0.0.1", port)
        started.put((asyncio.get_running_loop(), over))
        await over.wait()

    # In a thread of its own, because Playwright has a loop in this one.
    thread = threading.Thread(target=asyncio.run, args=[serve()], daemon=True)
    thread.start()
    loop, over = started.get(timeout=10)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()


def drag_to_and_fro(figure):
    """Drag the first handle; return the times in ms of each frame: its move, and when painted."""
    page = figure.page
    figure.root.evaluate(WATCH)
    x, y = middle_of(figure.grip())
    page.mouse.move(x, y)
    page.mouse.down()
    for leg in range(LEGS):
        far = FARTHEST if leg % 2 == 0 else 0
        page.mouse.move(x + far / 2, y - far, steps=MOVES_A_LEG)
    page.mouse.up()
    page.wait_for_timeout(300)
    return page.evaluate("() => window.frames_")


def measure(lab, names):
    """Yield notebook, figure, and how its frames went, as text, for each live figure."""
    for path in WITH_LIVE_CELLS:
        if names and path.name[:2] not in names:
            continue
        lab.open_notebook(path.name)
        lab.run_all()
        for cell in live_cells(path):
            figure = LiveCell(lab, cell.id)
            name = figure.python(value="type(_live).__name__")
            frames = drag_to_and_fro(figure)
            delays = sorted(painted - moved for moved, painted in frames)
            rate = (len(frames) - 1) / (frames[-1][1] - frames[0][1]) * 1000
            slow = delays[int(0.95 * len(delays))]
            yield path.name[:2], name, f"{statistics.median(delays):.1f} / {slow:.1f} | {rate:.0f}"


def main(names):
    with jupyterlab_server() as address, sync_playwright() as playwright:
        flags = {"executable_path": find_chromium(), "args": CHROMIUM_FLAGS}
        browser = playwright.chromium.launch(**flags)
        found = []
        with farther_away(address) as far_address:
            for place in (address, far_address):
                lab = Lab(browser, place)
                found.append(list(measure(lab, names)))
                trip = lab.evaluate(
                    "async () => { const start = performance.now(); await fetch('/api');"
                    " return performance.now() - start; }"
                )
                print(f"one question to the server takes {trip:.0f} ms")
                lab.close()
        browser.close()
    print("\n| notebook | figure | ms, median / p95 | frames/s | 100 ms away: ms | frames/s |")
    print("|---|---|---|---|---|---|")
    for (number, name, near), (_, _, far) in zip(*found, strict=True):
        print(f"| {number} | {name} | {near} | {far} |")


if __name__ == "__main__":
    main(sys.argv[1:])
