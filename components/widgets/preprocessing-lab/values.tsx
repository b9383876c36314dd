"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { RunLog } from "@/lib/experiment/run/log";
import { modeNames, modes, type Plan } from "./experiments";
import { passStage } from "./stage";
import { stages, type State } from "./state";
import { stageNames } from "./words";

const MOST_ROWS = 41;

/** The text twin of the pictures: every point at every stage, and the losses. */
export function Values({ state, plan, logs }: { state: State; plan: Plan; logs: readonly RunLog[] }) {
  const { inputs, targets } = plan.cloud;
  const clouds = [inputs, ...stages.map((stage) => passStage(inputs, stage))];
  const names = ["raw", ...stages.map((stage) => stageNames[stage].toLowerCase())];
  const longest = logs.reduce<RunLog["points"]>(
    (a, { points }) => (points.length > a.length ? points : a),
    [],
  );
  const every = Math.max(1, Math.ceil(longest.length / MOST_ROWS));
  return (
    <>
      <ValuesTable
        caption={`The ${state.points} points: what is to be predicted, and x₁ and x₂ at each stage`}
        columns={["point", "target", ...names.flatMap((name) => [`${name} x₁`, `${name} x₂`])]}
        rows={Array.from(targets, (target, i) => [
          i + 1,
          target,
          ...clouds.flatMap((cloud) => [cloud[2 * i]!, cloud[2 * i + 1]!]),
        ])}
      />
      <ValuesTable
        caption="Losses"
        columns={["step", ...modes.map((mode) => modeNames[mode])]}
        rows={longest
          .filter((_, i) => i % every === 0)
          .map(({ step }) => [
            step,
            ...logs.map(({ points }) => points.find((point) => point.step === step)?.train.loss ?? ""),
          ])}
      />
    </>
  );
}
