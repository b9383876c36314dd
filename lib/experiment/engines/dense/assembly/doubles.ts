// Where a rounding would grow over many steps, numbers are kept as floats but reckoned with as doubles.

/** Two floats, widened. */
export function loadTwo(from: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(from));
}

/** Rounds two doubles to floats. */
export function storeTwo(to: usize, values: v128): void {
  v128.store_lane<u64>(to, f32x4.demote_f64x2_zero(values), 0);
}

/** e^x to 1e-15 of its value, for x up to 700: x = n ln 2 + r, and the series of e^r to r^13. */
export function exp(x: f64): f64 {
  if (x < -700) return 0;
  const n = nearest(x * 1.4426950408889634);
  // ln 2 in two parts, of which the first has few digits: n times it is exact.
  const r = x - n * 0.6931471803691238 - n * 1.9082149292705877e-10;
  let sum = <f64>1;
  for (let i = 13; i > 0; i--) sum = (sum * r) / i + 1;
  return sum * reinterpret<f64>((<i64>n + 1023) << 52);
}

/** 1 / (1 + e^-x), without overflow on either side. */
export function logistic(x: f64): f64 {
  const e = exp(-abs(x));
  return (x >= 0 ? 1 : e) / (1 + e);
}

/** ln x for x from 1 on: x = 2^n m with m about 1, and ln m = 2 artanh s for s = (m - 1) / (m + 1). */
export function log(x: f64): f64 {
  // The bits of sqrt(1/2): what is added to them is 2^n and the mantissa above it.
  const n = (reinterpret<i64>(x) - 0x3fe6a09e667f3bcd) >> 52;
  const m = reinterpret<f64>(reinterpret<i64>(x) - (n << 52));
  const s = (m - 1) / (m + 1);
  let sum = <f64>0;
  for (let i = 21; i > 0; i -= 2) sum = sum * s * s + 2 / <f64>i;
  return <f64>n * 0.6931471805599453 + sum * s;
}
