/** A number for a cell or a sum: at most `digits` decimals, none that are zero, with a true minus. */
export function printNumber(value: number, digits = 2): string {
  const rounded = Number(value.toFixed(digits));
  return (Object.is(rounded, -0) ? "0" : String(rounded)).replace("-", "−");
}

/** Negative numbers in brackets, so that no two signs meet. */
export function printOperand(value: number, digits = 2): string {
  return value < 0 ? `(${printNumber(value, digits)})` : printNumber(value, digits);
}
