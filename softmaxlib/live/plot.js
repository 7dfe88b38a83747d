// A plot with an axis across and one up, for curves and points that move.

// The nodes of one plot in an SVG. `place` puts it; then `x` and `y` turn values into pixels, and
// `valueAt` a pointer's place into values [across, up]. `curve` adds a line, `marker` a mark.
function makePlot(svg, { across, up, ticks = 9 }) {
  const group = svgNode(svg, "g", { "aria-hidden": "true" });
  const grid = svgNode(group, "g");
  const makeTicks = (kind) => Array.from({ length: ticks }, () => ({
    line: svgNode(grid, "line", { class: "grid" }),
    text: svgNode(grid, "text", { class: `tick ${kind}` }),
  }));
  const [ups, acrosses] = [makeTicks("up"), makeTicks("across")];
  const frame = svgNode(group, "rect", { class: "frame" });
  const upName = svgNode(group, "text", { class: "axis-name up" }, up);
  const acrossName = svgNode(group, "text", { class: "axis-name across" }, across);
  const plot = { group, frame, acrossName, upName };
  let at = null; // left, top, width, height, xs and ys

  const part = (value, [low, high]) => (value - low) / (high - low);
  plot.x = (value) => at.left + part(value, at.xs) * at.width;
  plot.y = (value) => at.top + (1 - part(value, at.ys)) * at.height;
  plot.valueAt = (event) => {
    const box = svg.getBoundingClientRect();
    const { left, top, width, height, xs, ys } = at;
    return [
      xs[0] + ((event.clientX - box.left - left) / width) * (xs[1] - xs[0]),
      ys[0] + (1 - (event.clientY - box.top - top) / height) * (ys[1] - ys[0]),
    ];
  };

  // left, top, width and height of the frame in px; xs and ys are [low, high, step of the ticks].
  // The name of the axis across needs 34 px below, the other 18 px above.
  plot.place = (place) => {
    at = place;
    const { left, top, width, height, xs, ys } = at;
    const [right, bottom] = [left + width, top + height];
    setAll(frame, { x: left, y: top, width, height });
    placeTicks(acrosses, ticksBetween(...xs), (line, text, value) => {
      setAll(line, { x1: plot.x(value), x2: plot.x(value), y1: top, y2: bottom });
      setAll(text, { x: plot.x(value), y: bottom + 14 });
    });
    placeTicks(ups, ticksBetween(...ys), (line, text, value) => {
      setAll(line, { x1: left, x2: right, y1: plot.y(value), y2: plot.y(value) });
      setAll(text, { x: left - 6, y: plot.y(value) + 4 });
    });
    setAll(acrossName, { x: (left + right) / 2, y: bottom + 30 });
    setAll(upName, { x: left, y: top - 8 });
  };

  plot.curve = (name, attributes = {}) => {
    const path = svgNode(group, "path", { class: `curve ${name}`, ...attributes });
    const through = (points) => {
      const places = points.map(([a, b]) => `${plot.x(a).toFixed(2)},${plot.y(b).toFixed(2)}`);
      path.setAttribute("d", `M${places.join("L")}`);
    };
    return { path, through };
  };

  plot.marker = (name, shape, attributes = {}) => {
    const path = svgNode(group, "path", { class: `marker ${name}`, d: markerPath(shape, 6) });
    setAll(path, attributes);
    const put = (a, b) => path.setAttribute("transform", `translate(${plot.x(a)} ${plot.y(b)})`);
    return { path, at: put };
  };
  return plot;
}

function placeTicks(nodes, values, put) {
  nodes.forEach(({ line, text }, k) => {
    const shown = k < values.length;
    line.style.display = text.style.display = shown ? "" : "none";
    if (!shown) return;
    put(line, text, values[k]);
    setText(text, number(values[k]));
  });
}

// The grip of a point that a hand moves: a ring, with room around it. `at(x, y)` in px.
function makePointGrip(svg) {
  const holder = svgNode(svg, "g");
  svgNode(holder, "circle", { class: "room", r: 22 });
  svgNode(holder, "circle", { class: "grip", r: 8 });
  const at = (x, y) => holder.setAttribute("transform", `translate(${x} ${y})`);
  return { holder, at };
}
