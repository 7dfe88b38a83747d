// A space of three dimensions on a canvas, turned by hand. No library: a projection without
// perspective, and what is farther away is drawn first.

// `draw(space)` paints; it calls space.project, which gives [x, y, depth] in px, larger depth is
// nearer. `turn` is [around the upright axis, up] in degrees, as in Matplotlib's view_init.
// `reach` is the largest coordinate that must fit; the middle of the space is (0, 0, 0).
function makeSpace(root, { label, turn, reach, draw, turned, done, signal }) {
  const canvas = htmlNode(root, "canvas", { role: "application", tabindex: 0 });
  canvas.setAttribute("aria-label", `${label}. Arrow keys turn it.`);
  const space = { canvas, pen: canvas.getContext("2d"), width: 0, height: 0 };
  let start = null;

  makeGrabbable(canvas, {
    grab: (event) => { start = [event.clientX, event.clientY, ...turn()]; },
    move: (event) => {
      const [x, y, around, up] = start;
      turned(rightTurn(around - (event.clientX - x) / 2, up + (event.clientY - y) / 2));
    },
    release: done, signal,
  });
  onKeys(canvas, ({ key }) => {
    // Each key as a drag that way.
    const steps = { ArrowLeft: [5, 0], ArrowRight: [-5, 0], ArrowUp: [0, -5], ArrowDown: [0, 5] };
    if (!(key in steps)) return false;
    turned(rightTurn(...turn().map((angle, k) => angle + steps[key][k])));
    return true;
  }, signal);

  // px of the page; the canvas has more pixels on a sharp screen.
  space.resize = (width, height) => {
    const sharp = window.devicePixelRatio || 1;
    Object.assign(space, { width, height });
    setAll(canvas, { width: Math.round(width * sharp), height: Math.round(height * sharp) });
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    space.pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    knownColours.delete(canvas);
  };

  space.paint = () => {
    const [around, up] = turn().map((angle) => (angle * Math.PI) / 180);
    const [ca, sa, cu, su] = [Math.cos(around), Math.sin(around), Math.cos(up), Math.sin(up)];
    // A cube of this reach fits, however it is turned.
    const scale = Math.min(space.width, space.height) / 2 / (reach() * Math.sqrt(3));
    space.eye = [cu * ca, cu * sa, su]; // the way to who looks
    space.project = ([x, y, z]) => {
      const toward = ca * x + sa * y;
      return [
        space.width / 2 + scale * (ca * y - sa * x),
        space.height / 2 - scale * (cu * z - su * toward),
        cu * toward + su * z,
      ];
    };
    space.pen.clearRect(0, 0, space.width, space.height);
    draw(space);
  };
  whenThemeChanges(() => {
    knownColours.delete(canvas);
    space.paint();
  }, signal);
  return space;
}

// Around from -180 to 180, up from -90 to 90 degrees.
function rightTurn(around, up) {
  const once = ((((around + 180) % 360) + 360) % 360) - 180;
  return [Number(once.toFixed(3)), clamp(Number(up.toFixed(3)), -90, 90)];
}

// A canvas does not follow the theme by itself: it is painted anew.
function whenThemeChanges(paint, signal) {
  const later = () => requestAnimationFrame(() => signal.aborted || paint());
  const observer = new MutationObserver(later);
  const attributeFilter = ["data-jp-theme-light", "data-jp-theme-name", "class"];
  observer.observe(document.body, { attributeFilter });
  signal.addEventListener("abort", () => observer.disconnect());
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", paint, { signal });
  }
}

const knownColours = new WeakMap(); // asked for in each frame, they would cost a ms

// The colours of the theme for a canvas: ink, paper and focus of live.css.
function themeColours(canvas) {
  const known = knownColours.get(canvas);
  if (known) return known;
  const style = getComputedStyle(canvas);
  const [paper, focus] = ["--paper", "--focus"].map((name) => style.getPropertyValue(name));
  const colours = { ink: style.color, paper, focus };
  if (colours.ink) knownColours.set(canvas, colours); // it has none before it is in the page
  return colours;
}

// Paints what stands still while only a point moves: anew where size, turn or colours differ from
// last time, else as a copy.
function makeStill(paint) {
  const sheet = document.createElement("canvas");
  const pen = sheet.getContext("2d");
  let last = "";
  return (space, colours) => {
    const { width, height } = space.canvas;
    const now = JSON.stringify([width, height, space.eye, colours]);
    if (now !== last) {
      Object.assign(sheet, { width, height }); // clears it, too
      pen.setTransform(space.pen.getTransform());
      paint({ ...space, pen }, colours);
    }
    last = now;
    space.pen.drawImage(sheet, 0, 0, space.width, space.height);
  };
}

// Paints faces ({ corners: [[x, y, z], ...], fill, line }) of a surface, the farthest first. A
// short piece of a line on it has a `width`, no fill, and lies a little `nearer` than the faces
// under it.
function paintFaces(space, faces) {
  const placed = faces.map((face) => {
    const corners = face.corners.map(space.project);
    const depth = sum(corners.map(([, , one]) => one)) / corners.length + (face.nearer ?? 0);
    return { ...face, corners, depth };
  });
  placed.sort((a, b) => a.depth - b.depth);
  for (const { corners, fill, line, width } of placed) {
    space.pen.beginPath();
    for (const [x, y] of corners) space.pen.lineTo(x, y);
    if (fill) {
      space.pen.closePath();
      space.pen.fillStyle = fill;
      space.pen.fill();
    }
    space.pen.strokeStyle = line ?? fill; // also closes the hair between two faces
    space.pen.lineWidth = width ?? (line ? 0.7 : 0.5);
    space.pen.stroke();
  }
}

// Draws a line through points of the space.
function paintLine(space, points, colour, width = 1, dashes = []) {
  space.pen.beginPath();
  for (const point of points) {
    const [x, y] = space.project(point);
    space.pen.lineTo(x, y);
  }
  space.pen.setLineDash(dashes);
  Object.assign(space.pen, { strokeStyle: colour, lineWidth: width });
  space.pen.stroke();
  space.pen.setLineDash([]);
}

// Writes a text at a point of the space, with a halo that keeps it clear of what is behind it.
function paintText(space, text, point, { ink, paper }, align = "center") {
  const [left, y] = space.project(point);
  Object.assign(space.pen, { font: "13px system-ui, sans-serif", textAlign: align, lineWidth: 4 });
  Object.assign(space.pen, { textBaseline: "middle", strokeStyle: paper, fillStyle: ink });
  space.pen.lineJoin = "round";
  // It stays in the picture, however the space is turned.
  const long = space.pen.measureText(text).width;
  const before = { left: 0, center: long / 2, right: long }[align];
  const x = clamp(left, before + 2, space.width - long + before - 2);
  space.pen.strokeText(text, x, y);
  space.pen.fillText(text, x, y);
}

// Paints a class's mark at a point of the space.
function paintMarker(space, style, point, size, edge) {
  const [x, y] = space.project(point);
  const path = new Path2D();
  path.addPath(new Path2D(markerPath(style.marker, size)), new DOMMatrix([1, 0, 0, 1, x, y]));
  space.pen.fillStyle = style.colour;
  space.pen.fill(path);
  if (edge) Object.assign(space.pen, { strokeStyle: edge, lineWidth: 1 });
  if (edge) space.pen.stroke(path);
}
