"use client";

import { useCallback, useMemo, useState } from "react";
import { useBrush } from "@/components/training/own-data/use-brush";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPermalink } from "@/components/widget/permalink";
import { emptyTable } from "@/lib/data/paint";
import { findLastStep } from "@/components/training/runs/kept-run";
import { GoalPanel } from "@/components/training/goal-panel";
import { useRunListener } from "@/components/training/runs/run-listener";
import type { EngineState } from "@/lib/experiment/engines/engine";
import type { RunLog } from "@/lib/experiment/run/log";
import { type Block, mostUnits, mostUnitsAdvanced } from "./blocks";
import { createMay } from "./controls";
import { Curves } from "./curves";
import { chooseTable } from "./data-controls";
import type { UnitPlace } from "./diagram-layout";
import { Figures } from "./figures";
import { Notices } from "./notices";
import { Panels } from "./panels";
import { RunsPanel } from "./runs-panel";
import { definition, readExperiment, type State } from "./state";
import { Stage } from "./stage";
import { useCheck } from "./use-check";
import { useKeptRuns } from "./use-kept-runs";
import { useTrainer } from "./use-trainer";
import { useViews } from "./use-views";
import { listValues } from "./values";
import styles from "./view.module.css";
import { Warp } from "./warp";
import { describeModel } from "./words";

const CAPTION =
  "Left, the network: each square shows what one neuron gives over the plane (blue negative, orange positive, each on its own scale), each line a weight, as wide as it is large. Right, its answers over the plane, and the points: filled ones are trained on, outlines are held back. Point at a neuron to see it large; press it to read and set its weights.";

