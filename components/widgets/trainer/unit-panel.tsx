"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { featureLabels, type FeatureName } from "@/lib/data/features";
import type { EditWish } from "@/lib/experiment/run/edit";
import type { Weights } from "@/lib/experiment/initialize";
import type { BlockNetwork } from "./blocks";
import type { UnitPlace } from "./diagram-layout";
import styles from "./view.module.css";

export interface UnitPanelProps {
  place: UnitPlace;
  network: BlockNetwork;
  features: readonly FeatureName[];
  weights: Weights | null;
  onEdit: (wish: EditWish) => void;
  onClose: () => void;
  isDisabled: boolean;
}

interface Entry {
  label: string;
  name: string;
  index: number;
  value: number;
}

/** The numbers into one unit: its weights, one for each thing it listens to, and its bias. */
function listEntries({ place, network, features, weights }: UnitPanelProps): Entry[] {
  const layer = network.denseLayers[place.column - 1];
  const kernel = weights?.find(({ name }) => name === `${layer}/kernel`);
  if (kernel === undefined) return [];
  const units = kernel.shape[1] ?? 1;
  const nameInput = (input: number) =>
    place.column === 1 ? featureLabels[features[input] ?? "x1"] : `neuron ${input + 1}`;
  const entries = Array.from({ length: kernel.shape[0] ?? 0 }, (_, input) => {
    const index = input * units + place.unit;
    return {
      label: `from ${nameInput(input)}`,
      name: kernel.name,
      index,
      value: kernel.values[index] ?? NaN,
    };
  });
  const bias = weights?.find(({ name }) => name === `${layer}/bias`);
  if (bias === undefined) return entries;
  const value = bias.values[place.unit] ?? NaN;
  return [...entries, { label: "bias", name: bias.name, index: place.unit, value }];
}

/** One neuron opened: its weights and bias, to be read and set, also while it trains. */
export function UnitPanel(props: UnitPanelProps) {
  const { place, network, onEdit, onClose, isDisabled } = props;
  const entries = listEntries(props);
  const isOutput = place.column === network.denseLayers.length;
  const title = isOutput ? `Output ${place.unit + 1}` : `Layer ${place.column}, neuron ${place.unit + 1}`;
  return (
    <div role="group" className={styles.unitPanel} aria-label={`Weights of ${title}`}>
      <div className={styles.unitHead}>
        <p className={styles.panelTitle}>{title}</p>
        <Button variant="quiet" onPress={onClose}>
          Close
        </Button>
      </div>
      <div className={styles.fields}>
        {entries.map((entry) => (
          <WeightField
            key={`${entry.name} ${entry.index}`}
            entry={entry}
            onEdit={onEdit}
            isDisabled={isDisabled}
          />
        ))}
      </div>
    </div>
  );
}

/** While it is being typed in, training does not write over it. */
function WeightField({
  entry,
  onEdit,
  isDisabled,
}: {
  entry: Entry;
  onEdit: (wish: EditWish) => void;
  isDisabled: boolean;
}) {
  const [held, setHeld] = useState<number | null>(null);
  return (
    <div onFocus={() => setHeld(entry.value)} onBlur={() => setHeld(null)}>
      <NumberField
        label={entry.label}
        value={Number((held ?? entry.value).toFixed(3))}
        min={-1000}
        max={1000}
        step={0.1}
        isDisabled={isDisabled}
        onChange={(value) => {
          setHeld(value);
          onEdit({ kind: "weight", name: entry.name, index: entry.index, value });
        }}
      />
    </div>
  );
}
