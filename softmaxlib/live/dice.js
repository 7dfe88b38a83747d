// live.Dice: six weights to drag become probabilities; entropy and variance; what is drawn.

const TOPS = { weight: 0, probability: 190, gauges: 336, drawn: 426 }; // px from the top
const PLOTS = { weight: 122, probability: 92, drawn: 122 }; // plot heights in px
const DIE_HEIGHT = 596;
const LARGEST_WEIGHT = 10;
const LARGEST_FACE = 100;
const MOST_DRAWS = 100000;
const DICE_TO_TAKE = [
  [() => "fair", [5, 5, 5, 5, 5, 5]],
  [() => "loaded", [0.1, 0.1, 0.1, 0.1, 9.5, 0.1]],
  [(faces) => `${number(faces[0])} or ${number(faces[5])}`, [5, 0, 0, 0, 0, 5]],
  [(faces) => `${number(faces[2])} or ${number(faces[3])}`, [0, 0, 5, 5, 0, 0]],
];
const FACES_TO_TAKE = { "1 to 6": [1, 2, 3, 4, 5, 6], "10 to 60": [10, 20, 30, 40, 50, 60] };

function computeDice({ weights, faces }) {
  const total = sum(weights);
  const probabilities = weights.map((weight) => (total ? weight / total : NaN));
  const possible = probabilities.filter((p) => p !== 0);
  const entropy = Math.abs(sum(possible.map((p) => p * Math.log(p))));
  // Distances are measured from the likeliest face: a sure one has the variance 0 without noise.
  const middle = faces[weights.indexOf(Math.max(...weights))];
  const average = (values) => sum(values.map((value, i) => probabilities[i] * value));
  const away = average(faces.map((face) => face - middle));
  const variance = average(faces.map((face) => (face - middle - away) ** 2));
  return { total, probabilities, mean: middle + away, entropy, variance };
}

