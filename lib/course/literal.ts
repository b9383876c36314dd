import type { Expression, ObjectExpression } from "estree";

/** A value that a tag's prop may have: plain JSON. */
export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal };

/** Thrown for an expression that is more than a value. */
export class NotLiteral extends Error {}

/** The JSON value of an expression that is written as a literal; throws NotLiteral for anything that computes. */
export function readLiteral(node: Expression): Literal {
  switch (node.type) {
    case "Literal":
      if (typeof node.value === "string" || typeof node.value === "number") return node.value;
      if (typeof node.value === "boolean" || node.value === null) return node.value;
      throw new NotLiteral("regular expressions and big integers are not values of a prop");
    case "UnaryExpression": {
      const value = readLiteral(node.argument);
      if (node.operator === "-" && typeof value === "number") return -value;
      throw new NotLiteral(`the operator ${node.operator} is not part of a literal`);
    }
    case "TemplateLiteral":
      if (node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? "";
      throw new NotLiteral("a template with ${...} is not a literal");
    case "ArrayExpression":
      return node.elements.map((element) => {
        if (element === null || element.type === "SpreadElement") throw new NotLiteral("holes and spreads");
        return readLiteral(element);
      });
    case "ObjectExpression":
      return readObject(node);
    default:
      throw new NotLiteral(`${node.type} is not a literal`);
  }
}

function readObject(node: ObjectExpression): Literal {
  const result: { [key: string]: Literal } = {};
  for (const property of node.properties) {
    if (property.type !== "Property" || property.computed || property.kind !== "init") {
      throw new NotLiteral("only plain keys and values");
    }
    const key =
      property.key.type === "Identifier" ? property.key.name : readLiteral(property.key as Expression);
    result[String(key)] = readLiteral(property.value as Expression);
  }
  return result;
}
