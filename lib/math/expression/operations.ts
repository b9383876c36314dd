import { hyperbolicTangent, sigmoid } from "../activation";
import type { FunctionName, OperatorSymbol } from "./syntax";

/** Everything that computes a value from one or two others. */
export type Operation = FunctionName | "negate" | OperatorSymbol;

/** The value of an operation; NaN where it has none, as for the logarithm of a negative number. */
export function applyOperation(operation: Operation, a: number, b: number): number {
  switch (operation) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "^":
      return a ** b;
    case "negate":
      return -a;
    case "sin":
      return Math.sin(a);
    case "cos":
      return Math.cos(a);
    case "exp":
      return Math.exp(a);
    case "log":
      return Math.log(a);
    case "tanh":
      return hyperbolicTangent(a);
    case "sigmoid":
      return sigmoid(a);
    case "relu":
      return a > 0 ? a : 0;
    case "sqrt":
      return Math.sqrt(a);
  }
}

/**
 * The derivative of an operation's value by each of its operands, from the operands and the value alone: this is all that
 * an automatic differentiator has to know of mathematics. At the kink of relu the slope from the left.
 */
export function differentiateOperation(
  operation: Operation,
  a: number,
  b: number,
  value: number,
): [byA: number, byB: number] {
  switch (operation) {
    case "+":
      return [1, 1];
    case "-":
      return [1, -1];
    case "*":
      return [b, a];
    case "/":
      return [1 / b, -value / b];
    case "^":
      return [b === 0 ? 0 : b * a ** (b - 1), value * Math.log(a)];
    case "negate":
      return [-1, 0];
    case "sin":
      return [Math.cos(a), 0];
    case "cos":
      return [-Math.sin(a), 0];
    case "exp":
      return [value, 0];
    case "log":
      return [1 / a, 0];
    case "tanh":
      return [1 - value * value, 0];
    case "sigmoid":
      return [value * (1 - value), 0];
    case "relu":
      return [a > 0 ? 1 : 0, 0];
    case "sqrt":
      return [1 / (2 * value), 0];
  }
}
