import type { OptimizerSpec, ScheduleSpec, TrainingSpec } from "../../schema-training";
import { printFloat } from "../literal";
import { definitions, lines } from "../section";

/** The schedule and the optimizer that Keras does not have itself; nothing where it has them. */
export function printOwnRules(training: TrainingSpec): string {
  const { schedule, optimizer, learningRate } = training;
  return definitions(
    schedule.kind === "warmup" && printWarmup(schedule.steps, learningRate),
    hasOwnMomentum(training) && optimizer.kind === "momentum" && printMomentum(optimizer.nesterov),
  );
}

/** Keras multiplies gradients by the rate on their way into the velocity: the same as ours while the rate is constant. */
function hasOwnMomentum({ optimizer, schedule }: TrainingSpec): boolean {
  return optimizer.kind === "momentum" && optimizer.momentum > 0 && schedule.kind !== "constant";
}

export function printOptimizer(training: TrainingSpec): string {
  const { optimizer, schedule, learningRate, regularization } = training;
  const { clipNorm } = regularization;
  const clip = clipNorm === null ? "" : `, global_clipnorm=${printFloat(clipNorm)}`;
  const name = hasOwnMomentum(training) ? "Momentum" : "keras.optimizers.SGD";
  return lines(
    schedule.kind !== "constant" && `rate = ${printRate(schedule, learningRate)}`,
    optimizer.kind === "adam" &&
      "# Keras adds epsilon before it corrects the moments: losses differ from the course's in their fourth digit.",
    `optimizer = ${printConstructor(
      optimizer,
      schedule.kind === "constant" ? printFloat(learningRate) : "rate",
      clip,
      name,
    )}`,
  );
}

/** @param momentum the class for gradient descent with a velocity */
function printConstructor(optimizer: OptimizerSpec, rate: string, clip: string, momentum: string): string {
  const call = (name: string, options: string) => `keras.optimizers.${name}(${rate}${options}${clip})`;
  switch (optimizer.kind) {
    case "sgd":
      return call("SGD", "");
    case "momentum": {
      const nesterov = optimizer.nesterov ? ", nesterov=True" : "";
      return `${momentum}(${rate}, momentum=${printFloat(optimizer.momentum)}${nesterov}${clip})`;
    }
    case "rmsprop":
      return call("RMSprop", `, rho=${optimizer.decay}, epsilon=${optimizer.epsilon}`);
    case "adagrad":
      return call(
        "Adagrad",
        `, initial_accumulator_value=${optimizer.initialAccumulator}, epsilon=${optimizer.epsilon}`,
      );
    case "adam":
      return call(
        "Adam",
        `, beta_1=${optimizer.beta1}, beta_2=${optimizer.beta2}, epsilon=${optimizer.epsilon}`,
      );
  }
}

function printRate(schedule: ScheduleSpec, rate: number): string {
  const first = printFloat(rate);
  const call = (name: string, options: string) => `keras.optimizers.schedules.${name}(${first}, ${options})`;
  switch (schedule.kind) {
    case "constant":
      return first;
    case "step":
      return call("ExponentialDecay", `${schedule.every}, ${printFloat(schedule.factor)}, staircase=True`);
    case "exponential":
      return call("ExponentialDecay", `${schedule.every}, ${printFloat(schedule.factor)}`);
    case "cosine":
      return call("CosineDecay", `${schedule.steps}, alpha=${printFloat(schedule.final)}`);
    case "warmup":
      return "Warmup()";
  }
}

const printWarmup = (
  steps: number,
  rate: number,
) => `class Warmup(keras.optimizers.schedules.LearningRateSchedule):
    """Up in a straight line over the first ${steps} steps, then constant."""

    def __call__(self, step):
        return ${printFloat(rate)} * keras.ops.minimum(1.0, (keras.ops.cast(step, "float32") + 1) / ${steps})`;

const printMomentum = (nesterov: boolean) => `class Momentum(keras.optimizers.SGD):
    """The rate multiplies the velocity, so that its change acts at once; Keras keeps it inside the velocity."""

    def update_step(self, gradient, variable, learning_rate):
        velocity = self.momentums[self._get_variable_index(variable)]
        self.assign(velocity, self.momentum * velocity + gradient)
        self.assign_sub(variable, learning_rate * ${nesterov ? "(self.momentum * velocity + gradient)" : "velocity"})`;
