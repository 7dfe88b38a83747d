// live.Regions: three classes over two planes of their logits. One point, grabbed in either plane.

const SNAP = 0.05; // logits; a lattice that holds the middle and all borders
const PULL = 0.15; // and while it is dragged, the point sticks to borders as near as this
const TIE = 1e-9; // scores closer than that count as equal
const HINTS = ["drag the point, or use the arrow keys", "drag the point"];
const HIGHEST = PLANES.slice.reach / Math.SQRT2; // how high up the slice is seen across

function computeRegions({ logits, raised }) {
  const { slice, across } = PLANES;
  const raise = ([first, second, third]) => [first + raised, second, third];
  const place = across.place(logits);
  const [scores, scoresAcross] = [raise(logits), raise(across.logitsAt(place))];
  return {
    logits, scores, shares: softmax(scores),
    across: place, scores_across: scoresAcross, shares_across: softmax(scoresAcross),
    leads: scores.map((score) => (Math.max(...scores) - score < TIE ? 1 : 0)),
    middles: [slice, across].map((plane) => plane.place([-raised, 0, 0])),
    angles: [slice, across].map(anglesOf),
  };
}

// The nearest place in the slice with two or three equal largest scores, if it is near enough.
function pulled([first, second], raised) {
  const scores = [first + raised, second, 0];
  const near = scores.map((score) => Math.max(...scores) - score <= PULL + TIE);
  if (near[2]) return [near[0] ? -raised : first, near[1] ? 0 : second];
  if (!near[0] || !near[1]) return [first, second];
  const level = Math.round((first + raised + second) / 2 / SNAP) * SNAP;
  return [level - raised, level];
}

function leadInWords(labels, leads) {
  const first = labels.filter((_, k) => leads[k]);
  if (first.length === 3) return "all three share the lead";
  return first.length === 2 ? `${first.join(" and ")} share the lead` : `${first[0]} leads`;
}

function inWords(labels, { logits, scores, shares, leads }, raised) {
  const each = labels.map((label, k) => {
    const before = k || !raised ? "" : `logit ${number(logits[0])}, raised by ${number(raised)}: `;
    return `${label}: ${before}score ${withoutNoise(scores[k])}, share ${number(shares[k])}.`;
  });
  const level = sum(leads) > 1 ? `, ${number(shares[leads.indexOf(1)])} each` : "";
  const less = withoutNoise(sum(logits) / 3);
  const change = less.startsWith("-") ? `${less.slice(1)} more` : `${less} less`;
  const across = less === "0" ? "the same scores" : `each score is ${change}`;
  const here = `The point: ${leadInWords(labels, leads)}${level}. ${each.join(" ")}`;
  return `${here} Across: ${across}, the same shares.`;
}

