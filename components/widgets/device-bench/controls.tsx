"use client";

import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { workloadSizes } from "@/lib/lab/bench/workload";
import { deviceNames } from "@/lib/lab/job";
import { definition, type State } from "./state";
import styles from "./view.module.css";
import { capitalize, nameBenchDevice, nameSize, printFigures } from "./words";

/** What is measured, then how the picture shows it. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  const sizes = workloadSizes[state.workload];
  const largest = sizes.findLast((size) => size <= state.largest) ?? 4;
  return (
    <>
      <Segmented
        label="Time"
        value={state.workload}
        options={[
          { value: "matrix", label: "A matrix product" },
          { value: "convolution", label: "A convolution" },
          { value: "training", label: "A training step" },
        ]}
        onChange={(workload) => set({ workload })}
      />
      <Segmented
        label="Show"
        value={state.measure}
        options={[
          { value: "time", label: "Time" },
          { value: "rate", label: "GFLOP/s" },
        ]}
        onChange={(measure) => set({ measure })}
      />
      <Select
        label="Up to"
        value={String(largest)}
        options={sizes.map((size) => ({ value: String(size), label: nameSize(state.workload, size) }))}
        onChange={(size) => set({ largest: Number(size) })}
      />
      <Slider
        label="Leave out runs longer than"
        unit="s"
        value={state.patience}
        min={0.05}
        max={3}
        scale="log"
        mark={opening.patience}
        format={printFigures}
        onChange={(patience) => set({ patience }, { transient: true })}
        onChangeEnd={(patience) => set({ patience })}
      />
      <div className={styles.switches} role="group" aria-label="Devices to measure">
        {[...deviceNames].reverse().map((name) => (
          <Switch
            key={name}
            label={capitalize(nameBenchDevice(name))}
            isSelected={state.devices.includes(name)}
            onChange={(isOn) =>
              set({
                devices: [...deviceNames]
                  .reverse()
                  .filter((other) => (other === name ? isOn : state.devices.includes(other))),
              })
            }
          />
        ))}
      </div>
    </>
  );
}
