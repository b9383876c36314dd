"use client";

import { memo, useMemo, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { SuperscriptText } from "@/components/ui/superscript-text";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { InitializationControls } from "./initialization-controls";
import { LayerReadout } from "./layer-readout";
import { LayerTable } from "./layer-table";
import { LossPanel } from "./loss-panel";
import { NetworkControls } from "./network-controls";
import { definition, pickInitialization, type State } from "./state";
import { pickActivationRange } from "./strips";
import { StripsCanvas } from "./strips-canvas";
import { predictSignal } from "./theory";
import { TrainingControls } from "./training-controls";
import { useRuns } from "./use-runs";
import { useSignal } from "./use-signal";
import { useTraining } from "./use-training";
import styles from "./view.module.css";
import { describeSignal } from "./words";

const CAPTION =
  "Each strip is one layer: how the values of all its units are spread over a batch of inputs, which are standard normal numbers. Before training, the gradient that starts at the last layer is made of such numbers too; in training it is that of the loss. Dots are measured, dashes are what theory predicts for very wide layers. Small triangles mark values beyond the axis.";

// A running training renders the frame many times a second; the controls have nothing new to show then.
const StillInitializationControls = memo(InitializationControls);
const StillNetworkControls = memo(NetworkControls);
const StillTrainingControls = memo(TrainingControls);
const StillLayerTable = memo(LayerTable);

/** A deep network before it has learnt anything, layer by layer; then the same network trained. */
export function WeightInitExplorer(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const [selected, setSelected] = useState<number | null>(null);
  const [moment, setMoment] = useState<"before" | "now">("now");
  const fresh = useSignal(state);
  const runs = useRuns(props.id ?? "only");
  const { job, spec, strips } = useTraining(state, runs);
  const theory = useMemo(
    () => predictSignal({ ...state, initialization: pickInitialization(state) }),
    [state],
  );

  const trained = moment === "now" ? strips : null;
  const columns = trained?.columns ?? fresh.columns;
  const gradientRange = trained?.gradientRange ?? fresh.gradientRange;
  // Theory speaks of weights drawn independently; training ends that.
  const prediction = trained === null ? theory : null;
  const layer = Math.min(selected ?? state.depth, state.depth);
  const picture = useMemo(
    () => ({
      columns,
      prediction,
      depth: columns.length || state.depth,
      width: state.width,
      activationRange: pickActivationRange(state.activation),
      gradientRange,
      range: state.range,
      statistic: state.statistic,
    }),
    [columns, prediction, gradientRange, state],
  );

  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={<SuperscriptText text={describeSignal(state, columns, trained?.step ?? 0)} />}
      job={job}
      primary="Train"
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<StillTrainingControls state={state} set={set} />}
      values={<StillLayerTable columns={columns} prediction={prediction} />}
    >
      <div className={styles.act} ref={fresh.viewRef}>
        <StripsCanvas picture={picture} selected={selected} onSelect={setSelected} />
        <LayerReadout
          layer={layer}
          column={columns[layer - 1]}
          prediction={prediction?.[layer - 1]}
          width={state.width}
        />
        <div className={styles.dial} data-screen-only>
          <StillInitializationControls state={state} set={set} />
        </div>
        <div className={styles.controls} data-screen-only>
          <StillNetworkControls state={state} set={set} />
          {strips !== null && (
            <Segmented
              label="Strips show the network"
              value={moment}
              options={[
                { value: "before", label: "Before training" },
                { value: "now", label: "As it is now" },
              ]}
              onChange={setMoment}
            />
          )}
        </div>
        <LossPanel runs={runs} spec={spec} />
      </div>
    </WidgetFrame>
  );
}
