"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Layer, LayerOf } from "@/lib/experiment/schema-layers";
import { createLayer } from "./edit";
import { Activation, LayerFields, type LayerFieldsProps } from "./layer-fields";
import { type BuiltKind, kindNames, kinds, nameLayer } from "./names";

type Inner = LayerOf<"residual">["layers"][number];

/** Most that the schema takes. */
const MOST_INNER = 50;

const innerKinds = kinds.filter((kind): kind is Exclude<BuiltKind, "residual"> => kind !== "residual");
const isInner = (layer: Layer): layer is Inner => layer.kind !== "residual";

/** The layers that a shortcut goes around, one at a time, and how the shortcut comes to the sum. */
export function ResidualFields({
  layer,
  channels,
  onChange,
}: LayerFieldsProps<LayerOf<"residual">> & { channels: number }) {
  const [wanted, setWanted] = useState(0);
  const { layers, shortcut } = layer;
  const index = Math.min(wanted, layers.length - 1);
  const inner = layers[index] as Inner;
  const change = (next: Inner[]) => onChange({ ...layer, layers: next });
  const replace = (next: Layer) => {
    if (isInner(next)) change(layers.map((old, i) => (i === index ? next : old)));
  };
  return (
    <>
      <NumberField
        label={`Inner layer of ${layers.length}: ${nameLayer(inner)}`}
        value={index + 1}
        min={1}
        max={layers.length}
        onChange={(value) => setWanted(value - 1)}
      />
      <Select
        label="Inner layer is"
        value={inner.kind as Exclude<BuiltKind, "residual">}
        options={innerKinds.map((value) => ({ value, label: kindNames[value] }))}
        onChange={(kind) => replace(createLayer(kind, channels))}
      />
      <LayerFields layer={inner} onChange={replace} />
      <Button
        isDisabled={layers.length >= MOST_INNER}
        onPress={() => {
          change(layers.toSpliced(index + 1, 0, inner));
          setWanted(index + 1);
        }}
      >
        Add an inner layer
      </Button>
      <Button isDisabled={layers.length < 2} onPress={() => change(layers.toSpliced(index, 1))}>
        Remove this inner layer
      </Button>
      <Segmented
        label="Shortcut"
        value={Array.isArray(shortcut) ? "own" : shortcut}
        options={[
          ...(Array.isArray(shortcut) ? [{ value: "own", label: "Layers of its own" } as const] : []),
          { value: "project", label: "1 × 1 where shapes differ" },
          { value: "pad", label: "Padded with zeros" },
        ]}
        onChange={(way) => way !== "own" && onChange({ ...layer, shortcut: way })}
      />
      <Activation layer={layer} onChange={onChange} label="Activation of the sum" />
    </>
  );
}
