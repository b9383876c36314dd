"use client";

import { memo, useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { useComparison } from "@/components/training/use-comparison";
import { Segmented } from "@/components/ui/segmented";
import { SuperscriptText } from "@/components/ui/superscript-text";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import type { ViewSpec } from "@/lib/lab/experiment-view";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { planRuns } from "./experiments";
import { MomentsView } from "./moments-view";
import { RawPlane } from "./raw-plane";
import { readRun } from "./readings";
import { RunsPanel } from "./runs-panel";
import { measureCloud, passStage } from "./stage";
import { StagePlane } from "./stage-plane";
import { definition, stages, type State } from "./state";
import { Values } from "./values";
import styles from "./view.module.css";
import { describeCloud, describeRuns, stageNames, stageSteps } from "./words";

const CAPTION =
  "First the raw cloud: drag its middle, the two handles beyond its axes, or any point. Then the same points after preprocessing. The colour is the number to be predicted, blue below zero and orange above. Arrows are the eigenvectors of the covariance, two standard deviations long, and the ellipse goes through their ends. Below, one model trained on the same points in four ways, from the same first weights, all points in every step. The loss is the mean square of the errors; lines at an edge go on beyond it. Near the least means within 0.01 of the lowest loss that a linear neuron can have, or of 0 for the network.";

const views: ViewSpec = {};

// Training renders the frame many times a second; these have nothing new to show then.
const StillControls = memo(Controls);
const StillRawPlane = memo(RawPlane);
const StillStagePlane = memo(StagePlane);
const StillMoments = memo(MomentsView);

/** A cloud of points on its way through preprocessing, and one model trained on it in four ways. */
export function PreprocessingLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const palette = usePalette();
  const plan = useMemo(() => planRuns(state), [state]);
  const { job, logs, frame } = useComparison(plan.experiments, views, "running");
  const readings = useMemo(
    () =>
      logs.map((log, index) =>
        readRun(log.points, log.end, state.model === "linear" ? plan.descents[index]!.leastLoss : 0),
      ),
    [logs, plan, state.model],
  );
  const { inputs, targets } = plan.cloud;
  const raw = useMemo(() => measureCloud(inputs), [inputs]);
  const passed = useMemo(() => {
    const points = passStage(inputs, state.stage);
    return { points, moments: measureCloud(points) };
  }, [inputs, state.stage]);
  const name = stageNames[state.stage];
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={<SuperscriptText text={describeRuns(state, frame?.step ?? 0, readings)} />}
      job={job}
      primary="Train"
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillControls state={state} set={set} />}
      values={<Values state={state} plan={plan} logs={logs} />}
    >
      <div className={styles.act}>
        <div data-screen-only className={styles.stages}>
          <Segmented
            label="Show it"
            value={state.stage}
            options={stages.map((value) => ({ value, label: stageNames[value] }))}
            onChange={(stage) => set({ stage })}
          />
        </div>
        <div className={styles.planes}>
          <div className={styles.panel}>
            <p className={styles.name}>Raw</p>
            <p className={styles.formula}>as it came</p>
            <StillRawPlane
              state={state}
              set={set}
              cloud={plan.cloud}
              moments={raw}
              palette={palette}
              label={describeCloud("Raw", raw)}
            />
            <StillMoments moments={raw} />
          </div>
          <div className={styles.panel}>
            <p className={styles.name}>{name}</p>
            <p className={styles.formula}>{stageSteps[state.stage]}</p>
            <StillStagePlane
              inputs={passed.points}
              targets={targets}
              moments={passed.moments}
              palette={palette}
              label={describeCloud(name, passed.moments)}
            />
            <StillMoments moments={passed.moments} />
          </div>
        </div>
        <RunsPanel
          state={state}
          plan={plan}
          logs={logs}
          frame={frame}
          readings={readings}
          palette={palette}
        />
      </div>
    </WidgetFrame>
  );
}
