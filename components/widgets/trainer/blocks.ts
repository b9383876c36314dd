import type { Layer, LayerOf } from "@/lib/experiment/schema-layers";
import type { ActivationName } from "@/lib/math/activation";

/** One hidden layer as a reader thinks of it: neurons, and what is done to what they give. */
export interface Block {
  units: number;
  activation: ActivationName;
  /** Between the sums and the activation. */
  batchNorm: boolean;
  /** Share of the outputs dropped; 0 for none. */
  dropout: number;
}

export const mostLayers = 8;
export const mostUnits = 16;
/** Drawn smaller, and only where the reader asks for it. */
export const mostUnitsAdvanced = 64;

export const firstBlock: Block = { units: 4, activation: "tanh", batchNorm: false, dropout: 0 };

/** Layers of an Experiment for these blocks and the output. Before a batch normalization a bias would be useless. */
export function writeLayers(blocks: readonly Block[], output: LayerOf<"dense">): Layer[] {
  const hidden = blocks.flatMap(({ units, activation, batchNorm, dropout }): Layer[] => [
    { kind: "dense", units, activation: batchNorm ? "linear" : activation, bias: !batchNorm },
    ...(batchNorm
      ? ([
          { kind: "batchNorm", epsilon: 1e-3, momentum: 0.9 },
          { kind: "activation", activation },
        ] as const)
      : []),
    ...(dropout > 0 ? [{ kind: "dropout", rate: dropout } as const] : []),
  ]);
  return [...hidden, output];
}

/** A network of blocks, and where its parts are among the Experiment's layers. */
export interface BlockNetwork {
  blocks: Block[];
  output: LayerOf<"dense">;
  /** Of each block and of the output: the dense layer, which has the weights. */
  denseLayers: number[];
  /** Of each block and of the output: the layer whose outputs are the units' values. */
  valueLayers: number[];
}

/** The blocks of an Experiment's layers; null for a network that is not made of such. */
export function readNetwork(layers: readonly Layer[]): BlockNetwork | null {
  const output = layers.at(-1);
  if (output?.kind !== "dense") return null;
  const network: BlockNetwork = { blocks: [], output, denseLayers: [], valueLayers: [] };
  let at = 0;
  while (at < layers.length - 1) {
    const dense = layers[at];
    if (dense?.kind !== "dense" || dense.units === "outputs") return null;
    const block: Block = { units: dense.units, activation: dense.activation, batchNorm: false, dropout: 0 };
    network.denseLayers.push(at++);
    const norm = layers[at];
    if (norm?.kind === "batchNorm") {
      const activation = layers[++at];
      if (activation?.kind !== "activation" || dense.activation !== "linear") return null;
      block.batchNorm = true;
      block.activation = activation.activation;
      at++;
    }
    network.valueLayers.push(at - 1);
    const dropout = layers[at];
    if (dropout?.kind === "dropout") {
      block.dropout = dropout.rate;
      at++;
    }
    network.blocks.push(block);
  }
  network.denseLayers.push(at);
  network.valueLayers.push(at);
  return network;
}

/** The block at `index` changed in some respects. */
export function changeBlock(blocks: readonly Block[], index: number, patch: Partial<Block>): Block[] {
  return blocks.map((block, i) => (i === index ? { ...block, ...patch } : block));
}

/** A copy of the block at `index` behind it; a first one where there is none. Unchanged when there is no room. */
export function insertBlock(blocks: readonly Block[], index: number): Block[] {
  if (blocks.length >= mostLayers) return [...blocks];
  const copy = blocks[index] ?? blocks.at(-1) ?? firstBlock;
  return [...blocks.slice(0, index + 1), { ...copy }, ...blocks.slice(index + 1)];
}

export function removeBlock(blocks: readonly Block[], index: number): Block[] {
  return blocks.filter((_, i) => i !== index);
}
