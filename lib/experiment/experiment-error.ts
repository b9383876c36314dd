/** An Experiment that cannot be: what is wrong and what to do, in words for the reader. */
export class ExperimentError extends Error {
  override readonly name = "ExperimentError";
  constructor(
    readonly code: "shape" | "outputs" | "loss" | "weights" | "data" | "procedure",
    message: string,
    /** Position of the layer at fault, as in `WeightInfo.layer`; null when it is no layer's. */
    readonly layer: string | null = null,
  ) {
    super(message);
  }
}
