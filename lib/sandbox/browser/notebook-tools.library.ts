// What a lesson's cells have at hand, for the same cells in a Jupyter notebook: one script, which stands in its second cell.
import { createCourseTools } from "./course-tools";
import { drawChart, drawImage } from "./draw-svg";
import type { Output } from "./protocol";

interface Jupyter {
  broadcast(kind: string, content: object): Promise<void>;
}
const { Deno } = globalThis as { Deno?: { jupyter?: Jupyter } };
// In a notebook the console is where a cell's words go.
const { log, warn, error, table } = console;
const shown = new Set<string>();

/** A picture below the cell; one that is drawn again takes its own place. Without Jupyter there is nowhere to draw. */
function display(svg: string, id = `picture-${shown.size}`): void {
  const kind = shown.has(id) ? "update_display_data" : "display_data";
  shown.add(id);
  const content = { data: { "image/svg+xml": svg }, metadata: {}, transient: { display_id: id } };
  void Deno?.jupyter?.broadcast(kind, content);
}

/** One line for each row of the last axis. */
function printRows({ shape, values }: Extract<Output, { kind: "tensor" }>): string {
  const columns = shape.at(-1) || 1;
  return Array.from({ length: Math.ceil(values.length / columns) }, (_, row) =>
    values.subarray(row * columns, (row + 1) * columns).join(" "),
  ).join("\n");
}

function tell(output: Output): void {
  switch (output.kind) {
    case "chart":
      return display(drawChart(output), `chart-${output.chart}`);
    case "image":
      return display(drawImage(output));
    case "log":
      return { log, warn, error }[output.level](output.text);
    case "value":
      return log(output.text);
    case "tensor":
      return log(`${output.dtype} [${output.shape.join(", ")}]\n${printRows(output)}`);
    case "table":
      return table(
        output.rows.map((row) => Object.fromEntries(row.map((cell, i) => [output.columns[i], cell]))),
      );
  }
}

Object.assign(globalThis, createCourseTools(tell).tools);
