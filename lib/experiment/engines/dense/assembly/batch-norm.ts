import { Layer } from "./layer";

/** z = (x - mean) / sqrt(variance + epsilon) and a = z w + b, unit by unit (Ioffe and Szegedy 2015). */
export function normalize(layer: Layer, rows: i32, step: usize, statistics: i32): void {
  const end = (<usize>rows) << 2;
  const epsilon = load<f64>(layer.settings);
  const momentum = load<f64>(layer.settings + 8);
  for (let j = 0; j < layer.units; j++) {
    const at = (<usize>j) << 2;
    const from = step * j;
    const x = layer.x + from;
    let mean: f64 = load<f32>(layer.mean + at);
    let variance: f64 = load<f32>(layer.variance + at);
    if (statistics > 0) {
      mean = 0;
      for (let r: usize = 0; r < end; r += 4) mean += <f64>load<f32>(x + r) / <f64>rows;
      variance = 0;
      for (let r: usize = 0; r < end; r += 4) {
        const apart = <f64>load<f32>(x + r) - mean;
        variance += (apart * apart) / <f64>rows;
      }
    }
    const scale = 1 / sqrt(variance + epsilon);
    store<f64>(layer.scale + 2 * at, scale);
    const w: f64 = load<f32>(layer.w + at);
    const b: f64 = load<f32>(layer.b + at);
    for (let r: usize = 0; r < step; r += 4) {
      const z = <f32>((<f64>load<f32>(x + r) - mean) * scale);
      store<f32>(layer.z + from + r, z);
      store<f32>(layer.a + from + r, <f32>(<f64>z * w + b));
    }
    if (statistics > 1) {
      move(layer.mean + at, mean, momentum);
      move(layer.variance + at, variance, momentum);
    }
  }
}

/** Keeps a share of a running value and takes the rest from a new one. */
function move(running: usize, value: f64, kept: f64): void {
  store<f32>(running, <f32>(<f64>load<f32>(running) * kept + value * (1 - kept)));
}

/** gw and gb, and gx where it is wanted. The batch's own mean and variance move with every input (section 3). */
export function propagateNormalized(layer: Layer, rows: i32, step: usize, statistics: i32): void {
  const end = (<usize>rows) << 2;
  const share: f64 = statistics > 0 ? 1 / <f64>rows : 0;
  for (let j = 0; j < layer.units; j++) {
    const at = (<usize>j) << 2;
    const z = layer.z + step * j;
    const ga = layer.ga + step * j;
    let byShift: f64 = 0;
    let byFactor: f64 = 0;
    for (let r: usize = 0; r < end; r += 4) {
      const gradient: f64 = load<f32>(ga + r);
      byShift += gradient;
      byFactor += gradient * <f64>load<f32>(z + r);
    }
    store<f32>(layer.gb + at, <f32>byShift);
    store<f32>(layer.gw + at, <f32>byFactor);
    if (!layer.gx) continue;
    const factor = <f64>load<f32>(layer.w + at) * load<f64>(layer.scale + 2 * at);
    const gx = layer.gx + step * j;
    for (let r: usize = 0; r < end; r += 4) {
      const drift = share * (byShift + <f64>load<f32>(z + r) * byFactor);
      store<f32>(gx + r, <f32>(factor * (<f64>load<f32>(ga + r) - drift)));
    }
    memory.fill(gx + end, 0, step - end);
  }
}
