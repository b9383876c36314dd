// Expect: The stride is taken downwards only
export function convolve(image: number[][], filter: number[][], padding: number, stride: number): number[][] {
  const height = image.length;
  const width = image[0].length;
  const rows = Math.floor((height + 2 * padding - filter.length) / stride) + 1;
  const columns = Math.floor(width + 2 * padding - filter[0].length) + 1;
  const output: number[][] = [];
  for (let i = 0; i < rows; i++) {
    output.push([]);
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let u = 0; u < filter.length; u++)
        for (let v = 0; v < filter[0].length; v++) {
          const y = i * stride + u - padding;
          const x = j + v - padding;
          if (y >= 0 && y < height && x >= 0 && x < width) sum += filter[u][v] * image[y][x];
        }
      output[i].push(sum);
    }
  }
  return output;
}
