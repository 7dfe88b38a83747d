// Cross-entropy and squared error of K classes, and their slopes by the true logit, where the true
// logit lies `gap` above all others, which are equal.

// Label smoothing gives each class an equal part of `smoothing`.
function smoothedTarget(classes, smoothing) {
  const wrong = smoothing / classes;
  return [1 - smoothing + wrong, wrong];
}

// Shares and targets are pairs: of the true class, and of each wrong one. Losses: [loss, slope].
function lossesOfGap(gap, classes, smoothing) {
  const others = classes - 1;
  const target = smoothedTarget(classes, smoothing);
  // Shifted by the larger logit, so that nothing overflows.
  const [high, low] = [Math.exp(Math.min(gap, 0)), Math.exp(-Math.max(gap, 0))];
  const total = high + others * low;
  const [right, wrong] = [high / total, low / total];
  // The surprises at the true class, and at a wrong one: gap more.
  const atRight = gap > 0 ? Math.log1p(others * low) : Math.log1p(high + others - 1) - gap;
  const atWrong = gap > 0 ? gap + atRight : Math.log1p(high + others - 1);
  const cross = target[0] * atRight + others * target[1] * atWrong;
  // p - y of each wrong class. That of the true one is -others * off, for both total 0; nothing
  // cancels there where a share rounds to 1.
  const off = wrong - target[1];
  const squared = others * classes * off * off;
  const slope = -2 * right * (others * wrong) * classes * off; // 2 J (p - y), multiplied out
  return {
    shares: [right, wrong],
    target,
    cross_entropy: [cross, -others * off + 0], // + 0 turns -0 into 0
    squared_error: [squared, slope + 0],
  };
}

// The gap at which the shares are the target, and the cross-entropy there; none without smoothing.
function lowestOfGap(classes, smoothing) {
  const [right, wrong] = smoothedTarget(classes, smoothing);
  if (!wrong) return [];
  const gap = Math.log(right) - Math.log(wrong);
  return [gap, lossesOfGap(gap, classes, smoothing).cross_entropy[0]];
}
