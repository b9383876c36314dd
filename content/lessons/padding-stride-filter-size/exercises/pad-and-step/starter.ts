/** One channel. padding: rings of zeros round the image; stride: pixels from one window to the next. */
export function convolve(image: number[][], filter: number[][], padding: number, stride: number): number[][] {
  throw new Error("Nothing is written here yet");
}
