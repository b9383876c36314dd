import { binding, ExpressionError, functionNames, type Expression, type FunctionName } from "./syntax";
import { tokenize, type Token } from "./tokenize";

const functions: ReadonlySet<string> = new Set(functionNames);
const isFunction = (name: string): name is FunctionName => functions.has(name);

function describe(token: Token): string {
  return token.kind === "end" ? "the end" : `“${token.text}”`;
}

/**
 * Reads an expression by precedence climbing: each operation takes what holds more tightly than itself.
 * Source: V. Pratt, Top down operator precedence, POPL 1973.
 * @throws ExpressionError with the place of the first fault
 */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at] as Token;
  const take = () => tokens[at++] as Token;

  /** @param strength operations that hold no more tightly than this are left to the caller */
  function parse(strength: number): Expression {
    let left = parseOperand();
    for (;;) {
      const token = peek();
      if (token.kind !== "operator") break;
      const own = binding[token.text];
      if (own <= strength) break;
      take();
      // A power's exponent may be a power: 2^3^2 is 2^(3^2). All others go from left to right.
      const right = parse(token.text === "^" ? own - 1 : own);
      left = { kind: "operator", symbol: token.text, left, right };
    }
    return left;
  }

  function parseOperand(): Expression {
    const token = take();
    switch (token.kind) {
      case "number":
        return { kind: "number", value: token.value };
      case "name":
        return parseName(token);
      case "open":
        return parseBrackets(token);
      case "operator":
        if (token.text === "-") return { kind: "call", name: "negate", argument: parse(binding.negate) };
        if (token.text === "+") return parse(binding.negate);
        throw explainMissing(token);
      case "close":
      case "end":
        throw explainMissing(token);
    }
  }

  function parseName(token: Token): Expression {
    const { text: name } = token;
    const next = peek();
    const isCall = next.kind === "open";
    if (isFunction(name)) {
      if (!isCall)
        throw new ExpressionError(`${name} needs brackets around what it is taken of: ${name}(x).`, token);
      take();
      return { kind: "call", name, argument: parseBrackets(next) };
    }
    if (isCall)
      throw new ExpressionError(
        `“${name}” is no function here. There are ${functionNames.join(", ")}. A product needs its sign: ${name} * (…).`,
        token,
      );
    return { kind: "variable", name };
  }

  /** What stands between an open bracket, already taken, and the one that closes it. */
  function parseBrackets(open: Token): Expression {
    const inner = parse(0);
    const close = take();
    if (close.kind === "close") return inner;
    if (close.kind === "end") throw new ExpressionError("This bracket is never closed.", open);
    throw explainUnjoined(close);
  }

  function explainMissing(token: Token): ExpressionError {
    const before = tokens[at - 2];
    if (token.kind === "operator" && before?.kind === "operator" && token.text === "*" && before.text === "*")
      return new ExpressionError("A power is written with “^”: x^2.", { from: before.from, to: token.to });
    if (before === undefined)
      return token.kind === "end"
        ? new ExpressionError("Type an expression, such as x * y + sin(x).", token)
        : new ExpressionError(`An expression cannot begin with ${describe(token)}.`, token);
    const wanted = "a number, a variable or an open bracket must follow";
    return new ExpressionError(
      token.kind === "end"
        ? `After ${describe(before)} ${wanted}.`
        : `After ${describe(before)} ${wanted}, not ${describe(token)}.`,
      token.kind === "end" ? before : token,
    );
  }

  /** Two operands side by side. `token` is the second, already taken. */
  function explainUnjoined(token: Token): ExpressionError {
    const before = tokens[at - 2] as Token;
    if (token.kind === "close")
      return new ExpressionError("This bracket closes none that was opened.", token);
    return new ExpressionError(
      `Between ${describe(before)} and ${describe(token)} an operation is missing. A product is written with “*”.`,
      { from: before.from, to: token.to },
    );
  }

  const whole = parse(0);
  if (peek().kind !== "end") throw explainUnjoined(take());
  return whole;
}
