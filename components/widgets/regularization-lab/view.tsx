"use client";

import { memo, useEffect, useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { readPlane } from "@/components/training/plane";
import { RunCurves } from "@/components/training/run-curves";
import { useComparison } from "@/components/training/use-comparison";
import { useComparisonReport } from "@/components/training/use-comparison-report";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import type { SplitName } from "@/lib/experiment/prepare-data";
import type { ViewSpec } from "@/lib/lab/experiment-view";
import { printPrograms } from "./code";
import { CopiesTable } from "./copies-table";
import { CopyView } from "./copy-view";
import { Dial } from "./dial";
import { makeExperiments } from "./experiments";
import { SetupControls } from "./setup-controls";
import { definition, nameLimit, type State } from "./state";
import styles from "./view.module.css";
import { describeFault, describeRuns } from "./words";

const CAPTION =
  "Two copies of one network learn from the same few points and the same first weights, a step of each in turn. First, the plane coloured by a copy's answers, with the points it learns from. Then its first layer: one arrow for each neuron, its two incoming weights, on one scale for both copies; under max norm the circle has radius c, and an arrow that it holds back ends in a disc. Last, how many weights lie where; a weight is near zero when it is smaller than 0.01 in size. Losses are without the penalty. The line across the curves stands where the dial was last moved.";

const views: ViewSpec = { mapSize: 48, weights: true };
const parts: readonly SplitName[] = ["train", "validation"];

/** Beyond this a loss is drawn along the top. */
const CEILING = 5;

/** Steps a frame: the free copy overfits within seconds, and can be watched doing so. */
const SPEED = 10;

// Training renders the frame many times a second; the controls have nothing new to show then.
const StillDial = memo(Dial);
const StillSetupControls = memo(SetupControls);

/** One network twice: left free, and held back by a penalty or a longest length that is changed while both train. */
export function RegularizationLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const palette = usePalette();
  const experiments = useMemo(() => makeExperiments(state), [state]);
  const { job, logs, frame } = useComparison(experiments, views, "running", "regularization");
  const { setSpeed } = job;
  useEffect(() => setSpeed(SPEED), [setSpeed]);

  useComparisonReport(frame, ["free", "held back"], widget.isDefault);

  const plane = usePlaneOf(experiments[0]);
  const shownParts = useMemo(
    () => ({ train: true, validation: state.showValidation, test: false }),
    [state.showValidation],
  );
  const names = ["Free", `Held back: ${nameLimit(state)}`] as const;
  const colors = useMemo(() => [palette.muted, palette.classes[2]] as const, [palette]);
  const curves = useMemo(
    () =>
      logs.map((log, run) => ({
        name: run === 0 ? "free" : "held back",
        color: colors[run] ?? palette.ink,
        points: log.points,
        now: frame?.runs[run]?.now ?? null,
      })),
    [colors, frame, logs, palette],
  );
  const fault = describeFault(frame);
  const layer = Math.min(state.histogram, state.layers + 1);
  const shared = { plane, parts: shownParts, onFrame: job.onFrame, frame, layer };
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={describeRuns(state, frame)}
      job={job}
      primary="Train"
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillSetupControls state={state} set={set} />}
      values={<CopiesTable frame={frame} names={names} />}
    >
      <div className={styles.act}>
        {fault !== null && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
        <div className={styles.copies}>
          <CopyView run={0} ball={null} {...shared} name={names[0]} color={colors[0]} />
          <StillDial state={state} set={set} />
          <CopyView
            run={1}
            ball={state.kind === "maxNorm" ? state.maxNorm : null}
            {...shared}
            name={names[1]}
            color={colors[1]}
          />
        </div>
        <RunCurves
          runs={curves}
          quantity="loss"
          parts={parts}
          ceiling={CEILING}
          mark={frame?.runs[1]?.edits.at(-1)?.step ?? null}
          height={190}
        />
      </div>
    </WidgetFrame>
  );
}

/** The points, made again only when the data change: the dial must not move them. */
function usePlaneOf({ data, training: { loss } }: ReturnType<typeof makeExperiments>[0]) {
  const key = JSON.stringify({ data, training: { loss } });
  return useMemo(() => readPlane(JSON.parse(key) as Parameters<typeof readPlane>[0]), [key]);
}
