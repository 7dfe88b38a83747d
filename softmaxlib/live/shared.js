// What live figures share beside numbers.js. Python (base.py) joins palette, numbers.js, this file
// and the figure's own file into one ES module.

// ---- elements

function setAll(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function svgNode(parent, tag, attributes = {}, text = "") {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  if (text) node.textContent = text;
  return parent.appendChild(setAll(node, attributes));
}

function htmlNode(parent, tag, attributes = {}, text = "") {
  const node = document.createElement(tag);
  if (text) node.textContent = text;
  return parent.appendChild(setAll(node, attributes));
}

// Text is set only where it changes: nothing to do for the browser or a screen reader otherwise.
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const HATCH_LINES = {
  "//": "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
  "\\\\": "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",
  "xx": "M0,0 l8,8 M8,0 l-8,8",
  "++": "M4,0 v8 M0,4 h8",
  "..": "M4,4 h0.01",
};

// Fill number i is class i's colour under its hatch, as in the still figures.
function classFills(svg, count) {
  const definitions = svgNode(svg, "defs");
  const prefix = `softmaxlib-${Math.random().toString(36).slice(2)}`;
  return Array.from({ length: count }, (_, i) => {
    const { colour, hatch } = CLASS_STYLES[i % CLASS_STYLES.length];
    const id = `${prefix}-${i}`;
    const box = { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" };
    const pattern = svgNode(definitions, "pattern", box);
    svgNode(pattern, "rect", { width: 8, height: 8, fill: colour });
    const line = { d: HATCH_LINES[hatch] ?? "", stroke: "#fff", "stroke-opacity": 0.9 };
    const width = hatch === ".." ? 2.6 : 1.1;
    svgNode(pattern, "path", { ...line, "stroke-width": width, "stroke-linecap": "round" });
    return `url(#${id})`;
  });
}

// ---- moving

// At most one drawing a frame, however often it is asked for.
function oncePerFrame(draw, signal) {
  let asked = 0;
  signal.addEventListener("abort", () => cancelAnimationFrame(asked));
  return () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      draw();
    });
  };
}

// A local copy of some traits. The page runs ahead while a hand moves; the kernel hears of it at
// most every 80 ms, and what it says meanwhile (echoes of older values) is not listened to.
function linkedState(model, names, changed, signal) {
  const values = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const unsent = new Set();
  let timer = null;
  function send() {
    clearTimeout(timer);
    timer = null;
    for (const name of unsent) model.set(name, values[name]);
    if (unsent.size) model.save_changes();
    unsent.clear();
  }
  function listen() {
    if (unsent.size) return;
    for (const name of names) values[name] = model.get(name);
    changed();
  }
  function update(some) {
    Object.assign(values, some);
    for (const name of Object.keys(some)) unsent.add(name);
    timer ??= setTimeout(send, 80);
    changed();
  }
  for (const name of names) model.on(`change:${name}`, listen);
  signal.addEventListener("abort", () => {
    for (const name of names) model.off(`change:${name}`, listen);
    send();
  });
  return { values, update, send };
}

// Makes an SVG group a slider: dragged by mouse, pen or finger, moved by keys, named for screen
// readers. `valueAt(event)` says which value lies under the pointer.
function makeSlider(node, { label, low, high, step, leap, snap, get, set, done, valueAt, signal }) {
  setAll(node, { role: "slider", tabindex: 0, "aria-label": label, class: "handle" });
  setAll(node, { "aria-valuemin": low, "aria-valuemax": high, "aria-orientation": "vertical" });
  let offset = 0;
  const moveTo = (value) => set(Number(clamp(value, low, high).toFixed(10)));
  const on = (name, action) => node.addEventListener(name, action, { signal });
  // Chromium does not heed touch-action inside an SVG: without this the page scrolls instead.
  const still = (event) => event.preventDefault();
  node.addEventListener("touchstart", still, { signal, passive: false });
  on("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    node.focus({ preventScroll: true });
    node.classList.add("dragged");
    offset = get() - valueAt(event);
  });
  on("pointermove", (event) => {
    if (!node.hasPointerCapture(event.pointerId)) return;
    moveTo(Math.round((valueAt(event) + offset) / snap) * snap);
  });
  on("lostpointercapture", () => {
    node.classList.remove("dragged");
    done();
  });
  const steps = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step };
  Object.assign(steps, { PageUp: leap, PageDown: -leap, Home: -Infinity, End: Infinity });
  on("keydown", (event) => {
    if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(get() + steps[event.key]);
  });
}

// Writes a text 300 ms after the last move, so that a screen reader is not flooded.
function politely(node, signal) {
  setAll(node, { role: "status", "aria-live": "polite" });
  let timer = null;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => setText(node, text), node.textContent ? 300 : 0);
  };
}

// Arrow keys on a slider must not fold a section of the notebook; Tab, Escape and what is pressed
// with another key, such as Shift + Enter, stay the notebook's.
function keepForFigure(event) {
  const elsewhere = ["Tab", "Escape"].includes(event.key);
  if (!elsewhere && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
    event.stopPropagation();
  }
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
