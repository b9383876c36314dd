"use client";

import { memo } from "react";
import { SuperscriptText } from "@/components/ui/superscript-text";
import { GradientMomentChoice } from "@/components/training/gradient-moment";
import { Readout } from "@/components/widget/readout";
import { usePatientJob } from "@/components/widget/use-patient-job";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { BATCH_SIZE, IMAGES, listNets, SIDE } from "./experiments";
import { GradientChart } from "./gradient-chart";
import { LossChart } from "./loss-chart";
import { definition, type State } from "./state";
import { Values } from "./values";
import styles from "./view.module.css";
import { nameNet, writeTitle } from "./words";

const CAPTION = `Networks of 3×3 convolutions, shallow (dashed) and deep (solid), without skips (orange) and with them (blue), trained on the same ${IMAGES} images of ${SIDE}×${SIDE} pixels, in the same batches of ${BATCH_SIZE}. Left: cross-entropy of the batches they train on; nothing is held back. Right: the length of the loss’s gradient by the weights of each layer, for one batch. What lies beyond an axis is drawn along its edge.`;

// A running training renders the frame many times a second; the controls have nothing new to show then.
const StillControls = memo(Controls);

/** Plain and residual networks trained side by side: does depth hurt, and where does the gradient go? */
export function ResidualLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const job = usePatientJob("residual-lab", { nets: listNets(state), steps: state.steps }, 250);
  const frame = job.latest;
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={<SuperscriptText text={writeTitle(frame)} />}
      job={job}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillControls state={state} set={set} />}
      readout={
        <Readout
          items={(frame?.nets ?? []).map(({ spec, parameters }) => ({
            label: `${nameNet(spec)}, parameters`,
            value: parameters.toLocaleString("en-US"),
            width: 7,
          }))}
        />
      }
      values={<Values frame={frame} />}
    >
      <div className={styles.lab}>
        <div className={styles.charts}>
          <LossChart state={state} frame={frame} />
          <GradientChart state={state} frame={frame} />
        </div>
        <div data-screen-only>
          <GradientMomentChoice moment={state.moment} onChange={(moment) => set({ moment })} />
        </div>
      </div>
    </WidgetFrame>
  );
}
