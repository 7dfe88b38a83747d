// live.TwoCosts: ten shares, of which 6 is true. One wrong class takes from the others: the cost
// of the true class stays, that of ten yes/no questions does not.

const DIGITS = Array.from({ length: 10 }, (_, k) => String(k));
const [RIVAL, TARGET, TRUE_SHARE, MOST] = [0, 6, 0.55, 0.45];
const [BARS, LONGEST] = [140, 1.3]; // px of the bars' plot; nats of a gauge
const nats = (cost) => cost.toFixed(4);

function computeTwoCosts(rivalShare) {
  const left = Math.max(0, 1 - TRUE_SHARE - rivalShare); // 1 - 0.55 - 0.45 is a hair below 0
  const shares = DIGITS.map(() => left / (DIGITS.length - 2));
  [shares[TARGET], shares[RIVAL]] = [TRUE_SHARE, rivalShare];
  const own = -Math.log(shares[TARGET]);
  const no = shares.map((share, k) => (k === TARGET ? 0 : -Math.log1p(-share)));
  return { shares, true_class: own, yes_no: own + sum(no) };
}

// Grey under white lines, for what is wrong or a "no".
function greyFill(svg) {
  const id = `softmaxlib-${Math.random().toString(36).slice(2)}`;
  const box = { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" };
  const pattern = svgNode(svgNode(svg, "defs"), "pattern", box);
  svgNode(pattern, "rect", { width: 8, height: 8, fill: "#8C8C8C" });
  svgNode(pattern, "path", { d: HATCH_LINES["//"], stroke: "#fff", "stroke-width": 1.1 });
  return `url(#${id})`;
}

// A bar that lies, as long as its cost, with its name and number above and its parts below.
function makeGauge(svg, top, words, fill) {
  const group = svgNode(svg, "g", { "aria-hidden": "true" });
  svgNode(group, "text", { y: top + 13, class: "strong" }, words);
  const value = svgNode(group, "text", { y: top + 13, class: "total" });
  svgNode(group, "line", { class: "zero", x1: 0.5, x2: 0.5, y1: top + 17, y2: top + 39 });
  const parts = ["own-part", "no-part"].map((kind) => {
    const bar = svgNode(group, "rect", { class: `bar ${kind}`, y: top + 20, height: 16, fill });
    return { bar, note: svgNode(group, "text", { y: top + 51, class: "part" }) };
  });
  return (width, costs, notes) => {
    const scale = width / LONGEST;
    let x = 0.5;
    parts.forEach(({ bar, note }, k) => {
      setAll(bar, { x, width: scale * (costs[k] ?? 0) });
      note.setAttribute("x", x + 1);
      setText(note, notes[k] ?? "");
      x += scale * (costs[k] ?? 0);
    });
    value.setAttribute("x", width - 1);
    setText(value, `${nats(sum(costs))} nats`);
  };
}

// Both costs over the rival's share, with marks where it is now.
function makeCostPlot(svg) {
  const across = `share of the wrong class ${RIVAL}`;
  const plot = makePlot(svg, { across, up: "cost (nats)", ticks: 10 });
  const now = svgNode(plot.group, "line", { class: "now" });
  const kinds = [["yes_no", "ten yes/no costs", "s"], ["true_class", "the true class only", "o"]];
  const costs = kinds.map(([key, words, mark]) => ({
    key, curve: plot.curve(key),
    name: svgNode(plot.group, "text", { class: "curve-name" }, words),
    marker: plot.marker(key, mark), value: svgNode(plot.group, "text", { class: "value" }),
  }));
  const all = Array.from({ length: 91 }, (_, k) => (k * MOST) / 90);
  const place = (top, width) => {
    const size = { left: 40, top, width: width - 52, height: 150 };
    plot.place({ ...size, xs: [0, MOST, width < 420 ? 0.15 : 0.05], ys: [0, 1.4, 0.5] });
    for (const { key, curve, name } of costs) {
      curve.through(all.map((share) => [share, computeTwoCosts(share)[key]]));
      setAll(name, { x: plot.x(0.1), y: plot.y(computeTwoCosts(0)[key]) + 18 });
    }
    setAll(now, { y1: plot.y(0), y2: plot.y(1.4) });
  };
  const show = (share, told) => {
    const x = plot.x(share);
    setAll(now, { x1: x, x2: x });
    for (const { key, marker, value } of costs) {
      marker.at(share, told[key]);
      setAll(value, { x: clamp(x, plot.x(0) + 24, plot.x(MOST) - 20), y: plot.y(told[key]) - 11 });
      setText(value, nats(told[key]));
    }
  };
  return { place, show };
}

function buildTwoCosts(model, root, signal) {
  const svg = svgNode(root, "svg", { role: "group", class: "two-costs" });
  svg.setAttribute("aria-label", "Ten shares and two ways to count their cost");
  const grey = greyFill(svg);
  const row = makeRow(svg, DIGITS, DIGITS.map(() => grey), 0, BARS);
  const rival = row.bars[RIVAL];
  row.bars[TARGET].bar.classList.add("own-part");
  svgNode(row.heading, "tspan", { class: "strong" }, "share: ");
  const explain = svgNode(row.heading, "tspan");
  const belowNames = row.end + 30;
  const isTrue = svgNode(svg, "text", { class: "name", y: belowNames }, "true");
  const hint = svgNode(svg, "text", { class: "grab-it", y: row.start + 56 });
  const first = makeGauge(svg, belowNames + 14, "the true class only", grey);
  const second = makeGauge(svg, belowNames + 78, "ten yes/no costs", grey);
  const plot = makeCostPlot(svg);
  const plotTop = belowNames + 168;
  const grip = makeGrip(rival.holder);

  let width = 0;
  const draw = oncePerFrame(drawNow, signal);
  const { values, update, send } = linkedState(model, ["rival_share"], draw, signal);
  const set = (change) => {
    hint.style.display = "none";
    update(change);
  };
  const reset = () => {
    set(structuredClone(model.get("_start")));
    send();
  };
  addControls(root, { list: [{ kind: "button", words: "Reset", action: reset }], set, signal });
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  makeSlider(rival.holder, {
    label: `share of the wrong class ${RIVAL}`, low: 0, high: MOST, step: 0.01, leap: 0.05,
    snap: 0.005, signal, done: send,
    get: () => values.rival_share,
    set: (share) => set({ rival_share: share }),
    valueAt: (event) => -event.clientY * row.perPixel,
  });

  function drawNow() {
    const told = computeTwoCosts(values.rival_share);
    const { shares, true_class: own, yes_no: all } = told;
    const [share, each] = [number(shares[RIVAL]), number(shares[RIVAL + 1])];
    row.place(shares, 0, 0.6, 0.2, width);
    const isNarrow = row.column < 50; // no room for ten numbers
    row.bars.forEach(({ value }, k) => {
      if (isNarrow) setText(value, k === RIVAL || k === TARGET ? number(shares[k]) : "");
    });
    grip(rival.bar, row.scale(shares[RIVAL]));
    const keeps = `${TARGET} keeps ${number(TRUE_SHARE)}`;
    const others = `each other wrong class has ${each}`;
    setText(explain, isNarrow ? others : `${keeps}, ${others}`);
    first(width, [own], [`-ln ${number(TRUE_SHARE)}`]);
    second(width, [own, all - own], ["as above", `${nats(all - own)} for nine times “no”`]);
    plot.show(values.rival_share, told);
    const costs = `the true class only ${nats(own)} nats, ten yes/no costs ${nats(all)} nats`;
    const now = { "aria-valuenow": values.rival_share, "aria-valuetext": `${share}: ${costs}` };
    setAll(rival.holder, now);
    tellNumbers(root, told);
    const state = `Class ${RIVAL} has ${share}, ${others}; ${keeps}.`;
    say(`${state} The costs: ${costs}.`);
  }

  fitWidth(root, signal, (wanted) => {
    width = wanted;
    sizeSvg(svg, width, plotTop + 150 + 44);
    plot.place(plotTop, width);
    drawNow();
    isTrue.setAttribute("x", row.middle(TARGET));
    hint.setAttribute("x", row.middle(RIVAL + 1) - row.thick / 2);
    setText(hint, width < 460 ? "← drag bar 0" : "← drag bar 0, or use the arrow keys");
  });
}

export default liveFigure(buildTwoCosts, []);
