// live.LogitPaths: training moves the three logits of each example; its paths, in space.

const VIEWS = {
  // The plane of sum 0 is a level line, and up is z1 + z2 + z3, as in the still figure.
  "From the edge": [45, -54.736],
  "From the front": [45, 35.264], // along (1, 1, 1): the whole plane
};

function addKey(root, labels) {
  const key = htmlNode(root, "div", { class: "key" });
  const entry = (shape, words, attributes) => {
    const span = htmlNode(key, "span");
    const svg = svgNode(span, "svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" });
    svgNode(svg, "path", { d: shape, ...attributes });
    htmlNode(span, "span", {}, words);
  };
  labels.forEach((label, k) => {
    const { marker, colour } = CLASS_STYLES[k];
    entry(markerPath(marker, 5), label, { fill: colour });
  });
  entry(markerPath("o", 3.5), "start", { class: "dot" });
  entry("M-8,2L-2,-5L8,-2L2,5Z", "plane z1 + z2 + z3 = 0", { class: "plane" });
  return htmlNode(key, "i", { "aria-hidden": "true" }, "drag to turn");
}

function buildLogitPaths(model, root, signal) {
  const y = model.get("_y");
  const runs = model.get("_runs").map((run) => unpackRun(run, y.length));
  const size = sizeOfSpace(runs);
  const told = htmlNode(root, "div", { class: "told", "aria-hidden": "true" });
  const tell = ["step", "loss", "farthest sum"].map((name) => {
    const span = htmlNode(told, "span", {}, `${name} `);
    return htmlNode(span, "b");
  });

  const draw = oncePerFrame(drawNow, signal);
  const { values, update, send } = linkedState(model, ["run", "frame", "turn"], changed, signal);
  const runNow = () => runs.find(({ name }) => name === values.run);
  let heard = values.frame;
  // A frame that Python, or another view, has set ends the play.
  function changed() {
    if (values.frame !== heard) player.stop();
    heard = values.frame;
    draw();
  }

  const space = makeSpace(root, {
    label: "The space of the three logits", reach: () => size.reach, signal, done: send,
    turn: () => values.turn,
    turned: (turn) => {
      hint.style.visibility = "hidden";
      update({ turn });
    },
    draw: () => paintRun(space, runNow(), player.at(), y, size),
  });
  const hint = addKey(root, model.get("labels"));
  const player = addPlayer(root, {
    name: "training", signal, draw, done: send,
    last: () => runNow().last,
    get: () => values.frame,
    set: (frame) => update({ frame }),
    words: (frame) => `step ${number(runNow().steps[frame])}`,
  });
  const options = runs.map(({ name }) => [name, name]);
  const choice = [{ kind: "choice", trait: "run", words: "run:", options }];
  const showControls = addControls(root, {
    list: runs.length > 1 ? choice : [], set: update, done: send, signal,
  });
  const views = htmlNode(root, "div", { class: "views" });
  const addView = (words, action) => {
    const button = htmlNode(views, "button", { type: "button" }, words);
    button.addEventListener("click", () => { action(); send(); }, { signal });
  };
  for (const [words, turn] of Object.entries(VIEWS)) addView(words, () => update({ turn }));
  addView("Reset", () => {
    player.stop();
    update(structuredClone(model.get("_start")));
  });
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  function viewInWords() {
    const [name] = Object.entries(VIEWS).find(([, turn]) => String(turn) === String(values.turn)) ?? [];
    if (name === "From the edge") return " Seen from the edge: the plane is a level line.";
    return name ? " Seen from the front: the plane faces you." : "";
  }

  function drawNow() {
    space.paint();
    player.show();
    showControls(values);
    const run = runNow();
    const numbers = computeFrame(run, Math.floor(player.at()), y);
    tellNumbers(root, { ...numbers, turn: values.turn });
    const { step, loss, farthest_sum: farthest } = numbers;
    const steps = `${number(step)} of ${number(run.steps[run.last])}`;
    [steps, number(loss, 3), number(farthest, 3)].forEach((text, k) => setText(tell[k], text));
    const where = farthest
      ? `The sum z1 + z2 + z3 that is farthest from 0 is ${number(farthest, 3)}: off the plane.`
      : "All sums z1 + z2 + z3 are 0: in the plane.";
    if (player.isPlaying()) return say(`${run.name} is playing.`);
    say(`${run.name}, step ${steps}: loss ${number(loss, 3)}. ${where}${viewInWords()}`);
  }

  fitWidth(root, signal, (width) => {
    space.resize(width, Math.round(Math.min(width, 240 + 0.3 * width)));
    drawNow();
  });
}

export default liveFigure(buildLogitPaths, ["labels"]);
