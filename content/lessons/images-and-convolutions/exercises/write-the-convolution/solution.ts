type Image = number[][][]; // rows of pixels, each a list of its channels

/** The output has one channel for each filter. No padding, and a stride of 1. */
export function convolve(image: Image, filters: Image[], biases: number[]): Image {
  const tall = filters[0].length;
  const wide = filters[0][0].length;
  const channels = image[0][0].length;
  const output: Image = [];
  for (let y = 0; y + tall <= image.length; y++) {
    const row: number[][] = [];
    for (let x = 0; x + wide <= image[0].length; x++) {
      const pixel = filters.map((filter, k) => {
        let sum = biases[k];
        for (let i = 0; i < tall; i++)
          for (let j = 0; j < wide; j++)
            for (let c = 0; c < channels; c++) sum += filter[i][j][c] * image[y + i][x + j][c];
        return sum;
      });
      row.push(pixel);
    }
    output.push(row);
  }
  return output;
}
