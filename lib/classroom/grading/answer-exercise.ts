import { parseNumber } from "@/lib/contract/parse-number";
import { parseExpression } from "@/lib/math/expression/parse-expression";
import { ExpressionError } from "@/lib/math/expression/syntax";
import { recordTape, runForward, type Tape } from "@/lib/math/expression/tape";
import { createRandom, type Random } from "@/lib/math/random";

/** The numbers of one learner's exercise, by their names. */
export type Given = Readonly<Record<string, number>>;

/** What is often answered instead, and what that tells. */
export interface AnswerMistake<Answer, Numbers extends Given = Given> {
  message: string;
  answer: (given: Numbers) => Answer;
}

interface QuestionBase<Answer, Numbers extends Given> {
  id: string;
  /** What is asked, in a few words beside the field. */
  label: string;
  answer: (given: Numbers) => Answer;
  mistakes: readonly AnswerMistake<Answer, Numbers>[];
}

export type Question<Numbers extends Given = Given> =
  | (QuestionBase<number, Numbers> & {
      kind: "number";
      /** Largest distance that counts as right: in its unit, or as a share of the answer. */
      tolerance: { kind: "absolute" | "relative"; amount: number };
      /** Such as "kB"; it may be written behind the number. */
      unit: string | null;
    })
  | (QuestionBase<string, Numbers> & { kind: "choice"; options: readonly { id: string; text: string }[] })
  /** Sizes from the outermost axis on, such as 28 x 28 x 3. */
  | (QuestionBase<readonly number[], Numbers> & { kind: "shape" })
  /** An expression in the exercise's own names. */
  | (QuestionBase<string, Numbers> & { kind: "formula"; variables: readonly string[] });

/** An exercise that is answered by numbers, shapes, formulas and choices. */
export interface AnswerExercise<Numbers extends Given = Given> {
  kind: "answer";
  /** Draws the numbers of one learner, or of one more variant for practice. */
  draw: (random: Random) => Numbers;
  questions: readonly Question<Numbers>[];
  /** The way to the answers, in Markdown with formulas: for a learner who has them all right, or gives up. */
  worked: (given: Numbers) => string;
}

export interface AnswerReport {
  message: string;
  questions: readonly { id: string; isRight: boolean; message: string }[];
}

export interface AnswerGrade {
  /** Share of the questions that are right, from 0 to 1. */
  score: number;
  report: AnswerReport;
}

/** Longest formula, in characters. */
const longestFormula = 200;

/** Points at which two formulas are compared. */
const points = 12;

export function drawGiven({ draw }: AnswerExercise, seed: number): Given {
  return draw(createRandom(seed, "given"));
}

/** What is wrong with an answer that cannot be read, for the learner. */
class Unreadable extends Error {}

function readNumber(text: string, unit: string | null): number {
  const plain = unit !== null && text.trim().endsWith(unit) ? text.trim().slice(0, -unit.length) : text;
  const value = parseNumber(plain);
  if (value === null) throw new Unreadable("This is not a number.");
  return value;
}

/** Reads 28 x 28 x 3, also with ×, commas or brackets. */
function readShape(text: string): number[] {
  const words = text.replace(/^\s*[[(]|[\])]\s*$/g, "").split(/\s*[x×*,]\s*|\s+/i);
  const sizes = words.filter((word) => word !== "").map(Number);
  if (sizes.length === 0 || sizes.some((size) => !Number.isInteger(size) || size < 0))
    throw new Unreadable("This is no shape: write whole numbers such as 28 x 28 x 3.");
  return sizes;
}

function readFormula(text: string, variables: readonly string[]): Tape {
  if (text.length > longestFormula) throw new Unreadable("This is longer than any answer here.");
  let tape: Tape;
  try {
    tape = recordTape(parseExpression(text));
  } catch (error) {
    if (error instanceof ExpressionError) throw new Unreadable(error.message);
    throw error;
  }
  const stranger = tape.variables.find((name) => !variables.includes(name));
  if (stranger !== undefined)
    throw new Unreadable(`${stranger} is none of the names here: ${variables.join(", ")}.`);
  return tape;
}

/** Whether two formulas have the same value wherever both are looked at; a formula that has none there is another one. */
function isSameFormula(a: Tape, b: Tape, variables: readonly string[]): boolean {
  const random = createRandom(1, "points");
  for (let point = 0; point < points; point++) {
    const values = Object.fromEntries(variables.map((name) => [name, 0.5 + 4 * random.next()]));
    const [x, y] = [runForward(a, values).at(-1) ?? NaN, runForward(b, values).at(-1) ?? NaN];
    if (!(Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(y)))) return false;
  }
  return true;
}

/** @returns a function that tells whether an expected answer is the one that was given */
function readAnswer(
  question: Question,
  text: string,
  given: Given,
): (mistake: { answer: (given: Given) => unknown }) => boolean {
  if (text.trim() === "") throw new Unreadable("There is no answer.");
  switch (question.kind) {
    case "number": {
      const value = readNumber(text, question.unit);
      const { kind, amount } = question.tolerance;
      return ({ answer }) => {
        const expected = answer(given) as number;
        return (
          Math.abs(value - expected) <= (kind === "absolute" ? amount : amount * Math.abs(expected)) + 1e-12
        );
      };
    }
    case "shape": {
      const sizes = readShape(text).join();
      return ({ answer }) => (answer(given) as readonly number[]).join() === sizes;
    }
    case "choice":
      if (!question.options.some(({ id }) => id === text))
        throw new Unreadable("This is none of the options.");
      return ({ answer }) => answer(given) === text;
    case "formula": {
      const { variables } = question;
      const tape = readFormula(text, variables);
      return ({ answer }) => isSameFormula(tape, readFormula(answer(given) as string, variables), variables);
    }
  }
}

function gradeQuestion(
  question: Question,
  text: string,
  given: Given,
): { isRight: boolean; message: string } {
  try {
    const isGiven = readAnswer(question, text, given);
    if (isGiven(question)) return { isRight: true, message: "Right." };
    const mistake = question.mistakes.find((each) => isGiven(each));
    return { isRight: false, message: mistake?.message ?? "This is not right." };
  } catch (error) {
    if (error instanceof Unreadable) return { isRight: false, message: error.message };
    throw error;
  }
}

/**
 * Grades the answers of an exercise.
 *
 * @param answers - as they were typed, by question; a question without an answer is not right
 * @param seed - of the learner's numbers: the same as of those that the learner was shown
 */
export function gradeAnswers(
  exercise: AnswerExercise,
  answers: Readonly<Record<string, string>>,
  seed: number,
): AnswerGrade {
  const given = drawGiven(exercise, seed);
  const questions = exercise.questions.map((question) => {
    const text = Object.hasOwn(answers, question.id) ? (answers[question.id] ?? "") : "";
    return { id: question.id, ...gradeQuestion(question, text, given) };
  });
  const right = questions.filter(({ isRight }) => isRight).length;
  const message =
    right === questions.length ? "All right." : `${right} of ${questions.length} answers are right.`;
  return { score: right / questions.length, report: { message, questions } };
}
