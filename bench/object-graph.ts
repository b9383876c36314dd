import { createRandom } from "@/lib/math/random";

/**
 * A network of neurons and links that are objects, trained one example at a time: the algorithm's shape in well-known
 * demonstrations. Tanh everywhere, squared error, plain descent on the mean gradient of a batch.
 */
class Neuron {
  bias = 0.1;
  readonly inputs: Link[] = [];
  readonly outputs: Link[] = [];
  output = 0;
  /** Derivative of the error by the output, and by the sum before tanh; and the latter's total over the batch. */
  byOutput = 0;
  bySum = 0;
  total = 0;

  answer(): void {
    let sum = this.bias;
    for (const link of this.inputs) sum += link.weight * link.from.output;
    this.output = Math.tanh(sum);
  }
}

class Link {
  total = 0;
  constructor(
    readonly from: Neuron,
    readonly to: Neuron,
    public weight: number,
  ) {}
}

export class ObjectGraph {
  private readonly layers: Neuron[][];
  private count = 0;

  constructor(sizes: readonly number[]) {
    const random = createRandom(1, "graph");
    this.layers = sizes.map((size) => Array.from({ length: size }, () => new Neuron()));
    for (let layer = 1; layer < this.layers.length; layer++)
      for (const to of this.layers[layer]!)
        for (const from of this.layers[layer - 1]!) {
          const link = new Link(from, to, random.next() - 0.5);
          from.outputs.push(link);
          to.inputs.push(link);
        }
  }

  answer(inputs: readonly number[]): number {
    const [first = [], ...rest] = this.layers;
    for (let i = 0; i < first.length; i++) first[i]!.output = inputs[i]!;
    for (const layer of rest) for (const neuron of layer) neuron.answer();
    return this.layers.at(-1)![0]!.output;
  }

  /** Adds the gradient of (output - target)² / 2 at the example last answered. */
  learn(target: number): void {
    for (let index = this.layers.length - 1; index >= 1; index--)
      for (const neuron of this.layers[index]!) {
        if (index === this.layers.length - 1) neuron.byOutput = neuron.output - target;
        else {
          neuron.byOutput = 0;
          for (const link of neuron.outputs) neuron.byOutput += link.weight * link.to.bySum;
        }
        neuron.bySum = neuron.byOutput * (1 - neuron.output * neuron.output);
        neuron.total += neuron.bySum;
        for (const link of neuron.inputs) link.total += neuron.bySum * link.from.output;
      }
    this.count++;
  }

  update(rate: number): void {
    const step = rate / this.count;
    for (const layer of this.layers)
      for (const neuron of layer) {
        neuron.bias -= step * neuron.total;
        neuron.total = 0;
        for (const link of neuron.inputs) {
          link.weight -= step * link.total;
          link.total = 0;
        }
      }
    this.count = 0;
  }
}
