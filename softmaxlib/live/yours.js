// live.Bars(yours=...): the learner's own function. Python calls it and tells its answer in the
// trait _yours, with the scores it belongs to; here it is drawn over the bars of the share row.

const YOURS = 20; // px under the row's names, for its numbers
const HUGE = 24; // px over the row's bars and their numbers, for "nan" in large letters
const FROM_TEXT = { nan: NaN, inf: Infinity, "-inf": -Infinity };

// The nodes in the picture, and the line below it. `show(computed)` draws the answer where it
// belongs to the scores on show, and returns its shares; otherwise nothing is drawn of it.
function makeYours(model, svg, row, root, again, signal) {
  const name = model.get("_yours_name");
  const group = svgNode(svg, "g", { class: "yours", "aria-hidden": "true" });
  const y = row.end + NAMES + 11;
  const title = svgNode(group, "text", { class: "tick", x: GUTTER - 6, y });
  setText(title, "yours");
  const columns = row.bars.map(({ holder, value }) => {
    holder.classList.add("compared");
    // Under the bar's own number and name, so that these stay readable.
    const [halo, outline] = ["halo", "outline"].map((kind) => {
      return holder.insertBefore(svgNode(holder, "rect", { class: kind }), value);
    });
    return {
      halo, outline,
      value: svgNode(group, "text", { class: "value", y }),
      huge: svgNode(group, "text", { class: "huge" }),
    };
  });
  const line = htmlNode(root, "p", { class: "yours" });
  const say = politely(line, signal);
  line.removeAttribute("role"); // still polite, but the status is what stands under the controls

  // A second after the bars have moved on, someone should be told why nothing comes.
  const wait = { scores: "", isLong: false, timer: null };
  const stop = () => clearTimeout(wait.timer);
  signal.addEventListener("abort", stop);
  function waitFor(scores) {
    if (wait.scores === scores) return;
    stop();
    Object.assign(wait, { scores, isLong: false });
    wait.timer = setTimeout(() => { wait.isLong = true; again(); }, 1000);
  }
  model.on("change:_yours", again);
  signal.addEventListener("abort", () => model.off("change:_yours", again));

  return (computed) => {
    const { scores, shares } = computed;
    const answer = model.get("_yours");
    const now = JSON.stringify(scores);
    const isAnswered = Boolean(answer) && JSON.stringify(answer.scores) === now;
    line.classList.toggle("waiting", !isAnswered);
    const given = isAnswered ? answer.shares.map((text) => FROM_TEXT[text] ?? Number(text)) : [];
    columns.forEach((nodes, i) => placeYours(nodes, row, i, given[i]));
    if (isAnswered) {
      stop();
      wait.scores = "";
      const said = given.length ? gaveInWords(given, computed, row) : answer.said;
      say(`yours: ${name} ${said}${said.endsWith("?") ? "" : "."}`);
    } else {
      waitFor(now);
      const late = `yours: no answer by ${name} for these scores. Run the cell to see yours.`;
      if (wait.isLong) say(late);
    }
    return given;
  };
}

// One column: a dashed outline up to the learner's share, or in large letters that it is none.
function placeYours({ halo, outline, value, huge }, row, i, given) {
  const isDrawn = Number.isFinite(given);
  const isHuge = given !== undefined && !isDrawn;
  outline.style.display = halo.style.display = isDrawn ? "" : "none";
  huge.style.display = isHuge ? "" : "none";
  const x = row.middle(i);
  value.setAttribute("x", x);
  const room = row.column / (row.small ? 7 : 8.2);
  setText(value, given === undefined ? "" : shortNumber(given, room));
  if (isDrawn) {
    const [y0, y1] = [row.scale(0), row.cut(given)];
    const box = { y: Math.min(y0, y1), height: Math.abs(y1 - y0) };
    const wide = { x: x - row.thick / 2 - 5, width: row.thick + 10 };
    for (const node of [halo, outline]) setAll(node, { ...box, ...wide });
  } else if (isHuge) {
    setAll(huge, { x, y: row.start + 20 });
    setText(huge, number(given));
  }
}

// What it gave, how far that is from the bars, and what floats may have to do with it.
function gaveInWords(given, { positives, shares }, row) {
  const gave = `gave ${given.map((one) => number(one)).join(", ")}`;
  const isUnder = Math.max(...positives) < 1e-300;
  const cause = sum(positives) === Infinity ? " (overflow?)" : isUnder ? " (underflow?)" : "";
  if (!given.every(Number.isFinite)) return gave + cause;
  if (shares.some(Number.isNaN)) return gave;
  const apart = Math.max(...given.map((one, i) => Math.abs(one - shares[i])));
  if (apart < 1e-9) return `${gave}, the same as the bars`;
  const cut = given.some((one) => Math.abs(row.cut(one) - row.scale(one)) > 1e-6);
  const ending = cut ? "; cut off in the picture" : "";
  return `${gave}, up to ${number(apart)} from the bars${cause}${ending}`;
}
