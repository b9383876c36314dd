import { randomBytes } from "node:crypto";
import { request as sendRequest } from "node:http";
import { expect, test, type APIRequestContext } from "@playwright/test";
import type { Exercise } from "@/lib/classroom/grading/exercise";
import { loadGraders } from "@/lib/classroom/grading/load-graders";
import { train } from "@/lib/classroom/testing/sample-exercises";
import type { ExercisesReply, ExerciseState, HandInReply } from "@/lib/contract/exercise";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import type { RunLog } from "@/lib/experiment/run/log";
import { experimentSchema } from "@/lib/experiment/schema";
import { readExerciseFile } from "../course-exercises";
import { startOwnSite, type OwnSite } from "../own-server";

interface Place {
  lesson: string;
  exercise: string;
}

const lesson = "images-and-convolutions";
const exercise = "write-the-convolution";
const solution = readExerciseFile(lesson, exercise, "solution.ts");

let own: OwnSite;
test.beforeAll(async () => {
  own = await startOwnSite();
});
test.afterAll(() => own.close());

const newKey = () => randomBytes(16).toString("hex");

async function readState(reader: APIRequestContext, place: Place): Promise<ExerciseState> {
  const reply = await reader.get(`/api/exercises?lesson=${place.lesson}`);
  const state = ((await reply.json()) as ExercisesReply).exercises[place.exercise];
  if (state === undefined) throw new Error(`There is no ${place.lesson}/${place.exercise}`);
  return state;
}

async function grade(reader: APIRequestContext, place: Place, evidence: object) {
  const data = { ...place, key: newKey(), evidence };
  const reply = await reader.post("/api/submissions", { data });
  expect(reply.status(), await reply.text()).toBe(200);
  const { id } = (await reply.json()) as HandInReply;
  const find = async () =>
    (await readState(reader, place)).handIns.find((each) => each.id === id)?.grade ?? null;
  await expect.poll(find, { timeout: 60_000 }).not.toBeNull();
  const found = await find();
  if (found === null) throw new Error("It has no grade any more");
  return { score: found.score, message: found.report.message, figures: found.report.figures };
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
    const found = await grade(reader, { lesson, exercise }, { code });
    expect(found.score, name).toBe(score);
    expect(found.message, name).toMatch(message);
  }
  expect((await reader.get("/api/health")).status()).toBe(200);
  await reader.dispose();
});

const training: Place = { lesson: "capacity", exercise: "ring-on-a-budget" };

/** A new reader, and the run that solves the exercise with the seed that the reader was given. */
async function solveTraining(reader: APIRequestContext): Promise<RunLog> {
  await reader.post("/api/exercises/begin", { data: { attempt: newKey() } });
  const { form } = await readState(reader, training);
  if (form.kind !== "experiment") throw new Error("It is no experiment");
  const given = experimentSchema.parse(form.given);
  const layers = [
    { kind: "dense" as const, units: 4, activation: "tanh" as const },
    { kind: "dense" as const },
  ];
  return train({ ...given, model: { ...given.model, layers } }, 1500);
}

const mapWeights = (log: RunLog, change: (value: number) => number): RunLog => ({
  ...log,
  states: log.states.map((state) => ({
    ...state,
    weights: state.weights.map((weight) => ({ ...weight, values: weight.values.map(change) })),
  })),
});

test("of a trained model the server believes its own measuring, and nothing that comes with it", async ({
  playwright,
}) => {
  test.setTimeout(300_000);
  const reader = await playwright.request.newContext({ baseURL: own.site });
  const classmate = await playwright.request.newContext({ baseURL: own.site });
  const log = await solveTraining(reader);
  const hand = (run: RunLog, by = reader) => grade(by, training, { artefact: encodeArtefact(run) });

  const claims = log.points.map((point) => ({
    ...point,
    validation: { ...point.validation, accuracy: 1, loss: 0 },
    test: { ...point.test, accuracy: 1, loss: 0 },
  }));
  const forged = await hand({ ...mapWeights(log, (value) => value / 50), points: claims });
  expect(forged).toMatchObject({ score: 0, figures: { claimed: 1 } });
  expect(forged.figures?.measured).toBeLessThan(0.9);

  expect(await hand(mapWeights(log, () => NaN))).toMatchObject({
    score: 0,
    message: expect.stringMatching(/are no numbers/) as unknown,
  });

  const { experiment } = log;
  const easier = { ...experiment, data: { ...experiment.data, noise: 0 } };
  expect(await hand({ ...log, experiment: easier })).toMatchObject({
    score: 0,
    message: expect.stringMatching(/noise/i) as unknown,
  });

  expect(await hand(log)).toMatchObject({ score: 1 });
  await classmate.post("/api/exercises/begin", { data: { attempt: newKey() } });
  const copied = await hand({ ...log, id: "mine" }, classmate);
  expect(copied.score).toBe(0);

  expect((await reader.get("/api/health")).status()).toBe(200);
  await reader.dispose();
  await classmate.dispose();
});

