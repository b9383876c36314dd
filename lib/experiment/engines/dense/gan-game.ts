import { createRandom } from "@/lib/math/random";
import { createBatchOrder } from "../../batch-order";
import { askForInputs, inferGan, type GanInfo } from "../../infer-gan";
import { prepareData, type PreparedData } from "../../prepare-data";
import type { Experiment } from "../../schema";
import type { GanSpec } from "../../schema-procedure";
import { countExampleMemory, createExampleLoader } from "./examples";
import { padRows } from "./layer";
import { createLossMeter, lossMemory } from "./losses";
import { createKernelMemory } from "./memory";
import { countPlayerMemory, createPlayer, type Player } from "./player";

/** Examples at once where only the forward pass runs. */
export const pieceSize = 512;

/** Both players at one table: what each learns from, and how its gradient comes about. */
export interface GanGame {
  info: GanInfo;
  data: PreparedData;
  generator: Player;
  discriminator: Player;
  /** Examples in a batch, and the numbers between two rows' starts in the kernels' order. */
  batch: number;
  stride: number;
  /** The discriminator's last batch of examples, [numbers, stride]. */
  real: Float32Array;
  /** The discriminator's way there and back on its next batch: examples, then samples. Gives its loss. */
  passDiscriminator(): number;
  /** The generator's way there and back on its next batch, through the discriminator. Gives its loss. */
  passGenerator(): number;
  /**
   * Takes what lies before the discriminator through it, and the gradient of the generator's mean loss back to it.
   * Gives that loss.
   */
  passJudgement(rows: number): number;
}

/** @throws ExperimentError when the Experiment is impossible */
export function createGanGame({ data: spec, model, training }: Experiment, gan: GanSpec): GanGame {
  const { seed, optimizer } = training;
  const info = inferGan({ data: spec, model }, gan);
  const data = prepareData(askForInputs(spec), "squaredError");
  const order = createBatchOrder(data.parts.train.count, training.batchSize, seed);
  const { outputs: numbers } = data;
  const { size: batch } = order;
  const stride = padRows(batch);
  const pairStride = padRows(2 * batch);
  const capacity = Math.max(pairStride, pieceSize);
  const memory = createKernelMemory([
    countPlayerMemory(info.generator, optimizer, capacity),
    countPlayerMemory(info.discriminator, optimizer, capacity),
    countExampleMemory(data, numbers, stride),
    { numbers: 2 * (stride * numbers + capacity + lossMemory), arrays: 6 },
  ]);
  const generator = createPlayer({ layers: model.layers, seed }, info.generator, training, memory, capacity);
  const discriminator = createPlayer(
    { layers: gan.discriminator.layers, seed, wantsInputGradient: true },
    info.discriminator,
    training,
    memory,
    capacity,
  );
  const judge = discriminator.network;
  const judged = judge.inputGradient as Float32Array;
  const real = memory.allocate(stride * numbers);
  const examples = createExampleLoader(memory, data, order, stride, real, memory.allocate(stride * numbers));
  const meterOf = (targets: Float32Array) =>
    createLossMeter(memory, "sigmoidCrossEntropy", {
      outputs: judge.output,
      gradient: judge.outputGradient,
      targets,
      units: 1,
    });
  const truth = meterOf(memory.allocate(capacity).fill(1, 0, batch));
  // Saturating: the generator raises the cross-entropy of "these are samples" instead of lowering that of "these are real".
  const isSaturating = gan.loss === "saturating";
  const wish = meterOf(memory.allocate(capacity).fill(isSaturating ? 0 : 1));

  /** Noise of one update, from the stream ("noise", player, update), and what the generator makes of it. */
  function makeSamples(player: "discriminator" | "generator", update: number): void {
    const random = createRandom(seed, "noise", player, update);
    const { input } = generator.network;
    for (let row = 0; row < batch; row++)
      for (let i = 0; i < gan.latent; i++) input[i * stride + row] = random.normal();
    generator.forward(batch);
  }

  function passJudgement(rows: number): number {
    discriminator.forward(rows);
    wish.clear();
    wish.add(rows, padRows(rows), true);
    const { outputGradient } = judge;
    if (isSaturating) for (let row = 0; row < rows; row++) outputGradient[row] = -outputGradient[row]!;
    discriminator.backward(rows);
    return isSaturating ? -wish.readMean() : wish.readMean();
  }

  return {
    info,
    data,
    generator,
    discriminator,
    batch,
    stride,
    real,
    passDiscriminator() {
      makeSamples("discriminator", discriminator.made);
      examples.loadBatch(discriminator.made, stride);
      const samples = generator.network.output;
      for (let i = 0; i < numbers; i++) {
        const [from, to] = [i * stride, i * pairStride];
        judge.input.set(real.subarray(from, from + batch), to);
        judge.input.set(samples.subarray(from, from + batch), to + batch);
      }
      discriminator.forward(2 * batch);
      truth.clear();
      truth.add(2 * batch, pairStride, true);
      discriminator.backward(2 * batch);
      return truth.readMean();
    },
    passGenerator() {
      makeSamples("generator", generator.made);
      const { output, outputGradient } = generator.network;
      judge.input.set(output.subarray(0, numbers * stride));
      const loss = passJudgement(batch);
      outputGradient.set(judged.subarray(0, numbers * stride));
      generator.backward(batch);
      return loss;
    },
    passJudgement,
  };
}
