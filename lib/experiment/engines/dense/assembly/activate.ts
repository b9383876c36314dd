import { Elu, Gelu, LeakyRelu, Linear, QuickTanh, Relu, Relu6, Sigmoid, Softplus, Tanh } from "./activations";
import { Layer } from "./layer";
import { addLanes } from "./matrix";

/** In the order of `activationNames` in lib/math/activation. */
enum Name {
  Linear,
  Sigmoid,
  Tanh,
  Relu,
  LeakyRelu,
  Elu,
  Gelu,
  Softplus,
  Relu6,
}

/**
 * a = g(z), for so many bytes, a multiple of 16.
 * @param trains whether gradients will be taken of it
 */
export function activate(name: i32, z: usize, a: usize, bytes: usize, trains: bool): void {
  switch (name) {
    case Name.Linear:
      if (a != z) activateBy<Linear>(z, a, bytes);
      break;
    case Name.Sigmoid:
      activateBy<Sigmoid>(z, a, bytes);
      break;
    case Name.Tanh:
      if (trains) activateBy<Tanh>(z, a, bytes);
      else activateBy<QuickTanh>(z, a, bytes);
      break;
    case Name.Relu:
      activateBy<Relu>(z, a, bytes);
      break;
    case Name.LeakyRelu:
      activateBy<LeakyRelu>(z, a, bytes);
      break;
    case Name.Elu:
      activateBy<Elu>(z, a, bytes);
      break;
    case Name.Gelu:
      activateBy<Gelu>(z, a, bytes);
      break;
    case Name.Softplus:
      activateBy<Softplus>(z, a, bytes);
      break;
    default:
      activateBy<Relu6>(z, a, bytes);
  }
}

function activateBy<G>(z: usize, a: usize, bytes: usize): void {
  const g = changetype<G>(0);
  for (let k: usize = 0; k < bytes; k += 16) v128.store(a + k, g.value(v128.load(z + k)));
}

/** gz = ga g'(z), the gradient on its way back through g; and gb, each unit's sum of gz over the rows. */
export function multiplyBySlopes(layer: Layer, step: usize): void {
  switch (layer.activation) {
    case Name.Linear:
      multiplyBy<Linear>(layer, step);
      break;
    case Name.Sigmoid:
      multiplyBy<Sigmoid>(layer, step);
      break;
    case Name.Tanh:
      multiplyBy<Tanh>(layer, step);
      break;
    case Name.Relu:
      multiplyBy<Relu>(layer, step);
      break;
    case Name.LeakyRelu:
      multiplyBy<LeakyRelu>(layer, step);
      break;
    case Name.Elu:
      multiplyBy<Elu>(layer, step);
      break;
    case Name.Gelu:
      multiplyBy<Gelu>(layer, step);
      break;
    case Name.Softplus:
      multiplyBy<Softplus>(layer, step);
      break;
    default:
      multiplyBy<Relu6>(layer, step);
  }
}

function multiplyBy<G>(layer: Layer, step: usize): void {
  const g = changetype<G>(0);
  const z = layer.z;
  const a = layer.a;
  const ga = layer.ga;
  const gz = layer.gz;
  const end = step * layer.units;
  let gb = layer.gb;
  for (let k: usize = 0; k < end;) {
    let sum = f32x4.splat(0);
    for (const next = k + step; k < next; k += 16) {
      const product = f32x4.mul(v128.load(ga + k), g.slope(v128.load(z + k), v128.load(a + k)));
      v128.store(gz + k, product);
      sum = f32x4.add(sum, product);
    }
    store<f32>(gb, addLanes(sum));
    gb += 4;
  }
}
