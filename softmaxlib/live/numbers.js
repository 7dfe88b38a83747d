// Numbers: how they are written, and the mathematics that the pages compute themselves.

function roundHalfEven(value) {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value) + 0; // + 0 turns -0 into 0
  return down % 2 === 0 ? down + 0 : down + 1;
}

// As softmaxlib.wording.number: at most `digits` significant digits, like Python's format "g", and
// up to seven figures before the point.
function number(value, digits = 4) {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Number.isInteger(value) || Math.abs(value) >= 10 ** digits - 0.5) {
    const whole = roundHalfEven(value);
    if (Math.abs(whole) < 1e7) return String(whole);
  }
  let [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  // JavaScript rounds a tie away from zero, Python to the even digit.
  const [exact] = value.toExponential(40).split("e");
  const kept = exact.slice(0, mantissa.length);
  const tie = /^\.?50*$/.test(exact.slice(mantissa.length));
  if (tie && "02468".includes(kept.at(-1))) mantissa = kept;
  exponent = Number(exponent);
  if (exponent >= -4 && exponent < digits) {
    const plain = Number(`${mantissa}e${exponent}`).toFixed(digits - 1 - exponent);
    return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
  }
  if (mantissa.includes(".")) mantissa = mantissa.replace(/\.?0+$/, "");
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

// Shifted by the largest score first, so that nothing overflows.
function softmax(scores) {
  const largest = Math.max(...scores);
  const positives = scores.map((score) => Math.exp(score - largest));
  const total = sum(positives);
  return positives.map((positive) => positive / total);
}

// The smallest of 1, 2, 5, 10, 20, 50 ... (or 0.5, 0.2, 0.1 ...) that is at least `value`.
function niceCeiling(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-12)) * power;
  return Number(nice.toPrecision(1));
}

// The multiples of `step` from low to high.
function ticksBetween(low, high, step) {
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
