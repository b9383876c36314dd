import type { Frame } from "./job";
import type { Stage, StageName } from "./stages";
import { BATCH_SIZE, type Steps } from "./game";
import type { State } from "./state";

export const targetNames: Record<State["target"], string> = {
  ring: "Ring of 8 clusters",
  grid: "Grid of 9 clusters",
  moons: "Two moons",
  circle: "Disc and ring",
  spiral: "Spiral",
  painted: "Painted by you",
};

export const nameStage: Record<StageName, string> = {
  noise: "Noise",
  generator: "Generator",
  discriminator: "Discriminator",
  discriminatorUpdate: "D’s update",
  generatorUpdate: "G’s update",
};

export const printShare = (share: number) => `${Math.round(100 * share)} %`;
const print = (value: number) => value.toFixed(2);
const printFine = (value: number) => value.toFixed(4);
const count = (steps: number) => (steps === 1 ? "One update" : `${steps} updates`);

/** What a stage computes, whatever the numbers. */
export function explainStage(name: StageName, { latent }: Pick<State, "latent">): string {
  switch (name) {
    case "noise":
      return `${BATCH_SIZE} vectors of ${latent} standard normal ${latent === 1 ? "number" : "numbers"}`;
    case "generator":
      return "turns each vector into a point of the plane: a sample";
    case "discriminator":
      return `reads ${BATCH_SIZE} examples and the ${BATCH_SIZE} samples; for each a number from 0 (sample) to 1 (data)`;
    case "discriminatorUpdate":
      return "lowers its cross-entropy; G stays as it is";
    case "generatorUpdate":
      return "with new noise: the gradient comes back through D, which stays as it is";
  }
}

/** What it found in this round. */
export function describeStage({ name, judged, loss, gradient }: Stage, steps: Steps): string {
  const change = (whose: string, updates: number) =>
    updates === 0
      ? `${whose} does not learn now: its loss stays at ${printFine(loss.before)}.`
      : `Gradient of length ${print(gradient)}. ${count(updates)}: on this batch ${whose}’s loss goes from ${printFine(loss.before)} to ${printFine(loss.after)}.`;
  switch (name) {
    case "noise":
      return "Grey: the noise, its first two numbers, drawn at a third of their size.";
    case "generator":
      return "Each sample (blue) is joined to the noise that it was made of.";
    case "discriminator":
      return `On average D gives the examples ${print(judged.real)} and the samples ${print(judged.samples)}. Its loss is ${printFine(loss.before)}; guessing has 0.6931.`;
    case "discriminatorUpdate":
      return change("D", steps.discriminator);
    case "generatorUpdate":
      return `${change("G", steps.generator)} Each line leads from where a sample was.`;
  }
}

export function describeCoverage({ coverage }: Pick<Frame, "coverage">): string {
  const { covered, modes, reached } = coverage;
  return modes === null
    ? `the samples reach ${printShare(reached)} of the data`
    : `the samples cover ${covered} of ${modes.length} modes`;
}

/** What is in view, as a sentence with its numbers. */
export function writeTitle(frame: Frame | null): string {
  if (frame === null) return "Two networks against each other";
  if (frame.round === 0) return "Before training: noise, and a discriminator that knows nothing";
  const rounds = frame.round === 1 ? "1 round" : `${frame.round.toLocaleString("en")} rounds`;
  return `After ${rounds} ${describeCoverage(frame)}`;
}
