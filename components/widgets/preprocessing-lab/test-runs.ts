import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import type { RunPoint } from "@/lib/experiment/run/point";
import { createSession, type RunEnd } from "@/lib/experiment/run/session";
import type { Experiment } from "@/lib/experiment/schema";
import { modes, type Plan, planRuns } from "./experiments";
import { type Reading, readRun } from "./readings";
import { definition, type State } from "./state";

export function makeState(patch: Partial<State> = {}): State {
  return definition.schema.parse(patch);
}

export async function trainWhole(
  experiment: Experiment,
): Promise<{ points: RunPoint[]; end: RunEnd | null }> {
  const session = await createSession(createDenseEngine(experiment), experiment);
  while (session.end === null) await session.step();
  return { points: session.takeRecording().points, end: session.end };
}

export type Four<T> = Record<(typeof modes)[number], T>;

/** The four runs of the widget, to their ends. */
export async function trainFour(
  patch: Partial<State> = {},
): Promise<{ plan: Plan; readings: Four<Reading>; losses: Four<number[]> }> {
  const state = makeState(patch);
  const plan = planRuns(state);
  const [readings, losses] = [{} as Four<Reading>, {} as Four<number[]>];
  for (const [index, mode] of modes.entries()) {
    const run = await trainWhole(plan.experiments[index]!);
    const least = state.model === "linear" ? plan.descents[index]!.leastLoss : 0;
    readings[mode] = readRun(run.points, run.end, least);
    losses[mode] = run.points.map(({ train }) => train.loss);
  }
  return { plan, readings, losses };
}
