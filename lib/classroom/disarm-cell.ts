/** A cell of a CSV file as text: a spreadsheet takes one that begins so for a formula. */
export function disarmCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
}
