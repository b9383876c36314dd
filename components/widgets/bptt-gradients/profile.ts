import { makeSequences } from "@/lib/data/sequences";
import type { Weights } from "@/lib/experiment/initialize";
import { backpropagateThroughTime } from "@/lib/math/backpropagate-through-time";
import { runGru, runLstm, runRnn } from "@/lib/math/recurrent";
import type { Cell, Spec } from "./experiments";

/** Sequences whose gradients are measured. */
const COUNT = 8;
const run = { rnn: runRnn, lstm: runLstm, gru: runGru };

export interface Profile {
  /** Length of dL/dh_t at each step, root of the mean square over the sequences: [time]. */
  h: Float32Array;
  /** Length of dL/dc_t, for the LSTM. */
  c: Float32Array | null;
}

/** The gradient of the loss by the states of every step, on sequences of the task that the seed decides. */
export function measureProfile(cell: Cell, { lag, units, seed }: Spec, weights: Weights): Profile {
  const read = (name: string) => weights.find((weight) => weight.name === name)?.values ?? new Float32Array();
  const recurrent = {
    kernel: read("0/kernel"),
    recurrentKernel: read("0/recurrentKernel"),
    bias: read("0/bias"),
  };
  const output = { kernel: read("1/kernel"), bias: read("1/bias") };
  const data = makeSequences({
    kind: "recall",
    lag,
    text: "",
    targets: "last",
    count: COUNT,
    trainCount: COUNT,
    seed,
  });
  const [time = 0, inputs = 0] = data.inputShape;
  const labels = data.targets.kind === "classes" ? data.targets.labels : new Int32Array();
  const size = { time, inputs, units };
  const squares = { h: new Float64Array(time), c: new Float64Array(time) };
  for (let n = 0; n < COUNT; n++) {
    const x = data.inputs.slice(n * time * inputs, (n + 1) * time * inputs);
    const h = run[cell](recurrent, x, size).h.slice(-units);
    const last = differentiateAnswer(h, output, labels[n] ?? 0);
    const gradients = backpropagateThroughTime(cell, recurrent, x, last, size);
    gradients.h.forEach((value, k) => (squares.h[Math.floor(k / units)]! += value ** 2 / COUNT));
    gradients.c?.forEach((value, k) => (squares.c[Math.floor(k / units)]! += value ** 2 / COUNT));
  }
  return {
    h: Float32Array.from(squares.h, Math.sqrt),
    c: cell === "lstm" ? Float32Array.from(squares.c, Math.sqrt) : null,
  };
}

/** Gradient of the cross-entropy of softmax(h V + b) by h: (p - y) V^T. */
function differentiateAnswer(
  h: Float32Array,
  { kernel, bias }: { kernel: Float32Array; bias: Float32Array },
  label: number,
): Float64Array {
  const classes = bias.length;
  const logits = Float64Array.from(bias, (b, k) =>
    h.reduce((sum, value, u) => sum + value * kernel[u * classes + k]!, b),
  );
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((a, b) => a + b);
  const errors = powers.map((power, k) => power / sum - (k === label ? 1 : 0));
  return Float64Array.from(h, (_, u) =>
    errors.reduce((total, error, k) => total + error * kernel[u * classes + k]!, 0),
  );
}
