// The arithmetic of dense layers on numbers that lie unit by unit: those of one unit for all rows of a batch stand
// together, `stride` of them, a multiple of 4. Four rows are computed at once, however narrow the layer.

/** z = x W + b: x [inputs, stride], w [inputs, units], b [units], z [units, stride]. */
export function multiplyAdd(
  x: usize,
  w: usize,
  b: usize,
  z: usize,
  inputs: i32,
  units: i32,
  stride: i32,
): void {
  const step = (<usize>stride) << 2;
  const nextInput = (<usize>units) << 2;
  for (let j = 0; j < units; j++) {
    const bias = v128.load32_splat(b + ((<usize>j) << 2));
    for (let r: usize = 0; r < step; r += 16) {
      let sum = bias;
      let xi = x + r;
      let wi = w + ((<usize>j) << 2);
      for (let i = 0; i < inputs; i++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(wi), v128.load(xi)));
        xi += step;
        wi += nextInput;
      }
      v128.store(z + r, sum);
    }
    z += step;
  }
}

/** Gradients of `multiplyAdd` from d [units, stride], the gradient of z; gx is 0 where that of x is not wanted. */
export function propagate(
  x: usize,
  w: usize,
  d: usize,
  gw: usize,
  gb: usize,
  gx: usize,
  inputs: i32,
  units: i32,
  stride: i32,
): void {
  const step = (<usize>stride) << 2;
  for (let j = 0; j < units; j++) {
    const dj = d + step * j;
    let sum = f32x4.splat(0);
    for (let r: usize = 0; r < step; r += 16) sum = f32x4.add(sum, v128.load(dj + r));
    store<f32>(gb + ((<usize>j) << 2), addLanes(sum));
  }
  for (let i = 0; i < inputs; i++) {
    const xi = x + step * i;
    for (let j = 0; j < units; j++) {
      const dj = d + step * j;
      let sum = f32x4.splat(0);
      for (let r: usize = 0; r < step; r += 16)
        sum = f32x4.add(sum, f32x4.mul(v128.load(xi + r), v128.load(dj + r)));
      store<f32>(gw, addLanes(sum));
      gw += 4;
    }
  }
  if (!gx) return;
  for (let i = 0; i < inputs; i++) {
    for (let r: usize = 0; r < step; r += 16) {
      let sum = f32x4.splat(0);
      let dj = d + r;
      let wj = w;
      for (let j = 0; j < units; j++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(wj), v128.load(dj)));
        dj += step;
        wj += 4;
      }
      v128.store(gx + r, sum);
    }
    gx += step;
    w += (<usize>units) << 2;
  }
}

function addLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

// Polynomials of Cephes' expf and tanhf (S. Moshier), good to the last bits of a float.

function exp(x: v128): v128 {
  const y = f32x4.max(f32x4.min(x, f32x4.splat(88)), f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(y, f32x4.splat(1.44269504)));
  const high = f32x4.sub(y, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.sub(high, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** a = tanh z, for `count` numbers, a multiple of 4. */
export function tanh(z: usize, a: usize, count: i32): void {
  for (let k: usize = 0; k < (<usize>count) << 2; k += 16) {
    const x = v128.load(z + k);
    const e = exp(f32x4.add(x, x));
    const far = f32x4.sub(f32x4.splat(1), f32x4.div(f32x4.splat(2), f32x4.add(e, f32x4.splat(1))));
    const s = f32x4.mul(x, x);
    let p = f32x4.splat(-5.70498872745e-3);
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.06390887954e-2));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-5.37397155531e-2));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.33314422036e-1));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-3.33332819422e-1));
    const near = f32x4.add(x, f32x4.mul(f32x4.mul(p, s), x));
    const isNear = f32x4.lt(f32x4.abs(x), f32x4.splat(0.625));
    v128.store(a + k, v128.bitselect(near, far, isNear));
  }
}

/** a = 1 / (1 + e^-z). */
export function sigmoid(z: usize, a: usize, count: i32): void {
  const one = f32x4.splat(1);
  for (let k: usize = 0; k < (<usize>count) << 2; k += 16)
    v128.store(a + k, f32x4.div(one, f32x4.add(one, exp(f32x4.neg(v128.load(z + k))))));
}

/** a = max(z, 0). */
export function relu(z: usize, a: usize, count: i32): void {
  for (let k: usize = 0; k < (<usize>count) << 2; k += 16)
    v128.store(a + k, f32x4.pmax(v128.load(z + k), f32x4.splat(0)));
}

/** d = g (1 - a²): the gradient before a tanh from the one behind it. */
export function tanhSlope(a: usize, g: usize, d: usize, count: i32): void {
  for (let k: usize = 0; k < (<usize>count) << 2; k += 16) {
    const value = v128.load(a + k);
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(value, value));
    v128.store(d + k, f32x4.mul(v128.load(g + k), slope));
  }
}

/** d = g a (1 - a). */
export function sigmoidSlope(a: usize, g: usize, d: usize, count: i32): void {
  for (let k: usize = 0; k < (<usize>count) << 2; k += 16) {
    const value = v128.load(a + k);
    const slope = f32x4.mul(value, f32x4.sub(f32x4.splat(1), value));
    v128.store(d + k, f32x4.mul(v128.load(g + k), slope));
  }
}

/** d = g where a > 0, else 0. */
export function reluSlope(a: usize, g: usize, d: usize, count: i32): void {
  for (let k: usize = 0; k < (<usize>count) << 2; k += 16)
    v128.store(d + k, v128.and(v128.load(g + k), f32x4.gt(v128.load(a + k), f32x4.splat(0))));
}
