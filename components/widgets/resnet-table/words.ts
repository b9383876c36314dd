import type { BlockCount, ConvolutionCount, ResnetCount } from "./model";

export const printCount = (count: number) => count.toLocaleString("en-US");

/** "1,298 million". */
export const printMillions = (count: number) => `${printCount(Math.round(count / 1e6))} million`;

export function printShare(share: number): string {
  return share > 0 && share < 0.01 ? "under 1 %" : `${Math.round(100 * share)} %`;
}

export const printShape = (shape: readonly number[]) => shape.join("×");

/** "3×3, stride 2, 64 → 128". */
export function printWindow({ kernel, stride }: ConvolutionCount): string {
  return `${kernel}×${kernel}${stride > 1 ? `, stride ${stride}` : ""}`;
}

export const printChannels = ({ inputs, outputs }: ConvolutionCount) => `${inputs} → ${outputs}`;

/** What is in view, as a sentence with its numbers. */
export function writeTitle({ depth, parts, parameters }: ResnetCount, stage: number): string {
  const part = parts[stage];
  const share = printShare((part?.parameters ?? 0) / parameters);
  return `ResNet-${depth} learns ${printCount(parameters)} numbers; stage ${stage} holds ${part?.layers} of its ${depth} layers and ${share} of them`;
}

/** A block read aloud. */
export function describeBlock({
  inputShape,
  outputShape,
  convolutions,
  projection,
  parameters,
}: BlockCount): string {
  const say = (convolution: ConvolutionCount) =>
    `${printWindow(convolution)} from ${convolution.inputs} to ${convolution.outputs} channels with ${printCount(convolution.weights)} weights and ${convolution.normalization} numbers of batch normalization`;
  const way =
    projection === null
      ? "the input itself comes over the skip"
      : `over the skip comes what a convolution of ${say(projection)} makes of the input`;
  return `A block from ${printShape(inputShape)} to ${printShape(outputShape)}: convolutions of ${convolutions
    .map(say)
    .join(", then ")}; ${way}; both are added, then ReLU. ${printCount(parameters)} parameters.`;
}
