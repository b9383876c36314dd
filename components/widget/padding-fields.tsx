"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";

export interface Padding {
  padding: "valid" | "same" | "custom";
  rings: number;
}

/** What stands around an image: nothing, as much as keeps its size, or so many rings. */
export function PaddingFields(props: {
  value: Padding;
  set: (patch: Partial<Padding>) => void;
  mostRings: number;
  ringsLabel: string;
}) {
  const { value, set, mostRings, ringsLabel } = props;
  return (
    <>
      <Segmented
        label="Padding"
        value={value.padding}
        onChange={(padding) => set({ padding })}
        options={[
          { value: "valid", label: "Valid" },
          { value: "same", label: "Same" },
          { value: "custom", label: "Custom" },
        ]}
      />
      {value.padding === "custom" && (
        <NumberField
          label={ringsLabel}
          value={Math.min(value.rings, mostRings)}
          min={0}
          max={mostRings}
          onChange={(rings) => set({ rings })}
        />
      )}
    </>
  );
}
