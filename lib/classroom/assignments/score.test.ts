import { expect, test } from "vitest";
import type { AttemptRule } from "@/lib/contract/assignment";
import { createRandom } from "@/lib/math/random";
import { attemptShare, creditShare, findEnd, scoreOf, type GradedSubmission, type SetRules } from "./score";

const minute = 60_000;
const at = (text: string) => Date.parse(`2026-03-${text}:00Z`);
const day = 24 * 60;
const unlimited: AttemptRule = { free: 1, by: 0, least: 100, most: null };
const set: SetRules = {
  releaseAt: at("01T08:00"),
  dueAt: at("08T20:00"),
  late: [
    { minutes: day, share: 80 },
    { minutes: 3 * day, share: 50 },
  ],
  attempts: unlimited,
};
const plain = { points: 10, extendedTo: null, override: null };

let count = 0;
const hand = (receivedAt: number, grade: GradedSubmission["grade"]): GradedSubmission => ({
  id: `s${String((count += 1)).padStart(6, "0")}`,
  receivedAt,
  grade,
});

test.each([
  ["before the release", at("01T07:59"), 0],
  ["at the release", at("01T08:00"), 100],
  ["at the due time to the millisecond", at("08T20:00"), 100],
  ["a millisecond late", at("08T20:00") + 1, 80],
  ["a day late", at("09T20:00"), 80],
  ["a millisecond more", at("09T20:00") + 1, 50],
  ["three days late", at("11T20:00"), 50],
  ["later than that", at("11T20:00") + 1, 0],
])("what is handed in %s earns its share", (_when, receivedAt, share) => {
  expect(creditShare(set, null, receivedAt)).toBe(share);
});

test("an extension moves the whole timeline, and never shortens what all have", () => {
  const extended = at("10T20:00");
  expect(creditShare(set, extended, at("10T20:00"))).toBe(100);
  expect(creditShare(set, extended, at("11T20:00"))).toBe(80);
  expect(creditShare(set, extended, at("13T20:00"))).toBe(50);
  expect(creditShare(set, extended, at("13T20:00") + 1)).toBe(0);
  expect(creditShare(set, at("05T20:00"), at("08T20:00"))).toBe(100);
  expect(findEnd(set, extended)).toBe(at("13T20:00"));
  expect(findEnd({ dueAt: set.dueAt, late: [] }, null)).toBe(set.dueAt);
});

test("further attempts earn less down to a least share, and beyond the last nothing", () => {
  const rule: AttemptRule = { free: 2, by: 30, least: 25, most: 5 };
  expect([1, 2, 3, 4, 5, 6].map((attempt) => attemptShare(rule, attempt))).toEqual([100, 100, 70, 40, 25, 0]);
  expect(attemptShare(unlimited, 99)).toBe(100);
});

test("the best submission counts, each by its grade, its time and its number", () => {
  const rules = { ...set, attempts: { free: 1, by: 10, least: 50, most: null } };
  const submissions = [hand(at("09T10:00"), 1), hand(at("02T10:00"), 0.5), hand(at("08T19:00"), 0.85)];
  const score = scoreOf(submissions, rules, plain);
  expect(
    score.credits.map(({ attempt, lateShare, attemptShare: share, hundredths }) => [
      attempt,
      lateShare,
      share,
      hundredths,
    ]),
  ).toEqual([
    [1, 100, 100, 500],
    [2, 100, 90, 765],
    [3, 80, 80, 640],
  ]);
  expect(score).toMatchObject({
    hundredths: 765,
    computed: 765,
    state: "graded",
    attempts: 3,
    isLate: false,
  });
});

test("a late one that is better than all in time is told to be late", () => {
  const score = scoreOf([hand(at("08T10:00"), 0.4), hand(at("09T10:00"), 1)], set, plain);
  expect(score).toMatchObject({ hundredths: 800, isLate: true });
});

test("what comes before the release, or after the end, or after the last attempt, is practice", () => {
  const outside = [hand(at("01T07:00"), 1), hand(at("20T10:00"), 1)];
  expect(scoreOf(outside, set, plain)).toMatchObject({ hundredths: null, state: "practice", attempts: 0 });
  const rules = { ...set, attempts: { ...unlimited, most: 1 } };
  const twice = scoreOf([hand(at("02T10:00"), 0.2), hand(at("02T11:00"), 1)], rules, plain);
  expect(twice).toMatchObject({ hundredths: 200, attempts: 1 });
  expect(twice.credits[1]).toMatchObject({ attempt: null, attemptShare: 0, hundredths: null });
});

test("one that no grader could tell costs no attempt, one that waits does", () => {
  const rules = { ...set, attempts: { free: 1, by: 50, least: 0, most: null } };
  const ungraded = scoreOf([hand(at("02T10:00"), null), hand(at("02T11:00"), 1)], rules, plain);
  expect(ungraded).toMatchObject({ hundredths: 1000, attempts: 1, state: "graded" });
  const waiting = scoreOf([hand(at("02T10:00"), "waiting"), hand(at("02T11:00"), 1)], rules, plain);
  expect(waiting).toMatchObject({ hundredths: 500, attempts: 2, state: "waiting" });
  expect(scoreOf([hand(at("02T10:00"), null)], set, plain).state).toBe("not-graded");
  expect(scoreOf([], set, plain)).toMatchObject({ state: "not-begun", hundredths: null });
});

test("an override stands in place of any score, and what was computed stays beside it", () => {
  const over = { ...plain, override: 0 };
  expect(scoreOf([hand(at("02T10:00"), 0.5)], set, over)).toMatchObject({ hundredths: 0, computed: 500 });
  expect(scoreOf([], set, over)).toMatchObject({ hundredths: 0, computed: null, state: "not-begun" });
});

test("an attempt more, or a grade that comes in, never lowers a score", () => {
  const random = createRandom(11, "attempts");
  for (let trial = 0; trial < 400; trial++) {
    const rules: SetRules = {
      ...set,
      attempts: {
        free: 1 + random.integer(3),
        by: random.integer(101),
        least: random.integer(101),
        most: random.integer(3) === 0 ? 1 + random.integer(6) : null,
      },
    };
    const submissions: GradedSubmission[] = [];
    let before = -1;
    for (let step = 0; step < 12; step++) {
      const waiting = submissions.find(({ grade }) => grade === "waiting");
      if (waiting !== undefined && random.integer(2) === 0) {
        waiting.grade = random.integer(5) === 0 ? null : random.next();
      } else {
        const last = submissions.at(-1)?.receivedAt ?? set.releaseAt;
        submissions.push(hand(last + random.integer(day) * minute, "waiting"));
      }
      const now = scoreOf(submissions, rules, plain).hundredths ?? -1;
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  }
});

test("two submissions of one millisecond have one order, whichever is read first", () => {
  const rules = { ...set, attempts: { free: 1, by: 50, least: 0, most: null } };
  const [first, second] = [hand(at("02T10:00"), 0.2), hand(at("02T10:00"), 1)];
  expect(scoreOf([first, second], rules, plain)).toEqual(scoreOf([second, first], rules, plain));
});

test("points are rounded once, to whole hundredths, halves upwards", () => {
  const score = (grade: number, points: number) =>
    scoreOf([hand(at("02T10:00"), grade)], set, { ...plain, points }).hundredths;
  expect(score(1 / 3, 10)).toBe(333);
  expect(score(2 / 3, 1)).toBe(67);
  expect(score(0.125, 1)).toBe(13);
  expect(score(0.7 + 0.1, 10)).toBe(800);
  expect(score(1.005 - 1 + 0.24, 1)).toBe(25);
});
