import type { WrittenLayer, WrittenSimpleLayer } from "../schema-layers";
import { checkDepth, completeLayers, type Network, type Task } from "./network";
import { norm } from "./normalized-convolution";

/** 6n + 2: each of three stages has n blocks of two convolutions; one convolution comes first, one dense layer last. */
export const thinDepths = [8, 14, 20, 26, 32, 38, 44, 50, 56] as const;
export type ThinDepth = (typeof thinDepths)[number];

export interface ThinResnet extends Task {
  depth: ThinDepth;
  /** Filters of the first stage, 16 in the paper; the second has twice, the third four times as many. */
  width?: number;
  /** False for the plain network: the same layers one behind the other, without the sums. */
  isResidual?: boolean;
  /** False leaves the normalizations out and gives the convolutions biases. */
  batchNorm?: boolean;
}

/**
 * The networks with which He et al. 2015 ("Deep residual learning for image recognition", section 4.2 and table 6)
 * compare plain and residual stacks on CIFAR-10. Shortcuts pad with zeros, so that both have the same parameters: with
 * width 16, images of 32x32x3 and 10 classes 0.27 million at a depth of 20, 0.85 million at 56. As they stand here they
 * take digits of 28x28.
 * @throws ExperimentError for a depth that is not one of `thinDepths`
 */
export function createThinResnet({
  depth,
  width = 16,
  isResidual = true,
  batchNorm = true,
  inputShape = [28, 28, 1],
  outputs = 10,
}: ThinResnet): Network {
  checkDepth(depth, thinDepths);
  const blocks = (depth - 2) / 6;
  const convolve = (filters: number, stride = 1): WrittenSimpleLayer[] => [
    { kind: "conv2d", filters, kernel: 3, stride, padding: 1, bias: !batchNorm },
    ...(batchNorm ? [norm] : []),
  ];
  const relu = { kind: "activation", activation: "relu" } as const;
  const createBlock = (filters: number, stride: number): WrittenLayer[] => {
    const layers = [...convolve(filters, stride), relu, ...convolve(filters)];
    return isResidual
      ? [{ kind: "residual", layers, shortcut: "pad", activation: "relu" }]
      : [...layers, relu];
  };
  const layers = completeLayers([
    ...convolve(width),
    relu,
    ...[0, 1, 2].flatMap((stage) =>
      Array.from({ length: blocks }, (_, index) =>
        createBlock(width * 2 ** stage, stage > 0 && index === 0 ? 2 : 1),
      ).flat(),
    ),
    { kind: "globalAveragePool" },
    { kind: "dense" },
  ]);
  return { inputShape, outputs, initialization: { kind: "he" }, layers };
}
