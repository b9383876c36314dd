import type { Plan } from "../plan";
import { blocks, lines } from "../section";
import { printStepCall } from "./step";

/** `report`, the conditions to stop, and the loop over epochs. @param hasChart whether what is reported is also drawn */
export function printLoop(plan: Plan, hasChart: boolean): string {
  return blocks(
    printReport(plan, hasChart),
    printOrder(plan),
    plan.stops && printStop(plan),
    printEpochs(plan),
  );
}

function printReport({ description }: Plan, hasChart: boolean): string {
  const hasAccuracy = description.encoding !== "values";
  const figure =
    "${name} loss ${loss.toPrecision(7)}" + (hasAccuracy ? ", accuracy ${accuracy.toFixed(4)}" : "");
  return lines(
    hasChart && '// It grows with every report.\nconst chart = livePlot({ x: "epoch", y: "loss" });\n',
    "function report(epoch, step) {",
    hasChart && "  const losses = {};",
    "  const figures = Object.entries(parts).map(([name, part]) => {",
    `    const { loss${hasAccuracy ? ", accuracy" : ""} } = evaluate(part);`,
    hasChart && "    losses[name] = loss;",
    `    return \`${figure}\`;`,
    "  });",
    hasChart && "  chart.add(epoch, losses);",
    "  console.log(`epoch ${epoch}, step ${step}: ${figures.join('; ')}`);",
    "}",
  );
}

function printOrder({ isWhole, counts, experiment, stepsPerEpoch, batchSize }: Plan): string | null {
  if (isWhole) return null;
  const rest = counts.train - stepsPerEpoch * batchSize;
  return lines(
    `// The rows of an epoch's batches, in a new order each time${
      rest > 0
        ? `; ${rest === 1 ? "the one that fills" : `the ${rest} that fill`} no batch ${rest === 1 ? "sits" : "sit"} out`
        : ""
    }.`,
    "function drawBatches(epoch) {",
    `  const rows = openStream(${experiment.training.seed}, "batches", epoch).shuffle([...Array(${counts.train}).keys()]);`,
    `  return Array.from({ length: ${stepsPerEpoch} }, (_, i) => rows.slice(${batchSize} * i, ${batchSize} * (i + 1)));`,
    "}",
  );
}

function printStop({ experiment }: Plan): string {
  const { patience, validationLoss } = experiment.training.stop;
  const target = validationLoss !== null && `loss < ${validationLoss}`;
  if (patience === null)
    return lines(
      `// Training ends when the validation loss is under ${validationLoss}.`,
      "const shouldStop = () => evaluate(parts.validation).loss < " + `${validationLoss};`,
    );
  return lines(
    `// Training ends ${target ? `when the validation loss is under ${validationLoss}, or ` : ""}after ${patience} ${
      patience === 1 ? "epoch" : "epochs"
    } without a new lowest validation loss.`,
    "const best = { loss: Infinity, epoch: 0 };",
    "function shouldStop(epoch) {",
    "  const { loss } = evaluate(parts.validation);",
    "  if (loss < best.loss) Object.assign(best, { loss, epoch });",
    `  return ${target ? `${target} || ` : ""}epoch - best.epoch >= ${patience};`,
    "}",
  );
}

function printEpochs(plan: Plan): string {
  const { epochs } = plan.experiment.training;
  const passesEpoch = plan.experiment.training.stop.patience !== null;
  const stops = plan.stops && `shouldStop(${passesEpoch ? "epoch" : ""})`;
  const call = printStepCall(plan, "rows");
  const end = stops ? "isLast" : `epoch === ${epochs}`;
  const isReported = lines(
    "// Often at first, when most happens: after epochs 1, 2, 5, 10, 20, 50, ...",
    "const isReported = (epoch) => /^[125]0*$/.test(epoch);",
  );
  const loop = lines(
    "report(0, 0);",
    stops && `let isLast = ${stops.replace("epoch", "0")};`,
    "let step = 0;",
    `for (let epoch = 1; ${stops ? "!isLast && " : ""}epoch <= ${epochs}; epoch++) {`,
    plan.isWhole
      ? `  ${call};\n  step++;`
      : `  for (const rows of drawBatches(epoch - 1)) {\n    ${call};\n    step++;\n  }`,
    stops && `  isLast = ${stops} || epoch === ${epochs};`,
    `  if (${end} || isReported(epoch)) report(epoch, step);`,
    "}",
  );
  return blocks(isReported, loop);
}
