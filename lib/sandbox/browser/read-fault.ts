import { CellError } from "./prepare-cell";
import { printValue } from "./print-value";
import { cutText } from "./describe-output";
import type { Fault } from "./protocol";

/** The scripts of cells are named so in the places of errors. */
export const nameScript = (cell: string) => `cell-${cell}.ts`;

/**
 * What was thrown, with the line of the cell that was running when it came to it; where that is in a function of
 * another cell, the words say so.
 */
export function readFault(error: unknown, cell: string): Fault {
  if (error instanceof CellError) return error.fault;
  if (!(error instanceof Error))
    return { message: cutText(`Thrown: ${printValue(error, true)}`), line: null };
  const places = [...(error.stack ?? "").matchAll(/cell-([\w-]+)\.ts:(\d+)/g)];
  const own = places.find(([, name]) => name === cell);
  const [, first, line] = places[0] ?? [];
  const elsewhere = first === undefined || first === cell ? "" : ` (in the cell ${first}, line ${line})`;
  return {
    message: cutText(`${error.name}: ${error.message}${elsewhere}`),
    line: own === undefined ? null : Number(own[2]),
  };
}
