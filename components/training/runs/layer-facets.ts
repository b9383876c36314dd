import type { Experiment } from "@/lib/experiment/schema";
import type { Layer, LayerOf } from "@/lib/experiment/schema-layers";
import type { ActivationName } from "@/lib/math/activation";
import type { Initialization } from "@/lib/math/initialization";
import { type Facet, trim } from "./facet";

const activationWords: Record<ActivationName, string> = {
  linear: "linear",
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  leakyRelu: "leaky ReLU",
  elu: "ELU",
  gelu: "GELU",
  softplus: "softplus",
  relu6: "ReLU6",
};

/** A hidden dense layer, with what follows it up to the next. */
interface Hidden {
  units: number;
  activation: ActivationName;
  isNormed: boolean;
  dropout: number;
}

/** Whether a network is a stack of dense layers, of which one can tell the sizes, the activations and so on apart. */
export const isStack = ({ layers }: Experiment["model"]) => readHidden(layers) !== null;

/** @param isWhole tells it layer by layer in any case, to be compared with one that is no stack */
export function listLayerFacets({ layers, initialization }: Experiment["model"], isWhole: boolean): Facet[] {
  const start = { name: "initialization", value: initialization, text: describeStart(initialization) };
  const hidden = isWhole ? null : readHidden(layers);
  if (hidden === null)
    return [{ name: "layers", value: layers, text: layers.map(describeLayer).join(", ") }, start];
  const sizes = hidden.map(({ units }) => units);
  const activations = hidden.map(({ activation }) => activationWords[activation]);
  const normed = hidden.map(({ isNormed }) => isNormed);
  const dropout = hidden.map((layer) => layer.dropout);
  return [
    {
      name: "hidden",
      value: sizes,
      text: sizes.length === 0 ? "no hidden layer" : `hidden ${sizes.join(", ")}`,
    },
    // A network without hidden layers has none of these to compare.
    ...(hidden.length === 0
      ? []
      : [
          {
            name: "activation",
            value: new Set(activations).size === 1 ? activations[0] : activations,
            text: listOnce(activations),
          },
          {
            name: "batch norm",
            value: normed.every((is) => is) ? true : normed.some((is) => is) ? normed : false,
            text: describeNorms(normed),
          },
          {
            name: "dropout",
            value: new Set(dropout).size === 1 ? dropout[0] : dropout,
            text: dropout.some((rate) => rate > 0) ? `dropout ${listOnce(dropout.map(trim))}` : "no dropout",
          },
        ]),
    ...listNormRates(layers),
    start,
    { name: "details", value: listDetails(layers), text: "other details of the layers" },
  ];
}

/** "tanh" for "tanh, tanh". */
function listOnce(words: readonly string[]): string {
  return new Set(words).size === 1 ? (words[0] ?? "") : words.join(", ");
}

function describeNorms(normed: readonly boolean[]): string {
  const places = normed.flatMap((is, index) => (is ? [index + 1] : []));
  if (places.length === 0) return "no batch norm";
  return places.length === normed.length ? "batch norm" : `batch norm in layer ${places.join(", ")}`;
}

/**
 * The hidden layers of a stack of dense ones, each with its normalization before its activation and its dropout after
 * it; null for a network that is none.
 */
function readHidden(layers: readonly Layer[]): Hidden[] | null {
  const hidden: Hidden[] = [];
  if (layers.at(-1)?.kind !== "dense") return null;
  for (const layer of layers.slice(0, -1)) {
    if (layer.kind === "dense" && layer.units !== "outputs") {
      hidden.push({ units: layer.units, activation: layer.activation, isNormed: false, dropout: 0 });
      continue;
    }
    const last = hidden.at(-1);
    if (last === undefined || last.dropout > 0) return null;
    const isOpen = last.activation === "linear";
    if (layer.kind === "batchNorm" && isOpen && !last.isNormed) last.isNormed = true;
    else if (layer.kind === "activation" && isOpen) last.activation = layer.activation;
    else if (layer.kind === "dropout") last.dropout = layer.rate;
    else return null;
  }
  return hidden;
}

/** What no other facet tells of a stack of dense layers; nothing where that is as usual. */
function listDetails(layers: readonly Layer[]): unknown[] {
  return layers.flatMap((layer, index): unknown[] => {
    if (layer.kind !== "dense") return [];
    const { bias, initialization, activation } = layer;
    const isOutput = index === layers.length - 1;
    const isNormed = layers[index + 1]?.kind === "batchNorm";
    const isUsual =
      bias !== isNormed && initialization === undefined && (!isOutput || activation === "linear");
    return isUsual ? [] : [[isOutput ? "output" : index, bias, initialization, isOutput ? activation : null]];
  });
}

function listNormRates(layers: readonly Layer[]): Facet[] {
  const rates = layers.flatMap((layer) =>
    layer.kind === "batchNorm" ? [`momentum ${trim(layer.momentum)}, ε ${trim(layer.epsilon)}`] : [],
  );
  if (rates.length === 0) return [];
  const text = listOnce(rates);
  return [{ name: "norm rates", value: text, text: `batch norm ${text}` }];
}

function describeLayer(layer: Layer): string {
  switch (layer.kind) {
    case "dense": {
      const activation = layer.activation === "linear" ? "" : ` ${activationWords[layer.activation]}`;
      return `${layer.units === "outputs" ? "dense output" : `dense ${layer.units}`}${activation}`;
    }
    case "conv2d":
      return `convolution ${layer.kernel} × ${layer.kernel} to ${layer.filters}`;
    case "maxPool":
      return `max pool ${layer.size}`;
    case "averagePool":
      return `average pool ${layer.size}`;
    case "depthwiseConv2d":
      return `depthwise convolution ${layer.kernel} × ${layer.kernel}`;
    case "globalAveragePool":
      return "global average pool";
    case "dropout":
      return `dropout ${trim(layer.rate)}`;
    case "batchNorm":
      return "batch norm";
    case "activation":
      return activationWords[layer.activation];
    case "rnn":
    case "lstm":
    case "gru":
      return `${layer.kind.toUpperCase()} ${layer.units}${layer.bidirectional ? " both ways" : ""}`;
    case "residual":
      return `residual (${layer.layers.map(describeLayer).join(", ")}${describeShortcut(layer)})`;
    case "flatten":
      return "flatten";
    case "repeat":
      return `repeat ${layer.times}`;
  }
}

/** What differs from a plain sum. */
function describeShortcut({ shortcut, activation }: LayerOf<"residual">): string {
  const way = Array.isArray(shortcut)
    ? `; shortcut ${shortcut.map(describeLayer).join(", ")}`
    : shortcut === "pad"
      ? "; shortcut padded"
      : "";
  return activation === "linear" ? way : `${way}; ${activationWords[activation]}`;
}

function describeStart(initialization: Initialization): string {
  const gain = "gain" in initialization ? initialization.gain : undefined;
  const by = gain === undefined || gain === 1 ? "" : ` × ${trim(gain)}`;
  switch (initialization.kind) {
    case "zeros":
      return "zero weights";
    case "constant":
      return `weights all ${trim(initialization.value)}${by}`;
    case "normal":
      return `normal weights, std ${trim(initialization.std)}${by}`;
    case "uniform":
      return `uniform weights up to ${trim(initialization.limit)}${by}`;
    case "xavier":
      return `Xavier${by}`;
    case "glorot":
      return `Glorot${by}`;
    case "he":
      return `He${by}`;
    case "orthogonal":
      return `orthogonal${by}`;
  }
}
