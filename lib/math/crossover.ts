/** One curve of time against size: sizes ascending, times positive. */
export interface TimeCurve {
  sizes: readonly number[];
  seconds: readonly number[];
}

/** Where one curve falls below another for good. */
export interface Crossover {
  /** The smallest common size from which on `curve` is below `other` at every common size. */
  size: number;
  /** Where the two lines cross, straight on log-log paper between two sizes; the size itself where it is the first. */
  at: number;
  /** Whether it is below from the first common size on: there is then no crossing to be seen. */
  isFromStart: boolean;
  /** How many times as fast at the largest common size. */
  gain: number;
}

/** Null when `curve` is not below `other` at the largest size that both have, or they have none in common. */
export function findCrossover(curve: TimeCurve, other: TimeCurve): Crossover | null {
  const common = curve.sizes.flatMap((size, i) => {
    const j = other.sizes.indexOf(size);
    return j < 0 ? [] : [{ size, own: curve.seconds[i] ?? NaN, its: other.seconds[j] ?? NaN }];
  });
  const last = common.at(-1);
  if (last === undefined || !(last.own < last.its)) return null;
  let first = common.length - 1;
  while (first > 0 && isBelow(common[first - 1])) first--;
  const here = common[first] ?? last;
  const before = common[first - 1];
  return {
    size: here.size,
    at: before === undefined ? here.size : meet(before, here),
    isFromStart: before === undefined,
    gain: last.its / last.own,
  };
}

interface Pair {
  size: number;
  own: number;
  its: number;
}

const isBelow = (pair: Pair | undefined) => pair !== undefined && pair.own < pair.its;

/** Where the two log-log lines between two sizes meet. */
function meet(a: Pair, b: Pair): number {
  const [gapA, gapB] = [Math.log(a.own / a.its), Math.log(b.own / b.its)];
  const share = gapA / (gapA - gapB);
  return Math.exp(Math.log(a.size) + share * Math.log(b.size / a.size));
}
