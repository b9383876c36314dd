import type { ActivationName } from "@/lib/math/activation";
import type { WrittenSimpleLayer } from "../schema-layers";

/** Batch normalization with the constants of the published PyTorch models; Keras' running mean is slower. */
export const norm = { kind: "batchNorm", epsilon: 1e-5, momentum: 0.9 } as const;

interface Convolution {
  /** Null for a depthwise one, which has as many as it has channels. */
  filters: number | null;
  kernel: number;
  stride?: number;
  activation?: ActivationName;
}

/** Conv-BN-activation. The convolution has no biases: the normalization would take them away again. */
export function normalizeConvolution({
  filters,
  kernel,
  stride = 1,
  activation = "linear",
}: Convolution): WrittenSimpleLayer[] {
  const window = { kernel, stride, padding: Math.floor(kernel / 2), bias: false };
  return [
    filters === null ? { kind: "depthwiseConv2d", ...window } : { kind: "conv2d", filters, ...window },
    norm,
    ...(activation === "linear" ? [] : [{ kind: "activation", activation } as const]),
  ];
}
