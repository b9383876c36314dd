"use client";

import { memo, useMemo } from "react";
import { listProgress } from "@/components/training/list-progress";
import { useTrainings } from "@/components/training/use-trainings";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { CurvesChart } from "./chart";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { drawCurves, findPoint } from "./curves";
import { createTrial, listTrials, sizes, STEPS, TESTED, ways } from "./experiments";
import { definition, type State } from "./state";
import { nameTask, printShare, wayNames, writeTitle } from "./words";

const CAPTION = `Each point is a training of ${STEPS} steps on the digits 5 to 9, of 14×14 pixels, and the share of right answers on ${TESTED} others. Two of the three networks begin with layers of one that has learnt the digits 0 to 4; it is trained here too, before the others. A step is a whole training.`;

// A running comparison renders the frame many times a second; the controls have nothing new to show then.
const StillControls = memo(Controls);

/** The trainings of a state, in the order in which they are made. */
function planTrials(key: string) {
  const state = JSON.parse(key) as State;
  const trials = listTrials(state);
  const experiments = trials.map((trial) => createTrial(state, trial));
  return { trials, spec: { key, experiments, parts: ["test" as const] } };
}

/** What a network that has learnt one task brings to another, by the number of examples of the other. */
export function TransferLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const key = JSON.stringify(state);
  const { trials, spec } = useMemo(() => planTrials(key), [key]);
  const { job, outcomes, progress } = useTrainings(spec, true, 1);
  const curves = useMemo(() => drawCurves(trials, outcomes), [outcomes, trials]);
  const print = (way: (typeof ways)[number], size: number) => findPoint(curves, way, size)?.mean ?? "not yet";
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(curves, progress)}
      job={job}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillControls state={state} set={set} />}
      readout={
        <Readout
          items={[
            { label: "trainings", value: `${outcomes.length} of ${trials.length}`, width: 10 },
            { label: "in training", value: nameTask(progress), width: 17 },
            ...listProgress(progress),
            ...ways.map((way) => ({
              label: `10 of each, ${wayNames[way]}`,
              value: printShare(findPoint(curves, way, 10)?.mean ?? NaN),
              width: 7,
            })),
          ]}
        />
      }
      values={
        <ValuesTable
          caption="Share of right answers on digits held back"
          columns={["examples of each", ...ways.map((way) => wayNames[way])]}
          rows={sizes.map((size) => [size, ...ways.map((way) => print(way, size))])}
        />
      }
    >
      <CurvesChart curves={curves} />
    </WidgetFrame>
  );
}
