// Expect: At a tie every one of the largest numbers
export function maxPoolBackward(map: number[][], gradient: number[][], size: number, stride: number) {
  const result = map.map((row) => row.map(() => 0));
  gradient.forEach((line, i) =>
    line.forEach((value, j) => {
      let largest = -Infinity;
      for (let u = 0; u < size; u++)
        for (let v = 0; v < size; v++) largest = Math.max(largest, map[i * stride + u][j * stride + v]);
      for (let u = 0; u < size; u++)
        for (let v = 0; v < size; v++)
          if (map[i * stride + u][j * stride + v] === largest)
            result[i * stride + u][j * stride + v] += value;
    }),
  );
  return result;
}
