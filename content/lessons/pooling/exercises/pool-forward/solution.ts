/** The largest number of each window of size x size; the windows stand stride places apart, and wholly on the map. */
export function maxPool(map: number[][], size: number, stride: number): number[][] {
  const output: number[][] = [];
  for (let top = 0; top + size <= map.length; top += stride) {
    const row: number[] = [];
    for (let left = 0; left + size <= map[0].length; left += stride) {
      let largest = -Infinity;
      for (let u = 0; u < size; u++)
        for (let v = 0; v < size; v++) largest = Math.max(largest, map[top + u][left + v]);
      row.push(largest);
    }
    output.push(row);
  }
  return output;
}
