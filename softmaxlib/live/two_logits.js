// live.TwoLogits: two logits make one difference, and the difference makes the share.

const ALONG = [-135, 0]; // turned so that one looks along the lines of equal share

function computeTwoLogits([first, second]) {
  const difference = first - second;
  const shares = [sigmoid(difference), sigmoid(-difference)];
  const slope = shares[0] * shares[1];
  return { shares, difference, slope, slope_across: Math.SQRT2 * slope };
}

// 0.3 - 0.1 is not quite 0.2.
const tidy = (difference) => number(Number(difference.toFixed(9)));
const shortName = (text) => (text.length > 8 ? `${text.slice(0, 6)}…` : text);

function addHeading(svg, words) {
  const heading = svgNode(svg, "text", { class: "heading", "aria-hidden": "true" });
  svgNode(heading, "tspan", { class: "strong" }, `${words}: `);
  return { heading, explain: svgNode(heading, "tspan") };
}

function buildTwoLogits(model, root, signal) {
  const [labels, low, high] = ["labels", "low", "high"].map((name) => model.get(name));
  const shown = labels.map(shortName);
  const stage = htmlNode(root, "div", { class: "two-logits" });
  const svg = svgNode(stage, "svg", { role: "group" });
  svg.setAttribute("aria-label", `The share of ${labels.join(" against ")}, by their two logits`);
  const plane = makePlane(svg, shown, low, high);
  const slice = makeSlice(svg, shown[0], high - low);
  const [two, one, tall] = ["two logits", "one difference", "the share as a height"].map(
    (words) => addHeading(svg, words),
  );

  let narrow = false;
  const draw = oncePerFrame(drawNow, signal);
  const names = ["logits", "hold_difference", "turn"];
  const { values, update, send } = linkedState(model, names, draw, signal);
  const space = makeSurface(stage, shown, low, high, {
    label: `Surface: the share of ${labels[0]} as a height over both logits`,
    logitsNow: () => values.logits, turn: () => values.turn,
    turned: ([around, up]) => update({ turn: [around, Math.max(0, up)] }), done: send, signal,
  });

  // Where the difference is held, both logits move by as much as they would on average.
  function moveTo(pair) {
    plane.hint.style.display = "none";
    const now = values.logits;
    const mean = (pair[0] - now[0] + pair[1] - now[1]) / 2;
    const least = low - Math.min(...now);
    const shift = clamp(Math.round(mean / 0.05) * 0.05, least, high - Math.max(...now));
    const wanted = values.hold_difference ? now.map((logit) => logit + shift) : pair;
    const rounded = wanted.map((logit) => clamp(Number(logit.toFixed(10)), low, high));
    update({ logits: rounded });
  }
  const set = (change) => {
    update(change);
    send();
  };
  const hold = "hold the difference: both logits move together";
  const list = [
    { kind: "tick", trait: "hold_difference", words: hold },
    { kind: "button", words: "Look along the lines", action: () => set({ turn: ALONG }) },
    { kind: "button", words: "Reset", action: () => set(structuredClone(model.get("_start"))) },
  ];
  const showControls = addControls(root, { list, set, signal });
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  makePoint(plane.grip.holder, {
    label: `logits of ${labels.join(" and ")}`, low, high, step: 0.1, leap: 1, snap: 0.05,
    get: () => values.logits, set: moveTo, valueAt: plane.plot.valueAt, done: send, signal,
  });

  function drawNow() {
    const [first, second] = values.logits;
    const numbers = computeTwoLogits(values.logits);
    const d = tidy(numbers.difference);
    plane.show(values.logits, numbers.difference);
    slice.show(numbers);
    space.paint();
    const [z1, z2] = values.logits.map((logit) => number(logit));
    setText(two.explain, `${shown[0]} ${z1}, ${shown[1]} ${z2}`);
    setText(one.explain, `${z1} - ${second < 0 ? `(${z2})` : z2} = ${d}`);
    const [p, q] = numbers.shares.map((share) => number(share));
    const words = `${labels[0]} ${z1}, ${labels[1]} ${z2}: difference ${d}`;
    setAll(plane.grip.holder, {
      "aria-valuenow": first, "aria-valuetext": `${words}, share of ${labels[0]} ${p}`,
    });
    showControls(values);
    tellNumbers(root, numbers);
    say(`${words}, share of ${labels[0]} ${p}, share of ${labels[1]} ${q}.`);
  }

  fitWidth(root, signal, (width) => {
    narrow = width < 550; // less has no room for the last heading
    const side = narrow ? width - 68 : Math.round(width * 0.41);
    plane.place(34, 46, side);
    setAll(two.heading, { x: 0, y: 14 });
    const below = 46 + side + 64;
    setAll(one.heading, { x: 0, y: below + 14 });
    slice.place(34, below + 46, width - 34 - 16, narrow ? 120 : 118);
    const bottom = below + 46 + (narrow ? 120 : 118) + 36;
    const [left, top] = narrow ? [0, bottom + 10] : [side + 78, 0];
    setAll(tall.heading, { x: left, y: top + 14 });
    setText(tall.explain, "drag to turn");
    const room = narrow ? [width, 270] : [width - left, side + 78];
    space.resize(...room);
    Object.assign(space.canvas.style, { left: `${left}px`, top: `${top + 20}px` });
    sizeSvg(svg, width, narrow ? top + 20 + 270 : bottom);
    drawNow();
  });
}

export default liveFigure(buildTwoLogits, ["labels", "low", "high"]);
