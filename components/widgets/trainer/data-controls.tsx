"use client";

import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { DataSpec, TableSource } from "@/lib/experiment/schema-data";
import type { Brush as BrushSettings } from "@/lib/data/paint";
import { emptyTable } from "@/lib/data/paint";
import { Brush } from "@/components/training/own-data/brush";
import { OwnData } from "@/components/training/own-data/own-data";
import type { ControlsProps } from "./controls";
import { preprocessingLabels, toOptions, trim } from "./names";
import { nameSource, sourceNames, type SourceName, SourcePicker } from "./source-picker";
import { definition, type State } from "./state";

/** The settings with another source; the loss follows, where the old one would not suit it. */
export function chooseSource(state: State, name: SourceName): Partial<State> {
  const { data, training } = state;
  const isSurface = name === "plane" || name === "bump";
  const source: DataSpec["source"] = isSurface
    ? { kind: "surface", shape: name }
    : name === "own"
      ? emptyTable(2)
      : {
          kind: "points",
          shape: name,
          classes: data.source.kind === "points" ? data.source.classes : 2,
          balance: data.source.kind === "points" ? data.source.balance : 1,
        };
  const loss = isSurface
    ? "squaredError"
    : nameSource(data) === "plane" || nameSource(data) === "bump"
      ? "softmaxCrossEntropy"
      : training.loss;
  return { data: { ...data, source }, training: { ...training, loss } };
}

/** The settings with this table; the loss follows, where the old one would not suit it. */
export function chooseTable({ data, training }: State, source: TableSource): Partial<State> {
  const was = data.source.kind === "table" && data.source.classes === null;
  const loss = source.classes === null ? "squaredError" : was ? "softmaxCrossEntropy" : training.loss;
  return { data: { ...data, source }, training: { ...training, loss } };
}

export interface DataControlsProps extends ControlsProps {
  brush: BrushSettings;
  onBrush: (brush: BrushSettings) => void;
}

/** The points: their arrangement, number, noise, split and preparation. */
export function DataControls({ state, change, may, brush, onBrush }: DataControlsProps) {
  const { data } = state;
  const { source } = data;
  const opening = definition.schema.parse({}).data;
  const setData = (patch: Partial<DataSpec>, transient = false) =>
    change({ data: { ...data, ...patch } }, { transient });
  const isDrawn = source.kind !== "table";
  return (
    <>
      {may.see("source") && (
        <SourcePicker
          value={nameSource(data)}
          names={may.see("ownData") ? sourceNames : sourceNames.filter((name) => name !== "own")}
          isDisabled={!may.change("source")}
          onChange={(name) => change(chooseSource(state, name))}
        />
      )}
      {may.see("ownData") && source.kind === "table" && (
        <>
          <Brush
            source={source}
            onChange={(next) => change(chooseTable(state, next))}
            brush={brush}
            onBrush={onBrush}
          />
          <OwnData source={source} onChange={(next) => change(chooseTable(state, next))} />
        </>
      )}
      {may.see("classes") && source.kind === "points" && (
        <Slider
          label="Classes"
          value={source.classes}
          min={2}
          max={5}
          step={1}
          mark={2}
          isDisabled={!may.change("classes")}
          onChange={(classes) => setData({ source: { ...source, classes } }, true)}
          onChangeEnd={(classes) => setData({ source: { ...source, classes } })}
        />
      )}
      {may.see("noise") && isDrawn && (
        <Slider
          label="Noise"
          value={data.noise}
          min={0}
          max={0.5}
          step={0.01}
          mark={opening.noise}
          format={trim}
          isDisabled={!may.change("noise")}
          onChange={(noise) => setData({ noise }, true)}
          onChangeEnd={(noise) => setData({ noise })}
        />
      )}
      {may.see("size") && isDrawn && (
        <Slider
          label="Points in all"
          value={data.size}
          min={20}
          max={5000}
          scale="log"
          mark={opening.size}
          isDisabled={!may.change("size")}
          format={(size) => String(Math.round(size))}
          onChange={(size) => setData({ size: Math.round(size) }, true)}
          onChangeEnd={(size) => setData({ size: Math.round(size) })}
        />
      )}
      {may.see("split") && (
        <>
          <Slider
            label="Held back for validation"
            value={100 * data.split.validation}
            min={0}
            max={45}
            step={5}
            unit="%"
            mark={25}
            isDisabled={!may.change("split")}
            onChange={(share) => setData({ split: { ...data.split, validation: share / 100 } }, true)}
            onChangeEnd={(share) => setData({ split: { ...data.split, validation: share / 100 } })}
          />
          <Slider
            label="Held back for the test"
            value={100 * data.split.test}
            min={0}
            max={45}
            step={5}
            unit="%"
            mark={25}
            isDisabled={!may.change("split")}
            onChange={(share) => setData({ split: { ...data.split, test: share / 100 } }, true)}
            onChangeEnd={(share) => setData({ split: { ...data.split, test: share / 100 } })}
          />
        </>
      )}
      {may.see("classes") && source.kind === "points" && (
        <Slider
          label="First class to each other"
          value={source.balance}
          min={0.1}
          max={10}
          scale="log"
          mark={1}
          unit=": 1"
          format={trim}
          isDisabled={!may.change("classes")}
          onChange={(balance) =>
            setData({ source: { ...source, balance: Number(balance.toPrecision(2)) } }, true)
          }
          onChangeEnd={(balance) =>
            setData({ source: { ...source, balance: Number(balance.toPrecision(2)) } })
          }
        />
      )}
      {may.see("preprocessing") && (
        <Select
          label="Inputs"
          value={data.preprocessing}
          options={toOptions(preprocessingLabels)}
          isDisabled={!may.change("preprocessing")}
          onChange={(preprocessing) => setData({ preprocessing })}
        />
      )}
      {may.see("dataSeed") && isDrawn && (
        <NumberField
          label="Seed of the data"
          value={data.seed}
          min={0}
          max={9999}
          isDisabled={!may.change("dataSeed")}
          onChange={(seed) => setData({ seed })}
        />
      )}
      <Switch label="Sharp colours" isSelected={state.sharp} onChange={(sharp) => change({ sharp })} />
      <Switch
        label="Show validation points"
        isSelected={state.showValidation}
        onChange={(showValidation) => change({ showValidation })}
      />
      <Switch
        label="Show test points"
        isSelected={state.showTest}
        onChange={(showTest) => change({ showTest })}
      />
    </>
  );
}
