import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { askQuestions, countRight, findSlip, giveAnswer } from "./model";
import { questionIds, questionKinds } from "./questions/kinds";
import { definition, type State } from "./state";

const opening = definition.schema.parse({});
const all: State = { ...opening, count: questionIds.length };
const seeds = Array.from({ length: 200 }, (_, i) => i);

test.each(questionKinds.map((kind) => [kind.id, kind] as const))(
  "%s: 200 draws have an answer, its working names it, and a wrong answer is told its reason",
  (id, kind) => {
    let told = 0;
    const answers = new Set<number>();
    for (const seed of seeds) {
      const question = kind.make(createRandom(seed, "question", id));
      const { answer, tolerance = 1e-9, slips, text, working } = question;
      expect(Number.isFinite(answer)).toBe(true);
      answers.add(answer);
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
      expect(working).not.toMatch(/NaN|undefined|Infinity/);
      const printed = answer.toLocaleString("en", { maximumFractionDigits: 4 }).replace("-", "\u2212");
      expect(working).toContain(printed);
      // What tempts is judged wrong, and is told why.
      const wrong = slips.filter(({ value }) => Math.abs(value - answer) > tolerance);
      for (const { value } of wrong)
        if (Number.isFinite(value)) expect(findSlip(question, value)).not.toBeNull();
      expect(findSlip(question, answer)).toBeNull();
      told += wrong.length;
    }
    expect(told / seeds.length).toBeGreaterThan(2);
    expect(answers.size).toBeGreaterThan(3);
  },
);

test("the same seed asks the same; another seed asks with other numbers", () => {
  expect(askQuestions(opening)).toEqual(askQuestions(opening));
  const texts = (seed: number) => askQuestions({ ...all, seed }).map(({ text }) => text);
  expect(texts(1).filter((text, i) => text === texts(2)[i]).length).toBeLessThan(4);
});

test("as many are asked as are wanted, in the order of the lessons, and of those that an author names", () => {
  expect(askQuestions(opening)).toHaveLength(8);
  for (const seed of seeds.slice(0, 20)) {
    const places = askQuestions({ ...opening, seed }).map(({ kind }) => questionIds.indexOf(kind.id));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
  const named = askQuestions({ ...opening, kinds: ["output-side", "one-output"] });
  expect(named.map(({ kind }) => kind.id)).toEqual(["one-output", "output-side"]);
});

test("a right answer counts; a shown working opens the question and does not", () => {
  const [first, second] = askQuestions(opening);
  if (first === undefined || second === undefined) throw new Error("two questions were meant");
  let state = { ...opening, ...giveAnswer(opening, first.kind.id, { value: first.answer + 7 }) };
  expect(askQuestions(state)[0]).toMatchObject({ isRight: false, isOpen: false });
  state = { ...state, ...giveAnswer(state, first.kind.id, { value: first.answer }) };
  expect(askQuestions(state)[0]).toMatchObject({ isRight: true, isOpen: true });
  expect(countRight(askQuestions(state), state)).toBe(1);
  state = { ...state, ...giveAnswer(state, second.kind.id, { isShown: true }) };
  state = { ...state, ...giveAnswer(state, second.kind.id, { value: second.answer }) };
  expect(askQuestions(state)[1]).toMatchObject({ isRight: true, isOpen: true });
  expect(countRight(askQuestions(state), state)).toBe(1);
});

test("decimals are judged to three digits, whole numbers exactly", () => {
  const ask = (kind: string) => askQuestions({ ...opening, kinds: [kind] })[0]!;
  for (const [kind, off, isRight] of [
    ["first-weights", 4e-4, true],
    ["first-weights", 2e-3, false],
    ["filter-parameters", 1, false],
  ] as const) {
    const { answer } = ask(kind);
    const state = { ...opening, kinds: [kind], ...giveAnswer(opening, kind, { value: answer + off }) };
    expect(askQuestions(state)[0]?.isRight).toBe(isRight);
  }
});

test("every lesson that a question names is in the course's plan", async () => {
  const { readFile } = await import("node:fs/promises");
  const plan = await readFile("content/course.yaml", "utf8");
  for (const { lesson } of questionKinds) expect(plan).toContain(`slug: ${lesson},`);
});
