import type { ActivationName } from "@/lib/math/activation";
import type { LayerInfo } from "../../layer-info";
import type { Network } from "../../networks/network";
import type { Layer } from "../../schema-layers";
import { blocks, indent, lines } from "../section";
import {
  type Dialect,
  listParts,
  type NetworkPart,
  type PrintedPlace,
  readRings,
  refuseLayer,
} from "./compose";

/**
 * A network of images as a TensorFlow.js layers model, untrained: the layers alone, with the library's own first weights.
 * @throws PrintError for a layer that it cannot say
 */
export function printTensorflowNetwork(network: Network): string {
  const parts = listParts(network, dialect);
  const hasBlocks = parts.some(({ shortcut }) => shortcut !== null);
  const hasPadding = parts.some(({ shortcut }) => shortcut?.some((layer) => layer.startsWith("new Pad")));
  return `${blocks(
    'import * as tf from "@tensorflow/tfjs";',
    hasPadding && pad,
    hasBlocks && residual,
    lines(
      `const inputs = tf.input({ shape: [${network.inputShape.join(", ")}] });`,
      "let x = inputs;",
      ...parts.map(printPart),
      "const model = tf.model({ inputs, outputs: x });",
    ),
  )}\n`;
}

const residual = `// What the inner layers make of x, plus what the shortcut brings of it.
function residual(x, inner, shortcut = [], activation = "linear") {
  const walk = (layers) => layers.reduce((h, layer) => layer.apply(h), x);
  return tf.layers.activation({ activation }).apply(tf.layers.add().apply([walk(inner), walk(shortcut)]));
}`;

const pad = `// Each stride-th pixel, and zeros as the channels that are missing.
class Pad extends tf.layers.Layer {
  static className = "Pad";
  constructor({ missing, stride }) {
    super({});
    Object.assign(this, { missing, stride });
  }
  computeOutputShape([batch, ...sizes]) {
    const channels = sizes.pop() + this.missing;
    return [batch, ...sizes.map((size) => Math.ceil(size / this.stride)), channels];
  }
  call([x]) {
    return tf.tidy(() => {
      const thinned = this.stride === 1 ? x : tf.avgPool(x, 1, this.stride, "valid");
      return tf.pad(thinned, thinned.shape.map((_, axis) => [0, axis === x.rank - 1 ? this.missing : 0]));
    });
  }
}
tf.serialization.registerClass(Pad);`;

function printPart({ layers, shortcut, activation, count }: NetworkPart): string {
  if (shortcut === null) return lines(...layers.map((layer) => `x = ${layer}.apply(x);`));
  const list = (items: readonly string[]) =>
    items.length === 0 ? "  []," : lines("  [", ...items.map((item) => `    ${item},`), "  ],");
  const isPlain = activation === "linear";
  const block = lines(
    "x = residual(",
    "  x,",
    list(layers),
    (shortcut.length > 0 || !isPlain) && list(shortcut),
    !isPlain && `  "${activation}",`,
    ");",
  );
  return count === 1 ? block : `for (let i = 0; i < ${count}; i++) {\n${indent(block, 2)}\n}`;
}

/** @throws PrintError for the leaky ReLU, which is a layer of its own here, with another slope */
function checkActivation(name: ActivationName, info: LayerInfo): void {
  if (name === "leakyRelu") refuseLayer(info, "TensorFlow.js has no such activation in a layer");
}

function printName(name: ActivationName, info: LayerInfo): string {
  checkActivation(name, info);
  return `"${name}"`;
}

const dialect: Dialect = { printLayer, printProjection, printPadding, checkActivation };

function printLayer(layer: Layer, { info, isPositive }: PrintedPlace): string[] {
  const activation =
    "activation" in layer && layer.activation !== "linear"
      ? `activation: ${printName(layer.activation, info)}`
      : false;
  const call = (name: string, ...options: (string | false)[]) =>
    `tf.layers.${name}({ ${options.filter((option) => option !== false).join(", ")} })`;
  const border = (rings: number) => (rings > 0 ? [call("zeroPadding2d", `padding: ${rings}`)] : []);
  switch (layer.kind) {
    case "dense":
      return [
        call("dense", `units: ${info.outputShape.at(-1)}`, activation, !layer.bias && "useBias: false"),
      ];
    case "conv2d":
    case "depthwiseConv2d": {
      if (layer.dilation > 1 && layer.stride > 1)
        refuseLayer(info, "TensorFlow.js has no convolution with both a stride and a dilation");
      const { rings, padding } = readRings(layer);
      const filter = call(
        layer.kind,
        layer.kind === "conv2d" && `filters: ${layer.filters}`,
        `kernelSize: ${layer.kernel}`,
        layer.kind === "depthwiseConv2d" && layer.multiplier > 1 && `depthMultiplier: ${layer.multiplier}`,
        layer.stride > 1 && `strides: ${layer.stride}`,
        padding === "same" && 'padding: "same"',
        layer.dilation > 1 && `dilationRate: ${layer.dilation}`,
        activation,
        !layer.bias && "useBias: false",
      );
      return [...border(rings), filter];
    }
    case "maxPool":
    case "averagePool": {
      const { rings, padding } = readRings(layer);
      if (rings > 0 && !(layer.kind === "maxPool" && isPositive))
        refuseLayer(info, "TensorFlow.js pools no border of this width");
      const stride = layer.stride ?? layer.size;
      const pool = call(
        layer.kind === "maxPool" ? "maxPooling2d" : "averagePooling2d",
        `poolSize: ${layer.size}`,
        `strides: ${stride}`,
        padding === "same" && 'padding: "same"',
      );
      return [...border(rings), pool];
    }
    case "globalAveragePool":
      return ["tf.layers.globalAveragePooling2d({})"];
    case "flatten":
      return ["tf.layers.flatten()"];
    case "dropout":
      return layer.rate > 0 ? [call("dropout", `rate: ${layer.rate}`)] : [];
    case "batchNorm":
      return [call("batchNormalization", `momentum: ${layer.momentum}`, `epsilon: ${layer.epsilon}`)];
    case "activation":
      return activation ? [call("activation", activation)] : [];
    default:
      return refuseLayer(info, "only networks of images are");
  }
}

function printProjection({ inputShape, outputShape, shortcutStride }: LayerInfo): string {
  const channels = outputShape.at(-1);
  return inputShape.length === 3
    ? `tf.layers.conv2d({ filters: ${channels}, kernelSize: 1, strides: ${shortcutStride}, padding: "same", useBias: false })`
    : `tf.layers.dense({ units: ${channels}, useBias: false })`;
}

function printPadding({ inputShape, outputShape, shortcutStride }: LayerInfo): string {
  const missing = (outputShape.at(-1) ?? 0) - (inputShape.at(-1) ?? 0);
  return `new Pad({ missing: ${missing}, stride: ${shortcutStride} })`;
}
