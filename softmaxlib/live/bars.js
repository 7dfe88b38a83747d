// live.Bars: scores become positive, positives become shares. Three rows, a column a class.

const ROWS = { score: 190, positive: 110, share: 120 }; // plot heights in px

function computeBars({ logits, shift, plain_division: plain }) {
  const scores = logits.map((logit) => logit + shift);
  const total = sum(scores);
  const impossible = plain && Math.abs(total) < 1e-12;
  const divided = impossible ? scores.map(() => NaN) : scores.map((score) => score / total);
  const positives = scores.map((score) => Math.exp(score));
  return { scores, total, impossible, positives, shares: plain ? divided : softmax(scores) };
}

// A share in words: what plain division gives need not be one.
function shareInWords(share) {
  if (Number.isNaN(share)) return "no share";
  return `${share < 0 || share > 1 ? "not a share: " : "share "}${number(share)}`;
}

function buildBars(model, root, signal) {
  const [labels, low, high] = ["labels", "low", "high"].map((name) => model.get(name));
  const svg = svgNode(root, "svg", { role: "group" });
  svg.setAttribute("aria-label", `Scores, positives and shares of ${labels.join(", ")}`);
  const fills = classFills(svg, labels.length);
  const rows = {};
  let total = 0;
  for (const [name, height] of Object.entries(ROWS)) {
    rows[name] = makeRow(svg, labels, fills, total, height);
    svgNode(rows[name].heading, "tspan", { class: "strong" }, `${name}: `);
    rows[name].explain = svgNode(rows[name].heading, "tspan");
    total += HEADING + height + NAMES + 10;
  }
  const hint = svgNode(svg, "text", { class: "hint", y: 15, "aria-hidden": "true" });
  const grips = rows.score.bars.map(({ holder }) => makeGrip(holder));

  let width = 0;
  const draw = oncePerFrame(drawNow, signal);
  const names = ["logits", "shift", "plain_division"];
  const { values, update, send } = linkedState(model, names, draw, signal);
  const set = (change) => {
    hint.style.display = "none";
    update(change);
  };
  const reset = () => {
    set(structuredClone(model.get("_start")));
    send();
  };
  const division = "share by plain division, score / sum of scores, instead of softmax";
  const everywhere = "shift: add the same number to every score";
  const list = [
    { kind: "range", trait: "shift", words: everywhere, low: -10, high: 10, step: 0.5 },
    { kind: "tick", trait: "plain_division", words: division },
    { kind: "button", words: "Reset", action: reset },
  ];
  const hasControls = model.get("controls");
  const showControls = addControls(root, { list: hasControls ? list : [], set, done: send, signal });
  const say = politely(htmlNode(root, "p", { class: "words" }), signal);

  rows.score.bars.forEach(({ holder }, i) => {
    makeSlider(holder, {
      label: labels[i], low, high, step: 0.1, leap: 1, snap: 0.05, signal, done: send,
      get: () => values.logits[i],
      set: (logit) => set({ logits: values.logits.with(i, logit) }),
      valueAt: (event) => -event.clientY * rows.score.perPixel,
    });
  });

  function drawNow() {
    const { shift, plain_division: plain } = values;
    const { scores, total, impossible, positives, shares } = computeBars(values);
    const { score, positive, share } = rows;
    const added = shift ? ` ${shift < 0 ? "-" : "+"} ${number(Math.abs(shift))}` : "";
    setText(score.explain, `logit${added}`);
    const [bottom, top] = [Math.min(low, low + shift, 0), Math.max(high, high + shift, 0)];
    score.place(scores, bottom, top, niceCeiling((top - bottom) / 4), width);

    const together = number(sum(positives));
    const power = width < 420 ? "e to the score" : "e to the power of the score";
    const made = `${power}, together ${together}`;
    setText(positive.explain, plain ? "skipped by plain division" : made);
    const most = niceCeiling(Math.max(...positives));
    positive.place(positives, 0, most, most / 2, width);
    for (const { holder } of positive.bars) holder.classList.toggle("skipped", plain);

    const [least, largest] = impossible ? [0, 1] : [Math.min(...shares), Math.max(...shares)];
    const [from, to] = [least < 0 ? -niceCeiling(-least) : 0, Math.max(1, niceCeiling(largest))];
    const divided = plain ? `score / ${number(total)}` : `positive / ${together}`;
    const zeroSum = "sum of scores is 0: division impossible";
    const wrong = shares.map((one) => one < 0 || one > 1);
    const notes = wrong.map((yes) => (yes ? "not a share" : impossible ? "no share" : ""));
    const step = plain ? niceCeiling((to - from) / 3) : 0.5;
    share.place(shares, from, to, step, width, { room: wrong.includes(true) ? 33 : 20, notes });
    share.bars.forEach(({ holder }, i) => holder.classList.toggle("wrong", wrong[i]));
    const dashed = share.small && wrong.includes(true);
    const ending = dashed ? "; dashed: not a share" : `, together ${number(sum(shares))}`;
    setText(share.explain, impossible ? zeroSum : divided + ending);

    score.bars.forEach(({ holder, bar }, i) => {
      grips[i](bar, score.scale(scores[i]));
      const now = `${labels[i]}: logit ${number(values.logits[i])}`;
      const moved = shift ? `, score ${number(scores[i])}` : "";
      setAll(holder, {
        "aria-valuenow": values.logits[i],
        "aria-valuetext": `${now}${moved}, ${shareInWords(shares[i])}`,
      });
    });
    showControls(values);
    tellNumbers(root, { scores, positives, shares });
    const each = labels.map((label, i) => {
      const before = plain ? "" : `positive ${number(positives[i])}, `;
      return `${label}: score ${number(scores[i])}, ${before}${shareInWords(shares[i])}.`;
    });
    if (impossible) each.push("The sum of scores is 0: division impossible.");
    say(each.join(" "));
  }

  fitWidth(root, signal, (wanted) => {
    width = wanted;
    sizeSvg(svg, width, total);
    hint.setAttribute("x", width - 2);
    setText(hint, width < 380 ? "drag a bar" : "drag a bar, or use the arrow keys");
    drawNow();
  });
}

export default liveFigure(buildBars, ["labels", "low", "high", "controls"]);
