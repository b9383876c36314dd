import { expect, test } from "vitest";
import { backpropagateThroughTime } from "./backpropagate-through-time";
import { createRandom } from "./random";
import { runGru, runLstm, runRnn, type RecurrentWeights } from "./recurrent";

const gates = { rnn: 1, lstm: 4, gru: 3 };
const [time, inputs, units] = [6, 3, 5];

function draw(kind: keyof typeof gates) {
  const random = createRandom(3, kind);
  const numbers = (count: number) => Float32Array.from({ length: count }, () => 0.6 * random.normal());
  const width = gates[kind] * units;
  const weights: RecurrentWeights = {
    kernel: numbers(inputs * width),
    recurrentKernel: numbers(units * width),
    bias: numbers(width),
  };
  return { weights, x: numbers(time * inputs), last: numbers(units) };
}

/** last * h of the last step, where the sequence goes on after `step` from the given states. */
function lossFrom(kind: keyof typeof gates, step: number, h: Float32Array, c?: Float32Array): number {
  const { weights, x, last } = draw(kind);
  const rest = x.slice((step + 1) * inputs);
  const options = { time: time - step - 1, inputs, units, initial: c ? { h, c } : { h } };
  const run = { rnn: runRnn, lstm: runLstm, gru: runGru }[kind];
  const shown = run(weights, rest, options).h.slice(-units);
  return last.reduce((sum, value, u) => sum + value * shown[u]!, 0);
}

test.each(["rnn", "lstm", "gru"] as const)(
  "%s: the gradients are the slopes of the loss by the states",
  (kind) => {
    const { weights, x, last } = draw(kind);
    const size = { time, inputs, units };
    const gradients = backpropagateThroughTime(kind, weights, x, last, size);
    const trace = kind === "lstm" ? runLstm(weights, x, size) : null;
    const h = trace?.h ?? (kind === "rnn" ? runRnn : runGru)(weights, x, size).h;
    for (const step of [0, 2, 4])
      for (let u = 0; u < units; u++) {
        const row = h.slice(step * units, (step + 1) * units);
        const c = trace?.c.slice(step * units, (step + 1) * units);
        const moved = (by: number) => row.with(u, row[u]! + by);
        const slope = (lossFrom(kind, step, moved(0.01), c) - lossFrom(kind, step, moved(-0.01), c)) / 0.02;
        expect(gradients.h[step * units + u]).toBeCloseTo(slope, 3);
        if (!c || !gradients.c) continue;
        // By c with h of that step held: without the way through o tanh(c).
        const at = step * units + u;
        const way = gradients.h[at]! * trace!.o[at]! * (1 - Math.tanh(c[u]!) ** 2);
        const shift = (by: number) => c.with(u, c[u]! + by);
        const byC = (lossFrom(kind, step, row, shift(0.01)) - lossFrom(kind, step, row, shift(-0.01))) / 0.02;
        expect(gradients.c[at]! - way).toBeCloseTo(byC, 3);
      }
  },
);
