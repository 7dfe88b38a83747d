// live.Jacobian: nudge one score, and see who gains and who pays. Below the scores stands the
// table of slopes, each column under the score that it belongs to.

const SCORES = 150; // plot height in px
const INVITATION = "Point at a column, or click a score: who gains, and who pays?";

// "dog 0.1598, bird 0.0650": what is paid when score number j is nudged.
function payments(labels, slopes, j) {
  const paid = (label, i) => `${label} ${decimalText(Math.abs(slopes[i][j]))}`;
  return labels.map(paid).filter((_, i) => i !== j).join(", ");
}

function nudgeInWords(labels, slopes, j) {
  const gain = `its share gains ${decimalText(slopes[j][j])} per unit of score`;
  return `Nudge ${labels[j]}: ${gain}, paid by ${payments(labels, slopes, j)}.`;
}

function buildJacobian(model, root, signal) {
  const [labels, low, high] = ["labels", "low", "high"].map((name) => model.get(name));
  const svg = svgNode(root, "svg", { role: "group", class: "jacobian" });
  svg.setAttribute("aria-label", `Scores of ${labels.join(", ")}, and the slopes of their shares`);
  const fills = classFills(svg, labels.length);
  const scores = makeRow(svg, labels, fills, 0, SCORES);
  svgNode(scores.heading, "tspan", { class: "strong" }, "score: ");
  const explain = svgNode(scores.heading, "tspan");
  const hint = svgNode(svg, "text", { class: "hint", y: 15, "aria-hidden": "true" });
  const grips = scores.bars.map(({ holder }) => makeGrip(holder));
  const top = HEADING + SCORES + NAMES + 10;
  const table = makeSlopes(svg, labels, fills, top);
  const whoPays = htmlNode(root, "p");

  let width = 0;
  let [pointed, focused] = [null, null]; // the columns under the pointer and of the keyboard
  const draw = oncePerFrame(drawNow, signal);
  const { values, update, send } = linkedState(model, ["logits", "temperature"], draw, signal);
  const set = (change) => {
    hint.style.display = "none";
    update(change);
  };
  const reset = () => {
    set(structuredClone(model.get("_start")));
    send();
  };
  const divides = "temperature T: softmax(score / T)";
  const list = [
    { kind: "range", trait: "temperature", words: divides, low: 0.1, high: 10, logarithmic: true },
  ].filter(({ trait }) => model.get("controls").includes(trait));
  list.push({ kind: "button", words: "Reset", action: reset });
  const showControls = addControls(root, { list, set, done: send, signal });
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  scores.bars.forEach(({ holder }, j) => {
    makeSlider(holder, {
      label: labels[j], low, high, step: 0.1, leap: 1, snap: 0.1, signal, done: send,
      get: () => values.logits[j],
      set: (logit) => set({ logits: values.logits.with(j, logit) }),
      valueAt: (event) => -event.clientY * scores.perPixel,
    });
    const on = (node, name, action) => node.addEventListener(name, () => {
      action();
      draw();
    }, { signal });
    for (const node of [holder, table.columns[j]]) {
      on(node, "pointerenter", () => { pointed = j; });
      on(node, "pointerleave", () => { pointed = null; });
    }
    on(holder, "focus", () => { focused = j; });
    on(holder, "blur", () => { focused = null; });
    // A finger does not hover: it taps the column.
    on(table.columns[j], "click", () => holder.focus({ preventScroll: true }));
  });

  function placeScores() {
    const [bottom, top] = [Math.min(low, 0), Math.max(high, 0)];
    scores.place(values.logits, bottom, top, niceCeiling((top - bottom) / 4), width - TOTALS);
  }

  function drawNow() {
    const { logits, temperature: T } = values;
    const computed = computeSlopes(values);
    const { shares, slopes } = computed;
    const nudged = pointed ?? focused;
    placeScores();
    table.show(computed, T, nudged);

    scores.bars.forEach(({ holder, bar }, j) => {
      grips[j](bar, scores.scale(logits[j]));
      const now = `${labels[j]}: logit ${number(logits[j])}, share ${number(shares[j])}`;
      const nudge = `a nudge gains ${decimalText(slopes[j][j])}`;
      setAll(holder, {
        "aria-valuenow": logits[j],
        "aria-valuetext": `${now}; ${nudge}, paid by ${payments(labels, slopes, j)}`,
      });
    });
    showControls(values);
    tellNumbers(root, computed);
    setText(explain, T === 1 ? "logit" : `logit; temperature T = ${number(T)}`);
    setText(whoPays, nudged === null ? INVITATION : nudgeInWords(labels, slopes, nudged));
    const each = labels.map((label, j) => {
      const told = `${label}: score ${number(logits[j])}, share ${number(shares[j])}`;
      return `${told}, own slope ${slopeText(slopes[j][j])}.`;
    });
    say(`${each.join(" ")} Each row and each column adds up to 0.`);
  }

  fitWidth(root, signal, (wanted) => {
    width = wanted;
    sizeSvg(svg, width, top + table.height);
    hint.setAttribute("x", width - 2);
    setText(hint, width < 460 ? "drag a bar" : "drag a bar, or use the arrow keys");
    placeScores(); // first, for it decides about the size of letters
    table.place(width);
    // Room for its longest sentence, so that the controls below stay where they are.
    const letters = 50 + Math.max(...labels.map((label) => label.length))
      + sum(labels.map((label) => label.length + 11));
    whoPays.style.minHeight = `${1.45 * Math.ceil((letters * 6.8) / width)}em`;
    drawNow();
  });
}

export default liveFigure(buildJacobian, ["labels", "low", "high", "controls"]);
