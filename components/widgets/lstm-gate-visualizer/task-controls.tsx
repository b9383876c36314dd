"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { TextField } from "@/components/ui/text-field";
import { memoryTaskKinds } from "@/lib/data/memory-tasks";
import { heldOutCount } from "./model";
import type { State } from "./state";
import { taskTitles } from "./words";

interface Props {
  state: State;
  set: (patch: Partial<State>, options?: { transient?: boolean }) => void;
}

/** What is trained, in the order of thought: the task, the cell, how it starts, how it learns. */
export function TaskControls({ state, set }: Props) {
  const drag = (patch: Partial<State>) => set({ ...patch, snapshot: null }, { transient: true });
  return (
    <>
      <Select
        label="Task"
        value={state.task}
        options={memoryTaskKinds.map((value) => ({ value, label: taskTitles[value] }))}
        onChange={(task) => set({ task, time: 0, snapshot: null })}
      />
      {state.task === "recall" && (
        <Slider
          label="Lag"
          value={state.lag}
          min={2}
          max={24}
          step={1}
          unit="steps"
          onChange={(lag) => drag({ lag })}
        />
      )}
      {state.task === "text" && (
        <TextField
          label="Text to learn"
          value={state.text}
          multiline
          maxLength={4000}
          description="Empty: a text of ours. It stays on this page."
          onChange={(text) => set({ text, snapshot: null })}
        />
      )}
      <Segmented
        label="Cell"
        value={state.cell}
        options={[
          { value: "lstm", label: "LSTM" },
          { value: "gru", label: "GRU" },
          { value: "rnn", label: "Plain RNN" },
        ]}
        onChange={(cell) => set({ cell, snapshot: null })}
      />
      <Slider
        label="Units"
        value={state.units}
        min={2}
        max={16}
        step={1}
        mark={8}
        onChange={(units) => drag({ units, unit: Math.min(state.unit, units - 1) })}
      />
      {state.cell === "lstm" && (
        <Slider
          label="Forget bias at the start"
          value={state.forgetBias}
          min={-2}
          max={6}
          step={0.5}
          mark={1}
          onChange={(forgetBias) => drag({ forgetBias })}
        />
      )}
      <Select
        label="Recurrent weights start"
        value={state.recurrentStart}
        options={[
          { value: "orthogonal", label: "orthogonal" },
          { value: "uniform", label: "uniform, 1/√n" },
        ]}
        onChange={(recurrentStart) => set({ recurrentStart, snapshot: null })}
      />
      <Slider
        label="Learning rate"
        value={state.learningRate}
        min={0.001}
        max={0.1}
        scale="log"
        mark={0.02}
        onChange={(learningRate) => drag({ learningRate })}
      />
      <NumberField
        label="Stop after"
        value={state.steps}
        min={50}
        max={5000}
        step={50}
        unit="steps"
        onChange={(steps) => set({ steps, snapshot: null })}
      />
      <NumberField
        label="Seed"
        value={state.seed}
        min={0}
        max={9999}
        onChange={(seed) => set({ seed, snapshot: null })}
      />
      <NumberField
        label="Sequence shown"
        value={state.example + 1}
        min={1}
        max={heldOutCount}
        onChange={(example) => set({ example: example - 1 })}
      />
    </>
  );
}
