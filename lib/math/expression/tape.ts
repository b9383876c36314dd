import { applyOperation, type Operation } from "./operations";
import type { Expression } from "./syntax";

/** One line of a tape: a given value, or an operation on the values of earlier lines. */
export type TapeEntry =
  | { kind: "variable"; name: string; inputs: readonly [] }
  | { kind: "number"; value: number; inputs: readonly [] }
  | { kind: "operation"; operation: Operation; inputs: readonly number[] };

/** What a computation did, in order. The last entry is the result. */
export interface Tape {
  /** Variables first, in the order of their first use, then numbers, then operations. */
  entries: readonly TapeEntry[];
  variables: readonly string[];
  /** Index of the first operation: everything before it is given. */
  firstOperation: number;
  /** By entry: whether a variable has an influence on it. Only these have a derivative. */
  isVariable: readonly boolean[];
}

export type VariableValues = Readonly<Record<string, number>>;

/** Lists the operations of an expression in the order in which they can be computed. A variable has one entry only. */
export function recordTape(expression: Expression): Tape {
  const variables: string[] = [];
  const numbers: number[] = [];
  visit(expression, (part) => {
    if (part.kind === "number") numbers.push(part.value);
    if (part.kind === "variable" && !variables.includes(part.name)) variables.push(part.name);
  });
  const entries: TapeEntry[] = [
    ...variables.map((name) => ({ kind: "variable" as const, name, inputs: [] as const })),
    ...numbers.map((value) => ({ kind: "number" as const, value, inputs: [] as const })),
  ];
  const firstOperation = entries.length;
  let nextNumber = variables.length;

  function record(part: Expression): number {
    if (part.kind === "variable") return variables.indexOf(part.name);
    if (part.kind === "number") return nextNumber++;
    const inputs = part.kind === "call" ? [record(part.argument)] : [record(part.left), record(part.right)];
    entries.push({
      kind: "operation",
      operation: part.kind === "call" ? part.name : part.symbol,
      inputs,
    });
    return entries.length - 1;
  }
  record(expression);

  const isVariable: boolean[] = [];
  for (const entry of entries)
    isVariable.push(entry.kind === "variable" || entry.inputs.some((input) => isVariable[input]));
  return { entries, variables, firstOperation, isVariable };
}

/** From left to right, operands before their operation. */
function visit(part: Expression, see: (part: Expression) => void): void {
  if (part.kind === "call") visit(part.argument, see);
  if (part.kind === "operator") {
    visit(part.left, see);
    visit(part.right, see);
  }
  see(part);
}

/** The value of each entry, from the first to the last. A variable without a value is NaN. */
export function runForward({ entries }: Tape, variables: VariableValues): number[] {
  const values: number[] = [];
  for (const entry of entries) {
    if (entry.kind === "variable") values.push(variables[entry.name] ?? NaN);
    else if (entry.kind === "number") values.push(entry.value);
    else {
      const [a = 0, b = 0] = entry.inputs;
      values.push(applyOperation(entry.operation, values[a] ?? NaN, values[b] ?? NaN));
    }
  }
  return values;
}

/**
 * The derivative of the result by one variable as a difference quotient: what needs no calculus, two more evaluations a
 * variable, and loses some digits.
 */
export function differenceQuotient(tape: Tape, variables: VariableValues, name: string, step = 1e-5): number {
  const at = (change: number) =>
    runForward(tape, { ...variables, [name]: (variables[name] ?? NaN) + change }).at(-1) ?? NaN;
  return (at(step) - at(-step)) / (2 * step);
}
