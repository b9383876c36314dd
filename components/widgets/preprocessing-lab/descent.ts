import { findSymmetricEigen } from "@/lib/math/eigen";

/** What gradient descent on a linear neuron's squared error can do with these inputs. */
export interface Descent {
  /** Beyond this learning rate the loss grows without end: 2 over the largest curvature. */
  largestRate: number;
  /** The learning rate with which the slowest direction goes fastest: 2 over the sum of largest and smallest curvature. */
  bestRate: number;
  /** Largest curvature over smallest. */
  condition: number;
  /** The least mean square that any linear neuron reaches. */
  leastLoss: number;
}

/**
 * The squared error of w·x + b, averaged over the rows, is a bowl over (w, b): its curvatures are twice the eigenvalues of
 * the mean of (x, 1)(x, 1)^T, and a step with learning rate r multiplies the distance along each by 1 - r · curvature
 * (Boyd and Vandenberghe, Convex Optimization, section 9.3).
 * @param inputs [rows, features]
 * @param targets [rows]
 */
export function foreseeDescent(inputs: Float32Array, targets: Float32Array): Descent {
  const rows = targets.length;
  const features = inputs.length / rows;
  const size = features + 1;
  const at = (row: number, i: number) => (i < features ? inputs[row * features + i]! : 1);
  const moment = new Float64Array(size * size);
  const product = new Float64Array(size);
  let square = 0;
  for (let row = 0; row < rows; row++) {
    const target = targets[row]!;
    square += target ** 2 / rows;
    for (let i = 0; i < size; i++) {
      product[i]! += (at(row, i) * target) / rows;
      for (let j = 0; j < size; j++) moment[i * size + j]! += (at(row, i) * at(row, j)) / rows;
    }
  }
  const { values, vectors } = findSymmetricEigen(moment, size);
  const [largest, smallest] = [values[0]!, values[size - 1]!];
  // Along each eigenvector the loss falls by (its product with the targets)^2 over its value.
  const fall = values.reduce((sum, value, k) => {
    if (value <= 1e-12 * largest) return sum;
    const along = product.reduce((total, entry, i) => total + entry * vectors[k * size + i]!, 0);
    return sum + along ** 2 / value;
  }, 0);
  return {
    largestRate: 1 / largest,
    bestRate: 1 / (largest + smallest),
    condition: largest / smallest,
    leastLoss: Math.max(0, square - fall),
  };
}
