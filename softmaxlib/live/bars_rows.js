// live.Bars: what it computes, and how each of its three rows is placed and headed.

const ROWS = { score: 190, positive: 110, share: 120 }; // plot heights in px

function computeBars({ logits, shift, temperature, plain_division: plain }) {
  const before = logits.map((logit) => logit + shift); // before the temperature
  const scores = before.map((score) => score / temperature);
  const total = sum(scores);
  const impossible = plain && Math.abs(total) < 1e-12;
  const divided = impossible ? scores.map(() => NaN) : scores.map((score) => score / total);
  const positives = scores.map((score) => Math.exp(score));
  const largest = Math.max(...before);
  const soft = softmax(before.map((score) => (score - largest) / temperature));
  return { before, scores, total, impossible, positives, shares: plain ? divided : soft };
}

// A share in words: what plain division gives need not be one.
function shareInWords(share) {
  if (Number.isNaN(share)) return "no share";
  return `${share < 0 || share > 1 ? "not a share: " : "share "}${number(share)}`;
}

// The score row. With a temperature a dotted outline shows each score before it was divided; the
// numbers and the grip stand at whichever reaches further. Returns where, as values of the axis.
function placeScores(row, { before, scores }, { low, high, shift, temperature, tempered, width }) {
  const isTempered = temperature !== 1;
  const change = shift ? ` ${shift < 0 ? "-" : "+"} ${number(Math.abs(shift))}` : "";
  const score = change ? `(logit${change})` : "score";
  const T = number(temperature);
  const divisor = isTempered && width < 460 ? T : `T, T = ${T}`;
  const dotted = `; dotted: before${width < 460 ? "" : " the division"}`;
  const divided = `${score} / ${divisor}${isTempered ? dotted : ""}`;
  setText(row.explain, tempered ? divided : `logit${change}`);
  const unit = Math.min(1, temperature);
  const bottom = Math.min(low, low + shift, 0) / unit;
  const top = Math.max(high, high + shift, 0) / unit;
  const tips = before.map((score) => score / unit);
  const notes = isTempered ? before.map((one) => `= ${number(one)} / ${T}`) : [];
  const room = tempered && !row.small ? 33 : 20;
  row.place(scores, bottom, top, niceCeiling((top - bottom) / 4), width, { notes, tips, room });
  row.ghosts.forEach((ghost, i) => {
    ghost.style.display = isTempered ? "" : "none";
    const [y0, y1] = [row.scale(0), row.scale(before[i])];
    setAll(ghost, { x: row.middle(i) - row.thick / 2 - 4, width: row.thick + 8 });
    setAll(ghost, { y: Math.min(y0, y1), height: Math.abs(y1 - y0) });
  });
  return tips;
}

// The positive row. Floats end at 1.8e308: with inf among them the axis goes as far as they do.
function placePositives(row, { positives }, { plain_division: plain, width }) {
  const largest = Math.max(...positives);
  const nice = largest ? niceCeiling(clamp(largest, 1e-300, 1e308)) : 1;
  const half = number(nice / 2).length > 7 ? nice : nice / 2; // 2.5e+100 has no room
  const [most, step] = largest > 1e308 ? [Number.MAX_VALUE, 1e308] : [nice, half];
  const isNarrow = width < 420;
  const power = isNarrow ? "e to the score" : "e to the power of the score";
  const total = sum(positives);
  const made = `${power}, together ${isNarrow ? shortNumber(total, 9) : number(total)}`;
  setText(row.explain, plain ? "skipped by plain division" : made);
  const extreme = { [Infinity]: "overflow", 0: "underflow" };
  const notes = positives.map((positive) => (plain ? "" : extreme[positive] ?? ""));
  const room = largest === Infinity ? 40 : 20;
  row.place(positives, 0, most, step, width, { notes, room });
  for (const { holder } of row.bars) holder.classList.toggle("skipped", plain);
}

function placeShares(row, computed, { plain_division: plain, width, hasYours }) {
  const { total, impossible, positives, shares } = computed;
  const [least, largest] = impossible ? [0, 1] : [Math.min(...shares), Math.max(...shares)];
  const [from, to] = [least < 0 ? -niceCeiling(-least) : 0, Math.max(1, niceCeiling(largest))];
  const together = sum(positives);
  const shifted = width < 420 ? "largest score" : "softmax takes the largest score";
  const positive = together > 0 && together < Infinity
    ? `positive / ${number(together)}`
    : `${shifted} off first`;
  const divided = plain ? `score / ${number(total)}` : positive;
  const zeroSum = "sum of scores is 0: division impossible";
  const wrong = shares.map((one) => one < 0 || one > 1);
  const notes = wrong.map((yes) => (yes ? "not a share" : impossible ? "no share" : ""));
  const step = plain ? niceCeiling((to - from) / 3) : 0.5;
  const room = (wrong.includes(true) ? 33 : 20) + (hasYours ? HUGE : 0);
  row.place(shares, from, to, step, width, { room, notes });
  row.bars.forEach(({ holder }, i) => holder.classList.toggle("wrong", wrong[i]));
  const dashed = row.small && wrong.includes(true);
  const ending = dashed ? "; dashed: not a share" : `, together ${number(sum(shares))}`;
  setText(row.explain, impossible ? zeroSum : divided + ending);
}

// What arrow keys (step), PageUp (leap) and the hand (snap) can reach: 0.1, 1 and 0.1 up to a
// range of 80, so that the hand meets the same score twice; 10, 100 and 1 at -800 to 800.
function stepsOf(low, high) {
  const step = Math.max(0.1, 10 ** Math.floor(Math.log10((high - low) / 80) + 1e-9));
  return { step, leap: 10 * step, snap: step > 0.1 ? step / 10 : 0.1 };
}
