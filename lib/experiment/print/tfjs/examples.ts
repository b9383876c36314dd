import type { FeatureName } from "@/lib/data/features";
import { isPlanar } from "../../describe-data";
import type { Plan } from "../plan";
import { blocks, lines } from "../section";
import { printPreprocessing } from "./preprocessing";

const features: Record<FeatureName, string> = {
  x1: "x",
  x2: "y",
  x1Squared: "x * x",
  x2Squared: "y * y",
  product: "x * y",
  sineX1: "Math.sin(2 * Math.PI * x)",
  sineX2: "Math.sin(2 * Math.PI * y)",
};

/** From `makeExamples()` to `parts`: what the network sees of the examples, split, preprocessed, as tensors. */
export function printExamples(plan: Plan): string {
  const { data } = plan.experiment;
  const planar = isPlanar(data);
  const hasFeatures = planar && data.features.join() !== "x1,x2";
  const [targetName, target] = printTarget(plan);
  const inputs = hasFeatures ? "see(point)" : planar ? "point" : "row";
  const preprocess = data.preprocessing === "none" ? "inputs" : "preprocess(inputs)";
  return blocks(
    hasFeatures &&
      lines(
        "// What the network sees of a point.",
        `const see = ([x, y]) => [${data.features.map((name) => features[name]).join(", ")}].map(Math.fround);`,
      ),
    printEncoding(plan),
    lines(
      `const examples = makeExamples().map(({ ${planar ? "point" : "row"}, ${targetName} }) => ({`,
      `  inputs: ${inputs},`,
      `  targets: ${target},`,
      "}));",
    ),
    printPreprocessing(data.preprocessing, plan.counts.train),
    lines(
      "function toTensors(part) {",
      "  return {",
      `    inputs: tf.tensor2d(part.map(({ inputs }) => ${preprocess})),`,
      "    targets: tf.tensor2d(part.map(({ targets }) => targets)),",
      "  };",
      "}",
    ),
    printParts(plan),
  );
}

/** The name of an example's answer, and how it is encoded. */
function printTarget({ description, source }: Plan): [string, string] {
  if (description.encoding !== "values") return ["label", "encode(label)"];
  return source.kind === "teacher" ? ["answers", "answers"] : ["height", "[height]"];
}

function printEncoding({ description: { encoding } }: Plan): string | null {
  switch (encoding) {
    case "values":
      return null;
    case "oneHot":
      return lines(
        "// A 1 at the place of the class, zeros elsewhere.",
        "const encode = (label) => Array.from({ length: classes }, (_, k) => (k === label ? 1 : 0));",
      );
    case "bit":
      return "// One output: 0 or 1.\nconst encode = (label) => [label];";
    case "sign":
      return "// One output: -1 or 1.\nconst encode = (label) => [2 * label - 1];";
  }
}

function printParts({ counts: { train, validation, test } }: Plan): string {
  const to = train + validation;
  return lines(
    validation + test > 0 && "// The first examples are for training; the others only measure it.",
    "const parts = {",
    `  training: toTensors(examples${validation + test > 0 ? `.slice(0, ${train})` : ""}),`,
    validation > 0 && `  validation: toTensors(examples.slice(${train}${test > 0 ? `, ${to}` : ""})),`,
    test > 0 && `  test: toTensors(examples.slice(${to})),`,
    "};",
  );
}
