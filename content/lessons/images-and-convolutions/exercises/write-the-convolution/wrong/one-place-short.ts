// Expect: entries
export function convolve(image: number[][][], filters: number[][][][], biases: number[]) {
  const side = filters[0].length;
  const output: number[][][] = [];
  for (let y = 0; y < image.length - side; y++) {
    const row: number[][] = [];
    for (let x = 0; x < image[0].length - side; x++)
      row.push(
        filters.map((filter, k) => {
          let sum = biases[k];
          for (let i = 0; i < side; i++)
            for (let j = 0; j < side; j++)
              for (let c = 0; c < image[0][0].length; c++) sum += filter[i][j][c] * image[y + i][x + j][c];
          return sum;
        }),
      );
    output.push(row);
  }
  return output;
}
