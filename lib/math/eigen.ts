export interface SymmetricEigen {
  /** Largest first, [size]. */
  values: Float64Array;
  /** Row k is the unit eigenvector of value k; its entry of largest magnitude is positive. [size, size]. */
  vectors: Float64Array;
}

/** More sweeps than any matrix has needed; each squares what is left off the diagonal. */
const mostSweeps = 50;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations,
 * section 8.5): exact for small values too, and in need of no shift or library.
 * @param matrix row-major, [size, size]; only read
 */
export function findSymmetricEigen(matrix: ArrayLike<number>, size: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < mostSweeps && measureRest(a, size) > 0; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);

  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j]! - a[i * size + i]!);
  const values = Float64Array.from(order, (i) => a[i * size + i]!);
  const vectors = new Float64Array(size * size);
  order.forEach((column, k) => {
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const entry = v[i * size + column]!;
      if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    }
    for (let i = 0; i < size; i++) vectors[k * size + i] = v[i * size + column]! * Math.sign(largest);
  });
  return { values, vectors };
}

/** What stands off the diagonal and still counts beside it. */
function measureRest(a: Float64Array, size: number): number {
  let rest = 0;
  for (let p = 0; p < size; p++)
    for (let q = p + 1; q < size; q++) {
      const entry = Math.abs(a[p * size + q]!);
      const scale = Math.sqrt(Math.abs(a[p * size + p]! * a[q * size + q]!));
      if (entry > Number.EPSILON * scale) rest += entry;
    }
  return rest;
}

/** Turns the plane of p and q so that a[p, q] becomes 0; v takes the turn along. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const [kp, kq] = [a[k * size + p]!, a[k * size + q]!];
    a[k * size + p] = c * kp - s * kq;
    a[k * size + q] = s * kp + c * kq;
  }
  for (let k = 0; k < size; k++) {
    const [pk, qk] = [a[p * size + k]!, a[q * size + k]!];
    a[p * size + k] = c * pk - s * qk;
    a[q * size + k] = s * pk + c * qk;
  }
  a[p * size + q] = 0;
  a[q * size + p] = 0;
  for (let k = 0; k < size; k++) {
    const [kp, kq] = [v[k * size + p]!, v[k * size + q]!];
    v[k * size + p] = c * kp - s * kq;
    v[k * size + q] = s * kp + c * kq;
  }
}
