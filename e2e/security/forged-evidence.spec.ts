import { randomBytes } from "node:crypto";
import { request as sendRequest } from "node:http";
import { expect, test, type APIRequestContext } from "@playwright/test";
import type { ExercisesReply, HandInReply, SavedHandIn } from "@/lib/contract/exercise";
import { readExerciseFile } from "../course-exercises";
import { startOwnSite, type OwnSite } from "../own-server";

const lesson = "images-and-convolutions";
const exercise = "write-the-convolution";
const solution = readExerciseFile(lesson, exercise, "solution.ts");

let own: OwnSite;
test.beforeAll(async () => {
  own = await startOwnSite();
});
test.afterAll(() => own.close());

const newKey = () => randomBytes(16).toString("hex");

async function readHandIns(reader: APIRequestContext): Promise<readonly SavedHandIn[]> {
  const reply = await reader.get(`/api/exercises?lesson=${lesson}`);
  return ((await reply.json()) as ExercisesReply).exercises[exercise]?.handIns ?? [];
}

async function grade(reader: APIRequestContext, code: string) {
  const data = { lesson, exercise, key: newKey(), evidence: { code } };
  const reply = await reader.post("/api/submissions", { data });
  expect(reply.status(), await reply.text()).toBe(200);
  const { id } = (await reply.json()) as HandInReply;
  const find = async () => (await readHandIns(reader)).find((each) => each.id === id)?.grade ?? null;
  await expect.poll(find, { timeout: 60_000 }).not.toBeNull();
  const found = await find();
  if (found === null) throw new Error("It has no grade any more");
  return { score: found.score, message: found.report.message };
}

const programs: [name: string, code: string, score: number, message: RegExp][] = [
  ["loops", "export function convolve() { for (;;) {} }", 0, /stopped after 4 seconds/],
  [
    "allocates",
    "export function convolve() { const all = []; for (;;) all.push(new Float64Array(1e5)); }",
    0,
    /more memory than 64 MB/,
  ],
  ["recurses", "export function convolve(x) { return convolve(x) + 1; }", 0, /call one another without end/],
  [
    "patches prototypes",
    `JSON.stringify = () => "[[[1]]]"; Array.prototype.map = () => []; Object.defineProperty(Object.prototype, "expected", { get: () => 0 });
export function convolve() { return [[[0]]]; }`,
    0,
    /Right in 0 of/,
  ],
  [
    "reaches for process",
    "export function convolve() { return process.env.HOME; }",
    0,
    /process is not defined|'process'/,
  ],
  [
    "reaches for process through a constructor",
    `export function convolve() { return this.constructor.constructor("return process.env")(); }`,
    0,
    /Right in 0 of/,
  ],
  ["imports", `import fs from "node:fs"; export function convolve() { return fs.readdirSync("/"); }`, 0, /./],
  [
    "prints the tests",
    "export function convolve(...all) { throw new Error(JSON.stringify(all)); }",
    0,
    /The program stopped with an error/,
  ],
  [
    "says that it is right",
    `export function convolve() { return { score: 1, isRight: true }; }`,
    0,
    /is an object/,
  ],
  ["is right", solution, 1, /Right in all/],
];

test("programs that do what they should not are refused each in its own words, and the server goes on", async ({
  playwright,
}) => {
  test.setTimeout(300_000);
  const reader = await playwright.request.newContext({ baseURL: own.site });
  for (const [name, code, score, message] of programs) {
    const found = await grade(reader, code);
    expect(found.score, name).toBe(score);
    expect(found.message, name).toMatch(message);
  }
  expect((await reader.get("/api/health")).status()).toBe(200);
  await reader.dispose();
});

/** Sends as many bytes of a body as the server takes, and tells what it says. */
function flood(bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(own.site);
    const sending = sendRequest(
      {
        port,
        host: "127.0.0.1",
        path: "/api/submissions",
        method: "POST",
        headers: { "content-type": "application/json", "content-length": bytes },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
        sending.destroy();
      },
    );
    // The connection is closed on whoever goes on sending.
    sending.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE" && error.code !== "ECONNRESET") reject(error);
    });
    sending.write(`{"lesson":"${lesson}","exercise":"${exercise}","evidence":{"code":"`);
    sending.write("a".repeat(1e6));
  });
}

test("evidence that is too large, of another kind or of no exercise is refused before anything is kept", async ({
  playwright,
}) => {
  expect(await flood(100e6)).toBe(413);
  const reader = await playwright.request.newContext({ baseURL: own.site });
  const post = async (data: object) => {
    const reply = await reader.post("/api/submissions", { data });
    const body = (await reply.json()) as { error?: { code: string } };
    return [reply.status(), body.error?.code];
  };
  const whole = { lesson, exercise, key: newKey(), evidence: { code: solution } };
  expect(await post({ ...whole, evidence: { code: "a".repeat(70_000) } })).toEqual([413, "too-large"]);
  expect(await post({ ...whole, evidence: { artefact: "{}" } })).toEqual([400, "bad-request"]);
  expect(await post({ ...whole, evidence: { code: solution, score: 1 } })).toEqual([400, "bad-request"]);
  expect(await post({ ...whole, score: 1 })).toEqual([400, "bad-request"]);
  expect(await post({ ...whole, exercise: "no-such-exercise" })).toEqual([404, "not-found"]);
  expect(await post({ ...whole, key: "1" })).toEqual([400, "bad-request"]);
  expect(await readHandIns(reader)).toEqual([]);
  await reader.dispose();
});

test("what a page gets of an exercise has no answer, no hidden case and no other reader's work in it", async ({
  playwright,
}) => {
  const reader = await playwright.request.newContext({ baseURL: own.site });
  await reader.post("/api/exercises/begin", { data: { attempt: newKey() } });
  const reply = await reader.get("/api/exercises?lesson=lstm");
  const { exercises } = (await reply.json()) as ExercisesReply;
  const [first] = Object.values(exercises);
  expect(Object.keys(first ?? {}).sort()).toEqual([
    "best",
    "count",
    "form",
    "given",
    "handIns",
    "workedHtml",
  ]);
  expect(first?.workedHtml).toBeNull();
  const text = await reply.text();
  expect(text).not.toMatch(/mistakes|"answer":|tolerance|drawCases|The biases are missing/);
  await reader.dispose();
});
