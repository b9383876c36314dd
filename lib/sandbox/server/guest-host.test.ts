import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleProgram } from "@/scripts/program-bundle.mjs";
import { fromRoot } from "@/scripts/paths.mjs";
import { createGuestHost, type GuestHost } from "./guest-host";
import type { GuestTask } from "./guest-task";

const program = fromRoot("node_modules", ".cache", "forward-pass", "guest-process.mjs");
let host: GuestHost;

beforeAll(async () => {
  await bundleProgram("lib/sandbox/server/guest-process.ts", program);
  host = createGuestHost({ program, packages: fromRoot("node_modules") });
});
afterAll(() => host.close());

const run = (code: string, ...calls: GuestTask["calls"]) => host.run({ code, calls, milliseconds: 1500 });
const call = (name: string, ...values: unknown[]) => ({ name, arguments: values });

test("a program in TypeScript answers calls of its functions", async () => {
  const code = `
    type Row = readonly number[];
    const scale: number = 2;
    function double(row: Row): number[] { return row.map((value) => scale * value); }
    const sum = (row: Row) => row.reduce((all, value) => all + value, 0);`;
  expect(await run(code, call("double", [1, 2.5]), call("sum", [1, 2, 3]))).toEqual({
    outcomes: [{ json: "[2,5]" }, { json: "6" }],
  });
});

test("typed arrays come as arrays, and numbers that JSON has not as words", async () => {
  const code = `const odd = () => [new Float32Array([0.5, 1]), NaN, -1 / 0, undefined];`;
  expect(await run(code, call("odd"))).toEqual({ outcomes: [{ json: '[[0.5,1],"NaN","-Infinity",null]' }] });
});

test("a fault is told with the line of the learner's own program", async () => {
  expect(await run(`const a = 1;\n\nfunction f(x: number {}`)).toMatchObject({
    fault: { kind: "syntax", line: 3 },
  });
  const throwing = `interface Pair { a: number }\n\nfunction f(pair: Pair) {\n  return pair.b.c;\n}`;
  expect(await run(throwing, call("f", { a: 1 }))).toMatchObject({
    outcomes: [
      { fault: { kind: "threw", line: 4, message: expect.stringContaining("TypeError") as string } },
    ],
  });
  expect(await run(`const f = 1;`, call("f"), call("g"))).toMatchObject({
    outcomes: [{ fault: { kind: "missing" } }, { fault: { kind: "missing" } }],
  });
});

test.each([
  ["loops", "for (;;);", "too-slow"],
  ["loops in a regular expression", `/^(a+)+$/.test("a".repeat(40) + "b");`, "too-slow"],
  ["allocates arrays", "const kept = []; for (;;) kept.push(new Float32Array(1 << 20));", "too-much-memory"],
  ["allocates text", `const kept = []; for (;;) kept.push("x".repeat(1 << 20));`, "too-much-memory"],
  ["recurses", "const deeper = (n) => 1 + deeper(n + 1); deeper(0);", "too-deep"],
  ["is nested too deep to be read", `eval("(".repeat(100_000) + "1" + ")".repeat(100_000));`, "too-deep"],
])("a program that %s is ended, and the next one runs", async (_what, code, kind) => {
  expect(await run(code)).toMatchObject({ fault: { kind } });
  expect(await run(`function f() { ${code} }`, call("f"))).toMatchObject({ outcomes: [{ fault: { kind } }] });
  expect(await run("const f = () => 1;", call("f"))).toEqual({ outcomes: [{ json: "1" }] });
});

test("a value that is too large, or nested beyond all measure, is text that harms nobody", async () => {
  const large = `const f = () => "x".repeat(3_000_000);`;
  expect(await run(large, call("f"))).toMatchObject({ outcomes: [{ fault: { kind: "too-large" } }] });
  const deep = `const f = () => { let value = []; for (let n = 0; n < 1e6; n++) value = [value]; return value; };`;
  // Which of its bounds it meets first depends on the machine's speed.
  const kind = expect.stringMatching(/^too-(deep|slow|much-memory)$/) as string;
  expect(await run(deep, call("f"))).toMatchObject({ outcomes: [{ fault: { kind } }] });
});

test("there is nothing to reach: no process, no modules, no network, no clock but Date", async () => {
  const names = ["process", "require", "module", "fetch", "WebAssembly", "setTimeout", "Buffer", "console"];
  const code = `const f = () => [${names.map((name) => `typeof ${name}`).join(", ")}];`;
  expect(await run(code, call("f"))).toEqual({
    outcomes: [{ json: JSON.stringify(names.map(() => "undefined")) }],
  });
  const climbing = `const f = () => f.constructor.constructor("return this")().process ?? "nothing";`;
  expect(await run(climbing, call("f"))).toEqual({ outcomes: [{ json: '"nothing"' }] });
  expect(await run(`const f = () => 1; import("node:fs");`, call("f"))).toEqual({
    outcomes: [{ json: "1" }],
  });
  expect(await run(`import fs from "node:fs";`)).toMatchObject({ fault: { kind: "syntax" } });
});

test("built-in objects that a program changes are its own", async () => {
  const code = `
    JSON.stringify = () => "[1]";
    JSON.parse = () => [7];
    Array.from = () => [7];
    Object.prototype.toJSON = undefined;
    const f = (value) => value;`;
  expect(await run(code, call("f", [2, 3]))).toEqual({ outcomes: [{ json: "[2,3]" }] });
  expect(await run("const f = (value) => JSON.stringify(value);", call("f", [2]))).toEqual({
    outcomes: [{ json: '"[2]"' }],
  });
});

test("a program sees its calls one by one, and keeps what it has seen to itself", async () => {
  const code = `const seen = []; const f = (value) => { seen.push(value); return seen.length; };`;
  expect(await run(code, call("f", 1), call("f", 2))).toEqual({ outcomes: [{ json: "1" }, { json: "2" }] });
  expect(await run("const f = () => typeof seen;", call("f"))).toEqual({
    outcomes: [{ json: '"undefined"' }],
  });
});

test("a hundred programs that come at once are run in turn, in more than one process", async () => {
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, index) => run(`const f = () => ${index};`, call("f"))),
  );
  expect(replies).toEqual(replies.map((_, index) => ({ outcomes: [{ json: String(index) }] })));
});
