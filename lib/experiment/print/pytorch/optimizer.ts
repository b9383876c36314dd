import type { OptimizerSpec, ScheduleSpec, TrainingSpec } from "../../schema-training";
import { subtractFromOne } from "../literal";
import { lines } from "../section";

/** `optimizer`, and `scheduler` where the rate changes. */
export function printOptimizer({ optimizer, learningRate, schedule }: TrainingSpec): string {
  return lines(
    addsToRoot(optimizer) &&
      "# PyTorch adds eps to the root, the course under it: where gradients are small, the steps differ a little.",
    `optimizer = ${printConstructor(optimizer, learningRate)}`,
    printSchedule(schedule),
  );
}

function addsToRoot(optimizer: OptimizerSpec): boolean {
  // Adagrad's sum starts above 0, where a small epsilon does nothing.
  if (optimizer.kind === "adagrad") return optimizer.epsilon > 1e-5 * optimizer.initialAccumulator;
  return optimizer.kind === "rmsprop";
}

function printConstructor(optimizer: OptimizerSpec, rate: number): string {
  const call = (name: string, options: string) =>
    `torch.optim.${name}(model.parameters(), lr=${rate}${options})`;
  switch (optimizer.kind) {
    case "sgd":
      return call("SGD", "");
    case "momentum": {
      // PyTorch refuses Nesterov's step where there is no momentum, which is then none of its own either.
      const nesterov = optimizer.nesterov && optimizer.momentum > 0 ? ", nesterov=True" : "";
      return call("SGD", `, momentum=${optimizer.momentum}${nesterov}`);
    }
    case "rmsprop":
      return call("RMSprop", `, alpha=${optimizer.decay}, eps=${optimizer.epsilon}`);
    case "adagrad":
      return call(
        "Adagrad",
        `, initial_accumulator_value=${optimizer.initialAccumulator}, eps=${optimizer.epsilon}`,
      );
    case "adam":
      return call("Adam", `, betas=(${optimizer.beta1}, ${optimizer.beta2}), eps=${optimizer.epsilon}`);
  }
}

/** Steps of the scheduler are steps of training, not epochs. */
function printSchedule(schedule: ScheduleSpec): string | null {
  const lambda = (comment: string, factor: string) =>
    lines(
      `# ${comment}`,
      "scheduler = torch.optim.lr_scheduler.LambdaLR(",
      `    optimizer, lambda step: ${factor}`,
      ")",
    );
  switch (schedule.kind) {
    case "constant":
      return null;
    case "step":
      return lines(
        `# The learning rate is multiplied by ${schedule.factor} once every ${schedule.every} steps.`,
        `scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=${schedule.every}, gamma=${schedule.factor})`,
      );
    case "exponential":
      return lambda(
        `The learning rate falls evenly, to ${schedule.factor} of itself in ${schedule.every} steps.`,
        `${schedule.factor} ** (step / ${schedule.every})`,
      );
    case "cosine": {
      const height = `(1 + math.cos(math.pi * min(1, step / ${schedule.steps}))) / 2`;
      return lambda(
        `The learning rate goes down half a cosine, to ${schedule.final} of itself at step ${schedule.steps}.`,
        schedule.final === 0 ? height : `${schedule.final} + ${subtractFromOne(schedule.final)} * ${height}`,
      );
    }
    case "warmup":
      return lambda(
        `The learning rate grows over the first ${schedule.steps} steps.`,
        `min(1, (step + 1) / ${schedule.steps})`,
      );
  }
}
