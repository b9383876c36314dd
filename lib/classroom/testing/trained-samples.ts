import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferExperiment } from "@/lib/experiment/infer";
import { listWeights } from "@/lib/experiment/initialize";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import { createExperiment } from "@/lib/experiment/schema";
import { fromRoot } from "@/scripts/paths.mjs";
import type { AttackExercise } from "../grading/attack-exercise";
import type { Exercise } from "../grading/exercise";
import { giveExperiment, type ExperimentExercise } from "../grading/experiment-exercise";
import type { SentWeights } from "../grading/measure-task";
import { decodeNumbers, encodeNumbers } from "../grading/sent-weights";
import type { Attacker, ExperimentSample, WrongAttack, WrongExperiment } from "../grading/trained-sample";
import { train } from "./sample-exercises";

interface Place {
  lesson: string;
  id: string;
}

/** An exercise in which a model is trained, with its solution and what is to be refused, by name. */
export interface ExperimentSamples extends Place {
  kind: "experiment";
  exercise: ExperimentExercise;
  solution: ExperimentSample;
  wrong: Record<string, WrongExperiment>;
}

/** The same of one in which a model is attacked. */
export interface AttackSamples extends Place {
  kind: "attack";
  exercise: AttackExercise;
  solve: Attacker;
  wrong: Record<string, WrongAttack>;
}

const lessons = fromRoot("content", "lessons");

async function load<Value>(file: string, name: string): Promise<Value> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, Value>;
  const value = module[name];
  if (value === undefined) throw new Error(`${file} exports no ${name}.`);
  return value;
}

async function loadWrong<Value>(folder: string): Promise<Record<string, Value>> {
  const files = readdirSync(join(folder, "wrong"));
  const values = await Promise.all(files.map((file) => load<Value>(join(folder, "wrong", file), "wrong")));
  return Object.fromEntries(files.map((file, i) => [file.replace(".ts", ""), values[i] as Value]));
}

/** All exercises of the course in which a model is trained or attacked, in the order of their folders. */
export async function loadTrainedExercises(): Promise<(ExperimentSamples | AttackSamples)[]> {
  const places = readdirSync(lessons).flatMap((lesson) => {
    const folder = join(lessons, lesson, "exercises");
    return existsSync(folder) ? readdirSync(folder).map((id) => ({ lesson, id })) : [];
  });
  const found: (ExperimentSamples | AttackSamples)[] = [];
  for (const place of places) {
    const folder = join(lessons, place.lesson, "exercises", place.id);
    if (!existsSync(join(folder, "grader.ts"))) continue;
    const exercise = await load<Exercise>(join(folder, "grader.ts"), "exercise");
    const from = { ...place, folder };
    if (exercise.kind === "experiment") found.push(await loadExperiment(exercise, from));
    if (exercise.kind === "attack") found.push(await loadAttack(exercise, from));
  }
  return found;
}

async function loadExperiment(
  exercise: ExperimentExercise,
  { folder, ...place }: Place & { folder: string },
): Promise<ExperimentSamples> {
  const solution = await load<ExperimentSample>(join(folder, "solution.ts"), "solution");
  return { ...place, kind: "experiment", exercise, solution, wrong: await loadWrong(folder) };
}

async function loadAttack(
  exercise: AttackExercise,
  { folder, ...place }: Place & { folder: string },
): Promise<AttackSamples> {
  const solve = await load<Attacker>(join(folder, "solution.ts"), "solve");
  return { ...place, kind: "attack", exercise, solve, wrong: await loadWrong(folder) };
}

/**
 * The file of a sample's run.
 *
 * @param seed - the learner's own
 */
export async function trainSample(
  exercise: ExperimentExercise,
  { experiment, steps }: ExperimentSample,
  seed: number,
): Promise<string> {
  const { training } = giveExperiment({ ...exercise, given: experiment }, seed);
  const own = createExperiment({ ...experiment, training });
  return encodeArtefact(await train(own, steps ?? Infinity));
}

/** A model of the course, ready to be attacked; to be disposed of. */
export async function openTarget(exercise: AttackExercise, weights: SentWeights) {
  const experiment = createExperiment(exercise.model);
  const engine = await createTfjsEngine(await loadTfNode("wasm"), experiment);
  const shapes = new Map(listWeights(inferExperiment(experiment)).map(({ name, shape }) => [name, shape]));
  engine.writeWeights(
    weights.map(({ name, values }) => ({
      name,
      shape: shapes.get(name) ?? [],
      values: decodeNumbers(values),
    })),
  );
  const { raw, labels, count } = engine.data.parts.test;
  const size = raw.length / count;
  return {
    engine,
    /**
     * The evidence of an attack.
     *
     * @param index - of an example of the test part
     */
    async attack(attacker: Attacker, index: number): Promise<string> {
      const changed = await attacker({
        original: raw.slice(index * size, (index + 1) * size),
        label: labels?.[index] ?? -1,
        differentiate: (inputs, asked) => engine.differentiateByInput(inputs, asked),
      });
      return encodeNumbers(changed);
    },
  };
}
