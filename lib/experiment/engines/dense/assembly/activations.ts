import { exp, log, logistic, one, zero } from "./functions";

// Activation functions on four numbers at once. Each is a class without fields, so that a loop can be compiled for it
// alone: `value` is g(z), `slope` g'(z), for which it may use z and a = g(z).

/** P(Z <= x) of a standard normal Z by e = exp(-x²/2); Abramowitz and Stegun 7.1.26, as in lib/math/activation. */
function normalCdf(x: v128, e: v128): v128 {
  const y = f32x4.mul(f32x4.abs(x), f32x4.splat(0.70710678));
  const t = f32x4.div(one, f32x4.add(one, f32x4.mul(y, f32x4.splat(0.3275911))));
  let p = f32x4.splat(1.061405429);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.453152027));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.421413741));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.284496736));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.254829592));
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(p, t), e), f32x4.splat(0.5));
  return v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(x, zero));
}

/** e^(-x²/2), and 0 where that is too small for a number: `exp` gives e^-87 there, which a great x would make large. */
function gaussian(x: v128): v128 {
  const s = f32x4.mul(x, x);
  return v128.and(exp(f32x4.mul(s, f32x4.splat(-0.5)), zero), f32x4.lt(s, f32x4.splat(174)));
}

export class Linear {
  value(z: v128): v128 {
    return z;
  }
  slope(z: v128, a: v128): v128 {
    return one;
  }
}

export class Sigmoid {
  value(z: v128): v128 {
    return logistic(z);
  }
  slope(z: v128, a: v128): v128 {
    return f32x4.mul(a, f32x4.sub(one, a));
  }
}

/** After Cephes' tanhf (S. Moshier): a polynomial near 0, where 1 - 2 / (e^2z + 1) would lose its digits. */
export class Tanh {
  value(z: v128): v128 {
    const e = exp(f32x4.add(z, z), zero);
    const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(e, one)));
    const s = f32x4.mul(z, z);
    let p = f32x4.splat(-5.70498872745e-3);
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.06390887954e-2));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-5.37397155531e-2));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.33314422036e-1));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-3.33332819422e-1));
    const near = f32x4.add(z, f32x4.mul(f32x4.mul(p, s), z));
    return v128.bitselect(near, far, f32x4.lt(f32x4.abs(z), f32x4.splat(0.625)));
  }
  slope(z: v128, a: v128): v128 {
    return f32x4.sub(one, f32x4.mul(a, a));
  }
}

const seen = f32x4.splat(7.9053111);

/**
 * Hyperbolic tangent as a quotient of polynomials, with coefficients from Eigen's `generic_fast_tanh_float`: within 3e-7
 * of the true value, and in two thirds of the time. For answers alone: training has the digits of `Tanh`.
 */
export class QuickTanh {
  value(z: v128): v128 {
    const x = f32x4.pmin(f32x4.pmax(z, f32x4.neg(seen)), seen);
    const s = f32x4.mul(x, x);
    let p = f32x4.splat(-2.76076847742355e-16);
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.00018790482477e-13));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-8.60467152213735e-11));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(5.12229709037114e-8));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.48572235717979e-5));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(6.37261928875436e-4));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(4.89352455891786e-3));
    let q = f32x4.splat(1.19825839466702e-6);
    q = f32x4.add(f32x4.mul(q, s), f32x4.splat(1.18534705686654e-4));
    q = f32x4.add(f32x4.mul(q, s), f32x4.splat(2.268434632439e-3));
    q = f32x4.add(f32x4.mul(q, s), f32x4.splat(4.89352518554385e-3));
    return f32x4.div(f32x4.mul(x, p), q);
  }
}

export class Relu {
  value(z: v128): v128 {
    return f32x4.pmax(z, zero);
  }
  slope(z: v128, a: v128): v128 {
    return v128.and(one, f32x4.gt(z, zero));
  }
}

const six = f32x4.splat(6);

export class Relu6 {
  value(z: v128): v128 {
    return f32x4.pmin(f32x4.pmax(z, zero), six);
  }
  slope(z: v128, a: v128): v128 {
    return v128.and(one, v128.and(f32x4.gt(z, zero), f32x4.le(z, six)));
  }
}

/** 0.01 is the slope left of zero. */
export class LeakyRelu {
  value(z: v128): v128 {
    return v128.bitselect(z, f32x4.mul(z, f32x4.splat(0.01)), f32x4.gt(z, zero));
  }
  slope(z: v128, a: v128): v128 {
    return v128.bitselect(one, f32x4.splat(0.01), f32x4.gt(z, zero));
  }
}

export class Elu {
  value(z: v128): v128 {
    return v128.bitselect(z, exp(z, one), f32x4.gt(z, zero));
  }
  slope(z: v128, a: v128): v128 {
    return v128.bitselect(one, f32x4.add(a, one), f32x4.gt(z, zero));
  }
}

export class Gelu {
  value(z: v128): v128 {
    return f32x4.mul(z, normalCdf(z, gaussian(z)));
  }
  slope(z: v128, a: v128): v128 {
    const e = gaussian(z);
    const density = f32x4.mul(e, f32x4.splat(0.39894228));
    return f32x4.add(normalCdf(z, e), f32x4.mul(z, density));
  }
}

/** max(z, 0) + ln(1 + e^-|z|), which no large z overflows. */
export class Softplus {
  value(z: v128): v128 {
    const u = exp(f32x4.neg(f32x4.abs(z)), zero);
    return f32x4.add(f32x4.pmax(z, zero), log(f32x4.add(u, one)));
  }
  slope(z: v128, a: v128): v128 {
    return logistic(z);
  }
}
