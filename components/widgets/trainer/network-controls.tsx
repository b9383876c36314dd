"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { Initialization } from "@/lib/math/initialization";
import {
  type Block,
  type BlockNetwork,
  changeBlock,
  insertBlock,
  mostLayers,
  mostUnits,
  mostUnitsAdvanced,
  removeBlock,
  writeLayers,
} from "./blocks";
import type { ControlsProps } from "./controls";
import { activationLabels, initializationLabels, toOptions, trim } from "./names";

export interface NetworkControlsProps extends ControlsProps {
  network: BlockNetwork;
  layer: number;
  onLayer: (index: number) => void;
  isAdvanced: boolean;
  onAdvanced: (isAdvanced: boolean) => void;
}

/** The hidden layer that is chosen in the drawing, and the first weights of all. */
export function NetworkControls(props: NetworkControlsProps) {
  const { state, change, may, network, layer, onLayer } = props;
  const { blocks } = network;
  const block = blocks[layer];
  const setBlocks = (next: readonly Block[], transient = false) =>
    change({ model: { ...state.model, layers: writeLayers(next, network.output) } }, { transient });
  const set = (patch: Partial<Block>, transient = false) =>
    setBlocks(changeBlock(blocks, layer, patch), transient);
  const most = props.isAdvanced ? mostUnitsAdvanced : mostUnits;
  const mayBuild = may.change("layers");
  return (
    <>
      {block !== undefined && (
        <>
          {may.see("layers") && (
            <NumberField
              label={`Layer ${layer + 1}`}
              value={block.units}
              min={1}
              max={Math.max(most, block.units)}
              unit={block.units === 1 ? "neuron" : "neurons"}
              isDisabled={!mayBuild}
              onChange={(units) => set({ units })}
            />
          )}
          {may.see("activation") && (
            <Select
              label={`Activation of layer ${layer + 1}`}
              value={block.activation}
              options={toOptions(activationLabels)}
              isDisabled={!may.change("activation")}
              onChange={(activation) => set({ activation })}
            />
          )}
          {may.see("activation") && blocks.length > 1 && (
            <Button
              isDisabled={
                !may.change("activation") || blocks.every(({ activation }) => activation === block.activation)
              }
              onPress={() => setBlocks(blocks.map((other) => ({ ...other, activation: block.activation })))}
            >
              {activationLabels[block.activation]} in every layer
            </Button>
          )}
          {may.see("dropout") && (
            <Slider
              label={`Dropout after layer ${layer + 1}`}
              value={100 * block.dropout}
              min={0}
              max={90}
              step={5}
              unit="%"
              mark={0}
              isDisabled={!may.change("dropout")}
              onChange={(share) => set({ dropout: share / 100 }, true)}
              onChangeEnd={(share) => set({ dropout: share / 100 })}
            />
          )}
          {may.see("batchNorm") && (
            <Switch
              label={`Batch normalization in layer ${layer + 1}`}
              isSelected={block.batchNorm}
              isDisabled={!may.change("batchNorm")}
              onChange={(batchNorm) => set({ batchNorm })}
            />
          )}
        </>
      )}
      {may.see("layers") && (
        <>
          <Button
            isDisabled={!mayBuild || blocks.length >= mostLayers}
            onPress={() => {
              setBlocks(insertBlock(blocks, Math.min(layer, blocks.length - 1)));
              onLayer(Math.min(layer + 1, blocks.length));
            }}
          >
            Add a layer
          </Button>
          <Button
            isDisabled={!mayBuild || block === undefined}
            onPress={() => {
              setBlocks(removeBlock(blocks, layer));
              onLayer(Math.max(0, layer - 1));
            }}
          >
            Remove layer {Math.min(layer + 1, Math.max(1, blocks.length))}
          </Button>
          <Switch
            label={`Up to ${mostUnitsAdvanced} neurons`}
            isSelected={props.isAdvanced}
            onChange={props.onAdvanced}
          />
        </>
      )}
      {may.see("initialization") && (
        <InitializationControls {...props} isDisabled={!may.change("initialization")} />
      )}
    </>
  );
}

function InitializationControls({ state, change, isDisabled }: ControlsProps & { isDisabled: boolean }) {
  const { initialization } = state.model;
  const set = (next: Initialization, transient = false) =>
    change({ model: { ...state.model, initialization: next } }, { transient });
  const begin = (kind: Initialization["kind"]): Initialization => {
    if (kind === "normal") return { kind, std: 0.3 };
    if (kind === "uniform") return { kind, limit: 0.5 };
    return kind === "constant" ? { kind, value: 0.1 } : { kind };
  };
  const dial = (
    label: string,
    value: number,
    range: { min: number; max: number },
    write: (value: number) => Initialization,
  ) => {
    const round = (next: number) => write(Number(next.toPrecision(2)));
    return (
      <Slider
        label={label}
        value={value}
        {...range}
        scale="log"
        format={trim}
        isDisabled={isDisabled}
        onChange={(next) => set(round(next), true)}
        onChangeEnd={(next) => set(round(next))}
      />
    );
  };
  return (
    <>
      <Select
        label="First weights"
        value={initialization.kind}
        options={toOptions(initializationLabels)}
        isDisabled={isDisabled}
        onChange={(kind) => set(begin(kind))}
      />
      {initialization.kind === "normal" &&
        dial("Standard deviation", initialization.std, { min: 0.001, max: 5 }, (std) => ({
          ...initialization,
          std,
        }))}
      {initialization.kind === "uniform" &&
        dial("Between ± this", initialization.limit, { min: 0.001, max: 5 }, (limit) => ({
          ...initialization,
          limit,
        }))}
      {initialization.kind === "constant" &&
        dial("Every weight", initialization.value, { min: 0.001, max: 5 }, (value) => ({
          ...initialization,
          value,
        }))}
      {(initialization.kind === "xavier" ||
        initialization.kind === "glorot" ||
        initialization.kind === "he" ||
        initialization.kind === "orthogonal") &&
        dial("Gain", initialization.gain ?? 1, { min: 0.1, max: 5 }, (gain) => ({ ...initialization, gain }))}
    </>
  );
}
