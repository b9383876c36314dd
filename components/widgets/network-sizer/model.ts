import { MAX_LAYERS, MAX_UNITS } from "./state";

/** What one dense layer has to learn: `units` x `inputs` weights and, with biases, one more per unit. */
export interface LayerCount {
  inputs: number;
  units: number;
  weights: number;
  biases: number;
}

export interface NetworkCount {
  layers: LayerCount[];
  /** Inputs are not neurons. */
  neurons: number;
  /** Layers with weights. */
  depth: number;
  /** The widest layer of neurons. */
  width: number;
  weights: number;
  biases: number;
  parameters: number;
}

/** Counts a dense network; `sizes` holds the inputs, then the neurons of each layer. */
export function countNetwork(sizes: readonly number[], bias: boolean): NetworkCount {
  const layers = sizes.slice(1).map((units, i) => {
    const inputs = sizes[i] ?? 0;
    return { inputs, units, weights: units * inputs, biases: bias ? units : 0 };
  });
  const sum = (pick: (layer: LayerCount) => number) =>
    layers.reduce((total, layer) => total + pick(layer), 0);
  const [weights, biases] = [sum((layer) => layer.weights), sum((layer) => layer.biases)];
  return {
    layers,
    neurons: sum((layer) => layer.units),
    depth: layers.length,
    width: Math.max(...layers.map((layer) => layer.units)),
    weights,
    biases,
    parameters: weights + biases,
  };
}

/** The sizes with column `index` set to `units`, held within its bounds. */
export function resizeLayer(sizes: readonly number[], index: number, units: number): number[] {
  const bounded = Math.min(MAX_UNITS, Math.max(1, Math.round(units)));
  return sizes.map((size, i) => (i === index ? bounded : size));
}

/** A copy of column `index` after it; before it when it is the output. Unchanged when there is no room. */
export function insertLayer(sizes: readonly number[], index: number): number[] {
  if (sizes.length >= MAX_LAYERS) return [...sizes];
  const place = Math.min(index + 1, sizes.length - 1);
  return [...sizes.slice(0, place), sizes[index] ?? 1, ...sizes.slice(place)];
}

/** Without column `index`; inputs and output always stay. */
export function removeLayer(sizes: readonly number[], index: number): number[] {
  if (index <= 0 || index >= sizes.length - 1) return [...sizes];
  return sizes.filter((_, i) => i !== index);
}

/** What a column is called. */
export function nameColumn(sizes: readonly number[], index: number): string {
  if (index === 0) return "Inputs";
  if (index === sizes.length - 1) return "Output layer";
  return sizes.length > 3 ? `Hidden layer ${index}` : "Hidden layer";
}

/** For example "(3×4) + (4×2) = 20 weights". */
export function spellWeights(count: NetworkCount): string {
  const products = count.layers.map((layer) => `(${layer.inputs}×${layer.units})`);
  return `${products.join(" + ")} = ${count.weights}`;
}

export function spellBiases(count: NetworkCount): string {
  if (count.biases === 0) return "0";
  const units = count.layers.map((layer) => layer.units);
  return units.length === 1 ? `${count.biases}` : `${units.join(" + ")} = ${count.biases}`;
}
