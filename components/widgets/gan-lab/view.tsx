"use client";

import lab from "@/components/training/lab.module.css";
import { memo, useCallback, useMemo } from "react";
import { LossChart } from "@/components/training/game/loss-chart";
import { useBrush } from "@/components/training/own-data/use-brush";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import type { TableSource } from "@/lib/experiment/schema-data";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import type { Frame } from "./job";
import { fromTable, PaintPanel, toTable } from "./paint-panel";
import { Picture } from "./picture";
import { SlowMotion } from "./slow-motion";
import { definition, type State } from "./state";
import { useGame } from "./use-game";
import { Values } from "./values";
import { printShare, writeTitle } from "./words";

const CAPTION =
  "Orange squares: the data. Blue dots: samples, always of the same noise. The ground is the discriminator’s answer, orange where it takes a point for data, blue where for a sample. An arrow shows where the generator’s loss sends a sample, its length the steepness. The curves are both losses, each point the mean of some rounds, cut off where they leave the chart.";

// A running game renders the frame many times a second; the controls have nothing new to show then.
const StillControls = memo(Controls);

function readFigures(frame: Frame | null) {
  const { coverage, judged, judgedExamples } = frame ?? {};
  const judgedSamples =
    judged === undefined ? NaN : judged.reduce((sum, answer) => sum + answer, 0) / judged.length;
  const print = (value: number | undefined) => (frame === null ? "" : (value ?? NaN).toFixed(2));
  return [
    ...(coverage && coverage.modes !== null
      ? [{ label: "modes covered", value: `${coverage.covered} of ${coverage.modes.length}`, width: 6 }]
      : [{ label: "data reached", value: coverage ? printShare(coverage.reached) : "", width: 6 }]),
    { label: "samples near data", value: coverage ? printShare(coverage.near) : "", width: 6 },
    { label: "D on data", value: print(judgedExamples), width: 5 },
    { label: "D on samples", value: print(judgedSamples), width: 5 },
  ];
}

/** A generator and a discriminator on points of the plane. */
export function GanLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { job, settings, steps, isPossible, advanceStage } = useGame(state);
  const frame = isPossible ? job.latest : null;
  const source = useMemo(() => toTable(state.painted), [state.painted]);
  const paint = useCallback(
    (table: TableSource, options?: { transient: boolean }) => set({ painted: fromTable(table) }, options),
    [set],
  );
  const brush = useBrush(source, paint, state.seed);
  const isPainted = state.target === "painted";
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(frame)}
      job={job}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillControls state={state} set={set} />}
      readout={<Readout items={readFigures(frame)} />}
      values={<Values frame={frame} />}
    >
      <div className={lab.lab}>
        <div className={lab.panels}>
          <div className={lab.side}>
            <Picture
              settings={settings}
              frame={frame}
              onFrame={job.onFrame}
              onPoint={isPainted ? brush.onPoint : undefined}
            />
            {isPainted && <PaintPanel source={source} brush={brush} onChange={paint} />}
          </div>
          <div className={lab.side}>
            <LossChart history={frame?.history} loss={state.loss} />
            <SlowMotion
              stage={frame?.stage ?? null}
              latent={state.latent}
              steps={steps}
              isPlaying={job.isPlaying}
              onPause={job.pause}
              onStage={advanceStage}
            />
          </div>
        </div>
      </div>
    </WidgetFrame>
  );
}
