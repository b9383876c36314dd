// Functions of four numbers at once.

export const one = f32x4.splat(1);
export const zero = f32x4.splat(0);

/**
 * e^x - less, for `less` of 0 or 1, after Cephes' expf (S. Moshier): x = n ln 2 + r, and a polynomial in r. With 1 no
 * digit is lost where x is near 0.
 */
export function exp(x: v128, less: v128): v128 {
  const y = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87)), f32x4.splat(88));
  // Adding 1.5 * 2^23 rounds to an integer, which then stands in the sum's lowest bits.
  const rounded = f32x4.add(f32x4.mul(y, f32x4.splat(1.44269504)), f32x4.splat(12582912));
  const n = f32x4.sub(rounded, f32x4.splat(12582912));
  const high = f32x4.sub(y, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.add(high, f32x4.mul(n, f32x4.splat(2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r);
  const power = i32x4.shl(i32x4.add(rounded, i32x4.splat(127)), 23);
  return f32x4.add(f32x4.mul(power, p), f32x4.sub(power, less));
}

export function logistic(x: v128): v128 {
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x), zero)));
}

/** ln x for positive x: x = 2^n m with m about 1, and ln m = 2 artanh s for s = (m - 1) / (m + 1). */
export function log(x: v128): v128 {
  // The bits of sqrt(1/2): what is added to them is 2^n and the mantissa above it.
  const above = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const n = i32x4.shr_s(above, 23);
  const m = i32x4.sub(x, i32x4.shl(n, 23));
  const s = f32x4.div(f32x4.sub(m, one), f32x4.add(m, one));
  const q = f32x4.mul(s, s);
  let p = f32x4.splat(<f32>(2.0 / 9));
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(<f32>(2.0 / 7)));
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(<f32>(2.0 / 5)));
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(<f32>(2.0 / 3)));
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(2));
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(n), f32x4.splat(0.69314718)), f32x4.mul(p, s));
}
