import { isDeepStrictEqual } from "node:util";
import { judgeGoal, type Goal } from "@/lib/experiment/goal";
import { decodeArtefact } from "@/lib/experiment/run/artefact";
import { createExperiment, type Experiment, type ExperimentInput } from "@/lib/experiment/schema";
import type { MeasureReply, MeasureTask } from "./measure-task";
import { encodeWeights } from "./sent-weights";

/** An exercise whose answer is a model that the learner has trained. */
export interface ExperimentExercise {
  kind: "experiment";
  /** What the exercise begins with. */
  given: ExperimentInput;
  /** What of it the learner may change: "model.layers", "training.learningRate"; a place's parts are meant with it. */
  free: readonly string[];
  /** To be reached on hidden examples, which stand for the test part and for the validation part alike. */
  goal: Goal;
  /** How many hidden examples there are. */
  hiddenSize: number;
}

export interface ExperimentReport {
  message: string;
  conditions: readonly { text: string; isMet: boolean }[];
  /** What the browser said of its last step beside what was measured here; null where the model was not measured. */
  figures: { claimed: number | null; measured: number | null } | null;
}

export interface ExperimentGrade {
  /** 1 where every condition holds, else 0. */
  score: number;
  report: ExperimentReport;
}

/** Milliseconds for one measuring. */
const milliseconds = 20_000;

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The first place where two Experiments differ though they may not, such as "training.loss"; null where there is none. */
export function findForbiddenEdit(
  given: unknown,
  handedIn: unknown,
  free: readonly string[],
  place = "",
): string | null {
  if (free.includes(place)) return null;
  if (!isTree(given) || !isTree(handedIn)) return isDeepStrictEqual(given, handedIn) ? null : place;
  for (const name of new Set([...Object.keys(given), ...Object.keys(handedIn)])) {
    const inside = place === "" ? name : `${place}.${name}`;
    const found = findForbiddenEdit(given[name], handedIn[name], free, inside);
    if (found !== null) return found;
  }
  return null;
}

function refuse(message: string): ExperimentGrade {
  return { score: 0, report: { message, conditions: [], figures: null } };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function describeResult({ accuracy, loss }: { accuracy: number | null; loss: number }): string {
  return accuracy === null ? `a loss of ${loss.toPrecision(3)}` : `${percent(accuracy)} right`;
}

export interface ExperimentTools {
  measure: (task: MeasureTask) => Promise<MeasureReply>;
  /** Whether another learner has handed in the same weights before. */
  isCopy: () => Promise<boolean>;
}

/**
 * Grades a trained model: from the Artefact only the Experiment and the last weights are taken, and what the model is worth is
 * measured here, on examples that nobody has seen.
 *
 * @param artefact - the file of the run, as `encodeArtefact` writes it
 * @param seed - the learner's own, kept secret: of the hidden examples
 */
export async function gradeExperiment(
  { given, free, goal, hiddenSize }: ExperimentExercise,
  artefact: string,
  seed: number,
  { measure, isCopy }: ExperimentTools,
): Promise<ExperimentGrade> {
  const decoded = decodeArtefact(artefact);
  if (!decoded.ok) return refuse(decoded.message);
  const { experiment, states, points } = decoded.log;
  const edit = findForbiddenEdit(createExperiment(given), experiment satisfies Experiment, free);
  if (edit !== null) return refuse(`This is another experiment than the exercise's: ${edit} was changed.`);
  const weights = states.at(-1)?.weights ?? [];
  if (await isCopy())
    return refuse("These very weights were handed in by somebody else before: train a model of your own.");
  const measured = await measure({
    kind: "measure",
    experiment,
    weights: encodeWeights(weights),
    hidden: { seed, size: hiddenSize },
    milliseconds,
  });
  if (measured.kind === "refused") return refuse(measured.message);
  if (measured.kind !== "measure") throw new Error(`A measuring was answered with ${measured.kind}`);
  const { point, parameters, neurons } = measured;
  const hidden = { ...point, validation: point.test };
  const conditions = judgeGoal(goal, hidden, { parameters, neurons });
  // An exercise may leave nothing for a test: then the browser has measured on the validation part.
  const last = points.at(-1);
  const claims = [last?.test, last?.validation].map((part) => part?.accuracy ?? part?.loss ?? NaN);
  const isReached = conditions.every(({ isMet }) => isMet);
  const missed = conditions.filter(({ isMet }) => !isMet).map(({ text }) => text);
  const result = `On ${hiddenSize} hidden examples the model has ${describeResult(point.test)}`;
  return {
    score: isReached ? 1 : 0,
    report: {
      message: isReached
        ? `${result}: the goal is reached.`
        : `${result}. Not reached: ${missed.join("; ")}.`,
      conditions,
      figures: {
        claimed: claims.find(Number.isFinite) ?? null,
        measured: point.test.accuracy ?? point.test.loss,
      },
    },
  };
}
