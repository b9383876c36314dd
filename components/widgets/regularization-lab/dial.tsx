"use client";

import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, type Kind, kindLabels, kinds, type State, trim } from "./state";
import { nearZero } from "./weights";
import styles from "./view.module.css";

const dials: Record<Kind, { label: string; min: number; max: number }> = {
  l2: { label: "λ, how strongly squares are charged", min: 0.00001, max: 0.1 },
  l1: { label: "λ, how strongly sizes are charged", min: 0.00001, max: 0.1 },
  maxNorm: { label: "c, the longest length allowed", min: 0.2, max: 10 },
};

const options = kinds.map((value) => ({ value, label: kindLabels[value] }));
const opening = definition.schema.parse({});

/** The one dial: how the second copy is held back and how firmly, felt while it trains. */
export function Dial({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const { kind, learningRate } = state;
  const { label, min, max } = dials[kind];
  const round = (value: number) => Number(value.toPrecision(2));
  const swing = learningRate * state.l1;
  return (
    <div className={styles.dial} data-screen-only>
      <Segmented
        label="Hold back by"
        value={kind}
        options={options}
        onChange={(next) => set({ kind: next })}
      />
      <div>
        <Slider
          key={kind}
          label={label}
          value={state[kind]}
          min={min}
          max={max}
          scale="log"
          mark={opening[kind]}
          format={trim}
          onChange={(value) => set({ [kind]: round(value) }, { transient: true })}
          onChangeEnd={(value) => set({ [kind]: round(value) })}
        />
      </div>
      {kind === "l1" && swing >= nearZero && (
        <p className={styles.note}>
          Each step now pulls a weight by learning rate × λ = {trim(swing)}, so those that L1 keeps at zero
          swing past it by up to that much, and most are not counted as near zero, which ends at {nearZero}.
        </p>
      )}
    </div>
  );
}
