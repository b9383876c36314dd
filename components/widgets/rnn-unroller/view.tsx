"use client";

import { usePalette } from "@/components/charts/palette";
import { printNumber } from "@/components/charts/print-number";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { GraphView } from "./graph-view";
import { spellOutput, spellState, unroll } from "./model";
import { StageView } from "./stage-view";
import { definition, type State } from "./state";
import styles from "./view.module.css";

const CAPTION =
  "Below, the inputs; in the boxes, the hidden state; above, the outputs: blue is negative, orange positive. The framed box is the step whose numbers stand under the drawing. Type a number to change a weight, a bias or the input of this step.";

const list = (values: readonly number[]) => `(${values.map((value) => printNumber(value)).join(", ")})`;

/** A recurrent network of a few units over a few steps, with every number in it. */
export function RnnUnroller(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const palette = usePalette();
  const net = unroll(state);
  const { time, unit, steps } = net;
  // Transient on the slider's way alone: a later edit is then not undone together with the walk to it.
  const go = (next: number, options?: { transient: boolean }) =>
    set({ time: Math.max(0, Math.min(steps - 1, next)) }, options);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={`After step ${time + 1} of ${steps} the state is ${list(net.h[time] ?? [])}`}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} net={net} set={set} />}
      readout={
        <Readout
          items={[
            { label: "steps", value: String(steps), width: 1 },
            { label: "uses of each weight", value: String(steps), width: 1 },
            { label: "parameters", value: String(net.parameters), width: 2 },
          ]}
        />
      }
      values={
        <ValuesTable
          caption="Every step: input, state and output"
          columns={["step", "x", "h", "y"]}
          rows={state.sequence.map((x, t) => [t + 1, list(x), list(net.h[t] ?? []), list(net.y[t] ?? [])])}
        />
      }
    >
      <GraphView state={state} net={net} palette={palette} onPick={go} />
      <div className={styles.walk} role="group" aria-label="Walk through the sequence" data-screen-only>
        <Button onPress={() => go(time - 1)} isDisabled={time === 0}>
          Back
        </Button>
        <Button onPress={() => go(time + 1)} isDisabled={time + 1 >= steps}>
          Next step
        </Button>
        <div className={styles.scrub}>
          <Slider
            label="Step"
            value={time + 1}
            min={1}
            max={Math.max(2, steps)}
            step={1}
            isDisabled={steps < 2}
            onChange={(value) => go(value - 1, { transient: true })}
            onChangeEnd={(value) => go(value - 1)}
          />
        </div>
      </div>
      <StageView state={state} net={net} palette={palette} set={set} />
      <p className={styles.sum} aria-live="polite">
        <span>
          unit {unit + 1}: {spellState(state, net, time, unit)}
        </span>
        {(net.y[time] ?? []).map((_, k) => (
          <span key={k}>
            output {k + 1}: {spellOutput(state, net, time, k)}
          </span>
        ))}
      </p>
    </WidgetFrame>
  );
}
