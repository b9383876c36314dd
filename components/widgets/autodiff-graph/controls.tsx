"use client";

import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { Stage } from "./model";
import { presets, type State } from "./state";
import { printExpression } from "@/lib/math/expression/print-expression";

export interface ControlsProps {
  stage: Stage;
  set: (patch: Partial<State>) => void;
}

/** Expressions to begin with, and a value for each variable. */
export function Controls({ stage, set }: ControlsProps) {
  const text = printExpression(stage.expression);
  const chosen = presets.find((preset) => preset.expression === text);
  return (
    <>
      <Select
        label="Begin with"
        value={chosen?.id ?? "own"}
        options={[
          ...presets.map(({ id, label }) => ({ value: id, label })),
          ...(chosen === undefined ? [{ value: "own", label: "Your own" }] : []),
        ]}
        onChange={(id) => {
          const preset = presets.find((candidate) => candidate.id === id);
          if (preset) set({ expression: preset.expression, values: preset.values, step: 999 });
        }}
      />
      {stage.tape.variables.map((name) => (
        <NumberField
          key={name}
          label={name}
          value={stage.given[name] ?? 1}
          min={-100}
          max={100}
          step={0.1}
          onChange={(value) => set({ values: { ...stage.given, [name]: value } })}
        />
      ))}
    </>
  );
}
