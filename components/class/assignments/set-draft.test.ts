import { expect, test } from "vitest";
import type { ExerciseSet } from "@/lib/contract/assignment";
import { printAttempts, printLate, printMinutes, printTimes } from "./print-set";
import { createDraft, openDraft, printLocal, readDraft, type SetDraft } from "./set-draft";

const now = Date.parse("2026-03-10T12:00:30.000Z");
const exercises = [{ lesson: "lstm", exercise: "count-the-cell", points: 10 }];
const draft = (more: Partial<SetDraft> = {}): SetDraft => ({
  ...createDraft(now),
  title: "Week 1",
  exercises,
  ...more,
});

test("a new draft needs a title and an exercise alone, and is due after it opens", () => {
  expect(readDraft(createDraft(now))).toEqual({
    ok: false,
    errors: { title: "Give it a title.", exercises: "Choose at least one exercise." },
  });
  const read = readDraft(draft());
  if (!read.ok) throw new Error("The draft was refused");
  expect(read.fields).toMatchObject({
    title: "Week 1",
    releaseAt: "2026-03-10T12:00:00.000Z",
    late: [{ minutes: 1440, share: 80 }],
    attempts: { free: 3, by: 10, least: 50, most: null },
  });
  expect(Date.parse(read.fields.dueAt)).toBeGreaterThan(now + 6 * 24 * 60 * 60 * 1000);
});

test("what is sent and opened again is the same draft", () => {
  const before = draft({
    late: [
      { amount: 6, unit: "hours", share: 90 },
      { amount: 2, unit: "days", share: 50 },
    ],
    isLimited: true,
    most: 4,
    hasBoard: true,
  });
  const read = readDraft(before);
  if (!read.ok) throw new Error("The draft was refused");
  const set: ExerciseSet = {
    ...read.fields,
    id: "one",
    exercises: exercises.map((exercise) => ({ ...exercise, id: "first" })),
    extensions: [],
    handedIn: 0,
  };
  expect(openDraft(set)).toEqual(before);
});

test.each<[string, Partial<SetDraft>, keyof SetDraft, RegExp]>([
  ["due before it opens", { due: "2026-03-01T12:00" }, "due", /due before it is released/],
  ["no due time", { due: "" }, "due", /Say when it is due/],
  ["no opening", { release: "" }, "release", /Say when it opens/],
  [
    "a second step that ends first",
    {
      late: [
        { amount: 2, unit: "days", share: 80 },
        { amount: 1, unit: "days", share: 50 },
      ],
    },
    "late",
    /must end later/,
  ],
  [
    "the same exercise twice",
    { exercises: [...exercises, ...exercises] },
    "exercises",
    /same exercise twice/,
  ],
])("a draft with %s says so at its field", (_what, more, field, message) => {
  const read = readDraft(draft(more));
  expect(read.ok ? {} : read.errors).toMatchObject({ [field]: expect.stringMatching(message) as string });
});

test("rules are told in a sentence each", () => {
  expect([90, 120, 1440, 2880].map(printMinutes)).toEqual(["90 minutes", "2 hours", "1 day", "2 days"]);
  expect(printLate([])).toBe("What is handed in later is practice.");
  expect(
    printLate([
      { minutes: 1440, share: 80 },
      { minutes: 2880, share: 0 },
    ]),
  ).toBe("Then it earns 80 % up to 1 day late; later than that it is practice.");
  const rule = { free: 1, by: 10, least: 50, most: null };
  expect(printAttempts(rule)).toBe(
    "The first attempt counts in full, each further one 10 % less, down to 50 %; the best stands.",
  );
  expect(printAttempts({ ...rule, by: 0, most: 3 })).toBe(
    "The best attempt counts, in full. At most 3 attempts count.",
  );
});

test("where a set stands is told by its times", () => {
  const times = (release: number, due: number) => ({
    releaseAt: new Date(now + release).toISOString(),
    dueAt: new Date(now + due).toISOString(),
    late: [{ minutes: 60, share: 80 }],
  });
  const hour = 3_600_000;
  expect(printTimes(times(hour, 2 * hour), now)).toMatch(/^hidden until .*, due /);
  expect(printTimes(times(-hour, hour), now)).toMatch(/^due /);
  expect(printTimes(times(-2 * hour, -hour / 2), now)).toMatch(/late work counts until/);
  expect(printTimes(times(-9 * hour, -3 * hour), now)).toMatch(/^was due [^,]*$/);
  expect(printLocal(new Date(now).toISOString())).toMatch(/^2026-03-1\dT\d\d:00$/);
});
