/** Items of a list, and properties of an object, that are printed. */
const mostItems = 100;
const deepest = 4;

/**
 * Any value in words, as a console prints it. Runs nothing of the value's own: no getter, no toString.
 *
 * @param isInside - whether it stands in another, where text has quotes
 */
export function printValue(value: unknown, isInside = false, above: readonly object[] = []): string {
  switch (typeof value) {
    case "string":
      return isInside ? JSON.stringify(value) : value;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "function":
      return `[${/^class\b/.test(Function.prototype.toString.call(value)) ? "class" : "function"} ${value.name || "without a name"}]`;
    case "object":
      return value === null ? "null" : printObject(value, above);
    default:
      return String(value);
  }
}

function printObject(value: object, above: readonly object[]): string {
  if (above.includes(value)) return "[itself]";
  const inside = [...above, value];
  const print = (part: unknown) => printValue(part, true, inside);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date || value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return above.length >= deepest ? "[…]" : wrap("[", limit(value, print), "]");
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const numbers = value as unknown as ArrayLike<number>;
    return `${nameOf(value)}(${numbers.length}) ${wrap(
      "[",
      limit(numbers, (number) => String(number)),
      "]",
    )}`;
  }
  if (value instanceof Promise) return "Promise";
  if (above.length >= deepest) return `${nameOf(value)} {…}`;
  if (value instanceof Map)
    return `Map(${value.size}) ${wrap(
      "{",
      limit([...value], ([key, part]: [unknown, unknown]) => `${print(key)} => ${print(part)}`),
      "}",
    )}`;
  if (value instanceof Set) return `Set(${value.size}) ${wrap("{", limit([...value], print), "}")}`;
  return printProperties(value, print);
}

function printProperties(value: object, print: (part: unknown) => string): string {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(value)).filter(
    ([, { enumerable }]) => enumerable,
  );
  const parts = limit(properties, ([name, property]) => {
    const key = /^[\p{L}_$][\p{L}\d_$]*$/u.test(name) ? name : JSON.stringify(name);
    return `${key}: ${"value" in property ? print(property.value) : "[getter]"}`;
  });
  const name = nameOf(value);
  return `${name === "Object" ? "" : `${name} `}${wrap("{", parts, "}")}`;
}

/** The name of its class. */
function nameOf(value: object): string {
  const constructor: unknown = (Object.getPrototypeOf(value) as { constructor?: unknown } | null)
    ?.constructor;
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "Object";
}

function limit<T>(items: ArrayLike<T>, print: (item: T) => string): string[] {
  const parts: string[] = [];
  for (let index = 0; index < Math.min(items.length, mostItems); index++)
    parts.push(print(items[index] as T));
  if (items.length > mostItems) parts.push(`… ${items.length - mostItems} more`);
  return parts;
}

/** On one line where that is short. */
function wrap(open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return open + close;
  const line = parts.join(", ");
  const pad = open === "{" ? " " : "";
  if (line.length <= 72 && !line.includes("\n")) return `${open}${pad}${line}${pad}${close}`;
  const isNumbers = parts.every((part) => part.length <= 24 && !part.includes("\n"));
  const body = isNumbers ? breakLines(parts) : parts.join(",\n");
  return `${open}\n${body.replace(/^/gm, "  ")}\n${close}`;
}

/** Short parts, as many to a line as there is room. */
function breakLines(parts: readonly string[]): string {
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line !== "" && line.length + part.length > 70) {
      lines.push(line);
      line = "";
    }
    line += `${line === "" ? "" : " "}${part},`;
  }
  lines.push(line.replace(/,$/, ""));
  return lines.join("\n");
}
