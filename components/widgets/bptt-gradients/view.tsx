"use client";

import { memo } from "react";
import { GradientMomentChoice } from "@/components/training/gradient-moment";
import { SuperscriptText } from "@/components/ui/superscript-text";
import { Readout } from "@/components/widget/readout";
import { usePatientJob } from "@/components/widget/use-patient-job";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { pickSpec } from "./experiments";
import { GradientChart } from "./gradient-chart";
import { LossChart } from "./loss-chart";
import { definition, type State } from "./state";
import { Values } from "./values";
import styles from "./view.module.css";
import { compareEnds, nameCell, printRatio, writeTitle } from "./words";

const CAPTION =
  "A plain cell (orange), an LSTM (blue) and a GRU read one of four letters, then distracting ones, then a question mark, and answer which letter it was. Left: the length of the loss’s gradient by the hidden state h of every step, and dashed by the LSTM’s cell state c, over eight sequences; what is shorter than 10⁻²⁰ lies on the lower edge. Right: cross-entropy of the batches that they train on.";

// A running training renders the frame many times a second; the controls have nothing new to show then.
const StillControls = memo(Controls);

/** Three recurrent cells on one task of memory: how far back does the gradient reach, and who learns? */
export function BpttGradients(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const job = usePatientJob("bptt-gradients", pickSpec(state), 150);
  const frame = job.latest;
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={<SuperscriptText text={writeTitle(frame)} />}
      job={job}
      code={() => printPrograms(state)}
      caption={props.caption ?? <SuperscriptText text={CAPTION} />}
      controls={<StillControls state={state} set={set} />}
      readout={
        <Readout
          items={(frame?.cells ?? []).map((shown) => ({
            label: `${nameCell(shown.cell)}, first over last`,
            value: printRatio(compareEnds(shown[state.moment])),
            width: 8,
          }))}
        />
      }
      values={<Values frame={frame} moment={state.moment} />}
    >
      <div className={styles.lab}>
        <div className={styles.charts}>
          <GradientChart state={state} frame={frame} />
          <LossChart state={state} frame={frame} />
        </div>
        <div data-screen-only>
          <GradientMomentChoice moment={state.moment} onChange={(moment) => set({ moment })} />
        </div>
      </div>
    </WidgetFrame>
  );
}
