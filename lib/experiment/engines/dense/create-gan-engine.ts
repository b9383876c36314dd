import type { Weights } from "../../initialize";
import { scheduleRate } from "../../schedule";
import type { Experiment } from "../../schema";
import type { GanEngine } from "../gan-engine";
import { createGanGame, pieceSize } from "./gan-game";
import { padRows } from "./layer";
import type { Player } from "./player";
import { layRows, standRows } from "./rows";

/**
 * A generator and a discriminator on typed arrays and compiled loops (Goodfellow et al. 2014, algorithm 1). The
 * discriminator lowers its cross-entropy between examples of the data, target 1, and samples, target 0; half of it comes
 * from either, so that guessing costs log 2. The generator's gradient comes back through the discriminator, whose weights
 * stay as they are meanwhile. Examples come in batches as "fit" takes them, noise is new at each update.
 * @throws ExperimentError when the Experiment is impossible
 */
export function createGanEngine(experiment: Experiment): GanEngine {
  const { procedure, schedule, learningRate } = experiment.training;
  if (procedure.kind !== "gan") throw new Error(`${procedure.kind} has one player, a GAN two`);
  const game = createGanGame(experiment, procedure);
  const { info, data, generator, discriminator, batch, stride } = game;
  const { outputs: numbers } = data;
  const rates = { generator: learningRate, discriminator: procedure.discriminator.learningRate };
  const sums = { generator: { loss: 0, count: 0 }, discriminator: { loss: 0, count: 0 } };
  let { steps } = procedure;
  let round = 0;

  function train(player: Player, name: keyof typeof sums, pass: () => number): void {
    const rate = scheduleRate(schedule, rates[name], round);
    for (let i = 0; i < steps[name]; i++) {
      sums[name].loss += pass();
      sums[name].count++;
      player.update(rate);
    }
  }
  const trainDiscriminator = () => train(discriminator, "discriminator", game.passDiscriminator);
  const trainGenerator = () => {
    train(generator, "generator", game.passGenerator);
    round++;
  };

  function takeLoss(name: keyof typeof sums): number {
    const { loss, count } = sums[name];
    sums[name] = { loss: 0, count: 0 };
    return loss / count;
  }

  /** Takes rows through a player in pieces; `read` gives where the wanted numbers then stand, [units, stride]. */
  function passRows(
    { network }: Player,
    rows: Float32Array,
    count: number,
    units: number,
    read: (rows: number) => Float32Array,
  ): Float32Array {
    const size = rows.length / count;
    const all = new Float32Array(count * units);
    for (let from = 0; from < count; from += pieceSize) {
      const piece = { rows: Math.min(pieceSize, count - from), stride: 0 };
      piece.stride = padRows(piece.rows);
      layRows(rows.subarray(from * size, (from + piece.rows) * size), size, piece.stride, network.input);
      standRows(read(piece.rows), units, piece, all, from);
    }
    return all;
  }

  function forward(player: Player): (rows: number) => Float32Array {
    return (rows) => {
      player.forward(rows);
      return player.network.output;
    };
  }

  const stand = (values: Float32Array, units: number) =>
    standRows(values, units, { rows: batch, stride }, new Float32Array(batch * units), 0);
  const readNoise = () => stand(generator.network.input, procedure.latent);
  const readSamples = () => stand(generator.network.output, numbers);
  const readWeights = () => [...generator.parameters.read(), ...discriminator.parameters.read()];

  function writeWeights(weights: Weights): void {
    const isJudges = ({ name }: { name: string }) => name.startsWith("discriminator/");
    generator.parameters.write(weights.filter((weight) => !isJudges(weight)));
    discriminator.parameters.write(weights.filter(isJudges));
  }

  return {
    info,
    data,
    get round() {
      return round;
    },
    trainRound() {
      trainDiscriminator();
      trainGenerator();
    },
    trainDiscriminator,
    trainGenerator,
    readLosses: () => ({ discriminator: takeLoss("discriminator"), generator: takeLoss("generator") }),
    lookAtDiscriminator() {
      const loss = game.passDiscriminator();
      const logits = discriminator.network.output;
      return {
        noise: readNoise(),
        samples: readSamples(),
        real: stand(game.real, numbers),
        realLogits: logits.slice(0, batch),
        sampleLogits: logits.slice(batch, 2 * batch),
        loss,
        gradients: discriminator.readGradients(),
      };
    },
    lookAtGenerator() {
      const loss = game.passGenerator();
      return { noise: readNoise(), samples: readSamples(), loss, gradients: generator.readGradients() };
    },
    generate: (noise, count) => passRows(generator, noise, count, numbers, forward(generator)),
    judge: (examples, count) => passRows(discriminator, examples, count, 1, forward(discriminator)),
    differentiate: (samples, count) =>
      passRows(discriminator, samples, count, numbers, (rows) => {
        game.passJudgement(rows);
        // Of the sum, not of the mean: each sample's own.
        return (discriminator.network.inputGradient as Float32Array).map((value) => value * rows);
      }),
    setSteps(next) {
      steps = next;
    },
    readWeights,
    writeWeights,
    readState: () => ({
      round,
      made: { generator: generator.made, discriminator: discriminator.made },
      weights: readWeights(),
      slots: { generator: generator.readSlots(), discriminator: discriminator.readSlots() },
    }),
    writeState(state) {
      generator.writeSlots(state.slots.generator);
      discriminator.writeSlots(state.slots.discriminator);
      writeWeights(state.weights);
      generator.made = state.made.generator;
      discriminator.made = state.made.discriminator;
      round = state.round;
    },
  };
}
