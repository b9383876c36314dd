// Expect: The filters are turned around
export function convolve(image: number[][][], filters: number[][][][], biases: number[]) {
  const tall = filters[0].length;
  const wide = filters[0][0].length;
  const output: number[][][] = [];
  for (let y = 0; y + tall <= image.length; y++) {
    const row: number[][] = [];
    for (let x = 0; x + wide <= image[0].length; x++)
      row.push(
        filters.map((filter, k) => {
          let sum = biases[k];
          for (let i = 0; i < tall; i++)
            for (let j = 0; j < wide; j++)
              for (let c = 0; c < image[0][0].length; c++)
                sum += filter[tall - 1 - i][wide - 1 - j][c] * image[y + i][x + j][c];
          return sum;
        }),
      );
    output.push(row);
  }
  return output;
}
