/** An Experiment that no program can be printed for, in words for the reader: "Layer 2 (conv2d) cannot be printed yet." */
export class PrintError extends Error {
  override readonly name = "PrintError";
  constructor(
    message: string,
    /** Position of the layer at fault, from 0; null when it is no layer's. */
    readonly layer: number | null = null,
  ) {
    super(message);
  }
}
