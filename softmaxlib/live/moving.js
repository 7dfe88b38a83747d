// How a picture follows the hand, and how page and kernel tell each other.

// At most one drawing a frame, however often it is asked for.
function oncePerFrame(draw, signal) {
  let asked = 0;
  signal.addEventListener("abort", () => cancelAnimationFrame(asked));
  return () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      draw();
    });
  };
}

// A local copy of some traits. The page runs ahead while a hand moves; the kernel hears of it at
// most every 80 ms, and what it says meanwhile of the same traits (echoes) is not listened to.
function linkedState(model, names, changed, signal) {
  const values = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const unsent = new Set();
  let timer = null;
  function send() {
    clearTimeout(timer);
    timer = null;
    for (const name of unsent) model.set(name, values[name]);
    if (unsent.size) model.save_changes();
    unsent.clear();
  }
  function listen() {
    for (const name of names) if (!unsent.has(name)) values[name] = model.get(name);
    changed();
  }
  function update(some) {
    Object.assign(values, some);
    for (const name of Object.keys(some)) unsent.add(name);
    timer ??= setTimeout(send, 80);
    changed();
  }
  for (const name of names) model.on(`change:${name}`, listen);
  signal.addEventListener("abort", () => {
    for (const name of names) model.off(`change:${name}`, listen);
    send();
  });
  return { values, update, send };
}

const STEPS_OF_KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };
const isShortcut = (event) => event.ctrlKey || event.metaKey || event.altKey;

// Lets mouse, pen or finger grab a node: `grab(event)` when it is grabbed, `move(event)` while it
// is held, `release()` when it is let go.
function makeGrabbable(node, { grab = () => {}, move, release = () => {}, signal }) {
  const on = (name, action) => node.addEventListener(name, action, { signal });
  // Chromium does not heed touch-action inside an SVG: without this the page scrolls instead.
  const still = (event) => event.preventDefault();
  node.addEventListener("touchstart", still, { signal, passive: false });
  node.classList.add("handle");
  let held = null; // the one pointer that moves it: a second finger does not count
  on("pointerdown", (event) => {
    if (event.button !== 0 || held !== null) return;
    event.preventDefault();
    held = event.pointerId;
    node.setPointerCapture(held);
    node.focus({ preventScroll: true });
    node.classList.add("dragged");
    grab(event);
  });
  on("pointermove", (event) => {
    if (event.pointerId === held) move(event);
  });
  on("lostpointercapture", (event) => {
    if (event.pointerId !== held) return;
    held = null;
    node.classList.remove("dragged");
    release();
  });
}

// Calls `press(event)` for keys without Ctrl, Alt or Meta; where it returns true, the key is used up.
function onKeys(node, press, signal) {
  const listen = (event) => {
    if (isShortcut(event) || !press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  node.addEventListener("keydown", listen, { signal });
}

// Makes an SVG group a slider: dragged by mouse, pen or finger, moved by keys, named for screen
// readers. `valueAt(event)` says which value lies under the pointer.
function makeSlider(node, options) {
  const { label, low, high, step, leap, snap, get, set, done, valueAt, signal } = options;
  setAll(node, { role: "slider", tabindex: 0, "aria-label": label });
  const orientation = options.orientation ?? "vertical";
  setAll(node, { "aria-valuemin": low, "aria-valuemax": high, "aria-orientation": orientation });
  let offset = 0;
  const moveTo = (value) => set(Number(clamp(value, low, high).toFixed(10)));
  makeGrabbable(node, {
    grab: (event) => { offset = get() - valueAt(event); },
    move: (event) => moveTo(Math.round((valueAt(event) + offset) / snap) * snap),
    release: done, signal,
  });
  const leaps = { PageUp: leap, PageDown: -leap, Home: -Infinity, End: Infinity };
  onKeys(node, ({ key }) => {
    const change = key in STEPS_OF_KEYS ? STEPS_OF_KEYS[key] * step : leaps[key];
    if (change === undefined) return false;
    moveTo(get() + change);
    return true;
  }, signal);
}

// Makes an SVG group a point that moves in two directions; arrow keys move it by `step`, and with
// Shift by `leap`. Values are pairs [across, up]. The caller keeps aria-valuetext up to date.
function makePoint(node, { label, low, high, step, leap, snap, get, set, done, valueAt, signal }) {
  setAll(node, { role: "slider", tabindex: 0, "aria-label": label });
  setAll(node, { "aria-roledescription": "point", "aria-valuemin": low, "aria-valuemax": high });
  let offset = [0, 0];
  const moveTo = (pair) => set(pair.map((one) => Number(clamp(one, low, high).toFixed(10))));
  makeGrabbable(node, {
    grab: (event) => {
      const under = valueAt(event);
      offset = get().map((value, k) => value - under[k]);
    },
    move: (event) => {
      const under = valueAt(event);
      moveTo(under.map((value, k) => Math.round((value + offset[k]) / snap) * snap));
    },
    release: done, signal,
  });
  onKeys(node, ({ key, shiftKey }) => {
    if (!(key in STEPS_OF_KEYS)) return false;
    const change = STEPS_OF_KEYS[key] * (shiftKey ? leap : step);
    const isAcross = key === "ArrowLeft" || key === "ArrowRight";
    moveTo(get().map((value, k) => (isAcross === (k === 0) ? value + change : value)));
    return true;
  }, signal);
}
