"use client";

import { memo } from "react";
import { Segmented } from "@/components/ui/segmented";
import { SuperscriptText } from "@/components/ui/superscript-text";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetHandle, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { GradientChart } from "./gradient-chart";
import { LossChart } from "./loss-chart";
import { definition, type State } from "./state";
import { useCells } from "./use-cells";
import { Values } from "./values";
import styles from "./view.module.css";
import { compareEnds, nameCell, printRatio, printShare, writeTitle } from "./words";

const CAPTION =
  "A plain cell (orange), an LSTM (blue) and a GRU read one of four letters, then distracting ones, then a question mark, and answer which letter it was. Left: the length of the loss’s gradient by the hidden state h of every step, and dashed by the LSTM’s cell state c, over eight sequences; what is shorter than 10⁻²⁰ lies on the lower edge. Right: cross-entropy of the batches that they train on.";

// A running training renders the frame many times a second; the controls have nothing new to show then.
const StillControls = memo(Controls);
const StillMoment = memo(Moment);

function Moment({ moment, set }: Pick<WidgetHandle<State>, "set"> & { moment: State["moment"] }) {
  return (
    <Segmented
      label="Gradients"
      value={moment}
      options={[
        { value: "start", label: "Before training" },
        { value: "now", label: "Now" },
      ]}
      onChange={(value) => set({ moment: value })}
    />
  );
}

/** Three recurrent cells on one task of memory: how far back does the gradient reach, and who learns? */
export function BpttGradients(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const job = useCells(state);
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
          items={(frame?.cells ?? []).flatMap((shown) => [
            {
              label: `${nameCell(shown.cell)}, first over last`,
              value: printRatio(compareEnds(shown[state.moment])),
              width: 8,
            },
            { label: "right", value: printShare(shown.accuracy), width: 5 },
          ])}
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
          <StillMoment moment={state.moment} set={set} />
        </div>
      </div>
    </WidgetFrame>
  );
}
