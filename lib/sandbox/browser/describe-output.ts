import { longestText, mostNumbers } from "./limits";
import { printValue } from "./print-value";
import type { Output } from "./protocol";

/** What is used of a tensor, of whatever backend. */
export interface TensorLike {
  dtype: string;
  shape: number[];
  isDisposed: boolean;
  dataSync(): ArrayLike<number>;
}

export function isTensor(value: unknown): value is TensorLike {
  return (
    typeof value === "object" &&
    value !== null &&
    "dataSync" in value &&
    typeof value.dataSync === "function" &&
    "shape" in value &&
    Array.isArray(value.shape) &&
    "dtype" in value &&
    "isDisposed" in value
  );
}

/** The end is cut from a text that is too long to show. */
export function cutText(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 40)}\n… cut here`;
}

/** What a page shows of a value: a tensor or a matrix of numbers with its numbers, anything else in words. */
export function describeOutput(value: unknown): Output {
  if (isTensor(value)) {
    if (value.isDisposed) return { kind: "value", text: "A tensor that is disposed of." };
    if (value.dtype === "string" || value.dtype === "complex64")
      return { kind: "value", text: `Tensor of ${value.dtype} [${value.shape.join(", ")}]` };
    const numbers = value.dataSync();
    return { kind: "tensor", dtype: value.dtype, shape: value.shape, values: firstNumbers(numbers) };
  }
  const matrix = readMatrix(value);
  if (matrix !== null) return matrix;
  return { kind: "value", text: cutText(printValue(value)) };
}

/** Rows of numbers, all of one length. */
function readMatrix(value: unknown): Output | null {
  if (!Array.isArray(value) || value.length < 2) return null;
  const rows = value as unknown[];
  const isRow = (row: unknown): row is ArrayLike<number> =>
    row instanceof Float32Array ||
    row instanceof Float64Array ||
    (Array.isArray(row) && row.every((item) => typeof item === "number"));
  if (!rows.every(isRow)) return null;
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || rows.some((row) => row.length !== columns)) return null;
  const values = firstNumbers(
    rows.slice(0, Math.ceil(mostNumbers / columns)).flatMap((row) => Array.from(row)),
  );
  return { kind: "tensor", dtype: "number", shape: [rows.length, columns], values };
}

function firstNumbers(numbers: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const shown = new Float32Array(Math.min(numbers.length, mostNumbers));
  for (let index = 0; index < shown.length; index++) shown[index] = numbers[index] ?? 0;
  return shown;
}

/** A name's value in a few words, for who completes or points at it. */
export function describeBriefly(value: unknown): string {
  if (isTensor(value))
    return value.isDisposed ? "tensor, disposed of" : `tensor ${value.dtype} [${value.shape.join(", ")}]`;
  if (typeof value === "function") return readSignature(value);
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (ArrayBuffer.isView(value))
    return `${value.constructor.name} of ${(value as unknown as ArrayLike<number>).length}`;
  const text = printValue(value, true).replaceAll(/\s+/g, " ");
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

/** The head of a function as it is written: `matMul(a, b, transposeA)`. */
function readSignature(value: { name: string }): string {
  const source = Function.prototype.toString.call(value);
  const [, list, single] =
    /^(?:async\s+)?(?:function\b\s*\*?\s*)?[\w$]*\s*(\([^)]{0,120}\))|^(?:async\s+)?([\w$]+)\s*=>/.exec(
      source,
    ) ?? [];
  if (source.startsWith("class")) return `class ${value.name}`;
  return `function ${list ?? (single === undefined ? "" : `(${single})`)}`.trim();
}
