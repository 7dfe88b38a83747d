// live.Bars: scores become positive, positives become shares. Three rows, a column a class.

const MOVED = ["logits", "shift", "temperature", "plain_division"];

function buildBars(model, root, signal) {
  const [labels, low, high] = ["labels", "low", "high"].map((name) => model.get(name));
  const shown = model.get("controls");
  const hasYours = Boolean(model.get("_yours_name"));
  const svg = svgNode(root, "svg", { role: "group" });
  svg.setAttribute("aria-label", `Scores, positives and shares of ${labels.join(", ")}`);
  const fills = classFills(svg, labels.length);
  const rows = {};
  let height = 0;
  for (const [name, plot] of Object.entries(ROWS)) {
    const tall = plot + (name === "share" && hasYours ? HUGE : 0);
    rows[name] = makeRow(svg, labels, fills, height, tall);
    svgNode(rows[name].heading, "tspan", { class: "strong" }, `${name}: `);
    rows[name].explain = svgNode(rows[name].heading, "tspan");
    height += HEADING + tall + NAMES + 10;
  }
  const hint = svgNode(svg, "text", { class: "hint", y: 15, "aria-hidden": "true" });
  const { bars } = rows.score;
  rows.score.ghosts = bars.map(({ holder }) => svgNode(holder, "rect", { class: "ghost" }));
  const grips = bars.map(({ holder }) => makeGrip(holder));

  let width = 0;
  const draw = oncePerFrame(drawNow, signal);
  const { values, update, send } = linkedState(model, MOVED, draw, signal);
  let hasMoved = false;
  const set = (change) => {
    hasMoved = true;
    update(change);
  };
  let showYours = () => [];
  if (hasYours) {
    showYours = makeYours(model, svg, rows.share, root, draw, signal);
    height += YOURS;
  }
  const showControls = addControls(root, {
    list: controlsOfBars(shown, low, high, () => {
      set(structuredClone(model.get("_start")));
      send();
    }),
    set, done: send, signal,
  });
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  bars.forEach(({ holder }, i) => {
    makeSlider(holder, {
      label: labels[i], low, high, ...stepsOf(low, high), signal, done: send,
      get: () => values.logits[i],
      set: (logit) => set({ logits: values.logits.with(i, logit) }),
      valueAt: (event) => -event.clientY * rows.score.perPixel * Math.min(1, values.temperature),
    });
  });

  function drawNow() {
    const { shift, temperature, plain_division: plain } = values;
    const tempered = shown.includes("temperature") || temperature !== 1;
    const state = { ...values, low, high, width, tempered, hasYours };
    const computed = computeBars(values);
    const { scores, impossible, positives, shares } = computed;
    const tips = placeScores(rows.score, computed, state);
    placePositives(rows.positive, computed, state);
    placeShares(rows.share, computed, state);
    const yours = showYours(computed);
    const isCrowded = temperature !== 1 && width < 620;
    hint.style.display = hasMoved || isCrowded ? "none" : "";

    bars.forEach(({ holder, bar }, i) => {
      const noted = state.temperature !== 1 && !rows.score.small;
      grips[i](bar, rows.score.scale(tips[i]), noted ? 37 : 24);
      const now = `${labels[i]}: logit ${number(values.logits[i])}`;
      const moved = shift || temperature !== 1 ? `, score ${number(scores[i])}` : "";
      setAll(holder, {
        "aria-valuenow": values.logits[i],
        "aria-valuetext": `${now}${moved}, ${shareInWords(shares[i])}`,
      });
    });
    showControls(values);
    tellNumbers(root, { scores, positives, shares, ...(yours.length ? { yours } : {}) });
    const each = labels.map((label, i) => {
      const before = plain ? "" : `positive ${number(positives[i])}, `;
      return `${label}: score ${number(scores[i])}, ${before}${shareInWords(shares[i])}.`;
    });
    if (impossible) each.push("The sum of scores is 0: division impossible.");
    say(each.join(" "));
  }

  fitWidth(root, signal, (wanted) => {
    width = wanted;
    sizeSvg(svg, width, height);
    hint.setAttribute("x", width - 2);
    const narrow = shown.includes("temperature") ? 460 : 380;
    setText(hint, width < narrow ? "drag a bar" : "drag a bar, or use the arrow keys");
    drawNow();
  });
}

// The controls whose names are in `shown`, and Reset where there are any.
function controlsOfBars(shown, low, high, reset) {
  const furthest = Math.max(10, -low, high);
  const everywhere = "shift: add the same number to every score";
  const step = Math.max(0.5, stepsOf(low, high).step);
  const divide = "temperature T: divide every score by it";
  const division = "share by plain division, score / sum of scores, instead of softmax";
  const list = [
    { kind: "range", trait: "shift", words: everywhere, low: -furthest, high: furthest, step },
    { kind: "range", trait: "temperature", words: divide, low: 0.05, high: 100, logarithmic: true },
    { kind: "tick", trait: "plain_division", words: division },
  ].filter(({ trait }) => shown.includes(trait));
  return list.length ? [...list, { kind: "button", words: "Reset", action: reset }] : [];
}

export default liveFigure(buildBars, ["labels", "low", "high", "controls", "_yours_name"]);
