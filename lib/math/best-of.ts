/**
 * The value of the one with the highest score among `k`, averaged over all ways to choose k of the given ones; where
 * several share the highest score, over those. The i-th lowest of n scores is the highest of k in C(i - 1, k - 1) of
 * C(n, k) choices.
 * @param scores [n], by which one is chosen
 * @param values [n], what is averaged: the scores themselves, or something else about the chosen one
 */
export function averageBestOf(k: number, scores: readonly number[], values: readonly number[]): number {
  const count = scores.length;
  const order = scores.map((_, index) => index).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let mean = 0;
  for (let from = 0, to = 0; from < count; from = to) {
    let sum = 0;
    for (; to < count && scores[order[to]!] === scores[order[from]!]; to++) sum += values[order[to]!] ?? NaN;
    const chance = shareWithin(to, k, count) - shareWithin(from, k, count);
    mean += (chance * sum) / (to - from);
  }
  return mean;
}

/** Share of the choices of k of n that lie within the first `among`: C(among, k) / C(n, k). */
function shareWithin(among: number, k: number, n: number): number {
  let share = 1;
  for (let i = 0; i < k; i++) share *= Math.max(0, among - i) / (n - i);
  return share;
}
