import type { WrittenLayer, WrittenSimpleLayer } from "../schema-layers";
import { normalizeConvolution } from "./normalized-convolution";

/** Two 3x3 convolutions, or 1x1, 3x3 and 1x1 with the image narrow in between (He et al. 2015, figure 5). */
export type BlockKind = "basic" | "bottleneck";

export interface ResidualStage {
  block: BlockKind;
  blocks: number;
  /** Of the 3x3 convolutions; a bottleneck gives four times as many. */
  filters: number;
  /** Of the first block. */
  stride: number;
}

/**
 * The blocks of all stages, each relu(F(x) + x). Where a block changes the shape, its shortcut is a 1x1 convolution with
 * batch normalization (He et al. 2015, "Deep residual learning for image recognition", section 3.3, option B).
 * @param channels of the image that the first stage gets
 */
export function createResidualStages(stages: readonly ResidualStage[], channels: number): WrittenLayer[] {
  let given = channels;
  return stages.flatMap(({ block, blocks, filters, stride: first }) =>
    Array.from({ length: blocks }, (_, index): WrittenLayer => {
      const stride = index === 0 ? first : 1;
      const layers = (block === "basic" ? createBasic : createBottleneck)(filters, stride);
      const wanted = block === "basic" ? filters : 4 * filters;
      const isSame = stride === 1 && given === wanted;
      given = wanted;
      return {
        kind: "residual",
        layers,
        ...(isSame ? {} : { shortcut: normalizeConvolution({ filters: wanted, kernel: 1, stride }) }),
        activation: "relu",
      };
    }),
  );
}

function createBasic(filters: number, stride: number): WrittenSimpleLayer[] {
  return [
    ...normalizeConvolution({ filters, kernel: 3, stride, activation: "relu" }),
    ...normalizeConvolution({ filters, kernel: 3 }),
  ];
}

/** The stride stands on the 3x3 convolution, as in the models that are in use; the paper had it on the first 1x1. */
function createBottleneck(filters: number, stride: number): WrittenSimpleLayer[] {
  return [
    ...normalizeConvolution({ filters, kernel: 1, activation: "relu" }),
    ...normalizeConvolution({ filters, kernel: 3, stride, activation: "relu" }),
    ...normalizeConvolution({ filters: 4 * filters, kernel: 1 }),
  ];
}
