import { CellError, stripTypes } from "./prepare-cell";
import type { Fault } from "./protocol";
import { nameScript, readFault } from "./read-fault";

const cell = "your-code";
const { parse, stringify } = JSON;

/** A number that JSON has not stands as a word, and a typed array as an array: as on the server, which grades. */
const printPart = (_key: string, value: unknown): unknown => {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as unknown as ArrayLike<unknown>)
    : value;
};

/**
 * Calls a function of a program. The program is a scope of its own: it sees no cell, and no cell sees it.
 *
 * @param evaluate - a script in the global scope, by its name in the places of errors
 */
export function callProgram(
  { code, functionName, json }: { code: string; functionName: string; json: string },
  evaluate: (script: string, name: string) => unknown,
): { json: string } | { fault: Fault } {
  try {
    if (!/^[\p{L}_$][\p{L}\d_$]*$/u.test(functionName))
      throw new Error(`${functionName} is no name of a function.`);
    const plain = stripTypes(
      code.replace(/^export (?=(async |abstract )?(function|const|let|class|interface|type)\b)/gm, ""),
    );
    const script = `(() => { "use strict"; ${plain}\n;return typeof ${functionName} === "function" ? ${functionName} : undefined; })()`;
    const found = evaluate(script, nameScript(cell));
    if (typeof found !== "function")
      throw new CellError({ message: `There is no function ${functionName}.`, line: null });
    const value: unknown = (found as (...values: unknown[]) => unknown)(...(parse(json) as unknown[]));
    return { json: stringify([value], printPart).slice(1, -1) };
  } catch (error) {
    return { fault: readFault(error, cell) };
  }
}
