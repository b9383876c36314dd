import { createHmac } from "node:crypto";

/**
 * A seed that nobody can guess who does not know the site's secret: of the numbers that a learner is given, of hidden cases and
 * of hidden examples.
 *
 * @param parts - what the seed is for: the same parts give the same seed
 * @returns an integer from 0 to 2^48 - 1
 */
export function deriveSeed(secret: string, ...parts: readonly (string | number)[]): number {
  const text = JSON.stringify(["grading", ...parts]);
  return createHmac("sha256", secret).update(text).digest().readUIntBE(0, 6);
}
