import {
  type ExpressionStatement,
  type ModuleDeclaration,
  parse,
  type Pattern,
  type Program,
  type Statement,
} from "acorn";
import { transform } from "sucrase";
import type { Fault } from "./protocol";

export interface PreparedCell {
  /** A script whose value is a promise of the cell's last value. Each line stands where it stood in the cell. */
  script: string;
  /** What the cell declares at its top level. */
  names: string[];
}

/** The text is no program, for this reason. */
export class CellError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
    this.name = "CellError";
  }
}

/** Packages that a cell may import: what it gets is at hand anyway, by this name. */
const packages: Record<string, string> = { "@tensorflow/tfjs": "tf" };

/**
 * TypeScript without its types, each line where it was.
 * @throws CellError
 */
export function stripTypes(code: string): string {
  try {
    return transform(code, {
      transforms: ["typescript"],
      disableESTransforms: true,
      keepUnusedImports: true,
    }).code;
  } catch (error) {
    throw readSyntaxError(error);
  }
}

/** Both parsers end their message with the place, "(line:column)". */
function readSyntaxError(error: unknown): CellError {
  const message = error instanceof Error ? error.message : String(error);
  const place = /\((\d+):\d+\)/.exec(message);
  const words = message.replace(/^Error transforming [^:]*: /, "").replace(/\s*\(\d+:\d+\)/, "");
  return new CellError({ message: `SyntaxError: ${words}`, line: place === null ? null : Number(place[1]) });
}

/** Where the text between two places becomes another, of as many lines. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * A cell as a script for the kernel. What it declares becomes properties of the global object, which later cells see as
 * variables; the value of an expression that stands last is the cell's; `await` is allowed at the top level.
 *
 * @throws CellError with the line of the cell
 */
export function prepareCell(code: string): PreparedCell {
  const plain = stripTypes(code);
  let program: Program;
  try {
    program = parse(plain, {
      ecmaVersion: "latest",
      sourceType: "module",
      locations: true,
      allowAwaitOutsideFunction: true,
    });
  } catch (error) {
    throw readSyntaxError(error);
  }
  const names: string[] = [];
  const hoisted: string[] = [];
  const edits: Edit[] = [];
  for (const statement of program.body) editStatement(statement, plain, { names, hoisted, edits });
  const last = program.body.at(-1);
  if (last?.type === "ExpressionStatement") returnValue(last, edits);
  const first = hoisted.map((name) => `globalThis.${name} = ${name};`).join(" ");
  return {
    script: `(async () => { "use strict"; ${first} ${applyEdits(plain, edits)}\n})()`,
    names: [...new Set(names)],
  };
}

type Collected = { names: string[]; hoisted: string[]; edits: Edit[] };

function editStatement(
  node: Statement | ModuleDeclaration,
  code: string,
  { names, hoisted, edits }: Collected,
): void {
  switch (node.type) {
    case "VariableDeclaration":
      node.declarations.forEach(({ id, init, start, end }, index) => {
        names.push(...listNames(id));
        const begin = index === 0 ? node.start : start;
        const isPattern = id.type !== "Identifier";
        edits.push({ start: begin, end: start, text: isPattern ? ";(" : ";" });
        if (init === null || init === undefined) edits.push({ start: end, end, text: " = undefined" });
        const next = node.declarations[index + 1];
        edits.push({
          start: end,
          end: next?.start ?? end,
          text: (isPattern ? ")" : "") + keepLines(code.slice(end, next?.start ?? end)),
        });
      });
      return;
    case "FunctionDeclaration":
      names.push(node.id.name);
      hoisted.push(node.id.name);
      return;
    case "ClassDeclaration":
      names.push(node.id.name);
      edits.push({ start: node.start, end: node.start, text: `;${node.id.name} = ` });
      edits.push({ start: node.end, end: node.end, text: ";" });
      return;
    case "ImportDeclaration": {
      const source = String(node.source.value)
        .replace(/^npm:/, "")
        .replace(/@[\d.]+$/, "");
      const known = packages[source];
      if (known === undefined)
        throw new CellError({
          message: `There is no package ${source} here; a cell can import ${Object.keys(packages).join(", ")}.`,
          line: node.loc?.start.line ?? null,
        });
      const parts = node.specifiers.map((specifier) => {
        const { name } = specifier.local;
        const member =
          specifier.type === "ImportSpecifier"
            ? `.${code.slice(specifier.imported.start, specifier.imported.end)}`
            : "";
        if (name === known && member === "") return "";
        names.push(name);
        return `${name} = ${known}${member};`;
      });
      edits.push({
        start: node.start,
        end: node.end,
        text: `;${parts.join(" ")}${keepLines(code.slice(node.start, node.end))}`,
      });
      return;
    }
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
    case "ExportAllDeclaration":
      throw new CellError({
        message: "SyntaxError: a cell exports nothing; later cells see what it declares.",
        line: node.loc?.start.line ?? null,
      });
    default:
  }
}

function returnValue(last: ExpressionStatement, edits: Edit[]): void {
  edits.push({ start: last.start, end: last.start, text: "return (" });
  edits.push({ start: last.expression.end, end: last.expression.end, text: ")" });
}

function listNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        listNames(property.type === "RestElement" ? property.argument : property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : listNames(element)));
    case "AssignmentPattern":
      return listNames(pattern.left);
    case "RestElement":
      return listNames(pattern.argument);
    default:
      return [];
  }
}

const keepLines = (text: string) => text.replace(/[^\n]/g, "");

function applyEdits(code: string, edits: readonly Edit[]): string {
  let [result, at] = ["", 0];
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += code.slice(at, start) + text;
    at = Math.max(at, end);
  }
  return result + code.slice(at);
}
