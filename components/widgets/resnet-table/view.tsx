"use client";

import { Segmented } from "@/components/ui/segmented";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { BlockDrawing } from "./block-drawing";
import { printPrograms } from "./code";
import { type BlockCount, countResnet } from "./model";
import { NetworksTable } from "./networks-table";
import { definition, type State, tableDepths } from "./state";
import { Strip } from "./strip";
import styles from "./view.module.css";
import { printCount, printShape, printShare, writeTitle } from "./words";

const CAPTION =
  "The networks as they are used for CIFAR-10: images of 32×32×3, ten classes. Above, one segment for each block, first as wide as its layers are many, then as wide as it has parameters; the chosen stage is dark. Below, its blocks: convolutions on the left, the skip on the right; “64 → 256” are channels in and out. Every number is counted from the list of layers.";

/** The residual networks of the original paper, drawn and counted. */
export function ResnetTable(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { depth, stage } = state;
  const count = countResnet(depth);
  const part = count.parts[stage];
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(count, stage)}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={
        <>
          <Segmented
            label="Layers"
            value={String(depth)}
            options={tableDepths.map((value) => ({ value: String(value), label: String(value) }))}
            onChange={(value) => set({ depth: Number(value) as State["depth"] })}
          />
          <Segmented
            label="Stage"
            value={String(stage)}
            options={["1", "2", "3", "4"].map((value) => ({ value, label: value }))}
            onChange={(value) => set({ stage: Number(value) })}
          />
        </>
      }
      readout={
        <Readout
          items={[
            { label: "blocks", value: String(part?.blocks.length ?? 0), width: 2 },
            { label: "layers", value: String(part?.layers ?? 0), width: 3 },
            { label: "parameters", value: printCount(part?.parameters ?? 0), width: 10 },
            { label: "output", value: printShape(part?.outputShape ?? []), width: 9 },
          ]}
        />
      }
      values={
        <ValuesTable
          caption={`ResNet-${depth}, part by part`}
          columns={["part", "output", "blocks", "layers", "parameters", "share"]}
          rows={count.parts.map(({ name, outputShape, blocks, layers, parameters }) => [
            name,
            printShape(outputShape),
            blocks.length,
            layers,
            printCount(parameters),
            printShare(parameters / count.parameters),
          ])}
        />
      }
    >
      <div className={styles.table}>
        <Strip count={count} stage={stage} />
        <Blocks blocks={part?.blocks ?? []} />
        <NetworksTable depth={depth} />
      </div>
    </WidgetFrame>
  );
}

/** The first block of a stage and those that follow it; one drawing where all are alike. */
function Blocks({ blocks }: { blocks: readonly BlockCount[] }) {
  const [first, second] = blocks;
  if (first === undefined) return null;
  const isAlike = first.projection === null;
  return (
    <div className={styles.blocks}>
      <BlockDrawing title={isAlike ? `Each of ${blocks.length} blocks:` : "The first block:"} block={first} />
      {!isAlike && second !== undefined && (
        <BlockDrawing
          title={blocks.length === 2 ? "The other block:" : `Each of the other ${blocks.length - 1}:`}
          block={second}
        />
      )}
    </div>
  );
}
