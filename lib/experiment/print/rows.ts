import type { PrintedSource } from "./plan";

/** Characters of a line of rows, at most. */
const width = 100;

/** A table's rows as [x, y, target], several on a line, moved to the right; the same in JavaScript and Python. */
export function printRows(
  { inputs, targets }: Extract<PrintedSource, { kind: "table" }>,
  spaces: number,
): string {
  const printed: string[] = [];
  let line = "";
  targets.forEach((target, i) => {
    const row = `[${inputs[2 * i]}, ${inputs[2 * i + 1]}, ${target}],`;
    if (line !== "" && line.length + 1 + row.length > width) {
      printed.push(line);
      line = "";
    }
    line += line === "" ? row : ` ${row}`;
  });
  return [...printed, line].map((text) => " ".repeat(spaces) + text).join("\n");
}