/** A small network, its data and its training, all open. */
export function Trainer(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { data, model, training } = state;
  const experiment = useMemo(() => readExperiment({ data, model, training }), [data, model, training]);
  const { plane, network, info, fault } = useCheck(experiment);
  const may = useMemo(() => createMay({ hide: state.hide, lock: state.lock }), [state.hide, state.lock]);
  const [pointed, point] = useState<UnitPlace | null>(null);
  const [chosen, choose] = useState<UnitPlace | null>(null);
  const [layer, setLayer] = useState(0);
  const [isAdvanced, setAdvanced] = useState(false);
  const [isMeasured, setMeasured] = useState(false);
  const lit = fits(pointed ?? chosen, network?.blocks ?? [], info?.outputShape[0] ?? 0);
  const views = useViews(network, lit, data.split.test > 0 ? "test" : "validation", isMeasured);
  const trainer = useTrainer(experiment, state, views, fault === null);
  const { job, log, frame, offer } = trainer;
  const now = frame?.now ?? null;
  const { goTo, show } = trainer;
  useRunListener(log, now?.step ?? null, frame?.weights ?? null);
  const showRun = useCallback(
    (run: RunLog) => {
      const { data, model, training } = show(run);
      set({ data, model, training, edits: [], step: 0 });
    },
    [set, show],
  );
  const runs = useKeptRuns(props.id ?? definition.name, log, now, showRun);
  const { status, play } = job;
  const resume = useCallback(
    (from: EngineState) => {
      if (from.step !== now?.step) goTo(from);
      play();
    },
    [goTo, now?.step, play],
  );
  const isBack = log !== null && now !== null && now.step < findLastStep(log);

  // What a reader changes is no longer the run that a link recorded.
  const change = useCallback(
    (patch: Partial<State>, options?: { transient?: boolean }) =>
      set({ ...patch, edits: [], step: 0 }, options),
    [set],
  );
  const isOwn = data.source.kind === "table";
  const { brush, setBrush, onPoint } = useBrush(
    data.source.kind === "table" ? data.source : emptyTable(2),
    (source, options) => change(chooseTable(state, source), options),
    data.seed,
  );
  const paints = isOwn && may.see("ownData") && may.change("ownData");
  const outputs = info?.outputShape[0] ?? 1;
  const neurons = network?.blocks.reduce((sum, { units }) => sum + units, 0) ?? 0;
  const parameters = info?.parameters ?? 0;
  const sizes =
    network === null
      ? ""
      : [data.features.length, ...network.blocks.map(({ units }) => units), outputs].join("-");
  const title =
    fault === null ? describeModel(now, sizes, parameters) : "This experiment cannot be trained yet";

  const permalink = () => {
    const isReplayable = log !== null && log.parent === null && now !== null && now.step > 0;
    const linked = isReplayable
      ? { ...state, ...log.experiment, edits: [...log.edits], step: now.step }
      : state;
    return new URL(printPermalink(definition, linked), location.origin).href;
  };

  return (
    <WidgetFrame
      definition={definition}
      widget={{ ...widget, permalink }}
      title={title}
      job={job}
      primary="Train"
      code={
        fault === null
          ? () => import("./code").then(({ printPrograms }) => printPrograms(experiment))
          : undefined
      }
      caption={props.caption ?? CAPTION}
      values={
        network !== null && (
          <ValuesTable {...listValues(now, network, frame?.weights ?? null, data.features)} />
        )
      }
      controls={
        network !== null && (
          <Panels
            state={state}
            change={change}
            may={may}
            network={network}
            layer={Math.min(layer, Math.max(0, network.blocks.length - 1))}
            onLayer={setLayer}
            isAdvanced={isAdvanced}
            onAdvanced={setAdvanced}
            onMeasured={setMeasured}
            brush={brush}
            onBrush={setBrush}
            classes={plane?.classes ?? null}
            frame={isMeasured ? frame : null}
            warp={
              plane !== null && <Warp network={network} plane={plane} onFrame={job.onFrame} frame={frame} />
            }
            runs={
              <RunsPanel
                {...runs.panel}
                log={log}
                at={now?.step ?? 0}
                currentId={log?.id ?? null}
                runningId={status === "running" ? (log?.id ?? null) : null}
                onScrub={goTo}
                onResume={resume}
              />
            }
          />
        )
      }
    >
      <div className={styles.act}>
        {state.goal !== null && (
          <GoalPanel
            goal={state.goal}
            now={now}
            network={{ parameters, neurons, layers: network?.blocks.length ?? 0 }}
            runId={log?.id ?? null}
          />
        )}
        <Notices
          fault={fault}
          log={log}
          end={frame?.end ?? null}
          training={training}
          offer={now?.step === 0 ? offer : null}
          onCarryOn={trainer.carryOn}
          onHalve={(sound, learningRate) => {
            trainer.goTo(sound);
            change({ training: { ...training, learningRate } });
            job.play();
          }}
        />
        {plane !== null && network !== null && (
          <>
            <Stage
              state={state}
              change={change}
              may={may}
              network={network}
              plane={plane}
              outputs={outputs}
              title={title}
              onFrame={job.onFrame}
              lit={lit}
              onLight={point}
              chosen={chosen}
              onChoose={choose}
              layer={layer}
              onLayer={setLayer}
              mostUnits={isAdvanced ? mostUnitsAdvanced : mostUnits}
              weights={frame?.weights ?? null}
              onEdit={trainer.edit}
              onPoint={paints ? onPoint : undefined}
            />
            <Figures now={now} epoch={frame?.epoch ?? 0} />
            <Curves
              runs={runs.curves}
              mark={isBack ? now.step : null}
              plane={plane}
              scale={state.lossScale}
              onScale={(lossScale) => set({ lossScale })}
            />
          </>
        )}
      </div>
    </WidgetFrame>
  );
}

/** The place, if the network has it. */
function fits(place: UnitPlace | null, blocks: readonly Block[], outputs: number): UnitPlace | null {
  if (place === null || place.column < 1) return null;
  const units = place.column === blocks.length + 1 ? outputs : blocks[place.column - 1]?.units;
  return units !== undefined && place.unit < units ? place : null;
}