function buildDice(model, root, signal) {
  const die = htmlNode(root, "div", { class: "die" });
  const svg = svgNode(die, "svg", { role: "group" });
  svg.setAttribute("aria-label", "A die: weights, probabilities, entropy, variance and draws");
  const fills = Array(6).fill(CLASS_STYLES[4].colour); // as in the still figure
  const [unnamed, names] = [Array(6).fill(""), Array(6).fill("")];
  const rows = {};
  for (const [name, plot] of Object.entries(PLOTS)) {
    const labels = name === "weight" ? unnamed : names; // read anew whenever a row is placed
    rows[name] = makeRow(svg, labels, fills, TOPS[name], plot);
    svgNode(rows[name].heading, "tspan", { class: "strong" }, `${name}: `);
    rows[name].explain = svgNode(rows[name].heading, "tspan");
  }
  const hint = svgNode(svg, "text", { class: "hint", y: 15, "aria-hidden": "true" });
  const gauges = ["entropy", "variance"].map((name, k) => {
    return makeGauge(svg, name, TOPS.gauges + 42 * k);
  });
  const expected = makeExpected(svg, rows.drawn);
  const grips = rows.weight.bars.map(({ holder }) => makeGrip(holder));
  const count = makeCounter();

  let width = 0;
  const draw = oncePerFrame(drawNow, signal);
  const moved = ["weights", "faces", "draws", "seed"];
  const { values, update, send } = linkedState(model, moved, draw, signal);
  // What was drawn belongs to the die before; the next draws are others.
  const cleared = () => (values.draws ? { draws: 0, seed: (values.seed + 1) % SEEDS } : {});
  const setWeights = (weights) => {
    hint.style.display = "none";
    if (weights.every((weight, i) => weight === values.weights[i])) return;
    update({ weights, ...cleared() });
  };
  const now = (change) => {
    update(change);
    send();
  };
  const drawMore = (more) => {
    if (sum(values.weights)) now({ draws: Math.min(values.draws + more, MOST_DRAWS) });
  };

  rows.weight.bars.forEach(({ holder }, i) => {
    makeSlider(holder, {
      label: `weight of face ${i + 1}`, low: 0, high: LARGEST_WEIGHT, step: 0.1, leap: 1, snap: 0.1,
      get: () => values.weights[i],
      set: (weight) => setWeights(values.weights.with(i, weight)),
      valueAt: (event) => -event.clientY * rows.weight.perPixel,
      signal, done: send,
    });
  });
  const inputs = makeFaceInputs(die, {
    get: () => values.faces, set: (faces) => update({ faces }), done: send, signal,
  });
  svgNode(svg, "text", { class: "tick", x: GUTTER - 6, y: rows.weight.end + 25 }, "face");

  const buttons = (name, list) => addButtonRow(root, name, list, signal);
  let dieButtons = [];
  const hasButtons = model.get("controls");
  if (hasButtons) {
    dieButtons = buttons("Die:", DICE_TO_TAKE.map(([, weights]) => {
      return ["", () => { setWeights([...weights]); send(); }];
    }));
    buttons("Faces:", Object.entries(FACES_TO_TAKE).map(([words, faces]) => {
      return [words, () => now({ faces: [...faces] })];
    }));
    buttons("", [
      ["Draw 60", () => drawMore(60)],
      ["Draw 600", () => drawMore(600)],
      ["Clear", () => now(cleared())],
      ["Reset", () => now(structuredClone(model.get("_start")))],
    ]);
  }
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  function drawNow() {
    const { weights, faces, draws, seed } = values;
    const computed = computeDice(values);
    const { total, probabilities, mean, entropy, variance } = computed;
    const isPossible = total > 0;
    names.splice(0, 6, ...faces.map((face) => shortNumber(face, 5)));

    setText(rows.weight.explain, isPossible ? `total ${number(total)}` : "total 0, so no die");
    rows.weight.place(weights, 0, LARGEST_WEIGHT, 5, width);
    const shared = `weight / ${number(total)}`;
    const none = "none, all weights are 0";
    setText(rows.probability.explain, isPossible ? shared : none);
    rows.probability.place(probabilities, 0, 1, 0.5, width);

    const range = Math.max(...faces) - Math.min(...faces);
    const [inNats, spread] = gauges;
    inNats(entropy, Math.log(6), width, " nats", "at most ln 6 = 1.792");
    const largest = range ** 2 / 4;
    const around = isPossible ? `, mean ${number(mean)}` : "";
    spread(variance, largest, width, around, `at most ${number(largest)}`);

    const counts = count(weights, seed, draws);
    const hasDrawn = isPossible && draws > 0;
    const means = probabilities.map((p) => draws * p);
    // The axis ends at the highest: how far a count is from its line should be seen.
    const most = hasDrawn ? Math.max(...counts, ...means) : 1;
    const yet = hasButtons ? "nothing yet: press Draw 60" : "nothing yet";
    const nothing = isPossible ? yet : "nothing can come up";
    const line = width < 400 ? "line: n × p" : "the line is what we expect, n × p";
    const times = `${draws} time${draws === 1 ? "" : "s"}`;
    setText(rows.drawn.explain, hasDrawn ? `${times}; ${line}` : nothing);
    // Without draws no tick but 0. A number stands above its bar and above its line.
    const step = hasDrawn ? Math.max(1, niceCeiling(most / 3)) : 2;
    const tips = means.map((one, i) => Math.max(one, counts[i]));
    rows.drawn.place(hasDrawn ? counts : counts.map(() => NaN), 0, most, step, width, { tips });
    expected(hasDrawn ? means : []);

    rows.weight.bars.forEach(({ holder, bar }, i) => {
      grips[i](bar, rows.weight.scale(weights[i]));
      const share = isPossible ? `probability ${number(probabilities[i])}` : "no probability";
      setAll(holder, {
        "aria-valuenow": weights[i], "aria-valuetext": `weight ${number(weights[i])}, ${share}`,
      });
    });
    inputs.show(faces);
    dieButtons.forEach((button, k) => setText(button, DICE_TO_TAKE[k][0](faces)));
    tellNumbers(root, { probabilities, mean, entropy, variance, counts });
    const impossible = "All weights are 0: nothing can come up.";
    say(isPossible ? inWords(faces, computed, counts, draws) : impossible);
  }

  fitWidth(root, signal, (wanted) => {
    width = wanted;
    sizeSvg(svg, width, DIE_HEIGHT);
    inputs.place(rows.weight.end + 8, width);
    hint.setAttribute("x", width - 2);
    setText(hint, width < 380 ? "drag a bar" : "drag a bar, or use the arrow keys");
    drawNow();
  });
}

function inWords(faces, { probabilities, entropy, variance }, counts, draws) {
  const space = "\u00a0"; // a face stays on the line of its numbers
  const each = faces.map((face, i) => {
    const drawn = draws ? `${space}(drawn${space}${counts[i]})` : "";
    return `${number(face)}:${space}${number(probabilities[i])}${drawn}`;
  });
  const measures = `Entropy ${number(entropy)} nats, variance ${number(variance)}.`;
  const times = draws ? ` ${draws} draw${draws === 1 ? "" : "s"}.` : "";
  return `${measures}${times} Probability of ${each.join(", ")}.`;
}

export default liveFigure(buildDice, ["controls"]);
