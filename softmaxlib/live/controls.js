// The controls under a picture: native inputs, each with its words and, where it has none of its
// own, its number.

// Adds the controls of `list` to root; returns show(values), which brings them up to date. A
// control of a trait has `trait` and `words`, and one of these:
//   kind: "range"    low, high, step; `logarithmic` for a trait above 0 whose factors count: it
//                    stops at round numbers
//   kind: "tick"     a box for a trait that is true or false
//   kind: "choice"   options: [[value, words], ...], one of which the trait is
// kind: "button" has `words` and `action`. `shown(values)` tells whether a control is needed now.
function addControls(root, { list, set, done = () => {}, signal }) {
  const box = htmlNode(root, "div", { class: "controls" });
  const makers = { range: addRange, tick: addTick, choice: addChoice, button: addButton };
  const shows = list.map((control) => {
    const { node, show = () => {} } = makers[control.kind](box, control, set, done, signal);
    return (values) => {
      const hidden = control.shown ? !control.shown(values) : false;
      if (node.hidden !== hidden) node.hidden = hidden;
      show(values);
    };
  });
  return (values) => shows.forEach((show) => show(values));
}

function addRange(box, { trait, words, low, high, step, logarithmic = false }, set, done, signal) {
  const node = htmlNode(box, "label", { class: "range" });
  htmlNode(node, "span", { class: "words" }, words);
  const input = htmlNode(node, "input", { type: "range" });
  // A logarithmic range holds the number of a stop.
  const stops = logarithmic ? roundStops(low, high) : null;
  const ends = stops ? { min: 0, max: stops.length - 1, step: 1 } : { min: low, max: high, step };
  setAll(input, ends);
  // Not <output>, which a screen reader would tell at each step, beside aria-valuetext.
  const worth = htmlNode(node, "span", { class: "worth", "aria-hidden": "true" });
  const read = () => (stops ? stops[input.value] : Number(input.value));
  input.addEventListener("input", () => set({ [trait]: read() }), { signal });
  input.addEventListener("change", done, { signal });
  let last = null;
  const show = (values) => {
    const value = values[trait];
    if (value === last && value === read()) return;
    last = value;
    if (value !== read()) input.value = stops ? nearestStop(stops, value) : value;
    setText(worth, number(value));
    input.setAttribute("aria-valuetext", number(value));
  };
  return { node, show };
}

// Round numbers from low to high, both of which are among them.
function roundStops(low, high) {
  const powers = ticksBetween(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)), 1);
  const factors = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
  const stops = powers.flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)));
  return [low, ...stops.filter((stop) => low < stop && stop < high), high];
}

// The number of the stop that is nearest to a value, by their ratio.
function nearestStop(stops, value) {
  const apart = stops.map((stop) => Math.abs(Math.log(stop / value)));
  return apart.indexOf(Math.min(...apart));
}

function addTick(box, { trait, words }, set, done, signal) {
  const node = htmlNode(box, "label", { class: "tick-box" });
  const input = htmlNode(node, "input", { type: "checkbox" });
  htmlNode(node, "span", {}, words);
  input.addEventListener("change", () => { set({ [trait]: input.checked }); done(); }, { signal });
  return { node, show: (values) => { input.checked = values[trait]; } };
}

function addChoice(box, { trait, words, options }, set, done, signal) {
  const node = htmlNode(box, "fieldset");
  htmlNode(node, "legend", {}, words);
  const group = `softmaxlib-${Math.random().toString(36).slice(2)}`;
  const inputs = options.map(([value, name]) => {
    const label = htmlNode(node, "label");
    const input = htmlNode(label, "input", { type: "radio", name: group });
    htmlNode(label, "span", {}, name);
    input.addEventListener("change", () => { set({ [trait]: value }); done(); }, { signal });
    return input;
  });
  const show = (values) => {
    options.forEach(([value], i) => { inputs[i].checked = values[trait] === value; });
  };
  return { node, show };
}

function addButton(box, { words, action }, set, done, signal) {
  const node = htmlNode(box, "button", { type: "button" }, words);
  node.addEventListener("click", action, { signal });
  return { node };
}
