/**
 * A number as people type it: 41, -0.5, 3,5, 1,000, 1 000, 2e-3, also with the typographer's minus.
 * A comma before exactly three digits separates thousands, any other one is a decimal comma.
 *
 * @returns null for what is no finite number.
 */
export function parseNumber(text: string): number | null {
  let digits = text
    .trim()
    .replaceAll("\u2212", "-")
    .replaceAll(/[\s\u00a0\u2009\u202f']/g, "");
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)) digits = digits.replaceAll(",", "");
  else if (!digits.includes(".")) digits = digits.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(digits)) return null;
  const value = Number(digits);
  return Number.isFinite(value) && Math.abs(value) <= 1e15 ? value : null;
}
