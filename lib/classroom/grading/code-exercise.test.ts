import { afterAll, beforeAll, expect, test } from "vitest";
import { createGuestHost, type GuestHost } from "@/lib/sandbox/server/guest-host";
import { bundleProgram } from "@/scripts/program-bundle.mjs";
import { fromRoot } from "@/scripts/paths.mjs";
import { codeExercise, codeSolution as solution } from "../testing/sample-exercises";
import { gradeCode } from "./code-exercise";

const program = fromRoot("node_modules", ".cache", "forward-pass", "grading-guest.mjs");
let host: GuestHost;
beforeAll(async () => {
  await bundleProgram("lib/sandbox/server/guest-process.ts", program);
  host = createGuestHost({ program, packages: fromRoot("node_modules") });
});
afterAll(() => host.close());

const grade = (code: string, seed = 1) => gradeCode(codeExercise, code, seed, host.run);

test("a right program has full marks, whatever numbers are drawn", async () => {
  for (const seed of [1, 2, 3]) {
    expect(await grade(solution, seed)).toMatchObject({
      score: 1,
      report: {
        message: "Right in all 3 cases.",
        cases: [{ isRight: true }, { isRight: true }, { isRight: true }],
      },
    });
  }
});

test("a known mistake is told by its name", async () => {
  const turned = solution.replace(
    "kernel[i][j] *",
    "kernel[kernel.length - 1 - i][kernel[0].length - 1 - j] *",
  );
  const { score, report } = await grade(turned);
  expect(score).toBe(0);
  expect(report.message).toMatch(/^Right in 0 of 3 cases\. With a square image: The kernel is turned around/);
});

test("a program that is right for square images alone has the marks of those", async () => {
  const square = solution.replace("image[0].length", "image.length");
  const { score, report } = await grade(square);
  expect(score).toBeLessThan(1);
  expect(report.message).toContain("With an image that is not square");
});

test.each([
  ["cannot be read", "export function convolve(image {", /cannot be read \(line 1\)/],
  ["lacks the function", "export const convolution = 1;", /The function is missing/],
  ["throws", "export function convolve() { return null.x; }", /stopped with an error \(line 1\): TypeError/],
  ["loops", "export function convolve() { for (;;); }", /stopped after 4 seconds/],
  [
    "eats memory",
    "export function convolve() { const a = []; for (;;) a.push(new Array(1e5).fill(1)); }",
    /64 MB/,
  ],
  ["recurses", "export function convolve() { return convolve(); }", /without end/],
  ["returns nothing", "export function convolve() {}", /It is nothing where a list of 3 entries is expected/],
  ["returns NaN", "export function convolve(a, k) { return [[NaN]]; }", /It has 1 entry where 3 entries/],
])("a program that %s is refused with a message that says so", async (_what, code, message) => {
  const { score, report } = await grade(code);
  expect(score).toBe(0);
  expect(report.message).toMatch(message);
});

test("what a program knows of its tests is of no use: their answers are not where it runs", async () => {
  const spying = `
    const seen = [];
    export function convolve(...values) { seen.push(values); throw new Error(JSON.stringify(seen)); }`;
  const spied = await grade(spying);
  expect(spied.score).toBe(0);
  const lying = `
    Object.defineProperty(Object.prototype, "isRight", { value: true });
    Array.prototype.every = () => true;
    Math.abs = () => 0;
    Number.prototype.valueOf = () => 0;
    export function convolve(image, kernel) {
      return new Proxy([], { get: (list, key) => (key === "length" ? 3 : key === "toJSON" ? undefined : [0, 0, 0]) });
    }`;
  expect((await grade(lying)).score).toBe(0);
  const other = await grade(solution, 7);
  expect(other.score).toBe(1);
});
