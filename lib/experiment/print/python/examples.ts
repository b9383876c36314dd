import type { FeatureName } from "@/lib/data/features";
import { isPlanar } from "../../describe-data";
import type { DataSpec } from "../../schema-data";
import type { Plan } from "../plan";
import { blocks, lines } from "../section";

const features: Record<FeatureName, string> = {
  x1: "x",
  x2: "y",
  x1Squared: "x * x",
  x2Squared: "y * y",
  product: "x * y",
  sineX1: "np.sin(2 * np.pi * x)",
  sineX2: "np.sin(2 * np.pi * y)",
};

/** From `make_examples()` to `parts`: what the network sees of the examples, preprocessed and split. */
export function printExamples(plan: Plan): string {
  const { data } = plan.experiment;
  const hasFeatures = isPlanar(data) && data.features.join() !== "x1,x2";
  const [answers, encoded] = printTargets(plan);
  return blocks(
    lines(`${hasFeatures ? "points" : "inputs"}, ${answers} = make_examples()`, encoded),
    hasFeatures &&
      lines(
        "# What the network sees of a point.",
        'x, y = points.astype("float64").T',
        `inputs = np.stack([${data.features.map((name) => features[name]).join(", ")}], axis=1).astype("float32")`,
      ),
    printPreprocessing(data.preprocessing, plan.counts.train),
    printParts(plan),
  );
}

/** The name of what `make_examples` gives beside the inputs, and how it becomes `targets`. */
function printTargets({ description: { encoding }, source }: Plan): [string, string | null] {
  switch (encoding) {
    case "values":
      return source.kind === "teacher" ? ["targets", null] : ["heights", "targets = heights[:, None]"];
    case "oneHot":
      return [
        "labels",
        '# A 1 at the place of the class, zeros elsewhere.\ntargets = np.eye(CLASSES, dtype="float32")[labels]',
      ];
    case "bit":
      return ["labels", '# One output: 0 or 1.\ntargets = labels[:, None].astype("float32")'];
    case "sign":
      return ["labels", '# One output: -1 or 1.\ntargets = (2 * labels[:, None] - 1).astype("float32")'];
  }
}

function printPreprocessing(mode: DataSpec["preprocessing"], count: number): string | null {
  if (mode === "none") return null;
  const mean = lines(
    "# Found on the training examples alone: the others must stay unseen.",
    `seen = inputs[:${count}].astype("float64")`,
    "mean = seen.mean(axis=0)",
  );
  switch (mode) {
    case "center":
      return lines(mean, 'inputs = (inputs - mean).astype("float32")');
    case "normalize":
      return lines(mean, normalize);
    case "whiten":
      return lines(mean, whiten);
  }
}

const normalize = `deviation = seen.std(axis=0)
# A feature that never changes has deviation 0 and is divided by 1.
deviation[deviation == 0] = 1
inputs = ((inputs - mean) / deviation).astype("float32")`;

const whiten = `# Turn the axes to the eigenvectors of the covariance, largest first, and divide by the standard deviation along each.
centred = seen - mean
variances, axes = np.linalg.eigh(centred.T @ centred / len(centred))
variances, axes = variances[::-1], axes[:, ::-1]
# A vector's sign is free: its largest entry is made positive. Directions without spread stay at 0.
peaks = axes[np.abs(axes).argmax(axis=0), np.arange(len(mean))]
has_spread = variances > 1e-10 * variances[0]
scale = np.where(has_spread, np.sign(peaks) / np.sqrt(np.where(has_spread, variances, 1)), 0)
inputs = ((inputs - mean) @ (axes * scale)).astype("float32")`;

function printParts({ counts: { train, validation, test } }: Plan): string {
  const to = train + validation;
  const part = (name: string, range: string) => `    "${name}": (inputs[${range}], targets[${range}]),`;
  return lines(
    validation + test > 0 && "# The first examples are for training; the others only measure it.",
    "parts = {",
    part("training", validation + test > 0 ? `:${train}` : ":"),
    validation > 0 && part("validation", `${train}:${test > 0 ? to : ""}`),
    test > 0 && part("test", `${to}:`),
    "}",
  );
}
