import { isDeepStrictEqual } from "node:util";
import { judgeGoal, type Goal } from "@/lib/experiment/goal";
import { decodeArtefact } from "@/lib/experiment/run/artefact";
import { applyEdits } from "@/lib/experiment/run/carry-on";
import type { RunLog } from "@/lib/experiment/run/log";
import { createExperiment, type Experiment, type ExperimentInput } from "@/lib/experiment/schema";
import { createRandom } from "@/lib/math/random";
import type { MeasureReply, MeasureTask } from "./measure-task";
import { namePlace } from "./name-place";
import { encodeWeights } from "./sent-weights";

/** An exercise whose answer is a model that the learner has trained. */
export interface ExperimentExercise {
  kind: "experiment";
  /** What the exercise begins with. */
  given: ExperimentInput;
  /**
   * What of it the learner may change, as paths from the Experiment down. A place stands for all that is in it:
   * "training.stop" frees both of its numbers, "training.optimizer" its kind and what that kind takes. A list is one place:
   * "model.layers" frees the number of layers and every setting of each, and nothing frees one layer alone; what the layers
   * must still be is for the goal to say (`mostNeurons`, `leastLayers`). With "training.seed" free, each learner is given a
   * seed of an own (see `giveExperiment`), so that nobody has another's weights by chance.
   */
  free: readonly string[];
  /**
   * To be reached on hidden examples, which stand for the test part and for the validation part alike. With `mostSteps` or
   * `leastSteps` the settings count and not the weights: the model is trained here by the Experiment, for as many steps as the
   * learner's run.
   */
  goal: Goal;
  /** How many hidden examples there are. */
  hiddenSize: number;
  /**
   * A test set that wears out: each handing in is measured on the same `size` examples, too, and only `most` of them are taken.
   * What it says of the best of them beside fresh examples is the optimism of having looked so often.
   */
  peeks?: { most: number; size: number };
}

export interface ExperimentReport {
  message: string;
  conditions: readonly { text: string; isMet: boolean }[];
  /** What the browser said of its last step beside what was measured here; null where the model was not measured. */
  figures: { claimed: number | null; measured: number | null } | null;
  /** On the test set that wears out, where the exercise has one; as `figures` are. */
  peek?: number;
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

/**
 * The Experiment that a learner begins with.
 *
 * @param seed - the learner's own: of the training's seed, where that is free
 */
export function giveExperiment(
  { given, free }: Pick<ExperimentExercise, "given" | "free">,
  seed: number,
): Experiment {
  const experiment = createExperiment(given);
  const { training } = experiment;
  return free.includes("training.seed")
    ? { ...experiment, training: { ...training, seed: createRandom(seed, "training").integer(10_000) } }
    : experiment;
}

/** The same in a run that was changed on its way. */
function findForbiddenChange(
  { given, free }: ExperimentExercise,
  { experiment, edits }: RunLog,
): string | null {
  const wanted = createExperiment(given);
  return (
    findForbiddenEdit(wanted, experiment, free) ??
    edits
      .map((_, i) => applyEdits(experiment, edits.slice(0, i + 1)))
      .map((changed) => findForbiddenEdit(wanted, changed, free))
      .find((place) => place !== null) ??
    null
  );
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
  /** Of the test set that wears out: the learner's own, the same each time. */
  peekSeed: number;
}

/**
 * Grades a trained model: from the Artefact only the Experiment and the last weights are taken, and what the model is worth is
 * measured here, on examples that nobody has seen.
 *
 * @param artefact - the file of the run, as `encodeArtefact` writes it
 * @param seed - the learner's own, kept secret: of the hidden examples
 */
export async function gradeExperiment(
  exercise: ExperimentExercise,
  artefact: string,
  seed: number,
  { measure, isCopy, peekSeed }: ExperimentTools,
): Promise<ExperimentGrade> {
  const decoded = decodeArtefact(artefact);
  if (!decoded.ok) return refuse(decoded.message);
  const { goal, hiddenSize } = exercise;
  const { experiment, states, points, edits, end, parent } = decoded.log;
  const edit = findForbiddenChange(exercise, decoded.log);
  if (edit !== null)
    return refuse(`This is another experiment than the exercise's: ${namePlace(edit)} was changed.`);
  const { mostSteps = Infinity, leastSteps } = goal;
  const countsSteps = mostSteps !== Infinity || leastSteps !== undefined;
  if (countsSteps && (edits.length > 0 || parent !== null))
    return refuse(
      "Here the settings count, from the first step on: press Reset and train by them to the end, without a change on the way.",
    );
  const weights = states.at(-1)?.weights ?? [];
  const last = points.at(-1);
  // Not at each step is the model kept.
  const step = Math.max(states.at(-1)?.step ?? 0, last?.step ?? 0, end?.step ?? 0);
  if (await isCopy())
    return refuse("These very weights were handed in by somebody else before: train a model of your own.");
  const measureOn = (hidden: { seed: number; size: number }) =>
    measure({
      kind: "measure",
      experiment,
      // A step too many is enough to see that there are too many.
      model: countsSteps ? { steps: Math.min(step, mostSteps + 1) } : { weights: encodeWeights(weights) },
      hidden,
      milliseconds,
    });
  const measured = await measureOn({ seed, size: hiddenSize });
  if (measured.kind === "refused") return refuse(measured.message);
  if (measured.kind !== "measure") throw new Error(`A measuring was answered with ${measured.kind}`);
  const { point } = measured;
  if (!Number.isFinite(point.train.loss))
    return refuse("The loss is no number any more: the training has diverged.");
  const hidden = { ...point, validation: point.test };
  const conditions = judgeGoal(goal, hidden, measured);
  // An exercise may leave nothing for a test: then the browser has measured on the validation part.
  const claims = [last?.test, last?.validation].map((part) => part?.accuracy ?? part?.loss ?? NaN);
  const isReached = conditions.every(({ isMet }) => isMet);
  const missed = conditions.filter(({ isMet }) => !isMet).map(({ text }) => text);
  const peek =
    exercise.peeks === undefined ? null : await measureOn({ seed: peekSeed, size: exercise.peeks.size });
  const looked =
    peek?.kind === "measure"
      ? `On the test set of ${exercise.peeks?.size} examples the model has ${describeResult(peek.point.test)}. `
      : "";
  const result = `${looked}On ${hiddenSize} hidden examples ${looked === "" ? "the model" : "it"} has ${describeResult(point.test)}`;
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
      ...(peek?.kind === "measure" && { peek: peek.point.test.accuracy ?? peek.point.test.loss }),
    },
  };
}
