import type { LayerInfo } from "../../layer-info";
import type { Network } from "../../networks/network";
import type { Layer, LayerOf } from "../../schema-layers";
import { subtractFromOne } from "../literal";
import { activations } from "../pytorch/model";
import { definitions, lines } from "../section";
import { type Dialect, listParts, type NetworkPart, refuseLayer } from "./compose";

/**
 * A network of images as a PyTorch module, untrained: the layers alone, with the library's own first weights. Its images
 * are [channels, height, width].
 * @throws PrintError for a layer that it cannot say
 */
export function printPytorchNetwork(network: Network): string {
  const parts = listParts(network, dialect);
  const hasBlocks = parts.some(({ shortcut }) => shortcut !== null);
  const hasPadding = parts.some(({ shortcut }) => shortcut?.some((layer) => layer.startsWith("Pad(")));
  return `${definitions(
    "import torch\nfrom torch import nn",
    hasPadding && pad,
    hasBlocks && residual,
    lines("model = nn.Sequential(", ...parts.map(printPart), ")"),
  )}\n`;
}

const residual = `class Residual(nn.Module):
    """What the inner layers make of x, plus what the shortcut brings of it."""

    def __init__(self, inner, shortcut=(), activation=nn.Identity()):
        super().__init__()
        self.inner = nn.Sequential(*inner)
        self.shortcut = nn.Sequential(*shortcut)
        self.activation = activation

    def forward(self, x):
        return self.activation(self.inner(x) + self.shortcut(x))`;

const pad = `class Pad(nn.Module):
    """Each stride-th pixel, and zeros as the channels that are missing."""

    def __init__(self, missing, stride):
        super().__init__()
        self.missing, self.stride = missing, stride

    def forward(self, x):
        if x.dim() == 2:
            return nn.functional.pad(x, (0, self.missing))
        return nn.functional.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, 0, self.missing))`;

function printPart({ layers, shortcut, activation, count }: NetworkPart): string {
  if (shortcut === null) return lines(...layers.map((layer) => `    ${layer},`));
  const list = (items: readonly string[]) =>
    lines("        [", ...items.map((item) => `            ${item},`), "        ],");
  const isMany = count > 1;
  return lines(
    isMany ? "    *[Residual(" : "    Residual(",
    list(layers),
    shortcut.length > 0 && list(shortcut),
    activation !== "linear" && `        activation=${activations[activation]},`,
    isMany ? `    ) for _ in range(${count})],` : "    ),",
  );
}

const dialect: Dialect = { printLayer, printProjection, printPadding };

function printLayer(layer: Layer, { info }: { info: LayerInfo }): string[] {
  const channels = info.inputShape.at(-1);
  const outputs = info.outputShape.at(-1);
  const isImage = info.inputShape.length === 3;
  const activation =
    "activation" in layer && layer.activation !== "linear" ? [activations[layer.activation]] : [];
  switch (layer.kind) {
    case "dense":
      return [`nn.Linear(${channels}, ${outputs}${layer.bias ? "" : ", bias=False"})`, ...activation];
    case "conv2d":
    case "depthwiseConv2d": {
      const extent = (layer.kernel - 1) * layer.dilation + 1;
      const { before, after } = readPadding(layer.padding, info, extent, layer.stride);
      const options = [
        `${channels}, ${outputs}, ${layer.kernel}`,
        ...(layer.stride > 1 ? [`stride=${layer.stride}`] : []),
        ...(before === after && before > 0 ? [`padding=${before}`] : []),
        ...(layer.dilation > 1 ? [`dilation=${layer.dilation}`] : []),
        ...(layer.kind === "depthwiseConv2d" ? [`groups=${channels}`] : []),
        ...(layer.bias ? [] : ["bias=False"]),
      ];
      const border = before === after ? [] : [`nn.ZeroPad2d((${before}, ${after}, ${before}, ${after}))`];
      return [...border, `nn.Conv2d(${options.join(", ")})`, ...activation];
    }
    case "maxPool":
    case "averagePool":
      return [printPool(layer, info)];
    case "globalAveragePool":
      return ["nn.AdaptiveAvgPool2d(1)", "nn.Flatten()"];
    case "flatten":
      return ["nn.Flatten()"];
    case "dropout":
      return layer.rate > 0 ? [`nn.Dropout(${layer.rate})`] : [];
    case "batchNorm":
      return [
        `nn.BatchNorm${isImage ? "2d" : "1d"}(${channels}, eps=${layer.epsilon}, momentum=${subtractFromOne(layer.momentum)})`,
      ];
    case "activation":
      return activation;
    default:
      return refuseLayer(info, "only networks of images are");
  }
}

function printPool(layer: LayerOf<"maxPool" | "averagePool">, info: LayerInfo): string {
  const stride = layer.stride ?? layer.size;
  const { before, after } = readPadding(layer.padding, info, layer.size, stride);
  // A last window that hangs over the edge is what PyTorch's ceil_mode keeps.
  const hangs = before === 0 && after === 1 && stride > 1;
  if (before !== after && !hangs) refuseLayer(info, "PyTorch pools no border that differs from side to side");
  const options = [
    String(layer.size),
    ...(stride === layer.size ? [] : [`stride=${stride}`]),
    ...(hangs ? ["ceil_mode=True"] : before > 0 ? [`padding=${before}`] : []),
    ...(layer.kind === "averagePool" && (hangs || before > 0) ? ["count_include_pad=False"] : []),
  ];
  return `nn.${layer.kind === "maxPool" ? "MaxPool2d" : "AvgPool2d"}(${options.join(", ")})`;
}

/** Zeros before and behind a side; what "same" means depends on its length. */
function readPadding(
  padding: "same" | "valid" | number,
  info: LayerInfo,
  extent: number,
  stride: number,
): { before: number; after: number } {
  if (padding === "valid") return { before: 0, after: 0 };
  if (typeof padding === "number") return { before: padding, after: padding };
  const [height, width] = info.inputShape.slice(0, 2).map((size) => {
    const total = Math.max((Math.ceil(size / stride) - 1) * stride + extent - size, 0);
    return { before: Math.floor(total / 2), after: Math.ceil(total / 2) };
  });
  if (!height || height.before !== width?.before || height.after !== width.after)
    return refuseLayer(info, "its image is not square");
  return height;
}

function printProjection({ inputShape, outputShape, shortcutStride }: LayerInfo): string {
  const sizes = `${inputShape.at(-1)}, ${outputShape.at(-1)}`;
  return inputShape.length === 3
    ? `nn.Conv2d(${sizes}, 1, stride=${shortcutStride}, bias=False)`
    : `nn.Linear(${sizes}, bias=False)`;
}

function printPadding({ inputShape, outputShape, shortcutStride }: LayerInfo): string {
  return `Pad(${(outputShape.at(-1) ?? 0) - (inputShape.at(-1) ?? 0)}, ${shortcutStride})`;
}
