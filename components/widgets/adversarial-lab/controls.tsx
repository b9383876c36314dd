"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { type SignName, signNames } from "@/lib/data/signs/faces";
import { definition, MOST_EPSILON, SHOWN, type State } from "./state";

const signs = signNames.map((value) => ({ value, label: value }));

/** How the sign is attacked, which sign, and which network reads it. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  const slide = (field: "epsilon" | "half", digits: number) => {
    const round = (value: number) => ({ [field]: Number(value.toFixed(digits)) });
    return {
      value: state[field],
      mark: opening[field],
      onChange: (value: number) => set(round(value), { transient: true }),
      onChangeEnd: (value: number) => set(round(value)),
    };
  };
  return (
    <>
      <Segmented
        label="Attack by"
        value={state.mode}
        options={[
          { value: "noise", label: "Noise" },
          { value: "sticker", label: "A sticker" },
        ]}
        onChange={(mode) => set({ mode })}
      />
      {state.mode === "noise" ? (
        <>
          <Segmented
            label="How"
            value={state.attack}
            options={[
              { value: "fgsm", label: "One step" },
              { value: "pgd", label: "Ten steps" },
              { value: "targeted", label: "Towards a sign" },
            ]}
            onChange={(attack) => set({ attack })}
          />
          <Slider
            label="Epsilon, the furthest that a value moves"
            min={0}
            max={MOST_EPSILON}
            step={0.005}
            format={(value) => value.toFixed(3)}
            {...slide("epsilon", 3)}
          />
        </>
      ) : (
        <Slider label="Half the sticker's width" min={0.15} max={0.6} step={0.05} {...slide("half", 2)} />
      )}
      <Select<SignName> label="Sign" value={state.sign} options={signs} onChange={(sign) => set({ sign })} />
      {(state.mode === "sticker" || state.attack === "targeted") && (
        <Select<SignName>
          label="To be read as"
          value={state.target}
          options={signs}
          onChange={(target) => set({ target })}
        />
      )}
      <Button onPress={() => set({ example: (state.example + 1) % SHOWN })}>Another picture</Button>
      <Segmented
        label="Network trained"
        value={state.network}
        options={[
          { value: "usual", label: "As usual" },
          { value: "defended", label: "On attacked signs" },
        ]}
        onChange={(network) => set({ network })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
