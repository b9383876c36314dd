import type { Plan } from "../plan";
import { definitions, indent, lines } from "../section";

/** `report(epoch, step)`, for an `evaluate(inputs, targets)`. */
export function printReport({ description }: Plan): string {
  return lines(
    "def report(epoch, step):",
    "    figures = []",
    "    for name, part in parts.items():",
    ...(description.encoding === "values"
      ? ['        figures.append(f"{name} loss {evaluate(*part):.7g}")']
      : [
          "        loss, accuracy = evaluate(*part)",
          '        figures.append(f"{name} loss {loss:.7g}, accuracy {accuracy:.4f}")',
        ]),
    "    print(f\"epoch {epoch}, step {step}: {'; '.join(figures)}\")",
  );
}

/** `draw_order(epoch)`: all rows of an epoch's batches, one batch after the other; null where a batch holds all. */
export function printOrder({ isWhole, counts, experiment, stepsPerEpoch, batchSize }: Plan): string | null {
  if (isWhole) return null;
  const whole = stepsPerEpoch * batchSize;
  const rest = counts.train - whole;
  const sit = rest === 1 ? "the one that fills no batch sits out" : `the ${rest} that fill no batch sit out`;
  return lines(
    "def draw_order(epoch):",
    `    """The training examples in a new order${rest > 0 ? `; ${sit}` : ""}."""`,
    `    rows = Stream(${experiment.training.seed}, "batches", epoch).shuffle(list(range(${counts.train})))`,
    `    return rows${rest > 0 ? `[:${whole}]` : ""}`,
  );
}

/** `should_stop(epoch)`; null where only the number of epochs ends the training. */
export function printStop({ experiment, description, stops }: Plan): string | null {
  if (!stops) return null;
  const { patience, validationLoss } = experiment.training.stop;
  const loss = `evaluate(*parts["validation"])${description.encoding === "values" ? "" : "[0]"}`;
  const target = `the validation loss is under ${validationLoss}`;
  if (patience === null)
    return lines(
      "def should_stop(epoch):",
      `    """Training ends when ${target}."""`,
      `    return ${loss} < ${validationLoss}`,
    );
  return lines(
    'best = {"loss": math.inf, "epoch": 0}',
    "\n",
    "def should_stop(epoch):",
    `    """Training ends ${validationLoss === null ? "" : `when ${target}, or `}after ${patience} epochs without a new lowest validation loss."""`,
    `    loss = ${loss}`,
    '    if loss < best["loss"]:',
    "        best.update(loss=loss, epoch=epoch)",
    `    return ${validationLoss === null ? "" : `loss < ${validationLoss} or `}epoch - best["epoch"] >= ${patience}`,
  );
}

/** The loop over epochs. @param first what stands before it, @param body trains one epoch: both at the left margin */
export function printEpochs({ experiment, stepsPerEpoch, stops }: Plan, body: string, first = ""): string {
  const { epochs } = experiment.training;
  const step = stepsPerEpoch === 1 ? "epoch" : `${stepsPerEpoch} * epoch`;
  return definitions(
    lines(
      "def is_reported(epoch):",
      '    """Often at first, when most happens: after epochs 1, 2, 5, 10, 20, 50, ..."""',
      '    return str(epoch).rstrip("0") in ("1", "2", "5")',
    ),
    lines(
      first,
      "report(0, 0)",
      ...(stops
        ? [
            "epoch, is_last = 0, should_stop(0)",
            "while not is_last:",
            "    epoch += 1",
            indent(body, 4),
            `    is_last = should_stop(epoch) or epoch == ${epochs}`,
            "    if is_last or is_reported(epoch):",
          ]
        : [
            `for epoch in range(1, ${epochs + 1}):`,
            indent(body, 4),
            `    if epoch == ${epochs} or is_reported(epoch):`,
          ]),
      `        report(epoch, ${step})`,
    ),
  );
}
