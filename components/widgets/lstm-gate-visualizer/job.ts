import { createRandom } from "@/lib/math/random";
import { defineJob, type JobContext, type Snapshot } from "@/lib/lab/job";
import { createTask, createWeights, findShapes, weightNames, type Spec, type Weights } from "./model";
import { cells } from "./cells";

type Tf = Awaited<ReturnType<JobContext["tf"]>>;
type Tensor = ReturnType<Tf["zeros"]>;
type Variable = ReturnType<Tf["variable"]>;

export interface Frame {
  step: number;
  weights: Weights;
  /** Training loss of every step since the last frame. */
  losses: { step: number; loss: number }[];
  /** The weights at chosen steps since the last frame, for stepping through the training afterwards. */
  snapshots: { step: number; weights: Weights }[];
}

export const batchSize = 32;

/** Steps whose weights are kept: close together at the start, where most is learnt. */
export function isKept(step: number): boolean {
  if (step <= 20) return step % 5 === 0;
  if (step <= 200) return step % 10 === 0;
  return step % 50 === 0;
}

/** h and c of the next step from the sums x W + b of this one, [batch, gates * units]. */
function createCell(tf: Tf, kind: Spec["cell"], units: number, recurrent: Variable) {
  if (kind === "lstm")
    return (sums: Tensor, h: Tensor, c: Tensor): [Tensor, Tensor] => {
      const [i, f, candidate, o] = tf.split(tf.add(sums, tf.matMul(h, recurrent)), 4, 1) as [
        Tensor,
        Tensor,
        Tensor,
        Tensor,
      ];
      const next = tf.add(tf.mul(tf.sigmoid(f), c), tf.mul(tf.sigmoid(i), tf.tanh(candidate)));
      return [tf.mul(tf.sigmoid(o), tf.tanh(next)), next];
    };
  if (kind === "gru") {
    const [gateKernel, candidateKernel] = tf.split(recurrent, [2 * units, units], 1) as [Tensor, Tensor];
    return (sums: Tensor, h: Tensor, c: Tensor): [Tensor, Tensor] => {
      const [gateSums, candidateSums] = tf.split(sums, [2 * units, units], 1) as [Tensor, Tensor];
      const gates = tf.sigmoid(tf.add(gateSums, tf.matMul(h, gateKernel)));
      const [z, r] = tf.split(gates, 2, 1) as [Tensor, Tensor];
      const candidate = tf.tanh(tf.add(candidateSums, tf.matMul(tf.mul(r, h), candidateKernel)));
      return [tf.add(candidate, tf.mul(z, tf.sub(h, candidate))), c];
    };
  }
  return (sums: Tensor, h: Tensor, c: Tensor): [Tensor, Tensor] => [
    tf.tanh(tf.add(sums, tf.matMul(h, recurrent))),
    c,
  ];
}

/**
 * Trains one recurrent layer and a softmax over it by backpropagation through the whole sequence, with Adam.
 * Every batch comes from its own stream, so a run that goes on elsewhere sees the sequences it would have seen.
 */
