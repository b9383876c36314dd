import type { ActivationName } from "@/lib/math/activation";
import type { Layer, LayerKind } from "@/lib/experiment/schema-layers";

const activations: Record<ActivationName, string> = {
  linear: "",
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  leakyRelu: "leaky ReLU",
  elu: "ELU",
  gelu: "GELU",
  softplus: "softplus",
  relu6: "ReLU6",
};

/** Those that can be put into a network by hand. */
export const kinds = [
  "conv2d",
  "depthwiseConv2d",
  "maxPool",
  "averagePool",
  "globalAveragePool",
  "flatten",
  "dense",
  "activation",
  "batchNorm",
  "dropout",
  "residual",
] as const satisfies readonly LayerKind[];
export type BuiltKind = (typeof kinds)[number];

export const kindNames: Record<BuiltKind, string> = {
  conv2d: "Convolution",
  depthwiseConv2d: "Depthwise convolution",
  maxPool: "Max pool",
  averagePool: "Average pool",
  globalAveragePool: "Global average pool",
  flatten: "Flatten",
  dense: "Dense",
  activation: "Activation",
  batchNorm: "Batch norm",
  dropout: "Dropout",
  residual: "Residual",
};

const times = (size: number) => `${size}\u00a0×\u00a0${size}`;
const join = (...parts: string[]) => parts.filter((part) => part !== "").join(", ");

/** "conv 3 × 3, 64, ReLU" */
export function nameLayer(layer: Layer): string {
  switch (layer.kind) {
    case "conv2d":
    case "depthwiseConv2d":
      return join(
        `${layer.kind === "conv2d" ? "conv" : "depthwise"} ${times(layer.kernel)}`,
        layer.kind === "conv2d" ? String(layer.filters) : "",
        layer.stride > 1 ? `stride ${layer.stride}` : "",
        layer.dilation > 1 ? `dilation ${layer.dilation}` : "",
        activations[layer.activation],
      );
    case "maxPool":
    case "averagePool": {
      const stride = layer.stride ?? layer.size;
      return join(
        `${layer.kind === "maxPool" ? "max" : "average"} pool ${times(layer.size)}`,
        stride === layer.size ? "" : `stride ${stride}`,
      );
    }
    case "globalAveragePool":
      return "global average pool";
    case "flatten":
      return "flatten";
    case "dense":
      return join(`dense ${layer.units}`, activations[layer.activation]);
    case "dropout":
      return `dropout ${layer.rate}`;
    case "batchNorm":
      return "batch norm";
    case "activation":
      return activations[layer.activation] || "no activation";
    case "residual":
      return join(`residual of ${layer.layers.length}`, activations[layer.activation]);
    default:
      return layer.kind;
  }
}
