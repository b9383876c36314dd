"use client";

import { useMemo, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { GoalPanel } from "@/components/training/goal-panel";
import { OwnImages } from "@/components/training/own-data/own-images";
import { mostSide } from "@/lib/data/images/labelled-images";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { Drawing } from "./drawing";
import { insertLayer, moveLayer, removeLayer } from "./edit";
import { LayersTable } from "./layers-table";
import { build } from "./model";
import { Button } from "@/components/ui/button";
import { countHidden } from "@/lib/experiment/goal";
import type { ImageSource } from "@/lib/experiment/schema-data";
import { definition, type State } from "./state";
import { TrainingPanel } from "./training-panel";
import { makeExperiment, readTask, refuseTraining } from "./training";
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
  // Megabytes: neither a link nor the widget's memory could hold them.
  const [images, setImages] = useState<ImageSource | null>(null);
  const refusal = refuseTraining(built, images);
  const { learningRate, seed } = state;
  const experiment = useMemo(
    () => (refusal === null ? makeExperiment(built, { learningRate, seed }, images) : null),
    [built, images, learningRate, refusal, seed],
  );
  const { job, frame, log } = useTraining(experiment);
  const { info, fault, ending } = shown;
  const trainOn = (next: ImageSource | null) => {
    setImages(next);
    set(readTask(next));
  };
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(shown)}
      job={refusal === null ? job : undefined}
      primary={images === null ? "Train on digits" : "Train on your images"}
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
        {state.goal !== null && (
          <GoalPanel
            goal={state.goal}
            now={log?.points.at(-1) ?? null}
            network={{ parameters: info.parameters, ...countHidden(built.network.layers) }}
            runId={experiment === null ? null : JSON.stringify(experiment)}
          />
        )}
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
        {state.goal === null && (
          <div data-screen-only>
            <Disclosure title="Train on images of your own">
              <OwnImages
                source={images}
                side={Math.min(state.side, mostSide)}
                channels={state.channels === 3 ? 3 : 1}
                onChange={trainOn}
              />
              {images !== null && <Button onPress={() => trainOn(null)}>Train on digits again</Button>}
            </Disclosure>
          </div>
        )}
      </div>
    </WidgetFrame>
  );
}
