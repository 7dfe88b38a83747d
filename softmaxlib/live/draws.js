// Draws by weights that page and kernel make alike: a small generator, counted from a seed.

const SEEDS = 2 ** 32;

// Number k = 1, 2, 3 ... of the generator Mulberry32 (T. Ettinger, 2017): from 0 to below 1.
function chance(seed, k) {
  const state = (seed + Math.imul(k, 0x6d2b79f5)) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / SEEDS;
}

// Returns count(weights, seed, draws): how often each option comes up, 0 where its weight is 0.
// It keeps what it has counted: 600 more draws cost 600, and a drawing without new ones nothing.
function makeCounter() {
  let [source, done, counts, edges] = ["", 0, [], []];
  return (weights, seed, draws) => {
    const wanted = `${seed}: ${weights}`;
    if (source !== wanted || done > draws) {
      [source, done, counts, edges] = [wanted, 0, weights.map(() => 0), []];
      weights.reduce((total, weight, i) => (edges[i] = total + weight), 0);
    }
    const last = weights.findLastIndex((weight) => weight > 0);
    if (last < 0) return counts;
    for (; done < draws; done += 1) {
      const at = chance(seed, done + 1) * edges.at(-1);
      const drawn = edges.findIndex((edge) => edge > at);
      counts[drawn < 0 ? last : Math.min(drawn, last)] += 1;
    }
    return counts;
  };
}
