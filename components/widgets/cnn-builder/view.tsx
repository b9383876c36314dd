"use client";

import { useMemo, useState } from "react";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { Drawing } from "./drawing";
import { insertLayer, moveLayer, removeLayer } from "./edit";
import { LayersTable } from "./layers-table";
import { build } from "./model";
import { definition, type State } from "./state";
import { TrainingPanel } from "./training-panel";
import { makeExperiment, refuseTraining } from "./training";
import { useTraining } from "./use-training";
import { describeColumn, writeTitle } from "./words";
import styles from "./view.module.css";

const CAPTION =
  "From left to right, the input and what each layer gives: an image as a block, as high as the root of its side and as wide as the root of its channels; a row of numbers as a thin bar. Below each, its parameters, and the multiply-adds of one image on its way forward. In the table, “sees” is the side in pixels of what one unit can see of the input. The arrow keys go through the table; in a network of your own, Alt with an arrow key moves a layer, + adds one like it and Delete removes it.";

/** A convolutional network in the making: counted layer by layer, and trained where it is small. */
export function CnnBuilder(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  // What is trained and what is in view do not change what is counted.
  const key = JSON.stringify({ ...state, chosen: 0, learningRate: 0, seed: 0 });
  const built = useMemo(() => build(JSON.parse(key) as State), [key]);
  const shown = useMemo(
    () => ({ ...built, chosen: Math.max(0, Math.min(state.chosen, built.layers.length - 1)) }),
    [built, state.chosen],
  );
  const [pointed, setPointed] = useState<number | null>(null);
  const refusal = refuseTraining(built);
  const { learningRate, seed } = state;
  const experiment = useMemo(
    () => (refuseTraining(built) === null ? makeExperiment(built, { learningRate, seed }) : null),
    [built, learningRate, seed],
  );
  const { job, frame } = useTraining(experiment);
  const { info, fault, ending } = shown;
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(shown)}
      job={refusal === null ? job : undefined}
      primary="Train on digits"
      code={fault === null && shown.layers.length > 0 ? () => printPrograms(built.network) : undefined}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} build={shown} isTrainable={refusal === null} set={set} />}
      readout={
        <Readout
          items={[
            { label: "parameters", value: info.parameters.toLocaleString("en-US"), width: 11 },
            { label: "multiply-adds an image", value: info.multiplyAdds.toLocaleString("en-US"), width: 14 },
            ...(info.states > 0
              ? [{ label: "kept but not trained", value: info.states.toLocaleString("en-US"), width: 7 }]
              : []),
          ]}
        />
      }
    >
      <div className={styles.builder}>
        <Drawing build={shown} onPoint={setPointed} onChoose={(chosen) => set({ chosen })} />
        <p className={styles.pointed}>{describeColumn(shown, pointed ?? shown.chosen)}</p>
        {(fault?.message ?? ending) !== null && (
          <p className={styles.fault} role="alert">
            {fault?.message ?? ending}
          </p>
        )}
        <LayersTable
          build={shown}
          isOwn={state.source === "own"}
          onChoose={(chosen) => set({ chosen }, { transient: true })}
          onMove={(layer, by) => set(moveLayer(state, layer, by))}
          onRemove={(layer) => set(removeLayer(state, layer))}
          onCopy={(layer) => {
            const copy = state.layers[layer];
            if (copy !== undefined) set(insertLayer(state, layer, copy));
          }}
        />
        {refusal !== null && fault === null && ending === null && <p className={styles.refusal}>{refusal}</p>}
        {frame !== null && <TrainingPanel frame={frame} stepsPerSecond={job.stepsPerSecond} />}
      </div>
    </WidgetFrame>
  );
}
