import { ExpressionError, type OperatorSymbol, type Place } from "./syntax";

export type Token = Place &
  (
    | { kind: "number"; text: string; value: number }
    | { kind: "name"; text: string }
    | { kind: "operator"; text: OperatorSymbol }
    | { kind: "open" | "close"; text: string }
    | { kind: "end"; text: "" }
  );

const pattern =
  /\s+|(?<number>[\d.]+(?:[eE][+-]?\d+)?)|(?<name>\p{L}[\p{L}\p{N}_]*)|(?<sign>[-+*/^()−–×·÷])/uy;

/** Signs as they are printed, and what they are typed as. */
const typed: Record<string, string> = { "−": "-", "–": "-", "×": "*", "·": "*", "÷": "/" };

function explainSign(sign: string): string {
  switch (sign) {
    case ",":
      return "A comma has no meaning here. Decimals are written with a point: 0.5.";
    case "=":
      return "Write one expression, without “=”.";
    default:
      return `“${sign}” has no meaning in an expression.`;
  }
}

function readSign(text: string, place: Place): Token {
  if (text === "(") return { kind: "open", text, ...place };
  if (text === ")") return { kind: "close", text, ...place };
  return { kind: "operator", text: (typed[text] ?? text) as OperatorSymbol, ...place };
}

/** The words of an expression, the end of the text as the last one. @throws ExpressionError */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  while (from < text.length) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null) {
      const sign = String.fromCodePoint(text.codePointAt(from) ?? 0);
      throw new ExpressionError(explainSign(sign), { from, to: from + sign.length });
    }
    const place = { from, to: pattern.lastIndex };
    const { number, name, sign } = match.groups ?? {};
    if (number !== undefined) {
      const value = Number(number);
      if (!Number.isFinite(value)) throw new ExpressionError(`“${number}” is not a number.`, place);
      tokens.push({ kind: "number", text: number, value, ...place });
    } else if (name !== undefined) tokens.push({ kind: "name", text: name, ...place });
    else if (sign !== undefined) tokens.push(readSign(sign, place));
    from = place.to;
  }
  tokens.push({ kind: "end", text: "", from: text.length, to: text.length });
  return tokens;
}
