import type { Random } from "@/lib/math/random";
import { runGru, runLstm, runRnn, type RecurrentWeights } from "@/lib/math/recurrent";
import { drawIndex, softmax } from "@/lib/math/softmax";
import { ExperimentError } from "./experiment-error";
import type { Weights } from "./initialize";
import type { Layer } from "./schema-layers";

interface RecurrentPart extends RecurrentWeights {
  kind: "rnn" | "lstm" | "gru";
  units: number;
}

/** Recurrent layers one on another, and a dense layer from the last to the scores: what predicts the next character. */
export interface CharacterModel {
  recurrent: readonly RecurrentPart[];
  /** [units of the last, vocabulary]. */
  outputKernel: Float32Array;
  /** [vocabulary]. */
  outputBias: Float32Array;
}

/** What one layer hands on to the next step, [units] each; `c` is the LSTM's alone. */
export interface LayerState {
  h: Float32Array;
  c?: Float32Array;
}

/** What the model makes of one more character. */
export interface CharacterStep {
  /** One per recurrent layer. */
  states: LayerState[];
  /** [vocabulary]: before the softmax. */
  scores: Float32Array;
}

/**
 * A model of an Experiment whose layers are all recurrent, with states at every step, but for a dense one at the end.
 * @throws ExperimentError for another model
 */
export function createCharacterModel(layers: readonly Layer[], weights: Weights): CharacterModel {
  const values = new Map(weights.map((weight) => [weight.name, weight.values]));
  const read = (index: number, name: string, size: number) =>
    values.get(`${index}/${name}`) ?? new Float32Array(size);
  const outputKernel = read(layers.length - 1, "kernel", 0);
  const recurrent = layers.slice(0, -1).map((layer, index): RecurrentPart => {
    if (layer.kind !== "rnn" && layer.kind !== "lstm" && layer.kind !== "gru") return refuse();
    // Read from its end, a text tells what is asked.
    if (!layer.returnSequences || layer.bidirectional) return refuse();
    const { kind, units } = layer;
    const recurrentKernel = read(index, "recurrentKernel", 0);
    const bias = read(index, "bias", recurrentKernel.length / units);
    return { kind, units, kernel: read(index, "kernel", 0), recurrentKernel, bias };
  });
  const outputs = outputKernel.length / (recurrent.at(-1)?.units ?? 1);
  return { recurrent, outputKernel, outputBias: read(layers.length - 1, "bias", outputs) };
}

function refuse(): never {
  const message = "Characters are read by recurrent layers that read forwards and answer at every step.";
  throw new ExperimentError("shape", message);
}

/** Reads one character after the others. @param before the states that those left; absent at the start */
export function readCharacter(
  model: CharacterModel,
  symbol: number,
  before?: readonly LayerState[],
): CharacterStep {
  const vocabulary = model.outputBias.length;
  let x: Float32Array = new Float32Array(vocabulary);
  x[symbol] = 1;
  const states = model.recurrent.map((part, index) => {
    const options = { time: 1, inputs: x.length, units: part.units, initial: before?.[index] };
    const state: LayerState =
      part.kind === "lstm"
        ? runLstm(part, x, options)
        : part.kind === "gru"
          ? { h: runGru(part, x, options).h }
          : runRnn(part, x, options);
    x = state.h;
    return state;
  });
  const scores = Float64Array.from(model.outputBias);
  x.forEach((value, unit) => {
    for (let k = 0; k < vocabulary; k++)
      scores[k] = (scores[k] ?? 0) + value * (model.outputKernel[unit * vocabulary + k] ?? 0);
  });
  return { states, scores: Float32Array.from(scores) };
}

/** Every step over some characters. */
export function readCharacters(model: CharacterModel, symbols: readonly number[]): CharacterStep[] {
  const steps: CharacterStep[] = [];
  for (const symbol of symbols) steps.push(readCharacter(model, symbol, steps.at(-1)?.states));
  return steps;
}

export interface SampleOptions {
  /** Characters read first; one at least. */
  start: readonly number[];
  /** Characters to draw after them. */
  length: number;
  /** Divides the scores; 0 takes the likeliest each time. */
  temperature: number;
  random: Random;
}

/** Characters that the model writes: each is drawn from its softmax and read as the next one (Graves 2013, section 2). */
export function sampleCharacters(
  model: CharacterModel,
  { start, length, temperature, random }: SampleOptions,
): number[] {
  let step = readCharacters(model, start).at(-1);
  const drawn: number[] = [];
  while (step !== undefined && drawn.length < length) {
    const next = drawIndex(softmax(step.scores, temperature), random);
    drawn.push(next);
    step = readCharacter(model, next, step.states);
  }
  return drawn;
}
