import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import type { RunPoint } from "@/lib/experiment/run/point";
import { createSession, type RunEnd } from "@/lib/experiment/run/session";
import type { Experiment } from "@/lib/experiment/schema";
import { type Diagnosis, diagnose } from "@/components/training/diagnosis/diagnosis";
import { CHANCE, makeRateRuns, makeSingleRun } from "./experiments";
import { readCurve } from "./read-curves";
import { definition, type State } from "./state";

/** A whole run as the widget trains it, for tests. */
export interface TestRun {
  points: RunPoint[];
  end: RunEnd | null;
}

export function makeState(patch: Partial<State> = {}): State {
  return definition.schema.parse(patch);
}

export async function trainWhole(experiment: Experiment): Promise<TestRun> {
  const session = await createSession(createDenseEngine(experiment), experiment);
  while (session.end === null) await session.step();
  return { points: session.takeRecording().points, end: session.end };
}

export const trainRates = (patch: Partial<State>) =>
  Promise.all(makeRateRuns(makeState(patch)).map(trainWhole));

export const trainSingle = (patch: Partial<State>) => trainWhole(makeSingleRun(makeState(patch)));

export function diagnoseRun({ points }: TestRun, judgesBy: "training" | "both"): Diagnosis {
  const train = readCurve(points, "train");
  const validation = judgesBy === "both" ? readCurve(points, "validation") : undefined;
  return diagnose({ train, validation, chance: CHANCE });
}