test("a test set is looked at as often as the exercise says, also by who asks the server at once", async ({
  playwright,
}) => {
  const looks: Place = { lesson: "tuning", exercise: "five-looks" };
  const reader = await playwright.request.newContext({ baseURL: own.site });
  await reader.post("/api/exercises/begin", { data: { attempt: newKey() } });
  const { form } = await readState(reader, looks);
  if (form.kind !== "experiment") throw new Error("It is no experiment");
  const artefact = encodeArtefact(await train(experimentSchema.parse(form.given), 50));
  const replies = await Promise.all(
    Array.from({ length: 9 }, () =>
      reader.post("/api/submissions", { data: { ...looks, key: newKey(), evidence: { artefact } } }),
    ),
  );
  const statuses = replies.map((reply) => reply.status());
  expect(statuses.filter((status) => status === 200)).toHaveLength(form.peeks?.most ?? NaN);
  expect(statuses.filter((status) => status === 409)).toHaveLength(9 - (form.peeks?.most ?? NaN));
  const isGraded = async () => (await readState(reader, looks)).handIns.every(({ grade }) => grade !== null);
  await expect.poll(isGraded, { timeout: 60_000 }).toBe(true);
  const { handIns } = await readState(reader, looks);
  const [first] = handIns;
  expect(first?.grade?.report.peek).toEqual(expect.any(Number));
  // The same model on the same set has the same figure; on fresh examples it has others.
  expect(new Set(handIns.map(({ grade }) => grade?.report.peek)).size).toBe(1);
  expect(new Set(handIns.map(({ grade }) => grade?.report.figures?.measured)).size).toBeGreaterThan(1);
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
  expect((await readState(reader, { lesson, exercise })).handIns).toEqual([]);
  await reader.dispose();
});

/** What the server says of known mistakes, which names what is wrong. */
function listMessages(exercise: Exercise | undefined): string[] {
  if (exercise?.kind === "code") return exercise.mistakes.map(({ message }) => message);
  if (exercise?.kind !== "answer") return [];
  return exercise.questions.flatMap(({ mistakes }) => mistakes.map(({ message }) => message));
}

test("what a page gets of an exercise has no answer, no hidden case and no other reader's work in it", async ({
  playwright,
}) => {
  const reader = await playwright.request.newContext({ baseURL: own.site });
  await reader.post("/api/exercises/begin", { data: { attempt: newKey() } });
  const graders = await loadGraders();
  expect(graders.size).toBeGreaterThan(0);
  const forms = {
    answer: ["kind", "questions"],
    code: ["examples", "functionName", "kind", "precision", "starter"],
    experiment: ["free", "given", "goal", "kind", "peeks"],
    attack: ["example", "hasRivals", "kind", "marks", "model"],
  };
  for (const slug of new Set([...graders.keys()].map((place) => place.split("/")[0] ?? ""))) {
    const reply = await reader.get(`/api/exercises?lesson=${slug}`);
    const text = await reply.text();
    const { exercises } = JSON.parse(text) as ExercisesReply;
    for (const [id, state] of Object.entries(exercises)) {
      const keys = ["best", "count", "form", "given", "handIns", "isOffered", "workedHtml"];
      expect(Object.keys(state).sort(), `${slug}/${id}`).toEqual(keys);
      expect(state.workedHtml).toBeNull();
      expect(Object.keys(state.form).sort(), `${slug}/${id}`).toEqual(forms[state.form.kind]);
      for (const secret of listMessages(graders.get(`${slug}/${id}`)?.exercise))
        expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/mistakes|"answer":|drawCases|tolerance/);
  }
  await reader.dispose();
});
