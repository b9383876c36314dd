"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { OwnImage } from "@/components/widget/own-image/own-image";
import type { WidgetHandle } from "@/components/widget/use-widget";
import type { RgbImage } from "@/lib/math/rgb-image";
import { pickPatch } from "./patches";
import { definition, FLOORS, LARGEST_PATCH, SIDE, type State } from "./state";
import styles from "./view.module.css";
import { printFigure } from "./words";

type Setter = Pick<WidgetHandle<State>, "state" | "set">;

const round = (value: number) => Number(value.toPrecision(2));

/** The one dial, right under the pictures. */
export function FloorSlider({ state, set }: Setter) {
  return (
    <div className={styles.dial} data-screen-only>
      <Slider
        label="Eigenvalue floor, as a share of the largest"
        value={state.floor}
        min={FLOORS.least}
        max={FLOORS.most}
        scale="log"
        mark={definition.schema.parse({}).floor}
        format={printFigure}
        onChange={(value) => set({ floor: round(value) }, { transient: true })}
        onChangeEnd={(value) => set({ floor: round(value) })}
      />
    </div>
  );
}

export interface ControlsProps extends Setter {
  /** The reader's own picture; null where there is none yet. */
  own: RgbImage | null;
  onImage: (image: RgbImage) => void;
}

/** Whose picture, and how it is cut up. */
export function Controls({ state, set, own, onImage }: ControlsProps) {
  return (
    <>
      <Segmented
        label="Picture"
        value={state.source}
        options={[
          { value: "texture", label: "Leaves, made here" },
          { value: "own", label: "Your own" },
        ]}
        onChange={(source) => set({ source })}
      />
      {state.source === "texture" && (
        <NumberField
          label="Which leaves"
          value={state.texture}
          min={1}
          max={9999}
          onChange={(texture) => set({ texture })}
        />
      )}
      <Segmented
        label="Pixels"
        value={state.channels}
        options={[
          { value: "grey", label: "Grey" },
          { value: "color", label: "Colour" },
        ]}
        onChange={(channels) => set({ channels })}
      />
      <NumberField
        label="Side of a patch"
        value={pickPatch(state)}
        min={2}
        max={LARGEST_PATCH[state.channels]}
        unit="px"
        onChange={(patch) => set({ patch })}
      />
      <Segmented
        label="Filters of"
        value={state.filters}
        options={[
          { value: "zca", label: "ZCA" },
          { value: "pca", label: "PCA" },
        ]}
        onChange={(filters) => set({ filters })}
      />
      {state.source === "own" && (
        <div className={styles.own}>
          <OwnImage side={SIDE} onImage={onImage} />
          {own === null && <p className={styles.note}>Until there is one, the leaves stand in for it.</p>}
        </div>
      )}
    </>
  );
}
