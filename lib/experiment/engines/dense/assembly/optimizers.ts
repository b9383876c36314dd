import { loadTwo, storeTwo } from "./doubles";

// One update in place of w by its gradient g, each so many bytes, and what lies behind them to the next multiple of 8.
// The rules are those of lib/experiment/engines/tfjs/optimizer; u and v are the optimizer's running values.

function subtract(w: usize, step: v128): void {
  storeTwo(w, f64x2.sub(loadTwo(w), step));
}

export function descend(w: usize, g: usize, bytes: usize, rate: f64): void {
  const by = f64x2.splat(rate);
  for (let k: usize = 0; k < bytes; k += 8) subtract(w + k, f64x2.mul(by, loadTwo(g + k)));
}

/** u = momentum u + g; the step is u, or momentum u + g for Nesterov's. */
export function descendWithMomentum(
  w: usize,
  g: usize,
  u: usize,
  bytes: usize,
  rate: f64,
  momentum: f64,
  isNesterov: bool,
): void {
  const by = f64x2.splat(rate);
  const kept = f64x2.splat(momentum);
  for (let k: usize = 0; k < bytes; k += 8) {
    const gradient = loadTwo(g + k);
    const velocity = f64x2.add(f64x2.mul(kept, loadTwo(u + k)), gradient);
    storeTwo(u + k, velocity);
    const way = isNesterov ? f64x2.add(f64x2.mul(kept, velocity), gradient) : velocity;
    subtract(w + k, f64x2.mul(by, way));
  }
}

/** u = kept u + added g²; the step is g / sqrt(u + epsilon): RMSProp's and AdaGrad's. */
export function descendByRoots(
  w: usize,
  g: usize,
  u: usize,
  bytes: usize,
  rate: f64,
  kept: f64,
  added: f64,
  epsilon: f64,
): void {
  for (let k: usize = 0; k < bytes; k += 8) {
    const gradient = loadTwo(g + k);
    const square = f64x2.mul(f64x2.splat(added), f64x2.mul(gradient, gradient));
    const total = f64x2.add(f64x2.mul(f64x2.splat(kept), loadTwo(u + k)), square);
    storeTwo(u + k, total);
    const root = f64x2.sqrt(f64x2.add(total, f64x2.splat(epsilon)));
    subtract(w + k, f64x2.div(f64x2.mul(f64x2.splat(rate), gradient), root));
  }
}

/** u = kept1 u + added1 g and v = kept2 v + added2 g²; the step is u / (sqrt(v) + floor): Adam's. */
export function descendByMoments(
  w: usize,
  g: usize,
  u: usize,
  v: usize,
  bytes: usize,
  rate: f64,
  kept1: f64,
  added1: f64,
  kept2: f64,
  added2: f64,
  floor: f64,
): void {
  for (let k: usize = 0; k < bytes; k += 8) {
    const gradient = loadTwo(g + k);
    const added = f64x2.mul(f64x2.splat(added1), gradient);
    const mean = f64x2.add(f64x2.mul(f64x2.splat(kept1), loadTwo(u + k)), added);
    const square = f64x2.mul(f64x2.splat(added2), f64x2.mul(gradient, gradient));
    const spread = f64x2.add(f64x2.mul(f64x2.splat(kept2), loadTwo(v + k)), square);
    storeTwo(u + k, mean);
    storeTwo(v + k, spread);
    const root = f64x2.add(f64x2.sqrt(spread), f64x2.splat(floor));
    subtract(w + k, f64x2.div(f64x2.mul(f64x2.splat(rate), mean), root));
  }
}
