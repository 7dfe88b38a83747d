// The elements of a picture, and how it fits its place. Python (base.py) joins the palette,
// numbers.js, this file, moving.js, figure.js and the figure's own files into one ES module.

// Only what changes is set: a browser draws a node anew even where it is told the same again.
function setAll(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
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

// What the page has computed, in full precision, for whoever compares it with Python's `numbers`.
function tellNumbers(root, numbers) {
  const exact = (key, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
  root.dataset.numbers = JSON.stringify(numbers, exact);
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

// Writes a text 300 ms after the last move, so that a screen reader is not flooded.
function politely(node, signal) {
  setAll(node, { role: "status", "aria-live": "polite" });
  let [timer, waiting] = [null, null];
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (text) => {
    if (text === waiting) return; // asked for in each frame, it would never come
    waiting = text;
    clearTimeout(timer);
    timer = setTimeout(() => setText(node, text), node.textContent ? 300 : 0);
  };
}

// Calls `place(width)` at first, and whenever the room for the picture has become wider or narrower.
function fitWidth(root, signal, place) {
  let width = 0;
  function fit() {
    const room = root.clientWidth - 12; // its padding
    const wanted = room > 0 ? clamp(room, 260, 640) : width || 560;
    if (wanted === width) return;
    width = wanted;
    place(width);
  }
  const observer = new ResizeObserver(fit);
  observer.observe(root);
  signal.addEventListener("abort", () => observer.disconnect());
  fit();
}

// A picture of `width` times `height` pixels of the page.
function sizeSvg(svg, width, height) {
  setAll(svg, { width, height, viewBox: `0 0 ${width} ${height}` });
}

// Markers as in the still figures, as paths around (0, 0).
function markerPath(marker, r) {
  const lines = {
    s: [[-1, -1], [1, -1], [1, 1], [-1, 1]], "^": [[0, -1.2], [1.15, 0.9], [-1.15, 0.9]],
    D: [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]], v: [[0, 1.2], [1.15, -0.9], [-1.15, -0.9]],
  };
  if (lines[marker]) return `M${lines[marker].map(([x, y]) => `${x * r},${y * r}`).join("L")}Z`;
  if (marker === "o") return `M${r},0A${r},${r} 0 1 1 ${-r},0A${r},${r} 0 1 1 ${r},0Z`;
  const [a, b] = [0.42 * r, 1.25 * r]; // P, a filled plus
  return `M${-a},${-b}H${a}V${-a}H${b}V${a}H${a}V${b}H${-a}V${a}H${-b}V${-a}H${-a}Z`;
}
