import { expect, test } from "vitest";
import { answerExercise, get } from "../testing/sample-exercises";
import { drawGiven, gradeAnswers } from "./answer-exercise";

const exercise = answerExercise;
const seed = 5;
const given = drawGiven(exercise, seed);
const [units, symbols] = [get(given, "units"), get(given, "symbols")];
const right = {
  cell: String(4 * (units * (units + symbols) + units)),
  memory: `${(4 * units) / 1000} kB`,
  output: `32 x ${symbols}`,
  side: "1 + (n - k + 2p)/s".replace("2p", "2*p"),
  gate: "forget",
};
const tell = (answers: Record<string, string>, id: string) =>
  gradeAnswers(exercise, { ...right, ...answers }, seed).report.questions.find(
    (question) => question.id === id,
  );

test("right answers have full marks, however they are written", () => {
  expect(gradeAnswers(exercise, right, seed)).toMatchObject({ score: 1, report: { message: "All right." } });
  const otherwise = {
    ...right,
    output: `[32, ${symbols}]`,
    memory: String((4 * units) / 1000),
    side: "(n-k+2*p+s)/s",
  };
  expect(gradeAnswers(exercise, otherwise, seed).score).toBe(1);
  expect(gradeAnswers(exercise, { ...right, output: `(32 × ${symbols})` }, seed).score).toBe(1);
});

test("other seeds draw other numbers, for which these answers are wrong", () => {
  const drawn = Array.from({ length: 20 }, (_, other) => JSON.stringify(drawGiven(exercise, other)));
  expect(new Set(drawn).size).toBeGreaterThan(15);
  expect(gradeAnswers(exercise, right, seed + 1).score).toBeLessThan(1);
});

test("a known mistake gets the message that is meant for it, any other wrong answer tells nothing", () => {
  expect(tell({ cell: String(4 * units * (units + symbols)) }, "cell")).toMatchObject({
    isRight: false,
    message: "The biases are missing.",
  });
  expect(tell({ side: "(n + p - k)/s + 1" }, "side")?.message).toBe("Padding stands on both sides.");
  expect(tell({ gate: "input" }, "gate")?.message).toBe("That one lets something in.");
  expect(tell({ cell: "7" }, "cell")).toMatchObject({ isRight: false, message: "This is not right." });
  expect(gradeAnswers(exercise, { ...right, cell: "7" }, seed).score).toBeCloseTo(0.8);
});

test.each([
  ["cell", "", "There is no answer."],
  ["cell", "many", "This is not a number."],
  ["cell", "1e999", "This is not a number."],
  ["output", "wide", "This is no shape: write whole numbers such as 28 x 28 x 3."],
  ["side", "n +", /must follow/],
  ["side", "units - 1", "units is none of the names here: n, k, p, s."],
  ["side", "(".repeat(500), "This is longer than any answer here."],
  ["side", "n/0 - n/0", "This is not right."],
  ["gate", "output", "This is none of the options."],
])("what cannot be read says so: %s = %s", (id, text, message) => {
  const told = tell({ [id]: text }, id);
  expect(told?.isRight).toBe(false);
  expect(told?.message).toMatch(message);
});

test("what is answered to no question, or not at all, is nothing", () => {
  const { score, report } = gradeAnswers(exercise, { toString: "1", constructor: "2" }, seed);
  expect(score).toBe(0);
  expect(report.questions.every(({ message }) => message === "There is no answer.")).toBe(true);
});
