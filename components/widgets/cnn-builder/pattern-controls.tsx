"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import type { State } from "./state";

/** The numbers of ((Conv-ReLU)*N-Pool)*M-(FC-ReLU)*K-FC. */
export function PatternControls({ state, set }: { state: State; set: (patch: Partial<State>) => void }) {
  return (
    <>
      <NumberField
        label="N, convolutions a stage"
        value={state.n}
        min={1}
        max={4}
        onChange={(n) => set({ n })}
      />
      <NumberField label="M, stages" value={state.m} min={1} max={6} onChange={(m) => set({ m })} />
      <NumberField
        label="K, hidden dense layers"
        value={state.k}
        min={0}
        max={3}
        onChange={(k) => set({ k })}
      />
      <NumberField
        label="Filters at first"
        value={state.filters}
        min={1}
        max={128}
        onChange={(filters) => set({ filters })}
      />
      <Switch
        label="Twice as many each stage"
        isSelected={state.isDoubling}
        onChange={(isDoubling) => set({ isDoubling })}
      />
      <NumberField
        label="Kernel"
        value={state.kernel}
        min={1}
        max={11}
        onChange={(kernel) => set({ kernel })}
      />
      <Segmented
        label="Padding"
        value={state.padding}
        onChange={(padding) => set({ padding })}
        options={[
          { value: "same", label: "Same" },
          { value: "valid", label: "Valid" },
        ]}
      />
      <Segmented
        label="Pool, 2 × 2"
        value={state.pool}
        onChange={(pool) => set({ pool })}
        options={[
          { value: "maxPool", label: "Maximum" },
          { value: "averagePool", label: "Average" },
        ]}
      />
      {state.k > 0 && (
        <NumberField
          label="Units of each hidden layer"
          value={state.hidden}
          min={1}
          max={4096}
          onChange={(hidden) => set({ hidden })}
        />
      )}
    </>
  );
}
