export interface ShareInterval {
  low: number;
  high: number;
}

/**
 * Where a true share may lie of which `right` of `count` independent trials came out right: Wilson's score interval (1927,
 * "Probable inference, the law of succession, and statistical inference", JASA 22). All shares p whose own
 * expected scatter reaches the share seen: |right / count - p| <= z sqrt(p (1 - p) / count). Stays within 0 and 1, also
 * where all were right or none.
 * @param z 1.96 leaves out 5 %
 * @returns NaN twice for a count of 0
 */
export function findShareInterval(right: number, count: number, z = 1.96): ShareInterval {
  const share = right / count;
  const spread = z ** 2 / count;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / count + spread / (4 * count))) / (1 + spread);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
