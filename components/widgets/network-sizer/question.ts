import { listSlips, type Distractor, type WidgetQuestion } from "@/lib/contract/widget-question";
import { countNetwork, type NetworkCount } from "./model";
import type { State } from "./state";

function joinSizes(sizes: readonly number[]): string {
  const parts = sizes.map((size) => `$${size}$`);
  return parts.length === 1 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function listWrong({ sizes, bias }: State, count: NetworkCount): Distractor[] {
  const inputs = sizes[0] ?? 0;
  const [first, last] = [count.layers[0], count.layers.at(-1)];
  const candidates: [number | null, string, string][] = [
    [
      bias ? count.weights : count.weights + count.neurons,
      bias ? "forgets-biases" : "counts-absent-biases",
      bias
        ? "These are the weights, one for each arrow. Each neuron has a bias besides."
        : "With biases it would be so. These neurons have none.",
    ],
    [
      bias ? count.parameters + inputs : null,
      "biases-for-inputs",
      "This gives each input a bias as well. An input is a number that comes in: nothing in it is learnt.",
    ],
    [
      bias && count.depth > 1 ? count.weights + count.depth : null,
      "one-bias-a-layer",
      "This has one bias for each layer. Each neuron has one of its own.",
    ],
    [
      count.depth > 1 && last !== undefined ? count.parameters - last.weights - last.biases : null,
      "forgets-the-output-layer",
      "The output layer is missing here. Its neurons have weights and biases like all others.",
    ],
    [
      count.depth > 1 && first !== undefined ? count.parameters - first.weights - first.biases : null,
      "forgets-the-first-layer",
      "The weights that lead out of the inputs are missing here. They belong to the first layer of neurons.",
    ],
    [
      count.neurons,
      "counts-neurons",
      "This counts the neurons. What is learnt are their weights, one for each number that a neuron reads, and their biases.",
    ],
    [
      sizes.reduce((sum, size) => sum + size, 0),
      "counts-circles",
      "This counts the circles of the drawing, inputs included. What is learnt sits on the arrows, and in the biases.",
    ],
    [
      sizes.reduce((product, size) => product * size, 1),
      "multiplies-all-sizes",
      "The sizes are multiplied two by two, from each layer to the next, and the products added up.",
    ],
  ];
  return candidates.flatMap(([value, misconception, reply]) =>
    value === null || value < 1 ? [] : [{ text: String(value), misconception, reply }],
  );
}

/** How many parameters the network on stage has. */
export function askParameters(state: State): WidgetQuestion {
  const { sizes, bias } = state;
  const count = countNetwork(sizes, bias);
  const neurons = sizes.slice(1);
  const layers =
    neurons.length === 1 ? `one layer of ${joinSizes(neurons)}` : `layers of ${joinSizes(neurons)}`;
  const biases = bias ? "each with a bias" : "without biases";
  const sums = count.layers.map(({ inputs, units }) =>
    bias ? `${units} \\cdot (${inputs} + 1)` : `${units} \\cdot ${inputs}`,
  );
  return {
    title: `Parameters of a network of ${sizes.join(", ")}`,
    question: `A dense network has ${joinSizes(sizes.slice(0, 1))} ${sizes[0] === 1 ? "input" : "inputs"} and then ${layers} ${neurons.length === 1 && neurons[0] === 1 ? "neuron" : "neurons"}, ${biases}. How many parameters does it learn?`,
    right: String(count.parameters),
    wrong: [
      ...listWrong(state, count),
      ...listSlips(count.parameters).filter(({ text }) => Number(text) > 0),
    ],
    explanation: `Each neuron has a weight for each number that it reads${bias ? ", and a bias" : ""}: $${sums.join(" + ")} = ${count.parameters}$.`,
  };
}
