import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferExperiment } from "@/lib/experiment/infer";
import { listWeights } from "@/lib/experiment/initialize";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import { createExperiment } from "@/lib/experiment/schema";
import type { AttackExercise } from "../grading/attack-exercise";
import { giveExperiment, type ExperimentExercise } from "../grading/experiment-exercise";
import type { SentWeights } from "../grading/measure-task";
import { decodeNumbers, encodeNumbers } from "../grading/sent-weights";
import type { Attacker, ExperimentSample, WrongAttack, WrongExperiment } from "../grading/trained-sample";
import { listGradedExercises, ofKind } from "./graded-exercises";
import { train } from "./sample-exercises";

interface Place {
  lesson: string;
  id: string;
}

/** An exercise in which a model is trained, with its solution and what is to be refused, by name. */
export interface ExperimentSamples extends Place {
  exercise: ExperimentExercise;
  solution: ExperimentSample;
  wrong: Record<string, WrongExperiment>;
}

/** The same of one in which a model is attacked. */
export interface AttackSamples extends Place {
  exercise: AttackExercise;
  solve: Attacker;
  wrong: Record<string, WrongAttack>;
}

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

/** All exercises of the course in which a model is trained, and those in which one is attacked. */
export async function loadTrainedExercises(): Promise<{
  experiments: ExperimentSamples[];
  attacks: AttackSamples[];
}> {
  const graded = await listGradedExercises();
  const experiments = ofKind("experiment", graded).map(async ({ lesson, exercise: id, folder, grader }) => ({
    lesson,
    id,
    exercise: grader,
    solution: await load<ExperimentSample>(join(folder, "solution.ts"), "solution"),
    wrong: await loadWrong<WrongExperiment>(folder),
  }));
  const attacks = ofKind("attack", graded).map(async ({ lesson, exercise: id, folder, grader }) => ({
    lesson,
    id,
    exercise: grader,
    solve: await load<Attacker>(join(folder, "solution.ts"), "solve"),
    wrong: await loadWrong<WrongAttack>(folder),
  }));
  return { experiments: await Promise.all(experiments), attacks: await Promise.all(attacks) };
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
  const run = await train(own, steps ?? Infinity);
  // A page leaves out the models before the last where they are too many, too.
  return encodeArtefact({ ...run, states: run.states.slice(-1) });
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
