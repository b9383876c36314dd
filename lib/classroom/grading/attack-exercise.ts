import { createRandom } from "@/lib/math/random";
import { type AttackMark, scoreReach } from "@/lib/experiment/attacks/change";
import { countSplit } from "@/lib/experiment/prepare-data";
import { createExperiment, type ExperimentInput } from "@/lib/experiment/schema";
import type { RunLog } from "@/lib/experiment/run/log";
import type { MeasureReply, MeasureTask, SentWeights } from "./measure-task";
import { encodeWeights } from "./sent-weights";

/** An exercise in which a model is to be fooled: the course's own, as it comes out of its training. */
export interface AttackExercise {
  kind: "attack";
  /** With a test part of pictures whose values go from 0 to 1: one of them is the learner's. */
  model: ExperimentInput;
  /**
   * Which examples of the test part learners are given, each one of them; any of all without it. Some are misread as they are,
   * some are fooled by a breath and others hardly at all: those that stand here are read rightly and ask for about the same.
   */
  examples?: readonly number[];
  /**
   * Exercises, as "lesson/exercise", whose models learners may attack in place of the course's: what a classmate has handed in
   * there, has reached the goal and is offered. They read pictures of the same size and the same classes.
   */
  rivals?: readonly string[];
  /** What the smallest change is worth that the learner needs: from the least on, each up to its epsilon. */
  marks: readonly AttackMark[];
}

export interface AttackGrade {
  /** From 0 to 1, by the furthest that any value was moved. */
  score: number;
  report: { message: string; epsilon: number | null };
}

export interface AttackTools {
  measure: (task: MeasureTask) => Promise<MeasureReply>;
  /** The weights of the course's model: trained once, by its Experiment. */
  getWeights: (model: ExperimentInput) => Promise<SentWeights>;
  /** The run of a classmate's model that takes the place of the course's; null or absent where none does. */
  attacked?: RunLog | null;
}

/** Milliseconds for one look at one picture. */
const milliseconds = 20_000;

/** Which picture of the test part is a learner's. */
export function drawExample({ model, examples }: AttackExercise, seed: number): number {
  const random = createRandom(seed, "example");
  if (examples === undefined) return random.integer(countSplit(createExperiment(model).data).test);
  const example = examples[random.integer(examples.length)];
  if (example === undefined) throw new Error("An exercise has no example to give.");
  return example;
}

/**
 * Grades a changed picture: the course's own model must take it for another class than it is, and it must be near the picture
 * that the learner was given.
 *
 * @param changed - all values of the picture, row by row, as base64 of 32-bit floats
 * @param seed - of the learner's picture: the same as of the one that the learner was shown
 */
export async function gradeAttack(
  exercise: AttackExercise,
  changed: string,
  seed: number,
  { measure, getWeights, attacked = null }: AttackTools,
): Promise<AttackGrade> {
  const own = createExperiment(exercise.model);
  const verdict = await measure({
    kind: "judge",
    experiment: attacked === null ? own : { ...own, model: attacked.experiment.model },
    weights:
      attacked === null
        ? await getWeights(exercise.model)
        : encodeWeights(attacked.states.at(-1)?.weights ?? []),
    index: drawExample(exercise, seed),
    changed,
    milliseconds,
  });
  const refuse = (message: string, epsilon: number | null = null): AttackGrade => ({
    score: 0,
    report: { message, epsilon },
  });
  if (verdict.kind === "refused") return refuse(verdict.message);
  if (verdict.kind !== "judge") throw new Error(`A judging was answered with ${verdict.kind}`);
  const { label, before, after, epsilon } = verdict;
  if (attacked !== null && before !== label)
    return refuse("This model misreads your picture as it is: choose another model.");
  const change = `Its values were moved by up to ${epsilon.toPrecision(2)}`;
  if (after === label) return refuse(`The model still reads the picture rightly. ${change}.`, epsilon);
  const score = scoreReach(exercise.marks, epsilon);
  const widest = exercise.marks.at(-1)?.epsilon ?? 0;
  if (score === 0)
    return refuse(`The model is fooled, but ${change.toLowerCase()}, more than ${widest}.`, epsilon);
  return { score, report: { message: `The model is fooled. ${change}.`, epsilon } };
}
