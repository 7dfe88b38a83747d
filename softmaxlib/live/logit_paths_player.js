// Play, pause and scrub: a button and a range under a picture that has frames.

const WHOLE_PLAY = 6000; // ms from the first frame to the last

// `last()` is the number of the last frame, `get()` the frame that is set, `words(frame)` says it.
// `set(frame)` is called where the hand moves it, then `done()`; while it plays only `draw()` is,
// and at() tells how far it has come, a number that may lie between two frames.
function addPlayer(root, { name, last, get, set, done, draw, words, signal }) {
  const box = htmlNode(root, "div", { class: "player" });
  const button = htmlNode(box, "button", { type: "button" }, "Play");
  const label = htmlNode(box, "label", { class: "range" });
  htmlNode(label, "span", {}, name);
  const input = htmlNode(label, "input", { type: "range", min: 0, step: 1 });
  const output = htmlNode(label, "span", { class: "now", "aria-hidden": "true" });
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let [asked, place, before] = [0, null, null]; // place: the frame that is reached, or null
  const settled = () => Math.min(get(), last());

  function tick(now) {
    // The first tick may carry a time before the click.
    place = Math.min(last(), place + ((now - (before ?? now)) / WHOLE_PLAY) * last());
    before = now;
    asked = requestAnimationFrame(tick);
    if (place >= last()) pause();
    else draw();
  }
  function stop() {
    cancelAnimationFrame(asked);
    place = null;
  }
  function pause() {
    if (place === null) return;
    const reached = Math.floor(place);
    stop();
    set(reached);
    done();
  }
  function play() {
    place = settled() >= last() ? 0 : settled();
    before = null;
    asked = requestAnimationFrame(tick);
    draw();
  }
  const on = (node, event, action) => node.addEventListener(event, action, { signal });
  on(button, "click", () => (place === null ? play() : pause()));
  on(input, "input", () => { stop(); set(Number(input.value)); });
  on(input, "change", done);
  on(document, "visibilitychange", () => { if (document.hidden) pause(); });
  signal.addEventListener("abort", stop);

  // Whoever wants less motion sees whole frames only.
  const smooth = () => (still.matches ? Math.floor(place) : place);
  const at = () => (place === null ? settled() : Math.min(smooth(), last()));
  const show = () => {
    const frame = Math.floor(at());
    setText(button, place === null ? "Play" : "Pause");
    if (Number(input.max) !== last()) input.max = last();
    if (Number(input.value) !== frame) input.value = frame;
    setText(output, words(frame));
    if (input.getAttribute("aria-valuetext") !== words(frame)) {
      input.setAttribute("aria-valuetext", words(frame));
    }
  };
  return { at, show, stop, isPlaying: () => place !== null };
}
