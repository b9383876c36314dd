"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { pointShapes, type PointShape } from "@/lib/data/points";
import {
  hyperparameterNames,
  hyperparameters,
  type HyperparameterName,
} from "@/lib/experiment/search/hyperparameters";
import { printTick } from "@/components/charts/ticks";
import { countTrials } from "./plan";
import { definition, type State } from "./state";
import styles from "./view.module.css";

const shapeLabels: Record<PointShape, string> = {
  blobs: "Two blobs",
  xor: "Four quadrants",
  circle: "Disc and ring",
  spiral: "Spirals",
  moons: "Moons",
  stripes: "Stripes",
};

type Setter = Pick<WidgetHandle<State>, "state" | "set">;

/** What is searched, how, and on which data. */
export function SearchControls({ state, set }: Setter) {
  const opening = definition.schema.parse({});
  return (
    <>
      <Segmented
        label="Search"
        value={state.strategy}
        options={[
          { value: "both", label: "Both" },
          { value: "grid", label: "Grid" },
          { value: "random", label: "Random" },
        ]}
        onChange={(strategy) => set({ strategy })}
      />
      <Slider
        label="Budget"
        unit={
          countTrials(state) === state.budget
            ? "trainings each"
            : `, of which ${countTrials(state)} fill a grid`
        }
        value={state.budget}
        min={9}
        max={64}
        step={1}
        mark={opening.budget}
        onChange={(budget) => set({ budget }, { transient: true })}
        onChangeEnd={(budget) => set({ budget })}
      />
      <NumberField
        label="Searches of each"
        value={state.rounds}
        min={1}
        max={20}
        onChange={(rounds) => set({ rounds: Math.round(rounds) })}
      />
      <RateRange state={state} set={set} />
      <Select
        label="Data"
        value={state.shape}
        options={pointShapes.map((value) => ({ value, label: shapeLabels[value] }))}
        onChange={(shape) => set({ shape })}
      />
      <Slider
        label="Noise"
        value={state.noise}
        min={0}
        max={0.6}
        step={0.05}
        mark={opening.noise}
        onChange={(noise) => set({ noise }, { transient: true })}
        onChangeEnd={(noise) => set({ noise })}
      />
      <Slider
        label="Length of a training"
        unit="epochs"
        value={state.epochs}
        min={5}
        max={100}
        step={5}
        mark={opening.epochs}
        onChange={(epochs) => set({ epochs }, { transient: true })}
        onChangeEnd={(epochs) => set({ epochs })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}

/** Two to five hyperparameters to vary. */
export function DimensionSwitches({ state, set }: Setter) {
  const { dimensions } = state;
  return (
    <div role="group" aria-label="Hyperparameters that are varied" className={styles.switches}>
      {hyperparameterNames.map((name) => {
        const isOn = dimensions.includes(name);
        return (
          <Switch
            key={name}
            label={hyperparameters[name].label}
            isSelected={isOn}
            isDisabled={isOn ? dimensions.length === 2 : dimensions.length === 5}
            onChange={() =>
              set({
                dimensions: hyperparameterNames.filter((other) =>
                  other === name ? !isOn : dimensions.includes(other),
                ),
              })
            }
          />
        );
      })}
    </div>
  );
}

/** The axes of the scatter plot, and how many runs stand out. */
export function PictureControls({ state, set, count }: Setter & { count: number }) {
  const names = state.dimensions.map((value) => ({ value, label: hyperparameters[value].label }));
  const [first = "learningRate", second = "l2"] = state.dimensions;
  const x = state.dimensions.includes(state.x) ? state.x : first;
  const y: HyperparameterName | "loss" =
    state.y === "loss" || (state.dimensions.includes(state.y) && state.y !== x)
      ? state.y
      : x === first
        ? second
        : first;
  const most = Math.max(2, count);
  return (
    <div className={styles.choices} data-screen-only>
      <Select label="Across" value={x} options={names} onChange={(value) => set({ x: value })} />
      <Select<HyperparameterName | "loss">
        label="Upwards"
        value={y}
        options={[...names.filter(({ value }) => value !== x), { value: "loss", label: "validation loss" }]}
        onChange={(value) => set({ y: value })}
      />
      <Slider
        label="In full colour: the best"
        value={Math.min(most, state.shown)}
        min={1}
        max={most}
        step={1}
        format={(value) => (value === most ? `all ${most}` : `${value} of ${most}`)}
        onChange={(shown) => set({ shown: shown === most ? 128 : shown }, { transient: true })}
        onChangeEnd={(shown) => set({ shown: shown === most ? 128 : shown })}
      />
    </div>
  );
}

/** Both ends of the learning rate's axis, a factor of ten apart at least. */
function RateRange({ state: { rates }, set }: Setter) {
  const opening = definition.schema.parse({}).rates;
  const round = (value: number) => Number(value.toPrecision(2));
  const change = (end: 0 | 1, value: number): Partial<State> => {
    const [low, high] = rates;
    return {
      rates: end === 0 ? [Math.min(round(value), high / 10), high] : [low, Math.max(round(value), 10 * low)],
    };
  };
  return ([0, 1] as const).map((end) => (
    <Slider
      key={end}
      label={end === 0 ? "Lowest learning rate" : "Highest learning rate"}
      value={rates[end]}
      min={end === 0 ? 0.0001 : 0.001}
      max={end === 0 ? 1 : 10}
      scale="log"
      mark={opening[end]}
      format={(value) => printTick(round(value))}
      onChange={(value) => set(change(end, value), { transient: true })}
      onChangeEnd={(value) => set(change(end, value))}
    />
  ));
}
