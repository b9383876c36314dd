import type { WrittenLayer } from "../schema-layers";
import { checkDepth, completeLayers, type Network, type Task } from "./network";
import { normalizeConvolution } from "./normalized-convolution";
import { type BlockKind, createResidualStages } from "./residual-stage";

/** Blocks of each of the four stages (He et al. 2015, "Deep residual learning for image recognition", table 1). */
const architectures = {
  18: { block: "basic", blocks: [2, 2, 2, 2] },
  34: { block: "basic", blocks: [3, 4, 6, 3] },
  50: { block: "bottleneck", blocks: [3, 4, 6, 3] },
  101: { block: "bottleneck", blocks: [3, 4, 23, 3] },
  152: { block: "bottleneck", blocks: [3, 8, 36, 3] },
} as const satisfies Record<number, { block: BlockKind; blocks: readonly number[] }>;

export type ResnetDepth = keyof typeof architectures;
/** Convolutions and dense layers on the longest way from input to output. */
export const resnetDepths = Object.keys(architectures).map(Number) as ResnetDepth[];

/** ResNet for ImageNet, which has 25,557,032 parameters at a depth of 50. @throws ExperimentError for another depth */
export function createResnet(
  depth: ResnetDepth,
  { inputShape = [224, 224, 3], outputs = 1000 }: Task = {},
): Network {
  const stem: WrittenLayer[] = [
    ...normalizeConvolution({ filters: 64, kernel: 7, stride: 2, activation: "relu" }),
    { kind: "maxPool", size: 3, stride: 2, padding: 1 },
  ];
  return assemble(depth, stem, { inputShape, outputs });
}

/**
 * The same stages for images of 32x32 pixels: a first convolution of 3x3 and no pooling after it, so that the last stage
 * still has 4x4 pixels. Not the networks of section 4.2 of the paper, which `createThinResnet` gives, but the wide ones
 * with which CIFAR-10 is usually trained (Liu, github.com/kuangliu/pytorch-cifar, models/resnet.py).
 * @throws ExperimentError for a depth that is not in the table
 */
export function createCifarResnet(
  depth: ResnetDepth,
  { inputShape = [32, 32, 3], outputs = 10 }: Task = {},
): Network {
  const stem = normalizeConvolution({ filters: 64, kernel: 3, activation: "relu" });
  return assemble(depth, stem, { inputShape, outputs });
}

function assemble(depth: ResnetDepth, stem: WrittenLayer[], task: Required<Task>): Network {
  checkDepth(depth, resnetDepths);
  const { block, blocks } = architectures[depth];
  const stages = blocks.map((count, index) => ({
    block,
    blocks: count,
    filters: 64 * 2 ** index,
    stride: index === 0 ? 1 : 2,
  }));
  const layers = completeLayers([
    ...stem,
    ...createResidualStages(stages, 64),
    { kind: "globalAveragePool" },
    { kind: "dense" },
  ]);
  return { ...task, initialization: { kind: "he" }, layers };
}
