"use client";

import { NumberField } from "@/components/ui/number-field";
import type { RegularizationSpec, TrainingSpec } from "@/lib/experiment/schema-training";
import { ChoiceSlider } from "./choice-slider";
import type { ControlsProps } from "./controls";
import { trim } from "./names";

const strengths = [0, 0.00001, 0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
/** 0 stands for none. */
const lengths = [0, 0.1, 0.3, 0.5, 1, 2, 3, 4, 6, 10];

const printStrength = (value: number) => (value === 0 ? "none" : trim(value));

/** What holds the weights back, and what ends the training. */
export function LimitsControls({ state, change, may }: ControlsProps) {
  const { training } = state;
  const { regularization: limits, stop } = training;
  const set = (patch: Partial<TrainingSpec>, transient = false) =>
    change({ training: { ...training, ...patch } }, { transient });
  const setLimits = (patch: Partial<RegularizationSpec>, transient: boolean) =>
    set({ regularization: { ...limits, ...patch } }, transient);
  const isFixed = !may.change("regularization");
  return (
    <>
      {may.see("regularization") && (
        <>
          <ChoiceSlider
            label="L2"
            values={strengths}
            value={limits.l2}
            format={printStrength}
            mark={0}
            isDisabled={isFixed}
            onChange={(l2, transient) => setLimits({ l2 }, transient)}
          />
          <ChoiceSlider
            label="L1"
            values={strengths}
            value={limits.l1}
            format={printStrength}
            mark={0}
            isDisabled={isFixed}
            onChange={(l1, transient) => setLimits({ l1 }, transient)}
          />
          <ChoiceSlider
            label="Longest weight vector of a neuron"
            values={lengths}
            value={limits.maxNorm ?? 0}
            format={printStrength}
            mark={0}
            isDisabled={isFixed}
            onChange={(length, transient) => setLimits({ maxNorm: length === 0 ? null : length }, transient)}
          />
          <ChoiceSlider
            label="Longest gradient"
            values={lengths}
            value={limits.clipNorm ?? 0}
            format={printStrength}
            mark={0}
            isDisabled={isFixed}
            onChange={(length, transient) => setLimits({ clipNorm: length === 0 ? null : length }, transient)}
          />
        </>
      )}
      {may.see("stop") && (
        <>
          <NumberField
            label="Stop after"
            unit="epochs"
            value={training.epochs}
            min={1}
            max={1_000_000}
            isDisabled={!may.change("stop")}
            onChange={(epochs) => set({ epochs })}
          />
          <NumberField
            label="Stop early: no better for (0: never)"
            unit="epochs"
            value={stop.patience ?? 0}
            min={0}
            max={100_000}
            isDisabled={!may.change("stop")}
            onChange={(patience) => set({ stop: { ...stop, patience: patience === 0 ? null : patience } })}
          />
          <NumberField
            label="Stop at a validation loss under (0: never)"
            value={stop.validationLoss ?? 0}
            min={0}
            max={1000}
            step={0.01}
            isDisabled={!may.change("stop")}
            onChange={(loss) => set({ stop: { ...stop, validationLoss: loss === 0 ? null : loss } })}
          />
        </>
      )}
    </>
  );
}
