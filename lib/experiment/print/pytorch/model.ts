import { type ActivationName, leakyReluSlope } from "@/lib/math/activation";
import { subtractFromOne } from "../literal";
import { hasLayer, type Plan, type PlannedLayer } from "../plan";
import { nameDrawing, printDrawing } from "../python/weights";
import { findRule, listRules, type Rule } from "../rules";
import { definitions, lines } from "../section";

/** The model as an nn.Sequential, with the first weights of our engines. */
export function printModel(plan: Plan): string {
  const hasDropout = plan.layers.some(({ layer }) => layer.kind === "dropout" && layer.rate > 0);
  return definitions(
    printDrawing(plan),
    printDense(plan),
    hasLayer(plan, "batchNorm") && plan.batchSize === 1 && batchNormOfOne,
    lines(
      hasDropout &&
        `# Dropout draws its masks from PyTorch's own generator: they are other masks than in the course.\ntorch.manual_seed(${plan.experiment.training.seed})`,
      hasLayer(plan, "batchNorm") &&
        "# PyTorch's running variance is n / (n - 1) times the batch's, so that losses differ a little where it is used.",
      printSequential(plan),
    ),
  );
}

function printDense({ layers }: Plan): string {
  const biases = layers.flatMap(({ layer }) => (layer.kind === "dense" ? [layer.bias] : []));
  const all = biases.every(Boolean);
  const none = !biases.some(Boolean);
  return lines(
    `def dense(kernel${all || none ? "" : ", bias=True"}):`,
    '    """A linear layer that starts with this kernel [inputs, units] and with biases of 0."""',
    `    linear = nn.Linear(*kernel.shape${all ? "" : `, bias=${none ? "False" : "bias"}`})`,
    "    with torch.no_grad():",
    "        linear.weight.copy_(torch.from_numpy(kernel.T))",
    all && "        linear.bias.zero_()",
    !all && !none && "        if bias:\n            linear.bias.zero_()",
    "    return linear",
  );
}

const batchNormOfOne = `class BatchNorm(nn.BatchNorm1d):
    """nn.BatchNorm1d refuses a batch of one example. It is its own mean, so that only the shift is left of it."""

    def forward(self, x):
        if not self.training:
            return super().forward(x)
        with torch.no_grad():
            self.running_mean.lerp_(x[0], self.momentum)
            self.running_var.mul_(1 - self.momentum)
        return 0 * x * self.weight + self.bias`;

function printSequential(plan: Plan): string {
  const rules = listRules(plan);
  const biases = plan.layers.flatMap(({ layer }) => (layer.kind === "dense" ? [layer.bias] : []));
  const differ = new Set(biases).size > 1;
  return lines(
    "model = nn.Sequential(",
    ...plan.layers
      .flatMap((planned) => printLayer(planned, rules, differ, plan.batchSize))
      .map((layer) => `    ${layer},`),
    ")",
  );
}

function printLayer(
  { layer, index, inputs, units, initialization }: PlannedLayer,
  rules: readonly Rule[],
  differ: boolean,
  batchSize: number,
): string[] {
  switch (layer.kind) {
    case "dense": {
      const draw = nameDrawing(findRule(rules, initialization).name);
      const bias = differ && !layer.bias ? ", bias=False" : "";
      return [`dense(${draw}(${index}, ${inputs}, ${units})${bias})`, ...printActivation(layer.activation)];
    }
    case "activation":
      return printActivation(layer.activation);
    case "dropout":
      return layer.rate > 0 ? [`nn.Dropout(${layer.rate})`] : [];
    case "batchNorm": {
      const name = batchSize === 1 ? "BatchNorm" : "nn.BatchNorm1d";
      return [`${name}(${units}, eps=${layer.epsilon}, momentum=${subtractFromOne(layer.momentum)})`];
    }
  }
}

/** Each activation as a module. */
export const activations: Record<Exclude<ActivationName, "linear">, string> = {
  sigmoid: "nn.Sigmoid()",
  tanh: "nn.Tanh()",
  relu: "nn.ReLU()",
  leakyRelu: `nn.LeakyReLU(${leakyReluSlope})`,
  elu: "nn.ELU()",
  gelu: "nn.GELU()",
  softplus: "nn.Softplus()",
  relu6: "nn.ReLU6()",
};

function printActivation(name: ActivationName): string[] {
  return name === "linear" ? [] : [activations[name]];
}
