import type { Tensor, Tensor4D } from "@tensorflow/tfjs-core";
import type { Tf } from "./kernel";

type Shape4 = [number, number, number, number];
/** What `tf.conv2d` and `tf.maxPool` take. */
type Padding = "valid" | "same" | number;

export interface PooledConvolution {
  inputShape: Shape4;
  filterShape: Shape4;
  stride: number;
  padding: Padding;
  /** Side of the pooling windows, which stand side by side. */
  size: number;
}

/** The names under which TensorFlow.js knows our kernels. */
export const pooledNames = {
  forward: "ConvolveAndPool",
  byFilter: "ConvolveAndPoolBackpropFilter",
  byInput: "ConvolveAndPoolBackpropInput",
} as const;

const rounding = (padding: Padding) => (typeof padding === "number" ? "floor" : undefined);

/** Sizes of everything, as the compiled kernels want them. */
export function measurePooled(tf: Tf, { inputShape, filterShape, stride, padding, size }: PooledConvolution) {
  const info = tf.backend_util.computeConv2DInfo(
    inputShape,
    filterShape,
    stride,
    1,
    padding,
    rounding(padding),
  );
  const outHeight = Math.floor(info.outHeight / size);
  const outWidth = Math.floor(info.outWidth / size);
  return {
    outShape: [info.batchSize, outHeight, outWidth, info.outChannels] as Shape4,
    frame: [
      (info.outHeight - 1) * stride + info.filterHeight,
      (info.outWidth - 1) * stride + info.filterWidth,
      info.padInfo.top,
      info.padInfo.left,
    ] as const,
    info,
  };
}

/**
 * maxPool(conv2d(x, filter)) in one piece where the active backend has it, else null: on our WASM kernels, for pooling in
 * windows of one to 15 pixels that neither overlap nor reach over the map's border.
 */
export function applyPooledConvolution(
  tf: Tf,
  x: Tensor4D,
  filter: Tensor4D,
  convolution: { stride: number; padding: Padding },
  pooling: { size: number; stride: number; padding: Padding },
): Tensor | null {
  const { stride, padding } = convolution;
  const { size } = pooling;
  if (!tf.getKernel(pooledNames.forward, tf.getBackend())) return null;
  if (size !== pooling.stride || size > 15 || x.dtype !== "float32") return null;
  const spec: PooledConvolution = { inputShape: x.shape, filterShape: filter.shape, stride, padding, size };
  const { info } = measurePooled(tf, spec);
  const { padInfo } = tf.backend_util.computePool2DInfo(
    info.outShape as Shape4,
    size,
    size,
    1,
    pooling.padding,
    rounding(pooling.padding),
  );
  if (padInfo.top + padInfo.bottom + padInfo.left + padInfo.right > 0) return null;
  const outputs = tf.engine().runKernel(pooledNames.forward, { x, filter }, { ...spec } as never);
  return (outputs as unknown as Tensor[])[0] ?? null;
}
