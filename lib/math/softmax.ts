import type { Random } from "./random";

/**
 * Probabilities from scores: exp(score / temperature), divided by their sum. Below 1 the likeliest gains, above 1 all
 * come closer to each other.
 * @param temperature 0 gives everything to the largest score, to the first of equals
 */
export function softmax(scores: ArrayLike<number>, temperature = 1): Float64Array {
  const values = Float64Array.from(scores);
  const largest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  if (temperature === 0) {
    const winner = values.indexOf(largest);
    return values.map((_, index) => (index === winner ? 1 : 0));
  }
  const powers = values.map((score) => Math.exp((score - largest) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Mean surprise -sum p ln p of a draw, in nats (Shannon 1948, section 6). */
export function measureEntropy(probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (const p of Array.from(probabilities)) if (p > 0) sum -= p * Math.log(p);
  return sum;
}

/** An index, each drawn with its probability. @param probabilities add up to 1 */
export function drawIndex(probabilities: ArrayLike<number>, random: Random): number {
  let left = random.next();
  let last = 0;
  for (let index = 0; index < probabilities.length; index++) {
    const p = probabilities[index] ?? 0;
    if (p <= 0) continue;
    last = index;
    left -= p;
    if (left < 0) return index;
  }
  // Rounding may leave a little over.
  return last;
}
