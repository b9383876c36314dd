"use client";

import { memo, useMemo } from "react";
import { Segmented } from "@/components/ui/segmented";
import { useComparisonReport } from "@/components/training/use-comparison-report";
import { useWidget, type WidgetHandle, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { readBatchRun } from "./batch-readings";
import { BatchesPanel } from "./batches-panel";
import { printPrograms } from "./code";
import { CurvesTable } from "./curves-table";
import { HELD_BACK } from "./experiments";
import { nameRate, RatesPanel } from "./rates-panel";
import { readRuns } from "./readings";
import { RunPanel } from "./run-panel";
import { SetupControls } from "./setup-controls";
import { definition, type Mode, type State } from "./state";
import { writeTitle } from "./title";
import { useDoctor } from "./use-doctor";
import styles from "./view.module.css";

const CAPTIONS: Record<Mode, string> = {
  rates:
    "Cross-entropy over all training examples, measured after every epoch. The four runs begin from the same weights and see the same batches; only the learning rate differs. The dashed line is the loss of answering “half, half” to everything. What lies above the axis is drawn along its top; the upright line marks the first step at which a run had left for good.",
  batches:
    "Three runs from the same first weights, equally many steps of the same rate. A step’s batch is drawn without putting back, so “all” sees the same examples every time. What lies above the axis is drawn along its top.",
  run: `Cross-entropy over the training examples (solid) and over ${HELD_BACK} others that are never trained on (dashed), after every epoch. The upright line marks the lowest validation loss. Beside it the plane as the network colours it now, with the training points.`,
};

const modes: readonly { value: Mode; label: string }[] = [
  { value: "rates", label: "Learning rate" },
  { value: "batches", label: "Batch size" },
  { value: "run", label: "One run, training and validation" },
];

// Running trainings render the frame ten times a second; these have nothing new to show then.
const StillSetup = memo(SetupControls);
const StillModes = memo(Modes);

function Modes({ mode, set }: Pick<WidgetHandle<State>, "set"> & { mode: Mode }) {
  return (
    <Segmented label="Compare" value={mode} options={modes} onChange={(value) => set({ mode: value })} />
  );
}

/** Loss curves of real runs, and what an experienced eye reads in them. */
export function LossDoctor(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { comparison, batches, job } = useDoctor(state);
  const readings = useMemo(
    () => readRuns(comparison.logs, comparison.frame, state.mode === "run" ? "both" : "training"),
    [comparison.frame, comparison.logs, state.mode],
  );
  useComparisonReport(
    state.mode === "batches" ? null : comparison.frame,
    state.mode === "run" ? ["this run"] : state.rates.map((rate) => `rate ${nameRate(rate)}`),
    widget.isDefault,
  );
  const { latest } = batches;
  const batchReadings = useMemo(() => latest?.runs.map(readBatchRun) ?? [], [latest]);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(state, readings, batchReadings)}
      job={job}
      primary="Train"
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTIONS[state.mode]}
      controls={<StillSetup state={state} set={set} />}
      values={<CurvesTable state={state} readings={readings} frame={latest} />}
    >
      <div className={styles.doctor}>
        <div data-screen-only>
          <StillModes mode={state.mode} set={set} />
        </div>
        {state.mode === "rates" && <RatesPanel state={state} set={set} readings={readings} />}
        {state.mode === "batches" && (
          <BatchesPanel state={state} set={set} frame={latest} readings={batchReadings} />
        )}
        {state.mode === "run" && (
          <RunPanel
            state={state}
            set={set}
            reading={readings[0]}
            end={comparison.frame?.runs[0]?.end ?? null}
            onFrame={comparison.job.onFrame}
          />
        )}
      </div>
    </WidgetFrame>
  );
}
