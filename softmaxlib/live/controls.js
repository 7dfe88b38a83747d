// The controls under a picture: native inputs, each with its words and, where it has none of its
// own, its number.

// Adds the controls of `list` to root; returns show(values), which brings them up to date. A
// control of a trait has `trait` and `words`, and one of these:
//   kind: "range"    low, high, step; `logarithmic` for a trait above 0 whose factors count
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
  // A logarithmic range holds the natural logarithm; 400 steps from end to end.
  const [from, to] = logarithmic ? [Math.log(low), Math.log(high)] : [low, high];
  const input = htmlNode(node, "input", { type: "range" });
  // A hair less than 1 / 400, so that rounding does not put the last step beyond the end.
  const part = (1 - 1e-9) / 400;
  setAll(input, { min: from, max: to, step: logarithmic ? (to - from) * part : step });
  const worth = htmlNode(node, "output");
  const exact = { [from]: low, [to]: high }; // so that the ends are met
  const read = () => {
    const at = Number(input.value);
    return logarithmic ? (exact[at] ?? Number(number(Math.exp(at), 3))) : at;
  };
  input.addEventListener("input", () => set({ [trait]: read() }), { signal });
  input.addEventListener("change", done, { signal });
  const show = (values) => {
    const value = values[trait];
    if (read() !== value) input.value = logarithmic ? Math.log(value) : value;
    setText(worth, number(value));
    input.setAttribute("aria-valuetext", number(value));
  };
  return { node, show };
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
