"use client";

import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import { cells, type CellKind } from "./cells";
import { holdFields, isGateName } from "./intervention";
import type { State } from "./state";
import styles from "./view.module.css";

interface Props {
  kind: CellKind;
  state: State;
  /** Steps of the sequence shown. */
  length: number;
  time: number;
  unit: number;
  set: (patch: Partial<State>, options?: { transient?: boolean }) => void;
}

interface PlaceProps extends Props {
  /** Training steps whose weights are kept, in order. */
  kept: readonly number[];
  /** The training step whose weights are shown. */
  shown: number;
}

/** Which step and which unit the equations are for, and which weights of the training they are. */
export function PlaceControls({ state, length, time, unit, kept, shown, set }: PlaceProps) {
  const last = Math.max(0, kept.length - 1);
  const at =
    state.snapshot === null
      ? last
      : Math.max(
          0,
          kept.findLastIndex((step) => step <= shown),
        );
  return (
    <div className={styles.place} data-screen-only>
      <Slider
        label="Step in the sequence"
        value={time + 1}
        min={1}
        max={length}
        step={1}
        onChange={(next) => set({ time: next - 1 }, { transient: true })}
      />
      <Slider
        label="Unit"
        value={unit + 1}
        min={1}
        max={state.units}
        step={1}
        onChange={(next) => set({ unit: next - 1 }, { transient: true })}
      />
      <Slider
        label="Weights of training step"
        value={at}
        min={0}
        max={Math.max(1, last)}
        step={1}
        isDisabled={last === 0}
        format={(index) => String(Math.round(index) === last ? shown : (kept[Math.round(index)] ?? 0))}
        onChange={(index) =>
          // The last place is the newest weights, also while they change.
          set(
            { snapshot: Math.round(index) === last ? null : (kept[Math.round(index)] ?? null) },
            { transient: true },
          )
        }
      />
    </div>
  );
}

/** Hold a gate for all units, or hold one unit at zero, and see what changes. */
export function HoldControls({ kind, state, unit, set }: Props) {
  const isZeroed = state.zeroed.includes(unit);
  return (
    <div className={styles.holds} data-screen-only>
      {cells[kind].gates.map(({ name, title }) => {
        if (!isGateName(name)) return null;
        const field = holdFields[name];
        return (
          <Segmented
            key={name}
            label={`Hold the ${title}`}
            value={state[field]}
            options={[
              { value: "free", label: "free" },
              { value: "0", label: "0" },
              { value: "1", label: "1" },
            ]}
            onChange={(hold) => set({ [field]: hold })}
          />
        );
      })}
      <Switch
        label={`Hold unit ${unit + 1} at zero`}
        isSelected={isZeroed}
        onChange={(next) =>
          set({ zeroed: next ? [...state.zeroed, unit] : state.zeroed.filter((other) => other !== unit) })
        }
      />
    </div>
  );
}
