// Expect: the search begins with 0
export function maxPool(map: number[][], size: number, stride: number): number[][] {
  const output: number[][] = [];
  for (let top = 0; top + size <= map.length; top += stride) {
    const row: number[] = [];
    for (let left = 0; left + size <= map[0].length; left += stride) {
      let largest = 0;
      for (let u = 0; u < size; u++)
        for (let v = 0; v < size; v++) if (map[top + u][left + v] > largest) largest = map[top + u][left + v];
      row.push(largest);
    }
    output.push(row);
  }
  return output;
}
