import { hyperbolicTangent, sigmoid } from "./activation";

/** Weights of one recurrent layer, row-major, gates side by side in the last axis in Keras' order. */
export interface RecurrentWeights {
  /** [inputs, gates * units]. LSTM: i, f, candidate, o. GRU: z, r, candidate. Plain: one. */
  kernel: Float32Array;
  /** [units, gates * units]. */
  recurrentKernel: Float32Array;
  /** [gates * units]. */
  bias: Float32Array;
}

export interface RecurrentOptions<Gate extends string> {
  /** Steps of the sequence. */
  time: number;
  /** Numbers per step. */
  inputs: number;
  units: number;
  /** Gates clamped to a value at every step, of one unit or, without `unit`, of all. Later entries win. */
  hold?: readonly { gate: Gate; unit?: number | undefined; value: number }[] | undefined;
  /** Units whose state is 0 at every step, for themselves and for all that read them. */
  ablate?: readonly number[] | undefined;
  /** State before the first step, [units] each; zeros when absent. `c` is for the LSTM alone. */
  initial?: { h: Float32Array; c?: Float32Array } | undefined;
}

export type LstmGate = "f" | "i" | "o" | "candidate";
export type GruGate = "z" | "r" | "candidate";

/** Every value of an LSTM over a sequence; each [time, units]. */
export type LstmTrace = Record<"f" | "i" | "o" | "candidate" | "c" | "h", Float32Array<ArrayBuffer>>;
/** Every value of a GRU over a sequence; each [time, units]. */
export type GruTrace = Record<"z" | "r" | "candidate" | "h", Float32Array<ArrayBuffer>>;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), as in Keras:
 *
 *     i, f, o   = sigmoid(x W + h' U + b)      candidate = tanh(x W + h' U + b)
 *     c = f c' + i candidate                   h = o tanh(c)
 *
 * A forget bias is part of `bias`.
 * @param inputs [time, inputs]
 */
export function runLstm(
  weights: RecurrentWeights,
  inputs: Float32Array,
  options: RecurrentOptions<LstmGate>,
): LstmTrace {
  const { time, units } = options;
  const trace = {
    f: new Float32Array(time * units),
    i: new Float32Array(time * units),
    o: new Float32Array(time * units),
    candidate: new Float32Array(time * units),
    c: new Float32Array(time * units),
    h: new Float32Array(time * units),
  };
  const held = findHeld(options);
  let h = silence(options.initial?.h.slice() ?? new Float32Array(units), options.ablate);
  let c = silence(options.initial?.c?.slice() ?? new Float32Array(units), options.ablate);
  for (let step = 0; step < time; step++) {
    const sums = sumInputs(weights, inputs, step, options.inputs, 4 * units);
    addRecurrent(sums, h, weights.recurrentKernel, 4 * units, 0, 4 * units);
    const nextC = new Float32Array(units);
    const nextH = new Float32Array(units);
    for (let unit = 0; unit < units; unit++) {
      const at = step * units + unit;
      const i = held("i", unit) ?? sigmoid(sums[unit] as number);
      const f = held("f", unit) ?? sigmoid(sums[units + unit] as number);
      const candidate = held("candidate", unit) ?? hyperbolicTangent(sums[2 * units + unit] as number);
      const o = held("o", unit) ?? sigmoid(sums[3 * units + unit] as number);
      nextC[unit] = f * (c[unit] as number) + i * candidate;
      nextH[unit] = o * hyperbolicTangent(nextC[unit] as number);
      trace.i[at] = i;
      trace.f[at] = f;
      trace.candidate[at] = candidate;
      trace.o[at] = o;
    }
    c = silence(nextC, options.ablate);
    h = silence(nextH, options.ablate);
    trace.c.set(c, step * units);
    trace.h.set(h, step * units);
  }
  return trace;
}

/**
 * Gated recurrent unit (Cho et al. 2014), the reset gate before the product with U, as in TensorFlow.js and in Keras with
 * `reset_after=False`; PyTorch and Keras' present default multiply after it.
 *
 *     z, r = sigmoid(x W + h' U + b)    candidate = tanh(x W + (r h') U + b)    h = z h' + (1 - z) candidate
 *
 * @param inputs [time, inputs]
 */
