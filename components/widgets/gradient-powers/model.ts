import type { Matrix } from "./state";

/** One eigenvalue; `imaginary` is 0 for a real one. */
export interface Eigenvalue {
  real: number;
  imaginary: number;
}

export type Vector = readonly [x: number, y: number];

/** W to the power `power`. */
export interface PowerStep {
  power: number;
  matrix: Matrix;
  /** Largest singular value: the most that any vector is stretched. */
  norm: number;
  /** Smallest singular value: the least. */
  least: number;
  /** The unit input vector after `power` multiplications. */
  vector: Vector;
  /** Its length. */
  length: number;
}

/** The product of two 2 by 2 matrices, both row by row. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
  ];
}

export function apply(matrix: Matrix, [x, y]: Vector): Vector {
  return [matrix[0] * x + matrix[1] * y, matrix[2] * x + matrix[3] * y];
}

export function determinant(matrix: Matrix): number {
  return matrix[0] * matrix[3] - matrix[1] * matrix[2];
}

/** Both singular values, the larger first, in the closed form for 2 by 2 matrices. */
export function findSingularValues(matrix: Matrix): [number, number] {
  const [a, b, c, d] = matrix;
  const largest = (Math.hypot(a + d, b - c) + Math.hypot(a - d, b + c)) / 2;
  // The difference of the same two terms would cancel for nearly singular matrices; their product is |det|.
  return [largest, largest === 0 ? 0 : Math.abs(determinant(matrix)) / largest];
}

/** Both eigenvalues, the one of larger absolute value first; a complex pair has the positive imaginary part first. */
export function findEigenvalues(matrix: Matrix): [Eigenvalue, Eigenvalue] {
  const [a, b, c, d] = matrix;
  const middle = (a + d) / 2;
  const discriminant = ((a - d) / 2) ** 2 + b * c;
  if (discriminant < 0) {
    const imaginary = Math.sqrt(-discriminant);
    return [
      { real: middle, imaginary },
      { real: middle, imaginary: -imaginary },
    ];
  }
  const distance = Math.sqrt(discriminant);
  const pair: [Eigenvalue, Eigenvalue] = [
    { real: middle + distance, imaginary: 0 },
    { real: middle - distance, imaginary: 0 },
  ];
  return Math.abs(pair[0].real) >= Math.abs(pair[1].real) ? pair : [pair[1], pair[0]];
}

/** The largest absolute value of an eigenvalue: what each further multiplication multiplies by in the end. */
export function findSpectralRadius(matrix: Matrix): number {
  const [first] = findEigenvalues(matrix);
  return Math.hypot(first.real, first.imaginary);
}

/** Whether the matrix commutes with its transpose; only then is the norm of its powers the power of its radius. */
export function isNormal(matrix: Matrix): boolean {
  const [a, b, c, d] = matrix;
  const size = Math.max(1e-12, a * a + b * b + c * c + d * d);
  // W Wt - Wt W has diagonal b^2 - c^2 and off-diagonal (a - d)(c - b).
  return Math.abs(b * b - c * c) / size < 1e-9 && Math.abs((a - d) * (c - b)) / size < 1e-9;
}

/** W^0 to W^`last`, with what each does to the unit vector at `angle` degrees. */
export function computePowers(matrix: Matrix, last: number, angle: number): PowerStep[] {
  const radians = (angle * Math.PI) / 180;
  const input: Vector = [Math.cos(radians), Math.sin(radians)];
  const steps: PowerStep[] = [];
  let current: Matrix = [1, 0, 0, 1];
  for (let power = 0; power <= last; power++) {
    if (power > 0) current = multiply(matrix, current);
    const [norm, least] = findSingularValues(current);
    const vector = apply(current, input);
    steps.push({ power, matrix: current, norm, least, vector, length: Math.hypot(...vector) });
  }
  return steps;
}

export type Fate = "explodes" | "vanishes" | "holds" | "grows-slowly" | "hump";

/**
 * What becomes of a signal under these powers. By the spectral radius, except that a matrix which is not normal may
 * grow on the way to its end: a shear grows in proportion to the depth, a damped shear rises before it dies.
 */
export function findFate(matrix: Matrix, steps: readonly PowerStep[]): Fate {
  const radius = findSpectralRadius(matrix);
  const highest = Math.max(...steps.map((step) => step.norm));
  if (radius > 1 + 1e-4) return "explodes";
  if (radius < 1 - 1e-4) return highest > 1.05 ? "hump" : "vanishes";
  return (steps.at(-1)?.norm ?? 1) > 1.5 && !isNormal(matrix) && highest === steps.at(-1)?.norm
    ? "grows-slowly"
    : "holds";
}
