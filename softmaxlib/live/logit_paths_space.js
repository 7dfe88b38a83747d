// The paths of one run in the space of the three logits, painted on a canvas.

// Python packs z1, z2 and z1 + z2 + z3 of each example and frame as whole numbers of `unit`.
// points[i][frame] is [z1, z2, z3] of example i, sums[i][frame] their sum.
function unpackRun({ name, steps, unit, paths }, examples) {
  const bytes = Uint8Array.from(atob(paths), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const run = { name, steps, last: steps.length - 1, points: [], sums: [] };
  for (let i = 0; i < examples; i += 1) {
    const columns = steps.map((_, frame) => {
      const start = 6 * (frame * examples + i);
      return [0, 2, 4].map((place) => view.getInt16(start + place, true));
    });
    run.points.push(columns.map(([z1, z2, total]) => [z1 * unit, z2 * unit, (total - z1 - z2) * unit]));
    run.sums.push(columns.map(([, , total]) => total * unit));
  }
  return run;
}

// -ln of the share of class k, without the loss of digits where it is close to 0.
function surpriseAt(logits, k) {
  const others = logits.toSpliced(k, 1).map((logit) => logit - logits[k]);
  const most = Math.max(0, ...others);
  if (most === 0) return Math.log1p(sum(others.map((lead) => Math.exp(lead))));
  return most + Math.log(Math.exp(-most) + sum(others.map((lead) => Math.exp(lead - most))));
}

function computeFrame({ steps, points, sums }, frame, y) {
  const logits = points.map((path) => path[frame]);
  const totals = sums.map((path) => path[frame]);
  const farthest = totals.reduce((far, total) => (Math.abs(total) > Math.abs(far) ? total : far));
  const loss = sum(logits.map((row, i) => surpriseAt(row, y[i]))) / y.length;
  return { step: steps[frame], loss, farthest_sum: farthest, logits };
}

// What holds for all runs, so that they can be compared: the plane of sum 0 as a disc that is as
// large as the paths need, the length of the axes, and how far the picture reaches.
function sizeOfSpace(runs) {
  const all = runs.flatMap(({ points }) => points.flat());
  const inPlane = all.map((point) => {
    const middle = sum(point) / 3;
    return Math.hypot(...point.map((one) => one - middle));
  });
  const radius = 1.05 * Math.max(...inPlane) || 1;
  const [a, b] = [[-1, 1, 0].map((one) => one / Math.SQRT2), [-1, -1, 2].map((one) => one / Math.sqrt(6))];
  const disc = Array.from({ length: 72 }, (_, k) => {
    const [c, s] = [Math.cos((k * Math.PI) / 36), Math.sin((k * Math.PI) / 36)];
    return a.map((one, axis) => radius * (c * one + s * b[axis]));
  });
  const far = Math.max(radius, 1.05 * Math.max(...all.map((point) => Math.hypot(...point))));
  const axis = [0.75, 0.3, 0.15].map((part) => niceCeiling(part * far)).find((size) => size <= 0.8 * far);
  return { disc, axis, reach: far / Math.sqrt(3) };
}

// Paints a run up to frame `at`, which may lie between two frames. What is on the far side of the
// plane comes first, then the plane, which lets it shine through, then what is on this side.
function paintRun(space, run, at, y, { disc, axis }) {
  const { pen, canvas } = space;
  const colours = themeColours(canvas);
  // Seen from the edge, the plane hides nothing.
  const [, , slope] = space.project([1, 1, 1]);
  const isNear = (total) => Math.abs(slope) < 0.02 || total * slope > -1e-6;
  const lines = [0, 1, 2].map(() => ({ near: new Path2D(), far: new Path2D() }));
  const [starts, ends] = [{ near: [], far: [] }, { near: [], far: [] }];
  const whole = Math.floor(at);
  run.points.forEach((path, i) => {
    const sums = run.sums[i];
    starts[isNear(sums[0]) ? "near" : "far"].push(path[0]);
    let [from, side] = [space.project(path[0]), ""];
    const lineTo = (to, total) => {
      const now = isNear(total) ? "near" : "far";
      const line = lines[y[i]][now];
      if (now !== side) line.moveTo(from[0], from[1]);
      line.lineTo(to[0], to[1]);
      [from, side] = [to, now];
    };
    for (let k = 1; k <= whole; k += 1) lineTo(space.project(path[k]), sums[k - 1] + sums[k]);
    const part = at - whole;
    const between = (a, b) => a + part * (b - a);
    const end = part ? path[whole].map((one, k) => between(one, path[whole + 1][k])) : path[whole];
    const total = part ? between(sums[whole], sums[whole + 1]) : sums[whole];
    if (part) lineTo(space.project(end), total);
    ends[isNear(total) ? "near" : "far"].push({ end, k: y[i], depth: space.project(end)[2] });
  });

  const paintLines = (side, sign) => {
    for (const one of [0, 1, 2]) {
      const tip = [0, 0, 0].with(one, sign * axis);
      pen.globalAlpha = 0.55;
      paintLine(space, [[0, 0, 0], tip], colours.ink, 1, sign < 0 ? [3, 4] : []);
    }
    pen.globalAlpha = 1;
    lines.forEach((line, k) => {
      Object.assign(pen, { strokeStyle: CLASS_STYLES[k].colour, lineWidth: 1.3, lineJoin: "round" });
      pen.stroke(line[side]);
    });
  };
  const paintEnds = (side) => {
    for (const start of starts[side]) paintDot(space, start, colours);
    ends[side].sort((a, b) => a.depth - b.depth);
    for (const { end, k } of ends[side]) paintMarker(space, CLASS_STYLES[k], end, 4.6, "#fff");
  };
  const above = slope < 0 ? -1 : 1; // the side of the plane that the positive axes are on
  paintLines("far", -above);
  paintEnds("far");
  paintDisc(space, disc, colours.ink);
  paintLines("near", above);
  paintEnds("near");
  for (const k of [0, 1, 2]) {
    const text = `z${k + 1} = ${number(axis)}`;
    paintText(space, text, [0, 0, 0].with(k, 1.12 * axis), colours);
  }
}

function paintDisc(space, disc, ink) {
  const { pen } = space;
  pen.beginPath();
  for (const point of disc) {
    const [x, y] = space.project(point);
    pen.lineTo(x, y);
  }
  pen.closePath();
  Object.assign(pen, { fillStyle: ink, strokeStyle: ink, lineWidth: 1, globalAlpha: 0.1 });
  pen.fill();
  pen.globalAlpha = 0.4;
  pen.stroke();
  pen.globalAlpha = 1;
}

function paintDot(space, point, { ink, paper }) {
  const [x, y] = space.project(point);
  space.pen.beginPath();
  space.pen.arc(x, y, 3.2, 0, 2 * Math.PI);
  Object.assign(space.pen, { fillStyle: ink, strokeStyle: paper, lineWidth: 1 });
  space.pen.fill();
  space.pen.stroke();
}
