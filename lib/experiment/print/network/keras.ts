import { type ActivationName, leakyReluSlope } from "@/lib/math/activation";
import type { LayerInfo } from "../../layer-info";
import type { Network } from "../../networks/network";
import type { Layer } from "../../schema-layers";
import { definitions, indent, lines } from "../section";
import {
  type Dialect,
  listParts,
  type NetworkPart,
  type PrintedPlace,
  readRings,
  refuseLayer,
} from "./compose";

/**
 * A network of images as a Keras 3 model, untrained: the layers alone, with the library's own first weights.
 * @throws PrintError for a layer that it cannot say
 */
export function printKerasNetwork(network: Network): string {
  const parts = listParts(network, dialect);
  const hasBlocks = parts.some(({ shortcut }) => shortcut !== null);
  return `${definitions(
    "import keras\nfrom keras import layers",
    hasBlocks && residual,
    lines(
      `x = inputs = keras.Input((${network.inputShape.join(", ")}${network.inputShape.length === 1 ? "," : ""}))`,
      ...parts.map(printPart),
      "model = keras.Model(inputs, x)",
    ),
  )}\n`;
}

const residual = `def residual(x, inner, shortcut=(), activation="linear"):
    """What the inner layers make of x, plus what the shortcut brings of it."""
    y = x
    for layer in inner:
        y = layer(y)
    for layer in shortcut:
        x = layer(x)
    return layers.Activation(activation)(layers.Add()([y, x]))`;

function printPart({ layers, shortcut, activation, count }: NetworkPart): string {
  if (shortcut === null) return lines(...layers.map((layer) => `x = ${layer}(x)`));
  const list = (items: readonly string[]) => `[\n${items.map((item) => `        ${item},\n`).join("")}    ]`;
  const block = lines(
    "x = residual(",
    "    x,",
    `    ${list(layers)},`,
    shortcut.length > 0 && `    ${list(shortcut)},`,
    activation !== "linear" && `    activation=${printName(activation)},`,
    ")",
  );
  return count === 1 ? block : `for _ in range(${count}):\n${indent(block, 4)}`;
}

const printName = (name: ActivationName) =>
  name === "leakyRelu" ? `lambda x: keras.activations.leaky_relu(x, ${leakyReluSlope})` : `"${name}"`;

const dialect: Dialect = { printLayer, printProjection, printPadding };

function printLayer(layer: Layer, { info, isPositive }: PrintedPlace): string[] {
  const activation =
    "activation" in layer && layer.activation !== "linear"
      ? [`activation=${printName(layer.activation)}`]
      : [];
  const call = (name: string, ...options: (string | false)[]) =>
    `layers.${name}(${options.filter((option) => option !== false).join(", ")})`;
  switch (layer.kind) {
    case "dense":
      return [call("Dense", String(info.outputShape.at(-1)), ...activation, !layer.bias && "use_bias=False")];
    case "conv2d":
    case "depthwiseConv2d": {
      const isDepthwise = layer.kind === "depthwiseConv2d";
      if (isDepthwise && layer.dilation > 1 && layer.stride > 1)
        refuseLayer(info, "Keras has no depthwise convolution with both a stride and a dilation");
      const { rings, padding } = readRings(layer);
      const filter = call(
        isDepthwise ? "DepthwiseConv2D" : "Conv2D",
        !isDepthwise && String(layer.filters),
        String(layer.kernel),
        isDepthwise && layer.multiplier > 1 && `depth_multiplier=${layer.multiplier}`,
        layer.stride > 1 && `strides=${layer.stride}`,
        padding === "same" && 'padding="same"',
        layer.dilation > 1 && `dilation_rate=${layer.dilation}`,
        ...activation,
        !layer.bias && "use_bias=False",
      );
      return [...(rings > 0 ? [`layers.ZeroPadding2D(${rings})`] : []), filter];
    }
    case "maxPool":
    case "averagePool": {
      const { rings, padding } = readRings(layer);
      if (rings > 0 && !(layer.kind === "maxPool" && isPositive))
        refuseLayer(info, "Keras pools no border of this width");
      const stride = layer.stride ?? layer.size;
      const pool = call(
        layer.kind === "maxPool" ? "MaxPooling2D" : "AveragePooling2D",
        String(layer.size),
        stride !== layer.size && `strides=${stride}`,
        padding === "same" && 'padding="same"',
      );
      return [...(rings > 0 ? [`layers.ZeroPadding2D(${rings})`] : []), pool];
    }
    case "globalAveragePool":
      return ["layers.GlobalAveragePooling2D()"];
    case "flatten":
      return ["layers.Flatten()"];
    case "dropout":
      return layer.rate > 0 ? [`layers.Dropout(${layer.rate})`] : [];
    case "batchNorm":
      return [`layers.BatchNormalization(momentum=${layer.momentum}, epsilon=${layer.epsilon})`];
    case "activation":
      return layer.activation === "linear" ? [] : [`layers.Activation(${printName(layer.activation)})`];
    default:
      return refuseLayer(info, "only networks of images are");
  }
}

function printProjection({ inputShape, outputShape, shortcutStride }: LayerInfo): string {
  const channels = outputShape.at(-1);
  return inputShape.length === 3
    ? `layers.Conv2D(${channels}, 1, strides=${shortcutStride}, padding="same", use_bias=False)`
    : `layers.Dense(${channels}, use_bias=False)`;
}

function printPadding({ inputShape, outputShape, shortcutStride }: LayerInfo): string {
  const missing = (outputShape.at(-1) ?? 0) - (inputShape.at(-1) ?? 0);
  const none = "[0, 0], ".repeat(inputShape.length);
  const thinned = inputShape.length === 3 ? `x[:, ::${shortcutStride}, ::${shortcutStride}]` : "x";
  return `layers.Lambda(lambda x: keras.ops.pad(${thinned}, [${none}[0, ${missing}]]))`;
}
