"use client";

import { memo } from "react";
import { Select } from "@/components/ui/select";
import { Readout } from "@/components/widget/readout";
import { usePatientJob } from "@/components/widget/use-patient-job";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { NetworkDrawing } from "./drawing";
import { Examples } from "./examples";
import { BATCH_SIZE, EXAMPLES, HELD_BACK, isTrained } from "./experiments";
import { LossChart } from "./loss-chart";
import { definition, shapes, type State } from "./state";
import { Values } from "./values";
import styles from "./view.module.css";
import { countParameters, nameShape, taskSentences, writeTitle } from "./words";

const CAPTION = `A network unrolled over the steps of one example, with the shape of what each row holds; of a longer sequence the first two steps and the last are drawn. Blue states are passed on to the right, dashed orange ones to the left. The curve is the loss on ${HELD_BACK} examples held back, while the network learns from ${EXAMPLES.toLocaleString("en-US")} others in batches of ${BATCH_SIZE}; the dots are the best that can be said without looking at the input.`;

// A running training renders the frame many times a second; these have nothing new to show then.
const StillControls = memo(Controls);
const StillDrawing = memo(NetworkDrawing);

/** The ways in which sequences come in and go out, drawn with their shapes and trained. */
export function ShapePicker(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const job = usePatientJob("shape-picker", state, 150);
  const { shape } = state;
  const hasTask = isTrained(shape);
  const frame = hasTask ? job.latest : null;
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(state, frame)}
      {...(hasTask && { job })}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillControls state={state} set={set} />}
      readout={
        <Readout
          items={[{ label: "parameters", value: countParameters(state).toLocaleString("en-US"), width: 7 }]}
        />
      }
      values={<Values state={state} frame={frame} />}
    >
      <div className={styles.picker}>
        <div data-screen-only>
          <Select
            label="Shape"
            value={shape}
            options={shapes.map((value) => ({ value, label: nameShape(value) }))}
            onChange={(value) => set({ shape: value as State["shape"] })}
          />
        </div>
        <div className={styles.panels}>
          <StillDrawing state={state} />
          <div className={styles.side}>
            <p className={styles.task}>{taskSentences[shape]}</p>
            {hasTask && (
              <>
                <LossChart state={state} frame={frame} />
                <Examples shape={shape} examples={frame?.examples ?? []} />
              </>
            )}
          </div>
        </div>
      </div>
    </WidgetFrame>
  );
}
