import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { trainWhole } from "@/lib/experiment/run/train-whole";
import type { Experiment } from "@/lib/experiment/schema";
import type { TrainingOutcome } from "@/lib/lab/whole-training";
import { planTrials } from "./plan";
import { type Result, readResults } from "./results";
import { definition, type State } from "./state";

export function makeState(patch: Partial<State> = {}): State {
  return definition.schema.parse(patch);
}

async function train(experiment: Experiment): Promise<TrainingOutcome> {
  const engine = createDenseEngine(experiment);
  const isNumber = await trainWhole(engine, experiment);
  return { isNumber, measures: { validation: await engine.evaluate("validation") } };
}

/** All trainings of the widget in this state, for tests. */
export async function search(state: State): Promise<Result[]> {
  const trials = planTrials(state);
  const outcomes: TrainingOutcome[] = [];
  for (const { experiment } of trials) outcomes.push(await train(experiment));
  return readResults(trials, outcomes);
}