export const job = defineJob<Spec, never, Frame>({
  device: "any",
  async create(spec, context) {
    const tf = await context.tf();
    const task = createTask(spec);
    const shapes = findShapes(spec, task);
    const start = createWeights(spec, task);
    const variables = tf.tidy(() =>
      weightNames.map((name) => tf.variable(tf.tensor(start[name], shapes[name]))),
    );
    const [kernel, recurrent, bias, outputKernel, outputBias] = variables as [
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
    ];
    // The default epsilon differs between backends.
    const optimizer = tf.train.adam(spec.learningRate, 0.9, 0.999, 1e-7);
    const [time, inputs, classes] = [task.length, task.vocabulary.length, task.classes.length];
    const columns = cells[spec.cell].kernelOrder.length * spec.units;
    let step = 0;
    let losses: { step: number; loss: Tensor }[] = [];
    let kept: { step: number; tensors: Tensor[] }[] = [];
    if (isKept(0)) kept.push({ step: 0, tensors: variables.map((variable) => variable.clone()) });

    /** Symbols and answers of one batch, one-hot, time first; only asked steps have an answer. */
    function drawBatch() {
      const random = createRandom(spec.seed, "batch", step);
      const x = new Float32Array(time * batchSize * inputs);
      const y = new Float32Array(time * batchSize * classes);
      let asked = 0;
      for (let row = 0; row < batchSize; row++) {
        const { symbols, targets } = task.draw(random, "train");
        for (let t = 0; t < time; t++) {
          const at = t * batchSize + row;
          x[at * inputs + (symbols[t] ?? 0)] = 1;
          const target = targets[t] ?? -1;
          if (target < 0) continue;
          y[at * classes + target] = 1;
          asked++;
        }
      }
      return { x, y, asked };
    }

    function computeLoss({ x, y, asked }: ReturnType<typeof drawBatch>) {
      // One product for all steps: tfjs pays by the operation.
      const all = tf.add(tf.matMul(tf.tensor2d(x, [time * batchSize, inputs]), kernel), bias);
      const sums = tf.unstack(tf.reshape(all, [time, batchSize, columns]));
      const advance = createCell(tf, spec.cell, spec.units, recurrent);
      let h: Tensor = tf.zeros([batchSize, spec.units]);
      let c: Tensor = h;
      const states = sums.map((sum) => {
        [h, c] = advance(sum, h, c);
        return h;
      });
      const logits = tf.add(tf.matMul(tf.concat(states, 0), outputKernel), outputBias);
      const answers = tf.tensor2d(y, [time * batchSize, classes]);
      return tf.neg(tf.div(tf.sum(tf.mul(answers, tf.logSoftmax(logits))), asked)).asScalar();
    }

    const readWeights = async (tensors: readonly Tensor[]): Promise<Weights> => {
      const arrays = await Promise.all(tensors.map((tensor) => tensor.data<"float32">()));
      const read = (index: number) => Float32Array.from(arrays[index] ?? []);
      return {
        kernel: read(0),
        recurrentKernel: read(1),
        bias: read(2),
        outputKernel: read(3),
        outputBias: read(4),
      };
    };

    return {
      step() {
        const batch = drawBatch();
        const loss = optimizer.minimize(() => computeLoss(batch), true, variables);
        step++;
        if (loss) losses.push({ step, loss });
        if (isKept(step)) kept.push({ step, tensors: variables.map((variable) => variable.clone()) });
      },
      async frame() {
        const [taken, snapshots] = [losses, kept];
        [losses, kept] = [[], []];
        const frame: Frame = { step, weights: await readWeights(variables), losses: [], snapshots: [] };
        if (taken.length > 0) {
          const stacked = tf.stack(taken.map(({ loss }) => loss));
          const values = await stacked.data();
          frame.losses = taken.map((entry, index) => ({ step: entry.step, loss: values[index] ?? NaN }));
          tf.dispose([stacked, taken.map(({ loss }) => loss)]);
        }
        for (const { step: at, tensors } of snapshots) {
          frame.snapshots.push({ step: at, weights: await readWeights(tensors) });
          tf.dispose(tensors);
        }
        return { frame };
      },
      async save(): Promise<Snapshot> {
        const moments = await optimizer.getWeights();
        const saved = await Promise.all(
          moments.map(async ({ name, tensor }) => ({
            name,
            shape: [...tensor.shape],
            values: Float32Array.from(await tensor.data()),
          })),
        );
        // The step counter is made for the caller; the moments stay the optimizer's own.
        moments[0]?.tensor.dispose();
        return { step, weights: { ...(await readWeights(variables)) }, optimizer: saved };
      },
      async restore(snapshot) {
        const saved = snapshot as {
          step: number;
          weights: Weights;
          optimizer: { name: string; shape: number[]; values: Float32Array }[];
        };
        step = saved.step;
        variables.forEach((variable, index) => {
          const name = weightNames[index] ?? "kernel";
          tf.tidy(() => variable.assign(tf.tensor(saved.weights[name], shapes[name])));
        });
        const moments = saved.optimizer.map(({ name, shape, values }) => ({
          name,
          tensor: tf.tensor(values, shape),
        }));
        await optimizer.setWeights(moments);
        tf.dispose(moments.map(({ tensor }) => tensor));
        tf.dispose(kept.map(({ tensors }) => tensors));
        kept = [];
      },
      done: () => step >= spec.steps,
      dispose() {
        tf.dispose([losses.map(({ loss }) => loss), kept.map(({ tensors }) => tensors)]);
        variables.forEach((variable) => variable.dispose());
        optimizer.dispose();
      },
    };
  },
});
