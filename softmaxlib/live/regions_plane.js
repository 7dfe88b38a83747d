// One plane of logit space: the shares as colours on a canvas, and over them, in an SVG, the
// borders on which two shares are equal and the names of the regions.

const PIXELS = 80; // of a canvas, each way; the browser makes it larger, and so smooth
const ACROSS = [
  [2, -1, -1].map((one) => one / Math.sqrt(6)),
  [0, 1, -1].map((one) => one / Math.sqrt(2)),
];
// `place` says where three logits are seen in a plane, `logitsAt` which logits a place stands for.
// `names` are where each class's name may stand: inside its region however far one is raised. In
// the slice it steps aside for the point; across, it is outside of the square that has the point.
const PLANES = {
  slice: {
    reach: 4,
    place: ([a, b, c]) => [a - c, b - c],
    logitsAt: ([x, y]) => [x, y, 0],
    names: [[[2.6, -1], [2.6, -3]], [[-1.9, 3], [-1.9, 1]], [[-2.4, -1], [-2.4, -3]]],
  },
  across: {
    reach: 5, // so that all points of the slice are seen here too
    place: (logits) => ACROSS.map((step) => sum(step.map((one, k) => one * logits[k]))),
    logitsAt: ([x, y]) => ACROSS[0].map((one, k) => x * one + y * ACROSS[1][k]),
    names: [[[3.8, 2.7]], [[-1.7, 3.9]], [[-1.7, -3.9]]],
  },
};
// Border number k: the logits that change along it. The two others stay equal, k falls behind.
const WAYS = [[-2, 1, 1], [1, -2, 1], [1, 1, -2]];

// The angle between two ways in degrees.
function angleBetween([a, b], [c, d]) {
  return (Math.abs(Math.atan2(a * d - b * c, a * c + b * d)) * 180) / Math.PI;
}

// How wide each class's region is, in degrees: it lies between the borders of the two others.
function anglesOf({ place }) {
  const [first, second, third] = WAYS.map(place);
  return [angleBetween(second, third), angleBetween(first, third), angleBetween(first, second)];
}

// The positives of each pixel's three logits.
function pixelsOf({ reach, logitsAt }) {
  return Array.from({ length: PIXELS * PIXELS }, (_, i) => {
    const fromCorner = [i % PIXELS, PIXELS - 1 - Math.floor(i / PIXELS)];
    const [x, y] = fromCorner.map((one) => ((2 * one + 1) / PIXELS - 1) * reach);
    return logitsAt([x, y]).map((logit) => Math.exp(logit));
  });
}

// Paints each pixel in the three colours, mixed by the shares.
// A bias multiplies a positive: no pixel needs another exponential, and it is done in a few ms.
function paintShares(pen, pixels, raised, [one, two, three]) {
  const image = pen.createImageData(PIXELS, PIXELS);
  const factor = Math.exp(raised);
  pixels.forEach(([positive, b, c], i) => {
    const a = positive * factor;
    const together = a + b + c;
    for (let part = 0; part < 3; part += 1) {
      image.data[4 * i + part] = (a * one[part] + b * two[part] + c * three[part]) / together;
    }
    image.data[4 * i + 3] = 150; // of 255, so that texts are readable in both themes
  });
  pen.putImageData(image, 0, 0);
}

// How far one can go from a place in a direction before leaving the plane's picture.
function roomOnWay(place, way, reach) {
  const rooms = place.map((from, k) => (Math.sign(way[k]) * reach - from) / way[k]);
  return Math.min(...rooms.filter((_, k) => way[k] !== 0));
}

// The nodes of one plane, a plot (plot.js). `sizeAt` puts it, `colour` and then `show` bring it up
// to date for another bias.
function makePlane(box, svg, plane, { labels, title, rest, up, across, below = "", ticks }) {
  const canvas = htmlNode(box, "canvas", { width: PIXELS, height: PIXELS, "aria-hidden": "true" });
  box.insertBefore(canvas, svg);
  const pen = canvas.getContext("2d");
  const colours = labels.map((_, k) => {
    const { colour } = CLASS_STYLES[k];
    return [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
  });
  const plot = makePlot(svg, { up, across, ticks });
  const heading = svgNode(plot.group, "text");
  svgNode(heading, "tspan", { class: "strong" }, title);
  svgNode(heading, "tspan", {}, rest);
  const more = svgNode(plot.group, "text", { class: "axis-name across" }, below);
  plot.behind = svgNode(plot.group, "g"); // for lines that no name may be crossed by
  const before = svgNode(plot.group, "path", { class: "border before" });
  const borders = svgNode(plot.group, "path", { class: "border" });
  const middle = svgNode(plot.group, "circle", { class: "middle", r: 3.5 });
  const angles = anglesOf(plane);
  const { reach } = plane;
  plot.names = svgNode(svg, "g", { "aria-hidden": "true", "pointer-events": "none" });
  const regions = labels.map((label, k) => {
    const holder = svgNode(plot.names, "g", { class: "region" });
    const { marker, colour } = CLASS_STYLES[k];
    svgNode(holder, "path", { class: "marker", d: markerPath(marker, 6), fill: colour });
    svgNode(holder, "text", { class: "strong", y: 22 }, label);
    svgNode(holder, "text", { y: 38 }, `${number(angles[k])}°`);
    return holder;
  });
  const pixels = pixelsOf(plane);

  plot.colour = (raised) => paintShares(pen, pixels, raised, colours);
  const rays = (from) => WAYS.map(plane.place).map((way) => {
    const far = roomOnWay(from, way, reach);
    const to = from.map((one, k) => one + far * way[k]);
    return `M${plot.x(from[0])},${plot.y(from[1])}L${plot.x(to[0])},${plot.y(to[1])}`;
  }).join("");
  plot.show = (raised, point) => {
    const meeting = plane.place([-raised, 0, 0]);
    setAll(borders, { d: rays(meeting) });
    setAll(before, { d: raised ? rays([0, 0]) : "" });
    setAll(middle, { cx: plot.x(meeting[0]), cy: plot.y(meeting[1]) });
    regions.forEach((holder, k) => {
      const half = widthOf(labels[k]) / 2 + 4;
      const [low, high] = [plot.x(-reach) + half, plot.x(reach) - half];
      const places = plane.names[k].map(([x, y]) => [clamp(plot.x(x), low, high), plot.y(y)]);
      const isFree = ([x, y]) => {
        return Math.abs(plot.x(point[0]) - x) > half + 6 || Math.abs(plot.y(point[1]) - y) > 33;
      };
      const [x, y] = places.find(isFree) ?? places[0];
      setAll(holder, { transform: `translate(${x} ${y - 18})` });
    });
  };
  plot.sizeAt = (left, top, side, headingAt) => {
    const range = [-reach, reach, 2];
    plot.place({ left, top, width: side, height: side, xs: range, ys: range });
    setAll(heading, { x: headingAt, y: top - (ticks || headingAt ? 28 : 10) });
    if (!ticks) setAll(plot.acrossName, { y: top + side + 18 });
    setAll(more, { x: left + side / 2, y: top + side + 33 });
    const box = { left, top, width: side, height: side };
    for (const [name, px] of Object.entries(box)) canvas.style[name] = `${px}px`;
  };
  return plot;
}
