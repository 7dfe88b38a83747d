// Rows of labelled bars under one another, for figures with a column a class.

const HEADING = 24; // px over each row's plot
const NAMES = 22; // and under it
const GUTTER = 54; // for the numbers of the axes

// With fewer digits where there is no room for more characters: six classes on a telephone.
function shortNumber(value, characters) {
  const texts = [4, 3, 2, 1].map((digits) => number(value, digits));
  return texts.find((text) => text.length <= characters) ?? texts.at(-1);
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
    const value = svgNode(holder, "text", { class: "value" });
    const note = svgNode(holder, "text", { class: "note" });
    const name = svgNode(holder, "text", { class: "name", y: end + 16 });
    svgNode(name, "title", {}, label);
    return { holder, bar, value, note, name: name.insertBefore(new Text(label), name.firstChild) };
  });
  const zero = svgNode(svg, "line", { class: "zero", x1: GUTTER });
  const row = { heading, bars, start, end };

  row.place = (values, low, high, step, width, { room = 20, notes = [] } = {}) => {
    const column = (width - GUTTER) / labels.length;
    const thick = Math.min(96, column * 0.62);
    const [floor, ceiling] = [end - (low < 0 ? room : 1), start + room];
    row.scale = (value) => floor - ((value - low) / (high - low)) * (floor - ceiling);
    row.perPixel = (high - low) / (floor - ceiling);
    const small = column < 66;
    svg.classList.toggle("small", small);
    row.small = small;
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
    bars.forEach(({ bar, value, note, name }, i) => {
      const x = GUTTER + column * (i + 0.5);
      const known = !Number.isNaN(values[i]);
      const [y0, y1] = [row.scale(0), row.scale(known ? values[i] : 0)];
      const down = y1 > y0;
      setAll(bar, { x: x - thick / 2, width: thick });
      setAll(bar, { y: Math.min(y0, y1), height: Math.abs(y1 - y0) });
      const noted = (!small && notes[i]) || "";
      const apart = noted ? 13 : 0;
      setAll(value, { x, y: down ? y1 + 16 : y1 - 8 - apart });
      setAll(note, { x, y: down ? y1 + 16 + apart : y1 - 8 });
      setText(value, known ? shortNumber(values[i], column / (small ? 7 : 8.2)) : "");
      setText(note, noted);
      name.parentNode.setAttribute("x", x);
      const most = Math.max(2, Math.floor(column / 7.5));
      const whole = labels[i];
      name.data = whole.length > most ? `${whole.slice(0, most - 1)}…` : whole;
    });
  };
  return row;
}

// The part of a bar that is grabbed: all of it, room around its end, and a visible grip.
function makeGrip(holder) {
  holder.removeAttribute("aria-hidden");
  const room = svgNode(holder, "rect", { class: "room", rx: 5 });
  const grip = svgNode(holder, "rect", { class: "grip", rx: 3.5, height: 7 });
  return (bar, tip) => {
    const [x, width] = ["x", "width"].map((name) => Number(bar.getAttribute(name)));
    const [y, height] = ["y", "height"].map((name) => Number(bar.getAttribute(name)));
    const [top, bottom] = [Math.min(y, tip - 24), Math.max(y + height, tip + 24)];
    setAll(room, { x: x - 5, y: top, width: width + 10, height: bottom - top });
    const wide = Math.min(30, width * 0.6);
    setAll(grip, { x: x + (width - wide) / 2, y: tip - 3.5, width: wide });
  };
}
