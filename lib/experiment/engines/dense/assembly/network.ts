import { activate, multiplyBySlopes } from "./activate";
import { normalize, propagateNormalized } from "./batch-norm";
import { Kind, Layer } from "./layer";
import { combine, multiplyRows } from "./matrix";

/**
 * Takes a batch through `count` layers, whose records stand one behind the other.
 * @param stride `rows` and as many more as make a multiple of 4
 * @param statistics of batch normalization: 0 the running ones, for answers alone, 1 the batch's, 2 the batch's, which move the running ones
 */
export function forward(layers: usize, count: i32, rows: i32, stride: i32, statistics: i32): void {
  const step = (<usize>stride) << 2;
  for (let i = 0; i < count; i++) {
    const layer = changetype<Layer>(layers + <usize>i * offsetof<Layer>());
    switch (layer.kind) {
      case Kind.Dense:
        addInputs(layer, step);
      // Its sums go through its activation.
      case Kind.Activation:
        activate(layer.activation, layer.z, layer.a, step * layer.units, statistics != 0);
        break;
      case Kind.Dropout:
        multiply(layer.x, layer.z, layer.a, step * layer.units);
        break;
      case Kind.BatchNorm:
        normalize(layer, rows, step, statistics);
    }
  }
}

/** The way back: from the gradient of the last output to those of all weights and of every layer's output. */
export function backward(layers: usize, count: i32, rows: i32, stride: i32, statistics: i32): void {
  const step = (<usize>stride) << 2;
  for (let i = count - 1; i >= 0; i--) {
    const layer = changetype<Layer>(layers + <usize>i * offsetof<Layer>());
    switch (layer.kind) {
      case Kind.Dense:
        multiplyBySlopes(layer, step);
        propagate(layer, step);
        break;
      case Kind.Activation:
        if (layer.gx) multiplyBySlopes(layer, step);
        break;
      case Kind.Dropout:
        if (layer.gx) multiply(layer.ga, layer.z, layer.gx, step * layer.units);
        break;
      case Kind.BatchNorm:
        propagateNormalized(layer, rows, step, statistics);
    }
  }
}

/** z = x W + b. */
function addInputs(layer: Layer, step: usize): void {
  const row = (<usize>layer.units) << 2;
  combine(layer.b, layer.w, row, 4, layer.x, layer.inputs, layer.z, layer.units, step);
}

/** Gradients of z = x W + b with respect to W and, where it is wanted, x. */
function propagate(layer: Layer, step: usize): void {
  const row = (<usize>layer.units) << 2;
  for (let i = 0; i < layer.inputs; i++)
    multiplyRows(layer.x + step * i, layer.gz, layer.units, step, layer.gw + row * i);
  if (layer.gx) combine(0, layer.w, 4, row, layer.gz, layer.units, layer.gx, layer.inputs, step);
}

function multiply(x: usize, y: usize, out: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16)
    v128.store(out + k, f32x4.mul(v128.load(x + k), v128.load(y + k)));
}
