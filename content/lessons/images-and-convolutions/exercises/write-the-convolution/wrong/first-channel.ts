// Expect: Only the first channel is read
export function convolve(image: number[][][], filters: number[][][][], biases: number[]) {
  const output: number[][][] = [];
  for (let y = 0; y + filters[0].length <= image.length; y++) {
    const row: number[][] = [];
    for (let x = 0; x + filters[0][0].length <= image[0].length; x++)
      row.push(
        filters.map((filter, k) => {
          let sum = biases[k];
          for (let i = 0; i < filter.length; i++)
            for (let j = 0; j < filter[0].length; j++) sum += filter[i][j][0] * image[y + i][x + j][0];
          return sum;
        }),
      );
    output.push(row);
  }
  return output;
}
