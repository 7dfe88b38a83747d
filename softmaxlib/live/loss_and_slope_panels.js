// The two panels of live.LossAndSlope: one plot of the losses, one of their slopes.

const REACH = 10; // logits on both sides of a gap of 0
const ACROSS = [-10.8, 10.8, 5]; // room for the points at both ends
const GAPS = Array.from({ length: 201 }, (_, k) => k / 10 - REACH);
const LEGEND = 78; // px of the lines above a panel's plot
const LOSSES = [ // the name among the numbers, in words, and the mark
  { key: "cross_entropy", kind: "cross", words: "cross-entropy", mark: "o" },
  { key: "squared_error", kind: "squared", words: "squared error", mark: "s" },
];
// The limits are the same for all classes and smoothings, so that pictures can be compared. `low`
// is where the lowest place of the cross-entropy is told.
const PANELS = [
  { name: "loss", words: "loss", ys: [-0.7, 13, 5], unit: " nats", low: 10.6 },
  { name: "slope", words: "slope, per unit of the true logit", ys: [-1.13, 0.56, 0.5], low: 0.38 },
];

// The lines above a plot: its name, and each loss with its number now.
function makeLegend(svg, words) {
  const group = svgNode(svg, "g", { "aria-hidden": "true" });
  svgNode(group, "text", { y: 15, class: "strong" }, words);
  const line = (k, kind, text) => {
    const row = svgNode(group, "g", { transform: `translate(0 ${34 + 17 * k})` });
    svgNode(row, "path", { class: `curve ${kind}`, d: "M0,-4H30" });
    svgNode(row, "text", { x: 37 }, text);
    return row;
  };
  const values = LOSSES.map(({ kind, words: name, mark }, k) => {
    const row = line(k, kind, name);
    const place = { d: markerPath(mark, 4.5), transform: "translate(15 -4)" };
    svgNode(row, "path", { class: `marker ${kind}`, ...place });
    return svgNode(row, "text", { x: 140, class: "strong" });
  });
  return { group, values, plain: line(2, "plain", "cross-entropy without smoothing") };
}

// Where the cross-entropy is lowest, and its slope 0: a mark, and words that a line leads to.
function makeLowest(plot) {
  const mark = plot.marker("lowest", "D");
  const leader = svgNode(plot.group, "path", { class: "leader" });
  const notes = [0, 1].map(() => svgNode(plot.group, "text", { class: "lowest-note" }));
  return (gap, height, up, texts) => {
    const isShown = gap <= REACH;
    for (const node of [mark.path, leader, ...notes]) node.style.display = isShown ? "" : "none";
    if (!isShown) return;
    mark.at(gap, height);
    const [x, y] = [Math.min(plot.x(gap), plot.x(REACH) - 50), plot.y(up)];
    notes.forEach((note, k) => {
      setAll(note, { x, y: y + 16 * k });
      setText(note, texts[k] ?? "");
    });
    const from = y + 16 * texts.length - 10;
    leader.setAttribute("d", `M${x},${from}L${plot.x(gap)},${plot.y(height) - 9}`);
  };
}

// Panel k holds the losses (0) or the slopes (1): `pick` of the pairs of lossesOfGap.
function makePanel(svg, k) {
  const { words, ys, unit = "", low } = PANELS[k];
  const pick = (pair) => pair[k];
  const legend = makeLegend(svg, words);
  const plot = makePlot(svg, { across: "gap: true logit - each wrong logit", up: "", ticks: 6 });
  const zero = svgNode(plot.group, "line", { class: "zero" });
  const plain = plot.curve("plain");
  const curves = LOSSES.toReversed().map(({ kind }) => plot.curve(kind)).toReversed();
  const now = svgNode(plot.group, "line", { class: "now" });
  const showLowest = makeLowest(plot);

  const panel = { plot };
  panel.place = (left, top, width, height) => {
    legend.group.setAttribute("transform", `translate(${left} ${top})`);
    const [inner, above] = [{ left: left + 38, width: width - 42 }, top + LEGEND];
    plot.place({ ...inner, top: above, height, xs: ACROSS, ys });
    const [from, to] = ACROSS;
    setAll(zero, { x1: plot.x(from), x2: plot.x(to), y1: plot.y(0), y2: plot.y(0) });
    setAll(now, { y1: above, y2: above + height });
  };

  // The curves: the gap does not change them.
  panel.trace = (classes, smoothing) => {
    const all = GAPS.map((gap) => lossesOfGap(gap, classes, smoothing));
    LOSSES.forEach(({ key }, i) => {
      curves[i].through(all.map((told, at) => [GAPS[at], pick(told[key])]));
    });
    const [gap = Infinity, lowest] = lowestOfGap(classes, smoothing);
    const isSmooth = gap < Infinity;
    for (const node of [plain.path, legend.plain]) node.style.display = isSmooth ? "" : "none";
    if (isSmooth) {
      const others = GAPS.map((one) => lossesOfGap(one, classes, 0).cross_entropy);
      plain.through(others.map((pair, at) => [GAPS[at], pick(pair)]));
    }
    const texts = [[`lowest: ${number(lowest ?? 0)}`, `at gap ${number(gap)}`], ["slope 0"]];
    showLowest(gap, pick([lowest, 0]), low, texts[k]);
  };

  // Where the gap is now; the numbers of the losses there.
  panel.show = (gap, values) => {
    setAll(now, { x1: plot.x(gap), x2: plot.x(gap) });
    values.forEach((value, i) => {
      setText(legend.values[i], `${number(value)}${i === 0 ? unit : ""}`);
    });
  };
  return panel;
}

// What is grabbed: the line at the gap, with a point on each curve.
function makeGapGrip(svg, plot) {
  const holder = svgNode(svg, "g");
  const room = svgNode(holder, "rect", { class: "room", width: 44, rx: 5 });
  const points = LOSSES.toReversed().map(({ kind, mark }) => {
    const point = svgNode(holder, "g");
    svgNode(point, "circle", { class: "grip", r: 8.5 });
    svgNode(point, "path", { class: `marker ${kind}`, d: markerPath(mark, 4.5) });
    return point;
  }).toReversed();
  const place = (gap, values) => {
    const x = plot.x(gap);
    const [y, height] = ["y", "height"].map((name) => plot.frame.getAttribute(name));
    setAll(room, { x: x - 22, y, height });
    points.forEach((point, i) => {
      point.setAttribute("transform", `translate(${x} ${plot.y(values[i])})`);
    });
  };
  return { holder, place };
}
