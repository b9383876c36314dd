"use client";

import { useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { printNumber } from "@/components/charts/print-number";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { setExamples, setInputs, setUnits } from "./edit";
import { computeLayer, printSmall, spellRow } from "./model";
import { StageView } from "./stage-view";
import { definition, LARGEST_SIZE, layerActivations, MOST_EXAMPLES, type State } from "./state";
import styles from "./view.module.css";

const CAPTION =
  "One layer: each row of W belongs to one neuron. Point at a row, or go to it with the arrow keys, to see its sum; type a number to change an entry, or press a chosen cell again. Numbers that are added with a size begin at 0.";

const names: Record<State["activation"], string> = {
  linear: "None: g(z) = z",
  relu: "ReLU",
  leakyRelu: "Leaky ReLU, slope 0.01",
  sigmoid: "Sigmoid",
  tanh: "tanh",
};

/** The numbers of one layer, all of them to be edited, with each sum spelled out. */
export function LayerCalculator(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const palette = usePalette();
  const [pointed, setPointed] = useState<{ row?: number; example?: number } | null>(null);
  const layer = computeLayer(state);
  const { units, inputs, examples } = layer;
  const row = Math.min(pointed?.row ?? layer.row, units - 1);
  const example = Math.min(pointed?.example ?? layer.example, examples - 1);
  const at = row * examples + example;
  const [z = 0, a = 0, slope = 0] = [layer.z[at], layer.a[at], layer.slopes[at]];
  const z0 = layer.z.filter((_, i) => i % examples === layer.example).map((value) => printNumber(value));
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={
        examples > 1
          ? `${units} × ${examples} sums of ${inputs} products each`
          : `Wx + b = (${z0.join(", ")})`
      }
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={
        <>
          <Select
            label="Activation g"
            value={state.activation}
            onChange={(activation) => set({ activation })}
            options={layerActivations.map((value) => ({ value, label: names[value] }))}
          />
          <NumberField
            label="Inputs"
            value={inputs}
            min={1}
            max={LARGEST_SIZE}
            onChange={(next) => set(setInputs(state, next))}
          />
          <NumberField
            label="Neurons"
            value={units}
            min={1}
            max={LARGEST_SIZE}
            onChange={(next) => set(setUnits(state, next))}
          />
          <NumberField
            label="Examples"
            value={examples}
            min={1}
            max={MOST_EXAMPLES}
            onChange={(next) => set(setExamples(state, next))}
          />
        </>
      }
      readout={
        <Readout
          items={[
            { label: "weights", value: String(units * inputs), width: 2 },
            { label: "biases", value: String(units), width: 2 },
            { label: "parameters", value: String(layer.parameters), width: 2 },
          ]}
        />
      }
      values={
        <ValuesTable
          caption="Every neuron's sum, its output and the slope of g there"
          columns={["neuron", "example", "sum", "g(z)", "g′(z)"]}
          rows={layer.z.map((_, i) => {
            const [neuron, n] = [Math.floor(i / examples), i % examples];
            return [
              neuron + 1,
              n + 1,
              spellRow(state, neuron, n),
              printSmall(layer.a[i] ?? 0),
              printSmall(layer.slopes[i] ?? 0),
            ];
          })}
        />
      }
    >
      <StageView
        state={state}
        layer={layer}
        palette={palette}
        shown={{ row, example }}
        onPoint={setPointed}
        set={set}
      />
      <p className={styles.sum} aria-live="polite">
        <span>
          z{row + 1}
          {examples > 1 && `, example ${example + 1}`} = {spellRow(state, row, example)}
        </span>
        <span>
          g({printNumber(z, 3)}) = {printSmall(a)}, slope g′({printNumber(z, 3)}) = {printSmall(slope)}
        </span>
      </p>
    </WidgetFrame>
  );
}
