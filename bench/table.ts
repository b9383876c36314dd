export type Row = string[];

/** A Markdown table, its columns padded so that it can also be read as it stands. */
export function printTable(title: string, head: Row, rows: readonly Row[]): string {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: Row) => `| ${widths.map((width, i) => (row[i] ?? "").padEnd(width)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [`\n${title}\n`, line(head), rule, ...rows.map(line)].join("\n");
}
