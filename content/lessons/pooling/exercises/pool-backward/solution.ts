/**
 * map: as it was on the way forward; gradient: by each number of the pooled map.
 * Gives the gradient by each number of the map, which has its shape.
 */
export function maxPoolBackward(
  map: number[][],
  gradient: number[][],
  size: number,
  stride: number,
): number[][] {
  const result = map.map((row) => row.map(() => 0));
  for (let i = 0; i < gradient.length; i++)
    for (let j = 0; j < gradient[0].length; j++) {
      let top = i * stride;
      let left = j * stride;
      for (let y = i * stride; y < i * stride + size; y++)
        for (let x = j * stride; x < j * stride + size; x++)
          if (map[y][x] > map[top][left]) {
            top = y;
            left = x;
          }
      result[top][left] += gradient[i][j];
    }
  return result;
}