function buildRegions(model, root, signal) {
  const labels = model.get("labels");
  const short = labels.map((label) => shortened(label, 80));
  const box = htmlNode(root, "div", { class: "planes" });
  const svg = svgNode(box, "svg", { role: "group" });
  svg.setAttribute("aria-label", `Where ${labels.join(", ")} lead, in two planes of logits`);
  const planes = {
    slice: makePlane(box, svg, PLANES.slice, {
      labels: short, title: "A slice: ", rest: `${short[2]} has logit 0`, ticks: 5,
      up: `z2, logit of ${short[1]}`, across: `z1, logit of ${short[0]}`,
    }),
    across: makePlane(box, svg, PLANES.across, {
      labels: short, title: "Across (1, 1, 1): ", rest: "equal angles", ticks: 0,
      up: "", across: "dashed: the square of the slice,", below: "as far as the point goes",
    }),
  };
  const lattice = svgNode(planes.across.behind, "path", { class: "lattice" });
  const square = svgNode(planes.across.behind, "path", { class: "square" });
  const lead = svgNode(svg, "text", { class: "lead", x: 0, "aria-hidden": "true" });
  const hint = svgNode(svg, "text", { class: "hint", "aria-hidden": "true" });
  const rows = makeShareRows(svg, labels);
  const grips = { slice: makePointGrip(svg), across: makePointGrip(svg) };
  svg.append(planes.slice.names, planes.across.names); // the point does not hide them

  let [painted, stacked] = [null, false];
  const draw = oncePerFrame(drawNow, signal);
  const { values, update, send } = linkedState(model, ["logits", "raised"], draw, signal);
  const set = (change) => {
    hint.style.display = "none";
    update(change);
  };
  const reset = () => {
    set(structuredClone(model.get("_start")));
    send();
  };
  const words = `raised: add to ${labels[0]}'s logit everywhere`;
  const list = [
    { kind: "range", trait: "raised", words, low: -1, high: 1, step: 0.05 },
    { kind: "button", words: "Reset", action: reset },
  ];
  const showControls = addControls(root, { list, set, done: send, signal });
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  // Both handles move the one point; it stays in the square of the slice, on a lattice, so that
  // a border can be met exactly.
  const names = { slice: "the point in the slice", across: "the point across (1, 1, 1)" };
  for (const [name, { reach, place, logitsAt }] of Object.entries(PLANES)) {
    const { holder } = grips[name];
    const inSlice = name === "slice";
    // Across, these are the steps that keep the lattice: straight up stays straight up.
    const steps = inSlice ? [0.1, 1, SNAP] : [SNAP * Math.SQRT2, 10 * SNAP * Math.SQRT2, 1e-6];
    makePoint(holder, {
      label: names[name], low: -reach, high: reach,
      step: steps[0], leap: steps[1], snap: steps[2], signal, done: send,
      get: () => place(values.logits),
      set: ([x, y]) => {
        const inside = inSlice ? y : clamp(y, -HIGHEST, HIGHEST);
        const wanted = PLANES.slice.place(logitsAt([x, inside]));
        moveTo(wanted, holder.classList.contains("dragged"));
      },
      valueAt: (event) => planes[name].valueAt(event),
    });
  }

  function moveTo(wanted, sticky) {
    const { reach } = PLANES.slice;
    const free = wanted.map((one) => clamp(Math.round(one / SNAP) * SNAP, -reach, reach));
    // Twice: once it is on a border, the middle may be near.
    const near = sticky ? pulled(pulled(free, values.raised), values.raised) : free;
    const pair = near.every((one) => Math.abs(one) <= reach) ? near : free;
    set({ logits: [...pair.map((one) => Number(one.toFixed(10))), 0] });
  }

  function drawNow() {
    const numbers = computeRegions(values);
    const { logits, shares, leads } = numbers;
    const { raised } = values;
    if (painted !== raised) for (const plane of Object.values(planes)) plane.colour(raised);
    painted = raised;
    for (const [name, plane] of Object.entries(planes)) {
      const [x, y] = PLANES[name].place(logits);
      plane.show(raised, [x, y]);
      grips[name].at(plane.x(x), plane.y(y));
      const each = labels.map((label, k) => `${label} ${number(shares[k])}`).join(", ");
      setAll(grips[name].holder, {
        "aria-valuenow": Number(number(x)),
        "aria-valuetext": `${leadInWords(labels, leads)}; shares: ${each}`,
      });
    }
    rows.show(numbers, raised);
    setText(lead, `${stacked ? "" : "One point, seen twice: "}${leadInWords(short, leads)}`);
    const room = Number(svg.getAttribute("width")) / 7 - lead.textContent.length; // characters
    setText(hint, HINTS.find((words) => words.length < room) ?? "");
    showControls(values);
    tellNumbers(root, numbers);
    say(inWords(labels, numbers, raised));
  }

  // The square of the slice, with the lines of its ticks, as it is seen across.
  function drawSquare() {
    const { reach } = PLANES.slice;
    const path = (...corners) => corners.map(([a, b], k) => {
      const [x, y] = PLANES.across.place([a, b, 0]);
      return `${k ? "L" : "M"}${planes.across.x(x)},${planes.across.y(y)}`;
    }).join("");
    const lines = [-2, 0, 2].flatMap((at) => [
      path([at, -reach], [at, reach]), path([-reach, at], [reach, at]),
    ]);
    setAll(lattice, { d: lines.join("") });
    const ends = [[-reach, -reach], [reach, -reach], [reach, reach], [-reach, reach]];
    setAll(square, { d: `${path(...ends)}Z` });
  }

  fitWidth(root, signal, (width) => {
    stacked = width < 520;
    const side = stacked ? Math.min(280, width - 50) : (width - 74) / 2;
    const [first, gap] = [54, 82];
    const [left, top] = stacked ? [30, first + side + gap] : [width - side - 4, first];
    planes.slice.sizeAt(30, first, side, 0);
    planes.across.sizeAt(left, top, side, stacked ? 0 : left);
    drawSquare();
    const bottom = top + side + 66;
    setAll(lead, { y: bottom });
    setAll(hint, { x: width - 2, y: bottom });
    rows.place(bottom + 10, width);
    sizeSvg(svg, width, bottom + 10 + ROWS_HEIGHT + 4);
    drawNow();
  });
}

export default liveFigure(buildRegions, ["labels"]);
