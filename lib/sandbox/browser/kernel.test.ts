import { beforeEach, expect, test } from "vitest";
import { createCourseTools } from "./course-tools";
import { createKernel } from "./kernel";
import { fromKernelSchema, type FromKernel, type Output } from "./protocol";

let said: FromKernel[] = [];
let id = 0;
// As for a page, what is said must be of the protocol.
const kernel = createKernel((message) => said.push(fromKernelSchema.parse(message)), createCourseTools);

beforeEach(() => {
  said = [];
});

async function run(code: string, name = "first") {
  said = [];
  await kernel.answer({ kind: "run", id: ++id, name, code });
  const outputs = said.flatMap((message): Output[] => (message.kind === "output" ? [message.output] : []));
  const ended = said.find((message) => message.kind === "ended");
  return { outputs, fault: ended?.fault };
}
const value = (text: string) => ({ kind: "value", text });

test("the last expression is the cell's value, and later cells see what it declared", async () => {
  const first = await run(
    "const rate: number = 0.5;\nfunction half(x: number) { return rate * x; }\nhalf(3);",
  );
  expect(first).toEqual({ outputs: [value("1.5")], fault: null });
  expect(await run("class Pair { a = half(4); }\nconst { a } = new Pair();\n[a, rate]", "second")).toEqual({
    outputs: [value("[2, 0.5]")],
    fault: null,
  });
});

test("a cell runs again with other declarations of the same names", async () => {
  await run("const again = 1; class Same {}");
  expect((await run("const again = 2; class Same { b = 3; }\n[again, new Same()]")).outputs).toEqual([
    value("[2, Same { b: 3 }]"),
  ]);
});

test("what it waits for at its top level has come when the next cell runs", async () => {
  await run("const late = await new Promise<number>((resolve) => setTimeout(() => resolve(7), 5));");
  expect((await run("late")).outputs).toEqual([value("7")]);
});

test("names of the browser's own may be taken", async () => {
  const code =
    'const name = "mine", location = 2, self = 3, performance = 4; [name, location, self, performance]';
  expect((await run(code)).outputs).toEqual([value('["mine", 2, 3, 4]')]);
  await run("var performance = undefined");
  expect((await run("1 + 1")).outputs).toEqual([value("2")]);
});

test("what a cell throws comes with its line, though types and declarations were taken away above", async () => {
  const code =
    "interface Pair {\n  a: number;\n}\nconst pair = null as unknown as Pair;\n\nconsole.log(pair.a);";
  const { fault } = await run(code);
  expect(fault?.line).toBe(6);
  expect(fault?.message).toMatch(/^TypeError: /);
});

test("a fault within another cell's function is told of with both places", async () => {
  await run("function fail() {\n  throw new RangeError('too far');\n}", "definitions");
  const { fault } = await run("\n\nfail();", "use");
  expect(fault).toEqual({ message: "RangeError: too far (in the cell definitions, line 2)", line: 3 });
});

test("what is thrown need not be an error", async () => {
  expect((await run("throw { code: 3 };")).fault).toEqual({ message: "Thrown: { code: 3 }", line: null });
});

test("the log is told in order, and no more of it than can be read", async () => {
  const { outputs } = await run('console.log("a", 1, [2]);\nconsole.warn({ b: "c" });');
  expect(outputs).toEqual([
    { kind: "log", level: "log", text: "a 1 [2]" },
    { kind: "log", level: "warn", text: '{ b: "c" }' },
  ]);
  const flood = (await run("for (let i = 0; i < 5000; i++) console.log(i);")).outputs;
  expect(flood).toHaveLength(1001);
});

test("rows of numbers are shown as a matrix, and other values in words", async () => {
  expect((await run("[[1, 2, 3], [4, 5, 6]]")).outputs).toEqual([
    { kind: "tensor", dtype: "number", shape: [2, 3], values: new Float32Array([1, 2, 3, 4, 5, 6]) },
  ]);
  expect((await run("({ f: (x) => x, g: new Map([[1, 'a']]) })")).outputs).toEqual([
    value('{ f: [function f], g: Map(1) { 1 => "a" } }'),
  ]);
});

test("a chart that grows is drawn whole when its cell ends", async () => {
  const code = `const chart = livePlot({ x: "step", y: "loss" });
    for (let step = 0; step < 50; step++) chart.add(step, { loss: 1 / (1 + step) });`;
  const { outputs } = await run(code);
  const last = outputs.at(-1);
  expect(last).toMatchObject({ kind: "chart", xLabel: "step", yLabel: "loss" });
  if (last?.kind === "chart") expect(last.series[0]?.y).toHaveLength(50);
  expect(outputs.every((output) => output.kind === "chart" && output.chart === 0)).toBe(true);
});

test("the course's data are those of the course", async () => {
  const { outputs } = await run(
    'const rings = data.points({ shape: "circle", count: 10 });\n[rings.inputs.length, rings.targets.labels.length]',
  );
  expect(outputs).toEqual([value("[20, 10]")]);
});

test("names are completed by what stands behind them, without running anything", async () => {
  await run("const model = { weights: [1, 2], get loss() { throw new Error('read'); }, fit(epochs) {} };");
  await kernel.answer({ kind: "list", id: 1, path: ["model"] });
  const names = said.find((message) => message.kind === "names")?.names;
  expect(names).toEqual([
    { name: "weights", about: "array of 2" },
    { name: "loss", about: "undefined" },
    { name: "fit", about: "function (epochs)" },
  ]);
});

const call = async (code: string, functionName: string, ...args: unknown[]) => {
  said = [];
  await kernel.answer({ kind: "call", id: 1, code, functionName, json: JSON.stringify(args) });
  return said.find((message) => message.kind === "called")?.result;
};

test("a function of a program is called by its name, and answers as it would on the server", async () => {
  expect(
    await call(
      "export function double(x: number[]) { return Float32Array.from(x, (v) => 2 * v); }",
      "double",
      [1, 2],
    ),
  ).toEqual({ json: "[2,4]" });
  expect(await call("const odd = () => [NaN, -1 / 0, undefined];", "odd")).toEqual({
    json: '["NaN","-Infinity",null]',
  });
  expect(await call("const nothing = () => {};", "nothing")).toEqual({ json: "null" });
});

test("a program that is called knows nothing of the cells, and leaves nothing to them", async () => {
  await call("const kept = 5; const f = () => kept;", "f");
  expect((await run("typeof kept")).outputs).toEqual([value("undefined")]);
});

test("a call that fails says why, with the line", async () => {
  expect(await call("\nconst f = (x) => x.a.b;", "f", {})).toMatchObject({ fault: { line: 2 } });
  expect(await call("const g = 1;", "g")).toEqual({
    fault: { message: "There is no function g.", line: null },
  });
  expect(await call("const f = ;", "f")).toMatchObject({ fault: { line: 1 } });
});
