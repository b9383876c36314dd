import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { trainWhole } from "@/lib/experiment/run/train-whole";
import type { TrainingOutcome } from "@/lib/lab/whole-training";
import { readDraws, type Draw } from "./optimism";
import { listDraws, planModels } from "./plan";
import { definition, type State } from "./state";

export function makeState(patch: Partial<State> = {}): State {
  return definition.schema.parse(patch);
}

/** The models of one draw, trained and measured on both sets, for tests. */
export async function trainDraw(state: State, seed: number): Promise<TrainingOutcome[]> {
  const outcomes: TrainingOutcome[] = [];
  for (const experiment of planModels(state, seed)) {
    const engine = createDenseEngine(experiment);
    const isNumber = await trainWhole(engine, experiment);
    const [validation, test] = [await engine.evaluate("validation"), await engine.evaluate("test")];
    outcomes.push({ isNumber, measures: { validation, test } });
  }
  return outcomes;
}

/** All draws of `many`. */
export async function trainDraws(state: State): Promise<Draw[]> {
  const draws: Draw[] = [];
  for (const seed of listDraws(state)) draws.push(...readDraws(await trainDraw(state, seed), state.models));
  return draws;
}
