// The plane of two logits, coloured by the first class's share, and the slice across its lines.
// Parts of live.TwoLogits.

const SHARES_ON_LINES = [0.1, 0.25, 0.5, 0.75, 0.9];
const ROOM_OF_A_SHARE = 28; // px that a line's label needs
const LEGEND = "dotted: the same share; arrow: the slice below";

// Stable: the exponential is never above 1.
function sigmoid(x) {
  const small = Math.exp(-Math.abs(x));
  return (x >= 0 ? 1 : small) / (1 + small);
}

// From the second class's colour through white, at one half, to the first class's.
function shareColour(share) {
  const { colour } = CLASS_STYLES[share < 0.5 ? 1 : 0];
  const strong = Math.abs(2 * share - 1);
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${channels.map((one) => Math.round(255 + (one - 255) * strong)).join(", ")})`;
}

// The difference of the two logits where the first class has this share.
const differenceOf = (share) => Math.log(share / (1 - share));

// From edge to edge of the plane: where the difference is `d`, and across, through a point.
function lineOfDifference(d, low, high) {
  const [from, to] = [Math.max(low, low + d), Math.min(high, high + d)];
  return [[from, from - d], [to, to - d]];
}
function lineAcross([x, y], low, high) {
  const [back, forth] = [Math.min(x - low, high - y), Math.min(high - x, y - low)];
  return [[x - back, y + back], [x + forth, y - forth]];
}

// Behind a plot: the colour of each difference from -span to span, along the way [x2, y2].
function addMap(svg, plot, span, [x2, y2]) {
  const id = `softmaxlib-${Math.random().toString(36).slice(2)}`;
  const gradient = svgNode(svgNode(svg, "defs"), "linearGradient", { id, x1: 0, y1: 0, x2, y2 });
  for (let k = -64; k <= 64; k += 1) {
    const colour = shareColour(sigmoid((span * k) / 64));
    svgNode(gradient, "stop", { offset: (k + 64) / 128, "stop-color": colour });
  }
  const map = svgNode(plot.group, "rect", { class: "map", fill: `url(#${id})` });
  plot.group.prepend(map);
  return (left, top, width, height) => setAll(map, { x: left, y: top, width, height });
}

