import { measureEntropy } from "@/lib/math/softmax";

/** The symbols' entropy, in nats: the least mean loss of guesses that know how frequent each is, and nothing else. */
export function measureFrequencyEntropy(symbols: readonly number[]): number {
  const counts = countSymbols(symbols);
  return measureEntropy([...counts.values()].map((count) => count / symbols.length));
}

/**
 * Entropy of a symbol when the one before it is known, in nats: the least mean loss of guesses that remember one symbol
 * (Shannon 1951, equation 1, with N = 2).
 */
export function measurePairEntropy(symbols: readonly number[]): number {
  const followers = new Map<number, number[]>();
  for (let i = 0; i + 1 < symbols.length; i++) {
    const before = symbols[i] as number;
    followers.set(before, [...(followers.get(before) ?? []), symbols[i + 1] as number]);
  }
  const pairs = symbols.length - 1;
  let sum = 0;
  for (const after of followers.values()) sum += (after.length / pairs) * measureFrequencyEntropy(after);
  return sum;
}

function countSymbols(symbols: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  return counts;
}
