import type { LossName } from "../../schema-training";
import type { Plan } from "../plan";
import { printEpochs, printOrder, printReport, printStop } from "../python/loop";
import { definitions, lines } from "../section";
import { printOptimizer } from "./optimizer";

const losses: Record<LossName, string> = {
  squaredError: "nn.MSELoss()",
  softmaxCrossEntropy: "nn.CrossEntropyLoss()",
  sigmoidCrossEntropy: "nn.BCEWithLogitsLoss()",
};

/** Loss, optimizer, one step, report and loop. */
export function printTraining(plan: Plan): string {
  const { training } = plan.experiment;
  const { l1, l2, maxNorm } = training.regularization;
  return definitions(
    "parts = {name: tuple(torch.as_tensor(array) for array in part) for name, part in parts.items()}",
    lines(
      training.loss !== "squaredError" &&
        `# ${training.loss === "softmaxCrossEntropy" ? "Softmax" : "Sigmoid"} and cross-entropy in one, which no large output overflows.`,
      `measure_loss = ${losses[training.loss]}`,
      printOptimizer(training),
      (l1 > 0 || l2 > 0 || maxNorm !== null) &&
        "kernels = [layer.weight for layer in model if isinstance(layer, nn.Linear)]",
    ),
    printPenalty(l1, l2),
    printStep(plan),
    printEvaluate(plan),
    printReport(plan),
    printOrder(plan),
    printStop(plan),
    printEpochs(plan, printBody(plan)),
  );
}

function printPenalty(l1: number, l2: number): string | null {
  if (l1 === 0 && l2 === 0) return null;
  const squares = `${l2} / 2 * kernel.square().sum()`;
  const sizes = `${l1} * kernel.abs().sum()`;
  const both = l1 > 0 && l2 > 0;
  return lines(
    "def penalize():",
    `    """For kernels alone: biases do no harm, and the optimizer's own weight_decay would concern them too."""`,
    `    return sum(${both ? `${squares} + ${sizes}` : l2 > 0 ? squares : sizes} for kernel in kernels)`,
  );
}

function printStep(plan: Plan): string {
  const { regularization, schedule } = plan.experiment.training;
  const { l1, l2, maxNorm, clipNorm } = regularization;
  const rows = plan.isWhole ? "" : "[rows]";
  return lines(
    `def train_step(${plan.isWhole ? "" : "rows"}):`,
    `    """One step by ${plan.isWhole ? "all training examples" : "a batch: the training examples of these rows"}."""`,
    '    inputs, targets = parts["training"]',
    "    model.train()",
    "    optimizer.zero_grad()",
    `    loss = measure_loss(model(inputs${rows}), targets${rows})`,
    `    ${l1 > 0 || l2 > 0 ? "(loss + penalize())" : "loss"}.backward()`,
    clipNorm !== null && `    nn.utils.clip_grad_norm_(model.parameters(), ${clipNorm})`,
    "    optimizer.step()",
    schedule.kind !== "constant" && "    scheduler.step()",
    maxNorm !== null &&
      lines(
        `    # The incoming weights of a unit are a row of PyTorch's weight: at most ${maxNorm} long, as a vector.`,
        "    with torch.no_grad():",
        "        for kernel in kernels:",
        `            kernel.copy_(torch.renorm(kernel, p=2, dim=0, maxnorm=${maxNorm}))`,
      ),
  );
}

function printEvaluate({ description: { encoding } }: Plan): string {
  const right =
    encoding === "oneHot"
      ? "outputs.argmax(dim=1) == targets.argmax(dim=1)"
      : "(outputs > 0) == (targets > 0)";
  return lines(
    "@torch.no_grad()",
    "def evaluate(inputs, targets):",
    encoding === "values"
      ? '    """Mean loss over a part of the data."""'
      : '    """Mean loss over a part of the data, and the share of right answers."""',
    "    model.eval()",
    "    outputs = model(inputs)",
    "    loss = measure_loss(outputs, targets).item()",
    ...(encoding === "values"
      ? ["    return loss"]
      : [`    accuracy = (${right}).float().mean().item()`, "    return loss, accuracy"]),
  );
}

function printBody({ isWhole, stepsPerEpoch, batchSize }: Plan): string {
  if (isWhole) return "train_step()";
  return lines(
    "order = draw_order(epoch - 1)",
    `for first in range(0, ${stepsPerEpoch * batchSize}, ${batchSize}):`,
    `    train_step(order[first : first + ${batchSize}])`,
  );
}
