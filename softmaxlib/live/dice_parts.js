// Parts of live.Dice: the inputs for the faces, the gauges, the expected counts, rows of buttons.

// A number input under each bar. Only a number in the range counts; otherwise the last one stays,
// and comes back when the input is left.
function makeFaceInputs(die, { get, set, done, signal }) {
  const box = htmlNode(die, "div", { class: "faces" });
  const limits = { min: -LARGEST_FACE, max: LARGEST_FACE, step: "any" };
  const inputs = Array.from({ length: 6 }, (_, i) => {
    const input = htmlNode(box, "input", { type: "number", ...limits, required: "" });
    input.setAttribute("aria-label", `value of face ${i + 1}`);
    const take = () => {
      if (input.validity.valid) set(get().with(i, input.valueAsNumber));
    };
    const leave = () => {
      write(input, get()[i]);
      done();
    };
    input.addEventListener("input", take, { signal });
    input.addEventListener("blur", leave, { signal });
    input.addEventListener("change", done, { signal });
    return input;
  });
  function write(input, face) {
    if (input.valueAsNumber !== face) input.value = face;
  }
  const show = (faces) => inputs.forEach((input, i) => {
    // Not while someone writes: a "-" or nothing at all is not yet a number.
    if (input.validity.valid || !input.matches(":focus")) write(input, faces[i]);
  });
  const place = (top, width) => {
    const [left, room] = [`${GUTTER}px`, `${width - GUTTER}px`];
    Object.assign(box.style, { top: `${top}px`, left, width: room });
  };
  return { show, place };
}

// A bar on a track, its name and number above it, and how large it can be.
function makeGauge(svg, name, top) {
  const group = svgNode(svg, "g", { "aria-hidden": "true" });
  const text = svgNode(group, "text", { y: top + 13 });
  svgNode(text, "tspan", { class: "strong" }, `${name}: `);
  const worth = svgNode(text, "tspan", { class: "strong" });
  const unit = svgNode(text, "tspan");
  const limit = svgNode(group, "text", { class: "limit", y: top + 13 });
  const track = svgNode(group, "rect", { class: "gauge", x: 0.5, y: top + 19, height: 13 });
  const level = svgNode(group, "rect", { class: "level", x: 0.5, y: top + 19, height: 13 });
  return (value, largest, width, after, most) => {
    const isKnown = !Number.isNaN(value);
    setText(worth, isKnown ? number(value) : "none");
    setText(unit, isKnown ? after : "");
    setText(limit, most);
    limit.setAttribute("x", width - 1);
    track.setAttribute("width", width - 1.5);
    const part = isKnown && largest > 0 ? clamp(value / largest, 0, 1) : 0;
    level.setAttribute("width", part * (width - 1.5));
  };
}

// A line in each column of a row, with a halo, so that it is seen on a bar.
function makeExpected(svg, row) {
  const lines = row.bars.map(({ holder, value }) => ["expected halo", "expected"].map((name) => {
    return holder.insertBefore(svgNode(holder, "line", { class: name }), value);
  }));
  return (means) => lines.forEach((pair, i) => {
    for (const line of pair) {
      line.style.display = i in means ? "" : "none";
      if (!(i in means)) continue;
      const [y, half] = [row.scale(means[i]), row.thick / 2 + 6];
      setAll(line, { x1: row.middle(i) - half, x2: row.middle(i) + half, y1: y, y2: y });
    }
  });
}

// A row of buttons, [[words, action], ...], with a name or without; returns their nodes.
function addButtonRow(root, name, list, signal) {
  const row = htmlNode(root, "div", { class: "die-buttons" });
  const controls = list.map(([words, action]) => ({ kind: "button", words, action }));
  addControls(row, { list: controls, signal });
  if (name) setAll(row.firstChild, { role: "group", "aria-label": name });
  return [...row.querySelectorAll("button")];
}
