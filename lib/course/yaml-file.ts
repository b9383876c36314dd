import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { ContentError, type ContentProblem } from "./problem";

export interface YamlFile<T> {
  value: T;
  /** The line (from 1) where the value at this path stands, or the nearest one around it. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** "2.options.0.text" as an author says it: the entry's number counts from 1. */
function printYamlPath(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === "number" ? `#${key + 1}` : String(key))).join(" ");
}

/**
 * Reads a YAML text by a schema.
 *
 * @param file - the path that errors name.
 * @throws ContentError with one problem for each fault, each with its line.
 */
export function parseYaml<T>(source: string, file: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new ContentError(
      document.errors.map((error) => ({
        file,
        line: error.linePos?.[0].line ?? 1,
        message: (error.message.split("\n")[0] ?? error.message).replace(/ at line \d+, column \d+:?$/, ""),
      })),
    );
  }

  function lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, lineOf };
  const problems: ContentProblem[] = parsed.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.path),
    message: issue.path.length === 0 ? issue.message : `${printYamlPath(issue.path)}: ${issue.message}`,
  }));
  throw new ContentError(problems);
}
