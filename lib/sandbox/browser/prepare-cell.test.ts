import { expect, test } from "vitest";
import { CellError, prepareCell, stripTypes } from "./prepare-cell";

const readFault = (code: string) => {
  try {
    prepareCell(code);
  } catch (error) {
    if (error instanceof CellError) return error.fault;
  }
  return null;
};

test("what a cell declares at its top level is named, in whatever way it is declared", () => {
  const code = `
    const a = 1, { b, c: [d, ...e] } = pair;
    let f: number;
    function g() { const hidden = 1; }
    class H {}
    enum Color { Red }
    interface Unseen { x: number }
    for (const i of []) { let j; }
    import { tidy as k } from "@tensorflow/tfjs";`;
  expect(prepareCell(code).names).toEqual(["a", "b", "d", "e", "f", "g", "H", "Color", "k"]);
});

test("each line stands where it stood, so that a place in the script is a place in the cell", () => {
  const code = `interface Pair {\n  a: number;\n}\nconst a: number = 1,\n  b = 2;\nimport {\n  tidy,\n} from "@tensorflow/tfjs";\nclass A {}\nmark;`;
  const { script } = prepareCell(code);
  expect(script.split("\n")[9]).toContain("mark");
});

test("a text that is no program is refused, with its line", () => {
  expect(readFault("const a = 1;\nconst b = ;")).toMatchObject({ line: 2 });
  expect(readFault("const a = 1;\n\nfunction f(x: number {}")).toMatchObject({ line: 3 });
  expect(readFault("let a = 1;\nlet a = 2;")).toMatchObject({ line: 2 });
});

test("a cell imports what is at hand, and exports nothing", () => {
  expect(readFault('\nimport fs from "node:fs";')).toMatchObject({
    line: 2,
    message: expect.stringContaining("There is no package node:fs here") as string,
  });
  expect(readFault("export const a = 1;")).toMatchObject({ line: 1 });
  expect(readFault('import * as tf from "npm:@tensorflow/tfjs@4.22.0";')).toBeNull();
});

test("types go, and nothing moves", () => {
  expect(stripTypes("const f = (a: number): number =>\n  a as number;")).toBe("const f = (a) =>\n  a ;");
});
