"""Makes the README's pictures: `python tests/browser/readme_pictures.py`.

The live bars of notebook 1 in the middle of a drag, and the most telling page of each notebook.
"""

from lab import Lab
from playwright.sync_api import sync_playwright
from pointing_hand import middle_of
from serving import CHROMIUM_FLAGS, ROOT, find_chromium, jupyterlab_server

PICTURES = ROOT / "notebooks" / "pictures"
PAGES = {
    "notebook_1.png": ("01_list_comprehension.ipynb", "differences"),
    "notebook_2.png": ("02_stability.ipynb", "why-max"),
    "notebook_3.png": ("03_temperature.ipynb", "runner-up-how-to-read"),
    "notebook_4.png": ("04_sigmoid.ipynb", "plane-how-to-read"),
    "notebook_5.png": ("05_derivative.ipynb", "jacobian-formula"),
    "notebook_6.png": ("06_cross_entropy.ipynb", "forecasts-tried"),
    "notebook_7.png": ("07_training.ipynb", "detective"),
    "notebook_8.png": ("08_logit_paths.ipynb", "sum-said"),
}
# Screenshots have no pointer, so one is drawn into the page.
POINTER = """(root, [x, y]) => {
    const hand = document.body.appendChild(document.createElement("div"));
    hand.innerHTML = `<svg width="22" height="28" viewBox="0 0 16 20"><path
        d="M1 1v14l4-3.5 2.5 6 2.5-1-2.5-6h5z" fill="#fff" stroke="#000"/></svg>`;
    Object.assign(hand.style, { position: "fixed", left: `${x}px`, top: `${y}px`, zIndex: 9999 });
}"""


def picture_mid_drag(lab, path, notebook="01_list_comprehension.ipynb", cell="live-bars"):
    """Open and run the notebook, drag the second bar upwards, and save the figure as PNG."""
    lab.open_notebook(notebook)
    lab.run_all()
    figure = lab.show_live_figure(cell)
    x, y = middle_of(figure.get_by_role("slider").nth(1).locator(".grip"))
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x, y - 30, steps=10)
    lab.page.wait_for_timeout(600)
    figure.evaluate(POINTER, [x, y - 30])
    figure.screenshot(path=path)
    lab.page.mouse.up()


def picture_of_page(lab, path, notebook, cell):
    """Open and run the notebook, and save what a learner sees at this cell as PNG."""
    lab.open_notebook(notebook)
    lab.run_all()
    lab.show_cell(cell)
    lab.page.wait_for_timeout(1500)
    lab.page.screenshot(path=path)


def main():
    PICTURES.mkdir(exist_ok=True)
    with jupyterlab_server() as address, sync_playwright() as playwright:
        flags = {"executable_path": find_chromium(), "args": CHROMIUM_FLAGS}
        browser = playwright.chromium.launch(**flags)
        lab = Lab(browser, address)
        for name, (notebook, cell) in PAGES.items():
            picture_of_page(lab, PICTURES / name, notebook, cell)
        picture_mid_drag(lab, PICTURES / "live_bars.png")
        lab.close()
        browser.close()


if __name__ == "__main__":
    main()
