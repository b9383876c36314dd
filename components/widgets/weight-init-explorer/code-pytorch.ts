import { BATCH, EXAMPLES } from "./experiment";
import { printStd } from "./print-std";
import type { State } from "./state";

const ACTIVATIONS: Record<State["activation"], string> = {
  linear: "nn.Identity()",
  sigmoid: "nn.Sigmoid()",
  tanh: "nn.Tanh()",
  relu: "nn.ReLU()",
  leakyRelu: "nn.LeakyReLU(0.01)",
  gelu: "nn.GELU()",
};

function printInitialize(state: State): string {
  const std = printStd(state, "math.sqrt", "linear.in_features", "linear.out_features");
  if (std !== null) return `nn.init.normal_(linear.weight, std=${std})`;
  switch (state.initialization) {
    case "constant":
      return `nn.init.constant_(linear.weight, ${state.constant})`;
    case "uniform":
      return `nn.init.uniform_(linear.weight, ${-state.limit}, ${state.limit})`;
    case "orthogonal":
      return `nn.init.orthogonal_(linear.weight, gain=${state.gain})`;
    default:
      return "nn.init.zeros_(linear.weight)";
  }
}

export function printPytorch(state: State): string {
  const optimizer = state.optimizer === "sgd" ? "torch.optim.SGD" : "torch.optim.Adam";
  const norm = state.batchNorm ? "\n    layers.append(nn.BatchNorm1d(width, eps=1e-3))" : "";
  return `# pip install torch
import math
import torch
from torch import nn

depth, width, examples, batch = ${state.depth}, ${state.width}, ${EXAMPLES}, ${BATCH}
torch.manual_seed(${state.seed})


def make_linear(fan_in, fan_out):
    linear = nn.Linear(fan_in, fan_out)
    ${printInitialize(state)}
    nn.init.zeros_(linear.bias)
    return linear


activation = ${ACTIVATIONS[state.activation]}
layers = []
for _ in range(depth):
    layers.append(make_linear(width, width))${norm}
    layers.append(activation)
layers.append(make_linear(width, 1))
model = nn.Sequential(*layers)

# What to learn: a small random network's answers, standardised.
inputs = torch.randn(examples, width)
teacher = torch.tanh(inputs @ (torch.randn(width, 4) * 2 / math.sqrt(width)))
answers = teacher @ torch.randn(4, 1)
targets = (answers - answers.mean()) / answers.std()

with torch.no_grad():
    h, index = inputs, 0
    for layer in model[:-1]:
        h = layer(h)
        if layer is activation:
            index += 1
            print("layer", index, "mean", h.mean().item(), "variance", h.var().item())

optimizer = ${optimizer}(model.parameters(), lr=${state.learningRate})
for step in range(1, ${state.steps} + 1):
    order = torch.randint(0, examples, (batch,))
    loss = nn.functional.mse_loss(model(inputs[order]), targets[order])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step == 1 or step % 20 == 0:
        print("step", step, "loss", loss.item())
`;
}
