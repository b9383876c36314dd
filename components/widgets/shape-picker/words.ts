import { inferExperiment } from "@/lib/experiment/infer";
import { createTraining, isTrained } from "./experiments";
import type { Frame } from "./job";
import type { Shape, State } from "./state";

const shapeNames: Record<Shape, string> = {
  "one-to-one": "One to one",
  "one-to-many": "One to many",
  "many-to-one": "Many to one",
  "many-to-many": "Many to many, aligned",
  "encoder-decoder": "Many to many, encoder and decoder",
};
export const nameShape = (shape: Shape) => shapeNames[shape];

const cellNames: Record<State["cell"], string> = { rnn: "plain", lstm: "LSTM", gru: "GRU" };
export const nameCell = (cell: State["cell"]) => cellNames[cell];

/** What the shape is trained on, as a sentence. */
export const taskSentences: Record<Shape, string> = {
  "one-to-one": "No sequence, so nothing is trained here: this is the network of all earlier lessons.",
  "one-to-many": "From two numbers, a frequency and a height, draw the wave.",
  "many-to-one": "Read bits, then say which of the two came more often.",
  "many-to-many": "At each bit, say how many ones there are among it and its two neighbours.",
  "encoder-decoder": "Read letters to the end, then say them backwards.",
};

export const printShape = (shape: readonly number[]) => `[${shape.join(", ")}]`;

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

export const printShare = (share: number) => `${(100 * share).toFixed(1)} %`;

export function countParameters(state: State): number {
  return inferExperiment(createTraining(state)).parameters;
}

/** What goes in and out, as a sentence with its numbers. */
function writeShape(state: State): string {
  const { shape, length } = state;
  const name = nameShape(shape);
  const parameters = `${countParameters(state).toLocaleString("en-US")} parameters`;
  switch (shape) {
    case "one-to-one":
      return `${name}: one vector in, one answer out, ${parameters}`;
    case "one-to-many":
      return `${name}: one vector in, ${count(length, "answer")} out, ${parameters}`;
    case "many-to-one":
      return `${name}: ${count(length, "step")} in, one answer out, ${parameters}`;
    case "many-to-many":
    case "encoder-decoder":
      return `${name}: ${count(length, "step")} in, ${count(length, "answer")} out, ${parameters}`;
  }
}

/** What is in view: the shape before training, and how well it does after. */
export function writeTitle(state: State, frame: Frame | null): string {
  const look = frame?.looks.at(-1);
  if (frame === null || look === undefined || look.step === 0 || !isTrained(state.shape))
    return writeShape(state);
  const { baseline } = frame;
  if (look.accuracy === null || baseline.accuracy === null)
    return `After ${look.step} steps the squared error is ${look.loss.toFixed(4)}; one and the same wave for all has ${baseline.loss.toFixed(4)}`;
  return `After ${look.step} steps ${printShare(look.accuracy)} of the answers are right; without looking, ${printShare(baseline.accuracy)}`;
}
