/** What a function gives: numbers and lists of lists of them, as JSON holds them. */
export type Value = number | boolean | string | null | readonly Value[];

const count = (list: readonly unknown[]) => `${list.length} ${list.length === 1 ? "entry" : "entries"}`;

function describeKind(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return `a list of ${count(value)}`;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return value;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

const printPlace = (place: readonly number[]) =>
  place.length === 0 ? "It" : `At ${place.map((index) => `[${index}]`).join("")} it`;

/** Whether a number is near another: within a share of it, and within as much of 1 where it is small. */
function isNearNumber(actual: number, expected: number, tolerance: number): boolean {
  return Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
}

/**
 * How a value differs from what is expected, in words that tell its form and place but not the right number; null where it
 * does not. What the value is made of is looked at only as far as the expected one goes.
 *
 * @param tolerance - largest distance of two numbers, as a share of the expected one or of 1, whichever is more
 */
export function describeDifference(
  actual: unknown,
  expected: Value,
  tolerance: number,
  place: readonly number[] = [],
): string | null {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual))
      return `${printPlace(place)} is ${describeKind(actual)} where a list of ${count(expected)} is expected.`;
    if (actual.length !== expected.length)
      return `${printPlace(place)} has ${count(actual)} where ${count(expected)} are expected.`;
    for (const [index, part] of (expected as readonly Value[]).entries()) {
      const difference = describeDifference(actual[index], part, tolerance, [...place, index]);
      if (difference !== null) return difference;
    }
    return null;
  }
  if (typeof expected === "number") {
    if (typeof actual !== "number")
      return `${printPlace(place)} is ${describeKind(actual)} where a number is expected.`;
    return isNearNumber(actual, expected, tolerance) ? null : `${printPlace(place)} is another number.`;
  }
  return actual === expected ? null : `${printPlace(place)} is not what is expected.`;
}
