// live.LossAndSlope: two losses above the gap of the true logit, and beside them their slopes.

const TOP = 86; // px of the lines above the panels

// Gap, shares and target as text, above the panels.
function makeSummary(svg) {
  const group = svgNode(svg, "g", { "aria-hidden": "true" });
  const at = (x, y, kind, words = "") => svgNode(group, "text", { x, y, class: kind }, words);
  const heading = at(0, 15, "strong");
  const hint = at(0, 15, "hint");
  at(60, 38, "axis-name", "true class");
  at(160, 38, "axis-name", "each wrong class");
  const rows = ["share", "target"].map((words, k) => {
    at(0, 55 + 17 * k, "", words);
    return [60, 160].map((x) => at(x, 55 + 17 * k, "strong"));
  });
  const show = (gap, ...pairs) => {
    setText(heading, `gap ${number(gap)}`);
    pairs.forEach((pair, k) => pair.forEach((value, i) => setText(rows[k][i], number(value))));
  };
  return { hint, show };
}

function gapInWords(gap, { shares, cross_entropy: cross, squared_error: squared }, [best, lowest]) {
  const pair = ([loss, slope], unit) => `loss ${number(loss)}${unit}, slope ${number(slope)}`;
  const now = `Gap ${number(gap)}: the true class has the share ${number(shares[0])}.`;
  const both = `Cross-entropy: ${pair(cross, " nats")}. Squared error: ${pair(squared, "")}.`;
  if (best === undefined) return `${now} ${both} Both fall for ever as the gap grows.`;
  const there = `where the cross-entropy is ${number(lowest)} nats`;
  return `${now} ${both} Both are lowest at the gap ${number(best)}, ${there}.`;
}

function buildLossAndSlope(model, root, signal) {
  const svg = svgNode(root, "svg", { role: "group", class: "loss-and-slope" });
  svg.setAttribute("aria-label", "Two losses and their slopes over the gap of the true logit");
  const summary = makeSummary(svg);
  const panels = PANELS.map((_, k) => makePanel(svg, k));
  const grips = panels.map(({ plot }) => makeGapGrip(svg, plot));

  let [width, traced] = [0, ""];
  const draw = oncePerFrame(drawNow, signal);
  const names = ["gap", "classes", "smoothing"];
  const { values, update, send } = linkedState(model, names, draw, signal);
  const set = (change) => {
    summary.hint.style.display = "none";
    update(change);
  };
  const reset = () => {
    set(structuredClone(model.get("_start")));
    send();
  };
  const [classes, smoothing] = ["classes, all wrong logits alike", "label smoothing"];
  const list = [
    { kind: "range", trait: "classes", words: classes, low: 2, high: 10, step: 1 },
    { kind: "range", trait: "smoothing", words: smoothing, low: 0, high: 0.5, step: 0.01 },
    { kind: "button", words: "Reset", action: reset },
  ];
  const showControls = addControls(root, { list, set, done: send, signal });
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  grips.forEach(({ holder }, k) => {
    makeSlider(holder, {
      label: `gap, in the plot of the ${PANELS[k].name}`, orientation: "horizontal",
      low: -REACH, high: REACH, step: 0.1, leap: 1, snap: 0.1, signal, done: send,
      get: () => values.gap,
      set: (gap) => set({ gap }),
      valueAt: (event) => panels[k].plot.valueAt(event)[0],
    });
  });

  function drawNow() {
    const { gap } = values;
    const told = lossesOfGap(gap, values.classes, values.smoothing);
    const lowest = lowestOfGap(values.classes, values.smoothing);
    const wanted = [width, values.classes, values.smoothing].join();
    if (wanted !== traced) panels.forEach(({ trace }) => trace(values.classes, values.smoothing));
    traced = wanted;
    summary.show(gap, told.shares, told.target);
    panels.forEach(({ show }, k) => {
      const now = LOSSES.map(({ key }) => told[key][k]);
      show(gap, now);
      grips[k].place(gap, now);
      const each = LOSSES.map(({ words }, i) => `${words} ${number(now[i])}`).join(", ");
      const text = `gap ${number(gap)}, ${PANELS[k].name}: ${each}`;
      setAll(grips[k].holder, { "aria-valuenow": gap, "aria-valuetext": text });
    });
    showControls(values);
    tellNumbers(root, { ...told, lowest });
    say(gapInWords(gap, told, lowest));
  }

  fitWidth(root, signal, (wanted) => {
    width = wanted;
    const isWide = width >= 540;
    const height = isWide ? 230 : 190;
    const [column, all] = [isWide ? (width - 16) / 2 : width, LEGEND + height + 36];
    panels.forEach(({ place }, k) => {
      const [left, top] = isWide ? [k * (column + 16), 0] : [0, k * (all + 14)];
      place(left, TOP + top, column, height);
    });
    sizeSvg(svg, width, TOP + (isWide ? all : 2 * all + 14) + 8);
    summary.hint.setAttribute("x", width - 2);
    setText(summary.hint, width < 380 ? "drag a point" : "drag a point, or use the arrow keys");
    drawNow();
  });
}

export default liveFigure(buildLossAndSlope, []);