function makePlane(svg, [first, second], low, high) {
  const plot = makePlot(svg, { across: `z1, logit of ${first}`, up: `z2, logit of ${second}` });
  const placeMap = addMap(svg, plot, high - low, [1, 1]);
  const inside = SHARES_ON_LINES.filter((share) => Math.abs(differenceOf(share)) < high - low);
  const lines = inside.map((share) => {
    const line = plot.curve(`dark ${share === 0.5 ? "" : "thin"} ${share < 0.5 ? "dashed" : ""}`);
    return { share, line, text: svgNode(plot.group, "text", { class: "tick" }, number(share)) };
  });
  const across = plot.curve("dark slice-line");
  const along = plot.curve("dark equal-line");
  const head = svgNode(plot.group, "path", { class: "head", d: "M0,0l-9,-2l7,-7z" });
  const leads = [second, first].map((label, k) => {
    return svgNode(plot.group, "text", { class: `on-map${k ? " end" : ""}` }, `${label} leads`);
  });
  const hint = svgNode(plot.group, "text", { class: "on-map middle" }, "drag the point");
  const legend = svgNode(plot.group, "text", { class: "axis-name" }, LEGEND);
  const lineName = svgNode(plot.group, "text", { class: "tick" }, "share:");
  const grip = makePointGrip(svg);

  function place(left, top, side) {
    const step = niceCeiling((high - low) / 4);
    const both = [low, high, step];
    plot.place({ left, top, width: side, height: side, xs: both, ys: both });
    placeMap(left, top, side, side);
    // The line of one half ends in the corner; the others leave at the top or at the right.
    const unit = side / (high - low);
    const named = left + plot.upName.getComputedTextLength() + 6; // the axis has its name there
    let leftmost = left + side;
    lines.forEach(({ share, line, text }) => {
      const d = differenceOf(share);
      const ends = lineOfDifference(d, low, high);
      line.through(ends);
      const [x, y] = [plot.x(ends[1][0]), plot.y(ends[1][1])];
      const above = d <= 0;
      text.classList.toggle("across", above);
      text.classList.toggle("start", !above);
      setAll(text, above ? { x, y: top - 5 } : { x: x + 5, y: y + 4 });
      // Labels too close to the next one, nearer to one half, are left out.
      const next = Math.abs(d) - (Math.abs(d) > 2 ? differenceOf(0.75) : 0);
      const apart = next * unit > ROOM_OF_A_SHARE && !(above && x - 12 < named);
      const shown = d === 0 || apart;
      text.style.display = shown ? "" : "none";
      if (shown && above) leftmost = Math.min(leftmost, x);
    });
    setAll(lineName, { x: leftmost - 13, y: top - 5 });
    lineName.style.display = leftmost - 50 > named ? "" : "none";
    setAll(legend, { x: 0, y: top + side + 48 });
    setAll(leads[0], { x: left + 7, y: top + 19 });
    setAll(leads[1], { x: left + side - 24, y: top + side - 9 });
  }

  function show(point, difference) {
    along.through(lineOfDifference(difference, low, high));
    const ends = lineAcross(point, low, high);
    across.through(ends);
    const [x, y] = point.map((value, k) => (k ? plot.y(value) : plot.x(value)));
    const [endX, endY] = [plot.x(ends[1][0]), plot.y(ends[1][1])];
    head.style.display = endX - x > 18 ? "" : "none"; // else it would hide behind the grip
    head.setAttribute("transform", `translate(${endX} ${endY})`);
    grip.at(x, y);
    const upper = y < plot.y((low + high) / 2);
    const row = upper ? Math.max(y + 26, plot.y(high) + 40) : Math.min(y - 16, plot.y(low) - 30);
    setAll(hint, { x: clamp(x, plot.x(low) + 50, plot.x(high) - 50), y: row });
  }
  return { plot, grip, hint, place, show };
}

// The share over the difference alone: the sigmoid.
function makeSlice(svg, first, span) {
  const plot = makePlot(svg, { across: "difference z1 - z2", up: "" });
  const placeMap = addMap(svg, plot, span, [1, 0]);
  const guide = plot.curve("dark thin dashed guide");
  const curve = plot.curve("dark sigmoid");
  const tangent = plot.curve("dark thin tangent");
  const slopeText = svgNode(plot.group, "text", { class: "axis-name end" });
  const dot = plot.marker("dot", "o");

  let wide = 0;
  function place(left, top, width, height) {
    wide = width;
    const xs = [-span, span, span / 2];
    plot.place({ left, top, width, height, xs, ys: [0, 1, 0.25] });
    placeMap(left, top, width, height);
    const at = Array.from({ length: 161 }, (_, k) => span * (k / 80 - 1));
    curve.through(at.map((d) => [d, sigmoid(d)]));
    setAll(slopeText, { x: left + width + 14, y: top - 8 });
  }

  function show({ shares: [share], difference: d, slope }) {
    guide.through([[-span, share], [d, share], [d, 0]]);
    // As long as it stays in the picture: the share may not pass 0 or 1.
    const room = (0.97 * Math.min(share, 1 - share)) / slope;
    const reach = Math.min(0.15 * span, room, span - Math.abs(d));
    tangent.through([-reach, reach].map((step) => [d + step, share + slope * step]));
    setText(plot.upName, `share of ${first}: ${number(share)}`);
    const words = `slope of the curve ${number(slope, 3)}`;
    const hasRoom = 6.3 * (plot.upName.textContent.length + words.length) < wide;
    setText(slopeText, hasRoom ? words : `slope ${number(slope, 3)}`);
    dot.at(d, share);
  }
  return { plot, place, show };
}
