/** An expression as the reader writes it: numbers, variables, + - * / ^, brackets and functions of one argument. */
export const functionNames = ["sin", "cos", "exp", "log", "tanh", "sigmoid", "relu", "sqrt"] as const;
export type FunctionName = (typeof functionNames)[number];

export const operatorSymbols = ["+", "-", "*", "/", "^"] as const;
export type OperatorSymbol = (typeof operatorSymbols)[number];

/** What an expression is made of. A number is never negative: its sign is an operation. */
export type Expression =
  | { kind: "number"; value: number }
  | { kind: "variable"; name: string }
  | { kind: "call"; name: FunctionName | "negate"; argument: Expression }
  | { kind: "operator"; symbol: OperatorSymbol; left: Expression; right: Expression };

/** How tightly each operation holds its operands: a sum least, a power most. -x^2 is -(x^2). */
export const binding: Record<OperatorSymbol | "negate", number> = {
  "+": 10,
  "-": 10,
  "*": 20,
  "/": 20,
  negate: 30,
  "^": 40,
};

/** A part of a text: its characters from `from` up to, not including, `to`. */
export interface Place {
  from: number;
  to: number;
}

/** A text that is no expression, with the place of the fault and words for the reader. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  constructor(
    message: string,
    readonly place: Place,
  ) {
    super(message);
  }
}
