import { binding, type Expression, type FunctionName, type OperatorSymbol } from "./syntax";

/** How a language writes what differs from one to the other. */
export interface Notation {
  operator: Record<OperatorSymbol, string>;
  /** @param part what the argument was printed from */
  call: (name: FunctionName, argument: string, part: Expression) => string;
}

const plain: Notation = {
  operator: { "+": " + ", "-": " - ", "*": " * ", "/": " / ", "^": "^" },
  call: (name, argument) => `${name}(${argument})`,
};

function findBinding(expression: Expression): number {
  if (expression.kind === "operator") return binding[expression.symbol];
  return expression.kind === "call" && expression.name === "negate" ? binding.negate : Infinity;
}

/** The expression as text with no more brackets than it needs; by default as `parseExpression` reads it. */
export function printExpression(expression: Expression, notation: Notation = plain): string {
  const print = (part: Expression): string => {
    switch (part.kind) {
      case "number":
        return String(part.value);
      case "variable":
        return part.name;
      case "call":
        if (part.name !== "negate") return notation.call(part.name, print(part.argument), part.argument);
        return `-${within(part.argument, findBinding(part.argument) < binding.negate)}`;
      case "operator": {
        const own = binding[part.symbol];
        const [left, right] = [findBinding(part.left), findBinding(part.right)];
        // A power is read from the right, all others from the left; a minus in front would be read as a difference.
        const isPower = part.symbol === "^";
        const first = within(part.left, isPower ? left <= own : left < own);
        const second = within(part.right, isPower ? right < own : right <= own || right === binding.negate);
        return `${first}${notation.operator[part.symbol]}${second}`;
      }
    }
  };
  const within = (part: Expression, needsBrackets: boolean) =>
    needsBrackets ? `(${print(part)})` : print(part);
  return print(expression);
}
