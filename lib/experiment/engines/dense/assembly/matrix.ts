// Sums of products of numbers that lie unit by unit: those of one unit for all rows of a batch stand together, `step`
// bytes of them, a multiple of 16. Four rows are computed at once, however narrow the layer.

/**
 * z[j] = b[j] + the sum over i of w[i, j] x[i].
 * @param b [outs]; 0 for none
 * @param w with `nextIn` bytes from w[i, j] to w[i + 1, j] and `nextOut` to w[i, j + 1]
 * @param x [ins, rows]
 * @param z [outs, rows]
 */
export function combine(
  b: usize,
  w: usize,
  nextIn: usize,
  nextOut: usize,
  x: usize,
  ins: i32,
  z: usize,
  outs: i32,
  step: usize,
): void {
  for (let j = 0; j < outs; j++) {
    const first = b ? v128.load32_splat(b + ((<usize>j) << 2)) : f32x4.splat(0);
    let r: usize = 0;
    for (; r + 32 < step; r += 48) {
      let sum0 = first;
      let sum1 = first;
      let sum2 = first;
      let xi = x + r;
      let wi = w;
      for (let i = 0; i < ins; i++) {
        const weight = v128.load32_splat(wi);
        sum0 = f32x4.add(sum0, f32x4.mul(weight, v128.load(xi)));
        sum1 = f32x4.add(sum1, f32x4.mul(weight, v128.load(xi, 16)));
        sum2 = f32x4.add(sum2, f32x4.mul(weight, v128.load(xi, 32)));
        xi += step;
        wi += nextIn;
      }
      v128.store(z + r, sum0);
      v128.store(z + r, sum1, 16);
      v128.store(z + r, sum2, 32);
    }
    for (; r < step; r += 16) {
      let sum = first;
      let xi = x + r;
      let wi = w;
      for (let i = 0; i < ins; i++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(wi), v128.load(xi)));
        xi += step;
        wi += nextIn;
      }
      v128.store(z + r, sum);
    }
    w += nextOut;
    z += step;
  }
}

export function addLanes(v: v128): f32 {
  const pairs = addPairs(v, v);
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** Sums of neighbours: two of a's, then two of b's. */
function addPairs(a: v128, b: v128): v128 {
  return f32x4.add(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7));
}

/** out[j] = the sum over rows of x d[j]: x [rows], d [units, rows], out [units]. */
export function multiplyRows(x: usize, d: usize, units: i32, step: usize, out: usize): void {
  let j = 0;
  for (; j + 3 < units; j += 4) {
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    const d1 = d + step;
    const d2 = d1 + step;
    const d3 = d2 + step;
    for (let r: usize = 0; r < step; r += 16) {
      const xr = v128.load(x + r);
      sum0 = f32x4.add(sum0, f32x4.mul(xr, v128.load(d + r)));
      sum1 = f32x4.add(sum1, f32x4.mul(xr, v128.load(d1 + r)));
      sum2 = f32x4.add(sum2, f32x4.mul(xr, v128.load(d2 + r)));
      sum3 = f32x4.add(sum3, f32x4.mul(xr, v128.load(d3 + r)));
    }
    v128.store(out, addPairs(addPairs(sum0, sum1), addPairs(sum2, sum3)));
    out += 16;
    d = d3 + step;
  }
  for (; j < units; j++) {
    let sum = f32x4.splat(0);
    for (let r: usize = 0; r < step; r += 16)
      sum = f32x4.add(sum, f32x4.mul(v128.load(x + r), v128.load(d + r)));
    store<f32>(out, addLanes(sum));
    out += 4;
    d += step;
  }
}
