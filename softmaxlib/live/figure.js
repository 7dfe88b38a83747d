// The frame around each live figure: what JupyterLab loads, shows and closes.

// Arrow keys on a slider must not fold a section of the notebook; Tab, Escape and what is pressed
// with another key, such as Shift + Enter, stay the notebook's.
function keepForFigure(event) {
  const elsewhere = ["Tab", "Escape"].includes(event.key);
  if (!elsewhere && !isShortcut(event) && !event.shiftKey) event.stopPropagation();
}

// The ES module's default export: `build(model, root, signal)` draws into root; when the signal
// aborts (view closed, or one of the traits `rebuildOn` changed) its listeners are gone.
function liveFigure(build, rebuildOn) {
  function render({ model, el }) {
    let life = new AbortController();
    function rebuild() {
      life.abort();
      life = new AbortController();
      // Keys pressed in here are no shortcuts of JupyterLab's (b, dd, arrows).
      const root = document.createElement("div");
      setAll(root, { class: "softmaxlib-live", "data-lm-suppress-shortcuts": "true" });
      root.addEventListener("keydown", keepForFigure, { signal: life.signal });
      el.replaceChildren(root);
      build(model, root, life.signal);
    }
    for (const name of rebuildOn) model.on(`change:${name}`, rebuild);
    rebuild();
    return () => {
      life.abort();
      for (const name of rebuildOn) model.off(`change:${name}`, rebuild);
    };
  }
  return { render };
}
