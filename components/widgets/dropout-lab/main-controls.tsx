"use client";

import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, mostPoint, pickRow, type State } from "./state";
import styles from "./view.module.css";

/** What stands right under the drawn network: how much is dropped, when, and for which point. */
export function MainControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  const round = (rate: number) => Number(rate.toFixed(2));
  return (
    <div className={styles.main} data-screen-only>
      <Slider
        label="Dropout rate p"
        value={state.rate}
        min={0}
        max={0.9}
        step={0.05}
        mark={opening.rate}
        onChange={(rate) => set({ rate: round(rate) }, { transient: true })}
        onChangeEnd={(rate) => set({ rate: round(rate) })}
      />
      <Segmented
        label="Draw the network"
        value={state.mode}
        options={[
          { value: "training", label: "In training" },
          { value: "after", label: "After training" },
        ]}
        onChange={(mode) => set({ mode })}
      />
      <Slider
        label="Training point sent through"
        value={pickRow(state) + 1}
        min={1}
        max={Math.min(mostPoint, state.points)}
        step={1}
        mark={opening.point}
        onChange={(point) => set({ point: Math.round(point) }, { transient: true })}
        onChangeEnd={(point) => set({ point: Math.round(point) })}
      />
    </div>
  );
}

/** Which picture stands below the network, and what belongs to that of many masks. */
export function PanelControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  return (
    <div className={styles.panelControls} data-screen-only>
      <Segmented
        label="Look at"
        value={state.panel}
        options={[
          { value: "copies", label: "With and without" },
          { value: "masks", label: "Many masks" },
          { value: "strikes", label: "One neuron less" },
        ]}
        onChange={(panel) => set({ panel })}
      />
      {state.panel === "masks" && (
        <>
          <Segmented
            label="Scale what is kept"
            value={state.scaled ? "yes" : "no"}
            options={[
              { value: "yes", label: "by 1/(1 − p)" },
              { value: "no", label: "not at all" },
            ]}
            onChange={(value) => set({ scaled: value === "yes" })}
          />
          <Slider
            label="Masks"
            value={state.masks}
            min={1}
            max={2000}
            scale="log"
            mark={opening.masks}
            format={(value) => String(Math.round(value))}
            onChange={(masks) => set({ masks: Math.round(masks) }, { transient: true })}
            onChangeEnd={(masks) => set({ masks: Math.round(masks) })}
          />
        </>
      )}
    </div>
  );
}
