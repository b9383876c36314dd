"use client";

import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import { countSplit } from "@/lib/experiment/prepare-data";
import type { LossName, OptimizerSpec, ScheduleSpec, TrainingSpec } from "@/lib/experiment/schema-training";
import { trainingSchema } from "@/lib/experiment/schema-training";
import type { ControlsProps } from "./controls";
import { lossLabels, optimizerLabels, scheduleLabels, toOptions, trim } from "./names";
import { definition } from "./state";

/** How the weights are moved: learning rate and its schedule, optimizer, batches, loss, seed. */
export function TrainingControls({ state, change, may }: ControlsProps) {
  const { training } = state;
  const opening = definition.schema.parse({}).training;
  const set = (patch: Partial<TrainingSpec>, transient = false) =>
    change({ training: { ...training, ...patch } }, { transient });
  const { train } = countSplit(state.data);
  const batchSize = Math.min(training.batchSize, train);
  const round = (rate: number) => Number(rate.toPrecision(2));
  return (
    <>
      {may.see("learningRate") && (
        <Slider
          label="Learning rate"
          value={Math.min(10, Math.max(0.0001, training.learningRate))}
          min={0.0001}
          max={10}
          scale="log"
          mark={opening.learningRate}
          format={trim}
          isDisabled={!may.change("learningRate")}
          onChange={(rate) => set({ learningRate: round(rate) }, true)}
          onChangeEnd={(rate) => set({ learningRate: round(rate) })}
        />
      )}
      {may.see("optimizer") && (
        <OptimizerControls
          optimizer={training.optimizer}
          isDisabled={!may.change("optimizer")}
          onChange={(optimizer, transient) => set({ optimizer }, transient)}
        />
      )}
      {may.see("batchSize") && (
        <Slider
          label="Batch size"
          value={batchSize}
          min={1}
          max={Math.max(2, train)}
          scale="log"
          mark={Math.min(opening.batchSize, train)}
          unit={batchSize === train ? "points, all of them" : batchSize === 1 ? "point" : "points"}
          format={(size) => String(Math.round(size))}
          isDisabled={!may.change("batchSize")}
          onChange={(size) => set({ batchSize: Math.round(size) }, true)}
          onChangeEnd={(size) => set({ batchSize: Math.round(size) })}
        />
      )}
      {may.see("loss") && (
        <Select
          label="Loss"
          value={training.loss}
          options={toOptions(lossLabels, listLosses(state.data.source))}
          isDisabled={!may.change("loss")}
          onChange={(loss) => set({ loss })}
        />
      )}
      {may.see("schedule") && (
        <ScheduleControls
          schedule={training.schedule}
          isDisabled={!may.change("schedule")}
          onChange={(schedule) => set({ schedule })}
        />
      )}
      {may.see("seed") && (
        <NumberField
          label="Seed of the training"
          value={training.seed}
          min={0}
          max={9999}
          isDisabled={!may.change("seed")}
          onChange={(seed) => set({ seed })}
        />
      )}
    </>
  );
}

function listLosses(source: ControlsProps["state"]["data"]["source"]): LossName[] {
  const isRegression = source.kind === "surface" || (source.kind === "table" && source.classes === null);
  return isRegression ? ["squaredError"] : ["softmaxCrossEntropy", "sigmoidCrossEntropy", "squaredError"];
}

function OptimizerControls(props: {
  optimizer: OptimizerSpec;
  isDisabled: boolean;
  onChange: (optimizer: OptimizerSpec, transient?: boolean) => void;
}) {
  const { optimizer, isDisabled, onChange } = props;
  const share = (label: string, value: number, mark: number, write: (value: number) => OptimizerSpec) => (
    <Slider
      label={label}
      value={value}
      min={0}
      max={0.999}
      step={0.001}
      mark={mark}
      format={trim}
      isDisabled={isDisabled}
      onChange={(next) => onChange(write(Number(next.toFixed(3))), true)}
      onChangeEnd={(next) => onChange(write(Number(next.toFixed(3))))}
    />
  );
  return (
    <>
      <Select
        label="Optimizer"
        value={optimizer.kind}
        options={toOptions(optimizerLabels)}
        isDisabled={isDisabled}
        onChange={(kind) => onChange(trainingSchema.shape.optimizer.parse({ kind }))}
      />
      {optimizer.kind === "momentum" && (
        <>
          {share("Momentum", optimizer.momentum, 0.9, (momentum) => ({ ...optimizer, momentum }))}
          <Switch
            label="Nesterov's look ahead"
            isSelected={optimizer.nesterov}
            isDisabled={isDisabled}
            onChange={(nesterov) => onChange({ ...optimizer, nesterov })}
          />
        </>
      )}
      {optimizer.kind === "rmsprop" &&
        share("Memory of squares", optimizer.decay, 0.9, (decay) => ({ ...optimizer, decay }))}
      {optimizer.kind === "adam" && (
        <>
          {share("Memory of gradients, β₁", optimizer.beta1, 0.9, (beta1) => ({ ...optimizer, beta1 }))}
          {share("Memory of squares, β₂", optimizer.beta2, 0.999, (beta2) => ({ ...optimizer, beta2 }))}
        </>
      )}
    </>
  );
}

function ScheduleControls(props: {
  schedule: ScheduleSpec;
  isDisabled: boolean;
  onChange: (schedule: ScheduleSpec) => void;
}) {
  const { schedule, isDisabled, onChange } = props;
  return (
    <>
      <Select
        label="Learning rate over time"
        value={schedule.kind}
        options={toOptions(scheduleLabels)}
        isDisabled={isDisabled}
        onChange={(kind) => onChange(trainingSchema.shape.schedule.parse({ kind }))}
      />
      {(schedule.kind === "step" || schedule.kind === "exponential") && (
        <>
          <NumberField
            label="Multiplied every"
            unit="steps"
            value={schedule.every}
            min={1}
            max={10_000_000}
            isDisabled={isDisabled}
            onChange={(every) => onChange({ ...schedule, every })}
          />
          <NumberField
            label="by"
            value={schedule.factor}
            min={0}
            max={1}
            step={0.05}
            isDisabled={isDisabled}
            onChange={(factor) => onChange({ ...schedule, factor })}
          />
        </>
      )}
      {(schedule.kind === "cosine" || schedule.kind === "warmup") && (
        <NumberField
          label="Over"
          unit="steps"
          value={schedule.steps}
          min={1}
          max={10_000_000}
          isDisabled={isDisabled}
          onChange={(steps) => onChange({ ...schedule, steps })}
        />
      )}
    </>
  );
}
