// The table of slopes: a row for each share that moves, a column for each score that is nudged.

const LINE = 40; // px from one row of the table to the next
const HEAD = 72; // px over its cells
const FOOT = 60; // px under them
const TOTALS = 36; // px for the totals of the rows

// The slope of share i by score j of softmax(z / T).
function computeSlopes({ logits, temperature: T }) {
  const shares = softmax(logits.map((logit) => logit / T));
  // 1 - p as the sum of the other shares: so it keeps its digits where p rounds to 1.
  const others = shares.map((_, i) => sum(shares.filter((_, j) => j !== i)));
  const slopes = shares.map((p, i) =>
    shares.map((q, j) => (i === j ? p * others[i] : 0 - p * q) / T));
  return { shares, slopes };
}

// With fixed decimals, so that numbers below each other add up as they should. What four decimals
// would not show has `digits` digits instead.
function decimalText(size, decimals = 4, digits = 3) {
  const text = size.toFixed(decimals);
  if (size === 0) return "0";
  return decimals === 4 && Number(text) === 0 ? number(size, digits) : text;
}

// With its sign, also where it is positive; 0 has none.
function slopeText(slope, decimals, digits) {
  const sign = slope > 0 ? "+" : slope < 0 ? "-" : "";
  return sign + decimalText(Math.abs(slope), decimals, digits);
}

// The order of a sum decides about its last digits: they are not shown.
function totalText(slopes) {
  const total = sum(slopes);
  return Math.abs(total) < 1e-12 ? "0" : slopeText(total, 4, 1);
}

// Cuts a text off at `room` px.
function fitText(node, whole, room) {
  setText(node, whole);
  let left = whole.length;
  while (left > 1 && node.getComputedTextLength() > room) {
    left -= 1;
    setText(node, `${whole.slice(0, left).trimEnd()}…`);
  }
}

