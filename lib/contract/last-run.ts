/** The shape of a reader's last training in a lesson, small enough to keep for every lesson. */
export interface LastRun {
  /** Losses at equal distances through the run, at most CURVE_POINTS of them. */
  curve: number[];
}

export const CURVE_POINTS = 48;

export function lastRunKey(slug: string): string {
  return `last-run:${slug}`;
}

/** Thins a loss curve to at most CURVE_POINTS finite values, first and last kept. */
export function thinCurve(losses: readonly number[]): number[] {
  const finite = losses.filter(Number.isFinite);
  if (finite.length <= CURVE_POINTS) return finite;
  return Array.from({ length: CURVE_POINTS }, (_, i) => {
    const place = Math.round((i * (finite.length - 1)) / (CURVE_POINTS - 1));
    return Number((finite[place] ?? 0).toPrecision(4));
  });
}

/** The stored curve, or null when there is none worth drawing. */
export function parseLastRun(text: string | null): LastRun | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null || !("curve" in value)) return null;
    const { curve } = value;
    if (!Array.isArray(curve) || curve.length < 2 || curve.length > CURVE_POINTS) return null;
    return curve.every((loss) => Number.isFinite(loss)) ? { curve } : null;
  } catch {
    return null;
  }
}
