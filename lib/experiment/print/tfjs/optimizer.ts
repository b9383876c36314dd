import type { OptimizerSpec, ScheduleSpec, TrainingSpec } from "../../schema-training";
import { subtractFromOne } from "../literal";
import { blocks, lines } from "../section";

/** `rateAt(step)` where the rate changes, and `optimizer`. */
export function printOptimizer({ optimizer, learningRate, schedule }: TrainingSpec): string {
  return blocks(
    printSchedule(schedule, learningRate),
    optimizer.kind === "adagrad" && hasOwnRule(optimizer)
      ? printAdagrad(optimizer, learningRate)
      : `const optimizer = ${printConstructor(optimizer, learningRate)};`,
  );
}

/** TensorFlow.js has a fixed epsilon in its Adagrad: another needs a rule of its own, which has no `minimize`. */
export function hasOwnRule(optimizer: OptimizerSpec): boolean {
  return optimizer.kind === "adagrad" && optimizer.epsilon !== 1e-7;
}

function printConstructor(optimizer: OptimizerSpec, rate: number): string {
  switch (optimizer.kind) {
    case "sgd":
      return `tf.train.sgd(${rate})`;
    case "momentum":
      return `tf.train.momentum(${rate}, ${optimizer.momentum}${optimizer.nesterov ? ", true" : ""})`;
    case "rmsprop":
      return `tf.train.rmsprop(${rate}, ${optimizer.decay}, 0, ${optimizer.epsilon})`;
    case "adagrad":
      return `tf.train.adagrad(${rate}, ${optimizer.initialAccumulator})`;
    case "adam":
      return `tf.train.adam(${rate}, ${optimizer.beta1}, ${optimizer.beta2}, ${optimizer.epsilon})`;
  }
}

/** Reads like tf.train's optimizers from outside. */
const printAdagrad = (
  { initialAccumulator, epsilon }: Extract<OptimizerSpec, { kind: "adagrad" }>,
  rate: number,
) => `// As tf.train.adagrad, whose epsilon cannot be set: the gradient over the root of the sum of all its squares.
const sums = weights.map((weight) => tf.variable(tf.fill(weight.shape, ${initialAccumulator}), false));
const optimizer = {
  learningRate: ${rate},
  applyGradients(gradients) {
    weights.forEach((weight, i) => {
      const gradient = gradients[weight.name];
      sums[i].assign(tf.add(sums[i], tf.square(gradient)));
      const step = tf.div(tf.mul(gradient, this.learningRate), tf.sqrt(tf.add(sums[i], ${epsilon})));
      weight.assign(tf.sub(weight, step));
    });
  },
};`;

/** How the rate is set before a step; null where it is constant. */
export function printRateSetting({ optimizer, schedule }: TrainingSpec): string | null {
  if (schedule.kind === "constant") return null;
  // Of these two the rate is a tensor inside.
  const hasTensor = optimizer.kind === "sgd" || optimizer.kind === "momentum";
  return hasTensor ? "optimizer.setLearningRate(rateAt(step));" : "optimizer.learningRate = rateAt(step);";
}

function printSchedule(schedule: ScheduleSpec, rate: number): string | null {
  switch (schedule.kind) {
    case "constant":
      return null;
    case "step":
      return lines(
        `// The learning rate, multiplied by ${schedule.factor} once every ${schedule.every} steps.`,
        `const rateAt = (step) => ${rate} * ${schedule.factor} ** Math.floor(step / ${schedule.every});`,
      );
    case "exponential":
      return lines(
        `// The learning rate falls evenly, to ${schedule.factor} of itself in ${schedule.every} steps.`,
        `const rateAt = (step) => ${rate} * ${schedule.factor} ** (step / ${schedule.every});`,
      );
    case "cosine":
      return lines(
        `// The learning rate goes down half a cosine, to ${schedule.final} of itself at step ${schedule.steps}.`,
        "function rateAt(step) {",
        `  const height = (1 + Math.cos(Math.PI * Math.min(1, step / ${schedule.steps}))) / 2;`,
        `  return ${rate} * (${schedule.final} + ${subtractFromOne(schedule.final)} * height);`,
        "}",
      );
    case "warmup":
      return lines(
        `// The learning rate grows over the first ${schedule.steps} steps.`,
        `const rateAt = (step) => ${rate} * Math.min(1, (step + 1) / ${schedule.steps});`,
      );
  }
}
