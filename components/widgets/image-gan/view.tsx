"use client";

import lab from "@/components/training/lab.module.css";
import { memo, useCallback, useState } from "react";
import { LossChart } from "@/components/training/game/loss-chart";
import { Segmented } from "@/components/ui/segmented";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import type { Frame } from "./job";
import { NamedChart } from "./named-chart";
import { SamplesView } from "./samples-view";
import { definition, digitSets, type State } from "./state";
import { useLab } from "./use-lab";
import { Values } from "./values";
import styles from "./view.module.css";
import { WayView } from "./way-view";
import { printShare, writeTitle } from "./words";

const CAPTION =
  "Samples and digits have 14 by 14 pixels, ink from 0 to 1. D: the discriminator’s belief that a picture is real. The reader is a third network, trained on other real digits. Distance: root of the mean square of a pixel’s difference.";

// A running game renders the frame many times a second; the controls have nothing new to show then.
const StillControls = memo(Controls);

function readFigures(frame: Frame | null, digits: State["digits"]) {
  const { surveys, means } = frame ?? {};
  return [
    {
      label: "digits shown",
      value: surveys ? `${surveys.samples.covered} of ${digitSets[digits].length}` : "",
      width: 8,
    },
    {
      label: "read with over 0.9",
      value: surveys
        ? `${printShare(surveys.samples.share)} (real ${printShare(surveys.examples.share)})`
        : "",
      width: 16,
    },
    { label: "D on data", value: means?.examples.toFixed(2) ?? "", width: 5 },
    { label: "D on samples", value: means?.samples.toFixed(2) ?? "", width: 5 },
  ];
}

/** A generator and a discriminator on small pictures of digits. */
export function ImageGan(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const job = useLab(state);
  const frame = job.latest;
  const [end, setEnd] = useState<"from" | "to">("from");
  const choose = useCallback(
    (index: number) => set({ [end]: index, at: end === "from" ? 0 : 1 }),
    [end, set],
  );
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(frame, state.digits)}
      job={job}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillControls state={state} set={set} />}
      readout={<Readout items={readFigures(frame, state.digits)} />}
      values={<Values frame={frame} />}
    >
      <div className={lab.lab}>
        {frame === null ? (
          <p className={styles.waiting}>A reader of digits is being trained, and 2,200 digits written.</p>
        ) : (
          <>
            <div className={lab.panels}>
              <div className={lab.side}>
                <SamplesView
                  frame={frame}
                  isMoving={job.isPlaying}
                  from={state.from}
                  to={state.to}
                  digits={state.digits}
                  onChoose={choose}
                />
              </div>
              <div className={lab.side}>
                <NamedChart frame={frame} />
                <LossChart history={frame.history} loss="nonSaturating" />
              </div>
            </div>
            <div data-screen-only>
              <Segmented
                label="A sample that is pressed becomes"
                value={end}
                options={[
                  { value: "from", label: "A" },
                  { value: "to", label: "B" },
                ]}
                onChange={setEnd}
              />
            </div>
            <WayView frame={frame} isMoving={job.isPlaying} state={state} set={set} />
          </>
        )}
      </div>
    </WidgetFrame>
  );
}
