import type { DeviceName } from "../job";

/** One size on one device. */
export interface Cell {
  device: DeviceName;
  size: number;
  multiplyAdds: number;
  /** Of one run; null where it was not measured. */
  seconds: number | null;
  /** How many samples the median is of. */
  samples: number;
  /** Why it was not measured, for the reader. */
  note: string | null;
}

/**
 * Seconds that the next size will take on a device, from those before it: they grow as they grew, or as the work grows where
 * there is one only.
 * @param done the measured cells of this device, in order of size
 */
export function predictSeconds(done: readonly Cell[], multiplyAdds: number): number | null {
  const last = done.at(-1);
  if (last?.seconds == null) return null;
  const before = done.at(-2)?.seconds;
  const growth = before == null ? 1 : last.seconds / before;
  return last.seconds * Math.max(1, Math.min(growth, multiplyAdds / last.multiplyAdds));
}

/** Multiply-adds count as two operations each. */
export function countGigaflops({ multiplyAdds, seconds }: Cell): number | null {
  return seconds === null ? null : (2 * multiplyAdds) / seconds / 1e9;
}
