/** Losses of both players over the rounds, in bins that double when there are too many. */
export interface History {
  /** Rounds in a bin. */
  every: number;
  /** Mean losses of each bin; NaN where a player made no update. */
  discriminator: number[];
  generator: number[];
}

const MOST = 300;
/** Rounds in the first bins. */
export const FIRST_BIN = 5;

export const startHistory = (): History => ({ every: FIRST_BIN, discriminator: [], generator: [] });

/** The history with one bin more, its bins joined two by two where they become too many. */
export function addBin(
  history: History,
  losses: { discriminator: number; generator: number },
  most = MOST,
): History {
  const next = {
    every: history.every,
    discriminator: [...history.discriminator, losses.discriminator],
    generator: [...history.generator, losses.generator],
  };
  if (next.generator.length < most) return next;
  return {
    every: 2 * next.every,
    discriminator: joinPairs(next.discriminator),
    generator: joinPairs(next.generator),
  };
}

function joinPairs(values: readonly number[]): number[] {
  return Array.from({ length: values.length / 2 }, (_, i) => {
    const pair = [values[2 * i]!, values[2 * i + 1]!].filter((value) => !Number.isNaN(value));
    return pair.reduce((sum, value) => sum + value, 0) / pair.length;
  });
}
