import { printNumber } from "@/components/charts/print-number";
import type { Operation } from "@/lib/math/expression/operations";
import type { Share } from "@/lib/math/expression/run-backward";
import type { Tape } from "@/lib/math/expression/tape";
import { nameEntry, type Check, type Stage } from "./model";

/** Four digits, so that small derivatives are not printed as 0. */
export function printValue(value: number): string {
  if (Number.isNaN(value)) return "undefined";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e6))
    return value.toExponential(2).replaceAll("-", "−").replace("e", "·10^").replace("^+", "^");
  return printNumber(value, Math.max(0, 4 - Math.max(1, Math.ceil(Math.log10(size || 1)))));
}

const brackets = (value: number) => (value < 0 ? `(${printValue(value)})` : printValue(value));

const infix: Partial<Record<Operation, string>> = {
  "+": " + ",
  "-": " − ",
  "*": " × ",
  "/": " / ",
  "^": "^",
};

/** The sign or name that a node of the graph carries. */
export function nameOperation(operation: Operation): string {
  const signs: Partial<Record<Operation, string>> = {
    "*": "×",
    "-": "−",
    negate: "−",
    "/": "÷",
    "^": "power",
  };
  return signs[operation] ?? operation;
}

function spell(operation: Operation, operands: readonly string[]): string {
  const [a = "", b = ""] = operands;
  if (operation === "negate") return `−${a}`;
  const sign = infix[operation];
  return sign === undefined ? `${operation}(${a.replace(/^\((.*)\)$/, "$1")})` : `${a}${sign}${b}`;
}

/** The right-hand side of a line of the tape: "w × x", "tanh(v2)"; "given" for what is not computed. */
export function spellEntry(tape: Tape, index: number): string {
  const entry = tape.entries[index];
  if (entry?.kind === "number") return "a number";
  if (entry?.kind !== "operation") return "given";
  return spell(
    entry.operation,
    entry.inputs.map((input) => nameEntry(tape, input)),
  );
}

/** The derivative of an operation by one of its operands, as a formula. */
function spellLocal(operation: Operation, which: number, a: string, b: string, value: string): string {
  switch (operation) {
    case "+":
      return "1";
    case "-":
      return which === 0 ? "1" : "−1";
    case "*":
      return which === 0 ? b : a;
    case "/":
      return which === 0 ? `1 / ${b}` : `−${value} / ${b}`;
    case "^":
      return which === 0 ? `${b} × ${a}^(${b} − 1)` : `${value} × log(${a})`;
    case "negate":
      return "−1";
    case "sin":
      return `cos(${a})`;
    case "cos":
      return `−sin(${a})`;
    case "exp":
      return value;
    case "log":
      return `1 / ${a}`;
    case "tanh":
      return `1 − ${value}²`;
    case "sigmoid":
      return `${value} × (1 − ${value})`;
    case "relu":
      return `slope of relu at ${a}`;
    case "sqrt":
      return `1 / (2 × ${value})`;
  }
}

function spellShare({ tape }: Stage, entry: number, incoming: number, share: Share, which: number): string {
  const line = tape.entries[entry];
  if (line?.kind !== "operation") return "";
  const [a = 0, b = 0] = line.inputs;
  const formula = spellLocal(
    line.operation,
    which,
    nameEntry(tape, a),
    nameEntry(tape, b),
    nameEntry(tape, entry),
  );
  const local = printValue(share.local);
  const factor = formula === local ? brackets(share.local) : `${brackets(share.local)} [${formula}]`;
  const sum = share.after === share.share ? "" : `, which makes ${printValue(share.after)} in all`;
  return `to ${nameEntry(tape, share.input)}: ${brackets(incoming)} × ${factor} = ${printValue(share.share)}${sum}`;
}

/** What the last step did, one sentence a line. */
export function describeStep(stage: Stage): string[] {
  const { tape, values, run, step, forwardSteps, steps } = stage;
  if (step === 0) return ["Nothing is computed yet; only the variables and numbers are given."];
  if (step <= forwardSteps) {
    const index = tape.firstOperation + step - 1;
    const entry = tape.entries[index];
    if (entry?.kind !== "operation") return [];
    const numbers = entry.inputs.map((input) => brackets(values[input] ?? NaN));
    const value = values[index] ?? NaN;
    const undefinedNote = Number.isNaN(value) ? [explainUndefined(entry.operation)] : [];
    return [
      `${nameEntry(tape, index)} = ${spellEntry(tape, index)} = ${spell(entry.operation, numbers)} = ${printValue(value)}`,
      ...undefinedNote,
    ];
  }
  if (step === forwardSteps + 1) return ["The way back begins: the derivative of the result by itself is 1."];
  const { entry, incoming, shares } = run.steps[step - forwardSteps - 2] ?? {
    entry: 0,
    incoming: 0,
    shares: [],
  };
  const inputs = tape.entries[entry]?.inputs ?? [];
  // The same operand may stand on both sides: each side sends its own share.
  let from = 0;
  const lines = shares.map((share) => {
    const which = inputs.findIndex((input, i) => i >= from && input === share.input);
    from = which + 1;
    return spellShare(stage, entry, incoming, share, which);
  });
  const head = `${nameEntry(tape, entry)} = ${spellEntry(tape, entry)} sends its derivative ${printValue(incoming)} back`;
  return [head, ...lines, ...(step === steps ? ["The way back is done."] : [])];
}

function explainUndefined(operation: Operation): string {
  switch (operation) {
    case "log":
      return "The logarithm is defined above 0 only.";
    case "sqrt":
      return "The square root is defined from 0 on only.";
    default:
      return "This operation has no value here.";
  }
}

/** What the picture shows, in a sentence. */
export function describeStage(stage: Stage): string {
  const { tape, values, run, step, steps, forwardSteps } = stage;
  if (step < forwardSteps) return `Forward: ${step} of ${forwardSteps} operations are done`;
  const result = printValue(values.at(-1) ?? NaN);
  if (steps === forwardSteps) return `The result is ${result}; there is no variable to differentiate by`;
  if (step < steps)
    return `Backward: ${Math.max(0, step - forwardSteps - 1)} of ${run.steps.length} operations have sent their derivatives back`;
  const slopes = tape.variables.map((name, i) => `${printValue(run.derivatives[i] ?? NaN)} by ${name}`);
  return `The result is ${result}; its ${slopes.length === 1 ? "derivative is" : "derivatives are"} ${slopes.join(", ")}`;
}

/** The place of the walk, for its slider. */
export function nameStep({ forwardSteps, steps }: Stage, step: number): string {
  if (step === 0) return "the start";
  if (step <= forwardSteps) return `forward ${step} of ${forwardSteps}`;
  return `backward ${step - forwardSteps} of ${steps - forwardSteps}`;
}

/**
 * Whether the derivatives agree with the difference quotients. How far exactly they are apart hangs on the last bits of the
 * exponential function, which differ between browsers.
 */
export function describeAgreement(checks: readonly Check[]): string {
  if (checks.length === 0) return "";
  const gap = Math.max(
    ...checks.map(
      ({ derivative, difference }) => Math.abs(derivative - difference) / Math.max(1, Math.abs(derivative)),
    ),
  );
  if (Number.isNaN(gap)) return "undefined here";
  return gap < 1e-6 ? "agree to 6 digits or more" : `differ by up to ${printValue(gap)}`;
}
