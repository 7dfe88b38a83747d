"""A page of the real JupyterLab: what the browser tests and the README's pictures share."""

import ast
import json

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
CURRENT = "jupyterapp.shell.currentWidget"


class Lab:
    """One browser page on a JupyterLab server; `troubles` collects what should never happen."""

    def __init__(self, browser, address, width=1000, height=900):
        self.address = address
        self.context = browser.new_context(viewport={"width": width, "height": height})
        self.page = self.context.new_page()
        self.troubles = []
        self.page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        self.page.on("request", self._watch)
        self.context.on("page", lambda page: self.troubles.append(f"a new window: {page.url}"))

    def _watch(self, request):
        socket_address = self.address.replace("http", "ws", 1)
        if not request.url.startswith((self.address, socket_address, "data:", "blob:")):
            self.troubles.append(f"request that leaves the machine: {request.url}")

    # Opening and closing

    def open_notebook(self, name, theme="light"):
        """Open one notebook alone on the page, and wait until its kernel answers.

        The notebook has to name its kernel, or JupyterLab waits for someone to choose one.
        """
        self.page.goto(f"{self.address}/doc/tree/{name}?reset")
        self.wait_for_notebook(name)
        self.change_theme(theme)

    def open_course(self, name):
        """Open a notebook in the whole JupyterLab, where more of them open in tabs beside it."""
        self.page.goto(f"{self.address}/lab/tree/{name}?reset")
        self.wait_for_notebook(name)

    def open_tab(self, name):
        """Open a notebook in one more tab, as a click in the list of files does."""
        self.command("docmanager:open", path=name)
        self.wait_for_notebook(name)

    def wait_for_notebook(self, name):
        """Wait until this notebook is in front and its kernel answers."""
        self.page.wait_for_function(
            "(name) => { const panel = window.jupyterapp?.shell?.currentWidget;"
            " return panel?.sessionContext && panel.context.path === name; }",
            arg=name,
        )
        self.evaluate(
            f"async () => {{ const {{ sessionContext, context }} = {CURRENT};"
            " await context.ready; await sessionContext.ready;"
            " await sessionContext.session.kernel.info; }"
        )

    def close_tab(self, shut_down=True):
        """Close the notebook that is in front, and end its kernel."""
        path = self.evaluate(f"() => {CURRENT}.context.path")
        if shut_down:
            self.evaluate(f"async () => {{ await {CURRENT}.sessionContext.shutdown(); }}")
        # Unsaved changes are dropped: the question whether to save them is not asked.
        self.evaluate(f"() => {{ {CURRENT}.context.model.dirty = false; {CURRENT}.close(); }}")
        self.page.wait_for_function(f"(path) => {CURRENT}?.context?.path !== path", arg=path)

    def close(self):
        self.context.close()

    # Commands and code

    def evaluate(self, function, argument=None, seconds=90):
        """Call a JavaScript function in the page; unlike Playwright's own, never wait for ever."""
        return self.page.evaluate(
            "([argument, seconds]) => Promise.race([(" + function + ")(argument),"
            " new Promise((_, reject) => setTimeout(() => reject(new Error("
            "`no answer from JupyterLab in ${seconds} s`)), 1000 * seconds))])",
            [argument, seconds],
        )

    def command(self, name, seconds=90, **arguments):
        """Execute one of JupyterLab's commands, and wait until it is done."""
        self.evaluate(
            "async ([name, args]) => { await jupyterapp.commands.execute(name, args); }",
            [name, arguments],
            seconds,
        )

    def change_theme(self, theme):
        self.command("apputils:change-theme", theme=THEMES[theme])

    def run_all(self):
        """Run all cells and wait until the last is done; return what failed, as text."""
        self.command("notebook:run-all-cells", seconds=300)
        failed = []
        for cell in self.cells():
            for output in cell["outputs"]:
                if output["output_type"] == "error" or output.get("name") == "stderr":
                    failed.append(f"{cell['source'][:80]!r} gave {str(output)[:500]}")
        return failed

    def run_in_kernel(self, code, value="None"):
        """Run Python code in the notebook's kernel, outside the notebook.

        Return the value of the expression `value`, which is sent as JSON.
        """
        text = f"__import__('json').dumps({value})"
        reply = self.evaluate(
            f"([code, text]) => {CURRENT}.sessionContext.session.kernel.requestExecute("
            "{ code, store_history: false, user_expressions: { text } })"
            ".done.then((reply) => reply.content)",
            [code, text],
        )
        assert reply["status"] == "ok", reply
        told = reply["user_expressions"]["text"]
        assert told["status"] == "ok", told
        return json.loads(ast.literal_eval(told["data"]["text/plain"]))

    def wait_until_busy(self, seconds=10):
        """Wait until the notebook's kernel is at work."""
        self._wait_until("kernel.status === 'busy'", seconds)

    def wait_until_idle(self, seconds=60):
        """Wait until no code cell is running or waiting to run."""
        state = "cells.every((cell) => cell.model.executionState !== 'running')"
        self._wait_until(f"kernel.status === 'idle' && {state}", seconds)

    def _wait_until(self, condition, seconds):
        self.page.wait_for_function(
            f"() => {{ const {{ content, sessionContext }} = {CURRENT};"
            " const [cells, { kernel }] = [content.widgets, sessionContext.session];"
            f" return {condition}; }}",
            timeout=1000 * seconds,
        )

    def wait_for_widget(self, model_id, seconds=60):
        """Wait until the widgets saved in the notebook are there; raise if this one is not.

        Saving any earlier would lose them: ipywidgets then writes the widgets it has, none yet.
        """
        self.evaluate(
            f"""async (model_id) => {{
                const type = "application/vnd.jupyter.widget-view+json";
                const renderer = {CURRENT}.content.rendermime.createRenderer(type);
                const view = {{ model_id, version_major: 2, version_minor: 0 }};
                await renderer.renderModel({{ data: {{ [type]: view }}, metadata: {{}} }});
                const text = () => renderer.node.textContent;
                while (text().startsWith("Loading widget"))
                    await new Promise((done) => setTimeout(done, 50));
                if (text().startsWith("Error")) throw new Error(text());
                renderer.dispose();
            }}""",
            model_id,
            seconds,
        )

    # Cells

    def cells(self):
        """Return the code cells, outputs included, from the notebook's model (not the page)."""
        cells = self.evaluate(
            f"() => {CURRENT}.content.model.sharedModel.cells"
            ".filter((cell) => cell.cell_type === 'code').map((cell) => cell.toJSON())"
        )
        for cell in cells:
            cell["source"] = "".join(cell["source"])
        return cells

    def outputs(self, cell_id):
        """The outputs of one code cell, from the notebook's model."""
        (outputs,) = [cell["outputs"] for cell in self.cells() if cell["id"] == cell_id]
        return outputs

    def show_cell(self, cell_id):
        """Scroll a cell into view and return it; others need not be in the page at all."""
        self.evaluate(
            f"""async (id) => {{
                const {{ content }} = {CURRENT};
                const index = content.widgets.findIndex((cell) => cell.model.id === id);
                if (index < 0) throw new Error(`no cell ${{id}}`);
                content.activeCellIndex = index;
                await content.scrollToItem(index, "start");
                content.widgets[index].node.dataset.cell = id;
            }}""",
            cell_id,
        )
        return self.page.locator(f'.jp-NotebookPanel:not(.lm-mod-hidden) [data-cell="{cell_id}"]')

    def show_live_figure(self, cell_id):
        """Scroll to the live figure of a cell, and return its root once it is drawn."""
        figure = self.show_cell(cell_id).locator(".softmaxlib-live").first
        figure.wait_for()
        figure.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
        self.page.wait_for_timeout(300)
        return figure

    def show_all_cells(self):
        """Keep all cells in the page; what was never drawn has no size and no text there."""
        self.evaluate(
            f"() => {{ const {{ content }} = {CURRENT};"
            " content.notebookConfig = { ...content.notebookConfig, windowingMode: 'none' };"
            " content.activeCellIndex = 0; }"
        )
        self.page.wait_for_timeout(1000)
