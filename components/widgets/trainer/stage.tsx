"use client";

import { memo, useCallback, useMemo } from "react";
import { DecisionMap, type DecisionMapProps } from "@/components/training/decision-map";
import { pickFocus } from "@/components/training/grounds";
import { featureNames, type FeatureName } from "@/lib/data/features";
import { type Block, type BlockNetwork, changeBlock, insertBlock, removeBlock, writeLayers } from "./blocks";
import type { ExperimentFrame } from "@/lib/lab/experiment-job";
import type { ControlsProps } from "./controls";
import { Diagram, type DiagramProps } from "./diagram";
import type { UnitPlace } from "./diagram-layout";
import { UnitPanel, type UnitPanelProps } from "./unit-panel";
import styles from "./view.module.css";

const StillDiagram = memo(Diagram);

export interface StageProps
  extends
    ControlsProps,
    Pick<
      DiagramProps,
      "lit" | "chosen" | "onLight" | "onChoose" | "layer" | "onLayer" | "mostUnits" | "outputs"
    >,
    Pick<UnitPanelProps, "weights" | "onEdit">,
    Pick<DecisionMapProps<ExperimentFrame>, "plane" | "onFrame" | "onPoint"> {
  network: BlockNetwork;
  /** What both pictures show together. */
  title: string;
}

/** The network, its answers over the plane, and the weights of the neuron that is chosen. */
export function Stage(props: StageProps) {
  const { state, change, may, network, plane, onFrame, lit, chosen, weights } = props;
  const { data, model } = state;
  const { blocks, output } = network;
  const mayBuild = may.change("layers") && may.see("layers");
  const build = useMemo(() => {
    if (!mayBuild) return { onUnits: null, onInsert: null, onRemove: null };
    const setBlocks = (next: readonly Block[], transient = false) =>
      change({ model: { ...model, layers: writeLayers(next, output) } }, { transient });
    return {
      onUnits: (index: number, units: number, transient: boolean) =>
        setBlocks(changeBlock(blocks, index, { units }), transient),
      onInsert: (index: number) => setBlocks(insertBlock(blocks, index)),
      onRemove: (index: number) => setBlocks(removeBlock(blocks, index)),
    };
  }, [blocks, change, mayBuild, model, output]);
  const toggleFeature = useCallback(
    (name: FeatureName) => {
      const has = data.features.includes(name);
      const features = featureNames.filter((other) =>
        other === name ? !has : data.features.includes(other),
      );
      if (features.length > 0) change({ data: { ...data, features } });
    },
    [change, data],
  );
  const parts = useMemo(
    () => ({ train: true, validation: state.showValidation, test: state.showTest }),
    [state.showTest, state.showValidation],
  );
  return (
    <>
      <div className={styles.stage}>
        <StillDiagram
          network={network}
          features={data.features}
          outputs={props.outputs}
          onFrame={onFrame}
          lit={lit}
          chosen={chosen}
          onLight={props.onLight}
          onChoose={props.onChoose}
          onFeature={may.see("features") && may.change("features") ? toggleFeature : null}
          layer={Math.min(props.layer, blocks.length - 1)}
          onLayer={props.onLayer}
          mostUnits={props.mostUnits}
          {...build}
        />
        <div>
          <p className={styles.ground}>
            {lit === null ? "What the network answers" : nameGround(lit, blocks.length)}
          </p>
          <DecisionMap
            plane={plane}
            onFrame={onFrame}
            pick={pickFocus}
            parts={parts}
            isSharp={state.sharp}
            onPoint={props.onPoint}
            label={props.title}
          />
        </div>
      </div>
      {chosen !== null && lit !== null && may.see("weights") && (
        <UnitPanel
          place={chosen}
          network={network}
          features={data.features}
          weights={weights}
          onEdit={props.onEdit}
          onClose={() => props.onChoose(null)}
          isDisabled={!may.change("weights")}
        />
      )}
    </>
  );
}

function nameGround({ column, unit }: UnitPlace, layers: number): string {
  return column > layers
    ? `What output ${unit + 1} gives, before any softmax or sigmoid`
    : `What neuron ${unit + 1} of layer ${column} gives`;
}