export function runGru(
  weights: RecurrentWeights,
  inputs: Float32Array,
  options: RecurrentOptions<GruGate>,
): GruTrace {
  const { time, units } = options;
  const trace = {
    z: new Float32Array(time * units),
    r: new Float32Array(time * units),
    candidate: new Float32Array(time * units),
    h: new Float32Array(time * units),
  };
  const held = findHeld(options);
  let h = silence(options.initial?.h.slice() ?? new Float32Array(units), options.ablate);
  for (let step = 0; step < time; step++) {
    const first = step * units;
    const sums = sumInputs(weights, inputs, step, options.inputs, 3 * units);
    addRecurrent(sums, h, weights.recurrentKernel, 3 * units, 0, 2 * units);
    const open = new Float32Array(units);
    for (let unit = 0; unit < units; unit++) {
      trace.z[first + unit] = held("z", unit) ?? sigmoid(sums[unit] as number);
      const r = held("r", unit) ?? sigmoid(sums[units + unit] as number);
      trace.r[first + unit] = r;
      open[unit] = r * (h[unit] as number);
    }
    addRecurrent(sums, open, weights.recurrentKernel, 3 * units, 2 * units, 3 * units);
    const next = new Float32Array(units);
    for (let unit = 0; unit < units; unit++) {
      const candidate = held("candidate", unit) ?? hyperbolicTangent(sums[2 * units + unit] as number);
      const z = trace.z[first + unit] as number;
      trace.candidate[first + unit] = candidate;
      next[unit] = z * (h[unit] as number) + (1 - z) * candidate;
    }
    h = silence(next, options.ablate);
    trace.h.set(h, first);
  }
  return trace;
}

/** Plain recurrent layer (Elman 1990): h = tanh(x W + h' U + b). @param inputs [time, inputs] */
export function runRnn(
  weights: RecurrentWeights,
  inputs: Float32Array,
  options: RecurrentOptions<never>,
): { h: Float32Array<ArrayBuffer> } {
  const { time, units } = options;
  const trace = new Float32Array(time * units);
  let h = silence(options.initial?.h.slice() ?? new Float32Array(units), options.ablate);
  for (let step = 0; step < time; step++) {
    const sums = sumInputs(weights, inputs, step, options.inputs, units);
    addRecurrent(sums, h, weights.recurrentKernel, units, 0, units);
    h = silence(Float32Array.from(sums, hyperbolicTangent), options.ablate);
    trace.set(h, step * units);
  }
  return { h: trace };
}

/** x W + b of one step, for all gates, in double precision. */
function sumInputs(
  weights: RecurrentWeights,
  inputs: Float32Array,
  step: number,
  size: number,
  columns: number,
): Float64Array {
  const sums = Float64Array.from(weights.bias);
  for (let input = 0; input < size; input++) {
    const x = inputs[step * size + input] as number;
    if (x === 0) continue;
    for (let column = 0; column < columns; column++)
      sums[column] = (sums[column] as number) + x * (weights.kernel[input * columns + column] as number);
  }
  return sums;
}

/** Adds h U to the columns `from` to `to` of `sums`. */
function addRecurrent(
  sums: Float64Array,
  h: Float32Array,
  kernel: Float32Array,
  columns: number,
  from: number,
  to: number,
): void {
  for (let unit = 0; unit < h.length; unit++) {
    const value = h[unit] as number;
    if (value === 0) continue;
    for (let column = from; column < to; column++)
      sums[column] = (sums[column] as number) + value * (kernel[unit * columns + column] as number);
  }
}

function silence(state: Float32Array, units: readonly number[] | undefined): Float32Array {
  for (const unit of units ?? []) state[unit] = 0;
  return state;
}

function findHeld<Gate extends string>({ hold }: RecurrentOptions<Gate>) {
  return (gate: Gate, unit: number): number | undefined =>
    hold?.findLast((entry) => entry.gate === gate && (entry.unit === undefined || entry.unit === unit))
      ?.value;
}
