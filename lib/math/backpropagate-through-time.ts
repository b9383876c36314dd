import { runGru, runLstm, runRnn, type RecurrentOptions, type RecurrentWeights } from "./recurrent";

/** Gradients by the states of every step, each [time, units]. */
export interface StateGradients {
  /** dL/dh_t: by what the cell shows, on all ways from there to the loss. */
  h: Float64Array;
  /** dL/dc_t: by the LSTM's cell state; null for the others, whose memory is h. */
  c: Float64Array | null;
}

type Size = Pick<RecurrentOptions<never>, "time" | "inputs" | "units">;

/**
 * Backpropagation through time (Werbos 1990), in double precision: the gradient of a loss by the state of every step. The
 * equations of the cells stand in ./recurrent.
 * @param inputs [time, inputs]
 * @param last gradient by h of the last step, [units]: the loss sees no other
 */
export function backpropagateThroughTime(
  kind: "rnn" | "lstm" | "gru",
  weights: RecurrentWeights,
  inputs: Float32Array,
  last: ArrayLike<number>,
  size: Size,
): StateGradients {
  if (kind === "rnn") return backpropagateRnn(weights, inputs, last, size);
  return kind === "lstm"
    ? backpropagateLstm(weights, inputs, last, size)
    : backpropagateGru(weights, inputs, last, size);
}

function startAtLast(last: ArrayLike<number>, { time, units }: Size): Float64Array {
  const gradients = new Float64Array(time * units);
  gradients.set(Array.from(last), (time - 1) * units);
  return gradients;
}

/** The sum over columns k of U[unit, from + k] d[k]: what reaches a unit of the step before through U. */
function sendBack(
  { recurrentKernel }: RecurrentWeights,
  unit: number,
  columns: number,
  from: number,
  d: Float64Array,
): number {
  let sum = 0;
  for (let k = 0; k < d.length; k++) sum += (recurrentKernel[unit * columns + from + k] ?? 0) * d[k]!;
  return sum;
}

const slopeOfSigmoid = (a: number) => a * (1 - a);
const slopeOfTanh = (a: number) => 1 - a * a;

function backpropagateRnn(
  weights: RecurrentWeights,
  inputs: Float32Array,
  last: ArrayLike<number>,
  size: Size,
): StateGradients {
  const { time, units } = size;
  const { h } = runRnn(weights, inputs, size);
  const dh = startAtLast(last, size);
  for (let step = time - 1; step > 0; step--) {
    const first = step * units;
    const d = Float64Array.from({ length: units }, (_, u) => dh[first + u]! * slopeOfTanh(h[first + u]!));
    for (let u = 0; u < units; u++) dh[first - units + u] = sendBack(weights, u, units, 0, d);
  }
  return { h: dh, c: null };
}

function backpropagateLstm(
  weights: RecurrentWeights,
  inputs: Float32Array,
  last: ArrayLike<number>,
  size: Size,
): StateGradients {
  const { time, units } = size;
  const trace = runLstm(weights, inputs, size);
  const dh = startAtLast(last, size);
  const dc = new Float64Array(time * units);
  const d = new Float64Array(4 * units);
  for (let step = time - 1; step >= 0; step--) {
    for (let u = 0; u < units; u++) {
      const at = step * units + u;
      const [i, f, candidate, o] = [trace.i[at]!, trace.f[at]!, trace.candidate[at]!, trace.o[at]!];
      const shown = Math.tanh(trace.c[at]!);
      const gradient = dc[at]! + dh[at]! * o * slopeOfTanh(shown);
      dc[at] = gradient;
      if (step === 0) continue;
      dc[at - units] = gradient * f;
      d[u] = gradient * candidate * slopeOfSigmoid(i);
      d[units + u] = gradient * trace.c[at - units]! * slopeOfSigmoid(f);
      d[2 * units + u] = gradient * i * slopeOfTanh(candidate);
      d[3 * units + u] = dh[at]! * shown * slopeOfSigmoid(o);
    }
    if (step === 0) break;
    for (let u = 0; u < units; u++) dh[(step - 1) * units + u] = sendBack(weights, u, 4 * units, 0, d);
  }
  return { h: dh, c: dc };
}

function backpropagateGru(
  weights: RecurrentWeights,
  inputs: Float32Array,
  last: ArrayLike<number>,
  size: Size,
): StateGradients {
  const { time, units } = size;
  const { z, r, candidate, h } = runGru(weights, inputs, size);
  const dh = startAtLast(last, size);
  for (let step = time - 1; step > 0; step--) {
    const first = step * units;
    const before = first - units;
    const byCandidate = Float64Array.from(
      { length: units },
      (_, u) => dh[first + u]! * (1 - z[first + u]!) * slopeOfTanh(candidate[first + u]!),
    );
    const byOpen = Float64Array.from({ length: units }, (_, u) =>
      sendBack(weights, u, 3 * units, 2 * units, byCandidate),
    );
    const byGates = new Float64Array(2 * units);
    for (let u = 0; u < units; u++) {
      const at = first + u;
      byGates[u] = dh[at]! * (h[before + u]! - candidate[at]!) * slopeOfSigmoid(z[at]!);
      byGates[units + u] = byOpen[u]! * h[before + u]! * slopeOfSigmoid(r[at]!);
    }
    for (let u = 0; u < units; u++)
      dh[before + u] =
        dh[first + u]! * z[first + u]! +
        byOpen[u]! * r[first + u]! +
        sendBack(weights, u, 3 * units, 0, byGates);
  }
  return { h: dh, c: null };
}
