"use client";

import { useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { printNumber } from "@/components/charts/print-number";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { useWalk } from "@/components/widget/use-walk";
import { Walk } from "@/components/widget/walk";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { editGradient, editPixel } from "./edit";
import { buildStage, spellBackward, spellForward, spellPixel } from "./model";
import { StageView } from "./stage-view";
import { definition, type State } from "./state";
import { Values } from "./values";
import styles from "./view.module.css";

const CAPTION =
  "Above, forward: the framed window of the map becomes the framed pooled number; a dashed cell is the window's maximum. Below, backward: the gradient that comes in for that number is sent to where it came from. Empty dotted cells are padding, which holds no number. Grids are moved through with the arrow keys; typing a number changes the map or the gradient that comes in.";

/** A window over a map: what it keeps on the way forward, and where the gradient goes on the way back. */
export function PoolingStepper(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const palette = usePalette();
  const [pointed, setPointed] = useState<number | null>(null);
  const whole = buildStage(state);
  const { index, output, fault } = whole;
  const count = output.values.length;
  const walk = useWalk({ index, count, columns: output.width, set });
  const isWalking = walk.isPlaying;
  const stage = isWalking ? buildStage(state, index + 1) : whole;
  const kept = state.kind === "max" ? "largest" : "mean";
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={
        fault === null
          ? `The ${kept} of the window in row ${stage.row + 1}, column ${stage.column + 1} is ${printNumber(output.values[index] ?? 0, 3)}`
          : "No window of this size fits the map"
      }
      code={() => printPrograms(whole)}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} />}
      readout={
        <Readout
          items={[
            { label: "numbers in", value: String(whole.map.values.length), width: 2 },
            { label: "out", value: String(count), width: 3 },
            { label: "parameters", value: "0" },
            {
              label: "outputs that one pixel to the right would change",
              value: `${whole.changedByShift} of ${count}`,
              width: 9,
            },
          ]}
        />
      }
      values={<Values stage={whole} />}
    >
      <StageView
        stage={stage}
        palette={palette}
        {...(isWalking ? { until: index + 1 } : {})}
        onMove={({ row, column }) => set({ row, column }, { transient: true })}
        onPoint={setPointed}
        onEditPixel={({ row, column }, value) => set(editPixel(state, row, column, value))}
        onEditGradient={({ row, column }, value) => set(editGradient(state, row, column, value))}
      />
      <Walk {...walk} />
      {fault === null ? (
        <p className={styles.sum} aria-live="polite">
          <span>
            <span className={styles.name}>forward: </span>
            {spellForward(stage)}
          </span>
          <span>
            <span className={styles.name}>backward: </span>
            {spellBackward(stage)}
          </span>
          <span className={styles.name}>
            {pointed === null || pointed >= stage.map.values.length
              ? "Point at a number of the map to see what it gets back."
              : spellPixel(whole, pointed)}
          </span>
        </p>
      ) : (
        <p className={styles.sum} role="alert">
          {fault}
        </p>
      )}
    </WidgetFrame>
  );
}
