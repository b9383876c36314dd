// Expect: windows that stand over the rim
export function maxPool(map: number[][], size: number, stride: number): number[][] {
  const output: number[][] = [];
  for (let top = 0; top < map.length; top += stride) {
    const row: number[] = [];
    for (let left = 0; left < map[0].length; left += stride) {
      const window = map.slice(top, top + size).flatMap((line) => line.slice(left, left + size));
      row.push(Math.max(...window));
    }
    output.push(row);
  }
  return output;
}
