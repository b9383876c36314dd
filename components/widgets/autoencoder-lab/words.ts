import type { Frame } from "./job";
import { latentSizes, type State } from "./state";

/** "0.0290": errors differ in their third digit. */
export const printError = (error: number | null | undefined) =>
  error === null || error === undefined || !Number.isFinite(error) ? "" : error.toFixed(4);

export const printCode = (latent: number) => (latent === 1 ? "1 number" : `${latent} numbers`);

/** The error of as many principal axes as the code has numbers. */
export const findAxesError = (frame: Frame, { latent }: Pick<State, "latent">) =>
  frame.axes[latentSizes.indexOf(latent)] ?? NaN;

/** What is in view, as a sentence with its numbers. */
export function writeTitle(state: State, frame: Frame | null, trained: number): string {
  if (state.view === "sizes")
    return trained === 0
      ? "One autoencoder for each width of the bottleneck"
      : `${trained} of ${latentSizes.length} bottlenecks trained, each for ${state.epochs} epochs`;
  if (frame === null) return "196 pixels in, 196 pixels out, and a narrow place between";
  const { step, heldOut } = frame;
  const squeezed = `Through ${printCode(state.latent)}, after ${step.toLocaleString("en")} steps`;
  return `${squeezed}: error ${printError(heldOut)} on digits held back; PCA has ${printError(findAxesError(frame, state))}`;
}
