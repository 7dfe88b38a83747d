// The frame around each live figure: what JupyterLab loads, shows and closes.

// Keys in a figure must not fold, merge or delete cells (arrows, Shift + M, dd). Tab, Escape, Shift +
// Enter and what is pressed with Ctrl, Alt or Meta stay the notebook's.
function keepKeys(root, signal) {
  const isTheirs = (event) => ["Tab", "Escape"].includes(event.key) || isShortcut(event)
    || (event.shiftKey && event.key === "Enter");
  // JupyterLab listens at the document, while the event is on its way down, and heeds this attribute
  // of the target. At the window one is asked before.
  const mark = (event) => {
    if (root.contains(event.target)) {
      event.target.toggleAttribute("data-lm-suppress-shortcuts", !isTheirs(event));
    }
  };
  window.addEventListener("keydown", mark, { signal, capture: true });
  const keep = (event) => { if (!isTheirs(event)) event.stopPropagation(); };
  root.addEventListener("keydown", keep, { signal });
}

// The ES module's default export: `build(model, root, signal)` draws into root; when the signal
// aborts (view closed, or one of the traits `rebuildOn` changed) its listeners are gone.
function liveFigure(build, rebuildOn) {
  function render({ model, el }) {
    let life = new AbortController();
    function rebuild() {
      life.abort();
      life = new AbortController();
      const root = document.createElement("div");
      setAll(root, { class: `softmaxlib-live ${FIGURE}` });
      keepKeys(root, life.signal);
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
