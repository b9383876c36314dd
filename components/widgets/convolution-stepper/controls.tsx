"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { PaddingFields } from "@/components/widget/padding-fields";
import styles from "./controls.module.css";
import {
  applyPreset,
  editBias,
  findPreset,
  setChannels,
  setFilterCount,
  setKernel,
  setSide,
  setSource,
} from "./edit";
import { PICTURE_SIDE } from "@/lib/data/picture";
import { fitsPreset, presetLabels } from "./presets";
import { LARGEST_KERNEL, LARGEST_SIDE, presetNames, type PresetName, type State } from "./state";
import type { PictureHandle } from "./use-picture";

export interface ControlsProps {
  state: State;
  set: (patch: Partial<State>, options?: { transient?: boolean }) => void;
  picture: PictureHandle;
  onFile: (file: File) => void;
  /** What learning reports of its largest learning rate; null before it has run. */
  stableRate: number | null;
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}

export function Controls(props: ControlsProps) {
  return (
    <>
      <ImageControls {...props} />
      <FilterControls {...props} />
      <WindowControls {...props} />
      <LearnControls {...props} />
    </>
  );
}

function ImageControls({ state, set, picture, onFile }: ControlsProps) {
  const go = (source: State["source"]) => set(setSource(state, source, PICTURE_SIDE / 2));
  return (
    <Group title="Image">
      <Select
        label="Source"
        value={state.source}
        onChange={go}
        options={[
          { value: "matrix", label: "Small, by numbers" },
          { value: "picture", label: "A landscape" },
          { value: "upload", label: "Your own image" },
          { value: "webcam", label: "Your camera" },
        ]}
      />
      {state.source === "matrix" && (
        <NumberField
          label="Side"
          value={state.image[0]?.length ?? 1}
          min={1}
          max={LARGEST_SIDE}
          unit="px"
          onChange={(side) => set(setSide(state, side))}
        />
      )}
      {state.source === "picture" && (
        <NumberField
          label="Landscape"
          value={state.pictureSeed}
          min={1}
          max={9999}
          onChange={(pictureSeed) => set({ pictureSeed })}
        />
      )}
      {state.source === "upload" && (
        <div className={styles.drop}>
          <FileDrop
            label="Drop an image here, choose one, or paste it"
            description="It is read on this page and never leaves it."
            accept="image/*"
            onFile={onFile}
          />
        </div>
      )}
      {state.source === "webcam" && (
        <Button onPress={picture.isCameraOn ? picture.stopCamera : picture.startCamera}>
          {picture.isCameraOn ? "Stop camera" : "Start camera"}
        </Button>
      )}
      {picture.message !== null && (
        <p className={styles.fault} role="alert">
          {picture.message}
        </p>
      )}
      <NumberField
        label="Channels"
        value={state.image.length}
        min={1}
        max={3}
        onChange={(channels) => set(setChannels(state, channels))}
      />
      {state.source !== "matrix" && (
        <Segmented
          label="Show output as"
          value={state.outputScale}
          onChange={(outputScale) => set({ outputScale })}
          options={[
            { value: "signed", label: "Signed" },
            { value: "grey", label: "Grey, 0 to 1" },
          ]}
        />
      )}
    </Group>
  );
}

function FilterControls({ state, set }: ControlsProps) {
  const filter = Math.min(state.filter, state.filters.length - 1);
  const slices = state.filters[filter] ?? [];
  const size = slices[0]?.length ?? 1;
  const preset = findPreset(state, slices);
  const named = presetNames.map((value) => ({
    value: value as PresetName | "own",
    label: presetLabels[value],
    isDisabled: !fitsPreset(value, size),
  }));
  return (
    <Group title="Filter">
      <Select
        label="Weights"
        value={preset ?? "own"}
        onChange={(name) => name !== "own" && set(applyPreset(state, filter, name))}
        options={preset === null ? [{ value: "own" as const, label: "Your own" }, ...named] : named}
      />
      <NumberField
        label="Filter size"
        value={size}
        min={1}
        max={LARGEST_KERNEL}
        onChange={(next) => set(setKernel(state, next))}
      />
      <NumberField
        label="Filters"
        value={state.filters.length}
        min={1}
        max={4}
        onChange={(count) => set(setFilterCount(state, count))}
      />
      <NumberField
        label={state.filters.length > 1 ? `Bias of filter ${filter + 1}` : "Bias"}
        value={state.biases[filter] ?? 0}
        min={-999}
        max={999}
        onChange={(bias) => set(editBias(state, filter, bias))}
      />
    </Group>
  );
}

function WindowControls({ state, set }: ControlsProps) {
  return (
    <Group title="Window">
      <PaddingFields value={state} set={set} mostRings={3} ringsLabel="Rings of zeros" />
      <NumberField
        label="Stride"
        value={state.stride}
        min={1}
        max={4}
        onChange={(stride) => set({ stride })}
      />
      <NumberField
        label="Dilation"
        value={state.dilation}
        min={1}
        max={3}
        onChange={(dilation) => set({ dilation })}
      />
      <Segmented
        label="Sense"
        value={state.flip ? "convolution" : "correlation"}
        onChange={(sense) => set({ flip: sense === "convolution" })}
        options={[
          { value: "correlation", label: "Cross-correlation" },
          { value: "convolution", label: "True convolution" },
        ]}
      />
    </Group>
  );
}

function LearnControls({ state, set, stableRate }: ControlsProps) {
  const size = state.filters[0]?.[0]?.length ?? 1;
  const rates = (rate: number) =>
    stableRate === null ? `${rate.toFixed(2)} of the limit` : `${(rate * stableRate).toPrecision(3)}`;
  return (
    <Group title="Learn it">
      <Select
        label="Wanted output"
        value={state.target}
        onChange={(target) => set({ target })}
        options={[
          { value: "present" as State["target"], label: "What this filter makes" },
          ...presetNames.map((name) => ({
            value: name,
            label: presetLabels[name],
            isDisabled: !fitsPreset(name, size),
          })),
        ]}
      />
      <Segmented
        label="Descent"
        value={state.optimizer}
        onChange={(optimizer) => set({ optimizer })}
        options={[
          { value: "plain", label: "Plain" },
          { value: "momentum", label: "Momentum 0.9" },
        ]}
      />
      <div className={styles.slider}>
        <Slider
          label="Learning rate"
          value={state.rate}
          min={0.05}
          max={1.5}
          step={0.05}
          mark={0.5}
          format={rates}
          onChange={(rate) => set({ rate }, { transient: true })}
          onChangeEnd={(rate) => set({ rate })}
        />
      </div>
      <NumberField label="Seed" value={state.seed} min={1} max={9999} onChange={(seed) => set({ seed })} />
    </Group>
  );
}
