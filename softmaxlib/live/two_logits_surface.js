// The same share as a height over the plane, in three dimensions. A part of live.TwoLogits.

const [BANDS, PIECES] = [44, 16]; // of the surface, and of each band
const CELLS = 32; // pieces of a line on it
const TALL = 1.15; // how high a share of 1 stands, where the plane reaches from -1 to 1
const LIFTED = 0.1; // how much nearer the lines on the surface are than its faces
const RAY = 24; // places on the way from a point to the eye that are looked at

// `logitsNow()` gives the point; what stands still is made once.
function makeSurface(root, [first, second], low, high, { logitsNow, ...options }) {
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  const spot = (x, y, share = sigmoid(x - y)) => [
    (x - middle) / half, (y - middle) / half, (share - 0.5) * TALL,
  ];
  const faces = [...surfaceFaces(spot, low, high), ...shareLines(spot, low, high)];
  const paintStill = makeStill((space, colours) => {
    paintFloor(space, colours.ink);
    paintFaces(space, faces);
  });
  const paintWords = makeStill((space, colours) => paintNames(space, [first, second], colours));
  const heightAt = ([x, y]) => (sigmoid((x - y) * half) - 0.5) * TALL;
  function draw(space) {
    const colours = themeColours(space.canvas);
    const [x, y] = logitsNow();
    const top = spot(x, y);
    paintStill(space, colours);
    const lines = [
      ...stem(spot(x, y, 0), top),
      ...pieces(lineAcross([x, y], low, high), spot, { width: 2 }),
      ...pieces(lineOfDifference(x - y, low, high), spot, { width: 2, gaps: true }),
    ];
    paintFaces(space, lines.filter(({ corners: [a, b] }) => {
      return isSeen(a.map((one, axis) => (one + b[axis]) / 2), space.eye, heightAt);
    }));
    paintMarker(space, { marker: "o", colour: "#111" }, top, 5.5, "#fff");
    paintWords(space, colours);
  }
  return makeSpace(root, { reach: () => 0.9, draw, ...options });
}

// Whether the way from a place to the eye does not pass through the surface, nor along in it. What
// lies on it is taken from a little nearer, and what is that near to it does not hide.
function isSeen(place, eye, heightAt) {
  const ends = [1, 1, TALL / 2];
  const rooms = eye.map((step, k) => (step ? (Math.sign(step) * ends[k] - place[k]) / step : 9));
  const far = Math.min(...rooms);
  let side = 0;
  for (let k = 0; k <= RAY; k += 1) {
    const way = LIFTED + (Math.max(0, far - LIFTED) * k) / RAY;
    const [x, y, z] = place.map((from, axis) => from + way * eye[axis]);
    const over = z - heightAt([x, y]);
    if (Math.abs(over) < 0.005) continue;
    if (side && Math.sign(over) !== side) return false;
    side = Math.sign(over);
  }
  return side !== 0;
}

// Faces whose long edges are lines of equal share: each has one colour, and few are enough.
function surfaceFaces(spot, low, high) {
  // Narrower around the difference 0, where the surface is steep.
  const edges = Array.from({ length: BANDS + 1 }, (_, k) => {
    const part = (2 * k) / BANDS - 1;
    return (high - low) * Math.sign(part) * Math.abs(part) ** 1.5;
  });
  const at = (d, k) => {
    const [[x0, y0], [x1, y1]] = lineOfDifference(d, low, high);
    return spot(x0 + ((x1 - x0) * k) / PIECES, y0 + ((y1 - y0) * k) / PIECES, sigmoid(d));
  };
  return edges.slice(1).flatMap((d1, i) => {
    const d0 = edges[i];
    const fill = shareColour(sigmoid((d0 + d1) / 2));
    return Array.from({ length: PIECES }, (_, k) => (
      { corners: [at(d0, k), at(d1, k), at(d1, k + 1), at(d0, k + 1)], fill }
    ));
  });
}

// A line from one point of the plane to another, as it lies on the surface: in short pieces,
// because each of them may be hidden by what is before it.
function pieces([[x0, y0], [x1, y1]], spot, { width, gaps = false }) {
  const at = (k) => spot(x0 + ((x1 - x0) * k) / CELLS, y0 + ((y1 - y0) * k) / CELLS);
  const numbers = Array.from({ length: CELLS }, (_, k) => k).filter((k) => !gaps || k % 2);
  return numbers.map((k) => ({ corners: [at(k), at(k + 1)], line: "#111", width, nearer: LIFTED }));
}

function shareLines(spot, low, high) {
  return SHARES_ON_LINES.filter((share) => Math.abs(differenceOf(share)) < high - low).flatMap(
    (share) => pieces(lineOfDifference(differenceOf(share), low, high), spot, {
      width: share === 0.5 ? 2 : 0.9, gaps: share < 0.5,
    }),
  );
}

// From the floor up to the point.
function stem([x, y, from], [, , to]) {
  const at = (k) => [x, y, from + ((to - from) * k) / 8];
  const line = { line: "#555", width: 1 };
  return Array.from({ length: 8 }, (_, k) => ({ corners: [at(k), at(k + 1)], ...line }));
}

const FLOOR = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]];

function paintFloor(space, ink) {
  space.pen.globalAlpha = 0.45;
  paintLine(space, FLOOR.map(([x, y]) => [x, y, -TALL / 2]), ink);
  space.pen.globalAlpha = 1;
}

// The axes are named at the two nearest edges of the floor, the height at the leftmost corner.
function paintNames(space, [first, second], colours) {
  const nearer = (a, b) => (space.project(a)[2] >= space.project(b)[2] ? a : b);
  const [below, under] = [-TALL / 2, -TALL / 2 - 0.15];
  paintText(space, `logit of ${first}`, nearer([0, -1.2, under], [0, 1.2, under]), colours);
  paintText(space, `logit of ${second}`, nearer([-1.2, 0, under], [1.2, 0, under]), colours);
  const corners = FLOOR.slice(1).map(([x, y]) => ({ x, y, left: space.project([x, y, 0])[0] }));
  const { x, y } = corners.reduce((a, b) => (b.left < a.left ? b : a));
  const tall = space.project([x, y, below])[1] - space.project([x, y, -below])[1];
  if (tall < 30) return; // seen from above
  paintLine(space, [[x, y, below], [x, y, -below]], colours.ink);
  paintText(space, "1 ", [x, y, -below], colours, "right");
  paintText(space, "0 ", [x, y, below], colours, "right");
  paintText(space, `share of ${first}`, [x, y, 1.4 * -below], colours);
}
