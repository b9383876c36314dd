import type { Random } from "../random";
import { runBackward } from "./run-backward";
import { functionNames, type Expression, type OperatorSymbol } from "./syntax";
import { recordTape, runForward, type Tape, type VariableValues } from "./tape";

/** An expression with values at which it can be computed and differentiated without trouble. */
export interface Sample {
  expression: Expression;
  variables: Record<string, number>;
}

const names = ["x", "y", "z"];
const symbols: readonly OperatorSymbol[] = ["+", "-", "*", "*", "/", "^"];

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T;

function draw(random: Random, operations: number): Expression {
  if (operations === 0)
    return random.next() < 0.8
      ? { kind: "variable", name: pick(random, names) }
      : { kind: "number", value: 1 + random.integer(4) };
  if (random.next() < 0.4)
    return {
      kind: "call",
      name: random.next() < 0.15 ? "negate" : pick(random, functionNames),
      argument: draw(random, operations - 1),
    };
  const symbol = pick(random, symbols);
  const right = symbol === "^" ? 0 : random.integer(operations);
  return {
    kind: "operator",
    symbol,
    left: draw(random, operations - 1 - right),
    right: symbol === "^" ? { kind: "number", value: 2 + random.integer(2) } : draw(random, right),
  };
}

/** False near a kink, a pole or the end of a function's domain, and where numbers run to great size. */
function isTame(tape: Tape, variables: VariableValues): boolean {
  const values = runForward(tape, variables);
  const { derivatives } = runBackward(tape, values);
  const isModest = (value: number) => Number.isFinite(value) && Math.abs(value) <= 30;
  if (!values.every(isModest) || !derivatives.every((value) => value === null || isModest(value)))
    return false;
  return tape.entries.every((entry) => {
    if (entry.kind !== "operation") return true;
    const [a = NaN, b = NaN] = entry.inputs.map((input) => values[input]);
    switch (entry.operation) {
      case "log":
      case "sqrt":
        return a > 0.2;
      case "relu":
        return Math.abs(a) > 0.05;
      case "/":
        return Math.abs(b) > 0.2;
      default:
        return true;
    }
  });
}

/** A random expression of so many operations with at least one variable. The same stream gives the same ones. */
export function drawExpression(random: Random, operations: number): Sample {
  for (;;) {
    const expression = draw(random, operations);
    const tape = recordTape(expression);
    const variables = Object.fromEntries(
      tape.variables.map((name) => [name, Math.round(40 * (random.next() * 2 - 0.5)) / 20]),
    );
    if (tape.variables.length > 0 && isTame(tape, variables)) return { expression, variables };
  }
}
