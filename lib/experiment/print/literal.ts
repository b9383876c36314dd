/** A number as Python reads it as a float: Keras takes no whole number for a rate. */
export function printFloat(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** 1 - share without the digits that subtraction leaves: 0.01, not 0.010000000000000009. */
export function subtractFromOne(share: number): number {
  return Number((1 - share).toPrecision(12));
}
