"use client";

import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { Layer } from "@/lib/experiment/schema-layers";
import { type ActivationName, activationNames } from "@/lib/math/activation";
import { PaddingFields } from "@/components/widget/padding-fields";

export interface LayerFieldsProps<L extends Layer> {
  layer: L;
  onChange: (layer: L) => void;
}

/** What can be set of one layer, by its kind. A residual one's inner layers are shown by `ResidualFields`. */
export function LayerFields({ layer, onChange }: LayerFieldsProps<Layer>) {
  switch (layer.kind) {
    case "conv2d":
    case "depthwiseConv2d":
      return (
        <>
          {layer.kind === "conv2d" ? (
            <NumberField
              label="Filters"
              value={layer.filters}
              min={1}
              max={2048}
              onChange={(filters) => onChange({ ...layer, filters })}
            />
          ) : (
            <NumberField
              label="Filters a channel"
              value={layer.multiplier}
              min={1}
              max={16}
              onChange={(multiplier) => onChange({ ...layer, multiplier })}
            />
          )}
          <NumberField
            label="Kernel"
            value={layer.kernel}
            min={1}
            max={31}
            onChange={(kernel) => onChange({ ...layer, kernel })}
          />
          <NumberField
            label="Stride"
            value={layer.stride}
            min={1}
            max={16}
            onChange={(stride) => onChange({ ...layer, stride })}
          />
          <NumberField
            label="Dilation"
            value={layer.dilation}
            min={1}
            max={16}
            onChange={(dilation) => onChange({ ...layer, dilation })}
          />
          <Padding layer={layer} onChange={onChange} />
          <Activation layer={layer} onChange={onChange} />
          <Bias layer={layer} onChange={onChange} />
        </>
      );
    case "maxPool":
    case "averagePool":
      return (
        <>
          <NumberField
            label="Window"
            value={layer.size}
            min={1}
            max={31}
            onChange={(size) => onChange({ ...layer, size })}
          />
          <NumberField
            label="Stride"
            value={layer.stride ?? layer.size}
            min={1}
            max={31}
            onChange={(stride) => onChange({ ...layer, stride })}
          />
          <Padding layer={layer} onChange={onChange} />
        </>
      );
    case "dense":
      return (
        <>
          <Switch
            label="As many units as outputs"
            isSelected={layer.units === "outputs"}
            onChange={(isLast) => onChange({ ...layer, units: isLast ? "outputs" : 32 })}
          />
          {layer.units !== "outputs" && (
            <NumberField
              label="Units"
              value={layer.units}
              min={1}
              max={16_384}
              onChange={(units) => onChange({ ...layer, units })}
            />
          )}
          <Activation layer={layer} onChange={onChange} />
          <Bias layer={layer} onChange={onChange} />
        </>
      );
    case "activation":
      return <Activation layer={layer} onChange={onChange} />;
    case "dropout":
      return (
        <NumberField
          label="Rate"
          value={layer.rate}
          min={0}
          max={0.95}
          step={0.05}
          onChange={(rate) => onChange({ ...layer, rate })}
        />
      );
    default:
      return null;
  }
}

const activationOptions = activationNames.map((value) => ({
  value,
  label: value === "linear" ? "none" : value,
}));

/** @param label another name where a layer has more than one of them */
export function Activation<L extends Layer & { activation: ActivationName }>({
  layer,
  onChange,
  label = "Activation",
}: LayerFieldsProps<L> & { label?: string }) {
  return (
    <Select
      label={label}
      value={layer.activation}
      options={activationOptions}
      onChange={(activation) => onChange({ ...layer, activation })}
    />
  );
}

function Bias<L extends Layer & { bias: boolean }>({ layer, onChange }: LayerFieldsProps<L>) {
  return <Switch label="Biases" isSelected={layer.bias} onChange={(bias) => onChange({ ...layer, bias })} />;
}

function Padding<L extends Layer & { padding: "valid" | "same" | number }>({
  layer,
  onChange,
}: LayerFieldsProps<L>) {
  const { padding } = layer;
  const value =
    typeof padding === "number" ? ({ padding: "custom", rings: padding } as const) : { padding, rings: 1 };
  return (
    <PaddingFields
      value={value}
      mostRings={16}
      ringsLabel="Rings"
      set={(patch) => {
        const next = { ...value, ...patch };
        onChange({ ...layer, padding: next.padding === "custom" ? next.rings : next.padding });
      }}
    />
  );
}
