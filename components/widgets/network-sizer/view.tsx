"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Switch } from "@/components/ui/switch";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printCode } from "./code";
import { Diagram, type Neuron } from "./diagram";
import { Matrices } from "./matrices";
import {
  countNetwork,
  insertLayer,
  nameColumn,
  removeLayer,
  resizeLayer,
  spellBiases,
  spellWeights,
} from "./model";
import { definition, MAX_LAYERS, MAX_UNITS, type State } from "./state";
import styles from "./view.module.css";

/** Build a dense network by dragging columns or by keys, and read off what it has to learn. */
export function NetworkSizer(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { sizes, bias } = widget.state;
  const [chosen, setSelected] = useState(1);
  const [highlighted, setHighlighted] = useState<Neuron | null>(null);
  const selected = Math.min(chosen, sizes.length - 1);
  const count = countNetwork(sizes, bias);
  const setSizes = (next: number[], options?: { transient?: boolean }) =>
    widget.set({ sizes: next }, options);
  const isHidden = selected > 0 && selected < sizes.length - 1;
  const litLayer = highlighted === null ? undefined : count.layers[highlighted.column - 1];

  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={`A ${sizes.join("-")} network has ${count.parameters} numbers to learn`}
      code={() => printCode(widget.state)}
      caption={
        props.caption ??
        "Dashed circles are inputs, whole ones neurons, lines are weights; below, each layer's weights and biases, one cell per number. Drag a column up or down, or focus it and use the arrow keys; + adds a layer, Delete removes it."
      }
      controls={
        <>
          <NumberField
            label={nameColumn(sizes, selected)}
            value={sizes[selected] ?? 1}
            min={1}
            max={MAX_UNITS}
            unit={selected === 0 ? "inputs" : "neurons"}
            onChange={(units) => setSizes(resizeLayer(sizes, selected, units))}
          />
          <Button
            isDisabled={sizes.length >= MAX_LAYERS}
            onPress={() => setSizes(insertLayer(sizes, selected))}
          >
            Add a layer here
          </Button>
          <Button isDisabled={!isHidden} onPress={() => setSizes(removeLayer(sizes, selected))}>
            Remove this layer
          </Button>
          <Switch label="Biases" isSelected={bias} onChange={(next) => widget.set({ bias: next })} />
        </>
      }
      readout={
        <Readout
          items={[
            { label: "neurons", value: String(count.neurons), width: 3 },
            { label: "depth", value: String(count.depth), width: 2 },
            { label: "width", value: String(count.width), width: 2 },
            { label: "parameters", value: String(count.parameters), width: 5 },
          ]}
        />
      }
      values={
        <ValuesTable
          caption="What each layer has to learn"
          columns={["layer", "inputs", "neurons", "weights", "biases", "parameters"]}
          rows={count.layers.map((layer, i) => [
            nameColumn(sizes, i + 1),
            layer.inputs,
            layer.units,
            layer.weights,
            layer.biases,
            layer.weights + layer.biases,
          ])}
        />
      }
    >
      <Diagram
        sizes={sizes}
        selected={selected}
        highlighted={highlighted}
        onSelect={setSelected}
        onHighlight={setHighlighted}
        onChange={setSizes}
      />
      <Matrices layers={count.layers} bias={bias} highlighted={highlighted} onHighlight={setHighlighted} />
      <p className={styles.sum} aria-live="polite">
        <span>{spellWeights(count)} weights</span>
        <span>{spellBiases(count)} biases</span>
        <span>
          {count.weights} + {count.biases} = <b>{count.parameters}</b> parameters
        </span>
      </p>
      <p className={styles.note}>
        {litLayer === undefined
          ? "Point at a neuron to see the numbers that belong to it."
          : `This neuron has ${litLayer.inputs} ${litLayer.inputs === 1 ? "weight" : "weights"}${
              bias ? " and 1 bias" : ""
            }: one row of its layer's matrix.`}
      </p>
    </WidgetFrame>
  );
}
