// The point in numbers: a row a class, with its score in each plane, and its share as a bar.

const ROW = 26; // px
const ROWS_HEIGHT = 30 + 3 * ROW;

// A score that rounding errors have moved off 0 is written as 0.
const withoutNoise = (score, digits) => number(Math.abs(score) < 1e-9 ? 0 : score, digits);

const RULER = document.createElement("canvas").getContext("2d");
RULER.font = "600 13px system-ui, sans-serif";
const widthOf = (text) => RULER.measureText(text).width;

// The text, or as much of it as has room.
function shortened(text, room) {
  if (widthOf(text) <= room) return text;
  let kept = text.slice(0, -1);
  while (kept.length > 1 && widthOf(`${kept}…`) > room) kept = kept.slice(0, -1);
  return `${kept}…`;
}

// The nodes of the three rows. `place` puts them, `show` brings their numbers up to date.
function makeShareRows(svg, labels) {
  const group = svgNode(svg, "g", { "aria-hidden": "true" });
  const fills = classFills(svg, 3);
  const heads = ["score in the slice", "score across", "share"].map((words, k) => (
    svgNode(group, "text", { class: k < 2 ? "column" : "share-head" }, words)
  ));
  const rows = labels.map((label, k) => {
    const { marker, colour: fill } = CLASS_STYLES[k];
    const sign = svgNode(group, "path", { class: "marker", d: markerPath(marker, 5.5), fill });
    const name = svgNode(group, "text", { class: "strong", x: 19 });
    const scores = [0, 1].map(() => svgNode(group, "text", { class: "column" }));
    const track = svgNode(group, "rect", { class: "track", height: 14 });
    const bar = svgNode(group, "rect", { class: "bar", fill: fills[k], height: 14 });
    const share = svgNode(group, "text", { class: "share" });
    return { sign, name, scores, track, bar, share, label };
  });
  let [length, narrow] = [0, false];

  function place(top, width) {
    narrow = width < 480;
    const ends = narrow ? [126, 186] : [230, 330];
    const left = ends[1] + (narrow ? 10 : 24);
    const room = narrow ? 62 : 74; // for a share on the right
    length = width - left - room - 6;
    heads.forEach((head, k) => setAll(head, { x: ends[k] ?? left, y: top + 16 }));
    setText(heads[0], narrow ? "score: slice" : "score in the slice");
    setText(heads[1], narrow ? "across" : "score across");
    rows.forEach(({ sign, name, scores, track, bar, share, label }, k) => {
      const y = top + 42 + k * ROW;
      sign.setAttribute("transform", `translate(7 ${y - 5})`);
      name.setAttribute("y", y);
      setText(name, shortened(label, narrow ? 62 : 96));
      scores.forEach((score, i) => setAll(score, { x: ends[i], y }));
      setAll(track, { x: left, y: y - 12, width: length });
      setAll(bar, { x: left, y: y - 12 });
      setAll(share, { x: width - room, y });
    });
  }

  function show({ logits, scores, scores_across: across, shares }, raised) {
    const added = `${raised < 0 ? "-" : "+"} ${number(Math.abs(raised))}`;
    const raise = `${number(logits[0])} ${added} = ${withoutNoise(scores[0])}`;
    const hasRoom = raised && !narrow && raise.length < 19;
    const digits = narrow ? 3 : 4;
    rows.forEach((row, k) => {
      setText(row.scores[0], k === 0 && hasRoom ? raise : withoutNoise(scores[k], digits));
      setText(row.scores[1], withoutNoise(across[k], digits));
      setText(row.share, number(shares[k], digits));
      row.bar.setAttribute("width", shares[k] * length);
    });
  }
  return { place, show };
}
