/** A stream of pseudo-random numbers. Every number a reader sees comes from one of these, so it can be replayed. */
export interface Random {
  /** Uniform on [0, 1), a multiple of 2^-32. */
  next(): number;
  /** Standard normal: mean 0, variance 1. */
  normal(): number;
  /** Uniform on the integers 0 to n - 1. */
  integer(n: number): number;
  /** Shuffles `items` in place (Fisher-Yates) and returns the same array. */
  shuffle<T>(items: T[]): T[];
}

/**
 * Makes the generator of one stream. The same seed and stream names give the same numbers in every browser and in Node;
 * any other seed or name gives numbers unrelated to them, so that weights, masks and batches may each have their own.
 *
 * Generator: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, 32-bit integer arithmetic only.
 * @param seed any finite number
 * @param stream names and indices of the stream, such as ("weights", 3, "kernel")
 */
export function createRandom(seed: number, ...stream: (string | number)[]): Random {
  // A typed array, because engines keep 32-bit variables of a closure as objects on the heap.
  const state = Int32Array.of(...hashParts([seed, ...stream]), 1);
  let spare: number | null = null;

  function nextBits(): number {
    const a = state[0] as number;
    const b = state[1] as number;
    const c = state[2] as number;
    const counter = state[3] as number;
    const sum = (((a + b) | 0) + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
    state[3] = (counter + 1) | 0;
    return sum >>> 0;
  }

  const next = () => nextBits() / 4294967296;

  // Marsaglia's polar form of Box-Muller, with a logarithm of our own: Math.log and Math.cos may differ in their last
  // bit from one browser to the next, while +, -, *, / and sqrt may not.
  function normal(): number {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * logarithm(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  }

  const integer = (n: number) => Math.floor(next() * n);

  function shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      const held = items[i] as T;
      items[i] = items[j] as T;
      items[j] = held;
    }
    return items;
  }

  // The first outputs still resemble the seed; PractRand discards 12 or more.
  for (let i = 0; i < 15; i++) nextBits();
  return { next, normal, integer, shuffle };
}

/** Natural logarithm for 0 < x <= 1, to 1e-15, from the four operations alone: ln x = 2 artanh((x-1)/(x+1)). */
function logarithm(x: number): number {
  let exponent = 0;
  while (x < Math.SQRT1_2) {
    x *= 2;
    exponent--;
  }
  const t = (x - 1) / (x + 1);
  const q = t * t;
  // |t| < 0.172, so twelve terms leave less than 1e-18.
  let series = 0;
  for (let k = 23; k >= 1; k -= 2) series = series * q + 1 / k;
  return 2 * t * series + exponent * Math.LN2;
}

/** Three 32-bit words from any list of strings and numbers (FNV-1a over the text, then MurmurHash3's finaliser). */
function hashParts(parts: readonly (string | number)[]): [number, number, number] {
  // A type mark before and a separator after each part, so that ("a", 1) and ("a1") and ("a", "1") are three streams.
  const text = parts.map((part) => `${typeof part === "number" ? "n" : "s"}${part}\u0000`).join("");
  const words = [0x811c9dc5, 0x9e3779b9, 0x243f6a88].map((basis) => {
    let hash = basis;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return mix(hash);
  });
  return [words[0] ?? 0, words[1] ?? 0, words[2] ?? 0];
}

function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