// The nodes of the table; `place(width)` puts them, `show(computed, T, nudged)` brings them up to
// date. `columns` are what a pointer meets, one for each score.
function makeSlopes(svg, labels, fills, top) {
  const group = svgNode(svg, "g", { "aria-hidden": "true" });
  const write = (kind, text, place = {}) => svgNode(group, "text", { class: kind, ...place }, text);
  const rect = (kind, place = {}) => svgNode(group, "rect", { class: kind, ...place });
  const count = labels.length;
  const [first, last] = [top + HEAD, top + HEAD + LINE * count];
  const ys = labels.map((_, i) => first + LINE * i);

  const heading = write("heading", "", { x: 0, y: top + 15 });
  svgNode(heading, "tspan", { class: "strong" }, "slope: ");
  const explain = svgNode(heading, "tspan");
  write("slight", "share that", { x: 0, y: top + 42 });
  write("slight", "moves ↓", { x: 0, y: top + 57 });
  const across = write("slight middle", "score that is nudged →", { y: top + 36 });
  const totalName = write("slight middle", "total", { y: top + 58 });
  write("slight", "total", { x: 0, y: last + 17 });

  const heads = labels.map((_, j) => ({
    name: write("name", "", { y: top + 58 }),
    strip: rect("", { fill: fills[j], y: first - 9, height: 6 }),
    total: write("middle", "", { y: last + 17 }),
  }));
  const rows = labels.map((_, i) => ({
    name: write("row-name", "", { x: 0, y: ys[i] + 13 }),
    share: write("row-share", "", { x: 0, y: ys[i] + 27 }),
    track: rect("track", { x: 0, y: ys[i] + 31, width: GUTTER - 8, height: 6 }),
    bar: rect("", { x: 0, y: ys[i] + 31, height: 6, fill: fills[i] }),
    total: write("middle", "", { y: ys[i] + LINE / 2 + 5 }),
  }));
  const cells = labels.map((_, i) => labels.map(() => ({
    box: rect("slope", { y: ys[i], height: LINE }),
  })));
  const frames = labels.map((_, i) => rect("own", { y: ys[i], height: LINE }));
  cells.forEach((row, i) => row.forEach((cell) => {
    cell.text = write("cell middle", "", { y: ys[i] + LINE / 2 + 5 });
  }));
  const nudgedFrame = rect("nudged", { y: first - 30, height: LINE * count + 54, rx: 4 });
  const columns = labels.map(() => rect("column", { y: first - 30, height: LINE * count + 54 }));
  const scale = addScale(group, svg, last + 36);
  let [column, decimals, digits] = [0, 4, 3];

  function place(width) {
    const right = width - TOTALS;
    column = (right - GUTTER) / count;
    // A sign, "0." and the decimals, in letters of 11 px where rows.js has small ones.
    decimals = clamp(Math.floor((column - 4) / (column < 66 ? 7 : 8.1)) - 3, 2, 4);
    digits = column > 84 ? 3 : 1;
    const xs = labels.map((_, j) => GUTTER + column * j);
    const tiny = width < 460 ? "" : ", for a tiny nudge";
    setText(explain, `what the share gains per unit of score${tiny}`);
    across.setAttribute("x", (GUTTER + right) / 2);
    totalName.setAttribute("x", right + TOTALS / 2);
    nudgedFrame.setAttribute("width", column);
    labels.forEach((label, k) => {
      const [left, middle] = [xs[k], xs[k] + column / 2];
      for (const { box } of cells.map((row) => row[k])) setAll(box, { x: left, width: column });
      for (const { text } of cells.map((row) => row[k])) text.setAttribute("x", middle);
      for (const box of [frames[k], columns[k]]) setAll(box, { x: left, width: column });
      setAll(heads[k].strip, { x: left + 3, width: column - 6 });
      for (const text of [heads[k].name, heads[k].total]) text.setAttribute("x", middle);
      rows[k].total.setAttribute("x", right + TOTALS / 2);
      fitText(heads[k].name, label, column - 6);
      fitText(rows[k].name, label, GUTTER - 6);
    });
    scale.place(width);
  }

  function show({ shares, slopes }, T, nudged) {
    slopes.forEach((row, i) => {
      setText(rows[i].share, shortNumber(shares[i], 6));
      rows[i].bar.setAttribute("width", shares[i] * (GUTTER - 8));
      setText(rows[i].total, totalText(row));
      setText(heads[i].total, totalText(slopes.map((other) => other[i])));
      row.forEach((slope, j) => {
        const { box, text } = cells[i][j];
        setText(text, slopeText(slope, decimals, digits));
        box.classList.toggle("gain", slope > 0);
        box.classList.toggle("pay", slope < 0);
        // No slope is larger than 1 / (4 T): a share of one half, by its own score.
        box.style.setProperty("--part", Math.min(1, 4 * T * Math.abs(slope)));
      });
    });
    nudgedFrame.style.display = nudged === null ? "none" : "";
    if (nudged !== null) nudgedFrame.setAttribute("x", GUTTER + column * nudged);
    scale.show(1 / (4 * T));
  }
  return { place, show, columns, height: HEAD + LINE * count + FOOT };
}

// What the colours mean: from the steepest slope down, over 0, to the steepest slope up.
function addScale(group, svg, y) {
  const id = `softmaxlib-${Math.random().toString(36).slice(2)}`;
  const gradient = svgNode(svgNode(svg, "defs"), "linearGradient", { id });
  [["pay-end", 0, 1], ["pay-end", 0.5, 0], ["gain-end", 0.5, 0], ["gain-end", 1, 1]].forEach(
    ([kind, offset, opacity]) =>
      svgNode(gradient, "stop", { class: kind, offset, "stop-opacity": opacity }));
  const strip = svgNode(group, "rect", { class: "scale", fill: `url(#${id})`, y, height: 14 });
  const box = svgNode(group, "rect", { class: "frame", y, height: 14 });
  const text = (kind) => svgNode(group, "text", { class: `slight ${kind}`, y: y + 11 });
  const [pays, zero, gains] = [text("right"), text("middle"), text("")];
  setText(zero, "0");
  return {
    place: (width) => {
      const [long, middle] = [clamp(width / 3, 90, 160), (GUTTER + width - TOTALS) / 2];
      for (const node of [strip, box]) setAll(node, { x: middle - long / 2, width: long });
      zero.setAttribute("x", middle);
      pays.setAttribute("x", middle - long / 2 - 6);
      gains.setAttribute("x", middle + long / 2 + 6);
    },
    show: (steepest) => {
      setText(pays, `pays -${number(steepest)}`);
      setText(gains, `+${number(steepest)} gains`);
    },
  };
}
