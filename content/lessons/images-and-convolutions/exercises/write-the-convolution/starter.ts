type Image = number[][][]; // rows of pixels, each a list of its channels

/** The output has one channel for each filter. No padding, and a stride of 1. */
export function convolve(image: Image, filters: Image[], biases: number[]): Image {
  throw new Error("Nothing is written here yet");
}
