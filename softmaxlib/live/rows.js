// Rows of labelled bars under one another, for figures with a column a class.

const HEADING = 24; // px over each row's plot
const NAMES = 22; // and under it
const GUTTER = 54; // for the numbers of the axes
const BEYOND = 8; // px that what is too large for its axis reaches over its end; half as far below

// With fewer digits where there is no room for more characters: six classes on a telephone.
function shortNumber(value, characters) {
  const texts = [4, 3, 2, 1].map((digits) => number(value, digits));
  const size = (text) => text.length + text.includes("e+"); // a plus is wide
  return texts.find((text) => size(text) <= characters) ?? texts.at(-1).replace("e+", "e");
}

// The nodes of one row; `place(values, low, high, ...)` moves them. Nothing is made anew later.
function makeRow(svg, labels, fills, top, height) {
  const group = svgNode(svg, "g", { "aria-hidden": "true" });
  const heading = svgNode(group, "text", { class: "heading", x: 0, y: top + 15 });
  const [start, end] = [top + HEADING, top + HEADING + height];
  const ticks = Array.from({ length: 12 }, () => {
    const line = svgNode(group, "line", { class: "grid", x1: GUTTER });
    return { line, text: svgNode(group, "text", { class: "tick", x: GUTTER - 6 }) };
  });
  const bars = labels.map((label, i) => {
    const holder = svgNode(svg, "g", { "aria-hidden": "true" });
    const bar = svgNode(holder, "rect", { class: "bar", fill: fills[i] });
    const torn = svgNode(holder, "path", { class: "torn", fill: "none" });
    const value = svgNode(holder, "text", { class: "value" });
    const note = svgNode(holder, "text", { class: "note" });
    const name = svgNode(holder, "text", { class: "name", y: end + 16 });
    svgNode(name, "title", {}, label);
    const written = name.insertBefore(new Text(label), name.firstChild);
    return { holder, bar, torn, value, note, name: written };
  });
  // It lies over the grip of a bar without height, and must not catch the hand there.
  const zero = svgNode(svg, "line", { class: "zero", x1: GUTTER, "pointer-events": "none" });
  const row = { heading, bars, start, end };

  // `notes` stand between a bar and its number, `tips` are values where these stand instead of at
  // the bar's end. What is too large for the axis (inf) is cut off above it.
  row.place = (values, low, high, step, width, { room = 20, notes = [], tips = values } = {}) => {
    const column = (width - GUTTER) / labels.length;
    const thick = Math.min(96, column * 0.62);
    const [floor, ceiling] = [end - (low < 0 ? room : 1), start + room];
    row.scale = (value) => floor - ((value - low) / (high - low)) * (floor - ceiling);
    row.cut = (value) => clamp(row.scale(value), ceiling - BEYOND, floor + BEYOND / 2);
    row.perPixel = (high - low) / (floor - ceiling);
    const small = column < 66;
    svg.classList.toggle("small", small);
    Object.assign(row, { small, column, thick, floor, ceiling });
    row.middle = (i) => GUTTER + column * (i + 0.5);
    const marks = ticksBetween(low, high, step);
    ticks.forEach(({ line, text }, k) => {
      const shown = k < marks.length;
      line.style.display = text.style.display = shown ? "" : "none";
      if (!shown) return;
      const y = row.scale(marks[k]);
      setAll(line, { y1: y, y2: y, x2: width });
      text.setAttribute("y", y + 4);
      setText(text, number(marks[k]));
    });
    setAll(zero, { y1: row.scale(0), y2: row.scale(0), x2: width });
    bars.forEach(({ bar, torn, value, note, name }, i) => {
      const x = row.middle(i);
      const known = !Number.isNaN(values[i]);
      const [y0, y1] = [row.scale(0), row.cut(known ? values[i] : 0)];
      setAll(bar, { x: x - thick / 2, width: thick });
      setAll(bar, { y: Math.min(y0, y1), height: Math.abs(y1 - y0) });
      const isTorn = known && y1 < ceiling - 1;
      torn.style.display = isTorn ? "" : "none";
      if (isTorn) torn.setAttribute("d", tearPath(x - thick / 2 - 3, y1 + 12, thick + 6));
      const tip = known ? row.cut(tips[i]) : y0;
      const down = tip > y0;
      const noted = (!small && notes[i]) || "";
      const apart = noted ? 13 : 0;
      setAll(value, { x, y: down ? tip + 16 : tip - 8 - apart });
      setAll(note, { x, y: down ? tip + 16 + apart : tip - 8 });
      setText(value, known ? shortNumber(values[i], column / (small ? 7 : 8.2)) : "");
      setText(note, noted);
      name.parentNode.setAttribute("x", x);
      const most = Math.max(2, Math.floor(column / 7.5));
      const whole = labels[i];
      const written = whole.length > most ? `${whole.slice(0, most - 1)}…` : whole;
      if (name.data !== written) name.data = written;
    });
  };
  return row;
}

// A zigzag across a bar: it goes on, the picture does not.
function tearPath(x, y, width) {
  const teeth = 2 * Math.max(2, Math.round(width / 16));
  const points = Array.from({ length: teeth + 1 }, (_, k) => {
    return `${(x + (width * k) / teeth).toFixed(1)},${y + (k % 2 ? -4 : 4)}`;
  });
  return `M${points.join("L")}`;
}

// The part of a bar that is grabbed: all of it, `reach` px around its end (its number stands
// there), and a visible grip.
function makeGrip(holder) {
  holder.removeAttribute("aria-hidden");
  const room = svgNode(holder, "rect", { class: "room", rx: 5 });
  const grip = svgNode(holder, "rect", { class: "grip", rx: 3.5, height: 7 });
  return (bar, tip, reach = 24) => {
    const [x, width] = ["x", "width"].map((name) => Number(bar.getAttribute(name)));
    const [y, height] = ["y", "height"].map((name) => Number(bar.getAttribute(name)));
    const [top, bottom] = [Math.min(y, tip - reach), Math.max(y + height, tip + reach)];
    setAll(room, { x: x - 5, y: top, width: width + 10, height: bottom - top });
    const wide = Math.min(30, width * 0.6);
    setAll(grip, { x: x + (width - wide) / 2, y: tip - 3.5, width: wide });
  };
}
